"""When lids fall: every two to six seconds, never evenly."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np

CLOSE, SHUT, OPEN = 0.075, 0.035, 0.17
"""Seconds a lid takes to fall, rests and rises (VanderWerf et al., "Eyelid movements", 2003)."""


class Blinks:
    """A person's blinks as a list of moments that grows as time goes on."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._starts = [float(rng.uniform(0.6, 2.5))]

    def starts(self, until: float) -> list[float]:
        """All blinks that begin up to ``until`` seconds, and one more."""
        while self._starts[-1] <= until:
            gap = float(np.clip(self._rng.lognormal(1.25, 0.33), 2.05, 5.95))
            self._starts.append(self._starts[-1] + gap)
        return self._starts

    def lid(self, time: float) -> float:
        """0 open … 1 shut."""
        starts = self.starts(time + 1.0)
        index = bisect_right(starts, time) - 1
        return fall(time - starts[index]) if index >= 0 else 0.0


def fall(since: float) -> float:
    """How far a lid is down, ``since`` seconds after it began to fall."""
    if since < 0 or since > CLOSE + SHUT + OPEN:
        return 0.0
    if since < CLOSE:
        x = since / CLOSE
        return x * x * (3 - 2 * x)
    if since < CLOSE + SHUT:
        return 1.0
    x = (since - CLOSE - SHUT) / OPEN
    return (1 - x) * (1 - x) * (1 + 2 * x)
