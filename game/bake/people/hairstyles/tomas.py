"""Tomas's hair: short, thin on top, gone at the temples; sideburns and a moustache."""

from __future__ import annotations

import numpy as np

from game.bake.people.cropped import cap, combed, moustache
from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = (
    (0, 0.113), (9, 0.114), (19, 0.124), (31, 0.134), (43, 0.122), (54, 0.094), (62, 0.066),
    (66, 0.038), (71, 0.012), (75, -0.008), (78, 0.004), (81, 0.030), (88, 0.054), (104, 0.058), (114, 0.030), (128, -0.020), (146, -0.038), (180, -0.044),
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

    def grain(q, n):
        top = rise(scalp, q)
        across = (q[:, 0] + 0.35 * q[:, 2]) * top + (q[:, 2] - 0.5 * q[:, 1]) * (1 - top)
        down = -q[:, 2] * top - q[:, 1] * (1 - top)
        return np.column_stack([across * 110, down * 6])

    thick = lambda q: 0.0016 + 0.0036 * rise(scalp, q)  # noqa: E731
    return [
        cap(scalp, thick=thick, count=460, grain=grain),
        combed(
            scalp, 480, fringe=170, way=way, length=lambda r: 0.016 + 0.020 * rise(scalp, r),
            width=0.0085, over=thick, lift=0.0013, strays=0.08,
        ),
    ]  # fmt: skip


def beard(scalp: Scalp) -> list[Ribbons]:
    """A short moustache that he trims himself, not quite evenly."""
    return [moustache(scalp, 170, half=0.029, length=(0.0065, 0.0100), width=0.0034)]
