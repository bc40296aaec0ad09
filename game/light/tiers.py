"""Quality tiers: which passes run and how large. A tier never changes the look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tier:
    """Shares of the window's width and height: ``scale`` is drawn each frame; the picture that frames
    build up together is ``built`` as large, and enlarged to the window. Divisors are of what is drawn.

    ``multisamples`` 0 means one sample a pixel.
    """

    name: str
    level: int
    scale: float
    built: float
    mask_size: int
    ring_mask_size: int
    ring_mask_every: int
    shaft_divisor: int
    occlusion_divisor: int
    bloom_levels: int
    multisamples: int


TIERS = {
    tier.name: tier
    for tier in (
        Tier("low", 0, 0.42, 0.66, 768, 512, 6, 4, 0, 3, 0),
        Tier("medium", 1, 0.5, 0.75, 1024, 1024, 3, 4, 2, 5, 0),
        Tier("high", 2, 1.0, 1.0, 2048, 1024, 1, 3, 2, 5, 4),
        Tier("ultra", 3, 1.0, 1.0, 2048, 2048, 1, 2, 1, 6, 8),
    )
}


def tier_named(name: str) -> Tier:
    """The tier called ``name``. Raises ValueError that lists the names."""
    try:
        return TIERS[name]
    except KeyError:
        known = ", ".join(TIERS)
        raise ValueError(f"quality {name!r} is not one of {known}") from None
