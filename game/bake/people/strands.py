"""Cords, braids and roots: tubes along a path that ride on somebody's bones; and small leaves."""

from __future__ import annotations

import numpy as np

from game.bake.people.fabric import Fabric
from game.bake.people.tailor import Piece


def resampled(path: np.ndarray, count: int) -> np.ndarray:
    """(count, K) evenly spaced along a line (N, K); its first three values are the place."""
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path[:, :3], axis=0), axis=1))]
    at = np.linspace(0, run[-1], count)
    return np.column_stack([np.interp(at, run, path[:, k]) for k in range(path.shape[1])])


def frames(path: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Unit ways, sides and ups (N, 3) along a path, carried on without twist."""
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    side = np.cross(way[0], [0.13, 0.97, 0.2])
    sides = []
    for w in way:
        side = side - w * (side @ w)
        side = side / max(np.linalg.norm(side), 1e-9)
        sides.append(side)
    sides = np.array(sides)
    return way, sides, np.cross(sides, way)


def tube(
    path: np.ndarray,
    radius: np.ndarray,
    weights: np.ndarray,
    fabric: Fabric,
    *,
    sides: int = 5,
    small=False,
) -> Piece:
    """A tube along path (N, 3) with radius (N,) metres, weights (N, B); its far end closed to a point."""
    n = len(path)
    _, side, up = frames(path)
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.cos(turn)[:, None, None] * side + np.sin(turn)[:, None, None] * up
    points = (path + ring * radius[None, :, None]).transpose(1, 0, 2)
    normals = ring.transpose(1, 0, 2).reshape(-1, 3)
    index = np.arange(n * sides).reshape(n, sides)
    a, b = index[:-1], np.roll(index[:-1], -1, 1)
    c, d = index[1:], np.roll(index[1:], -1, 1)
    faces = np.concatenate(
        [np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)]
    )
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    around = np.abs(turn - np.pi) * radius.mean()
    uv = np.stack([np.tile(around, (n, 1)), np.repeat(run[:, None], sides, 1)], -1).reshape(-1, 2)
    points = points.reshape(-1, 3)
    p0, p1, p2 = points[faces[len(faces) // 4]]
    if np.cross(p1 - p0, p2 - p0) @ normals[faces[len(faces) // 4][0]] < 0:
        faces = faces[:, ::-1]
    return Piece(
        points,
        faces,
        np.repeat(weights, sides, 0),
        uv,
        np.full(n * sides, 0.05),
        fabric,
        normals,
        small,
    )


def leaf(
    root: np.ndarray,
    way: np.ndarray,
    face: np.ndarray,
    long: float,
    weight: np.ndarray,
    fabric: Fabric,
) -> Piece:
    """A small folded leaf from ``root``, growing along ``way``, its upper side looking along ``face``."""
    way = way / np.linalg.norm(way)
    side = np.cross(way, face)
    side /= np.linalg.norm(side)
    up = np.cross(side, way)
    t = np.array([0.0, 0.22, 0.5, 0.78, 1.0])
    half = np.array([0.03, 0.20, 0.26, 0.15, 0.0]) * long
    spine = root + np.outer(t * long, way) + np.outer(long * (0.16 * t - 0.34 * t**2), up)
    edge = half[:, None] * side
    lift = half[:, None] * 0.45 * up
    points = np.concatenate([spine, spine + edge + lift, spine - edge + lift])
    i = np.arange(4)
    faces = np.concatenate([
        np.column_stack([i, i + 1, i + 6]), np.column_stack([i, i + 6, i + 5]),
        np.column_stack([i, i + 11, i + 1]), np.column_stack([i, i + 10, i + 11]),
    ])  # fmt: skip
    uv = np.column_stack([np.r_[0 * t, half, -half], np.tile(t * long, 3)])
    # Both halves look up, so that a leaf does not stand in its own shade.
    normals = np.concatenate(
        [np.tile(up, (5, 1)), np.tile(up + 0.5 * side, (5, 1)), np.tile(up - 0.5 * side, (5, 1))]
    )
    return Piece(
        points, faces, np.tile(weight, (15, 1)), uv, np.full(15, 0.05), fabric, normals, small=True
    )


def bud(
    root: np.ndarray, way: np.ndarray, long: float, wide: float, weight: np.ndarray, fabric: Fabric
) -> Piece:
    """A pointed bud on ``root``."""
    way = way / np.linalg.norm(way)
    t = np.array([0.0, 0.25, 0.6, 0.86, 1.0])
    return tube(
        root + np.outer(t * long, way), wide * np.array([0.55, 0.95, 0.85, 0.42, 0.02]),
        np.tile(weight, (5, 1)), fabric, sides=6, small=True,
    )  # fmt: skip
