"""The one light-space mask: the colour of sun that the glass lets through, and what stands in its way.

Two textures, looked up by the same function in shaders/include/sunlight.glsl:
``sun_mask`` is drawn once (windows' colours, the hall as blocker), ``ring_mask`` holds the
ring's chairs and people and is drawn again while they move.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from panda3d.core import (
    Camera,
    ColorWriteAttrib,
    CullFaceAttrib,
    FrameBufferProperties,
    GraphicsOutput,
    LMatrix4f,
    NodePath,
    OrthographicLens,
    RenderState,
    SamplerState,
    Texture,
)

from game.light.frame import FrameUniforms
from game.light.passes.screen import output
from game.light.shaders import ShaderLibrary
from game.light.textures import clamped
from game.light.tiers import Tier
from game.meshes import hall_plan
from game.world.nodes import SUN_CAMERA

FAR_METRES = 60.0
RING_DEPTH, RING_SLACK = 8.0, 0.03
"""Metres before and behind the ring's middle that its mask tells apart; what it forgives."""
RING_REACH = 4.6
"""Half the width of the square about the ring that ``ring_mask`` covers, metres."""


@dataclass(frozen=True)
class LightSpace:
    """A rectangle across the sun's way: axes (3,) unit, centre (3,) metres, half sizes in metres."""

    right: np.ndarray
    up: np.ndarray
    way: np.ndarray
    centre: np.ndarray
    half_width: float
    half_height: float

    def matrix(self, reach: float | None = None) -> LMatrix4f:
        """World metres → (u, v in 0..1 inside the rectangle, metres along the sun's way).

        With ``reach`` the third is 0..1 from that many metres before the centre to as many behind it.
        """
        rows = np.zeros((4, 4))
        u, v = self.right / (2 * self.half_width), self.up / (2 * self.half_height)
        rows[:3, 0], rows[:3, 1], rows[:3, 2] = u, v, self.way
        rows[3, 0] = 0.5 - self.centre @ u
        rows[3, 1] = 0.5 - self.centre @ v
        rows[3, 3] = 1.0
        if reach is not None:
            rows[:3, 2] /= 2 * reach
            rows[3, 2] = 0.5 - self.centre @ self.way / (2 * reach)
        return LMatrix4f(*rows.reshape(-1).tolist())


def light_axes(to_sun: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Right, up and the sun's way, each (3,) unit, as a viewer sitting in the sun sees them."""
    way = -np.asarray(to_sun, np.float64)
    right = np.cross([0.0, 1.0, 0.0], way)
    right /= np.linalg.norm(right)
    return right, np.cross(way, right), way


def around_points(points: np.ndarray, to_sun: np.ndarray, margin: float = 0.3) -> LightSpace:
    """The tightest rectangle across the sun's way that holds ``points`` (N, 3)."""
    right, up, way = light_axes(to_sun)
    u, v = points @ right, points @ up
    centre = right * (u.min() + u.max()) / 2 + up * (v.min() + v.max()) / 2
    return LightSpace(right, up, way, centre, np.ptp(u) / 2 + margin, np.ptp(v) / 2 + margin)


def window_corners(side: int) -> np.ndarray:
    """(4, 3) metres: lower left, lower right, upper right, upper left as seen from inside."""
    azimuth = hall_plan.side_azimuth(side)
    out, along = hall_plan.direction(azimuth), hall_plan.direction(azimuth + np.pi / 2)
    middle = out * hall_plan.WINDOW_APOTHEM
    half = along * hall_plan.WINDOW_WIDTH / 2
    low = np.array([0, hall_plan.WINDOW_SILL, 0], np.float32)
    high = np.array([0, hall_plan.WINDOW_SILL + hall_plan.WINDOW_HEIGHT, 0], np.float32)
    return np.stack(
        [middle - half + low, middle + half + low, middle + half + high, middle - half + high]
    )


class SunMask:
    """Draws the two masks and binds them to the scene."""

    def __init__(
        self,
        base,
        shaders: ShaderLibrary,
        frame: FrameUniforms,
        hall: NodePath,
        ring: NodePath,
        ring_shadow: NodePath,
        cookies: NodePath,
        sides: tuple[int, ...],
        to_sun: np.ndarray,
        tier: Tier,
    ) -> None:
        """``cookies`` holds one quad for each window of ``sides`` the sun shines through; blockers are
        found below ``hall``, ``ring`` and ``ring_shadow`` by their ``surface`` tag. The last holds plain
        stand-ins for what ``ring`` hides from this camera; nobody else draws it."""
        corners = np.concatenate([window_corners(side) for side in sides])
        self.wide = around_points(corners, to_sun)
        reach = np.array([[x, y, z] for x in (-1, 1) for z in (-1, 1) for y in (0, 0.5)])
        self.near = around_points(reach * RING_REACH, to_sun, margin=0.0)
        size, ring_size = tier.mask_size, tier.ring_mask_size
        height = max(1, round(size * self.wide.half_height / self.wide.half_width))
        self._shaders, self._frame = shaders, frame
        self._every = tier.ring_mask_every

        self.mask = mask_texture("sun_mask", SamplerState.FT_linear)
        buffer = mask_buffer(base, "sun mask", (size, height), self.mask, sort=-60)
        buffer.set_clear_color((0, 0, 0, 1))
        buffer.set_clear_color_active(True)
        glass = self._camera(self.wide, FAR_METRES, cookies, self._glass_state())
        region = buffer.make_display_region()
        region.set_sort(1)
        region.set_camera(glass)
        blockers = self._camera(self.wide, FAR_METRES, hall, self._blocker_state(0b1000))
        self._tag_blockers(blockers, hall)
        region = buffer.make_display_region()
        region.set_sort(2)
        region.set_camera(blockers)
        buffer.set_one_shot(True)

        compared = SamplerState.FT_shadow if tier.level > 1 else SamplerState.FT_nearest
        self.ring_texture = mask_texture("ring_mask", compared)
        near_height = max(1, round(ring_size * self.near.half_height / self.near.half_width))
        self.ring_buffer = mask_buffer(
            base,
            "ring mask",
            (ring_size, near_height),
            self.ring_texture,
            sort=-59,
            depth_only=True,
        )
        self._ring_camera = self._ring_region(ring)
        self._ring_region(ring_shadow)

    def _ring_region(self, scene: NodePath) -> NodePath:
        """Draws what stands below ``scene`` into the ring's mask too; the camera that does it."""
        camera = self._camera(self.near, RING_DEPTH, scene, self._blocker_state(0))
        self._tag_blockers(camera, scene)
        self.ring_buffer.make_display_region().set_camera(camera)
        return camera

    def bind(self, node: NodePath) -> None:
        """Gives ``node`` and all below it what sunlight.glsl asks for."""
        node.set_shader_input("sun_mask", self.mask)
        node.set_shader_input("ring_mask", self.ring_texture)
        node.set_shader_input("sun_matrix", self.wide.matrix())
        slack = LMatrix4f.translate_mat(0, 0, -RING_SLACK / (2 * RING_DEPTH))
        node.set_shader_input("ring_matrix", self.near.matrix(RING_DEPTH) * slack)

    def retag(self, ring: NodePath) -> None:
        """Call after people were added below ``ring``."""
        self._tag_blockers(self._ring_camera, ring)

    def update(self, frame: int) -> None:
        """Draws the ring's mask on every n-th frame only. ``frame`` counts those drawn so far."""
        self.ring_buffer.set_active(frame % self._every == 0)

    def _camera(
        self, space: LightSpace, reach: float, scene: NodePath, state: RenderState
    ) -> NodePath:
        lens = OrthographicLens()
        lens.set_film_size(2 * space.half_width, 2 * space.half_height)
        lens.set_near_far(FAR_METRES + 1 - reach, FAR_METRES + 1 + reach)
        camera = Camera("sun", lens)
        camera.set_scene(scene)
        camera.set_initial_state(state)
        camera.set_camera_mask(SUN_CAMERA)
        path = NodePath(camera)
        eye = space.centre - space.way * (FAR_METRES + 1)
        matrix = np.eye(4)
        matrix[0, :3], matrix[1, :3], matrix[2, :3] = space.right, space.up, space.way
        matrix[3, :3] = eye
        path.set_mat(LMatrix4f(*matrix.reshape(-1).tolist()))
        return path

    def _glass_state(self) -> RenderState:
        holder = NodePath("glass")
        holder.set_depth_test(False)
        holder.set_depth_write(False)
        holder.set_two_sided(True)
        holder.set_attrib(ColorWriteAttrib.make(0b0111))
        return holder.get_state()

    def _blocker_state(self, channels: int) -> RenderState:
        holder = NodePath("blockers")
        self._frame.bind(holder)  # leaves that stir ask for the time here too
        holder.set_attrib(ColorWriteAttrib.make(channels), 10)
        holder.set_attrib(CullFaceAttrib.make(CullFaceAttrib.M_cull_none), 10)
        holder.set_shader_input("sun_way", (*self.wide.way.tolist(), 0.0))
        return holder.get_state()

    def _tag_blockers(self, camera: NodePath, scene: NodePath) -> None:
        camera.node().set_tag_state_key("surface")
        names = {path.get_tag("surface") for path in scene.find_all_matches("**/=surface")}
        for name in names:
            holder = NodePath("mask")
            holder.set_shader(self._shaders.mask(name, "mask_blocker"), 20)
            holder.set_attrib(CullFaceAttrib.make(CullFaceAttrib.M_cull_none), 20)
            camera.node().set_tag_state(name, holder.get_state())


def mask_texture(name: str, filtering: int) -> Texture:
    """Clamped: a mask's rim is always empty, and a border colour costs a software renderer a tenth."""
    return clamped(Texture(name), filtering)


def mask_buffer(
    base, name: str, size: tuple[int, int], texture: Texture, sort: int, depth_only: bool = False
):
    """A buffer drawn into ``texture``: four bytes a texel and a depth, or the depth alone."""
    properties = FrameBufferProperties()
    properties.set_depth_bits(24)
    if not depth_only:
        properties.set_rgba_bits(8, 8, 8, 8)
    buffer = output(base, name, size, sort, properties)
    if buffer is None:
        raise RuntimeError(f"the {name} buffer of {size[0]}x{size[1]} could not be made")
    plane = GraphicsOutput.RTP_depth if depth_only else GraphicsOutput.RTP_color
    buffer.add_render_texture(texture, GraphicsOutput.RTM_bind_or_copy, plane)
    return buffer


def cookie_quad(corners: np.ndarray, cookie: Texture, shaders: ShaderLibrary) -> NodePath:
    """One window's colours as a quad (4, 3) in its place, for the mask's camera alone."""
    from game.meshes.mesh_data import MeshData
    from game.world.nodes import node

    normal = np.cross(corners[1] - corners[0], corners[3] - corners[0])
    normal /= np.linalg.norm(normal)
    quad = MeshData(
        positions=corners,
        normals=np.repeat(normal[None], 4, axis=0),
        triangles=np.array([[0, 1, 2], [0, 2, 3]]),
        uv=np.array([[0, 0], [1, 0], [1, 1], [0, 1]]),
    )
    path = node("cookie", quad)
    path.set_shader(shaders.mask("surface", "mask_glass"))
    path.set_shader_input("cookie", cookie)
    return path
