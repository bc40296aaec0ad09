"""What the visitor wears: a plain warm jumper, trousers, canvas shoes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.bake.people.fabric import CORDUROY, Fabric, knit
from game.bake.people.outfits.idris import shoes, trousers
from game.bake.people.sleeves import (
    NOT_UNDER_A_TOP,
    arm_share,
    before_elbow,
    cuff_share,
    sleeved_uv,
)
from game.bake.people.tailor import (  # fmt: skip
    Outfit,
    Piece,
    Wearer,
    finished,
    lofted,
    outward,
    ring_line,
    round_arm,
    shell,
    worn,
)

WOOL = knit((0.40, 0.335, 0.235), stitches=230.0, worn=(0.47, 0.40, 0.30), rib=0.055)
CORD = Fabric(
    (0.085, 0.085, 0.095), threads=(420.0, 900.0), relief=0.00018, fuzz=0.4, pattern=CORDUROY
)


def below_neckline(p: np.ndarray) -> np.ndarray:
    """(V,) metres of standing points below the jumper's neckline."""
    return -((p - [0, 0.815, 0.045]) @ np.array([0, 0.92, 0.4]))


def jumper(wearer: Wearer) -> list[Piece]:
    """Knitted, easy at the elbows, its cuffs and hem drawn in."""
    bottom = 0.205

    def keep(p):
        sleeves = [wearer.limb(p, "lowerarm02", "wrist", s) + 0.004 for s in "LR"]
        return np.minimum.reduce([p[:, 1] - bottom, *sleeves, below_neckline(p)])

    tri, p = shell(wearer, keep, 0.015, 1)

    def on_arm(m):
        return arm_share(m, 0.2)

    def cuffs(m):
        return cuff_share(wearer, m, on_arm(m), 0.025, 0.03)

    def ease(m):
        hem = np.clip(1 - (m[:, 1] - bottom) / 0.05, 0, 1) * (1 - on_arm(m))
        return 1.045 + 0.06 * on_arm(m) - 0.24 * cuffs(m) - 0.08 * hem

    done, weights = worn(
        wearer, tri, p, ease=ease,
        held=np.maximum(np.clip(1 - below_neckline(p) / 0.03, 0, 1) * 0.6, cuffs(p) * 0.4),
        clearance=0.011 - 0.004 * on_arm(p),
        leave_out=NOT_UNDER_A_TOP,
    )  # fmt: skip
    uv = sleeved_uv(p, on_arm(p), round_arm(wearer, p), before_elbow(wearer, p))
    body = finished(tri, done, weights, uv, WOOL, count=3400, thickness=0.006)
    return [body, collar(tri, done, weights, below_neckline(p))]


def collar(tri, done, weights, below) -> Piece:
    """A soft rolled neckband."""
    line, w, run = ring_line(tri, done, weights, below < 0.012, 33)
    out = outward(line)
    up = np.tile([0.0, 1.0, 0.0], (len(line), 1)) - out * 0.45
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    profile = [(-12, 1), (-4, 6), (8, 9), (20, 7), (26, 2), (22, -3), (6, -5)]
    rows = [line + up * u * 1e-3 + out * o * 1e-3 for u, o in profile]
    return lofted(rows, w, run, out, 2, [0.03, 0.025, 0.015, 0.006, 0.0, 0.0, 0.02], WOOL)


def clothes(wearer: Wearer) -> Outfit:
    """Everything you wear, outermost first."""
    legs = replace(trousers(wearer), fabric=CORD)
    pieces = [*jumper(wearer), legs, *shoes(wearer)]
    return Outfit(pieces, neckline=below_neckline, sleeves=(0.035, 0.035))
