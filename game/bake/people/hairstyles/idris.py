"""Idris's hair: short-medium tousled curls, close at the sides."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.cropped import above as above_hairline
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.106), (12, 0.107), (22, 0.110), (34, 0.110), (44, 0.102), (53, 0.087), (60, 0.070),
    (67, 0.055), (75, 0.046), (81, 0.050), (90, 0.066), (110, 0.066), (122, 0.042), (138, 0.002), (156, -0.018),
    (180, -0.022),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""


def hair(scalp: Scalp) -> list[Ribbons]:
    """What grows on his head, brows and lashes apart."""
    return [under_hair(scalp), curls(scalp, 190, 30, 20), sides(scalp, 130)]


def curls(scalp: Scalp, count: int, fringe: int, strays: int) -> Ribbons:
    """Short-medium tousled curls: longer and forward on top, close at the sides and nape."""
    head, p, normals, tri, rng = scalp.head, scalp.points, scalp.normals, scalp.triangles, scalp.rng
    above = above_hairline(scalp)
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
    above = surfaces.smoothed(tri, np.clip(above_hairline(scalp), -0.02, 0.06)[:, None], 2)[:, 0]
    turn = head.around(p)
    # No clipper's edge: it wanders by a few millimetres.
    above = above + 0.003 * np.sin(turn * 29 + 2.0 * np.sin(turn * 17))
    t, q, n, h = surfaces.cut(tri, above + 0.001, p, normals, above)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 420, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    rise = np.clip((q[:, 1] - head.joint[1]) / 0.15, 0, 1)
    lump = 0.5 + 0.5 * np.sin(q[:, 0] * 310 + np.sin(q[:, 2] * 200) * 2) * np.sin(
        q[:, 2] * 270 + q[:, 1] * 190
    )
    thick = 0.0008 + np.clip((h - 0.001) / 0.024, 0, 1) * (
        0.004 + 0.011 * rise**1.5 + 0.005 * lump * rise
    )
    way = np.cross(n, [0.3, 0.0, 1.0])
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([q[:, 0] * 60, np.clip(0.1 + h * 2, 0.1, 0.35)])
    return Ribbons(
        q + n * thick[:, None], n, way, uv, np.full(len(q), 0.32), np.full(len(q), -1.0), t,
        collapsed(q, t, 160, np.ones(len(q))),
    )  # fmt: skip


def sides(scalp: Scalp, count: int) -> Ribbons:
    """Cropped clumps that lie on temple, side and nape: shorter the lower they grow, over the painted fade."""
    head, p, normals, rng = scalp.head, scalp.points, scalp.normals, scalp.rng
    turn, high = np.degrees(np.abs(head.around(p))), above_hairline(scalp)
    low = (
        -np.interp(turn, [50, 62, 72, 80, 84, 112, 122, 180], [5, 14, 34, 44, 14, 14, 30, 36]) / 1e3
    )
    outside = np.hypot(p[:, 0], p[:, 2] - head.joint[2]) > 0.045
    places = np.where((turn > 50) & (high > low) & (high < 0.018) & outside, 1.0, -1.0)
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    t = np.linspace(0, 1, 3)
    parts = []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        above = float(head.hair(root[None])[0])
        full = np.clip((above + 0.035) / 0.05, 0, 1)
        way = np.array([0.0, -1.0, -0.25 if root[2] < head.joint[2] else 0.15])
        way = way + rng.normal(0, 0.28, 3)
        way -= out * (way @ out)
        way /= np.linalg.norm(way)
        long = (0.005 + 0.010 * full) * rng.uniform(0.75, 1.25)
        bow = (0.0006 + 0.0028 * full) * np.array([0.2, 1.0, 0.5])
        path = root + np.outer(t * long, way) + np.outer(bow, out)
        alone = full < 0.45
        wide = 0.0009 if alone else 0.0030 + 0.0042 * full
        wide = wide * rng.uniform(0.7, 1.3) * np.array([0.8, 1.0, 0.35])
        shade = np.clip(0.25 + 0.4 * t + 0.08 * rng.normal(), 0.1, 1)
        parts.append(ribbon(path, np.tile(out, (3, 1)), wide, alone + 0.999 * rng.random(), shade))
    return joined(parts)
