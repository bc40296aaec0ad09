"""Which book stands where: one table of bytes that shaders and meshes read alike. numpy only.

A *bay* is one side of the hall on one tier. Uprights part it into five *presses*; a press has fourteen
*rows*; a row has *slots*, and a slot holds one book or a gap. Everything about a book follows from
its 64-bit address, so the book is the same tomorrow, whichever way it is drawn and whenever the
walker comes by.

Boundary ``i`` of a row lies at ``(i + jitter_i) * pitch``: whoever asks for the book at a place
along the row looks at two candidates, however many books there are. Groups of four slots may lean
together into a gap and groups of eight may lie piled; their outer boundaries do not jitter, so
neither ever reaches into its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.meshes import hall_plan

CASE_WIDTH = 4.45
"""Between the pillars' shoulders, metres."""
CASE_BOTTOM, CASE_TOP = 0.14, 3.74
"""Books stand between these heights above a tier's floor; plinth, cornice and the next gallery's slab
have the rest."""
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

UPRIGHT_MODE, PILE_MODE = 0, 255
"""The third byte of ``shape``: 0 stands, 1..100 leans to -u, 101..200 leans to +u, 255 lies."""
LEVELS = 4
"""Halvings of the tables along the row, from one slot to eight a texel."""
TABLE = PRESSES * STRIDE
"""Texels of a row before its halvings."""
GROUPS = STRIDE // 4

FAMILIES = ("calf", "umber", "oxblood", "ink", "moss", "ochre", "cream", "plum", "tan", "soot")
LEATHER = np.array(
    [
        (0.200, 0.095, 0.038),
        (0.085, 0.040, 0.020),
        (0.150, 0.024, 0.018),
        (0.022, 0.042, 0.105),
        (0.040, 0.072, 0.028),
        (0.270, 0.150, 0.036),
        (0.400, 0.310, 0.185),
        (0.090, 0.024, 0.066),
        (0.290, 0.165, 0.075),
        (0.026, 0.022, 0.022),
    ],
    np.float32,
)
"""Linear albedo of the leathers."""
SHARE = np.array([25, 17, 17, 10, 10, 6, 4, 5, 4, 3], np.float64)
"""How many books in a hundred are bound in each."""


@dataclass(frozen=True)
class Bay:
    """One side on one tier. ``index`` counts the bays that carry books; ``arch`` leaves the middle free."""

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
    """Left and right end of a press's opening, metres from the middle of the side (+u to the right)."""
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
    return np.where(row < TALL_ROWS, row * TALL_ROW, (row - TALL_ROWS) * ROW + TALL_ROWS * TALL_ROW) + BOARD


def row_clear(row: np.ndarray | int) -> np.ndarray:
    """Clear height of a row above its board, metres."""
    return np.where(np.asarray(row) < TALL_ROWS, TALL_ROW, ROW) - BOARD


def address(wing, side, tier, row, slot) -> np.ndarray:
    """uint64 address of a book: wing 20 bits, side 12, tier 12, row 8, slot 12. Broadcasts.

    ``wing`` 0 is the hall; the endless stacks have the others. ``slot`` counts along the whole
    bay, ``press * STRIDE + slot``.
    """
    wing, side, tier, row, slot = (np.asarray(v).astype(np.uint64) for v in (wing, side, tier, row, slot))
    return (wing << np.uint64(44)) | (side << np.uint64(32)) | (tier << np.uint64(20)) | (row << np.uint64(12)) | slot


def chance(addresses: np.ndarray, salt: int) -> np.ndarray:
    """(..., 8) u8: eight even random bytes for every address. splitmix64 (Steele, Lea, Flood 2014)."""
    offset = (0x9E3779B97F4A7C15 * (2 * salt + 1)) & 0xFFFFFFFFFFFFFFFF
    z = addresses * np.uint64(0xD1342543DE82EF95)
    z += np.uint64(offset)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        z ^= z >> np.uint64(shift)
        z *= np.uint64(factor)
    z ^= z >> np.uint64(31)
    return z.astype("<u8", copy=False).view(np.uint8).reshape(*addresses.shape, 8)


@dataclass(frozen=True)
class BookLayout:
    """All books of the hall.

    ``shape`` (R, 200, 4) u8: boundary jitter, setback, mode, style (bands 3 bits, label 2, gilt 2, worn 1).
    ``look`` (R, 375, 4) u8: square root of albedo times fill, and fill: the share of the row's clear
    height that the book takes (of its group's width where it lies); 0 is a gap.
    ``glow`` (R, 375, 4) u8: square root of strength / GLOW, phase, rate, tint (0 cool, 1 ember).
    R counts rows of all bays, ``bay.index * ROWS + row``. ``look`` and ``glow`` carry halved copies of
    themselves to the right, level by level (200, 100, 50, 25 texels): rows stay rows, so that the
    distance filters along a row without mixing it with the row above.
    """

    bays: tuple[Bay, ...]
    shape: np.ndarray
    look: np.ndarray
    glow: np.ndarray

    @cached_property
    def standing(self) -> np.ndarray:
        """(R, 200) bool: the slots that hold a book."""
        return self.look[:, :TABLE, 3] > 0

    @cached_property
    def count(self) -> int:
        return int(self.standing.sum())

    @cached_property
    def centres(self) -> np.ndarray:
        """(count, 3) f32: the middle of every book's spine, world metres."""
        rows, columns = np.nonzero(self.standing)
        return book_centres(self, rows, columns)


def book_layout(places: tuple[Bay, ...] | None = None, wing: int = 0) -> BookLayout:
    """The layout of the given bays, by default of the whole hall."""
    places = bays() if places is None else places
    side, tier, arch = (
        np.array([getattr(b, name) for b in places])[:, None, None, None] for name in ("side", "tier", "arch")
    )
    row = np.arange(ROWS)[None, :, None, None]
    column = (np.arange(PRESSES)[:, None] * STRIDE + np.arange(STRIDE))[None, None]
    slots = slot_count(row, arch)
    there = np.array([[p in b.presses() for p in range(PRESSES)] for b in places])[:, None, :, None]
    valid = (np.arange(STRIDE) < slots) & there
    books = address(wing, side, tier, row, column)
    return BookLayout(places, *tables(books, valid, slots, row < TALL_ROWS))


def tables(books: np.ndarray, valid: np.ndarray, slots: np.ndarray, tall: np.ndarray) -> tuple[np.ndarray, ...]:
    """``shape``, ``look`` and ``glow`` for (B, ROWS, PRESSES, STRIDE) addresses.

    valid: same shape, bool; slots and tall broadcast against it.
    """
    first, second = chance(books, 0), chance(books, 1)
    groups = chance(books[..., ::4], 2)  # (B, ROWS, PRESSES, GROUPS, 8)
    index = np.arange(STRIDE)
    pile = (groups[..., ::2, 0] < 8) & ((index[::8] + 8) <= slots)
    pile4 = np.repeat(pile, 2, axis=-1)
    lean = (groups[..., 1] < 14) & ((index[::4] + 4) <= slots) & ~pile4
    left = groups[..., 2] < 128

    jitter = first[..., 0].copy()
    special = pile4 | lean
    fixed = special.copy()
    fixed[..., 1:] |= special[..., :-1]
    jitter[..., ::4][fixed] = 0
    jitter[..., 0] = 0
    jitter[~valid] = 0

    mode = np.zeros(jitter.shape, np.uint8)
    height = heights(first, groups, tall)
    empty = ~valid | (first[..., 1] < 4) | np.repeat(groups[..., 3] < 3, 4, axis=-1)
    lean_groups(mode, empty, jitter, height, lean, left, slots, tall)
    piled = pile_groups(mode, empty, height, pile, groups[..., ::2, 4], tall)
    height[empty] = 0

    style = styles(first, groups)
    shape = np.stack([jitter, first[..., 3], mode, style], axis=-1)
    shape[..., 1][mode > 0] //= 3
    shape[~valid] = 0
    rows = shape.shape[0] * ROWS
    albedo = leathers(first, second, groups)
    look = halved_looks(albedo, height, piled, tall, valid)
    glow = halved_glows(glows(second, empty), valid)
    return shape.reshape(rows, -1, 4), look.reshape(rows, -1, 4), glow.reshape(rows, -1, 4)


def heights(first: np.ndarray, groups: np.ndarray, tall: np.ndarray) -> np.ndarray:
    """(…, STRIDE) u8 share of the clear height, 0.6 to 0.98; a set of volumes keeps to one height."""
    own = first[..., 2].astype(np.float32) / 255
    shared = np.repeat(groups[..., 5].astype(np.float32) / 255, 4, axis=-1)
    series = np.repeat(is_series(groups), 4, axis=-1)
    share = np.where(series, 0.66 + 0.28 * shared + 0.02 * own, 0.6 + 0.38 * (0.45 * shared + 0.55 * own))
    return np.round(share * 255).astype(np.uint8)


def is_series(groups: np.ndarray) -> np.ndarray:
    """Groups of four whose books belong to one set of volumes."""
    return groups[..., 6] < 84


def lean_groups(mode, empty, jitter, height, lean, left, slots, tall) -> None:
    """Lets the books of some groups of four lean into the group's own gap (writes mode and empty)."""
    group_mode = mode.reshape(*mode.shape[:-1], GROUPS, 4)
    group_empty = empty.reshape(group_mode.shape)
    place = np.nonzero(lean)
    to_left = left[place]
    first_edge = jitter.reshape(group_mode.shape)[place].astype(np.float32) / 255 * JITTER
    gap = np.where(to_left, 1 + first_edge[:, 1], 1 - first_edge[:, 3])
    share = height.reshape(group_mode.shape)[place].astype(np.float32) / 255
    touching = np.where(to_left, share[:, 1], share[:, 2])
    width = np.where(np.broadcast_to(tall[..., 0], lean.shape[:-1])[place[:-1]], *pitches(0))
    clear = np.where(np.broadcast_to(tall[..., 0], lean.shape[:-1])[place[:-1]], TALL_ROW, ROW) - BOARD
    tallest = np.maximum(share[:, 1:].max(axis=1) * to_left, share[:, :3].max(axis=1) * ~to_left)
    slope = 0.94 * gap * width / (clear * np.maximum(touching, tallest))
    amount = np.clip(np.floor(slope / LEAN * 100), 1, 100).astype(np.uint8)
    group_mode[place] = np.where(to_left, amount, 100 + amount)[:, None]
    gone = np.where(to_left[:, None], [True, False, False, False], [False, False, False, True])
    group_empty[place] = gone | ~np.ones_like(gone)


def pitches(arch: int) -> tuple[float, float]:
    """Slot pitch in tall rows and in the others, metres."""
    if arch:
        return ARCH_PRESS_WIDTH / ARCH_TALL_SLOTS, ARCH_PRESS_WIDTH / ARCH_SLOTS
    return PRESS_WIDTH / TALL_SLOTS, PRESS_WIDTH / SLOTS


def pile_groups(mode, empty, height, pile, dice, tall) -> np.ndarray:
    """Lays the books of some groups of eight on one another. Returns (…, 4) books in each pile, or 0.

    Writes mode, empty and height; height then is the share of the group's width.
    """
    count = np.where(pile, 2 + dice % 5, 0).astype(np.uint8)
    group_mode = mode.reshape(*mode.shape[:-1], GROUPS // 2, 8)
    group_mode[pile] = PILE_MODE
    stacked = np.arange(8) < count[..., None]
    empty.reshape(group_mode.shape)[pile] = ~stacked[pile]
    lengths = height.reshape(group_mode.shape)
    lengths[pile] = 195 + lengths[pile] // 6
    return count


def styles(first: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(…, STRIDE) u8: bands in bits 0-2, label in 3-4, gilt in 5-6, worn in 7; a set shares them."""
    dice = first[..., 4]
    series = np.repeat(is_series(groups), 4, axis=-1)
    drawn = np.where(series, np.repeat(groups[..., 7], 4, axis=-1), dice)
    bands = np.array([0, 0, 2, 3, 4, 4, 5, 5], np.uint8)[drawn & 7]
    worn = (first[..., 5] < 90).astype(np.uint8) << 7
    return bands | (drawn & 0x78) | worn


def leathers(first: np.ndarray, second: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(…, STRIDE, 3) f32 linear albedo: a family's leather, faded and stained in its own way."""
    family_of = np.searchsorted(np.cumsum(SHARE / SHARE.sum()), np.arange(256) / 256, side="right").astype(np.uint8)
    series = np.repeat(is_series(groups), 4, axis=-1)
    family = family_of[np.where(series, np.repeat(groups[..., 2], 4, axis=-1), first[..., 6])]
    colour = LEATHER[family]
    tone = second[..., 0:4].astype(np.float32)
    value = np.where(series, 0.82 + tone[..., 0] * (0.36 / 255), 0.55 + tone[..., 0] * (0.95 / 255))
    colour *= value[..., None]
    colour *= 0.86 + tone[..., 1:4] * np.float32(0.28 / 255)
    fade = (first[..., 7].astype(np.float32) / 255) ** 3 * 0.4
    grey = colour.mean(axis=-1, keepdims=True)
    colour += (grey - colour) * fade[..., None]
    return np.minimum(colour, 0.62)


def glows(second: np.ndarray, empty: np.ndarray) -> np.ndarray:
    """(…, STRIDE, 4) u8 strength, phase, rate, tint. One book in twenty burns, most only smoulder."""
    dice = second[..., 4].astype(np.float32) / 255
    faint = 0.05 + 0.2 * dice * dice * dice
    strong = np.clip((dice - 0.95) / 0.05, 0, 1)
    strength = np.where(strong > 0, 0.3 + 0.9 * strong * strong, faint)
    strength[empty] = 0
    coded = np.ceil(np.sqrt(strength / GLOW) * 255).astype(np.uint8)
    warmth = second[..., 7]
    tint = np.where(warmth < 20, warmth, 110 + (warmth.astype(np.uint16) * 145 >> 8)).astype(np.uint8)
    return np.stack([coded, second[..., 5], second[..., 6], tint], axis=-1)


def halved_looks(albedo, height, piled, tall, valid) -> np.ndarray:
    """(…, ROWS, 375, 4) u8 look table with its halvings. Averages albedo times fill, not albedo."""
    fill = height.astype(np.float32) / 255
    level = np.concatenate([albedo * fill[..., None], fill[..., None]], axis=-1)
    slots = [coded_look(level)]
    smear_piles(level, piled, tall)
    weight = valid.astype(np.float32)[..., None]
    for _ in range(LEVELS - 1):
        level, weight = half(level, weight)
        slots.append(coded_look(level))
    return side_by_side(slots)


def coded_look(level: np.ndarray) -> np.ndarray:
    coded = np.empty(level.shape, np.uint8)
    np.rint(np.sqrt(level[..., :3]) * 255, out=coded[..., :3], casting="unsafe")
    np.rint(level[..., 3] * 255, out=coded[..., 3], casting="unsafe")
    return coded


def smear_piles(level: np.ndarray, piled: np.ndarray, tall: np.ndarray) -> None:
    """Spreads each pile's colour over its eight slots: what the halvings should take for its mean."""
    place = np.nonzero(piled)
    by_group = level.reshape(*piled.shape, 8, 4)
    count = piled[place][:, None].astype(np.float32)
    here = np.broadcast_to(tall, piled.shape)[place][:, None]
    thick = np.where(here, PILE_PITCH[True], PILE_PITCH[False])
    clear = np.where(here, TALL_ROW, ROW) - BOARD
    # Empty slots hold zeros, so that the sum over all eight is the sum over the books that lie there.
    mean = by_group[place].sum(axis=1) / count * np.minimum(count * thick / clear, 1.0)
    by_group[place] = mean[:, None]


def halved_glows(glow: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """(…, ROWS, 375, 4) u8 glow table with its halvings.

    A pair shines with its mean strength and tint, and beats with its stronger book's heart.
    """
    weight = valid.astype(np.float32)[..., None]
    strength = (glow[..., 0].astype(np.float32) / 255) ** 2
    power = np.stack([strength, strength * glow[..., 3]], axis=-1)
    slots = [glow]
    beat = glow[..., 1:3]
    for _ in range(LEVELS - 1):
        stronger = power[..., 1::2, 0] > power[..., 0::2, 0]
        beat = np.where(stronger[..., None], beat[..., 1::2, :], beat[..., 0::2, :])
        power, weight = half(power, weight)
        coded = np.empty((*beat.shape[:-1], 4), np.uint8)
        coded[..., 0] = np.rint(np.sqrt(power[..., 0]) * 255)
        coded[..., 1:3] = beat
        coded[..., 3] = power[..., 1] / np.maximum(power[..., 0], 1e-6)
        slots.append(coded)
    return side_by_side(slots)


def half(level: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weighted means of neighbouring pairs along the row, and the new weights."""
    both = weight[..., 0::2, :] + weight[..., 1::2, :]
    total = level[..., 0::2, :] * weight[..., 0::2, :] + level[..., 1::2, :] * weight[..., 1::2, :]
    return total / np.maximum(both, 1e-6), both / 2


def side_by_side(levels: list[np.ndarray]) -> np.ndarray:
    """(B, ROWS, PRESSES, n, 4) tables of falling n, flattened over the presses and joined:
    (B, ROWS, 375, 4)."""
    return np.concatenate([t.reshape(*t.shape[:2], -1, 4) for t in levels], axis=2)


def book_centres(layout: BookLayout, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """(N, 3) f32 world metres: middles of the spines at table rows (N,) and columns (N,)."""
    bay, row = rows // ROWS, rows % ROWS
    press, slot = columns // STRIDE, columns % STRIDE
    arch = np.array([b.arch for b in layout.bays])[bay]
    span = np.array([[press_span(b, p) for p in range(PRESSES)] for b in layout.bays], np.float32)
    left, right = span[bay, press].T
    pitch = (right - left) / slot_count(row, arch)
    edge = layout.shape[:, :, 0].astype(np.float32) * (JITTER / 255)
    middle = slot + 0.5 + 0.5 * (edge[rows, columns] + edge[rows, np.minimum(columns + 1, edge.shape[1] - 1)])
    fill = layout.look[rows, columns, 3].astype(np.float32) / 255
    u = left + middle * pitch
    v = row_bottom(row) + 0.5 * fill * row_clear(row)
    lying = layout.shape[rows, columns, 2] == PILE_MODE
    tall = row < TALL_ROWS
    u = np.where(lying, left + (slot // 8 * 8 + 4) * pitch, u)
    v = np.where(lying, row_bottom(row) + (middle - slot // 8 * 8) * np.where(tall, PILE_PITCH[True], PILE_PITCH[False]), v)
    side = np.array([b.side for b in layout.bays])[bay]
    tier = np.array([b.tier for b in layout.bays])[bay]
    turn = side * (2 * np.pi / hall_plan.SIDES)
    depth = hall_plan.APOTHEM + layout.shape[rows, columns, 1] * (SETBACK / 255)
    x = u * np.cos(turn) + depth * np.sin(turn)
    z = depth * np.cos(turn) - u * np.sin(turn)
    y = tier * hall_plan.TIER_HEIGHT + CASE_BOTTOM + v
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def books_in_frustum(layout: BookLayout, view_projection: np.ndarray) -> int:
    """How many books have their centre inside a view. ``view_projection`` (4, 4) acts on column vectors,
    clip space −w..w (OpenGL)."""
    matrix = np.asarray(view_projection, np.float32)
    clip = layout.centres @ matrix[:, :3].T + matrix[:, 3]
    w = clip[:, 3:]
    return int(np.all((np.abs(clip[:, :3]) <= w) & (w > 0), axis=1).sum())
