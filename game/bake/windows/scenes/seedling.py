"""A seedling breaks a paving stone in two and opens its first leaves in a gold mandorla."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, leaf, limb, mirrored
from game.bake.windows.drawing import Drawing, noise
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    EARTH,
    EMERALD,
    FLAME,
    GARNET,
    GOLD,
    LEAF,
    LIME,
    MIDNIGHT,
    PLUM,
    RUBY,
    SLATE,
    STRAW,
    TAN,
    UMBER,
    VIOLET,
    WHITE,
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import ROSE_CENTER

SUN = ROSE_CENTER
HEART = (0.0, 4.35)
"""Where the two great leaves leave the stem."""
ROCK = ((0.095, 0.07, 0.15), (0.06, 0.065, 0.16), (0.13, 0.075, 0.10), (0.05, 0.075, 0.13))
SUNLIT = ((0.46, 0.27, 0.20), (0.40, 0.24, 0.26), (0.50, 0.30, 0.17))


def draw(drawing: Drawing) -> None:
    """Back to front: sky, mandorla, earth, roots, broken stone, stem, leaves, sun, border."""
    _sky(drawing)
    _mandorla(drawing)
    _earth(drawing)
    _stones(drawing)
    _plant(drawing)
    _sun(drawing)
    ornament.border(drawing, (RUBY, COBALT), (GOLD, EMERALD))


def _sky(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        ray = cell % 1000 % 2
        reach = np.hypot(x - SUN[0], y - SUN[1])
        if ray:
            stops = [(0.8, AMBER), (1.6, RUBY), (2.6, VIOLET), (4.2, VIOLET), (6.0, PLUM)]
        else:
            stops = [(0.8, AZURE), (2.0, AZURE), (3.4, COBALT), (5.6, MIDNIGHT)]
        return graded(stops, lambda *_: reach, stray=0.25)(x, y, cell, rng)

    cuts = ornament.staggered(SUN, 44, [0.8 + 0.62 * i for i in range(14)], weave=0.45)
    drawing.lay(None, glass, cuts, matt=0.22)


def _vesica(half: float, low: float, high: float) -> np.ndarray:
    """A pointed oval."""
    t = np.linspace(0, 1, 60)
    side = np.column_stack([half * np.sin(np.pi * t) ** 0.8, low + (high - low) * t])
    return np.vstack([side, mirrored(side)[::-1]])


def _mandorla(drawing: Drawing) -> None:
    drawing.lay(
        _vesica(1.02, 1.7, 6.62), mixed(RUBY, spread=0.1), ornament.rays(HEART, 34), matt=0.15
    )
    fillet = drawing.lay(_vesica(0.915, 1.85, 6.46), mixed(STRAW), ornament.rays(HEART, 26), matt=0)
    middle = _vesica(0.882, 1.9, 6.41)
    ornament.beads(drawing, np.vstack([middle, middle[:1]]), 0.024, fillet, gap=0.075)
    glow = graded(
        [(0.0, STRAW), (0.4, GOLD), (0.9, (1.0, 0.50, 0.055)), (1.5, AMBER), (2.2, FLAME)],
        lambda x, y: np.hypot(x * 1.25, y - HEART[1] - 0.5),
        stray=0.06,
    )
    cuts = ornament.staggered((0.0, 4.75), 32, [0.35 + 0.5 * i for i in range(9)], weave=0.2)
    field = drawing.lay(_vesica(0.85, 1.95, 6.36), glow, cuts, matt=0.18)
    for turn in np.linspace(0, 2 * np.pi, 64, endpoint=False):
        way = np.array([np.sin(turn), np.cos(turn)])
        start = np.array([0.0, 4.75]) + way * (0.75 if round(turn * 64) % 2 else 0.95)
        drawing.stroke([start, start + way * 0.28, start + way * 0.62], (0, 0.006, 0), 0.45, field)


def _earth(drawing: Drawing) -> None:
    def strata(x, y):
        bend = y + 0.16 * np.sin(x * 2.3 + 0.7) + 0.07 * noise(x, y, 0.5, 3)
        row = np.searchsorted([0.42, 0.72, 1.0, 1.26], bend)
        shift = np.array([0.1, 0.33, 0.0, 0.24, 0.4])[row]
        return row * 100 + np.floor((x + shift + 0.25 * bend) / 0.42) + 40

    soil = drawing.lay(
        np.array([[-1.4, 0], [1.4, 0], [1.4, 1.7], [-1.4, 1.7]]),
        mixed(UMBER, EARTH, GARNET, PLUM, UMBER, spread=0.25),
        strata,
        matt=0.45,
    )
    rng = np.random.default_rng(4)
    for x, y in rng.uniform([-1.2, 0.15], [1.2, 1.4], (110, 2)):
        drawing.fill(
            ellipse((x, y), rng.uniform(0.008, 0.022), 0.009, rng.uniform(0, 3)), 0.75, soil
        )
    for place, size, glass in (
        ((-0.95, 0.55), 0.15, VIOLET),
        ((0.92, 0.78), 0.17, SLATE),
        ((0.55, 0.36), 0.12, AMBER),
        ((-0.42, 0.34), 0.11, TAN),
        ((-1.06, 1.02), 0.11, FLAME),
    ):
        pebble = drawing.lay(
            ellipse(place, size, size * 0.72, 0.4), mixed(glass), matt=0.3, relief=0.8, radius=0.07
        )
        for ring in (0.75, 0.5, 0.28):
            line = ellipse(place, size * ring, size * 0.72 * ring, 0.4)
            drawing.stroke(line[4:38], (0, 0.006, 0), 0.6, pebble)
    for points, widths in (
        ([(0.26, 1.03), (0.6, 1.08), (0.85, 1.18), (1.22, 1.10)], (0.045, 0.034, 0.016)),
        ([(-0.3, 1.06), (-0.55, 1.16), (-0.82, 1.20), (-1.22, 1.10)], (0.045, 0.034, 0.016)),
        ([(0.0, 1.38), (-0.24, 1.06), (-0.62, 0.92), (-0.84, 0.52)], (0.07, 0.05, 0.016)),
        ([(0.0, 1.3), (0.3, 1.0), (0.52, 0.78), (0.94, 0.44)], (0.07, 0.05, 0.016)),
        ([(-0.02, 0.9), (-0.25, 0.66), (-0.42, 0.52), (-0.64, 0.18)], (0.055, 0.04, 0.015)),
        ([(0.0, 0.8), (0.18, 0.58), (0.30, 0.4), (0.36, 0.12)], (0.05, 0.038, 0.015)),
        ([(0.0, 1.75), (0.03, 1.2), (-0.05, 0.8), (0.02, 0.13)], (0.10, 0.085, 0.055, 0.018)),
    ):
        spine = Spine(points)
        root = drawing.lay(
            limb(points, widths),
            mixed(STRAW, GOLD, WHITE),
            lambda x, y, spine=spine: np.floor(spine(x, y)[0] * 3.2),
            matt=0.2,
            relief=0.7,
            radius=0.05,
        )
        drawing.stroke(spine.line[8:-20] + [0.012, -0.008], (0, 0.005, 0), 0.55, root)
        for at, way in ((0.55, 1), (0.72, -1), (0.86, 1)):
            foot = spine.line[int(at * 399)]
            tip = foot + np.array([0.12 * way, -0.13])
            drawing.stroke(
                [foot, (foot + tip) / 2 + [0.02 * way, 0.02], tip], (0.007, 0.004, 0), 0.9
            )


def _stones(drawing: Drawing) -> None:
    """One slab, heaved up and split: a top face that catches light, a front hewn in facets."""
    crack_left = [
        (-0.30, 2.72),
        (-0.17, 2.42),
        (-0.25, 2.18),
        (-0.10, 1.92),
        (-0.15, 1.66),
        (-0.06, 1.36),
    ]
    crack_right = [
        (0.34, 2.66),
        (0.20, 2.38),
        (0.27, 2.10),
        (0.12, 1.88),
        (0.17, 1.62),
        (0.06, 1.36),
    ]
    left_front = [(-1.4, 1.28), *crack_left[::-1], (-0.86, 2.34), (-1.4, 2.12)]
    right_front = [(1.4, 1.22), (1.4, 2.05), (0.92, 2.30), *crack_right]
    glow = graded([(1.3, FLAME), (1.9, AMBER), (2.5, STRAW)], lambda x, y: y, spread=0.05)
    drawing.lay(
        np.array([*crack_left, *crack_right[::-1]]),
        glow,
        lambda x, y: np.floor(y / 0.36) * 2 + (x > 0),
        matt=0.1,
    )
    tops = (
        [(-1.4, 2.12), (-0.86, 2.34), (-0.30, 2.72), (-0.52, 2.86), (-0.98, 2.62), (-1.4, 2.44)],
        [(1.4, 2.05), (0.92, 2.30), (0.34, 2.66), (0.56, 2.82), (1.04, 2.58), (1.4, 2.36)],
    )
    for number, (front, top) in enumerate(zip((left_front, right_front), tops, strict=True)):
        face = drawing.lay(
            np.array(front),
            mixed(*ROCK, spread=0.2),
            _facets(11 + number, 0.40),
            matt=0.42,
            relief=0.6,
            radius=0.11,
            facets=True,
        )
        lid = drawing.lay(
            np.array(top),
            mixed(*SUNLIT, spread=0.1),
            lambda x, y: np.floor(np.abs(x) / 0.31 + 0.35 * y),
            matt=0.25,
        )
        _tooling(drawing, face, lid, number)
    for outline in (
        [(-0.60, 3.02), (-0.47, 2.98), (-0.36, 3.10), (-0.44, 3.22), (-0.58, 3.16)],
        [(0.42, 3.06), (0.55, 2.98), (0.66, 3.10), (0.60, 3.26), (0.47, 3.20)],
        [(-1.06, 2.86), (-0.93, 2.82), (-0.86, 2.96), (-1.00, 3.02)],
        [(0.92, 2.80), (1.08, 2.86), (1.02, 3.02), (0.90, 2.96)],
        [(-0.28, 3.44), (-0.17, 3.38), (-0.14, 3.52), (-0.23, 3.58)],
        [(0.22, 3.50), (0.36, 3.48), (0.40, 3.60), (0.28, 3.66)],
    ):
        chip = drawing.lay(np.array(outline), mixed(*ROCK), relief=0.5, radius=0.06)
        middle = np.mean(outline, axis=0)
        drawing.stroke([outline[0], middle, outline[2]], (0, 0.006, 0), 0.7, chip)


def _facets(seed: int, size: float):
    """Hewn planes: courses that lean, cut by joints that lean the other way."""

    def cuts(x, y):
        lean = y - 0.28 * x * np.sign(x) + 0.05 * noise(x, y, 0.45, seed)
        row = np.floor(lean / (size * 0.85))
        across = x + 0.45 * y * np.where(row % 2 == 0, 1, -1) + 0.05 * noise(x, y, 0.4, seed + 1)
        return row * 100 + np.floor(across / size) + 5000

    return cuts


def _tooling(drawing: Drawing, face: int, lid: int, number: int) -> None:
    """Chisel strokes, hair cracks that run away from the split, grit."""
    rng = np.random.default_rng(20 + number)
    sign = -1 if number == 0 else 1
    for _ in range(150):
        x, y = rng.uniform(0.05, 1.38) * sign, rng.uniform(1.3, 2.8)
        run = np.array([0.05 * sign, -0.075]) * rng.uniform(0.5, 1.3)
        drawing.stroke(
            [(x, y), (x + run[0] * 0.5, y + run[1] * 0.4), (x + run[0], y + run[1])],
            (0, 0.0045, 0),
            0.6,
            (face, lid),
        )
    for start, end in (
        ((0.16, 2.2), (0.75, 1.95)),
        ((0.14, 1.75), (0.6, 1.5)),
        ((0.3, 2.4), (0.8, 2.3)),
    ):
        a, b = np.array(start) * [sign, 1], np.array(end) * [sign, 1]
        kink = (a + b) / 2 + [0.0, 0.06]
        drawing.stroke([a, kink, b], (0.012, 0.006, 0.0), 0.9, (face, lid))


def _plant(drawing: Drawing) -> None:
    stem = [(0.01, 1.30), (0.05, 2.05), (-0.05, 2.75), (0.03, 3.5), (0.0, HEART[1] + 0.1)]
    spine = Spine(stem)

    def joints(x, y):
        t, side = spine(x, y)
        return np.floor(t * 5) * 2 + (side > 0.005)

    stalk_glass = graded(
        [(1.4, STRAW), (1.75, LIME), (2.3, LEAF), (3.2, EMERALD), (4.3, LEAF)],
        lambda x, y: y,
        spread=0.10,
        stray=0.12,
    )
    stalk = drawing.lay(
        limb(stem, (0.05, 0.10, 0.09, 0.078, 0.06)),
        stalk_glass,
        joints,
        matt=0.15,
        relief=0.5,
        radius=0.09,
    )
    for shift in (-0.045, 0.03, 0.06):
        drawing.stroke(spine.line[20:360:10] + [shift, 0], (0, 0.006, 0.004, 0), 0.6, stalk)
    for sign in (-1, 1):
        petiole = [
            (0.0, HEART[1] - 0.16),
            (0.09 * sign, HEART[1] + 0.0),
            (0.30 * sign, HEART[1] + 0.14),
        ]
        drawing.lay(limb(petiole, (0.05, 0.062, 0.03)), mixed(LIME, LEAF), matt=0.2, relief=0.4)
        _leaf(
            drawing,
            (0.10 * sign, HEART[1] + 0.02),
            (1.13 * sign, 5.34),
            0.33,
            0.10 * sign,
            5,
            ((0.012, 0.26, 0.07), EMERALD, (0.03, 0.30, 0.06)),
            (LEAF, EMERALD, (0.10, 0.44, 0.03)),
        )
    for sign in (-1, 1):
        _leaf(
            drawing,
            (0.02 * sign, HEART[1] + 0.08),
            (0.20 * sign, 4.98),
            0.10,
            0.10 * sign,
            2,
            (EMERALD, LEAF),
            (LEAF, (0.30, 0.62, 0.04)),
        )
    bud, _ = leaf((0.0, HEART[1] + 0.05), (0.0, 5.06), 0.075)
    tip = drawing.lay(bud, mixed(LIME, LEAF), lambda x, y: np.floor(y / 0.42), matt=0.2, relief=0.5)
    drawing.stroke([(0, 4.5), (0.01, 4.75), (0, 5.0)], (0.008, 0.006, 0), 0.7, tip)
    collar = ellipse((0.0, HEART[1] + 0.03), 0.105, 0.085)
    drawing.lay(collar, mixed(LIME), matt=0.2, relief=0.6, radius=0.06)


def _leaf(drawing, base, tip, width, bend, ribs, shade_side, sun_side) -> None:
    """A leaf in two rows of pieces either side of its midrib, cut along the veins."""
    outline, rib = leaf(base, tip, width, bend, belly=0.56)
    spine = Spine(rib, smooth=False)
    upper = 1 if tip[0] > base[0] else -1

    def veins(x, y):
        t, side = spine(x, y)
        return np.floor((t - np.abs(side) * 0.55 / max(width, 0.1) * 0.35) * ribs + 0.25) * 2 + (
            side * upper > 0
        )

    def glass(x, y, cell, rng):
        return mixed(*(sun_side if cell % 2 else shade_side), spread=0.18)(x, y, cell, rng)

    blade = drawing.lay(outline, glass, veins, matt=0.26, relief=0.35, radius=0.2)
    run = np.gradient(rib, axis=0)
    run /= np.linalg.norm(run, axis=1, keepdims=True)
    left = np.column_stack([-run[:, 1], run[:, 0]])
    for step in np.arange(3, 46, 2):
        for way in (-1, 1):
            reach = width * np.sin(np.pi * step / 47) * 0.93
            a = rib[step]
            b = a + (left[step] * way * 0.55 + run[step] * 0.35) * reach
            c = a + (left[step] * way * 0.86 + run[step] * 0.62) * reach
            drawing.stroke([a, b, c], (0.0055, 0.004, 0), 0.55, blade)
    drawing.stroke(rib[1:-1:4], (0.012, 0.008, 0.003), 0.5, blade)


def _sun(drawing: Drawing) -> None:
    _, petals, disc = ornament.rose(
        drawing,
        mixed(WHITE, spread=0.03),
        cycled(GOLD, FLAME, STRAW, AMBER),
        cycled(RUBY, GARNET, RUBY, FLAME),
    )
    for turn in np.arange(48) * np.pi / 24:
        way = np.array([np.sin(turn), np.cos(turn)])
        a = np.array(SUN) + way * 0.33
        side = np.array([way[1], -way[0]]) * 0.03
        drawing.stroke([a, a + way * 0.11 + side, a + way * 0.24], (0.008, 0.005, 0), 0.6, petals)
    for radius in (0.27, 0.245):
        ring = ellipse(SUN, radius, radius, count=64)
        drawing.stroke(np.vstack([ring, ring[:1]]), (0.005, 0.005), 0.6, disc)
    for turn in np.arange(12) * np.pi / 6:
        way = np.array([np.sin(turn), np.cos(turn)])
        bend = np.array([way[1], -way[0]])
        a = np.array(SUN)
        drawing.stroke(
            [a + way * 0.05, a + way * 0.13 + bend * 0.035, a + way * 0.225],
            (0.0, 0.008, 0),
            0.5,
            disc,
        )
