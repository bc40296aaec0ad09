"""The breath of light about somebody: a halo that stands behind head and shoulders, whoever looks."""

from __future__ import annotations

import numpy as np
from panda3d.core import BoundingBox, ColorBlendAttrib, NodePath, Point3

from game.light.shaders import ShaderLibrary
from game.meshes.mesh_data import MeshData
from game.world.nodes import SUN_CAMERA, node

HEAD, HEAD_RADIUS = np.array([0.0, 1.20]), 0.12
CHEST_LOW, CHEST_HIGH, CHEST_RADIUS = 0.52, 0.88, 0.20
"""A seated body as a head and an upright capsule, seen from any side. Metres."""
REACH = 0.29
"""Metres from the body to where the last of the light is gone."""
CELL = 0.08
HIDDEN = 0.07
"""Metres inside the outline past which no view shows anything: those triangles are left out."""


def body(points: np.ndarray) -> np.ndarray:
    """(P,) metres from a seated body's outline to (P, 2) points across and above; negative inside."""
    head = np.linalg.norm(points - HEAD, axis=1) - HEAD_RADIUS
    spine = np.stack([points[:, 0] * 0, np.clip(points[:, 1], CHEST_LOW, CHEST_HIGH)], 1)
    chest = np.linalg.norm(points - spine, axis=1) - CHEST_RADIUS
    # A smooth union: no crease of light at the neck.
    blend = np.clip(0.5 + (chest - head) / 0.24, 0.0, 1.0)
    return chest + (head - chest) * blend - 0.12 * blend * (1.0 - blend)


def halo() -> MeshData:
    """A card in the plane z = 0 that the shader turns to the eye. uv: across and above, metres.

    color's fourth channel: how bright, 1 at the body … 0 along the whole edge.
    """
    half = HEAD_RADIUS + CHEST_RADIUS + REACH
    x = np.linspace(-half, half, round(2 * half / CELL) + 1)
    y = np.arange(CHEST_LOW, HEAD[1] + HEAD_RADIUS + REACH + CELL, CELL)
    points = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)
    off = body(points)
    near = np.clip(1.0 - np.maximum(off, 0.0) / REACH, 0.0, 1.0)
    feet = np.clip((points[:, 1] - CHEST_LOW) / 0.4, 0.0, 1.0)
    bright = near**3 * feet * feet * (3.0 - 2.0 * feet)
    count = len(points)
    index = np.arange(count).reshape(len(y), len(x))
    a, b, c, d = (
        part.ravel() for part in (index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:])
    )
    triangles = np.concatenate([np.stack([a, b, d], 1), np.stack([a, d, c], 1)])
    mesh = MeshData(
        positions=np.c_[points, np.zeros(count)],
        normals=np.tile([0.0, 0.0, 1.0], (count, 1)),
        triangles=triangles,
        uv=points,
        color=np.c_[np.ones((count, 3)), bright],
    )
    return mesh.only((bright[triangles].max(axis=1) > 0.0) & (off[triangles].max(axis=1) > -HIDDEN))


def aura_node(parent: NodePath, shaders: ShaderLibrary) -> NodePath:
    """The halo under ``parent``, added to what stands behind. Its input ``aura`` is 0 … 1."""
    path = node("aura", halo())
    box = BoundingBox(Point3(-0.7, 0.1, -0.7), Point3(0.7, 1.8, 0.7))
    path.node().set_bounds(box)
    path.node().modify_geom(0).set_bounds(box)
    path.reparent_to(parent)
    path.set_shader(shaders.surface("aura"))
    path.set_tag("surface", "aura")
    path.set_two_sided(True)
    path.hide(SUN_CAMERA)
    path.set_attrib(ColorBlendAttrib.make(
        ColorBlendAttrib.M_add, ColorBlendAttrib.O_one, ColorBlendAttrib.O_one
    ))  # fmt: skip
    path.set_depth_write(False)
    path.set_bin("fixed", 10)
    path.set_shader_input("aura", 0.6)
    return path
