"""Ambrose's hair: white curls cut close, high at the temples; a trimmed white moustache."""

from __future__ import annotations

import numpy as np

from game.bake.people.cropped import cap, coiled, moustache
from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = (
    (0, 0.118), (14, 0.120), (28, 0.128), (42, 0.126), (54, 0.098), (64, 0.062),
    (72, 0.030), (77, 0.006), (83, 0.004), (88, 0.052), (112, 0.060), (122, 0.020), (140, -0.030), (180, -0.040),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""


def rise(scalp: Scalp, points: np.ndarray) -> np.ndarray:
    """(…,) 0 at the ears … 1 at the crown."""
    return np.clip((points[..., 1] - scalp.head.joint[1] - 0.04) / 0.10, 0, 1)


def hair(scalp: Scalp) -> list[Ribbons]:
    """Tight curls, closer at the sides."""

    def thick(q):
        lump = np.sin(q[:, 0] * 420 + np.sin(q[:, 2] * 260) * 2) * np.sin(q[:, 2] * 390 + q[:, 1] * 300)
        return 0.0030 + 0.0050 * rise(scalp, q) + 0.0014 * lump

    return [
        cap(scalp, thick=thick, count=420),
        coiled(scalp, 230, fringe=46, radius=lambda r: 0.0034 + 0.0022 * rise(scalp, r), width=0.0042),
    ]


def beard(scalp: Scalp) -> list[Ribbons]:
    """A narrow moustache, trimmed every morning."""
    return [moustache(scalp, 84, half=0.026, length=(0.0055, 0.0085), width=0.0022, full=0.62)]
