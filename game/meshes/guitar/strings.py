"""Six strings as ribbons without width: the vertex shader gives them theirs, and swings them."""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.guitar import measures as m
from game.meshes.guitar.head import ROLLERS, SHAFT, SLOT, onto_neck
from game.meshes.mesh_data import MeshData, merge

WIDEST = 0.002
"""Metres of diameter that a red of 1 stands for."""
TIE = -0.0135
"""y of the tie block, behind the saddle."""


def strings(detail: Detail) -> MeshData:
    """normals: along the string; uv: side -1 or 1, and y where it may swing, -1 where it may not;

    tint: diameter / WIDEST, string / 8, 1 where it is wound, 1.
    """
    return merge([string(number, either(detail, 14, 8, 2)) for number in range(1, 7)])


def string(number: int, pieces: int) -> MeshData:
    """One string from its knot over saddle and nut to its roller."""
    y = np.linspace(0.0, m.SCALE, pieces + 1)
    free = np.array([m.string_point(number, at) for at in y])
    tied = np.array([free[0, 0], TIE, 0.0098])
    line = np.concatenate([[tied], free, [roller_point(number)]])
    way = np.gradient(line, axis=0)
    way[1], way[-2] = free[1] - free[0], free[-1] - free[-2]
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    swings = np.r_[-1.0, y, -1.0]
    count = len(line)
    index = np.arange(2 * count).reshape(count, 2)
    a, b, c, d = index[:-1, 0], index[:-1, 1], index[1:, 1], index[1:, 0]
    uv = np.stack([np.tile([-1.0, 1.0], count), np.repeat(swings, 2)], axis=1)
    tint = (m.GAUGES[number - 1] / WIDEST, number / 8.0, float(number > 3), 1.0)
    return MeshData(
        np.repeat(line, 2, axis=0),
        np.repeat(way, 2, axis=0),
        np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)]),
        uv,
        np.tile(np.array(tint, np.float32), (2 * count, 1)),
    )


def roller_point(number: int) -> np.ndarray:
    """(3,) where a string winds onto its roller: the outer strings on the nearest ones."""
    side = 1 if number > 3 else -1
    step = {1: 0, 2: 1, 3: 2, 6: 0, 5: 1, 4: 2}[number]
    across = side * (0.35 * SLOT[0] + 0.65 * SLOT[1] - 0.003 * step)
    return onto_neck(np.array([[across, ROLLERS[step], SHAFT + 0.0052]]))[0]
