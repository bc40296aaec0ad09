"""Numpy geometry becomes engine nodes here and nowhere else."""

from __future__ import annotations

import numpy as np
from panda3d.core import (
    BitMask32,
    BoundingBox,
    ColorBlendAttrib,
    CullBinManager,
    Geom,
    GeomEnums,
    GeomNode,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    NodePath,
    Point3,
    Shader,
)

from game.meshes.mesh_data import MeshData, Part

OWN_CAMERA = BitMask32.bit(1)
"""The visitor's own camera."""
MIRROR_CAMERA = BitMask32.bit(6)
"""The one that draws the floor's mirror."""
EYE_CAMERA = OWN_CAMERA | MIRROR_CAMERA
"""Both: whatever is hidden from the eye is hidden from the mirror too."""
SUN_CAMERA = BitMask32.bit(5)
"""The cameras that draw the sunlight masks; what is hidden from them throws no shadow."""
ADDED = {"mist"}
"""Surfaces whose light is added to what stands behind them."""
VERTEX = np.dtype(
    [("vertex", "<f4", 3), ("normal", "<f4", 3), ("texcoord", "<f4", 2), ("color", "u1", 4)]
)


def vertex_format() -> GeomVertexFormat:
    """Position, normal, uv as floats and the tint in four bytes: 36 bytes a vertex."""
    array = GeomVertexArrayFormat()
    array.add_column(InternalName.get_vertex(), 3, Geom.NT_float32, Geom.C_point)
    array.add_column(InternalName.get_normal(), 3, Geom.NT_float32, Geom.C_normal)
    array.add_column(InternalName.get_texcoord(), 2, Geom.NT_float32, Geom.C_texcoord)
    array.add_column(InternalName.get_color(), 4, Geom.NT_uint8, Geom.C_color)
    layout = GeomVertexFormat()
    layout.add_array(array)
    return GeomVertexFormat.register_format(layout)


def geom(mesh: MeshData) -> Geom:
    """A Geom whose bounds are set by hand, so that the engine never walks the vertices."""
    rows = np.empty(len(mesh.positions), VERTEX)
    rows["vertex"], rows["normal"], rows["texcoord"] = mesh.positions, mesh.normals, mesh.uv
    rows["color"] = np.clip(mesh.color * 255.0 + 0.5, 0, 255).astype(np.uint8)
    data = GeomVertexData("mesh", vertex_format(), GeomEnums.UH_static)
    data.unclean_set_num_rows(len(rows))
    data.modify_array(0).modify_handle().copy_data_from(rows.tobytes())
    made = Geom(data)
    made.add_primitive(triangle_list(mesh.triangles, len(rows)))
    low, high = mesh.bounds()
    made.set_bounds(BoundingBox(Point3(*map(float, low)), Point3(*map(float, high))))
    return made


def triangle_list(triangles: np.ndarray, vertices: int) -> GeomTriangles:
    """(T, 3) triangles, wound by the right-hand rule, among ``vertices`` rows."""
    made = GeomTriangles(GeomEnums.UH_static)
    wide = vertices > 65535
    made.set_index_type(GeomEnums.NT_uint32 if wide else GeomEnums.NT_uint16)
    # The engine's axes are left-handed: what the right-hand rule calls the front, it culls.
    indices = np.ascontiguousarray(triangles[:, ::-1], np.uint32 if wide else np.uint16)
    array = made.modify_vertices()
    array.unclean_set_num_rows(indices.size)
    array.modify_handle().copy_data_from(indices.tobytes())
    return made


def node(name: str, mesh: MeshData) -> NodePath:
    """A node that holds one mesh, bounds set on Geom and node alike."""
    made = GeomNode(name)
    made.add_geom(geom(mesh))
    low, high = mesh.bounds()
    made.set_bounds(BoundingBox(Point3(*map(float, low)), Point3(*map(float, high))))
    made.set_final(True)
    return NodePath(made)


def node_from_part(part: Part, shader: Shader, name: str | None = None) -> NodePath:
    """A drawn part. The tag ``surface`` lets the sun's camera find the right mask shader."""
    path = node(name or part.surface, part.mesh)
    path.set_shader(shader)
    path.set_two_sided(part.two_sided)
    path.set_tag("surface", part.surface)
    if not (part.blocks_sun and part.sunlit):
        path.hide(SUN_CAMERA)
    if part.surface in ADDED:
        path.set_attrib(
            ColorBlendAttrib.make(
                ColorBlendAttrib.M_add, ColorBlendAttrib.O_one, ColorBlendAttrib.O_one
            )
        )
        path.set_depth_write(False)
        path.set_bin("fixed", 10)
    return path


def front_first(path: NodePath) -> None:
    """Draws what hangs below ``path`` before other things, the nearest first, so that it hides them
    before they are shaded."""
    bins = CullBinManager.get_global_ptr()
    if bins.find_bin("front first") < 0:
        bins.add_bin("front first", CullBinManager.BT_front_to_back, 15)
    path.set_bin("front first", 0)
