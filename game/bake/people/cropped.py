"""Short hair and whiskers: a thin cap, locks that lie or curl close to it, a fringe of fine hairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

EDGE = 0.009
"""How far below the hairline a cap reaches, so that it thins out over skin, metres."""


def above(scalp: Scalp) -> np.ndarray:
    """(V,) metres inside the hairline, as `Scalp.above`, but close round the ears: sideburns, and skin behind.

    What counts as ear there reaches far over cheek and skull.
    """
    turn = np.degrees(np.abs(scalp.head.around(scalp.points)))
    up = scalp.points[:, 1] - scalp.head.joint[1]
    pinna = (scalp.ears > 0) & (turn > 80) & (turn < 116) & (up < 0.052)
    return np.where(pinna, -1.0, scalp.head.within(scalp.points))


def swell(high: np.ndarray) -> np.ndarray:
    """0 at a cap's edge … 1 where it is as thick as it gets, for metres above the hairline."""
    return np.clip((high + EDGE) / 0.024, 0, 1)


def velvet(q: np.ndarray, n: np.ndarray, cell: float = 0.0013) -> np.ndarray:
    """(V, 2) map places for a shell of grains about ``cell`` metres wide: the skull laid flat from its crown."""
    n = q - (q.min(axis=0) + [0.0, 0.07, 0.0]) * [0, 1, 0] - np.median(q, axis=0) * [1, 0, 1]
    n = n / np.linalg.norm(n, axis=1, keepdims=True)
    flat = np.arccos(np.clip(n[:, 1], -1, 1)) / np.maximum(np.hypot(n[:, 0], n[:, 2]), 1e-6)
    return n[:, [0, 2]] * (0.09 * flat)[:, None] / (cell * np.array([9.0, 14.0]))


def cap(
    scalp: Scalp, *, thick: Callable, count: int = 400, shade: float = 0.6, grain: Callable = velvet
) -> Ribbons:
    """The mass of short hair: a shell ``thick`` (points) metres above the skin, thin at its edge.

    grain (points, normals): where its strands lie on the shader's map. A seed that rises from -1
    towards 0 tells the shader how much of the edge to cut away.
    """
    p, normals, tri = scalp.points, scalp.normals, scalp.triangles
    high = surfaces.smoothed(tri, np.clip(above(scalp), -0.03, 0.06)[:, None], 2)[:, 0]
    t, q, n, h = surfaces.cut(tri, high + EDGE, p, normals, high)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, count, 1 + 6.0 * (h < 0.012))
    t, q, n, h = surfaces.compact(t, q, n, h)
    n = n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    uv = grain(q, n)
    q = q + n * (0.0006 + swell(h) * thick(q))[:, None]
    way = np.cross(n, [0.3, 0.0, 1.0])
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    bare = np.clip((0.003 - h) / (0.002 + EDGE), 0, 1)
    return Ribbons(
        q, n, way, uv, np.full(len(q), shade), 0.9 * bare - 1.0, t,
        collapsed(q, t, min(count, 380), np.ones(len(q))),
    )  # fmt: skip


def rooted(scalp: Scalp, count: int, fringe: int) -> tuple[np.ndarray, np.ndarray]:
    """Roots (N, 3) over all the hair, ``fringe`` more of them along its edge, and skin normals there."""
    high = above(scalp)
    roots, faces = scattered(scalp.points, scalp.triangles, high, count, scalp.rng)
    if fringe:
        rim = np.where((high > -0.007) & (high < 0.012), 1.0, -1.0)
        more = scattered(scalp.points, scalp.triangles, rim, fringe, scalp.rng)
        roots, faces = np.concatenate([roots, more[0]]), np.concatenate([faces, more[1]])
    n = scalp.normals[faces].mean(axis=1)
    return roots, n / np.linalg.norm(n, axis=1, keepdims=True)


def combed(
    scalp: Scalp, count: int, *, fringe: int, way: Callable, length: Callable, width: float, over: Callable, lift: float, strays: float
) -> Ribbons:  # fmt: skip
    """Locks along ``way`` (root, out), ``length`` (root) metres long, ``lift`` above a cap ``over`` (points).

    They root in the cap and lie on it like tiles; at the edge they are finer and shorter. strays: share
    of them that are single hairs.
    """
    rng = scalp.rng
    skull = cKDTree(scalp.points)
    parts = []
    for root, out in zip(*rooted(scalp, count, fringe), strict=True):
        edge = float(swell(scalp.head.within(root[None]))[0])
        along = way(root, out) + rng.normal(0, 0.12, 3)
        along -= out * (along @ out)
        along /= np.linalg.norm(along) + 1e-9
        long = length(root) * rng.uniform(0.75, 1.2) * (0.5 + 0.5 * edge)
        t = np.array([0.0, 0.45, 1.0])
        path = root + np.outer(t * long, along)
        _, near = skull.query(path)
        normal = scalp.normals[near]
        height = ((path - scalp.points[near]) * normal).sum(axis=1)
        mass = swell(scalp.head.within(path)) * over(path) + 0.0006
        want = mass + lift * rng.uniform(0.6, 1.3) * np.array([-1.2, 1.0, 0.1])
        path = path + normal * (want - height)[:, None]
        alone = rng.random() < strays
        wide = 0.0008 if alone else width * rng.uniform(0.7, 1.25) * (0.35 + 0.65 * edge)
        seed = float(rng.random()) + (1.0 if alone else 0.0)
        shade = np.clip(0.48 + 0.16 * t + rng.normal(0, 0.07), 0.25, 0.95)
        face = normal + 0.25 * np.cross(along, normal) * rng.normal()
        parts.append(ribbon(path, face, wide * np.array([0.35, 1.0, 0.6]), seed, shade))
    return joined(parts)


def tufted(
    scalp: Scalp, count: int, *, fringe: int, size: Callable, over: Callable
) -> Ribbons:  # fmt: skip
    """Tight curls: puffs ``size`` (root) metres long, each a ribbon that leaves a cap ``over`` (points) and returns."""
    rng = scalp.rng
    parts = []
    for root, out in zip(*rooted(scalp, count, fringe), strict=True):
        edge = float(swell(scalp.head.within(root[None]))[0])
        side = np.cross(out, rng.normal(size=3))
        side /= np.linalg.norm(side)
        long = size(root) * rng.uniform(0.8, 1.25) * (0.6 + 0.4 * edge)
        root = root + out * (0.0006 + edge * over(root[None])[0])
        t = np.array([-0.5, 0.0, 0.5])
        puff = long * rng.uniform(0.20, 0.34)
        path = root + np.outer(t * long, side) + np.outer([-0.0004, puff, -0.0003], out)
        tilt = out + 0.3 * np.cross(side, out) * rng.normal()
        shade = np.array([0.40, 0.55, 0.50]) + rng.normal(0, 0.06)
        wide = long * rng.uniform(0.75, 1.05) * np.array([0.8, 1.0, 0.75])
        parts.append(ribbon(path, np.tile(tilt, (3, 1)), wide, float(rng.random()), shade))
    return joined(parts)


def skin_front(scalp: Scalp) -> tuple[np.ndarray, cKDTree]:
    """Indices of the face's foremost skin points, and a tree over their x and y."""
    p, n = scalp.points, scalp.normals
    near = np.abs(p[:, 0]) < 0.075
    up = p[:, 1] - scalp.head.joint[1]
    near &= (
        (n[:, 1] < 0.999)
        & (up > -0.13)
        & (up < 0.03)
        & (p[:, 2] > scalp.head.joint[2] + 0.03)
        & (n[:, 2] > -0.15)
    )
    face = np.flatnonzero(near)
    flat = cKDTree(p[face][:, :2])
    front = np.array([p[face[flat.query_ball_point(q[:2], 0.004)], 2].max() for q in p[face]])
    face = face[p[face, 2] > front - 0.008]
    return face, cKDTree(p[face][:, :2])


def whiskers(
    scalp: Scalp, places: np.ndarray, ways: np.ndarray, *, lengths: np.ndarray, width: float, lift: float
) -> Ribbons:  # fmt: skip
    """Tufts rooted on the face at ``places`` (N, 2) in x and y, lying along ``ways`` (N, 3), ``lengths`` (N,)."""
    rng = scalp.rng
    face, flat = skin_front(scalp)
    parts = []
    t = np.array([0.0, 0.5, 1.0])
    for place, way, long in zip(places, ways, lengths, strict=True):
        distance, near = flat.query(place, k=3)
        share = 1 / (distance + 2e-4)
        share /= share.sum()
        out = share @ scalp.normals[face[near]]
        out /= np.linalg.norm(out)
        # On the plane through the nearest skin point, so that no root floats.
        at = scalp.points[face[near[0]]]
        z = at[2] - (out[:2] @ (place - at[:2])) / max(out[2], 0.25)
        root = np.array([*place, np.clip(z, at[2] - 0.006, at[2] + 0.006)])
        along = way + rng.normal(0, 0.13, 3)
        along -= out * (along @ out)
        along /= np.linalg.norm(along)
        bulge = np.array([-0.0006, 1.0 * lift, 0.75 * lift]) * rng.uniform(0.75, 1.25)
        path = root + np.outer(t * long, along) + np.outer(bulge, out)
        shade = np.clip(0.20 + 0.20 * t + rng.normal(0, 0.11), 0.15, 0.8)
        wide = width * rng.uniform(0.75, 1.25) * np.array([0.9, 1.0, 0.6])
        face_way = out + 0.35 * np.cross(along, out) * rng.normal()
        parts.append(ribbon(path, np.tile(face_way, (3, 1)), wide, float(rng.random()), shade))
    return joined(parts)


def profile(scalp: Scalp) -> tuple[float, float]:
    """Heights of the nose's base and of the mouth's slit, out of the face's middle line."""
    face, _ = skin_front(scalp)
    q = scalp.points[face]
    q = q[np.abs(q[:, 0]) < 0.007]
    y = np.arange(q[:, 1].min(), q[:, 1].max(), 0.001)
    z = np.interp(y, *q[np.argsort(q[:, 1])][:, 1:].T)
    nose = y > scalp.head.eyes[0, 1] - 0.055
    tip = int(np.argmax(np.where(nose, z, -1)))
    base = tip - int(np.argmax(z[tip::-1] < z[tip] - 0.011))
    slit = base - 10 - int(np.argmin(z[base - 10 : base - 27 : -1]))
    return float(y[base]), float(y[slit])


def moustache(
    scalp: Scalp, count: int, *, half: float, length: tuple[float, float], width: float, full: float = 0.8
) -> Ribbons:  # fmt: skip
    """A brush combed down from under the nose to the lip's edge. half: metres from the middle to a corner;

    full: how much of the way from lip to nose it covers.
    """
    rng = scalp.rng
    nose, mouth = profile(scalp)
    # Evenly strewn over width and height: the golden ratio's multiples leave no gap.
    u = (np.arange(count) + rng.random(count)) / count
    v = (np.arange(count) * 0.618034 + 0.2 * rng.random(count)) % 1.0
    side = np.where(np.arange(count) % 2, 1.0, -1.0)
    low = mouth + 0.0052 - 0.0045 * u**2
    reach = full * (nose - mouth - 0.0075) * (1 - 0.55 * u**1.5)
    y = low + 0.0022 + reach * v
    ways = np.column_stack([side * (0.10 + 0.95 * u), np.full(count, -0.9), 0.2 * (1 - u)])
    steep = 0.9 / np.linalg.norm(ways, axis=1)
    lengths = np.minimum(rng.uniform(*length, count), (y - low + 0.0016) / steep)
    places = np.column_stack([side * half * u, y])
    return whiskers(scalp, places, ways, lengths=lengths, width=width, lift=0.0022)
