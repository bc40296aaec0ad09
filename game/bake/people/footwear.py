"""Shoes for anybody: the foot's own shell filled out, a sole flat on the floor."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.spatial import ConvexHull

from game.bake.people import surfaces
from game.bake.people.drape import along, bands
from game.bake.people.fabric import Fabric
from game.bake.people.tailor import Piece, Wearer, finished, shell
from game.meshes.mesh_data import smooth_normals

FLOOR = 0.012
"""Metres from the floor to where the upper begins."""


def upper(wearer: Wearer, side: str, open_at: Callable, fabric: Fabric, offset: float, count: int):
    """What covers a foot where open_at(standing points) > 0: the piece, its fine mesh and weights."""
    ankle = wearer.bone(f"foot.{side}")
    sign = np.sign(ankle[0])
    tri, p = shell(wearer, lambda q: np.minimum(open_at(q - ankle), q[:, 0] * sign), offset, 1)
    p = surfaces.smoothed(tri, p, 10)
    weights = np.zeros((len(p), len(wearer.body.names)))
    names = wearer.body.names
    shin = np.clip((p[:, 1] - ankle[1] + 0.005) / 0.06, 0, 1)
    weights[:, names.index(f"foot.{side}")] = 1 - shin
    weights[:, names.index(f"lowerleg02.{side}")] = shin
    done = wearer.carry(p, weights, 1.0)
    done[:, 1] = np.maximum(done[:, 1], FLOOR)
    uv = p[:, [2, 1]].copy()
    return (
        finished(tri, done, weights, uv, fabric, count=count, thickness=0.004),
        tri,
        done,
        weights,
    )


def sole(wearer: Wearer, done: np.ndarray, side: str, fabric: Fabric, thick: float) -> Piece:
    """A sole round the shoe's outline, flat on the floor, with a little heel."""
    low = done[done[:, 1] < 0.042]
    outline = low[ConvexHull(low[:, [0, 2]]).vertices][:, [0, 2]]
    ring = along(np.concatenate([outline, outline[:1]]), 23)[:-1]
    for _ in range(2):
        ring = 0.5 * ring + 0.25 * (np.roll(ring, 1, 0) + np.roll(ring, -1, 0))
    middle = ring.mean(axis=0)
    out = ring - middle
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    line = np.column_stack([ring[:, 0], np.zeros(22), ring[:, 1]])
    flat = np.column_stack([out[:, 0], np.zeros(22), out[:, 1]])
    w = np.zeros((22, len(wearer.body.names)))
    w[:, wearer.body.names.index(f"foot.{side}")] = 1.0
    high = thick * 1e3
    rows = [(0, -30), (0, -3.0), (2.0, -1.0), (high - 4, 0.0), (high, -2.5), (high - 3, -12)]
    piece = bands(line, w, np.array([0.0, 1.0, 0.0]), flat, rows, fabric)
    piece.hem[:] = 0.05
    return piece


def boots(wearer: Wearer, fabric: Fabric, under: Fabric) -> list[Piece]:
    """Plain ankle boots with a turned top."""
    pieces = []
    for side in "LR":
        piece, tri, done, weights = upper(
            wearer, side, lambda q: 0.115 - q[:, 1], fabric, 0.009, 230
        )
        pieces += [piece, sole(wearer, done, side, under, 0.032)]
        pieces.append(topline(tri, done, weights, fabric))
    return pieces


def topline(tri, done, weights, fabric: Fabric, count: int = 16) -> Piece:
    """A soft roll round a shoe's opening."""
    loop = max(surfaces.loops(tri), key=lambda at: done[at, 1].mean())
    both = along(np.column_stack([done[loop], weights[loop]])[np.r_[: len(loop), 0]], count + 1)[
        :-1
    ]
    line, w = both[:, :3], both[:, 3:]
    normal = smooth_normals(done.astype(np.float32), tri)
    out = normal[surfaces.cKDTree(done).query(line)[1]]
    up = np.array([0.0, 1.0, 0.0]) - out * out[:, 1:2]
    up /= np.maximum(np.linalg.norm(up, axis=1, keepdims=True), 1e-9)
    return bands(line, w, up, out, [(-5, 0), (-2, 2.6), (3, 1.4), (1, -3)], fabric, small=True)


def flats(wearer: Wearer, fabric: Fabric, under: Fabric, sock: Fabric) -> list[Piece]:
    """Flat shoes cut low, with a strap across the instep, over socks."""
    pieces = []

    def low(q: np.ndarray) -> np.ndarray:
        cut = np.maximum(-0.034 - q[:, 1], (q[:, 2] - 0.088) * 0.6)
        return np.minimum(0.03 - q[:, 1], cut)

    for side in "LR":
        shoe, tri, done, weights = upper(wearer, side, low, fabric, 0.009, 230)
        inner, _, leg, w = upper(wearer, side, lambda q: 0.07 - q[:, 1], sock, 0.0045, 150)
        pieces += [
            shoe,
            sole(wearer, done, side, under, 0.029),
            topline(tri, done, weights, fabric),
        ]
        pieces += [inner, strap(wearer, side, leg, w, fabric)]
    return pieces


def strap(wearer: Wearer, side: str, leg: np.ndarray, weights: np.ndarray, fabric: Fabric) -> Piece:
    """A narrow strap over the instep."""
    index = wearer.body.names.index(f"foot.{side}")
    ankle = (wearer.matrices[index] @ np.r_[wearer.body.heads[index], 1.0])[:3]
    toe = leg[leg[:, 1] < 0.06].mean(axis=0) - ankle
    way = toe * [1, 0, 1] / np.linalg.norm(toe * [1, 0, 1])
    across = np.array([way[2], 0.0, -way[0]])
    rel = leg - ankle
    near = np.abs(rel @ way - 0.048) < 0.014
    angles = np.linspace(-1.9, 1.9, 15)
    ring = leg[near]
    middle = ring.mean(axis=0)
    around = np.arctan2((ring - middle) @ across, ring[:, 1] - middle[1])
    line = []
    for angle in angles:
        out = across * np.sin(angle) + np.array([0, 1.0, 0]) * np.cos(angle)
        close = np.abs((around - angle + np.pi) % (2 * np.pi) - np.pi) < 0.35
        reach = ((ring[close] - middle) @ out).max() if close.any() else 0.03
        line.append(middle + out * (reach + 0.002))
    line = np.array(line)
    line[:, 1] = np.maximum(line[:, 1], FLOOR + 0.004)
    out = line - middle
    out -= np.outer(out @ way, way)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    w = np.zeros((len(line), weights.shape[1]))
    w[:, index] = 1.0
    return bands(
        line,
        w,
        way,
        out,
        [(-6, -2), (-6.5, 1.5), (-4, 3), (4, 3), (6.5, 1.5), (6, -2)],
        fabric,
        closed=False,
    )
