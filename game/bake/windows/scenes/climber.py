"""A climber, pack on the back, stands on the summit before the rising sun, axe held high."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, limb, spline
from game.bake.windows.drawing import Drawing, noise
from game.bake.windows.figures import clasp, shoe, sleeve
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    EMERALD,
    FLAME,
    GARNET,
    GOLD,
    ICE,
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

SUMMIT = (0.0, 3.30)
SUN = (0.0, 4.45)


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

    cuts = ornament.staggered(SUN, 40, [1.2 + 0.66 * i for i in range(12)], weave=0.3)
    drawing.lay(None, glass, cuts, matt=0.25)
    ring = drawing.lay(
        ellipse(SUN, 1.16, 1.16, count=96), cycled(FLAME, AMBER), ornament.rays(SUN, 28), matt=0.1
    )
    disc = drawing.lay(
        ellipse(SUN, 1.0, 1.0, count=96),
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
        a = np.array(SUN) + way * 1.04
        drawing.stroke(
            [a, a + way * 0.05 + [way[1] * 0.02, -way[0] * 0.02], a + way * 0.1],
            (0, 0.01, 0),
            0.7,
            ring,
        )
    for turn in np.arange(48) * np.pi / 24:
        way = np.array([np.sin(turn), np.cos(turn)])
        a = np.array(SUN) + way * 0.75
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


RIDGE = [(0.02, 3.4), (0.06, 3.0), (-0.06, 2.65), (0.14, 2.2), (0.0, 1.75), (0.2, 1.3), (0.1, 0.0)]


def _mountain(drawing: Drawing) -> None:
    """One steep peak: snow lit by the sun left of the ridge, blue right of it, rock below."""
    left = [
        (-0.24, 3.34),
        (-0.30, 3.06),
        (-0.36, 2.88),
        (-0.44, 2.62),
        (-0.66, 2.34),
        (-0.76, 2.06),
        (-1.02, 1.74),
        (-1.14, 1.48),
        (-1.4, 1.14),
    ]
    right = [
        (0.12, 3.32),
        (0.15, 3.14),
        (0.44, 3.12),
        (0.46, 2.86),
        (0.52, 2.68),
        (0.62, 2.40),
        (0.86, 2.08),
        (0.96, 1.82),
        (1.18, 1.54),
        (1.4, 1.12),
    ]
    ridge = Spine(RIDGE, smooth=False)

    def faces(x, y):
        _, side = ridge(x, y)
        lit = side < 0
        away = np.abs(side)
        gully = np.floor((away - 0.30 * (3.4 - y) + 0.06 * noise(x, y, 0.35, 5)) / 0.27) + 20
        ledge = np.floor((y + 0.9 * away + 0.19 * np.mod(gully, 2)) / 0.52) + 20
        teeth = 0.30 * np.abs(np.mod(x / 0.36 + 0.2, 1.0) - 0.5)
        snow = y > 2.22 + teeth - 0.25 * away
        return np.where(lit, 0, 1) + 2 * np.where(snow, 1, 0) + 4 * (gully + 60 * ledge)

    def glass(x, y, cell, rng):
        sheets = (
            (TAN, UMBER, (0.30, 0.11, 0.05)),
            (PLUM, (0.07, 0.035, 0.16), (0.11, 0.03, 0.22)),
            (WHITE, (0.98, 0.78, 0.42), WHITE),
            (AZURE, (0.08, 0.28, 0.72), (0.03, 0.14, 0.58)),
        )[int(cell) % 4]
        return mixed(*sheets, spread=0.12)(x, y, cell, rng)

    outline = np.array([*right, (1.4, 0.0), (-1.4, 0.0), *left[::-1]])
    rock = drawing.lay(outline, glass, faces, matt=0.3, relief=0.3, radius=0.12, facets=True)
    rng = np.random.default_rng(12)
    for x, y in rng.uniform([-1.35, 0.9], [1.35, 3.2], (200, 2)):
        way = -1 if x < 0.05 else 1
        run = np.array([0.07 * way, -0.12]) * rng.uniform(0.5, 1.4)
        drawing.stroke(
            [(x, y), (x + run[0] * 0.4, y + run[1] * 0.55), (x + run[0], y + run[1])],
            (0, 0.0055, 0),
            0.5,
            rock,
        )


def _woods(drawing: Drawing) -> None:
    """Foothills, a tarn, and firs that stand up against them."""
    x = np.linspace(-1.4, 1.4, 80)
    for base, rise, phase, sheets in (
        (1.12, 0.12, 0.4, (MOSS, (0.03, 0.16, 0.07), TEAL)),
        (0.66, 0.10, 2.2, (EMERALD, MOSS, (0.04, 0.22, 0.06))),
    ):
        crest = base + rise * np.sin(2.2 * x + phase) + 0.1 * np.abs(x)

        def fields(px, py, base=base, rise=rise, phase=phase):
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


JACKET = ((0.62, 0.012, 0.025), (0.50, 0.010, 0.020))
GLOVE = (0.05, 0.018, 0.008)


def _climber(drawing: Drawing) -> None:
    """Seen from behind, looking at the sun: one foot on the top, both arms thrown up."""

    def at(*points):
        return np.array(points) + SUMMIT

    trousers = mixed(COBALT, (0.012, 0.04, 0.36), spread=0.15)
    for line, way in (
        (at((0.09, 0.92), (0.18, 0.50), (0.25, -0.06)), 1),
        (at((-0.09, 0.92), (-0.25, 0.56), (-0.13, 0.14)), -1),
    ):
        shoe(drawing, line[-1] + [0, -0.01], 0.27, way)
        sleeve(drawing, line, (0.135, 0.115, 0.085), trousers, parts=2.02, folds=5, rounded=(0, -1))
    jacket = mixed(*JACKET, spread=0.12)
    arms = (
        at((0.15, 1.56), (0.39, 1.72), (0.45, 2.10)),
        at((-0.15, 1.56), (-0.40, 1.74), (-0.53, 2.08)),
    )
    for line in arms:
        sleeve(drawing, line, (0.115, 0.095, 0.07), jacket, parts=1.9, folds=5, rounded=(0,))
    _axe(drawing, arms[0][-1] + [0.0, 0.06])
    for line, tilt in zip(arms, (0.1, 0.3), strict=True):
        clasp(drawing, line[-1] + [0.0, 0.05], 0.085, tilt, GLOVE)
    sleeve(
        drawing,
        at((0.0, 0.80), (0.0, 1.10), (0.0, 1.42), (0.0, 1.60)),
        (0.215, 0.19, 0.225, 0.17),
        jacket,
        parts=2.1,
        folds=4,
        rounded=(-1,),
    )
    _pack(drawing, np.array(SUMMIT))
    drawing.lay(limb(at((0.0, 1.64), (0.0, 1.80)), (0.075, 0.085)), mixed(UMBER), matt=0.2)
    helmet = drawing.lay(
        spline(
            at(
                (-0.17, 1.84),
                (-0.165, 1.97),
                (0.0, 2.10),
                (0.165, 1.97),
                (0.17, 1.84),
                (0.0, 1.80),
            ),
            closed=True,
        ),
        mixed(AZURE),
        matt=0.25,
        relief=0.6,
        radius=0.12,
    )
    for x in (-0.07, 0.0, 0.07):
        drawing.stroke(
            at((x * 1.3, 1.86), (x, 2.0), (x * 0.5, 2.06)), (0.004, 0.008, 0), 0.6, helmet
        )


def _pack(drawing: Drawing, foot: np.ndarray) -> None:
    """A rucksack with its lid, a mat rolled under it, a coil of rope hung at its side."""
    sack = drawing.lay(
        spline(
            foot
            + [
                (-0.20, 1.02),
                (-0.205, 1.36),
                (-0.16, 1.58),
                (0.16, 1.58),
                (0.205, 1.36),
                (0.20, 1.02),
                (0.0, 0.98),
            ],
            closed=True,
        ),
        mixed(EMERALD, (0.014, 0.28, 0.06)),
        lambda x, y: (y > foot[1] + 1.38) * 1,
        matt=0.3,
        relief=0.4,
        radius=0.15,
    )
    for x in (-0.09, 0.09):
        drawing.stroke(foot + [(x, 1.02), (x, 1.25), (x, 1.5)], (0.013, 0.013), 0.85, sack)
    mat = drawing.lay(
        limb(foot + [(-0.25, 0.94), (0.0, 0.93), (0.25, 0.94)], (0.085, 0.085)),
        mixed(FLAME),
        matt=0.2,
        relief=0.5,
        radius=0.08,
    )
    for x in (-0.09, 0.09):
        drawing.stroke(foot + [(x, 0.86), (x, 1.02)], (0.013, 0.013), 0.85, mat)
    coil = np.array(foot) + (0.17, 1.28)
    reach = np.hypot((drawing.x - coil[0]) / 0.115, (drawing.y - coil[1]) / 0.20)
    rope = drawing.lay((reach < 1) & (reach > 0.46), mixed(STRAW), matt=0.1)
    for turn in np.arange(22) * np.pi / 11:
        way = np.array([0.115 * np.sin(turn), 0.20 * np.cos(turn)])
        late = np.array([0.115 * np.sin(turn + 0.2), 0.20 * np.cos(turn + 0.2)])
        drawing.stroke([coil + way * 0.5, coil + late * 0.98], (0.004, 0.006), 0.65, rope)


def _axe(drawing: Drawing, hand: np.ndarray) -> None:
    drawing.lay(
        limb(hand + [(-0.06, -0.26), (0.0, 0.05), (0.055, 0.34)], (0.026, 0.026)),
        mixed(UMBER),
        matt=0.1,
    )
    head = [
        (-0.30, 0.26),
        (-0.16, 0.40),
        (0.04, 0.44),
        (0.18, 0.46),
        (0.20, 0.36),
        (0.06, 0.345),
        (-0.12, 0.32),
    ]
    drawing.lay(hand + np.array(head), mixed((0.05, 0.12, 0.32)), matt=0.2)


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
