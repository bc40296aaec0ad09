"""Glass off the rack: what a sheet lets through, linear RGB; rules that pick one for a piece.

Pot-metal colours are deep, because a thick antique sheet swallows nearly all of what it does not
let through; nothing here is a tint of white.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Sheet = tuple[float, float, float]
Glass = Callable[[float, float, int, np.random.Generator], Sequence[float]]
"""(x, y of the piece's middle, its cell number, its own rng) -> linear RGB."""

RUBY = (0.60, 0.012, 0.025)
GARNET = (0.30, 0.008, 0.020)
FLAME = (0.88, 0.15, 0.012)
AMBER = (0.95, 0.42, 0.035)
GOLD = (1.00, 0.62, 0.10)
STRAW = (1.00, 0.80, 0.30)
WHITE = (0.95, 0.84, 0.55)
COBALT = (0.015, 0.055, 0.50)
MIDNIGHT = (0.008, 0.020, 0.20)
AZURE = (0.035, 0.22, 0.72)
ICE = (0.22, 0.52, 0.80)
TEAL = (0.012, 0.26, 0.30)
SEA = (0.008, 0.13, 0.24)
EMERALD = (0.020, 0.36, 0.075)
LEAF = (0.17, 0.52, 0.030)
LIME = (0.46, 0.72, 0.060)
MOSS = (0.070, 0.16, 0.018)
VIOLET = (0.22, 0.030, 0.42)
PLUM = (0.17, 0.012, 0.14)
ROSE = (0.80, 0.13, 0.24)
SLATE = (0.060, 0.070, 0.19)
STONE = (0.14, 0.12, 0.26)
UMBER = (0.17, 0.062, 0.016)
EARTH = (0.080, 0.026, 0.010)
FLESH = (0.86, 0.40, 0.17)
TAN = (0.46, 0.19, 0.055)


def mixed(*sheets: Sheet, spread: float = 0.16) -> Glass:
    """Any of the sheets, each piece a little darker or lighter than the next."""

    def pick(x: float, y: float, cell: int, rng: np.random.Generator) -> np.ndarray:
        return vary(sheets[rng.integers(len(sheets))], rng, spread)

    return pick


def cycled(*sheets: Sheet, spread: float = 0.14) -> Glass:
    """The sheets in turn, by cell number."""

    def pick(x: float, y: float, cell: int, rng: np.random.Generator) -> np.ndarray:
        return vary(sheets[cell % len(sheets)], rng, spread)

    return pick


def graded(
    stops: Sequence[tuple[float, Sheet]],
    measure: Callable[[float, float], float],
    spread: float = 0.14,
    stray: float = 0.0,
) -> Glass:
    """Sheets along a scale: ``measure(x, y)`` is looked up among (value, sheet) stops, blended.

    ``stray`` makes neighbours differ by that much of the measure.
    """
    at = [value for value, _ in stops]
    sheets = np.sqrt([sheet for _, sheet in stops])

    def pick(x: float, y: float, cell: int, rng: np.random.Generator) -> np.ndarray:
        value = measure(x, y) + stray * rng.normal()
        blend = np.array([np.interp(value, at, sheets[:, c]) for c in range(3)]) ** 2
        return vary(blend, rng, spread)

    return pick


def vary(sheet: Sequence[float], rng: np.random.Generator, spread: float) -> np.ndarray:
    """One cut from a hand-blown sheet: thicker glass is darker and more saturated."""
    thickness = np.exp(spread * np.clip(rng.normal(), -1.6, 1.6))
    return np.clip(np.asarray(sheet, float), 1e-3, 0.999) ** thickness
