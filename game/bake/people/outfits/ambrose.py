"""Ambrose's clothes: a long camel coat that has grown too large, cardigan, white shirt, wine-red tie."""

from __future__ import annotations

import numpy as np

from game.bake.people import surfaces
from game.bake.people.coat import Sheet, draped, lapels, lengthened, skirts
from game.bake.people.fabric import Fabric, canvas, knit, leather, rubber, woollen
from game.bake.people.menswear import (
    eased,
    fine,
    gathered,
    neck_plane,
    onto,
    shirt_collar,
    shirt_front,
    slid_under,
    socks,
    tie,
    trousers,
)
from game.bake.people.shoemaker import leather_shoes
from game.bake.people.sleeves import arm_line, arm_share, before_elbow, sleeved_uv
from game.bake.people.tailor import (
    Outfit,
    Piece,
    Wearer,
    disc,
    finished,
    lofted,
    on_the_seat,
    shell,
    tucked,
    worn,
)

COAT = woollen((0.235, 0.140, 0.070), worn=(0.31, 0.20, 0.112), stitches=0.0)
HORN = Fabric((0.040, 0.022, 0.013), roughness=0.35, threads=(0.0, 0.0), fuzz=0.0)
CARDIGAN = knit((0.090, 0.105, 0.092), stitches=420.0, worn=(0.12, 0.14, 0.125), rib=0.03)
POPLIN = canvas(
    (0.72, 0.71, 0.68),
    threads=(1500.0, 1500.0),
    relief=0.00003,
    stitches=0.8,
    stitch_color=(0.70, 0.69, 0.66),
)
SILK = Fabric(
    (0.155, 0.014, 0.022),
    worn=(0.26, 0.035, 0.045),
    roughness=0.42,
    threads=(900.0, 900.0),
    twill=1.0,
    relief=0.00003,
    fuzz=0.05,
)
LINEN = canvas((0.66, 0.64, 0.60), threads=(1300.0, 1300.0), stitches=0.0)
FLANNEL = woollen((0.105, 0.100, 0.098), worn=(0.14, 0.135, 0.13))
SOCK = knit((0.018, 0.017, 0.022), stitches=360.0, rib=0.0)
LEATHER = leather((0.085, 0.034, 0.016), worn=(0.16, 0.075, 0.038), roughness=0.28)
SOLE = rubber((0.030, 0.020, 0.014))
LACE = canvas((0.050, 0.022, 0.012), stitches=0.0)


def coat(wearer: Wearer) -> tuple[Piece, list[Piece]]:
    """Camel wool to the calves, open, with shoulders and sleeves for a larger man."""
    hip, neck = wearer.bone("upperleg01.L")[1], wearer.bone("neck01")
    bottom, top = hip + 0.005, wearer.bone("upperarm01.L")
    neck_at = neck + [0, -0.010, 0.020]
    below = lambda p: -((p - neck_at) @ np.array([0, 0.94, 0.34]))  # noqa: E731

    def gap(p):
        return 0.052 + 0.050 * np.clip((top[1] - 0.05 - p[:, 1]) / 0.35, 0, 1)

    def keep(p):
        sleeves = [wearer.limb(p, "lowerarm02", "wrist", s) + 0.014 for s in "LR"]
        front = np.where(p[:, 2] > 0.02, np.abs(p[:, 0]) - gap(p), 1.0)
        return np.minimum.reduce([p[:, 1] - bottom, *sleeves, below(p), front])

    tri, p = shell(wearer, keep, 0.026, 1)
    for side in "LR":
        wrist, knuckle = wearer.bone(f"wrist.{side}"), wearer.bone(f"finger3-1.{side}")
        loop = min(surfaces.loops(tri), key=lambda r: np.linalg.norm(p[r].mean(axis=0) - wrist))
        way = (knuckle - wrist) / np.linalg.norm(knuckle - wrist)
        tri, p = lengthened(tri, p, loop, way, ((0.012, 1.10), (0.026, 1.16), (0.040, 1.20)))
    shoulder = np.abs(top[0])

    def on_arm(m):
        return arm_share(m, shoulder, 0.015)

    def ease(m):
        return 1.04 + 0.10 * on_arm(m)

    arm = on_arm(p)
    crown = np.exp(-(((np.abs(p[:, 0]) - shoulder - 0.01) / 0.05) ** 2)) * (p[:, 1] > top[1] - 0.03)
    p = p + np.column_stack([np.sign(p[:, 0]) * 0.020 * crown, 0.006 * crown, 0 * crown])
    held = np.maximum.reduce([
        np.clip(1 - below(p) / 0.03, 0, 1) * 0.7, 0.45 * crown,
        0.15 * np.clip((bottom + 0.05 - p[:, 1]) / 0.05, 0, 1) * (1 - arm),
    ])  # fmt: skip
    done, weights = worn(
        wearer, tri, p, ease=ease, held=held,
        clearance=0.019 - 0.005 * arm + 0.012 * crown,
        leave_out=("finger", "lowerleg", "foot", "toe", "head"), hard=on_the_seat,
    )  # fmt: skip
    along = before_elbow(wearer, p)
    around = np.arctan2(p[:, 2] - 0.03, p[:, 1] - np.interp(np.abs(p[:, 0]), *arm_line(wearer)))
    folds = np.exp(-(((along - 0.02) / 0.09) ** 2)) + 0.7 * np.clip((-along - 0.10) / 0.06, 0, 1)
    past = np.clip((0.25 + along) / 0.03, 0, 1)
    done = gathered(
        tri,
        done,
        along,
        around,
        np.clip(folds, 0, 1) * arm * past,
        wave=0.075,
        turns=1.5,
        depth=0.010,
    )
    uv = sleeved_uv(p, arm, around * 0.06, along)
    upper = Sheet(tri, p, done, weights, uv)
    sheet, skirt = skirts(wearer, upper, bottom, hem=0.165, open_at=-8.0)
    low = np.clip((bottom + 0.07 - sheet.rest[:, 1]) / 0.07, 0, 1) * (
        1 - np.r_[arm, np.zeros(len(sheet.rest) - len(arm))]
    )
    free = np.where(skirt > 0, np.where(sheet.done[:, 1] > 0.47, 0.965, 0.995), 0.85 * low)
    sheet.done = draped(wearer, sheet, free, clearance=np.where(skirt > 0, 0.020, 0.022), settle=70)
    sheet.weights = surfaces.smoothed(sheet.tri, sheet.weights, 5)
    sheet.weights /= sheet.weights.sum(axis=1, keepdims=True)
    whole = fine(sheet.tri, sheet.done, sheet.weights, COAT)
    made = eased(
        finished(sheet.tri, sheet.done, sheet.weights, sheet.uv, COAT, count=2060, thickness=0.007)
    )
    rest = sheet.rest
    edge = (skirt == 0) & (
        (below(rest) < 0.02) | ((rest[:, 2] > 0.02) & (np.abs(rest[:, 0]) < gap(rest) + 0.035))
    )
    edge &= (rest[:, 1] > hip + 0.17) & (np.abs(rest[:, 0]) < 0.2)
    turned = lapels(whole, edge, COAT, width=0.088, collar=0.052)
    return whole, [
        made,
        turned,
        *buttons(whole, rest, skirt, gap, hip),
        *pockets(whole, rest, skirt, top),
    ]


def buttons(whole: Piece, rest, skirt, gap, hip: float) -> list[Piece]:
    """Two rows of horn buttons, undone."""
    made = []
    for sign in (-1, 1):
        for height in (0.13, 0.235):
            want = np.array(
                [sign * (gap(np.array([[0, hip + height, 0.1]]))[0] + 0.034), hip + height]
            )
            far = np.linalg.norm(rest[:, :2] - want, axis=1) + np.where(
                (rest[:, 2] > 0.02) & (skirt == 0), 0, 9
            )
            at = int(np.argmin(far))
            made.append(
                disc(
                    whole.positions[at] + whole.normals[at] * 0.003,
                    whole.normals[at],
                    whole.weights[at],
                    0.0125,
                    HORN,
                )
            )
    return made


def pockets(whole: Piece, rest, skirt, top) -> list[Piece]:
    """A welt at the left of the chest, and the folded handkerchief in it."""
    middle = np.array([-0.142, top[1] - 0.125])
    front = np.where((rest[:, 2] > 0.02) & (skirt == 0), 0, 9)

    def place(x, y):
        near = np.argsort(np.linalg.norm(rest[:, :2] - middle - [x, y], axis=1) + front)[:4]
        return whole.positions[near].mean(axis=0), whole.weights[near].mean(axis=0)

    a, w = place(-0.040, 0.006)
    b, _ = place(0.040, -0.004)
    t = np.linspace(0, 1, 9)[:, None]
    line = a * (1 - t) + b * t
    up = np.array([0.0, 1.0, 0.0])
    out = np.tile([0.0, 0.2, 1.0], (9, 1))
    run = t[:, 0] * 0.08
    weights = np.tile(w, (9, 1))
    welt = [onto(line + up * y, whole, lift) for y, lift in
            ((0.011, 0.0005), (0.011, 0.005), (0.009, 0.0065), (-0.009, 0.0065), (-0.011, 0.005), (-0.011, 0.0005))]  # fmt: skip
    made = [lofted(welt, weights, run, out, 2, [0.0, 0.0, 0.006, 0.006, 0.0, 0.0], COAT)]
    point = 0.020 * (1 - np.abs(t - 0.42) * 2.2) + 0.010 * (1 - np.abs(t - 0.72) * 3.4).clip(0)
    inside = np.clip(np.minimum(t, 1 - t) / 0.1, 0, 1)
    rise = (0.010 + point.clip(0)) * inside
    hand = [onto(line + up * 0.006, whole, 0.0030), onto(line + up * (0.008 + 0.6 * rise), whole, 0.0060),
            onto(line + up * (0.010 + rise), whole, 0.0045), onto(line + up * (0.008 + 0.9 * rise), whole, 0.0020)]  # fmt: skip
    made.append(lofted(hand, weights, run, out, 1, [0.02, 0.01, 0.0, 0.0], LINEN))
    for piece in made:
        piece.small = True
    return made


def vee(wearer: Wearer):
    """points -> metres below the cardigan's neckline."""
    ring = neck_plane(wearer, -0.006)
    apex = wearer.bone("neck01")[1] - 0.225

    def below(p):
        front = np.where(p[:, 2] > 0.0, apex + 2.0 * np.abs(p[:, 0]) - p[:, 1], 1.0)
        return np.minimum(ring(p), 0.45 * front)

    return below


def cardigan(wearer: Wearer, outer: Piece) -> list[Piece]:
    """Fine grey wool, buttoned, its V deep enough for the tie; only its front is ever seen."""
    bottom = wearer.bone("upperleg01.L")[1] + 0.05
    below = vee(wearer)

    def keep(p):
        return np.minimum.reduce(
            [p[:, 1] - bottom, below(p), 0.15 - np.abs(p[:, 0]), p[:, 2] + 0.06]
        )

    tri, p = shell(wearer, keep, 0.012, 1)
    done, weights = worn(
        wearer, tri, p, ease=lambda m: np.full(len(m), 1.02),
        held=np.maximum(np.clip(1 - below(p) / 0.02, 0, 1) * 0.8, np.clip((np.abs(p[:, 0]) - 0.13) / 0.02, 0, 1)),
        clearance=np.full(len(p), 0.011),
        leave_out=("upperarm", "lowerarm", "wrist", "finger", "metacarpal", "head"), steps=30, settle=40,
    )  # fmt: skip
    bent = np.exp(-(((p[:, 1] - bottom - 0.09) / 0.06) ** 2))
    done = gathered(tri, done, p[:, 1], p[:, 0] * 6, bent, wave=0.06, turns=0.7, depth=0.005)
    whole = fine(tri, done, weights, CARDIGAN)
    body = finished(tri, done, weights, p[:, :2].copy(), CARDIGAN, count=560, thickness=0.004)
    made = [tucked(body, outer, gap=0.006)]
    for height in (0.08, 0.145, 0.21, 0.275):
        want = [0.004, bottom + height]
        at = int(
            np.argmin(np.linalg.norm(p[:, :2] - want, axis=1) + np.where(p[:, 2] > 0.02, 0, 9))
        )
        if below(p)[at] > 0.004:
            made.append(
                disc(
                    done[at] + whole.normals[at] * 0.002,
                    whole.normals[at],
                    weights[at],
                    0.006,
                    HORN,
                )
            )
    return whole, made


def clothes(wearer: Wearer) -> Outfit:
    """Everything he wears, outermost first."""
    outer, camel = coat(wearer)
    whole, wool = cardigan(wearer, outer)
    legs = trousers(wearer, FLANNEL, width=0.006, crease=0.006, count=640)
    legs = tucked(tucked(legs, whole, gap=0.005), outer, gap=0.006)
    edge = neck_plane(wearer, 0.014)
    hidden = vee(wearer)
    front = shirt_front(wearer, edge, lambda p: 0.035 - hidden(p), POPLIN)
    front = tucked(tucked(front, whole, gap=0.004), outer, gap=0.008)
    collar = shirt_collar(wearer, edge, POPLIN, opening=0.07, point=0.026, spread=0.020)
    knot = float(collar.positions[0, 1]) + 0.022
    middle = float(collar.positions[[0, 24], 0].mean())
    blade, tied = tie([front, whole], SILK, top=knot, low=knot - 0.150, x=middle)
    pieces = [*camel, *wool, front, collar, slid_under(blade, whole, gap=0.026), tied, legs, socks(wearer, SOCK),
              *leather_shoes(wearer, LEATHER, SOLE, LACE, heel=0.012, toe=0.016)]  # fmt: skip
    return Outfit(pieces, neckline=edge, sleeves=(0.01, 0.01))
