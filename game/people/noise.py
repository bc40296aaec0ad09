"""Smooth wandering numbers that depend on time alone, so that any moment can be asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

RATIO = np.array([1.0, 1.618, 2.73, 4.19])
SHARE = np.array([0.46, 0.28, 0.17, 0.09])


class Drift:
    """``size`` independent slow wanderings, each about -1..1. Sums of sines of unrelated periods.

    period: seconds of the slowest swing.
    """

    def __init__(self, rng: np.random.Generator, size: int, period: float) -> None:
        jitter = rng.uniform(0.85, 1.15, (size, 4))
        self.speed = 2 * np.pi / period * RATIO * jitter
        self.phase = rng.uniform(0, 2 * np.pi, (size, 4))

    def at(self, time: float) -> np.ndarray:
        """(size,) the values at ``time`` seconds."""
        return np.sin(self.speed * time + self.phase) @ SHARE


class Drifts:
    """The drifts of a company. periods (D,): seconds of each one's slowest swing; rngs: one a person,

    N; pace (N,): quicker or slower than that, person by person.
    """

    def __init__(
        self, rngs: Sequence[np.random.Generator], periods: Sequence[float], pace: Sequence[float]
    ) -> None:
        own = [
            [Drift(rng, 1, p / quick) for p in periods]
            for rng, quick in zip(rngs, pace, strict=True)
        ]
        self._speed = np.array([[drift.speed[0] for drift in drifts] for drifts in own])
        self._phase = np.array([[drift.phase[0] for drift in drifts] for drifts in own])

    def at(self, time: float) -> np.ndarray:
        """(N, D) the values at ``time`` seconds."""
        return np.sin(self._speed * time + self._phase) @ SHARE


def ease(x):
    """0 below 0, 1 above 1, smooth between; of numbers or arrays."""
    x = np.minimum(np.maximum(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)
