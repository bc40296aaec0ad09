"""A ship runs before the storm into the beam of a lighthouse; cloud above, great seas below."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, limb, sampled, spline
from game.bake.windows.drawing import Drawing, noise
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    FLAME,
    GARNET,
    GOLD,
    ICE,
    MIDNIGHT,
    PLUM,
    RUBY,
    SEA,
    SLATE,
    STRAW,
    TAN,
    TEAL,
    UMBER,
    VIOLET,
    WHITE,
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import TWIN_ROSE_CENTER, TWIN_ROSE_RADIUS

LAMP = (0.73, 5.32)
HEEL = -0.13
"""Radians the ship leans, down to leeward."""
SIZE = 0.94


def draw(drawing: Drawing) -> None:
    """Back to front: sky, beam, clouds, far sea, tower on its rock, ship, seas, star, border."""
    _sky(drawing)
    _bolt(drawing)
    _beam(drawing)
    _clouds(drawing)
    _sea(drawing, 2.95, 0.14, 1.9, 0.3, 5, (SLATE, COBALT, MIDNIGHT))
    _rock(drawing)
    _tower(drawing)
    _sea(drawing, 2.62, 0.26, 2.15, 1.15, 6, (SEA, COBALT, TEAL))
    _ship(drawing)
    _sea(drawing, 2.02, 0.30, 2.0, 2.55, 7, (TEAL, AZURE, SEA))
    _sea(drawing, 1.28, 0.30, 2.3, 0.6, 8, (COBALT, SEA, AZURE))
    _sea(drawing, 0.62, 0.22, 2.6, 2.1, 9, (MIDNIGHT, COBALT, TEAL))
    _star(drawing)
    ornament.border(drawing, (TEAL, VIOLET), (GOLD, RUBY))


def _sky(drawing: Drawing) -> None:
    """Long slanting quarries, the way the rain drives."""

    def rain(x, y):
        across = x * 0.93 - y * 0.36 + 0.04 * noise(x, y, 0.8, 2)
        lane = np.floor(across / 0.29)
        along = x * 0.36 + y * 0.93 + np.mod(lane * 0.37, 0.8)
        return lane * 100 + np.floor(along / 1.05) + 10_000

    glass = graded(
        [(2.8, TEAL), (3.8, COBALT), (5.0, MIDNIGHT), (6.4, VIOLET)],
        lambda x, y: y,
        spread=0.24,
        stray=0.5,
    )
    sky = drawing.lay(None, glass, rain, matt=0.4)
    rng = np.random.default_rng(3)
    for x, y in rng.uniform([-1.3, 2.8], [1.6, 6.9], (230, 2)):
        run = np.array([-0.36, -0.93]) * rng.uniform(0.12, 0.3)
        drawing.stroke(
            [(x, y), (x + run[0] / 2, y + run[1] / 2), (x + run[0], y + run[1])],
            (0, 0.004, 0),
            0.55,
            sky,
        )


def _bolt(drawing: Drawing) -> None:
    bolt = [
        (-0.80, 6.50),
        (-1.04, 5.50),
        (-0.93, 5.52),
        (-1.12, 4.98),
        (-1.01, 5.00),
        (-1.20, 4.40),
        (-0.87, 5.10),
        (-0.97, 5.10),
        (-0.76, 5.66),
        (-0.86, 5.64),
        (-0.62, 6.50),
    ]
    drawing.lay(np.array(bolt), mixed(WHITE), lambda x, y: np.floor(y / 0.42), matt=0)


def _beam(drawing: Drawing) -> None:
    lamp = np.array(LAMP)

    def pieces(x, y):
        reach = np.hypot(x - lamp[0], y - lamp[1])
        return np.floor(reach / 0.42) * 2 + (y - lamp[1] > 0.28 * (lamp[0] - x))

    glow = graded(
        [(0.2, WHITE), (0.9, STRAW), (1.6, GOLD), (2.4, AMBER)],
        lambda x, y: np.hypot(x - lamp[0], y - lamp[1]),
        spread=0.07,
    )
    drawing.lay(
        np.array([lamp + [0, 0.1], (-1.4, 6.22), (-1.4, 5.52), lamp - [0, 0.1]]),
        glow,
        pieces,
        matt=0.12,
    )
    drawing.lay(
        np.array([lamp + [0, 0.1], (1.4, 5.66), (1.4, 5.02), lamp - [0, 0.1]]),
        glow,
        pieces,
        matt=0.12,
    )


def _clouds(drawing: Drawing) -> None:
    """Banks of rolled cloud, each roll wound about its own middle."""
    for x, y, size, turn in (
        (-0.95, 6.62, 0.46, 1),
        (-0.32, 6.74, 0.44, -1),
        (0.36, 6.70, 0.46, 1),
        (0.98, 6.56, 0.46, -1),
        (-1.18, 6.22, 0.34, -1),
        (-0.62, 6.34, 0.38, 1),
        (-0.08, 6.38, 0.36, 1),
        (0.50, 6.30, 0.36, -1),
        (1.14, 6.16, 0.36, 1),
        (-0.62, 7.12, 0.42, 1),
        (0.62, 7.10, 0.42, -1),
        (0.0, 6.98, 0.34, 1),
    ):

        def wound(x_, y_, x=x, y=y, size=size, turn=turn):
            angle = np.arctan2(y_ - y, (x_ - x) * turn) / (2 * np.pi)
            roll = np.floor(np.hypot(x_ - x, y_ - y) / size * 2.1 - angle)
            return roll * 10 + np.floor((angle + 0.5) * 3 + 0.3 * roll) + 50

        puff = drawing.lay(
            ellipse((x, y), size, size * 0.86),
            mixed(VIOLET, PLUM, SLATE, COBALT, VIOLET, spread=0.25),
            wound,
            matt=0.5,
        )
        for radius in (0.9, 0.62, 0.34):
            arc = ellipse((x, y), size * radius, size * 0.86 * radius, 0.5 * turn)[4:24]
            drawing.stroke(arc, (0, 0.009, 0), 0.6, puff)


def _sea(drawing, level, rise, period, phase, seed, sheets) -> None:
    """One range of waves: sharp crests that break, pieces that run with the water."""
    k = 2 * np.pi / period

    def surface(x):
        s = np.abs(np.sin((k * x + phase) / 2))
        return level + rise * (1.1 - 2 * s**0.8) + 0.03 * np.sin(9 * x + phase)

    def water(x, y):
        deep = surface(x) - y
        band = np.searchsorted([0.11, 0.30, 0.56, 0.88, 1.2], deep)
        slide = x + np.array([0.0, 0.12, 0.3, 0.06, 0.22, 0.1])[band] + deep * 0.5
        return (
            band * 100 + np.floor(slide / np.array([0.32, 0.42, 0.56, 0.62, 0.62, 0.62])[band]) + 50
        )

    def glass(x, y, cell, rng):
        if cell < 100:
            return mixed(ICE, WHITE, ICE, (0.40, 0.68, 0.78), spread=0.12)(x, y, cell, rng)
        return mixed(*sheets, spread=0.28)(x, y, cell, rng)

    x = np.linspace(-1.4, 1.4, 240)
    outline = np.vstack([np.column_stack([x, surface(x)]), [[1.4, 0.0], [-1.4, 0.0]]])
    body = drawing.lay(outline, glass, water, matt=0.3)
    for deep in np.arange(0.06, 0.62, 0.075):
        for start in np.arange(-1.4 + 0.13 * (seed % 3), 1.4, 0.42):
            run = np.linspace(start, start + 0.34, 8) + deep * 0.3
            drawing.stroke(np.column_stack([run, surface(run) - deep]), (0, 0.006, 0), 0.5, body)
    for n in range(-3, 4):
        crest = (2 * np.pi * n - phase) / k
        if -1.3 < crest < 1.35:
            _breaker(drawing, crest, float(surface(np.array(crest))), rise)


def _breaker(drawing: Drawing, x: float, y: float, rise: float) -> None:
    """The crest curls over to the left in a scroll, foam on its back."""
    size = 0.16 + rise * 0.35
    turn = np.linspace(-0.9, 4.6, 26)
    reach = size * np.linspace(1.25, 0.26, 26)
    middle = np.array([x - size * 0.55, y - size * 0.28])
    line = middle + reach[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    spine = Spine(line)
    curl = drawing.lay(
        limb(line, (0.10 * size / 0.25, 0.085 * size / 0.25, 0.03)),
        mixed(ICE, WHITE, (0.40, 0.68, 0.78)),
        lambda px, py: np.floor(spine(px, py)[0] * 5),
        matt=0.15,
        relief=0.4,
        radius=0.06,
    )
    drawing.stroke(spine.line[20:330:12], (0, 0.008, 0.004, 0), 0.6, curl)
    for at in (0.12, 0.3, 0.48):
        foam = spine.line[int(at * 399)] + np.array([0.09, 0.10]) * size / 0.25
        drawing.lay(ellipse(foam, 0.036, 0.034), mixed(ICE, WHITE), matt=0)


def _rock(drawing: Drawing) -> None:
    outline = [
        (0.08, 2.3),
        (0.20, 2.85),
        (0.34, 2.98),
        (0.42, 3.16),
        (0.60, 3.22),
        (0.92, 3.24),
        (1.06, 3.08),
        (1.22, 3.0),
        (1.40, 2.7),
        (1.40, 2.2),
    ]

    def hewn(x, y):
        row = np.floor((y + 0.25 * x) / 0.27)
        return row * 50 + np.floor((x - 0.5 * y * np.where(row % 2, 1, -1)) / 0.3) + 500

    crag = drawing.lay(
        np.array(outline),
        mixed(UMBER, (0.12, 0.06, 0.09), PLUM, (0.20, 0.10, 0.06)),
        hewn,
        matt=0.5,
        relief=0.5,
        radius=0.1,
        facets=True,
    )
    rng = np.random.default_rng(8)
    for x, y in rng.uniform([0.1, 2.4], [1.35, 3.2], (60, 2)):
        drawing.stroke(
            [(x, y), (x + 0.02, y - 0.05), (x + 0.03, y - 0.11)], (0, 0.006, 0), 0.6, crag
        )


def _tower(drawing: Drawing) -> None:
    x = LAMP[0]

    def half(y):
        return 0.20 + 0.15 * ((5.0 - y) / 1.9) ** 1.6 if y < 5.0 else 0.2

    edge = np.linspace(3.12, 5.0, 24)
    right = np.column_stack([[x + half(y) for y in edge], edge])
    left = np.column_stack([[x - half(y) for y in edge], edge])[::-1]

    def banded(px, py):
        band = np.floor((py + 0.10 * ((px - x) / 0.3) ** 2 - 3.12) / 0.315)
        return band * 2 + (px > x - 0.02 + 0.06 * np.where(band % 2, 1, -1))

    def glass(px, py, cell, rng):
        return mixed(RUBY if cell // 2 % 2 == 0 else WHITE, spread=0.12)(px, py, cell, rng)

    tower = drawing.lay(np.vstack([right, left]), glass, banded, matt=0.25)
    drawing.shade(lambda px, py: np.clip((px - x) / 0.33, 0, 1) ** 1.3 * 0.72, tower)
    drawing.shade(lambda px, py: np.clip((x - 0.17 - px) / 0.2, 0, 1) * 0.4, tower)
    for y in (3.55, 4.18, 4.72):
        slit = drawing.lay(
            np.array(
                [
                    (x - 0.05, y),
                    (x + 0.05, y),
                    (x + 0.05, y + 0.12),
                    (x, y + 0.17),
                    (x - 0.05, y + 0.12),
                ]
            ),
            mixed(GOLD),
            matt=0.1,
        )
        drawing.stroke([(x, y), (x, y + 0.08), (x, y + 0.16)], (0.006, 0.006), 0.9, slit)
    drawing.lay(
        np.array([(x - 0.31, 4.98), (x + 0.31, 4.98), (x + 0.27, 5.09), (x - 0.27, 5.09)]),
        mixed(UMBER),
        lambda px, py: np.floor((px - x + 0.31) / 0.207),
        matt=0.3,
    )
    lantern = drawing.lay(
        np.array([(x - 0.18, 5.09), (x + 0.18, 5.09), (x + 0.18, 5.56), (x - 0.18, 5.56)]),
        mixed(WHITE, STRAW, spread=0.03),
        lambda px, py: np.floor((px - x + 0.18) / 0.12),
        matt=0,
    )
    rays = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    for turn in rays:
        way = np.array([np.cos(turn), np.sin(turn)])
        start = np.array(LAMP) + way * 0.075
        drawing.stroke(
            [start, start + way * 0.05, start + way * 0.1], (0.006, 0.004, 0), 0.5, lantern
        )
    dome = spline(
        [
            (x - 0.24, 5.56),
            (x - 0.17, 5.76),
            (x - 0.03, 5.88),
            (x, 6.02),
            (x + 0.03, 5.88),
            (x + 0.17, 5.76),
            (x + 0.24, 5.56),
        ]
    )
    cap = drawing.lay(
        dome,
        mixed(RUBY, GARNET, spread=0.2),
        lambda px, py: np.floor((px - x + 0.3) / 0.15),
        matt=0.3,
    )
    drawing.shade(lambda px, py: np.clip((px - x) / 0.25, 0, 1) * 0.6, cap)


def _ship(drawing: Drawing) -> None:
    """Three-masted, seen broadside, her sails full."""
    c, s = np.cos(HEEL), np.sin(HEEL)
    foot = np.array([-0.65, 2.68])

    def place(points):
        return SIZE * np.asarray(points, float) @ np.array([[c, s], [-s, c]]) + foot

    def mast(x, low, high, half):
        line = place([(x, low), (x, (low + high) / 2), (x, high)])
        drawing.lay(
            limb(line, (half, half * 0.8, half * 0.6)),
            mixed(TAN, UMBER),
            lambda px, py: np.floor(py / 0.5),
            matt=0.2,
        )

    for x, high in ((-0.33, 2.12), (0.03, 2.62), (0.36, 2.15)):
        mast(x, 0.3, high, 0.026)
    mast_tips = ((-0.33, 2.10), (0.03, 2.60), (0.36, 2.12))
    for x, y in mast_tips:
        flag = place(
            spline(
                [
                    (x, y),
                    (x - 0.12, y + 0.03),
                    (x - 0.22, y - 0.03),
                    (x - 0.34, y + 0.02),
                    (x - 0.22, y - 0.10),
                    (x - 0.12, y - 0.06),
                    (x, y - 0.10),
                ],
                closed=True,
            )
        )
        drawing.lay(flag, mixed(RUBY, FLAME), matt=0.15)
    for x, low, high, half in (
        (-0.33, 0.62, 1.22, 0.20),
        (-0.33, 1.26, 1.72, 0.16),
        (0.36, 0.66, 1.24, 0.20),
        (0.36, 1.28, 1.74, 0.155),
        (0.03, 0.60, 1.38, 0.27),
        (0.03, 1.42, 2.02, 0.22),
        (0.03, 2.05, 2.42, 0.15),
    ):
        _sail(drawing, place, x, low, high, half)
    jib = place(spline([(0.46, 1.55), (0.62, 1.05), (0.76, 0.66), (0.56, 0.74), (0.44, 0.80)]))
    drawing.lay(
        np.vstack([jib, jib[:1]]), mixed(STRAW, WHITE), lambda x, y: np.floor(y / 0.4), matt=0.25
    )
    hull = place(
        np.vstack(
            [
                spline(
                    [
                        (-0.62, 0.62),
                        (-0.60, 0.30),
                        (-0.50, 0.02),
                        (-0.30, -0.14),
                        (0.0, -0.18),
                        (0.30, -0.14),
                        (0.50, 0.06),
                        (0.62, 0.36),
                    ]
                ),
                spline(
                    [
                        (0.62, 0.36),
                        (0.44, 0.34),
                        (0.2, 0.29),
                        (-0.1, 0.28),
                        (-0.34, 0.36),
                        (-0.38, 0.52),
                        (-0.62, 0.62),
                    ]
                ),
            ]
        )
    )

    def planks(x, y):
        local = (np.stack([x, y], -1) - foot) @ np.array([[c, -s], [s, c]]) / SIZE
        strake = np.floor((local[..., 1] - 0.28 * local[..., 0] ** 2) / 0.125)
        return strake * 20 + np.floor((local[..., 0] + 0.17 * (strake % 2) + 2) / 0.36)

    wood = drawing.lay(hull, mixed(TAN, UMBER, AMBER, TAN, spread=0.18), planks, matt=0.35)
    for y in np.arange(-0.12, 0.36, 0.042):
        line = place([(x, y + 0.28 * x**2) for x in np.linspace(-0.55, 0.55, 9)])
        drawing.stroke(line, (0.0, 0.004, 0.0), 0.5, wood)
    for x in (-0.30, -0.12, 0.06, 0.24):
        drawing.fill(place(ellipse((x, 0.13 + 0.28 * x * x), 0.026, 0.026)), 0.95, wood)
    drawing.lay(
        limb(place([(0.50, 0.30), (0.72, 0.46), (0.90, 0.60)]), (0.032, 0.02)), mixed(TAN), matt=0.2
    )
    drawing.lay(
        place([(-0.64, 0.58), (-0.36, 0.46), (-0.36, 0.55), (-0.66, 0.70)]), mixed(GOLD), matt=0.2
    )


def _sail(drawing, place, x, low, high, half) -> None:
    top = [(x - half * 0.86, high), (x, high + 0.02), (x + half * 0.86, high)]
    right = [(x + half * 1.10, (low + high) / 2), (x + half * 1.12, low)]
    bottom = [
        (x + half * 0.5, low + 0.075),
        (x, low + 0.095),
        (x - half * 0.55, low + 0.07),
        (x - half, low),
    ]
    left = [(x - half * 0.90, (low + high) / 2)]
    outline = place(
        np.vstack(
            [
                top,
                sampled(spline([top[-1], *right]), 12),
                bottom,
                sampled(spline([bottom[-1], *left, top[0]]), 12),
            ]
        )
    )
    centre = place([(x, 0.0)])[0]
    tall = high - low

    def cloths(px, py):
        across = (px - centre[0] - HEEL * (centre[1] - py)) / (half * SIZE)
        return np.searchsorted([-0.33, 0.33], across) + 10 * (tall > 0.55) * (
            py - centre[1] > SIZE * (low + high) / 2 + 0.02
        )

    sheet = drawing.lay(
        outline, mixed(WHITE, STRAW, WHITE, (0.98, 0.72, 0.36), spread=0.1), cloths, matt=0.3
    )
    for share in (-0.6, -0.2, 0.25, 0.65):
        line = place(
            [
                (x + half * share * 0.9, high - 0.02),
                (x + half * share * 1.12, (low + high) / 2),
                (x + half * share * 1.05, low + 0.1),
            ]
        )
        drawing.stroke(line, (0.002, 0.006, 0.0), 0.5, sheet)
    drawing.shade(
        lambda px, py: np.clip((px - centre[0] - HEEL * (centre[1] - py)) / half, 0, 1) * 0.45,
        sheet,
    )


def _star(drawing: Drawing) -> None:
    """In the rosette a star stands over the weather."""
    middle = np.array(TWIN_ROSE_CENTER)
    drawing.lay(
        ellipse(middle, TWIN_ROSE_RADIUS, TWIN_ROSE_RADIUS, count=96),
        cycled(COBALT, MIDNIGHT, VIOLET),
        ornament.crossed(ornament.rays(middle, 12, 1 / 24), ornament.rings(middle, [0.42])),
        matt=0.35,
    )
    turn = np.arange(16) * np.pi / 8
    reach = np.where(np.arange(16) % 4 == 0, 0.47, np.where(np.arange(16) % 2 == 0, 0.34, 0.15))
    points = middle + reach[:, None] * np.column_stack([np.sin(turn), np.cos(turn)])
    drawing.lay(points, cycled(STRAW, GOLD, AMBER, GOLD), ornament.rays(middle, 16, 0.0), matt=0.12)
    drawing.lay(ellipse(middle, 0.105, 0.105), mixed(WHITE), matt=0)
