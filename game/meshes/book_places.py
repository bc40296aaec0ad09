"""Measures of the shelves, and where on them a book stands. numpy only.

A *bay* is one side of the hall on one tier. Uprights part it into five *presses*; a press has up to
seventeen *rows* of three kinds of shelf, in one of four patterns; a row has *slots*, and a slot
holds one book or a gap. Everything about a book follows from its 64-bit address, so the book is the
same tomorrow, whichever way it is drawn and whenever the walker comes by.

Boundary ``i`` of a row lies at ``(i + jitter_i) * pitch``: whoever asks for the book at a place
along the row looks at two candidates, however many books there are. Groups of four slots may lean
together into a gap and groups of eight may lie piled; their outer boundaries do not jitter, so
neither ever reaches into its neighbours.

Bays from OWN_TIERS up hold the same books as bays below, some sides further round: nobody sees both
at once from near, and the tables stay small.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes import hall_plan

CASE_WIDTH = 4.45
"""Between the pillars' shoulders, metres."""
CASE_BOTTOM, CASE_TOP = 0.14, 3.74
"""Books stand between these heights above a tier's floor; plinth, cornice and the next gallery's
slab have the rest."""
UPRIGHT = 0.04
PRESSES = 5
PRESS_WIDTH = (CASE_WIDTH - (PRESSES + 1) * UPRIGHT) / PRESSES  # 0.842 m
ARCH_FREE = 3.0
"""Metres left free in the middle of the ground tier where an arch opens."""
ARCH_PRESS_WIDTH = (CASE_WIDTH - ARCH_FREE) / 2 - 2 * UPRIGHT  # 0.645 m

FOLIO, OCTAVO, DUODECIMO = range(3)
PATTERNS = ((1, 6, 10), (2, 3, 12), (1, 9, 6), (0, 8, 9))
"""How many rows of each kind a press has, the tallest at its foot."""
KIND_HEIGHTS = (0.33, 0.235, 0.186)
"""Heights of a row by kind, metres, before a pattern is stretched to fill its press."""
ROWS = 17
"""Lines of the tables that a press takes; patterns with fewer rows leave the last ones empty."""
BOARD = 0.022
"""Thickness of a shelf board; the lowest BOARD metres of each row belong to it."""
SLOTS, ARCH_SLOTS = (38, 48, 56), (29, 37, 43)
"""Slots in a row, by kind."""
PILE_PITCH = (0.036, 0.030, 0.025)
"""Mean thickness of books lying in a pile, by kind of row, metres."""
STRIDE = 56
"""Texels that a row of one press takes; unused ones stay zero."""
OWN_TIERS = 6
"""Tiers whose books are laid out; those above repeat the ones with all sixteen sides."""

JITTER = 0.5
"""Largest shift of a boundary, in slots: widths stay within half and one and a half slots."""
SETBACK = 0.045
"""Deepest a spine stands behind the spine plane, metres."""
LEAN = 0.25
"""Steepest lean, metres sideways per metre up."""
GLOW = 1.2
RATE_LOW, RATE_HIGH = 0.08, 0.3
"""Heartbeats, Hz."""

PILE_MODE = 255
"""The third byte of ``shape``: 0 stands, 1..100 leans to -u, 101..200 leans to +u, 255 lies."""
LEVELS = 6
"""Means of ever more neighbours that the far tables hold: the first is each book for itself, the
last two reach into the rows above and below.
"""
TABLE = PRESSES * STRIDE
"""Texels of a row of a bay."""
GROUPS = STRIDE // 4


@dataclass(frozen=True)
class Bay:
    """One side on one tier. ``index`` counts the bays that carry books; ``arch`` leaves the middle
    free; ``table`` is the bay whose books stand here.
    """

    index: int
    side: int
    tier: int
    arch: bool
    table: int

    @property
    def line(self) -> int:
        """The first of its ROWS lines in the tables."""
        return self.table * ROWS

    def presses(self) -> tuple[int, ...]:
        """Which of the five presses are there."""
        return (0, PRESSES - 1) if self.arch else tuple(range(PRESSES))


def bays() -> tuple[Bay, ...]:
    """Every bay that carries books, tier by tier from the floor."""
    places = [
        (side, tier)
        for tier in range(hall_plan.TIERS)
        for side in range(hall_plan.SIDES)
        if carries_books(side, tier)
    ]
    number = {place: index for index, place in enumerate(places)}
    return tuple(
        Bay(
            number[side, tier],
            side,
            tier,
            tier == 0 and side in hall_plan.ARCH_SIDES,
            number[home(side, tier)],
        )
        for side, tier in places
    )


def home(side: int, tier: int) -> tuple[int, int]:
    """Where the books of a bay are laid out: there itself, or some tiers below and sides on."""
    full = max(hall_plan.WINDOW_CLEAR_TIERS) + 1
    turns, above = divmod(tier - full, OWN_TIERS - full)
    return (
        (side, tier) if tier < OWN_TIERS else ((side + 5 * turns) % hall_plan.SIDES, full + above)
    )


def carries_books(side: int, tier: int) -> bool:
    """Doors and windows push the shelves above themselves."""
    if side == hall_plan.DOOR_SIDE:
        return tier >= 2
    if side in hall_plan.WINDOW_SIDES:
        return tier > max(hall_plan.WINDOW_CLEAR_TIERS)
    return True


def press_span(bay: Bay, press: int) -> tuple[float, float]:
    """Left and right end of a press's opening, metres from the middle of the side (+u to the
    right).
    """
    if not bay.arch:
        left = -CASE_WIDTH / 2 + UPRIGHT + press * (PRESS_WIDTH + UPRIGHT)
        return left, left + PRESS_WIDTH
    left = -CASE_WIDTH / 2 + UPRIGHT
    return (left, left + ARCH_PRESS_WIDTH) if press == 0 else (-left - ARCH_PRESS_WIDTH, -left)


def pattern_of(table: np.ndarray | int, press: np.ndarray | int) -> np.ndarray:
    """Which of PATTERNS a press of the bay ``table`` has; neighbours never have the same."""
    table, press = np.asarray(table), np.asarray(press)
    return (table + table // 3 + press * (table % 3 + 1)) % len(PATTERNS)


def row_kinds() -> np.ndarray:
    """(PATTERNS, ROWS) kind of each row, −1 where a pattern has no such row."""
    kinds = np.full((len(PATTERNS), ROWS), -1)
    for pattern, counts in enumerate(PATTERNS):
        kinds[pattern, : sum(counts)] = np.repeat(np.arange(3), counts)
    return kinds


def stretched_heights() -> np.ndarray:
    """(PATTERNS, 3) metres: heights of the rows of each kind, so that a pattern fills its press."""
    counts, heights = np.array(PATTERNS), np.array(KIND_HEIGHTS)
    return heights * ((CASE_TOP - CASE_BOTTOM) / (counts @ heights))[:, None]


KINDS = row_kinds()
HEIGHTS = np.where(
    KINDS < 0, 0.0, np.take_along_axis(stretched_heights(), np.maximum(KINDS, 0), axis=1)
)
"""(PATTERNS, ROWS) metres from board to board."""
BOTTOMS = np.cumsum(HEIGHTS, axis=1) - HEIGHTS
"""(PATTERNS, ROWS) metres from the case's bottom to the lower face of a row's board."""


def slot_count(kind: np.ndarray | int, arch: np.ndarray | bool) -> np.ndarray:
    """Slots in a row of one press; none in a row that is not there."""
    kind = np.asarray(kind)
    count = np.where(arch, np.array(ARCH_SLOTS)[kind], np.array(SLOTS)[kind])
    return np.where(kind < 0, 0, count)


def row_bottom(pattern: np.ndarray | int, row: np.ndarray | int) -> np.ndarray:
    """Height of the upper face of a row's board above the case's bottom, metres."""
    return BOTTOMS[pattern, row] + BOARD


def row_clear(pattern: np.ndarray | int, row: np.ndarray | int) -> np.ndarray:
    """Clear height of a row above its board, metres; 0 where the pattern has no such row."""
    return np.maximum(HEIGHTS[pattern, row] - BOARD, 0.0)


def address(wing, side, tier, row, slot) -> np.ndarray:
    """uint64 address of a book: wing 20 bits, side 12, tier 12, row 8, slot 12. Broadcasts.

    ``wing`` 0 is the hall; the endless stacks have the others. ``slot`` counts along the whole
    bay, ``press * STRIDE + slot``.
    """
    wing, side, tier, row, slot = (
        np.asarray(v).astype(np.uint64) for v in (wing, side, tier, row, slot)
    )
    return (
        (wing << np.uint64(44))
        | (side << np.uint64(32))
        | (tier << np.uint64(20))
        | (row << np.uint64(12))
        | slot
    )


def chance(addresses: np.ndarray, salt: int) -> np.ndarray:
    """(..., 8) u8: eight even random bytes for every address. splitmix64 (Steele, Lea, Flood
    2014).
    """
    offset = (0x9E3779B97F4A7C15 * (2 * salt + 1)) & 0xFFFFFFFFFFFFFFFF
    z = addresses * np.uint64(0xD1342543DE82EF95)
    z += np.uint64(offset)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        z ^= z >> np.uint64(shift)
        z *= np.uint64(factor)
    z ^= z >> np.uint64(31)
    return z.astype("<u8", copy=False).view(np.uint8).reshape(*addresses.shape, 8)
