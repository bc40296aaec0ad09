"""Idris's clothes: jacket, T-shirt, trousers, canvas shoes."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull

from game.bake.people import surfaces
from game.bake.people.fabric import canvas, denim, jersey, rubber
from game.bake.people.layers import Lying
from game.bake.people.sleeves import (
    NOT_UNDER_A_TOP,
    arm_share,
    before_elbow,
    cuff_share,
    sleeved_uv,
)
from game.bake.people.tailor import (
    Outfit,
    Piece,
    Wearer,
    disc,
    edge_line,
    finished,
    lofted,
    on_the_seat,
    outward,
    round_arm,
    shell,
    tucked,
    worn,
)
from game.meshes.mesh_data import smooth_normals

JACKET = denim((0.020, 0.033, 0.076), worn=(0.026, 0.041, 0.088), stitch_color=(0.40, 0.21, 0.075))
SHIRT = jersey((0.050, 0.052, 0.060))
TROUSERS = denim((0.036, 0.032, 0.027), worn=(0.066, 0.058, 0.048), relief=0.00007, stitches=0.4)
CANVAS = canvas((0.150, 0.038, 0.026), stitch_color=(0.42, 0.35, 0.26))
RUBBER = rubber((0.40, 0.35, 0.28))
LACE = canvas((0.50, 0.44, 0.35), stitches=0.0)


def trousers(wearer: Wearer) -> Piece:
    """Loose straight trousers, waistband under the shirt, hems over the shoes' collars."""
    hem = wearer.bone("foot.L")[1] - 0.006

    def keep(p):
        # Hands that hang lower than the waistband are no legs.
        return np.minimum.reduce([0.305 - p[:, 1], p[:, 1] - hem, 0.30 - np.abs(p[:, 0])])

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
        return arm_share(m, 0.2)

    def cuffs(m):
        return cuff_share(wearer, m, on_arm(m), 0.02, 0.03)

    def ease(m):
        cuff = cuffs(m)
        hem = np.clip(1 - (m[:, 1] - bottom) / 0.04, 0, 1) * (1 - on_arm(m))
        return 1.035 + 0.065 * on_arm(m) - 0.26 * cuff - 0.07 * hem

    done, weights = worn(
        wearer, tri, p, ease=ease,
        held=np.maximum(np.clip(1 - below(p) / 0.03, 0, 1) * 0.6, cuffs(p) * 0.35),
        clearance=0.014 - 0.006 * on_arm(p),
        leave_out=NOT_UNDER_A_TOP,
    )  # fmt: skip
    uv = sleeved_uv(p, on_arm(p), round_arm(wearer, p), before_elbow(wearer, p))
    coat = finished(tri, done, weights, uv, JACKET, count=2000, thickness=0.005)
    flaps = pocket_flaps(Lying(tri, done, weights, p))
    return [coat, collar(tri, done, weights, below(p), p), *flaps, *buttons(tri, done, weights, p)]


def pocket_flaps(coat: Lying) -> list[Piece]:
    """A pointed flap with a button over each breast pocket."""
    r = coat.rest
    made = []
    for sign in (-1, 1):
        x = r[:, 0] * sign - 0.122
        keep = [
            0.044 - np.abs(x),
            0.640 - r[:, 1],
            r[:, 1] - 0.590 - 0.30 * np.abs(x),
            r[:, 2] - 0.02,
        ]
        flap = coat.layer(np.minimum.reduce(keep), 0.0045)
        made.append(flap.piece(JACKET, count=90, thickness=0.004, uv=flap.rest[:, :2] + 2.0))
        want = np.array([sign * 0.122, 0.603])
        at = int(np.argmin(np.linalg.norm(flap.rest[:, :2] - want, axis=1)))
        normal = flap.normals()[at]
        made.append(disc(flap.points[at] + normal * 0.001, normal, flap.weights[at], 0.0065))
    return made


def collar(tri, done, weights, below, rest) -> Piece:
    """A folded collar lofted along the neckline, longer towards its points."""
    count = 25
    line, w, run = edge_line(tri, done, weights, below < 0.012, count)
    side = np.abs(np.linspace(-1, 1, count))[:, None]
    out = outward(line) + np.array([0, 0.0, 0.25]) * np.clip(side - 0.5, 0, 1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    up = np.tile([0.0, 1.0, 0.05], (count, 1))
    point = np.clip((side - 0.62) / 0.38, 0, 1)
    along = np.gradient(line, axis=0) * np.sign(np.linspace(-1, 1, count))[:, None]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    # (up, out) in millimetres: stand, crest, fall, edge, underside.
    profile = [(-4, -3), (10, -1), (22, 3), (29, 9), (27, 16), (15, 24), (0, 31), (-15, 37),
               (-19, 37), (-16, 33), (0, 26)]  # fmt: skip
    wave = 1.0 + 0.08 * np.sin(np.linspace(0, 17, count))[:, None]
    rows = []
    for u, o in profile:
        drop = u * ((1.0 + 0.55 * point) if u < 22 else 1.0) - (0 if u >= 15 else 10 * point)
        # The leaf's ends run out into points: its edge reaches further along than its fold.
        fall = np.clip((27 - u) / 46, 0, 1) if o > 10 else 0.0
        run_out = along * (0.020 * fall - 0.004) * np.clip((side - 0.80) / 0.20, 0, 1) ** 1.5
        rows.append(
            line + up * drop * 0.95e-3 + out * (o * wave) * 1e-3 * (1 - 0.35 * point) + run_out
        )
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
        upper = finished(tri, done, weights, uv, CANVAS, count=300, thickness=0.004)
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
            Piece(
                points, faces, np.tile(line[2][2], (10, 1)), uv, np.full(10, 0.05), LACE, small=True
            )
        )
    return pieces


def clothes(wearer: Wearer) -> Outfit:
    """Everything he wears, outermost first."""
    coat = jacket(wearer)
    legs = trousers(wearer)
    tee, band = shirt(wearer)
    tee = tucked(tucked(tee, coat[0]), legs)
    pieces = [*coat, tee, band, legs, *shoes(wearer)]
    return Outfit(pieces, neckline=below_neckline)
