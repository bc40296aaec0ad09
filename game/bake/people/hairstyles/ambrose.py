"""Ambrose's hair: white curls cut close, high at the temples; a trimmed white moustache."""

from __future__ import annotations

import numpy as np

from game.bake.people.cropped import cap, coiled, moustache
from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = (
    (0, 0.130), (12, 0.133), (26, 0.144), (40, 0.138), (54, 0.102), (63, 0.066),
    (68, 0.036), (72, 0.016), (79, 0.014), (83, 0.034), (88, 0.056), (104, 0.060), (114, 0.030), (128, -0.016), (146, -0.034), (180, -0.040),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""


def rise(scalp: Scalp, points: np.ndarray) -> np.ndarray:
    """(…,) 0 at the ears … 1 at the crown."""
    return np.clip((points[..., 1] - scalp.head.joint[1] - 0.04) / 0.10, 0, 1)


def hair(scalp: Scalp) -> list[Ribbons]:
    """Tight curls, closer at the sides."""

    def thick(q):
        lump = np.sin(q[:, 0] * 420 + np.sin(q[:, 2] * 260) * 2) * np.sin(q[:, 2] * 390 + q[:, 1] * 300)
        return 0.0024 + 0.0040 * rise(scalp, q) + 0.0014 * lump

    return [
        cap(scalp, thick=thick, count=360),
        coiled(scalp, 290, fringe=50, radius=lambda r: 0.0034 + 0.0022 * rise(scalp, r), width=0.0044, over=thick),
    ]


def beard(scalp: Scalp) -> list[Ribbons]:
    """A narrow moustache, trimmed every morning."""
    return [moustache(scalp, 84, half=0.026, length=(0.0055, 0.0085), width=0.0022, full=0.62)]
