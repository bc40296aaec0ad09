"""From addresses to bytes: shape, look and glow of every book, and their halvings. numpy only."""

from __future__ import annotations

import numpy as np

from game.meshes.book_places import (
    BOARD,
    GLOW,
    GROUPS,
    JITTER,
    LEAN,
    LEVELS,
    PILE_MODE,
    PILE_PITCH,
    ROW,
    ROWS,
    STRIDE,
    TALL_ROW,
    chance,
    pitches,
)

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


def tables(
    books: np.ndarray, valid: np.ndarray, slots: np.ndarray, tall: np.ndarray
) -> tuple[np.ndarray, ...]:
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
    """(…, STRIDE) u8 share of the clear height, 0.6 to 0.98; a set of volumes keeps to one
    height.
    """
    own = first[..., 2].astype(np.float32) / 255
    shared = np.repeat(groups[..., 5].astype(np.float32) / 255, 4, axis=-1)
    series = np.repeat(is_series(groups), 4, axis=-1)
    share = np.where(
        series, 0.66 + 0.28 * shared + 0.02 * own, 0.6 + 0.38 * (0.45 * shared + 0.55 * own)
    )
    return np.round(share * 255).astype(np.uint8)


def is_series(groups: np.ndarray) -> np.ndarray:
    """Groups of four whose books belong to one set of volumes."""
    return groups[..., 6] < 84


def lean_groups(mode, empty, jitter, height, lean, left, slots, tall) -> None:
    """Lets the books of some groups of four lean into the group's own gap (writes mode and
    empty).
    """
    group_mode = mode.reshape(*mode.shape[:-1], GROUPS, 4)
    group_empty = empty.reshape(group_mode.shape)
    place = np.nonzero(lean)
    to_left = left[place]
    first_edge = jitter.reshape(group_mode.shape)[place].astype(np.float32) / 255 * JITTER
    gap = np.where(to_left, 1 + first_edge[:, 1], 1 - first_edge[:, 3])
    share = height.reshape(group_mode.shape)[place].astype(np.float32) / 255
    touching = np.where(to_left, share[:, 1], share[:, 2])
    width = np.where(np.broadcast_to(tall[..., 0], lean.shape[:-1])[place[:-1]], *pitches(0))
    clear = (
        np.where(np.broadcast_to(tall[..., 0], lean.shape[:-1])[place[:-1]], TALL_ROW, ROW) - BOARD
    )
    tallest = np.maximum(share[:, 1:].max(axis=1) * to_left, share[:, :3].max(axis=1) * ~to_left)
    slope = 0.94 * gap * width / (clear * np.maximum(touching, tallest))
    amount = np.clip(np.floor(slope / LEAN * 100), 1, 100).astype(np.uint8)
    group_mode[place] = np.where(to_left, amount, 100 + amount)[:, None]
    gone = np.where(to_left[:, None], [True, False, False, False], [False, False, False, True])
    group_empty[place] = gone | ~np.ones_like(gone)


def pile_groups(mode, empty, height, pile, dice, tall) -> np.ndarray:
    """Lays the books of some groups of eight on one another. Returns (…, 4) books in each pile, or
    0.

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
    """(…, STRIDE) u8: bands in bits 0-2, label in 3-4, gilt in 5-6, worn in 7; a set shares
    them.
    """
    dice = first[..., 4]
    series = np.repeat(is_series(groups), 4, axis=-1)
    drawn = np.where(series, np.repeat(groups[..., 7], 4, axis=-1), dice)
    bands = np.array([0, 0, 2, 3, 4, 4, 5, 5], np.uint8)[drawn & 7]
    worn = (first[..., 5] < 90).astype(np.uint8) << 7
    return bands | (drawn & 0x78) | worn


def leathers(first: np.ndarray, second: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(…, STRIDE, 3) f32 linear albedo: a family's leather, faded and stained in its own way."""
    family_of = np.searchsorted(
        np.cumsum(SHARE / SHARE.sum()), np.arange(256) / 256, side="right"
    ).astype(np.uint8)
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
    """(…, STRIDE, 4) u8 strength, phase, rate, tint. One book in twenty burns, most only
    smoulder.
    """
    dice = second[..., 4].astype(np.float32) / 255
    faint = 0.05 + 0.2 * dice * dice * dice
    strong = np.clip((dice - 0.95) / 0.05, 0, 1)
    strength = np.where(strong > 0, 0.3 + 0.9 * strong * strong, faint)
    strength[empty] = 0
    coded = np.ceil(np.sqrt(strength / GLOW) * 255).astype(np.uint8)
    warmth = second[..., 7]
    tint = np.where(warmth < 20, warmth, 110 + (warmth.astype(np.uint16) * 145 >> 8)).astype(
        np.uint8
    )
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
    """Spreads each pile's colour over its eight slots: what the halvings should take for its
    mean.
    """
    place = np.nonzero(piled)
    by_group = level.reshape(*piled.shape, 8, 4)
    count = piled[place][:, None].astype(np.float32)
    here = np.broadcast_to(tall, piled.shape)[place][:, None]
    thick = np.where(here, PILE_PITCH[True], PILE_PITCH[False])
    clear = np.where(here, TALL_ROW, ROW) - BOARD
    # Empty slots hold zeros, so that the sum over all eight is the sum over the books that lie
    # there.
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
