"""Noise whose colour moves: a spectrogram is drawn first, then filled with noise."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.waves import RATE, samples

HOP = 256
SIZE = 1024
FREQUENCIES = np.fft.rfftfreq(SIZE, 1 / RATE)
"""(513,) Hz of a drawing's columns."""
FRAME = HOP / RATE
"""Seconds between a drawing's rows."""


def frames(seconds: float) -> int:
    """Rows that a drawing of a sound this long has."""
    return max(1, round(seconds / FRAME))


def coloured(drawing: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(rows * HOP,) noise whose spectrum follows `drawing` (rows, 513) of gains; it loops."""
    rows = len(drawing)
    count = rows * HOP
    source = rng.normal(size=count)
    window = np.sin(np.pi * (np.arange(SIZE) + 0.5) / SIZE)
    where = (np.arange(rows)[:, None] * HOP + np.arange(SIZE) - SIZE // 2) % count
    spectra = np.fft.rfft(source[where] * window, axis=1) * drawing
    pieces = np.fft.irfft(spectra, SIZE, axis=1) * window
    out = np.zeros(count)
    np.add.at(out, where, pieces)
    return out * (2 * HOP / SIZE)


def along(curve: np.ndarray, rows: int) -> np.ndarray:
    """(rows, 1) a per-sample curve read at the rows of a drawing."""
    return curve[np.minimum(np.arange(rows) * HOP, len(curve) - 1)][:, None]


def hump(centre: np.ndarray, width: np.ndarray | float) -> np.ndarray:
    """(rows, 513) a bell around `centre` (rows, 1) Hz, `width` in octaves."""
    octaves = np.log2(np.maximum(FREQUENCIES, 20.0)[None, :] / centre)
    return np.exp(-0.5 * (octaves / width) ** 2)


def loop_length(seconds: float) -> float:
    """The length near `seconds` that is a whole number of rows, so that loops meet exactly."""
    return samples(frames(seconds) * FRAME) / RATE
