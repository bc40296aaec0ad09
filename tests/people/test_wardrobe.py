"""What the clothes of Maren and Noor promise while they are worn and acted in."""

from __future__ import annotations

import numpy as np
import pytest

from game.people.skeleton import skinned
from tests.people.evening import NAMES, cloth_at, evening, people

WORN_BY = [name for name in ("maren", "noor") if name in NAMES]


@pytest.fixture(params=WORN_BY)
def person(request):
    return people()[NAMES.index(request.param)]


def nearest(points, source):
    """Distances and indices (P,) of the nearest of ``source`` (V, 3) for points (P, 3)."""
    index = np.empty(len(points), int)
    for start in range(0, len(points), 512):
        part = points[start : start + 512]
        far = (part**2).sum(1)[:, None] - 2 * part @ source.T + (source**2).sum(1)
        index[start : start + 512] = far.argmin(axis=1)
    return np.linalg.norm(points - source[index], axis=1), index


def edge_lengths(points, triangles):
    ends = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]]])
    return np.linalg.norm(points[ends[:, 0]] - points[ends[:, 1]], axis=1)


def test_skin_that_lies_under_cloth_stays_there(person):
    """Of the skin points covered at rest, under one in a hundred comes more than 4 mm through."""
    cloth, skin = person.meshes["cloth"], person.meshes["skin"]
    near_hand = skin.detail[:, 2] < 2.5 / 8  # teeth and tongue live inside the head
    distance, near = nearest(skin.positions, cloth.positions)
    depth = ((skin.positions - cloth.positions[near]) * cloth.normals[near]).sum(axis=1)
    fingers = [i for i, name in enumerate(person.skeleton.names) if name.startswith("finger")]
    # What a finger holds, it lies against on both sides.
    under = (distance < 0.025) & (depth < -0.002) & near_hand & ~skin.hangs_on(fingers)
    assert under.sum() > 20
    for moment in evening()[person.name][::4]:
        p = cloth_at(person, moment)
        q = skinned(skin.positions, skin.joints, skin.weights, moment.matrices)
        turn = np.einsum("vk,vkij->vij", cloth.weights, moment.matrices[cloth.joints][:, :, :3, :3])
        normals = np.einsum("vij,vj->vi", turn, cloth.normals)
        now = ((q - p[near]) * normals[near]).sum(axis=1)
        assert (now[under] > 0.004).mean() < 0.01


def test_hair_sways_and_does_not_tear(person):
    """No edge of a lock longer than 8 mm grows beyond two and a half times its length."""
    hair = person.meshes["hair"]
    rest = edge_lengths(hair.positions, hair.triangles)
    long = rest > 0.008
    if not long.any():
        pytest.skip("no hair shows")
    for moment in evening()[person.name][::4]:
        points = skinned(hair.positions, hair.joints, hair.weights, moment.matrices)
        now = edge_lengths(points, hair.triangles)
        assert (now[long] / rest[long]).max() < 2.5


def test_hems_are_folded_cloth_and_not_paper_edges(person):
    """Cloth turns round at hems: of their points (outside, fold, inside) a third and more have cloth

    that faces the other way 2 to 13 mm behind them; of a single sheet none would.
    """
    cloth = person.meshes["cloth"]
    hem = np.flatnonzero((cloth.detail[:, 1] < 0.04) & (cloth.detail[:, 2] * 32 < 1.5))
    thick = []
    for at in hem[:: max(len(hem) // 200, 1)]:
        close = np.flatnonzero(
            np.linalg.norm(cloth.positions - cloth.positions[at], axis=1) < 0.013
        )
        back = cloth.normals[close] @ cloth.normals[at] < -0.5
        apart = np.linalg.norm(cloth.positions[close][back] - cloth.positions[at], axis=1)
        thick.append(bool(((apart > 0.002) & (apart < 0.013)).any()))
    assert np.mean(thick) > 0.33


def test_long_clothes_end_above_the_floor(person):
    """Nothing is trodden on or hangs through the flags; soles stand on them."""
    low = person.meshes["cloth"].positions[:, 1].min()
    assert -0.004 < low < 0.004


def test_nothing_goes_through_the_back_of_the_chair(person):
    """Chairs' backs lean 9 degrees from z = -0.24 at the seat; cloth hangs before them."""
    p = person.meshes["cloth"].positions
    back = -0.24 - np.tan(np.radians(9)) * (p[:, 1] - 0.45)
    sits = (p[:, 1] > 0.46) & (p[:, 1] < 1.1)
    assert (p[sits, 2] - back[sits]).min() > -0.02
