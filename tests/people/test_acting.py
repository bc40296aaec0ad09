"""How people move: bones stay bones, nobody stares, lips follow the voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.people.acting import Actor
from game.people.blink import Blinks
from game.people.data import read_person
from game.people.gaze import Gaze
from game.people.mood import MOODS, spread
from game.people.skeleton import skinned
from game.people.visemes import Mouth, Speech, gate, opening
from game.story.baked import read_manifest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
YOU = np.array([0.2, 1.2, 3.0])
LINES = read_manifest(ASSETS / "voices" / "lines" / "manifest.json")


@pytest.fixture(scope="module")
def data():
    return read_person(ASSETS / "people" / "idris.npz")


def actor(data, seed=3) -> Actor:
    return Actor(data.skeleton, tuple(data.shapes), np.random.default_rng(seed))


def line(seconds: float, time: float) -> Speech:
    """A made-up line: syllables at 4 Hz, then silence."""
    t = np.arange(int(seconds * 50)) / 50
    return Speech([("A", i / 4, i / 4 + 0.2) for i in range(int(seconds * 4))],
                  0.5 - 0.5 * np.cos(t * 2 * np.pi * 4), time)  # fmt: skip


def test_bones_stay_orthonormal_over_minutes(data):
    """No bone shears or scales, whatever he feels, says and looks at."""
    who = actor(data)
    moods = list(MOODS)
    for step in range(0, 1800, 3):
        time = step / 10
        speech = line(4.0, time % 8.0) if step % 160 < 80 else None
        now = who.step(time, 0.3, YOU, speech, moods[step // 200 % len(moods)])
        turn = now.matrices[:, :3, :3]
        error = np.abs(turn @ turn.transpose(0, 2, 1) - np.eye(3)).max()
        assert error < 1e-9
        assert np.isfinite(now.matrices).all()


def test_blinks_come_every_two_to_six_seconds_and_never_evenly():
    for seed in range(5):
        gaps = np.diff(Blinks(np.random.default_rng(seed)).starts(300.0))
        assert gaps.min() >= 2.0 and gaps.max() <= 6.0
        assert gaps.std() > 0.4


@pytest.mark.parametrize("speaking", [False, True])
def test_nobody_is_looked_at_for_more_than_five_seconds(speaking):
    for seed in range(4):
        gaze = Gaze(np.random.default_rng(seed))
        since, longest = None, 0.0
        for step in range(60 * 120):
            time = step / 60
            now = gaze.step(time, 1 / 60, np.array([0.2, 0.1]), down=0.3, speaking=speaking)
            since = None if now.kind != "target" else (time if since is None else since)
            longest = max(longest, 0.0 if since is None else time - since)
        assert 1.0 < longest < 5.0


def test_eyes_arrive_before_the_head_and_the_head_before_the_chest():
    gaze = Gaze(np.random.default_rng(0))
    ahead = np.zeros(2)
    for step in range(240):
        gaze.step(step / 60, 1 / 60, ahead, down=0.0, speaking=False)
    goal = np.array([0.6, 0.0])
    head0, chest0 = gaze.head[0], gaze.chest[0]
    gaze._look = type(gaze._look)(4.0, 9.0, "target", 0.0, 0.0)
    for step in range(240, 247):
        gaze.step(step / 60, 1 / 60, goal, down=0.0, speaking=False)
    moved_eyes = gaze.eyes[0] / 0.559
    moved_head = (gaze.head[0] - head0) / (0.62 * 0.6)
    moved_chest = (gaze.chest[0] - chest0) / (0.16 * 0.6)
    assert moved_eyes > 0.8 > moved_head > moved_chest


def test_the_same_steps_give_the_same_pose(data):
    first, second = actor(data), actor(data)
    for step in range(120):
        a = first.step(step / 60, 1 / 60, YOU, None, "neutral")
        b = second.step(step / 60, 1 / 60, YOU, None, "neutral")
    assert np.array_equal(a.matrices, b.matrices) and a.shapes == b.shapes


def test_a_moment_can_be_asked_for_twice(data):
    who = actor(data)
    a = who.settle(42.0, YOU, None, "hope")
    who.settle(7.0, YOU, None, "grief")
    b = who.settle(42.0, YOU, None, "hope")
    assert np.array_equal(a.matrices, b.matrices) and a.shapes == b.shapes


def test_he_is_never_quite_still(data):
    who = actor(data)
    chest = data.skeleton.index("spine02")
    at = [who.step(t / 10, 0.1, YOU, None, "neutral").matrices[chest, :3, :3] for t in range(60)]
    assert np.ptp(np.array(at), axis=0).max() > 0.01


def test_feet_and_hands_stay_where_they_rest(data):
    """Over a minute of listening, soles keep to the floor within 2 cm and wrists within 4 cm."""
    who = actor(data)
    cloth = data.meshes["cloth"]
    feet = cloth.hangs_on([data.skeleton.index(f"foot.{s}") for s in "LR"])
    low = feet & (cloth.positions[:, 1] < 0.005)
    wrists = [data.skeleton.index(f"wrist.{s}") for s in "LR"]
    rest = data.skeleton.heads[wrists]
    for step in range(120):
        m = who.step(step / 2, 0.5, YOU, None, "neutral").matrices
        at = skinned(cloth.positions[low], cloth.joints[low], cloth.weights[low], m)
        assert abs(at[:, 1].min()) < 0.02
        now = np.array([m[w, :3, :3] @ r + m[w, :3, 3] for w, r in zip(wrists, rest, strict=True)])
        assert np.linalg.norm(now - rest, axis=1).max() < 0.04


def test_eyes_look_at_the_one_they_look_at(data):
    """When he looks at you, the line of his eyes passes within 12 degrees of you."""
    who = actor(data)
    eye = data.skeleton.index("eye.R")
    seen = []
    for step in range(60 * 20):
        now = who.step(step / 60, 1 / 60, YOU, None, "neutral")
        if now.looking.kind != "target" or step < 60:
            continue
        at = now.matrices[eye, :3, :3] @ data.skeleton.heads[eye] + now.matrices[eye, :3, 3]
        ahead = now.matrices[eye, :3, :3] @ [0.0, 0.0, 1.0]
        to = (YOU - at) / np.linalg.norm(YOU - at)
        seen.append(np.degrees(np.arccos(np.clip(ahead @ to, -1, 1))))
    assert np.median(seen) < 12.0


LONG = [name for name, b in LINES.items() if name.startswith("idris") and b.duration >= 1.5] or [
    "made-up"
]


@pytest.mark.parametrize("name", LONG)
def test_lips_open_with_the_voice_and_close_with_silence(name):
    """Lip opening correlates with loudness by 0.6 or more; shut within 80 ms of silence."""
    if name in LINES:
        speech = Speech(LINES[name].phonemes, LINES[name].loudness)
    else:
        speech = line(4.0, 0.0)
    mouth, level = Mouth(speech), speech.level()
    wide = np.array([opening(mouth.shapes(i / 50)) for i in range(len(level))])
    assert np.corrcoef(wide, level)[0, 1] >= 0.6
    quiet = np.convolve(level > 0.06, np.ones(5), "full")[: len(level)] == 0
    assert wide[quiet].max(initial=0.0) < 0.02


def test_lips_meet_on_m_b_and_p():
    speech = Speech([("A", 0.0, 0.3), ("m", 0.3, 0.42), ("A", 0.42, 0.8)], np.ones(40))
    mouth = Mouth(speech)
    assert opening(mouth.shapes(0.36)) < 0.35 * opening(mouth.shapes(0.15))


def test_a_gate_falls_in_less_than_80_ms():
    level = np.r_[np.ones(10), np.zeros(10)]
    assert gate(level)[13] == 0.0


def test_every_mood_of_the_script_changes_a_face(data):
    names = tuple(data.shapes)
    for mood in MOODS.values():
        shapes = spread(mood.shapes, names)
        assert shapes and all(0.0 <= v <= 1.0 for v in shapes.values())
