"""What every side of the hall shares: mouldings that mitre at the corners, walls with a hole.

A side is built at z = +apothem looking inward (towards -z); ``depth`` is how far inside the plane
of the spines something stands, metres.
"""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.hall_plan import APOTHEM, SIDES
from game.meshes.mesh_data import MeshData, merge
from game.meshes.profiles import chain, creased, sheet, sweep, woven

SLOPE = float(np.tan(np.pi / SIDES))
CORNER_RADIUS = APOTHEM / float(np.cos(np.pi / SIDES))
"""From the centre to a corner of the spine plane: where pillars stand."""


def half_width(depth: float = 0.0) -> float:
    """Half the length of a side at ``depth`` metres inside the spine plane."""
    return (APOTHEM - depth) * SLOPE


def side_run(profile: np.ndarray, number: float = 1.0, reach: float | None = None) -> MeshData:
    """A moulding (N, 2) of (depth, y) along the whole side, mitred to its neighbours.

    ``reach`` ends it square at |x| = reach instead. Grain and courses run along it (uv.v).
    """
    line = creased(profile)
    depth, rise = line.points.T
    ends = np.full_like(depth, reach) if reach is not None else (APOTHEM - depth) * SLOPE
    x = np.stack([-ends, ends])
    positions = np.stack(np.broadcast_arrays(x, rise[None], APOTHEM - depth[None]), -1)
    normals = np.zeros_like(positions)
    normals[..., 1], normals[..., 2] = line.normals[:, 1], -line.normals[:, 0]
    uv = np.stack([np.broadcast_to(line.length, x.shape), x], -1)
    shade = np.broadcast_to(line.open_sky, x.shape)
    return woven(positions, normals, uv, chain(2), line.spans, shade, number)


def pointed_arch(
    opening: float, profile: np.ndarray, steps: int, jamb: float = 0.0, sharpness: float = 1.0
) -> MeshData:
    """A moulding round a pointed arch whose springers stand at y = 0, x = ±opening / 2.

    ``profile`` (N, 2) of (outward in the wall's plane, towards the room), read from the outside in
    so that its seen side is the room's; ``jamb`` metres run
    straight down below the springers; ``sharpness`` 1 is equilateral, 0 round. The arch stands in
    the plane z = 0 and looks towards -z.
    """
    line = creased(profile)
    half = opening / 2
    out, forward = line.points.T
    centre = half * sharpness
    radius = half + centre + out
    top = np.arccos(np.clip(centre / radius, 0, 1))
    t = np.linspace(0, 1, steps + 1)[:, None]
    angle = t * top
    x, y = radius * np.cos(angle) - centre, radius * np.sin(angle)
    facing = np.stack(np.broadcast_arrays(np.cos(angle), np.sin(angle)), -1)
    if jamb:
        x = np.concatenate([x[:1], x])
        y = np.concatenate([np.full_like(y[:1], -jamb), y])
        facing = np.concatenate([facing[:1], facing])
    positions = np.stack(np.broadcast_arrays(x, y, -forward[None]), -1)
    nx, nz = line.normals[:, 0], line.normals[:, 1]
    normals = np.stack(
        [facing[..., 0] * nx, facing[..., 1] * nx, np.broadcast_to(-nz, x.shape)], -1
    )
    stride = np.linalg.norm(np.diff(positions[:, 0], axis=0), axis=1)
    along = np.concatenate([[0], np.cumsum(stride)])
    uv = np.stack(np.broadcast_arrays(line.length[None], along[:, None]), -1)
    shade = np.broadcast_to(line.open_sky, x.shape)
    spans = chain(len(x))
    mirror = np.array([-1.0, 1.0, 1.0])
    return merge(
        woven(positions * m, normals * m, uv, spans, line.spans, shade, 0.5)
        for m in (np.ones(3), mirror)
    )


def lancet_edge(x: np.ndarray, opening: float, springing: float) -> np.ndarray:
    """Height of an equilateral pointed arch at |x| <= opening / 2."""
    half = opening / 2
    return springing + np.sqrt(np.maximum(opening**2 - (np.abs(x) + half) ** 2, 0))


def pierced_wall(
    bottom: float, top: float, opening: float, sill: float, springing: float | None, head: float
) -> MeshData:
    """A wall on the spine plane from ``bottom`` to ``top`` with one hole in its middle.

    The hole is ``opening`` wide from ``sill`` up; a pointed arch from ``springing``, or a flat top
    at ``head`` where ``springing`` is None. uv: metres along and up.
    """
    width, half = half_width(), opening / 2

    def plane(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        return np.stack([u, v, np.full_like(u, APOTHEM)], -1)

    pieces = [
        sheet(np.array(edge), np.array([bottom, top]), plane)
        for edge in ((-width, -half), (half, width))
    ]
    if sill > bottom:
        pieces.append(sheet(np.array([-half, half]), np.array([bottom, sill]), plane))
    if springing is None:
        pieces.append(sheet(np.array([-half, half]), np.array([head, top]), plane))
    else:
        x = half * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 33))
        edge = lancet_edge(x, opening, springing)
        points = np.stack([np.stack([x, edge], -1), np.stack([x, np.full_like(x, top)], -1)])
        flat_normals = np.broadcast_to([0.0, 0.0, -1.0], (2, len(x), 3))
        positions = np.concatenate([points, np.full((2, len(x), 1), APOTHEM)], -1)
        pieces.append(woven(positions, flat_normals, points, chain(2), chain(len(x))))
    return merge(pieces)


def shoulders(bottom: float, top: float, inner: float = 2.2) -> MeshData:
    """Two strips of wall on the spine plane between a bookcase and the piers beside it."""

    def plane(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        return np.stack([u, v, np.full_like(u, APOTHEM + 0.02)], -1)

    width = half_width(-0.02)
    return merge(
        sheet(np.array(edge), np.array([bottom, top]), plane)
        for edge in ((-width, -inner), (inner, width))
    )


def panelled(
    low: tuple[float, float],
    high: tuple[float, float],
    stile: float = 0.09,
    sunk: float = 0.022,
    field: float = 0.014,
    detail: Detail = "full",
) -> MeshData:
    """A raised-and-fielded panel in the plane z = 0 looking towards -z, frame included.

    ``low`` and ``high`` are (x, y) corners; ``stile`` the frame's width, ``sunk`` how deep the
    moulding falls behind it and ``field`` how far the middle rises again. uv.v runs upright.
    """
    drawn = np.array(
        [
            (0.0, 0.0),
            (stile, 0.0),
            (stile + 0.004, -0.009),
            (stile + 0.018, -sunk),
            (stile + 0.03, -sunk),
            (stile + 0.075, field - sunk),
            (stile + 0.09, field - sunk + 0.002),
        ]
    )
    line = creased(either(detail, drawn, drawn[[0, 1, 3, 4, 5]])[::-1])
    inset, lift = line.points.T
    (x0, y0), (x1, y1) = low, high
    xs = np.stack([x0 + inset, x1 - inset, x1 - inset, x0 + inset, x0 + inset])
    ys = np.stack([y0 + inset, y0 + inset, y1 - inset, y1 - inset, y0 + inset])
    inwards = np.array([[0, 1], [-1, 0], [0, -1], [1, 0]], np.float64)
    pieces = []
    for edge in range(4):
        x, y = xs[edge : edge + 2], ys[edge : edge + 2]
        positions = np.stack([x, y, np.broadcast_to(-lift, x.shape)], -1)
        nx, nz = line.normals[:, 0], -line.normals[:, 1]
        normals = np.stack(
            np.broadcast_arrays(nx * inwards[edge, 0], nx * inwards[edge, 1], nz + 0 * x), -1
        )
        uv = np.stack([y, x] if edge % 2 == 0 else [x, y], -1)
        shade = np.broadcast_to(line.open_sky, x.shape)
        pieces.append(woven(positions, normals, uv, chain(2), line.spans, shade))
    end = inset[0]
    u, v = np.array([x0 + end, x1 - end]), np.array([y0 + end, y1 - end])
    height = lift[0]
    pieces.append(sheet(u, v, lambda a, b: np.stack([a, b, np.full_like(a, -height)], -1)))
    return merge(pieces)


def straight(
    profile: np.ndarray, start: np.ndarray, end: np.ndarray, right: np.ndarray
) -> MeshData:
    """A profile (N, 2) of (along ``right``, y) carried straight from ``start`` to ``end`` (3,)."""
    line = creased(profile)
    return sweep(line, np.stack([start, end]), np.asarray(right, float), np.array([0, 1.0, 0]))
