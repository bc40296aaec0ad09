"""From addresses to bytes: shape, look and glow of every book, and their means from afar. numpy
only.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.meshes.book_places import (
    GLOW,
    GROUPS,
    JITTER,
    LEAN,
    LEVELS,
    PILE_MODE,
    PILE_PITCH,
    PRESSES,
    ROWS,
    STRIDE,
    chance,
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
BAY_SHARE, PRESS_SHARE = 0.38, 0.2
"""How many books keep to the leather of their bay, and to that of their press."""
LONG_SETS = 40
"""Of 256 pairs of groups of four, how many belong together."""
SERIES = 100
"""Of 256 groups, how many are sets of volumes."""
EMBERS = 0.016
"""Share of the books that burn; the others smoulder."""
HALO = 0.55
"""Share of its light that an ember throws on the books beside it, as seen from afar."""
EMBER_LIGHT = np.uint16(0.35 / GLOW * 65535)
"""What shines brighter than 0.35 throws light about."""


class Rows(NamedTuple):
    """Measures of rows, each (B, ROWS, PRESSES, 1): kind (−1 none), slots, pitch and clear height
    in metres.
    """

    kind: np.ndarray
    slots: np.ndarray
    pitch: np.ndarray
    clear: np.ndarray


class Moods(NamedTuple):
    """What books that stand together have in common: leathers (B, PRESSES, 256) u8 by dice, value
    (B, 1, PRESSES, 1) f32, and how strongly they glow (B, ROWS, PRESSES, STRIDE) f32.
    """

    family: np.ndarray
    value: np.ndarray
    glow: np.ndarray


def moods(presses: np.ndarray) -> Moods:
    """The moods of presses, from their addresses (B, 1, PRESSES, 1)."""
    dice = chance(presses[:, 0, :, 0], 7)  # (B, PRESSES, 8)
    steps = np.cumsum(SHARE / SHARE.sum())
    drawn = np.searchsorted(steps, np.arange(256) / 256, side="right").astype(np.uint8)
    bay, press = round(256 * BAY_SHARE), round(256 * PRESS_SHARE)
    family = np.empty((*dice.shape[:2], 256), np.uint8)
    family[..., :bay] = drawn[dice[:, :1, 0]][..., None]
    family[..., bay : bay + press] = drawn[dice[..., 1]][..., None]
    family[..., bay + press :] = drawn[np.linspace(0, 255, 256 - bay - press).astype(int)]
    bright = (dice[..., 2:5].astype(np.float32) / 255)[:, None]
    value = 0.68 + 0.36 * bright[..., :1] + 0.3 * bright[:, :, :1, 1:2]
    return Moods(family, value, embers_under(chance(presses[:, 0, :, 0], 8)))


def embers_under(dice: np.ndarray) -> np.ndarray:
    """(B, ROWS, PRESSES, STRIDE) f32: pools of stronger glow, a metre or so across, that pass over
    rows and presses. dice: (B, PRESSES, 8) bytes, a coarse grid of them.
    """
    grid = dice.astype(np.float32) / 255
    across = between(PRESSES, PRESSES * STRIDE)
    smooth = np.einsum("bph,pc,hr->brc", grid, across, between(8, ROWS), optimize=True)
    return (0.5 + 3.2 * smooth**3).reshape(-1, ROWS, PRESSES, STRIDE)


def between(points: int, places: int) -> np.ndarray:
    """(points, places) f32 weights that blend evenly spread points smoothly over the places."""
    at = np.clip((np.arange(places) + 0.5) / places * points - 0.5, 0, points - 1)
    away = np.clip(np.abs(at - np.arange(points)[:, None]), 0, 1)
    return (1 - away * away * (3 - 2 * away)).astype(np.float32)


def tables(books: np.ndarray, rows: Rows, mood: Moods) -> tuple[np.ndarray, ...]:
    """``shape``, ``look`` and ``glow`` (B * ROWS, TABLE, 4) for (B, ROWS, PRESSES, STRIDE)
    addresses.
    """
    first, second = chance(books, 0), chance(books, 1)
    groups = chance(books[..., ::4], 2)  # (B, ROWS, PRESSES, GROUPS, 8)
    long = groups[..., ::2, 4] < LONG_SETS
    for byte in (2, 5, 6, 7):
        groups[..., 1::2, byte] = np.where(long, groups[..., ::2, byte], groups[..., 1::2, byte])
    index = np.arange(STRIDE)
    valid = index < rows.slots
    pile = (groups[..., ::2, 0] < 7) & ((index[::8] + 8) <= rows.slots)
    pile4 = np.repeat(pile, 2, axis=-1)
    lean = (groups[..., 1] < 14) & ((index[::4] + 4) <= rows.slots) & ~pile4
    left = groups[..., 2] < 128

    jitter = first[..., 0].copy()
    special = pile4 | lean
    fixed = special.copy()
    fixed[..., 1:] |= special[..., :-1]
    jitter[..., ::4][fixed] = 0
    jitter[..., 0] = 0
    jitter[~valid] = 0

    mode = np.zeros(jitter.shape, np.uint8)
    height = heights(first, groups)
    empty = ~valid | (first[..., 1] < 3) | np.repeat(groups[..., 3] < 4, 4, axis=-1)
    lean_groups(mode, empty, jitter, height, lean, left, rows)
    pile_groups(mode, empty, height, pile, groups[..., ::2, 4])
    height[empty] = 0

    shape = np.stack([jitter, first[..., 3], mode, styles(first, groups)], axis=-1)
    shape[..., 1][mode > 0] //= 3
    shape[~valid] = 0
    look = looks(leathers(first, second, groups, mood), height)
    glow = glows(second, empty, mood)
    lines = shape.shape[0] * ROWS
    return shape.reshape(lines, -1, 4), look.reshape(lines, -1, 4), glow.reshape(lines, -1, 4)


def heights(first: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(…, STRIDE) u8 share of the clear height, 0.6 to 0.98; a set of volumes keeps to one
    height.
    """
    own = first[..., 2].astype(np.float32)
    shared = np.repeat(groups[..., 5].astype(np.float32), 4, axis=-1)
    series = np.repeat(is_series(groups), 4, axis=-1)
    of_set, alone = 168.8 + 0.28 * shared + 0.02 * own, 153.5 + 0.171 * shared + 0.209 * own
    return np.where(series, of_set, alone).astype(np.uint8)


def is_series(groups: np.ndarray) -> np.ndarray:
    """Groups of four whose books belong to one set of volumes."""
    return groups[..., 6] < SERIES


def lean_groups(mode, empty, jitter, height, lean, left, rows: Rows) -> None:
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
    width, clear = rows.pitch[..., 0][place[:-1]], rows.clear[..., 0][place[:-1]]
    tallest = np.maximum(share[:, 1:].max(axis=1) * to_left, share[:, :3].max(axis=1) * ~to_left)
    slope = 0.94 * gap * width / (clear * np.maximum(touching, tallest))
    amount = np.clip(np.floor(slope / LEAN * 100), 1, 100).astype(np.uint8)
    group_mode[place] = np.where(to_left, amount, 100 + amount)[:, None]
    gone = np.where(to_left[:, None], [True, False, False, False], [False, False, False, True])
    group_empty[place] = gone


def pile_groups(mode, empty, height, pile, dice) -> None:
    """Lays two to six books of some groups of eight on one another (writes mode, empty and height;
    height then is the share of the group's width).
    """
    count = np.where(pile, 2 + dice % 5, 0).astype(np.uint8)
    group_mode = mode.reshape(*mode.shape[:-1], GROUPS // 2, 8)
    group_mode[pile] = PILE_MODE
    stacked = np.arange(8) < count[..., None]
    empty.reshape(group_mode.shape)[pile] = ~stacked[pile]
    lengths = height.reshape(group_mode.shape)
    lengths[pile] = 195 + lengths[pile] // 6


def styles(first: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """(…, STRIDE) u8: bands in bits 0-2, label in 3-4, gilt in 5-6, worn in 7; a set shares
    them.
    """
    series = np.repeat(is_series(groups), 4, axis=-1)
    drawn = np.where(series, np.repeat(groups[..., 7], 4, axis=-1), first[..., 4])
    bands = np.array([0, 0, 2, 3, 4, 4, 5, 5], np.uint8)[drawn & 7]
    worn = (first[..., 5] < 90).astype(np.uint8) << 7
    return bands | (drawn & 0x78) | worn


def leathers(first, second, groups, mood: Moods) -> np.ndarray:
    """(…, STRIDE, 3) f32 linear albedo: a family's leather, faded and stained in its own way."""
    series = np.repeat(is_series(groups), 4, axis=-1)
    dice = np.where(series, np.repeat(groups[..., 2], 4, axis=-1), first[..., 6])
    bay, press = np.ogrid[: dice.shape[0], : dice.shape[2]]
    family = mood.family[bay[:, None, :, None], press[:, None, :, None], dice]
    colour = LEATHER[family]
    tone = second[..., 0:4].astype(np.float32)
    value = np.where(series, 0.72 + tone[..., 0] * (0.5 / 255), 0.52 + tone[..., 0] * (0.95 / 255))
    value *= mood.value
    fade = (first[..., 7].astype(np.float32) / 255) ** 3 * 0.4
    grey = (colour[..., 0] + colour[..., 1] + colour[..., 2]) * (fade / 3)
    colour *= (0.86 + tone[..., 1:4] * np.float32(0.28 / 255)) * (1 - fade)[..., None]
    colour += grey[..., None]
    colour *= value[..., None]
    return np.minimum(colour, 0.62, out=colour)


def looks(albedo: np.ndarray, height: np.ndarray) -> np.ndarray:
    """(…, STRIDE, 4) u8: square root of albedo times fill, and fill."""
    coded = np.empty((*height.shape, 4), np.uint8)
    albedo *= (height * np.float32(255.0))[..., None]
    np.sqrt(albedo, out=albedo)
    coded[..., :3] = np.rint(albedo, out=albedo)
    coded[..., 3] = height
    return coded


def glows(second: np.ndarray, empty: np.ndarray, mood: Moods) -> np.ndarray:
    """(…, STRIDE, 4) u8 strength, phase, rate, tint. Few books burn, most only smoulder."""
    dice = second[..., 4].astype(np.float32) + second[..., 0] * np.float32(1 / 256)
    dice /= 256
    faint = np.minimum((0.045 + 0.22 * dice * dice * dice) * mood.glow, 0.4)
    burning = np.clip((dice - (1 - EMBERS)) / EMBERS, 0, 1)
    strength = np.where(burning > 0, 0.55 + 0.65 * burning * burning, faint)
    strength[empty] = 0
    coded = np.ceil(np.sqrt(strength / GLOW) * 255).astype(np.uint8)
    warmth = second[..., 7]
    warm = 110 + (warmth.astype(np.uint16) * 145 >> 8)
    tint = np.where(warmth < 10, warmth, warm).astype(np.uint8)
    return np.stack([coded, second[..., 5], second[..., 6], tint], axis=-1)


ROOTS = np.rint(np.sqrt(np.arange(65536))).astype(np.uint8)
"""Square roots of all 16-bit numbers."""


def far_levels(shape, look, glow, rows: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Look and glow (lines * LEVELS, TABLE, 4) u8 from the tables of single books (lines, TABLE, 4):
    an à trous pyramid (Holschneider et al., "A real-time algorithm for signal analysis with the
    help of the wavelet transform", 1989) of squared bytes, so that every level keeps the light.
    """
    grid = (-1, ROWS, PRESSES, STRIDE)
    places = np.minimum(np.arange(STRIDE), np.maximum(rows.slots - 1, 0))
    there = rows.slots[..., 0] > 0
    last = np.maximum(there.sum(axis=1, keepdims=True) - 1, 0)
    lines = np.minimum(np.arange(ROWS)[None, :, None], last)[..., None]

    def whole(texels: np.ndarray) -> np.ndarray:
        """(B, ROWS, PRESSES, STRIDE, 4) u8 without holes: ends of rows and presses go on."""
        four = texels.view(np.uint32).reshape(grid)
        four = np.take_along_axis(four, places, axis=3)
        return np.take_along_axis(four, lines, axis=1).view(np.uint8).reshape(*four.shape, 4)

    smeared = smeared_piles(shape, look, rows)
    light = np.square(whole(smeared), dtype=np.uint16)
    beats = whole(glow)
    own = np.square(beats[..., 0], dtype=np.uint16)
    shine = haloed(own)
    # The strongest heart wins: compared as one number, strength first.
    heart = (
        (own.astype(np.uint32) >> 8 << 24)
        | (beats[..., 1].astype(np.uint32) << 16)
        | (beats[..., 2].astype(np.uint32) << 8)
        | beats[..., 3]
    )
    sizes = (*own.shape[:2], LEVELS, *own.shape[2:], 4)
    far_look, far_glow = np.empty(sizes, np.uint8), np.empty(sizes, np.uint8)
    for level in range(LEVELS):
        if level:
            step = 1 << (level - 1)
            light, shine = spread(light, 3, step), spread(shine, 3, step)
            heart = strongest(heart, 3, step)
        if level >= LEVELS - 2:
            step = 1 << (level - LEVELS + 2)
            light, shine = spread(light, 1, step), spread(shine, 1, step)
        far_look[:, :, level] = ROOTS[light]
        far_glow[:, :, level, ..., 0] = ROOTS[shine]
        # Phase, rate and tint are the number's lower bytes.
        beat = heart.astype("<u4", copy=False).view(np.uint8).reshape(*heart.shape, 4)
        far_glow[:, :, level, ..., 1:] = beat[..., 2::-1]
    width = PRESSES * STRIDE
    return far_look.reshape(-1, width, 4), far_glow.reshape(-1, width, 4)


def haloed(own: np.ndarray) -> np.ndarray:
    """u16 light of every book with what embers throw on those about them: brightest beside them,
    fainter in the rows above and below, gone after a hand's breadth.
    """
    embers = np.maximum(own, EMBER_LIGHT) - EMBER_LIGHT
    close = spread(spread(embers, 3, 1), 3, 2)
    wide = spread(spread(spread(close, 3, 4), 1, 1), 3, 2)
    light = own + close * np.float32(HALO) + wide * np.float32(5 * HALO)
    return np.minimum(light, 65535).astype(np.uint16)


def spread(values: np.ndarray, axis: int, step: int) -> np.ndarray:
    """u16 values blended along an axis with those ``step`` before and behind, 1 : 2 : 1."""
    flat = np.moveaxis(values >> 2, axis, 0)
    out = np.moveaxis(values >> 1, axis, 0)
    out[step:] += flat[:-step]
    out[:-step] += flat[step:]
    out[:step] += flat[:step]
    out[-step:] += flat[-step:]
    return np.moveaxis(out, 0, axis)


def strongest(values: np.ndarray, axis: int, step: int) -> np.ndarray:
    """The largest of each value and those ``step`` before and behind it."""
    flat = np.moveaxis(values, axis, 0)
    out = flat.copy(order="K")
    np.maximum(out[step:], flat[:-step], out=out[step:])
    np.maximum(out[:-step], flat[step:], out=out[:-step])
    return np.moveaxis(out, 0, axis)


def smeared_piles(shape: np.ndarray, look: np.ndarray, rows: Rows) -> np.ndarray:
    """``look`` with each pile's colour spread over its eight slots: what means should take for
    it.
    """
    smeared = look.copy()
    by_group = smeared.reshape(-1, 8, 4)
    place = np.nonzero(shape[:, ::8, 2].reshape(-1) == PILE_MODE)[0]
    piles = by_group[place].astype(np.float32) ** 2
    count = (piles[..., 3] > 0).sum(axis=1)
    group = np.unravel_index(place, (*rows.kind.shape[:3], STRIDE // 8))[:3]
    thick = np.array(PILE_PITCH)[rows.kind[..., 0][group]]
    share = np.minimum(count * thick / rows.clear[..., 0][group], 1.0) / np.maximum(count, 1)
    by_group[place] = np.sqrt(piles.sum(axis=1) * share[:, None])[:, None]
    return smeared
