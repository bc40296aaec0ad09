"""Skin that has become bark: what the bake promises of Thessa's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.people.data import read_person

FILE = Path(__file__).resolve().parents[2] / "assets" / "people" / "thessa.npz"
LOW, HIGH, RADIUS = -0.235, 0.165, 0.085


@pytest.fixture(scope="module")
def thessa():
    return read_person(FILE)


@pytest.fixture(scope="module")
def relief():
    """(1024, 1024) 0..1, row 0 the lowest."""
    with np.load(FILE) as z:
        return z["face/plates"].astype(float) / 255


def steepness(patch: np.ndarray) -> tuple[float, float]:
    """Mean slope across the map and up it, per metre of skin."""
    wide, tall = 1024 / (2 * np.pi * RADIUS), 1024 / (HIGH - LOW)
    return (
        float(np.abs(np.diff(patch, axis=1)).mean() * wide),
        float(np.abs(np.diff(patch, axis=0)).mean() * tall),
    )


def test_fissures_run_down_the_neck_and_across_the_brow(relief):
    """A fissure is steep across itself and gentle along itself."""
    across, up = steepness(relief[60:230, 330:690])
    assert across > 1.35 * up
    across, up = steepness(relief[800:850, 430:590])
    assert up > 1.35 * across


def test_lips_stay_soft_enough_to_smile(thessa, relief):
    """Where the shapes that roll the lips in move skin most, it is smooth."""
    moved = sum(
        np.linalg.norm(thessa.shapes[n], axis=1) for n in ("mouthRollLower", "mouthRollUpper")
    )
    lips = np.flatnonzero(moved > 0.75 * moved.max())
    u, v = (thessa.meshes["skin"].uv[lips] * 1024).astype(int).T
    assert np.percentile(relief[v, u], 20) > 0.75
    assert relief[60:900, 300:720].std() > 0.12


def test_limbs_are_laid_straight_for_the_grain_without_stretching_it(thessa):
    """Along a finger the grain runs as long as the finger; it is nowhere torn."""
    skin = thessa.meshes["skin"]
    kind = np.round(skin.detail[:, 2] * 8)
    tri = skin.triangles[(kind[skin.triangles] == 1).all(axis=1)]
    a, b = tri[:, 0], tri[:, 1]
    long = np.linalg.norm(skin.positions[a] - skin.positions[b], axis=1)
    laid = np.linalg.norm(thessa.grain[a] - thessa.grain[b], axis=1)
    ratio = laid / np.maximum(long, 1e-6)
    assert 0.9 < np.median(ratio) < 1.1
    assert np.percentile(ratio, 99) < 2.2
    for finger in ("finger2", "finger3"):
        bones = [
            i
            for i, n in enumerate(thessa.skeleton.names)
            if n.startswith(finger) and n.endswith("R")
        ]
        mine = skin.hangs_on(bones)
        wide, deep, run = np.ptp(thessa.grain[mine], axis=0)
        assert run > 1.8 * max(wide, deep)
