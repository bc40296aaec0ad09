"""Fewer triangles from the same points: edges collapse onto one of their ends.

Quadric error after Garland and Heckbert, "Surface Simplification Using Quadric Error Metrics",
1997, with end-point placement, so that weights, map places and face shapes stay exact.
"""

from __future__ import annotations

import heapq

import numpy as np


def collapsed(
    positions: np.ndarray,
    triangles: np.ndarray,
    count: int,
    price: np.ndarray,
    features: np.ndarray | None = None,
    erode: bool = False,
) -> np.ndarray:
    """About ``count`` triangles (T, 3) over the same points (V, 3).

    price (V,): how dear it is to lose a point, 1 usual, inf never. features (V, K): further values,
    in metres, in which a kept point should resemble a lost one. erode: open edges may go too.
    """
    p = np.asarray(positions, float)
    f = np.zeros((len(p), 1)) if features is None else np.asarray(features, float)
    tri = triangles.copy()
    alive = np.ones(len(tri), bool)
    of: list[set[int]] = [set() for _ in range(len(p))]
    for t, corners in enumerate(tri.tolist()):
        for v in corners:
            of[v].add(t)
    normal = np.cross(p[tri[:, 1]] - p[tri[:, 0]], p[tri[:, 2]] - p[tri[:, 0]])
    area = np.linalg.norm(normal, axis=1, keepdims=True)
    unit = normal / np.maximum(area, 1e-15)
    plane = np.concatenate([unit, -np.sum(unit * p[tri[:, 0]], axis=1, keepdims=True)], axis=1)
    quadric = np.zeros((len(p), 4, 4))
    for corner in range(3):
        np.add.at(quadric, tri[:, corner], plane[:, :, None] * plane[:, None, :] * area[:, None])
    seen: dict[tuple[int, int], int] = {}
    for a, b, c in tri.tolist():
        for i, j in ((a, b), (b, c), (c, a)):
            key = (min(i, j), max(i, j))
            seen[key] = seen.get(key, 0) + 1
    price = np.asarray(price, float).copy()
    for (i, j), uses in seen.items():
        if uses == 1 and not erode:
            price[i] = price[j] = np.inf

    def cost(lose: int, keep: int) -> float:
        if not np.isfinite(price[lose]):
            return np.inf
        at = np.append(p[keep], 1.0)
        error = at @ (quadric[lose] + quadric[keep]) @ at
        unlike = np.sum((f[lose] - f[keep]) ** 2)
        long = np.sum((p[lose] - p[keep]) ** 2)
        return price[lose] * (error + (unlike + 0.004 * long) * 1e-4)

    stamp = np.zeros(len(p), int)
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(i: int, j: int) -> None:
        for lose, keep in ((i, j), (j, i)):
            c = cost(lose, keep)
            if np.isfinite(c):
                heapq.heappush(heap, (c, lose, keep, stamp[lose], stamp[keep]))

    for i, j in seen:
        offer(i, j)
    left = len(tri)
    while left > count and heap:
        _, lose, keep, s0, s1 = heapq.heappop(heap)
        if stamp[lose] != s0 or stamp[keep] != s1:
            continue
        shared = of[lose] & of[keep]
        ring = {v for t in of[lose] for v in tri[t].tolist()}
        other = {v for t in of[keep] for v in tri[t].tolist()}
        if not shared or len((ring & other) - {lose, keep}) != len(shared):
            continue
        moving = of[lose] - shared
        if any(turns_over(p, tri[t], lose, keep) for t in moving):
            continue
        for t in shared:
            alive[t] = False
            for v in tri[t].tolist():
                of[v].discard(t)
        for t in moving:
            tri[t][tri[t] == lose] = keep
            of[keep].add(t)
        of[lose].clear()
        left -= len(shared)
        quadric[keep] += quadric[lose]
        stamp[lose] += 1
        stamp[keep] += 1
        for v in {v for t in of[keep] for v in tri[t].tolist()} - {keep}:
            offer(keep, v)
    return tri[alive]


def turns_over(p: np.ndarray, corners: np.ndarray, lose: int, keep: int) -> bool:
    """Whether a triangle would flip or become a sliver if ``lose`` moved to ``keep``."""
    a, b, c = p[corners]
    moved = np.where((corners == lose)[:, None], p[keep], p[corners])
    before = cross(b - a, c - a)
    after = cross(moved[1] - moved[0], moved[2] - moved[0])
    n0, n1 = before @ before, after @ after
    return n1 < 1e-16 or (before @ after) < 0.25 * np.sqrt(n0 * n1)


def cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The cross product of two (3,), without numpy's overhead for small arrays."""
    return np.array([
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    ])  # fmt: skip
