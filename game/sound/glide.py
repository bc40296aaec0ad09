"""A number that never jumps: everything that would click is one of these."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Glide:
    """Goes from `value` towards `target` in a straight line, `rate` a second."""

    value: float
    target: float
    rate: float

    def towards(self, target: float, seconds: float) -> None:
        """Sets out for `target`, to be there in `seconds` from now."""
        self.target = target
        self.rate = abs(target - self.value) / seconds if seconds > 0 else float("inf")

    def update(self, dt: float) -> float:
        step = self.rate * dt
        gap = self.target - self.value
        self.value = self.target if abs(gap) <= step else self.value + (step if gap > 0 else -step)
        return self.value

    @property
    def arrived(self) -> bool:
        return self.value == self.target
