"""Ambrose's hair: white curls cut close, high at the temples; a trimmed white moustache."""

from __future__ import annotations

import numpy as np

from game.bake.people.cropped import cap, moustache, tufted
from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = (
    (0, 0.130), (12, 0.133), (26, 0.144), (40, 0.138), (54, 0.102), (63, 0.066),
    (67, 0.044), (72, 0.024), (76, 0.010), (79, 0.016), (82, 0.036), (88, 0.056), (104, 0.060), (114, 0.030), (128, -0.016), (146, -0.034), (180, -0.040),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair begins."""


def rise(scalp: Scalp, points: np.ndarray) -> np.ndarray:
    """(…,) 0 at the ears … 1 at the crown."""
    return np.clip((points[..., 1] - scalp.head.joint[1] - 0.04) / 0.10, 0, 1)


def hair(scalp: Scalp) -> list[Ribbons]:
    """Tight curls, closer at the sides."""

    def thick(q):
        lump = np.sin(q[:, 0] * 420 + np.sin(q[:, 2] * 260) * 2) * np.sin(
            q[:, 2] * 390 + q[:, 1] * 300
        )
        return 0.0024 + 0.0040 * rise(scalp, q) + 0.0010 * lump

    return [
        cap(scalp, thick=thick, count=520),
        tufted(
            scalp, 470, fringe=90, over=thick, size=lambda r: 0.0058 + 0.0020 * rise(scalp, r)
        ),
    ]  # fmt: skip


def beard(scalp: Scalp) -> list[Ribbons]:
    """A narrow moustache, trimmed every morning."""
    return [moustache(scalp, 150, half=0.025, length=(0.0055, 0.0080), width=0.0030, full=0.70)]
