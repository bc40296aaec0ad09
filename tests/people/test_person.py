"""A person as the engine holds one: nodes, bones, bounds, levels; no window is opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("panda3d.core")
from panda3d.core import NodePath

from game.light.shaders import ShaderLibrary
from game.meshes import hall_plan
from game.people.data import read_person
from game.people.face import Face
from game.people.order import along_curve, as_met
from game.people.person import REACH, SHADOW, SLACK, Person, load_person
from game.people.skeleton import skinned
from game.world.nodes import EYE_CAMERA, SUN_CAMERA
from tests.people.company import ensemble, regard

ROOT = Path(__file__).resolve().parents[2]
CHAIR = next(c for c in hall_plan.ring() if c.occupant == "idris")


@pytest.fixture(scope="module")
def data():
    return read_person(ROOT / "assets" / "people" / "idris.npz")


def sitter(data, level: int = 1) -> Person:
    return Person(data, NodePath("ring"), CHAIR, ShaderLibrary(ROOT / "shaders", level), level)


@pytest.fixture()
def person(data):
    return sitter(data)


def posed(data, time: float, mood: str = "neutral", **changed):
    """One person's pose, settled."""
    return ensemble([data]).settle(time, regard(1, mood, **changed), [None])


def drawn(person: Person, name: str, level: str) -> np.ndarray:
    """(V, 6) positions and normals that the engine has for a level of a mesh."""
    geom = person.meshes[name].levels[level].path.node().get_geom(0)
    raw = bytes(geom.get_vertex_data().get_array(0).get_handle().get_data())
    return np.frombuffer(raw, np.float32).reshape(-1, 6)


def ahead(person: Person, metres: float) -> np.ndarray:
    """(3,) a place in the hall so far before somebody's face."""
    return CHAIR.position + hall_plan.direction(CHAIR.facing) * metres + np.array([0, 1.2, 0])


def test_he_sits_in_his_chair_and_faces_the_middle_of_the_ring(person):
    """His own origin is the chair's foot; a metre ahead of him is a metre nearer to the centre."""
    np.testing.assert_allclose(person.local(CHAIR.position), 0.0, atol=1e-5)
    place = CHAIR.position + hall_plan.direction(CHAIR.facing)
    np.testing.assert_allclose(person.local(place), [0.0, 0.0, 1.0], atol=1e-5)
    np.testing.assert_allclose(person.world(np.array([0.0, 0.0, 1.0])), place, atol=1e-5)


def test_the_bones_that_reach_the_engine_are_the_ones_he_was_posed_with(person, data):
    now = posed(data, 12.0)
    person.pose(now.matrices[0], now.aura[0])
    sent = np.frombuffer(memoryview(person._bones).cast("B"), np.float32).reshape(-1, 4, 4)
    count = len(now.matrices[0])
    np.testing.assert_allclose(sent[:count].transpose(0, 2, 1), now.matrices[0], atol=1e-5)


def test_nothing_of_him_leaves_the_bounds_set_by_hand(person, data):
    """Listening, laughing, or with a hand at an eye."""
    for name, mesh in data.meshes.items():
        box = person.meshes[name].levels["near"].path.node().get_bounds()
        low, high = np.array(box.get_min()), np.array(box.get_max())
        for time in (3.0, 17.0, 42.0):
            for wet in (0.0, 1.0):
                m = posed(data, time, "laughter", wipe=np.full(1, wet)).matrices[0]
                at = skinned(mesh.positions, mesh.joints, mesh.weights, m)
                assert (at > low).all() and (at < high).all()


def test_a_face_without_shapes_is_the_face_that_was_baked(data):
    face = Face(data)
    assert not face.blend(np.zeros(len(data.shapes)))
    skin = data.meshes["skin"].positions[face.points]
    np.testing.assert_array_equal(face.skin[:, :3], skin)
    hair = data.meshes["hair"].positions[data.hair_fixed :]
    np.testing.assert_array_equal(face.hair[:, :3], hair)


def test_a_face_blended_step_by_step_is_the_face_blended_at_once(data):
    """Within a tenth of a millimetre for each shape at work, however it came there; and the sum of its
    shapes, within what is left out for being slight."""
    rng = np.random.default_rng(2)
    walked, jumped = Face(data), Face(data)
    goal = np.where(rng.random(len(data.shapes)) < 0.4, rng.random(len(data.shapes)), 0.0)
    for share in np.linspace(0, 1, 40):
        walked.blend(goal * share)
    jumped.blend(goal)
    assert np.abs(walked.skin[:, :3] - jumped.skin[:, :3]).max() < 3e-4
    skin = data.meshes["skin"].positions.astype(float)
    for amount, offset in zip(goal, data.shapes.values(), strict=True):
        skin[: len(offset)] += amount * offset
    np.testing.assert_allclose(jumped.skin[:, :3], skin[jumped.points], atol=3e-4)


def test_a_forgotten_face_is_blended_as_if_for_the_first_time(data):
    rng, goal = np.random.default_rng(2), np.full(len(data.shapes), 0.3)
    used, fresh = Face(data), Face(data)
    used.blend(rng.random(len(goal)))
    used.forget()
    used.blend(goal)
    fresh.blend(goal)
    assert np.array_equal(used.skin, fresh.skin) and np.array_equal(used.hair, fresh.hair)


def test_lashes_go_down_with_the_lid(data):
    face = Face(data)
    before = face.hair.copy()
    face.blend(np.array([1.0 * name.startswith("eyeBlink") for name in data.shapes]))
    kind = np.round(data.meshes["hair"].detail[data.hair_fixed :, 2] * 8)
    assert np.percentile((face.hair - before)[kind == 4, 1], 20) < -0.004


def test_every_level_shows_the_face_that_was_blended(person, data):
    """The one that is seen at once, another as soon as it is what is seen."""
    shapes = np.array([1.0 * (name == "jawOpen") for name in data.shapes])
    before = {level: drawn(person, "skin", level).copy() for level in person.meshes["skin"].levels}
    person.look(shapes, 0.0)
    assert np.abs(drawn(person, "skin", "near") - before["near"]).max() > 0.01
    for level, metres in (("far", 4.4), ("small", 7.0)):
        assert np.array_equal(drawn(person, "skin", level), before[level])
        person.seen_from(ahead(person, metres))
        assert person.level == level
        assert np.abs(drawn(person, "skin", level) - before[level]).max() > 0.01


def test_the_level_changes_with_distance_and_does_not_flicker(person):
    """Fewer triangles only well beyond a limit, more only within it; low never draws the near ones."""
    near, far = REACH[1]["near"], REACH[1]["far"]
    for metres, level in ((1.5, "near"), (near + SLACK - 0.1, "near"), (near + SLACK + 0.1, "far"),
                          (near + 0.1, "far"), (far + SLACK + 0.1, "small"), (far + 0.1, "small"),
                          (far - 0.1, "far"), (near - 0.1, "near")):  # fmt: skip
        person.seen_from(ahead(person, metres))
        assert person.level == level
        for mesh in person.meshes.values():
            for name, made in mesh.levels.items():
                assert made.path.is_hidden(EYE_CAMERA) == (name != level)
    low = sitter(person.data, level=0)
    low.seen_from(ahead(low, 0.6))
    assert low.level == "far" and all("near" not in mesh.levels for mesh in low.meshes.values())


def test_the_sun_draws_one_level_alone(person):
    for metres in (1.0, 4.5, 9.0):
        person.seen_from(ahead(person, metres))
        for mesh in person.meshes.values():
            for name, made in mesh.levels.items():
                assert made.path.is_hidden(SUN_CAMERA) == (name != SHADOW[1])


def test_fewer_triangles_keep_the_silhouette(data):
    """Seen from ahead and from aside, each box is within 4 cm of the near level's on every side."""
    for name in ("skin", "cloth"):
        mesh = data.meshes[name]
        near, *fewer = (
            mesh.positions[np.unique(t)] for t in (mesh.triangles, mesh.far, mesh.small)
        )
        for points in fewer:
            assert np.abs(near.min(axis=0) - points.min(axis=0)).max() < 0.04
            assert np.abs(near.max(axis=0) - points.max(axis=0)).max() < 0.04


def test_a_mesh_in_drawing_order_is_the_same_mesh(data):
    """The same triangles between the same places, moving points first."""
    mesh = data.meshes["skin"]
    moving = np.arange(len(mesh.positions)) < 500
    ordered = mesh.triangles[along_curve(mesh.positions, mesh.triangles)]
    numbered, met, count = as_met(ordered, moving)
    np.testing.assert_array_equal(met[numbered], ordered)
    assert sorted(map(tuple, ordered)) == sorted(map(tuple, mesh.triangles))
    assert moving[met[:count]].all() and not moving[met[count:]].any()


def test_a_point_is_seldom_moved_twice(data):
    """In a cache of 256 points, as a software renderer has it, each comes up 1.6 times at most."""
    for name in ("skin", "cloth"):
        mesh = data.meshes[name]
        ordered = mesh.triangles[along_curve(mesh.positions, mesh.triangles)]
        numbered, met, _ = as_met(ordered, np.zeros(len(mesh.positions), bool))
        kept, moved = np.full(256, -1), 0
        for point in numbered.reshape(-1).tolist():
            if kept[point % 256] != point:
                kept[point % 256] = point
                moved += 1
        assert moved < 1.6 * len(met)


def test_a_damaged_file_says_so_in_one_line(tmp_path, data):
    """Cut short, not an archive at all, or missing."""
    whole = (ROOT / "assets" / "people" / "idris.npz").read_bytes()
    for name, content in (("cut", whole[: len(whole) // 2]), ("text", b"nobody"), ("empty", b"")):
        path = tmp_path / f"{name}.npz"
        path.write_bytes(content)
        with pytest.raises((OSError, ValueError, KeyError)) as caught:
            load_person(path)
        assert "\n" not in str(caught.value)
    with pytest.raises(OSError):
        load_person(tmp_path / "nobody.npz")


def test_a_person_may_have_any_name(data):
    assert sitter(replace(data, name="somebody")).path.name == "somebody"
