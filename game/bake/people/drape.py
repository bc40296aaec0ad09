"""Cloth that is laid on somebody who already sits: skirts over a lap, shawls and scarves on shoulders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from scipy.spatial import ConvexHull

from game.bake.people import cloth, surfaces
from game.bake.people.fabric import Fabric
from game.bake.people.tailor import Piece, Wearer
from game.meshes.mesh_data import smooth_normals

ARMS = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
LEGS = ("upperleg", "lowerleg", "foot", "toe")


def sheet(rows: int, columns: int, closed: bool = False) -> np.ndarray:
    """(T, 3) triangles of a grid of points, row by row; ``closed`` joins its last column to its first."""
    i = np.arange(rows * columns).reshape(rows, columns)
    if closed:
        i = np.concatenate([i, i[:, :1]], axis=1)
    a, b, c, d = (x.ravel() for x in (i[:-1, :-1], i[:-1, 1:], i[1:, :-1], i[1:, 1:]))
    # Diagonals alternate, so that folds may run either way.
    even = (np.add.outer(np.arange(rows - 1), np.arange(i.shape[1] - 1)) % 2 == 0).ravel()
    first = np.where(even[:, None], np.column_stack([a, b, d]), np.column_stack([a, b, c]))
    second = np.where(even[:, None], np.column_stack([a, d, c]), np.column_stack([b, d, c]))
    return np.concatenate([first, second])


def seated_skin(
    wearer: Wearer, leave_out: tuple[str, ...], over: Iterable[Piece] = ()
) -> cloth.Skin:
    """The sitter's surface without the bones named, and the clothes already on it."""
    p = wearer.seated
    away = wearer.share(*leave_out) if leave_out else np.zeros(len(p))
    tri = wearer.skin[away[wearer.skin].max(axis=1) < 0.5]
    normal = smooth_normals(p.astype(np.float32), wearer.skin)
    used = np.unique(tri)
    points, ways = [p[used]], [normal[used]]
    long = np.linalg.norm(p[tri[:, 1]] - p[tri[:, 0]], axis=1) > 0.012
    points.append(p[tri[long]].mean(axis=1))
    ways.append(faces(p, tri[long]))
    bare = surfaces.cKDTree(points[0])
    for piece in over:
        n = piece.normals
        if n is None:
            n = smooth_normals(piece.positions.astype(np.float32), piece.triangles)
        at = np.concatenate([piece.positions, piece.positions[piece.triangles].mean(axis=1)])
        n = np.concatenate([n, n[piece.triangles].mean(axis=1)])
        # The insides of hems face the body; they would draw cloth in instead of keeping it out.
        outer = (n * ways[0][bare.query(at)[1]]).sum(axis=1) > 0.2
        points.append(at[outer])
        ways.append(n[outer])
    return cloth.Skin(np.concatenate(points), np.concatenate(ways))


def faces(p: np.ndarray, tri: np.ndarray) -> np.ndarray:
    """(T, 3) unit normals of triangles."""
    n = np.cross(p[tri[:, 1]] - p[tri[:, 0]], p[tri[:, 2]] - p[tri[:, 0]])
    return n / np.maximum(np.linalg.norm(n, axis=1, keepdims=True), 1e-12)


def hung(wearer: Wearer, tri, p, leave_out: tuple[str, ...], rounds: int = 12) -> np.ndarray:
    """(V, B) weights of seated points from the nearest skin without the bones named, evened out."""
    away = wearer.share(*leave_out) if leave_out else np.zeros(len(wearer.seated))
    mine = wearer.used[away[wearer.used] < 0.35]
    weights = wearer.weights[mine].copy()
    lost = [i for i, n in enumerate(wearer.body.names) if leave_out and n.startswith(leave_out)]
    weights[:, lost] = 0.0
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    (w,) = surfaces.carried(p, wearer.seated[mine], weights, near=8)
    w = surfaces.smoothed(tri, w, rounds)
    return w / w.sum(axis=1, keepdims=True)


def spread(tri, weights: np.ndarray, rounds: int = 40) -> np.ndarray:
    """(V, B) weights evened out over the cloth, so that an armpit stretches and does not tear."""
    even = surfaces.smoothed(tri, weights, rounds)
    return even / even.sum(axis=1, keepdims=True)


def eased(wearer: Wearer, piece: Piece, rounds: int = 7) -> Piece:
    """The same cloth, its weights evened out over its own triangles; forearms keep theirs."""
    fore = [i for i, n in enumerate(wearer.body.names) if n.startswith(("lowerarm", "wrist"))]
    keep = np.clip(2 * piece.weights[:, fore].sum(axis=1, keepdims=True), 0, 1)
    even = spread(piece.triangles, piece.weights, rounds)
    piece.weights = even * (1 - keep) + piece.weights * keep
    return piece


def settled(
    tri,
    p,
    skin: cloth.Skin,
    *,
    held,
    clearance,
    ease=1.0,
    bend: float = 0.06,
    steps: int = 80,
    gravity: float = -0.00035,
    hard: Callable | None = None,
    rounds: int = 8,
    smooth: int = 3,
) -> np.ndarray:
    """(V, 3) where laid cloth comes to rest. ease: (E,) or a number that stretches what it measures."""
    edge, bends = cloth.edges(tri), cloth.bends(tri)
    long = lambda e: np.linalg.norm(p[e[:, 0]] - p[e[:, 1]], axis=1)  # noqa: E731
    if callable(ease):
        ease = ease(p[edge].mean(axis=1))
    cloth_of = cloth.Cloth(
        positions=p.copy(),
        springs=np.concatenate([edge, bends]),
        lengths=np.concatenate([long(edge) * ease, long(bends)]),
        stiffness=np.concatenate([np.full(len(edge), 0.9), np.full(len(bends), bend)]),
        held=np.broadcast_to(np.asarray(held, float), (len(p),)).copy(),
        clearance=np.broadcast_to(np.asarray(clearance, float), (len(p),)).copy(),
    )
    done = cloth.relax(
        cloth_of, lambda amount: (skin, p), steps=0, settle=steps, gravity=gravity, hard=hard, rounds=rounds
    )  # fmt: skip
    return surfaces.smoothed(tri, done, smooth, 0.5)


@dataclass(frozen=True)
class Lap:
    """Measures of a seated lap, metres: where the planes turn that a skirt's sections lie in.

    waist: height of the waistband; crease (y, z) between belly and lap; knee (y, z) behind and under
    the knees; hem: height above the floor.
    """

    waist: float
    crease: tuple[float, float]
    knee: tuple[float, float]
    hem: float

    def sections(self, step: float = 0.024) -> list[tuple[np.ndarray, np.ndarray, float]]:
        """(origin (y, z), way to the front (y, z), side) of each section; side -1: only what lies

        behind the origin counts, +1: only what lies before it, 0: everything.
        """
        (cy, cz), (ky, kz) = self.crease, self.knee
        at = lambda y, z, turn, side: (  # noqa: E731
            np.array([y, z]), np.array([np.sin(turn), np.cos(turn)]), side
        )  # fmt: skip
        quarter = np.pi / 2
        made = [at(y, cz, 0.0, -1) for y in np.arange(self.waist, cy + 0.3 * step, -step)]
        made += [at(cy, cz, t, -1) for t in np.linspace(0, quarter, 8)]
        made += [at(0.0, z, quarter, 0) for z in np.arange(cz + step, kz - 0.3 * step, step)]
        made += [at(ky, kz, t, 1) for t in np.linspace(quarter, 0, 9)]
        made += [at(y, 0.0, 0.0, 0) for y in np.arange(ky - step, self.hem + 0.3 * step, -step)]
        return [*made, at(self.hem, 0.0, 0.0, 0)]


def tube(wearer: Wearer, lap: Lap, columns: int, ease: float) -> np.ndarray:
    """(R, C, 3) a smooth tube round pelvis, both thighs and both shins, ``ease`` metres off them.

    Columns start at the front's middle and run towards +x.
    """
    legs = wearer.share("upperleg", "lowerleg") + wearer.share("pelvis", "root", "spine")
    mine = wearer.used[legs[wearer.used] > 0.5]
    p = wearer.seated[mine]
    rows = []
    for origin, front, side in lap.sections():
        away = (p[:, 1:] - origin) @ np.array([-front[1], front[0]])
        high = (p[:, 1:] - origin) @ front
        near = np.abs(away) < 0.022
        if side:
            near &= side * high > -0.015
        if front[0] > 0.99:
            near &= p[:, 1] < lap.crease[0] + 0.03
        if near.sum() > 8 or not rows:  # below the ankles the sections stay as they were
            flat = np.column_stack([p[near, 0], high[near]])
        line = flat[ConvexHull(flat).vertices]
        middle = line.mean(axis=0)
        line = along(np.concatenate([line, line[:1]]), 160)[:-1]
        out = line - middle
        line = line + out / np.linalg.norm(out, axis=1, keepdims=True) * ease
        start = np.argmin(np.abs(line[:, 0]) + 10 * (line[:, 1] < middle[1]))
        line = np.roll(line, -start, axis=0)
        if line[10, 0] < line[0, 0]:
            line = np.roll(line[::-1], 1, axis=0)
        line = along(np.concatenate([line, line[:1]]), columns + 1)[:-1]
        rows.append(np.column_stack([
            line[:, 0], origin[0] + front[0] * line[:, 1], origin[1] + front[1] * line[:, 1]
        ]))  # fmt: skip
    grid = np.array(rows)
    for _ in range(10):
        round_it = 0.5 * grid + 0.25 * (np.roll(grid, 1, 1) + np.roll(grid, -1, 1))
        grid[1:-1] = 0.5 * round_it[1:-1] + 0.25 * (round_it[:-2] + round_it[2:])
        grid[0], grid[-1] = round_it[0], round_it[-1]
    return grid


def along(line: np.ndarray, count: int) -> np.ndarray:
    """(count, K) points evenly spaced along a line (N, K), whose first three columns are places."""
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line[:, :3], axis=0), axis=1))]
    at = np.linspace(0, run[-1], count)
    return np.column_stack([np.interp(at, run, line[:, k]) for k in range(line.shape[1])])


def measured(grid: np.ndarray) -> np.ndarray:
    """(R * C, 2) metres round and along a closed grid (R, C, 3), as a weaver would measure it."""
    down = np.linalg.norm(np.diff(grid, axis=0), axis=2).mean(axis=1)
    wide = np.linalg.norm(np.diff(grid, axis=1), axis=2).mean()
    u = np.arange(grid.shape[1]) * wide
    v = -np.r_[0, np.cumsum(down)]
    return np.column_stack([np.tile(u, len(v)), np.repeat(v, len(u))])


def outward_of(grid: np.ndarray) -> np.ndarray:
    """(R, C, 3) away from each row's middle."""
    out = grid - grid.mean(axis=1, keepdims=True)
    return out / np.maximum(np.linalg.norm(out, axis=2, keepdims=True), 1e-9)


def lap_of(wearer: Wearer, waist: float, hem: float) -> Lap:
    """Where somebody's lap bends. waist, hem: metres above the floor."""
    p = wearer.seated[wearer.used]
    thighs = wearer.share("upperleg")[wearer.used] > 0.7
    hips = np.mean([joint(wearer, f"upperleg01.{s}") for s in "LR"], axis=0)
    knees = np.mean([joint(wearer, f"lowerleg01.{s}") for s in "LR"], axis=0)
    fore = thighs & (p[:, 2] > hips[2] + 0.12) & (p[:, 2] < hips[2] + 0.20)
    top = p[fore, 1].max() + 0.012
    trunk = wearer.share("spine", "pelvis", "root")[wearer.used] > 0.6
    belly = trunk & (p[:, 1] > top + 0.01) & (p[:, 1] < top + 0.08)
    return Lap(waist, (top, p[belly, 2].max() + 0.01), (knees[1] - 0.05, knees[2] - 0.065), hem)


def joint(wearer: Wearer, bone: str) -> np.ndarray:
    """(3,) where a joint is once seated."""
    index = wearer.body.names.index(bone)
    return (wearer.matrices[index] @ np.r_[wearer.body.heads[index], 1.0])[:3]


@dataclass(frozen=True)
class Fullness:
    """How much more cloth a skirt has than legs. Metres and counts.

    ease: off the legs; folds: how many fall from the knees; depth: of those folds at the hem; flare:
    outward at the hem; slack: of more length in the cloth, and dip: of still more across the lap; side: the chair's arms, how far
    out the cloth may lie on the seat; seat: height of the seat it lies on.
    """

    ease: float = 0.014
    folds: int = 13
    depth: float = 0.075
    flare: float = 0.07
    slack: float = 1.02
    dip: float = 0.08
    side: float = 0.262
    seat: float = 0.456
    columns: int = 132
    steps: int = 45


def skirt(wearer: Wearer, lap: Lap, full: Fullness, rng: np.random.Generator, under=()):
    """A skirt over a seated lap: triangles, positions (V, 3), weights (V, B), uv (V, 2), rows.

    It hangs in folds from the knees, dips between the thighs, and is sat on behind.
    """
    grid = tube(wearer, lap, full.columns, full.ease)
    r, c = grid.shape[:2]
    down = np.clip((lap.crease[0] - 0.02 - grid[..., 1]) / (lap.crease[0] - 0.02 - lap.hem), 0, 1)
    fore = np.clip((grid[..., 2] - lap.knee[1] + 0.10) / 0.12, 0, 1)
    fall = down * fore
    out = outward_of(grid)
    turn = np.linspace(0, 2 * np.pi, c, endpoint=False)
    wave = pleats(turn, full.folds, rng)
    # The folds drift sideways on their way down, as weight pulls them from the knees.
    shifted = np.array([np.interp(turn + 0.10 * np.sin(3 * t + 1.0) * t, turn, wave, period=2 * np.pi)
                        for t in fall.mean(axis=1)])  # fmt: skip
    grid = grid + out * (full.flare * fall**1.3 + full.depth * shifted * fall**0.55)[..., None]
    # A lap is never quite smooth: long shallow folds run from the hips towards the knees.
    on_lap = np.clip(1 - 2.2 * down, 0, 1)
    ripple = pleats(turn, full.folds + 4, rng) * 0.007
    grid[..., 1] += ripple * on_lap * np.clip((grid[..., 2] - 0.0) / 0.1, 0, 1)
    grid[..., 2] = np.where(
        grid[..., 1] < full.seat - 0.02, np.maximum(grid[..., 2], 0.252), grid[..., 2]
    )
    tri = sheet(r, c, closed=True)
    p = grid.reshape(-1, 3)
    front = smooth_normals(p.astype(np.float32), tri)
    if (front * out.reshape(-1, 3)).sum() < 0:
        tri = tri[:, ::-1]
    row = np.repeat(np.arange(r), c)
    held = np.clip(1 - row / 2.5, 0, 1)
    skin = seated_skin(wearer, ARMS + ("head", "neck"), under)
    clearance = np.where(row < 3, 0.004, np.where(p[:, 1] < 0.2, 0.013, 0.007))
    done = settled(
        tri, p, skin, held=held, clearance=clearance, bend=0.35, steps=full.steps, smooth=1,
        ease=lambda m: full.slack + full.dip * lying(m, lap),
        hard=lambda q: in_the_chair(q, full.side, full.seat, lap.hem),
    )  # fmt: skip
    weights = hung(wearer, tri, done, ARMS + ("head", "neck", "foot", "toe"), rounds=20)
    return tri, done, weights, measured(grid), row


def lying(p: np.ndarray, lap: Lap) -> np.ndarray:
    """(V,) 1 over the thighs' upper side, between belly and knees."""
    high = np.clip((p[:, 1] - lap.knee[0] - 0.03) / 0.03, 0, 1)
    return (
        high
        * np.clip((p[:, 2] - lap.crease[1] + 0.03) / 0.05, 0, 1)
        * (p[:, 2] < lap.knee[1] + 0.09)
    )


def pleats(turn: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """(C,) -1..1: ``count`` uneven folds round a closed line, ridges rounder than valleys."""
    at = np.sort((np.arange(count) + rng.uniform(-0.32, 0.32, count)) * 2 * np.pi / count)
    gap = np.diff(np.r_[at, at[0] + 2 * np.pi])
    strong = rng.uniform(0.55, 1.0, count)
    wave = np.zeros(len(turn))
    for k in range(count):
        way = (turn - at[k] + np.pi) % (2 * np.pi) - np.pi
        wide = 0.5 * (gap[k] + gap[k - 1])
        wave += strong[k] * np.exp(-((way / (0.36 * wide)) ** 2))
    return 2 * wave / wave.max() - 0.8


def in_the_chair(p: np.ndarray, side: float, seat: float, floor: float) -> np.ndarray:
    """Cloth lies on the seat, between the arms, before the seat's edge, above the floor."""
    p = p.copy()
    over = (np.abs(p[:, 2]) < 0.245) & (p[:, 1] > seat - 0.10)
    p[over, 0] = np.clip(p[over, 0], -side, side)
    p[over & (p[:, 1] < seat), 1] = seat
    under = (p[:, 1] < seat - 0.02) & (p[:, 2] < 0.256) & (p[:, 2] > -0.1)
    p[under, 2] = 0.256
    p[:, 1] = np.maximum(p[:, 1], min(floor, 0.02))
    return p


def bands(
    line: np.ndarray,
    w: np.ndarray,
    way: np.ndarray,
    out: np.ndarray,
    profile: list[tuple[float, float]],
    fabric: Fabric,
    closed: bool = True,
    small: bool = False,
) -> Piece:
    """A band along a line (N, 3): ``profile`` gives each row's (along ``way``, along ``out``), millimetres.

    way and out are (3,) or (N, 3). The first and last rows lie inside and are never seen.
    """
    if closed:
        line, w = (np.concatenate([a, a[:1]]) for a in (line, w))
        way, out = (np.concatenate([a, a[:1]]) if a.ndim == 2 else a for a in (way, out))
    way, out = np.broadcast_to(way, line.shape), np.broadcast_to(out, line.shape)
    grid = np.array([line + way * a * 1e-3 + out * b * 1e-3 for a, b in profile])
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    r, n = grid.shape[:2]
    tri = sheet(r, n)
    points = grid.reshape(-1, 3)
    best = int(np.argmax([b for _, b in profile]))
    normal = smooth_normals(points.astype(np.float32), tri)
    if (normal.reshape(r, n, 3)[best] * out).sum() < 0:
        tri, normal = tri[:, ::-1], -normal
    if closed:
        normal = normal.reshape(r, n, 3).copy()
        normal[:, 0] = normal[:, -1] = normal[:, 0] + normal[:, -1]
        normal = normal.reshape(-1, 3)
        normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    steps = np.r_[0, np.cumsum(np.hypot(*np.diff(np.array(profile), axis=0).T) * 1e-3)]
    uv = np.column_stack([np.tile(run, r), np.repeat(steps, n)])
    hem = np.repeat(np.minimum(steps, steps[-1] - steps), n)
    return Piece(points, tri, np.tile(w, (r, 1)), uv, hem, fabric, normal, small)


def edge_at(tri, p: np.ndarray, weights: np.ndarray, at: np.ndarray, count: int):
    """The open edge whose middle lies nearest to ``at``: (count, 3) even points and their weights."""
    loop = min(surfaces.loops(tri), key=lambda loop: np.linalg.norm(p[loop].mean(axis=0) - at))
    both = along(np.column_stack([p[loop], weights[loop]])[np.r_[: len(loop), 0]], count + 1)[:-1]
    line, w = both[:, :3], both[:, 3:]
    for _ in range(3):
        line = 0.5 * line + 0.25 * (np.roll(line, 1, 0) + np.roll(line, -1, 0))
    return line, w


def cuff(wearer: Wearer, tri, p, weights, side: str, fabric: Fabric, profile, count=20) -> Piece:
    """A band round a sleeve's end. profile: (towards the hand, outward) in millimetres."""
    wrist, elbow = joint(wearer, f"wrist.{side}"), joint(wearer, f"lowerarm01.{side}")
    way = (wrist - elbow) / np.linalg.norm(wrist - elbow)
    line, w = edge_at(tri, p, weights, wrist, count)
    out = line - line.mean(axis=0)
    out -= np.outer(out @ way, way)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    return bands(line, w, way, out, profile, fabric)


def pushed(skin: cloth.Skin, p: np.ndarray, clearance: float, times: int = 3) -> np.ndarray:
    """(V, 3) points moved out of what they would stick in."""
    for _ in range(times):
        p, _ = skin.push(p, np.full(len(p), clearance))
    return p


def tassels(
    line: np.ndarray,
    w: np.ndarray,
    way: np.ndarray,
    skin,
    rng,
    *,
    gap: float,
    long: float,
    fabric: Fabric,
) -> Piece:
    """A fringe: narrow strips that hang from ``line`` (N, 3), setting out along ``way`` (N, 3)."""
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    at = np.arange(gap / 2, run[-1], gap)
    pick = lambda a: np.column_stack([np.interp(at, run, a[:, k]) for k in range(a.shape[1])])  # noqa: E731
    root, weight, first = pick(line), pick(w), pick(way)
    across = np.gradient(root, axis=0)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    length = long * rng.uniform(0.85, 1.12, len(at))[:, None]
    fall = first * 0.5 + np.array([0, -1.0, 0]) + across * rng.normal(0, 0.12, (len(at), 1))
    fall /= np.linalg.norm(fall, axis=1, keepdims=True)
    down = np.array([0, -1.0, 0]) + across * rng.normal(0, 0.16, (len(at), 1))
    rows = [
        root - first * 0.004,
        root + fall * 0.45 * length,
        root + fall * 0.5 * length + down * 0.5 * length,
    ]
    rows = [rows[0], *(pushed(skin, row, 0.009) for row in rows[1:])]
    wide = (0.0030, 0.0042, 0.0016)
    points = np.stack([
        np.stack([row - across * half, row + across * half], 1) for row, half in zip(rows, wide, strict=True)
    ], 1).reshape(-1, 3)  # fmt: skip
    base = np.array([[0, 1, 3], [0, 3, 2], [2, 3, 5], [2, 5, 4]])
    tri = (base + 6 * np.arange(len(at))[:, None, None]).reshape(-1, 3)
    uv = np.column_stack(
        [np.tile([0, 0.006], 3 * len(at)), np.tile(np.repeat([0, 0.4, 1.0], 2), len(at)) * long]
    )
    near = skin.nearest(points)[1][:, 0]
    normals = 0.5 * skin.normals[near] + np.tile(
        np.repeat([[-0.5], [0.5]], 1, 1), (3 * len(at), 1)
    ) * np.repeat(across, 6, 0)
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    return Piece(
        points,
        tri,
        np.repeat(weight, 6, 0),
        uv,
        np.full(len(points), 0.05),
        fabric,
        normals,
        small=True,
    )
