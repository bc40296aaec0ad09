"""The hall's sectors and the ring's chairs: built finely where the eye is near, sparingly across the room."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from panda3d.core import NodePath

from game.meshes.detail import STRAY
from game.meshes.hall_plan import RING_RADIUS
from game.meshes.mesh_data import Part
from game.meshes.sectors import sector_edges
from game.world.nodes import EYE_CAMERA, SUN_CAMERA, front_first

Place = Callable[[NodePath, list[Part]], object]


CHAIR_STRAY = 0.014
"""Metres that a far chair may stray."""


class Levels:
    """One thing built sparingly and, once ``refine`` has brought it, finely. The eye sees one of
    both, the sun only ever the former.

    ``place`` attaches parts to a node.
    """

    def __init__(self, parent: NodePath, parts: list[Part], place: Place) -> None:
        self._parent, self._place = parent, place
        self._far = self._placed(parts)
        self._near: NodePath | None = None
        self.fine = False

    @property
    def nodes(self) -> tuple[NodePath, ...]:
        """The near node, if it has been brought, and the far one."""
        return (self._far,) if self._near is None else (self._near, self._far)

    def _placed(self, parts: list[Part]) -> NodePath:
        holder = self._parent.attach_new_node("level")
        self._place(holder, parts)
        front_first(holder)
        return holder

    def refine(self, parts: list[Part]) -> None:
        """Brings the near level, unseen as yet."""
        self._near = self._placed(parts)
        self._near.hide(SUN_CAMERA)
        self._near.hide(EYE_CAMERA)

    def show(self, fine: bool) -> None:
        """Shows the eye the fine level if there is one, or the far one."""
        if self._near is None or fine == self.fine:
            return
        self.fine = fine
        shown, hidden = (self._near, self._far) if fine else (self._far, self._near)
        shown.show(EYE_CAMERA)
        hidden.hide(EYE_CAMERA)


class Sectors:
    """The levels of every sector; ``parts`` holds each one's far level, or its only one."""

    def __init__(self, parent: NodePath, parts: list[list[Part]], place: Place) -> None:
        self._edges = sector_edges()
        self.levels = [Levels(parent, of_sector, place) for of_sector in parts]

    def update(self, eye: tuple[float, float, float], pixel: float) -> None:
        """Shows a sector's far level once what it leaves out is smaller than a pixel.

        ``pixel``: radians that one drawn pixel spans.
        """
        away = np.linalg.norm(self._edges - np.array([eye[0], eye[2]]), axis=-1).min(axis=-1)
        for level, fine in zip(self.levels, (away * pixel < STRAY).tolist(), strict=True):
            level.show(fine)


class RingOfChairs:
    """The nine chairs together."""

    def __init__(self, parent: NodePath, parts: list[Part], place: Place) -> None:
        self.levels = Levels(parent, parts, place)

    def update(self, eye: tuple[float, float, float], pixel: float) -> None:
        """As Sectors.update; the distance is to the nearest place of the ring."""
        away = abs(float(np.hypot(eye[0], eye[2])) - RING_RADIUS)
        self.levels.show(away * pixel < CHAIR_STRAY)
