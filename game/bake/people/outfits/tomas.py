"""Tomas's clothes: the driver's jumper, a blue shirt with its tie let down, grey trousers, heavy shoes."""

from __future__ import annotations

import numpy as np

from game.bake.people.fabric import Fabric, canvas, knit, leather, rubber, woollen
from game.bake.people.menswear import (
    eased,
    fine,
    gathered,
    neck_plane,
    rim_line,
    sewn,
    shirt_collar,
    shirt_front,
    slid_under,
    socks,
    tie,
    trousers,
)
from game.bake.people.shoemaker import leather_shoes
from game.bake.people.sleeves import (
    NOT_UNDER_A_TOP,
    arm_line,
    arm_share,
    before_elbow,
    before_wrist,
    sleeved_uv,
)
from game.bake.people.tailor import (
    Outfit,
    Piece,
    Wearer,
    finished,
    lofted,
    outward,
    shell,
    tucked,
    worn,
)

WOOL = knit((0.058, 0.084, 0.172), stitches=230.0, worn=(0.088, 0.118, 0.205), rib=0.055)
SUEDE = leather(
    (0.105, 0.068, 0.045),
    worn=(0.15, 0.10, 0.07),
    roughness=0.9,
    stitches=1.0,
    stitch_color=(0.09, 0.08, 0.08),
)
POPLIN = canvas(
    (0.42, 0.53, 0.66),
    threads=(1500.0, 1500.0),
    relief=0.00003,
    stitches=0.8,
    stitch_color=(0.50, 0.60, 0.70),
)
TIE = Fabric((0.075, 0.020, 0.026), roughness=0.7, threads=(900.0, 900.0), twill=1.0, fuzz=0.15)
BADGE = canvas((0.46, 0.30, 0.07), stitches=1.0, stitch_color=(0.60, 0.50, 0.25))
GREY = woollen((0.150, 0.146, 0.142), worn=(0.20, 0.195, 0.19))
SOCK = knit((0.020, 0.020, 0.024), stitches=320.0, rib=0.0)
LEATHER = leather((0.020, 0.018, 0.018), worn=(0.055, 0.050, 0.046), roughness=0.42)
SOLE = rubber((0.018, 0.017, 0.016))
LACE = canvas((0.020, 0.019, 0.019), stitches=0.0)

SLEEVE = 0.125
"""Metres before the wrists where the pushed-up sleeves end."""


def vee(wearer: Wearer):
    """points -> metres below the jumper's V neck."""
    ring = neck_plane(wearer, -0.004)
    apex = wearer.bone("neck01")[1] - 0.205

    def below(p):
        front = np.where(p[:, 2] > 0.02, apex + 2.5 * np.abs(p[:, 0]) - p[:, 1], 1.0)
        return np.minimum(ring(p) - 0.004, 0.43 * front)

    return below


def open_collar(wearer: Wearer):
    """points -> metres below the shirt's edge, whose top button is open."""
    ring = neck_plane(wearer, 0.006)

    def below(p):
        notch = np.clip(1 - np.abs(p[:, 0]) / 0.026, 0, 1) * (p[:, 2] > 0.02)
        return ring(p) - 0.042 * notch

    return below


def jumper(wearer: Wearer) -> tuple[Piece, list[Piece]]:
    """Heavy navy wool, its sleeves pushed up, bagging over belly and elbows."""
    bottom = wearer.bone("upperleg01.L")[1] - 0.010
    below = vee(wearer)

    def reach(m):
        return before_wrist(wearer, m)

    def keep(p):
        return np.minimum.reduce([p[:, 1] - bottom, reach(p) - SLEEVE, below(p)])

    tri, p = shell(wearer, keep, 0.017, 1)
    chest = wearer.bone("upperarm01.L")[1] - 0.15
    shoulder = np.abs(wearer.bone("upperarm01.L")[0])

    def on_arm(m):
        return arm_share(m, shoulder, -0.005)

    def ease(m):
        near = reach(m) - SLEEVE
        pushed = np.clip(1 - (near - 0.035) / 0.13, 0, 1) * on_arm(m)
        cuff = np.clip(1 - near / 0.045, 0, 1) * on_arm(m)
        band = np.clip(1 - (m[:, 1] - bottom) / 0.055, 0, 1) * (1 - on_arm(m))
        belly = np.clip((chest - m[:, 1]) / 0.15, 0, 1) * (1 - on_arm(m))
        return 1.03 + 0.08 * on_arm(m) + 0.12 * pushed + 0.06 * belly - 0.44 * cuff - 0.17 * band

    cuff = np.clip(1 - (reach(p) - SLEEVE) / 0.04, 0, 1) * on_arm(p)
    hips = np.clip((bottom + 0.12 - p[:, 1]) / 0.08, 0, 1) * (1 - on_arm(p))
    done, weights = worn(
        wearer, tri, p, ease=ease,
        held=np.maximum(np.clip(1 - below(p) / 0.03, 0, 1) * 0.7, cuff * 0.35),
        clearance=0.013 - 0.003 * on_arm(p) - 0.004 * cuff + 0.010 * hips,
        leave_out=NOT_UNDER_A_TOP,
    )  # fmt: skip
    arm = on_arm(p)
    along = before_elbow(wearer, p)
    uv = sleeved_uv(p, arm, np.arctan2(p[:, 2] - 0.03, p[:, 1] - 0.6) * 0.06, along)
    round_arm = np.arctan2(p[:, 2] - 0.03, p[:, 1] - np.interp(np.abs(p[:, 0]), *arm_line(wearer)))
    pushed = np.exp(-(((along - 0.02) / 0.07) ** 2)) + 0.9 * np.clip(
        1 - (reach(p) - SLEEVE - 0.045) / 0.10, 0, 1
    )
    pushed *= arm * np.clip((reach(p) - SLEEVE - 0.015) / 0.03, 0, 1)
    done = gathered(
        tri, done, along, round_arm, np.clip(pushed, 0, 1), wave=0.058, turns=1.5, depth=0.0105
    )
    front = np.clip((p[:, 2] - 0.02) / 0.06, 0, 1) * (1 - arm)
    bent = np.exp(-(((p[:, 1] - bottom - 0.10) / 0.07) ** 2)) * front
    done = gathered(tri, done, p[:, 1], p[:, 0] * 6, bent, wave=0.062, turns=0.7, depth=0.0095)
    body = eased(finished(tri, done, weights, uv, WOOL, count=2600, thickness=0.006), 6)
    whole = fine(tri, done, weights, WOOL)
    sewn_on = [*elbows(wearer, whole, p), badge(wearer, whole, p)]
    return whole, [body, neckband(tri, done, weights, below, p), *sewn_on]


def neckband(tri, done, weights, below, rest) -> Piece:
    """The ribbed band that finishes the V."""
    apex = lambda loop: int(np.argmax(rest[loop, 2] - 2 * np.abs(rest[loop, 0]) - rest[loop, 1]))  # noqa: E731
    line, w, run = rim_line(
        tri, done, weights, apex, lambda loop: np.abs(below(rest[loop])).mean(), 33
    )
    for _ in range(5):
        line[2:-2] = 0.5 * line[2:-2] + 0.25 * (line[1:-3] + line[3:-1])
    # The band stands up behind the neck and lies flat along the V.
    middle = line.mean(axis=0)
    back = np.clip((middle[2] + 0.03 - line[:, 2]) / 0.07, 0, 1)[:, None]
    flat = (middle - line) / np.linalg.norm(middle - line, axis=1, keepdims=True)
    inward = flat * (1 - back) + np.array([0.0, 1.0, 0.2]) * back
    way = np.gradient(line, axis=0)
    way[0] = way[-1] = (way[0] + way[-1]) / 2
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    inward -= way * (inward * way).sum(axis=1, keepdims=True)
    inward /= np.linalg.norm(inward, axis=1, keepdims=True)
    face = np.cross(way, inward)
    face *= np.sign((face * outward(line)).sum())
    for _ in range(3):
        face[1:-1] = 0.5 * face[1:-1] + 0.25 * (face[:-2] + face[2:])
    face /= np.linalg.norm(face, axis=1, keepdims=True)
    profile = [
        (-16, 0.5),
        (-14, 4.4),
        (-6, 6.0),
        (3, 6.2),
        (10, 5.0),
        (12, 2.0),
        (10, -1.5),
        (0, -4),
    ]
    rows = [line + inward * i * 1e-3 + face * f * 1e-3 for i, f in profile]
    return lofted(rows, w, run, face, 2, [0.0, 0.0, 0.008, 0.012, 0.004, 0.0, 0.0, 0.02], WOOL)


def elbows(wearer: Wearer, wool: Piece, rest: np.ndarray) -> list[Piece]:
    """An oval of suede on either elbow."""
    made = []
    for side in "LR":
        upper, joint, wrist = (
            wearer.bone(f"{n}.{side}") for n in ("upperarm01", "lowerarm01", "wrist")
        )
        back = joint - (upper + wrist) / 2
        at = int(
            np.argmin(np.linalg.norm(rest - joint - 0.07 * back / np.linalg.norm(back), axis=1))
        )
        ahead = np.linalg.norm(
            rest - (rest[at] + 0.05 * (wrist - upper) / np.linalg.norm(wrist - upper)), axis=1
        )
        along = wool.positions[int(np.argmin(ahead))] - wool.positions[at]
        made.append(
            sewn(
                wool,
                at,
                along,
                lambda a: np.column_stack([0.046 * np.cos(a), 0.066 * np.sin(a)]),
                SUEDE,
                lift=0.009,
            )
        )
    return made


def badge(wearer: Wearer, wool: Piece, rest: np.ndarray) -> Piece:
    """A small woven badge on the left of the chest; it says nothing."""
    middle = np.array([-0.098, wearer.bone("upperarm01.L")[1] - 0.075])
    far = np.linalg.norm(rest[:, :2] - middle, axis=1) + np.where(rest[:, 2] > 0, 0, 9)

    def shield(a):
        wide = 0.019 * np.sign(np.cos(a)) * np.abs(np.cos(a)) ** 0.6
        tall = np.where(
            np.sin(a) > 0, 0.021 * np.abs(np.sin(a)) ** 0.6, -0.027 * np.abs(np.sin(a)) ** 1.1
        )
        return np.column_stack([wide, tall])

    return sewn(wool, int(np.argmin(far)), np.array([0.0, 1.0, 0.0]), shield, BADGE, lift=0.003)


def clothes(wearer: Wearer) -> Outfit:
    """Everything he wears, outermost first."""
    outer, wool = jumper(wearer)
    legs = tucked(trousers(wearer, GREY, width=0.008, crease=0.004, count=950), outer, gap=0.008)
    edge = open_collar(wearer)
    hidden = vee(wearer)
    front = shirt_front(wearer, edge, lambda p: 0.045 - hidden(p), POPLIN)
    front = tucked(front, outer, gap=0.009)
    collar = shirt_collar(
        wearer, neck_plane(wearer, 0.006), POPLIN, opening=0.36, point=0.030, spread=0.014
    )
    knot = float(collar.positions[0, 1]) - 0.004
    middle = float(collar.positions[[0, 24], 0].mean())
    blade, tied = tie([front], TIE, top=knot, low=knot - 0.17, x=middle + 0.004, tilt=-0.008)
    hanging = [slid_under(blade, outer, gap=0.004), tied]
    pieces = [*wool, front, collar, *hanging, legs, socks(wearer, SOCK),
              *leather_shoes(wearer, LEATHER, SOLE, LACE, heel=0.013, toe=0.012)]  # fmt: skip
    return Outfit(
        pieces, neckline=edge, sleeves=(SLEEVE + 0.035, SLEEVE + 0.035),
        # No skin outside the collar, which stands still where the bowed neck turns.
        covered=lambda p: (edge(p) > -0.010) & ((np.abs(p[:, 0]) > 0.050) | (p[:, 2] < 0.02)),
    )  # fmt: skip
