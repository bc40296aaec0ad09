"""When lids fall: every two to six seconds, never evenly."""

from __future__ import annotations

import numpy as np

CLOSE, SHUT, OPEN = 0.075, 0.035, 0.17
"""Seconds a lid takes to fall, rests and rises (VanderWerf et al., "Eyelid movements", 2003)."""


class Lids:
    """The blinks of ``count`` people. Any moment can be asked for: nothing is remembered.

    Time is cut into stretches of each one's own usual gap, and a blink falls somewhere in the first
    part of each stretch, so that gaps vary and yet stay between two and six seconds.
    """

    def __init__(self, rng: np.random.Generator, count: int) -> None:
        self._usual = rng.uniform(3.3, 4.6, count)
        self._slack = np.minimum(self._usual - 2.03, 5.97 - self._usual)
        self._phase = rng.uniform(0.0, 4.0, count)
        self._salt = rng.uniform(0.0, 1.0, count)

    def since(self, time: float) -> np.ndarray:
        """(count,) seconds since each one's last blink began."""
        at = time + self._phase
        now = np.floor(at / self._usual)
        begun = now * self._usual + self._slack * self._chance(now)
        before = now - 1.0
        earlier = before * self._usual + self._slack * self._chance(before)
        return at - np.where(begun <= at, begun, earlier)

    def lids(self, time: float) -> np.ndarray:
        """(count,) 0 open … 1 shut."""
        since = self.since(time)
        down = np.clip(since / CLOSE, 0.0, 1.0)
        up = np.clip((since - CLOSE - SHUT) / OPEN, 0.0, 1.0)
        return down * down * (3 - 2 * down) - up * up * (3 - 2 * up)

    def _chance(self, stretch: np.ndarray) -> np.ndarray:
        """(count,) 0..1, the same for the same stretch: the usual sine hash, wide enough here."""
        return np.sin(stretch * 12.9898 + self._salt * 78.233) * 43758.5453 % 1.0
