"""The hall's sectors in the engine: built finely where the eye is near, sparingly across the room."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from panda3d.core import NodePath

from game.meshes.detail import STRAY
from game.meshes.mesh_data import Part
from game.meshes.sectors import sector_edges
from game.world.nodes import EYE_CAMERA, SUN_CAMERA, front_first

Place = Callable[[NodePath, list[Part]], object]


class Sectors:
    """Both levels of every sector, one of which the eye sees; the sun only ever sees the far one.

    ``near`` and ``far`` hold each sector's parts; ``place`` attaches parts to a node. Without
    ``far`` there is one level for both.
    """

    def __init__(
        self,
        parent: NodePath,
        near: list[list[Part]],
        far: list[list[Part]] | None,
        place: Place,
    ) -> None:
        self._edges = sector_edges()
        self._place = place
        fine = [self._sector(parent, parts) for parts in near]
        self.fine = [True] * len(fine)
        self._levels: list[tuple[NodePath, NodePath]] = []
        if far is None:
            return
        for holder, parts in zip(fine, far, strict=True):
            coarse = self._sector(parent, parts)
            holder.hide(SUN_CAMERA)
            coarse.hide(EYE_CAMERA)
            self._levels.append((holder, coarse))

    def _sector(self, parent: NodePath, parts: list[Part]) -> NodePath:
        holder = parent.attach_new_node("sector")
        self._place(holder, parts)
        front_first(holder)
        return holder

    def update(self, eye: tuple[float, float, float], pixel: float) -> None:
        """Shows a sector's far level once what it leaves out is smaller than a pixel.

        ``pixel``: radians that one drawn pixel spans.
        """
        if not self._levels:
            return
        away = np.linalg.norm(self._edges - np.array([eye[0], eye[2]]), axis=-1).min(axis=-1)
        for number, wanted in enumerate((away * pixel < STRAY).tolist()):
            if wanted == self.fine[number]:
                continue
            self.fine[number] = wanted
            shown, hidden = self._levels[number] if wanted else self._levels[number][::-1]
            shown.show(EYE_CAMERA)
            hidden.hide(EYE_CAMERA)
