"""Two hands lift a golden bowl that was broken and mended; its seams are brighter than itself."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, limb, sampled, spline
from game.bake.windows.drawing import Drawing
from game.bake.windows.figures import cupped, skin_limb, sleeve
from game.bake.windows.glass import (
    AMBER,
    AZURE,
    COBALT,
    EMERALD,
    FLAME,
    GARNET,
    GOLD,
    MIDNIGHT,
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

RIM_Y, RIM, LIP = 4.42, 1.10, 0.20
FOOT_Y = 2.86
GLAZE = ((0.80, 0.27, 0.016), (0.66, 0.20, 0.012), (0.88, 0.34, 0.02), (0.58, 0.17, 0.02))

SEAMS = (
    [
        (-1.09, 4.34),
        (-0.78, 3.98),
        (-0.60, 3.66),
        (-0.30, 3.52),
        (0.04, 3.30),
        (0.22, 3.02),
        (0.20, 2.80),
    ],
    [(-0.42, 4.32), (-0.36, 3.92), (-0.30, 3.52)],
    [(-0.60, 3.66), (-0.80, 3.42), (-0.98, 3.24)],
    [(0.14, 4.32), (0.10, 3.86), (0.26, 3.62), (0.04, 3.30)],
    [(0.26, 3.62), (0.62, 3.60), (0.86, 3.78), (1.14, 4.00)],
    [(0.62, 3.60), (0.70, 3.30), (0.84, 3.06)],
    [(0.62, 4.34), (0.72, 3.94), (0.86, 3.78)],
    [(0.04, 3.30), (-0.24, 3.10), (-0.40, 2.86)],
)
"""Where it broke, in metres: every crack runs from edge to edge or into another, as cracks do."""


def draw(drawing: Drawing) -> None:
    """Back to front: quarries, light that rises, arms, bowl, seams, hands, rosette, border."""
    _field(drawing)
    _light(drawing)
    _arms(drawing)
    _bowl(drawing)
    for sign in (-1, 1):
        cupped(drawing, (0.56 * sign, 2.42), 0.60, -sign)
    _rosette(drawing)
    ornament.border(drawing, (VIOLET, TEAL), (GOLD, RUBY))


def _field(drawing: Drawing) -> None:
    """A diaper of lozenges, a flower painted in each."""

    def lozenge(x, y):
        a, b = np.floor((x + y * 0.62) / 0.36), np.floor((x - y * 0.62) / 0.36)
        return a * 100 + b + 5000

    def glass(x, y, cell, rng):
        pair = (cell // 100 + cell) % 2
        deep = graded(
            [(0.0, PLUM), (2.0, VIOLET), (4.5, COBALT), (8.0, MIDNIGHT)],
            lambda px, py: py,
            stray=0.5,
        )
        return (deep if pair else mixed(COBALT, MIDNIGHT, spread=0.22))(x, y, cell, rng)

    field = drawing.lay(None, glass, lozenge, matt=0.38)
    step_x, step_y = 0.18, 0.18 / 0.62
    for i in range(-9, 10):
        for j in range(0, 31):
            if (i + j) % 2 == 0:
                continue
            x, y = i * step_x, j * step_y
            for turn in np.arange(4) * np.pi / 2:
                way = np.array([np.cos(turn), np.sin(turn) * 1.35])
                drawing.stroke(
                    [
                        np.array([x, y]) + way * 0.014,
                        np.array([x, y]) + way * 0.045,
                        np.array([x, y]) + way * 0.08,
                    ],
                    (0.003, 0.013, 0),
                    0.55,
                    field,
                )


def _light(drawing: Drawing) -> None:
    """Light stands out of the bowl like a fountain: rays, then a mist of gold beads."""
    heart = (0.0, RIM_Y - 0.5)
    glow = graded(
        [(0.5, WHITE), (1.0, STRAW), (1.7, GOLD), (2.4, AMBER), (3.2, FLAME)],
        lambda x, y: np.hypot(x, y - heart[1]),
        spread=0.1,
        stray=0.08,
    )
    for n, turn in enumerate(np.linspace(-0.66, 0.66, 9)):
        reach = 2.75 - 0.9 * abs(turn) - (0.35 if n % 2 else 0.0)
        way, side = np.array([np.sin(turn), np.cos(turn)]), np.array([np.cos(turn), -np.sin(turn)])
        start = np.array(heart)
        wide = 0.085 if n % 2 else 0.125
        path = [start + way * 0.3, start + way * reach * 0.5, start + way * reach]
        spine = Spine(path)
        ray = drawing.lay(
            limb(path, (wide * 0.8, wide, wide * 0.75, 0.004)),
            glow,
            lambda x, y, spine=spine: np.floor(spine(x, y)[0] * 3.4),
            matt=0.12,
        )
        drawing.stroke(np.array(path) + side * 0.02, (0, 0.006, 0), 0.4, ray)
    rng = np.random.default_rng(12)
    for turn, reach in (
        (-0.58, 1.62),
        (-0.40, 2.15),
        (-0.24, 1.75),
        (0.24, 1.80),
        (0.40, 2.1),
        (0.58, 1.65),
        (-0.78, 1.35),
        (0.78, 1.35),
        (-0.5, 2.45),
        (0.5, 2.45),
    ):
        at = np.array(heart) + reach * np.array([np.sin(turn), np.cos(turn)])
        drawing.lay(
            ellipse(at, 0.062, 0.062, rng.uniform(0, 1)), mixed(STRAW, GOLD, FLAME), matt=0.05
        )


def _side(y: np.ndarray) -> np.ndarray:
    """Half the bowl's width at a height."""
    t = np.clip((y - FOOT_Y) / (RIM_Y - FOOT_Y), 0, 1)
    return 0.34 + (RIM - 0.34) * np.sqrt(np.clip(1 - (1 - t) ** 2.3, 0, 1)) * (0.82 + 0.18 * t)


def _bowl(drawing: Drawing) -> None:
    y = np.linspace(FOOT_Y, RIM_Y, 40)
    right = np.column_stack([_side(y), y])
    front = np.linspace(0, np.pi, 40)
    under = np.column_stack([RIM * np.cos(front), RIM_Y - LIP * np.sin(front)])
    foot = drawing.lay(
        np.array([(-0.36, 2.92), (0.36, 2.92), (0.44, 2.70), (-0.44, 2.70)]),
        mixed(*GLAZE),
        lambda x, _: np.floor((x + 0.44) / 0.22),
        matt=0.3,
    )
    drawing.stroke([(-0.4, 2.78), (0.0, 2.74), (0.4, 2.78)], (0.006, 0.009, 0.006), 0.7, foot)
    drawing.lay(
        ellipse((0, RIM_Y), RIM, LIP, count=90),
        graded(
            [(0.0, WHITE), (0.45, STRAW), (0.8, GOLD), (1.1, AMBER)],
            lambda x, _: abs(x),
            spread=0.05,
        ),
        lambda x, _: np.floor((x + 1.11) / 0.246),
        matt=0.1,
    )
    body = drawing.lay(
        np.vstack([right, under, (right * [-1, 1])[::-1]]), mixed(*GLAZE, spread=0.14), matt=0.2
    )
    drawing.shade(
        lambda x, py: np.clip(
            (np.abs(x + 0.25) / np.maximum(_side(py), 0.1) - 0.55) * 0.9, 0, 0.65
        ),
        body,
    )
    drawing.shade(lambda x, py: np.clip(0.35 - (py - FOOT_Y) * 0.5, 0, 0.4), body)
    for level in (4.0, 3.93):
        line = np.column_stack(
            [
                np.linspace(-1.04, 1.04, 24),
                level - 0.17 * np.sqrt(1 - np.linspace(-0.98, 0.98, 24) ** 2),
            ]
        )
        drawing.stroke(line, (0.006, 0.006), 0.55, body)
    for x in np.linspace(-0.93, 0.93, 17):
        drop = 0.17 * np.sqrt(1 - (x / 1.07) ** 2)
        drawing.stroke(
            [(x, 4.01 - drop), (x + 0.028, 3.965 - drop), (x, 3.92 - drop)],
            (0.003, 0.008, 0.003),
            0.55,
            body,
        )
    for seam in SEAMS:
        line = sampled(spline(seam, steps=3), 60)
        spine = Spine(line, smooth=False)
        parts = max(1, round(float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum()) / 0.42))
        drawing.lay(
            drawing.within(limb(line, (0.032, 0.042, 0.035, 0.038, 0.032)), body),
            mixed(WHITE, STRAW, spread=0.05),
            lambda x, py, spine=spine, parts=parts: np.floor(spine(x, py)[0] * parts),
            matt=0,
        )
    rim = np.vstack([under, under[::-1] + [0, 0.075]])
    lip = drawing.lay(rim, mixed(GOLD, STRAW), lambda x, _: np.floor((x + 1.2) / 0.3), matt=0.15)
    drawing.stroke(under[2:-2:4] + [0, 0.025], (0.003, 0.006, 0.003), 0.5, lip)


def _arms(drawing: Drawing) -> None:
    for sign in (-1, 1):
        skin_limb(
            drawing,
            np.array([(0.98, 1.42), (0.78, 1.95), (0.60, 2.45)]) * [sign, 1],
            (0.20, 0.165, 0.13),
        )
        sleeve(
            drawing,
            np.array([(0.70, -0.05), (1.02, 0.45), (1.04, 1.05), (0.90, 1.66)]) * [sign, 1],
            (0.40, 0.36, 0.31, 0.27),
            mixed(RUBY, GARNET, RUBY, spread=0.2),
            parts=4.1,
            folds=9,
        )
        sleeve(
            drawing,
            np.array([(0.985, 1.50), (0.91, 1.64), (0.86, 1.78)]) * [sign, 1],
            (0.275, 0.28, 0.275),
            mixed(EMERALD),
            parts=1.0,
            folds=2,
        )


def _rosette(drawing: Drawing) -> None:
    ornament.rose(
        drawing,
        mixed(STRAW, spread=0.03),
        cycled(AMBER, AZURE, GOLD, COBALT),
        cycled(VIOLET, GARNET),
        heart=0.24,
    )
    middle = np.array(ROSE_CENTER)
    disc = drawing.lay(ellipse(middle, 0.235, 0.235), mixed(GOLD), matt=0.1)
    for start, end in (
        ((-0.2, 0.1), (0.02, 0.02)),
        ((0.02, 0.02), (0.08, -0.2)),
        ((0.02, 0.02), (0.18, 0.12)),
        ((0.02, 0.02), (-0.06, 0.21)),
    ):
        drawing.stroke(
            [middle + start, middle + (np.array(start) + end) / 2 + [0.02, 0.015], middle + end],
            (0.008, 0.01, 0.008),
            0.85,
            disc,
        )
