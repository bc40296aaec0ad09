"""Thessa's hair: long, thin and silver, swept up into a loose crown braid; wisps at temples and nape."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.102), (14, 0.101), (30, 0.104), (46, 0.097), (58, 0.080), (66, 0.058), (74, 0.036),
    (80, 0.020), (87, 0.058), (112, 0.058), (122, 0.020), (140, -0.026), (180, -0.034),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""
TURNS = 64
"""Points of the crown braid's line."""


OUTER = 0.045
"""Metres from the head's axis: what lies nearer is throat, not skin that hair grows on."""


def outer(scalp: Scalp) -> np.ndarray:
    """(V,) bool: the outside of the head."""
    way = (scalp.points - scalp.head.joint)[:, [0, 2]]
    return (np.linalg.norm(way, axis=1) > OUTER) | (scalp.points[:, 1] > scalp.head.joint[1] + 0.07)


def hair(scalp: Scalp) -> list[Ribbons]:
    """What grows on her head, brows and lashes apart."""
    line, out = crown(scalp.points[np.unique(scalp.triangles)], scalp.head.joint)
    return [cap(scalp), *braid(line, out, scalp.rng), swept(scalp, line, 104), wisps(scalp, 22)]


def crown(points: np.ndarray, joint: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The braid's line round the standing head, (TURNS, 3) and closed, and (TURNS, 3) outward ways."""
    turn = np.linspace(0, 2 * np.pi, TURNS, endpoint=False)
    way = np.column_stack([np.sin(turn), 0 * turn, np.cos(turn)])
    rise = 0.102 + 0.020 * np.cos(turn) + 0.004 * np.sin(3 * turn + 0.4)
    middle = joint + np.array([0, 0, 0.008])
    line = np.empty((TURNS, 3))
    for k in range(TURNS):
        height = joint[1] + rise[k]
        near = points[np.abs(points[:, 1] - height) < 0.012] - middle
        ahead = near @ way[k]
        aside = np.abs(near @ np.cross(way[k], [0, 1, 0]))
        line[k] = middle + way[k] * (ahead[aside < 0.016].max() + 0.005)
        line[k, 1] = height
    for _ in range(4):
        line = 0.5 * line + 0.25 * (np.roll(line, 1, 0) + np.roll(line, -1, 0))
    out = way + [0, 0.75, 0]
    return line, out / np.linalg.norm(out, axis=1, keepdims=True)


def braid(line: np.ndarray, out: np.ndarray, rng) -> list[Ribbons]:
    """Lobes that cross the line by turns from either side, over a cord that fills what lies between."""
    along = np.roll(line, -1, 0) - np.roll(line, 1, 0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.cross(out, along)
    parts = [cord(line + out * 0.005, along, side, out)]
    at = lambda values, k: values[round(k) % TURNS]  # noqa: E731
    lobes = 46
    for lobe in range(2 * lobes):
        hand = 1 if lobe % 2 else -1
        start = lobe / (2 * lobes) * TURNS
        span = TURNS / lobes * 1.75
        t = np.linspace(0, 1, 5)
        fat = rng.uniform(0.85, 1.2)
        path, face = [], []
        for u in t:
            k = start + span * (u - 0.35)
            across = hand * 0.0150 * np.cos(u * np.pi * 0.95) * fat
            high = 0.0045 + 0.0135 * np.sin(u * np.pi) ** 0.8
            base = at(line, k) + (line[int(k + 1) % TURNS] - line[int(k) % TURNS]) * (
                k % 1 - round(k % 1)
            )
            path.append(base + at(side, k) * across + at(out, k) * high)
            face.append(at(out, k) + hand * 0.55 * np.cos(u * np.pi) * at(side, k))
        path = np.array(path)
        path[1:-1] = 0.5 * path[1:-1] + 0.25 * (path[:-2] + path[2:])
        width = 0.0165 * fat * (0.55 + 0.6 * np.sin(np.pi * np.clip(0.12 + 0.8 * t, 0, 1)))
        shade = 0.35 + 0.6 * np.sin(np.pi * np.clip(t, 0.05, 0.95))
        parts.append(ribbon(path, np.array(face), width, 0.999 * rng.random(), shade))
    return parts


def cord(line, along, side, out) -> Ribbons:
    """A solid core, so that no light falls through the braid."""
    sides, rows = 5, np.arange(0, TURNS, 2)
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    p = np.concatenate([
        line[rows] + 0.011 * np.cos(a) * side[rows] + 0.0075 * np.sin(a) * out[rows] for a in turn
    ])  # fmt: skip
    n = np.concatenate([np.cos(a) * side[rows] + np.sin(a) * out[rows] for a in turn])
    index = np.arange(sides * len(rows)).reshape(sides, -1)
    a, b = index, np.roll(index, -1, 0)
    c, d = np.roll(a, -1, 1), np.roll(b, -1, 1)
    tri = np.concatenate(
        [np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)]
    )
    way = np.tile(along[rows], (sides, 1))
    uv = np.column_stack([np.repeat(turn, len(rows)), np.tile(rows * 0.4, sides)])
    return Ribbons(p, n, way, uv, np.full(len(p), 0.9), np.full(len(p), -1.0), tri, tri)


def cap(scalp: Scalp) -> Ribbons:
    """A close shell of combed hair over the skull."""
    head, p, normals, tri = scalp.head, scalp.points, scalp.normals, scalp.triangles
    above = np.maximum(scalp.above(), -0.01)
    t, q, n, h = surfaces.cut(tri, above + 0.004, p, normals, above)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 460, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    thick = 0.0008 + 0.0050 * np.clip((h - 0.004) / 0.03, 0, 1)
    up = head.joint + np.array([0, 0.16, -0.02]) - q
    way = up - n * (up * n).sum(axis=1, keepdims=True)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([head.around(q) * 7, h * 3])
    return Ribbons(
        q + n * thick[:, None], n, way, uv, np.full(len(q), 0.9), np.full(len(q), -1.0), t,
        collapsed(q, t, 180, np.ones(len(q))),
    )  # fmt: skip


def swept(scalp: Scalp, line: np.ndarray, count: int) -> Ribbons:
    """Thin locks from all round the hairline up under the braid, and from the parting down to it."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    above = scalp.above()
    rim = np.where(outer(scalp) & (above > 0.001) & (above < 0.030), 1.0, -1.0)
    roots, _ = scattered(p, scalp.triangles, rim, int(count * 0.55), rng)
    used = np.unique(scalp.triangles)
    skull, ring = cKDTree(p[used]), cKDTree(line)
    ways = [(r, line[ring.query(r + rng.normal(0, 0.012, 3) - [0, 0, 0.012])[1]]) for r in roots]
    joint = scalp.head.joint
    for k, back in enumerate(np.linspace(0.072, -0.085, count - len(roots))):
        # From the parting over either side of the head, leaning back.
        side = 1 if k % 2 else -1
        root = p[used[skull.query(joint + [0.004 * side, 0.17, back])[1]]]
        goal = line[ring.query(joint + [0.095 * side, 0.10, 1.15 * back - 0.012])[1]]
        ways.append((root, goal))
    t = np.linspace(0, 1, 7)
    parts = []
    for root, goal in ways:
        path = root + np.outer(t, goal - root)
        near = used[skull.query(path)[1]]
        lift = 0.0035 + 0.0070 * np.sin(t * np.pi) ** 0.7 * rng.uniform(0.5, 1.4) + 0.004 * t
        short = lift - ((path - p[near]) * normals[near]).sum(axis=1)
        path = path + normals[near] * short[:, None] * np.clip(0.15 + 3 * t, 0, 1)[:, None]
        path[1:-1] = 0.5 * path[1:-1] + 0.25 * (path[:-2] + path[2:])
        width = rng.uniform(0.012, 0.020) * (0.75 + 0.35 * np.sin(t * np.pi)) * (1 - 0.3 * t)
        shade = np.clip(0.62 + 0.3 * np.sin(t * np.pi) + 0.1 * rng.normal(), 0.3, 1)
        made = ribbon(path, normals[near], width, 0.999 * rng.random(), shade)
        made.uv[:, 1] *= 0.55  # combed locks fray little
        parts.append(made)
    return joined(parts)


def wisps(scalp: Scalp, count: int) -> Ribbons:
    """Loose strands at temples and nape, and fine ones that stand off the braid."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    above, turn = scalp.above(), np.abs(scalp.head.around(p))
    edge = (above > 0.0) & (above < 0.030)
    places = np.where(
        edge & outer(scalp) & (((turn > 0.95) & (turn < 1.35)) | (turn > 2.1)), 1.0, -1.0
    )
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    parts = []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        behind = np.abs(scalp.head.around(root[None]))[0] > 2.0
        length = rng.uniform(0.05, 0.11) if behind else rng.uniform(0.03, 0.065)
        t = np.linspace(0, 1, 7)
        fall = np.array([0.10 * np.sign(root[0]), -1.0, 0.10])
        path = root + np.outer(t * length, fall) + np.outer(0.020 * np.sin(t * 1.5), out)
        path += np.outer(
            np.sin(t * rng.uniform(5, 9) + rng.uniform(0, 6)) * 0.006 * t, np.cross(out, fall)
        )
        width = rng.uniform(0.0035, 0.0065) * (1 - 0.75 * t)
        parts.append(ribbon(path, np.tile(out, (7, 1)), width, 0.999 * rng.random(), 0.6 + 0.4 * t))
        fine = path + np.outer(t**1.5, rng.normal(0, 0.012, 3))
        parts.append(
            ribbon(
                fine,
                np.tile(out, (7, 1)),
                0.0010 * (1 - 0.8 * t),
                1.0 + 0.999 * rng.random(),
                0.7 + 0.3 * t,
            )
        )
    used = np.unique(scalp.triangles)
    line, outward = crown(p[used], scalp.head.joint)
    for _ in range(40):
        k = int(rng.integers(0, TURNS))
        root = line[k] + outward[k] * 0.012
        t = np.linspace(0, 1, 4)
        way = outward[k] + rng.normal(0, 0.5, 3)
        path = root + np.outer(t * rng.uniform(0.015, 0.045), way)
        path[:, 1] -= 0.012 * t**2
        parts.append(
            ribbon(
                path,
                np.tile(outward[k], (4, 1)),
                0.0009 * (1 - 0.8 * t),
                1.0 + 0.999 * rng.random(),
                np.full(4, 0.9),
            )
        )
    return joined(parts)
