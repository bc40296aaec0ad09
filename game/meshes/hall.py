"""The whole architecture, composed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.meshes.arcades import RIB_CIRCLE, tier_grade, tier_ring
from game.meshes.arches import arches
from game.meshes.detail import Detail
from game.meshes.doors import doorway
from game.meshes.floor import floor
from game.meshes.galleries import balconies
from game.meshes.gathering import moved, turned
from game.meshes.hall_plan import APOTHEM, SIDES, WINDOW_SIDES, side_azimuth
from game.meshes.ladders import ladders
from game.meshes.lamps import hung_lantern, pier_lamp, reading_lamp
from game.meshes.mesh_data import Part
from game.meshes.pillars import pillars
from game.meshes.rugs import rugs
from game.meshes.sides import CORNER_RADIUS
from game.meshes.walls import walls

LAMP_CORNERS = (1, 3, 5, 7, 8, 10, 12, 14)
"""Corner k stands between sides k and k + 1; mirrored about the doors, whose piers carry two."""
HUNG_FROM, HUNG_TO = 11.95, 10.62
"""Metres up of the chains' ends, before the capitals."""


def pier_lamps(detail: Detail = "full") -> list[Part]:
    """The lanterns on the piers of the ground hall."""
    parts: list[Part] = []
    for corner in LAMP_CORNERS:
        on = moved(pier_lamp(detail), (0, 2.75, CORNER_RADIUS - 0.33))
        parts += turned(on, (corner + 0.5) * 2 * np.pi / SIDES)
    return parts


def hung_lamps(detail: Detail = "full") -> list[Part]:
    """A lantern on a chain before every capital, from the boss where the pier's rib springs on."""
    hung = moved(hung_lantern(HUNG_FROM - HUNG_TO, detail), (0, HUNG_FROM, RIB_CIRCLE))
    parts: list[Part] = []
    for corner in range(SIDES):
        parts += turned(hung, (corner + 0.5) * 2 * np.pi / SIDES)
    return parts


def pier_lamp_places() -> np.ndarray:
    """(8, 3) metres: where the lanterns of the piers burn."""
    azimuth = (np.array(LAMP_CORNERS) + 0.5) * 2 * np.pi / SIDES
    reach = CORNER_RADIUS - 0.69
    height = np.full_like(azimuth, 2.58)
    return np.stack([np.sin(azimuth) * reach, height, np.cos(azimuth) * reach], axis=1)


def reading_lamps(detail: Detail = "full") -> list[Part]:
    """A shaded lamp on the bench end of every window's niche."""
    parts: list[Part] = []
    for side in WINDOW_SIDES:
        standing = moved(reading_lamp(detail), (0.98, 0.46, APOTHEM + 0.22))
        parts += turned(standing, side_azimuth(side))
    return parts


def lamps(detail: Detail = "full") -> list[Part]:
    """Every lamp of the ground hall that no gallery carries."""
    return [*pier_lamps(detail), *hung_lamps(detail), *reading_lamps(detail)]


def hall_pieces(detail: Detail = "full") -> Iterator[list[Part]]:
    """Everything unique up to the first full gallery (12.6 m) but the floor, ungathered, a builder
    at a time: piers, walls, arches, doorway (without the leaves), galleries, ladders, lamps, rugs."""
    for build in (pillars, walls, arches, doorway, balconies, ladders, lamps, rugs):
        yield build(detail)


def hall_ground(detail: Detail = "full") -> list[Part]:
    """All of ``hall_pieces``."""
    return [part for piece in hall_pieces(detail) for part in piece]


__all__ = ["floor", "hall_ground", "hall_pieces", "tier_grade", "tier_ring"]
