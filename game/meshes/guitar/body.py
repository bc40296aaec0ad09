"""The body: a spruce top, bent sides with their bindings, a domed back, and the hollow between."""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.guitar import measures as m
from game.meshes.guitar import woods
from game.meshes.guitar.sheets import sheet
from game.meshes.mesh_data import MeshData, Part, merge

EDGE = 0.0018
"""How far the edge is rounded off."""
BINDING = 0.0065
RIM = 0.018
"""Metres from the edge over which the soundboard's fourth tint falls from 1 to 0."""
DEEP = np.array([0.0, 0.08, -0.05])
"""A point well inside."""


def body(detail: Detail) -> list[Part]:
    """Soundboard and box, from tail to shoulders."""
    loop = m.outline(either(detail, 84, 48, 20))
    parts = [sides(loop, detail), back(loop, detail)]
    parts.append(dark_hole() if detail == "far" else hollow(m.outline(24)))
    return [Part("soundboard", soundboard(loop, detail)), Part("guitar", merge(parts))]


def lifted(loop: np.ndarray, z) -> np.ndarray:
    """(N, 3) the loop at a height."""
    return np.column_stack([loop, np.broadcast_to(z, len(loop))])


def soundboard(loop: np.ndarray, detail: Detail) -> MeshData:
    """The top round its hole; its normals dome a little, as a braced top does. uv: x, y."""
    way = loop - m.HOLE
    hole = m.HOLE + way / np.linalg.norm(way, axis=1, keepdims=True) * m.HOLE_RADIUS
    rings = [hole, m.inset(loop, RIM), m.inset(loop, EDGE)]
    grid = np.stack([lifted(ring, m.TOP) for ring in [hole, *rings]])
    grid[0, :, 2] -= 0.0025
    flat = sheet(grid[1:], woods.SPRUCE, inside=DEEP, closed=True, uv=grid[1:, :, :2])
    away = flat.positions[:, :2] - [0.0, 0.03]
    normals = np.column_stack([away * 0.16, np.ones(len(away))])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    color = flat.color.copy()
    color[:, 3] = np.repeat([1.0, 1.0, 0.0], len(loop) + 1)
    wall = sheet(
        grid[:2], (*woods.SPRUCE[:3], 1.0), inside=np.array([0.0, 0.171, 1.0]), closed=True,
        uv=grid[:2, :, :2],
    )  # fmt: skip
    top = MeshData(flat.positions, normals, flat.triangles, flat.uv, color)
    return top if detail == "far" else merge([top, wall])


def sides(loop: np.ndarray, detail: Detail) -> MeshData:
    """Bindings and rosewood between them; the grain follows the bend."""
    foot = -m.depth(loop[:, 1])
    tight = m.inset(loop, EDGE)
    arc = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(loop, axis=0), axis=1))]
    arc = np.r_[arc, arc[-1] + np.linalg.norm(loop[0] - loop[-1])]

    def band(rows: list[np.ndarray], tint) -> MeshData:
        grid = np.stack(rows)
        across = np.concatenate([grid[:, :, 2], grid[:, :1, 2]], axis=1)
        uv = np.stack([across, np.broadcast_to(arc, across.shape)], axis=-1)
        return sheet(grid, tint, inside=DEEP, closed=True, uv=uv)

    upper = [lifted(tight, m.TOP), lifted(loop, -EDGE), lifted(loop, -BINDING)]
    lower = [lifted(loop, foot + BINDING), lifted(loop, foot + EDGE), lifted(tight, foot)]
    if detail == "far":
        return band([upper[0], lower[-1]], woods.ROSEWOOD)
    return merge(
        [
            band(upper, woods.MAPLE),
            band([upper[-1], lower[0]], woods.ROSEWOOD),
            band(lower, woods.MAPLE),
        ]
    )


def back(loop: np.ndarray, detail: Detail) -> MeshData:
    """Two book-matched leaves, domed by six millimetres."""
    middle = np.array([0.0, 0.06])
    rings = []
    for share in either(detail, (1.0, 0.72, 0.36, 0.0), (1.0, 0.62, 0.0), (1.0, 0.0)):
        ring = middle + (m.inset(loop, EDGE) - middle) * share
        rings.append(lifted(ring, -m.depth(ring[:, 1]) - 0.006 * (1.0 - share**2)))
    grid = np.stack(rings)
    uv = np.stack([abs(grid[:, :, 0]), grid[:, :, 1]], axis=-1)
    return sheet(grid, woods.ROSEWOOD, inside=DEEP, closed=True, uv=uv)


def hollow(loop: np.ndarray) -> MeshData:
    """What is seen through the hole: bare wood in the dark, and the maker's label."""
    floor = -m.depth(loop[:, 1]) + 0.003
    near = m.HOLE + (loop - m.HOLE) * 0.72
    rings = [
        lifted(loop, -0.004),
        lifted(near, floor),
        lifted(np.broadcast_to(m.HOLE, loop.shape), floor.mean()),
    ]
    below = np.array([0.0, 0.171, -0.3])
    cavity = sheet(np.stack(rings), woods.BARE, inside=below, closed=True)
    x = np.array([-0.036, 0.036])
    y = np.array([0.145, 0.197])
    paper = np.array([[(a, b, floor.mean() + 0.002) for a in x] for b in y])
    return merge([cavity, sheet(paper, woods.LABEL, inside=below)])


def dark_hole() -> MeshData:
    """The hole from afar: a disc of shade."""
    turn = np.linspace(0, 2 * np.pi, 10, endpoint=False)
    rim = m.HOLE + (m.HOLE_RADIUS + 0.002) * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    rings = np.stack([lifted(rim, -0.003), lifted(np.tile(m.HOLE, (10, 1)), -0.003)])
    return sheet(rings, (0.02, 0.01, 0.006, 0.5), inside=DEEP, closed=True)
