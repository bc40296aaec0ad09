"""The light about people: soft at every edge, of each one's own colour, small enough for seven."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("panda3d.core")

from game.people.aura import HIDDEN, body, halo
from game.people.temper import TEMPERS

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "people"


def test_light_is_gone_before_the_card_ends():
    """Every edge that only one triangle has is dark, but those that the body hides."""
    mesh = halo()
    edges = np.sort(mesh.triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    found, times = np.unique(edges, axis=0, return_counts=True)
    rim = np.unique(found[times == 1])
    seen = body(mesh.uv[rim]) > -HIDDEN
    assert mesh.color[rim][seen, 3].max() < 0.01
    assert mesh.color[:, 3].max() == 1.0


def test_light_falls_off_without_a_step():
    """Corners of a triangle differ by less than three quarters, and most of all close to the body."""
    mesh = halo()
    bright = mesh.color[mesh.triangles, 3]
    assert (bright.max(axis=1) - bright.min(axis=1)).max() < 0.75
    off = body(mesh.uv)
    near, far = (off > 0) & (off < 0.05), off > 0.2
    assert mesh.color[near, 3].mean() > 8 * mesh.color[far, 3].mean()


def test_a_halo_is_cheap_enough_for_seven():
    """At most 300 triangles and one square metre each."""
    mesh = halo()
    a, b, c = (mesh.positions[mesh.triangles[:, i]] for i in range(3))
    assert len(mesh.triangles) <= 300
    assert (np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2).sum() < 1.0


def test_each_of_the_seven_has_a_colour_of_their_own_and_so_have_you():
    colours = {path.stem: baked_aura(path) for path in ASSETS.glob("*.npz")}
    assert set(colours) == {*TEMPERS, "you"}
    rows = np.array(list(colours.values()))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    alike = rows @ rows.T - 2 * np.eye(len(rows))
    assert alike.max() < 0.999


def baked_aura(path: Path) -> np.ndarray:
    """(3,) the colour that a baked body's file holds."""
    with np.load(path) as z:
        return next(z[name] for name in z.files if name.endswith("look/aura"))
