"""The carvings of the doors."""

from __future__ import annotations

import numpy as np
import pytest

from game.meshes.doors import PANELS, RELIEF_DEPTH, door_leaf, outer_portal
from game.meshes.hall_plan import DOOR_HEIGHT
from game.meshes.relief import drawn, relief
from game.meshes.symbols import SCENES, SYMBOLS

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


@pytest.mark.parametrize("detail", ["full", "lean"])
def test_each_panel_stands_out_by_centimetres(detail) -> None:
    """On either leaf four panels rise at least 5 cm from their ground, as geometry and not as paint."""
    assert RELIEF_DEPTH >= 0.05
    for which, sign in (("left", 1), ("right", -1)):
        mesh = door_leaf(which, detail)[0].mesh
        x, y, z = (mesh.positions * (sign, 1, 1)).T
        for row in range(4):
            low = 0.2 + row * DOOR_HEIGHT / 4
            panel = (x > 0.3) & (x < 1.3) & (y > low + 0.1) & (y < low + 0.95) & (z < 0)
            assert np.ptp(z[panel]) >= 0.05, (which, row)


def test_shapes_part_from_their_ground_in_any_light() -> None:
    """The ground beside a carved shape is darker than the ground far from it."""
    heights = np.zeros((65, 65))
    heights[24:40, 24:40] = 1.0
    mesh = relief(heights, 1.0, 1.0, 0.05, 8000)
    away = np.abs(mesh.positions[:, :2] - 0.49).max(axis=1)
    ground = mesh.color[:, 3] == 0
    beside, far = ground & (away > 0.14) & (away < 0.17), ground & (away > 0.4)
    assert mesh.color[beside, 0].mean() < 0.9 * mesh.color[far, 0].mean()


def test_people_round_a_book_stand_over_the_doors() -> None:
    """The field over the doors carries a scene, not a symbol that the leaves have already."""
    assert not set(SCENES) & set(SYMBOLS)
    scene = drawn("sun over a book")
    assert 0.25 < (scene > 0.05).mean() < 0.7
    stone = outer_portal("full").positions
    field = stone[(np.abs(stone[:, 0]) < 1.4) & (stone[:, 1] > 6.2) & (stone[:, 1] < 8.3)]
    assert np.ptp(field[:, 2]) > 0.1


def test_the_seam_is_lit_along_the_closing_edge() -> None:
    """Each leaf carries a lip of light from sill to head, next to where the other leaf closes."""
    for which, sign in (("left", 1), ("right", -1)):
        lip = next(p.mesh for p in door_leaf(which) if p.surface == "seam").positions
        edge = lip[np.abs(lip[:, 0] * sign - 1.6) < 0.03]
        assert np.ptp(edge[:, 1]) > 0.95 * DOOR_HEIGHT
