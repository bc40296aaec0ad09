"""The bones of everybody in the order in which a company is posed: each rank hangs on one before it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.people.skeleton import Skeleton

TRUNK = (
    "root", "spine04", "upperleg01.L", "upperleg01.R", "spine02", "lowerleg01.L", "lowerleg01.R",
    "neck01", "clavicle.L", "clavicle.R", "foot.L", "foot.R", "head", "eye.L", "eye.R",
)  # fmt: skip
LIMBS = tuple(
    f"{bone}.{side}"
    for bone in ("upperarm01", "lowerarm01", "lowerarm02", "wrist")
    for side in "LR"
)
FINGERS = tuple(
    f"finger{finger}-{link}.{side}" for link in (1, 2) for side in "LR" for finger in range(1, 5)
)
LAYOUT = TRUNK + LIMBS + FINGERS

SPINE04, THIGH, SPINE02, SHIN, NECK, CLAVICLES, FOOT, HEAD, EYES = 1, 3, 4, 6, 7, 8, 11, 12, 13
UPPER, LOWER, TWIST, WRIST, KNUCKLE, LINK, END = 15, 17, 19, 21, 23, 31, 39
"""Where bones, or the first of several, stand. Thigh, shin and foot are the right ones."""


def heads_of(skeletons: Sequence[Skeleton]) -> np.ndarray:
    """(B, N, 3) where the bones' heads rest. Raises ValueError for other bones than LAYOUT's."""
    if any(set(s.names) != set(LAYOUT) for s in skeletons):
        raise ValueError("the bones are not the ones that people are posed with")
    return np.stack([s.heads[[s.index(name) for name in LAYOUT]] for s in skeletons], axis=1)
