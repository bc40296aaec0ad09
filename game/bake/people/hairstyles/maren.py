"""Maren's hair: long, thick, loosely drawn back into a braid over her left shoulder; grey at the temples."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.spatial import ConvexHull, cKDTree

from game.bake.people import surfaces
from game.bake.people.collapse import collapsed
from game.bake.people.hair import Ribbons, Scalp, joined, ribbon, scattered

HAIRLINE = (
    (0, 0.102), (14, 0.104), (30, 0.106), (46, 0.099), (58, 0.082), (66, 0.060), (74, 0.038),
    (80, 0.020), (87, 0.058), (112, 0.058), (122, 0.020), (140, -0.030), (180, -0.040),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""

GATHER = np.array([-0.056, -0.082, -0.066])
"""From the head's joint: where the locks meet and the braid begins."""
PART = 0.020
"""Metres towards +x of the middle where her hair parts."""


def hair(scalp: Scalp) -> list[Ribbons]:
    """Shell, locks drawn back, the braid, and what has come loose."""
    return [
        cap(scalp),
        drawn_back(scalp, 132, 5),
        parting(scalp, 17),
        rim(scalp, 46),
        braid(scalp),
        framing(scalp),
        loose(scalp),
    ]


def grey(head, root: np.ndarray, rng) -> float:
    """0 brown … 1 grey: at the temples and along the parting's front, lock by lock."""
    turn = np.abs(np.degrees(head.around(root[None])))[0]
    high = root[1] - head.joint[1]
    temple = np.exp(-(((turn - 62) / 17) ** 2)) * np.clip((0.112 - high) / 0.03, 0, 1)
    return float(np.clip(1.55 * temple + 0.20 * (turn < 40) - 0.42 * rng.random(), 0, 1))


def toned(t: np.ndarray, pale: float, rng) -> np.ndarray:
    """(N,) shade along a lock: the shader goes from brown (0) to grey (1) with its square."""
    return np.clip(0.22 + 0.20 * np.sin(np.pi * t) + 0.04 * rng.normal() + 0.52 * pale, 0.12, 1)


class Skull:
    """What locks lie on: the hull of the head without its ears, seen from its middle."""

    def __init__(self, scalp: Scalp) -> None:
        self.p, self.n = scalp.points, scalp.normals
        self.index = np.unique(scalp.triangles)
        self.tree = cKDTree(self.p[self.index])
        self.middle = scalp.head.joint + [0.0, 0.045, -0.002]
        bare = self.index[scalp.ears[self.index] == 0]
        self.hull = ConvexHull(self.p[bare]).equations

    def reach(self, ways: np.ndarray) -> np.ndarray:
        """(N,) metres from the middle to the hull along unit ways (N, 3)."""
        n, b = self.hull[:, :3], self.hull[:, 3]
        towards = ways @ n.T
        far = np.where(towards > 1e-6, -(b + n @ self.middle) / np.maximum(towards, 1e-6), np.inf)
        return far.min(axis=1)

    def at(self, point: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Foot and normal under a point (3,)."""
        d, k = self.tree.query(point, k=6)
        w = 1 / (d + 1e-3) ** 2
        w /= w.sum()
        foot, normal = w @ self.p[self.index[k]], w @ self.n[self.index[k]]
        return foot, normal / np.linalg.norm(normal)


def unit(v: np.ndarray) -> np.ndarray:
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9)


def strand(scalp: Scalp, skull: Skull, root, bias, lift: float, goal, count: int = 30):
    """(N, 3) a path from ``root`` over the skull to ``goal``, bent towards ``bias`` (3,) on its way."""
    start, end = unit(root - skull.middle), unit(goal - skull.middle)
    side = np.sign(bias[0]) or 1.0
    via = unit(start + end * [-1.6 * side, 1.0, 1.0] + bias)
    t = np.linspace(0, 1, count)[:, None]
    ways = unit((1 - t) ** 2 * start + 2 * t * (1 - t) * via * 1.15 + t * t * end)
    t = t[:, 0]
    high = (
        0.0050 * np.clip(t / 0.06, 0, 1) * np.clip((1 - t) / 0.1, 0, 1)
        + lift * np.sin(np.pi * np.clip(0.04 + 0.90 * t, 0, 1)) ** 0.75
    )
    from_root = np.linalg.norm(root - skull.middle) - skull.reach(start[None])[0]
    from_goal = np.linalg.norm(goal - skull.middle) - skull.reach(end[None])[0]
    ends = from_root * np.clip(1 - t / 0.18, 0, 1) + from_goal * np.clip((t - 0.75) / 0.25, 0, 1)
    return skull.middle + ways * (skull.reach(ways) + high + ends)[:, None]


def waved(path, scalp: Scalp, amount: float, rng) -> np.ndarray:
    """A path with soft waves across itself."""
    way = np.gradient(path, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    out = path - (scalp.head.joint + [0, 0.05, 0])
    side = np.cross(way, out)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    ease = np.clip(run / 0.04, 0, 1) * np.clip((run[-1] - run) / 0.04, 0, 1)
    return (
        path
        + side * (amount * ease * np.sin(run / 0.058 * 2 * np.pi + rng.uniform(0, 1.6)))[:, None]
    )


def even(path: np.ndarray, count: int) -> np.ndarray:
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))]
    return np.column_stack(
        [np.interp(np.linspace(0, run[-1], count), run, path[:, k]) for k in range(3)]
    )


def lock(scalp: Scalp, skull: Skull, root, n, lift: float, width: float, rng, rows: int) -> Ribbons:
    """One lock from its root to the braid."""
    head = scalp.head
    side = np.sign(root[0] - head.joint[0] - PART) or 1.0
    # All hair goes back first, that from the front out from the parting too.
    fore = np.clip((root[2] - head.joint[2]) / 0.09, 0, 1)
    bias = np.array(
        [side * (0.06 + 0.30 * fore), 0.22 * fore - 0.16 * (1 - fore), -0.20 - 0.15 * fore]
    )
    bias[1:] += rng.normal(0, 0.06, 2)
    goal = head.joint + GATHER + rng.normal(0, 0.011, 3)
    path = strand(scalp, skull, root - n * 0.002, bias, lift, goal)
    path = even(waved(path, scalp, 0.0036, rng), rows)
    face = path - (head.joint + [0, 0.045, -0.005])
    face /= np.linalg.norm(face, axis=1, keepdims=True)
    t = np.linspace(0, 1, rows)
    wide = width * (0.55 + 0.6 * np.sin(np.pi * np.clip(0.15 + t * 0.85, 0, 1))) * (1 - 0.35 * t**3)
    # uv.y ends early: the shader frays tips, and these end inside the braid.
    made = ribbon(path, face, wide, float(rng.random()), toned(t, grey(head, root, rng), rng))
    made.uv[:, 1] *= 0.55
    return made


def drawn_back(scalp: Scalp, count: int, rows: int) -> Ribbons:
    """Soft waves from all over the head to the gather behind her left ear."""
    rng = scalp.rng
    skull = Skull(scalp)
    above = scalp.above()
    roots, faces = scattered(scalp.points, scalp.triangles, above - 0.004, count, rng)
    n = scalp.normals[faces].mean(axis=1)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    parts = []
    for root, out in zip(roots, n, strict=True):
        far = np.linalg.norm(root - scalp.head.joint - GATHER)
        if far < 0.03:
            continue
        low = np.clip((0.09 - root[1] + scalp.head.joint[1]) / 0.05, 0, 1)
        lift = (rng.uniform(0.012, 0.021) + 0.009 * low) * np.clip(far / 0.14, 0.5, 1)
        long = int(np.clip(np.round(rows + 8 * (far - 0.06) / 0.12), 5, 11))
        parts.append(lock(scalp, skull, root, out, lift, rng.uniform(0.010, 0.017), rng, long))
    return joined(parts)


def parting(scalp: Scalp, count: int) -> Ribbons:
    """``count`` locks to either side of the parting, close together, so that no shell shows there."""
    rng, at = scalp.rng, scalp.points - scalp.head.joint
    skull = Skull(scalp)
    hairy = np.flatnonzero((scalp.above() > 0.002) & (at[:, 1] > 0.09))
    fore = at[hairy[np.abs(at[hairy, 0] - PART) < 0.012], 2].max()
    parts = []
    for side in (-1.0, 1.0):
        for z in np.linspace(fore, fore - 0.125, count):
            want = np.array([PART + side * 0.004, z])
            near = hairy[np.argmin(np.hypot(*(at[hairy][:, [0, 2]] - want).T))]
            root = scalp.points[near] + [0.0, 0.0, z - at[near, 2]]
            root[0] = scalp.head.joint[0] + want[0]
            foot, n = skull.at(root)
            root -= n * ((root - foot) @ n)
            lift, wide = rng.uniform(0.011, 0.015), rng.uniform(0.013, 0.018)
            parts.append(lock(scalp, skull, root + n * 0.003, n, lift, wide, rng, 9))
    return joined(parts)


def rim(scalp: Scalp, count: int) -> Ribbons:
    """Finer locks right at the hairline, lying close, so that it is soft and no edge."""
    rng = scalp.rng
    skull = Skull(scalp)
    above, turn = scalp.above(), np.abs(scalp.head.around(scalp.points))
    band = np.where((above > 0) & (above < 0.020) & (turn < 1.45), 1.0, -1.0)
    roots, faces = scattered(scalp.points, scalp.triangles, band, count, rng)
    n = scalp.normals[faces].mean(axis=1)
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    return joined([
        lock(scalp, skull, root, out, rng.uniform(0.006, 0.011), rng.uniform(0.006, 0.010), rng, 7)
        for root, out in zip(roots, n, strict=True)
    ])  # fmt: skip


def braid_line(scalp: Scalp, count: int) -> tuple[np.ndarray, np.ndarray]:
    """(count, 3) points and outward ways of the braid: round the neck's left side, down the breast."""
    joint = scalp.head.joint
    p = scalp.points
    shoulder = 0.19  # from the head's joint down to where neck and shoulder meet
    knots = [joint + GATHER + [0.004, 0.010, -0.004], joint + [-0.074, -0.100, -0.054],
             joint + [-0.094, -0.126, -0.026]]  # fmt: skip
    for x, down, gap in (
        (-0.106, shoulder - 0.030, 0.038), (-0.106, shoulder + 0.012, 0.040),
        (-0.098, shoulder + 0.055, 0.044), (-0.090, shoulder + 0.095, 0.044),
        (-0.084, shoulder + 0.130, 0.042),
    ):  # fmt: skip
        near = (np.abs(p[:, 0] - x) < 0.022) & (np.abs(p[:, 1] - joint[1] + down) < 0.020)
        z = p[near, 2].max() if near.any() else joint[2] - 0.02
        knots.append(np.array([joint[0] + x, joint[1] - down, z + gap]))
    knots = np.array(knots)
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1))]
    line = even(PchipInterpolator(run, knots)(np.linspace(0, run[-1], 200)), count)
    for _ in range(6):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    spine = joint + np.array([0.0, 0.0, -0.03])
    out = (line - spine) * [1, 0, 1]
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    return line, out


def braid(scalp: Scalp) -> Ribbons:
    """Three strands plaited loosely, thinner towards a tied end and a tuft."""
    rng = scalp.rng
    count = 44
    line, out = braid_line(scalp, count)
    way = np.gradient(line, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    side = np.cross(way, out)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    out = np.cross(side, way)
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    t = run / run[-1]
    thick = np.interp(t, [0, 0.12, 0.5, 0.9, 1.0], [0.80, 1.0, 0.95, 0.70, 0.42])
    parts = [core(line, side, out, 0.0175 * thick)]
    for k in range(3):
        phase = 2 * np.pi * (run / 0.098 + k / 3)
        path = (
            line
            + side * (0.0200 * thick * np.sin(phase))[:, None]
            + out * (0.0110 * thick * np.sin(2 * phase) + 0.006)[:, None]
        )
        for layer, (back, wide) in enumerate(((0.0, 0.033), (-0.004, 0.037))):
            face = out + side * (0.55 * np.sin(phase))[:, None]
            shade = np.clip(
                0.48 + 0.18 * np.sin(2 * phase) + 0.08 * (k == 1) - 0.18 * layer, 0.1, 1
            )
            made = ribbon(path + out * back, face, wide * thick, float(rng.random()), shade)
            made.uv[:, 1] *= 0.45
            parts.append(made)
    for _ in range(9):
        long = rng.uniform(0.045, 0.070)
        s = np.linspace(0, 1, 6)[:, None]
        lean = side[-1] * rng.normal(0, 0.22) + out[-1] * rng.normal(0.02, 0.10) + [0, -1.0, 0]
        path = line[-1] - way[-1] * 0.006 + side[-1] * rng.normal(0, 0.003) + lean * long * s
        wide = 0.011 * (0.55 + np.sin(np.pi * s[:, 0] * 0.8)) * (1 - 0.6 * s[:, 0] ** 2)
        parts.append(
            ribbon(
                path,
                np.tile(out[-1] + side[-1] * rng.normal(0, 0.5), (6, 1)),
                wide,
                float(rng.random()),
                toned(s[:, 0], 0.1, rng),
            )
        )
    return joined(parts)


def core(line, side, out, radius: np.ndarray) -> Ribbons:
    """A dark tube inside the braid, so that nothing shows through it."""
    keep = np.unique(np.linspace(0, len(line) - 1, 16).astype(int))
    line, side, out, radius = line[keep], side[keep], out[keep], radius[keep]
    turn = np.linspace(0, 2 * np.pi, 6, endpoint=False)
    ring = np.cos(turn)[:, None, None] * side + np.sin(turn)[:, None, None] * out
    points = (line + ring * radius[:, None]).transpose(1, 0, 2)
    n = len(line)
    i = np.arange(n * 6).reshape(n, 6)
    i = np.concatenate([i, i[:, :1]], axis=1)
    a, b, c, d = (x.ravel() for x in (i[:-1, :-1], i[:-1, 1:], i[1:, :-1], i[1:, 1:]))
    tri = np.concatenate([np.column_stack([a, b, d]), np.column_stack([a, d, c])])
    flat = points.reshape(-1, 3)
    normal = ring.transpose(1, 0, 2).reshape(-1, 3)
    way = np.repeat(np.gradient(line, axis=0), 6, 0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    uv = np.column_stack([np.tile(turn, n), np.repeat(np.linspace(0, 1, n), 6)])
    return Ribbons(
        flat, normal, way, uv, np.full(len(flat), 0.30), np.full(len(flat), -1.0), tri, tri
    )


def framing(scalp: Scalp) -> Ribbons:
    """Longer waves that never reach the braid: from the parting past the temples to jaw and neck."""
    rng, head = scalp.rng, scalp.head
    skull = Skull(scalp)
    parts = []
    for side in (-1.0, 1.0):
        for k in range(4):
            at = np.radians(24.0 + 11.0 * k) * side
            fit = np.abs(head.around(scalp.points) - at) + 30 * np.abs(scalp.above() - 0.006)
            root = scalp.points[int(np.argmin(np.where(scalp.above() > 0, fit, 9e9)))]
            _, n = skull.at(root)
            drop = rng.uniform(-0.012, 0.012, 3)
            knots = np.array([
                root, root + n * 0.012 + [0.014 * side, -0.004, -0.004],
                *(head.joint + np.array([side * x, y, z - 0.006 * k]) + drop * w for x, y, z, w in (
                    (0.081, 0.052, 0.070, 0.2), (0.090, 0.004, 0.056, 0.4),
                    (0.087, -0.052, 0.056, 0.7), (0.083 + 0.003 * k, -0.112 - 0.012 * k, 0.050, 1.0),
                )),
            ])  # fmt: skip
            run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1))]
            path = PchipInterpolator(run, knots)(np.linspace(0, run[-1], 60))
            path = even(waved(path, scalp, 0.0065, rng), 12)
            for step in range(1, len(path)):
                foot, m = skull.at(path[step])
                if path[step, 1] > head.joint[1] - 0.05:
                    path[step] += m * max(0.006 - (path[step] - foot) @ m, 0.0)
            t = np.linspace(0, 1, 12)
            face = unit(path - (head.joint + [0, 0.02, -0.01]))
            wide = (
                rng.uniform(0.012, 0.017)
                * (0.6 + 0.5 * np.sin(np.pi * np.clip(0.1 + t, 0, 1)))
                * (1 - 0.55 * t**2)
            )
            made = ribbon(
                path, face, wide, float(rng.random()), toned(t, 0.95 if k >= 2 else 0.5, rng)
            )
            made.uv[:, 1] *= 0.85
            parts.append(made)
    return joined(parts)


def loose(scalp: Scalp) -> Ribbons:
    """Strands that have come out: at both temples, at the nape, and fine ones over the crown."""
    rng, head = scalp.rng, scalp.head
    skull = Skull(scalp)
    parts = []
    for side in (-1.0, 1.0):
        for k in range(5):
            azimuth = np.radians(rng.uniform(50, 66)) * side
            ring = np.abs(head.around(scalp.points) - azimuth) < 0.08
            ring &= (scalp.above() > -0.004) & (scalp.above() < 0.014)
            if not ring.any():
                continue
            root = scalp.points[rng.choice(np.flatnonzero(ring))]
            _, n = skull.at(root)
            long = rng.uniform(0.12, 0.17)
            t = np.linspace(0, 1, 10)
            curl = 0.007 * np.sin(2 * np.pi * (t * 1.3 + rng.random())) * t
            path = root + n * (0.002 + 0.016 * np.sin(np.pi * np.clip(t * 0.9, 0, 1)))[:, None]
            path = (
                path
                + np.outer(t * long, [0.05 * side, -0.90, -0.22])
                + np.outer(curl, [0.2 * side, 0, 1.0])
            )
            for step in range(len(path)):
                foot, m = skull.at(path[step])
                short = 0.004 - (path[step] - foot) @ m
                path[step] += m * max(short, 0.0)
            wide = (0.0105 if k < 3 else 0.0024) * (1 - 0.75 * t)
            shade = np.clip(0.75 + 0.1 * t + 0.08 * rng.normal(), 0.4, 1) * np.ones(10)
            parts.append(
                ribbon(
                    path,
                    np.tile(n, (10, 1)),
                    wide,
                    rng.random() if k < 3 else 1.0 + rng.random(),
                    shade,
                )
            )
    roots, faces = scattered(scalp.points, scalp.triangles, scalp.above() - 0.01, 26, rng)
    n = scalp.normals[faces].mean(axis=1)
    for root, out in zip(roots, n, strict=True):
        out = out / np.linalg.norm(out)
        goal = head.joint + GATHER + rng.normal(0, 0.012, 3)
        first = np.array([0.2 * np.sign(root[0] - PART), 0.2, -0.3])
        path = even(
            waved(
                strand(scalp, skull, root, first, rng.uniform(0.020, 0.030), goal),
                scalp,
                0.006,
                rng,
            ),
            8,
        )
        face = path - head.joint
        parts.append(
            ribbon(
                path,
                face / np.linalg.norm(face, axis=1, keepdims=True),
                np.full(8, 0.0012),
                1.0 + rng.random(),
                np.full(8, 0.6),
            )
        )
    return joined(parts)


def cap(scalp: Scalp) -> Ribbons:
    """A dark shell under the locks, so that no scalp shines between them."""
    head, p, normals, tri = scalp.head, scalp.points, scalp.normals, scalp.triangles
    above = np.maximum(scalp.above(), -0.01)
    t, q, n, h = surfaces.cut(tri, above - 0.004, p, normals, above)
    t, q, n, h = surfaces.welded(t, q, n, h, gap=1e-3)
    t = collapsed(q, t, 320, np.ones(len(q)))
    t, q, n, h = surfaces.compact(t, q, n, h)
    thick = np.clip((h - 0.004) / 0.03, 0, 1) * 0.0045
    way = head.joint + GATHER - q
    way -= n * (way * n).sum(1, keepdims=True)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-9)
    uv = np.column_stack([head.around(q) * 1.6, np.clip(0.1 + h * 2, 0.1, 0.35)])
    return Ribbons(
        q + n * thick[:, None], n, way, uv, np.full(len(q), 0.36), np.full(len(q), -1.0), t,
        collapsed(q, t, 150, np.ones(len(q))),
    )  # fmt: skip
