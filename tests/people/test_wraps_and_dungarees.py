"""What the clothes of Thessa and Sunniva promise, whatever their wearers do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.people.data import read_person
from game.people.skeleton import axis_turn, posed, skinned

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "people"


@pytest.fixture(scope="module", params=("thessa", "sunniva"))
def person(request):
    return read_person(ASSETS / f"{request.param}.npz")


def moments(person):
    """Matrices of what acting does at its widest: heads turn 70 degrees, chests lean, a hand is raised."""
    for head, lean, hand in ((0, 0, 0), (70, 4, 0), (-70, -3, 0), (20, 6, 1)):
        yaw, pitch = np.radians([head, lean])
        turns = {
            "spine02": axis_turn(0, pitch), "neck01": axis_turn(1, 0.42 * yaw),
            "head": axis_turn(1, 0.58 * yaw), "upperarm01.R": axis_turn(0, np.radians(-14.0 * hand)),
            "lowerarm01.R": axis_turn(0, np.radians(-12.0 * hand)),
            "wrist.R": axis_turn(1, np.radians(15.0 * hand)),
        }  # fmt: skip
        yield posed(person.skeleton, {person.skeleton.index(k): v for k, v in turns.items()})


def placed(mesh, matrices):
    return skinned(mesh.positions, mesh.joints, mesh.weights, matrices)


def heights(points, cloth, normals):
    """(P,) metres above the nearest cloth point's surface, and (P,) how far that point is."""
    above, far = np.empty(len(points)), np.empty(len(points))
    for start in range(0, len(points), 200):
        part = points[start : start + 200]
        way = part[:, None] - cloth[None]
        square = np.einsum("pci,pci->pc", way, way)
        near = square.argmin(axis=1)
        row = np.arange(len(part))
        above[start : start + 200] = (way[row, near] * normals[near]).sum(axis=1)
        far[start : start + 200] = np.sqrt(square[row, near])
    return above, far


def test_skin_that_cloth_covers_stays_covered(person):
    """Skin within 3 cm under cloth at rest, hands apart, comes out by less than 5 mm, for all but four points in a hundred."""
    skin, cloth = person.meshes["skin"], person.meshes["cloth"]
    hands = [i for i, n in enumerate(person.skeleton.names) if n.startswith(("wrist", "finger"))]
    some = np.flatnonzero(~skin.hangs_on(hands))[::3]
    above, far = heights(skin.positions[some], cloth.positions, cloth.normals)
    under = some[(above < -0.002) & (far < 0.03)]
    assert len(under) > 30
    for matrices in moments(person):
        at = placed(cloth, matrices)
        turned = np.einsum("vk,vkij->vij", cloth.weights, matrices[cloth.joints][:, :, :3, :3])
        normals = np.einsum("vij,vj->vi", turned, cloth.normals)
        height, near = heights(placed(skin, matrices)[under], at, normals)
        out = (height > 0.005) & (near < 0.03)
        assert out.mean() < 0.04


def test_cloth_neither_sinks_into_the_floor_nor_hovers(person):
    """The lowest cloth lies within 4 mm of the floor, and none more than 3 mm under it."""
    y = person.meshes["cloth"].positions[:, 1]
    assert -0.003 < y.min() < 0.004
    for matrices in moments(person):
        assert placed(person.meshes["cloth"], matrices)[:, 1].min() > -0.012


def test_thessas_hem_runs_out_into_roots_that_lie_still():
    """Braids reach 15 cm beyond her feet on every side before her, flat, and no bone moves their ends."""
    thessa = read_person(ASSETS / "thessa.npz")
    cloth = thessa.meshes["cloth"]
    flat = cloth.positions[cloth.positions[:, 1] < 0.02]
    feet = cloth.positions[cloth.hangs_on([thessa.skeleton.index(f"foot.{s}") for s in "LR"])]
    assert flat[:, 2].max() > feet[:, 2].max() + 0.10
    assert flat[:, 0].min() < feet[:, 0].min() - 0.15 and flat[:, 0].max() > feet[:, 0].max() + 0.15
    tips = (cloth.positions[:, 1] < 0.012) & (np.abs(cloth.positions[:, 0]) > 0.35)
    assert tips.sum() > 20
    assert (cloth.hangs_on([thessa.skeleton.index("root")])[tips]).all()


def test_edges_are_as_thick_as_cloth_is(person):
    """Nothing ends in a paper edge: near hems there is cloth facing in, some millimetres behind cloth facing out."""
    cloth = person.meshes["cloth"]
    hem = np.flatnonzero(cloth.detail[:, 1] < 0.08)[::9]
    p, n = cloth.positions, cloth.normals
    thick = []
    for i in hem:
        way = p - p[i]
        near = (np.linalg.norm(way, axis=1) < 0.012) & (n @ n[i] < -0.5)
        if near.any():
            thick.append(-(way[near] @ n[i]).min())
    # Frayed edges end in threads.
    assert len(thick) > 0.4 * len(hem)
    assert np.median(thick) > 0.0018
