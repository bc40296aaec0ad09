"""An old tree, charred on one side by the fire, in full blossom; embers behind, grass before."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, leaf, limb, spline
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
PETALS = ((0.90, 0.17, 0.26), (0.82, 0.08, 0.21), (0.94, 0.23, 0.28), (0.72, 0.035, 0.24))
SHADE = ((0.42, 0.008, 0.15), (0.55, 0.016, 0.19), (0.34, 0.006, 0.17), (0.64, 0.03, 0.20))

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
    for number, cloud in enumerate(BEHIND):
        _cloud(drawing, cloud, SHADE, 60 + number)
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
        lambda px, py: np.floor((px + 0.5 * py) / 0.5) * 20 + np.floor(py / 0.5) + 500,
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
            return np.floor((bend - base) / 0.36) * 50 + np.floor((px + bend * 0.8) / 0.58) + 2000

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
                np.floor(spine(x, y)[0] * 2.3) * 2 + (spine(x, y)[1] < -0.012)
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
        _, side = seam(x, y)
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


BEHIND = (
    (-0.30, 5.70, 0.46, 0.40),
    (0.34, 5.78, 0.44, 0.38),
    (0.0, 4.72, 0.40, 0.42),
    (-0.70, 5.02, 0.42, 0.38),
    (0.76, 4.98, 0.42, 0.40),
)
BEFORE = (
    (0.03, 6.10, 0.36, 0.26),
    (-0.52, 5.42, 0.36, 0.28),
    (0.58, 5.40, 0.34, 0.28),
    (0.02, 5.30, 0.32, 0.26),
    (-0.94, 4.52, 0.30, 0.30),
    (0.96, 4.46, 0.30, 0.30),
    (-0.36, 4.62, 0.26, 0.24),
    (0.40, 4.52, 0.26, 0.24),
    (-1.02, 3.88, 0.22, 0.22),
    (1.04, 3.78, 0.22, 0.22),
    (-0.56, 3.98, 0.22, 0.18),
    (0.58, 3.92, 0.22, 0.18),
)
"""Clouds of blossom behind the boughs and before them: (x, y, half-width, half-height), metres."""


def _cloud(drawing: Drawing, cloud: tuple[float, float, float, float], sheets, seed: int) -> None:
    """A scalloped mass of blossom, cut into pieces as large as a flower."""
    x, y, wide, high = cloud
    rng = np.random.default_rng(seed)
    angle = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    bumps = 7 + seed % 3
    swell = 0.86 + 0.16 * np.abs(np.sin(bumps * angle / 2 + seed))
    outline = np.column_stack([x + wide * swell * np.cos(angle), y + high * swell * np.sin(angle)])
    count = max(int(wide * high * np.pi / 0.14), 2)
    knots = cKDTree(rng.uniform([x - wide, y - high], [x + wide, y + high], (count * 4 // 3, 2)))
    mass = drawing.lay(
        outline,
        mixed(*sheets, spread=0.15),
        lambda px, py: knots.query(np.column_stack([px, py]))[1],
        matt=0.32,
    )
    for place in rng.uniform([x - wide, y - high], [x + wide, y + high], (count * 3, 2)):
        arc = ellipse(place, 0.05, 0.045, rng.uniform(0, 6))
        drawing.stroke(arc[:20:4], (0, 0.006, 0), 0.5, mass)


def _blossom(drawing: Drawing) -> None:
    """Flowers open on the clouds, some turned aside, buds and young leaves at the fringe."""
    for number, cloud in enumerate(BEFORE):
        _cloud(drawing, cloud, (*SHADE, PETALS[3], PETALS[1]), 40 + number)
    rng = np.random.default_rng(22)
    for number, (x, y, size) in enumerate(_places(rng)):
        if number % 4 == 3:
            _aside(drawing, x, y, size, rng)
        else:
            _flower(drawing, x, y, size, rng)
    for x, y, turn in (
        (-1.12, 4.86, 2.2),
        (1.13, 4.82, 0.9),
        (-0.70, 5.80, 2.4),
        (0.76, 5.76, 0.7),
        (-0.30, 6.22, 2.0),
        (0.36, 6.20, 1.1),
        (-0.14, 4.20, 4.2),
        (0.20, 4.12, 5.2),
        (-0.80, 3.66, 4.4),
        (0.82, 3.58, 5.0),
    ):
        _bud(drawing, np.array([x, y]), turn)
    for x, y in (
        (-0.52, 2.9),
        (0.55, 2.6),
        (-0.95, 2.55),
        (0.98, 3.05),
        (-0.45, 1.75),
        (0.52, 1.35),
        (-1.05, 3.2),
        (-0.9, 1.15),
        (0.95, 0.95),
    ):
        tilt = rng.uniform(0, 3)
        petal = drawing.lay(ellipse((x, y), 0.075, 0.045, tilt), mixed(*PETALS), matt=0.25)
        c, s = np.cos(tilt) * 0.05, np.sin(tilt) * 0.05
        drawing.stroke([(x - c, y - s), (x, y + 0.004), (x + c, y + s)], (0, 0.004, 0), 0.6, petal)


def _places(rng: np.random.Generator) -> list[tuple[float, float, float]]:
    """(x, y, radius) of flowers that stand clear of one another, the largest first."""
    found: list[tuple[float, float, float]] = []
    for size in (0.205, 0.175, 0.15):
        for _ in range(260):
            x, y, wide, high = BEFORE[rng.integers(len(BEFORE))]
            x, y = rng.normal((x, y), (wide * 0.55, high * 0.55))
            if abs(x) < 1.08 and all(
                np.hypot(x - a, y - b) > (size + c) * 0.98 for a, b, c in found
            ):
                found.append((float(x), float(y), size))
    return found


def _flower(drawing, x, y, size, rng) -> None:
    """Five petals round a gold heart, tilted a little away: cut where it is large, else painted."""
    turn, lean, flat = rng.uniform(0, 2 * np.pi), rng.uniform(0, np.pi), rng.uniform(0.72, 1.0)
    sheet = PETALS[rng.integers(len(PETALS))]
    c, s = np.cos(lean), np.sin(lean)
    tip = np.array([[c, s], [-s, c]])

    def place(points):
        return (np.asarray(points) @ tip.T * [1, flat]) @ tip * size + (x, y)

    angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    notch = 0.80 + 0.20 * np.abs(np.cos(2.5 * (angle - turn))) ** 0.6
    whole = notch[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    petal = drawing.lay(place(whole), mixed(sheet, spread=0.1), matt=0.25)
    for n in range(5):
        a = turn + 2 * np.pi * n / 5
        way, side = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
        rim = ((0.2, 0.0), (0.42, 0.40), (0.78, 0.52), (1.0, 0.26), (0.90, 0.0))
        half = [way * r + side * w for r, w in rim]
        other = [way * r - side * w for r, w in rim[-2:0:-1]]
        outline = place(spline([*half, *other], closed=True, steps=5))
        if size > 0.19:
            petal = drawing.lay(outline, mixed(sheet, spread=0.1), matt=0.25)
        else:
            seam = place([way * 0.28 + side * 0.2, way * 0.8 + side * 0.58])
            drawing.stroke(seam, (0.006, 0.006), 0.8, petal)
        for w in (-0.22, 0.0, 0.22):
            drawing.stroke(
                place(
                    [way * 0.34 + side * w * 0.5, way * 0.5 + side * w, way * 0.72 + side * w * 1.3]
                ),
                (0.002, 0.005, 0),
                0.55,
                petal,
            )
    heart = drawing.lay(place(ellipse((0, 0), 0.30, 0.30)), mixed(STRAW, GOLD), matt=0)
    for a in np.arange(6) * np.pi / 3 + turn:
        drawing.fill(place(ellipse((0.19 * np.cos(a), 0.19 * np.sin(a)), 0.05, 0.05)), 0.75, heart)


def _aside(drawing, x, y, size, rng) -> None:
    """A flower seen from the side: three petals out of a green cup."""
    turn = rng.uniform(0.2, np.pi - 0.2)
    sheet = PETALS[rng.integers(len(PETALS))]
    for swing in (-0.62, 0.62, 0.0):
        a = turn + swing
        way, side = np.array([np.cos(a), np.sin(a)]), np.array([-np.sin(a), np.cos(a)])
        rim = ((-0.5, 0.0), (0.1, 0.34), (0.62, 0.40), (0.95, 0.0), (0.62, -0.40), (0.1, -0.34))
        outline = spline([way * r + side * w for r, w in rim], closed=True, steps=5)
        petal = drawing.lay(outline * size + (x, y), mixed(sheet, spread=0.15), matt=0.25)
        for w in (-0.12, 0.12):
            line = [way * r + side * w * r * 2 for r in (0.15, 0.4, 0.7)]
            drawing.stroke(np.array(line) * size + (x, y), (0.002, 0.005, 0), 0.55, petal)
    way = np.array([np.cos(turn), np.sin(turn)])
    drawing.lay(ellipse((x, y) - way * size * 0.5, size * 0.24, size * 0.24), mixed(LEAF), matt=0.2)


def _bud(drawing, place: np.ndarray, turn: float) -> None:
    """A leaf and a closed bud on one stalk."""
    way, side = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    for tip, wide, sheets in (
        (way * 0.16 + side * 0.16, 0.05, (LIME, LEAF)),
        (way * 0.17 - side * 0.10, 0.055, PETALS[:2]),
    ):
        blade, rib = leaf(place, place + tip, wide)
        drawing.stroke(
            rib[6:-6:9], (0.005, 0.003), 0.55, drawing.lay(blade, mixed(*sheets), matt=0.2)
        )


def _grass(drawing: Drawing) -> None:
    rng = np.random.default_rng(9)
    for n in range(8):
        x = -1.2 + 2.4 * n / 7 + rng.uniform(-0.05, 0.05)
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
