"""Leaves: a handful of true outlines, laid out by the hundred in one go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes.chairs.curves import unit
from game.meshes.detail import Detail
from game.meshes.mesh_data import MeshData


@dataclass(frozen=True)
class Outline:
    """Half of a leaf of length one: three margin points (across, along) from base to tip.

    fold: how steeply the halves rise from the midrib; curl: how far the tip bends down.
    """

    margin: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
    fold: float
    curl: float


OUTLINES = {
    "ivy": Outline(((0.34, -0.16), (0.52, 0.22), (0.23, 0.50)), 0.30, 0.22),
    "heart": Outline(((0.26, -0.16), (0.46, 0.12), (0.33, 0.55)), 0.25, 0.30),
    "grape": Outline(((0.42, -0.20), (0.66, 0.30), (0.30, 0.52)), 0.22, 0.28),
    "birch": Outline(((0.26, 0.04), (0.38, 0.30), (0.22, 0.68)), 0.22, 0.20),
    "oak": Outline(((0.14, 0.05), (0.40, 0.45), (0.26, 0.82)), 0.20, 0.24),
    "willow": Outline(((0.07, 0.06), (0.12, 0.35), (0.09, 0.70)), 0.45, 0.35),
    "needle": Outline(((0.10, 0.03), (0.15, 0.30), (0.10, 0.68)), 0.60, 0.18),
}

# Stalk, its foot twice; midrib base, middle and tip; right margin; left margin.
_TRIANGLES = np.array(
    [
        (0, 2, 1),
        (2, 6, 5),
        (2, 3, 6),
        (3, 7, 6),
        (3, 4, 7),
        (2, 8, 9),
        (2, 9, 3),
        (3, 9, 10),
        (3, 10, 4),
    ],
    np.uint32,
)


STALK, STALK_WIDE = 0.42, 0.022
"""Leaf lengths."""
LEAN_BASE = -0.25
"""A lean leaf has no stalk: its base reaches towards the stem instead, in leaf lengths."""
_LEAN_TRIANGLES = np.array([(0, 2, 1), (0, 5, 2), (0, 3, 4), (0, 4, 5)], np.uint32)
_LEAN_BROAD_BELOW, _LEAN_BROAD_ABOVE = [2, 5, 6, 8, 9, 4], [2, 6, 7, 9, 10, 4]
"""Corners of a lean leaf: base, two of the right margin, two of the left, tip. Which two depends on
where the outline is fullest."""


def _template(outline: Outline) -> tuple[np.ndarray, np.ndarray]:
    """Corners (11, 3) x across, y up, z along, and their normals (11, 3)."""
    flat = [(-STALK_WIDE, -STALK), (STALK_WIDE, -STALK), (0, 0), (0, 0.45), (0, 1.0)]
    flat += list(outline.margin) + [(-x, z) for x, z in outline.margin]
    x, z = np.array(flat).T
    up = outline.fold * np.abs(x) - outline.curl * z * z
    up[:2] = -0.10 * STALK
    slope_x = np.where(np.arange(11) < 5, 0.0, outline.fold * np.sign(x))
    normal = np.stack([-slope_x, np.ones(11), 2 * outline.curl * z], axis=1)
    return np.stack([x, up, z], axis=1), unit(normal)


_TEMPLATES = {name: _template(outline) for name, outline in OUTLINES.items()}


def _lean_template(outline: Outline) -> tuple[np.ndarray, np.ndarray]:
    """The same with six corners (6, 3)."""
    corners, normals = _template(outline)
    (low, at), (wide, middle), _ = outline.margin
    full_below = low > wide * (at - LEAN_BASE) / (middle - LEAN_BASE)
    kept = _LEAN_BROAD_BELOW if full_below else _LEAN_BROAD_ABOVE
    corners, normals = corners[kept], normals[kept]
    corners[0, 2] = LEAN_BASE
    return corners, normals


_LEAN_TEMPLATES = {name: _lean_template(outline) for name, outline in OUTLINES.items()}


@dataclass(frozen=True)
class Sprays:
    """Where leaves sit: foot (N, 3), along (N, 3) and up (N, 3) directions, length (N,) metres,
    tint (N, 3) linear, flex (N,) 0 stiff … 1 loose."""

    foot: np.ndarray
    along: np.ndarray
    up: np.ndarray
    length: np.ndarray
    tint: np.ndarray
    flex: np.ndarray


def leaves(
    outline: str, sprays: Sprays, rng: np.random.Generator, detail: Detail = "full"
) -> MeshData:
    """One mesh of leaves of one outline; its surface is two-sided.

    uv: across and along in leaf lengths. color.a: how far the air may carry a corner.
    """
    lean = detail == "lean"
    corners, normals = (_LEAN_TEMPLATES if lean else _TEMPLATES)[outline]
    pattern = _LEAN_TRIANGLES if lean else _TRIANGLES
    count, size = len(sprays.foot), len(corners)
    z = unit(sprays.along)
    x = unit(np.cross(sprays.up, z))
    basis = np.stack([x, np.cross(z, x), z], axis=1)

    local = np.broadcast_to(corners, (count, size, 3)).copy()
    # No two alike: narrower or wider, more or less folded, one half drooping.
    local[..., 0] *= rng.uniform(0.85, 1.15, (count, 1))
    local[..., 1] *= rng.uniform(0.5, 1.7, (count, 1))
    local[..., 1] += rng.normal(0.0, 0.05, (count, 1)) * local[..., 0]
    points = sprays.foot[:, None] + (local @ basis) * sprays.length[:, None, None]

    points[..., 1] = np.maximum(points[..., 1], 0.004)  # those that reach the floor lie on it

    along = corners[:, 2]
    uv = np.stack([corners[:, 0], along], axis=1)
    color = np.empty((count, size, 4), np.float32)
    color[..., :3] = sprays.tint[:, None]
    color[..., 3] = sprays.flex[:, None] * np.clip(0.45 + 0.55 * along, 0.2, 1.0)
    return MeshData(
        positions=points.reshape(-1, 3),
        normals=unit(normals @ basis).reshape(-1, 3),
        triangles=(pattern[None] + size * np.arange(count)[:, None, None]).reshape(-1, 3),
        uv=np.broadcast_to(uv, (count, size, 2)).reshape(-1, 2),
        color=np.clip(color, 0.0, 1.0).reshape(-1, 4),
    )
