"""Mouldings from drawn profiles."""

from __future__ import annotations

import numpy as np
import pytest

from game.meshes import profiles as p
from game.meshes.detail import thinned
from game.meshes.sides import CORNER_RADIUS, lancet_edge, pointed_arch, side_run


def test_a_lathe_looks_outward() -> None:
    """A cylinder's side faces away from its axis and has the area of a cylinder."""
    mesh = p.lathe(np.array([(0.5, 0.0), (0.5, 2.0)]), 64)
    radial = mesh.positions * (1, 0, 1)
    assert (np.einsum("ij,ij->i", radial, mesh.normals) > 0.4).all()
    a, b, c = (mesh.positions[mesh.triangles[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2
    assert area == pytest.approx(2 * np.pi * 0.5 * 2, rel=0.01)


def test_sharp_corners_stay_sharp_and_round_ones_round() -> None:
    """A right angle keeps two normals; a shallow bend shares one."""
    square = p.creased(np.array([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]))
    assert len(square.points) == 4
    shallow = p.creased(np.array([(0.0, 0.0), (1.0, 0.0), (2.0, 0.2)]))
    assert len(shallow.points) == 3


def test_deep_mouldings_are_darker() -> None:
    """The bottom of a groove sees less of the sky than its lips."""
    line = [(0.0, 0.0), (0.0, 0.1), (-0.05, 0.1), (-0.05, 0.12), (0.0, 0.12), (0.0, 0.2)]
    groove = p.creased(np.array(line))
    deep = groove.points[:, 0] < -0.04
    assert groove.open_sky[deep].max() < groove.open_sky[~deep].max() - 0.2


@pytest.mark.parametrize("bevel", [0.0, 0.05])
def test_a_box_is_closed(bevel: float) -> None:
    """The faces of a box enclose its volume, bevelled or not: none is missing or inside out."""
    mesh = p.box((0, 0, 0), (1, 2, 3), bevel=bevel)
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(float) for k in range(3))
    volume = np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6
    assert volume == pytest.approx(6.0, rel=0.02)
    area = np.cross(b - a, c - a).sum(axis=0)
    assert np.allclose(area, 0, atol=1e-5)


def test_side_mouldings_meet_at_the_corners() -> None:
    """A moulding on one side ends exactly where its turned neighbour begins."""
    one = side_run(np.array([(0.0, 0.0), (0.3, 0.0), (0.3, 0.2)]))
    other = one.turned(2 * np.pi / 16)
    right = one.positions[one.positions[:, 0] > 0]
    left = other.positions[np.abs(other.positions - right[0]).sum(axis=1).argmin()]
    assert np.allclose(left, right[0], atol=1e-4)
    assert np.hypot(*one.positions[:, [0, 2]].T).max() <= CORNER_RADIUS + 1e-4


def test_arches_follow_the_lancet() -> None:
    """A moulding's inner edge and the wall's hole are the same curve."""
    arch = pointed_arch(2.8, np.array([(0.1, 0.0), (0.0, 0.0)]), 24)
    x, y = arch.positions[:, 0], arch.positions[:, 1]
    reach = np.hypot(np.abs(x) + 1.4, y)
    inner = reach < 2.85
    assert np.allclose(lancet_edge(x[inner], 2.8, 0.0), y[inner], atol=2e-3)


def test_a_thinned_line_stays_close_to_the_drawn_one() -> None:
    """Every dropped point lies within the tolerance of what is left; the ends stay."""
    line = np.stack([np.linspace(0, 3, 200), np.sin(np.linspace(0, 3, 200))], axis=1)
    few = thinned(line, 0.01)
    assert 4 < len(few) < 20
    assert np.array_equal(few[[0, -1]], line[[0, -1]])
    assert np.abs(np.interp(line[:, 0], few[:, 0], few[:, 1]) - line[:, 1]).max() < 0.015


def test_a_box_leaves_out_only_hidden_faces() -> None:
    """A box without its top and back still has the other four, and no corner without a face."""
    mesh = p.box((0, 0, 0), (1, 1, 1), hidden="+y+z")
    facing = {tuple(np.round(n).astype(int)) for n in mesh.normals}
    assert facing == {(1, 0, 0), (-1, 0, 0), (0, -1, 0), (0, 0, -1)}
    assert len(mesh.triangles) == 8
    assert set(mesh.triangles.ravel()) == set(range(len(mesh.positions)))
