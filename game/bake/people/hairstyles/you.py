"""The visitor is seen without a head: no hair."""

from __future__ import annotations

from game.bake.people.hair import Ribbons, Scalp

HAIRLINE = ((0.0, 0.1), (180.0, 0.1))


def hair(scalp: Scalp) -> list[Ribbons]:
    """None."""
    return []
