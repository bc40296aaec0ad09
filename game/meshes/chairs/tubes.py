"""Generalised cylinders: limbs, vines and tendrils as closed skins around curves."""

from __future__ import annotations

import numpy as np

from game.meshes.chairs.curves import arc_length, cross, frames, unit
from game.meshes.mesh_data import MeshData

KIND_STRIDE = 8.0
"""uv.x carries the kind of bark in whole strides; a limb's own metres around stay below one."""
UNEVEN = 0.10


def tube_grid(paths: np.ndarray, radius: np.ndarray, sides: int) -> np.ndarray:
    """Skin points (B, R, sides, 3) around paths (B, R, 3).

    radius: (B, R) for round limbs or (B, R, sides) for fluted ones. Metres.
    """
    _, normal, binormal = frames(paths)
    angle = np.arange(sides, dtype=np.float32) * np.float32(2 * np.pi / sides)
    spoke = (
        normal[:, :, None] * np.cos(angle)[:, None] + binormal[:, :, None] * np.sin(angle)[:, None]
    )
    if radius.ndim == 2:
        radius = radius[..., None]
    return paths[:, :, None] + spoke * radius[..., None]


def grid_normals(grid: np.ndarray) -> np.ndarray:
    """Unit normals (B, R, S, 3) of closed rings, outwards."""
    around = np.roll(grid, -1, axis=2) - np.roll(grid, 1, axis=2)
    along = np.gradient(grid, axis=1)
    return unit(cross(around, along))


def grid_triangles(count: int, rings: int, sides: int) -> np.ndarray:
    """Triangles (T, 3) u32 of ``count`` closed tubes laid out ring after ring."""
    ring = np.arange(rings - 1)[:, None] * sides
    here = np.arange(sides)[None]
    there = (here + 1) % sides
    a, b, c, d = ring + here, ring + there, ring + sides + here, ring + sides + there
    one = np.stack([a, b, c, b, d, c], axis=-1).reshape(-1, 3)
    start = np.arange(count)[:, None, None] * (rings * sides)
    return (one[None] + start).reshape(-1, 3).astype(np.uint32)


def tube_uv(
    paths: np.ndarray, radii: np.ndarray, sides: int, kind: float, uneven: float = UNEVEN
) -> np.ndarray:
    """uv (B, R, S, 2): metres around, mirrored at half a turn so no seam shows; metres along.

    ``uneven``: metres by which one half lies further along than the other, so that it is no
    mirror image. Each tube begins elsewhere in the bark, so that no two are alike.
    """
    angle = np.arange(sides) * (2 * np.pi / sides)
    girth = np.pi * radii.mean(axis=1)
    start = (0.618 * np.arange(len(paths)) % 1.0)[:, None]
    around = girth[:, None] * np.abs(angle / np.pi - 1.0) + kind * KIND_STRIDE + 3.0 * start
    along = (arc_length(paths) + 5.0 * start)[..., None] + uneven * np.sin(angle)
    shape = (*paths.shape[:2], sides)
    return np.stack([np.broadcast_to(around[:, None], shape), along], axis=-1)


def tubes(
    paths: np.ndarray, radii: np.ndarray, sides: int, kind: float, color: np.ndarray
) -> MeshData:
    """Plain round tubes: paths (B, R, 3), radii (B, R), color (4,) or (B, 4)."""
    count, rings = radii.shape
    grid = tube_grid(paths, radii, sides)
    grid[..., 1] = np.maximum(grid[..., 1], 0.0)  # nothing grows into the floor
    tint = np.broadcast_to(np.atleast_2d(color)[:, None], (count, rings * sides, 4))
    return MeshData(
        positions=grid.reshape(-1, 3),
        normals=grid_normals(grid).reshape(-1, 3),
        triangles=grid_triangles(count, rings, sides),
        uv=tube_uv(paths, radii, sides, kind).reshape(-1, 2),
        color=tint.reshape(-1, 4),
    )
