"""A person in the ring as the engine draws one: meshes on bones, a face that moves, an aura."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

import numpy as np
from panda3d.core import (
    LMatrix4f,
    NodePath,
    PTA_float,
    PTA_LMatrix4f,
    PTA_LVecBase4f,
    SamplerState,
    Texture,
    UnalignedLVecBase4f,
)

from game.light.shaders import ShaderLibrary
from game.light.textures import clamped
from game.meshes.hall_plan import Chair
from game.meshes.mesh_data import yaw_matrix
from game.people.aura import aura_node
from game.people.data import MESHES, PersonData, read_person
from game.people.face import Face
from game.people.looks import wear_looks
from game.people.skinned import SkinnedMesh

BONES = 40
REACH = (
    {"far": 3.2, "small": np.inf},
    {"near": 3.5, "far": 4.6, "small": np.inf},
    {"near": 6.0, "far": 12.0, "small": np.inf},
    {"near": 12.0, "far": np.inf},
)
"""Metres within which each level is drawn, by quality level; low never draws the near one."""
SHADOW = ("small", "small", "far", "far")
"""The level that throws the shadow."""
SLACK = 0.4
"""Metres further away that somebody must be to be drawn with fewer triangles."""
FACE_HEIGHT = 1.2


def load_person(path: Path) -> PersonData:
    """One baked person. OSError, ValueError or KeyError when the file is not whole."""
    try:
        return read_person(path)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise ValueError(f"{path.name} is damaged") from error


class Person:
    """A seated person under ``parent``, in the chair, facing the ring's centre."""

    def __init__(
        self, data: PersonData, parent: NodePath, chair: Chair, shaders: ShaderLibrary, level: int
    ) -> None:
        """level: of the quality tier, 0 low … 3 ultra."""
        self.data, self.chair = data, chair
        self.face = Face(data)
        self.path = parent.attach_new_node(data.name)
        self._turn = yaw_matrix(chair.facing).astype(np.float64)
        self.path.set_mat(placed(self._turn, chair.position))
        self._reach, self._shadow = REACH[level], SHADOW[level]
        self.level = next(iter(self._reach))
        """Which level the visitor sees: near, far or small."""
        self._bones = PTA_LMatrix4f.empty_array(BONES)
        self._matrices = np.tile(np.eye(4, dtype=np.float32), (BONES, 1, 1))
        self._lids = PTA_LVecBase4f.empty_array(1)
        self._aura = PTA_float.empty_array(1)
        names = tuple(data.shapes)
        self._watched = [names.index(n) for n in ("eyeBlinkLeft", "eyeBlinkRight", "jawOpen")]
        self._inputs()
        self.meshes = {name: self._mesh(name, shaders) for name in MESHES}
        self._rows = self._moved_rows()
        wear_looks(self.path, {name: mesh.path for name, mesh in self.meshes.items()}, data)
        self.aura = aura_node(self.path, shaders)
        self.aura.set_shader_input("aura", self._aura)
        self.glow = 0.6
        """How much of the aura shows, 0..1: the director swells it when people sit together."""

    def _inputs(self) -> None:
        """What the shaders of all parts ask for; arrays, so that no state is composed anew."""
        data, path = self.data, self.path
        path.set_shader_input("bones", self._bones)
        path.set_shader_input("head_bone", data.skeleton.index("head"))
        path.set_shader_input("lids", self._lids)

    def _mesh(self, name: str, shaders: ShaderLibrary) -> SkinnedMesh:
        mesh = self.data.meshes[name]
        extra = {"hair": self.data.tangents, "skin": self.data.grain}.get(name)
        extra = np.zeros_like(mesh.positions) if extra is None else extra
        moving = np.zeros(len(mesh.positions), bool)
        if name == "skin":
            moving[self.face.points] = True
        if name == "hair":
            moving[self.data.hair_fixed :] = True
        made = SkinnedMesh(
            f"{self.data.name}-{name}", mesh, extra, self.path, tuple(self._reach), self._shadow,
            moving, name == "hair",
        )  # fmt: skip
        surface = self.data.surface if name == "skin" else name
        made.wear(shaders.surface(surface), surface)
        made.path.set_two_sided(name in ("hair", "cloth"))
        if name == "skin":
            made.path.set_shader_input("face_map", face_texture(self.data))
            made.path.set_shader_input("relief_map", relief_texture(self.data))
        return made

    def local(self, point: np.ndarray) -> np.ndarray:
        """A point of the hall (3,) in the sitter's own axes."""
        return self._turn @ (np.asarray(point, np.float64) - self.chair.position)

    def world(self, point: np.ndarray) -> np.ndarray:
        """A point in the sitter's own axes (3,) in the hall."""
        return point @ self._turn + self.chair.position

    def seen_from(self, eye: np.ndarray) -> None:
        """Chooses the level for a visitor whose eyes are at ``eye`` (3,), hall metres."""
        x, y, z = self.chair.position
        away = float(np.hypot(np.hypot(eye[0] - x, eye[2] - z), eye[1] - y - FACE_HEIGHT))
        names = list(self._reach)
        kept = names.index(self.level)
        level = next(
            name for k, name in enumerate(names)
            if away < self._reach[name] + (SLACK if k >= kept else 0.0)
        )  # fmt: skip
        if level != self.level:
            self.level = level
            for mesh in self.meshes.values():
                mesh.show(level)
            self._draw_face()

    def pose(self, matrices: np.ndarray, aura: float) -> None:
        """Bones (B, 4, 4) from rest to now; aura: -1 … 1 its breathing."""
        # The engine multiplies row vectors, so a matrix goes up transposed.
        self._matrices[: len(matrices)] = matrices.swapaxes(1, 2)
        memoryview(self._bones).cast("B")[:] = memoryview(self._matrices).cast("B")
        self._aura.set_element(0, self.glow * (0.8 + 0.2 * float(aura)))

    def look(self, shapes: np.ndarray, tears: float) -> None:
        """Takes on a face: shapes (S,) 0..1; tears: 0 none … 1 down to the jaw."""
        left, right, jaw = (float(shapes[i]) for i in self._watched)
        self._lids.set_element(0, UnalignedLVecBase4f(left, right, jaw, float(tears)))
        if self.face.blend(shapes):
            self._draw_face()

    def _moved_rows(self) -> dict[str, tuple[np.ndarray, np.ndarray]]:
        """For each level, which rows of the face's skin and hair its moving points are."""
        skin, hair = (self.meshes[name].levels for name in ("skin", "hair"))
        return {
            level: (
                np.searchsorted(self.face.points, skin[level].moving),
                hair[level].moving - self.data.hair_fixed,
            )
            for level in skin
        }

    def _draw_face(self) -> None:
        """Hands the level that is seen the face as it was blended last."""
        skin, hair = self._rows[self.level]
        self.meshes["skin"].levels[self.level].move(self.face.skin.take(skin, axis=0))
        self.meshes["hair"].levels[self.level].move(self.face.hair.take(hair, axis=0))

    def remove(self) -> None:
        self.path.remove_node()


def placed(turn: np.ndarray, position: np.ndarray) -> LMatrix4f:
    """The engine's matrix for a yaw (3, 3, for row vectors) and a place (3,)."""
    full = np.eye(4)
    full[:3, :3], full[3, :3] = turn, position
    return LMatrix4f(*full.reshape(-1).tolist())


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


def relief_texture(data: PersonData) -> Texture:
    """How high the lines and folds of a face are, mipmapped."""
    size = data.relief.shape[0]
    texture = Texture(f"{data.name}-relief")
    texture.setup_2d_texture(size, size, Texture.T_unsigned_byte, Texture.F_red)
    texture.set_ram_image(np.ascontiguousarray(data.relief).tobytes())
    clamped(texture, SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear)
    return texture
