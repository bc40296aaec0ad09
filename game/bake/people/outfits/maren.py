"""Maren's clothes: a long dress of heavy wool, a knitted shawl pinned on the chest, leather boots."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.spatial import cKDTree

from game.bake.people.drape import (
    Fullness,
    bands,
    cuff,
    eased,
    edge_at,
    hung,
    joint,
    lap_of,
    pushed,
    seated_skin,
    settled,
    sheet,
    skirt,
    spread,
    tassels,
)
from game.bake.people.fabric import brass, knit, leather, rubber, woollen
from game.bake.people.footwear import boots
from game.bake.people.sleeves import (
    NOT_UNDER_A_TOP,
    arm_share,
    before_elbow,
    cuff_share,
    sleeved_uv,
)
from game.bake.people.surfaces import cut
from game.bake.people.tailor import Outfit, Piece, Wearer, disc, finished, outward, shell, worn
from game.meshes.mesh_data import smooth_normals

DRESS = woollen((0.066, 0.106, 0.134), worn=(0.100, 0.145, 0.170))
SHAWL = knit((0.290, 0.305, 0.335), stitches=150.0, rib=0.010, worn=(0.380, 0.390, 0.410))
BELT = leather((0.062, 0.036, 0.022), worn=(0.120, 0.075, 0.046))
BOOT = leather((0.048, 0.029, 0.019), worn=(0.100, 0.064, 0.042), roughness=0.58)
SOLE = rubber((0.022, 0.017, 0.014))
SILVER = brass(color=(0.20, 0.195, 0.185), worn=(0.30, 0.29, 0.27), roughness=0.45)

WAIST = 0.735


def below_neckline(wearer: Wearer):
    """A function of standing points (V, 3): metres below a round neckline."""
    at = wearer.bone("neck01") + [0.0, -0.048, 0.035]
    return lambda p: -((p - at) @ np.array([0, 0.86, 0.5]))


def long_skirt(wearer: Wearer, under: list[Piece]) -> list[Piece]:
    """Full, ankle-long, hanging in folds from the knees; a narrow belt where it meets the bodice."""
    rng = np.random.default_rng(41)
    lap = lap_of(wearer, WAIST, hem=0.055)
    tri, p, weights, uv, row = skirt(wearer, lap, Fullness(), rng, under)
    cloth = finished(tri, p, weights, uv, DRESS, count=1450, thickness=0.005)
    top = p[row == 0][::6]
    belt = bands(
        top, weights[row == 0][::6], np.array([0.0, 1.0, -0.1]), outward(top),
        [(-12, 0), (-12, 5), (-6, 7.2), (12, 7), (18, 3.5), (17, -4)], BELT,
    )  # fmt: skip
    return [cloth, belt]


def bodice(wearer: Wearer) -> list[Piece]:
    """The dress from belt to neck, with long sleeves that are loose at the cuffs."""
    below = below_neckline(wearer)
    bottom = wearer.bone("spine02")[1] - 0.125
    shoulder = abs(wearer.bone("upperarm01.R")[0])

    def keep(p):
        sleeves = [wearer.limb(p, "lowerarm02", "wrist", s) - 0.004 for s in "LR"]
        return np.minimum.reduce([p[:, 1] - bottom, *sleeves, below(p)])

    tri, p = shell(wearer, keep, 0.011, 1)

    def on_arm(m):
        return arm_share(m, shoulder, 0.03)

    def wrists(m):
        return cuff_share(wearer, m, on_arm(m), 0.02, 0.05)

    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: 1.02 + 0.085 * on_arm(m) + 0.02 * wrists(m),
        held=np.maximum(np.clip(1 - below(p) / 0.03, 0, 1) * 0.7, wrists(p) * 0.25),
        clearance=0.007 + 0.003 * on_arm(p) + 0.003 * wrists(p),
        leave_out=NOT_UNDER_A_TOP,
        loyal=24, steps=30,
        settle=32,
    )  # fmt: skip
    weights = spread(tri, weights)
    round_arm = np.arctan2(p[:, 2] - 0.03, p[:, 1] - 0.5) * 0.06
    uv = sleeved_uv(p, on_arm(p), round_arm, before_elbow(wearer, p))
    fold = [(-34, 0.5), (-32, 4.0), (-6, 4.8), (3, 3.2), (3, -0.5), (-16, -4)]
    cuffs = [cuff(wearer, tri, done, weights, side, DRESS, fold, 18) for side in "LR"]
    normal = smooth_normals(done.astype(np.float32), tri)
    whole = Piece(done, tri, weights, uv, np.ones(len(done)), DRESS, normal)
    return [whole, *cuffs, neck_edge(wearer, tri, done, weights)]


def shown(dress: Piece, over: Piece) -> Piece:
    """The bodice without what lies deep under the shawl: shoulders, back and upper arms."""
    inside = over.hem > 0.075
    distance = cKDTree(over.positions[inside]).query(dress.positions)[0]
    keep = distance - 0.045
    tri, p, w, uv = cut(dress.triangles, keep, dress.positions, dress.weights, dress.uv)
    return finished(tri, p, w, uv, DRESS, count=850, thickness=0.005)


def neck_edge(wearer: Wearer, tri, done, weights) -> Piece:
    """A plain turned edge at the neck."""
    line, w = edge_at(tri, done, weights, joint(wearer, "neck01"), 22)
    out = outward(line)
    up = np.array([0.0, 1.0, 0.0]) - out * 0.6
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    return bands(
        line, w, up, out, [(-10, 0), (-7, 3), (0, 3.8), (5, 2.4), (6, -0.5), (-3, -2.5)], DRESS
    )


def neck_path(wearer: Wearer, count: int):
    """The shawl's inner edge from one end over the shoulders to the other: points, ways, lengths.

    Its ends cross on the breast; ways (N, 3) run from the neck outward, lengths (N,) are the
    shawl's depth there, metres.
    """
    neck = joint(wearer, "neck01")
    trunk = wearer.used[wearer.share("spine", "clavicle", "breast")[wearer.used] > 0.5]
    skin = wearer.seated[trunk]

    def chest(x: float, y: float) -> float:
        near = np.hypot(skin[:, 0] - x, skin[:, 1] - y) < 0.035
        return float(skin[near, 2].max())

    knots = []
    for x, down, depth, way in (
        (-0.046, 0.245, 0.07, (0.30, -1.0, 0.15)), (-0.010, 0.180, 0.14, (0.75, -0.8, 0.15)),
        (0.034, 0.110, 0.24, (1.0, -0.55, 0.1)),
    ):  # fmt: skip
        y = neck[1] - down
        knots.append(((x, y, chest(x, y) + 0.022), way, depth))
    knots.append(((0.072, neck[1] - 0.030, neck[2] + 0.055), (1.0, -0.2, 0.05), 0.31))
    knots.append(((0.080, neck[1] + 0.004, neck[2] + 0.005), (1.0, -0.1, -0.1), 0.34))
    knots.append(((0.055, neck[1] + 0.022, neck[2] - 0.045), (0.75, -0.2, -0.7), 0.37))
    knots.append(((0.0, neck[1] + 0.026, neck[2] - 0.062), (0.0, -0.5, -1.0), 0.43))
    mirrored = [((-x, y, z), (-a, b, c), d) for (x, y, z), (a, b, c), d in knots[:-1]][::-1]
    all_knots = np.array([np.r_[q, v, d] for q, v, d in [*knots, *mirrored]])
    # The end from her left shoulder lies over the other one.
    all_knots[-3:, 2] += 0.016
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(all_knots[:, :3], axis=0), axis=1))]
    at = np.linspace(0, run[-1], count)
    found = PchipInterpolator(run, all_knots)(at)
    way = found[:, 3:6] / np.linalg.norm(found[:, 3:6], axis=1, keepdims=True)
    return found[:, :3], way, found[:, 6]


def shawl(wearer: Wearer, under: list[Piece]) -> list[Piece]:
    """Sea-grey knitting round the shoulders, its ends crossed and pinned on the breast, fringed."""
    rng = np.random.default_rng(5)
    columns, rows = 104, 24
    edge, way, depth = neck_path(wearer, columns)
    t = np.linspace(0, 1, rows)
    u = np.linspace(0, 1, columns)
    wave = np.sin(u * 47 + 1.1 * np.sin(u * 19)) + 0.5 * np.sin(u * 83 + 2.0)
    grid = edge[None] + way[None] * (t[:, None] * depth[None])[..., None]
    grid[..., 1] += (0.020 * t[:, None] * wave[None]) + 0.05 * np.sin(np.pi * t)[:, None] * (
        depth > 0.32
    )
    skin = seated_skin(wearer, ("head", "lowerarm02", "wrist", "finger", "metacarpal"), under)
    p = grid.reshape(-1, 3)
    tri = sheet(rows, columns)
    if smooth_normals(p.astype(np.float32), tri)[:, 1].sum() < 0:
        tri = tri[:, ::-1]
    row, column = np.divmod(np.arange(len(p)), columns)
    start = p.copy()
    start[row == 0] = pushed(skin, p[row == 0], 0.010)
    ends = np.minimum(column, columns - 1 - column)
    pinned = (ends >= 8) & (ends <= 14) & (row < 3)
    held = np.where(row == 0, 0.5, 0.0)
    held[pinned] = 0.6
    start[pinned] = pushed(skin, start[pinned], 0.012)
    later = column > columns // 2
    clearance = np.where(later & (ends < 26), 0.022, 0.013)
    done = settled(
        tri,
        start,
        skin,
        held=held,
        clearance=clearance,
        ease=1.0,
        bend=0.03,
        steps=170,
        smooth=1,
        gravity=-0.0005,
    )
    weights = hung(
        wearer, tri, done, ("head", "neck", "lowerarm", "wrist", "finger", "metacarpal"), rounds=70
    )
    uv = np.column_stack([np.tile(u * 1.25, rows), np.repeat(t * 0.42, columns)])
    cloth = finished(tri, done, weights, uv, SHAWL, count=1250, thickness=0.009, depth=0.012)
    rim = np.concatenate([
        np.flatnonzero(column == 0)[4:], np.flatnonzero(row == rows - 1)[1:-1],
        np.flatnonzero(column == columns - 1)[::-1][:-4],
    ])  # fmt: skip
    inner = np.concatenate([
        np.flatnonzero(column == 2)[4:], np.flatnonzero(row == rows - 3)[1:-1],
        np.flatnonzero(column == columns - 3)[::-1][:-4],
    ])  # fmt: skip
    off = done[rim] - done[inner]
    off /= np.maximum(np.linalg.norm(off, axis=1, keepdims=True), 1e-9)
    fringe = tassels(done[rim], weights[rim], off, skin, rng, gap=0.021, long=0.075, fabric=SHAWL)
    normal = smooth_normals(done.astype(np.float32), tri)
    at = int(np.flatnonzero((row == 1) & (column == columns - 1 - 11))[0])
    n = normal[at] + [0.0, 0.2, 0.6]
    n /= np.linalg.norm(n)
    pin = disc(done[at] + n * 0.006, n, weights[at], 0.014, SILVER)
    return [cloth, fringe, pin]


def clothes(wearer: Wearer) -> Outfit:
    """Everything she wears."""
    feet = boots(wearer, BOOT, SOLE)
    top, low = bodice(wearer), long_skirt(wearer, feet)
    wrap = shawl(wearer, [top[0], *low])
    pieces = [eased(wearer, shown(top[0], wrap[0])), *top[1:], *low, *wrap, *feet]
    return Outfit(pieces, neckline=below_neckline(wearer), sleeves=(0.045, 0.045))
