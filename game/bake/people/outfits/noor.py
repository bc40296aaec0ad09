"""Noor's clothes: tunic and wide trousers, a cardigan that is too big, a headscarf; a folded paper."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.bake.people import surfaces
from game.bake.people.drape import (
    ARMS,
    Fullness,
    along,
    bands,
    cuff,
    eased,
    hung,
    joint,
    lap_of,
    pleats,
    seated_skin,
    settled,
    sheet,
    skirt,
    spread,
)
from game.bake.people.fabric import PAPER, Fabric, knit, leather, rubber, woollen
from game.bake.people.footwear import flats
from game.bake.people.headscarf import Headscarf
from game.bake.people.sleeves import (
    NOT_UNDER_A_TOP,
    arm_share,
    before_elbow,
    cuff_share,
    sleeved_uv,
)
from game.bake.people.tailor import Outfit, Piece, Wearer, disc, finished, shell, worn
from game.meshes.mesh_data import smooth_normals

TUNIC = woollen(
    (0.105, 0.036, 0.066), worn=(0.150, 0.062, 0.098), threads=(900.0, 900.0), twill=0.0, fuzz=0.4
)
TROUSERS = woollen((0.046, 0.037, 0.050), worn=(0.070, 0.058, 0.075))
CARDIGAN = knit((0.330, 0.200, 0.070), stitches=125.0, worn=(0.420, 0.280, 0.120))
WOOD = leather((0.150, 0.080, 0.040), roughness=0.45, threads=(300.0, 30.0))
SHOE = leather((0.075, 0.032, 0.024), worn=(0.135, 0.072, 0.054), roughness=0.42)
SOLE = rubber((0.020, 0.016, 0.014))
SOCK = knit((0.190, 0.180, 0.170), stitches=420.0, rib=0.0)
SHEET = Fabric(
    (0.700, 0.660, 0.560), worn=(0.560, 0.500, 0.390), roughness=0.85, threads=(0.0, 0.0), fuzz=0.05,
    relief=0.0, pattern=PAPER, stitch_color=(0.045, 0.050, 0.095),
)  # fmt: skip

WAIST = 0.700


def tunic(wearer: Wearer, under: list[Piece]) -> list[Piece]:
    """To the middle of the shins, sat on behind; its front shows between the cardigan's edges."""
    rng = np.random.default_rng(19)
    lap = lap_of(wearer, WAIST, hem=0.215)
    full = Fullness(folds=11, depth=0.050, flare=0.045, dip=0.06, side=0.235, columns=112)
    tri, p, weights, uv, _ = skirt(wearer, lap, full, rng, under)
    low = finished(tri, p, weights, uv, TUNIC, count=1050, thickness=0.004)
    neck = wearer.bone("neck01") + [0.0, -0.040, 0.03]
    bottom = wearer.bone("spine02")[1] - 0.13

    def keep(q):
        below = -((q - neck) @ np.array([0, 0.86, 0.5]))
        return np.minimum.reduce([q[:, 1] - bottom, below, 0.125 - np.abs(q[:, 0]), q[:, 2] - 0.0])

    tri, p = shell(wearer, keep, 0.009, 1)
    weights = wearer.weights_at(p)
    done = wearer.carry(p, weights, 1.0)
    return [low, finished(tri, done, weights, p[:, :2].copy(), TUNIC, count=130, thickness=0.003)]


def trousers(wearer: Wearer) -> list[Piece]:
    """What shows of wide trousers below the tunic: one soft tube round each shin."""
    rng = np.random.default_rng(23)
    pieces = []
    skin = seated_skin(wearer, ARMS + ("head", "neck", "upperleg"))
    for side, sign in (("L", -1.0), ("R", 1.0)):
        knee, ankle = joint(wearer, f"lowerleg01.{side}"), joint(wearer, f"foot.{side}")
        rows, columns = 22, 56
        turn = np.linspace(0, 2 * np.pi, columns, endpoint=False)
        wave = pleats(turn, 8, rng)
        t = np.linspace(0, 1, rows)[:, None]
        top, low = 0.36, 0.040
        y = top + (low - top) * t
        share = (knee[1] - y) / (knee[1] - ankle[1])
        middle = knee + (ankle - knee) * np.minimum(share, 1.0)[..., None]
        wide = 0.056 + 0.030 * t + 0.010 * wave * t**0.8
        grid = np.stack([
            middle[..., 0] + 0.012 * sign * t + wide * np.sin(turn), np.broadcast_to(y, (rows, columns)),
            middle[..., 2] + 0.012 + wide * 1.12 * np.cos(turn),
        ], -1)  # fmt: skip
        p = grid.reshape(-1, 3)
        tri = sheet(rows, columns, closed=True)
        if (
            smooth_normals(p.astype(np.float32), tri) * (p - np.repeat(grid.mean(1), columns, 0))
        ).sum() < 0:
            tri = tri[:, ::-1]
        row = np.repeat(np.arange(rows), columns)

        def apart(q, sign=sign):
            q = q.copy()
            q[:, 0] = sign * np.maximum(sign * q[:, 0], 0.003)
            q[:, 1] = np.maximum(q[:, 1], 0.022)
            return q

        done = settled(
            tri, p, skin, held=np.where(row == 0, 1.0, 0.0), clearance=0.008, ease=1.03, bend=0.3,
            steps=35, smooth=1, hard=apart,
        )  # fmt: skip
        weights = hung(wearer, tri, done, (*ARMS, "foot", "toe"), rounds=10)
        uv = np.column_stack([np.tile(turn * 0.09, rows), np.repeat(y[:, 0], columns)])
        pieces.append(finished(tri, done, weights, uv, TROUSERS, count=270, thickness=0.004))
    return pieces


def cardigan(wearer: Wearer) -> list[Piece]:
    """Chunky, hand-knitted, a size too large: wide sleeves half over the hands, a rolled collar."""
    neck = wearer.bone("neck01") + [0.0, -0.012, 0.010]
    bottom = wearer.bone("spine05")[1] + 0.015
    top = neck[1]
    shoulder = abs(wearer.bone("upperarm01.R")[0])
    below = lambda q: -((q - neck) @ np.array([0, 0.94, 0.34]))  # noqa: E731

    def gap(height):
        return 0.040 + 0.030 * np.clip((top - 0.05 - height) / 0.35, 0, 1)

    def keep(q):
        sleeves = [wearer.limb(q, "lowerarm02", "wrist", s) - 0.002 for s in "LR"]
        front = np.where(q[:, 2] > 0.02, np.abs(q[:, 0]) - gap(q[:, 1]), 1.0)
        return np.minimum.reduce([q[:, 1] - bottom, *sleeves, below(q), front])

    tri, p = shell(wearer, keep, 0.026, 1)

    def on_arm(m):
        return arm_share(m, shoulder, 0.035)

    def wrists(m):
        return cuff_share(wearer, m, on_arm(m), 0.02, 0.04)

    def ease(m):
        hem = np.clip(1 - (m[:, 1] - bottom) / 0.05, 0, 1) * (1 - on_arm(m))
        return 1.05 + 0.085 * on_arm(m) - 0.16 * wrists(m) - 0.05 * hem

    done, weights = worn(
        wearer, tri, p, ease=ease,
        held=np.maximum(np.clip(1 - below(p) / 0.03, 0, 1) * 0.6, wrists(p) * 0.3),
        clearance=0.018 - 0.004 * on_arm(p),
        leave_out=NOT_UNDER_A_TOP,
        loyal=24, steps=30,
        settle=32,
    )  # fmt: skip
    weights = spread(tri, weights)
    round_arm = np.arctan2(p[:, 2] - 0.03, p[:, 1] - 0.4) * 0.07
    uv = sleeved_uv(p, on_arm(p), round_arm, before_elbow(wearer, p))
    coat = finished(tri, done, weights, uv, CARDIGAN, count=1450, thickness=0.008)
    coat = eased(wearer, coat)
    edges = front_band(tri, done, weights, p, bottom)
    return [coat, *edges, *(sleeve_end(wearer, tri, done, weights, side) for side in "LR")]


def front_band(tri, done, weights, rest, bottom) -> list[Piece]:
    """A ribbed band along both fronts that rolls over at the neck, the hem's band, wooden buttons."""
    outline = max(surfaces.loops(tri), key=len)
    normal = smooth_normals(done.astype(np.float32), tri)
    on_hem = rest[outline, 1] < bottom + 0.008
    start = int(np.flatnonzero(~on_hem & np.roll(on_hem, 1))[0])
    outline = np.roll(outline, -start)
    on_hem = rest[outline, 1] < bottom + 0.008
    turn = int(np.argmax(on_hem))
    made = []

    def both(at, count):
        return along(np.column_stack([done[at], normal[at], weights[at], rest[at]]), count)

    inward = np.zeros_like(done)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        np.add.at(inward, tri[:, a], done[tri[:, b]] - done[tri[:, a]])
        np.add.at(inward, tri[:, b], done[tri[:, a]] - done[tri[:, b]])
    k = weights.shape[1]

    def strip(at, count, profile, roll):
        run = both(at, count)
        line, n, w, still = run[:, :3], run[:, 3:6], run[:, 6 : 6 + k], run[:, 6 + k :]
        for _ in range(4):
            line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
            n[1:-1] = 0.5 * n[1:-1] + 0.25 * (n[:-2] + n[2:])
        n /= np.linalg.norm(n, axis=1, keepdims=True)
        (way,) = surfaces.carried(line, done[at], -inward[at])
        for _ in range(6):
            way[1:-1] = 0.5 * way[1:-1] + 0.25 * (way[:-2] + way[2:])
        way -= n * (way * n).sum(1, keepdims=True)
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        # At the neck the band stands up and rolls outward.
        neck = np.clip((still[:, 1] - rest[:, 1].max() + 0.10) / 0.07, 0, 1)[:, None] * roll
        return (
            bands(
                line,
                w,
                way * (1 + 0.25 * neck),
                n + 0.55 * neck * n,
                profile,
                CARDIGAN,
                closed=False,
            ),
            line,
            n,
            w,
            still,
            way,
        )

    flat = [(-16, 0), (-15, 6), (-4, 9), (16, 8.5), (26, 5), (25, -1.5), (6, -3)]
    band, line, n, w, still, way = strip(outline[: turn + 1], 48, flat, 1.0)
    made.append(band)
    hem = [(-26, 0.5), (-25, 5.0), (0, 6.5), (11, 4.5), (10, -2), (-10, -4)]
    made.append(strip(outline[turn - 1 :], 38, hem, 0.0)[0])
    left = still[:, 0] < 0
    for height in np.linspace(0.16, 0.56, 5):
        want = rest[:, 1].min() + height * (rest[:, 1].max() - rest[:, 1].min())
        at = int(np.argmin(np.abs(still[:, 1] - want) + 9 * ~left))
        made.append(disc(line[at] + way[at] * 0.008 + n[at] * 0.0085, n[at], w[at], 0.0115, WOOD))
    return made


def sleeve_end(wearer: Wearer, tri, done, weights, side: str) -> Piece:
    """A turned-back ribbed cuff that comes half over the hand and moves with it."""
    profile = [(-42, 1), (-41, 6.5), (-20, 8.5), (8, 8.5), (30, 9), (36, 5.5), (32, 1.5), (14, 0.5)]
    piece = cuff(wearer, tri, done, weights, side, CARDIGAN, profile, count=20)
    wrist = joint(wearer, f"wrist.{side}")
    knuckle = joint(wearer, f"finger3-1.{side}")
    elbow = joint(wearer, f"lowerarm01.{side}")
    way = (wrist - elbow) / np.linalg.norm(wrist - elbow)
    hand = (knuckle - wrist) / np.linalg.norm(knuckle - wrist)
    beyond = (piece.positions - wrist) @ way
    # Past the wrist it bends with the hand and widens over it.
    turned = np.clip(beyond / 0.03, 0, 1)[:, None]
    spine = wrist + way * beyond[:, None]
    bent = wrist + hand * beyond[:, None]
    off = piece.positions - spine
    piece.positions = np.where(
        beyond[:, None] > 0,
        spine + (bent - spine) * turned + off * (1 + 0.22 * turned),
        piece.positions,
    )
    own = np.zeros(piece.weights.shape[1])
    own[wearer.body.names.index(f"wrist.{side}")] = 1.0
    share = np.clip((beyond + 0.012) / 0.03, 0, 1)[:, None]
    piece.weights = piece.weights * (1 - share) + own * share
    piece.normals = None
    return piece


def paper(wearer: Wearer) -> Piece:
    """A sheet folded twice, soft at its edges, upright between her thumbs and fingers."""
    thumb = np.mean([joint(wearer, f"finger1-3.{s}") for s in "LR"], axis=0)
    finger = np.mean([joint(wearer, f"finger2-3.{s}") for s in "LR"], axis=0)
    middle = 0.5 * (thumb + finger) + [0.0, 0.004, 0.002]
    up = np.array([0.05, 0.93, 0.36])
    up /= np.linalg.norm(up)
    right = np.array([1.0, -0.05, 0.0])
    right -= up * (right @ up)
    right /= np.linalg.norm(right)
    face = np.cross(right, up)
    face = face if face[2] < 0 else -face
    wide, high, low = 0.105, 0.148, 0.032
    columns, rows = 7, 8
    u, v = np.linspace(-0.5, 0.5, columns), np.linspace(0, 1, rows)
    leaves = []
    for leaf, (gap, short) in enumerate(((0.0034, 0.0), (0.0, 0.003), (-0.0030, 0.001))):
        # Leaves open towards her right and bow a little, as paper does that has been in a pocket.
        bow = gap * (0.25 + 1.3 * (u[None] + 0.5)) * (0.5 + 0.8 * v[:, None])
        curl = (
            0.010 * (v[:, None] - 0.3) ** 2
            - 0.020 * u[None] ** 2
            + 0.0016 * np.sin(9 * u[None] + 4 * v[:, None] + leaf)
        )
        soft = 1 - 0.02 * (np.abs(2 * u[None]) ** 14 * np.abs(2 * v[:, None] - 1) ** 14)
        grid = (
            middle + right * (u[None] * wide * soft)[..., None]
            + up * ((v[:, None] * (high - short) - low) * soft)[..., None] + face * (bow + curl)[..., None]
        )  # fmt: skip
        leaves.append(grid)
    points, tris, uvs, hems = [], [], [], []
    at = 0
    edge = (
        np.minimum(
            0.5 - np.abs(u)[None] * np.ones((rows, 1)), np.minimum(v, 1 - v)[:, None] * high / wide
        )
        * wide
    )
    for leaf, grid in enumerate(leaves):
        points.append(grid.reshape(-1, 3))
        t = sheet(rows, columns)
        tris.append(t + at)
        uvs.append(
            np.column_stack([np.tile((u + 0.5) * wide, rows), np.repeat(v * high, columns)])
            + [0.2 * leaf, 0]
        )
        hems.append(edge.ravel())
        at += len(points[-1])
    # The fold at her left joins first and last leaf.
    index = np.arange(rows) * columns
    last = 2 * rows * columns
    tris.append(np.concatenate([
        np.column_stack([index[:-1], index[1:], index[1:] + last]),
        np.column_stack([index[:-1], index[1:] + last, index[:-1] + last]),
    ]))  # fmt: skip
    points, tri = np.concatenate(points), np.concatenate(tris)
    weights = np.zeros((len(points), len(wearer.body.names)))
    weights[:, wearer.body.names.index("wrist.L")] = 1.0
    normals = smooth_normals(points.astype(np.float32), tri)
    return Piece(
        points,
        tri,
        weights,
        np.concatenate(uvs),
        np.concatenate(hems),
        SHEET,
        normals.astype(float),
    )


HEAD_HOLD = 11.0
"""How much of the scarf's hold on the head may pass to neck and chest over a metre: it twists, it never tears."""


def turning(wearer: Wearer, piece: Piece) -> Piece:
    """The same cloth, its weights fit for a head that turns."""
    names, parents = wearer.body.names, wearer.body.parents
    mine = np.array([name == "head" for name in names])
    for bone, parent in enumerate(parents):
        mine[bone] |= parent >= 0 and mine[parent]
    weights = surfaces.steadied(
        piece.triangles, piece.positions, piece.weights, [(mine, HEAD_HOLD)]
    )
    return replace(piece, weights=weights)


def clothes(wearer: Wearer) -> Outfit:
    """Everything she wears."""
    coat, legs = cardigan(wearer), trousers(wearer)
    dress = tunic(wearer, legs)
    scarf = Headscarf(wearer)
    pieces = [
        *coat, *dress, *legs,
        *(turning(wearer, piece) for piece in scarf.pieces([coat[0], coat[1], dress[1]])),
        *flats(wearer, SHOE, SOLE, SOCK), paper(wearer),
    ]  # fmt: skip
    return Outfit(
        pieces,
        neckline=lambda p: np.full(len(p), -1.0),
        sleeves=(0.03, 0.03),
        covered=scarf.covers,
        hair=False,
    )
