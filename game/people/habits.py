"""What somebody's hands, heels and hours do that nobody else's do. Data, and when it happens."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.people.noise import ease


@dataclass(frozen=True)
class Habit:
    """talk (left, right): how much each hand says, 1 is usual; pace: of all wandering, 1 is usual.

    heel: a heel that bounces; taps: fingers that drum; worry: fingers that turn what they hold;
    rub: a thumb that rubs a palm; each 0..1.
    """

    talk: tuple[float, float] = (0.0, 0.8)
    pace: float = 1.0
    heel: float = 0.0
    taps: float = 0.0
    worry: float = 0.0
    rub: float = 0.0


HABITS: dict[str, Habit] = {
    "maren": Habit(talk=(0.0, 0.6), pace=0.8),
    "idris": Habit(talk=(0.0, 0.8), pace=1.15, heel=1.0, taps=1.0),
    "thessa": Habit(talk=(0.0, 0.5), pace=0.6),
    "tomas": Habit(talk=(0.0, 0.45), pace=0.8, rub=1.0),
    "noor": Habit(talk=(0.0, 0.12), pace=1.1, worry=1.0),
    "ambrose": Habit(talk=(0.0, 0.12), pace=0.75),
    "sunniva": Habit(talk=(0.9, 1.3), pace=1.2),
}

BOUTS = {
    "heel": ((7.0, 20.0), (2.5, 7.0)),
    "taps": ((5.0, 14.0), (1.2, 3.0)),
    "worry": ((3.0, 9.0), (2.0, 6.0)),
    "rub": ((6.0, 18.0), (3.0, 6.0)),
}
"""Seconds between two stretches of a habit, and seconds that one lasts: least and most."""


class Bouts:
    """Stretches in which something happens: gaps and lengths drawn from ranges of seconds."""

    def __init__(self, rng: np.random.Generator, gap: tuple, length: tuple) -> None:
        self._rng, self._gap, self._length = rng, gap, length
        self._spans: list[tuple[float, float]] = []

    def at(self, time: float) -> float:
        """0..1, how much it is happening."""
        while not self._spans or self._spans[-1][1] < time + 1:
            last = self._spans[-1][1] if self._spans else 0.0
            start = last + self._rng.uniform(*self._gap)
            self._spans.append((start, start + self._rng.uniform(*self._length)))
        for start, end in reversed(self._spans):
            if start <= time <= end:
                return float(ease((time - start) / 0.5) * ease((end - time) / 0.5))
            if end < time:
                break
        return 0.0


class Fidgets:
    """How much of its habits a company of N shows at a moment, habit by habit."""

    def __init__(self, names: tuple[str, ...], rngs: list[np.random.Generator]) -> None:
        self._count = len(names)
        self._bouts = [
            (kind, n, strength, Bouts(rngs[n], *BOUTS[kind]))
            for n, name in enumerate(names)
            for kind in BOUTS
            if (strength := getattr(habit_of(name), kind)) > 0
        ]

    def at(self, time: float) -> dict[str, np.ndarray]:
        """Habit -> (N,) 0..1."""
        shown = {kind: np.zeros(self._count) for kind in BOUTS}
        for kind, n, strength, bouts in self._bouts:
            shown[kind][n] = strength * bouts.at(time)
        return shown


def habit_of(name: str) -> Habit:
    """The table's row, or the usual for somebody who is not in it."""
    return HABITS.get(name, Habit())
