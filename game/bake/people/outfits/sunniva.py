"""Sunniva's clothes: tomato-red corduroy dungarees, a striped T-shirt, bright socks, yellow clogs, a felt dinosaur."""

from __future__ import annotations

import numpy as np
from scipy.spatial import ConvexHull

from game.bake.people import surfaces
from game.bake.people.fabric import (
    BANDS,
    CORDUROY,
    Fabric,
    brass,
    canvas,
    denim,
    jersey,
    leather,
    rubber,
)
from game.bake.people.layers import Lying
from game.bake.people.strands import leaf, resampled, tube
from game.bake.people.tailor import Outfit, Piece, Wearer, disc, on_the_seat, shell, worn

RED = denim((0.640, 0.075, 0.030), worn=(0.78, 0.16, 0.08), threads=(0.0, 0.0), twill=0.0, fuzz=0.75,
            relief=0.0, stitch_color=(0.40, 0.036, 0.016), pattern=CORDUROY)  # fmt: skip
FLAT = denim((0.600, 0.068, 0.028), worn=(0.78, 0.16, 0.08), fuzz=0.5, stitches=0.0)
LINING = canvas((0.62, 0.42, 0.30), worn=(0.72, 0.55, 0.42), stitches=0.6)
STRIPED = jersey((0.560, 0.520, 0.440), stitch_color=(0.022, 0.038, 0.095), pattern=BANDS)
SOCKS = jersey((0.040, 0.230, 0.240), stitch_color=(0.62, 0.12, 0.19), pattern=BANDS, rib=0.03)
CLOG = leather((0.660, 0.380, 0.030), worn=(0.75, 0.50, 0.12))
WOOD = rubber((0.300, 0.170, 0.080), roughness=0.7)
FELT = Fabric((0.130, 0.480, 0.250), worn=(0.20, 0.60, 0.34), threads=(500.0, 500.0), fuzz=0.95)
SPINES = Fabric((0.70, 0.22, 0.10), worn=(0.78, 0.32, 0.16), threads=(500.0, 500.0), fuzz=0.9)
BRASS = brass(color=(0.80, 0.56, 0.26), roughness=0.30)
BEAD = Fabric((0.010, 0.010, 0.012), roughness=0.25, threads=(0.0, 0.0), fuzz=0.0)

WRIST = {"L": 0.105, "R": 0.006}
"""Metres before each wrist where a sleeve ends; the left one is pushed up."""
WAIST = 0.288
ARMS = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal")


def below_neckline(p: np.ndarray) -> np.ndarray:
    """(V,) metres of standing points below the T-shirt's neckline."""
    return -((p - [0, 0.642, 0.045]) @ np.array([0, 0.86, 0.5]))


def shirt(wearer: Wearer) -> Lying:
    """The long-sleeved T-shirt down to the waist."""

    def ends(p):
        return np.minimum(*(wearer.limb(p, "lowerarm02", "wrist", s) - WRIST[s] for s in "LR"))

    def keep(p):
        return np.minimum.reduce([p[:, 1] - 0.215, below_neckline(p), ends(p)])

    tri, p = shell(wearer, keep, 0.006, 1)
    arm = np.clip((np.abs(p[:, 0]) - 0.19) / 0.08, 0, 1)
    cuff = np.clip(1 - ends(p) / 0.03, 0, 1)
    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: 1.0 + 0.085 * np.clip((np.abs(m[:, 0]) - 0.19) / 0.08, 0, 1),
        held=np.maximum.reduce([np.clip(1 - below_neckline(p) / 0.02, 0, 1), 0.55 * cuff, 0.12 * (1 - arm)]),
        clearance=0.005 + 0.002 * arm,
        leave_out=("wrist", "finger", "metacarpal", "upperleg", "lowerleg", "foot", "toe", "head"),
        steps=34, settle=40,
    )  # fmt: skip
    made = Lying(tri, done, weights, p)
    # Pushed up, the left sleeve bunches into soft rings.
    run = wearer.limb(p, "lowerarm02", "wrist", "L") - WRIST["L"]
    bunch = np.clip(1 - run / 0.095, 0, 1) * (run < 0.5) * np.clip(run / 0.012, 0, 1)
    wave = 0.5 + 0.5 * np.sin(run / 0.021 * 2 * np.pi + 1.3 * np.sin(p[:, 1] * 70))
    made.points = made.points + made.normals() * (bunch * (0.003 + 0.0065 * wave))[:, None]
    return made


def shirt_uv(wearer: Wearer, p: np.ndarray) -> np.ndarray:
    """Bands run round the trunk and bend round the arms without a break at the shoulder."""
    along = np.minimum(*(wearer.limb(p, "upperarm01", "wrist", s) for s in "LR"))
    arm = np.clip((np.abs(p[:, 0]) - 0.165) / 0.075, 0, 1)
    arm = arm * arm * (3 - 2 * arm)
    shoulder = np.median(along[np.abs(np.abs(p[:, 0]) - 0.20) < 0.012])
    up = p[:, 1] * (1 - arm) + (0.50 + along - shoulder) * arm
    around = np.arctan2(p[:, 0], p[:, 2] - 0.03) * 0.14
    return np.column_stack([around * (1 - arm) + (p[:, 1] + p[:, 2]) * arm, up])


def trousers(wearer: Wearer) -> Lying:
    """Loose legs, rolled up over the ankles."""
    hem = wearer.bone("foot.L")[1] + 0.052

    def keep(p):
        return np.minimum.reduce([WAIST - p[:, 1], p[:, 1] - hem, 0.27 - np.abs(p[:, 0])])

    tri, p = shell(wearer, keep, 0.016, 1)
    done, weights = worn(
        wearer, tri, p,
        ease=lambda m: 1.03 + 0.07 * np.clip((0.05 - m[:, 1]) / 0.3, 0, 1),
        held=np.maximum(
            np.clip((p[:, 1] - WAIST + 0.05) / 0.04, 0, 1), 0.30 * np.clip(1 - (p[:, 1] - hem) / 0.06, 0, 1)
        ),
        clearance=0.008 + 0.012 * np.clip(1 - (p[:, 1] - hem) / 0.2, 0, 1),
        loyal=36, leave_out=(*ARMS, "head", "neck"), hard=on_the_seat, steps=36, settle=50,
    )  # fmt: skip
    made = Lying(tri, done, weights, p)
    # Loose cloth gathers in rings over the turn-ups and at the knees.
    over = p[:, 1] - hem
    knee = np.exp(-(((p[:, 1] - wearer.bone("lowerleg01.L")[1] + 0.03) / 0.07) ** 2))
    slant = over + 0.25 * (p[:, 2] - 0.03) + 0.006 * np.sin(p[:, 0] * 55)
    wave = 0.5 + 0.5 * np.sin(slant / 0.034 * 2 * np.pi)
    gather = 0.011 * np.clip(1 - over / 0.17, 0, 1) + 0.007 * knee
    made.points = made.points + made.normals() * (gather * (0.35 + wave))[:, None]
    return made


def strap_line(p: np.ndarray) -> np.ndarray:
    """(V,) how far from the spine a strap runs: straight up the chest, crossing towards the small of the back."""
    behind = 0.026 + 0.074 * np.clip((p[:, 1] - 0.34) / 0.24, 0, 1)
    return np.where(p[:, 2] > 0.02, 0.082 + 0.016 * np.clip((p[:, 1] - 0.48) / 0.12, 0, 1), behind)


def fuller(lying: Lying, rounds: int, lift: float) -> Lying:
    """Stiff cloth spans hollows: smoothed, and nowhere nearer than where it lay."""
    was, normal = lying.points, lying.normals()
    smooth = surfaces.smoothed(lying.triangles, was, rounds, 0.6)
    sunk = np.clip(((was - smooth) * normal).sum(axis=1), 0, None)
    lying.points = smooth + normal * (sunk + lift)[:, None]
    return lying


def bib(under: Lying) -> list[Piece]:
    """The bib with its pocket, the back's panel, the straps and their buckles."""
    p = under.rest
    x, y, front = np.abs(p[:, 0]), p[:, 1], p[:, 2] > 0.02
    breast = np.minimum.reduce([0.492 - y, y - 0.25, 0.128 - 0.16 * (y - 0.25) - x, p[:, 2] - 0.02])
    panel = fuller(under.layer(breast, 0.012), 24, 0.001)
    panel_uv = panel.rest[:, :2].copy()
    pieces = [panel.piece(RED, count=300, thickness=0.005, uv=panel_uv)]
    q = panel.rest
    pocket = panel.layer(
        np.minimum.reduce([0.424 - q[:, 1], q[:, 1] - 0.322, 0.062 - np.abs(q[:, 0])]), 0.0045
    )
    bulge = np.clip(1 - np.abs(pocket.rest[:, 0]) / 0.06, 0, 1) * np.clip(
        (pocket.rest[:, 1] - 0.325) / 0.08, 0, 1
    )
    pocket.points = pocket.points + pocket.normals() * (0.012 * bulge)[:, None]
    pieces.append(pocket.piece(RED, count=150, thickness=0.004, uv=pocket.rest[:, :2] + 0.4))
    back = np.minimum.reduce([0.395 - y, y - 0.25, 0.115 - 0.62 * (y - 0.25) - x, 0.02 - p[:, 2]])
    pieces.append(
        fuller(under.layer(back, 0.012), 16, 0.001).piece(RED, count=150, thickness=0.005)
    )
    along = np.where(front, y - 0.440, y - 0.345)
    strap = under.layer(np.minimum(0.0175 - np.abs(x - strap_line(p)), along), 0.017)
    s = strap.rest
    uv = np.column_stack([np.abs(s[:, 0]) - strap_line(s) + 2.0, s[:, 1]])
    pieces.append(strap.piece(FLAT, count=170, thickness=0.004, uv=uv))
    pieces += buckles(panel)
    pieces += dinosaur(panel)
    return pieces


def spot(lying: Lying, x: float, y: float):
    """Place (3,), normal (3,), upward way (3,) and weights (B,) of lying cloth nearest to a standing x and y."""
    at = int(np.argmin(np.hypot(lying.rest[:, 0] - x, lying.rest[:, 1] - y)))
    over = int(np.argmin(np.hypot(lying.rest[:, 0] - x, lying.rest[:, 1] - y - 0.03)))
    low = int(np.argmin(np.hypot(lying.rest[:, 0] - x, lying.rest[:, 1] - y + 0.03)))
    up = lying.points[over] - lying.points[low]
    return lying.points[at], lying.normals()[at], up / np.linalg.norm(up), lying.weights[at]


def buckles(panel: Lying) -> list[Piece]:
    """A brass loop and button where each strap meets the bib."""
    made = []
    for sign in (-1, 1):
        place, normal, up, weight = spot(panel, sign * 0.080, 0.472)
        side = np.cross(up, normal)
        place = place + normal * 0.010
        corner = np.array(
            [[-1, -0.7], [0, -1], [1, -0.7], [1, 0.9], [0, 1.0], [-1, 0.9], [-1, -0.7]]
        )
        path = resampled(
            np.array([place + side * 0.019 * a + up * 0.017 * b for a, b in corner]), 13
        )
        made.append(
            tube(path, np.full(13, 0.0021), np.tile(weight, (13, 1)), BRASS, sides=4, small=True)
        )
        made.append(disc(place - up * 0.006 + normal * 0.001, normal, weight, 0.0095, BRASS))
    return made


def dinosaur(panel: Lying) -> list[Piece]:
    """A small felt dinosaur that looks out of the pocket."""
    place, normal, up, weight = spot(panel, 0.016, 0.405)
    side = np.cross(up, normal)
    root = place + normal * 0.010 - up * 0.02
    knots = 1.3 * np.array([[0, 0], [0.002, 0.024], [0.003, 0.047], [0.009, 0.063], [0.022, 0.068], [0.035, 0.064],
                      [0.043, 0.060]])  # fmt: skip
    path = resampled(
        np.array([root + side * (a - 0.012) + up * b + normal * 0.16 * b for a, b in knots]), 12
    )
    radius = 1.3 * np.interp(np.linspace(0, 1, 12), [0, 0.3, 0.52, 0.64, 0.76, 0.88, 1.0],
                       [0.014, 0.0105, 0.0105, 0.0145, 0.0138, 0.0115, 0.0035])  # fmt: skip
    rows = np.tile(weight, (12, 1))
    made = [tube(path, radius, rows, FELT, sides=8)]
    brow = path[7]
    for sign in (-1, 1):
        out = normal * sign + 0.30 * up + 0.1 * side
        out /= np.linalg.norm(out)
        made.append(disc(brow + out * 0.0178, out, weight, 0.0034, BEAD))
    for k in (1, 3, 5):
        back = path[k] - side * radius[k] * 0.8 + up * 0.002
        made.append(leaf(back, up * 0.6 - side, normal, 0.020, weight, SPINES))
    return made


def rolled(legs: Lying, hem: float) -> list[Piece]:
    """Turn-ups: the legs' last centimetres folded back outside, their pale side out."""
    y = legs.rest[:, 1] - hem
    wave = 0.004 * np.sin(legs.rest[:, 0] * 60 + legs.rest[:, 2] * 45)
    fold = legs.layer(np.minimum(0.046 + wave - y, y + 1.0), 0.0075)
    uv = np.column_stack(
        [np.arctan2(fold.rest[:, 2] - 0.03, fold.rest[:, 0]) * 0.08, fold.rest[:, 1]]
    )
    return [fold.piece(LINING, count=150, thickness=0.007, uv=uv)]


def waistband(legs: Lying) -> Piece:
    y = legs.rest[:, 1]
    band = legs.layer(y - (WAIST - 0.036), 0.0035)
    angle = np.arctan2(band.rest[:, 0], band.rest[:, 2] - 0.03)
    return band.piece(
        FLAT, count=140, thickness=0.004, uv=np.column_stack([angle * 0.15, band.rest[:, 1]])
    )


def hip_pockets(legs: Lying) -> list[Piece]:
    """Two patch pockets on the thighs."""
    r = legs.rest
    made = []
    for sign in (-1, 1):
        x = r[:, 0] * sign - 0.115 - 0.05 * (0.1 - r[:, 1])
        keep = np.minimum.reduce(
            [0.058 - np.abs(x), 0.150 - r[:, 1], r[:, 1] - 0.010, r[:, 2] - 0.06]
        )
        patch = legs.layer(keep, 0.004)
        made.append(patch.piece(RED, count=110, thickness=0.004, uv=patch.rest[:, :2] + 0.7))
    return made


def socks(wearer: Wearer) -> Piece:
    ankle = wearer.bone("foot.L")
    top = ankle[1] + 0.16
    tri, p = shell(
        wearer, lambda p: np.minimum(top - p[:, 1], p[:, 1] - collar(p, ankle) + 0.016), 0.0035, 0
    )
    weights = wearer.weights_at(p)
    made = Lying(tri, wearer.carry(p, weights, 1.0), weights, p)
    uv = np.column_stack([np.arctan2(p[:, 2], p[:, 0]) * 0.05, p[:, 1]])
    return made.piece(SOCKS, count=150, thickness=0.002, uv=uv)


def collar(p: np.ndarray, ankle: np.ndarray) -> np.ndarray:
    """(V,) the height at which a clog ends, standing points (V, 3): low at the heel, higher on the instep."""
    return ankle[1] - 0.030 + 0.020 * np.clip((p[:, 2] - ankle[2]) / 0.08, -0.5, 1)


def clogs(wearer: Wearer) -> list[Piece]:
    """Clogs: a closed leather front on a thick wooden sole."""
    made = []
    for side in "LR":
        ankle = wearer.bone(f"foot.{side}")
        sign = np.sign(ankle[0])

        def keep(p, sign=sign, ankle=ankle):
            return np.minimum(collar(p, ankle) - p[:, 1], p[:, 0] * sign)

        tri, p = shell(wearer, keep, 0.010, 0)
        p = surfaces.smoothed(tri, p, 8)
        tri, p = surfaces.subdivided(tri, p)
        weights = np.zeros((len(p), len(wearer.body.names)))
        weights[:, wearer.body.names.index(f"foot.{side}")] = 1.0
        done = wearer.carry(p, weights, 1.0)
        # A clog's toe is high and round.
        toe = np.clip((p[:, 2] - ankle[2] - 0.07) / 0.08, 0, 1)
        done[:, 1] += 0.010 * toe * np.clip((done[:, 1] - 0.03) / 0.03, 0, 1)
        done[:, 1] = np.maximum(done[:, 1], 0.018)
        made.append(
            Lying(tri, done, weights, p).piece(
                CLOG, count=230, thickness=0.005, uv=p[:, [0, 2]].copy()
            )
        )
        made.append(sole(done, weights[0]))
    return made


def sole(done: np.ndarray, weight: np.ndarray) -> Piece:
    """A wooden sole of 3 cm round the shoe's outline, flat on the floor, its edge rounded."""
    low = done[done[:, 1] < 0.055]
    flat = low[ConvexHull(low[:, [0, 2]]).vertices][:, [0, 2]]
    ring = resampled(
        np.column_stack([np.concatenate([flat, flat[:1]]), np.zeros(len(flat) + 1)]), 33
    )[:-1, :2]
    for _ in range(2):
        ring = 0.5 * ring + 0.25 * (np.roll(ring, 1, 0) + np.roll(ring, -1, 0))
    middle = ring.mean(axis=0)
    out = ring - middle
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    profile = (
        (0.0, -0.006),
        (0.003, 0.002),
        (0.020, 0.005),
        (0.031, 0.004),
        (0.034, -0.002),
        (0.030, -0.012),
    )
    rows = [ring + out * grow for _, grow in profile]
    points = np.concatenate(
        [np.insert(r, 1, y, axis=1) for r, (y, _) in zip(rows, profile, strict=True)]
    )
    n = len(ring)
    i = np.arange(n)
    j = (i + 1) % n
    faces = []
    for row in range(len(profile) - 1):
        a, b = row * n, row * n + n
        faces += [np.column_stack([a + i, a + j, b + j]), np.column_stack([a + i, b + j, b + i])]
    tri = np.concatenate(faces)
    p0, p1, p2 = points[tri[2 * n]]
    if np.cross(p1 - p0, p2 - p0) @ np.insert(out[0], 1, 0.0) < 0:
        tri = tri[:, ::-1]
    uv = np.column_stack([np.tile(i * 0.02, len(profile)), points[:, 1]])
    return Piece(
        points, tri, np.tile(weight, (len(points), 1)), uv, np.full(len(points), 0.05), WOOD
    )


def clothes(wearer: Wearer) -> Outfit:
    """Everything she wears."""
    tee, legs = shirt(wearer), trousers(wearer)
    hem = wearer.bone("foot.L")[1] + 0.052
    side = np.sign(legs.rest[:, 0])
    angle = np.arctan2(legs.rest[:, 0] - side * 0.14, legs.rest[:, 2])
    pieces = [
        tee.piece(STRIPED, count=1250, thickness=0.003, uv=shirt_uv(wearer, tee.rest)),
        legs.piece(RED, count=1150, thickness=0.004, uv=np.column_stack([angle * 0.085, legs.rest[:, 1]])),
        waistband(legs), *bib(tee), *rolled(legs, hem), *hip_pockets(legs), socks(wearer), *clogs(wearer),
    ]  # fmt: skip
    return Outfit(pieces, neckline=below_neckline, sleeves=(WRIST["L"] + 0.03, WRIST["R"] + 0.014))
