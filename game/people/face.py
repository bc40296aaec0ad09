"""Blends face shapes on the processor: only the head's points, only the shapes in use."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import smooth_normals
from game.people.data import PersonData


class Face:
    """positions and normals of skin and of the hair that rides on it, for any mix of shapes."""

    def __init__(self, data: PersonData) -> None:
        skin, hair = data.meshes["skin"], data.meshes["hair"]
        self._skin, self._hair, self._data = skin, hair, data
        self.names = tuple(data.shapes)
        self._row = {name: i for i, name in enumerate(self.names)}
        offsets = np.stack([data.shapes[n] for n in self.names])
        self.count = offsets.shape[1]
        self._base = np.concatenate([skin.positions[: self.count], skin.normals[: self.count]], 1)
        self._offsets = np.concatenate([offsets, self._bent(offsets)], axis=2).reshape(
            len(self.names), -1
        )

    def _bent(self, offsets: np.ndarray) -> np.ndarray:
        """(N, F, 3) how each shape at full strength changes the normals."""
        skin = self._skin
        inner = skin.triangles[(skin.triangles < self.count).all(axis=1)]
        rest = smooth_normals(skin.positions[: self.count], inner)
        bent = np.empty_like(offsets)
        for i, offset in enumerate(offsets):
            bent[i] = smooth_normals(skin.positions[: self.count] + offset, inner) - rest
        return bent

    def blend(self, shapes: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
        """(F, 6) skin positions and normals, (H, 3) offsets of the hair that hangs on the skin."""
        rows = [self._row[n] for n in shapes if n in self._row]
        amounts = np.array([v for n, v in shapes.items() if n in self._row], np.float32)
        moved = (
            amounts @ self._offsets[rows] if rows else np.zeros(self._offsets.shape[1], np.float32)
        )
        moved = moved.reshape(self.count, 6)
        return self._base + moved, moved[self._data.hair_root, :3]
