"""The hall's standing light: what is baked about it, and the constants it was baked with."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SUN = (7.0, 5.05, 2.85)
"""Radiance of a white surface that faces the sun through clear glass."""
SKY_THROUGH_GLASS = 0.75
NIGHT = (0.0085, 0.0105, 0.024)
BOOK_GLOW = (0.050, 0.032, 0.016)
"""Mean radiance of a wall of books, measured on the façade."""
HEARTH_PLACE, HEARTH = (0.0, 2.1, 0.0), (3.8, 2.6, 1.35)
"""Over the ring's middle, intensity: what polished brass and pale stone throw back of the pools and the
floor's matt patches do not. Without it the faces in the ring are silhouettes."""
LANTERN = (2.2, 1.1, 0.38)
"""Intensity of one lantern on a pier."""
COOKIE_SIZE = (256, 768)
"""Texels of a window's colours in the sun mask's making: one centimetre, about the sun's own blur."""


@dataclass(frozen=True)
class HallLight:
    """probe_color, probe_direction (z, y, x, 4) u8; low, size (3,) metres of the probes' box;
    cookies: window side → (768, 256, 3) u8, square root of what the glass lets through, top row first."""

    probe_color: np.ndarray
    probe_direction: np.ndarray
    low: tuple[float, ...]
    size: tuple[float, ...]
    cookies: dict[int, np.ndarray]


def load(path: Path) -> HallLight:
    """The baked light. Raises ValueError or OSError, in one line, when it is missing or damaged."""
    try:
        with np.load(path) as table:
            return HallLight(
                table["probe_color"],
                table["probe_direction"],
                tuple(map(float, table["low"])),
                tuple(map(float, table["size"])),
                {int(side): table[f"cookie_{side}"] for side in table["sides"]},
            )
    except (KeyError, zipfile.BadZipFile, ValueError) as error:
        raise ValueError(f"{path.name} is damaged: {error}") from error


def dusk() -> HallLight:
    """Even, dim light and no coloured pools: what is drawn when the baked light cannot be had."""
    even = np.full((2, 2, 2, 4), 90, np.uint8)
    upward = np.full((2, 2, 2, 4), 128, np.uint8)
    cookies = {1: np.zeros((COOKIE_SIZE[1], COOKIE_SIZE[0], 3), np.uint8)}
    return HallLight(even, upward, (-14.0, 0.0, -14.0), (28.0, 20.0, 28.0), cookies)
