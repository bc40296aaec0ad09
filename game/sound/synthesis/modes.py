"""Things that ring: a body is a handful of damped modes."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.waves import RATE, timeline


def ringing(
    frequencies: np.ndarray, decays: np.ndarray, gains: np.ndarray, seconds: float
) -> np.ndarray:
    """(n,) impulse response of parallel modes.

    frequencies (m,) Hz; decays (m,) seconds to fall by 60 dB; gains (m,) each mode's gain at its
    own resonance, so that a sustained tone there leaves `gain` times as loud.
    """
    t = timeline(seconds)[:, None]
    damping = 6.9078 / np.asarray(decays, float)
    height = np.asarray(gains, float) * 2 * damping / RATE
    rung = np.exp(-damping * t) * np.sin(2 * np.pi * np.asarray(frequencies, float) * t)
    return rung @ height


def spread(
    low: float, high: float, count: int, decay: float, slope: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """`count` modes at random between `low` and `high` Hz: (frequencies, decays, gains).

    Each rings about as many times, so `decay` seconds at `low` gets shorter upward; gains fall by
    `slope` dB an octave.
    """
    frequencies = np.sort(low * (high / low) ** rng.uniform(0, 1, count))
    ratio = frequencies / low
    decays = decay * ratio**-0.8 * rng.uniform(0.6, 1.5, count)
    gains = ratio ** (slope / 6.0206) * rng.uniform(0.4, 1.0, count) * rng.choice([-1, 1], count)
    return frequencies, decays, gains
