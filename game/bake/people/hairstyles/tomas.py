"""Tomas's hair: short, thin on top, gone at the temples; sideburns and a moustache."""

from __future__ import annotations

import numpy as np

from game.bake.people.cropped import cap, combed, moustache
from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = (
    (0, 0.113), (9, 0.114), (19, 0.124), (31, 0.134), (43, 0.122), (54, 0.094), (62, 0.066),
    (66, 0.034), (69, -0.006), (78, -0.008), (82, 0.030), (88, 0.054), (104, 0.058), (114, 0.030), (128, -0.020), (146, -0.038), (180, -0.044),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""


def rise(scalp: Scalp, points: np.ndarray) -> np.ndarray:
    """(…,) 0 at the ears … 1 at the crown."""
    return np.clip((points[..., 1] - scalp.head.joint[1] - 0.05) / 0.10, 0, 1)


def hair(scalp: Scalp) -> list[Ribbons]:
    """Combed back and to the right on top, cut close round the sides and the neck."""

    def way(root, out):
        top = rise(scalp, root)
        forward = np.clip(root[2] - scalp.head.joint[2], -0.1, 0.1) / 0.1
        lying = np.array([0.35, 0.25, -1.0])
        falling = np.array([0.0, -1.0, -0.55 + 0.25 * forward])
        return lying * top + falling * (1 - top)

    thick = lambda q: 0.0020 + 0.0034 * rise(scalp, q)  # noqa: E731
    return [
        cap(scalp, thick=thick),
        combed(
            scalp, 330, fringe=70, way=way, length=lambda r: 0.017 + 0.019 * rise(scalp, r),
            width=0.0068, over=thick, lift=0.0022, strays=0.22,
        ),
    ]  # fmt: skip


def beard(scalp: Scalp) -> list[Ribbons]:
    """A short moustache that he trims himself, not quite evenly."""
    return [moustache(scalp, 96, half=0.029, length=(0.007, 0.0105), width=0.0026)]
