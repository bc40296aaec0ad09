"""A person as the engine holds him: nodes, bones, bounds; no window is opened."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("panda3d.core")
from panda3d.core import NodePath

from game.light.shaders import ShaderLibrary
from game.meshes import hall_plan
from game.people.data import read_person
from game.people.face import Face
from game.people.person import Person
from game.people.skeleton import skinned

ROOT = Path(__file__).resolve().parents[2]
CHAIR = next(c for c in hall_plan.ring() if c.occupant == "idris")


@pytest.fixture(scope="module")
def data():
    return read_person(ROOT / "assets" / "people" / "idris.npz")


@pytest.fixture()
def person(data):
    shaders = ShaderLibrary(ROOT / "shaders", 1)
    return Person(data, NodePath("ring"), CHAIR, shaders, np.random.default_rng(5))


def test_he_sits_in_his_chair_and_faces_the_middle_of_the_ring(person):
    """His own origin is the chair's foot; a metre ahead of him is a metre nearer to the centre."""
    np.testing.assert_allclose(person.local(CHAIR.position), 0.0, atol=1e-5)
    ahead = CHAIR.position + hall_plan.direction(CHAIR.facing)
    np.testing.assert_allclose(person.local(ahead), [0.0, 0.0, 1.0], atol=1e-5)


def test_the_bones_that_reach_the_engine_are_the_ones_he_was_posed_with(person):
    now = person.settle(12.0, np.array([0.0, 1.2, 0.0]))
    sent = np.frombuffer(memoryview(person._bones).cast("B"), np.float32).reshape(-1, 4, 4)
    count = len(now.matrices)
    np.testing.assert_allclose(sent[:count].transpose(0, 2, 1), now.matrices, atol=1e-5)


def test_nothing_of_him_leaves_the_bounds_set_by_hand(person, data):
    for name, mesh in data.meshes.items():
        box = person.nodes[name].node().get_bounds()
        low, high = np.array(box.get_min()), np.array(box.get_max())
        for time in (3.0, 17.0, 42.0):
            m = person.settle(time, np.array([0.5, 1.2, -3.0]), mood="laughter").matrices
            at = skinned(mesh.positions, mesh.joints, mesh.weights, m)
            assert (at > low).all() and (at < high).all()


def test_a_face_without_shapes_is_the_face_that_was_baked(data):
    face = Face(data)
    skin, hair = face.blend({})
    np.testing.assert_array_equal(skin[:, :3], data.meshes["skin"].positions[: face.count])
    assert not hair.any()


def test_lashes_go_down_with_the_lid(data):
    _, hair = Face(data).blend({"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0})
    kind = np.round(data.meshes["hair"].detail[data.hair_fixed :, 2] * 8)
    assert np.percentile(hair[kind == 4, 1], 20) < -0.004
