"""Two open hands hold up a golden bowl, broken and mended; light stands out of its seams."""

from __future__ import annotations

import numpy as np

from game.bake.windows import ornament
from game.bake.windows.curves import Spine, ellipse, limb, sampled, spline
from game.bake.windows.drawing import Drawing
from game.bake.windows.figures import skin_limb, sleeve
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

RIM_Y, RIM, LIP = 4.15, 1.14, 0.22
FOOT_Y = 2.70
GLAZE = ((1.00, 0.46, 0.030), (1.00, 0.51, 0.045), (0.96, 0.42, 0.024))
SKIN = (0.74, 0.31, 0.115)

SEAMS = (
    [(-1.10, 3.96), (-0.80, 3.70), (-0.62, 3.41), (-0.26, 3.28), (0.06, 3.07), (0.20, 2.68)],
    [(-0.46, 4.01), (-0.50, 3.73), (-0.62, 3.41)],
    [(-0.62, 3.41), (-0.74, 3.15), (-0.60, 2.84)],
    [(0.10, 3.99), (-0.02, 3.68), (0.16, 3.43), (0.06, 3.07)],
    [(0.16, 3.43), (0.54, 3.33), (0.82, 3.51), (1.14, 3.62)],
    [(0.54, 3.33), (0.58, 3.02), (0.76, 2.89)],
    [(0.66, 4.02), (0.70, 3.75), (0.82, 3.51)],
    [(-0.26, 3.28), (-0.32, 3.02), (-0.20, 2.70)],
)
"""Where it broke, in metres: every crack runs from edge to edge or into another, as cracks do."""


def draw(drawing: Drawing) -> None:
    """Back to front: quarries, light that rises, arms, bowl, seams, hands, rosette, border."""
    _field(drawing)
    _light(drawing)
    _bowl(drawing)
    for sign in (-1, 1):
        _hand(drawing, sign)
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
    """Rays all round the bowl, longest upwards, and a mist of gold beads above."""
    heart = np.array([0.0, 3.6])
    glow = graded(
        [(0.9, WHITE), (1.5, STRAW), (2.0, GOLD), (2.5, AMBER), (3.0, FLAME)],
        lambda x, y: np.hypot(x, y - heart[1]),
        spread=0.1,
        stray=0.08,
    )
    for n, turn in enumerate(np.arange(24) * np.pi / 12):
        up = 0.5 + 0.5 * np.cos(turn)
        reach = 1.55 + 1.15 * up**2 - (0.3 if n % 2 else 0.0)
        way = np.array([np.sin(turn), np.cos(turn)])
        wide = 0.075 if n % 2 else 0.115
        path = [heart + way * 0.3, heart + way * reach * 0.55, heart + way * reach]
        spine = Spine(path)
        ray = drawing.lay(
            limb(path, (wide * 0.6, wide, wide * 0.8, 0.004)),
            glow,
            lambda x, y, spine=spine: np.floor(spine(x, y)[0] * 3.4),
            matt=0.12,
        )
        drawing.stroke(path, (0, 0.006, 0), 0.4, ray)
    for turn, reach in (
        (-0.40, 2.2),
        (0.40, 2.2),
        (-0.66, 1.95),
        (0.66, 1.95),
        (-0.13, 2.5),
        (0.13, 2.5),
    ):
        at = heart + reach * np.array([np.sin(turn), np.cos(turn)])
        drawing.lay(ellipse(at, 0.066, 0.066), mixed(STRAW, GOLD), matt=0.05)


def _side(y: np.ndarray) -> np.ndarray:
    """Half the bowl's width at a height."""
    t = np.clip((y - FOOT_Y) / (RIM_Y - FOOT_Y), 0, 1)
    return 0.34 + (RIM - 0.34) * np.sqrt(np.clip(1 - (1 - t) ** 2.0, 0, 1)) * (0.94 + 0.06 * t)


def _bowl(drawing: Drawing) -> None:
    y = np.linspace(FOOT_Y, RIM_Y, 40)
    right = np.column_stack([_side(y), y])
    front = np.linspace(0, np.pi, 40)
    under = np.column_stack([RIM * np.cos(front), RIM_Y - LIP * np.sin(front)])
    foot = drawing.lay(
        np.array([(-0.36, 2.78), (0.36, 2.78), (0.42, 2.58), (-0.42, 2.58)]),
        mixed(*GLAZE),
        lambda x, _: np.floor((x + 0.44) / 0.22),
        matt=0.3,
    )
    drawing.stroke([(-0.4, 2.65), (0.0, 2.62), (0.4, 2.65)], (0.006, 0.009, 0.006), 0.7, foot)
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
        np.vstack([right, under, (right * [-1, 1])[::-1]]), mixed(*GLAZE, spread=0.06), matt=0.2
    )
    drawing.shade(
        lambda x, py: np.clip(
            (np.abs(x + 0.25) / np.maximum(_side(py), 0.1) - 0.55) * 0.9, 0, 0.65
        ),
        body,
    )
    drawing.shade(lambda x, py: np.clip(0.35 - (py - FOOT_Y) * 0.5, 0, 0.4), body)
    for level in (3.78, 3.71):
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
            [(x, 3.79 - drop), (x + 0.028, 3.745 - drop), (x, 3.70 - drop)],
            (0.003, 0.008, 0.003),
            0.55,
            body,
        )
    for seam in SEAMS:
        line = sampled(spline(seam, steps=3), 60)
        spine = Spine(line, smooth=False)
        parts = max(1, round(float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum()) / 0.42))
        drawing.lay(
            drawing.within(limb(line, (0.036, 0.048, 0.042, 0.044, 0.036)), body),
            mixed(WHITE, STRAW, spread=0.05),
            lambda x, py, spine=spine, parts=parts: np.floor(spine(x, py)[0] * parts),
            matt=0,
        )
    rim = np.vstack([under, under[::-1] + [0, 0.075]])
    lip = drawing.lay(rim, mixed(GOLD, STRAW), lambda x, _: np.floor((x + 1.2) / 0.3), matt=0.15)
    drawing.stroke(under[2:-2:4] + [0, 0.025], (0.003, 0.006, 0.003), 0.5, lip)


def _hand(drawing: Drawing, sign: int) -> None:
    """An open hand from the side, palm up: fingers under the bowl, thumb along its flank."""

    def at(*points):
        return np.array(points) * [sign, 1]

    skin_limb(drawing, at((1.12, 0.95), (1.06, 1.5), (0.92, 2.12)), (0.25, 0.215, 0.17), SKIN, 1.4)
    for points, wide in (
        ([(0.72, 2.28), (0.40, 2.24), (0.08, 2.36)], (0.12, 0.095, 0.055)),
        ([(0.74, 2.38), (0.42, 2.36), (0.07, 2.50)], (0.12, 0.10, 0.058)),
        ([(0.78, 2.48), (0.48, 2.49), (0.14, 2.62)], (0.12, 0.10, 0.058)),
    ):
        finger = drawing.lay(
            limb(at(*points), wide), mixed(SKIN, spread=0.05), matt=0.22, relief=0.5, radius=0.1
        )
        for x in (0.30, 0.48):
            y = np.interp(x, [points[2][0], points[1][0]], [points[2][1], points[1][1]])
            drawing.stroke(
                at((x + 0.02, y - 0.07), (x, y), (x + 0.015, y + 0.07)), (0, 0.01, 0), 0.65, finger
            )
    palm = spline(
        at(
            (1.08, 2.02),
            (1.12, 2.40),
            (1.06, 2.68),
            (0.86, 2.66),
            (0.66, 2.58),
            (0.62, 2.30),
            (0.76, 2.06),
        ),
        closed=True,
    )
    heel = drawing.lay(palm, mixed(SKIN, spread=0.03), matt=0.2, relief=0.6, radius=0.2)
    drawing.stroke(at((0.74, 2.52), (0.90, 2.40), (0.94, 2.2)), (0, 0.013, 0), 0.6, heel)
    thumb = drawing.lay(
        limb(at((1.0, 2.44), (1.13, 2.74), (1.08, 3.10)), (0.125, 0.10, 0.055)),
        mixed(SKIN, spread=0.05),
        matt=0.2,
        relief=0.5,
        radius=0.1,
    )
    drawing.stroke(at((1.04, 2.82), (1.12, 2.86), (1.19, 2.82)), (0, 0.012, 0), 0.65, thumb)
    sleeve(
        drawing,
        at((0.78, -0.1), (1.02, 0.35), (1.14, 0.80), (1.11, 1.25)),
        (0.44, 0.40, 0.36, 0.31),
        mixed(RUBY, GARNET, RUBY, spread=0.2),
        parts=2.9,
        folds=9,
    )
    sleeve(
        drawing,
        at((1.13, 1.06), (1.11, 1.22), (1.09, 1.38)),
        (0.32, 0.325, 0.315),
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
