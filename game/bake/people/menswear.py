"""What men of an older cut wear: shirts with collars, ties, pressed trousers, patches on wool."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.bake.people import surfaces
from game.bake.people.fabric import Fabric
from game.bake.people.tailor import (
    Piece,
    Wearer,
    finished,
    lofted,
    on_the_seat,
    shell,
    worn,
)
from game.meshes.mesh_data import smooth_normals

NO_ARMS = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal", "head", "neck")


def neck_plane(wearer: Wearer, lift: float = 0.0) -> Callable[[np.ndarray], np.ndarray]:
    """points -> metres below a plane round the root of the neck, low in front; lift raises it."""
    at = wearer.bone("neck01") + [0, -0.022 + lift, 0.040]
    return lambda p: -((p - at) @ np.array([0, 0.86, 0.5]))


def trousers(wearer: Wearer, fabric: Fabric, *, width: float, crease: float, count: int = 1250) -> Piece:
    """Straight trousers to the shoes. width: metres of ease; crease: metres a pressed edge stands out."""
    hem = wearer.bone("foot.L")[1] - 0.022
    top = wearer.bone("upperleg01.L")[1] + 0.15
    tri, p = shell(wearer, lambda p: np.minimum(top - p[:, 1], p[:, 1] - hem), 0.008 + width, 1)
    low = np.clip(1 - (p[:, 1] - hem) / 0.10, 0, 1)
    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: 1.02 + 0.07 * np.clip((wearer.bone("lowerleg01.L")[1] + 0.35 - m[:, 1]) / 0.3, 0, 1),
        held=np.maximum(np.clip((p[:, 1] - top + 0.05) / 0.03, 0, 1), 0.35 * np.clip(1 - (p[:, 1] - hem) / 0.06, 0, 1)),
        clearance=0.005 + 0.7 * width + 0.012 * low,
        loyal=36, leave_out=NO_ARMS, hard=on_the_seat,
    )  # fmt: skip
    side = np.sign(p[:, 0])
    middle = side * np.interp(
        p[:, 1],
        [hem, wearer.bone("lowerleg01.L")[1], wearer.bone("upperleg01.L")[1]],
        np.abs([wearer.bone(f"{n}.R")[0] for n in ("foot", "lowerleg01", "upperleg01")]),
    )
    angle = np.arctan2(p[:, 0] - middle, p[:, 2] - 0.01)
    thigh = np.clip((top - 0.14 - p[:, 1]) / 0.1, 0, 1)
    edge = np.exp(-((angle / 0.16) ** 2)) * thigh
    normal = smooth_normals(done.astype(np.float32), tri)
    done = done + normal * (crease * edge)[:, None]
    uv = np.column_stack([angle * 0.085, p[:, 1]])
    return finished(tri, done, weights, uv, fabric, count=count, thickness=0.003)


def socks(wearer: Wearer, fabric: Fabric) -> Piece:
    """What shows between shoe and trouser."""
    ankle = wearer.bone("foot.L")[1]
    tri, p = shell(
        wearer, lambda p: np.minimum(ankle + 0.055 - p[:, 1], p[:, 1] - ankle + 0.016), 0.001, 0
    )
    weights = wearer.weights_at(p)
    done = wearer.carry(p, weights, 1.0)
    return Piece(done, tri, weights, p[:, [2, 1]].copy(), np.full(len(p), 0.05), fabric)


def shirt_front(wearer: Wearer, below: Callable, shows: Callable, fabric: Fabric) -> Piece:
    """The part of a shirt that shows (V,) > 0, up to its edge at the neck, lying on the chest."""
    p = wearer.body.positions.astype(float)
    near = (np.abs(p[:, 0]) < 0.16) & (np.abs(below(p)) < 0.40)
    tri = wearer.skin[near[wearer.skin].all(axis=1)]
    tri, p = surfaces.compact(tri, p)
    tri, p = surfaces.subdivided(tri, p)
    tri, p = surfaces.cut(tri, np.minimum(below(p), shows(p)), p)
    tri, p = surfaces.welded(tri, p, gap=1e-3)
    p = surfaces.smoothed(tri, p, 12)
    weights = wearer.weights_at(p)
    p = p + smooth_normals(p.astype(np.float32), tri) * 0.005
    done = surfaces.smoothed(tri, wearer.carry(p, weights, 1.0), 3)
    return finished(tri, done, weights, p[:, :2].copy(), fabric, count=240, thickness=0.0015)


def neck_ring(wearer: Wearer, below: Callable, count: int, out: float, opening: float):
    """Points (count, 3) round the seated neck where ``below`` is 0, weights, outward ways, run.

    From ``opening`` radians right of the front, round the back, to the left; ``out`` metres off the skin.
    """
    p = wearer.body.positions.astype(float)
    tri = wearer.skin
    near = (np.hypot(p[:, 0], p[:, 2]) < 0.17) & (np.abs(below(p)) < 0.06)
    tri = tri[near[tri].all(axis=1)]
    t, q = surfaces.cut(tri, below(p), p)
    loop = min(surfaces.loops(t), key=lambda r: np.abs(below(q[r])).mean())
    line = q[loop]
    middle = (line.max(axis=0) + line.min(axis=0)) / 2
    turn = np.arctan2(line[:, 0] - middle[0], line[:, 2] - middle[2])
    order = np.argsort(turn)
    at = np.linspace(opening, 2 * np.pi - opening, count)
    at = np.where(at > np.pi, at - 2 * np.pi, at)
    line = np.column_stack([
        np.interp(at, turn[order], line[order, k], period=2 * np.pi) for k in range(3)
    ])  # fmt: skip
    for _ in range(8):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    way = (line - middle) * [1, 0, 1]
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    line = line + way * out
    # A collar stands on the shoulders; the neck turns inside it.
    weights = 0.3 * wearer.weights_at(line)
    weights[:, wearer.body.names.index("spine01")] += 0.7
    done = wearer.carry(line, weights, 1.0)
    outer = wearer.carry(line + way * 0.01, weights, 1.0) - done
    outer /= np.linalg.norm(outer, axis=1, keepdims=True)
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(done, axis=0), axis=1))]
    return done, weights, outer, run


def neck_way(wearer: Wearer) -> np.ndarray:
    """(3,) which way the seated neck rises."""
    low, high = np.stack([wearer.bone("neck01"), wearer.bone("head")])
    neck = np.eye(len(wearer.body.names))[[wearer.body.names.index("neck01")] * 2]
    low, high = wearer.carry(np.stack([low, high]), neck, 1.0)
    way = (high - low) / np.linalg.norm(high - low) + [0.0, 0.6, 0.0]
    return way / np.linalg.norm(way)


def shirt_collar(
    wearer: Wearer, below: Callable, fabric: Fabric, *, opening: float, point: float, spread: float, stand: float = 0.034
) -> Piece:  # fmt: skip
    """A folded collar on its stand. point: metres its tips are longer; spread: how far they part."""
    count = 25
    line, w, out, run = neck_ring(wearer, below, count, 0.004, opening)
    t = np.abs(np.linspace(-1, 1, count))[:, None]
    tip = np.clip((t - 0.70) / 0.30, 0, 1)
    front = np.array([0.0, 0.0, 1.0]) * np.clip((t - 0.6) / 0.4, 0, 1)
    right = np.where(np.arange(count) < count / 2, 1.0, -1.0)[:, None]
    away = right * np.array([1.0, 0, 0]) * tip * spread
    up = np.tile(neck_way(wearer), (count, 1))
    s = stand * 1000
    # (up, out) in millimetres and how much the tips pull: stand, crest, fall, edge, back up inside.
    profile = [(-6, 0.0, 0), (0.5 * s, -1.0, 0), (s - 3, 0.0, 0), (s, 2.2, 0), (s - 2, 5.0, 0.05),
               (0.55 * s, 8.0, 0.45), (0.05 * s, 10.5, 1.0), (0.03 * s, 9.0, 1.0), (0.5 * s, 6.0, 0.45)]  # fmt: skip
    rows = []
    for u, o, pull in profile:
        row = line + up * u * 1e-3 + (out * (1 - 0.35 * tip) + front * 0.35) * o * 1e-3
        drop = pull * tip**1.4 * point
        rows.append(row - up * drop + away * pull + front * drop * 0.30)
    hem = [0.05, 0.05, 0.05, 0.04, 0.035, 0.018, 0.0, 0.0, 0.02]
    return lofted(rows, w, run, out, 5, hem, fabric)


def on_front(cloth: list[Piece], x: np.ndarray, y: np.ndarray, lift: float) -> tuple:
    """Points (N, 3) on the foremost of some seated cloth at x, y (N,), ``lift`` metres before it, and weights."""
    points = np.concatenate([c.positions for c in cloth])
    weights = np.concatenate([c.weights for c in cloth])
    flat = surfaces.cKDTree(points[:, :2])
    made, w = [], []
    for at in np.column_stack([x, y]):
        near = flat.query_ball_point(at, 0.02) or list(flat.query(at, k=4)[1])
        near = np.array(near)
        near = near[points[near, 2] > points[near, 2].max() - 0.02]
        share = 1 / (np.linalg.norm(points[near, :2] - at, axis=1) + 0.003) ** 2
        share /= share.sum()
        made.append([*at, share @ points[near, 2] + lift])
        w.append(share @ weights[near])
    return np.array(made), np.array(w)


def tie(cloth: list[Piece], fabric: Fabric, *, top: float, low: float, x: float = 0.0, tilt: float = 0.0) -> list[Piece]:
    """A knotted tie from ``top`` down to ``low`` (seated y) over some cloth; tilt: metres it hangs aside."""
    knot = 0.036
    rows = 18
    y = np.linspace(top - knot * 0.8, low, rows)
    t = np.linspace(0, 1, rows)
    path, w = on_front(cloth, x + tilt * t, y, 0.004)
    path[:, 2] = np.maximum(path[:, 2], smooth_line(path[:, 2]))
    half = np.interp(t, [0, 0.12, 1], [0.013, 0.019, 0.036])
    across = np.array([-1.0, -0.92, -0.3, 0.3, 0.92, 1.0])
    thick = np.array([0.0, 0.0045, 0.0062, 0.0062, 0.0045, 0.0])
    dimple = -0.004 * np.exp(-t * 7)[None] * np.exp(-((across / 0.4) ** 2))[:, None]
    strips = [
        path + np.column_stack([half * a, 0 * half, thick[k] + dimple[k]])
        for k, a in enumerate(across)
    ]
    out = np.tile([0.0, 0.0, 1.0], (rows, 1))
    blade = lofted(strips, w, np.r_[0, np.cumsum(-np.diff(y))], out, 2, [0, 0.003, 0.02, 0.02, 0.003, 0], fabric)
    return [blade, knotted(path[0], w[0], top, knot, fabric)]


def smooth_line(z: np.ndarray) -> np.ndarray:
    """(N,) without its dents: cloth under tension bridges hollows."""
    for _ in range(6):
        z = np.r_[z[0], np.maximum(z[1:-1], 0.5 * (z[:-2] + z[2:])), z[-1]]
    return z


def knotted(at: np.ndarray, w: np.ndarray, top: float, tall: float, fabric: Fabric) -> Piece:
    """The knot: wide at the top, wrapped slantwise, round in front."""
    turn = np.linspace(0, 2 * np.pi, 17)
    rows, run = [], np.linspace(0, 0.07, 17)
    for share, half, deep in ((0.0, 0.0135, 0.004), (0.08, 0.0170, 0.0085), (0.35, 0.0165, 0.0115),
                              (0.7, 0.0135, 0.0115), (0.95, 0.0105, 0.0085), (1.02, 0.0070, 0.003)):  # fmt: skip
        ring = np.column_stack([half * np.sin(turn), 0.0028 * np.sin(turn), deep * np.cos(turn)])
        rows.append(ring + [at[0], top - tall * share, at[2] + 0.003])
    out = np.column_stack([np.sin(turn), 0 * turn, np.cos(turn)])
    return lofted(rows, np.tile(w, (17, 1)), run, out, 2, [0.0, 0.004, 0.02, 0.02, 0.004, 0.0], fabric)


def patch(tri, done, weights, rest, shape: Callable, fabric: Fabric, *, lift: float, count: int) -> Piece:
    """A piece sewn where ``shape`` (standing points) > 0 on some worn cloth."""
    normal = smooth_normals(done.astype(np.float32), tri)
    near = shape(rest) > -0.6
    t, p, w, r = surfaces.compact(tri[near[tri].any(axis=1)], done + normal * lift, weights, rest)
    for _ in range(2):
        t, p, w, r = surfaces.subdivided(t, p, w, r)
    t, p, w, uv = surfaces.cut(t, shape(r), p, w, r[:, :2])
    t, p, w, uv = surfaces.welded(t, p, w, uv, gap=2e-3)
    return finished(t, p, w, uv, fabric, count=count, thickness=lift)


def fine(tri, done, weights, fabric: Fabric) -> Piece:
    """Some worn cloth before it is thinned: what `tailor.tucked` presses other cloth under."""
    even = np.ones(len(done))
    normal = smooth_normals(done.astype(np.float32), tri).astype(float)
    return Piece(done, tri, weights, done[:, :2], even, fabric, normal)


def slid_under(piece: Piece, outer: Piece, gap: float) -> Piece:
    """A narrow piece pressed under the cloth's edge that it runs into; what lies free of it stays."""
    distance, near = surfaces.cKDTree(outer.positions).query(piece.positions, k=4)
    n = outer.normals[near].mean(axis=1)
    n /= np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-9)
    height = ((piece.positions - outer.positions[near].mean(axis=1)) * n).sum(axis=1)
    near_by = np.clip((0.020 - distance[:, 0]) / 0.010, 0, 1)
    piece.positions = piece.positions - n * (np.clip(height + gap, 0, 0.03) * near_by)[:, None]
    return piece


def gathered(tri, done, along, around, amount, *, wave: float, turns: float, depth: float):
    """Cloth with the folds of a sleeve pushed together: ridges that cross in diamonds (V, 3).

    along (V,) metres down the limb; around (V,) radians; amount (V,) 0..1; wave: metres from fold to
    fold; turns: how many diamonds go round; depth: metres. (Yoshimura 1955: how cylinders buckle.)
    """
    a = 2 * np.pi * along / wave
    one, two = np.cos(a + turns * around), np.cos(a * 0.83 - turns * around + 1.3)
    ridge = np.maximum(one, two)
    normal = smooth_normals(done.astype(np.float32), tri)
    return done + normal * (depth * amount * (ridge - 0.35))[:, None]


def rim_line(tri, done, weights, start: Callable[[np.ndarray], int], which: Callable, count: int):
    """The closed outline that ``which`` (points) rates lowest: points (count, 3), weights, run (count,).

    Begins and ends where ``start`` (points) picks an index.
    """
    loop = min(surfaces.loops(tri), key=lambda r: which(r))
    loop = np.roll(loop, -start(loop))
    loop = np.r_[loop, loop[:1]]
    line, w = done[loop], weights[loop]
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    at = np.linspace(0, steps[-1], count)
    line = np.column_stack([np.interp(at, steps, line[:, k]) for k in range(3)])
    w = np.column_stack([np.interp(at, steps, w[:, k]) for k in range(w.shape[1])])
    return line, w, at
