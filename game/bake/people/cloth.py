"""Cloth that falls on a body while the body sits down: where folds come from.

Position-based dynamics (Müller et al., "Position Based Dynamics", 2007) with constraints solved
colour by colour, so that numpy can take each colour at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree


@dataclass
class Cloth:
    """positions (V, 3); springs (E, 2) with rest lengths (E,) and stiffness (E,) in 0..1;

    held (V,) 0 free … 1 carried by the body; clearance (V,) metres kept from the skin.
    """

    positions: np.ndarray
    springs: np.ndarray
    lengths: np.ndarray
    stiffness: np.ndarray
    held: np.ndarray
    clearance: np.ndarray

    def __post_init__(self) -> None:
        self.before = self.positions.copy()
        self.batches = coloured(self.springs)


def coloured(springs: np.ndarray) -> list[np.ndarray]:
    """Indices of springs in batches; within one batch no two springs share a point."""
    used: list[set[int]] = []
    batches: list[list[int]] = []
    for index, (a, b) in enumerate(springs.tolist()):
        for points, batch in zip(used, batches, strict=True):
            if a not in points and b not in points:
                points.update((a, b))
                batch.append(index)
                break
        else:
            used.append({a, b})
            batches.append([index])
    return [np.array(batch) for batch in batches]


def edges(triangles: np.ndarray) -> np.ndarray:
    """(E, 2) unique edges of (T, 3) triangles."""
    all_edges = np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1)
    return np.unique(all_edges, axis=0)


def bends(triangles: np.ndarray) -> np.ndarray:
    """(N, 2) the two far corners of every pair of triangles that share an edge."""
    far: dict[tuple[int, int], int] = {}
    pairs = []
    for a, b, c in triangles.tolist():
        for p, q, r in ((a, b, c), (b, c, a), (c, a, b)):
            key = (min(p, q), max(p, q))
            if key in far:
                pairs.append((far.pop(key), r))
            else:
                far[key] = r
    return np.array(pairs)


class Skin:
    """A body's surface at one moment: pushes cloth out of itself.

    loyal (V, K): for each point of the cloth the only skin points it may touch. Trousers need it,
    because behind a bent knee the nearest skin may belong to the other half of the leg.
    """

    def __init__(
        self, positions: np.ndarray, normals: np.ndarray, loyal: np.ndarray | None = None
    ) -> None:
        self.positions, self.normals, self.loyal = positions, normals, loyal
        self.tree = cKDTree(positions) if loyal is None else None

    def nearest(self, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Distances (V, 3) to and indices (V, 3) of three near skin points."""
        if self.tree is not None:
            distance, near = self.tree.query(points, k=3, distance_upper_bound=0.2)
            return distance, np.minimum(near, len(self.positions) - 1)
        way = self.positions[self.loyal] - points[:, None]
        far = np.einsum("vki,vki->vk", way, way)
        best = np.argpartition(far, 3, axis=1)[:, :3]
        row = np.arange(len(points))[:, None]
        return np.sqrt(far[row, best]), self.loyal[row, best]

    def push(self, points: np.ndarray, clearance: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Points (V, 3) moved out to their clearance, and which of them touched (V,) bool."""
        distance, near = self.nearest(points)
        weight = 1.0 / (np.minimum(distance, 1.0) + 1e-4)
        weight /= weight.sum(axis=1, keepdims=True)
        normal = (self.normals[near] * weight[..., None]).sum(axis=1)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
        anchor = (self.positions[near] * weight[..., None]).sum(axis=1)
        depth = ((points - anchor) * normal).sum(axis=1)
        short = np.clip(clearance - depth, 0.0, 0.06)
        touched = (depth < clearance + 0.001) & (distance.min(axis=1) < 0.08)
        return points + normal * np.where(touched, short, 0.0)[:, None], touched


def relax(
    cloth: Cloth,
    skins: Callable[[float], tuple[Skin, np.ndarray]],
    *,
    steps: int,
    settle: int,
    rounds: int = 8,
    gravity: float = -0.00035,
    drag: float = 0.93,
    friction: float = 0.35,
    hard: Callable[[np.ndarray], np.ndarray] | None = None,
) -> np.ndarray:
    """(V, 3) where the cloth lies after the body sat down in ``steps`` and it came to rest.

    skins(amount) -> the body's surface at that moment and (V, 3) where held points would be carried.
    """
    p, before = cloth.positions.copy(), cloth.before.copy()
    held = cloth.held[:, None]
    last = None
    for step in range(steps + settle):
        amount = min(1.0, (step + 1) / max(steps, 1))
        if step < steps or last is None:
            skin, carried = skins(amount)
            if last is not None:
                p = p + (carried - last) * np.maximum(held, 0.85)
                before = before + (carried - last) * np.maximum(held, 0.85)
            last = carried
        speed = (p - before) * drag
        before = p.copy()
        p = p + speed
        p[:, 1] += gravity
        for _ in range(rounds):
            for batch in cloth.batches:
                a, b = cloth.springs[batch].T
                way = p[b] - p[a]
                long = np.linalg.norm(way, axis=1)
                stretch = (long - cloth.lengths[batch]) / np.maximum(long, 1e-9)
                # Folding may shorten a bend spring freely up to a point; pulling it may not.
                move = way * (stretch * 0.5 * cloth.stiffness[batch])[:, None]
                p[a] += move
                p[b] -= move
            p = p * (1 - held) + last * held
        p, touched = skin.push(p, cloth.clearance)
        if hard is not None:
            p = hard(p)
        before = np.where(touched[:, None], before + (p - before) * friction, before)
    return p
