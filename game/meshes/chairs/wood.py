"""Limbs that grow into one another: hand-laid boughs become a single skin of bark."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes.chairs.curves import arc_length, cross, frames, smooth, through, unit
from game.meshes.chairs.tubes import (
    KIND_STRIDE,
    UNEVEN,
    grid_normals,
    grid_triangles,
    tube_grid,
    tube_uv,
)
from game.meshes.detail import Detail, either
from game.meshes.mesh_data import MeshData, merge

GRADES: dict[Detail, dict[str, tuple[int, int]]] = {
    "full": {
        "bole": (12, 36),
        "trunk": (26, 14),
        "rim": (52, 10),
        "line": (32, 9),
        "strand": (32, 9),
        "bough": (20, 10),
        "branch": (14, 7),
        "slim": (18, 8),
        "withy": (19, 5),
        "root": (9, 7),
        "twig": (10, 5),
    },
    "lean": {
        "bole": (9, 24),
        "trunk": (17, 9),
        "rim": (33, 6),
        "line": (21, 6),
        "strand": (18, 6),
        "bough": (13, 6),
        "branch": (9, 5),
        "slim": (11, 5),
        "withy": (12, 4),
        "root": (6, 5),
        "twig": (6, 4),
    },
    "far": {
        "bole": (6, 14),
        "trunk": (11, 6),
        "rim": (22, 4),
        "line": (14, 4),
        "strand": (12, 4),
        "bough": (9, 4),
        "branch": (6, 3),
        "slim": (8, 3),
        "withy": (8, 3),
        "root": (4, 4),
        "twig": (4, 3),
    },
}
"""Rings along and sides around a limb, by how thick it is."""
SKELETON = 7
"""Points of a limb's coarse skeleton, which the others feel their way by."""
COLLAR = 0.034
"""Metres over which two limbs flow into each other."""
ROOM = 0.05
"""How far before the skin a limb asks what stands in its light, metres."""
BLOCK = 384
"""Points asked about at once."""
BURIED = -0.015
"""Skin this deep inside another limb, metres, lies below that limb's furrows: never seen."""
YEARS = 5144
"""Draws set aside for the wood of one chair; the number under which Idris first sat in his."""

FURROWED, BIRCH, DRIFT, JUNIPER, SMOOTH, SAWN = 0.0, 1.0, 2.0, 3.0, 4.0, 5.0
"""Kinds of bark that bark.frag knows."""

Knot = tuple[float, float, float, float]


@dataclass(frozen=True)
class Bough:
    """One limb as a hand lays it: knots (x, y, z, radius), metres, from root to tip.

    ``mirror`` lays a second one on the other side; neither is an exact copy. ``strands`` > 1
    winds that many limbs about the curve, ``turns`` times along its length. ``sawn``: cut square
    at both ends, which show their years.
    """

    knots: tuple[Knot, ...]
    name: str = ""
    mirror: bool = False
    grade: str = "bough"
    strands: int = 1
    turns: float = 0.0
    flute: float = 1.0
    sawn: bool = False


@dataclass(frozen=True)
class Limb:
    """One limb as it grew: path (R, 3) and radii (R,) f32."""

    path: np.ndarray
    radii: np.ndarray
    name: str
    grade: str
    flute: float
    sawn: bool = False


def years(index: int) -> np.random.Generator:
    """What the wood of chair ``index`` grows by, alike on every evening: people were posed on it.

    Only leaves and flowers differ from seed to seed.
    """
    return np.random.Generator(np.random.PCG64(1).advance(YEARS * index))


def grow(boughs: tuple[Bough, ...], rng: np.random.Generator, restless: float) -> list[Limb]:
    """Every limb of the boughs, strands and mirror twins included, each a little its own way.

    restless: standard deviation, metres, by which inner knots stray from where they were laid.
    """
    limbs: list[Limb] = []
    for bough in boughs:
        knots = np.array(bough.knots, np.float64)
        for side in (1.0, -1.0) if bough.mirror else (1.0,):
            laid = knots * [side, 1.0, 1.0, 1.0]
            laid[1:-1, :3] += rng.normal(0.0, restless, (len(laid) - 2, 3))
            name = bough.name + ("'" if side < 0 else "")
            limbs += _strands(bough, laid, name, side)
    return limbs


def _strands(bough: Bough, laid: np.ndarray, name: str, side: float) -> list[Limb]:
    rings = GRADES["full"][bough.grade][0]
    curve = through(laid, rings)
    path, radii = curve[:, :3], np.maximum(curve[:, 3], 0.0015)
    if bough.strands == 1:
        return [Limb(path, radii, name, bough.grade, bough.flute, bough.sawn)]
    _, normal, binormal = (f[0] for f in frames(path[None]))
    along = np.linspace(0.0, 1.0, rings)
    grown = []
    for strand in range(bough.strands):
        angle = side * (2 * np.pi) * (strand / bough.strands + bough.turns * along)
        # Strands are uneven, and open and close along the way as juniper does.
        share = 0.62 - 0.07 * (strand % 3)
        reach = radii * (0.50 + 0.10 * np.sin(7.0 * along + 2.1 * strand))
        aside = normal * np.cos(angle)[:, None] + binormal * np.sin(angle)[:, None]
        grown.append(
            Limb(
                (path + aside * reach[:, None]).astype(np.float32),
                (radii * share).astype(np.float32),
                name if strand == 0 else f"{name}.{strand}",
                bough.grade,
                bough.flute,
            )
        )
    return grown


class Skeleton:
    """Coarse capsules of all limbs, to ask how far the nearest other limb is."""

    def __init__(self, limbs: list[Limb], spokes: list[Limb]) -> None:
        """``spokes`` stand for the seat, which is not drawn from them."""
        self.first_spoke = len(limbs)
        limbs = limbs + spokes
        pick = [np.linspace(0, len(limb.path) - 1, SKELETON).round().astype(int) for limb in limbs]
        path = np.stack([limb.path[p] for limb, p in zip(limbs, pick, strict=True)])
        radii = np.stack([limb.radii[p] for limb, p in zip(limbs, pick, strict=True)])
        self.start = path[:, :-1].reshape(-1, 3).astype(np.float32)
        self.reach = np.diff(path, axis=1).reshape(-1, 3).astype(np.float32)
        self.radius = radii[:, :-1].reshape(-1).astype(np.float32)
        self.grow = np.diff(radii, axis=1).reshape(-1).astype(np.float32)
        self.limbs = len(limbs)
        self.squared = np.maximum((self.reach**2).sum(1), 1e-9)
        self.along = self.reach / self.squared[:, None]
        self.along_start = (self.start * self.along).sum(1)
        self.twice_start = -2.0 * self.start
        self.start_squared = (self.start**2).sum(1)
        self.twice_reach = -2.0 * self.reach
        self.twice_reach_start = 2.0 * (self.start * self.reach).sum(1)

    def nearest(self, points: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Signed distance (V,) to the nearest limb but one's ``own`` (V,), and the way from it.

        ``own`` is a limb's index, or -1 for the seat. The way (V, 3) is a unit vector from that
        limb's axis to the point.
        """
        away = np.empty(len(points), np.float32)
        foot = np.empty((len(points), 3), np.float32)
        # Blocks small enough for the processor's cache: half the time of all points at once.
        for low in range(0, len(points), BLOCK):
            part = slice(low, low + BLOCK)
            away[part], foot[part] = self._nearest(points[part], own[part])
        return away, unit(points - foot)

    def _nearest(self, points: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Distance (V,) and the foot (V, 3) on the nearest axis."""
        t = points @ self.along.T
        t -= self.along_start
        np.clip(t, 0.0, 1.0, out=t)
        # |p - a - t r|² = |p|² - 2 p·a + |a|² + t (t |r|² - 2 (p - a)·r)
        gap = points @ self.twice_start.T
        gap += self.start_squared
        gap += (points * points).sum(1)[:, None]
        beyond = points @ self.twice_reach.T
        beyond += self.twice_reach_start
        beyond += t * self.squared
        beyond *= t
        gap += beyond
        np.maximum(gap, 0.0, out=gap)
        np.sqrt(gap, out=gap)
        gap -= self.radius
        gap -= t * self.grow
        mine = own >= 0
        by_limb = gap.reshape(len(points), self.limbs, SKELETON - 1)
        by_limb[np.nonzero(mine)[0], own[mine]] = np.inf
        by_limb[~mine, self.first_spoke :] = np.inf
        best = gap.argmin(axis=1)
        row = np.arange(len(points))
        return gap[row, best], self.start[best] + self.reach[best] * t[row, best][:, None]


def bark(
    limbs: list[Limb],
    seat: np.ndarray | None,
    rng: np.random.Generator,
    kind: float,
    tint: tuple[float, float, float],
    tip: tuple[float, float, float],
    spiral: float = 3.0,
    detail: Detail = "full",
) -> MeshData:
    """One skin of bark over all limbs, with collars where they meet, shade and hand polish.

    seat: rings (R, S, 3) of a wooden seat that joins in, or None. tint: linear colour of old wood,
    tip: of the young or bleached wood where limbs end. spiral: radians a metre by which ridges
    wind round a limb at most.
    """
    skeleton = Skeleton(limbs, [] if seat is None else seat_spokes(seat))
    meshes = []
    for grade, (rings, sides) in GRADES[detail].items():
        chosen = [i for i, limb in enumerate(limbs) if limb.grade == grade]
        if not chosen:
            continue
        # Limbs grow alike in every detail, so that what grows on them stays where it is.
        kept = np.linspace(0, len(limbs[chosen[0]].path) - 1, rings).round().astype(int)
        paths = np.stack([limbs[i].path[kept] for i in chosen])
        radii = np.stack([limbs[i].radii[kept] for i in chosen])
        flute = np.array([limbs[i].flute for i in chosen], np.float32)
        grid = tube_grid(paths, _fluted(paths, radii, sides, flute, spiral, rng), sides)
        grown_out = [k for k, i in enumerate(chosen) if not limbs[i].sawn]
        grid[grown_out, -1] = paths[grown_out, -1:]  # the last ring closes the tip
        own = np.repeat(np.array(chosen), rings * sides)
        uv = tube_uv(paths, radii, sides, kind, 0.0 if kind == BIRCH else UNEVEN)
        young = np.linspace(0.0, 1.0, rings)[None, :, None, None] ** 2.5
        slender = 1.0 - smooth(0.010, 0.030, radii.max(axis=1))[:, None, None, None]
        young = np.maximum(young, 0.75 * slender)
        hue = np.array(tint) + (np.array(tip) - np.array(tint)) * young
        hue = hue * _shades(len(chosen))[:, None, None]
        hue = np.broadcast_to(hue, (*grid.shape[:3], 3)).reshape(-1, 3)
        meshes.append(_settled(grid, uv, own, skeleton, hue))
    cut = [limb for limb in limbs if limb.sawn]
    if cut:
        meshes.append(_end_grain(cut, tip, either(detail, 12, 8, 5)))
    if seat is not None:
        around = np.linalg.norm(np.diff(seat[2], axis=0, append=seat[2][:1]), axis=1).cumsum()
        inward = np.linalg.norm(np.diff(seat[:, 0], axis=0, prepend=seat[:1, 0]), axis=1).cumsum()
        # The grain runs round the rim, as in a bent bough.
        uv = np.stack(np.broadcast_arrays(inward[:, None], around[None]), axis=-1)[None]
        uv[..., 0] += kind * KIND_STRIDE
        own = np.full(seat.shape[0] * seat.shape[1], -1)
        hue = np.broadcast_to(np.array(tint), (len(own), 3))
        meshes.append(_settled(seat[None].copy(), uv, own, skeleton, hue, True))
    return merge(meshes)


def _end_grain(limbs: list[Limb], tint: tuple[float, float, float], sides: int) -> MeshData:
    """Both ends of sawn limbs as low domes, paler than ``tint``. uv: metres out, and round."""
    at = np.array([limb.path[end] for limb in limbs for end in (0, -1)])
    way = unit(np.array([limb.path[a] - limb.path[b] for limb in limbs for a, b in _ENDS]))
    radius = np.array([limb.radii[end] for limb in limbs for end in (0, -1)])[:, None, None]
    first = unit(cross(way, [0.0, 0.31, 0.95]))
    turn = np.arange(sides)[:, None] * (2 * np.pi / sides)
    spoke = first[:, None] * np.cos(turn) + cross(way, first)[:, None] * np.sin(turn)
    rim = at[:, None] + radius * 1.02 * spoke
    heart = at + 0.10 * radius[:, 0] * way
    points = np.concatenate([rim, heart[:, None]], axis=1)
    points[..., 1] = np.maximum(points[..., 1], 0.0)
    normal = unit(np.concatenate([way[:, None] + 0.35 * spoke, way[:, None]], axis=1))
    uv = np.zeros((len(at), sides + 1, 2))
    uv[:, :sides, 0], uv[:, :sides, 1] = radius[:, 0], radius[:, 0] * turn[:, 0]
    uv[..., 0] += SAWN * KIND_STRIDE
    color = np.ones((len(at), sides + 1, 4)) * [*np.minimum(1.7 * np.array(tint), 1.0), 0.25]
    here = np.arange(sides)
    fan = np.stack([here, (here + 1) % sides, np.full(sides, sides)], axis=1)
    triangles = fan + (sides + 1) * np.arange(len(at))[:, None, None]
    return MeshData(
        points.reshape(-1, 3),
        normal.reshape(-1, 3),
        triangles.reshape(-1, 3),
        uv.reshape(-1, 2),
        color.reshape(-1, 4),
    )


_ENDS = ((0, 1), (-1, -2))


def _shades(count: int) -> np.ndarray:
    """Multipliers (count, 3) of a tint: no two boughs are of one shade, some warmer, some paler."""
    rng = np.random.default_rng(count)
    warm = rng.uniform(-1.0, 1.0, (count, 1)) * [0.03, 0.0, -0.07]
    return rng.uniform(0.84, 1.16, (count, 1)) * (1.0 + warm)


def _fluted(
    paths: np.ndarray,
    radii: np.ndarray,
    sides: int,
    flute: np.ndarray,
    spiral: float,
    rng: np.random.Generator,
) -> np.ndarray:
    """Radii (B, R, S) with ridges that wind along each limb and a knot or two on it."""
    count = len(paths)
    along = arc_length(paths)[..., None]
    angle = (np.arange(sides) * (2 * np.pi / sides))[None, None]
    phase = rng.uniform(0, 2 * np.pi, (6, count, 1, 1))
    wind = angle + along * spiral * rng.uniform(-1.0, 1.0, (count, 1, 1))
    ridge = (
        0.085 * np.cos(3 * wind + phase[0])
        + 0.060 * np.cos(2 * wind + 9.0 * along + phase[1])
        + 0.055 * np.cos(phase[2] + 14.0 * along + np.sin(wind + phase[3]))
    )
    if sides >= 10:
        ridge = ridge + 0.05 * np.cos(4 * wind + phase[4] + 6.0 * along)
    for knot in range(2):
        spot = along[:, -1:] * rng.uniform(0.12, 0.8, (count, 1, 1))
        turn = np.cos(angle - phase[4 + knot])
        size = radii.mean(axis=1)[:, None, None] * 1.1
        ridge = ridge + 0.24 * np.exp(-(((along - spot) / size) ** 2) - 3.0 * (1.0 - turn))
    return radii[..., None] * (1.0 + flute[:, None, None] * ridge)


def _settled(
    grid: np.ndarray,
    uv: np.ndarray,
    own: np.ndarray,
    skeleton: Skeleton,
    hue: np.ndarray,
    capped: bool = False,
) -> MeshData:
    """Rings (B, R, S, 3) with collars towards the other limbs, feet on the floor, shaded."""
    shape = grid.shape
    normal = grid_normals(grid).reshape(-1, 3).astype(np.float32)
    points = grid.reshape(-1, 3).astype(np.float32)
    away, way = skeleton.nearest(points, own)
    near = np.clip(1.0 - away / COLLAR, 0.0, 1.15)
    collar = (0.25 * COLLAR) * near**2
    if capped:
        collar = np.minimum(collar, 0.006)
    tip = np.zeros(shape[:3], bool)
    tip[:, -1] = True
    collar[tip.reshape(-1)] = 0.0
    points = points + normal * collar[:, None]
    points[:, 1] = np.maximum(points[:, 1], 0.0)

    grid = points.reshape(shape)
    normal = grid_normals(grid).reshape(-1, 3)
    meeting = np.clip(1.0 - np.abs(away) / COLLAR, 0.0, 1.0)[:, None]
    normal = unit(normal + meeting**2 * way).astype(np.float32)
    if capped:
        normal = grid_normals(grid).reshape(-1, 3).astype(np.float32)
        normal[: shape[2]] = (0, 1, 0)
        normal[-shape[2] :] = (0, -1, 0)
    else:
        normal.reshape(shape)[:, -1] = unit(
            grid[:, -1] - grid[:, -2].mean(axis=1, keepdims=True) + 1e-7
        )
    shade = _shade(points, normal, away + ROOM * (normal * way).sum(axis=1))
    color = np.empty((len(points), 4), np.float32)
    color[:, :3] = hue * shade[:, None]
    color[:, 3] = hand_polish(points, normal)
    triangles = grid_triangles(*shape[:3])
    triangles = triangles[~(away < BURIED)[triangles].all(axis=1)]
    used = np.zeros(len(points), bool)
    used[triangles] = True
    return MeshData(
        points[used],
        normal[used],
        (np.cumsum(used) - 1)[triangles],
        uv.reshape(-1, 2)[used],
        np.clip(color[used], 0.0, 1.0),
    )


def _shade(points: np.ndarray, normal: np.ndarray, room: np.ndarray) -> np.ndarray:
    """How open to light (V,) each point is: other limbs close by, the seat above, the floor.

    room: (V,) metres to the nearest other limb from a place ROOM before the skin.
    """
    joint = 0.62 + 0.38 * smooth(-0.02, 0.05, room)
    x, y, z = points.T
    under = smooth(0.44, 0.30, y) * smooth(0.32, 0.12, np.hypot(x, z))
    floor = smooth(0.07, 0.0, y) * (0.3 - 0.3 * normal[:, 1])
    return joint * (1.0 - 0.45 * under) * (1.0 - floor)


def hand_polish(points: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """Where hands, forearms and shoulders have worn the bark away: (V,) 0 rough … 1 polished."""
    x, y, z = points.T
    over_arm = np.exp(-(((np.abs(x) - 0.29) / 0.075) ** 2)) * smooth(-0.34, -0.16, z)
    arm = over_arm * smooth(0.50, 0.60, y) * smooth(0.78, 0.70, y)
    arm *= 0.35 + 0.65 * smooth(-0.2, 0.7, normal[:, 1])
    lean = smooth(0.1, 0.7, normal[:, 2]) * smooth(0.30, 0.15, np.abs(x))
    lean *= smooth(0.46, 0.60, y) * smooth(1.15, 0.95, y) * smooth(-0.45, -0.28, z)
    return np.clip(np.maximum(arm * 1.15, 0.5 * lean), 0.0, 1.0)


def seat_rings(
    rng: np.random.Generator,
    width: float = 0.258,
    depth: float = 0.250,
    square: float = 2.8,
    detail: Detail = "full",
) -> np.ndarray:
    """A shallow wooden bowl under the cushion: rings (R, S, 3), top centre to bottom centre."""
    sides = either(detail, 26, 17, 11)
    angle = np.arange(sides) * (2 * np.pi / sides)
    c, s = np.cos(angle), np.sin(angle)
    outline = (np.abs(c) ** square + np.abs(s) ** square) ** (-1 / square)
    wave = sum(
        a * np.cos(n * angle + p)
        for n, a, p in zip((3, 5, 8), (0.016, 0.014, 0.010), rng.uniform(0, 6.28, 3), strict=True)
    )
    reach = np.array([0.0, 0.85, 0.97, 1.02, 1.01, 0.93, 0.66, 0.0])
    level = np.array([0.378, 0.385, 0.394, 0.384, 0.362, 0.337, 0.312, 0.300])
    edge = outline * (1 + wave)
    x = reach[:, None] * (edge * c)[None] * width
    z = reach[:, None] * (edge * s)[None] * depth
    dip = 0.006 * np.cos(5 * angle + 1.0)[None] * (reach[:, None] > 0.9)
    return np.stack([x, level[:, None] + dip, z], axis=-1).astype(np.float32)


def seat_spokes(seat: np.ndarray) -> list[Limb]:
    """Unseen limbs inside the seat, so that legs and arms know that it is there."""
    rim = seat[4]
    spokes = []
    for corner in range(0, len(rim), len(rim) // 6):
        out = rim[corner] * [0.93, 1.0, 0.93]
        path = np.linspace([0.0, 0.34, 0.0], out, SKELETON).astype(np.float32)
        radii = np.full(SKELETON, 0.032, np.float32)
        spokes.append(Limb(path, radii, "", "hidden", 0.0))
    return spokes
