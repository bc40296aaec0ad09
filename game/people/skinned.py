"""A mesh on bones as the engine holds it: points that may move, and two levels of triangles over them."""

from __future__ import annotations

import numpy as np
from panda3d.core import (
    BoundingBox,
    Geom,
    GeomEnums,
    GeomNode,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    NodePath,
    Point3,
)

from game.people.data import SkinMesh
from game.world.nodes import EYE_CAMERA, SUN_CAMERA, triangle_list

LOW, HIGH = Point3(-0.75, -0.05, -0.6), Point3(0.75, 1.6, 0.95)
"""A seated person, gestures and all, never leaves this box about the chair."""


class SkinnedMesh:
    """One mesh under ``parent``. ``path`` holds its levels; shader and state belong on it.

    The far level is what the sun's cameras draw, and the visitor's from afar; without ``near`` it is
    all there is.
    """

    def __init__(
        self, name: str, mesh: SkinMesh, extra: np.ndarray, parent: NodePath, near: bool
    ) -> None:
        """extra (V, 3): the mesh's own vectors, which the shader knows as ``along``."""
        self._vertices = vertices(mesh, extra)
        self._row = 6 * np.dtype(np.float32).itemsize
        self.path = parent.attach_new_node(name)
        self._far = self._level("far", mesh.far)
        self._near = self._level("near", mesh.triangles) if near else None
        if self._near is not None:
            self._near.hide(SUN_CAMERA)
            self.show(near=True)

    def _level(self, name: str, triangles: np.ndarray) -> NodePath:
        geom = Geom(self._vertices)
        geom.add_primitive(triangle_list(triangles, self._vertices.get_num_rows()))
        geom.set_bounds(BoundingBox(LOW, HIGH))
        made = GeomNode(name)
        made.add_geom(geom)
        made.set_bounds(BoundingBox(LOW, HIGH))
        made.set_final(True)
        return self.path.attach_new_node(made)

    @property
    def levels(self) -> list[NodePath]:
        return [level for level in (self._near, self._far) if level is not None]

    def show(self, near: bool) -> None:
        """What the visitor sees from now on."""
        if self._near is None:
            return
        (self._near.show if near else self._near.hide)(EYE_CAMERA)
        (self._far.hide if near else self._far.show)(EYE_CAMERA)

    def move(self, first: int, points: np.ndarray) -> None:
        """New positions and normals (K, 6) f32 for K points from ``first`` on."""
        # Both levels hold this very vertex data; asking a Geom for it would part them.
        handle = self._vertices.modify_array(0).modify_handle()
        handle.copy_subdata_from(first * self._row, len(points) * self._row, points)


def vertices(mesh: SkinMesh, extra: np.ndarray) -> GeomVertexData:
    """Two arrays: what may move each frame (position, normal), and what never does."""
    moving, fixed = GeomVertexArrayFormat(), GeomVertexArrayFormat()
    moving.add_column(InternalName.get_vertex(), 3, Geom.NT_float32, Geom.C_point)
    moving.add_column(InternalName.get_normal(), 3, Geom.NT_float32, Geom.C_normal)
    fixed.add_column(InternalName.get_texcoord(), 2, Geom.NT_float32, Geom.C_texcoord)
    for name, size in (("joint", 4), ("weight", 4), ("detail", 4), ("along", 3)):
        fixed.add_column(InternalName.make(name), size, Geom.NT_float32, Geom.C_other)
    layout = GeomVertexFormat()
    layout.add_array(moving)
    layout.add_array(fixed)
    still = [mesh.uv, mesh.joints.astype(np.float32), mesh.weights, mesh.detail, extra]
    data = GeomVertexData("person", GeomVertexFormat.register_format(layout), GeomEnums.UH_dynamic)
    data.unclean_set_num_rows(len(mesh.positions))
    for array, columns in enumerate(([mesh.positions, mesh.normals], still)):
        rows = np.concatenate(columns, axis=1).astype(np.float32)
        data.modify_array(array).modify_handle().copy_data_from(rows.tobytes())
    return data
