"""Outside: night wind in old trees, their leaves, and an owl that is far away."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.motion import along, coloured, frames, hump, loop_length
from game.sound.synthesis.spectrum import band, filtered, lowpass, noise
from game.sound.synthesis.waves import (
    RATE,
    laid,
    laid_round,
    samples,
    stereo,
    swell,
    timeline,
    wander,
)

GUSTS = 0.11
"""Gusts a second."""


def night(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n, 2) wind and leaves as one loop without a seam."""
    seconds = loop_length(seconds)
    gust = np.clip(0.55 + 0.28 * wander(seconds, GUSTS, rng), 0.12, 1.3)
    ears = []
    for _ in range(2):
        own = np.clip(gust + 0.10 * wander(seconds, 0.5, rng), 0.08, 1.4)
        ears.append(wind(seconds, own, rng) + 0.5 * hiss(seconds, own, rng))
    return np.stack(ears, axis=1) + 0.55 * leaves(seconds, gust, rng)


def wind(seconds: float, gust: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(n,) moving air: a low bed, and a rounder voice that climbs as the gust does."""
    rows = frames(seconds)
    g = along(gust, rows)
    low = 1.3 * g * hump(np.full((rows, 1), 130.0), 0.9)
    voice = 0.75 * g**2 * hump(280 + 260 * g, 0.55)
    return coloured(low + voice, rng)


def hiss(seconds: float, gust: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(n,) crowns of trees further off: leaves too many to tell apart."""
    rows = frames(seconds)
    g = along(gust, rows)
    return coloured(0.5 * g**2.2 * hump(2300 + 900 * g, 0.75), rng)


def leaves(seconds: float, gust: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(n, 2) near leaves: dry brushes, thick in the gusts, a few in the lulls."""
    out = np.zeros((samples(seconds), 2))
    chance = gust**2.5
    times = rng.choice(len(gust), size=int(seconds * 60), p=chance[: len(gust)] / chance.sum())
    for time in times:
        length = rng.uniform(0.02, 0.11)
        centre = rng.uniform(1200, 3600)
        piece = noise(length, band(0.65 * centre, 1.4 * centre, 3), rng)
        piece = piece * swell(length, 0.4 * length, 0.55 * length) * rng.gamma(2.0, 0.06)
        laid_round(stereo(piece, rng.uniform(-0.9, 0.9)), out, time / RATE)
    return out


def owl(rng: np.random.Generator) -> np.ndarray:
    """(n,) one call, a long one and then three: over the trees, so only its lowest part is left."""
    out = np.zeros(samples(7.0))
    for at, seconds, pitch in (
        (0.2, 0.75, 402),
        (2.5, 0.22, 396),
        (2.95, 0.24, 405),
        (3.35, 1.25, 410),
    ):
        t = timeline(seconds)
        bend = 1 + 0.035 * np.sin(np.pi * t / seconds) - 0.03 * (t / seconds) ** 3
        quaver = 1 + (0.012 * np.sin(2 * np.pi * 11 * t) if seconds > 1 else 0)
        phase = 2 * np.pi * np.cumsum(pitch * bend * quaver * rng.uniform(0.99, 1.01)) / RATE
        tone = np.sin(phase) + 0.16 * np.sin(2 * phase) + 0.05 * np.sin(3 * phase)
        breath = 0.06 * noise(seconds, band(300, 1300, 1), rng)
        laid((tone + breath) * swell(seconds, 0.3 * seconds, 0.55 * seconds), out, at)
    far = filtered(out, lowpass(800, 1))[: len(out)]
    woods = noise(1.6, band(200, 900, 1), rng) * np.exp(-timeline(1.6) / 0.32)
    size = 1 << 20
    echo = np.fft.irfft(np.fft.rfft(far, size) * np.fft.rfft(woods, size), size)[: len(out)]
    return far / abs(far).max() + 0.55 * echo / abs(echo).max()
