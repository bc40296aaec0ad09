"""Smooth wandering numbers that depend on time alone, so that any moment can be asked for."""

from __future__ import annotations

import numpy as np


class Drift:
    """``size`` independent slow wanderings, each about -1..1. Sums of sines of unrelated periods.

    period: seconds of the slowest swing.
    """

    def __init__(self, rng: np.random.Generator, size: int, period: float) -> None:
        ratio = np.array([1.0, 1.618, 2.73, 4.19])
        jitter = rng.uniform(0.85, 1.15, (size, 4))
        self.speed = 2 * np.pi / period * ratio * jitter
        self.phase = rng.uniform(0, 2 * np.pi, (size, 4))
        self.share = np.array([0.46, 0.28, 0.17, 0.09])

    def at(self, time: float) -> np.ndarray:
        """(size,) the values at ``time`` seconds."""
        return np.sin(self.speed * time + self.phase) @ self.share


def ease(x: float) -> float:
    """0 below 0, 1 above 1, smooth between."""
    x = min(max(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)
