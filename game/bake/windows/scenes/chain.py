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
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import ROSE_CENTER

BURST = (0.0, 4.02)
IRON = ((0.055, 0.075, 0.14), (0.07, 0.09, 0.12), (0.045, 0.06, 0.15))
BRIGHT_IRON = ((0.16, 0.22, 0.34), (0.13, 0.20, 0.36))


def draw(drawing: Drawing) -> None:
    """Back to front: rays, burst, arms, shackles, chain, shards, fallen links, rosette, border."""
    _rays(drawing)
    _burst(drawing)
    _heap(drawing)
    _arms(drawing)
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

    cuts = ornament.staggered(BURST, 32, [0.75 + 0.68 * i for i in range(9)], weave=0.35)
    drawing.lay(None, glass, cuts, matt=0.28)


def _burst(drawing: Drawing) -> None:
    points = []
    for n in range(32):
        reach = 0.46 if n % 2 else (1.15 if n % 4 == 0 else 0.82)
        points.append(
            [BURST[0] + reach * np.sin(n * np.pi / 16), BURST[1] + reach * np.cos(n * np.pi / 16)]
        )
    glow = graded(
        [(0.0, WHITE), (0.35, WHITE), (0.5, STRAW), (0.75, GOLD)],
        lambda x, y: np.hypot(x - BURST[0], y - BURST[1]),
        spread=0.06,
    )
    cuts = ornament.crossed(ornament.rays(BURST, 16, 1 / 32), ornament.rings(BURST, [0.34]))
    flash = drawing.lay(np.array(points), glow, cuts, matt=0.08)
    for n in range(32):
        way = np.array([np.sin(n * np.pi / 16), np.cos(n * np.pi / 16)])
        start = np.array(BURST) + way * 0.38
        drawing.stroke([start, start + way * 0.1, start + way * 0.22], (0, 0.006, 0), 0.4, flash)


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


def _arms(drawing: Drawing) -> None:
    for sign in (-1, 1):
        tone = (0.62, 0.24, 0.085) if sign < 0 else (0.86, 0.40, 0.17)
        flip = np.array([sign, 1])
        skin_limb(
            drawing,
            np.array([(0.90, 2.55), (0.78, 3.30), (0.57, 4.15), (0.47, 4.95)]) * flip,
            (0.225, 0.245, 0.175, 0.135),
            skin=tone,
            parts=3.1,
        )
        glass = (
            mixed(EMERALD, TEAL, (0.02, 0.28, 0.16), spread=0.2)
            if sign < 0
            else mixed(COBALT, AZURE, VIOLET, spread=0.2)
        )
        sleeve(
            drawing,
            np.array([(0.78, -0.15), (0.93, 0.75), (0.98, 1.70), (0.90, 2.60)]) * flip,
            (0.40, 0.37, 0.345, 0.30),
            glass,
            parts=4.2,
            folds=10,
        )
        roll = sleeve(
            drawing,
            np.array([(0.915, 2.42), (0.90, 2.58), (0.87, 2.74)]) * flip,
            (0.315, 0.335, 0.315),
            mixed(GOLD, AMBER),
            parts=1.0,
            folds=3,
        )
        drawing.stroke(
            np.array([(0.62, 2.55), (0.9, 2.52), (1.18, 2.60)]) * flip,
            (0.003, 0.008, 0.003),
            0.6,
            roll,
        )
        fist(drawing, np.array([0.43, 5.07]) * flip, 0.50, 0.10 * sign, -sign, skin=tone)
        cuff = Spine(np.array([(0.515, 4.44), (0.455, 4.78)]) * flip, smooth=False)
        band = [(0.31, 4.46), (0.335, 4.74), (0.59, 4.80), (0.71, 4.54), (0.52, 4.44)]
        iron = drawing.lay(
            np.array(band) * flip,
            mixed(*BRIGHT_IRON),
            lambda x, y, s=cuff: np.floor(s(x, y)[1] / 0.125),
            matt=0.35,
        )
        drawing.shade(lambda x, y, s=cuff: np.clip(np.abs(s(x, y)[1]) / 0.19 - 0.35, 0, 0.7), iron)
        for at in ((0.40, 4.60), (0.52, 4.62), (0.62, 4.65)):
            drawing.fill(ellipse(np.array(at) * flip, 0.019, 0.019), 0.9, iron)


def _link(drawing: Drawing, place, tilt: float, size: float, face: bool, gap: float = 0.0) -> None:
    """One link: a ring from its face, a bar from its edge. ``gap``: radians torn open."""
    if not face:
        bar = ellipse(place, size * 1.12, size * 0.30, tilt)
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
        for a, b in ((1.25, 0.80), (0.68, 0.27))
    )
    ring = np.zeros(drawing.shape.shape, bool)
    ring[outer[0]] = outer[1]
    ring[inner[0]] &= ~inner[1]
    if gap:
        turn = np.arctan2(drawing.y - place[1], drawing.x - place[0]) - tilt
        ring &= np.abs((turn + np.pi) % (2 * np.pi) - np.pi) > gap
    iron = drawing.lay(
        ring,
        mixed(*IRON, *BRIGHT_IRON),
        matt=0.15,
        cuts=lambda x, y: (x - place[0]) * np.sin(tilt) - (y - place[1]) * np.cos(tilt) > 0,
    )
    for a, b, share in ((1.12, 0.70, (24, 44)), (0.80, 0.40, (2, 20))):
        arc = ellipse(place, size * a, size * b, tilt)[slice(*share)]
        drawing.stroke(arc, (0.0, 0.011, 0.0), 0.65, iron)


def _chain(drawing: Drawing) -> None:
    """From each shackle three links hang towards the middle; the last is torn open."""
    for sign in (-1, 1):
        flip = np.array([sign, 1])
        for place, tilt, face, size in (
            ((0.335, 4.46), 2.3, True, 0.14),
            ((0.285, 4.27), 1.75, False, 0.15),
        ):
            _link(drawing, np.array(place) * flip, tilt if sign > 0 else np.pi - tilt, size, face)
        _link(
            drawing,
            np.array([0.27, 4.02]) * flip,
            np.pi + 0.5 if sign > 0 else -0.5,
            0.20,
            True,
            0.62,
        )
    for place, tilt in (
        ((0.02, 4.42), 0.6),
        ((-0.06, 3.62), -0.5),
        ((0.16, 3.66), 1.0),
        ((-0.13, 4.40), 2.2),
    ):
        c, s = np.cos(tilt), np.sin(tilt)
        shard = np.array([(-0.055, -0.02), (0.01, -0.04), (0.06, 0.0), (0.0, 0.045)]) @ np.array(
            [[c, s], [-s, c]]
        )
        drawing.lay(shard + place, mixed(*BRIGHT_IRON), matt=0.1)


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
