"""Cloth that is laid on somebody who already sits, layers cut out of cloth that lies, and frayed edges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.bake.people import cloth, surfaces
from game.bake.people.fabric import Fabric
from game.bake.people.tailor import Piece, Wearer, finished
from game.meshes.mesh_data import smooth_normals

ARMS = ("clavicle", "shoulder", "upperarm", "lowerarm", "wrist", "finger", "metacarpal")


@dataclass
class Lying:
    """Cloth at rest in the seated pose: triangles (T, 3), points (V, 3), weights (V, B), and `rest` (V, K):

    where each point was before (standing metres, or along and across a sheet), to cut layers by.
    """

    triangles: np.ndarray
    points: np.ndarray
    weights: np.ndarray
    rest: np.ndarray

    def normals(self) -> np.ndarray:
        return smooth_normals(self.points.astype(np.float32), self.triangles).astype(float)

    def layer(self, keep: np.ndarray, lift: np.ndarray | float) -> Lying:
        """The part where keep (V,) > 0, lifted by metres along its normals."""
        lift = np.broadcast_to(lift, len(self.points))[:, None]
        tri, p, w, r = surfaces.cut(
            self.triangles, keep, self.points + self.normals() * lift, self.weights, self.rest
        )
        return Lying(*surfaces.welded(tri, p, w, r))

    def piece(self, fabric: Fabric, *, count: int, thickness: float, uv=None) -> Piece:
        """Finished with rims. uv (V, 2) metres; the rest's first two values unless told."""
        uv = self.rest[:, :2].copy() if uv is None else uv
        return finished(
            self.triangles, self.points, self.weights, uv, fabric, count=count, thickness=thickness
        )


def grid_triangles(rows: int, columns: int) -> np.ndarray:
    """(T, 3) of a sheet of rows x columns points, facing where row x column points."""
    index = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
    return np.concatenate(
        [np.stack([a, c, d], -1).reshape(-1, 3), np.stack([a, d, b], -1).reshape(-1, 3)]
    )


def seated_weights(wearer: Wearer, points: np.ndarray, leave_out: tuple[str, ...]) -> np.ndarray:
    """(V, B) of the nearest seated skin that hangs on none of the bones ``leave_out``."""
    near = wearer.used[wearer.share(*leave_out)[wearer.used] < 0.05]
    (w,) = surfaces.carried(points, wearer.seated[near], wearer.weights[near], near=8)
    return w / w.sum(axis=1, keepdims=True)


def draped(
    wearer: Wearer,
    sheet: np.ndarray,
    held: np.ndarray,
    *,
    clearance: float,
    hard: Callable,
    settle: int = 90,
    leave_out: tuple[str, ...] = (*ARMS, "head", "neck"),
) -> np.ndarray:
    """(R, C, 3) where a sheet of (R, C, 3) points comes to rest on the seated body.

    held (R, C): 1 where it is fastened; hard(points): keeps them above seat and floor.
    """
    rows, columns, _ = sheet.shape
    tri = grid_triangles(rows, columns)
    p = sheet.reshape(-1, 3)
    edge, bend = cloth.edges(tri), cloth.bends(tri)
    length = lambda e: np.linalg.norm(p[e[:, 0]] - p[e[:, 1]], axis=1)  # noqa: E731
    skin, _ = wearer.stages(p, wearer.weights_at(p), leave_out)(1.0)
    made = cloth.Cloth(
        positions=p.copy(),
        springs=np.concatenate([edge, bend]),
        lengths=np.concatenate([length(edge), length(bend)]),
        stiffness=np.concatenate([np.full(len(edge), 0.9), np.full(len(bend), 0.10)]),
        held=held.reshape(-1),
        clearance=np.full(len(p), clearance),
    )
    done = cloth.relax(
        made, lambda amount: (skin, p), steps=1, settle=settle, gravity=-0.0016, hard=hard, rounds=6
    )
    return done.reshape(rows, columns, 3)


def frayed(
    lying: Lying,
    on: Callable,
    fabric: Fabric,
    *,
    gap: float,
    length: float,
    rng: np.random.Generator,
) -> Piece | None:
    """Loose threads out of an edge wherever on(rest points) is true: slim triangles."""
    normals = lying.normals()
    points, faces, weights, lit = [], [], [], []
    for loop in surfaces.loops(lying.triangles):
        p, n, w = lying.points[loop], normals[loop], lying.weights[loop]
        along = np.roll(p, -1, 0) - np.roll(p, 1, 0)
        out = np.cross(along, n)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
        inside = lying.points[np.unique(lying.triangles)]
        near = surfaces.cKDTree(inside).query(p + out * 0.012)[0]
        far = surfaces.cKDTree(inside).query(p - out * 0.012)[0]
        if near.mean() < far.mean():
            out = -out
        mark = on(lying.rest[loop])
        run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1))]
        for at in np.arange(0, run[-1], gap):
            i = int(np.clip(np.searchsorted(run, at + rng.uniform(0, gap)), 0, len(p) - 1))
            if not mark[i]:
                continue
            way = along[i] / max(np.linalg.norm(along[i]), 1e-9)
            long = length * rng.uniform(0.45, 1.3)
            fall = out[i] + way * rng.normal(0, 0.35) + [0, -0.45, 0] + n[i] * rng.normal(0, 0.15)
            fall /= np.linalg.norm(fall)
            root = p[i] - n[i] * 0.002 - out[i] * 0.003
            tip = root + fall * long + [0, -0.25 * long, 0]
            half = way * 0.0009
            start = len(points)
            points += [root - half, root + half, tip]
            faces.append([start, start + 1, start + 2])
            weights += [w[i]] * 3
            lit += [n[i]] * 3
    if not points:
        return None
    points, faces = np.array(points), np.array(faces)
    uv = np.tile([[0, 0], [0.002, 0], [0.001, 0.02]], (len(faces), 1))
    return Piece(
        points,
        faces,
        np.array(weights),
        uv,
        np.full(len(points), 0.05),
        fabric,
        np.array(lit),
        small=True,
    )
