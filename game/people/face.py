"""Blends one person's face shapes on the processor: only the head's points, only what has changed."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import smooth_normals
from game.people.data import PersonData

SEEN = 0.004
"""How much a shape must have changed to be worth moving points for: under a tenth of a millimetre."""


class Face:
    """positions and normals of skin and of the hair that rides on it, for any mix of shapes.

    skin (F, 6) and hair (H, 6), positions and normals, always hold the face that was blended last.
    """

    def __init__(self, data: PersonData) -> None:
        offsets = np.stack(list(data.shapes.values()))
        self.count = offsets.shape[1]
        skin = data.meshes["skin"]
        self._base = np.concatenate([skin.positions[: self.count], skin.normals[: self.count]], 1)
        bent = bent_normals(skin.positions[: self.count], self._inner(skin.triangles), offsets)
        self._offsets = np.concatenate([offsets, bent], axis=2).reshape(len(offsets), -1)
        fringe = data.meshes["hair"]
        rest = np.concatenate([fringe.positions, fringe.normals], axis=1)
        self._hair = rest[data.hair_fixed :].astype(np.float32)
        self._root = data.hair_root
        self.skin, self.hair = np.empty_like(self._base), np.empty_like(self._hair)
        self.forget()

    def _inner(self, triangles: np.ndarray) -> np.ndarray:
        return triangles[(triangles < self.count).all(axis=1)]

    def forget(self) -> None:
        """Back to the face that was baked, so that what comes next depends on nothing before."""
        self._shown = np.zeros(len(self._offsets), np.float32)
        self._moved = np.zeros(self._offsets.shape[1], np.float32)
        self.skin[:], self.hair[:] = self._base, self._hair

    def blend(self, amounts: np.ndarray) -> bool:
        """Takes on ``amounts`` (S,), 0..1; whether anything is worth drawing anew."""
        change = amounts.astype(np.float32) - self._shown
        rows = np.flatnonzero(np.abs(change) > SEEN)
        if not len(rows):
            return False
        change = change[rows]
        self._shown[rows] += change
        self._moved += change @ self._offsets[rows]
        moved = self._moved.reshape(self.count, 6)
        np.add(self._base, moved, out=self.skin)
        np.add(self._hair[:, :3], moved[self._root, :3], out=self.hair[:, :3])
        return True


def bent_normals(points: np.ndarray, triangles: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """(S, F, 3) how each shape (S, F, 3) at full strength changes the normals of points (F, 3)."""
    rest = smooth_normals(points, triangles)
    return np.stack([smooth_normals(points + offset, triangles) - rest for offset in offsets])
