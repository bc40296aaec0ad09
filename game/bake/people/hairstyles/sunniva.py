"""Sunniva's hair: copper curls, a soft mass of them, in a bun behind that does not hold them."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.cropped import above
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.099), (8, 0.101), (18, 0.101), (28, 0.096), (38, 0.087), (47, 0.074), (55, 0.058),
    (62, 0.040), (68, 0.022), (73, 0.006), (78, 0.002), (83, 0.030), (90, 0.048), (110, 0.048),
    (118, 0.020), (130, -0.020), (150, -0.040), (180, -0.046),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""
BUN = np.array([0.014, 0.136, -0.116])
"""The bun's middle from the head's joint, metres."""
BUN_RADIUS = 0.050
CENTRE = np.array([0.0, 0.055, 0.012])
"""A skull's middle from the head's joint, metres."""
OUTER = 0.045
"""Metres from the head's axis: what lies nearer is throat, not skin that hair grows on."""


def outer(scalp: Scalp) -> np.ndarray:
    """(V,) bool: the outside of the head."""
    way = (scalp.points - scalp.head.joint)[:, [0, 2]]
    return (np.linalg.norm(way, axis=1) > OUTER) | (scalp.points[:, 1] > scalp.head.joint[1] + 0.07)


def hair(scalp: Scalp) -> list[Ribbons]:
    """What grows on her head, brows and lashes apart."""
    return [
        under(scalp), *bun(scalp), swept(scalp, 98), crest(scalp, 34), falling(scalp, 42),
        downy(scalp, 60),
    ]  # fmt: skip


def lump(p: np.ndarray) -> np.ndarray:
    """(V,) 0..1 bumps of a size with locks."""
    return 0.5 + 0.5 * np.sin(p[:, 0] * 150 + np.sin(p[:, 2] * 110) * 2) * np.sin(
        p[:, 2] * 130 + p[:, 1] * 110
    )


def volume(scalp: Scalp, p: np.ndarray) -> np.ndarray:
    """(V,) metres that the mass stands off the skin: thin at its edge, fullest at the sides."""
    ramp = np.clip((scalp.head.hair(p) + 0.001) / 0.050, 0, 1) ** 0.75
    x, y, z = (p - scalp.head.joint).T
    side = np.clip(np.abs(x) / 0.080, 0, 1) ** 2 * np.clip((0.125 - y) / 0.05, 0, 1)
    behind = np.clip((0.01 - z) / 0.06, 0, 1)
    return ramp * (0.012 + 0.014 * side + 0.006 * behind + 0.005 * lump(p))


def under(scalp: Scalp) -> Ribbons:
    """The mass of hair drawn back to the bun, so that no scalp shines between curls."""
    head, p, normals, tri = scalp.head, scalp.points, scalp.normals, scalp.triangles
    high = surfaces.smoothed(tri, np.clip(above(scalp), -0.02, 0.06)[:, None], 2)[:, 0]
    high = high - 0.0022 * np.sin(head.around(p) * 31 + 1.7 * np.sin(head.around(p) * 13))
    high = np.where(outer(scalp), high, -1.0)
    t, q, n, h = surfaces.cut(tri, high, p, normals, high)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 430, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    up = head.joint + BUN - q
    way = up - n * (up * n).sum(axis=1, keepdims=True)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([head.around(q) * 11, np.clip(h * 3, 0.1, 0.6)])
    return Ribbons(
        q + n * volume(scalp, q)[:, None], n, way, uv, np.full(len(q), 0.78),
        np.full(len(q), -1.0), t, collapsed(q, t, 160, np.ones(len(q))),
    )  # fmt: skip


def lock(
    path, out, waves: float, deep: np.ndarray, width: float, rng, shade, round_=0.5
) -> Ribbons:
    """A clump of hair that waves from side to side along a path (N, 3), its flat side along ``out``.

    deep (N,) metres to either side; round_: 0 waves in the plane of the skin … 1 a corkscrew.
    """
    t = np.linspace(0, 1, len(path))
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    side = np.cross(way, out)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    up = np.cross(side, way)
    spin = t * waves * 2 * np.pi + rng.uniform(0, 2 * np.pi)
    across, rise = np.sin(spin)[:, None], np.cos(spin)[:, None]
    line = path + (side * across + up * rise * round_) * deep[:, None]
    face = out + (0.5 + 0.5 * round_) * (side * across + up * (0.6 * round_ * rise))
    wide = width * (0.55 + 0.6 * np.sin(np.pi * np.clip(0.12 + 0.8 * t, 0, 1))) * (1 - 0.5 * t**4)
    made = ribbon(line, face, wide, 0.999 * rng.random(), shade)
    made.uv[:, 1] *= 0.85
    return made


def bun(scalp: Scalp) -> list[Ribbons]:
    """A ball of curls behind the crown: a solid heart, locks that wind round it, ends that stand off."""
    rng = scalp.rng
    middle = scalp.head.joint + BUN
    rings, around = 7, 10
    rise, turn = np.linspace(-1.45, 1.45, rings), np.linspace(0, 2 * np.pi, around, endpoint=False)
    n = np.array(
        [[np.cos(r) * np.sin(a), np.sin(r), np.cos(r) * np.cos(a)] for r in rise for a in turn]
    )
    heart = middle + n * BUN_RADIUS * 0.86 * (0.9 + 0.2 * lump(n * 0.05)[:, None])
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
    for k in range(36):
        axis = rng.normal(0, 1, 3)
        axis /= np.linalg.norm(axis)
        start = np.cross(axis, rng.normal(0, 1, 3))
        start /= np.linalg.norm(start)
        t = np.linspace(0, 1, 7)
        arc = t * rng.uniform(0.9, 1.7)
        out = np.cos(arc)[:, None] * start + np.sin(arc)[:, None] * np.cross(axis, start)
        loose = 1.0 + (0.06 + 0.22 * (k % 4 == 0)) * t[:, None] ** 2
        path = middle + out * BUN_RADIUS * rng.uniform(0.92, 1.06) * loose
        shade = np.clip(0.62 + 0.4 * (out[:, 1] * 0.3 + 0.4), 0.4, 1)
        deep = np.full(7, 0.004)
        parts.append(lock(path, out, 1.0, deep, rng.uniform(0.012, 0.024), rng, shade))
    return parts


def swept(scalp: Scalp, count: int) -> Ribbons:
    """Waves of every width from all round the hairline, and from above it, back to the bun."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    high = np.where(outer(scalp), above(scalp), -1.0)
    rim, fore = (high > 0.0) & (high < 0.016), np.abs(scalp.head.around(p)) < 1.15
    inner = np.where((high > 0.022) & (high < 0.075), 1.0, -1.0)
    part = count // 10
    shares = ((rim & fore, 4 * part), (rim & ~fore, 3 * part), (inner > 0, count - 7 * part))
    roots = np.concatenate([
        scattered(p, scalp.triangles, np.where(on, 1.0, -1.0), many, rng)[0] for on, many in shares
    ])  # fmt: skip
    used = np.unique(scalp.triangles)
    skull = cKDTree(p[used])
    middle, centre = scalp.head.joint + BUN, scalp.head.joint + CENTRE
    t = np.linspace(0, 1, 9)
    parts = []
    for root in roots:
        goal = middle + rng.normal(0, 0.020, 3) + [0, -0.004, 0.012]
        # Closer together near the root, where the mass rises steeply.
        path = root + np.outer(t**1.6, goal - root)
        # Round the head, not through it.
        away = path - centre
        far = np.linalg.norm(away, axis=1, keepdims=True)
        path = centre + away / far * np.maximum(far, 0.105)
        near = used[skull.query(path)[1]]
        height = ((path - p[near]) * normals[near]).sum(axis=1)
        over = 0.004 + 0.007 * rng.random()
        lift = volume(scalp, path) + over * np.clip(t * 9, 0, 1) + 0.004 * np.sin(np.pi * t)
        path = path + normals[near] * np.where(t < 0.99, lift - height, 0)[:, None]
        path[0] = root + normals[near[0]] * 0.0006
        path[1:-1] = 0.6 * path[1:-1] + 0.2 * (path[:-2] + path[2:])
        out = normals[near]
        out[1:-1] = 0.5 * out[1:-1] + 0.25 * (out[:-2] + out[2:])
        shade = np.clip(0.56 + 0.40 * np.sin(t * np.pi) ** 0.7 + 0.1 * rng.normal(), 0.3, 1)
        deep = rng.uniform(0.0035, 0.0075) * np.clip(0.1 + 2.0 * t, 0, 1)
        wide = rng.choice([0.010, 0.016, 0.024], p=[0.35, 0.40, 0.25]) * rng.uniform(0.85, 1.15)
        parts.append(lock(path, out, rng.uniform(0.9, 1.5), deep, wide, rng, shade, 0.35))
    return joined(parts)


def crest(scalp: Scalp, count: int) -> Ribbons:
    """Curls that have come loose of the mass and roll over on it: what the light shines through."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    places = np.where(outer(scalp) & (above(scalp) > 0.028), 1.0, -1.0)
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    parts = []
    t = np.linspace(0, 1, 8)
    for k, (root, face) in enumerate(zip(roots, faces, strict=True)):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        root = root + out * 0.8 * volume(scalp, root[None])[0]
        long = rng.uniform(0.035, 0.065)
        sweep = rng.normal(0, 0.5, 3) + [0.5 * np.sign(root[0]), -0.45, -0.35]
        sweep -= out * (sweep @ out)
        sweep /= np.linalg.norm(sweep)
        # Up out of the mass and down on it again: a bow, never a spike.
        bow = 0.30 * np.sin(np.pi * np.clip(0.05 + 0.80 * t, 0, 1))
        path = root + np.outer(t * long, sweep) + np.outer(bow * long, out)
        path[:, 1] -= 0.012 * t**2
        deep = rng.uniform(0.0045, 0.0075) * np.clip(0.2 + 1.5 * t, 0, 1)
        shade = np.clip(0.6 + 0.4 * t, 0, 1)
        wide = rng.uniform(0.007, 0.013)
        parts.append(lock(path, out, rng.uniform(1.0, 1.7), deep, wide, rng, shade, 0.8))
        if k % 2:
            fine = path[1:] + np.outer(t[1:], rng.normal(0, 0.006, 3)) + out * 0.004
            fine = fine + np.outer(0.0028 * np.sin(t[1:] * 17 + rng.uniform(0, 6)), out)
            parts.append(
                ribbon(
                    fine,
                    np.tile(out, (7, 1)),
                    0.0010 * (1 - 0.7 * t[1:]),
                    1.0 + 0.999 * rng.random(),
                    0.7 + 0.3 * t[1:],
                )
            )
    return joined(parts)


def falling(scalp: Scalp, count: int) -> Ribbons:
    """Corkscrews that hang before and behind the ears, and a few from the temples' edge."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    high, turn = above(scalp), np.degrees(np.abs(scalp.head.around(p)))
    before = (turn > 50) & (turn < 82) & (high > 0.0) & (high < 0.045)
    before |= (turn > 33) & (turn < 52) & (high > 0.0) & (high < 0.014)
    behind = (turn > 104) & (turn < 150) & (high > 0.0) & (high < 0.060)
    places = np.where(outer(scalp) & (before | behind), 1.0, -1.0)
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    parts = []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0) * [1, 0.2, 1]
        out /= np.linalg.norm(out)
        fore = abs(scalp.head.around(root[None])[0]) < 1.6
        floor = scalp.head.joint[1] - (
            rng.uniform(0.005, 0.085) if fore else rng.uniform(0.06, 0.115)
        )
        long = max(root[1] - floor, 0.05)
        t = np.linspace(0, 1, 12)
        away = (0.016 + 0.016 * rng.random()) * np.sin(np.clip(t * 2.6, 0, 2.2))
        back = -0.012 if fore else 0.018
        path = root + np.outer(away + volume(scalp, root[None])[0] * 0.6, out)
        path = path + np.outer(t * long, [0.05 * np.sign(root[0]), -1.0, 0.0])
        path[:, 2] += back * t
        deep = rng.uniform(0.0050, 0.0085) * np.clip(0.15 + 1.4 * t, 0, 1)
        wide = rng.choice([0.009, 0.014, 0.019], p=[0.3, 0.4, 0.3])
        shade = np.clip(0.5 + 0.5 * t + 0.06 * rng.normal(), 0.3, 1)
        parts.append(lock(path, out, long / 0.056, deep, wide, rng, shade, 0.9))
    return joined(parts)


def downy(scalp: Scalp, count: int) -> Ribbons:
    """Fine short hairs at the hairline, too short for the bun."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    high, turn = above(scalp), np.degrees(np.abs(scalp.head.around(p)))
    rim = np.where(outer(scalp) & (high > -0.006) & (high < 0.009) & (turn < 82), 1.0, -1.0)
    roots, faces = scattered(p, scalp.triangles, rim, count, rng)
    t = np.linspace(0, 1, 4)
    parts = []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        way = np.array([0.6 * np.sign(root[0]), 0.8, -0.3]) + rng.normal(0, 0.45, 3)
        way -= out * (way @ out)
        way /= np.linalg.norm(way)
        side = np.cross(out, way)
        long = rng.uniform(0.010, 0.024)
        path = root + np.outer(t * long, way) + np.outer(0.0005 + 0.004 * t * rng.random(), out)
        path = path + np.outer(0.003 * np.sin(t * 4.5 + rng.uniform(0, 6)), side)
        wide = rng.uniform(0.0008, 0.0022) * (1 - 0.7 * t)
        parts.append(
            ribbon(path, np.tile(out, (4, 1)), wide, 1.0 + 0.999 * rng.random(), 0.45 + 0.5 * t)
        )
    return joined(parts)
