"""The ground plan every other room of the code measures from. Metres, y up, left-handed.

The hall's centre is the origin, its floor y = 0. North is +z, east is +x; an azimuth is measured
clockwise from north seen from above. The visitor arrives from the south, walking north.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SIDES = 16
APOTHEM = 13.0
"""From the centre to the plane of book spines, on every tier."""
SIDE_WIDTH = 2 * APOTHEM * float(np.tan(np.pi / SIDES))  # 5.17 m
TIER_HEIGHT = 4.2
TIERS = 18
"""Tiers that are drawn; haze has taken over long before the last."""
GALLERY_DEPTH = 1.1
"""Galleries reach this far from the spines towards the centre."""

DOOR_SIDE = 8  # south
WINDOW_SIDES = (1, 3, 5, 7, 9, 11, 13, 15)
SHELF_SIDES = (0, 2, 4, 6, 10, 12, 14)
ARCH_SIDES = (4, 6, 10, 12)
"""Shelf sides whose ground tier has an arched opening (gated for now) towards the endless stacks."""

DOOR_WIDTH, DOOR_HEIGHT = 3.2, 6.0  # the opening; two leaves of half the width each
DOOR_Z = -(APOTHEM + 0.6)  # plane of the closed leaves
FORECOURT_DEPTH = 22.0  # from the doors southwards
FORECOURT_WIDTH = 16.0

WINDOW_WIDTH, WINDOW_HEIGHT, WINDOW_SILL = 2.8, 8.4, 3.4  # lancet: apex at sill + height
WINDOW_APOTHEM = APOTHEM + 0.6  # plane of the glass
WINDOW_CLEAR_TIERS = (1, 2)
"""On window sides these tiers carry neither shelves nor a gallery: the lancet stands there."""
WINDOW_SCENES = {
    1: "seedling",
    3: "ship",
    5: "phoenix",
    7: "bowl",
    9: "blossom",
    11: "chain",
    13: "lifting",
    15: "climber",
}

SUN_AZIMUTH = float(np.radians(32.0))
SUN_ELEVATION = float(np.radians(32.0))
"""When the dream begins; chosen so that the seedling's gold then falls on who sits in Idris's chair."""
EVENING = 1500.0
"""Seconds of dream time over which the sun moves; then it stands."""
SUN_TURN, SUN_SINK = float(np.radians(-3.9)), float(np.radians(2.2))
"""How far it goes by then: the gold leaves Idris for the middle of the ring, and reaches further."""

RING_RADIUS = 3.1
SEAT_HEIGHT = 0.45
CHAIR_COUNT = 9
CHAIR_RADIUS = 0.46
"""Radius of the circle a walker keeps out of, about a chair's middle."""


@dataclass(frozen=True)
class Chair:
    """One place in the ring. ``azimuth`` is where it stands; it faces the centre."""

    index: int
    occupant: str | None

    @property
    def azimuth(self) -> float:
        return float(np.radians(180.0 + 40.0 * self.index))

    @property
    def position(self) -> np.ndarray:
        """(3,) f32: the middle of the chair on the floor."""
        return RING_RADIUS * direction(self.azimuth)

    @property
    def facing(self) -> float:
        """Azimuth it looks towards, radians."""
        return self.azimuth + float(np.pi)


OCCUPANTS: tuple[str | None, ...] = (
    None,  # yours: the one nearest to the doors
    "noor",
    "idris",
    "ambrose",
    "maren",
    "thessa",
    "tomas",
    "sunniva",
    None,  # for whoever comes next
)


def ring() -> tuple[Chair, ...]:
    """The nine chairs, the visitor's first, clockwise seen from above."""
    return tuple(Chair(index, who) for index, who in enumerate(OCCUPANTS))


def direction(azimuth: float) -> np.ndarray:
    """(3,) f32 unit vector along the ground towards ``azimuth`` (radians)."""
    return np.array([np.sin(azimuth), 0.0, np.cos(azimuth)], np.float32)


def side_azimuth(side: int) -> float:
    """Azimuth of the middle of a side, radians."""
    return side * 2 * float(np.pi) / SIDES


def sun_direction(azimuth: float = SUN_AZIMUTH, elevation: float = SUN_ELEVATION) -> np.ndarray:
    """(3,) f32 unit vector from the hall towards the sun."""
    flat = direction(azimuth) * np.cos(elevation)
    return np.array([flat[0], np.sin(elevation), flat[2]], np.float32)


def evening_sun(seconds: float) -> np.ndarray:
    """(3,) f32 unit vector towards the sun at a moment of dream time; it starts and stops gently."""
    passed = min(max(seconds / EVENING, 0.0), 1.0)
    share = passed * passed * (3.0 - 2.0 * passed)
    return sun_direction(SUN_AZIMUTH + share * SUN_TURN, SUN_ELEVATION - share * SUN_SINK)
