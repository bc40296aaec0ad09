"""Idris's hair: short-medium tousled curls, close at the sides."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.104), (14, 0.104), (30, 0.108), (46, 0.103), (58, 0.088), (66, 0.063), (74, 0.038),
    (80, 0.020), (87, 0.062), (112, 0.062), (122, 0.022), (140, -0.028), (180, -0.036),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""


def hair(scalp: Scalp) -> list[Ribbons]:
    """What grows on his head, brows and lashes apart."""
    return [under_hair(scalp), curls(scalp, 236, 26, 60)]


def curls(scalp: Scalp, count: int, fringe: int, strays: int) -> Ribbons:
    """Short-medium tousled curls: longer and forward on top, close at the sides and nape."""
    head, p, normals, tri, rng = scalp.head, scalp.points, scalp.normals, scalp.triangles, scalp.rng
    above = scalp.above()
    roots, faces = scattered(p, tri, above, count, rng)
    rim = np.where((above > 0) & (above < 0.024) & (np.abs(head.around(p)) < 1.1), 1.0, -1.0)
    more = scattered(p, tri, rim, fringe, rng)
    roots, faces = np.concatenate([roots, more[0]]), np.concatenate([faces, more[1]])
    n = normals[faces].mean(axis=1)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    skull = cKDTree(p)
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
        _, index = skull.query(path)
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


def under_hair(scalp: Scalp) -> Ribbons:
    """A dark lumpy shell under the curls, so that no scalp shines between them."""
    head, p, normals, tri = scalp.head, scalp.points, scalp.normals, scalp.triangles
    above = np.maximum(scalp.above(), -0.01)
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
        q + n * thick[:, None], n, way, uv, np.full(len(q), 0.32), np.full(len(q), -1.0), t,
        collapsed(q, t, 160, np.ones(len(q))),
    )  # fmt: skip
