"""A mesh on bones as the engine holds it: three levels of triangles, and points that may move."""

from __future__ import annotations

from collections.abc import Sequence

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
    Shader,
)

from game.people.data import SkinMesh
from game.people.order import along_curve, as_met
from game.world.nodes import EYE_CAMERA, SUN_CAMERA, triangle_list

LOW, HIGH = Point3(-0.75, -0.05, -0.6), Point3(0.75, 1.6, 0.95)
"""A seated person, gestures and all, never leaves this box about the chair."""


class Level:
    """One level of a mesh: its triangles, and the points they use in the order they are drawn."""

    def __init__(
        self, name: str, mesh: SkinMesh, still: np.ndarray, triangles: np.ndarray,
        moving: np.ndarray, parent: NodePath,
    ) -> None:  # fmt: skip
        """still (V, K) f32: columns that never change; moving (V,) bool: points that may."""
        numbered, met, count = as_met(triangles, moving)
        self.moving = met[:count]
        """(M,) which of the mesh's points they are that may move, in the order of ``move``."""
        rest = np.concatenate([mesh.positions, mesh.normals], axis=1)[met]
        self._vertices = vertices(rest, still[met])
        geom = Geom(self._vertices)
        geom.add_primitive(triangle_list(numbered, len(met)))
        geom.set_bounds(BoundingBox(LOW, HIGH))
        made = GeomNode(name)
        made.add_geom(geom)
        made.set_bounds(BoundingBox(LOW, HIGH))
        made.set_final(True)
        self.path = parent.attach_new_node(made)

    def move(self, rows: np.ndarray) -> None:
        """New positions and normals (M, 6) f32 of the points that may move."""
        handle = self._vertices.modify_array(0).modify_handle()
        handle.copy_subdata_from(0, rows.nbytes, rows)


class SkinnedMesh:
    """One mesh under ``parent``. ``path`` holds its levels; shader and state belong on it.

    Of the levels, the sun's cameras draw the one called ``shadow``; the visitor sees the one told.
    """

    def __init__(
        self,
        name: str,
        mesh: SkinMesh,
        extra: np.ndarray,
        parent: NodePath,
        names: Sequence[str],
        shadow: str | None,
        moving: np.ndarray | None = None,
        in_order: bool = False,
    ) -> None:
        """extra (V, 3): the mesh's own vectors, which the shader knows as ``along``; names: of the levels
        that are ever drawn, out of near, far and small, the first one seen at first; moving (V,) bool:
        the points that ``Level.move`` moves; in_order: neighbours in the list of triangles are
        neighbours in space."""
        self.path = parent.attach_new_node(name)
        if moving is None:
            moving = np.zeros(len(mesh.positions), bool)
        still = np.concatenate(
            [mesh.uv, mesh.joints.astype(np.float32), mesh.weights, mesh.detail, extra], axis=1
        ).astype(np.float32)
        lists = {"near": mesh.triangles, "far": mesh.far, "small": mesh.small}
        self.levels: dict[str, Level] = {}
        for level in names:
            triangles = lists[level]
            if not in_order:
                triangles = triangles[along_curve(mesh.positions, triangles)]
            self.levels[level] = Level(level, mesh, still, triangles, moving, self.path)
            if level != shadow:
                self.levels[level].path.hide(SUN_CAMERA)
        self.show(names[0])

    def wear(self, shader: Shader, surface: str) -> None:
        """What every level is drawn with; ``surface`` tells the sun's cameras."""
        self.path.set_shader(shader)
        for level in self.levels.values():
            level.path.set_tag("surface", surface)

    def show(self, seen: str) -> None:
        """What the visitor sees from now on."""
        for name, level in self.levels.items():
            (level.path.show if name == seen else level.path.hide)(EYE_CAMERA)


def vertices(moving: np.ndarray, still: np.ndarray) -> GeomVertexData:
    """Two arrays: what may move (V, 6), position and normal; and what never does (V, 17)."""
    first, second = GeomVertexArrayFormat(), GeomVertexArrayFormat()
    first.add_column(InternalName.get_vertex(), 3, Geom.NT_float32, Geom.C_point)
    first.add_column(InternalName.get_normal(), 3, Geom.NT_float32, Geom.C_normal)
    second.add_column(InternalName.get_texcoord(), 2, Geom.NT_float32, Geom.C_texcoord)
    for name, size in (("joint", 4), ("weight", 4), ("detail", 4), ("along", 3)):
        second.add_column(InternalName.make(name), size, Geom.NT_float32, Geom.C_other)
    layout = GeomVertexFormat()
    layout.add_array(first)
    layout.add_array(second)
    data = GeomVertexData("person", GeomVertexFormat.register_format(layout), GeomEnums.UH_dynamic)
    data.unclean_set_num_rows(len(moving))
    for array, rows in enumerate((moving, still)):
        data.modify_array(array).modify_handle().copy_data_from(rows.tobytes())
    return data
