"""The two great leaves: they open as you near, with weight, and close behind you."""

from __future__ import annotations

import numpy as np
from panda3d.core import NodePath
from ursina import Entity

from game.meshes import hall_plan

OPEN_ANGLE = 96.0  # degrees
OPEN_TIME, CLOSE_TIME = 3.4, 5.0  # seconds
NEAR = 5.0
"""They open for whoever comes within this many metres."""


class Doors:
    """Owner of the swing: ``opening`` 0 closed … 1 open."""

    def __init__(self, parent: NodePath, leaves: dict[str, NodePath]) -> None:
        self.opening = 0.0
        self._wanted = 0.0
        self._pivots = {}
        for side, leaf in leaves.items():
            x = hall_plan.DOOR_WIDTH / 2 * (-1 if side == "left" else 1)
            pivot = Entity(position=(x, 0, hall_plan.DOOR_Z), name=f"door {side}")
            pivot.reparent_to(parent)
            leaf.reparent_to(pivot)
            self._pivots[side] = pivot

    @property
    def place(self) -> tuple[float, float, float]:
        """Where the doors are heard, metres."""
        return (0.0, 2.0, hall_plan.DOOR_Z)

    @property
    def angle(self) -> float:
        """Radians that each leaf stands open. Slow to start and slow to stop: heavy things."""
        eased = self.opening**2 * (3 - 2 * self.opening)
        return float(np.radians(OPEN_ANGLE)) * eased

    def answer(self, eye: tuple[float, float, float]) -> bool:
        """Opens or closes for somebody at ``eye``; True when they just began to open."""
        near = bool(np.hypot(eye[0], eye[2] - hall_plan.DOOR_Z) < NEAR)
        begins = near and self._wanted == 0.0
        self._wanted = 1.0 if near else 0.0
        return begins

    def set(self, opening: float) -> None:
        """Puts the leaves at ``opening`` at once."""
        self.opening = self._wanted = float(opening)
        self._swing()

    def update(self, dt: float) -> None:
        if self.opening == self._wanted:
            return
        time = OPEN_TIME if self._wanted > self.opening else CLOSE_TIME
        step = dt / time
        self.opening += float(np.clip(self._wanted - self.opening, -step, step))
        self._swing()

    def _swing(self) -> None:
        for side, pivot in self._pivots.items():
            # Leaves open into the hall, away from who comes in.
            pivot.rotation_y = np.degrees(self.angle) * (-1 if side == "left" else 1)
