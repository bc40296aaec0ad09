"""Rolling ladders: oak rails in brass shoes, turned rungs in ferrules, rollers on a brass bar."""

from __future__ import annotations

from functools import cache

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.gathering import gathered, moved, turned
from game.meshes.hall_plan import APOTHEM, side_azimuth
from game.meshes.mesh_data import MeshData, Part
from game.meshes.profiles import box, lathe, rolled, tipped, torus, tube

LADDERS = ((0, -1.15), (2, 1.05), (14, 0.7))
"""Side and metres along it."""
BAR_HEIGHT, BAR_DEPTH = 3.52, 0.16
FOOT_DEPTH = 0.92
WIDTH = 0.46


@cache
def stile(length: float, detail: Detail) -> tuple[Part, ...]:
    """One of a ladder's two rails standing at the origin: oak shod with a brass wheel in its fork,
    capped with a knop, a roller's arm reaching back to the bar."""
    tyre = [(0.02, -0.02), (0.06, -0.016), *torus(0.06, -0.014, 0.014, 2), (0.02, 0.02)]
    wheel = rolled(lathe(np.array(tyre), either(detail, 14, 8)), np.pi / 2)
    roller = np.array(
        [(0.012, -0.022), (0.034, -0.018), (0.026, 0.0), (0.034, 0.018), (0.012, 0.022)]
    )
    hook = np.array([[0, length - 0.16, 0.03], [0, length - 0.03, 0.10], [0, length + 0.03, 0.17]])
    knop = np.array([(0.03, 0.0), (0.022, 0.015), (0.036, 0.05), (0.0, 0.085)])
    round_ = either(detail, 8, 5)
    shoe = ((-0.024, 0.05, -0.051), (0.024, 0.19, 0.051))
    metal = [
        wheel,
        box(*shoe, bevel=either(detail, 0.006, 0.0), hidden="-y"),
        tube(hook, 0.014, either(detail, 6, 4)),
        lathe(knop, round_).moved((0, length, 0)),
    ]
    if detail == "full":
        turning = rolled(lathe(roller, 10), np.pi / 2)
        metal += [turning.moved((0, length + 0.03, 0.17)), turning.moved((0, length - 0.9, 0.03))]
    oak = box((-0.019, 0.02, -0.045), (0.019, length, 0.045), bevel=either(detail, 0.009, 0.0))
    return (Part("wood", oak), *(Part("brass", mesh) for mesh in metal))


@cache
def ferrule(sign: int) -> MeshData:
    """The brass collar where a rung enters the rail on the side of ``sign``."""
    collar = lathe(np.array([(0.034, 0.0), (0.03, 0.012), (0.022, 0.016)]), 6)
    return rolled(collar, sign * np.pi / 2).moved((sign * (WIDTH / 2 - 0.019), 0, 0))


@cache
def rolling_ladder(detail: Detail = "full") -> tuple[Part, ...]:
    """One ladder leaning on its bar, x = 0 its middle, at z = +apothem."""
    foot = np.array([0.0, 0.06, APOTHEM - FOOT_DEPTH])
    head = np.array([0.0, BAR_HEIGHT + 0.14, APOTHEM - BAR_DEPTH - 0.03])
    length = float(np.linalg.norm(head - foot))
    lean = float(np.arctan2(head[2] - foot[2], head[1] - foot[1]))
    parts = []
    for sign in (-1, 1):
        x = sign * WIDTH / 2
        parts += moved(stile(length, detail), (x, 0, 0))
    rung = np.array([(0.015, 0.0), (0.021, WIDTH * 0.3), (0.021, WIDTH * 0.7), (0.015, WIDTH)])
    lying = rolled(lathe(rung, either(detail, 7, 5)), -np.pi / 2).moved((-WIDTH / 2, 0, 0))
    for y in np.arange(0.3, length - 0.1, 0.29):
        parts.append(Part("wood", lying.moved((0, float(y), 0))))
        if detail == "full":
            parts += [Part("brass", ferrule(sign).moved((0, float(y), 0))) for sign in (-1, 1)]
    leaning = [Part(p.surface, tipped(p.mesh, lean)) for p in gathered(parts)]
    return tuple(moved(leaning, tuple(foot)))


@cache
def bar(detail: Detail = "full") -> tuple[Part, ...]:
    """The brass bar in front of the bookcase on its stays."""
    y, z = BAR_HEIGHT, APOTHEM - BAR_DEPTH
    rod = np.array([[-2.05, y, z], [2.05, y, z]])
    parts = [Part("brass", tube(rod, 0.016, either(detail, 8, 6)))]
    for x in (-2.0, -1.0, 0.0, 1.0, 2.0):
        stay = np.array([[x, y, z], [x, y - 0.02, z + 0.08], [x, y - 0.05, APOTHEM]])
        parts.append(Part("brass", tube(stay, 0.011, either(detail, 6, 3))))
    return tuple(gathered(parts))


def ladders(detail: Detail = "full") -> list[Part]:
    """Every ladder with its bar, in place."""
    parts: list[Part] = []
    for side, along in LADDERS:
        leaning = moved(rolling_ladder(detail), (along, 0, 0))
        parts += turned([*leaning, *bar(detail)], side_azimuth(side))
    return parts
