"""The carvings of the doors."""

from __future__ import annotations

import numpy as np
import pytest

from game.meshes.doors import PANELS
from game.meshes.relief import drawn, relief
from game.meshes.symbols import SYMBOLS

NAMED = {
    "hands joined",
    "lamp passed on",
    "interlaced knot",
    "seed",
    "bridge",
    "birds",
    "open book",
    "rising sun",
}


def test_the_eight_symbols_are_all_on_the_doors() -> None:
    """Every symbol that the dream speaks of exists and is carved exactly once."""
    assert set(SYMBOLS) == NAMED
    assert sorted(PANELS["left"] + PANELS["right"]) == sorted(NAMED)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_symbol_is_carved_in_true_relief(name: str) -> None:
    """A drawing has a ground, rises from it, and falls to nothing at its edge."""
    heights = drawn(name)
    assert heights.min() == 0 and heights.max() > 0.7
    assert 0.12 < (heights > 0.05).mean() < 0.85
    assert heights[0].max() == heights[-1].max() == heights[:, 0].max() == heights[:, -1].max() == 0


def test_no_two_symbols_are_alike() -> None:
    """Any two drawings differ over a good part of their panel."""
    all_ = [drawn(name) for name in SYMBOLS]
    for k, one in enumerate(all_):
        for other in all_[k + 1 :]:
            assert (np.abs(one - other) > 0.1).mean() > 0.1


def test_relief_keeps_its_budget_and_its_drawing() -> None:
    """A panel has no more triangles than it may, and stands where the drawing says."""
    heights = drawn("birds")
    mesh = relief(heights, 1.0, 1.0, 0.05, 3000)
    assert len(mesh.triangles) <= 3000
    cells = len(heights) - 1
    column, row = np.rint(mesh.positions[:, :2] * cells).astype(int).T
    assert np.allclose(-mesh.positions[:, 2], 0.05 * heights[row, column], atol=1e-6)
    assert (mesh.normals[:, 2] < 0).all()
