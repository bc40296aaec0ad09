"""What tops with sleeves have in common: where the arm begins, its cuffs, the way of their threads."""

from __future__ import annotations

import numpy as np

from game.bake.people.tailor import Wearer

NOT_UNDER_A_TOP = ("wrist", "finger", "metacarpal", "lowerleg", "foot", "toe", "head")
"""Bones whose skin a top never lies on: `tailor.worn` leaves them out."""


def arm_share(p: np.ndarray, shoulder: float, beyond: float = 0.0) -> np.ndarray:
    """(V,) 0 on the trunk … 1 on an arm, eight centimetres from ``beyond`` the shoulder's joint on."""
    return np.clip((np.abs(p[:, 0]) - shoulder - beyond) / 0.08, 0, 1)


def arm_line(wearer: Wearer) -> tuple[np.ndarray, np.ndarray]:
    """Distances from the middle and heights along a standing arm, metres."""
    at = np.array([wearer.bone(n) for n in ("upperarm01.R", "lowerarm01.R", "wrist.R")])
    return at[:, 0], at[:, 1]


def before_wrist(wearer: Wearer, p: np.ndarray) -> np.ndarray:
    """(V,) metres up the forearm from the nearer wrist."""
    return np.minimum(*(wearer.limb(p, "lowerarm02", "wrist", side) for side in "LR"))


def cuff_share(
    wearer: Wearer, p: np.ndarray, arm: np.ndarray, start: float, over: float
) -> np.ndarray:
    """(V,) 1 at a cuff ``start`` metres before the wrist, fading ``over`` the next; arm (V,): arm_share."""
    return np.clip(1 - (before_wrist(wearer, p) - start) / over, 0, 1) * (arm > 0)


def before_elbow(wearer: Wearer, p: np.ndarray) -> np.ndarray:
    """(V,) metres before the elbow of its own side; negative on the forearm."""
    return np.where(p[:, 0] < 0, *(wearer.limb(p, "upperarm01", "lowerarm01", s) for s in "LR"))


def sleeved_uv(p: np.ndarray, arm: np.ndarray, around: np.ndarray, along: np.ndarray) -> np.ndarray:
    """(V, 2) metres along the cloth: round and along sleeves, which begin at u = 3; across and up the trunk."""
    return np.where(
        (arm > 0.5)[:, None],
        np.column_stack([around + 3.0, along]),
        np.column_stack([np.where(p[:, 2] > 0, p[:, 0], 1.0 + p[:, 0]), p[:, 1]]),
    )
