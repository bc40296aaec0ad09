"""How finely things are built: ``full`` for machines with a graphics card, ``lean`` for those without,
``far`` for what those see across the hall.

All show the same shapes; a leaner profile keeps only the points that a viewer would miss.
"""

from __future__ import annotations

from typing import Literal, TypeVar

import numpy as np

Detail = Literal["full", "lean", "far"]
Choice = TypeVar("Choice")
NEAR: dict[Detail, float] = {"full": 0.002, "lean": 0.008, "far": 0.022}
"""Metres that a moulding within a hand's reach may stray from its drawing."""
HIGH: dict[Detail, float] = {"full": 0.006, "lean": 0.016, "far": 0.03}
"""The same above three metres."""


STRAY = HIGH["far"]
"""Metres that ``far`` may stray: it serves where a pixel is as wide."""


def either(detail: Detail, full: Choice, lean: Choice, far: Choice | None = None) -> Choice:
    """What is meant for ``detail``; far things are lean where nothing is said of them.

    Raises ValueError for any other word.
    """
    if detail not in NEAR:
        raise ValueError(f"detail is {', '.join(NEAR)}, not {detail!r}")
    if detail == "full":
        return full
    return far if detail == "far" and far is not None else lean


def thinned(points: np.ndarray, tolerance: float) -> np.ndarray:
    """A polyline (N, D) without the points it strays from by less than ``tolerance``, ends kept.

    Douglas and Peucker 1973.
    """
    line = np.asarray(points, np.float64)
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    open_ = [(0, len(line) - 1)]
    while open_:
        first, last = open_.pop()
        between = line[first + 1 : last] - line[first]
        if not len(between):
            continue
        chord = line[last] - line[first]
        share = np.clip(between @ chord / max(chord @ chord, 1e-12), 0.0, 1.0)
        away = np.linalg.norm(between - share[:, None] * chord, axis=1)
        worst = int(away.argmax())
        if away[worst] > tolerance:
            middle = first + 1 + worst
            keep[middle] = True
            open_ += [(first, middle), (middle, last)]
    return line[keep]
