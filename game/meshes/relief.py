"""Carving in true relief: meshes that follow a drawing of heights and spare triangles where it is flat."""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail
from game.meshes.mesh_data import MeshData
from game.meshes.profiles import oriented
from game.meshes.symbols import SCENES, SYMBOLS

FINE: dict[Detail, int] = {"full": 128, "lean": 64}
"""Cells along a drawing's edge at the finest; blocks of 8, 4 and 2 stand in where it is flat."""


def drawn(name: str, cells: int = FINE["full"]) -> np.ndarray:
    """(cells + 1, cells + 1) heights 0..1 of a symbol, row 0 at the bottom. KeyError if unknown."""
    line = np.linspace(-1.06, 1.06, cells + 1, dtype=np.float32)
    x, y = np.meshgrid(line, line)
    edge = np.clip((1.06 - np.maximum(np.abs(x), np.abs(y))) / 0.05, 0, 1)
    return np.clip({**SYMBOLS, **SCENES}[name](x, y), 0, 1) * edge


def relief(heights: np.ndarray, width: float, height: float, depth: float, budget: int) -> MeshData:
    """A carved panel over x 0..width, y 0..height, standing up to ``depth`` towards -z.

    Blocks of cells that the surface crosses in a straight line are drawn as one, coarser until
    the panel keeps within ``budget`` triangles. The fourth colour channel rises with the height, 1 on whatever hands reach; the tint
    falls where higher carving stands close by, so that shapes part from their ground in any light.
    """
    cells = len(heights) - 1
    errors = {size: _error(heights, size) for size in (8, 4, 2)}
    low, high = 0.004, 0.6
    quads = _blocks(errors, low, cells)
    if 2 * len(quads) > budget:
        for _ in range(7):
            middle = (low * high) ** 0.5
            quads = _blocks(errors, middle, cells)
            low, high = (middle, high) if 2 * len(quads) > budget else (low, middle)
        quads = _blocks(errors, high, cells)
    used, corners = np.unique(quads, return_inverse=True)
    corners = corners.reshape(-1, 4)
    row, column = np.divmod(used, cells + 1)
    slope_y, slope_x = np.gradient(heights * depth, height / cells, width / cells)
    lift = heights.reshape(-1)[used]
    positions = np.stack([column * width / cells, row * height / cells, -depth * lift], 1)
    normals = np.stack(
        [-slope_x.reshape(-1)[used], -slope_y.reshape(-1)[used], -np.ones(len(used))], 1
    )
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    triangles = np.concatenate([corners[:, [0, 1, 2]], corners[:, [0, 2, 3]]])
    color = np.ones((len(used), 4))
    steep = 1 / np.maximum(-normals[:, 2], 0.3)
    deep = np.clip(_blurred(heights, cells // 11) - heights, 0, 1).reshape(-1)[used]
    light = (0.80 + 0.25 * lift - 0.16 * (steep - 1)) * (1 - 0.85 * deep)
    color[:, :3] = np.clip(light, 0.22, 1.0)[:, None]
    color[:, 3] = np.minimum(1.6 * lift, 1.0)
    return oriented(MeshData(positions, normals, triangles, positions[:, :2], color))


def _blurred(heights: np.ndarray, reach: int) -> np.ndarray:
    """The mean of ``heights`` over squares of 2 ``reach`` + 1 cells: what stands about each point."""
    wide = 2 * reach + 1
    total = np.pad(np.pad(heights, reach, mode="edge"), ((1, 0), (1, 0))).cumsum(0).cumsum(1)
    square = total[wide:, wide:] - total[:-wide, wide:] - total[wide:, :-wide]
    return (square + total[:-wide, :-wide]) / wide**2


def _error(heights: np.ndarray, size: int) -> np.ndarray:
    """(n, n) how far the surface strays from bilinearity over blocks of ``size`` cells."""
    count = (len(heights) - 1) // size
    step = np.arange(size + 1)
    rows = (np.arange(count) * size)[:, None] + step
    patch = heights[rows[:, None, :, None], rows[None, :, None, :]]
    v, u = (step / size)[:, None], (step / size)[None, :]
    low = patch[..., :1, :1] * (1 - u) + patch[..., :1, -1:] * u
    high = patch[..., -1:, :1] * (1 - u) + patch[..., -1:, -1:] * u
    return np.abs(low * (1 - v) + high * v - patch).max(axis=(2, 3))


def _blocks(errors: dict[int, np.ndarray], tolerance: float, cells: int) -> np.ndarray:
    """(Q, 4) flat indices of the corners of the largest blocks within ``tolerance``."""
    side = cells + 1
    free = np.ones((cells // 8, cells // 8), bool)
    quads = []
    for size in (8, 4, 2, 1):
        keep = free & (errors[size] <= tolerance) if size > 1 else free
        i, j = np.nonzero(keep)
        i, j = i * size * side, j * size
        far = size * side
        quads.append(np.stack([i + j, i + j + size, i + far + j + size, i + far + j], 1))
        free = np.repeat(np.repeat(free & ~keep, 2, axis=0), 2, axis=1)
    return np.concatenate(quads)
