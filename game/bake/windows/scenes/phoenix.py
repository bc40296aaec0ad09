"""A phoenix rises from its burning nest, wings displayed, against the night."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, leaf, limb, sampled, spline
from game.bake.windows.drawing import Drawing, noise
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    EARTH,
    FLAME,
    GARNET,
    GOLD,
    MIDNIGHT,
    PLUM,
    RUBY,
    STRAW,
    TAN,
    UMBER,
    VIOLET,
    WHITE,
    Glass,
    cycled,
    graded,
    mixed,
)
from game.meshes.tracery import ROSE_CENTER

HEART = (0.0, 4.45)


def draw(drawing: Drawing) -> None:
    """Back to front: night, glory, far flames, tail, wings, body, head, flames, nest, rosette."""
    _night(drawing)
    _flames(drawing, 1.55, 0.62, (GARNET, RUBY), 3, 9)
    _tail(drawing)
    _flames(drawing, 1.05, 0.55, (RUBY, FLAME), 4, 8)
    for sign in (-1, 1):
        _wing(drawing, sign)
    _body(drawing)
    _head(drawing)
    _flames(drawing, 0.62, 0.46, (FLAME, AMBER), 5, 9)
    _flames(drawing, 0.36, 0.30, (GOLD, AMBER, STRAW), 6, 10)
    _nest(drawing)
    _rosette(drawing)
    ornament.border(drawing, (VIOLET, GARNET), (GOLD, AZURE))


def _night(drawing: Drawing) -> None:
    def glass(x, y, cell, rng):
        reach = np.hypot(x - HEART[0], y - HEART[1])
        if cell % 2:
            stops = [(0.9, FLAME), (1.3, RUBY), (1.8, PLUM), (2.6, VIOLET), (4.2, PLUM)]
        else:
            stops = [(0.9, VIOLET), (1.5, COBALT), (2.4, COBALT), (3.2, MIDNIGHT)]
        return graded(stops, lambda *_: reach, stray=0.2)(x, y, cell, rng)

    cuts = ornament.staggered(HEART, 36, [0.8 + 0.62 * i for i in range(9)], weave=0.5)
    drawing.lay(None, glass, cuts, matt=0.3)


def _flames(drawing, level, rise, sheets, seed, count) -> None:
    """Tongues of fire side by side, each bent like a lick of it, over a bed of the same."""
    rng = np.random.default_rng(seed)
    bed = np.array([[-1.4, 0], [1.4, 0], [1.4, level - 0.1], [-1.4, level - 0.1]])
    drawing.lay(
        bed,
        mixed(*sheets, spread=0.2),
        lambda x, y: np.floor((x + 0.2 * noise(x, y, 0.4, seed)) / 0.31) + 20,
        matt=0.2,
    )
    for n in rng.permutation(count):
        x = -1.4 + 2.8 * (n + 0.5) / count
        tall = rise * rng.uniform(0.75, 1.45)
        lean = rng.uniform(-0.16, 0.16)
        sway = rng.choice([-1, 1]) * rng.uniform(0.07, 0.13)
        path = [
            (x, level - 0.34),
            (x + sway, level),
            (x + lean - 0.8 * sway, level + tall * 0.5),
            (x + lean + 0.9 * sway, level + tall),
        ]
        wide = 1.5 / count
        spine = Spine(path)

        def licks(px, py, spine=spine):
            t, side = spine(px, py)
            return np.floor(t * 1.9 + 0.25 + 0.8 * side)

        tongue = drawing.lay(
            limb(path, (wide, wide, wide * 0.68, wide * 0.3, 0.003)),
            mixed(*sheets, spread=0.18),
            licks,
            matt=0.2,
        )
        for shift in (-0.4 * wide, 0.3 * wide):
            line = spine.line[60:360:50] + np.linspace(1, 0.2, 6)[:, None] * [shift, 0]
            drawing.stroke(line, (0, 0.008, 0), 0.5, tongue)


def _feather(drawing, base, tip, width, bend, glass: Glass, parts: float, eye=None) -> None:
    """One feather: shaft and barbs are painted, the vane is cut across."""
    outline, rib = leaf(base, tip, width, bend, belly=0.60)
    spine = Spine(rib, smooth=False)
    vane = drawing.lay(
        outline,
        glass,
        lambda x, y: np.floor((spine(x, y)[0] + 0.8 * np.abs(spine(x, y)[1])) * parts),
        matt=0.24,
    )
    run = np.gradient(rib, axis=0)
    run /= np.linalg.norm(run, axis=1, keepdims=True)
    left = np.column_stack([-run[:, 1], run[:, 0]])
    drawing.stroke(rib[1:-2:5], (0.011, 0.007, 0.003), 0.75, vane)
    for step in np.arange(8, 46, 3):
        for way in (-1, 1):
            reach = width * 0.85
            a = rib[step]
            b = a + (left[step] * way * 0.5 + run[step] * 0.55) * reach
            drawing.stroke([a, (a + b) / 2 + run[step] * 0.01, b], (0.004, 0.0035, 0), 0.5, vane)
    if eye is not None:
        at = rib[38]
        spot = drawing.lay(ellipse(at, width * 0.72, width * 0.72), mixed(eye[0]), matt=0.1)
        drawing.lay(ellipse(at, width * 0.40, width * 0.40), mixed(eye[1]), matt=0.0)
        ring = ellipse(at, width * 0.55, width * 0.55)
        drawing.stroke(np.vstack([ring, ring[:1]]), (0.004, 0.004), 0.6, spot)


def _wing(drawing: Drawing, sign: int) -> None:
    """Primaries fan from the wrist, secondaries hang from the arm; coverts over them."""
    arm = sampled(
        spline(np.array([(0.14, 4.72), (0.46, 4.86), (0.70, 5.16), (0.66, 5.58)]) * [sign, 1]), 11
    )
    tips = np.array(
        [
            (0.52, 3.62),
            (0.78, 3.60),
            (1.0, 3.80),
            (1.16, 4.08),
            (1.25, 4.42),
            (1.29, 4.80),
            (1.29, 5.20),
            (1.25, 5.60),
            (1.14, 5.96),
            (0.95, 6.24),
            (0.70, 6.36),
        ]
    )
    bases = arm[np.clip(np.arange(11), 0, 10)]
    for n in range(11):
        glass = graded(
            [(0.0, GOLD), (0.45, AMBER), (0.8, FLAME), (1.15, RUBY)],
            lambda x, y, b=bases[n]: np.hypot(x - b[0], y - b[1]),
            stray=0.06,
        )
        _feather(drawing, bases[n], tips[n] * [sign, 1], 0.105, -0.10 * sign, glass, 2.7)
    for n in range(10):
        base = (bases[n] + bases[n + 1]) / 2
        tip = base + (((tips[n] + tips[n + 1]) / 2) * [sign, 1] - base) * 0.50
        _feather(drawing, base, tip, 0.085, -0.06 * sign, cycled(STRAW, GOLD), 1.3)
    for n in range(10):
        base = (bases[n] + bases[n + 1]) / 2 + np.array([-0.05 * sign, 0.05])
        tip = base + (((tips[n] + tips[n + 1]) / 2) * [sign, 1] - base) * 0.26
        _feather(drawing, base, tip, 0.072, 0.0, mixed(FLAME, RUBY), 1.0)
    edge = limb(arm + np.array([-0.03 * sign, 0.035]), (0.09, 0.085, 0.07, 0.035))
    spine = Spine(arm)
    lead_edge = drawing.lay(
        edge,
        mixed(GARNET, RUBY),
        lambda x, y: np.floor(spine(x, y)[0] * 4.2),
        matt=0.3,
        relief=0.4,
        radius=0.07,
    )
    for step in np.arange(20, 390, 22):
        at = spine.line[step]
        drawing.stroke(
            ellipse(at + np.array([-0.02 * sign, 0.03]), 0.035, 0.03)[20:44],
            (0.003, 0.006, 0.003),
            0.6,
            lead_edge,
        )


def _tail(drawing: Drawing) -> None:
    for tip, bend, start in (
        ((-1.12, 1.85), 0.16, -0.12),
        ((1.12, 1.85), -0.16, 0.12),
        ((-0.80, 1.35), 0.14, -0.09),
        ((0.80, 1.35), -0.14, 0.09),
        ((-0.44, 1.02), 0.10, -0.05),
        ((0.44, 1.02), -0.10, 0.05),
        ((0.0, 0.86), 0.0, 0.0),
    ):
        glass = graded(
            [(3.6, GOLD), (2.7, AMBER), (2.0, FLAME), (1.2, RUBY)][::-1], lambda x, y: y, stray=0.12
        )
        _feather(drawing, (start, 3.85), tip, 0.125, bend, glass, 3.4, eye=(STRAW, COBALT))


def _body(drawing: Drawing) -> None:
    outline = spline(
        [
            (0.0, 3.28),
            (0.17, 3.56),
            (0.27, 3.98),
            (0.295, 4.38),
            (0.20, 4.76),
            (0.17, 5.0),
            (0.18, 5.22),
            (-0.12, 5.26),
            (-0.135, 5.05),
            (-0.17, 4.78),
            (-0.295, 4.38),
            (-0.27, 3.98),
            (-0.17, 3.56),
        ],
        closed=True,
    )

    def breast(x, y):
        row = np.floor((y + 0.5 * x * x * 4 - 3.2) / 0.33)
        return row * 10 + (x > 0.0) + 3

    body = drawing.lay(
        outline,
        graded(
            [(3.4, RUBY), (3.9, FLAME), (4.4, AMBER), (4.8, GOLD), (5.2, STRAW)],
            lambda x, y: y,
            stray=0.1,
        ),
        breast,
        matt=0.25,
        relief=0.45,
        radius=0.2,
    )
    for row, y in enumerate(np.arange(3.5, 5.2, 0.085)):
        for x in np.arange(-0.3, 0.31, 0.085) + 0.0425 * (row % 2):
            drawing.stroke(ellipse((x, y), 0.036, 0.045)[25:48], (0.002, 0.006, 0.002), 0.55, body)


def _head(drawing: Drawing) -> None:
    """An eagle's, in profile to the left, lifted: hooked bill, hard brow, a crest of three plumes."""
    for tip, bend in (((0.58, 5.98), -0.2), ((0.42, 6.22), -0.16), ((0.14, 6.36), -0.12)):
        _feather(drawing, (0.06, 5.66), tip, 0.085, bend, mixed(FLAME, RUBY), 1.0, (STRAW, COBALT))
    ruff = [(0.24, 5.14), (0.17, 5.24), (0.12, 5.06), (0.04, 5.20), (-0.03, 5.04), (-0.09, 5.22)]
    outline = np.array(
        [
            *ruff,
            (-0.17, 5.12),
            (-0.14, 5.36),
            (-0.17, 5.46),
            (-0.25, 5.52),
            (-0.25, 5.64),
            (-0.16, 5.72),
            (0.0, 5.76),
            (0.14, 5.70),
            (0.22, 5.56),
            (0.22, 5.36),
        ]
    )
    head = drawing.lay(
        outline,
        graded([(5.1, AMBER), (5.45, GOLD), (5.7, STRAW)], lambda x, y: y, spread=0.05),
        lambda x, y: np.floor((y + 0.3 * np.abs(x - 0.03) - 5.1) / 0.2) * (y < 5.5),
        matt=0.2,
        relief=0.4,
        radius=0.15,
    )
    beak = [
        (-0.24, 5.66),
        (-0.36, 5.665),
        (-0.50, 5.62),
        (-0.58, 5.54),
        (-0.60, 5.40),
        (-0.53, 5.49),
        (-0.42, 5.51),
        (-0.24, 5.50),
    ]
    bill = drawing.lay(np.array(beak), mixed((0.80, 0.10, 0.01)), matt=0.2)
    drawing.stroke([(-0.22, 5.54), (-0.36, 5.555), (-0.52, 5.54)], (0.008, 0.009, 0), 0.9, bill)
    drawing.fill(ellipse((-0.33, 5.61), 0.022, 0.010, 0.2), 0.9, bill)
    drawing.fill(ellipse((-0.135, 5.60), 0.050, 0.040, 0.2), 0.95, head)
    drawing.lift(np.array([(-0.16, 5.612), (-0.15, 5.617), (-0.14, 5.612)]), (0.011,) * 3, head)
    drawing.stroke([(-0.25, 5.62), (-0.12, 5.665), (0.04, 5.66)], (0.008, 0.024, 0), 0.92, head)
    for x, y in (
        (0.06, 5.50),
        (0.13, 5.54),
        (0.0, 5.36),
        (0.10, 5.38),
        (-0.06, 5.24),
        (0.15, 5.26),
    ):
        drawing.stroke(ellipse((x, y), 0.04, 0.07)[26:47], (0.002, 0.009, 0.002), 0.6, head)


def _nest(drawing: Drawing) -> None:
    rng = np.random.default_rng(6)
    drawing.lay(
        np.array([(-1.4, 0), (1.4, 0), (1.4, 0.30), (0.6, 0.38), (-0.6, 0.38), (-1.4, 0.30)]),
        mixed(EARTH, PLUM, GARNET),
        lambda x, y: np.floor((x + y) / 0.33),
        matt=0.5,
    )
    for _ in range(9):
        x, y = rng.uniform(-1.1, 1.1), rng.uniform(0.2, 0.34)
        lean = rng.uniform(-0.28, 0.28)
        half = rng.uniform(0.28, 0.5)
        ends = [(x - half, y - lean * half), (x, y + 0.03), (x + half, y + lean * half)]
        log = drawing.lay(
            limb(ends, (0.05, 0.058, 0.05)),
            mixed(UMBER, TAN, EARTH, spread=0.2),
            lambda px, py: np.floor(px / 0.4),
            matt=0.3,
            relief=0.5,
            radius=0.05,
        )
        for shift in (-0.02, 0.012):
            drawing.stroke(np.array(ends) + [0, shift], (0, 0.005, 0), 0.7, log)


def _rosette(drawing: Drawing) -> None:
    ornament.rose(
        drawing,
        mixed(STRAW, spread=0.03),
        cycled(FLAME, GOLD, RUBY, AMBER),
        cycled(COBALT, VIOLET),
        foils=6,
        heart=0.25,
    )
    middle = np.array(ROSE_CENTER)
    for n in range(12):
        turn = n * np.pi / 6
        way = np.array([np.sin(turn), np.cos(turn)])
        outline, rib = leaf(middle + way * 0.22, middle + way * 0.56, 0.07, 0.18, belly=0.4)
        tongue = drawing.lay(outline, cycled(STRAW if n % 2 else GOLD), matt=0.2)
        drawing.stroke(rib[4:40:6], (0, 0.007, 0), 0.5, tongue)
    disc = drawing.lay(ellipse(middle, 0.235, 0.235, count=64), mixed(WHITE, spread=0.02), matt=0.1)
    for radius in (0.19, 0.12):
        ring = ellipse(middle, radius, radius)
        drawing.stroke(np.vstack([ring, ring[:1]]), (0.005, 0.005), 0.5, disc)
