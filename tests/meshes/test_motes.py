"""Dust hangs where light can fall."""

from __future__ import annotations

import numpy as np

from game.meshes.motes import LAMP_REACH, motes

PANE = np.array([[(-1.4, 3.4, 13.6), (1.4, 3.4, 13.6), (1.4, 11.8, 13.6), (-1.4, 11.8, 13.6)]])
LAMPS = np.array([(9.0, 2.6, 9.0)])


def dust(count: int = 400):
    return motes(PANE, LAMPS, count, np.random.default_rng(1))


def test_every_mote_starts_on_a_pane_or_about_a_lamp() -> None:
    """Nothing hangs where neither the sun nor a lamp could ever show it."""
    mesh = dust()
    places, lamp = mesh.positions, mesh.color[:, 3] > 0.5
    assert 0 < lamp.mean() < 0.1
    assert np.linalg.norm(places[lamp] - LAMPS[0], axis=1).max() <= LAMP_REACH + 1e-4
    low, high = PANE.min(axis=(0, 1)), PANE.max(axis=(0, 1))
    assert ((places[~lamp] >= low - 1e-4) & (places[~lamp] <= high + 1e-4)).all()
    assert (mesh.normals[lamp, 0] == 0).all()


def test_a_beam_is_evenly_filled() -> None:
    """The way down the beam is shared out evenly, and long beams hold more than short ones."""
    mesh = dust(4000)
    sunny = mesh.color[:, 3] < 0.5
    way, height = mesh.normals[sunny, 0], mesh.positions[sunny, 1]
    assert abs(way.mean() - 0.5) < 0.03
    upper, lower = (height > 7.6).sum(), (height < 7.6).sum()
    assert 1.5 < upper / lower < 2.1


def test_a_mote_is_one_triangle_about_the_unit_circle() -> None:
    """Three corners on one spot; the vertex shader opens them, or leaves a dark one shut."""
    mesh = dust(10)
    corners = mesh.positions[mesh.triangles]
    assert (corners == corners[:, :1]).all()
    a, b = mesh.uv[mesh.triangles][:, 0], mesh.uv[mesh.triangles][:, 1]
    side = (b - a) / np.linalg.norm(b - a, axis=1, keepdims=True)
    distance = np.abs(a[:, 0] * side[:, 1] - a[:, 1] * side[:, 0])
    np.testing.assert_allclose(distance, 1.0, atol=1e-5)
