"""Rolling ladders: two oak rails and turned rungs on brass wheels, hooked over a brass bar."""

from __future__ import annotations

from functools import cache

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.gathering import gathered, moved, turned
from game.meshes.hall_plan import APOTHEM, side_azimuth
from game.meshes.mesh_data import Part
from game.meshes.profiles import box, lathe, rolled, tipped, torus, tube

LADDERS = ((0, -1.15), (2, 1.05), (14, 0.7))
"""Side and metres along it."""
BAR_HEIGHT, BAR_DEPTH = 3.52, 0.16
FOOT_DEPTH = 0.92
WIDTH = 0.46


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
        rail = box((x - 0.018, 0, -0.045), (x + 0.018, length, 0.045), bevel=0.006)
        parts.append(Part("wood", rail))
        wheel = lathe(
            np.array(
                [(0.02, -0.02), (0.055, -0.014), *torus(0.055, -0.012, 0.012, 2), (0.02, 0.02)]
            ),
            either(detail, 12, 9),
        )
        parts.append(Part("brass", rolled(wheel, np.pi / 2).moved((x, 0.0, 0))))
        hook = np.array([[x, length - 0.1, 0.03], [x, length + 0.0, 0.1], [x, length + 0.03, 0.16]])
        parts.append(Part("brass", tube(hook, 0.014, either(detail, 6, 4))))
    rung = lathe(
        np.array([(0.014, 0.0), (0.019, WIDTH * 0.3), (0.019, WIDTH * 0.7), (0.014, WIDTH)]),
        either(detail, 7, 5),
    )
    lying = rolled(rung, -np.pi / 2).moved((-WIDTH / 2, 0, 0))
    for y in np.arange(0.3, length - 0.1, 0.29):
        parts.append(Part("wood", lying.moved((0, float(y), 0))))
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
