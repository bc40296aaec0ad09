"""A person in the ring: baked data, an actor, and four nodes that the engine draws."""

from __future__ import annotations

from pathlib import Path

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
    LMatrix4f,
    LVector4f,
    NodePath,
    Point3,
    PTA_LMatrix4f,
    SamplerState,
    Texture,
)

from game.light.shaders import ShaderLibrary
from game.light.textures import clamped
from game.meshes.hall_plan import Chair
from game.meshes.mesh_data import yaw_matrix
from game.people.acting import Actor, Performance
from game.people.aura import aura_node
from game.people.data import MESHES, PersonData, SkinMesh, read_person
from game.people.face import Face
from game.people.looks import wear_looks
from game.people.visemes import Speech
from game.world.nodes import triangle_list

BONES = 40
LOW, HIGH = Point3(-0.75, -0.05, -0.6), Point3(0.75, 1.6, 0.95)
"""A seated person, gestures and all, never leaves this box about his chair."""
MIDDLE = np.array([0.0, 0.9, 0.0])
"""Of the ring: where somebody looks who is not spoken to."""


def load_person(path: Path) -> PersonData:
    """One baked person. OSError, ValueError or KeyError when the file is not whole."""
    return read_person(path)


class Person:
    """A seated person under ``parent``, in the chair, facing the ring's centre."""

    def __init__(
        self,
        data: PersonData,
        parent: NodePath,
        chair: Chair,
        shaders: ShaderLibrary,
        rng: np.random.Generator,
    ) -> None:
        self.data, self.chair = data, chair
        self.actor = Actor(data.skeleton, tuple(data.shapes), rng)
        self.face = Face(data)
        self.path = parent.attach_new_node(data.name)
        self._turn = yaw_matrix(chair.facing).astype(np.float64)
        self.path.set_mat(placed(self._turn, chair.position))
        self._bones = PTA_LMatrix4f.empty_array(BONES)
        self._matrices = np.tile(np.eye(4, dtype=np.float32), (BONES, 1, 1))
        self._live: dict[str, GeomNode] = {}
        self._rows: dict[str, np.ndarray] = {}
        self.path.set_shader_input("bones", self._bones)
        self.path.set_shader_input("head_bone", data.skeleton.index("head"))
        self.path.set_shader_input("lids", LVector4f(0, 0, 0, 0))
        self.nodes = {name: self._node(name, shaders) for name in MESHES}
        wear_looks(self.path, self.nodes, data)
        self.nodes["skin"].set_shader_input("face_map", face_texture(data))
        self.aura = aura_node(self.path, shaders)
        self.glow = 0.6
        """How much of the aura shows, 0..1: the director swells it when people sit together."""

    def _node(self, name: str, shaders: ShaderLibrary) -> NodePath:
        mesh = self.data.meshes[name]
        extra = {"hair": self.data.tangents, "skin": self.data.grain}.get(name)
        extra = np.zeros_like(mesh.positions) if extra is None else extra
        geom, rows = skinned_geom(mesh, extra)
        made = GeomNode(f"{self.data.name}-{name}")
        made.add_geom(geom)
        made.set_bounds(BoundingBox(LOW, HIGH))
        made.set_final(True)
        path = self.path.attach_new_node(made)
        surface = self.data.surface if name == "skin" else name
        path.set_shader(shaders.surface(surface))
        path.set_tag("surface", surface)
        path.set_two_sided(name in ("hair", "cloth"))
        self._live[name], self._rows[name] = made, rows
        return path

    def local(self, point: np.ndarray) -> np.ndarray:
        """A point of the hall (3,) in the sitter's own axes."""
        return self._turn @ (np.asarray(point, np.float64) - self.chair.position)

    def update(
        self,
        time: float,
        dt: float,
        gaze_target: np.ndarray,
        speech: Speech | None = None,
        mood: str = "neutral",
    ) -> Performance:
        """Moves him to ``time`` seconds of dream time; ``gaze_target`` (3,) in the hall's axes."""
        return self._show(self.actor.step(time, dt, self.local(gaze_target), speech, mood))

    def settle(
        self,
        time: float,
        gaze_target: np.ndarray = MIDDLE,
        speech: Speech | None = None,
        mood: str = "neutral",
    ) -> Performance:
        """Jumps to ``time`` as if he had lived up to it: for shots. Same input, same picture."""
        return self._show(self.actor.settle(time, self.local(gaze_target), speech, mood))

    def _show(self, performance: Performance) -> Performance:
        count = len(performance.matrices)
        # The engine multiplies row vectors, so a matrix goes up transposed.
        self._matrices[:count] = performance.matrices.transpose(0, 2, 1)
        memoryview(self._bones).cast("B")[:] = memoryview(self._matrices).cast("B")
        skin, hair = self.face.blend(performance.shapes)
        self._rows["skin"][: self.face.count] = skin
        fixed = self.data.hair_fixed
        self._rows["hair"][fixed:, :3] = self.data.meshes["hair"].positions[fixed:] + hair
        for name in ("skin", "hair"):
            vertices = self._live[name].modify_geom(0).modify_vertex_data()
            vertices.modify_array(0).modify_handle().copy_data_from(self._rows[name].tobytes())
        self.aura.set_shader_input("aura", self.glow * (0.8 + 0.2 * performance.breath))
        blink = performance.shapes
        self.path.set_shader_input("lids", LVector4f(
            blink.get("eyeBlinkLeft", 0.0), blink.get("eyeBlinkRight", 0.0),
            blink.get("jawOpen", 0.0), blink.get("tears", 0.0)))  # fmt: skip
        return performance

    def remove(self) -> None:
        self.path.remove_node()


def placed(turn: np.ndarray, position: np.ndarray) -> LMatrix4f:
    """The engine's matrix for a yaw (3, 3, for row vectors) and a place (3,)."""
    full = np.eye(4)
    full[:3, :3], full[3, :3] = turn, position
    return LMatrix4f(*full.reshape(-1).tolist())


def skinned_geom(mesh: SkinMesh, extra: np.ndarray) -> tuple[Geom, np.ndarray]:
    """A Geom in two arrays: what may move each frame (position, normal), and what never does."""
    moving, fixed = GeomVertexArrayFormat(), GeomVertexArrayFormat()
    moving.add_column(InternalName.get_vertex(), 3, Geom.NT_float32, Geom.C_point)
    moving.add_column(InternalName.get_normal(), 3, Geom.NT_float32, Geom.C_normal)
    fixed.add_column(InternalName.get_texcoord(), 2, Geom.NT_float32, Geom.C_texcoord)
    for name, size in (("joint", 4), ("weight", 4), ("detail", 4), ("along", 3)):
        fixed.add_column(InternalName.make(name), size, Geom.NT_float32, Geom.C_other)
    layout = GeomVertexFormat()
    layout.add_array(moving)
    layout.add_array(fixed)
    rows = np.concatenate([mesh.positions, mesh.normals], axis=1).astype(np.float32)
    still = np.concatenate(
        [mesh.uv, mesh.joints.astype(np.float32), mesh.weights, mesh.detail, extra], axis=1
    ).astype(np.float32)
    data = GeomVertexData("person", GeomVertexFormat.register_format(layout), GeomEnums.UH_dynamic)
    data.unclean_set_num_rows(len(rows))
    data.modify_array(0).modify_handle().copy_data_from(rows.tobytes())
    data.modify_array(1).modify_handle().copy_data_from(still.tobytes())
    geom = Geom(data)
    geom.add_primitive(triangle_list(mesh.triangles, len(rows)))
    geom.set_bounds(BoundingBox(LOW, HIGH))
    return geom, rows


def face_texture(data: PersonData) -> Texture:
    """The painted head, mipmapped. Row 0 is the lowest, as the engine has it."""
    size = data.face.shape[0]
    texture = Texture(f"{data.name}-face")
    texture.setup_2d_texture(size, size, Texture.T_unsigned_byte, Texture.F_rgba)
    bgra = np.ascontiguousarray(data.face[:, :, [2, 1, 0, 3]])
    texture.set_ram_image_as(bgra.tobytes(), "BGRA")
    clamped(texture, SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear)
    texture.set_anisotropic_degree(4)
    return texture
