"""Two raised fists, and the chain between their shackles flies apart in a burst of light."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse
from game.bake.windows.drawing import Drawing
from game.bake.windows.figures import fist, skin_limb, sleeve
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    EMERALD,
    FLAME,
    GARNET,
    GOLD,
    MIDNIGHT,
    MOSS,
    PLUM,
    RUBY,
    STRAW,
    TEAL,
    VIOLET,
    WHITE,
    Sheet,
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import ROSE_CENTER

BURST = (0.02, 3.58)
IRON = ((0.040, 0.055, 0.11), (0.052, 0.066, 0.095), (0.034, 0.046, 0.12))
BRIGHT_IRON = ((0.13, 0.19, 0.31), (0.11, 0.17, 0.33))
DARK, LIGHT = (0.46, 0.165, 0.055), (0.86, 0.40, 0.17)


def draw(drawing: Drawing) -> None:
    """Back to front: rays, burst, fallen links, arms, the chain and its shards, rosette, border."""
    _rays(drawing)
    _burst(drawing)
    _heap(drawing)
    for sign, skin in ((-1, DARK), (1, LIGHT)):
        _arm(drawing, sign, skin)
    _chain(drawing)
    _rosette(drawing)
    ornament.border(drawing, (RUBY, VIOLET), (GOLD, TEAL))


def _rays(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        reach = np.hypot(x - BURST[0], y - BURST[1])
        if cell % 2:
            stops = [(0.7, GOLD), (1.2, AMBER), (1.9, FLAME), (2.8, RUBY), (4.0, GARNET)]
        else:
            stops = [(0.7, AZURE), (1.4, COBALT), (2.2, COBALT), (3.2, VIOLET), (4.2, MIDNIGHT)]
        return graded(stops, lambda *_: reach, stray=0.2)(x, y, cell, rng)

    cuts = ornament.staggered(BURST, 36, [0.75 + 0.58 * i for i in range(10)], weave=0.35)
    drawing.lay(None, glass, cuts, matt=0.28)


def _burst(drawing: Drawing) -> None:
    """A star wide enough that all of the chain stands dark against it."""
    turn = np.arange(32) * np.pi / 16
    reach = np.choose(np.arange(32) % 4, (1.5, 0.72, 1.12, 0.72))
    points = BURST + reach[:, None] * np.column_stack([np.sin(turn), np.cos(turn)])
    glow = graded(
        [(0.0, WHITE), (0.3, STRAW), (0.7, STRAW), (1.1, GOLD), (1.4, AMBER)],
        lambda x, y: np.hypot(x - BURST[0], y - BURST[1]),
        spread=0.06,
    )
    cuts = ornament.crossed(ornament.rays(BURST, 16, 1 / 32), ornament.rings(BURST, [0.36, 0.74]))
    flash = drawing.lay(points, glow, cuts, matt=0.06)
    for angle in turn:
        way = np.array([np.sin(angle), np.cos(angle)])
        start = np.array(BURST) + way * 0.42
        drawing.stroke([start, start + way * 0.12, start + way * 0.26], (0, 0.007, 0), 0.4, flash)
    drawing.lay(ellipse(BURST, 0.14, 0.14), mixed(WHITE), matt=0)


def _heap(drawing: Drawing) -> None:
    """What was worn before lies below: links in the dark earth, and a shoot already through one."""
    x = np.linspace(-1.4, 1.4, 60)
    mound = 0.78 - 0.22 * x**2
    drawing.lay(
        np.vstack([np.column_stack([x, mound]), [[1.4, 0], [-1.4, 0]]]),
        mixed(PLUM, MOSS, MIDNIGHT, spread=0.25),
        lambda px, py: (
            np.floor((py + 0.22 * px**2) / 0.27) * 20 + np.floor((px + 0.4 * py) / 0.4) + 300
        ),
        matt=0.45,
    )
    for place, tilt, face in (
        ((-0.62, 0.42), 0.5, True),
        ((-0.34, 0.58), -0.35, False),
        ((0.02, 0.46), 0.9, True),
        ((0.34, 0.60), 0.3, False),
        ((0.62, 0.42), -0.6, True),
        ((-0.98, 0.34), -0.2, True),
        ((0.98, 0.36), 0.25, True),
    ):
        _link(drawing, place, tilt, 0.165, face)


def _arm(drawing: Drawing, sign: int, skin: Sheet) -> None:
    """A bare forearm out of a rolled sleeve, an iron cuff, a fist as large as a head."""

    def at(*points):
        return np.array(points) * [sign, 1]

    skin_limb(
        drawing,
        at((1.04, 1.95), (1.02, 2.75), (0.90, 3.60), (0.83, 4.55)),
        (0.25, 0.275, 0.22, 0.165),
        skin=skin,
        parts=3.1,
    )
    cloth = (EMERALD, TEAL, (0.02, 0.28, 0.16)) if sign < 0 else (VIOLET, (0.16, 0.02, 0.36), PLUM)
    sleeve(
        drawing,
        at((0.90, -0.15), (1.0, 0.65), (1.06, 1.35), (1.04, 2.05)),
        (0.42, 0.40, 0.37, 0.33),
        mixed(*cloth, spread=0.2),
        parts=4.2,
        folds=10,
    )
    sleeve(
        drawing,
        at((1.05, 1.86), (1.04, 2.02), (1.03, 2.18)),
        (0.345, 0.365, 0.34),
        mixed(GOLD, AMBER),
        parts=1.0,
        folds=3,
    )
    fist(drawing, at((0.80, 5.0))[0], 0.72, 0.06 * sign, -sign, skin=skin)
    cuff = Spine(at((0.87, 4.04), (0.83, 4.46)), smooth=False)
    band = at((0.62, 4.05), (0.63, 4.44), (1.04, 4.48), (1.10, 4.10))
    iron = drawing.lay(
        band, mixed(*BRIGHT_IRON), lambda x, y: np.floor(cuff(x, y)[1] / 0.16), matt=0.3
    )
    drawing.shade(lambda x, y: np.clip(np.abs(cuff(x, y)[1]) / 0.26 - 0.35, 0, 0.7), iron)
    for x in (0.70, 0.86, 1.0):
        drawing.fill(ellipse(at((x, 4.26))[0], 0.028, 0.028), 0.9, iron)


def _link(drawing: Drawing, place, tilt: float, size: float, face: bool, gap: float = 0.0) -> None:
    """One link: a ring from its face, a bar from its edge. ``gap``: radians torn open."""
    if not face:
        bar = ellipse(place, size * 1.12, size * 0.26, tilt)
        iron = drawing.lay(bar, mixed(*IRON), matt=0.25)
        c, s = np.cos(tilt), np.sin(tilt)
        along, across = np.array([c, s]), np.array([-s, c])
        drawing.lift(
            np.array(
                [np.array(place) + along * t * size + across * 0.10 * size for t in (-0.7, 0, 0.7)]
            ),
            (0.0, 0.012, 0.0),
            iron,
        )
        return
    outer, inner = (
        drawing.mask(ellipse(place, size * a, size * b, tilt))
        for a, b in ((1.25, 0.86), (0.80, 0.42))
    )
    ring = np.zeros(drawing.shape.shape, bool)
    ring[outer[0]] = outer[1]
    ring[inner[0]] &= ~inner[1]
    if gap:
        turn = np.arctan2(drawing.y - place[1], drawing.x - place[0]) - tilt
        ring &= np.abs((turn + np.pi) % (2 * np.pi) - np.pi) > gap
    iron = drawing.lay(
        ring,
        mixed(*IRON, spread=0.1),
        matt=0.15,
        cuts=lambda x, y: (x - place[0]) * np.sin(tilt) - (y - place[1]) * np.cos(tilt) > 0,
    )
    for a, b, share in ((1.14, 0.76, (24, 44)), (0.92, 0.54, (2, 20))):
        arc = ellipse(place, size * a, size * b, tilt)[slice(*share)]
        drawing.stroke(arc, (0.0, 0.011, 0.0), 0.65, iron)


TORN = 0.55
"""Half of the gap in a link that gave way, radians."""


def _chain(drawing: Drawing) -> None:
    """The left half falls from its cuff, the right half whips up; a piece of the link between
    them, and splinters, fly from the break. Unlike halves, or the two would look like a face."""
    for place, tilt, size, face, gap in (
        ((-0.57, 4.00), -1.25, 0.25, True, 0.0),
        ((-0.46, 3.68), -1.0, 0.25, False, 0.0),
        ((-0.32, 3.42), -0.85, 0.25, True, 0.0),
        ((-0.14, 3.16), -1.0, 0.24, False, 0.0),
        ((0.06, 2.93), -0.75, 0.25, True, TORN),
        ((0.56, 4.10), 0.75, 0.25, True, 0.0),
        ((0.34, 3.98), 0.15, 0.23, False, 0.0),
        ((0.10, 4.02), np.pi - 0.45, 0.25, True, TORN),
        ((0.42, 3.32), 1.9, 0.22, True, 1.25),
    ):
        _link(drawing, place, tilt, size, face, gap)
    for place, tilt, size in (
        ((-0.16, 3.80), 0.6, 1.5),
        ((0.22, 3.52), -0.5, 1.6),
        ((-0.22, 4.40), 2.2, 1.3),
        ((0.36, 2.86), 1.0, 1.3),
        ((0.10, 3.34), 0.2, 1.1),
    ):
        c, s = np.cos(tilt), np.sin(tilt)
        shard = np.array([(-0.055, -0.02), (0.01, -0.04), (0.06, 0.0), (0.0, 0.045)]) @ np.array(
            [[c, s], [-s, c]]
        )
        drawing.lay(shard * size + place, mixed(*IRON), matt=0.1)


def _rosette(drawing: Drawing) -> None:
    """A dove, wings open, free."""
    ornament.rose(
        drawing,
        mixed(AZURE),
        cycled(GOLD, AMBER, STRAW, FLAME),
        cycled(COBALT, VIOLET),
        foils=6,
        heart=0.46,
    )
    cx, cy = ROSE_CENTER
    drawing.lay(
        ellipse(ROSE_CENTER, 0.46, 0.46, count=64),
        mixed(AZURE, COBALT, spread=0.12),
        ornament.rays(ROSE_CENTER, 10),
        matt=0.15,
    )
    far = [
        (0.02, 0.02),
        (0.10, 0.20),
        (0.24, 0.36),
        (0.27, 0.25),
        (0.33, 0.24),
        (0.26, 0.15),
        (0.24, 0.06),
        (0.12, -0.04),
    ]
    body = [
        (-0.36, 0.05),
        (-0.30, 0.10),
        (-0.22, 0.105),
        (-0.12, 0.04),
        (0.05, 0.03),
        (0.18, -0.05),
        (0.36, -0.14),
        (0.33, -0.19),
        (0.37, -0.25),
        (0.22, -0.20),
        (0.06, -0.16),
        (-0.10, -0.13),
        (-0.22, -0.05),
        (-0.29, 0.03),
    ]
    near = [
        (-0.14, 0.02),
        (-0.16, 0.18),
        (-0.10, 0.40),
        (-0.03, 0.31),
        (0.02, 0.32),
        (0.02, 0.22),
        (0.09, 0.20),
        (0.06, 0.08),
        (0.04, -0.03),
    ]
    for outline in (far, body, near):
        glass = drawing.lay(np.array(outline) + [cx, cy], mixed(WHITE, spread=0.05), matt=0.2)
        for b in outline[3::2]:
            middle = np.mean(outline, axis=0)
            drawing.stroke(
                [np.array(b) + [cx, cy], (np.array(b) + middle) / 2 + [cx, cy]],
                (0.007, 0),
                0.55,
                glass,
            )
    drawing.fill(ellipse((cx - 0.275, cy + 0.062), 0.013, 0.013), 0.9)
