"""The one light-space mask: the colour of sun that the glass lets through, and what stands in its way.

Two textures, looked up by the same function in shaders/include/sunlight.glsl:
``sun_mask`` holds the windows' colours, drawn again as the sun moves on, and the hall as blocker, drawn
again less often; ``ring_mask`` holds the ring's chairs and people and is drawn again while they move.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
    PTA_LMatrix4f,
    PTA_LVecBase4f,
    RenderState,
    SamplerState,
    Texture,
    UnalignedLMatrix4f,
    UnalignedLVecBase4f,
)

from game.light.frame import FrameUniforms
from game.light.passes.screen import output
from game.light.shaders import ShaderLibrary
from game.light.textures import clamped
from game.light.tiers import Tier
from game.meshes import hall_plan
from game.meshes.mesh_data import MeshData, Part
from game.world.nodes import SUN_CAMERA, node

FAR_METRES = 60.0
RING_DEPTH, RING_SLACK = 8.0, 0.03
"""Metres before and behind the ring's middle that its mask tells apart; what it forgives."""
RING_REACH = 4.6
"""Half the width of the square about the ring that ``ring_mask`` covers, metres."""
GLASS_STEP, BLOCKER_STEP = 0.25, 2.0
"""Seconds of dream time after which colours and blockers are drawn anew. At its fastest the sun moves a
point 20 m behind its pane by 0.4 and 2.8 mm meanwhile; a texel is 10 to 26 mm wide."""
GLASS_RIM = 0.06
"""Metres of black that a window draws about itself, over what it left there a step ago."""
PENUMBRA = 0.15
"""Metres by which light may spread past a pane's box on its way; for telling what it never reaches."""


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


@dataclass(frozen=True)
class EveningSpace:
    """The rectangle round ``points`` (N, 3), the same size all evening, that follows the sun."""

    points: np.ndarray
    half_width: float
    half_height: float

    @classmethod
    def around(cls, points: np.ndarray, margin: float) -> EveningSpace:
        moments = np.linspace(0.0, hall_plan.EVENING, 9)
        spaces = [around_points(points, hall_plan.evening_sun(s), margin) for s in moments]
        return cls(points, max(s.half_width for s in spaces), max(s.half_height for s in spaces))

    @property
    def aspect(self) -> float:
        return self.half_height / self.half_width

    def at(self, to_sun: np.ndarray) -> LightSpace:
        tight = around_points(self.points, to_sun)
        return replace(tight, half_width=self.half_width, half_height=self.half_height)


def may_be_sunlit(mesh: MeshData, sides: tuple[int, ...]) -> np.ndarray:
    """(T,) bool: whether light through the windows of ``sides`` may fall on a triangle this evening.

    Every corner is followed up the sun's way to the window's plane, where the evening's sun leaves a
    short straight track; a triangle stays dark whose tracks all lie on one side of the window's box.
    What is left may still lie in another thing's shadow, or face away.
    """
    lit = np.zeros(len(mesh.triangles), bool)
    box = np.array(mesh.bounds())
    box_corners = box[[[i, j, k] for i in (0, 1) for j in (0, 1) for k in (0, 1)], [0, 1, 2]]
    for side in sides:
        if np.bitwise_and.reduce(beside_pane(box_corners, side)):
            continue
        first, second, third = beside_pane(mesh.positions, side)[mesh.triangles].T
        lit |= (first & second & third) == 0
    return lit


def beside_pane(points: np.ndarray, side: int) -> np.ndarray:
    """(N,) u8: on which sides of a window's box the tracks of ``points`` (N, 3) lie wholly, a bit each.

    Cohen and Sutherland's codes: a shape whose corners share a bit does not meet the box.
    """
    half, sill = hall_plan.WINDOW_WIDTH / 2, hall_plan.WINDOW_SILL
    least = np.array([-half, sill, 0.0], np.float32) - PENUMBRA
    most = np.array([half, sill + hall_plan.WINDOW_HEIGHT, np.inf], np.float32) + PENUMBRA
    start, end = (on_pane(points, side, hall_plan.evening_sun(s)) for s in (0.0, hall_plan.EVENING))
    over = (np.minimum(start, end) > most) @ np.array([1, 2, 4], np.uint8)
    under = (np.maximum(start, end) < least) @ np.array([8, 16, 32], np.uint8)
    return over | under


def on_pane(points: np.ndarray, side: int, to_sun: np.ndarray) -> np.ndarray:
    """(N, 3) metres: along and up the window's plane where ``points`` (N, 3) see the sun, and the way
    there."""
    azimuth = hall_plan.side_azimuth(side)
    out, along = hall_plan.direction(azimuth), hall_plan.direction(azimuth + np.pi / 2)
    travel = (hall_plan.WINDOW_APOTHEM - points @ out) / (to_sun @ out)
    return np.stack(
        [
            points @ along + travel * (to_sun @ along),
            points[:, 1] + travel * to_sun[1],
            travel,
        ],
        axis=1,
    )


def sun_told(part: Part, sides: tuple[int, ...]) -> list[Part]:
    """``part`` as one or two: what the sun of this evening may reach, and what it never does."""
    lit = may_be_sunlit(part.mesh, sides)
    if lit.all() or not lit.any():
        return [replace(part, sunlit=bool(lit.any()))]
    return [
        replace(part, mesh=part.mesh.only(wanted), sunlit=sunlit)
        for wanted, sunlit in ((lit, True), (~lit, False))
    ]


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
    """Draws the two masks as the sun moves on, and binds them to the scene."""

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
        tier: Tier,
    ) -> None:
        """``cookies`` holds one quad for each window of ``sides`` the sun shines through; blockers are
        found below ``hall``, ``ring`` and ``ring_shadow`` by their ``surface`` tag. The last holds plain
        stand-ins for what ``ring`` hides from this camera; nobody else draws it."""
        self._shaders, self._frame = shaders, frame
        self._every = tier.ring_mask_every
        self._sun_matrix, self._ring_matrix = (PTA_LMatrix4f.empty_array(1) for _ in range(2))
        self._way = PTA_LVecBase4f.empty_array(1)
        self._glass_step = self._blocker_step = self._whole_in = self._asked_in = -1

        corners = np.concatenate([window_corners(side) for side in sides])
        self._panes = EveningSpace.around(corners, margin=0.3)
        size = (tier.mask_size, max(1, round(tier.mask_size * self._panes.aspect)))
        self.mask = mask_texture("sun_mask", SamplerState.FT_linear)
        self._buffer = mask_buffer(base, "sun mask", size, self.mask, sort=-60)
        self._buffer.set_clear_color((0, 0, 0, 1))
        self._glass = self._camera(self._panes, FAR_METRES, cookies, self._glass_state())
        region = self._buffer.make_display_region()
        region.set_sort(1)
        region.set_camera(self._glass)
        self._blockers = self._camera(self._panes, FAR_METRES, hall, self._blocker_state(0b1000))
        self._tag_blockers(self._blockers, hall)
        self._blocker_region = self._buffer.make_display_region()
        self._blocker_region.set_sort(2)
        self._blocker_region.set_camera(self._blockers)

        compared = SamplerState.FT_shadow if tier.level > 1 else SamplerState.FT_nearest
        self.ring_texture = mask_texture("ring_mask", compared)
        reach = np.array([[x, y, z] for x in (-1, 1) for z in (-1, 1) for y in (0, 0.5)])
        self._square = EveningSpace.around(reach * RING_REACH, margin=0.0)
        size = (tier.ring_mask_size, max(1, round(tier.ring_mask_size * self._square.aspect)))
        self.ring_buffer = mask_buffer(
            base, "ring mask", size, self.ring_texture, sort=-59, depth_only=True
        )
        self._ring_cameras = [self._ring_region(scene) for scene in (ring, ring_shadow)]
        self.update(0, 0.0)

    def _ring_region(self, scene: NodePath) -> NodePath:
        """Draws what stands below ``scene`` into the ring's mask too; the camera that does it."""
        camera = self._camera(self._square, RING_DEPTH, scene, self._blocker_state(0))
        self._tag_blockers(camera, scene)
        self.ring_buffer.make_display_region().set_camera(camera)
        return camera

    def bind(self, node: NodePath) -> None:
        """Gives ``node`` and all below it what sunlight.glsl asks for."""
        node.set_shader_input("sun_mask", self.mask)
        node.set_shader_input("ring_mask", self.ring_texture)
        node.set_shader_input("sun_matrix", self._sun_matrix)
        node.set_shader_input("ring_matrix", self._ring_matrix)

    def retag(self, ring: NodePath) -> None:
        """Call after people were added below ``ring``."""
        self._tag_blockers(self._ring_cameras[0], ring)

    def update(self, frame: int, time: float) -> None:
        """Draws in this frame what is due at ``time`` (seconds of dream time): the colours and the
        hall's blockers each after their step, the ring on every n-th frame. ``frame`` counts those
        drawn so far; the first draws all."""
        moment = min(max(time, 0.0), hall_plan.EVENING)
        glass, blockers = (int(moment / step + 1e-6) for step in (GLASS_STEP, BLOCKER_STEP))
        due = frame == 0 or blockers != self._blocker_step or frame == self._whole_in
        if due or glass != self._glass_step:
            self._asked_in = frame
            self._move_glass(hall_plan.evening_sun(glass * GLASS_STEP))
            # The colours alone are drawn over what is there.
            self._buffer.set_clear_color_active(due)
            self._buffer.set_clear_depth_active(due)
            self._blocker_region.set_active(due)
        self._buffer.set_active(frame == self._asked_in)  # asked twice before it is drawn, still on
        if due:
            self._whole_in = frame
            self._move_blockers(hall_plan.evening_sun(blockers * BLOCKER_STEP))
        self._glass_step, self._blocker_step = glass, blockers
        ring_due = frame % self._every == 0
        self.ring_buffer.set_active(ring_due)
        if ring_due:
            self._move_ring(hall_plan.evening_sun(glass * GLASS_STEP))

    def _move_glass(self, to_sun: np.ndarray) -> None:
        self.wide = self._panes.at(to_sun)
        aim(self._glass, self.wide)
        self._sun_matrix.set_element(0, UnalignedLMatrix4f(self.wide.matrix()))

    def _move_blockers(self, to_sun: np.ndarray) -> None:
        space = self._panes.at(to_sun)
        aim(self._blockers, space)
        self._way.set_element(0, UnalignedLVecBase4f(*space.way.tolist(), 0.0))

    def _move_ring(self, to_sun: np.ndarray) -> None:
        space = self._square.at(to_sun)
        for camera in self._ring_cameras:
            aim(camera, space)
        slack = LMatrix4f.translate_mat(0, 0, -RING_SLACK / (2 * RING_DEPTH))
        self._ring_matrix.set_element(0, UnalignedLMatrix4f(space.matrix(RING_DEPTH) * slack))

    def _camera(
        self, space: EveningSpace, reach: float, scene: NodePath, state: RenderState
    ) -> NodePath:
        lens = OrthographicLens()
        lens.set_film_size(2 * space.half_width, 2 * space.half_height)
        lens.set_near_far(FAR_METRES + 1 - reach, FAR_METRES + 1 + reach)
        camera = Camera("sun", lens)
        camera.set_scene(scene)
        camera.set_initial_state(state)
        camera.set_camera_mask(SUN_CAMERA)
        return NodePath(camera)

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
        holder.set_shader_input("sun_way", self._way)
        return holder.get_state()

    def _tag_blockers(self, camera: NodePath, scene: NodePath) -> None:
        camera.node().set_tag_state_key("surface")
        names = {path.get_tag("surface") for path in scene.find_all_matches("**/=surface")}
        for name in names:
            holder = NodePath("mask")
            holder.set_shader(self._shaders.mask(name, "mask_blocker"), 20)
            holder.set_attrib(CullFaceAttrib.make(CullFaceAttrib.M_cull_none), 20)
            camera.node().set_tag_state(name, holder.get_state())


def aim(camera: NodePath, space: LightSpace) -> None:
    """Puts a camera where the sun is seen from."""
    matrix = np.eye(4)
    matrix[0, :3], matrix[1, :3], matrix[2, :3] = space.right, space.up, space.way
    matrix[3, :3] = space.centre - space.way * (FAR_METRES + 1)
    camera.set_mat(LMatrix4f(*matrix.reshape(-1).tolist()))


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
    """One window's colours as a quad (4, 3) in its place and GLASS_RIM beyond, for the mask's camera
    alone."""
    across, up = corners[1] - corners[0], corners[3] - corners[0]
    width, height = np.linalg.norm(across), np.linalg.norm(up)
    u, v = GLASS_RIM / width, GLASS_RIM / height
    uv = np.array([[-u, -v], [1 + u, -v], [1 + u, 1 + v], [-u, 1 + v]])
    normal = np.cross(across, up) / (width * height)
    quad = MeshData(
        positions=corners[0] + uv[:, :1] * across + uv[:, 1:] * up,
        normals=np.repeat(normal[None], 4, axis=0),
        triangles=np.array([[0, 1, 2], [0, 2, 3]]),
        uv=uv,
    )
    path = node("cookie", quad)
    path.set_shader(shaders.mask("surface", "mask_glass"))
    path.set_shader_input("cookie", cookie)
    return path
