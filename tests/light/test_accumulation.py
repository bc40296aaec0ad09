"""The picture that many frames build up together."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from game.capture.picture import png_bytes
from game.capture.shot import set_scene
from game.capture.views import view_named
from game.light.passes.accumulation import SAMPLES, halton, lens_shift


def picture(dream, samples: int) -> np.ndarray:
    """(H, W, 3) of 0..255."""
    image = Image.open(io.BytesIO(png_bytes(dream.renderer.picture(samples))))
    return np.asarray(image.convert("RGB")).astype(float)


def test_shifts_fill_the_pixel_evenly():
    """No two frames of a round sample the same place, none leaves its pixel, together they centre on it."""
    shifts = np.array([lens_shift(frame) for frame in range(SAMPLES)])
    assert np.abs(shifts).max() < 0.5
    assert len({tuple(shift) for shift in shifts}) == SAMPLES
    assert np.abs(shifts.mean(axis=0)).max() < 0.07
    quarters = {tuple(quarter) for quarter in (shifts > 0).tolist()}
    assert len(quarters) == 4
    assert lens_shift(SAMPLES) == lens_shift(0)


@pytest.mark.parametrize(("index", "base", "expected"), [(1, 2, 0.5), (3, 2, 0.75), (4, 3, 4 / 9)])
def test_halton_numbers_are_halton_s(index, base, expected):
    """The first numbers of the sequence, worked out by hand."""
    assert halton(index, base) == pytest.approx(expected)


def test_more_frames_come_closer_to_the_finished_picture(dream):
    """Twelve frames of a frozen moment differ from many far less than a single one does."""
    set_scene(dream, view_named("hall"))
    finished = picture(dream, 5 * SAMPLES)
    one, twelve = (np.abs(picture(dream, count) - finished).mean() for count in (1, 12))
    assert twelve < 0.45 * one


def test_what_has_gone_leaves_no_trail(dream):
    """When the chairs vanish between two frames, a few frames later nothing is left of them."""
    view = view_named("ring")
    set_scene(dream, view)
    here = picture(dream, 12)
    dream.library.ring.hide()
    try:
        gone = picture(dream, 12)
        dream.library.ring.show()
        dream.renderer.draw_all_next()
        for vanished in (False, True):
            if vanished:
                dream.library.ring.hide()
            for _ in range(10):
                dream.draw_from(view.pose)
                dream.engine.graphicsEngine.render_frame()
        trailing = as_shown(dream)
    finally:
        dream.library.ring.show()
    changed = np.abs(here - gone).max(axis=2) > 24
    assert changed.mean() > 0.02
    assert np.abs(trailing - gone)[changed].mean() < 0.35 * np.abs(here - gone)[changed].mean()


def as_shown(dream) -> np.ndarray:
    """(H, W, 3) of 0..255: what the last frame left on the window, upper row first."""
    texture = dream.renderer.accumulated
    engine, gsg = dream.engine.graphicsEngine, dream.engine.win.get_gsg()
    assert engine.extract_texture_data(texture, gsg)
    shape = (texture.get_y_size(), texture.get_x_size(), 4)
    pixels = np.frombuffer(texture.get_ram_image(), np.float32).reshape(shape)
    rows = np.clip(pixels[::-1, :, 2::-1], 0, 1) * 255
    image = Image.fromarray(rows.astype(np.uint8))
    return np.asarray(image.resize(dream.renderer.size, Image.BILINEAR)).astype(float)
