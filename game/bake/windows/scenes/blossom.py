"""An old tree, charred on one side by the fire, in full blossom; embers behind, grass before."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, limb
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
    MOSS,
    PLUM,
    RUBY,
    STRAW,
    TAN,
    UMBER,
    VIOLET,
    cycled,
    mixed,
    vary,
)
from game.meshes.tracery import ROSE_CENTER

CHAR = ((0.060, 0.030, 0.080), (0.080, 0.032, 0.050), (0.048, 0.040, 0.110))
PETALS = ((0.80, 0.07, 0.20), (0.70, 0.03, 0.24), (0.88, 0.14, 0.22), (0.52, 0.015, 0.18))
CROWN = (0.0, 4.75)

BOUGHS = (
    (
        [(0.02, 2.5), (0.05, 3.2), (-0.05, 4.0), (0.02, 4.8), (0.0, 5.6), (0.06, 6.05)],
        (0.16, 0.14, 0.10, 0.055, 0.02),
    ),
    (
        [(-0.05, 2.7), (-0.28, 3.3), (-0.62, 3.7), (-0.85, 4.25), (-1.02, 4.75)],
        (0.14, 0.11, 0.075, 0.022),
    ),
    (
        [(0.08, 2.8), (0.34, 3.4), (0.66, 3.66), (0.90, 4.2), (1.06, 4.62)],
        (0.14, 0.11, 0.075, 0.022),
    ),
    (
        [(-0.06, 3.7), (-0.30, 4.2), (-0.46, 4.8), (-0.56, 5.35), (-0.50, 5.8)],
        (0.09, 0.07, 0.05, 0.018),
    ),
    (
        [(0.0, 3.9), (0.28, 4.35), (0.48, 4.85), (0.60, 5.3), (0.56, 5.75)],
        (0.09, 0.07, 0.05, 0.018),
    ),
    ([(-0.62, 3.7), (-0.95, 3.72), (-1.18, 3.95)], (0.05, 0.04, 0.018)),
    ([(0.66, 3.66), (0.95, 3.62), (1.2, 3.82)], (0.05, 0.04, 0.018)),
)


def draw(drawing: Drawing) -> None:
    """Back to front: evening sky, burnt wood, ground, trunk, blossom, falling petals, rosette."""
    _sky(drawing)
    _burnt_wood(drawing)
    _ground(drawing)
    _tree(drawing)
    _blossom(drawing)
    _grass(drawing)
    _rosette(drawing)
    ornament.border(drawing, (EMERALD, PETALS[1]), (GOLD, VIOLET))


def _sky(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        height = y + 0.25 * abs(x) + 0.15 * rng.normal()
        sheets = (RUBY, FLAME, AMBER, GOLD, AMBER, VIOLET, AZURE, COBALT, MIDNIGHT)
        return vary(
            sheets[np.searchsorted((1.9, 2.3, 2.7, 3.15, 3.5, 3.9, 4.9, 6.3), height)], rng, 0.16
        )

    def arcs(x, y):
        reach = np.hypot(x, y - 2.0)
        ring = np.floor((reach + 0.04 * noise(x, y, 0.5, 3)) / 0.54)
        turn = np.arctan2(x, y - 2.0)
        share = np.maximum(ring, 1.0) * 1.75
        return ring * 100 + np.floor((turn + 0.31 * ring) * share / 2.0) + 50

    drawing.lay(None, glass, arcs, matt=0.3)


def _burnt_wood(drawing: Drawing) -> None:
    """Dead trees on the skyline, bare as pen strokes, and the last of the fire between them."""
    x = np.linspace(-1.4, 1.4, 60)
    hill = 1.95 + 0.10 * np.sin(2.4 * x + 0.5)
    drawing.lay(
        np.vstack([np.column_stack([x, hill]), [[1.4, 0], [-1.4, 0]]]),
        mixed(GARNET, PLUM, RUBY, spread=0.25),
        lambda px, py: np.floor((px + 0.5 * py) / 0.36) * 20 + np.floor(py / 0.4) + 500,
        matt=0.5,
    )
    for px, tall, lean in (
        (-1.12, 1.35, 0.05),
        (-0.88, 1.0, -0.06),
        (0.94, 1.15, 0.07),
        (1.16, 1.45, -0.04),
        (-0.60, 0.7, 0.05),
        (0.64, 0.75, -0.05),
    ):
        y = 1.75
        path = [(px, y), (px + lean * 0.4, y + tall * 0.5), (px + lean, y + tall)]
        drawing.lay(
            limb(path, (0.05, 0.036, 0.014)), mixed(*CHAR), lambda a, b: np.floor(b / 0.6), matt=0.3
        )
        for share, way in ((0.45, 1), (0.6, -1), (0.75, 1)):
            foot = np.array([px + lean * share, y + tall * share])
            drawing.lay(
                limb(
                    [foot, foot + [0.09 * way, 0.11], foot + [0.13 * way, 0.26]],
                    (0.024, 0.02, 0.012),
                ),
                mixed(*CHAR),
                matt=0.2,
            )
    for px, tall, sway in (
        (-1.0, 0.55, 0.1),
        (1.05, 0.6, -0.1),
        (-0.75, 0.36, -0.08),
        (0.78, 0.4, 0.08),
    ):
        path = [
            (px, 1.7),
            (px + sway, 1.95),
            (px - sway, 1.9 + tall * 0.6),
            (px + sway * 0.5, 1.95 + tall),
        ]
        spine = Spine(path)
        drawing.lay(
            limb(path, (0.09, 0.10, 0.05, 0.004)),
            cycled(GOLD, AMBER, FLAME),
            lambda a, b, spine=spine: np.floor(spine(a, b)[0] * 2.2),
            matt=0.15,
        )


def _ground(drawing: Drawing) -> None:
    x = np.linspace(-1.4, 1.4, 60)
    for base, sheets, seed in (
        (1.62, (CHAR[0], CHAR[1], PLUM, EARTH), 3),
        (1.10, (MOSS, EMERALD, (0.03, 0.2, 0.05)), 4),
        (0.58, (EMERALD, LEAF, (0.05, 0.32, 0.05)), 5),
    ):
        line = base + 0.12 * np.cos(1.6 * x + seed) + 0.05 * np.sin(5 * x)

        def furrow(px, py, base=base, seed=seed):
            bend = py - 0.12 * np.cos(1.6 * px + seed)
            return np.floor((bend - base) / 0.27) * 50 + np.floor((px + bend * 0.8) / 0.46) + 2000

        drawing.lay(
            np.vstack([np.column_stack([x, line]), [[1.4, 0], [-1.4, 0]]]),
            mixed(*sheets, spread=0.25),
            furrow,
            matt=0.4,
        )


def _tree(drawing: Drawing) -> None:
    """Bark warm on the left, burnt black on the right, with embers of glass in the scar."""

    def wood(x, y, cell, rng):
        return mixed(*(CHAR if cell % 2 else (TAN, UMBER, (0.30, 0.11, 0.04))), spread=0.18)(
            x, y, cell, rng
        )

    for points, widths in BOUGHS[::-1]:
        spine = Spine(points)
        bough = drawing.lay(
            limb(points, widths),
            wood,
            lambda x, y, spine=spine: (
                np.floor(spine(x, y)[0] * 3.4) * 2 + (spine(x, y)[1] < -0.012)
            ),
            matt=0.25,
        )
        for shift in (-0.4, 0.3):
            line = spine.line[20:380:24] + [shift * widths[1] * 0.9, 0]
            drawing.stroke(line, (0, 0.006, 0.004, 0), 0.6, bough)
    trunk = np.array(
        [
            (-0.62, 0.82),
            (-0.36, 1.05),
            (-0.23, 1.5),
            (-0.18, 2.1),
            (-0.19, 2.62),
            (-0.14, 2.86),
            (0.02, 2.96),
            (0.16, 2.88),
            (0.20, 2.62),
            (0.19, 2.1),
            (0.25, 1.5),
            (0.40, 1.05),
            (0.68, 0.80),
            (0.34, 0.86),
            (0.16, 0.70),
            (0.0, 0.84),
            (-0.20, 0.70),
            (-0.34, 0.88),
        ]
    )
    seam = Spine([(0.02, 0.6), (-0.05, 1.3), (0.05, 2.0), (-0.01, 3.3)])

    def bark(x, y):
        t, side = seam(x, y)
        course = np.floor((y + 0.35 * np.abs(side) + 0.05 * noise(x, y, 0.3, 6)) / 0.42)
        return course * 10 + 2 * (np.abs(side) > 0.12) + (side < 0)

    body = drawing.lay(trunk, wood, bark, matt=0.3)
    rng = np.random.default_rng(5)
    for x, y in rng.uniform([-0.4, 0.85], [0.45, 3.1], (110, 2)):
        bend = rng.uniform(-0.02, 0.02)
        drawing.stroke(
            [(x, y), (x + bend, y + 0.08), (x - bend, y + 0.18)], (0, 0.006, 0), 0.65, body
        )
    for x, y, tall in ((0.10, 1.45, 0.32), (0.08, 2.02, 0.34), (0.13, 2.52, 0.24)):
        outline = [
            (x, y),
            (x + 0.05, y + tall * 0.4),
            (x + 0.02, y + tall),
            (x - 0.04, y + tall * 0.6),
            (x - 0.045, y + tall * 0.3),
        ]
        drawing.lay(np.array(outline), mixed(FLAME, AMBER), matt=0.15)


def _clusters() -> list[tuple[float, float, float]]:
    """(x, y, radius) of each flower: along the boughs, thickest at their ends."""
    rng = np.random.default_rng(21)
    found: list[tuple[float, float, float]] = []
    spines = [Spine(points).line for points, _ in BOUGHS]
    for attempt in range(1300):
        line = spines[rng.integers(len(spines))]
        at = line[int(399 * rng.uniform(0.30, 1.0) ** 0.7)]
        x, y = at + rng.normal(0, 0.13, 2)
        size = rng.uniform(0.13, 0.175) if attempt < 900 else rng.uniform(0.092, 0.11)
        if abs(x) > 1.16 or y < 3.5 or y > 6.25 or np.hypot(x / 1.35, (y - CROWN[1]) / 1.65) > 1:
            continue
        if all(np.hypot(x - a, y - b) > (size + c) * 0.86 for a, b, c in found):
            found.append((float(x), float(y), float(size)))
    return found


def _blossom(drawing: Drawing) -> None:
    rng = np.random.default_rng(22)
    for x, y, size in _clusters():
        _flower(drawing, x, y, size, rng)
    for x, y in (
        (-0.52, 2.9),
        (0.55, 2.6),
        (-0.95, 2.55),
        (0.98, 3.05),
        (-0.45, 1.75),
        (0.52, 1.35),
        (0.36, 3.62),
        (-1.05, 3.2),
        (-0.9, 1.15),
        (0.95, 0.95),
    ):
        tilt = rng.uniform(0, 3)
        petal = drawing.lay(ellipse((x, y), 0.075, 0.045, tilt), mixed(*PETALS), matt=0.25)
        c, s = np.cos(tilt) * 0.05, np.sin(tilt) * 0.05
        drawing.stroke([(x - c, y - s), (x, y + 0.004), (x + c, y + s)], (0, 0.004, 0), 0.6, petal)


def _flower(drawing, x, y, size, rng) -> None:
    """Five petals; the large ones are cut petal by petal, the small ones are painted."""
    turn = rng.uniform(0, 2 * np.pi)
    angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    notch = 0.80 + 0.20 * np.abs(np.sin(2.5 * (angle - turn))) ** 0.6
    outline = np.column_stack([x + size * notch * np.cos(angle), y + size * notch * np.sin(angle)])
    sheet = PETALS[rng.integers(len(PETALS))]
    flower = drawing.lay(outline, mixed(sheet, spread=0.12), matt=0.28)
    for n in range(5):
        a = turn + 2 * np.pi * n / 5
        way = np.array([np.cos(a), np.sin(a)])
        start = np.array([x, y]) + way * size * 0.3
        drawing.stroke(
            [start, start + way * size * 0.2, start + way * size * 0.48],
            (0.003, 0.006, 0.007),
            0.75,
            flower,
        )
        b = a + np.pi / 5
        way = np.array([np.cos(b), np.sin(b)])
        drawing.stroke(
            [start, np.array([x, y]) + way * size * 0.42, np.array([x, y]) + way * size * 0.62],
            (0, 0.004, 0),
            0.4,
            flower,
        )
    if size > 0.10:
        drawing.lay(ellipse((x, y), size * 0.33, size * 0.33), mixed(STRAW, GOLD), matt=0)
    else:
        drawing.lift(
            np.array([(x - 0.008, y), (x, y), (x + 0.008, y)]), (0.014, 0.016, 0.014), flower
        )


def _grass(drawing: Drawing) -> None:
    rng = np.random.default_rng(9)
    for n in range(11):
        x = -1.2 + 2.4 * n / 10 + rng.uniform(-0.05, 0.05)
        tall, lean = rng.uniform(0.26, 0.5), rng.uniform(-0.16, 0.16)
        path = [(x, 0.1), (x + lean * 0.2, 0.1 + tall * 0.55), (x + lean, 0.15 + tall)]
        drawing.lay(limb(path, (0.04, 0.034, 0.008)), mixed(LIME, LEAF, EMERALD), matt=0.2)


def _rosette(drawing: Drawing) -> None:
    ornament.rose(
        drawing,
        mixed(STRAW, spread=0.03),
        cycled(COBALT, AZURE),
        cycled(EMERALD, VIOLET),
        foils=5,
        heart=0.2,
    )
    middle = np.array(ROSE_CENTER)
    for n in range(5):
        a = np.pi / 2 + 2 * np.pi * n / 5
        way, side = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
        petal = np.array(
            [
                middle + way * r + side * w
                for r, w in (
                    (0.12, 0.0),
                    (0.26, 0.15),
                    (0.42, 0.20),
                    (0.52, 0.12),
                    (0.48, 0.0),
                    (0.52, -0.12),
                    (0.42, -0.20),
                    (0.26, -0.15),
                )
            ]
        )
        glass = drawing.lay(
            petal,
            mixed(*PETALS[:3]),
            lambda x, y, s=side: (x - middle[0]) * s[0] + (y - middle[1]) * s[1] > 0,
            matt=0.25,
        )
        for w in (-0.10, -0.05, 0.05, 0.10):
            drawing.stroke(
                [
                    middle + way * 0.2 + side * w * 0.6,
                    middle + way * 0.32 + side * w,
                    middle + way * 0.44 + side * w * 1.1,
                ],
                (0, 0.006, 0),
                0.5,
                glass,
            )
    disc = drawing.lay(ellipse(middle, 0.15, 0.15), mixed(GOLD), matt=0.1)
    for n in range(10):
        a = 2 * np.pi * n / 10
        drawing.fill(
            ellipse(middle + 0.095 * np.array([np.cos(a), np.sin(a)]), 0.014, 0.014), 0.8, disc
        )
