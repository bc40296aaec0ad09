"""Blends one person's face shapes on the processor: only the head's points, only what has changed."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import smooth_normals
from game.people.data import PersonData

SEEN = 0.004
"""How much a shape must have changed to be worth moving points for: under a tenth of a millimetre."""

FEW = 12
"""From so many changed shapes on it is quicker to blend all than to pick these out."""

SLIGHT = 2e-4
"""Metres: points that no shape moves as far stay where they are."""


class Face:
    """positions and normals of skin and of the hair that rides on it, for any mix of shapes.

    points (P,): which points of the skin some shape moves; skin (P, 6) and hair (H, 6), positions and
    normals, always hold the face that was blended last.
    """

    def __init__(self, data: PersonData) -> None:
        skin, fringe = data.meshes["skin"], data.meshes["hair"]
        offsets = np.stack(list(data.shapes.values()))
        count = offsets.shape[1]
        self.points = np.flatnonzero(np.linalg.norm(offsets, axis=2).max(axis=0) > SLIGHT)
        inner = skin.triangles[(skin.triangles < count).all(axis=1)]
        bent = bent_normals(skin.positions[:count], inner, offsets)
        both = np.concatenate([offsets, bent], axis=2)[:, self.points]
        self._offsets = both.reshape(len(offsets), -1)
        rest = [np.concatenate([m.positions, m.normals], axis=1) for m in (skin, fringe)]
        self._base = rest[0][self.points].astype(np.float32)
        self._hair = rest[1][data.hair_fixed :].astype(np.float32)
        # Hair that hangs on a point which nothing moves rides on the row beyond the last: zeros.
        row = np.full(len(skin.positions), len(self.points))
        row[self.points] = np.arange(len(self.points))
        self._root = row[data.hair_root]
        self._moved = np.zeros((len(self.points) + 1, 6), np.float32)
        self._ride = np.empty_like(self._hair)
        self.skin, self.hair = np.empty_like(self._base), np.empty_like(self._hair)
        self.forget()

    def forget(self) -> None:
        """Back to the face that was baked, so that what comes next depends on nothing before."""
        self._shown = np.zeros(len(self._offsets), np.float32)
        self._moved[:] = 0.0
        self.skin[:], self.hair[:] = self._base, self._hair

    def blend(self, amounts: np.ndarray) -> bool:
        """Takes on ``amounts`` (S,), 0..1; whether anything is worth drawing anew."""
        change = amounts.astype(np.float32) - self._shown
        rows = np.flatnonzero(np.abs(change) > SEEN)
        if not len(rows):
            return False
        self._shown[rows] += change[rows]
        moved = self._moved[:-1]
        if len(rows) < FEW:
            moved += (change[rows] @ self._offsets[rows]).reshape(moved.shape)
        else:
            np.matmul(self._shown, self._offsets, out=moved.reshape(-1))
        np.add(self._base, moved, out=self.skin)
        np.take(self._moved, self._root, axis=0, out=self._ride, mode="clip")
        np.add(self._hair[:, :3], self._ride[:, :3], out=self.hair[:, :3])
        return True


def bent_normals(points: np.ndarray, triangles: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """(S, F, 3) how each shape (S, F, 3) at full strength changes the normals of points (F, 3)."""
    rest = smooth_normals(points, triangles)
    return np.stack([smooth_normals(points + offset, triangles) - rest for offset in offsets])
