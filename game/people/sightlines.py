"""Which way each sitter must look to see what, in their own axes: yaw to +x, pitch up, radians."""

from __future__ import annotations

import numpy as np

from game.meshes import hall_plan

PLACES = (
    "empty_chair", "hands", "floor", "aside", "dome", "window", "shelves", "guitar",
)  # fmt: skip
"""What is looked at beside people and the visitor, in the order of the table's last columns."""
EMPTY_CHAIR = 8
BACK_REST = 0.72
"""Metres above the floor at which an empty chair is looked at: where somebody would sit."""
BEYOND = 1.66
"""Radians to either side past which a sitter sees nothing without turning in the chair."""


class Sightlines:
    """``angles`` (N, T, 2): for N people, towards the N, the visitor, then PLACES.

    eyes_at (N, 3) metres; facings (N,) azimuths clockwise from north.
    """

    def __init__(self, eyes_at: np.ndarray, facings: np.ndarray, names: tuple[str, ...]) -> None:
        self.eyes_at = np.asarray(eyes_at, float).reshape(-1, 3)
        facing = np.asarray(facings, float)
        self._right = np.stack([np.cos(facing), np.sin(facing) * 0, -np.sin(facing)], 1)
        self._ahead = np.stack([np.sin(facing), np.sin(facing) * 0, np.cos(facing)], 1)
        count = len(self.eyes_at)
        self.visitor = count
        self.places = {place: count + 1 + i for i, place in enumerate(PLACES)}
        self.angles = np.zeros((count, count + 1 + len(PLACES), 2))
        for other in range(count):
            self.angles[:, other] = self.towards(self.eyes_at[other])
        self._fixed("empty_chair", self.towards(empty_chair()))
        self._fixed("hands", (0.0, -0.80))
        self._fixed("floor", (0.0, -0.50))
        self._fixed("dome", (0.0, 0.74))
        self._fixed("window", self._ahead_most(hall_plan.WINDOW_SIDES, facing + 0.35, 0.40))
        self._fixed("shelves", self._ahead_most(hall_plan.SHELF_SIDES, facing - 0.45, 0.16))
        self._fixed("guitar", (0.0, -0.80))
        if "maren" in names:
            player = names.index("maren")
            self._fixed("guitar", self.angles[:, player] - [0.0, 0.16])
            self.angles[player, self.places["guitar"]] = -0.35, -0.72
        own = np.arange(count)
        self.angles[own, own] = 0.0
        self.near = self._neighbours()

    def towards(self, point: np.ndarray) -> np.ndarray:
        """(N, 2) angles to a point of the hall (3,), from each one's eyes."""
        way = np.asarray(point, float) - self.eyes_at
        ahead = (way * self._ahead).sum(1)
        right = (way * self._right).sum(1)
        return np.stack([np.arctan2(right, ahead), np.arctan2(way[:, 1], np.hypot(ahead, right))], 1)

    def see(self, visitor: np.ndarray) -> np.ndarray:
        """(N,) metres along the floor to the visitor, whose column is brought up to date."""
        self.angles[:, self.visitor] = self.towards(visitor)
        return np.hypot(*(self.eyes_at[:, [0, 2]] - np.asarray(visitor, float)[[0, 2]]).T)

    def _fixed(self, place: str, angles) -> None:
        self.angles[:, self.places[place]] = angles

    def _ahead_most(self, sides: tuple[int, ...], wished: np.ndarray, pitch: float) -> np.ndarray:
        """(N, 2) towards the one of the hall's sides that lies nearest to a wished azimuth (N,)."""
        azimuths = np.array([hall_plan.side_azimuth(side) for side in sides])
        off = np.abs(np.angle(np.exp(1j * (azimuths - wished[:, None]))))
        points = hall_plan.APOTHEM * np.stack(
            [np.sin(azimuths), azimuths * 0, np.cos(azimuths)], 1
        )[off.argmin(1)]
        angles = self.towards(points)
        angles[:, 1] = pitch
        return angles

    def _neighbours(self) -> np.ndarray:
        """(N, N) whether two sit side by side."""
        apart = np.linalg.norm(self.eyes_at[:, None] - self.eyes_at, axis=2)
        return (apart > 0.1) & (apart < 1.3 * hall_plan.RING_RADIUS * np.radians(40.0))


def empty_chair() -> np.ndarray:
    """(3,) metres: where the face of whoever comes next would be, a little lower."""
    return hall_plan.ring()[EMPTY_CHAIR].position + np.array([0.0, BACK_REST, 0.0])
