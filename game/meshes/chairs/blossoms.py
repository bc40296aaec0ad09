"""Buds whose petals leaf.vert opens: laid out closed, each corner knows how to unfold."""

from __future__ import annotations

import numpy as np

from game.meshes.chairs.curves import cross, unit
from game.meshes.detail import Detail
from game.meshes.mesh_data import MeshData

PETAL = 2.0
"""uv.y of petals starts here, so that the leaf shader tells them from leaves."""
STRIDE = 4.0
"""uv.y also carries which way a bud looks, in whole strides."""
WAYS = 256
"""Directions round a petal's outward axis that a bud's own axis may take."""
LONGEST = 0.08
"""Metres of petal for which color.a is one."""
PETALS = 5

# Across and along, in petal lengths: base, middle, tip; right margin; then left.
_MARGINS = {
    "petal": ((0.20, 0.20), (0.38, 0.60), (0.25, 0.93)),
    "star": ((0.14, 0.15), (0.24, 0.45), (0.15, 0.80)),
}
_TRIANGLES = np.array(
    [(0, 1, 3), (1, 4, 3), (1, 2, 4), (2, 5, 4), (0, 6, 1), (1, 6, 7), (1, 7, 2), (2, 7, 8)],
    np.uint32,
)
_LEAN_TRIANGLES = np.array([(0, 2, 1), (0, 3, 2)], np.uint32)


def _template(petal: str, detail: Detail) -> tuple[np.ndarray, np.ndarray]:
    """Corners (C, 2) across and along, and triangles."""
    margin = _MARGINS[petal]
    if detail != "full":
        # A kite as broad as the petal where it is broadest.
        wide, at = margin[1]
        return np.array([(0, 0), (1.1 * wide, at), (0, 1), (-1.1 * wide, at)]), _LEAN_TRIANGLES
    middle = [(0.0, 0.0), (0.0, 0.55), (0.0, 0.96)]
    return np.array([*middle, *margin, *((-x, y) for x, y in margin)]), _TRIANGLES


def blossoms(
    petal: str,
    foot: np.ndarray,
    facing: np.ndarray,
    size: np.ndarray,
    tint: np.ndarray,
    rng: np.random.Generator,
    detail: Detail = "full",
) -> MeshData:
    """Buds at foot (N, 3) looking along facing (N, 3), petals of size (N,) metres, tint (N, 3).

    A petal lies closed, in the plane of the bud's axis; its normal looks from its own outward
    way at that axis. uv: across, and PETAL + along + STRIDE × the bud's way; color.a: the
    petal's length in units of LONGEST.
    """
    corners, pattern = _template(petal, detail)
    count, corner_count = len(foot), len(corners)
    axis = unit(facing)
    helper = np.where(np.abs(axis[:, 1:2]) > 0.8, [[1.0, 0.0, 0.0]], [[0.0, 1.0, 0.0]])
    right = unit(cross(helper, axis))
    ahead = cross(axis, right)
    turn = rng.uniform(0, 2 * np.pi, (count, 1)) + np.arange(PETALS) * (2 * np.pi / PETALS)
    turn = (turn + rng.normal(0, 0.07, turn.shape))[..., None]
    out = (right[:, None] * np.cos(turn) + ahead[:, None] * np.sin(turn)).reshape(-1, 3)
    axis = np.repeat(axis, PETALS, axis=0)
    aside = cross(axis, out)
    size = np.clip(np.repeat(size, PETALS) * rng.uniform(0.9, 1.1, count * PETALS), 0.0, LONGEST)

    across, along = corners.T[..., None, None]
    points = np.repeat(foot, PETALS, axis=0) + size[:, None] * (across * aside + along * axis)
    points = points.transpose(1, 0, 2)
    first, second = hinges(out)
    way = np.arctan2((axis * second).sum(1), (axis * first).sum(1)) / (2 * np.pi)
    way = np.round(way * WAYS) % WAYS
    uv = np.empty((*points.shape[:2], 2))
    uv[..., 0] = corners[:, 0]
    uv[..., 1] = PETAL + corners[:, 1] + STRIDE * way[:, None]
    color = np.empty((*points.shape[:2], 4))
    shade = rng.uniform(0.88, 1.12, (count, PETALS, 1))
    color[..., :3] = np.clip(tint[:, None] * shade, 0, 1).reshape(-1, 1, 3)
    color[..., 3] = (size / LONGEST)[:, None]
    triangles = pattern + corner_count * np.arange(len(points))[:, None, None]
    return MeshData(
        points.reshape(-1, 3),
        np.repeat(-out, corner_count, axis=0),
        triangles.reshape(-1, 3),
        uv.reshape(-1, 2),
        color.reshape(-1, 4),
    )


def hinges(out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two units (N, 3) square to ``out`` that turn with it about the y axis, as in leaf.vert."""
    first = unit(np.stack([out[:, 2] + 1e-5, 0 * out[:, 1], -out[:, 0]], axis=1))
    return first, cross(out, first)
