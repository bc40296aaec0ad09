"""A climber stands on the summit at sunrise, axe held high; the way up winds below."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, limb, sampled, spline
from game.bake.windows.drawing import Drawing, noise
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    EMERALD,
    FLAME,
    FLESH,
    GARNET,
    GOLD,
    ICE,
    MIDNIGHT,
    MOSS,
    PLUM,
    RUBY,
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
from game.meshes.tracery import ROSE_CENTER

SUMMIT = (0.0, 3.62)
SUN = (0.0, 4.75)


def draw(drawing: Drawing) -> None:
    """Back to front: dawn, sun, far ranges, the mountain, woods, the climber, rosette, border."""
    _dawn(drawing)
    _ranges(drawing)
    _mountain(drawing)
    _woods(drawing)
    _climber(drawing)
    _star(drawing)
    ornament.border(drawing, (COBALT, RUBY), (GOLD, TEAL))


def _dawn(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        reach = np.hypot(x - SUN[0], y - SUN[1])
        if cell % 2:
            stops = [(1.0, GOLD), (1.5, AMBER), (2.1, FLAME), (3.2, RUBY)]
        else:
            stops = [
                (1.0, FLAME),
                (1.35, RUBY),
                (1.8, GARNET),
                (2.3, PLUM),
                (2.9, VIOLET),
                (3.6, COBALT),
            ]
        return graded(stops, lambda *_: reach, stray=0.12)(x, y, cell, rng)

    cuts = ornament.staggered(SUN, 40, [0.98 + 0.66 * i for i in range(12)], weave=0.3)
    drawing.lay(None, glass, cuts, matt=0.25)
    ring = drawing.lay(
        ellipse(SUN, 0.97, 0.97, count=96), cycled(FLAME, AMBER), ornament.rays(SUN, 28), matt=0.1
    )
    disc = drawing.lay(
        ellipse(SUN, 0.82, 0.82, count=96),
        graded(
            [(0.0, WHITE), (0.45, STRAW), (0.8, GOLD)],
            lambda x, y: np.hypot(x, y - SUN[1]),
            spread=0.06,
        ),
        ornament.crossed(ornament.rays(SUN, 16, 1 / 32), ornament.rings(SUN, [0.5])),
        matt=0.06,
    )
    for turn in np.arange(28) * np.pi / 14 + np.pi / 28:
        way = np.array([np.sin(turn), np.cos(turn)])
        a = np.array(SUN) + way * 0.86
        drawing.stroke(
            [a, a + way * 0.05 + [way[1] * 0.02, -way[0] * 0.02], a + way * 0.1],
            (0, 0.01, 0),
            0.7,
            ring,
        )
    for turn in np.arange(48) * np.pi / 24:
        way = np.array([np.sin(turn), np.cos(turn)])
        a = np.array(SUN) + way * 0.6
        drawing.stroke([a, a + way * 0.08, a + way * 0.17], (0, 0.005, 0), 0.35, disc)


def _ranges(drawing: Drawing) -> None:
    for ridge, sheets, seed in (
        (
            [
                (-1.4, 3.1),
                (-1.15, 3.45),
                (-0.95, 3.2),
                (-0.7, 3.55),
                (-0.4, 3.1),
                (0.4, 3.0),
                (0.72, 3.5),
                (0.95, 3.22),
                (1.2, 3.62),
                (1.4, 3.3),
            ],
            (VIOLET, PLUM, (0.30, 0.05, 0.30)),
            2,
        ),
        (
            [
                (-1.4, 2.6),
                (-1.2, 2.85),
                (-0.98, 2.55),
                (-0.5, 2.4),
                (0.5, 2.4),
                (0.9, 2.72),
                (1.14, 2.98),
                (1.4, 2.5),
            ],
            (COBALT, VIOLET, (0.03, 0.05, 0.34)),
            3,
        ),
    ):

        def slopes(x, y, seed=seed):
            return np.floor((x + 0.5 * y + 0.04 * noise(x, y, 0.4, seed)) / 0.3) + 40 * (
                np.floor((y - 0.4 * x) / 0.55) + 20
            )

        drawing.lay(
            np.array([*ridge, (1.4, 0.0), (-1.4, 0.0)]),
            mixed(*sheets, spread=0.22),
            slopes,
            matt=0.4,
        )


RIDGE = [
    (0.02, 3.62),
    (0.10, 3.25),
    (-0.04, 2.95),
    (0.14, 2.55),
    (0.02, 2.2),
    (0.22, 1.75),
    (0.08, 1.3),
    (0.26, 0.8),
    (0.2, 0.0),
]


def _mountain(drawing: Drawing) -> None:
    """Sunlit snow on the left of the ridge, blue shade on the right, rock breaking through."""
    left = [
        (-0.20, 3.59),
        (-0.36, 3.36),
        (-0.50, 3.30),
        (-0.70, 2.92),
        (-0.88, 2.80),
        (-1.06, 2.40),
        (-1.22, 2.30),
        (-1.4, 1.9),
    ]
    right = [
        (0.22, 3.56),
        (0.36, 3.30),
        (0.56, 3.16),
        (0.74, 2.82),
        (0.94, 2.66),
        (1.08, 2.34),
        (1.26, 2.2),
        (1.4, 1.85),
    ]
    ridge = Spine(RIDGE, smooth=False)

    def faces(x, y):
        _, side = ridge(x, y)
        lit = side < 0
        slant = np.where(lit, 1.0, -1.0)
        away = np.abs(side)
        gully = np.floor((away + 0.16 * (3.6 - y) * 0.35 + 0.05 * noise(x, y, 0.35, 5)) / 0.36)
        ledge = np.floor(
            (y + slant * x * 0.75 + 0.21 * np.mod(gully, 2) + 0.05 * noise(x, y, 0.3, 6)) / 0.58
        )
        return np.where(lit, 0, 1) + 2 * (gully + 60 * (ledge + 20))

    def glass(x, y, cell, rng):
        deep = (SUMMIT[1] - y) / 2.6 + 0.16 * rng.normal()
        if cell % 2 == 0:
            if deep > 0.42 and rng.random() < 0.15 + 0.55 * deep:
                return mixed(UMBER, TAN, (0.22, 0.09, 0.06))(x, y, cell, rng)
            return mixed((0.98, 0.70, 0.32), WHITE, (0.95, 0.60, 0.22), WHITE, spread=0.1)(
                x, y, cell, rng
            )
        if deep > 0.42 and rng.random() < 0.1 + 0.5 * deep:
            return mixed(PLUM, (0.06, 0.04, 0.12), UMBER)(x, y, cell, rng)
        return mixed(AZURE, COBALT, (0.10, 0.30, 0.70), (0.05, 0.12, 0.50), spread=0.2)(
            x, y, cell, rng
        )

    outline = np.array([(0.0, 3.66), *right, (1.4, 0.0), (-1.4, 0.0), *left[::-1]])
    rock = drawing.lay(outline, glass, faces, matt=0.3, relief=0.3, radius=0.12, facets=True)
    rng = np.random.default_rng(12)
    for x, y in rng.uniform([-1.35, 0.9], [1.35, 3.5], (230, 2)):
        way = -1 if x < 0.1 else 1
        run = np.array([0.07 * way, -0.12]) * rng.uniform(0.5, 1.4)
        drawing.stroke(
            [(x, y), (x + run[0] * 0.4, y + run[1] * 0.55), (x + run[0], y + run[1])],
            (0, 0.0055, 0),
            0.5,
            rock,
        )
    steps = sampled(
        spline(
            [
                (-0.62, 1.2),
                (-0.15, 1.55),
                (-0.5, 1.95),
                (-0.12, 2.3),
                (-0.38, 2.7),
                (-0.1, 3.05),
                (-0.12, 3.42),
            ]
        ),
        44,
    )
    for n, (x, y) in enumerate(steps):
        drawing.fill(ellipse((x + 0.014 * (-1) ** n, y), 0.013, 0.02), 0.85, rock)


def _woods(drawing: Drawing) -> None:
    """Foothills, a tarn, and firs that stand up against them."""
    x = np.linspace(-1.4, 1.4, 80)
    for base, rise, phase, sheets in (
        (1.12, 0.12, 0.4, (MOSS, (0.03, 0.16, 0.07), TEAL)),
        (0.66, 0.10, 2.2, (EMERALD, MOSS, (0.04, 0.22, 0.06))),
    ):
        crest = base + rise * np.sin(2.2 * x + phase) + 0.1 * np.abs(x)

        def fields(px, py, base=base, phase=phase):
            bend = py - rise * np.sin(2.2 * px + phase)
            return np.floor((bend - base) / 0.3) * 40 + np.floor((px + 0.6 * bend) / 0.42) + 900

        drawing.lay(
            np.vstack([np.column_stack([x, crest]), [[1.4, 0], [-1.4, 0]]]),
            mixed(*sheets, spread=0.2),
            fields,
            matt=0.4,
        )
    tarn = drawing.lay(
        ellipse((0.30, 0.40), 0.52, 0.15),
        mixed(AZURE, ICE, COBALT),
        lambda px, py: np.floor(py / 0.1) * 10 + np.floor((px + py) / 0.34),
        matt=0.2,
    )
    for y in (0.33, 0.40, 0.47):
        drawing.stroke([(0.0, y), (0.3, y + 0.012), (0.62, y)], (0, 0.006, 0), 0.5, tarn)
    for px, py, tall in (
        (-1.13, 0.62, 1.05),
        (-0.86, 0.42, 0.95),
        (-0.52, 0.34, 0.72),
        (1.12, 0.58, 1.1),
        (0.92, 0.34, 0.8),
        (-1.2, 0.2, 0.62),
        (-0.2, 0.68, 0.5),
        (0.62, 0.76, 0.48),
    ):
        _fir(drawing, px, py, tall)


def _fir(drawing: Drawing, x: float, y: float, tall: float) -> None:
    drawing.lay(
        limb([(x, y - 0.08), (x, y + 0.05), (x, y + 0.2)], (0.035, 0.03)), mixed(UMBER), matt=0.2
    )
    tiers = 4 if tall > 0.7 else 3
    right = []
    for tier in range(tiers):
        low = y + tall * tier / (tiers + 0.4)
        wide = tall * 0.27 * (1 - tier / (tiers + 0.6))
        right += [(wide, low), (wide * 0.36, low + tall * 0.85 / (tiers + 0.4))]
    right.append((0.0, y + tall))
    outline = np.array([(x + a, b) for a, b in right] + [(x - a, b) for a, b in right[::-1]])
    tree = drawing.lay(
        outline,
        mixed(EMERALD, (0.015, 0.20, 0.09), (0.03, 0.28, 0.05), spread=0.2),
        lambda px, py: (
            np.floor((py - y) / (tall / (tiers + 0.4)) + 0.25 * np.abs(px - x) / tall) * 2
            + (px > x)
        ),
        matt=0.35,
    )
    for tier in range(tiers * 3):
        b = y + tall * (tier + 0.6) / (tiers * 3 + 2)
        w = tall * 0.2 * (1 - tier / (tiers * 3))
        for way in (-1, 1):
            drawing.stroke(
                [(x, b + 0.05), (x + way * w * 0.5, b + 0.02), (x + way * w, b - 0.02)],
                (0.004, 0.006, 0),
                0.6,
                tree,
            )


def _climber(drawing: Drawing) -> None:
    """Seen from the front, weight on the higher foot, both arms up, an axe in the right hand."""
    jacket, shade = mixed(RUBY, (0.72, 0.03, 0.03), spread=0.15), mixed(GARNET, RUBY, spread=0.15)
    rope = limb(
        [(0.12, 3.72), (0.30, 3.42), (0.20, 3.12), (0.42, 2.78), (0.36, 2.5), (0.56, 2.3)],
        (0.024, 0.024),
    )
    line = drawing.lay(rope, mixed(GOLD, STRAW), matt=0.1)
    path = sampled(
        spline([(0.12, 3.72), (0.30, 3.42), (0.20, 3.12), (0.42, 2.78), (0.36, 2.5), (0.56, 2.3)]),
        46,
    )
    for a, b in zip(path[:-1:1], path[1::1], strict=True):
        drawing.stroke(
            [a + [-0.02, 0], (a + b) / 2, b + [0.02, 0]], (0.003, 0.004, 0.003), 0.7, line
        )
    pack = ellipse((0.0, 4.78), 0.235, 0.30)
    drawing.lay(
        pack, mixed(EMERALD, TEAL), lambda x, y: np.floor((y - 4.2) / 0.2) * 2 + (x > 0), matt=0.3
    )
    _limb(
        drawing,
        [(0.10, 4.36), (0.18, 4.02), (0.13, 3.66)],
        (0.125, 0.105, 0.085),
        mixed(COBALT, MIDNIGHT, spread=0.2),
    )
    _limb(
        drawing,
        [(-0.08, 4.38), (-0.20, 4.12), (-0.14, 3.72)],
        (0.13, 0.115, 0.09),
        mixed(AZURE, COBALT, spread=0.2),
    )
    for foot in (
        [(0.06, 3.56), (0.07, 3.70), (0.19, 3.72), (0.27, 3.62), (0.28, 3.55)],
        [(-0.08, 3.58), (-0.06, 3.76), (-0.20, 3.78), (-0.30, 3.66), (-0.31, 3.58)],
    ):
        boot = drawing.lay(np.array(foot), mixed(UMBER, TAN), matt=0.3)
        drawing.stroke([foot[1], np.mean(foot, axis=0), foot[3]], (0, 0.008, 0), 0.7, boot)
    _limb(drawing, [(0.16, 4.90), (0.40, 5.06), (0.50, 5.40)], (0.085, 0.078, 0.058), shade)
    _limb(drawing, [(-0.16, 4.90), (-0.38, 5.10), (-0.42, 5.48)], (0.085, 0.078, 0.058), jacket)
    coat = spline(
        [
            (0.0, 5.03),
            (0.17, 4.98),
            (0.225, 4.86),
            (0.185, 4.62),
            (0.20, 4.36),
            (0.24, 4.22),
            (0.0, 4.17),
            (-0.24, 4.22),
            (-0.20, 4.38),
            (-0.185, 4.62),
            (-0.225, 4.86),
            (-0.17, 4.98),
        ],
        closed=True,
    )
    body = drawing.lay(
        coat,
        lambda x, y, c, r: (jacket if c % 2 == 0 else shade)(x, y, c, r),
        lambda x, y: np.floor((y + 0.16 * np.abs(x) - 4.0) / 0.3) * 2 + (x > 0.01),
        matt=0.25,
    )
    for way in (-1, 1):
        strap = limb([(0.13 * way, 5.0), (0.115 * way, 4.8), (0.16 * way, 4.56)], (0.022, 0.02))
        drawing.fill(strap, 0.75, body)
        for y in (4.72, 4.5, 4.36):
            drawing.stroke(
                [(0.02 * way, y), (0.1 * way, y - 0.05), (0.19 * way, y - 0.03)],
                (0, 0.008, 0),
                0.6,
                body,
            )
    belt = drawing.lay(
        np.array([(-0.205, 4.42), (0.205, 4.42), (0.20, 4.34), (-0.20, 4.34)]),
        mixed(AMBER),
        lambda x, y: np.floor((x + 0.21) / 0.14),
        matt=0.15,
    )
    drawing.fill(
        np.array([(-0.035, 4.36), (0.035, 4.36), (0.035, 4.40), (-0.035, 4.40)]), 0.8, belt
    )
    _axe(drawing)
    for hand, tilt in (((-0.42, 5.545), 0.1), ((0.515, 5.475), -0.25)):
        palm = drawing.lay(ellipse(hand, 0.058, 0.078, tilt), mixed(FLESH), matt=0.1)
        for shift in (-0.02, 0.004, 0.026):
            drawing.stroke(
                [(hand[0] + shift, hand[1] - 0.02), (hand[0] + shift, hand[1] + 0.05)],
                (0.004, 0.003),
                0.7,
                palm,
            )
    _head(drawing)


def _limb(drawing: Drawing, points, widths, glass) -> None:
    spine = Spine(points)
    cloth = drawing.lay(
        limb(points, widths),
        glass,
        lambda x, y: np.floor(spine(x, y)[0] * 2.02),
        matt=0.25,
        relief=0.4,
        radius=0.09,
    )
    for t in (0.2, 0.4, 0.5, 0.62, 0.8):
        at = spine.line[int(t * 399)]
        left = np.array([-0.07, 0.045])
        drawing.stroke([at + left, at + [0.0, -0.02], at - left * 0.6], (0, 0.007, 0), 0.6, cloth)


def _axe(drawing: Drawing) -> None:
    drawing.lay(
        limb([(-0.385, 5.28), (-0.43, 5.62), (-0.475, 5.98)], (0.021, 0.021)), mixed(TAN), matt=0.1
    )
    head = [
        (-0.74, 5.86),
        (-0.60, 5.975),
        (-0.50, 6.01),
        (-0.34, 6.045),
        (-0.28, 6.085),
        (-0.27, 6.02),
        (-0.34, 5.965),
        (-0.46, 5.925),
        (-0.58, 5.90),
    ]
    drawing.lay(np.array(head), mixed(ICE), matt=0.3)


def _head(drawing: Drawing) -> None:
    drawing.lay(limb([(0.0, 4.96), (0.0, 5.06)], (0.06, 0.06)), mixed(FLESH), matt=0.1)
    hood = drawing.lay(
        ellipse((0.0, 5.19), 0.148, 0.165),
        mixed(TEAL),
        lambda x, y: (x > 0) + 2 * (y > 5.22),
        matt=0.3,
    )
    face = drawing.lay(
        spline(
            [
                (-0.095, 5.23),
                (-0.085, 5.13),
                (0.0, 5.035),
                (0.085, 5.13),
                (0.095, 5.23),
                (0.0, 5.27),
            ],
            closed=True,
        ),
        mixed(FLESH, spread=0.03),
        matt=0.1,
    )
    for way in (-1, 1):
        drawing.stroke(
            [(0.065 * way, 5.200), (0.04 * way, 5.212), (0.016 * way, 5.200)],
            (0.002, 0.0055, 0.003),
            0.85,
            face,
        )
        drawing.fill(ellipse((0.040 * way, 5.180), 0.013, 0.0085), 0.9, face)
        drawing.stroke(
            [(0.088 * way, 5.17), (0.07 * way, 5.10), (0.03 * way, 5.06)], (0, 0.010, 0), 0.4, face
        )
    drawing.stroke(
        [(0.008, 5.185), (0.014, 5.14), (-0.004, 5.130)], (0.003, 0.005, 0.003), 0.7, face
    )
    drawing.stroke(
        [(-0.035, 5.095), (0.0, 5.083), (0.035, 5.097)], (0.002, 0.006, 0.002), 0.85, face
    )
    drawing.fill(np.array([(-0.15, 5.245), (0.15, 5.245), (0.14, 5.28), (-0.14, 5.28)]), 0.6, hood)


def _star(drawing: Drawing) -> None:
    ornament.rose(
        drawing,
        mixed(STRAW, spread=0.05),
        cycled(COBALT, AZURE, VIOLET, AZURE),
        cycled(RUBY, COBALT),
        heart=0.22,
    )
    middle = np.array(ROSE_CENTER)
    turn = np.arange(16) * np.pi / 8
    reach = np.where(np.arange(16) % 2 == 0, 0.5, 0.2)
    drawing.lay(
        middle + reach[:, None] * np.column_stack([np.sin(turn), np.cos(turn)]),
        cycled(GOLD, AMBER),
        ornament.rays(middle, 16),
        matt=0.1,
    )
    drawing.lay(ellipse(middle, 0.13, 0.13), mixed(WHITE), matt=0)
