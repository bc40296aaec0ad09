"""What Tomas and Ambrose wear, over an evening: it stays on, keeps its thickness and its place."""

from __future__ import annotations

import numpy as np
import pytest

from game.meshes import hall_plan
from game.people.data import PersonData, read_person
from game.people.skeleton import skinned
from tests.people.evening import ASSETS, Moment, evening

HAND = 1
"""The kind of skin that sleeves cover."""


@pytest.fixture(scope="module", params=("tomas", "ambrose"))
def person(request) -> PersonData:
    return read_person(ASSETS / f"{request.param}.npz")


def moments(person: PersonData) -> list[Moment]:
    return evening()[person.name][::4]


def under_cloth(person: PersonData) -> tuple[np.ndarray, np.ndarray]:
    """Hand and arm points that lie more than 3 mm under the cloth, and the cloth point over each."""
    skin, cloth = person.meshes["skin"], person.meshes["cloth"]
    arm = np.flatnonzero(np.round(skin.detail[:, 2] * 8) == HAND)
    inside = np.flatnonzero(cloth.detail[:, 1] > 0.3)
    points, over = skin.positions[arm], cloth.positions[inside]
    far = (points**2).sum(1)[:, None] + (over**2).sum(1)[None] - 2 * points @ over.T
    near = inside[far.argmin(axis=1)]
    way = points - cloth.positions[near]
    deep = (way * cloth.normals[near]).sum(axis=1) < -0.003
    close = np.linalg.norm(way, axis=1) < 0.035
    return arm[deep & close], near[deep & close]


def test_forearms_stay_inside_their_sleeves(person):
    """No arm that rests 3 mm under a sleeve comes through it, whatever the hands do."""
    skin, cloth = person.meshes["skin"], person.meshes["cloth"]
    arm, over = under_cloth(person)
    assert len(arm) > 10
    for moment in moments(person):
        bones = moment.matrices
        at = skinned(skin.positions[arm], skin.joints[arm], skin.weights[arm], bones)
        on = cloth.joints[over], cloth.weights[over], bones
        above = skinned(cloth.positions[over], *on)
        out = skinned(cloth.positions[over] + cloth.normals[over] * 0.01, *on) - above
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        assert ((at - above) * out).sum(axis=1).max() < 0.002


def test_shoes_stand_on_the_floor(person):
    """Both soles reach the floor and nothing reaches under it."""
    cloth = person.meshes["cloth"]
    for side in "LR":
        shoe = cloth.positions[cloth.hangs_on([person.skeleton.index(f"foot.{side}")])]
        assert abs(shoe[:, 1].min()) < 0.002


def test_skirts_and_trousers_lie_on_the_cushion_and_not_in_it(person):
    """Nothing that somebody wears is more than a centimetre inside the seat."""
    p = person.meshes["cloth"].positions
    seat = (np.abs(p[:, 0]) < 0.24) & (np.abs(p[:, 2]) < 0.23) & (p[:, 1] > 0.30)
    assert p[seat, 1].min() > hall_plan.SEAT_HEIGHT - 0.01


def test_edges_of_wool_are_thick(person):
    """Along nearly every hem of jumper and coat, cloth that looks inside lies 2 to 20 mm behind."""
    cloth = person.meshes["cloth"]
    wool = np.flatnonzero(np.round(cloth.detail[:, 2] * 32) == 0)
    hem = wool[cloth.detail[wool, 1] < 0.02]
    assert len(hem) > 80
    far = np.linalg.norm(cloth.positions[hem][:, None] - cloth.positions[wool][None], axis=2)
    turned = cloth.normals[hem] @ cloth.normals[wool].T < 0.5
    assert ((far > 0.002) & (far < 0.02) & turned).any(axis=1).mean() > 0.9


def test_ambrose_sits_in_a_long_coat():
    """The coat's skirts hang below his knees on both sides, outside his shins."""
    cloth = read_person(ASSETS / "ambrose.npz").meshes["cloth"]
    coat = np.round(cloth.detail[:, 2] * 32) == 0
    low = cloth.positions[coat & (cloth.positions[:, 1] < 0.32)]
    for side in (-1, 1):
        assert (low[:, 0] * side).max() > 0.12
