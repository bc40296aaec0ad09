"""Wood that moves against wood or iron: it sticks, slips, sticks again."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.spectrum import convolved, lowpass, noise
from game.sound.synthesis.waves import RATE, strike

SCRAPE = 0.006
"""Seconds that one slip is heard as itself."""


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
    np.add.at(
        out, np.minimum(at, len(out) - 1), np.exp(rng.normal(0, 0.12 + 1.6 * roughness, count))
    )
    return out


def rubbed(pulses: np.ndarray, body: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(n,) the `body` (m,) rung by every slip, with the dry scrape of each slip over it."""
    scrape = noise(SCRAPE, lowpass(3500, 2), rng) * strike(SCRAPE, 0.0004, SCRAPE)
    shape = np.zeros(max(len(body), len(scrape)))
    shape[: len(body)] += body
    shape[: len(scrape)] += 0.05 * abs(body).max() * scrape
    return convolved(pulses, shape)[: len(pulses)]
