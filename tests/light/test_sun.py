"""One sun, one mask: what colours the floor is what the glass lets through."""

import numpy as np
import pytest
from panda3d.core import LPoint4f

from game.capture.shot import set_scene
from game.capture.views import view_named
from game.light import hall_light, probes
from game.light.sun import around_points, light_axes
from game.meshes import hall_plan, windows


@pytest.fixture(scope="module")
def mask(dream):
    """(H, W, 4) float 0..1, row 0 at v = 0, and the matrix that leads into it."""
    set_scene(dream, view_named("hall"))
    sun = dream.renderer.sun
    dream.engine.graphicsEngine.extract_texture_data(sun.mask, dream.engine.win.get_gsg())
    texture = sun.mask
    shape = (texture.get_y_size(), texture.get_x_size(), 4)
    image = np.frombuffer(texture.get_ram_image_as("RGBA"), np.uint8).reshape(shape) / 255.0
    return image, sun.wide.matrix()


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
