"""Sunniva's hair: copper curls, a great deal of them, in a bun that does not hold them."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.100), (14, 0.099), (30, 0.102), (46, 0.097), (58, 0.074), (66, 0.048), (74, 0.020),
    (80, 0.002), (87, 0.050), (112, 0.056), (122, 0.018), (140, -0.030), (180, -0.044),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""
BUN = np.array([0.012, 0.168, -0.050])
"""The bun's middle from the head's joint, metres."""
BUN_RADIUS = 0.055


OUTER = 0.045
"""Metres from the head's axis: what lies nearer is throat, not skin that hair grows on."""


def outer(scalp: Scalp) -> np.ndarray:
    """(V,) bool: the outside of the head."""
    way = (scalp.points - scalp.head.joint)[:, [0, 2]]
    return (np.linalg.norm(way, axis=1) > OUTER) | (scalp.points[:, 1] > scalp.head.joint[1] + 0.07)


def hair(scalp: Scalp) -> list[Ribbons]:
    """What grows on her head, brows and lashes apart."""
    return [under(scalp), *bun(scalp), swept(scalp, 96), crest(scalp, 62), tendrils(scalp, 22)]


def lump(p: np.ndarray) -> np.ndarray:
    """(V,) 0..1 bumps of a size with curls."""
    return 0.5 + 0.5 * np.sin(p[:, 0] * 260 + np.sin(p[:, 2] * 170) * 2) * np.sin(
        p[:, 2] * 230 + p[:, 1] * 170
    )


def under(scalp: Scalp) -> Ribbons:
    """A full shell of hair drawn up towards the bun, so that no scalp shines between curls."""
    head, p, normals, tri = scalp.head, scalp.points, scalp.normals, scalp.triangles
    above = np.maximum(scalp.above(), -0.01)
    t, q, n, h = surfaces.cut(tri, above + 0.001, p, normals, above)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 440, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    thick = np.clip((h - 0.004) / 0.03, 0, 1) * (
        0.013
        + 0.007 * lump(q)
        + 0.012 * np.clip(np.abs(q[:, 0] - head.joint[0]) / 0.075, 0, 1) ** 2
    )
    up = head.joint + BUN - q
    way = up - n * (up * n).sum(axis=1, keepdims=True)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([head.around(q) * 6, np.clip(h * 3, 0.1, 0.6)])
    return Ribbons(
        q + n * thick[:, None], n, way, uv, np.full(len(q), 0.42), np.full(len(q), -1.0), t,
        collapsed(q, t, 160, np.ones(len(q))),
    )  # fmt: skip


def spiral(path: np.ndarray, out: np.ndarray, turns: float, radius: np.ndarray, phase: float):
    """A curl round a path (N, 3): its line and the way its flat side looks, both (N, 3)."""
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    side = np.cross(way, out)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    up = np.cross(side, way)
    spin = np.linspace(0, 1, len(path)) * turns * 2 * np.pi + phase
    ring = np.cos(spin)[:, None] * side + np.sin(spin)[:, None] * up
    return path + ring * radius[:, None], 0.9 * ring + 0.6 * out


def curl(path, out, turns, radius, width, rng, shade) -> Ribbons:
    """One ribbon that winds round a path as corkscrew curls do."""
    n = len(path)
    t = np.linspace(0, 1, n)
    line, face = spiral(
        path, out, turns, radius * np.clip(0.25 + 1.6 * t, 0, 1), rng.uniform(0, 6.3)
    )
    wide = width * (0.8 + 0.4 * np.sin(np.pi * t)) * (1 - 0.6 * t**3)
    made = ribbon(line, face, wide, 0.999 * rng.random(), shade)
    made.uv[:, 1] *= 0.8
    return made


def bun(scalp: Scalp) -> list[Ribbons]:
    """A ball of curls at the crown: a solid heart, locks that wind round it, ends that stand off."""
    rng = scalp.rng
    middle = scalp.head.joint + BUN
    rings, around = 7, 10
    rise, turn = np.linspace(-1.45, 1.45, rings), np.linspace(0, 2 * np.pi, around, endpoint=False)
    n = np.array(
        [[np.cos(r) * np.sin(a), np.sin(r), np.cos(r) * np.cos(a)] for r in rise for a in turn]
    )
    heart = middle + n * BUN_RADIUS * 0.82 * (0.9 + 0.2 * lump(n * 0.05)[:, None])
    index = np.arange(rings * around).reshape(rings, around)
    a, b = index[:-1], np.roll(index[:-1], -1, 1)
    c, d = index[1:], np.roll(index[1:], -1, 1)
    tri = np.concatenate(
        [np.stack([a, d, b], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    )
    way = np.cross(n, [0.2, 1, 0.1])
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    uv = np.column_stack([np.tile(turn, rings), np.repeat(rise, around)])
    parts = [Ribbons(heart, n, way, uv, np.full(len(n), 0.62), np.full(len(n), -1.0), tri, tri)]
    for k in range(44):
        axis = rng.normal(0, 1, 3)
        axis /= np.linalg.norm(axis)
        start = np.cross(axis, rng.normal(0, 1, 3))
        start /= np.linalg.norm(start)
        arc = np.linspace(0, rng.uniform(0.9, 1.9), 7)
        out = np.cos(arc)[:, None] * start + np.sin(arc)[:, None] * np.cross(axis, start)
        loose = 1.0 + (0.10 + 0.35 * (k % 3 == 0)) * np.linspace(0, 1, 7)[:, None] ** 2
        path = middle + out * BUN_RADIUS * rng.uniform(0.86, 1.05) * loose
        shade = np.clip(0.62 + 0.4 * (out[:, 1] * 0.3 + 0.5) * loose[:, 0], 0.4, 1)
        parts.append(
            curl(
                path,
                out,
                rng.uniform(0.6, 1.5),
                0.007 * rng.uniform(0.6, 1.3),
                0.0135 * rng.uniform(0.8, 1.25),
                rng,
                shade,
            )
        )
    return parts


def swept(scalp: Scalp, count: int) -> Ribbons:
    """Waves from all round the hairline up and back to the bun."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    above = scalp.above()
    rim = np.where(outer(scalp) & (above > 0.001) & (above < 0.034), 1.0, -1.0)
    roots, _ = scattered(p, scalp.triangles, rim, count, rng)
    used = np.unique(scalp.triangles)
    skull = cKDTree(p[used])
    middle = scalp.head.joint + BUN
    parts = []
    for root in roots:
        goal = middle + rng.normal(0, 0.024, 3) - [0, 0.020, 0]
        t = np.linspace(0, 1, 8)
        path = root + np.outer(t, goal - root)
        near = used[skull.query(path)[1]]
        height = ((path - p[near]) * normals[near]).sum(axis=1)
        lift = 0.004 + 0.021 * np.sin(np.clip(t * 1.15, 0, 1) * np.pi) ** 0.6 * rng.uniform(
            0.65, 1.3
        )
        path = path + normals[near] * np.clip(lift - height, 0, 0.06)[:, None]
        path[1:-1] = 0.5 * path[1:-1] + 0.25 * (path[:-2] + path[2:])
        shade = np.clip(0.50 + 0.42 * np.sin(t * np.pi) + 0.1 * rng.normal(), 0.25, 1)
        parts.append(
            curl(
                path,
                normals[near],
                rng.uniform(0.8, 1.7),
                0.0056 * rng.uniform(0.7, 1.5),
                0.0165 * rng.uniform(0.75, 1.2),
                rng,
                shade,
            )
        )
    return joined(parts)


def crest(scalp: Scalp, count: int) -> Ribbons:
    """Short curls that have come loose all over, most at the front and the sides: what the light shines through."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    places = np.where(outer(scalp) & (scalp.above() > 0.012), 1.0, -1.0)
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    parts = []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        root = root + out * 0.012
        t = np.linspace(0, 1, 8)
        length = rng.uniform(0.035, 0.075)
        sweep = rng.normal(0, 0.7, 3) + [0.5 * np.sign(root[0]), -0.25, -0.1]
        sweep -= out * (sweep @ out)
        path = root + np.outer(t * length * 0.72, out) + np.outer(t * length * 0.7, sweep)
        path[:, 1] -= 0.030 * t**2
        parts.append(
            curl(
                path,
                out,
                rng.uniform(1.2, 1.9),
                0.0072 * rng.uniform(0.7, 1.4),
                0.0095 * rng.uniform(0.7, 1.3),
                rng,
                np.clip(0.6 + 0.4 * t, 0, 1),
            )
        )
        if rng.random() < 0.5:
            fine = (
                path
                + np.outer(t, rng.normal(0, 0.010, 3))
                + 0.003 * np.sin(t * 22 + rng.uniform(0, 6))[:, None]
            )
            parts.append(
                ribbon(
                    fine,
                    np.tile(out, (8, 1)),
                    0.0010 * (1 - 0.8 * t),
                    1.0 + 0.999 * rng.random(),
                    0.7 + 0.3 * t,
                )
            )
    return joined(parts)


def tendrils(scalp: Scalp, count: int) -> Ribbons:
    """Long corkscrews before the ears, at the brow and down the nape."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    above, turn = scalp.above(), np.abs(scalp.head.around(p))
    edge = (above > 0.0) & (above < 0.016)
    places = np.where(
        edge & outer(scalp) & (((turn > 0.55) & (turn < 1.42)) | (turn > 2.0)), 1.0, -1.0
    )
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    parts = []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        length = rng.uniform(0.06, 0.135)
        t = np.linspace(0, 1, 14)
        away = np.array([np.sign(root[0]) * 0.22, -1.0, 0.05])
        path = (
            root
            + np.outer(t * length, away)
            + np.outer(0.022 * np.sin(np.clip(t * 2.2, 0, 1.57)), out)
        )
        parts.append(
            curl(
                path,
                out,
                length / 0.030,
                0.0075 * rng.uniform(0.7, 1.2),
                0.0075 * rng.uniform(0.8, 1.3),
                rng,
                np.clip(0.5 + 0.5 * t, 0, 1),
            )
        )
    return joined(parts)
