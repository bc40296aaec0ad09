"""Where one can walk: a 2-D plan of walls, round obstacles and floors. No scene geometry is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from game.meshes import hall_plan

WALKER_RADIUS = 0.28
WALL_APOTHEM = hall_plan.APOTHEM - 0.30
"""Bookcases, their plinths and ladders reach this far into the room at ankle height."""
PILLAR_REACH = 0.45
PASSAGE_HALF = hall_plan.DOOR_WIDTH / 2
FORECOURT_NORTH = hall_plan.DOOR_Z - 0.55
FORECOURT_SOUTH = hall_plan.DOOR_Z - hall_plan.FORECOURT_DEPTH + 2.0
FORECOURT_HALF = hall_plan.FORECOURT_WIDTH / 2 - 0.6


@dataclass(frozen=True)
class FloorPlan:
    """Walls (N, 4) as x0 z0 x1 z1, obstacles (M, 3) as x z radius; metres."""

    walls: np.ndarray
    obstacles: np.ndarray

    def with_walls(self, walls: Iterable[Iterable[float]]) -> FloorPlan:
        more = np.asarray(list(walls), float).reshape(-1, 4)
        return replace(self, walls=np.concatenate([self.walls, more]))

    def pushed_out(self, place: np.ndarray, radius: float = WALKER_RADIUS) -> np.ndarray:
        """``place`` (2,) moved out of everything it touches, nearest way first; slides along walls."""
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
    """(16, 2) x, z of the walkable hall's corners; side k runs from corner k − ½ to k + ½."""
    reach = WALL_APOTHEM / np.cos(np.pi / hall_plan.SIDES)
    azimuths = (np.arange(hall_plan.SIDES) + 0.5) * 2 * np.pi / hall_plan.SIDES
    return np.stack([np.sin(azimuths), np.cos(azimuths)], 1) * reach


def on_floor(place: np.ndarray) -> bool:
    """Whether ``place`` (x, z) lies over the hall's floor, the doorway or the forecourt."""
    x, z = float(place[0]), float(place[1])
    azimuths = np.arange(hall_plan.SIDES) * 2 * np.pi / hall_plan.SIDES
    if np.max(np.sin(azimuths) * x + np.cos(azimuths) * z) < WALL_APOTHEM:
        return True
    if abs(x) < PASSAGE_HALF and FORECOURT_NORTH - 0.5 < z < -WALL_APOTHEM + 0.5:
        return True
    return abs(x) < FORECOURT_HALF and FORECOURT_SOUTH < z < FORECOURT_NORTH


def library_plan() -> FloorPlan:
    """Hall, doorway and forecourt with pillars and the ring's chairs; the doors stand open."""
    corners = hall_corners()
    walls = []
    for side in range(hall_plan.SIDES):
        a, b = corners[side - 1], corners[side]
        if side != hall_plan.DOOR_SIDE:
            walls.append([*a, *b])
            continue
        for end in (a, b):
            jamb = [np.sign(end[0]) * PASSAGE_HALF, -WALL_APOTHEM]
            mouth = [jamb[0], FORECOURT_NORTH]
            walls.append([*end, *jamb])
            walls.append([*jamb, *mouth])
            walls.append([*mouth, np.sign(end[0]) * FORECOURT_HALF, FORECOURT_NORTH])
    west, east = -FORECOURT_HALF, FORECOURT_HALF
    walls.append([west, FORECOURT_NORTH, west, FORECOURT_SOUTH])
    walls.append([west, FORECOURT_SOUTH, east, FORECOURT_SOUTH])
    walls.append([east, FORECOURT_SOUTH, east, FORECOURT_NORTH])

    reach = hall_plan.APOTHEM / np.cos(np.pi / hall_plan.SIDES)
    azimuths = (np.arange(hall_plan.SIDES) + 0.5) * 2 * np.pi / hall_plan.SIDES
    pillars = [[reach * np.sin(a), reach * np.cos(a), PILLAR_REACH] for a in azimuths]
    chairs = [[c.position[0], c.position[2], hall_plan.CHAIR_RADIUS] for c in hall_plan.ring()]
    return FloorPlan(np.array(walls, float), np.array(pillars + chairs, float))


def closed_doors() -> list[list[float]]:
    """The wall that the closed leaves make across the doorway."""
    return [[-PASSAGE_HALF, hall_plan.DOOR_Z, PASSAGE_HALF, hall_plan.DOOR_Z]]
