"""Smooth wandering numbers that depend on time alone, so that any moment can be asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


RATIO = np.array([1.0, 1.618, 2.73, 4.19])
SHARE = np.array([0.46, 0.28, 0.17, 0.09])


class Drift:
    """Independent slow wanderings, each about -1..1. Sums of sines of unrelated periods.

    rngs: one for each person, N; periods (D,): seconds of the slowest swing; pace (N,): quicker or
    slower than that, person by person.
    """

    def __init__(
        self, rngs: Sequence[np.random.Generator], periods: Sequence[float], pace: Sequence[float]
    ) -> None:
        size = (len(periods), len(RATIO))
        jitter = np.array([rng.uniform(0.85, 1.15, size) for rng in rngs])
        slowest = 2 * np.pi * np.asarray(pace)[:, None] / np.asarray(periods)
        self._speed = slowest[:, :, None] * RATIO * jitter
        self._phase = np.array([rng.uniform(0, 2 * np.pi, size) for rng in rngs])

    def at(self, time: float) -> np.ndarray:
        """(N, D) the values at ``time`` seconds."""
        return np.sin(self._speed * time + self._phase) @ SHARE


def ease(x):
    """0 below 0, 1 above 1, smooth between; of numbers or arrays."""
    x = np.minimum(np.maximum(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)
