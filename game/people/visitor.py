"""The visitor's body in the first person: lap, sleeves and hands below the eye, and a breath of aura."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from panda3d.core import NodePath, PTA_LMatrix4f, Texture

from game.light.shaders import ShaderLibrary
from game.meshes.mesh_data import yaw_matrix
from game.options import Report
from game.people.data import BodyData, read_visitor
from game.people.looks import vector, vectors, wardrobe
from game.people.person import BONES, placed
from game.people.skinned import SkinnedMesh
from game.people.visitor_pose import Deeds, VisitorPose
from game.player.walker import Walker
from game.world.nodes import MIRROR_CAMERA, SUN_CAMERA

TONES = np.array([
    (0.085, 0.042, 0.026), (0.160, 0.082, 0.048), (0.270, 0.150, 0.090),
    (0.385, 0.235, 0.155), (0.500, 0.330, 0.235), (0.600, 0.425, 0.325),
])  # fmt: skip
"""Linear albedo of the back of a hand, from deep to fair."""
BEHIND = {"standing": 0.05, "seated": 0.0}
"""Metres that the body keeps behind the eye, so that looking down never looks into its collar."""
HIGHEST = float(np.radians(-50.0))
"""Elevation above which nothing of a standing body that pushes no door is ever seen ahead."""
ANSWER = 0.35
"""Seconds until hands have done 63 % of a new deed."""


def skin_tone(tone: float) -> np.ndarray:
    """(3,) linear albedo for the setting ``skin_tone``, 0 deep … 1 fair."""
    at = np.linspace(0.0, 1.0, len(TONES))
    return np.array([np.interp(tone, at, TONES[:, k]) for k in range(3)])


def plain_texture() -> Texture:
    """One grey texel, where the skin's surface expects a painted face."""
    texture = Texture("no face")
    texture.setup_2d_texture(1, 1, Texture.T_unsigned_byte, Texture.F_rgba)
    texture.set_ram_image(bytes((128, 128, 128, 255)))
    return texture


class Visitor:
    """Owner of the visitor's two bodies; shows the one that fits. Without a file there is no body,

    which is reported once and hinders nothing.
    """

    def __init__(
        self, path: Path, parent: NodePath, shaders: ShaderLibrary, tone: float, report: Report
    ) -> None:
        self.path = parent.attach_new_node("visitor")
        self._bodies: dict[str, Body] = {}
        self._door = self._book = 0.0
        try:
            found = read_visitor(path)
        except (OSError, ValueError, KeyError) as error:
            report(f"your own hands cannot be seen ({error}); install Hearthlight again")
            return
        self._bodies = {
            rest: Body(rest, data, self.path, shaders, tone) for rest, data in found.items()
        }

    def update(
        self,
        now: float,
        dt: float,
        walker: Walker,
        eye: tuple[float, float, float],
        lowest: float = -np.pi / 2,
        pushing: float = 0.0,
        reading: bool = False,
    ) -> None:
        """lowest: elevation of the picture's lower edge, radians; pushing: 0..1, doors give way before
        the hands; reading: a book lies in them."""
        share = 1.0 - np.exp(-dt / ANSWER)
        self._door += (pushing - self._door) * share
        self._book += (float(reading) - self._book) * share
        pace = float(np.hypot(*walker.velocity)) if not walker.seated else 0.0
        deeds = Deeds(min(pace / 1.55, 1.2), walker.swing, float(self._door), float(self._book))
        rest = "seated" if walker.lowered > 0.5 else "standing"
        busy = max(self._door, self._book) > 0.01
        if rest == "standing" and lowest > HIGHEST and not busy:
            self.hide()
            return
        for name, body in self._bodies.items():
            if name == rest:
                body.show(now, deeds, walker, eye)
            else:
                body.hide()

    def hide(self) -> None:
        """Nobody is seen below the eye: for pictures that are not the visitor's own."""
        for body in self._bodies.values():
            body.hide()


class Body:
    """One rest of the visitor's: two nodes."""

    def __init__(
        self, rest: str, data: BodyData, parent: NodePath, shaders: ShaderLibrary, tone: float
    ) -> None:
        self.rest, self.data = rest, data
        self.pose = VisitorPose(data.skeleton, np.random.default_rng(3))
        self.path = parent.attach_new_node(rest)
        self._bones = PTA_LMatrix4f.empty_array(BONES)
        self._matrices = np.tile(np.eye(4, dtype=np.float32), (BONES, 1, 1))
        self.path.set_shader_input("bones", self._bones)
        skin = self._node("skin", data.skin, shaders)
        skin.set_shader_input("skin_color", vector(skin_tone(tone)))
        for name in ("face_map", "relief_map"):
            skin.set_shader_input(name, plain_texture())
        for name in ("lids", "eye_left", "eye_right"):
            skin.set_shader_input(name, vector(()))
        cloth = self._node("cloth", data.cloth, shaders)
        cloth.set_shader_input("fabrics", vectors(wardrobe(data.fabrics)))
        cloth.set_two_sided(True)
        # A shadow or a mirror image without a head would be a fright.
        self.path.hide(SUN_CAMERA)
        self.path.hide(MIRROR_CAMERA)
        self.hide()

    def _node(self, surface: str, mesh, shaders: ShaderLibrary) -> NodePath:
        extra = np.zeros_like(mesh.positions)
        made = SkinnedMesh(f"visitor-{surface}", mesh, extra, self.path, ("near",), None)
        made.wear(shaders.surface(surface), surface)
        return made.path

    def show(self, now: float, deeds: Deeds, walker: Walker, eye) -> None:
        """Moves the bones to ``now`` and the body under the eye or into its chair."""
        count = len(self.data.skeleton.names)
        self._matrices[:count] = self.pose.matrices(now, deeds).transpose(0, 2, 1)
        memoryview(self._bones).cast("B")[:] = memoryview(self._matrices).cast("B")
        if self.rest == "seated" and walker.seat is not None:
            turn, place = walker.seat.facing, walker.seat.position.astype(float)
        else:
            turn = walker.azimuth
            back = self.data.eye[2] + BEHIND[self.rest]
            ahead = np.array([np.sin(turn), 0.0, np.cos(turn)])
            place = np.array([eye[0], walker.ground, eye[2]]) - back * ahead
        self.path.set_mat(placed(yaw_matrix(turn).astype(np.float64), place))
        self.path.show()

    def hide(self) -> None:
        self.path.hide()
