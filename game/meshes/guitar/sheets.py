"""Shapes that every part of the guitar is put together from."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from game.meshes.mesh_data import MeshData, smooth_normals

Tint = tuple[float, float, float, float]


def sheet(
    grid: np.ndarray, tint: Tint, *, inside: np.ndarray, closed: bool = False, uv=None
) -> MeshData:
    """A smooth sheet through (R, P, 3) points, turned away from ``inside``: a point (3,) or one a row

    (R, 1, 3).

    closed: the last column joins the first. uv (R, P, 2): metres; left out: across along P, along R.
    """
    grid = np.asarray(grid, np.float64)
    if closed:
        grid = np.concatenate([grid, grid[:, :1]], axis=1)
        if uv is not None and uv.shape[1] < grid.shape[1]:
            uv = np.concatenate([uv, uv[:, :1]], axis=1)
    rows, columns = grid.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]
    faces = np.concatenate(
        [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    )
    points = grid.reshape(-1, 3)
    faces = faces[doubled_area(points, faces) > 1e-12]
    normals = smooth_normals(points, faces).astype(np.float64).reshape(rows, columns, 3)
    if closed:
        seam = normals[:, 0] + normals[:, -1]
        seam /= np.maximum(np.linalg.norm(seam, axis=1, keepdims=True), 1e-9)
        normals[:, 0] = normals[:, -1] = seam
    if ((grid - inside) * normals).sum() < 0:
        faces, normals = faces[:, ::-1], -normals
    if uv is None:
        uv = np.stack([run(grid.transpose(1, 0, 2)).T, run(grid)], axis=-1)
    return MeshData(points, normals.reshape(-1, 3), faces, uv.reshape(-1, 2), tinted(points, tint))


def run(grid: np.ndarray) -> np.ndarray:
    """(R, P) metres from the first row to each point, along its column."""
    steps = np.linalg.norm(np.diff(grid, axis=0), axis=2)
    return np.concatenate([np.zeros((1, grid.shape[1])), np.cumsum(steps, axis=0)])


def doubled_area(points: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """(T,) twice the area of each triangle: where edges run together it is nothing."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    return np.linalg.norm(np.cross(b - a, c - a), axis=1)


def tinted(points: np.ndarray, tint: Tint) -> np.ndarray:
    """(V, 4) the same tint everywhere."""
    return np.tile(np.asarray(tint, np.float32), (len(points), 1))


def block(low, high, tint: Tint, *, bevel: float = 0.0) -> MeshData:
    """A box from corner ``low`` to ``high`` without its underside (-z); ``bevel``: metres by which

    its upper edges are drawn in, over twice that height.
    """
    x0, y0, z0 = low
    x1, y1, z1 = high
    loops = [(0.0, z0), (0.0, z1 - 2 * bevel), (bevel, z1)] if bevel else [(0.0, z0), (0.0, z1)]
    ring = [
        [(x0 + i, y0 + i, z), (x1 - i, y0 + i, z), (x1 - i, y1 - i, z), (x0 + i, y1 - i, z)]
        for i, z in loops
    ]
    quads = [
        (lower[k], lower[(k + 1) % 4], upper[(k + 1) % 4], upper[k])
        for lower, upper in pairwise(ring)
        for k in range(4)
    ]
    quads.append(tuple(ring[-1]))
    return facets(np.array(quads), tint, inside=(np.asarray(low) + high) / 2)


def facets(quads: np.ndarray, tint: Tint, *, inside: np.ndarray) -> MeshData:
    """Flat quads (Q, 4, 3), each turned away from ``inside``, grain along their longer side."""
    quads = np.asarray(quads, np.float64)
    normals = np.cross(quads[:, 2] - quads[:, 0], quads[:, 3] - quads[:, 1])
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
    wrong = ((quads.mean(axis=1) - inside) * normals).sum(axis=1) < 0
    quads[wrong] = quads[wrong][:, ::-1]
    normals[wrong] *= -1
    first, second = quads[:, 1] - quads[:, 0], quads[:, 3] - quads[:, 0]
    swap = np.linalg.norm(first, axis=1) > np.linalg.norm(second, axis=1)
    across, along = np.where(swap[:, None], second, first), np.where(swap[:, None], first, second)
    away = quads - quads[:, :1]
    uv = np.stack(
        [
            np.einsum("qkc,qc->qk", away, unit(across)),
            np.einsum("qkc,qc->qk", away, unit(along)),
        ],
        axis=-1,
    )
    start = np.arange(len(quads))[:, None] * 4
    faces = (start[:, :, None] + np.array([[0, 1, 2], [0, 2, 3]])[None]).reshape(-1, 3)
    points = quads.reshape(-1, 3)
    faces = faces[doubled_area(points, faces) > 1e-12]
    return MeshData(
        points, np.repeat(normals, 4, axis=0), faces, uv.reshape(-1, 2), tinted(points, tint)
    )


def unit(vectors: np.ndarray) -> np.ndarray:
    """The same rows (N, 3), each of length 1."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def bead(middle, radii, tint: Tint, *, around: int, rings: int) -> MeshData:
    """An ellipsoid with its poles on ±z."""
    up = np.linspace(0, np.pi, rings + 1)
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)
    ball = np.stack([
        np.sin(up)[:, None] * np.cos(turn), np.sin(up)[:, None] * np.sin(turn),
        np.cos(up)[:, None] * np.ones_like(turn),
    ], axis=-1)  # fmt: skip
    return sheet(ball * radii + middle, tint, inside=np.asarray(middle), closed=True)


def rod(start, end, radius: float, tint: Tint, *, sides: int) -> MeshData:
    """A round bar between two points (3,), open at its ends."""
    start, end = np.asarray(start, float), np.asarray(end, float)
    way = unit(end - start)
    side = unit(np.cross(way, [0.31, 0.87, 0.39]))
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    circle = radius * (np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * np.cross(way, side))
    return sheet(
        np.stack([start + circle, end + circle]), tint, inside=(start + end) / 2, closed=True
    )
