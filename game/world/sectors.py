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
    """Parts built finely and sparingly. The eye sees one of both, the sun only ever the latter.

    ``place`` attaches parts to a node. Without ``far`` there is one level for all.
    """

    def __init__(
        self, parent: NodePath, near: list[Part], far: list[Part] | None, place: Place
    ) -> None:
        self.fine = True
        self._near = self._placed(parent, near, place)
        self._far = None if far is None else self._placed(parent, far, place)
        if self._far is not None:
            self._near.hide(SUN_CAMERA)
            self._far.hide(EYE_CAMERA)

    @property
    def nodes(self) -> tuple[NodePath, ...]:
        """The near node, and the far one if there is one."""
        return (self._near,) if self._far is None else (self._near, self._far)

    def _placed(self, parent: NodePath, parts: list[Part], place: Place) -> NodePath:
        holder = parent.attach_new_node("level")
        place(holder, parts)
        front_first(holder)
        return holder

    def show(self, fine: bool) -> None:
        """Shows the eye the fine level, or the far one if there is one."""
        if self._far is None or fine == self.fine:
            return
        self.fine = fine
        shown, hidden = (self._near, self._far) if fine else (self._far, self._near)
        shown.show(EYE_CAMERA)
        hidden.hide(EYE_CAMERA)


class Sectors:
    """Both levels of every sector; ``near`` and ``far`` hold each sector's parts."""

    def __init__(
        self,
        parent: NodePath,
        near: list[list[Part]],
        far: list[list[Part]] | None,
        place: Place,
    ) -> None:
        self._edges = sector_edges()
        coarse = [None] * len(near) if far is None else far
        self.levels = [Levels(parent, a, b, place) for a, b in zip(near, coarse, strict=True)]

    def update(self, eye: tuple[float, float, float], pixel: float) -> None:
        """Shows a sector's far level once what it leaves out is smaller than a pixel.

        ``pixel``: radians that one drawn pixel spans.
        """
        away = np.linalg.norm(self._edges - np.array([eye[0], eye[2]]), axis=-1).min(axis=-1)
        for level, fine in zip(self.levels, (away * pixel < STRAY).tolist(), strict=True):
            level.show(fine)


class RingOfChairs:
    """The nine chairs together."""

    def __init__(
        self, parent: NodePath, near: list[Part], far: list[Part] | None, place: Place
    ) -> None:
        self.levels = Levels(parent, near, far, place)

    def update(self, eye: tuple[float, float, float], pixel: float) -> None:
        """As Sectors.update; the distance is to the nearest place of the ring."""
        away = abs(float(np.hypot(eye[0], eye[2])) - RING_RADIUS)
        self.levels.show(away * pixel < CHAIR_STRAY)
