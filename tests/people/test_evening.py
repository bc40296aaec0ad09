"""Bodies over a whole evening: nothing tears, floats, sinks into a chair or into a neighbour."""

from __future__ import annotations

import numpy as np
import pytest

from game.meshes import hall_plan
from game.meshes.chairs.designs import DESIGNS
from game.meshes.chairs.wood import grow, years
from game.meshes.mesh_data import yaw_matrix
from game.people.face import Face
from game.people.skeleton import skinned
from tests.people.evening import NAMES, chairs, cloth_at, evening, people, skin_at

STRETCH, SHORT = 2.5, 0.004
"""An edge may grow so many times; edges shorter than this (metres), lids and inner lips may grow more."""
SINK = 0.02
"""Metres that a body may be inside a chair's wood, or another body."""


@pytest.fixture(params=NAMES)
def person(request):
    return people()[NAMES.index(request.param)]


def edges(triangles: np.ndarray) -> np.ndarray:
    """(E, 2)."""
    return np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)


def lengths(points: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[pairs[:, 0]] - points[pairs[:, 1]], axis=1)


def test_bones_turn_and_never_stretch(person):
    """Every bone's matrix is finite and orthonormal at every moment."""
    for moment in evening()[person.name]:
        turns = moment.matrices[:, :3, :3]
        assert np.isfinite(moment.matrices).all()
        off = turns @ turns.transpose(0, 2, 1) - np.eye(3)
        assert abs(off).max() < 1e-5


def test_no_edge_of_clothes_or_hands_tears(person):
    """None longer than 2.5 times its rest length (edges under 4 mm apart)."""
    skin, cloth = person.meshes["skin"], person.meshes["cloth"]
    hand = np.round(skin.detail[:, 2] * 8) == 1
    for mesh, mine in ((cloth, np.ones(len(cloth.positions), bool)), (skin, hand)):
        pairs = edges(mesh.triangles)
        pairs = pairs[mine[pairs].all(axis=1)]
        rest = lengths(mesh.positions, pairs)
        pairs, rest = pairs[rest > SHORT], rest[rest > SHORT]
        for moment in evening()[person.name]:
            now = lengths(
                skinned(mesh.positions, mesh.joints, mesh.weights, moment.matrices), pairs
            )
            assert (now / rest).max() < STRETCH


def test_no_edge_of_the_face_tears(person):
    """None longer than 2.5 times its rest length, lids and inner lips apart."""
    mesh, face = person.meshes["skin"], Face(person)
    moved = sum(np.linalg.norm(person.shapes[n], axis=1) for n in person.shapes if "Blink" in n or "mouthRoll" in n or n in ("jawOpen", "mouthClose"))  # fmt: skip
    still = np.ones(len(mesh.positions), bool)
    count = len(moved)
    still[:count] = moved < 0.006
    pairs = edges(mesh.triangles)
    pairs = pairs[still[pairs].all(axis=1) & (pairs < count).all(axis=1)]
    rest = lengths(mesh.positions, pairs)
    pairs, rest = pairs[rest > SHORT], rest[rest > SHORT]
    for moment in evening()[person.name]:
        assert (lengths(skin_at(person, moment, face), pairs) / rest).max() < STRETCH


def test_feet_stay_on_the_floor_and_the_seat_on_the_chair(person):
    """Soles within 2 cm of the floor, what sits within 3 cm of the seat."""
    cloth, skin = person.meshes["cloth"], person.meshes["skin"]
    feet = [person.skeleton.index(f"foot.{s}") for s in "LR"]
    low, bare = cloth.hangs_on(feet), skin.hangs_on(feet)
    rest = cloth.positions
    under = (np.abs(rest[:, 0]) < 0.2) & (np.abs(rest[:, 2] + 0.08) < 0.1) & (rest[:, 1] > 0.3) & (rest[:, 1] < 0.55)  # fmt: skip
    for moment in evening()[person.name]:
        at = cloth_at(person, moment)
        soles = at[low]
        if bare.any():
            soles = np.concatenate([soles, skin_at(person, moment, Face(person))[bare]])
        for side in (-1, 1):
            assert abs(soles[np.sign(soles[:, 0]) == side][:, 1].min()) < 0.02
        assert abs(at[under][:, 1].min() - hall_plan.SEAT_HEIGHT) < 0.03


def wood(index: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Each limb of a chair: path (R, 3) and radii (R,)."""
    design = DESIGNS[index]
    return [(limb.path, limb.radii) for limb in grow(design.boughs, years(index), design.restless)]


def depth_in_limb(points: np.ndarray, path: np.ndarray, radii: np.ndarray) -> float:
    """Metres that the deepest of points (V, 3) is inside a limb; 0 outside, and beyond its flat ends."""
    a, b = path[:-1], path[1:]
    along = b - a
    t = np.einsum("vsi,si->vs", points[:, None] - a, along) / np.maximum((along**2).sum(1), 1e-12)
    beyond = (t[:, 0] < 0) | (t[:, -1] > 1)
    points, t = points[~beyond], np.clip(t[~beyond], 0, 1)
    if not len(points):
        return 0.0
    away = np.linalg.norm(points[:, None] - (a + t[..., None] * along), axis=2)
    return float(max((radii[:-1] * (1 - t) + radii[1:] * t - away).max(), 0.0))


def test_nobody_sinks_into_the_wood_of_the_chair(person):
    """Hands, arms, back and legs are nowhere more than 2 cm inside a limb of the chair."""
    limbs = wood(chairs()[person.name].index)
    for moment in evening()[person.name][::6]:
        body = np.concatenate([cloth_at(person, moment), skin_at(person, moment, Face(person))])
        for path, radii in limbs:
            low, high = path.min(axis=0) - radii.max(), path.max(axis=0) + radii.max()
            near = body[((body > low) & (body < high)).all(axis=1)]
            if len(near):
                assert depth_in_limb(near, path, radii) < SINK


def test_neighbours_never_touch():
    """Two people in the ring keep apart at every moment: their boxes along the ring do not meet."""
    data = people()
    for moment in range(0, len(evening()[NAMES[0]]), 10):
        places = {}
        for person in data:
            chair = chairs()[person.name]
            at = cloth_at(person, evening()[person.name][moment])
            places[chair.index] = at @ yaw_matrix(chair.facing) + chair.position
        for index, mine in places.items():
            other = places.get((index + 1) % 9)
            if other is None:
                continue
            way = other.mean(axis=0) - mine.mean(axis=0)
            way /= np.linalg.norm(way)
            assert (mine @ way).max() < (other @ way).min() + SINK
