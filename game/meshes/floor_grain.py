"""What a floor shows at arm's length: one tile of wear, grit, veins and height, for stone as it is and
for wood drawn out along the plank. numpy only."""

from __future__ import annotations

import numpy as np

SIZE = 256
"""Texels each way; the tile joins itself on every side."""


def band(waves: float, rng: np.random.Generator) -> np.ndarray:
    """(SIZE, SIZE) noise about 0 that repeats, about ``waves`` bumps across; spread 1."""
    spectrum = np.fft.rfft2(rng.normal(size=(SIZE, SIZE)))
    across = np.fft.rfftfreq(SIZE, 1 / SIZE)[None, :]
    down = np.fft.fftfreq(SIZE, 1 / SIZE)[:, None]
    octaves = np.log2(np.maximum(np.hypot(across, down), 0.5) / waves)
    noise = np.fft.irfft2(spectrum * np.exp(-1.6 * octaves**2), (SIZE, SIZE))
    return noise / noise.std()


def floor_grain(rng: np.random.Generator) -> np.ndarray:
    """(SIZE, SIZE, 4) u8: wear, grit, how much of a vein, height; all but veins about one half."""
    wear, grit, large = band(26, rng), band(80, rng), band(7, rng)
    course = large + 0.35 * band(20, rng)
    vein = np.exp(-((course / 0.10) ** 2)) * np.clip(0.5 + 0.6 * wear, 0, 1)
    # Trodden stone is flat on top and pitted: heights are cut off above.
    height = np.minimum(0.5 * large + 0.45 * wear, 0.35) + 0.22 * grit
    height -= 0.5 * vein
    planes = [0.5 + 0.21 * wear, 0.5 + 0.21 * grit, vein, 0.5 + 0.2 * height]
    return np.round(np.clip(np.stack(planes, axis=-1), 0, 1) * 255).astype(np.uint8)
