"""How open each point of a person is to the room, and how thin he is there."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

CELL = 0.007


def openness(
    points: np.ndarray,
    normals: np.ndarray,
    solids: list[tuple[np.ndarray, np.ndarray]],
    *,
    reach: float = 0.30,
    rays: int = 40,
    rng: np.random.Generator,
) -> np.ndarray:
    """(V,) 0 shut in … 1 open. ``solids``: positions and triangles of everything that shades."""
    samples = np.concatenate([sampled(p, t, rng) for p, t in solids])
    low = samples.min(axis=0) - 0.02
    shape = np.ceil((samples.max(axis=0) + 0.02 - low) / CELL).astype(int) + 1
    filled = np.zeros(shape, bool)
    filled[tuple(((samples - low) / CELL).astype(int).T)] = True
    side = np.cross(normals, [0.31, 0.2, 0.93])
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    other = np.cross(normals, side)
    light = np.zeros(len(points))
    for ray in range(rays):
        z = np.sqrt((ray + 0.5) / rays)
        turn = ray * 2.399963
        flat = np.sqrt(1 - z * z)
        way = normals * z + side * (flat * np.cos(turn)) + other * (flat * np.sin(turn))
        clear = np.ones(len(points))
        start = points + normals * CELL * 1.5
        for step in np.arange(CELL, reach, CELL):
            at = ((start + way * step - low) / CELL).astype(int)
            inside = ((at >= 0) & (at < shape)).all(axis=1)
            at = np.clip(at, 0, shape - 1)
            hit = inside & filled[tuple(at.T)]
            clear = np.where(hit & (clear == 1.0), 0.55 * (step / reach) ** 0.7, clear)
        light += clear
    return light / rays


def sampled(p: np.ndarray, t: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Points (N, 3) strewn over triangles densely enough for the cells."""
    a, b, c = (p[t[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2
    count = np.maximum((area / (CELL * CELL) * 3).astype(int), 2)
    pick = np.repeat(np.arange(len(t)), count)
    u, v = rng.random((2, len(pick)))
    flip = u + v > 1
    u, v = np.where(flip, 1 - u, u)[:, None], np.where(flip, 1 - v, v)[:, None]
    return a[pick] * (1 - u - v) + b[pick] * u + c[pick] * v


def thinness(points: np.ndarray, normals: np.ndarray, span: float = 0.026) -> np.ndarray:
    """(V,) 0 thick … 1 thin as an ear: from the nearest skin that looks the other way, behind."""
    distance, near = cKDTree(points).query(points, k=160, distance_upper_bound=span)
    near = np.minimum(near, len(points) - 1)
    away = np.einsum("vki,vi->vk", normals[near], normals) < -0.4
    behind = np.einsum("vki,vi->vk", points[near] - points[:, None], normals) < 0
    far = np.where(away & behind & np.isfinite(distance), distance, span).min(axis=1)
    return np.clip(1 - (far - 0.004) / (span - 0.004), 0, 1)
