"""Drawn constellations: hand-laid figures that gather star by star, are inked in gold, and dissolve.

Five places round the zenith, two figures each, which take turns: what stands in a place has gone
before the other comes, so no figure ever lies over another. Times are seconds of a cycle.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from game.meshes.mesh_data import MeshData, Part
from game.meshes.stars import AIR, directions, star_mesh

CYCLE = 150.0
"""Seconds until everything comes again; shaders/include/sky_clock.glsl repeats the four times."""
GATHERING = 15.0
"""Within this time every star of a figure has set out for its place."""
RISE, FALL = 5.0, 6.0
"""A star takes so long to arrive, and stars and ink to go."""
INKED_FROM, INKED_TO = 11.0, 27.0
"""Between these the pen runs along all lines."""
LEAVES = 61.0
"""From here on a figure dissolves."""
RAGGED = 4.0
"""The ink goes in flakes, over so many seconds."""

PLACES, DISTANCE, SIZE = 5, 6.1, 3.5
"""Places stand on a ring DISTANCE degrees from the zenith; a figure's radius is SIZE degrees."""
FIRST = np.radians(70)
"""Where the first stands, from the right anticlockwise: the nebula's heart then lies between two.
"""
STEP = 0.16
"""Curves are laid in steps of this share of a figure's radius."""
GOLD = np.array([1.0, 0.57, 0.20])


@dataclass(frozen=True)
class Figure:
    """strokes: polylines or, where ``curved``, smooth curves through their points, each (N, 2) within
    the unit circle, y up; stars: (N, 3) x, y and size 0..1, the first comes first."""

    name: str
    strokes: tuple[np.ndarray, ...]
    stars: np.ndarray


@dataclass(frozen=True)
class Shown:
    """A figure in the sky: middle (2,) and radius in degrees from the zenith, and when it is born."""

    figure: Figure
    middle: np.ndarray
    radius: float
    birth: float

    def age(self, time: float) -> float:
        """Seconds since its first star set out; at most CYCLE."""
        return float((time - self.birth) % CYCLE)

    def seen(self, time: float) -> bool:
        """Whether anything of it stands in the sky."""
        return self.age(time) < LEAVES + RAGGED + FALL

    def complete(self, time: float) -> bool:
        """Whether every star and every line stands."""
        return INKED_TO + 0.5 <= self.age(time) <= LEAVES


def fitted(
    name: str, strokes: tuple[np.ndarray, ...], stars: list[tuple[float, float, float]]
) -> Figure:
    """A drawing enlarged or shrunk until it touches the unit circle."""
    grow = 1 / max(np.hypot(*stroke.T).max() for stroke in strokes)
    return Figure(name, tuple(grow * s for s in strokes), np.array(stars) * [grow, grow, 1.0])


def line(*points: tuple[float, float]) -> np.ndarray:
    """A stroke with corners."""
    return np.array(points, np.float64)


def curve(*points: tuple[float, float]) -> np.ndarray:
    """A smooth stroke through all points (Catmull and Rom 1974, uniform)."""
    p = np.array(points, np.float64)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    at, t = within(np.hypot(*np.diff(p[1:-1], axis=0).T))
    a, b, c, d = (p[at + k] for k in range(4))
    return np.concatenate(
        [
            b
            + 0.5 * t * (c - a)
            + 0.5 * t**2 * (2 * a - 5 * b + 4 * c - d)
            + 0.5 * t**3 * (3 * b - a - 3 * c + d),
            p[-2:-1],
        ]
    )


def within(lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Even steps no longer than STEP: which run (N,), and how far along it, (N, 1) from 0 to below 1."""
    counts = np.maximum(1, np.ceil(lengths / STEP)).astype(int)
    run = np.repeat(np.arange(len(counts)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    return run, ((np.arange(len(run)) - first) / counts[run])[:, None]


def circle(x: float, y: float, radius: float, start: float = 90.0) -> np.ndarray:
    """A closed round stroke, begun at ``start`` degrees from the right, anticlockwise."""
    turn = np.radians(start) + np.linspace(0, 2 * np.pi, max(9, round(6.3 * radius / STEP)))
    return np.array([x, y]) + radius * np.stack([np.cos(turn), np.sin(turn)], 1)


def mirrored(*strokes: np.ndarray) -> tuple[np.ndarray, ...]:
    """The strokes, and the same with left and right exchanged."""
    return (*strokes, *(stroke * [-1.0, 1.0] for stroke in strokes))


def both(*stars: tuple[float, float, float]) -> list[tuple[float, float, float]]:
    """Stars, each with its mirror image."""
    return [(side * x, y, size) for x, y, size in stars for side in (1.0, -1.0)]


def hands() -> Figure:
    """Two open hands whose thumbs touch."""
    return fitted(
        "hands",
        mirrored(
            curve((-0.30, -0.95), (-0.40, -0.62), (-0.74, -0.38), (-0.80, -0.10), (-0.95, 0.30)),
            curve((-0.80, -0.10), (-0.62, -0.02), (-0.46, 0.02), (-0.28, -0.02)),
            line((-0.62, -0.02), (-0.70, 0.66)),
            line((-0.46, 0.02), (-0.44, 0.84)),
            line((-0.28, -0.02), (-0.18, 0.68)),
            curve((-0.28, -0.02), (-0.22, -0.16), (-0.12, -0.02), (0.0, 0.16)),
            curve((-0.22, -0.16), (-0.18, -0.50), (-0.08, -0.95)),
        ),
        [
            (0.0, 0.16, 1.0),
            *both(
                (0.44, 0.84, 0.7),
                (0.95, 0.30, 0.6),
                (0.70, 0.66, 0.5),
                (0.18, 0.68, 0.6),
                (0.30, -0.95, 0.4),
                (0.80, -0.10, 0.3),
                (0.22, -0.16, 0.3),
                (0.08, -0.95, 0.3),
            ),
        ],
    )


def lantern() -> Figure:
    """A lantern with its flame."""
    return fitted(
        "lantern",
        (
            circle(0.0, 0.84, 0.14, -90),
            *mirrored(
                line((0.0, 0.70), (-0.22, 0.56), (-0.44, 0.34), (0.0, 0.34)),
                line((-0.40, 0.34), (-0.52, -0.10), (-0.38, -0.62), (0.0, -0.62)),
                line((-0.38, -0.62), (-0.48, -0.82), (0.0, -0.82)),
            ),
            curve((0.0, -0.50), (-0.18, -0.36), (-0.10, -0.12), (0.03, 0.16)),
            curve((0.03, 0.16), (0.14, -0.10), (0.18, -0.34), (0.0, -0.50)),
            line((0.0, -0.50), (0.0, -0.62)),
        ),
        [
            (0.03, 0.16, 1.0),
            (0.0, 0.70, 0.6),
            (0.0, -0.50, 0.4),
            *both((0.44, 0.34, 0.6), (0.52, -0.10, 0.4), (0.38, -0.62, 0.5), (0.48, -0.82, 0.5)),
        ],
    )


def boat() -> Figure:
    """A small boat under sail, a wave before it."""
    return fitted(
        "boat",
        (
            line((0.02, -0.36), (0.02, 0.92)),
            curve((0.02, 0.92), (0.44, 0.42), (0.66, -0.14)),
            curve((0.66, -0.14), (0.34, -0.20), (0.02, -0.16)),
            curve((0.02, 0.74), (-0.24, 0.30), (-0.52, -0.06)),
            curve((-0.52, -0.06), (-0.24, -0.14), (0.02, -0.16)),
            curve((-0.86, -0.30), (-0.40, -0.38), (0.02, -0.36), (0.50, -0.36), (0.90, -0.24)),
            curve((-0.86, -0.30), (-0.68, -0.58), (-0.40, -0.72)),
            line((-0.40, -0.72), (0.46, -0.72)),
            curve((0.46, -0.72), (0.74, -0.52), (0.90, -0.24)),
            curve((-0.40, -0.72), (-0.20, -0.86), (0.0, -0.80), (0.20, -0.88), (0.46, -0.72)),
        ),
        [
            (0.02, 0.92, 1.0),
            (-0.86, -0.30, 0.6),
            (0.90, -0.24, 0.7),
            (0.66, -0.14, 0.5),
            (-0.52, -0.06, 0.5),
            (0.02, -0.36, 0.4),
            (-0.40, -0.72, 0.4),
            (0.46, -0.72, 0.4),
            (0.02, -0.16, 0.3),
        ],
    )


def book() -> Figure:
    """An open book, seen from where one reads it."""
    return fitted(
        "book",
        (
            line((0.0, -0.52), (0.0, 0.42)),
            *mirrored(
                curve((0.0, 0.42), (-0.30, 0.58), (-0.62, 0.56), (-0.94, 0.42)),
                line((-0.94, 0.42), (-0.94, -0.46)),
                curve((-0.94, -0.46), (-0.62, -0.34), (-0.30, -0.36), (0.0, -0.52)),
                curve((-0.94, 0.18), (-0.62, 0.30), (-0.30, 0.28), (0.0, 0.14)),
                curve((-0.94, -0.14), (-0.62, -0.02), (-0.30, -0.04), (0.0, -0.18)),
            ),
        ),
        [
            (0.0, 0.42, 0.9),
            (0.0, -0.52, 0.6),
            *both((0.94, 0.42, 0.7), (0.94, -0.46, 0.5), (0.94, 0.18, 0.25), (0.94, -0.14, 0.25)),
            (0.0, 0.14, 0.3),
            (0.0, -0.18, 0.3),
        ],
    )


def seedling() -> Figure:
    """Two leaves and a bud on a stem out of a furrow."""
    return fitted(
        "seedling",
        (
            curve((-0.80, -0.70), (-0.40, -0.60), (0.0, -0.62), (0.40, -0.60), (0.80, -0.70)),
            curve((0.0, -0.62), (-0.06, -0.30), (0.04, 0.0), (0.0, 0.34)),
            curve((0.04, 0.0), (-0.16, 0.36), (-0.52, 0.56), (-0.90, 0.48)),
            curve((0.04, 0.0), (-0.36, -0.06), (-0.72, 0.14), (-0.90, 0.48)),
            curve((0.04, 0.0), (0.20, 0.24), (0.48, 0.38), (0.84, 0.30)),
            curve((0.04, 0.0), (0.36, -0.10), (0.66, 0.02), (0.84, 0.30)),
            curve((0.0, 0.34), (-0.14, 0.52), (-0.10, 0.74), (0.02, 0.92)),
            curve((0.0, 0.34), (0.16, 0.54), (0.12, 0.74), (0.02, 0.92)),
            curve((0.0, -0.62), (0.10, -0.78), (0.02, -0.94)),
        ),
        [
            (0.02, 0.92, 1.0),
            (-0.90, 0.48, 0.7),
            (0.84, 0.30, 0.7),
            (0.04, 0.0, 0.5),
            (0.0, -0.62, 0.5),
            (0.0, 0.34, 0.3),
            (-0.80, -0.70, 0.4),
            (0.80, -0.70, 0.4),
            (0.02, -0.94, 0.25),
        ],
    )


def bird() -> Figure:
    """A swift, wings wide, seen from below."""
    return fitted(
        "bird",
        (
            curve((0.62, 0.44), (0.44, 0.42), (0.16, 0.16), (-0.20, -0.24), (-0.42, -0.46)),
            curve((0.62, 0.44), (0.52, 0.22), (0.20, -0.10), (-0.20, -0.24)),
            line((-0.42, -0.46), (-0.92, -0.50), (-0.58, -0.60), (-0.62, -0.92), (-0.42, -0.46)),
            curve((0.30, 0.30), (0.10, 0.66), (-0.26, 0.86), (-0.72, 0.88)),
            curve((-0.72, 0.88), (-0.32, 0.60), (-0.12, 0.30), (-0.06, -0.08)),
            curve((0.40, 0.08), (0.72, -0.02), (0.88, -0.30), (0.84, -0.74)),
            curve((0.84, -0.74), (0.60, -0.42), (0.30, -0.24), (-0.06, -0.20)),
            line((0.62, 0.44), (0.86, 0.50)),
        ),
        [
            (0.62, 0.44, 1.0),
            (-0.72, 0.88, 0.7),
            (0.84, -0.74, 0.7),
            (-0.42, -0.46, 0.5),
            (-0.92, -0.50, 0.4),
            (-0.62, -0.92, 0.4),
            (0.30, 0.30, 0.4),
            (0.86, 0.50, 0.3),
        ],
    )


def bridge() -> Figure:
    """A stone bridge of three arches over water."""
    arch = [(-0.50, -0.02), (0.0, 0.12), (0.50, -0.02)]
    return fitted(
        "bridge",
        (
            curve((-0.98, 0.10), (-0.5, 0.32), (0.0, 0.40), (0.5, 0.32), (0.98, 0.10)),
            curve((-0.84, -0.48), (-0.78, -0.16), *arch[:1], (-0.34, -0.20), (-0.30, -0.48)),
            curve((-0.30, -0.48), (-0.24, -0.06), *arch[1:2], (0.24, -0.06), (0.30, -0.48)),
            curve((0.30, -0.48), (0.34, -0.20), *arch[2:], (0.78, -0.16), (0.84, -0.48)),
            line((-0.84, -0.48), (-0.98, 0.10)),
            line((0.84, -0.48), (0.98, 0.10)),
            *(line((x, y), (x, y + 0.20)) for x, y in ((-0.5, 0.32), (0.0, 0.40), (0.5, 0.32))),
            curve((-0.84, -0.48), (-0.58, -0.62), (-0.30, -0.48), (0.0, -0.64), (0.30, -0.48)),
            curve((0.30, -0.48), (0.58, -0.62), (0.84, -0.48)),
        ),
        [
            (0.0, 0.60, 1.0),
            *both((0.5, 0.52, 0.6), (0.98, 0.10, 0.7), (0.30, -0.48, 0.5), (0.84, -0.48, 0.5)),
            (0.0, 0.40, 0.3),
        ],
    )


def guitar() -> Figure:
    """A guitar, its neck up and to the right."""
    body = (
        curve((-0.04, 0.12), (-0.36, 0.16), (-0.50, -0.10), (-0.66, -0.22), (-0.86, -0.50)),
        curve((-0.86, -0.50), (-0.74, -0.86), (-0.36, -0.92), (-0.10, -0.70)),
        curve((-0.10, -0.70), (-0.02, -0.52), (0.18, -0.40), (0.22, -0.14), (0.08, 0.02)),
    )
    return fitted(
        "guitar",
        (
            *body,
            line((-0.04, 0.12), (0.56, 0.72)),
            line((0.08, 0.02), (0.66, 0.62)),
            line((0.56, 0.72), (0.74, 0.94), (0.90, 0.78), (0.66, 0.62)),
            line((0.56, 0.72), (0.66, 0.62)),
            circle(-0.20, -0.20, 0.15, 45),
            line((-0.094, -0.094), (0.02, 0.07), (-0.04, 0.12)),
            line((0.02, 0.07), (0.08, 0.02)),
            line((-0.306, -0.306), (-0.50, -0.50)),
            line((-0.60, -0.40), (-0.50, -0.50), (-0.40, -0.60)),
        ),
        [
            (-0.86, -0.50, 0.7),
            (-0.10, -0.70, 0.5),
            (0.74, 0.94, 1.0),
            (0.90, 0.78, 0.5),
            (0.56, 0.72, 0.3),
            (0.66, 0.62, 0.3),
            (-0.04, 0.12, 0.4),
            (0.08, 0.02, 0.4),
            (-0.60, -0.40, 0.3),
            (-0.40, -0.60, 0.3),
        ],
    )


def tree() -> Figure:
    """A wide old tree with a star at the tip of every bough."""
    tips = [(-0.92, 0.10), (-0.66, 0.58), (-0.12, 0.92), (0.42, 0.78), (0.88, 0.36), (0.84, -0.06)]
    return fitted(
        "tree",
        (
            curve((-0.40, -0.92), (-0.14, -0.72), (-0.10, -0.36), (-0.06, 0.0)),
            curve((0.42, -0.92), (0.14, -0.72), (0.10, -0.36), (0.06, -0.08)),
            curve((-0.10, -0.36), (-0.50, -0.10), tips[0]),
            curve((-0.06, 0.0), (-0.36, 0.26), tips[1]),
            curve((-0.06, 0.0), (0.0, 0.44), tips[2]),
            curve((0.06, -0.08), (0.16, 0.40), tips[3]),
            curve((0.06, -0.08), (0.48, 0.10), tips[4]),
            curve((0.10, -0.36), (0.46, -0.22), tips[5]),
            curve(tips[0], (-0.90, 0.40), tips[1], (-0.46, 0.84), tips[2]),
            curve(tips[2], (0.16, 0.98), tips[3], (0.76, 0.66), tips[4], (0.98, 0.14), tips[5]),
            line((-0.06, 0.0), (0.06, -0.08)),
        ),
        [
            (-0.12, 0.92, 1.0),
            *((x, y, 0.6) for x, y in tips if y != 0.92),
            (-0.40, -0.92, 0.4),
            (0.42, -0.92, 0.4),
            (-0.06, 0.0, 0.3),
            (0.06, -0.08, 0.3),
        ],
    )


def chairs() -> Figure:
    """Nine chairs that stand in a ring round a light."""
    strokes, stars = [circle(0.0, 0.0, 0.50)], [(0.0, 0.0, 1.0)]
    for k in range(9):
        a = np.pi / 2 + k * 2 * np.pi / 9
        up, side = np.array([np.cos(a), np.sin(a)]), np.array([np.sin(a), -np.cos(a)])

        def at(high: float, aside: float, up=up, side=side) -> tuple[float, float]:
            return tuple(high * up + aside * side)

        strokes.append(line(at(0.50, -0.10), at(0.72, -0.09), at(0.98, -0.13)))
        strokes.append(line(at(0.72, -0.09), at(0.72, 0.10), at(0.50, 0.10)))
        stars.append((*at(0.98, -0.13), 0.5))
        stars.append((*at(0.72, 0.10), 0.2))
    return fitted("chairs", tuple(strokes), stars)


ORDER = (lantern, bird, boat, hands, tree, book, guitar, seedling, chairs, bridge)
"""Born one after another; the first and the sixth share a place, the second and the seventh, …"""


@cache
def shown() -> tuple[Shown, ...]:
    """Every figure with its place and time."""
    apart = CYCLE / len(ORDER)
    made = []
    for k, figure in enumerate(ORDER):
        turn = FIRST + 2 * (k % PLACES) * 2 * np.pi / PLACES
        middle = DISTANCE * np.array([np.cos(turn), np.sin(turn)])
        made.append(Shown(figure(), middle, SIZE, k * apart - 45.0))
    return tuple(made)


def constellations(rng: np.random.Generator) -> list[Part]:
    """Their stars and their ink. uv: seconds of birth, seconds of life from then on."""
    return [Part("star", figure_stars(rng), False, True), Part("ink", ink(rng), False, True)]


def figure_stars(rng: np.random.Generator) -> MeshData:
    """The knots of every figure; normals point to where they come from."""
    at, size, birth, life = [], [], [], []
    for one in shown():
        stars = one.figure.stars
        at.append(one.middle + stars[:, :2] * one.radius)
        size.append(0.26 + 0.50 * stars[:, 2])
        late = (GATHERING - RISE) * np.arange(len(stars)) / len(stars)
        birth.append(one.birth + late)
        life.append(LEAVES + rng.uniform(0, RAGGED, len(stars)) - late)
    count = sum(map(len, at))
    hue = np.tile(GOLD * [1.0, 1.3, 2.2], (count, 1))
    clock = np.stack([np.concatenate(birth), np.concatenate(life)], 1)
    return star_mesh(directions(np.concatenate(at)), hue, np.concatenate(size), clock, rng)


def ink(rng: np.random.Generator) -> MeshData:
    """Every stroke as a ribbon two vertices wide, both on the stroke: the shader spreads them.

    Normals run along the stroke; the fourth colour is the pressure of the pen, 0 beside a star.
    """
    at, births, lives, pressures, counts = [], [], [], [], []
    for one in shown():
        strokes = [halved(stroke) for stroke in one.figure.strokes]
        points = np.concatenate(strokes)
        sizes = [len(stroke) for stroke in strokes]
        way = np.hypot(*np.diff(points, axis=0, prepend=points[:1]).T)
        way[np.cumsum([0, *sizes[:-1]])] = 0.0  # the pen is lifted between strokes
        when = INKED_FROM + (INKED_TO - INKED_FROM) * np.cumsum(way) / way.sum()
        stars = one.figure.stars
        gap = np.linalg.norm(points[:, None] - stars[None, :, :2], axis=2)
        at.append(one.middle + points * one.radius)
        births.append(one.birth + when)
        lives.append(LEAVES + rng.uniform(0, RAGGED, len(points)) - when)
        lifted = np.clip((gap / (0.05 + 0.05 * stars[:, 2])).min(axis=1) - 0.4, 0, 1)
        hand = 0.72 + 0.28 * np.sin(np.cumsum(way) * 5.3 + rng.uniform(0, 6))
        pressures.append(lifted * hand)
        counts += sizes
    clock = np.stack([np.concatenate(births), np.concatenate(lives)], 1)
    return ribbons(np.concatenate(at), np.array(counts), clock, np.concatenate(pressures))


def halved(stroke: np.ndarray) -> np.ndarray:
    """The same polyline with every step shorter than STEP, so that pen and flakes have where to stop."""
    run, share = within(np.hypot(*np.diff(stroke, axis=0).T))
    return np.concatenate([stroke[run] * (1 - share) + stroke[run + 1] * share, stroke[-1:]])


def ribbons(
    points: np.ndarray, counts: np.ndarray, clock: np.ndarray, pressure: np.ndarray
) -> MeshData:
    """Polylines of ``counts`` points each, (N, 2) degrees one after another, mitred at their corners."""
    row = np.arange(len(points))
    ends = np.cumsum(counts)
    last, first = np.isin(row, ends - 1), np.isin(row, ends - counts)
    facing = directions(points)
    along = facing[np.where(last, row, row + 1)] - facing[np.where(first, row, row - 1)]
    along -= facing * np.sum(along * facing, axis=1, keepdims=True)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    color = np.concatenate([np.tile(GOLD, (len(points), 1)), pressure[:, None]], 1)
    pair = (np.repeat(rows, 2, axis=0) for rows in (AIR * facing, along, clock, color))
    positions, normals, uv, tint = pair
    start = 2 * row[~last, None]
    triangles = (start + np.array([[0, 1, 2, 2, 1, 3]])).reshape(-1, 3)
    return MeshData(positions, normals, triangles, uv, tint)
