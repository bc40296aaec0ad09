"""The upper tiers: twin pointed arches of stone before the shelves, a rib at every corner that runs on
from tier to tier into the night, and a closed gallery front whose balusters its shader draws.

y = 0 is the tier's floor; depths are metres inside the spine plane.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.gathering import gathered, turned
from game.meshes.hall_plan import APOTHEM, SIDES, TIER_HEIGHT, side_azimuth
from game.meshes.lamps import post_lamp
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED, JOINTED, around, upper_pier
from game.meshes.profiles import chain, lathe, mirrored, numbered, oriented, pruned, woven
from game.meshes.sides import SLOPE, half_width, shoulders, side_run

FAINT_FROM = 6
"""The tier from which upward everything is more than 20 m away and half dissolved in haze."""
FRONT = (
    *((0.62, -0.33), (0.98, -0.39), (1.005, -0.34), (1.02, -0.08), (1.085, -0.05), (1.085, -0.02)),
    *((1.03, 0.05), (1.03, 0.93), (1.09, 0.96), (1.09, 1.02), (1.02, 1.06)),
)
"""(depth, y) of a gallery's face from its soffit to the top of its rail."""
FEW_OF_FRONT = (0, 1, 3, 5, 7, 9)
RIB_CIRCLE = 12.2
"""From the hall's middle to the axis of the corners' ribs, metres."""
ARCH_DEPTH, ARCH_THICK = 0.97, 0.16
ARCH_HALF, ARCH_SPRING, ARCH_RISE = 1.10, 2.26, 1.30
ARCH_SHARPNESS = 0.28
TOP = TIER_HEIGHT - 0.30
"""Underside of the next gallery."""


def tier_grade(tier: int, detail: Detail) -> int:
    """How thriftily an upper tier is drawn: 0 with moulded ribs … 2 with what a silhouette needs."""
    return either(detail, 0, 1) + (1 if tier >= FAINT_FROM else 0)


def face(line: np.ndarray) -> MeshData:
    """A side's gallery face on points (N, 2) of (depth, y). uv, unlike other mouldings': metres
    along it and metres up."""
    mesh = side_run(line)
    color = mesh.color.copy()
    color[:, :3] *= np.clip(0.92 + 0.5 * mesh.positions[:, 1:2], 0.55, 1.0)
    return replace(mesh, uv=mesh.positions[:, :2].copy(), color=color)


def soffit() -> MeshData:
    """The slabs under the gallery, dark towards the shelves."""
    mesh = side_run(np.array([(-0.02, -0.30), (0.62, -0.33)]), number=JOINTED)
    color = mesh.color.copy()
    color[:, :3] = np.where(mesh.positions[:, 2:] > APOTHEM - 0.3, 0.55, 0.9)
    return replace(mesh, color=color)


def arch_edge(x: np.ndarray) -> np.ndarray:
    """Height of one arch's underside at ``x`` metres from its middle."""
    spread = ARCH_HALF * ARCH_SHARPNESS
    radius = ARCH_HALF + spread
    full = np.sqrt(radius**2 - spread**2)
    y = np.sqrt(np.maximum(radius**2 - (np.abs(x) + spread) ** 2, 0.0))
    return ARCH_SPRING + ARCH_RISE * y / full


def spandrels(steps: int, thick: bool) -> MeshData:
    """Half of a side's twin arches, x > 0: the stone over the arch, and its underside if ``thick``."""
    middle = (ARCH_DEPTH - APOTHEM) * -SLOPE / 2
    t = np.linspace(-np.pi / 2, np.pi / 2, steps)
    x = ARCH_HALF * np.sin(t)
    low = arch_edge(x)
    ends = np.array([-middle, half_width(ARCH_DEPTH) - middle])
    x, low = np.concatenate([ends[:1], x, ends[1:]]), np.concatenate([low[:1], low, low[-1:]])
    z = APOTHEM - ARCH_DEPTH
    rows = np.stack([low, np.full_like(low, TOP)])
    positions = np.stack(np.broadcast_arrays(x + middle, rows, z), -1)
    facing = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    # Voussoirs: joints stand across the arch, so v follows it; beside it the wall is one block.
    uv = np.stack(np.broadcast_arrays(rows - low, (x + middle) * 2.2), -1)
    shade = np.stack([np.full_like(x, 1.0), np.full_like(x, 0.62)])
    wall = woven(positions, facing, uv, chain(2), chain(len(x)), shade, JOINTED)
    if not thick:
        return wall
    x, low = x[1:-1], low[1:-1]
    slope = np.gradient(low, x, edge_order=1)
    under = np.stack(np.broadcast_arrays(x + middle, low, [[z], [z + ARCH_THICK]]), -1)
    normals = np.stack(np.broadcast_arrays(slope, -1.0, 0.0), -1)
    normals = np.broadcast_to(
        normals / np.linalg.norm(normals, axis=-1, keepdims=True), under.shape
    )
    uv = np.stack(np.broadcast_arrays([[0.0], [ARCH_THICK]], x * 2.2), -1)
    shade = np.stack([np.full_like(x, 0.85), np.full_like(x, 0.40)])
    return merge([wall, woven(under, normals, uv, chain(2), chain(len(x)), shade, JOINTED)])


@cache
def mullion(grade: int) -> MeshData:
    """The slim shaft between a side's two arches, parapet to springing, at z = +apothem."""
    line = [(0.075, 1.03), (0.05, 1.12), (0.045, 2.0), (0.10, 2.24), (0.11, ARCH_SPRING + 0.03)]
    kept = ([0, 1, 2, 3, 4], [1, 2, 4], [1, 4])[grade]
    segments = (5, 3, 2)[grade]
    return facing_in(np.array(line)[kept], segments).moved((0.0, 0.0, APOTHEM - ARCH_DEPTH))


@cache
def oculus(points: int) -> MeshData:
    """The round eye pierced through the stone over a mullion, at z = +apothem: darkness, and the lower
    rim that catches the lamps."""
    angle = np.linspace(0, 2 * np.pi, points, endpoint=False) + np.pi / points
    around_ = np.stack([np.cos(angle), np.sin(angle)], 1)
    ring = np.concatenate([0.25 * around_, 0.19 * around_ + [0.0, 0.025]])
    places = np.column_stack([ring + [0.0, 3.36], np.full(len(ring), APOTHEM - ARCH_DEPTH - 0.015)])
    k = np.arange(points)
    after = (k + 1) % points
    band = np.concatenate(
        [np.stack([k, after, after + points], 1), np.stack([k, after + points, k + points], 1)]
    )
    fan = points + np.stack([0 * k[2:], k[1:-1], k[2:]], 1)
    inward = np.tile([0.0, 0.0, -1.0], (len(ring), 1))
    color = np.ones((len(ring), 4))
    color[:, :3] = np.where(around_[:, 1:] < 0, 1.0, 0.55)[[*k, *k]]
    rim = MeshData(places, inward, band, ring, color)
    dark = MeshData(places, inward, fan, ring, color * [0.05, 0.05, 0.05, 1.0])
    return numbered(merge([oriented(rim), pruned(oriented(dark))]), CARVED)


def facing_in(line: np.ndarray, segments: int, number: float = JOINTED) -> MeshData:
    """The half of a turned shaft that looks towards the hall's middle (-z), and a little more."""
    seen = np.radians(216.0)
    return lathe(line, segments, number, arc=seen).turned(np.pi / 2 + float(seen) / 2)


@cache
def rib(grade: int) -> MeshData:
    """One corner's rib at the origin: it stands before the gallery, is banded at the rail, and
    spreads under the next tier's arches."""
    line = [(0.125, -0.42), (0.125, 0.0), (0.155, 0.02), (0.155, 0.10), (0.112, 0.16)]
    line += [(0.108, 2.0), (0.135, 2.04), (0.108, 2.09), (0.125, 2.2), (0.185, 2.40), (0.185, 2.47)]
    line += [(0.125, 2.50), (0.125, TIER_HEIGHT - 0.41)]
    kept = (range(13), (0, 1, 3, 4, 5, 9, 10, 11, 12), (0, 5, 9, 11, 12))[grade]
    return facing_in(np.array(line)[list(kept)], (6, 4, 2)[grade])


@cache
def _bay(grade: int) -> tuple[Part, ...]:
    """One side of an upper tier without its corner."""
    half = spandrels((9, 7, 5)[grade], grade < 2)
    stone = [half, mirrored(half), mullion(grade), shoulders(0.0, TIER_HEIGHT), soffit()]
    if grade == 0:
        stone.append(oculus(8))
    line = np.array(FRONT)
    return (
        Part("balustrade", face(line if grade < 2 else line[list(FEW_OF_FRONT)])),
        Part("stone", merge(stone)),
    )


def tier_ring(tier: int, detail: Detail = "full") -> list[Part]:
    """A generic upper tier at y = 0 (its floor) … 4.2: arcade and gallery all round, piers, ribs, lamps.

    Tiers of the same ``tier_grade`` are the same.
    """
    grade = tier_grade(tier, detail)
    parts: list[Part] = []
    for side in range(SIDES):
        parts += turned(_bay(grade), side_azimuth(side))
    parts += [Part("stone", mesh) for mesh in around(rib(grade), RIB_CIRCLE)]
    if grade < 2:  # from so far below the ribs hide what stands behind them
        parts += [Part("stone", mesh) for mesh in around(upper_pier())]
    for part in post_lamp(grade):
        parts += [replace(part, mesh=copy) for copy in around(part.mesh, RIB_CIRCLE)]
    return gathered(parts)
