"""Near and far levels of the hall's sectors and of the ring's chairs."""

from __future__ import annotations

import numpy as np
import pytest

from game.meshes.detail import STRAY
from game.meshes.sectors import SECTORS, sector_edges
from game.world.nodes import EYE_CAMERA, SUN_CAMERA

PIXEL = 0.003
"""Radians, about a drawn pixel of medium at 720 lines."""


@pytest.fixture(autouse=True)
def finished(dream):
    """Near levels come after the first frame: these promises are about when they are there."""
    dream.library.settle((0.0, 1.7, 0.0))


def seen(level, camera) -> list[bool]:
    """Whether ``camera`` sees the near and the far node."""
    return [not node.is_hidden(camera) for node in level.nodes]


@pytest.mark.parametrize("eye", [(0.0, 1.7, 0.0), (0.0, 1.7, -10.5), (9.0, 1.7, 4.0)])
def test_the_eye_sees_one_level_of_each_sector(dream, eye):
    """Never both, never none; the far one only where what it leaves out is below a pixel."""
    sectors = dream.library.sectors
    sectors.update(eye, PIXEL)
    away = np.linalg.norm(sector_edges() - np.array([eye[0], eye[2]]), axis=-1).min(axis=-1)
    assert len(sectors.levels) == SECTORS
    for level, metres in zip(sectors.levels, away, strict=True):
        assert seen(level, EYE_CAMERA) == [level.fine, not level.fine]
        assert level.fine == (metres * PIXEL < STRAY)


def test_the_sun_sees_the_far_level_wherever_the_eye_is(dream):
    """Shadows do not change when somebody walks up to a wall."""
    for eye in ((0.0, 1.7, 0.0), (9.0, 1.7, 4.0)):
        dream.library.sectors.update(eye, PIXEL)
        for level in dream.library.sectors.levels:
            assert seen(level, SUN_CAMERA) == [False, True]


def test_a_finer_picture_keeps_the_near_level_longer(dream):
    """With smaller pixels more sectors are drawn finely."""
    sectors = dream.library.sectors
    counts = []
    for pixel in (0.006, 0.003, 0.0015):
        sectors.update((0.0, 1.7, -10.5), pixel)
        counts.append(sum(level.fine for level in sectors.levels))
    assert counts == sorted(counts) and counts[0] < counts[-1]


def test_chairs_are_fine_from_a_seat_and_sparing_from_the_door(dream):
    """Whoever sits among them sees their bark; whoever comes in sees their outline."""
    chairs = dream.library.chairs
    chairs.update((0.0, 1.2, -3.1), PIXEL)
    assert chairs.levels.fine
    chairs.update((0.0, 1.7, -12.0), PIXEL)
    assert not chairs.levels.fine
