"""Noor's hair is nobody's business but hers: it lies under the scarf."""

from __future__ import annotations

from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = (
    (0, 0.100), (30, 0.102), (58, 0.080), (74, 0.040), (80, 0.020), (87, 0.055), (112, 0.055),
    (122, 0.018), (140, -0.030), (180, -0.040),
)  # fmt: skip
"""(degrees from the front, metres above the head's joint) where hair would begin."""


def hair(scalp: Scalp) -> list[Ribbons]:
    """None that shows."""
    return []
