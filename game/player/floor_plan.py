"""Where one can walk: a 2-D plan of walls and round obstacles over floors. No scene geometry is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from game.meshes import hall_plan
from game.meshes.forecourt import LAMP_POST, ground_height
from game.meshes.front import HALF_FRONT, PORTAL_Z, STEP_EDGE, WALL_Z
from game.meshes.ladders import FOOT_DEPTH, LADDERS

WALKER_RADIUS = 0.28
WALL_APOTHEM = hall_plan.APOTHEM - 0.30
"""Plinths, benches and the feet of bookcases reach no further into the room than this."""
PILLAR_REACH = 0.50
LADDER_REACH = 0.40
LAMP_POST_REACH = 0.22
PASSAGE_HALF = hall_plan.DOOR_WIDTH / 2
LEAF_HALF = 0.11
"""A leaf's carving and its ring stand this far off its middle plane."""
COURT_SOUTH = hall_plan.DOOR_Z - hall_plan.FORECOURT_DEPTH + 2.0
COURT_HALF = hall_plan.FORECOURT_WIDTH / 2 - 0.25
PLATFORM_HALF = HALF_FRONT - 0.8
BUTTRESSES = (6.4, 9.9)
"""Middles of the front's buttresses, metres from the axis; two more flank the portal."""
BUTTRESS_HALF, BUTTRESS_DEPTH = 0.64, 1.27
FRONT_Z = WALL_Z - 0.16
"""The front wall with its foot course."""


@dataclass(frozen=True)
class FloorPlan:
    """Walls (N, 4) as x0 z0 x1 z1, obstacles (M, 3) as x z radius; metres."""

    walls: np.ndarray
    obstacles: np.ndarray

    def with_walls(self, walls: Iterable[Iterable[float]]) -> FloorPlan:
        more = np.asarray(list(walls), float).reshape(-1, 4)
        return replace(self, walls=np.concatenate([self.walls, more]))

    def height(self, place: np.ndarray) -> float:
        """Metres: the floor under (x, z)."""
        return ground_below(place)

    def pushed_out(self, place: np.ndarray, radius: float = WALKER_RADIUS) -> np.ndarray:
        """``place`` (2,) moved out of everything it touches, deepest first; slides along walls."""
        place = np.array(place, float)
        for _ in range(4):
            offset = self._deepest(place, radius)
            if offset is None:
                break
            place += offset
        return place

    def _deepest(self, place: np.ndarray, radius: float) -> np.ndarray | None:
        start, end = self.walls[:, :2], self.walls[:, 2:]
        along = end - start
        share = ((place - start) * along).sum(1) / np.maximum((along**2).sum(1), 1e-9)
        away = place - (start + np.clip(share, 0, 1)[:, None] * along)
        distance = np.hypot(away[:, 0], away[:, 1])
        depth = radius - distance
        round_away = place - self.obstacles[:, :2]
        round_distance = np.hypot(round_away[:, 0], round_away[:, 1])
        round_depth = radius + self.obstacles[:, 2] - round_distance
        depths = np.concatenate([depth, round_depth])
        worst = int(np.argmax(depths))
        if depths[worst] <= 1e-6:
            return None
        ways = np.concatenate([away, round_away])
        lengths = np.concatenate([distance, round_distance])
        if lengths[worst] < 1e-6:
            return np.array([depths[worst], 0.0])
        return ways[worst] / lengths[worst] * depths[worst]

    def clear(self, place: np.ndarray, radius: float = WALKER_RADIUS, slack: float = 1e-3) -> bool:
        """Whether a walker of ``radius`` stands at ``place`` without touching anything."""
        return on_floor(place) and self._deepest(np.asarray(place, float), radius - slack) is None


def hall_corners() -> np.ndarray:
    """(16, 2) x, z of the walkable hall's corners; side k runs from corner k − 1 to k."""
    reach = WALL_APOTHEM / np.cos(np.pi / hall_plan.SIDES)
    azimuths = (np.arange(hall_plan.SIDES) + 0.5) * 2 * np.pi / hall_plan.SIDES
    return np.stack([np.sin(azimuths), np.cos(azimuths)], 1) * reach


def front_outline() -> list[tuple[float, float]]:
    """The eastern half of what stands round the doors outside, from the doorway to the court's far end."""
    shafts = PORTAL_Z - 0.37  # the portal's stepped shafts stand on a slant up to its buttress
    line = [(PASSAGE_HALF, WALL_Z + 0.01), (3.1 - BUTTRESS_HALF, shafts)]
    for middle, back in ((3.1, PORTAL_Z + 0.4), *((x, WALL_Z) for x in BUTTRESSES)):
        tip = back - BUTTRESS_DEPTH
        foot = shafts if middle == 3.1 else FRONT_Z
        line += [(middle - BUTTRESS_HALF, foot), (middle - BUTTRESS_HALF, tip)]
        line += [(middle + BUTTRESS_HALF, tip), (middle + BUTTRESS_HALF, FRONT_Z)]
    line += [(PLATFORM_HALF, FRONT_Z), (PLATFORM_HALF, STEP_EDGE + 0.1)]
    return [*line, (COURT_HALF, STEP_EDGE - 0.3), (COURT_HALF, COURT_SOUTH)]


def floor_outline() -> np.ndarray:
    """(N, 2) the whole walkable area as one closed polygon: hall, doorway, platform, court."""
    corners = hall_corners()
    south = hall_plan.DOOR_SIDE
    # Round the hall from the doorway's eastern edge by north to its western edge, then outside.
    hall = [corners[(south - 1 - k) % hall_plan.SIDES] for k in range(hall_plan.SIDES)]
    outside = front_outline()
    west = [(-x, z) for x, z in outside]
    jamb = (PASSAGE_HALF, -WALL_APOTHEM)
    points = [jamb, *map(tuple, hall), (-jamb[0], jamb[1]), *west, *reversed(outside)]
    return np.array(points, float)


OUTLINE = floor_outline()


def on_floor(place: np.ndarray) -> bool:
    """Whether ``place`` (x, z) lies over the hall's floor, the doorway or the forecourt."""
    x, z = float(place[0]), float(place[1])
    a, b = OUTLINE, np.roll(OUTLINE, -1, axis=0)
    spans = (a[:, 1] > z) != (b[:, 1] > z)
    with np.errstate(divide="ignore", invalid="ignore"):
        meets = a[:, 0] + (z - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
    return bool((spans & (meets > x)).sum() % 2)


def ground_below(place: np.ndarray) -> float:
    """Metres: the floor's height at (x, z); the court lies three steps below the hall."""
    z = float(place[1])
    return ground_height(z) if z < hall_plan.DOOR_Z else 0.0


def library_plan() -> FloorPlan:
    """Hall, doorway and forecourt with pillars, ladders, chairs and lamp posts; the doors are left out."""
    walls = np.concatenate([OUTLINE, np.roll(OUTLINE, -1, axis=0)], 1)
    reach = hall_plan.APOTHEM / np.cos(np.pi / hall_plan.SIDES)
    azimuths = (np.arange(hall_plan.SIDES) + 0.5) * 2 * np.pi / hall_plan.SIDES
    pillars = [[reach * np.sin(a), reach * np.cos(a), PILLAR_REACH] for a in azimuths]
    chairs = [[c.position[0], c.position[2], hall_plan.CHAIR_RADIUS] for c in hall_plan.ring()]
    posts = [[sign * LAMP_POST[0], LAMP_POST[2], LAMP_POST_REACH] for sign in (-1, 1)]
    return FloorPlan(walls, np.array([*pillars, *ladder_feet(), *chairs, *posts], float))


def ladder_feet() -> list[list[float]]:
    """A circle about each rolling ladder as far up as a head."""
    depth = hall_plan.APOTHEM - FOOT_DEPTH + LADDER_REACH - 0.12
    circles = []
    for side, beside in LADDERS:
        azimuth = hall_plan.side_azimuth(side)
        out, right = hall_plan.direction(azimuth), hall_plan.direction(azimuth + np.pi / 2)
        spot = out * depth + right * beside
        circles.append([spot[0], spot[2], LADDER_REACH])
    return circles


def door_leaves(angle: float) -> list[list[float]]:
    """The walls that the two leaves make when they stand open by ``angle`` radians; 0 is closed."""
    walls = []
    for sign in (-1.0, 1.0):
        hinge = np.array([sign * PASSAGE_HALF, hall_plan.DOOR_Z])
        ahead = np.array([-sign * np.cos(angle), np.sin(angle)])
        off = np.array([ahead[1], -ahead[0]]) * LEAF_HALF
        tip = hinge + ahead * PASSAGE_HALF
        walls += [[*(hinge + o), *(tip + o)] for o in (off, -off)]
        walls.append([*(tip + off), *(tip - off)])
    return walls


def closed_doors() -> list[list[float]]:
    """The wall that the closed leaves make across the doorway."""
    return door_leaves(0.0)
