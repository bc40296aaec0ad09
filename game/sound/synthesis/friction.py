"""Wood that moves against wood or iron: it sticks, slips, sticks again."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.spectrum import lowpass, noise
from game.sound.synthesis.waves import RATE


def slips(rate: np.ndarray, roughness: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) pulses at `rate` (n,) a second, each a slip: irregular by `roughness` 0..1, never even
    in strength."""
    turns = np.cumsum(rate) / RATE
    count = int(turns[-1])
    at = np.interp(
        np.arange(1, count + 1) + roughness * rng.uniform(-0.45, 0.45, count),
        turns,
        np.arange(len(turns)),
    ).astype(int)
    out = np.zeros(len(rate))
    np.add.at(out, np.minimum(at, len(out) - 1), np.exp(rng.normal(0, 0.35 + roughness, count)))
    return out


def rubbed(pulses: np.ndarray, body: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(n,) the body `(m,)` rung by every slip, with the dry scrape of each slip over it."""
    size = 1 << int(np.ceil(np.log2(len(pulses) + len(body))))
    scrape = noise(0.006, lowpass(5000, 1), rng) * np.exp(-np.arange(int(0.006 * RATE) + 1)[:265] / 60)
    scrape = np.pad(scrape, (0, max(0, len(body) - len(scrape))))[: len(body)]
    together = np.fft.rfft(body + 0.05 * abs(body).max() * scrape, size)
    return np.fft.irfft(np.fft.rfft(pulses, size) * together, size)[: len(pulses)]
