"""Which way each sitter must look to see what, in their own axes: yaw to +x, pitch up, radians."""

from __future__ import annotations

import numpy as np

from game.meshes import hall_plan

PLACES = (
    "empty_chair", "hands", "floor", "aside", "dome", "window", "shelves", "guitar",
)  # fmt: skip
"""What is looked at beside people and the visitor, in the order of the table's last columns."""
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
        count = len(self.eyes_at)
        self._axes = own_axes(facing)
        self._eyes = np.einsum("ni,nij->nj", self.eyes_at, self._axes)
        self.visitor = count
        self.places = {place: count + 1 + i for i, place in enumerate(PLACES)}
        self.angles = np.zeros((count, count + 1 + len(PLACES), 2))
        for other in range(count):
            self.angles[:, other] = self.towards(self.eyes_at[other])
        self.leave_free(None)
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
        """(N, 2) angles from each one's eyes to a point of the hall (3,), or to (N, 3) of their own."""
        at = (np.asarray(point, float).reshape(-1, 1, 3) @ self._axes)[:, 0] - self._eyes
        angles = np.empty((len(at), 2))
        np.arctan2(at[:, 0], at[:, 2], out=angles[:, 0])
        np.arctan2(at[:, 1], np.hypot(at[:, 0], at[:, 2]), out=angles[:, 1])
        return angles

    def see(self, visitor: np.ndarray) -> None:
        """Brings the visitor's column up to date. visitor (3,): their eyes."""
        self.angles[:, self.visitor] = self.towards(visitor)

    def leave_free(self, visitor: np.ndarray | None) -> None:
        """Which chair stays empty once the visitor, whose eyes these are (3,), has taken another."""
        self._fixed("empty_chair", self.towards(empty_chair(visitor)))

    def _fixed(self, place: str, angles) -> None:
        self.angles[:, self.places[place]] = angles

    def _ahead_most(self, sides: tuple[int, ...], wished: np.ndarray, pitch: float) -> np.ndarray:
        """(N, 2) towards the one of the hall's sides that lies nearest to a wished azimuth (N,)."""
        azimuths = np.array([hall_plan.side_azimuth(side) for side in sides])
        off = np.abs(np.angle(np.exp(1j * (azimuths - wished[:, None]))))
        points = (
            hall_plan.APOTHEM
            * np.stack([np.sin(azimuths), azimuths * 0, np.cos(azimuths)], 1)[off.argmin(1)]
        )
        angles = self.towards(points)
        angles[:, 1] = pitch
        return angles

    def _neighbours(self) -> np.ndarray:
        """(N, N) whether two sit side by side."""
        apart = np.linalg.norm(self.eyes_at[:, None] - self.eyes_at, axis=2)
        return (apart > 0.1) & (apart < 1.3 * hall_plan.RING_RADIUS * np.radians(40.0))


def own_axes(facing: np.ndarray) -> np.ndarray:
    """(N, 3, 3): a row vector of the hall times this is (right, up, ahead) for who faces ``facing``."""
    axes = np.zeros((len(facing), 3, 3))
    axes[:, 0, 0], axes[:, 2, 0] = np.cos(facing), -np.sin(facing)
    axes[:, 1, 1] = 1.0
    axes[:, 0, 2], axes[:, 2, 2] = np.sin(facing), np.cos(facing)
    return axes


def empty_chair(visitor: np.ndarray | None) -> np.ndarray:
    """(3,) metres: where the face of whoever comes next would be, a little lower."""
    yours, *_, free = (c.position for c in hall_plan.ring() if c.occupant is None)
    if visitor is not None and np.linalg.norm((free - visitor)[[0, 2]]) < 0.8:
        free = yours
    return free + np.array([0.0, BACK_REST, 0.0])
