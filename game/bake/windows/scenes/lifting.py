"""Two people lift a third between them, up towards the light."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import ellipse, leaf, spline
from game.bake.windows.drawing import Drawing
from game.bake.windows.figures import head, palm, robe, skin_limb, sleeve
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
    TEAL,
    UMBER,
    VIOLET,
    WHITE,
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import ROSE_CENTER

HEART = (0.0, 4.75)
DARK, MIDDLE, LIGHT = (0.50, 0.18, 0.06), (0.72, 0.30, 0.11), (0.88, 0.44, 0.20)


def draw(drawing: Drawing) -> None:
    """Back to front: sky, glory, hill, the one lifted, the two who lift, rosette, border."""
    _sky(drawing)
    _hill(drawing)
    _lifted(drawing)
    for sign in (-1, 1):
        _lifter(drawing, sign)
    _rosette(drawing)
    ornament.border(drawing, (COBALT, EMERALD), (GOLD, RUBY))


def _sky(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        reach = np.hypot(x - HEART[0], y - HEART[1])
        if cell % 2:
            stops = [(0.9, FLAME), (1.5, RUBY), (2.4, GARNET), (3.4, PLUM)]
        else:
            stops = [(0.9, AZURE), (1.6, COBALT), (2.8, COBALT), (3.8, MIDNIGHT)]
        return graded(stops, lambda *_: reach, stray=0.2)(x, y, cell, rng)

    drawing.lay(
        None,
        glass,
        ornament.staggered(HEART, 36, [1.0 + 0.66 * i for i in range(9)], weave=0.4),
        matt=0.28,
    )
    drawing.lay(
        ellipse(HEART, 1.10, 1.10, count=96),
        mixed(RUBY, GARNET, spread=0.12),
        ornament.rays(HEART, 26),
        matt=0.15,
    )
    fillet = drawing.lay(
        ellipse(HEART, 1.0, 1.0, count=96), mixed(STRAW), ornament.rays(HEART, 22, 0.01), matt=0
    )
    ring = ellipse(HEART, 0.965, 0.965, count=96)
    ornament.beads(drawing, np.vstack([ring, ring[:1]]), 0.023, fillet, gap=0.075)
    drawing.lay(
        ellipse(HEART, 0.93, 0.93, count=96),
        graded(
            [(0.0, WHITE), (0.4, STRAW), (0.75, GOLD), (1.0, AMBER)],
            lambda x, y: np.hypot(x, y - HEART[1]),
            spread=0.08,
        ),
        ornament.crossed(ornament.rays(HEART, 26), ornament.rings(HEART, [0.55])),
        matt=0.12,
    )


def _hill(drawing: Drawing) -> None:
    x = np.linspace(-1.4, 1.4, 60)
    for base, bow, sheets in (
        (1.30, 0.10, (MOSS, (0.03, 0.2, 0.06), TEAL)),
        (0.86, 0.12, (EMERALD, LEAF, MOSS)),
        (0.46, 0.08, (UMBER, EARTH, MOSS)),
    ):
        crest = base + bow * np.cos(1.5 * x)

        def turf(px, py, base=base, bow=bow):
            bend = py - bow * np.cos(1.5 * px)
            return np.floor((bend - base) / 0.30) * 50 + np.floor((px + 0.7 * bend) / 0.44) + 2000

        drawing.lay(
            np.vstack([np.column_stack([x, crest]), [[1.4, 0], [-1.4, 0]]]),
            mixed(*sheets, spread=0.22),
            turf,
            matt=0.4,
        )
    for px, py, tall in ((-0.25, 0.25, 0.42), (0.0, 0.22, 0.55), (0.26, 0.25, 0.40)):
        for way in (-1, 1):
            blade, rib = leaf((px, py), (px + 0.13 * way, py + tall * 0.62), 0.045, 0.15 * way)
            drawing.lay(blade, mixed(LIME, LEAF), matt=0.2)
            drawing.stroke(rib[3:-3:6], (0.004, 0.004, 0), 0.5)
        bloom = drawing.lay(
            ellipse((px, py + tall * 0.85), 0.075, 0.085), mixed(GOLD, FLAME), matt=0.15
        )
        for turn in np.arange(6) * np.pi / 3:
            way = np.array([np.cos(turn), np.sin(turn)])
            a = np.array([px, py + tall * 0.85])
            drawing.stroke([a + way * 0.02, a + way * 0.065], (0.006, 0.002), 0.6, bloom)


def _lifted(drawing: Drawing) -> None:
    """In a white and gold garment, arms thrown open, face to the light."""
    for sign in (-1, 1):
        skin_limb(
            drawing,
            np.array([(0.10, 2.92), (0.12, 2.60), (0.10, 2.38)]) * [sign, 1],
            (0.09, 0.075, 0.06),
            skin=MIDDLE,
            parts=1.0,
        )
        toes = spline(
            np.array([(0.04, 2.42), (0.17, 2.42), (0.21, 2.28), (0.13, 2.22), (0.05, 2.26)])
            * [sign, 1],
            closed=True,
        )
        foot = drawing.lay(toes, mixed(MIDDLE), matt=0.2)
        for t in (0.09, 0.125, 0.16):
            drawing.stroke(
                np.array([(t, 2.25), (t + 0.005, 2.29)]) * [sign, 1], (0.005, 0.003), 0.7, foot
            )
    outline = spline(
        [
            (0.0, 4.72),
            (0.20, 4.66),
            (0.24, 4.45),
            (0.185, 4.12),
            (0.19, 3.88),
            (0.27, 3.35),
            (0.34, 2.82),
            (0.16, 2.72),
            (0.0, 2.78),
            (-0.16, 2.72),
            (-0.34, 2.82),
            (-0.27, 3.35),
            (-0.19, 3.88),
            (-0.185, 4.12),
            (-0.24, 4.45),
            (-0.20, 4.66),
        ],
        closed=True,
    )
    robe(
        drawing,
        outline,
        mixed(WHITE, STRAW, (0.98, 0.70, 0.32), spread=0.1),
        (0.0, 3.98),
        wide=0.15,
    )
    drawing.lay(
        np.array([(-0.195, 4.06), (0.195, 4.06), (0.20, 3.95), (-0.20, 3.95)]),
        mixed(RUBY),
        lambda x, y: np.floor((x + 0.2) / 0.134),
        matt=0.2,
    )
    for sign in (-1, 1):
        flip = np.array([sign, 1])
        skin_limb(
            drawing,
            np.array([(0.36, 4.93), (0.46, 5.18), (0.50, 5.36)]) * flip,
            (0.065, 0.055, 0.045),
            skin=MIDDLE,
            parts=1.0,
        )
        palm(drawing, np.array([0.525, 5.50]) * flip, 0.30, -0.12 * sign, -sign, skin=MIDDLE)
        sleeve(
            drawing,
            np.array([(0.14, 4.58), (0.30, 4.76), (0.42, 5.06)]) * flip,
            (0.11, 0.12, 0.135),
            mixed(STRAW, WHITE, GOLD, spread=0.1),
            parts=2.0,
            folds=4,
        )
    head(
        drawing,
        (0.0, 4.99),
        0.185,
        mixed(UMBER, (0.25, 0.09, 0.03)),
        skin=MIDDLE,
        long=True,
        up=0.06,
    )


def _lifter(drawing: Drawing, sign: int) -> None:
    """Feet apart on the hill, both arms up under the friend between them."""
    flip = np.array([sign, 1])
    skin = DARK if sign < 0 else LIGHT
    cloth = (
        mixed(RUBY, FLAME, RUBY, spread=0.2)
        if sign < 0
        else mixed(EMERALD, TEAL, EMERALD, spread=0.2)
    )
    trim = mixed(GOLD, AMBER) if sign < 0 else mixed(VIOLET, PLUM)
    for x in (0.78, 1.12):
        shoe = spline(
            np.array(
                [
                    (x - 0.07, 0.98),
                    (x + 0.07, 0.98),
                    (x + 0.08, 0.84),
                    (x - 0.15, 0.80),
                    (x - 0.15, 0.88),
                ]
            )
            * flip,
            closed=True,
        )
        drawing.lay(shoe, mixed(UMBER), matt=0.3)
    outline = spline(
        np.array(
            [
                (0.86, 3.22),
                (1.06, 3.24),
                (1.20, 3.05),
                (1.18, 2.70),
                (1.14, 2.35),
                (1.24, 1.75),
                (1.34, 0.98),
                (1.02, 0.90),
                (0.62, 0.96),
                (0.66, 1.75),
                (0.72, 2.35),
                (0.70, 2.75),
                (0.72, 3.05),
            ]
        )
        * flip,
        closed=True,
    )
    robe(drawing, outline, cloth, (0.93 * sign, 2.36), swing=0.03 * sign, wide=0.18)
    hem = np.array([(0.60, 1.10), (1.34, 1.10), (1.36, 0.94), (1.02, 0.88), (0.60, 0.94)]) * flip
    drawing.lay(hem, trim, lambda x, y: np.floor(x / 0.19), matt=0.25)
    drawing.lay(
        np.array([(0.70, 2.44), (1.16, 2.44), (1.16, 2.30), (0.70, 2.30)]) * flip,
        trim,
        lambda x, y: np.floor(x / 0.155),
        matt=0.2,
    )
    # Far arm: the hand is under the lifted one's foot. Near arm: a hand steadies the hip.
    skin_limb(
        drawing,
        np.array([(0.52, 2.62), (0.36, 2.40), (0.20, 2.22)]) * flip,
        (0.075, 0.065, 0.055),
        skin=skin,
        parts=1.0,
    )
    drawing.lay(
        spline(
            np.array(
                [(0.26, 2.28), (0.14, 2.24), (0.02, 2.20), (0.03, 2.12), (0.16, 2.08), (0.28, 2.16)]
            )
            * flip,
            closed=True,
        ),
        mixed(skin),
        matt=0.2,
        relief=0.5,
        radius=0.06,
    )
    sleeve(
        drawing,
        np.array([(0.80, 3.02), (0.66, 2.80), (0.46, 2.56)]) * flip,
        (0.13, 0.115, 0.11),
        cloth,
        parts=2.0,
        folds=4,
    )
    skin_limb(
        drawing,
        np.array([(0.50, 3.52), (0.38, 3.70), (0.27, 3.80)]) * flip,
        (0.07, 0.062, 0.055),
        skin=skin,
        parts=1.0,
    )
    hand = spline(
        np.array(
            [(0.32, 3.84), (0.22, 3.90), (0.10, 3.86), (0.10, 3.80), (0.16, 3.72), (0.28, 3.70)]
        )
        * flip,
        closed=True,
    )
    grip = drawing.lay(hand, mixed(skin), matt=0.2, relief=0.4, radius=0.05)
    for y in (3.775, 3.815, 3.85):
        drawing.stroke(
            np.array([(0.12, y), (0.17, y - 0.004), (0.22, y - 0.01)]) * flip,
            (0.003, 0.004, 0),
            0.75,
            grip,
        )
    sleeve(
        drawing,
        np.array([(1.02, 3.06), (0.80, 3.26), (0.56, 3.44)]) * flip,
        (0.135, 0.12, 0.115),
        cloth,
        parts=2.0,
        folds=4,
    )
    hair = mixed((0.06, 0.03, 0.03), EARTH) if sign < 0 else mixed(FLAME, (0.55, 0.13, 0.02))
    head(
        drawing,
        np.array([0.965, 3.56]) * flip,
        0.195,
        hair,
        tilt=-0.16 * sign,
        skin=skin,
        long=sign > 0,
        up=0.05,
    )


def _rosette(drawing: Drawing) -> None:
    """Three rings that hold one another."""
    ornament.rose(
        drawing,
        mixed(COBALT),
        cycled(GOLD, AMBER, FLAME, AMBER),
        cycled(VIOLET, RUBY),
        foils=7,
        heart=0.47,
    )
    middle = np.array(ROSE_CENTER)
    drawing.lay(
        ellipse(middle, 0.47, 0.47, count=64),
        mixed(MIDNIGHT, COBALT),
        ornament.rays(middle, 6),
        matt=0.2,
    )
    for n, sheets in enumerate(((STRAW, GOLD), (EMERALD, LEAF), (RUBY, FLAME))):
        turn = 2 * np.pi * n / 3 + np.pi / 2
        centre = middle + 0.15 * np.array([np.cos(turn), np.sin(turn)])
        reach = np.hypot(drawing.x - centre[0], drawing.y - centre[1])
        drawing.lay(
            (reach < 0.255) & (reach > 0.185), mixed(*sheets), ornament.rays(centre, 8), matt=0.1
        )
