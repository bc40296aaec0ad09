"""Leaves: a handful of true outlines, laid out by the hundred in one go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes.chairs.curves import cross, unit
from game.meshes.detail import Detail
from game.meshes.mesh_data import MeshData

Margin = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Outline:
    """Half of a leaf of length one: three or five margin points (across, along), base to tip.

    plain: the two points that keep its shape in a lean leaf; fold: how steeply the halves rise
    from the midrib; curl: how far the tip bends down.
    """

    margin: Margin
    plain: Margin
    fold: float
    curl: float


OUTLINES = {
    "ivy": Outline(
        ((0.26, -0.20), (0.56, 0.04), (0.31, 0.26), (0.41, 0.52), (0.14, 0.68)),
        ((0.34, -0.16), (0.52, 0.22)),
        fold=0.30,
        curl=0.22,
    ),
    "heart": Outline(
        ((0.22, -0.17), (0.42, -0.02), (0.47, 0.20), (0.36, 0.50), (0.17, 0.78)),
        ((0.26, -0.16), (0.46, 0.12)),
        fold=0.25,
        curl=0.30,
    ),
    "grape": Outline(
        ((0.30, -0.24), (0.68, 0.02), (0.43, 0.25), (0.56, 0.54), (0.21, 0.66)),
        ((0.42, -0.20), (0.66, 0.30)),
        fold=0.22,
        curl=0.28,
    ),
    "birch": Outline(
        ((0.20, 0.02), (0.37, 0.20), (0.38, 0.36), (0.26, 0.60), (0.11, 0.83)),
        ((0.26, 0.04), (0.38, 0.30)),
        fold=0.22,
        curl=0.20,
    ),
    "oak": Outline(
        ((0.13, 0.06), (0.31, 0.24), (0.19, 0.39), (0.39, 0.62), (0.17, 0.88)),
        ((0.40, 0.45), (0.26, 0.82)),
        fold=0.20,
        curl=0.24,
    ),
    "willow": Outline(
        ((0.07, 0.06), (0.12, 0.35), (0.09, 0.70)), ((0.07, 0.06), (0.12, 0.35)), 0.45, 0.35
    ),
    "needle": Outline(
        ((0.10, 0.03), (0.15, 0.30), (0.10, 0.68)), ((0.10, 0.03), (0.15, 0.30)), 0.60, 0.18
    ),
}
STALK, STALK_WIDE = 0.42, 0.022
"""Leaf lengths."""
LEAN_BASE = -0.25
"""A lean leaf has no stalk: its base reaches towards the stem instead, in leaf lengths."""
MIDRIB = {3: (0.0, 0.45, 1.0), 5: (0.0, 0.30, 0.62, 1.0), 2: (LEAN_BASE, 1.0)}
"""Corners along a leaf's middle, by how many its margin has."""
# Triangles of the right half by the margin's corners: m the midrib's, o the margin's.
_HALVES = {
    2: ("m0 o1 o0", "m0 m1 o1"),
    3: ("m0 o1 o0", "m0 m1 o1", "m1 o2 o1", "m1 m2 o2"),
    5: ("m0 o1 o0", "m0 m1 o1", "m1 o2 o1", "m1 m2 o2", "m2 o3 o2", "m2 o4 o3", "m2 m3 o4"),
}


def _template(outline: Outline, detail: Detail) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Corners (C, 3) x across, y up, z along; their normals (C, 3); triangles (T, 3)."""
    margin = outline.margin if detail == "full" else outline.plain
    middle = MIDRIB[len(margin)]
    stalk = [(-STALK_WIDE, -STALK), (STALK_WIDE, -STALK)] if detail == "full" else []
    flat = [*((0.0, z) for z in middle), *margin, *((-x, z) for x, z in margin), *stalk]
    x, z = np.array(flat).T
    up = outline.fold * np.abs(x) - outline.curl * z * np.abs(z)
    slope = outline.fold * np.sign(x)
    if stalk:
        up[-2:], slope[-2:] = -0.10 * STALK, 0.0
    normal = np.stack([-slope, np.ones(len(x)), 2 * outline.curl * np.maximum(z, 0.0)], axis=1)

    right = [[(c[0], int(c[1])) for c in half.split()] for half in _HALVES[len(margin)]]
    first, second = len(middle), len(middle) + len(margin)
    triangles = [[i if on == "m" else first + i for on, i in half] for half in right]
    triangles += [[i if on == "m" else second + i for on, i in half[::-1]] for half in right]
    triangles += [(len(x) - 2, 0, len(x) - 1)] if stalk else []
    return np.stack([x, up, z], axis=1), unit(normal), np.array(triangles, np.uint32)


_TEMPLATES = {
    (name, detail): _template(outline, detail)
    for name, outline in OUTLINES.items()
    for detail in ("full", "lean", "far")
}


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
    corners, normals, pattern = _TEMPLATES[outline, detail]
    count, size = len(sprays.foot), len(corners)
    z = unit(sprays.along)
    x = unit(cross(sprays.up, z))
    basis = np.stack([x, cross(z, x), z], axis=1)

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
