"""Eyes that can be met: no mood shuts them, both lids stand alike, and both look at one point."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.people.data import PersonData, read_person
from game.people.eyelids import CLEAR, SIDES, lid_edge, opened
from game.people.layout import LAYOUT
from game.people.mood import MOODS
from game.people.pose import MEET
from tests.people.company import NAMES, ROOT, company, ensemble, idris, regard

SILENT = [None] * len(NAMES)


def baked(name: str) -> PersonData:
    return read_person(ROOT / "assets" / "people" / f"{name}.npz")


@pytest.mark.parametrize("name", NAMES)
def test_at_rest_both_lids_leave_the_pupil_free(name):
    """Neither eye is more than two millimetres further open than the other."""
    person = baked(name)
    heights = []
    for amount, ball, side in zip(opened(person), person.eyes, SIDES, strict=True):
        edge = lid_edge(person, ball, side, {"eyeWide": amount})
        assert edge > 0.02 * ball[3]
        assert edge < 1.3 * CLEAR * ball[3]
        heights.append(edge)
    assert abs(heights[0] - heights[1]) < 0.002


def test_a_face_without_lids_asks_for_nothing():
    """People made before there were such shapes can still be looked at."""
    bare = replace(idris(), shapes={"jawOpen": idris().shapes["jawOpen"]})
    assert np.array_equal(opened(bare), np.zeros(2))


@pytest.mark.parametrize("mood", MOODS)
def test_no_mood_and_no_look_down_shuts_an_eye(mood):
    """Only a blink does: without one an upper lid is never more than a third of its way down."""
    who, names = ensemble(), list(idris().shapes)
    blink = [names.index(f"eyeBlink{side}") for side in SIDES]
    squint = [names.index(f"eyeSquint{side}") for side in SIDES]
    down = np.tile([0.0, -0.5], (len(NAMES), 1))
    open_, shut = 0, 0.0
    for step in range(240):
        now = who.step(step * 0.05, 0.05, regard(mood=mood, eyes=down), SILENT)
        awake = now.lid == 0.0
        open_ += awake.sum()
        assert now.shapes[awake][:, blink].max(initial=0.0) < 0.34
        assert now.shapes[awake][:, squint].max(initial=0.0) < 0.45
        shut = max(shut, now.shapes[:, blink].max())
    assert open_ > 1000
    assert shut > 0.95


@pytest.mark.parametrize("mood", MOODS)
def test_faces_are_all_but_symmetrical(mood):
    """A smile may begin on one side; a mouth is never twisted."""
    shapes = MOODS[mood].shapes
    for name, value in shapes.items():
        if name.startswith("mouth") and name.endswith("Left"):
            assert abs(value - shapes.get(name[:-4] + "Right", 0.0)) < 0.2


def test_the_lines_of_two_eyes_meet_before_the_face():
    """However far apart somebody's eyes are, the point lies at the same distance."""
    now = ensemble().step(1.0, 0.05, regard(), SILENT)
    for n, person in enumerate(company()):
        order = {name: person.skeleton.index(name) for name in LAYOUT}
        left, right = (now.matrices[n][order[f"eye.{s}"]][:3, :3][:, 2] for s in "LR")
        apart = np.linalg.norm(person.eyes[1, :3] - person.eyes[0, :3])
        turned_in = np.arccos(np.clip(left @ right, -1.0, 1.0))
        assert apart / turned_in == pytest.approx(MEET, rel=0.05)
