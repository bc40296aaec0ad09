"""Dream time. The only file of the game that reads the wall clock."""

from __future__ import annotations

import time

LONGEST_STEP = 0.4
"""Seconds. Down to three frames a second the dream keeps pace with the voices; what a longer stall
(a dragged window, a slow disk) takes beyond this is skipped, so that nobody loses half a sentence to it."""


class DreamClock:
    """Seconds since the dream began; moves with the wall clock, or by hand in tests, shots and films."""

    def __init__(self, start: float = 0.0) -> None:
        self.now = start
        self.running = True
        self._last: float | None = None

    def tick(self) -> float:
        """Moves with the wall clock; returns the step in seconds, 0 while stopped."""
        wall = time.perf_counter()
        passed = 0.0 if self._last is None else wall - self._last
        self._last = wall
        return self.step(passed) if self.running else 0.0

    def step(self, seconds: float) -> float:
        """Moves by hand; returns the step taken, at most LONGEST_STEP. Raises ValueError if negative."""
        if seconds < 0:
            raise ValueError(f"time goes forward only, got {seconds}")
        taken = min(seconds, LONGEST_STEP)
        self.now += taken
        return taken
