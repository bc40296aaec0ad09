"""Thessa's hair: long, thin and silver, swept up into a loose crown braid; wisps at temples and nape."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.104), (16, 0.103), (32, 0.101), (46, 0.089), (58, 0.070), (68, 0.050), (78, 0.030),
    (90, 0.020), (112, 0.015), (122, 0.005), (140, -0.026), (180, -0.034),
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
    return [
        cap(scalp), *plait(line, out, scalp.rng), swept(scalp, line, 86), downy(scalp, 46),
        wisps(scalp, line, out, 14),
    ]  # fmt: skip


def crown(points: np.ndarray, joint: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The braid's line round the standing head, (TURNS, 3) and closed, and (TURNS, 3) outward ways."""
    turn = np.linspace(0, 2 * np.pi, TURNS, endpoint=False)
    way = np.column_stack([np.sin(turn), 0 * turn, np.cos(turn)])
    rise = 0.114 + 0.027 * np.cos(turn) + 0.002 * np.sin(3 * turn + 0.4)
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
    out = way + np.outer(0.75 + 0.5 * np.cos(turn), [0, 1, 0])
    return line, out / np.linalg.norm(out, axis=1, keepdims=True)


ROWS, CROSSINGS = 112, 16
"""Rows of points along the plait, and how often each of its strands goes from side to side and back."""


def plait(line: np.ndarray, out: np.ndarray, rng) -> list[Ribbons]:
    """Three strands that weave round the head's crown, over a cord that fills what lies between."""
    along = np.roll(line, -1, 0) - np.roll(line, 1, 0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    side = np.cross(out, along)
    parts = [cord(line + out * 0.006, along, side, out)]
    at = np.arange(ROWS + 1) * TURNS / ROWS
    over = lambda a: np.column_stack([  # noqa: E731
        np.interp(at, np.arange(TURNS + 1), np.r_[a[:, k], a[0, k]]) for k in range(3)
    ])  # fmt: skip
    middle, side, out = over(line), over(side), over(out)
    swell = 1 + 0.06 * np.sin(at * 0.9) * rng.uniform(0.8, 1.2)
    for strand in range(3):
        turn = at / TURNS * 2 * np.pi * CROSSINGS + strand * 2 * np.pi / 3
        across, high = 0.0098 * swell * np.sin(turn), 0.0095 + 0.0048 * np.sin(2 * turn)
        path = middle + side * across[:, None] + out * high[:, None]
        parts.append(rope(path, out, 0.0083 * swell, 0.5 + 0.5 * np.sin(2 * turn), strand))
    return parts


def rope(
    path: np.ndarray, out: np.ndarray, radius: np.ndarray, over: np.ndarray, strand: int
) -> Ribbons:
    """One strand of the plait: the half that looks outward, rounded; over (N,): 0 beneath … 1 on top."""
    way = np.gradient(path, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    side = np.cross(out, way)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(way, side)
    angles = np.radians([-84.0, 0.0, 84.0])
    normals = np.stack([np.sin(a) * side + np.cos(a) * up for a in angles], axis=1)
    points = path[:, None] + normals * radius[:, None, None] * [1.0, 0.85, 1.0]
    points[:, 1] += 0.0012 * up
    n = len(path)
    index = np.arange(3 * n).reshape(n, 3)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
    tri = np.concatenate(
        [np.stack([a, b, d], -1).reshape(-1, 3), np.stack([a, d, c], -1).reshape(-1, 3)]
    )
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    uv = np.stack(
        [np.tile([0.0, 0.6, 1.2], (n, 1)) + 3 * strand, np.tile(run[:, None] * 2.2, 3)], -1
    )
    shade = np.clip(np.outer(0.30 + 0.70 * over, [0.22, 1.0, 0.22]) + 0.06, 0, 1)
    return Ribbons(
        points.reshape(-1, 3), normals.reshape(-1, 3), np.repeat(way, 3, 0), uv.reshape(-1, 2),
        shade.reshape(-1), np.full(3 * n, -0.25 - 0.2 * strand), tri, tri,
    )  # fmt: skip


def cord(line, along, side, out) -> Ribbons:
    """A solid core, so that no light falls through the braid."""
    sides, rows = 4, np.arange(0, TURNS, 2)
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    p = np.concatenate([
        line[rows] + 0.0115 * np.cos(a) * side[rows] + 0.0050 * np.sin(a) * out[rows] for a in turn
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
    return Ribbons(p, n, way, uv, np.full(len(p), 0.15), np.full(len(p), -1.0), tri, tri)


def cap(scalp: Scalp) -> Ribbons:
    """A close shell of combed hair over the skull."""
    head, p, normals, tri = scalp.head, scalp.points, scalp.normals, scalp.triangles
    # Up to the very ear: what lies between is bare skull.
    above = np.where(scalp.ears > 0, -0.0045, np.maximum(head.hair(p), -0.01))
    turn = head.around(p)
    ragged = 0.0022 * np.sin(turn * 61) + 0.0016 * np.sin(turn * 137 + 1)
    rim = np.where(np.abs(turn) < 1.3, above - 0.002 + ragged, above + 0.004)
    t, q, n, h = surfaces.cut(tri, rim, p, normals, above)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 430, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    thick = 0.0006 + 0.0085 * np.clip((h - 0.003) / 0.034, 0, 1) ** 0.8
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
    rim = np.where(outer(scalp) & (above > -0.002) & (above < 0.020), 1.0, -1.0)
    roots, _ = scattered(p, scalp.triangles, rim, int(count * 0.72), rng)
    used = np.unique(scalp.triangles)
    skull, ring = cKDTree(p[used]), cKDTree(line)
    ways = [(r, line[ring.query(r + rng.normal(0, 0.006, 3) - [0, 0, 0.010])[1]]) for r in roots]
    joint = scalp.head.joint
    for k, back in enumerate(np.linspace(0.060, -0.085, count - len(roots))):
        # From the parting over either side of the head, leaning back.
        side = 1 if k % 2 else -1
        root = p[used[skull.query(joint + [0.004 * side, 0.17, back])[1]]]
        goal = line[ring.query(joint + [0.095 * side, 0.10, 1.15 * back - 0.012])[1]]
        ways.append((root, goal))
    t = np.linspace(0, 1, 5)
    parts = []
    for k, (root, goal) in enumerate(ways):
        path = root + np.outer(t, goal - root)
        near = used[skull.query(path)[1]]
        lift = 0.0012 + 0.0115 * np.sin(t * np.pi / 1.7) ** 0.8 * rng.uniform(0.8, 1.15)
        short = lift - ((path - p[near]) * normals[near]).sum(axis=1)
        path = path + normals[near] * short[:, None] * np.clip(0.15 + 3 * t, 0, 1)[:, None]
        path[1:-1] = 0.5 * path[1:-1] + 0.25 * (path[:-2] + path[2:])
        width = rng.uniform(0.010, 0.016) * (0.35 + 0.75 * np.sin(np.pi * (0.12 + 0.62 * t)))
        shade = np.clip(0.55 + 0.35 * np.sin(t * np.pi) + 0.08 * rng.normal(), 0.3, 1)
        made = ribbon(path, normals[near], width, 0.999 * rng.random(), shade)
        # Those of the hairline are thin at their roots and gather under the braid.
        made.uv[:, 1] = 0.62 * (1 - made.uv[:, 1]) if k < len(roots) else 0.45 * made.uv[:, 1]
        parts.append(made)
    return joined(parts)


def downy(scalp: Scalp, count: int) -> Ribbons:
    """Single short hairs before the hairline, combed back with the rest."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    above, turn = scalp.above(), np.abs(scalp.head.around(p))
    edge = outer(scalp) & (above > -0.009) & (above < 0.006) & (turn < 1.45)
    roots, faces = scattered(p, scalp.triangles, np.where(edge, 1.0, -1.0), count, rng)
    t, parts = np.linspace(0, 1, 4), []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        back = np.array([0.5 * np.sign(root[0]) * rng.random(), 1.0, -0.5]) + rng.normal(0, 0.25, 3)
        back = back - out * (back @ out)
        long = rng.uniform(0.016, 0.032)
        path = root + np.outer(t * long, back) + np.outer(0.0006 + 0.007 * t - 0.003 * t**3, out)
        width = rng.uniform(0.0009, 0.0020) * (0.25 + 0.75 * t)
        parts.append(
            ribbon(path, np.tile(out, (4, 1)), width, 1 + 0.999 * rng.random(), 0.6 + 0.3 * t)
        )
    return joined(parts)


def wisps(scalp: Scalp, line: np.ndarray, outward: np.ndarray, count: int) -> Ribbons:
    """Loose strands at temples and nape, and fine ones that stand off the braid."""
    p, normals, rng = scalp.points, scalp.normals, scalp.rng
    above, turn = scalp.above(), np.abs(scalp.head.around(p))
    edge = (above > 0.0) & (above < 0.030)
    places = np.where(
        edge & outer(scalp) & (((turn > 0.95) & (turn < 1.35)) | (turn > 2.1)), 1.0, -1.0
    )
    roots, faces = scattered(p, scalp.triangles, places, count, rng)
    t, parts = np.linspace(0, 1, 6), []
    for root, face in zip(roots, faces, strict=True):
        out = normals[face].mean(axis=0)
        out /= np.linalg.norm(out)
        behind = np.abs(scalp.head.around(root[None]))[0] > 2.0
        length = rng.uniform(0.05, 0.11) if behind else rng.uniform(0.04, 0.085)
        fall = np.array([0.10 * np.sign(root[0]), -1.0, 0.10])
        path = root + np.outer(t * length, fall) + np.outer(0.020 * np.sin(t * 1.5), out)
        curl = np.sin(t * rng.uniform(5, 8) + rng.uniform(0, 6)) * 0.006 * t
        path += np.outer(curl, np.cross(out, fall))
        face_ = np.tile(out, (6, 1))
        width = rng.uniform(0.0035, 0.0060) * (1 - 0.75 * t)
        parts.append(ribbon(path, face_, width, 0.999 * rng.random(), 0.6 + 0.4 * t))
        fine = path + np.outer(t**1.5, rng.normal(0, 0.012, 3))
        seed = 1.0 + 0.999 * rng.random()
        parts.append(ribbon(fine, face_, 0.0010 * (1 - 0.8 * t), seed, 0.7 + 0.3 * t))
    t = np.linspace(0, 1, 4)
    for _ in range(30):
        k = int(rng.integers(0, TURNS))
        way = outward[k] + rng.normal(0, 0.5, 3)
        path = line[k] + outward[k] * 0.014 + np.outer(t * rng.uniform(0.012, 0.030), way)
        path[:, 1] -= 0.012 * t**2
        face_ = np.tile(outward[k], (4, 1))
        seed = 1.0 + 0.999 * rng.random()
        parts.append(ribbon(path, face_, 0.0008 * (1 - 0.8 * t), seed, np.full(4, 0.9)))
    return joined(parts)
