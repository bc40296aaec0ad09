"""The slotted head: two slots, six rollers of bone across them, brass plates, six buttons."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.guitar import measures as m
from game.meshes.guitar import woods
from game.meshes.guitar.sheets import bead, block, facets, rod
from game.meshes.mesh_data import MeshData, merge

THICK = 0.020
ROLLERS = (0.058, 0.095, 0.132)
"""Along the head, from the nut."""
ROWS = (0.0, 0.036, 0.152, 0.174)
HALVES = (0.0265, 0.0350, 0.0345, 0.0325)
"""Half widths of the head at each row."""
CREST = (0.181, 0.187, 0.191, 0.191, 0.187, 0.181)
SLOT = (0.0110, 0.0265)
SHAFT = -0.011
"""Height of the rollers' middles, from the head's face."""


def onto_neck(points: np.ndarray) -> np.ndarray:
    """Points (N, 3) of the head (across, along, out of its face) in the guitar's axes."""
    c, s = np.cos(m.HEAD_TILT), np.sin(m.HEAD_TILT)
    x, u, w = points.T
    return np.stack([x, m.HEAD_FROM + c * u + s * w, m.BOARD - 0.001 - s * u + c * w], axis=1)


def head(detail: Detail) -> MeshData:
    """Everything beyond the nut but the strings."""
    parts = [plank()]
    if detail == "far":
        parts += [button_bar(side) for side in (-1, 1)]
    else:
        for side in (-1, 1):
            parts += [plate(side), *(tuner(side, u, detail) for u in ROLLERS)]
    flat = merge(parts)
    normals = onto_neck(flat.normals) - onto_neck(np.zeros((1, 3)))
    return MeshData(onto_neck(flat.positions), normals, flat.triangles, flat.uv, flat.color)


def plank() -> MeshData:
    """The wood, slots cut through: a dark veneer in front, cedar behind."""
    x = np.array([
        np.array([-1.0, -SLOT[1] / HALVES[1], -SLOT[0] / HALVES[1], SLOT[0] / HALVES[1],
                  SLOT[1] / HALVES[1], 1.0]) * half
        for half in (*HALVES, HALVES[-1] * 0.93)
    ])  # fmt: skip
    u = np.array([*(np.full(6, row) for row in ROWS), CREST])
    front, behind, walls, rims = [], [], [], []
    for row in range(4):
        for column in range(5):
            corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
            flat = [(x[c], u[c]) for c in corners]
            if row == 1 and column in (1, 3):
                walls += [
                    [(*flat[k], 0), (*flat[(k + 1) % 4], 0), (*flat[(k + 1) % 4], -THICK), (*flat[k], -THICK)]
                    for k in range(4)
                ]  # fmt: skip
                continue
            front.append([(*p, 0.0) for p in flat])
            behind.append([(*p, -THICK) for p in flat])
        for column in (0, 5):
            a, b = (x[row, column], u[row, column]), (x[row + 1, column], u[row + 1, column])
            rims.append([(*a, 0.0), (*b, 0.0), (*b, -THICK), (*a, -THICK)])
    top = [(x[4, k], u[4, k]) for k in range(6)]
    rims += [[(*a, 0.0), (*b, 0.0), (*b, -THICK), (*a, -THICK)] for a, b in pairwise(top)]
    inside = np.array([0.0, 0.1, -THICK / 2])
    slots = []
    for side, four in ((-1, walls[:4]), (1, walls[4:])):
        middle = np.array([side * sum(SLOT) / 2, 0.094, -THICK / 2])
        wall = facets(np.array(four), woods.CEDAR, inside=middle)
        slots.append(
            MeshData(wall.positions, -wall.normals, wall.triangles[:, ::-1], wall.uv, wall.color)
        )
    return merge(
        [
            facets(np.array(front), woods.VENEER, inside=inside),
            facets(np.array(behind), woods.CEDAR, inside=inside),
            facets(np.array(rims), woods.CEDAR, inside=inside),
            *slots,
        ]
    )


def plate(side: int) -> MeshData:
    """The brass that holds three tuners, let into the head's side."""
    x = side * (HALVES[1] + 0.0002)
    low, high = sorted((x, x + side * 0.0016))
    return block((low, 0.040, -0.017), (high, 0.150, -0.003), woods.BRASS)


def tuner(side: int, u: float, detail: Detail) -> MeshData:
    """Roller, gear, shaft and a button of horn that points backward."""
    inner, outer = side * SLOT[0], side * SLOT[1]
    gear = side * (HALVES[1] + 0.0036)
    count = either(detail, 10, 6)
    roller = rod((inner, u, SHAFT), (outer, u, SHAFT), 0.0048, woods.BONE, sides=count)
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    disc = np.stack(
        [np.full(count, gear), u + 0.0062 * np.cos(turn), SHAFT + 0.0062 * np.sin(turn)], 1
    )
    hub = np.array([gear + side * 0.001, u, SHAFT])
    wheel = facets(
        np.array([[disc[k], disc[(k + 1) % count], hub, hub] for k in range(count)]),
        woods.BRASS,
        inside=np.array([0.0, u, SHAFT]),
    )
    at = u + 0.011
    shaft = rod((gear, at, -0.004), (gear, at, -0.030), 0.0021, woods.BRASS, sides=4)
    button = bead(
        (gear, at, -0.0365), (0.0036, 0.0072, 0.0088), woods.HORN,
        around=either(detail, 10, 6), rings=either(detail, 6, 3),
    )  # fmt: skip
    return merge([roller, wheel, shaft, button])


def button_bar(side: int) -> MeshData:
    """Three buttons and their plate as one stroke, for far away."""
    x = side * HALVES[1]
    low, high = sorted((x, x + side * 0.004))
    return block((low, 0.045, -0.034), (high, 0.135, -0.006), woods.HORN)
