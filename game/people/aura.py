"""The breath of light about somebody: an egg-shaped shell, seen only behind them."""

from __future__ import annotations

import numpy as np
from panda3d.core import BoundingBox, ColorBlendAttrib, CullFaceAttrib, NodePath, Point3

from game.light.shaders import ShaderLibrary
from game.meshes.mesh_data import MeshData
from game.world.nodes import node

MIDDLE = np.array([0.0, 0.78, 0.05])
RADII = np.array([0.62, 0.82, 0.60])


def shell(around: int = 20, rings: int = 12) -> MeshData:
    """An ellipsoid about a seated person, normals outward. Metres."""
    up = np.linspace(0, np.pi, rings + 1)
    turn = np.linspace(0, 2 * np.pi, around + 1)
    ball = np.stack([
        np.sin(up)[:, None] * np.sin(turn), np.cos(up)[:, None] * np.ones_like(turn),
        np.sin(up)[:, None] * np.cos(turn),
    ], axis=-1).reshape(-1, 3)  # fmt: skip
    index = np.arange((rings + 1) * (around + 1)).reshape(rings + 1, around + 1)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
    faces = np.concatenate(
        [np.stack([a, c, d], -1).reshape(-1, 3), np.stack([a, d, b], -1).reshape(-1, 3)]
    )
    normals = ball / RADII
    return MeshData(
        positions=ball * RADII + MIDDLE,
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
        triangles=faces,
    )


def aura_node(parent: NodePath, shaders: ShaderLibrary) -> NodePath:
    """The shell under ``parent``: only its far side is drawn, added to what stands behind."""
    path = node("aura", shell())
    path.node().set_bounds(BoundingBox(Point3(-0.7, -0.1, -0.6), Point3(0.7, 1.7, 0.7)))
    path.reparent_to(parent)
    path.set_shader(shaders.surface("aura"))
    path.set_tag("surface", "aura")
    path.set_attrib(CullFaceAttrib.make(CullFaceAttrib.M_cull_counter_clockwise))
    path.set_attrib(ColorBlendAttrib.make(
        ColorBlendAttrib.M_add, ColorBlendAttrib.O_one, ColorBlendAttrib.O_one
    ))  # fmt: skip
    path.set_depth_write(False)
    path.set_bin("fixed", 10)
    path.set_shader_input("aura", 0.6)
    return path
