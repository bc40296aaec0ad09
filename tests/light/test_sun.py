"""One sun, one mask: what colours the floor is what the glass lets through."""

import io
import itertools

import numpy as np
import pytest
from panda3d.core import LPoint4f
from PIL import Image

from game.capture.picture import png_bytes
from game.capture.shot import set_scene
from game.capture.views import view_named
from game.light import hall_light, probes
from game.light.frame import SUN_INSIDE
from game.light.sun import GLASS_STEP, around_points, light_axes, may_be_sunlit, window_corners
from game.light.tiers import TIERS
from game.meshes import hall_plan, windows
from game.world.library import ground_parts

SIDES = (1, 3, 15)
MOMENTS = np.linspace(0.0, hall_plan.EVENING, 7)
FASTEST = hall_plan.EVENING / 2
"""The moment at which the sun moves fastest."""


@pytest.fixture(scope="module")
def mask(dream):
    """(H, W, 4) float 0..1, row 0 at v = 0, and the matrix that leads into it."""
    set_scene(dream, view_named("hall"))
    return texels(dream) / 255.0, dream.renderer.sun.wide.matrix()


def texels(dream) -> np.ndarray:
    """(H, W, 4) u8 of the sun mask, row 0 at v = 0."""
    texture = dream.renderer.sun.mask
    dream.engine.graphicsEngine.extract_texture_data(texture, dream.engine.win.get_gsg())
    shape = (texture.get_y_size(), texture.get_x_size(), 4)
    image = np.frombuffer(texture.get_ram_image_as("RGBA"), np.uint8).reshape(shape).copy()
    texture.clear_ram_image()  # or the engine would put it back over the next drawing
    return image


def drawn_at(dream, moment: float, frame: int) -> np.ndarray:
    """(H, W, 3) f32 in 0..255: one frame under the sun of ``moment``, while all else stands still."""
    dream.renderer.sun.update(frame, moment)
    dream.renderer.frame.put(SUN_INSIDE, hall_plan.evening_sun(moment), 1.0)
    png = png_bytes(dream.renderer.picture())
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(np.float32)


def looked_up(mask, place):
    """(4,) of the mask at a place in the hall."""
    image, matrix = mask
    at = matrix.xform(LPoint4f(*place, 1.0))
    row = int(np.clip(at[1] * image.shape[0], 0, image.shape[0] - 1))
    col = int(np.clip(at[0] * image.shape[1], 0, image.shape[1] - 1))
    return image[row, col]


def test_the_floor_s_pools_have_the_colours_of_the_panes(mask):
    """At a hundred places on the floor the mask says what a ray traced to the window says."""
    rng = np.random.default_rng(4)
    floor = np.column_stack([rng.uniform(-9, 9, 4000), np.zeros(4000), rng.uniform(-9, 9, 4000)])
    cookies = {
        side: windows.transmitted(windows.scene_of(side), *hall_light.COOKIE_SIZE)
        for side in (15, 1, 3)
    }
    traced = probes.sunlight_on(floor, hall_plan.sun_direction(), cookies)
    lit = np.flatnonzero(traced.max(1) > 0.15)[:150]
    assert len(lit) >= 100
    found = np.array([looked_up(mask, floor[i])[:3] ** 2 for i in lit])
    close = np.abs(found - traced[lit]).mean(1) < 0.12
    assert close.mean() > 0.8  # the rest lies on lead, which the two blur differently


def test_where_no_window_throws_light_the_mask_is_black(mask):
    """No sun leaks past the panes."""
    image, _ = mask
    rim = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    assert rim[:, :3].max() < 0.02


def test_the_sun_s_axes_are_square_and_unit():
    """Right, up and the sun's way make a frame."""
    axes = np.stack(light_axes(hall_plan.sun_direction()))
    assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-6)


def test_the_mask_s_rectangle_holds_every_pane():
    """Each corner of a pane lands inside 0..1."""
    points = np.random.default_rng(0).uniform(-5, 5, (50, 3))
    matrix = around_points(points, hall_plan.sun_direction()).matrix()
    for point in points:
        at = matrix.xform(LPoint4f(*point, 1.0))
        assert 0 < at[0] < 1 and 0 < at[1] < 1


def test_the_sun_moves_by_four_degrees_in_an_evening_and_then_stands():
    """It begins where the light was baked, sinks and turns a little, and comes to rest."""
    way = [hall_plan.evening_sun(s) for s in (0.0, 1500.0, 9000.0)]
    assert np.array_equal(way[0], hall_plan.sun_direction())
    assert np.degrees(np.arccos(way[0] @ way[1])) == pytest.approx(4.0, abs=0.5)
    assert way[1][1] < way[0][1]
    assert np.array_equal(way[1], way[2])


def test_a_pool_s_edge_never_moves_by_more_than_a_tenth_of_a_texel_between_two_frames():
    """Whatever the frame rate: the colours are drawn anew before they would have moved further."""
    texel = 2 * 10.2 / max(tier.mask_size for tier in TIERS.values())
    steps = np.arange(0.0, hall_plan.EVENING, GLASS_STEP)[:: int(10 / GLASS_STEP)]
    for side in SIDES:
        corners = window_corners(side).astype(float)
        for moment in steps:
            landings = [
                corners - to_sun * (corners[:, 1:2] / to_sun[1])
                for to_sun in map(hall_plan.evening_sun, (moment, moment + GLASS_STEP))
            ]
            assert np.linalg.norm(landings[1] - landings[0], axis=1).max() < 0.1 * texel


def test_a_moment_has_one_mask_however_it_was_come_to(dream):
    """Drawn anew or step by step over what was there before: the same colours, byte for byte."""
    set_scene(dream, view_named("hall"))
    drawn_at(dream, FASTEST + 1.8, 0)
    expected = texels(dream)
    drawn_at(dream, 10.0, 0)
    assert (texels(dream) != expected).mean() > 0.01
    drawn_at(dream, FASTEST + 0.3, 1)
    for frame, moment in enumerate((0.6, 0.9, 1.2, 1.5, 1.8), start=2):
        drawn_at(dream, FASTEST + moment, frame)
    assert np.array_equal(texels(dream), expected)


def test_the_sun_moves_without_a_step(dream):
    """Over a minute, where it is fastest, no picture differs from the one before much more than others do."""
    set_scene(dream, view_named("hall"))
    moments = FASTEST + np.arange(0.0, 60.0)
    pictures = [drawn_at(dream, moment, frame) for frame, moment in enumerate(moments)]
    pace = [np.abs(b - a).mean() for a, b in itertools.pairwise(pictures)]
    whole = np.abs(pictures[-1] - pictures[0]).mean()
    assert whole > np.mean(pace)
    assert max(pace) < 4 * np.mean(pace)


def test_where_the_sun_falls_the_program_is_one_with_sun():
    """No ray of the evening from any lit window ends on a triangle that is told it never will."""
    clear = {side: np.ones((2, 2, 3)) for side in SIDES}
    rng = np.random.default_rng(5)
    dark = lit = 0
    for part in ground_parts("far"):
        told = may_be_sunlit(part.mesh, SIDES)
        lit += told.sum()
        corners = part.mesh.positions[part.mesh.triangles[~told]]
        if not len(corners):
            continue
        corners = corners[rng.integers(0, len(corners), 400)]
        points = (corners * rng.dirichlet((1, 1, 1), 400)[..., None]).sum(axis=1)
        for moment in MOMENTS:
            assert not probes.sunlight_on(points, hall_plan.evening_sun(moment), clear).any()
        dark += len(told) - told.sum()
    assert 0 < lit < 0.3 * (lit + dark)
