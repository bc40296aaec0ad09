"""Two people help a third up from the ground, at sunrise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import ellipse, leaf
from game.bake.windows.drawing import Drawing
from game.bake.windows.figures import clasp, profile, shoe, skin_limb, sleeve
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
    SEA,
    STRAW,
    TEAL,
    UMBER,
    VIOLET,
    WHITE,
    Glass,
    Sheet,
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import ROSE_CENTER

HORIZON = (0.0, 2.45)
"""The middle of the rising sun, low behind them: bright ground for three dark figures."""
DARK, MIDDLE, LIGHT = (0.50, 0.19, 0.070), (0.74, 0.31, 0.115), (0.95, 0.50, 0.22)
SKY = (0.07, 0.34, 0.82)


@dataclass(frozen=True)
class Helper:
    """One of the two who stand. sign: which side, and the other way is the way they look."""

    sign: int
    skin: Sheet
    hair: Glass
    shirt: Glass
    trousers: Glass
    long: bool


HELPERS = (
    Helper(
        -1,
        DARK,
        mixed((0.05, 0.02, 0.02)),
        mixed(EMERALD, (0.012, 0.26, 0.06), spread=0.15),
        mixed(COBALT, MIDNIGHT, spread=0.15),
        False,
    ),
    Helper(
        1,
        LIGHT,
        mixed((0.74, 0.17, 0.014), spread=0.1),
        mixed(VIOLET, (0.15, 0.02, 0.36), spread=0.15),
        mixed(TEAL, SEA, spread=0.15),
        True,
    ),
)


def draw(drawing: Drawing) -> None:
    """Back to front: sunrise, hills, ground, the far arms, the one between, the two, rosette."""
    _sunrise(drawing)
    _hills(drawing)
    for helper in HELPERS:
        _helper(drawing, helper)
    _risen(drawing)
    for helper in HELPERS:
        _arms(drawing, helper)
    _flowers(drawing)
    _rosette(drawing)
    ornament.border(drawing, (COBALT, EMERALD), (GOLD, RUBY))


def _sunrise(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        reach = np.hypot(x - HORIZON[0], y - HORIZON[1])
        if cell % 2:
            stops = [
                (1.0, STRAW),
                (1.7, GOLD),
                (2.3, AMBER),
                (2.9, FLAME),
                (3.6, RUBY),
                (4.6, GARNET),
            ]
        else:
            stops = [
                (1.0, GOLD),
                (2.0, AMBER),
                (2.02, SKY),
                (2.6, AZURE),
                (3.0, COBALT),
                (4.2, COBALT),
                (5.2, MIDNIGHT),
            ]
        return graded(stops, lambda *_: reach, stray=0.08)(x, y, cell, rng)

    cuts = ornament.staggered(HORIZON, 36, [1.2 + 0.54 * i for i in range(11)], weave=0.3)
    drawing.lay(None, glass, cuts, matt=0.22)
    drawing.lay(
        ellipse(HORIZON, 1.0, 1.0, count=96),
        graded(
            [(0.0, WHITE), (0.3, STRAW), (0.7, GOLD), (1.0, GOLD)],
            lambda x, y: np.hypot(x, y - HORIZON[1]),
            spread=0.06,
        ),
        ornament.crossed(ornament.rays(HORIZON, 20, 1 / 40), ornament.rings(HORIZON, [0.5])),
        matt=0.08,
    )


def _hills(drawing: Drawing) -> None:
    x = np.linspace(-1.4, 1.4, 60)
    for base, bow, shift, sheets in (
        (2.20, 0.12, 0.9, (PLUM, VIOLET, GARNET)),
        (1.30, -0.10, 0.0, (EMERALD, LEAF, (0.03, 0.26, 0.05))),
        (0.72, -0.08, 0.5, (MOSS, (0.02, 0.18, 0.05), TEAL)),
    ):
        crest = base + bow * np.cos(2.2 * (x - shift))

        def turf(px, py, base=base, bow=bow, shift=shift):
            bend = py - bow * np.cos(2.2 * (px - shift))
            return np.floor((bend - base) / 0.32) * 50 + np.floor((px + 0.7 * bend) / 0.46) + 2000

        drawing.lay(
            np.vstack([np.column_stack([x, crest]), [[1.4, 0], [-1.4, 0]]]),
            mixed(*sheets, spread=0.2),
            turf,
            matt=0.4,
        )


def _flowers(drawing: Drawing) -> None:
    for px, tall in ((-0.78, 0.42), (-0.2, 0.5), (0.1, 0.36), (0.72, 0.46)):
        py = 0.22
        for way in (-1, 1):
            blade, rib = leaf((px, py), (px + 0.13 * way, py + tall * 0.62), 0.045, 0.15 * way)
            drawing.lay(blade, mixed(LIME, LEAF), matt=0.2)
            drawing.stroke(rib[3:-3:6], (0.004, 0.004, 0), 0.5)
        heart = np.array([px, py + tall * 0.85])
        bloom = drawing.lay(ellipse(heart, 0.08, 0.085), mixed(GOLD, FLAME), matt=0.15)
        for turn in np.arange(6) * np.pi / 3:
            way = np.array([np.cos(turn), np.sin(turn)])
            drawing.stroke([heart + way * 0.02, heart + way * 0.07], (0.006, 0.002), 0.6, bloom)


def _helper(drawing: Drawing, who: Helper) -> None:
    """Knees bent, back bowed towards the friend: legs, body, head; the arms come later."""

    def at(*points):
        return np.array(points) * [who.sign, 1]

    leg = (0.20, 0.17, 0.125, 0.115, 0.10)
    back = at((1.0, 3.12), (1.02, 2.68), (1.07, 2.24), (1.13, 1.85), (1.12, 1.50))
    front = at((0.90, 3.12), (0.78, 2.72), (0.66, 2.32), (0.72, 1.85), (0.73, 1.46))
    for line in (back, front):
        shoe(drawing, line[-1] - [0, 0.07], 0.34, -who.sign)
        sleeve(drawing, line, leg, who.trousers, parts=2.02, folds=6, rounded=(0, -1))
    profile(drawing, at((0.66, 4.80))[0], 0.30, -who.sign, 0.42, who.hair, who.skin, who.long)
    sleeve(
        drawing,
        at((0.95, 2.92), (0.99, 3.40), (0.96, 3.85), (0.82, 4.26)),
        (0.25, 0.22, 0.27, 0.215),
        who.shirt,
        parts=2.9,
        folds=6,
        rounded=(-1,),
    )


def _risen(drawing: Drawing) -> None:
    """One knee still on the ground, the other foot planted, face turned up, both arms given."""
    shirt = mixed(RUBY, (0.48, 0.01, 0.02), spread=0.15)
    trousers = mixed(UMBER, (0.13, 0.045, 0.012), spread=0.15)
    shoe(drawing, (-0.62, 1.33), 0.32, -1, -0.9)
    sleeve(
        drawing,
        [(-0.08, 2.25), (-0.16, 1.85), (-0.20, 1.42), (-0.42, 1.30), (-0.60, 1.32)],
        (0.21, 0.18, 0.135, 0.12, 0.10),
        trousers,
        rounded=(0, -1),
    )
    shoe(drawing, (0.44, 1.24), 0.34, 1)
    sleeve(
        drawing,
        [(-0.02, 2.22), (0.24, 2.26), (0.50, 2.18), (0.47, 1.75), (0.44, 1.34)],
        (0.21, 0.18, 0.14, 0.12, 0.10),
        trousers,
        rounded=(0, -1),
    )
    for sign in (-1, 1):
        _given_arm(drawing, sign, shirt)
    profile(drawing, (0.05, 3.97), 0.285, 1, -0.5, mixed(EARTH, UMBER, spread=0.1), MIDDLE)
    sleeve(
        drawing,
        [(-0.06, 2.16), (-0.06, 2.6), (0.0, 3.05), (0.0, 3.42)],
        (0.24, 0.21, 0.26, 0.21),
        shirt,
        parts=2.9,
        folds=6,
        rounded=(-1,),
    )


def _given_arm(drawing: Drawing, sign: int, shirt: Glass) -> None:
    elbow = np.array((0.40, 3.22)) * [sign, 1]
    wrist = np.array((0.50, 3.74)) * [sign, 1]
    skin_limb(drawing, [elbow, (elbow + wrist) / 2, wrist], (0.095, 0.085, 0.065), MIDDLE, 1.0)
    sleeve(
        drawing,
        [(0.10 * sign, 3.42), (0.24 * sign, 3.28), elbow],
        (0.15, 0.13, 0.115),
        shirt,
        parts=1.2,
        folds=3,
        rounded=(0, -1),
    )


def _arms(drawing: Drawing, who: Helper) -> None:
    """One hand round the friend's wrist, the other under the friend's arm."""

    def at(*points):
        return np.array(points) * [who.sign, 1]

    under = at((0.80, 3.50), (0.58, 3.20), (0.36, 3.02))
    skin_limb(drawing, under, (0.10, 0.09, 0.07), who.skin, 1.0)
    clasp(drawing, at((0.29, 3.0))[0], 0.115, -0.5 * who.sign, who.skin)
    sleeve(
        drawing,
        at((0.86, 4.12), (0.90, 3.8), (0.80, 3.46)),
        (0.16, 0.14, 0.12),
        who.shirt,
        parts=1.2,
        folds=4,
        rounded=(0, -1),
    )
    grip = at((0.62, 3.72), (0.56, 3.78), (0.50, 3.84))
    skin_limb(
        drawing, at((0.74, 3.62), (0.62, 3.72), (0.52, 3.84)), (0.10, 0.09, 0.07), who.skin, 1.0
    )
    clasp(drawing, grip[-1] + [0, 0.02], 0.12, 0.6 * who.sign, who.skin)
    sleeve(
        drawing,
        at((0.78, 4.22), (0.82, 3.92), (0.74, 3.62)),
        (0.17, 0.15, 0.125),
        who.shirt,
        parts=1.2,
        folds=4,
        rounded=(0, -1),
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
