"""Bows of the head: what a listener's nods, a greeting and an upward chin have in common."""

from __future__ import annotations

import numpy as np


class Nods:
    """One nod for each of N people at a time. Angles in radians, down is positive."""

    def __init__(self, count: int) -> None:
        self._begin, self._slow = np.full(count, -np.inf), np.ones(count)
        self._deep, self._dips = np.zeros(count), np.ones(count)

    def give(self, who: int, begin: float, deep: float, dips: int, slow: float) -> None:
        """``who`` will bow by ``deep`` radians, ``dips`` times in ``slow`` seconds."""
        self._begin[who], self._deep[who] = begin, deep
        self._dips[who], self._slow[who] = dips, slow

    def free(self, time: float) -> np.ndarray:
        """(N,) whose last nod is over."""
        return time > self._begin + self._slow

    def at(self, time: float) -> np.ndarray:
        """(N,) how far the heads are bowed. The second dip is smaller than the first."""
        part = np.minimum(np.maximum((time - self._begin) / self._slow, 0.0), 1.0)
        return self._deep * np.sin(np.pi * self._dips * part) ** 2 * (1.0 - 0.45 * part)
