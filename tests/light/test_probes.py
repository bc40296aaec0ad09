"""Bounce light: what shines is felt, in its own colour, and nothing else is."""

import numpy as np

from game.light import probes
from game.meshes import hall_plan


def one_patch(color):
    return probes.Emitters(
        np.array([[0.0, 0.0, 0.0]]),
        np.array([[0.0, 1.0, 0.0]]),
        np.array([1.0]),
        np.array([color], float),
    )


def test_a_red_pool_reddens_what_is_near_and_fades_with_distance():
    """Light keeps its colour and falls with the square of the way."""
    near, far = probes.gather(np.array([[0, 2.0, 0], [0, 4.0, 0]]), one_patch([2.0, 0.1, 0.1]))[0]
    assert near[0] > 10 * near[1]
    assert 3.5 < near[0] / far[0] < 4.5


def test_a_surface_that_faces_the_light_gets_more_than_one_that_turns_away():
    """The direction of the bounce is kept."""
    place = np.array([[0.0, 2.0, 0.0]])
    up, down = np.array([[0.0, 1, 0]]), np.array([[0.0, -1, 0]])
    facing = probes.irradiance(place, down, one_patch([1, 1, 1]))
    away = probes.irradiance(place, up, one_patch([1, 1, 1]))
    assert facing.min() > 0 and away.max() < 0.1 * facing.max()


def test_nothing_behind_an_emitter_is_lit():
    """Patches send their light forward only."""
    mean, _ = probes.gather(np.array([[0, -1.0, 0]]), one_patch([1, 1, 1]))
    assert mean.max() == 0


def test_the_sun_on_the_floor_is_where_the_window_throws_it():
    """A ray from the middle of a pane down the sun's way lands in its colour, elsewhere is dark."""
    sun = hall_plan.sun_direction()
    side = 1
    pane = hall_plan.direction(hall_plan.side_azimuth(side)) * hall_plan.WINDOW_APOTHEM
    pane = pane + np.array([0, hall_plan.WINDOW_SILL + hall_plan.WINDOW_HEIGHT / 2, 0])
    landing = pane - sun * (pane[1] / sun[1])
    cookie = {side: np.full((9, 3, 3), [0.9, 0.2, 0.1])}
    lit, dark = probes.sunlight_on(np.array([landing, landing + [6, 0, -6]]), sun, cookie)
    assert np.allclose(lit, [0.9, 0.2, 0.1])
    assert dark.max() == 0


def test_the_baked_volumes_are_finite_bytes_of_the_grid_s_shape():
    """Whatever shines, the texture is legal."""
    grid = probes.ProbeGrid(counts=(4, 3, 5))
    for volume in probes.bake(grid, one_patch([50, 50, 50]), np.array([0.01, 0.01, 0.02])):
        assert volume.shape == (5, 3, 4, 4) and volume.dtype == np.uint8
