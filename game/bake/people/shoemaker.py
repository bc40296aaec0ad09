"""Shoes for seated feet: an upper over the foot's own shell, a sole flat on the floor, laces."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull

from game.bake.people import surfaces
from game.bake.people.fabric import Fabric
from game.bake.people.tailor import Piece, Wearer, finished, shell
from game.meshes.mesh_data import smooth_normals

AROUND = 32
"""Points round a sole."""


def leather_shoes(
    wearer: Wearer, upper: Fabric, sole: Fabric, lace: Fabric, *, heel: float, toe: float
) -> list[Piece]:
    """A pair of low laced shoes. heel: metres of its block; toe: metres the cap reaches past the foot."""
    pieces = []
    for side in "LR":
        pieces += leather_shoe(wearer, side, upper, sole, lace, heel=heel, toe=toe)
    return pieces


def leather_shoe(wearer, side, upper, sole, lace, *, heel, toe) -> list[Piece]:
    """One derby: quarters over the instep, a welted sole with a heel, four rows of laces."""
    ankle = wearer.bone(f"foot.{side}")
    sign = np.sign(ankle[0])

    def keep(p):
        # Higher at the heel, dipping under the ankle bones, up again over the tongue.
        along = p[:, 2] - ankle[2]
        collar = ankle[1] - 0.006 + 0.020 * np.clip((along - 0.01) / 0.05, 0, 1)
        collar += 0.006 * np.clip((-along - 0.02) / 0.03, 0, 1)
        return np.minimum(collar - p[:, 1], p[:, 0] * sign)

    tri, p = shell(wearer, keep, 0.007, 1)
    p = surfaces.smoothed(tri, p, 10)
    front = p[:, 2].max()
    reach = np.clip((p[:, 2] - (front - 0.10)) / 0.10, 0, 1)
    p[:, 2] += toe * reach**1.5
    low = p[:, 1].min()
    # A toe cap is a box of leather, not toes: it keeps its height to the end.
    p[:, 1] = np.where(p[:, 1] > low + 0.02, p[:, 1] + 0.007 * reach, p[:, 1])
    weights = np.zeros((len(p), len(wearer.body.names)))
    weights[:, wearer.body.names.index(f"foot.{side}")] = 1.0
    done = wearer.carry(p, weights, 1.0)
    done[:, 1] = np.maximum(done[:, 1], 0.022)
    seam = front - 0.062 - p[:, 2]
    normal = smooth_normals(done.astype(np.float32), tri)
    top = np.clip((done[:, 1] - 0.035) / 0.02, 0, 1)
    # The cap's edge and the quarters' edge stand a hair proud of the vamp.
    ridge = 0.0016 * (np.clip(seam / 0.004, 0, 1) - 1) * top
    done = done + normal * (ridge + 0.0016)[:, None]
    made = finished(tri, done, weights, p[:, [2, 1]].copy(), upper, count=290, thickness=0.004)
    return [
        made, *soled(wearer, done, side, sole, heel),
        *laces(wearer, tri, done, p, weights, lace, rows=4, reach=0.115 + toe),
    ]  # fmt: skip


def soled(wearer: Wearer, done: np.ndarray, side: str, fabric: Fabric, heel: float) -> list[Piece]:
    """The welt and tread, and under its back third the heel's block; both on the floor."""
    low = done[done[:, 1] < 0.05]
    ring = outline(low[:, [0, 2]])
    middle = ring.mean(axis=0)
    out = ring - middle
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    way = ring[np.argmax(np.linalg.norm(ring - middle, axis=1))] - middle
    way = way / np.linalg.norm(way)
    way = way if way @ [0, 1] > 0 else -way
    along = (ring - middle) @ way
    span = along.max() - along.min()
    back = np.clip((along.min() + 0.36 * span - along) / 0.02, 0, 1)
    lift = heel * (1 - back) * np.clip(1 - (along - along.max() + 0.75 * span) / (0.4 * span), 0, 1)
    profile = ((0.0, 0.000), (0.10, 0.005), (0.62, 0.0055), (0.72, 0.0075), (0.95, 0.0075), (1.0, 0.001), (1.0, -0.018))
    rows = []
    for share, grow in profile:
        wide = ring + out * grow
        height = lift + (0.027 - lift) * share
        rows.append(np.column_stack([wide[:, 0], height, wide[:, 1]]))
    points = np.concatenate([*rows, [[middle[0], 0.0, middle[1]]]])
    i = np.arange(AROUND)
    j = (i + 1) % AROUND
    faces = []
    for row in range(len(rows) - 1):
        a, b = row * AROUND, row * AROUND + AROUND
        faces += [np.column_stack([a + i, a + j, b + j]), np.column_stack([a + i, b + j, b + i])]
    faces.append(np.column_stack([j, i, np.full(AROUND, len(points) - 1)]))
    tri = np.concatenate(faces)
    points[-1, 1] = lift.max() * 0.5
    normal = smooth_normals(points.astype(np.float32), tri)
    edge = slice(2 * AROUND, 3 * AROUND)
    if (np.c_[out[:, 0], 0 * out[:, 0], out[:, 1]] * normal[edge]).sum() < 0:
        tri = tri[:, ::-1]
    w = np.zeros((len(points), len(wearer.body.names)))
    w[:, wearer.body.names.index(f"foot.{side}")] = 1.0
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(ring, axis=0), axis=1))]
    uv = np.column_stack([np.r_[np.tile(run, len(rows)), 0], points[:, 1]])
    return [Piece(points, tri, w, uv, np.full(len(points), 0.05), fabric)]


def outline(flat: np.ndarray) -> np.ndarray:
    """(AROUND, 2) the smooth convex line round points (N, 2)."""
    hull = flat[ConvexHull(flat).vertices]
    hull = np.concatenate([hull, hull[:1]])
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(hull, axis=0), axis=1))]
    at = np.linspace(0, run[-1], AROUND + 1)[:-1]
    ring = np.column_stack([np.interp(at, run, hull[:, k]) for k in (0, 1)])
    for _ in range(2):
        ring = 0.5 * ring + 0.25 * (np.roll(ring, 1, 0) + np.roll(ring, -1, 0))
    return ring


def laces(wearer, tri, done, rest, weights, fabric: Fabric, *, rows: int, reach: float):
    """Flat laces across the instep, ``reach`` metres behind the toe."""
    normal = smooth_normals(done.astype(np.float32), tri)
    toe = rest[:, 2].max()
    pieces = []
    for step in range(rows):
        want_z = toe - reach - 0.014 * step
        row = np.abs(rest[:, 2] - want_z) < 0.012
        if not row.any():
            continue
        crest = rest[row][np.argmax(rest[row][:, 1])]
        line = []
        for k in np.linspace(-1, 1, 5):
            want = crest + [0.019 * k, -0.005 * k * k, 0.004 * k * (-1) ** step]
            want[2] += want_z - crest[2]
            distance = np.linalg.norm(rest - want, axis=1)
            near = np.argsort(distance)[:4]
            share = 1 / (distance[near] + 1e-4)
            share /= share.sum()
            line.append((share @ done[near], share @ normal[near]))
        path = np.array([p for p, _ in line])
        n = np.array([m for _, m in line])
        n /= np.linalg.norm(n, axis=1, keepdims=True)
        f = np.linspace(0, 1, 5)[:, None]
        path = path + n * (0.0016 + 0.004 * (1 - (2 * f - 1) ** 2))
        way = (path[-1] - path[0]) / np.linalg.norm(path[-1] - path[0])
        wide = np.cross(n.mean(axis=0), way)
        wide /= np.linalg.norm(wide)
        points = np.concatenate([path - wide * 0.0026, path + n * 0.0014, path + wide * 0.0026])
        i = np.concatenate([np.arange(4), np.arange(5, 9)])
        faces = np.concatenate(
            [np.column_stack([i, i + 1, i + 6]), np.column_stack([i, i + 6, i + 5])]
        )
        pm = smooth_normals(points.astype(np.float32), faces)
        if (pm @ n.mean(axis=0)).sum() < 0:
            faces = faces[:, ::-1]
        uv = np.column_stack([np.tile(f[:, 0] * 0.04, 3), np.repeat([0.0, 0.003, 0.006], 5)])
        bone = np.zeros((15, weights.shape[1]))
        bone[:] = weights[0]
        pieces.append(Piece(points, faces, bone, uv, np.full(15, 0.05), fabric, small=True))
    return pieces
