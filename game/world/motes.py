"""The dust in the hall's air: one node, drawn last, added to what stands behind."""

from __future__ import annotations

import numpy as np
from panda3d.core import ColorBlendAttrib, NodePath, OmniBoundingVolume

from game.light.shaders import ShaderLibrary
from game.light.sun import window_corners
from game.meshes.hall import pier_lamp_places
from game.meshes.motes import motes
from game.world.nodes import SUN_CAMERA, node

COUNTS = (500, 800, 2200, 3600)
"""Motes by quality level."""


def motes_node(
    parent: NodePath, shaders: ShaderLibrary, sides: tuple[int, ...], level: int
) -> NodePath:
    """Dust in the beams of the windows on ``sides``. The vertex shader moves and lights it."""
    panes = np.stack([window_corners(side) for side in sides])
    rng = np.random.default_rng(11)
    path = node("motes", motes(panes, pier_lamp_places(), COUNTS[level], rng))
    path.node().set_bounds(OmniBoundingVolume())  # its corners are still on the glass
    path.reparent_to(parent)
    path.set_shader(shaders.surface("mote"))
    path.set_attrib(
        ColorBlendAttrib.make(
            ColorBlendAttrib.M_add, ColorBlendAttrib.O_one, ColorBlendAttrib.O_one
        )
    )
    path.set_two_sided(True)
    path.set_depth_write(False)
    path.set_bin("fixed", 20)  # after the dome
    path.hide(SUN_CAMERA)
    return path
