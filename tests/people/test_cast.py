"""The cast: who is seen, what they are told of the evening, and that a moment always looks the same."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("panda3d.core")
from panda3d.core import NodePath

from game.light.shaders import ShaderLibrary
from game.people.cast import Cast
from game.story.baked import Baked
from game.story.script import Line
from game.story.timeline import Cue
from tests.people.company import line

ROOT = Path(__file__).resolve().parents[2]
EYE = (0.0, 1.2, -3.1)
TOLD = line(4.0, 0.0)
BAKED = {
    name: Baked(
        text_sha256="", file="", duration=4.0, phonemes=tuple(TOLD.phonemes),
        loudness=tuple(TOLD.loudness),
    )
    for name in ("said", "murmur")
}  # fmt: skip


def cue(line_id: str, who: str, start: float = 10.0, looks_at: str | None = None) -> Cue:
    said = Line(id=line_id, who=who, text="Well.", mood="hope", looks_at=looks_at)
    return Cue(line=said, part="", start=start, end=start + 4.0, words=())


def director(*sounding: Cue, position: float = 12.0):
    """What a cast asks of a director, halfway through an evening of 24 seconds."""
    first = sounding[0] if sounding else None
    return SimpleNamespace(
        line=first, line_time=position - first.start if first else 0.0, sounding=sounding,
        position=position, finished=False, timeline=SimpleNamespace(duration=24.0),
    )  # fmt: skip


def cast(present=("idris",), folder=ROOT / "assets" / "people", report=lambda line: None) -> Cast:
    shaders = ShaderLibrary(ROOT / "shaders", 1)
    return Cast(present, folder, NodePath("ring"), shaders, 1, 5, report)


def bones(who: Cast) -> np.ndarray:
    return np.array([person._matrices for person in who._people])


def test_somebody_without_a_body_is_told_of_in_one_line_and_heard_all_the_same(tmp_path):
    said: list[str] = []
    (tmp_path / "idris.npz").write_bytes(b"PK broken")
    who = cast(("idris", "nobody"), tmp_path, said.append)
    assert len(said) == 2 and all("\n" not in line and "cannot be seen" in line for line in said)
    assert who.mouth("idris")[1] > 1.0
    who.update(1.0, 0.1, EYE, director(cue("said", "idris")), BAKED, True)
    who.settle(1.0, EYE, director(), BAKED, False)


def test_a_scene_is_what_the_director_says():
    who = cast()
    scene = who._scene(EYE, director(cue("said", "idris", looks_at="you")))
    assert (scene.speaker, scene.mood, scene.target, scene.place) == (0, "hope", 1, None)
    assert scene.progress == 0.5 and scene.seated_for is None
    scene = who._scene(EYE, director(cue("said", "maren", looks_at="dome")))
    assert (scene.speaker, scene.target, scene.place) == (None, None, "dome")
    assert who._scene(EYE, director()).speaker is None


def test_time_in_the_chair_is_counted_from_sitting_down():
    who = cast()
    for seated, expected in ((False, None), (True, 0.0), (True, 0.5), (False, None), (True, 0.0)):
        who.update(1.0, 0.5, EYE, director(), BAKED, seated)
        assert who._seated_for == expected


def test_lips_follow_their_own_line_when_two_sound():
    """The line began at 10 s, a murmur of somebody else's at 11.5 s."""
    who = cast()
    speeches = who._speeches(director(cue("said", "maren"), cue("murmur", "idris", 11.5)), BAKED)
    assert speeches[0].time == pytest.approx(0.5)


def test_the_same_moment_is_the_same_picture():
    first, second = cast(), cast()
    for who in (first, second):
        who.settle(30.0, EYE, director(cue("said", "idris")), BAKED, True)
    assert np.array_equal(bones(first), bones(second))
    second.update(31.0, 1.0, EYE, director(), BAKED, True)
    second.settle(30.0, EYE, director(cue("said", "idris")), BAKED, True)
    assert np.array_equal(bones(first), bones(second))
    for face in (first._people[0].face, second._people[0].face):
        assert np.array_equal(face.skin, first._people[0].face.skin)


def test_who_speaks_moves_the_lips_in_every_frame():
    who = cast()
    told = cue("said", "idris")
    seen = []
    for frame in range(20):
        position = 12.0 + frame / 60
        who.update(position, 1 / 60, EYE, director(told, position=position), BAKED, True)
        seen.append(who._people[0].face.skin.copy())
    assert all(not np.array_equal(a, b) for a, b in zip(seen, seen[1:], strict=False))
