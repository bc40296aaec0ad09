"""A window held up to a plain sky: the flat picture by which a drawing is judged."""

from __future__ import annotations

import numpy as np

from game.meshes.hall_plan import WINDOW_HEIGHT, WINDOW_WIDTH
from game.meshes.tracery import Bar, coverage, half_width


def picture(transmitted: np.ndarray, bars: list[Bar], gain: float = 1.35) -> np.ndarray:
    """(H, W, 3) u8 sRGB: the transmitted light (H, W, 3) linear, with stone in front of it."""
    height, width = transmitted.shape[:2]
    y = WINDOW_HEIGHT * (1 - (np.arange(height) + 0.5) / height)
    x = WINDOW_WIDTH * ((np.arange(width) + 0.5) / width - 0.5)
    x, y = np.meshgrid(x, y)
    gap = coverage(bars, np.column_stack([x.ravel(), y.ravel()])).reshape(x.shape)
    light = np.where((gap < 0)[..., None], [0.05, 0.042, 0.035], transmitted * gain)
    light = np.where((np.abs(x) < half_width(y))[..., None], light, 0.008)
    light = light * (1 + light / 6.0) / (1 + light * 0.45)
    low = light * 12.92
    high = 1.055 * np.clip(light, 1e-6, None) ** (1 / 2.4) - 0.055
    return np.round(np.clip(np.where(light < 0.0031308, low, high), 0, 1) * 255).astype(np.uint8)
