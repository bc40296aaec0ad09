"""Lamps: glass globes held in brass, on brackets, posts, pillars, chains and tables.

The glass wears the surface ``lamp``; its tint is the light's colour, its fourth number how strong
it burns (1 is a full reading lamp).
"""

from __future__ import annotations

from functools import cache

import numpy as np

from game.meshes.detail import Detail, either, thinned
from game.meshes.gathering import gathered, moved
from game.meshes.mesh_data import MeshData, Part
from game.meshes.profiles import arc, box, lathe, numbered, tipped, torus, tube

EMBER = (1.0, 0.55, 0.20)


def globe(radius: float, detail: Detail = "full", strength: float = 1.0) -> MeshData:
    """A slightly drawn-out glass, its neck below, round the origin."""
    segments, steps = either(detail, (10, 6), (7, 4))
    line = [(0.42 * radius, -0.98 * radius), *arc((0.0, 0.0), radius, -62, 78, steps)]
    line += [(0.16 * radius, 1.04 * radius), (0.0, 1.16 * radius)]
    return numbered(lathe(np.array(line), segments), strength).tinted(EMBER)


@cache
def lantern(height: float = 0.42, strength: float = 1.0, segments: int = 6) -> tuple[Part, ...]:
    """A six-sided lantern hanging from the origin: brass cage, glass, a crown and a drop."""
    r, h = height * 0.30, height
    roof = [
        (r * 1.2, -0.34 * h),
        (r * 1.22, -0.32 * h),
        (r * 0.9, -0.24 * h),
        (r * 0.42, -0.14 * h),
    ]
    roof += [(r * 0.3, -0.08 * h), (r * 0.36, -0.05 * h), (0.0, 0.0)]
    floor = [(0.0, -1.12 * h), (r * 0.16, -1.07 * h), (r * 0.12, -1.02 * h), (r * 0.7, -0.99 * h)]
    floor += [(r * 1.02, -0.95 * h), (r * 1.02, -0.90 * h)]
    glass = [(r * 0.86, -0.93 * h), (r * 0.98, -0.34 * h)]
    parts = [
        Part("brass", lathe(np.array(roof), segments)),
        Part("brass", lathe(np.array(floor), segments)),
        Part("lamp", numbered(lathe(np.array(glass), segments), strength).tinted(EMBER)),
    ]
    for k in range(segments):
        t = 2 * np.pi * k / segments
        foot = np.array([r * 1.0 * np.cos(t), -0.94 * h, r * 1.0 * np.sin(t)])
        head = np.array([r * 1.12 * np.cos(t), -0.32 * h, r * 1.12 * np.sin(t)])
        parts.append(Part("brass", tube(np.stack([foot, head]), 0.011 * h / 0.42, 4)))
    return tuple(gathered(parts))


def bracket_lamp(detail: Detail = "full") -> list[Part]:
    """A small lamp on the gallery's rail: z = 0 is the rail's middle, y = 0 the floor."""
    stem = [(0.05, 1.03), (0.055, 1.05), (0.02, 1.08), (0.014, 1.2), *torus(0.014, 1.22, 1.25, 2)]
    stem += [(0.014, 1.27), (0.05, 1.31), (0.062, 1.335)]
    line = thinned(np.array(stem), either(detail, 0.0, 0.006))
    return [
        Part("brass", lathe(line, either(detail, 8, 5))),
        Part("lamp", globe(0.085, detail).moved((0.0, 1.41, 0.0)), blocks_sun=False),
    ]


def post_lamp(grade: int) -> list[Part]:
    """A thrifty lantern before a rib of the upper tiers, in 0 … 2 ever fewer points."""
    glass = [(0.05, 1.20), (0.105, 1.27), (0.125, 1.50), (0.06, 1.60), (0.0, 1.66)]
    kept = ([0, 1, 2, 3, 4], [0, 2, 4], [0, 2, 4])[grade]
    lamp = numbered(lathe(np.array(glass)[kept], (6, 5, 3)[grade]), 0.9).tinted(EMBER)
    return [Part("lamp", lamp.moved((0, 0, -0.24)), blocks_sun=False)]


@cache
def pier_lamp(detail: Detail = "full") -> tuple[Part, ...]:
    """A lantern on a swan-neck arm: the arm's rose sits at the origin, reaching towards -z."""
    steps, round_ = either(detail, 12, 9), either(detail, 6, 4)
    t = np.linspace(0, 1, steps)
    rise = 0.24 * np.sin(np.pi * t * 0.9)
    path = np.stack([0 * t, rise, -0.36 * t], 1)
    curl = np.linspace(0, 1.6 * np.pi, steps)
    wind = 0.085 * (1 - 0.28 * curl / np.pi)
    scroll = np.stack([0 * curl, -0.04 + wind * np.sin(curl), -0.10 - wind * np.cos(curl)], 1)
    rose = lathe(
        np.array([(0.0, 0.0), (0.03, 0.002), (0.05, 0.012), (0.052, 0.03), (0.075, 0.04)]),
        either(detail, 10, 7),
    )
    parts = [
        Part("brass", tube(path, 0.014, round_)),
        Part("brass", tube(scroll, 0.009, round_)),
        Part("brass", tipped(rose, -np.pi / 2)),
    ]
    hung = lantern(0.40)
    return tuple(gathered([*parts, *moved(hung, tuple(path[-1]))]))


@cache
def reading_lamp(detail: Detail = "full") -> tuple[Part, ...]:
    """A brass table lamp with a shaded glass, foot on y = 0, 0.46 m tall."""
    foot = [(0.09, 0.0), (0.095, 0.012), (0.07, 0.025), (0.025, 0.04), (0.012, 0.07), (0.011, 0.20)]
    foot += [*torus(0.013, 0.2, 0.23, 2), (0.010, 0.25), (0.010, 0.36)]
    shade = [
        (0.125, 0.29),
        (0.127, 0.292),
        (0.105, 0.36),
        (0.06, 0.405),
        (0.02, 0.415),
        (0.0, 0.42),
    ]
    under = [(0.122, 0.29), (0.02, 0.31)]
    foot = thinned(np.array(foot), either(detail, 0.001, 0.004))
    round_ = either(detail, 12, 8)
    parts = [
        Part("brass", lathe(foot, round_)),
        Part("lamp", numbered(lathe(np.array(shade), round_), 0.35).tinted((0.17, 0.36, 0.13))),
        Part("lamp", numbered(lathe(np.array(under[::-1]), round_), 1.0).tinted(EMBER)),
        Part("brass", box((-0.006, 0.36, -0.006), (0.006, 0.45, 0.006))),
    ]
    return tuple(gathered(parts))
