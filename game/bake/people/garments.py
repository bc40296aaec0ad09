"""Idris's clothes: cut from the body's own shell while he stands, then worn while he sits down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.spatial import ConvexHull

from game.bake.people import cloth, surfaces
from game.bake.people.body import Body, triangles
from game.bake.people.seat import Sitting, seated
from game.meshes.mesh_data import smooth_normals

JACKET, SHIRT, TROUSERS, LEATHER, RUBBER, BUTTON, LACE = range(7)
"""What a piece of clothing is made of: the cloth shader's ``kind``."""


@dataclass
class Piece:
    """A part of somebody's clothes in the seated pose.

    positions (V, 3), triangles (T, 3), weights (V, B) over all bones, uv (V, 2) metres along the
    cloth, hem (V,) metres to the nearest hem, kind of material, normals (V, 3) or None.
    """

    positions: np.ndarray
    triangles: np.ndarray
    weights: np.ndarray
    uv: np.ndarray
    hem: np.ndarray
    kind: int
    normals: np.ndarray | None = None


class Wearer:
    """The body that clothes are fitted to, standing and sitting."""

    def __init__(self, body: Body, sitting: Sitting) -> None:
        self.body, self.sitting = body, sitting
        self.skin = triangles(body.groups["body"])
        self.used = np.unique(self.skin)
        dense = np.zeros((len(body.positions), len(body.names)))
        rows = np.arange(len(body.positions))[:, None]
        np.add.at(dense, (rows, body.joints), body.weights)
        self.weights = dense / np.maximum(dense.sum(axis=1, keepdims=True), 1e-9)
        self.seated, self.matrices = seated(body, sitting)

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
        _, matrices = seated(self.body, self.sitting, amount)
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
            pos, _ = seated(self.body, self.sitting, amount)
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


def trousers(wearer: Wearer) -> Piece:
    """Loose straight trousers, waistband under the shirt, hems over the shoes' collars."""
    hem = wearer.bone("foot.L")[1] - 0.006

    def keep(p):
        return np.minimum(0.305 - p[:, 1], p[:, 1] - hem)

    tri, p = shell(wearer, keep, 0.012, 1)
    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: 1.02 + 0.06 * np.clip((0.15 - m[:, 1]) / 0.2, 0, 1),
        held=np.maximum(
            np.clip((p[:, 1] - 0.255) / 0.03, 0, 1), 0.35 * np.clip(1 - (p[:, 1] - hem) / 0.06, 0, 1)
        ),
        # Wide enough at the bottom to go over a shoe.
        clearance=0.005 + 0.012 * np.clip(1 - (p[:, 1] - hem) / 0.10, 0, 1),
        loyal=36,
        leave_out=("upperarm", "lowerarm", "wrist", "finger", "metacarpal", "head", "neck"),
        hard=on_the_seat,
    )  # fmt: skip
    side = np.sign(p[:, 0])
    angle = np.arctan2(p[:, 0] - side * 0.16, p[:, 2])
    uv = np.column_stack([angle * 0.085, p[:, 1]])
    return finished(tri, done, weights, uv, TROUSERS, count=1400, thickness=0.003)


def below_neckline(p: np.ndarray) -> np.ndarray:
    """(V,) metres of standing points below the shirt's neckline."""
    return -((p - [0, 0.80, 0.055]) @ np.array([0, 0.86, 0.5]))


def shirt(wearer: Wearer) -> list[Piece]:
    """The T-shirt: what shows of it between the jacket's edges, and its neckband."""
    below = below_neckline

    def keep(p):
        return np.minimum.reduce([p[:, 1] - 0.255, below(p), 0.165 - np.abs(p[:, 0])])

    tri, p = shell(wearer, keep, 0.007, 1)
    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: np.full(len(m), 1.0),
        held=np.clip(1 - below(p) / 0.02, 0, 1),
        clearance=np.full(len(p), 0.004),
        leave_out=("upperarm", "lowerarm", "wrist", "finger", "metacarpal", "upperleg", "head"),
        steps=30, settle=30,
    )  # fmt: skip
    # Only the front shows; the back lies under the jacket for good.
    front = p[:, 2] - 0.0 + 0.6 * np.clip(0.03 - below(p), 0, 1)
    tri, done, weights, p = surfaces.cut(tri, front, done, weights, p)
    body = finished(tri, done, weights, p[:, :2].copy(), SHIRT, count=560, thickness=0.003)
    return [body, neckband(tri, done, weights, below(p))]


def jacket(wearer: Wearer) -> list[Piece]:
    """A short jacket, open, with a folded collar, hem band and cuffs."""
    slope = np.array([0, 0.94, 0.34])
    neck_at = np.array([0, 0.815, 0.03])
    below = lambda p: -((p - neck_at) @ slope)  # noqa: E731
    bottom = 0.235

    def keep(p):
        sleeves = [wearer.limb(p, "lowerarm02", "wrist", s) + 0.014 for s in "LR"]
        gap = 0.050 + 0.030 * np.clip((0.55 - p[:, 1]) / 0.3, 0, 1)
        front = np.where(p[:, 2] > 0.02, np.abs(p[:, 0]) - gap, 1.0)
        return np.minimum.reduce([p[:, 1] - bottom, *sleeves, below(p), front])

    tri, p = shell(wearer, keep, 0.018, 1)

    def on_arm(m):
        return np.clip((np.abs(m[:, 0]) - 0.2) / 0.08, 0, 1)

    def cuffs(m):
        near = [wearer.limb(m, "lowerarm02", "wrist", side) for side in "LR"]
        return np.clip(1 - (np.minimum(*near) - 0.02) / 0.03, 0, 1) * (on_arm(m) > 0)

    def ease(m):
        cuff = cuffs(m)
        hem = np.clip(1 - (m[:, 1] - bottom) / 0.04, 0, 1) * (1 - on_arm(m))
        return 1.035 + 0.065 * on_arm(m) - 0.26 * cuff - 0.07 * hem

    done, weights = worn(
        wearer, tri, p, ease=ease,
        held=np.maximum(np.clip(1 - below(p) / 0.03, 0, 1) * 0.6, cuffs(p) * 0.35),
        clearance=0.014 - 0.006 * on_arm(p),
        leave_out=("wrist", "finger", "metacarpal", "lowerleg", "foot", "toe", "head"),
    )  # fmt: skip
    arm = on_arm(p)
    elbow = [wearer.limb(p, "upperarm01", "lowerarm01", s) for s in "LR"]
    along = np.where(p[:, 0] < 0, elbow[0], elbow[1])
    uv = np.where(
        (arm > 0.5)[:, None],
        np.column_stack([np.arctan2(p[:, 2] - 0.03, p[:, 1] - 0.6) * 0.06 + 3.0, along]),
        np.column_stack([np.where(p[:, 2] > 0, p[:, 0], 1.0 + p[:, 0]), p[:, 1]]),
    )
    coat = finished(tri, done, weights, uv, JACKET, count=2000, thickness=0.005)
    return [coat, collar(tri, done, weights, below(p), p), *buttons(tri, done, weights, p)]


def edge_line(tri, done, weights, on: np.ndarray, count: int):
    """The stretch of the outline where ``on`` (V,) is true: points (count, 3), weights, run (count,)."""
    outline = max(surfaces.loops(tri), key=len)
    mark = on[outline]
    start = int(np.flatnonzero(mark & ~np.roll(mark, 1))[0])
    chain = np.roll(outline, -start)
    chain = chain[: int(np.argmin(on[chain]))]
    line, w = done[chain], weights[chain]
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    at = np.linspace(0, steps[-1], count)
    line = np.column_stack([np.interp(at, steps, line[:, k]) for k in range(3)])
    w = np.column_stack([np.interp(at, steps, w[:, k]) for k in range(w.shape[1])])
    for _ in range(4):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    return line, w, at


def lofted(
    rows: list[np.ndarray],
    w: np.ndarray,
    run: np.ndarray,
    out: np.ndarray,
    outer: int,
    hem: list[float],
    kind: int,
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
    return Piece(points, faces, np.tile(w, (r, 1)), uv + 6.0, np.repeat(hem, c), kind)


def outward(line: np.ndarray) -> np.ndarray:
    """(N, 3) flat unit vectors away from the line's middle."""
    out = (line - line.mean(axis=0)) * [1, 0, 1]
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def collar(tri, done, weights, below, rest) -> Piece:
    """A folded collar lofted along the neckline, longer towards its points."""
    count = 25
    line, w, run = edge_line(tri, done, weights, below < 0.012, count)
    side = np.abs(np.linspace(-1, 1, count))[:, None]
    out = outward(line) + np.array([0, 0.0, 0.25]) * np.clip(side - 0.5, 0, 1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    up = np.tile([0.0, 1.0, 0.05], (count, 1))
    point = np.clip((side - 0.62) / 0.38, 0, 1)
    # (up, out) in millimetres: stand, crest, fall, edge, underside.
    profile = [(-4, -3), (10, -1), (22, 3), (29, 9), (27, 16), (15, 24), (0, 31), (-15, 37),
               (-19, 37), (-16, 33), (0, 26)]  # fmt: skip
    wave = 1.0 + 0.08 * np.sin(np.linspace(0, 17, count))[:, None]
    rows = []
    for u, o in profile:
        drop = u * ((1.0 + 0.55 * point) if u < 22 else 1.0) - (0 if u >= 15 else 10 * point)
        rows.append(line + up * drop * 0.95e-3 + out * (o * wave) * 1e-3 * (1 - 0.35 * point))
    hem = [0.05, 0.05, 0.05, 0.05, 0.045, 0.03, 0.015, 0, 0, 0.01, 0.03]
    return lofted(rows, w, run, out, 5, hem, JACKET)


def neckband(tri, done, weights, below) -> Piece:
    """The ribbed band round the shirt's neck."""
    line, w, run = edge_line(tri, done, weights, below < 0.010, 25)
    out = outward(line)
    up = np.tile([0.0, 1.0, 0.0], (len(line), 1)) - out * 0.55
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    profile = [(-14, 1.0), (-10, 3.2), (-2, 4.2), (4, 3.4), (6, 1.2), (5, -1.5), (-4, -3.0)]
    rows = [line + up * u * 1e-3 + out * o * 1e-3 for u, o in profile]
    return lofted(rows, w, run, out, 2, [0.02, 0.019, 0.012, 0.006, 0.0, 0.0, 0.01], SHIRT)


def buttons(tri, done, weights, rest) -> list[Piece]:
    """Five metal buttons down the edge at his left, lying on the cloth."""
    normal = smooth_normals(done.astype(np.float32), tri)
    pieces = []
    for height in (0.72, 0.625, 0.53, 0.435, 0.34):
        gap = 0.050 + 0.030 * np.clip((0.55 - height) / 0.3, 0, 1)
        want = np.array([-(gap + 0.014), height])
        front = rest[:, 2] > 0.02
        near = np.linalg.norm(rest[:, :2] - want, axis=1) + np.where(front, 0, 9)
        at = int(np.argmin(near))
        pieces.append(disc(done[at] + normal[at] * 0.0015, normal[at], weights[at], 0.0075))
    return pieces


def disc(middle, normal, weight, radius) -> Piece:
    """A low domed button."""
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
    return Piece(points, faces, np.tile(weight, (17, 1)), uv, np.ones(17), BUTTON)


def shoes(wearer: Wearer) -> list[Piece]:
    """High canvas shoes: the foot's own shell filled out, a rubber sole, a toe cap, laces."""
    pieces = []
    for side in "LR":
        ankle = wearer.bone(f"foot.{side}")
        sign = np.sign(ankle[0])

        def keep(p, sign=sign, ankle=ankle):
            return np.minimum(ankle[1] + 0.028 - p[:, 1], p[:, 0] * sign)

        tri, p = shell(wearer, keep, 0.007, 0)
        p = surfaces.smoothed(tri, p, 4)
        weights = np.zeros((len(p), len(wearer.body.names)))
        weights[:, wearer.body.names.index(f"foot.{side}")] = 1.0
        shin = np.clip((p[:, 1] - ankle[1]) / 0.05, 0, 1)[:, None]
        low = np.zeros_like(weights)
        low[:, wearer.body.names.index(f"lowerleg02.{side}")] = 1.0
        weights = weights * (1 - shin) + low * shin
        done = wearer.carry(p, weights, 1.0)
        done[:, 1] = np.maximum(done[:, 1], 0.014)
        uv = p[:, [2, 1]].copy()
        upper = finished(tri, done, weights, uv, LEATHER, count=300, thickness=0.004)
        pieces += [upper, sole(wearer, done, weights, side), *laces(wearer, tri, done, p, weights)]
    return pieces


def sole(wearer: Wearer, done, weights, side) -> Piece:
    """A rubber sole round the shoe's outline, flat on the floor."""
    low = done[done[:, 1] < 0.05]
    middle = (low.min(axis=0) + low.max(axis=0)) / 2
    outline = low[ConvexHull(low[:, [0, 2]]).vertices][:, [0, 2]]
    outline = np.concatenate([outline, outline[:1]])
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(outline, axis=0), axis=1))]
    at = np.linspace(0, run[-1], 41)[:-1]
    ring = np.column_stack([np.interp(at, run, outline[:, k]) for k in (0, 1)])
    for _ in range(2):
        ring = 0.5 * ring + 0.25 * (np.roll(ring, 1, 0) + np.roll(ring, -1, 0))
    out = ring - middle[[0, 2]]
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    rows = []
    for y, grow in (
        (0.0, -0.002),
        (0.0015, 0.003),
        (0.012, 0.005),
        (0.024, 0.0045),
        (0.028, 0.001),
    ):
        wide = ring + out * grow
        rows.append(np.column_stack([wide[:, 0], np.full(40, y), wide[:, 1]]))
    bins = at
    points = np.concatenate([*rows, [[middle[0], 0.0, middle[2]]]])
    i = np.arange(40)
    j = (i + 1) % 40
    faces = []
    for row in range(4):
        a, b = row * 40, row * 40 + 40
        faces += [np.column_stack([a + i, a + j, b + j]), np.column_stack([a + i, b + j, b + i])]
    faces.append(np.column_stack([j, i, np.full(40, 200)]))
    tri = np.concatenate(faces)
    normal = smooth_normals(points.astype(np.float32), tri)
    if ((points[80:120] - middle) * normal[80:120]).sum() < 0:
        tri = tri[:, ::-1]
    w = np.zeros((len(points), weights.shape[1]))
    w[:, wearer.body.names.index(f"foot.{side}")] = 1.0
    uv = np.column_stack([np.r_[np.tile(bins, 5), 0], points[:, 1]])
    return Piece(points, tri, w, uv, np.full(len(points), 0.05), RUBBER)


def laces(wearer, tri, done, rest, weights) -> list[Piece]:
    """Flat laces crossing the instep."""
    normal = smooth_normals(done.astype(np.float32), tri)
    toe = rest[:, 2].max()
    pieces = []
    for step in range(5):
        t = step / 4
        want_z = toe - 0.085 - 0.075 * t
        row = np.abs(rest[:, 2] - want_z) < 0.02
        if not row.any():
            continue
        crest = rest[row][np.argmax(rest[row][:, 1])]
        line = []
        for k in np.linspace(-1, 1, 5):
            want = np.array(
                [crest[0] + 0.021 * k, crest[1] - 0.006 * k * k, want_z + 0.006 * k * (-1) ** step]
            )
            at = int(np.argmin(np.linalg.norm(rest - want, axis=1)))
            line.append((done[at], normal[at], weights[at]))
        centre = np.array([p for p, _, _ in line])
        n = np.array([m for _, m, _ in line])
        a, b = centre[0], centre[-1]
        f = np.linspace(0, 1, 5)[:, None]
        bow = 1 - (2 * f - 1) ** 2
        path = a * (1 - f) + b * f + n.mean(axis=0) * (0.003 + 0.010 * bow)
        way = (b - a) / np.linalg.norm(b - a)
        wide = np.cross(n.mean(axis=0), way)
        wide /= np.linalg.norm(wide)
        points = np.concatenate([path - wide * 0.0035, path + wide * 0.0035])
        i = np.arange(4)
        faces = np.concatenate(
            [np.column_stack([i, i + 1, i + 6]), np.column_stack([i, i + 6, i + 5])]
        )
        pm = smooth_normals(points.astype(np.float32), faces)
        if (pm @ n.mean(axis=0)).sum() < 0:
            faces = faces[:, ::-1]
        uv = np.column_stack([np.tile(f[:, 0] * 0.04, 2), np.repeat([0.0, 0.007], 5)])
        pieces.append(
            Piece(points, faces, np.tile(line[2][2], (10, 1)), uv, np.full(10, 0.05), LACE)
        )
    return pieces


def finished(tri, done, weights, uv, kind: int, *, count: int, thickness: float) -> Piece:
    """Thins the sculpted cloth, keeps its fine normals, gives every edge a folded-in rim."""
    fine_normal = smooth_normals(done.astype(np.float32), tri)
    if len(tri) > count:
        p, t = surfaces.thinned(done, tri, count)
    else:
        p, t = done.copy(), tri
    p = even_edges(p, t)
    w, n = surfaces.carried(p, done, weights, fine_normal)
    nearest = surfaces.cKDTree(done).query(p)[1]
    u = uv[nearest]
    n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    rims = [done[loop] for loop in surfaces.loops(tri)]
    steps = np.linspace(0, 1, 8, endpoint=False)[:, None, None]
    rim_points = np.concatenate(
        [(r + (np.roll(r, -1, 0) - r) * steps).reshape(-1, 3) for r in map(evened, rims)]
    )
    hem = surfaces.cKDTree(rim_points).query(p)[0]
    return rimmed(Piece(p, t, w, u, hem, kind, n), thickness)


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
    return Piece(cat(p), cat(t), cat(w), cat(u), cat(h), piece.kind, cat(n))


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


def dressed(wearer: Wearer) -> list[Piece]:
    """Everything he wears, outermost first."""
    coat = jacket(wearer)
    legs = trousers(wearer)
    tee, band = shirt(wearer)
    tee = tucked(tucked(tee, coat[0]), legs)
    return [*coat, tee, band, legs, *shoes(wearer)]
