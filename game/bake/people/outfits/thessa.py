"""Thessa's clothes: wraps of linen, moss wool and bark-brown cloth, whose hem runs out into roots."""

from __future__ import annotations

import numpy as np

from game.bake.people import surfaces
from game.bake.people.fabric import ROOTS, Fabric, canvas, woollen
from game.bake.people.hairstyles.thessa import crown
from game.bake.people.layers import Lying, draped, frayed, grid_triangles, seated_weights
from game.bake.people.strands import bud, leaf, resampled, tube
from game.bake.people.tailor import Outfit, Piece, Wearer, shell, worn

LINEN = canvas(
    (0.400, 0.415, 0.295), worn=(0.50, 0.515, 0.39), threads=(620.0, 620.0), relief=0.00012, fuzz=0.45,
    stitches=0.0,
)  # fmt: skip
MOSS = woollen(
    (0.155, 0.185, 0.058),
    worn=(0.25, 0.275, 0.105),
    threads=(420.0, 420.0),
    relief=0.00014,
    fuzz=0.9,
)
BARK = woollen(
    (0.195, 0.122, 0.072),
    worn=(0.30, 0.205, 0.125),
    threads=(360.0, 360.0),
    relief=0.00014,
    fuzz=0.6,
)
HOSE = woollen((0.060, 0.045, 0.032))
ROOT = Fabric(
    (0.250, 0.170, 0.105), worn=(0.37, 0.28, 0.18), threads=(0.0, 0.0), fuzz=0.2,
    stitch_color=(0.120, 0.074, 0.042), pattern=ROOTS,
)  # fmt: skip
LEAF = Fabric(
    (0.230, 0.380, 0.075), worn=(0.34, 0.48, 0.11), roughness=0.55, threads=(0.0, 0.0), fuzz=0.35
)
BUD = Fabric(
    (0.52, 0.22, 0.20), worn=(0.65, 0.40, 0.30), roughness=0.6, threads=(0.0, 0.0), fuzz=0.3
)

SLEEVE = 0.150
"""Metres before the wrists where her sleeves, pushed up for good, end."""
SEED = 41


def below_neckline(p: np.ndarray) -> np.ndarray:
    """(V,) metres of standing points outside the deep V that her wraps leave open."""
    front = np.abs(p[:, 0]) * 0.86 - (p[:, 1] - 0.352) * 0.50
    return np.where(p[:, 2] > 0.055, front, 0.482 - p[:, 1])


def robe(wearer: Wearer) -> Lying:
    """The linen under-robe down to the hips, its wide sleeves hanging from the elbows."""
    hips = -0.045

    def sleeve(p):
        return np.minimum(*(wearer.limb(p, "lowerarm01", "wrist", s) for s in "LR"))

    def keep(p):
        return np.minimum.reduce([p[:, 1] - hips, sleeve(p) - SLEEVE, below_neckline(p) - 0.004])

    tri, p = shell(wearer, keep, 0.012, 1)
    arm = np.clip((np.abs(p[:, 0]) - 0.19) / 0.10, 0, 1)
    axis = arm_axis(wearer, p)
    p = p + (p - axis) * (0.62 * arm**1.5)[:, None]
    rest = p.copy()
    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: np.full(len(m), 1.03),
        held=np.maximum(np.clip(1 - below_neckline(p) / 0.03, 0, 1) * 0.7, 0.10 * (1 - arm)),
        clearance=0.010 - 0.005 * arm,
        leave_out=("wrist", "finger", "metacarpal", "lowerleg", "foot", "toe", "head"),
        steps=36, settle=50,
    )  # fmt: skip
    return Lying(tri, done, weights, rest)


def arm_axis(wearer: Wearer, p: np.ndarray) -> np.ndarray:
    """(V, 3) the nearest point to each standing point on the line through its arm's bones."""
    made = np.zeros_like(p)
    for side in "LR":
        mine = np.sign(p[:, 0]) == np.sign(wearer.bone(f"wrist.{side}")[0])
        a, b, c = (wearer.bone(f"{n}.{side}") for n in ("upperarm01", "lowerarm01", "wrist"))
        best = np.full(mine.sum(), np.inf)
        near = np.zeros((mine.sum(), 3))
        for start, end in ((a, b), (b, c)):
            t = np.clip((p[mine] - start) @ (end - start) / ((end - start) @ (end - start)), 0, 1)
            at = start + t[:, None] * (end - start)
            far = np.linalg.norm(p[mine] - at, axis=1)
            near[far < best] = at[far < best]
            best = np.minimum(best, far)
        made[mine] = near
    return made


def pleated(lying: Lying, across: np.ndarray, width: float, depth: float) -> Lying:
    """Soft folds that run along a band: ``across`` (V,) metres over it."""
    drift = across + 0.006 * np.sin(lying.rest[:, 1] * 23)
    wave = np.sin(drift / width * 2 * np.pi) + 0.4 * np.sin(drift / width * 4.6 * np.pi + 1.0)
    lying.points = lying.points + risen(lying, depth * wave)
    return lying


ELBOWS = 0.244
"""Metres to either side that sleeves may reach where they lie on the wood."""


def crumpled(lying: Lying) -> Lying:
    """The same robe with folds: slanting down the chest from under the wraps, round the sleeves."""
    x, y, z = lying.rest[:, 0], lying.rest[:, 1], lying.rest[:, 2]
    arm = np.clip((np.abs(x) - 0.15) / 0.08, 0, 1)
    chest = np.sin(95 * (np.abs(x) + 0.45 * y) + 2.2 * np.sin(11 * y + 3 * np.sign(x)))
    sleeve = np.sin(88 * (np.abs(x) - 0.35 * y + 0.4 * z) + 2.0 * np.sin(19 * z + 9 * y))
    fold = 0.0035 * chest * (1 - arm) + 0.0050 * sleeve * arm
    fold = fold * np.clip(below_neckline(lying.rest) / 0.04, 0, 1)
    return Lying(lying.triangles, lying.points + risen(lying, fold), lying.weights, lying.rest)


def risen(lying: Lying, height: np.ndarray) -> np.ndarray:
    """(V, 3) metres to move every point by, ``height`` (V,) along its normal, no finer than the mesh."""
    soft = surfaces.smoothed(lying.triangles, height[:, None], 1)
    return lying.normals() * soft


def wraps(under: Lying) -> list[Piece]:
    """Two broad bands that cross over her chest and back, and a sash round the waist."""
    pieces = []
    bands = (
        (BARK, -0.080, 1, 0.050, 0.011, 0.040),
        (MOSS, 0.080, -1, 0.066, 0.018, 0.052),
    )
    for fabric, shoulder, way, half, lift, fold in bands:
        p = under.rest
        slope = np.array([0.885 * way, 0.466])
        across = (p[:, 0] - shoulder) * slope[0] + (p[:, 1] - 0.455) * slope[1]
        ragged = 0.004 * np.sin(p[:, 1] * 61 + shoulder * 90) + 0.003 * np.sin(p[:, 1] * 143)
        limit = np.minimum(half + ragged - np.abs(across), 0.175 - np.abs(p[:, 0]))
        band = under.layer(np.minimum(limit, p[:, 1] - 0.075), lift)
        over = (band.rest[:, 0] - shoulder) * slope[0] + (band.rest[:, 1] - 0.455) * slope[1]
        band = pleated(band, over, fold, 0.0072)
        run = band.rest[:, 1] * 1.1
        pieces.append(
            band.piece(fabric, count=330, thickness=0.006, uv=np.column_stack([over, run]))
        )
    p = under.rest
    across = p[:, 1] - 0.115 - 0.02 * p[:, 0] / 0.12
    sash = under.layer(np.minimum(0.040 - np.abs(across), 0.17 - np.abs(p[:, 0])), 0.020)
    sash = pleated(sash, sash.rest[:, 1] + 0.1 * sash.rest[:, 0], 0.028, 0.0075)
    angle = np.arctan2(sash.rest[:, 0], sash.rest[:, 2] - 0.04)
    uv = np.column_stack([angle * 0.13, sash.rest[:, 1]])
    pieces.append(sash.piece(BARK, count=250, thickness=0.006, uv=uv))
    return pieces


def on_the_chair(p: np.ndarray) -> np.ndarray:
    """Cloth lies on seat and floor."""
    p = p.copy()
    seat = (np.abs(p[:, 0]) < 0.28) & (p[:, 2] < 0.23) & (p[:, 1] > 0.38)
    p[seat, 1] = np.maximum(p[seat, 1], 0.462)
    # A petticoat keeps it from sinking between the thighs.
    lap = (np.abs(p[:, 0]) < 0.12) & (p[:, 2] > -0.02) & (p[:, 2] < 0.24) & (p[:, 1] > 0.45)
    p[lap, 1] = np.maximum(p[lap, 1], 0.545 + 1.5 * p[lap, 0] ** 2)
    p[:, 1] = np.maximum(p[:, 1], 0.006)
    # Between the arms of the chair.
    inside = (p[:, 2] < 0.27) & (p[:, 1] > 0.05)
    p[inside, 0] = np.clip(p[inside, 0], -BETWEEN_ARMS, BETWEEN_ARMS)
    return p


ROWS, COLUMNS = 56, 66
BETWEEN_ARMS = 0.198
"""Metres to either side that the skirt has before the wood."""


def skirt(wearer: Wearer) -> Lying:
    """A sheet from the hips over lap and knees to the floor; rest: metres across and along, and u."""
    knee = (
        wearer.matrices[wearer.body.names.index("lowerleg01.L")]
        @ np.r_[wearer.bone("lowerleg01.L"), 1]
    )[2]
    u = np.linspace(-1, 1, COLUMNS)
    lap = 0.66
    front = knee + 0.085
    sheet = []
    for v in np.linspace(0, 1, ROWS):
        side = np.abs(u) ** 2
        start = 0.02 - 0.17 * side
        length = (front - start) + lap + 0.12
        s = v * length
        flat = np.minimum(s, front - start)
        fall = s - flat
        z = start + flat + 0.40 * fall - 0.30 * fall * side
        y = lap - 0.02 * side - 0.915 * fall
        out = np.maximum(-y, 0)
        y, z = np.maximum(y, 0.008), z + out * 0.9
        wave = np.sin(u * 19.0 + 0.9 * np.sin(u * 9)) * 0.036 * np.clip(fall / 0.25, 0, 1)
        x = u * (0.19 + 0.10 * np.clip(s / 0.25, 0, 1) + 0.09 * np.clip(fall / 0.5, 0, 1))
        sheet.append(np.column_stack([x, y, z + wave]))
    sheet = np.array(sheet)
    held = np.zeros((ROWS, COLUMNS))
    held[:2] = 1
    # Gathered under the sash: the first rows lie on the belly.
    sheet[0, :, 1] = sheet[1, :, 1] = 0.615
    done = draped(wearer, sheet, held, clearance=0.021, hard=on_the_chair, settle=110)
    points = done.reshape(-1, 3)
    step = np.linalg.norm(np.diff(sheet, axis=0, prepend=sheet[:1]), axis=2)
    along = np.cumsum(step, axis=0)
    rest = np.stack([sheet[..., 0], along, np.tile(u, (ROWS, 1))], -1).reshape(-1, 3)
    weights = seated_weights(
        wearer,
        points,
        (
            "upperarm",
            "lowerarm",
            "wrist",
            "finger",
            "metacarpal",
            "head",
            "neck",
            "shoulder",
            "clavicle",
        ),
    )
    ground = np.clip((0.16 - points[:, 1]) / 0.14, 0, 1)[:, None]
    root = np.zeros(weights.shape[1])
    root[wearer.body.names.index("root")] = 1
    tri = grid_triangles(ROWS, COLUMNS)
    made = Lying(
        tri, surfaces.smoothed(tri, points, 3), weights * (1 - ground) + root * ground, rest
    )
    if (made.normals()[:, 1]).mean() < 0:
        made.triangles = made.triangles[:, ::-1]
    return made


def layers(under: Lying) -> list[Piece]:
    """Moss wool over the linen skirt, bark cloth over that, each with a torn slanting edge."""
    rng = np.random.default_rng(SEED + 1)
    u, along = under.rest[:, 2], under.rest[:, 1]
    torn = 0.012 * np.sin(u * 17 + 1) + 0.008 * np.sin(u * 41)
    pieces = [under.piece(LINEN, count=550, thickness=0.005)]
    for fabric, limit, lift, count in (
        (MOSS, np.minimum(0.66 + 0.22 * u + torn - along, u + 0.80 + 0.1 * torn), 0.007, 440),
        (BARK, np.minimum(0.47 - 0.26 * u + 1.4 * torn - along, 0.62 - u), 0.014, 340),
    ):
        sheet = under.layer(limit, lift)
        pieces.append(sheet.piece(fabric, count=count, thickness=0.006))
        pieces.append(
            frayed(sheet, lambda r: r[:, 1] > 0.15, fabric, gap=0.008, length=0.017, rng=rng)
        )
    return [q for q in pieces if q is not None]


def roots(wearer: Wearer, under: Lying) -> list[Piece]:
    """The hem's braids: three cords each, that become rootlets and spread over the floor."""
    rng = np.random.default_rng(SEED + 2)
    grid = under.points.reshape(ROWS, COLUMNS, 3)
    root = np.zeros(under.weights.shape[1])
    root[wearer.body.names.index("root")] = 1
    pieces: list[Piece] = []
    columns = (5, 15, 25, 34, 43, 52, 61)
    for k, column in enumerate(columns):
        column += int(rng.integers(-2, 3))
        start = grid[-7:, column]
        away = grid[-1, column] - np.array([0.0, 0, 0.12])
        turn = np.arctan2(away[0], away[2])
        reach = rng.uniform(0.20, 0.34)
        line, way = [*(start + [0, 0.008, 0.004])], turn
        at = start[-1].copy()
        for step in range(14):
            way += rng.normal(0, 0.22) + 0.05 * np.sin(step + k)
            at = at + reach / 14 * np.array([np.sin(way), 0, np.cos(way)])
            line.append([at[0], 0.010 - 0.0004 * step, at[2]])
        centre = resampled(np.array(line), 16)
        centre[1:-1] = 0.5 * centre[1:-1] + 0.25 * (centre[:-2] + centre[2:])
        t = np.linspace(0, 1, len(centre))
        ground = np.clip((0.14 - centre[:, 1]) / 0.12, 0, 1)[:, None]
        cloth = under.weights.reshape(ROWS, COLUMNS, -1)[-6, column]
        weight = cloth * (1 - ground) + root * ground
        cords = (LINEN, MOSS if k % 2 else LINEN, BARK)
        for c, fabric in enumerate(cords):
            loose = np.clip((t - 0.52) / 0.48, 0, 1)
            spin = t * 17.0 + c * 2 * np.pi / 3
            side = np.gradient(centre, axis=0)
            side = np.column_stack([side[:, 2], 0 * t, -side[:, 0]])
            side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
            spread = 0.0068 * np.cos(spin) * (1 - loose) + (c - 1) * 0.075 * loose**1.6
            lift = 0.0060 * np.abs(np.sin(spin)) * (1 - loose)
            path = centre + side * spread[:, None]
            path[:, 1] += lift + 0.004 * np.sin(t * 21 + c) * loose * (1 - loose) * 2
            path[:, 1] = np.maximum(path[:, 1], 0.003)
            radius = 0.0068 * (1 - 0.80 * t**1.4)
            woven = t <= 0.60
            cord = radius[woven] * np.where(t[woven] > 0.55, 0.8, 1.0)
            pieces.append(tube(path[woven], cord, weight[woven], fabric, sides=3))
            wood = t >= 0.52
            pieces.append(tube(path[wood], radius[wood] * 1.06, weight[wood], ROOT, sides=3))
            if c == 1 and rng.random() < 0.7:
                tip = int(rng.integers(11, 15))
                twig = np.linspace(0, 1, 6)[:, None]
                off = np.array([rng.normal(0, 1), 0, rng.normal(0.4, 0.6)])
                off /= np.linalg.norm(off)
                hair = path[tip] + off * 0.07 * twig + side[tip] * 0.012 * np.sin(twig * 4)
                hair[:, 1] = np.maximum(hair[:, 1] * (1 - twig[:, 0]), 0.002)
                pieces.append(
                    tube(
                        hair, 0.0022 * (1 - 0.8 * twig[:, 0]), np.tile(root, (6, 1)), ROOT, sides=3
                    )
                )
    return pieces


def hose(wearer: Wearer) -> Piece:
    """Dark woollen tights, all that is seen of her seat and legs from behind."""
    top, low = 0.02, wearer.bone("foot.L")[1] + 0.01
    tri, p = shell(
        wearer,
        lambda p: np.minimum.reduce([top - p[:, 1], p[:, 1] - low, 0.26 - np.abs(p[:, 0])]),
        0.004,
        0,
    )
    weights = wearer.weights_at(p)
    made = Lying(tri, wearer.carry(p, weights, 1.0), weights, p)
    return made.piece(HOSE, count=150, thickness=0.002, uv=p[:, [0, 1]].copy())


def wrapped_feet(wearer: Wearer) -> list[Piece]:
    """Feet bound in linen strips, thick enough below that they stand on the floor."""
    pieces = []
    for side in "LR":
        ankle = wearer.bone(f"foot.{side}")
        sign = np.sign(ankle[0])

        def keep(p, sign=sign, ankle=ankle):
            return np.minimum(ankle[1] + 0.045 - p[:, 1], p[:, 0] * sign)

        tri, p = shell(wearer, keep, 0.009, 0)
        p = surfaces.smoothed(tri, p, 6)
        tri, p = surfaces.subdivided(tri, p)
        weights = np.zeros((len(p), len(wearer.body.names)))
        weights[:, wearer.body.names.index(f"foot.{side}")] = 1.0
        done = wearer.carry(p, weights, 1.0)
        low = np.clip((0.085 - done[:, 1]) / 0.06, 0, 1)
        done[:, 1] = np.maximum(done[:, 1] - 0.026 * low, 0.001)
        made = Lying(tri, done, weights, p)
        along = p[:, 2] - ankle[2] + 0.55 * (p[:, 1] - ankle[1])
        strip = np.abs((along / 0.030 + 0.25 * np.sin(p[:, 0] * 60)) % 1.0 - 0.35)
        made.points = (
            made.points + made.normals() * (0.0035 * (1 - np.clip(strip * 2.2, 0, 1)))[:, None]
        )
        pieces.append(
            made.piece(LINEN, count=210, thickness=0.004, uv=np.column_stack([p[:, 0], along]))
        )
    return pieces


def clothes(wearer: Wearer) -> Outfit:
    """Everything she wears, and what grows on it."""
    linen = robe(wearer)
    folded = crumpled(linen)
    sheet = skirt(wearer)
    rng = np.random.default_rng(SEED + 3)
    sleeves = frayed(
        folded, lambda r: np.abs(r[:, 0]) > 0.22, LINEN, gap=0.012, length=0.012, rng=rng
    )
    p = linen.rest
    uv = np.where(
        (np.abs(p[:, 0]) > 0.2)[:, None],
        np.column_stack([p[:, 1] - p[:, 2], p[:, 0]]),
        np.column_stack([p[:, 0], p[:, 1]]),
    )
    body = folded.piece(LINEN, count=950, thickness=0.005, uv=uv)
    pieces = [body, *([sleeves] if sleeves else []), *wraps(linen), *layers(sheet),
              *roots(wearer, sheet), hose(wearer), *wrapped_feet(wearer), *grafts(wearer), *twigs(wearer)]  # fmt: skip
    for piece in pieces:  # the insides of hems lie on the floor too
        piece.positions[:, 1] = np.maximum(piece.positions[:, 1], 0.0004)
        # Elbows rest within the arms of the chair.
        p = piece.positions
        rests = (p[:, 1] > 0.54) & (p[:, 1] < 0.68) & (np.abs(p[:, 2] - 0.03) < 0.10)
        p[rests, 0] = np.clip(p[rests, 0], -ELBOWS, ELBOWS)
    reach = 0.20
    return Outfit(pieces, neckline=below_neckline, sleeves=(reach, reach))


def grafts(wearer: Wearer) -> list[Piece]:
    """What grows on her: a sprig on the left forearm where the scar is, a bud at a knuckle."""
    pieces = []
    places = (
        ("lowerarm02.L", "wrist.L", 0.30, 3, 0.024), ("finger2-1.R", "finger2-2.R", 0.05, 1, 0.014),
    )  # fmt: skip
    p = wearer.seated
    normals = Lying(wearer.skin, p, wearer.weights, p).normals()
    for start, end, share, leaves, long in places:
        a, b = (
            (wearer.matrices[wearer.body.names.index(n)] @ np.r_[wearer.bone(n), 1])[:3]
            for n in (start, end)
        )
        middle = a + (b - a) * share
        mine = wearer.used[wearer.share(start)[wearer.used] > 0.4]
        score = (p[mine] - middle) @ [0, 1, 0.35] - np.abs(
            (p[mine] - middle) @ (b - a)
        ) / np.linalg.norm(b - a)
        at = mine[np.argmax(score)]
        out, along = normals[at], (b - a) / np.linalg.norm(b - a)
        weight = wearer.weights[at]
        root = p[at] - out * 0.001
        for k in range(leaves):
            turn = (k - (leaves - 1) / 2) * 1.1
            side = np.cross(out, along)
            way = out * 0.75 + along * np.cos(turn) * 0.7 + side * np.sin(turn)
            pieces.append(
                leaf(
                    root + along * 0.003 * k,
                    way,
                    out - along * 0.4,
                    long * (1.1 - 0.2 * k),
                    weight,
                    LEAF,
                )
            )
        pieces.append(bud(root, out + 0.3 * along, long * 0.62, 0.0036, weight, BUD))
    return pieces


def twigs(wearer: Wearer) -> list[Piece]:
    """Small twigs and leaves stuck in her braid, a bud and a leaf behind the right ear."""
    rng = np.random.default_rng(SEED + 4)
    head = wearer.body.names.index("head")
    joint = wearer.bone("head")
    p = wearer.body.positions[wearer.used].astype(float)
    line, out = crown(p[p[:, 1] > joint[1] - 0.06], joint)
    weight = np.zeros(len(wearer.body.names))
    weight[head] = 1.0
    made: list[Piece] = []
    for k in (3, 9, 19, 41, 52, 60):
        along = line[(k + 2) % len(line)] - line[k]
        along /= np.linalg.norm(along)
        way = along * rng.choice([-1, 1]) + out[k] * 0.55 + rng.normal(0, 0.15, 3)
        root = line[k] + out[k] * 0.012
        t = np.linspace(0, 1, 5)[:, None]
        stem = root + way * 0.042 * t + np.cross(way, out[k]) * 0.008 * np.sin(t * 4)
        made.append(
            tube(
                stem,
                0.0016 * (1 - 0.7 * t[:, 0]),
                np.tile(weight, (5, 1)),
                BARK,
                sides=3,
                small=True,
            )
        )
        for at, turn in ((2, 0.9), (3, -0.9), (4, 0.1)):
            side = np.cross(way, out[k])
            made.append(
                leaf(stem[at], way + turn * side, out[k], rng.uniform(0.011, 0.018), weight, LEAF)
            )
    ear = np.argmin(np.abs(np.degrees(np.arctan2(line[:, 0], line[:, 2] - joint[2])) - 108))
    root = line[ear] + [0.002, -0.050, 0.0]
    near = p[np.argmin(np.linalg.norm(p - root, axis=1))]
    root = near + [0.002, 0, 0]
    for turn in (-0.5, 0.6):
        made.append(
            leaf(
                root, np.array([0.55, 0.75, turn]), np.array([0.8, -0.2, 0.5]), 0.026, weight, LEAF
            )
        )
    made.append(bud(root, np.array([0.8, 0.45, 0.25]), 0.014, 0.0045, weight, BUD))
    m = wearer.matrices[head]
    for piece in made:
        piece.positions = piece.positions @ m[:3, :3].T + m[:3, 3]
        if piece.normals is not None:
            piece.normals = piece.normals @ m[:3, :3].T
    return made
