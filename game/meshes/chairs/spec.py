"""What a chair's design may say."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.vines import RGB, Palette, Vine
from game.meshes.chairs.wood import FURROWED, Bough

BACK_Z, BACK_LEAN = -0.24, 0.158
"""Where a sitter's back rests at seat height, and how much further back per metre up (9°)."""


@dataclass(frozen=True)
class Foliage:
    """Leaves that spring from the outer halves of the boughs whose name starts with ``host``."""

    host: str
    leaf: str
    count: int
    length: float
    flower: str = ""
    blossoms: int = 0
    blossom_size: float = 0.02


@dataclass(frozen=True)
class Brackets:
    """Shelf fungi: (x, y, z, azimuth in degrees, radius) each, metres."""

    shelves: tuple[tuple[float, float, float, float, float], ...]
    tint: RGB = (0.46, 0.30, 0.15)


@dataclass(frozen=True)
class Design:
    """One chair: its boughs and what lives on them.

    tint and tip: linear colours of old wood and of limb ends; restless: metres by which knots
    stray; spiral: how fast ridges wind round a limb at most, radians a metre; seat: half width,
    half depth and squareness of the wooden seat.
    """

    title: str
    boughs: tuple[Bough, ...]
    cushion: Cushion
    vines: tuple[Vine, ...] = ()
    foliage: tuple[Foliage, ...] = ()
    palette: Palette = field(default_factory=Palette)
    kind: float = FURROWED
    tint: RGB = (0.290, 0.153, 0.077)
    tip: RGB = (0.25, 0.17, 0.075)
    restless: float = 0.006
    spiral: float = 3.0
    seat: tuple[float, float, float] | None = (0.258, 0.250, 2.8)
    thorns: tuple[str, ...] = ()
    thorn_count: int = 0
    brackets: Brackets | None = None


def rest(x: float, y: float, radius: float, behind: float = 0.0) -> tuple[float, ...]:
    """A knot whose skin just touches the sitter's back plane, or lies ``behind`` it, metres."""
    return (x, y, BACK_Z - BACK_LEAN * (y - 0.45) - radius - behind, radius)


def roots(
    x: float,
    z: float,
    ways: tuple[float, ...],
    reach: float = 0.13,
    radius: float = 0.024,
    rise: float = 0.13,
    mirror: bool = True,
) -> tuple[Bough, ...]:
    """Roots that leave a leg's foot (x, z) towards azimuths ``ways``, degrees."""
    grown = []
    for count, way in enumerate(ways):
        far = reach * (1.0 - 0.18 * (count % 3))
        dx, dz = np.sin(np.radians(way)), np.cos(np.radians(way))
        bend = 0.25 * far * (1 if count % 2 else -1)
        knots = (
            (x, rise, z, radius * 0.9),
            (x + 0.3 * far * dx, 0.42 * rise, z + 0.3 * far * dz, radius),
            (
                x + 0.7 * far * dx - 0.4 * bend * dz,
                0.012,
                z + 0.7 * far * dz + 0.4 * bend * dx,
                radius * 0.7,
            ),
            (x + far * dx, 0.004, z + far * dz, radius * 0.2),
        )
        grown.append(Bough(knots, name="root", mirror=mirror, grade="root"))
    return tuple(grown)
