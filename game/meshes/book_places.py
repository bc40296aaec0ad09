"""Measures of the shelves, and where on them a book stands. numpy only.

A *bay* is one side of the hall on one tier. Uprights part it into five *presses*; a press has
fourteen *rows*; a row has *slots*, and a slot holds one book or a gap. Everything about a book
follows from its 64-bit address, so the book is the same tomorrow, whichever way it is drawn and
whenever the walker comes by.

Boundary ``i`` of a row lies at ``(i + jitter_i) * pitch``: whoever asks for the book at a place
along the row looks at two candidates, however many books there are. Groups of four slots may lean
together into a gap and groups of eight may lie piled; their outer boundaries do not jitter, so
neither ever reaches into its neighbours.
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

ROWS, TALL_ROWS = 14, 2
TALL_ROW, ROW = 0.33, 0.245
"""The lowest two rows are for folios, as in any grown library; the others are all of one height."""
BOARD = 0.022
"""Thickness of a shelf board; the lowest BOARD metres of each row belong to it."""

STRIDE = 40
"""Texels that a row of one press takes; unused ones stay zero."""
SLOTS, TALL_SLOTS = 38, 30
ARCH_SLOTS, ARCH_TALL_SLOTS = 29, 23
PILE_PITCH = {True: 0.036, False: 0.030}
"""Mean thickness of books lying in a pile, in tall rows and in others, metres."""

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
LEVELS = 4
"""Halvings of the tables along the row, from one slot to eight a texel."""
TABLE = PRESSES * STRIDE
"""Texels of a row before its halvings."""
GROUPS = STRIDE // 4


@dataclass(frozen=True)
class Bay:
    """One side on one tier. ``index`` counts the bays that carry books; ``arch`` leaves the middle
    free.
    """

    index: int
    side: int
    tier: int
    arch: bool

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
    return tuple(
        Bay(index, side, tier, tier == 0 and side in hall_plan.ARCH_SIDES)
        for index, (side, tier) in enumerate(places)
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


def slot_count(row: np.ndarray | int, arch: np.ndarray | bool) -> np.ndarray:
    """Slots in a row of one press."""
    tall = np.asarray(row) < TALL_ROWS
    full = np.where(tall, TALL_SLOTS, SLOTS)
    return np.where(arch, np.where(tall, ARCH_TALL_SLOTS, ARCH_SLOTS), full)


def row_bottom(row: np.ndarray | int) -> np.ndarray:
    """Height of the upper face of a row's board above the case's bottom, metres."""
    row = np.asarray(row, np.float32)
    return (
        np.where(row < TALL_ROWS, row * TALL_ROW, (row - TALL_ROWS) * ROW + TALL_ROWS * TALL_ROW)
        + BOARD
    )


def row_clear(row: np.ndarray | int) -> np.ndarray:
    """Clear height of a row above its board, metres."""
    return np.where(np.asarray(row) < TALL_ROWS, TALL_ROW, ROW) - BOARD


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


def pitches(arch: int) -> tuple[float, float]:
    """Slot pitch in tall rows and in the others, metres."""
    if arch:
        return ARCH_PRESS_WIDTH / ARCH_TALL_SLOTS, ARCH_PRESS_WIDTH / ARCH_SLOTS
    return PRESS_WIDTH / TALL_SLOTS, PRESS_WIDTH / SLOTS
