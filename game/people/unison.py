"""The breathing of everybody's light, and how it falls into step with the visitor's."""

from __future__ import annotations

import numpy as np

VISITOR_PERIOD = 6.4
"""Seconds in which the visitor's light swells and fades once."""
IN_STEP = 28.0
"""Seconds of sitting together until all lights breathe as one."""
OWN_WAY = 0.07
"""Radians by which each stays a little ahead or behind even then."""


class Unison:
    """Phases of N lights. ``step`` is told since when the visitor sits; any step of time is exact."""

    def __init__(self, rng: np.random.Generator, count: int, time: float) -> None:
        self._gains = 2 * np.pi * (1 / rng.uniform(5.3, 7.7, count) - 1 / VISITOR_PERIOD)
        self._rest = rng.uniform(-OWN_WAY, OWN_WAY, count)
        self._took = rng.uniform(0.75, 1.0, count) * IN_STEP
        self._ahead = rng.uniform(-np.pi, np.pi, count) + self._gains * time
        self._from = time
        self._together = False

    def step(self, time: float, seated_for: float | None) -> np.ndarray:
        """(N,) -1 … 1."""
        together = seated_for is not None
        if together != self._together:
            began = time - seated_for if together else time
            self._ahead = wrapped(self._ahead_at(began))
            self._from, self._together = began, together
        return wave(visitor_phase(time) + self._ahead_at(time))

    def ahead(self, time: float) -> np.ndarray:
        """(N,) radians by which each light is ahead of the visitor's."""
        return wrapped(self._ahead_at(time))

    def _ahead_at(self, time: float) -> np.ndarray:
        passed = max(time - self._from, 0.0)
        if not self._together:
            return self._ahead + self._gains * (time - self._from)
        part = np.minimum(passed / self._took, 1.0)
        left = 1.0 - part * part * (3.0 - 2.0 * part)
        return self._rest + (self._ahead - self._rest) * left


def visitor_phase(time: float) -> float:
    return 2 * np.pi * time / VISITOR_PERIOD


def wave(phase):
    """-1 … 1: light comes a little quicker than it goes."""
    return np.sin(phase + 0.3 * np.sin(phase))


def wrapped(angle: np.ndarray) -> np.ndarray:
    """Into -pi … pi."""
    return (angle + np.pi) % (2 * np.pi) - np.pi
