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

    ``near`` and ``far`` hold each sector's parts; ``place`` attaches parts to a node.
    """

    def __init__(
        self, parent: NodePath, near: list[list[Part]], far: list[list[Part]], place: Place
    ) -> None:
        self._edges = sector_edges()
        self._levels = []
        for number, parts in enumerate(zip(near, far, strict=True)):
            fine, coarse = (parent.attach_new_node(f"sector {number}") for _ in range(2))
            for holder, level in zip((fine, coarse), parts, strict=True):
                place(holder, level)
                front_first(holder)
            fine.hide(SUN_CAMERA)
            self._levels.append((fine, coarse))
        self.fine = [True] * len(near)
        for _, coarse in self._levels:
            coarse.hide(EYE_CAMERA)

    def update(self, eye: tuple[float, float, float], pixel: float) -> None:
        """Shows a sector's far level once what it leaves out is smaller than a pixel.

        ``pixel``: radians that one drawn pixel spans.
        """
        away = np.linalg.norm(self._edges - np.array([eye[0], eye[2]]), axis=-1).min(axis=-1)
        for number, wanted in enumerate((away * pixel < STRAY).tolist()):
            if wanted == self.fine[number]:
                continue
            self.fine[number] = wanted
            shown, hidden = self._levels[number] if wanted else self._levels[number][::-1]
            shown.show(EYE_CAMERA)
            hidden.hide(EYE_CAMERA)
