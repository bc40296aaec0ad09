"""The nine chairs: grown, sat in, told apart."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from panda3d.core import (
    Camera,
    FrameBufferProperties,
    GeomNode,
    GraphicsOutput,
    NodePath,
    OmniBoundingVolume,
    OrthographicLens,
    Shader,
    Texture,
)

from game.light.frame import EYE_TIME, NIGHT_VOICE, VOICE_PLACE, FrameUniforms
from game.light.passes.screen import output
from game.light.shaders import source
from game.meshes import hall_plan
from game.meshes.chairs import DESIGNS, chair, chair_footprint, shadow
from game.meshes.chairs.blossoms import PETAL, blossoms
from game.meshes.mesh_data import MeshData, Part, merge
from game.world.nodes import geom

HERO = 2
GUITAR = 4
THREE_QUARTER = 0.8
"""Radians by which a chair is turned for its second silhouette."""
SHADERS = Path(__file__).parents[2] / "shaders"
NINE = range(hall_plan.CHAIR_COUNT)


@pytest.fixture(scope="module")
def chairs() -> list[list[Part]]:
    return [chair(index, np.random.default_rng(40 + index)) for index in NINE]


@pytest.fixture(scope="module")
def lean_chairs() -> list[list[Part]]:
    return [chair(index, np.random.default_rng(40 + index), "lean") for index in NINE]


def everything(parts: list[Part]) -> MeshData:
    return merge(part.mesh for part in parts)


def surface(parts: list[Part], name: str) -> MeshData:
    return merge(part.mesh for part in parts if part.surface == name)


def pieces(mesh: MeshData) -> np.ndarray:
    """(V,) the lowest corner of what each corner hangs together with."""
    label = np.arange(len(mesh.positions))
    while True:
        lowest = label[mesh.triangles].min(axis=1)
        lower = label.copy()
        for corner in range(3):
            np.minimum.at(lower, mesh.triangles[:, corner], lowest)
        if np.array_equal(lower, label):
            return label
        label = lower


def silhouette(mesh: MeshData, cell: float = 0.015) -> np.ndarray:
    """What a chair covers seen from the front: (rows, columns) bool on a grid of ``cell`` metres.

    Triangles are strewn with points densely enough that no cell between them stays empty.
    """
    a, b, c = (mesh.positions[mesh.triangles[:, corner], :2] for corner in range(3))
    longest = max(np.abs(b - a).max(), np.abs(c - a).max())
    steps = int(np.ceil(longest / (0.5 * cell)))
    size = np.maximum(np.abs(b - a).max(axis=1), np.abs(c - a).max(axis=1))
    picture = np.zeros((140, 100), bool)
    for low, high, count in ((0, 2 * cell, 4), (2 * cell, 6 * cell, 12), (6 * cell, 9, steps)):
        chosen = (size >= low) & (size < high)
        u, v = np.meshgrid(np.linspace(0, 1, count), np.linspace(0, 1, count))
        inside = u + v <= 1.0 + 1e-9
        u, v = u[inside][:, None], v[inside][:, None]
        points = a[chosen, None] + u * (b - a)[chosen, None] + v * (c - a)[chosen, None]
        column = ((points[..., 0] + 0.75) / cell).astype(int).clip(0, 99)
        row = (points[..., 1] / cell).astype(int).clip(0, 139)
        picture[row, column] = True
    return picture


@pytest.mark.parametrize("index", NINE)
def test_a_chair_is_made_of_sound_geometry(chairs, lean_chairs, index):
    """Every number is finite, every normal has length one, every index has its corner."""
    for part in chairs[index] + lean_chairs[index]:
        mesh = part.mesh
        for array in (mesh.positions, mesh.normals, mesh.uv, mesh.color):
            assert np.isfinite(array).all(), part.surface
        assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-3, part.surface
        assert mesh.triangles.max() < len(mesh.positions)
        assert mesh.color.min() >= 0.0 and mesh.color.max() <= 1.0


@pytest.mark.parametrize("index", NINE)
def test_skins_face_outwards(chairs, lean_chairs, index):
    """At least 99 of 100 triangles are wound along their normals (98 of leaves, which show both
    sides); cushions show their tops."""
    for part in chairs[index] + lean_chairs[index]:
        mesh = part.mesh
        a, b, c = (mesh.positions[mesh.triangles[:, corner]] for corner in range(3))
        face = np.cross(b - a, c - a)
        solid = np.linalg.norm(face, axis=1) > 1e-9
        along = (face * mesh.normals[mesh.triangles].mean(axis=1)).sum(axis=1)[solid]
        assert (along > 0).mean() >= (0.98 if part.two_sided else 0.99), part.surface
    top = surface(chairs[index], "cushion")
    middle = np.hypot(top.positions[:, 0], top.positions[:, 2]) < 0.05
    assert top.normals[middle & (top.positions[:, 1] > 0.42), 1].mean() > 0.7
    bark = surface(chairs[index], "bark")
    bounds = bark.positions.mean(axis=0)
    outwards = ((bark.positions - bounds) * bark.normals).sum(axis=1)
    assert outwards.mean() > 0.0


@pytest.mark.parametrize("index", NINE)
def test_feet_stand_on_the_floor(chairs, index):
    """The wood's lowest points lie on y = 0, on all sides of the middle, and nothing sinks in."""
    bark = surface(chairs[index], "bark").positions
    assert everything(chairs[index]).positions[:, 1].min() > -0.005
    feet = bark[bark[:, 1] < 0.01]
    for side in itertools.product((-1, 1), (-1, 1)):
        assert ((feet[:, 0] * side[0] > 0.1) & (feet[:, 2] * side[1] > 0.1)).any(), side


@pytest.mark.parametrize("index", NINE)
def test_the_cushion_is_where_hips_will_be(chairs, index):
    """Where one sits, the cushion's top lies within 2 cm of seat height, and no wood above it."""
    cushion = surface(chairs[index], "cushion").positions
    sat = (np.abs(cushion[:, 0]) < 0.15) & (np.abs(cushion[:, 2] + 0.04) < 0.13)
    top = cushion[sat & (cushion[:, 1] > 0.41), 1]
    assert len(top) > 40
    assert np.abs(top - hall_plan.SEAT_HEIGHT).max() < 0.02
    bark = surface(chairs[index], "bark").positions
    over = (np.abs(bark[:, 0]) < 0.18) & (np.abs(bark[:, 2]) < 0.16) & (bark[:, 1] > 0.43)
    assert not over.any()


@pytest.mark.parametrize("index", NINE)
def test_nothing_grows_through_the_sitter(chairs, index):
    """Trunk, head, thighs and calves of a seated body stay free of wood and leaves."""
    x, y, z = everything(chairs[index]).positions.T
    back = -0.24 - 0.158 * (y - 0.45)
    trunk = (np.abs(x) < 0.19) & (y > 0.52) & (y < 1.25) & (z > back + 0.03) & (z < 0.10)
    thighs = (np.abs(x) < 0.18) & (y > 0.475) & (y < 0.60) & (z > -0.18) & (z < 0.45)
    calves = (np.abs(x) < 0.17) & (y > 0.02) & (y < 0.42) & (z > 0.285)
    assert not trunk.any() and not thighs.any() and not calves.any()


@pytest.mark.parametrize("index", sorted(set(NINE) - {GUITAR}))
def test_forearms_find_their_rest(chairs, index):
    """Both arms have wood at about y = 0.66 over x = ±0.29, polished where hands lie."""
    bark = surface(chairs[index], "bark")
    x, y, z = bark.positions.T
    for side in (-1, 1):
        arm = (np.abs(x - side * 0.29) < 0.02) & (z > 0.01) & (z < 0.16) & (y > 0.52) & (y < 0.80)
        assert abs(y[arm].max() - 0.66) < 0.045
        worn = arm & (bark.normals[:, 1] > 0.8)
        assert bark.color[worn, 3].mean() > 0.5


def test_the_guitar_has_room(chairs):
    """Maren's arms are low: nothing beside the sitter's lap above 54 cm."""
    _, y, z = surface(chairs[GUITAR], "bark").positions.T
    assert not ((y > 0.54) & (z > -0.12)).any()


@pytest.mark.parametrize("index", NINE)
def test_a_chair_keeps_to_its_place(chairs, index):
    """On the ground wood stays within half a metre of the middle, give or take a knot."""
    x, y, z = surface(chairs[index], "bark").positions.T
    assert np.hypot(x, z)[y < 0.45].max() <= 0.515
    assert np.hypot(x, z).max() < 0.75
    assert y.max() < 2.0


def test_no_chair_stands_in_another(chairs):
    """Placed in the ring, any two chairs are further apart than a person is wide."""
    plan = []
    for place, parts in zip(hall_plan.ring(), chairs, strict=True):
        mesh = everything(parts).turned(place.facing).moved(place.position)
        plan.append(mesh.positions[::7, ::2])
    for a, b in itertools.combinations(plan, 2):
        if np.linalg.norm(a.mean(axis=0) - b.mean(axis=0)) > 3.0:
            continue
        gap = np.sqrt(((a[:, None] - b[None]) ** 2).sum(-1).min())
        assert gap > 0.5


@pytest.mark.parametrize("turn", [0.0, THREE_QUARTER], ids=["front", "three-quarter"])
def test_nine_silhouettes(chairs, turn):
    """Seen as shadows, no two chairs could be taken for each other: of what either covers, the
    two together share less than seven tenths."""
    pictures = [silhouette(everything(parts).turned(turn)) for parts in chairs]
    for (i, a), (j, b) in itertools.combinations(enumerate(pictures), 2):
        alike = (a & b).sum() / (a | b).sum()
        assert alike < 0.70, f"chairs {i} and {j} look alike: {alike:.2f}"


def test_nine_woods(chairs):
    """From afar, too: the mean colours of any two chairs' wood differ, in light or in hue."""
    means = [surface(parts, "bark").color[:, :3].mean(axis=0) for parts in chairs]
    light = [float(mean @ [0.2126, 0.7152, 0.0722]) for mean in means]
    assert max(light) > 3.0 * min(light)
    for (i, a), (j, b) in itertools.combinations(enumerate(np.sqrt(means)), 2):
        assert np.linalg.norm(a - b) > 0.03, f"chairs {i} and {j} are of one colour"


@pytest.mark.parametrize("index", NINE)
def test_budget(chairs, index):
    """16,500 triangles a chair, 22,000 for the one everybody looks at."""
    count = sum(len(part.mesh.triangles) for part in chairs[index])
    assert count <= (22_000 if index == HERO else 16_500)


def test_a_lean_ring_costs_no_more_than_it_did_before_it_flowered(lean_chairs):
    """52,080 triangles: about three milliseconds of a software renderer's frame."""
    assert sum(len(part.mesh.triangles) for parts in lean_chairs for part in parts) <= 52_080


@pytest.mark.parametrize("index", NINE)
def test_a_lean_chair_is_the_same_chair(chairs, lean_chairs, index):
    """With half the triangles its outline hardly differs, and it draws the same numbers."""
    count = sum(len(part.mesh.triangles) for part in lean_chairs[index])
    assert count <= (9_000 if index == HERO else 6_000)
    full, lean = silhouette(everything(chairs[index])), silhouette(everything(lean_chairs[index]))
    assert (full & lean).sum() / (full | lean).sum() > 0.86
    used = np.random.default_rng(1), np.random.default_rng(1)
    chair(index, used[0], "full"), chair(index, used[1], "lean")
    assert used[0].random() == used[1].random()


@pytest.mark.parametrize("index", NINE)
def test_a_stand_in_throws_its_chairs_shadow(chairs, index):
    """It costs 1,200 triangles at most, and seen from the sun it covers what the chair covers."""
    plain = shadow(index)
    assert len(plain.triangles) <= 1_200
    assert plain.triangles.max() < len(plain.positions)
    thrown, true = (from_sun(mesh, index) for mesh in (plain, everything(chairs[index])))
    assert (thrown & true).sum() / (thrown | true).sum() > 0.74
    assert thrown.sum() == pytest.approx(true.sum(), rel=0.15)


def from_sun(mesh: MeshData, index: int) -> np.ndarray:
    """What a chair covers seen from the sun, on a grid of 2 cm."""
    azimuth = hall_plan.SUN_AZIMUTH - hall_plan.ring()[index].facing
    level = mesh.turned(-azimuth).positions.astype(np.float64)
    tilt = hall_plan.SUN_ELEVATION
    up = level[:, 1] * np.cos(tilt) - level[:, 2] * np.sin(tilt)
    seen = np.stack([level[:, 0], up + 0.5, 0 * up], axis=1)
    return silhouette(MeshData(seen, mesh.normals, mesh.triangles), cell=0.02)


@pytest.mark.parametrize("index", NINE)
def test_leaves_hang_on_something(chairs, index):
    """No leaf, tendril or petal floats: each begins within 5 cm of a corner of wood or stem."""
    leaf = surface(chairs[index], "leaf")
    wood = surface(chairs[index], "bark").positions
    apart = np.full(len(leaf.positions), 9.0)
    squared = (leaf.positions**2).sum(1)
    for block in np.array_split(wood, 16):
        gap = squared[:, None] - 2 * leaf.positions @ block.T + (block**2).sum(1)
        apart = np.minimum(apart, gap.min(axis=1))
    piece = pieces(leaf)
    nearest = np.full(piece.max() + 1, 9.0)
    np.minimum.at(nearest, piece, apart)
    assert np.sqrt(np.maximum(nearest[np.unique(piece)], 0)).max() < 0.05


def test_the_same_seed_grows_the_same_chair():
    """Equal generators give equal chairs; another seed gives a sibling, not a copy."""
    first, again, other = (everything(chair(0, np.random.default_rng(s))) for s in (7, 7, 8))
    assert np.array_equal(first.positions, again.positions)
    assert np.array_equal(first.color, again.color)
    assert first.positions.shape != other.positions.shape or not np.allclose(
        first.positions, other.positions
    )


@pytest.mark.parametrize("index", NINE)
def test_footprint_holds_the_chair(chairs, index):
    """The outline is convex and holds everything a walker could stumble over."""
    outline = chair_footprint(index)
    edge = np.roll(outline, -1, axis=0) - outline
    turn = (
        edge[:, 0] * np.roll(edge, -1, axis=0)[:, 1] - edge[:, 1] * np.roll(edge, -1, axis=0)[:, 0]
    )
    assert (turn > -1e-9).all()
    wood = surface(chairs[index], "bark").positions
    low = wood[wood[:, 1] < 0.9][:, ::2]
    rel = low[:, None] - outline[None]
    inside = edge[None, :, 0] * rel[..., 1] - edge[None, :, 1] * rel[..., 0]
    distance = inside / np.linalg.norm(edge, axis=1)
    assert distance.min() > -0.05


def test_nine_designs():
    """There is one design for every place in the ring, each under its own name."""
    assert len({design.title for design in DESIGNS}) == hall_plan.CHAIR_COUNT == len(DESIGNS)


@pytest.mark.parametrize("index", NINE)
def test_people_find_their_chair_every_evening(chairs, index):
    """Whatever the seed, boughs and seat are the same: only what grows on them differs."""
    other = surface(chair(index, np.random.default_rng(900 + index)), "bark")
    mine = surface(chairs[index], "bark")
    same = min(len(mine.positions), len(other.positions)) // 2
    assert np.array_equal(mine.positions[:same], other.positions[:same])


def stirred(dream, mesh: MeshData, time: float, voice: float, place: np.ndarray) -> np.ndarray:
    """Where leaf.vert carries each corner (V, 3): every one drawn into a texel of its own."""
    vertex = source(SHADERS / "surface" / "leaf.vert", SHADERS / "include", {"QUALITY": 1})
    put = "gl_Position = p3d_ModelViewProjectionMatrix * vec4(place, 1.0);"
    assert vertex.count(put) == 1
    count = len(mesh.positions)
    at = f"(float(gl_VertexID) + 0.5) * {2.0 / count:.9f} - 1.0"
    vertex = vertex.replace(put, f"gl_Position = vec4({at}, 0.0, 0.0, 1.0);")
    fragment = (
        "#version 330 core\nin vec3 v_world; out vec4 o; void main() { o = vec4(v_world, 1.0); }"
    )
    scene = NodePath("corners")
    points = GeomNode("corners")
    points.add_geom(geom(mesh).make_points())
    points.set_bounds(OmniBoundingVolume())
    points.set_final(True)
    drawn = scene.attach_new_node(points)
    drawn.set_shader(Shader.make(Shader.SL_GLSL, vertex=vertex, fragment=fragment))
    drawn.set_depth_test(False)
    frame = FrameUniforms()
    frame.put(EYE_TIME, (0, 1.2, 0), time)
    frame.put(NIGHT_VOICE, (0, 0, 0), voice)
    frame.put(VOICE_PLACE, place, 0.0)
    frame.bind(drawn)

    properties = FrameBufferProperties()
    properties.set_rgba_bits(32, 32, 32, 32)
    properties.set_float_color(True)
    texture = Texture("corners")
    buffer = output(dream.engine, "corners", (count, 1), -50, properties)
    buffer.add_render_texture(texture, GraphicsOutput.RTM_copy_ram)
    camera = scene.attach_new_node(Camera("corners", OrthographicLens()))
    buffer.make_display_region().set_camera(camera)
    dream.engine.graphicsEngine.render_frame()
    dream.engine.graphicsEngine.remove_window(buffer)
    found = np.frombuffer(texture.get_ram_image_as("RGBA"), np.float32).reshape(-1, 4)
    assert (found[:, 3] == 1).all()
    return found[:, :3]


@pytest.fixture(scope="module")
def bud() -> MeshData:
    """One bud of four-centimetre petals that looks up and to the side, a metre up."""
    foot, facing = np.array([[0.4, 1.0, 0.2]]), np.array([[0.5, 0.8, -0.2]])
    rng = np.random.default_rng(3)
    return blossoms("petal", foot, facing, np.array([0.04]), np.array([[0.9, 0.6, 0.1]]), rng)


def width(petals: np.ndarray) -> float:
    """Metres from the flower's middle to its petals' outermost corners, square to its axis."""
    axis = np.array([0.5, 0.8, -0.2]) / np.linalg.norm([0.5, 0.8, -0.2])
    spread = petals - np.array([0.4, 1.0, 0.2])
    return float(np.linalg.norm(spread - np.outer(spread @ axis, axis), axis=1).max())


def test_buds_open_for_a_voice_and_close_after_it(dream, bud):
    """A bud is slim; the louder somebody speaks close by, the wider it opens, to a petal's length
    and no further; when they fall silent it is as it was. A voice across the ring leaves it be."""
    near, far = np.array([0.4, 1.2, 0.2]), np.array([0.4, 1.2, 2.3])
    widths = [width(stirred(dream, bud, 5.0, voice, near)) for voice in (0.0, 0.15, 0.3, 1.0)]
    assert 0.005 < widths[0] < 0.025
    assert all(a < b - 0.002 for a, b in itertools.pairwise(widths[:3]))
    assert 0.036 < widths[-1] < 0.050
    assert width(stirred(dream, bud, 5.0, 0.0, near)) == pytest.approx(widths[0])
    assert width(stirred(dream, bud, 5.0, 1.0, far)) == pytest.approx(widths[0])


def test_a_flower_opens_about_its_own_axis_wherever_its_chair_stands(dream, bud):
    """Turned with its chair, it opens to the same shape turned with it."""
    place = np.array([0.4, 1.2, 0.2])
    turned = bud.turned(1.9)
    there = MeshData(place[None], np.array([[0, 1, 0]]), np.zeros((1, 3))).turned(1.9).positions[0]
    opened = stirred(dream, bud, 0.0, 1.0, place)
    asked = MeshData(opened, bud.normals, bud.triangles).turned(1.9).positions
    assert np.abs(stirred(dream, turned, 0.0, 1.0, there) - asked).max() < 0.008  # the air's share


def test_leaves_stir_a_little_and_come_back(dream, chairs):
    """Over two minutes every loose leaf moves by millimetres to three centimetres, and on the
    whole hangs where it grew."""
    leaf = surface(chairs[7], "leaf")
    some = np.flatnonzero(leaf.uv[:, 1] < PETAL - 0.1)[:1500]
    green = MeshData(
        leaf.positions[some],
        leaf.normals[some],
        np.arange(1500).reshape(-1, 3),
        leaf.uv[some],
        leaf.color[some],
    )
    times = np.arange(0, 120, 7.3)
    away = np.array([stirred(dream, green, t, 0.0, np.zeros(3)) - green.positions for t in times])
    reach = np.linalg.norm(away, axis=2).max(axis=0)
    assert reach.max() < 0.03
    assert np.median(reach) > 0.003
    assert np.linalg.norm(away.mean(axis=0), axis=1).max() < 0.008
