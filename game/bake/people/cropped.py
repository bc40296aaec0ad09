"""Short hair and whiskers: a thin cap, locks that lie or curl close to it, a fringe of fine hairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.spatial import cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

EDGE = 0.004
"""How far below the hairline a cap reaches, so that it meets the skin under it, metres."""


def above(scalp: Scalp) -> np.ndarray:
    """(V,) metres above the hairline as `Scalp.above`, but close round the ears: sideburns, and skin behind.

    What counts as ear there reaches far over cheek and skull.
    """
    turn = np.degrees(np.abs(scalp.head.around(scalp.points)))
    up = scalp.points[:, 1] - scalp.head.joint[1]
    pinna = (scalp.ears > 0) & (turn > 80) & (turn < 116) & (up < 0.052)
    return np.where(pinna, -1.0, scalp.head.hair(scalp.points))


def cap(scalp: Scalp, *, thick: Callable, count: int = 400, shade: float = 0.5) -> Ribbons:
    """The mass of short hair: a shell ``thick`` (points) metres above the skin, thin at its edge."""
    p, normals, tri = scalp.points, scalp.normals, scalp.triangles
    high = surfaces.smoothed(tri, np.clip(above(scalp), -0.02, 0.06)[:, None], 2)[:, 0]
    t, q, n, h = surfaces.cut(tri, high + EDGE, p, normals, high)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, count, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    n = n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    edge = np.clip((h + EDGE) / 0.022, 0, 1)
    q = q + n * (0.0012 + edge * thick(q))[:, None]
    way = np.cross(n, [0.3, 0.0, 1.0])
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([q[:, 0] * 60, np.clip(0.1 + h * 2, 0.1, 0.35)])
    return Ribbons(
        q, n, way, uv, np.full(len(q), shade), np.full(len(q), -1.0), t,
        collapsed(q, t, min(count, 220), np.ones(len(q))),
    )  # fmt: skip


def rooted(scalp: Scalp, count: int, fringe: int) -> tuple[np.ndarray, np.ndarray]:
    """Roots (N, 3) over all the hair, ``fringe`` more of them along its edge, and skin normals there."""
    high = above(scalp)
    roots, faces = scattered(scalp.points, scalp.triangles, high, count, scalp.rng)
    if fringe:
        rim = np.where((high > -0.003) & (high < 0.020), 1.0, -1.0)
        more = scattered(scalp.points, scalp.triangles, rim, fringe, scalp.rng)
        roots, faces = np.concatenate([roots, more[0]]), np.concatenate([faces, more[1]])
    n = scalp.normals[faces].mean(axis=1)
    return roots, n / np.linalg.norm(n, axis=1, keepdims=True)


def combed(
    scalp: Scalp, count: int, *, fringe: int, way: Callable, length: Callable, width: float, over: Callable, lift: float, strays: float
) -> Ribbons:  # fmt: skip
    """Locks along ``way`` (root, out), ``length`` (root) metres long, ``lift`` above a cap ``over`` (points).

    strays: share of them that are single hairs.
    """
    rng = scalp.rng
    skull = cKDTree(scalp.points)
    parts = []
    for root, out in zip(*rooted(scalp, count, fringe), strict=True):
        along = way(root, out) + rng.normal(0, 0.16, 3)
        along -= out * (along @ out)
        along /= np.linalg.norm(along) + 1e-9
        long = length(root) * rng.uniform(0.75, 1.2)
        t = np.linspace(0, 1, 4)
        path = root + np.outer(t * long, along)
        _, near = skull.query(path)
        normal = scalp.normals[near]
        height = ((path - scalp.points[near]) * normal).sum(axis=1)
        edge = np.clip((scalp.head.hair(path) + EDGE) / 0.022, 0, 1)
        want = lift * rng.uniform(0.5, 1.3) * np.sin(np.pi * (0.08 + t * 0.74)) + edge * over(path) - 0.0008
        path = path + normal * (want - height)[:, None]
        path[1:-1] = 0.5 * path[1:-1] + 0.25 * (path[:-2] + path[2:])
        alone = rng.random() < strays
        wide = (0.0009 if alone else width * rng.uniform(0.7, 1.25)) * (1 - 0.7 * t**2)
        seed = float(rng.random()) + (1.0 if alone else 0.0)
        shade = np.clip(0.45 + 0.5 * t + rng.normal(0, 0.12), 0.2, 1)
        face = normal + 0.25 * np.cross(along, normal) * rng.normal()
        parts.append(ribbon(path, face, wide, seed, shade))
    return joined(parts)


def coiled(scalp: Scalp, count: int, *, fringe: int, radius: Callable, width: float, over: Callable) -> Ribbons:
    """Tight curls: each lock a small loop that lies on the cap, ``radius`` (root) metres, ``over`` (points) high."""
    rng = scalp.rng
    parts = []
    for root, out in zip(*rooted(scalp, count, fringe), strict=True):
        side = np.cross(out, rng.normal(size=3))
        side /= np.linalg.norm(side)
        other = np.cross(out, side)
        r = radius(root) * rng.uniform(0.75, 1.3)
        root = root + out * (0.7 * over(root[None])[0] * np.clip((scalp.head.hair(root[None])[0] + EDGE) / 0.022, 0, 1))
        t = np.linspace(0, 1, 5)
        spin = t * rng.uniform(1.1, 1.6) * 2 * np.pi * 0.8
        around = np.outer(1 - np.cos(spin), side) + np.outer(np.sin(spin), other)
        path = root + around * r + np.outer(0.0012 + r * 0.9 * np.sin(np.pi * (0.15 + 0.8 * t)), out)
        middle = root + side * r - out * r * 0.6
        face = path - middle
        face /= np.linalg.norm(face, axis=1, keepdims=True)
        wide = width * rng.uniform(0.75, 1.25) * (0.75 + 0.35 * np.sin(np.pi * t)) * (1 - 0.5 * t**3)
        shade = np.clip(0.40 + 0.5 * np.sin(np.pi * (0.2 + 0.7 * t)) + rng.normal(0, 0.1), 0.2, 1)
        parts.append(ribbon(path, face, wide, float(rng.random()), shade))
    return joined(parts)


def skin_front(scalp: Scalp) -> tuple[np.ndarray, cKDTree]:
    """Indices of the face's foremost skin points, and a tree over their x and y."""
    p, n = scalp.points, scalp.normals
    near = np.abs(p[:, 0]) < 0.075
    up = p[:, 1] - scalp.head.joint[1]
    near &= (n[:, 1] < 0.999) & (up > -0.13) & (up < 0.03) & (p[:, 2] > scalp.head.joint[2] + 0.03) & (n[:, 2] > -0.15)
    face = np.flatnonzero(near)
    flat = cKDTree(p[face][:, :2])
    front = np.array([p[face[flat.query_ball_point(q[:2], 0.004)], 2].max() for q in p[face]])
    face = face[p[face, 2] > front - 0.008]
    return face, cKDTree(p[face][:, :2])


def whiskers(
    scalp: Scalp, places: np.ndarray, ways: np.ndarray, *, length: tuple[float, float], width: float, lift: float
) -> Ribbons:  # fmt: skip
    """Hairs rooted on the face at ``places`` (N, 2) in x and y, lying along ``ways`` (N, 3)."""
    rng = scalp.rng
    face, flat = skin_front(scalp)
    parts = []
    t = np.linspace(0, 1, 4)
    for place, way in zip(places, ways, strict=True):
        distance, near = flat.query(place, k=3)
        share = 1 / (distance + 2e-4)
        share /= share.sum()
        out = share @ scalp.normals[face[near]]
        out /= np.linalg.norm(out)
        # On the plane through the nearest skin point, so that no root floats.
        at = scalp.points[face[near[0]]]
        z = at[2] - (out[:2] @ (place - at[:2])) / max(out[2], 0.25)
        root = np.array([*place, np.clip(z, at[2] - 0.006, at[2] + 0.006)])
        along = way + rng.normal(0, 0.18, 3)
        along -= out * (along @ out)
        along /= np.linalg.norm(along)
        long = rng.uniform(*length)
        bulge = lift * np.sin(np.pi * np.clip(0.12 + 0.75 * t, 0, 1)) * rng.uniform(0.6, 1.4)
        path = root + np.outer(t * long, along) + np.outer(bulge, out)
        shade = np.clip(0.35 + 0.6 * t + rng.normal(0, 0.1), 0.15, 1)
        wide = width * rng.uniform(0.7, 1.3) * np.array([0.8, 1.0, 0.75, 0.15])
        parts.append(ribbon(path, np.tile(out, (4, 1)), wide, float(rng.random()), shade))
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
    """From under the nose outwards over the lip. half: metres from the middle to a corner;

    full: how much of the way from lip to nose it covers.
    """
    rng = scalp.rng
    nose, mouth = profile(scalp)
    side = np.where(np.arange(count) % 2, 1.0, -1.0)
    u = rng.random(count) ** 0.85
    # The groove under the nose stays bare; the corners droop and thin out.
    x = side * (0.0018 + (half - 0.0018) * u)
    low = mouth + 0.006 - 0.004 * u**2
    y = low + full * (nose - mouth - 0.008) * (1 - 0.55 * u**1.5) * rng.random(count)
    ways = np.column_stack([side * (0.35 + 1.0 * u), np.full(count, -0.85), 0.25 * (1 - u)])
    places = np.column_stack([x, y])
    return whiskers(scalp, places, ways, length=length, width=width, lift=0.0022)
