"""The guitar as the engine draws it: wood, strings that blur when they are plucked, two levels."""

from __future__ import annotations

import numpy as np
from panda3d.core import (
    ColorBlendAttrib,
    LMatrix4f,
    LVecBase4f,
    NodePath,
    OmniBoundingVolume,
    PTA_LVecBase4f,
)

from game.light.shaders import ShaderLibrary
from game.meshes.detail import Detail
from game.meshes.guitar import guitar
from game.meshes.guitar.measures import SCALE, fret_place
from game.world.nodes import node_from_part

FULL_FROM = 2
"""The quality level from which the near guitar is built in full detail."""
FAR_FROM = 8.0
"""Metres from which its far level serves."""


class Instrument:
    """A guitar under ``parent``, which stands in the sitter's axes."""

    def __init__(self, parent: NodePath, shaders: ShaderLibrary, level: int) -> None:
        self.path = parent.attach_new_node("guitar")
        self.plucked = PTA_LVecBase4f([LVecBase4f(0, SCALE, 0, 0)] * 6)
        self.path.set_shader_input("plucked", self.plucked)
        near: Detail = "full" if level >= FULL_FROM else "lean"
        self._near, self._far = (self._level(detail, shaders) for detail in (near, "far"))
        self._far.hide()

    def _level(self, detail: Detail, shaders: ShaderLibrary) -> NodePath:
        holder = self.path.attach_new_node(detail)
        for part in guitar(detail):
            path = node_from_part(part, shaders.surface(part.surface))
            path.reparent_to(holder)
            if part.surface == "string":
                blended(path)
        return holder

    def place(self, placement: np.ndarray) -> None:
        """(4, 4) from the guitar's axes to the sitter's, of ``holding.held`` or ``swayed``."""
        # The engine multiplies row vectors.
        self.path.set_mat(LMatrix4f(*placement.T.reshape(-1).tolist()))

    def ring(self, swing: np.ndarray, frets: np.ndarray) -> None:
        """swing (6,): metres that each string moves to either side; frets (6,): where it is stopped."""
        for k in range(6):
            stop = fret_place(float(frets[k]))
            self.plucked[k] = LVecBase4f(float(swing[k]), float(stop), 0, 0)

    def seen_from(self, metres: float) -> None:
        """Chooses the level for an eye at that distance."""
        far = metres > FAR_FROM
        for path, wanted in ((self._near, not far), (self._far, far)):
            if wanted:
                path.show()
            else:
                path.hide()


def blended(path: NodePath) -> None:
    """Drawn over what stands behind it, by as much as its alpha says; the picture's own alpha stays."""
    add = ColorBlendAttrib
    path.set_attrib(add.make(
        add.M_add, add.O_incoming_alpha, add.O_one_minus_incoming_alpha,
        add.M_add, add.O_zero, add.O_one,
    ))  # fmt: skip
    path.set_depth_write(False)
    path.set_bin("fixed", 12)
    path.node().set_bounds(OmniBoundingVolume())
    path.node().set_final(True)
