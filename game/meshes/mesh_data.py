"""The one shape that geometry has before the engine sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np


@dataclass(frozen=True)
class MeshData:
    """Triangles with what a surface shader needs at each corner. Metres, y up, left-handed.

    positions (V, 3) f32; normals (V, 3) f32, unit; triangles (T, 3) u32, wound so that
    ``cross(p1 - p0, p2 - p0)`` points along the normal; uv (V, 2) f32, metres along the surface
    unless the surface says otherwise; color (V, 4) f32 in 0..1: linear albedo tint, and in the
    fourth channel a number the surface gives a meaning to (1 where it gives none).
    """

    positions: np.ndarray
    normals: np.ndarray
    triangles: np.ndarray
    uv: np.ndarray = field(default=None)  # type: ignore[assignment]
    color: np.ndarray = field(default=None)  # type: ignore[assignment]

    def __post_init__(self) -> None:
        count = len(self.positions)
        fixed = {
            "positions": np.ascontiguousarray(self.positions, np.float32).reshape(-1, 3),
            "normals": np.ascontiguousarray(self.normals, np.float32).reshape(-1, 3),
            "triangles": np.ascontiguousarray(self.triangles, np.uint32).reshape(-1, 3),
            "uv": np.zeros((count, 2), np.float32)
            if self.uv is None
            else np.ascontiguousarray(self.uv, np.float32).reshape(-1, 2),
            "color": np.ones((count, 4), np.float32)
            if self.color is None
            else np.ascontiguousarray(self.color, np.float32).reshape(-1, 4),
        }
        for name, array in fixed.items():
            object.__setattr__(self, name, array)

    def moved(self, offset: Iterable[float]) -> MeshData:
        """The same mesh shifted by ``offset`` (3,) metres."""
        return replace(self, positions=self.positions + np.asarray(offset, np.float32))

    def turned(self, azimuth: float) -> MeshData:
        """The same mesh turned clockwise seen from above, by ``azimuth`` radians about y."""
        turn = yaw_matrix(azimuth)
        return replace(self, positions=self.positions @ turn, normals=self.normals @ turn)

    def tinted(self, rgb: Iterable[float]) -> MeshData:
        """The same mesh with its tint multiplied by linear ``rgb``."""
        color = self.color.copy()
        color[:, :3] *= np.asarray(rgb, np.float32)
        return replace(self, color=color)

    def only(self, wanted: np.ndarray) -> MeshData:
        """The triangles that ``wanted`` (T,) bool names, with the corners they use."""
        triangles = self.triangles[wanted]
        used = np.zeros(len(self.positions), bool)
        used[triangles] = True
        return MeshData(
            self.positions[used],
            self.normals[used],
            (np.cumsum(used) - 1)[triangles],
            self.uv[used],
            self.color[used],
        )

    def bounds(self) -> tuple[np.ndarray, np.ndarray]:
        """Lowest and highest corner, each (3,) metres."""
        by_axis = self.positions.T.copy()  # ten times quicker than three at a time
        return by_axis.min(axis=1), by_axis.max(axis=1)


@dataclass(frozen=True)
class Part:
    """A mesh and the surface it wears: ``surface`` names shaders/surface/<surface>.frag.

    ``blocks_sun`` parts are drawn into the sunlight mask. ``two_sided`` parts are not back-face culled.
    Parts that are not ``sunlit`` get programs without the sun, and are not in its way either.
    """

    surface: str
    mesh: MeshData
    blocks_sun: bool = True
    two_sided: bool = False
    sunlit: bool = True


def merge(meshes: Iterable[MeshData]) -> MeshData:
    """All meshes as one. Raises ValueError when there are none."""
    meshes = list(meshes)
    if not meshes:
        raise ValueError("merge needs at least one mesh")
    starts = np.cumsum([0] + [len(m.positions) for m in meshes[:-1]])
    return MeshData(
        positions=np.concatenate([m.positions for m in meshes]),
        normals=np.concatenate([m.normals for m in meshes]),
        triangles=np.concatenate(
            [m.triangles + np.uint32(s) for m, s in zip(meshes, starts, strict=True)]
        ),
        uv=np.concatenate([m.uv for m in meshes]),
        color=np.concatenate([m.color for m in meshes]),
    )


def yaw_matrix(azimuth: float) -> np.ndarray:
    """(3, 3) f32 for row vectors: turns +z towards +x, that is clockwise seen from above, by radians."""
    c, s = np.cos(azimuth), np.sin(azimuth)
    return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]], np.float32)


def smooth_normals(positions: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """Area-weighted vertex normals (V, 3) f32, unit; +y where a vertex has no area around it."""
    a, b, c = (positions[triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    corners, count = np.asarray(triangles).T.ravel(), len(positions)
    total = np.stack(
        [np.bincount(corners, np.tile(face[:, axis], 3), count) for axis in range(3)], axis=1
    )
    length = np.linalg.norm(total, axis=1, keepdims=True)
    up = np.array([0.0, 1.0, 0.0])
    return np.where(length > 1e-12, total / np.maximum(length, 1e-12), up).astype(np.float32)


def flat(positions: np.ndarray, triangles: np.ndarray, uv: np.ndarray | None = None) -> MeshData:
    """A faceted mesh: every triangle gets its own three corners and its face normal."""
    corners = np.asarray(triangles).reshape(-1)
    spread = np.asarray(positions, np.float32)[corners]
    tri = np.arange(len(corners), dtype=np.uint32).reshape(-1, 3)
    a, b, c = spread[0::3], spread[1::3], spread[2::3]
    face = np.cross(b - a, c - a)
    face /= np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-12)
    return MeshData(
        positions=spread,
        normals=np.repeat(face, 3, axis=0),
        triangles=tri,
        uv=None if uv is None else np.asarray(uv, np.float32)[corners],
    )
