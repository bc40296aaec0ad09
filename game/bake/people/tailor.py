"""How clothes are made for anybody: cut from a standing body's shell, worn into a seat, hemmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from game.bake.people import cloth, surfaces
from game.bake.people.body import Body, triangles
from game.bake.people.fabric import Fabric, brass
from game.bake.people.seat import Sitting, seated
from game.bake.people.standing import Standing, stood
from game.meshes.mesh_data import smooth_normals


@dataclass
class Piece:
    """A part of somebody's clothes in the seated pose.

    positions (V, 3), triangles (T, 3), weights (V, B) over all bones, uv (V, 2) metres along the
    cloth, hem (V,) metres to the nearest hem, normals (V, 3) or None. small: not seen from afar.
    """

    positions: np.ndarray
    triangles: np.ndarray
    weights: np.ndarray
    uv: np.ndarray
    hem: np.ndarray
    fabric: Fabric
    normals: np.ndarray | None = None
    small: bool = False


def nothing(points: np.ndarray) -> np.ndarray:
    """(V,) bool: none of the points (V, 3)."""
    return np.zeros(len(points), bool)


@dataclass(frozen=True)
class Outfit:
    """Everything somebody wears, and what it leaves bare. Functions take standing points (V, 3).

    neckline: metres below it, skin shows a little further; sleeves: metres before the wrists, left and
    right, where skin begins to show; covered: head and neck under a scarf, skin and ears that cannot
    be seen; bare: skin shown beside head and hands; hair: whether any hair shows.
    """

    pieces: list[Piece]
    neckline: Callable[[np.ndarray], np.ndarray]
    sleeves: tuple[float, float] = (0.045, 0.045)
    covered: Callable[[np.ndarray], np.ndarray] = nothing
    bare: Callable[[np.ndarray], np.ndarray] = nothing
    hair: bool = True


class Wearer:
    """The body that clothes are fitted to, as anny stands it and at rest on a seat or on its feet."""

    def __init__(self, body: Body, rest: Sitting | Standing) -> None:
        self.body, self.rest = body, rest
        self.skin = triangles(body.groups["body"])
        self.used = np.unique(self.skin)
        dense = np.zeros((len(body.positions), len(body.names)))
        rows = np.arange(len(body.positions))[:, None]
        np.add.at(dense, (rows, body.joints), body.weights)
        self.weights = dense / np.maximum(dense.sum(axis=1, keepdims=True), 1e-9)
        self.seated, self.matrices = self.posed(1.0)

    def posed(self, amount: float) -> tuple[np.ndarray, np.ndarray]:
        """(V, 3) positions and (B, 4, 4) matrices on the way to rest: 0 as anny stands … 1 at rest."""
        if isinstance(self.rest, Standing):
            return stood(self.body, self.rest, amount)
        return seated(self.body, self.rest, amount)

    def bone(self, name: str) -> np.ndarray:
        return self.body.heads[self.body.names.index(name)]

    def share(self, *parts: str) -> np.ndarray:
        """(V,) how much of each point hangs on bones whose names start with any of ``parts``."""
        rows = [i for i, n in enumerate(self.body.names) if n.startswith(parts)]
        return self.weights[:, rows].sum(axis=1)

    def weights_at(self, points: np.ndarray) -> np.ndarray:
        (w,) = surfaces.carried(points, self.body.positions[self.used], self.weights[self.used])
        return w / w.sum(axis=1, keepdims=True)

    def carry(self, points: np.ndarray, weights: np.ndarray, amount: float) -> np.ndarray:
        _, matrices = self.posed(amount)
        blend = np.einsum("vb,bij->vij", weights, matrices[:, :3])
        return np.einsum("vij,vj->vi", blend[:, :, :3], points) + blend[:, :, 3]

    def stages(self, points, weights, leave_out: tuple[str, ...], loyal: int = 0) -> Callable:
        """amount -> (skin to collide with, where ``points`` would be carried).

        loyal: how many skin points each cloth point may ever touch; 0 leaves it free.
        """
        away = self.share(*leave_out)
        tri = self.skin[away[self.skin].max(axis=1) < 0.5]
        used = np.unique(tri)
        rest = self.body.positions
        long = np.linalg.norm(rest[tri[:, 1]] - rest[tri[:, 0]], axis=1) > 0.012
        still = np.concatenate([rest[used], rest[tri[long]].mean(axis=1)])
        near = surfaces.cKDTree(still).query(points, k=loyal)[1] if loyal else None

        def at(amount: float):
            pos, _ = self.posed(amount)
            normal = smooth_normals(pos.astype(np.float32), self.skin)
            a, b, c = (pos[tri[long, i]] for i in range(3))
            face = np.cross(b - a, c - a)
            face /= np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-12)
            skin = cloth.Skin(
                np.concatenate([pos[used], (a + b + c) / 3]),
                np.concatenate([normal[used], face]),
                near,
            )
            return skin, self.carry(points, weights, amount)

        return at

    def limb(self, p: np.ndarray, start: str, end: str, side: str) -> np.ndarray:
        """(V,) metres before the joint ``end`` along a limb; far away for the other side's points."""
        a, b = self.bone(f"{start}.{side}"), self.bone(f"{end}.{side}")
        way = (b - a) / np.linalg.norm(b - a)
        return np.where(np.sign(p[:, 0]) == np.sign(b[0]), (b - p) @ way, 1.0)


def round_arm(wearer: Wearer, p: np.ndarray, radius: float = 0.055) -> np.ndarray:
    """(V,) metres round the arm nearer to standing points (V, 3), along a sleeve of that radius."""
    around = np.zeros(len(p))
    for side in "LR":
        start, end = wearer.bone(f"upperarm01.{side}"), wearer.bone(f"wrist.{side}")
        way = (end - start) / np.linalg.norm(end - start)
        front = np.array([0.0, 0.0, 1.0]) - way * way[2]
        front /= np.linalg.norm(front)
        up = np.cross(front, way) * np.sign(end[0])
        mine = np.sign(p[:, 0]) == np.sign(end[0])
        away = p[mine] - start
        around[mine] = np.arctan2(away @ front, away @ up) * radius
    return around


def shell(wearer: Wearer, keep: Callable, offset: float, fine: int):
    """Triangles and points (V, 3) of the standing body's shell where keep(points) > 0."""
    body = wearer.body
    tri, p = surfaces.compact(triangles(body.groups["helper-tights"]), body.positions.astype(float))
    tri, p = surfaces.cut(tri, keep(p), p)
    tri, p = surfaces.welded(tri, p)
    for _ in range(fine):
        tri, p = surfaces.subdivided(tri, p)
    p = surfaces.smoothed(tri, p, 3)
    return tri, p + smooth_normals(p.astype(np.float32), tri) * offset


def worn(
    wearer: Wearer,
    tri,
    p,
    *,
    ease: Callable,
    held: np.ndarray,
    clearance: np.ndarray,
    leave_out: tuple[str, ...],
    steps: int = 40,
    settle: int = 60,
    hard=None,
    loyal: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """Where (V, 3) the cut cloth ends up once he sits, and its weights (V, B)."""
    weights = wearer.weights_at(p)
    stages = wearer.stages(p, weights, leave_out, loyal)
    edge, bend = cloth.edges(tri), cloth.bends(tri)
    length = lambda e: np.linalg.norm(p[e[:, 0]] - p[e[:, 1]], axis=1)  # noqa: E731
    sheet = cloth.Cloth(
        positions=stages(0.0)[1],
        springs=np.concatenate([edge, bend]),
        lengths=np.concatenate([length(edge) * ease(p[edge].mean(axis=1)), length(bend)]),
        stiffness=np.concatenate([np.full(len(edge), 0.9), np.full(len(bend), 0.06)]),
        held=held,
        clearance=clearance,
    )
    done = cloth.relax(sheet, stages, steps=steps, settle=settle, hard=hard)
    return surfaces.smoothed(tri, done, 4, 0.5), weights


def on_the_seat(p: np.ndarray) -> np.ndarray:
    """Cloth under the thighs lies on the seat instead of hanging through it."""
    on = (np.abs(p[:, 0]) < 0.27) & (np.abs(p[:, 2]) < 0.25) & (p[:, 1] < 0.453) & (p[:, 1] > 0.36)
    p = p.copy()
    p[on, 1] = 0.453
    return p


def measured(line: np.ndarray, w: np.ndarray, count: int):
    """A line (N, 3) and its weights (N, B) at ``count`` even steps: points, weights, run (count,) metres."""
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    at = np.linspace(0, steps[-1], count)
    line = np.column_stack([np.interp(at, steps, line[:, k]) for k in range(3)])
    w = np.column_stack([np.interp(at, steps, w[:, k]) for k in range(w.shape[1])])
    return line, w, at


def edge_line(tri, done, weights, on: np.ndarray, count: int):
    """The stretch of the outline where ``on`` (V,) is true: points (count, 3), weights, run (count,)."""
    outline = max(surfaces.loops(tri), key=len)
    mark = on[outline]
    start = int(np.flatnonzero(mark & ~np.roll(mark, 1))[0])
    chain = np.roll(outline, -start)
    chain = chain[: int(np.argmin(on[chain]))]
    line, w, at = measured(done[chain], weights[chain], count)
    for _ in range(4):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    return line, w, at


def ring_line(tri, done, weights, on: np.ndarray, count: int):
    """As `edge_line` for an edge that closes: its last point is its first."""
    outline = max(surfaces.loops(tri), key=lambda loop: on[loop].mean())
    chain = np.append(outline, outline[0])
    line, w, at = measured(done[chain], weights[chain], count)
    for _ in range(4):
        inner = 0.5 * line[:-1] + 0.25 * (np.roll(line[:-1], 1, 0) + np.roll(line[:-1], -1, 0))
        line = np.concatenate([inner, inner[:1]])
    return line, w, at


def lofted(
    rows: list[np.ndarray],
    w: np.ndarray,
    run: np.ndarray,
    out: np.ndarray,
    outer: int,
    hem: list[float],
    fabric: Fabric,
) -> Piece:
    """A strip through ``rows`` of equally many points; row ``outer`` faces along ``out`` (N, 3)."""
    grid = np.stack(rows)
    r, c = grid.shape[:2]
    index = np.arange(r * c).reshape(r, c)
    a, b, d, e = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
    faces = np.concatenate(
        [np.stack([a, b, e], -1).reshape(-1, 3), np.stack([a, e, d], -1).reshape(-1, 3)]
    )
    points = grid.reshape(-1, 3)
    if (smooth_normals(points.astype(np.float32), faces)[index[outer]] * out).sum() < 0:
        faces = faces[:, ::-1]
    uv = np.column_stack([np.tile(run, r), np.repeat(np.arange(r) * 0.012, c)])
    return Piece(points, faces, np.tile(w, (r, 1)), uv + 6.0, np.repeat(hem, c), fabric)


def outward(line: np.ndarray) -> np.ndarray:
    """(N, 3) flat unit vectors away from the line's middle."""
    out = (line - line.mean(axis=0)) * [1, 0, 1]
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def disc(middle, normal, weight, radius, fabric: Fabric | None = None) -> Piece:
    """A low domed button, of brass unless told."""
    side = np.cross(normal, [0, 1, 0.1])
    side /= np.linalg.norm(side)
    other = np.cross(normal, side)
    angle = np.linspace(0, 2 * np.pi, 9)[:-1]
    ring = np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * other
    points = np.concatenate([middle + ring * radius, middle + ring * radius * 0.8 + normal * 0.0025,
                             [middle + normal * 0.0018]])  # fmt: skip
    i = np.arange(8)
    j = (i + 1) % 8
    faces = np.concatenate([
        np.column_stack([i, j, j + 8]), np.column_stack([i, j + 8, i + 8]),
        np.column_stack([i + 8, j + 8, np.full(8, 16)]),
    ])  # fmt: skip
    if np.cross(points[1] - points[0], points[9] - points[0]) @ (points[0] + normal - middle) < 0:
        faces = faces[:, ::-1]
    uv = np.concatenate([np.ones((8, 2)), np.full((8, 2), 0.8), np.zeros((1, 2))])
    return Piece(
        points, faces, np.tile(weight, (17, 1)), uv, np.ones(17), fabric or brass(), small=True
    )


def finished(
    tri, done, weights, uv, fabric: Fabric, *, count: int, thickness: float, depth: float = 0.022
) -> Piece:
    """Thins the sculpted cloth, keeps its fine normals, gives every edge a folded-in rim."""
    fine_normal = smooth_normals(done.astype(np.float32), tri)
    if len(tri) > count:
        p, t = surfaces.thinned(done, tri, count)
    else:
        p, t = done.copy(), tri
    p = even_edges(p, t)
    w, n = surfaces.carried(p, done, weights, fine_normal)
    u = surfaces.read_off(p, done, tri, uv)
    n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    rims = [done[loop] for loop in surfaces.loops(tri)]
    steps = np.linspace(0, 1, 8, endpoint=False)[:, None, None]
    rim_points = np.concatenate(
        [(r + (np.roll(r, -1, 0) - r) * steps).reshape(-1, 3) for r in map(evened, rims)]
    )
    hem = surfaces.cKDTree(rim_points).query(p)[0]
    return rimmed(Piece(p, t, w, u, hem, fabric, n), thickness, depth)


def even_edges(p: np.ndarray, tri: np.ndarray) -> np.ndarray:
    """Hems run smooth: boundary points are evened out along their own line."""
    p = p.copy()
    for loop in surfaces.loops(tri):
        p[loop] = evened(p[loop])
    return p


def evened(line: np.ndarray) -> np.ndarray:
    """A closed line (N, 3) without its jitter."""
    for _ in range(6):
        line = 0.5 * line + 0.25 * (np.roll(line, 1, 0) + np.roll(line, -1, 0))
    return line


def rimmed(piece: Piece, thickness: float, depth: float = 0.022) -> Piece:
    """The same cloth with thickness at its edges: a rim and a strip that turns inside."""
    p, t = [piece.positions], [piece.triangles]
    w, u, h, n = [piece.weights], [piece.uv], [piece.hem], [piece.normals]
    count = len(piece.positions)
    inward = np.zeros_like(piece.positions)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        for i, j in ((a, b), (b, a)):
            way = piece.positions[piece.triangles[:, j]] - piece.positions[piece.triangles[:, i]]
            np.add.at(inward, piece.triangles[:, i], way)
    for loop in surfaces.loops(piece.triangles):
        at, normal = piece.positions[loop], piece.normals[loop]
        way = inward[loop]
        for _ in range(4):
            way = way + 0.5 * (np.roll(way, 1, 0) + np.roll(way, -1, 0))
        way -= normal * (way * normal).sum(axis=1, keepdims=True)
        way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
        edge = at - way * 0.001 - normal * thickness * 0.5
        inner = at - normal * thickness
        deep = at - normal * (thickness + 0.002) + way * depth
        k = len(loop)
        i = np.arange(k)
        j = (i + 1) % k
        rows = [loop, count + i, count + k + i, count + 2 * k + i]
        for top, low in pairwise(rows):
            t += [
                np.column_stack([top[j], top[i], low[i]]),
                np.column_stack([top[j], low[i], low[j]]),
            ]
        p += [edge, inner, deep]
        n += [-way, -normal, -normal]
        for values, source in ((w, piece.weights), (u, piece.uv), (h, piece.hem)):
            values += [source[loop]] * 3
        count += 3 * k
    cat = np.concatenate
    return Piece(cat(p), cat(t), cat(w), cat(u), cat(h), piece.fabric, cat(n))


def tucked(inner: Piece, outer: Piece, gap: float = 0.004) -> Piece:
    """The inner cloth pressed under the outer one wherever it would show through."""
    tree = surfaces.cKDTree(outer.positions)
    distance, near = tree.query(inner.positions, k=4)
    n = outer.normals[near].mean(axis=1)
    n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    height = ((inner.positions - outer.positions[near].mean(axis=1)) * n).sum(axis=1)
    push = np.where(distance[:, 0] < 0.03, np.clip(height + gap, 0, 0.03), 0.0)
    inner.positions = inner.positions - n * push[:, None]
    return inner
