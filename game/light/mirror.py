"""The hall as its floor mirrors it: a panorama from the middle, softer with every smaller level.

Looked up by shaders/include/mirror.glsl, baked by ``python -m game.bake mirror``.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
from panda3d.core import CPTA_uchar, SamplerState, Texture

from game import places
from game.options import Report

ASSET = Path(__file__).parents[2] / "assets" / "light" / "mirror.npz"
FACE = 192
"""Texels of one quarter's width; four stand side by side: north, east, south, west."""
EYE_HEIGHT = 0.4
RANGE = 4.0
"""Radiance of a full byte; bytes hold the square root."""
LEVELS = 6


def load(path: Path) -> np.ndarray:
    """(FACE / 2, 4 * FACE, 3) u8, horizon first. Raises ValueError or OSError, in one line."""
    try:
        with np.load(path) as table:
            image = table["mirror"]
    except (KeyError, zipfile.BadZipFile, EOFError, ValueError) as error:
        raise ValueError(f"{path.name} is damaged: {error}") from error
    if image.shape != (FACE // 2, 4 * FACE, 3) or image.dtype != np.uint8:
        raise ValueError(f"{path.name} is damaged: not a panorama")
    return image


def softened(image: np.ndarray) -> np.ndarray:
    """Half as large each way, (H, W, 3) linear; smeared upwards about twice as far as sideways, as
    a rough floor looked along draws every light out to a streak."""
    around = np.pad(image, ((0, 0), (1, 1), (0, 0)), mode="wrap")
    wide = (around[:, 0:-2:2] + 3 * around[:, 1:-1:2] + 3 * around[:, 2::2]) / 8
    wide += np.roll(around[:, 1:-1], -2, axis=1)[:, ::2] / 8
    tall = np.pad(wide, ((3, 3), (0, 0), (0, 0)), mode="edge")
    high = len(image)
    weights = (1, 3, 4, 4, 4, 3, 1)
    blurred = sum(w * tall[k : k + high] for k, w in enumerate(weights)) / sum(weights)
    return (blurred[0::2] + blurred[1::2]) / 2


def levels(image: np.ndarray) -> list[np.ndarray]:
    """The coded panorama and its smaller levels, each (H, W, 3) u8."""
    made = [image]
    light = (image.astype(np.float32) / 255) ** 2
    for _ in range(LEVELS - 1):
        light = softened(light)
        made.append(np.round(np.sqrt(light) * 255).astype(np.uint8))
    return made


def mirror_texture(report: Report) -> Texture:
    """What the floor looks up; where the file is missing or damaged, one line and an even dusk."""
    try:
        image = load(places.bundled("assets") / "light" / ASSET.name)
    except (OSError, ValueError):
        report(f"the floor mirrors nothing ({ASSET.name} is missing or damaged)")
        image = np.full((FACE // 2, 4 * FACE, 3), 40, np.uint8)
    texture = Texture("hall_mirror")
    high, wide, _ = image.shape
    texture.setup_2d_texture(wide, high, Texture.T_unsigned_byte, Texture.F_rgb)
    # The engine keeps its channels blue first.
    for level, pixels in enumerate(levels(image)):
        rows = np.ascontiguousarray(pixels[..., ::-1]).tobytes()
        texture.set_ram_mipmap_image(level, CPTA_uchar(rows))
    sampler = SamplerState()
    sampler.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    sampler.set_magfilter(SamplerState.FT_linear)
    sampler.set_wrap_u(SamplerState.WM_repeat)
    sampler.set_wrap_v(SamplerState.WM_clamp)
    sampler.set_max_lod(LEVELS - 1)
    texture.set_default_sampler(sampler)
    texture.set_keep_ram_image(False)
    return texture
