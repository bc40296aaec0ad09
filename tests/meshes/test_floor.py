"""The floor's two programs meet where no chair stands, and its grain has no seam."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from game.meshes import hall_plan
from game.meshes.floor import RING_EDGE, floor
from game.meshes.floor_grain import floor_grain

PAVING = Path(__file__).parents[2] / "shaders" / "include" / "paving.glsl"


def test_flags_begin_where_the_ring_s_floor_ends() -> None:
    """No gap and no overlap between the two, and the compass lies wholly in the first."""
    parts = {part.surface: part.mesh for part in floor(np.random.default_rng(7))}
    ring = np.hypot(parts["floor"].positions[:, 0], parts["floor"].positions[:, 2])
    flags = np.hypot(parts["flags"].positions[:, 0], parts["flags"].positions[:, 2])
    assert np.isclose(ring.max(), flags[flags < 7.0].max())
    assert np.isclose(flags.min(), RING_EDGE)
    assert RING_EDGE > 5.22


def test_the_dark_under_chairs_lies_where_chairs_stand() -> None:
    """The shader's ring is the plan's."""
    found = re.search(r"CHAIRS = ([\d.]+), RING = ([\d.]+);", PAVING.read_text(encoding="utf-8"))
    assert float(found[1]) == hall_plan.CHAIR_COUNT
    assert float(found[2]) == hall_plan.RING_RADIUS


def test_the_grain_repeats_without_a_seam() -> None:
    """Across the tile's rim its wear and height change no more than they do within."""
    tile = floor_grain(np.random.default_rng(3)).astype(float)
    for axis in (0, 1):
        steps = np.abs(np.diff(tile, axis=axis))
        first, last = np.take(tile, 0, axis=axis), np.take(tile, -1, axis=axis)
        assert np.abs(first - last)[..., [0, 3]].mean() < 1.5 * steps[..., [0, 3]].mean()
