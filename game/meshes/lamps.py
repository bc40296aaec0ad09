"""Lamps: glass held in brass, on newels, ribs, pillars, chains and tables.

The glass wears the surface ``lamp``; its tint is the light's colour, its fourth number how strong
it burns (1 is a full reading lamp).
"""

from __future__ import annotations

from functools import cache

import numpy as np

from game.meshes.detail import Detail, either, thinned
from game.meshes.gathering import gathered, moved
from game.meshes.mesh_data import Part
from game.meshes.profiles import box, lathe, numbered, tipped, torus, tube

EMBER = (1.0, 0.55, 0.20)


@cache
def lantern(
    height: float = 0.42, strength: float = 1.0, segments: int = 6, detail: Detail = "full"
) -> tuple[Part, ...]:
    """A many-sided lantern hanging from the origin: brass cage, glass, a crown and a drop."""
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
    if detail != "full":
        roof, floor = [roof[0], roof[3], roof[6]], [floor[0], floor[4], floor[5]]
    glass = [(r * 0.86, -0.93 * h), (r * 0.98, -0.34 * h)]
    parts = [
        Part("brass", lathe(np.array(roof), segments)),
        Part("brass", lathe(np.array(floor), segments)),
        Part("lamp", numbered(lathe(np.array(glass), segments), strength).tinted(EMBER)),
    ]
    thick = either(detail, 0.011, 0.014) * h / 0.42
    for k in range(segments):
        t = 2 * np.pi * k / segments
        foot = np.array([r * 1.0 * np.cos(t), -0.94 * h, r * 1.0 * np.sin(t)])
        head = np.array([r * 1.12 * np.cos(t), -0.32 * h, r * 1.12 * np.sin(t)])
        bar = tube(np.stack([foot, head]), thick, either(detail, 4, 3))
        parts.append(Part("brass", bar))
    return tuple(gathered(parts))


@cache
def newel_lantern(detail: Detail = "full") -> tuple[Part, ...]:
    """A lantern that stands on a newel's cap, 1.14 … 1.75 m above the gallery's floor."""
    stem = [(0.06, 1.13), (0.05, 1.16), (0.022, 1.19), (0.02, 1.24), (0.06, 1.27), (0.06, 1.30)]
    stem = np.array(stem)[either(detail, [0, 1, 2, 3, 4, 5], [0, 2, 4])]
    head = moved(lantern(0.46, 1.0, either(detail, 6, 5), detail), (0, 1.77, 0))
    return tuple(gathered([Part("brass", lathe(stem, either(detail, 8, 4))), *head]))


@cache
def hung_lantern(drop: float, detail: Detail = "full") -> tuple[Part, ...]:
    """A lantern on ``drop`` metres of chain, which hangs from the origin."""
    links = either(detail, int(drop / 0.12), 0)
    chain = [tube(np.array([[0, 0, 0], [0, -drop, 0]]), either(detail, 0.008, 0.014), 3)]
    ball = lathe(np.array([(0.0, -0.03), (0.022, 0.0), (0.0, 0.03)]), 4)
    chain += [ball.moved((0, -0.06 - 0.12 * k, 0)) for k in range(links)]
    head = moved(lantern(0.52, 1.0, either(detail, 6, 5), detail), (0, -drop, 0))
    return tuple(gathered([*(Part("brass", mesh) for mesh in chain), *head]))


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
    hung = lantern(0.40, detail=detail)
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
