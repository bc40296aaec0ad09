"""What the hands of the house do when you keep a moment: a book, gently closed."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis import modes
from game.sound.synthesis.spectrum import band, convolved, lowpass, noise
from game.sound.synthesis.waves import faded, laid, samples, strike, swell


def book_clap(rng: np.random.Generator) -> np.ndarray:
    """(n,) pages falling together, then the cover: the picture is kept."""
    out = np.zeros(samples(0.6))
    for index in range(7):
        page = noise(0.03, band(900, 3800, 2), rng) * swell(0.03, 0.006, 0.022)
        laid(0.05 * (0.5 + 0.12 * index) * page, out, 0.02 + 0.11 * (1 - 0.8**index))
    board = modes.ringing(
        np.array([118, 187, 296, 455, 720, 1150]),
        np.array([0.09, 0.08, 0.07, 0.05, 0.04, 0.03]),
        np.array([1.0, 0.9, 0.6, 0.4, 0.22, 0.1]),
        0.2,
    )
    clap = convolved(noise(0.012, lowpass(2200, 1), rng) * strike(0.012, 0.003, 0.012), board)
    laid(clap / abs(clap).max(), out, 0.13)
    laid(0.05 * noise(0.12, band(300, 2400, 2), rng) * swell(0.12, 0.01, 0.1), out, 0.13)
    return faded(out, 0.003, 0.15)
