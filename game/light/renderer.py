"""The order of passes: sun masks → floor's mirror → scene → occlusion → shafts → bloom → finish → accumulation → window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from panda3d.core import (
    Camera,
    ClockObject,
    LMatrix4f,
    LVecBase4f,
    NodePath,
    PerspectiveLens,
    PNMImage,
    PTA_LMatrix4f,
    PTA_LVecBase4f,
    SamplerState,
    Texture,
    UnalignedLMatrix4f,
    UnalignedLVecBase4f,
)

from game.light import hall_light
from game.light.frame import EYE_TIME, FINISH, HAZE, LENS, SUN_COLOR, SUN_INSIDE, FrameUniforms
from game.light.passes.accumulation import Accumulation, lens_shift
from game.light.passes.reflection import Reflection
from game.light.passes.screen import ScreenQuad, Target, target
from game.light.pose import Pose
from game.light.shaders import ShaderLibrary
from game.light.sun import SunMask
from game.light.textures import clamped
from game.light.tiers import Tier
from game.world.nodes import OWN_CAMERA

SKY_SIZE, SKY_EVERY = 512, 30
"""Texels of the small sky, and on which frames it is painted anew: it drifts by a texel in seconds."""
NEAR, FAR = 0.06, 400.0
MIRRORED_FROM = 2
"""The quality level from which the floor mirrors what stands on it; reflection.glsl has the same."""
PICTURE_SAMPLES = 12
"""Frames of the same moment that make a picture to keep."""


@dataclass(frozen=True)
class Atmosphere:
    """The light that is the same everywhere: radiance in linear rgb, density in 1/m."""

    sun: tuple[float, float, float] = hall_light.SUN
    haze: tuple[float, float, float] = (0.060, 0.038, 0.022)
    density: float = 0.009
    night: tuple[float, float, float] = hall_light.NIGHT
    exposure_inside: float = 1.65
    exposure_outside: float = 2.6
    bloom: float = 0.10
    vignette: float = 0.55


class Renderer:
    """Owns the camera and every buffer between the scene and the window."""

    def __init__(
        self,
        base,
        dream: NodePath,
        shaders: ShaderLibrary,
        tier: Tier,
        resolution_scale: float = 1.0,
    ) -> None:
        """``resolution_scale`` multiplies the tier's own share of the window's size."""
        self.base, self.dream, self.shaders = base, dream, shaders
        self.frame = FrameUniforms()
        self.frame.bind(dream)
        self.atmosphere = Atmosphere()
        self._scale, self._built = tier.scale * resolution_scale, tier.built * resolution_scale
        self.veil = 0.0
        self.own_glow = 0.0
        """Of the visitor's aura at the edge of sight, 0..1."""
        self.sun: SunMask | None = None
        self._size = (base.win.get_x_size(), base.win.get_y_size())
        self._lens = PerspectiveLens()
        self._lens.set_near_far(NEAR, FAR)
        self.camera = dream.attach_new_node(Camera("eye", self._lens))
        self.camera.node().set_camera_mask(OWN_CAMERA)
        self._screen_to_world = PTA_LMatrix4f.empty_array(1)
        self._lens_facts = PTA_LVecBase4f.empty_array(1)
        self._depth = Texture("depth")
        self._targets: list[Target] = []
        self._quads: list[ScreenQuad] = []
        self._build(tier)
        self.draw_all_next()
        self.look(Pose((0.0, 1.7, -10.5), 0.0, 0.0))

    def _target(self, name: str, divisor: int, sort: int, **kind) -> Target:
        made = target(self.base, name, self._inner, divisor, sort, **kind)
        self._targets.append(made)
        return made

    def _step(self, shader: str, into: Target, **inputs: object) -> ScreenQuad:
        quad = ScreenQuad(shader, self.shaders)
        self.frame.bind(quad.quad)
        quad.quad.set_shader_input("screen_to_world", self._screen_to_world)
        quad.quad.set_shader_input("lens", self._lens_facts)
        for name, value in inputs.items():
            quad.quad.set_shader_input(name, value)
        quad.show_in(into.buffer, 0)
        self._quads.append(quad)
        return quad

    def _build(self, tier: Tier) -> None:
        self.scene = self._target(
            "scene", 1, -50, half_float=True, depth=self._depth, multisamples=tier.multisamples
        )
        region = self.scene.buffer.make_display_region()
        region.set_camera(self.camera)
        region.set_clear_depth_active(True)
        region.set_clear_color(LVecBase4f(0, 0, 0, 1))
        region.set_clear_color_active(True)

        self.reflection = (
            Reflection(self.base, self.dream, self._inner) if tier.level >= MIRRORED_FROM else None
        )
        self._sky = target(self.base, "sky", (SKY_SIZE, SKY_SIZE), 1, -55, half_float=True)
        self._painter = self._step("sky", self._sky)
        self.dream.set_shader_input("sky", self._sky.texture)

        finish: dict[str, object] = {"scene": self.scene.texture}
        if tier.occlusion_divisor:
            raw = self._target("occlusion raw", tier.occlusion_divisor, -45, half_float=False)
            self._step("occlusion", raw, depth=self._depth)
            soft = self._target("occlusion", tier.occlusion_divisor, -44, half_float=False)
            self._step("soften", soft, source=raw.texture)
            finish["occlusion"] = soft.texture
        raw = self._target("shafts raw", tier.shaft_divisor, -43, half_float=True)
        self._shafts = self._step("shafts", raw, depth=self._depth)
        soft = self._target("shafts", tier.shaft_divisor, -42, half_float=True)
        self._step("soften", soft, source=raw.texture)
        finish["glow"] = self._glow(tier, soft.texture)
        picture = self._target("picture", 1, -10, half_float=False)
        self._step("finish", picture, **finish)
        self._accumulation = Accumulation(
            self.base, self.shaders, picture.texture, self._depth, self._outer, -9
        )
        self._quads += self._accumulation.quads
        self._window = ScreenQuad("show", self.shaders)
        self._window.show_in(self.base.win, 5)
        # The same once more without the interface, drawn only when somebody wants to keep it.
        self._kept = target(self.base, "kept", self._size, 1, -8, half_float=False)
        self._keeper = ScreenQuad("show", self.shaders)
        self._keeper.show_in(self._kept.buffer, 0)
        self._show_accumulated()
        self._kept.buffer.set_active(False)
        probe = self._target("probe", 512, -8, half_float=False)
        self._step("copy", probe, source=picture.texture)
        self._last = probe.texture

    def _glow(self, tier: Tier, shafts: Texture) -> Texture:
        """Bloom from a chain of ever smaller pictures, the shafts added at the last."""
        down = []
        source = self.scene.texture
        for level in range(tier.bloom_levels):
            into = self._target(f"bloom {level}", 4 * 2**level, -40 + level, half_float=True)
            self._step("bloom_down", into, source=source)
            source = into.texture
            down.append(into)
        for level in range(tier.bloom_levels - 2, 0, -1):
            into = self._target(f"bloom up {level}", 4 * 2**level, -21 - level, half_float=True)
            self._step("bloom_up", into, wide=source, level=down[level].texture)
            source = into.texture
        into = self._target("glow", tier.shaft_divisor, -21, half_float=True)
        self._step("glow", into, wide=source, level=down[0].texture, shafts=shafts)
        return into.texture

    def use_sun(self, sun: SunMask) -> None:
        """The scene and the shafts look up the same masks."""
        self.sun = sun
        sun.bind(self.dream)
        sun.bind(self._shafts.quad)

    def use_sky(self, layers: dict[str, Texture]) -> None:
        """The dome and its small copy are looked up in the same painted layers, by input name."""
        for name, texture in layers.items():
            self.dream.set_shader_input(name, texture)
            self._painter.quad.set_shader_input(name, texture)

    def use_probes(
        self, low: tuple[float, ...], size: tuple[float, ...], color: np.ndarray, way: np.ndarray
    ) -> None:
        """Bounce light: two (z, y, x, 4) u8 volumes over the box ``low`` + ``size`` metres."""
        self.dream.set_shader_input("probe_color", volume("probe_color", color))
        self.dream.set_shader_input("probe_direction", volume("probe_direction", way))
        place = PTA_LVecBase4f.empty_array(2)
        place.set_element(0, UnalignedLVecBase4f(*low, 0))
        place.set_element(1, UnalignedLVecBase4f(*(1.0 / s for s in size), 0))
        self.dream.set_shader_input("probe_place", place)

    def resize(self, size: tuple[int, int]) -> None:
        """Fits every buffer to a new picture size in pixels."""
        size = (max(size[0], 1), max(size[1], 1))
        if size == self._size:
            return
        self._size = size
        for item in self._targets:
            item.resize(self._inner)
        if self.reflection is not None:
            self.reflection.resize(self._inner)
        self._accumulation.resize(self._outer)
        self._kept.resize(size)
        self.look(self.pose)

    @property
    def _inner(self) -> tuple[int, int]:
        """Pixels that a frame draws."""
        return scaled(self._size, self._scale)

    @property
    def _outer(self) -> tuple[int, int]:
        """Pixels of the picture that frames build up."""
        return scaled(self._size, self._built)

    @property
    def half_height(self) -> float:
        """Radians from the middle of the picture to its lower edge."""
        return float(np.radians(self._lens.get_vfov()) / 2)

    def look(self, pose: Pose) -> None:
        """Moves the eye."""
        self.pose = pose
        aspect = self._size[0] / self._size[1]
        # Narrow windows keep their width of view, wide ones their height.
        fov = pose.fov if aspect >= 1.2 else 2 * np.arctan(np.tan(pose.fov / 2) * 1.2 / aspect)
        self._lens.set_film_size(aspect, 1.0)
        self._lens.set_focal_length(0.5 / float(np.tan(fov / 2)))
        matrix = np.eye(4)
        matrix[:3, :3] = pose.axes()
        matrix[3, :3] = pose.position
        self.camera.set_mat(LMatrix4f(*matrix.reshape(-1).tolist()))
        self._lens_facts.set_element(
            0, UnalignedLVecBase4f(0.5 / float(np.tan(fov / 2)), aspect, NEAR, FAR)
        )

    def _aim(self, frame: int, samples: int = 0) -> None:
        """Shifts the lens for frame number ``frame``; ``samples`` as Accumulation.step has them."""
        to_eye = LMatrix4f(self.camera.get_mat())
        to_eye.invert_in_place()
        self._lens.set_film_offset(0.0, 0.0)
        plain = to_eye * self._lens.get_projection_mat()
        wide, high = self._inner
        right, up = lens_shift(frame)
        # Another pair than the lens's, or a pixel would only ever see some of its patterns.
        phase = (frame * 0.7548777) % 1.0 - 0.5, (frame * 0.5698403) % 1.0 - 0.5
        self.frame.put(LENS, (self.pixel_angle, *phase), self.own_glow)
        # The film is the picture's aspect wide and 1 high. Moved one way, it sees what lies the other way.
        film = self._lens.get_film_size()
        self._lens.set_film_offset(right / wide * film[0], up / high * film[1])
        if self.reflection is not None:
            self.reflection.aim(self.pose, self._lens, self._inner)
        self._accumulation.step(plain, (-right / wide, -up / high), samples)
        self._show_accumulated()
        to_world = to_eye * self._lens.get_projection_mat()
        to_world.invert_in_place()
        self._screen_to_world.set_element(0, UnalignedLMatrix4f(to_world))

    @property
    def accumulated(self) -> Texture:
        """The picture that frames have built up, before it is dithered onto the window."""
        return self._accumulation.texture

    @property
    def size(self) -> tuple[int, int]:
        """The window's width and height in pixels."""
        return self._size

    def _show_accumulated(self) -> None:
        for quad in (self._window, self._keeper):
            quad.quad.set_shader_input("picture", self._accumulation.texture)

    @property
    def pixel_angle(self) -> float:
        """Radians that one drawn pixel spans at the middle of the picture."""
        return 1.0 / (self._lens.get_focal_length() * self._inner[1])

    @property
    def last_texture(self) -> Texture:
        """A small texture that is complete only when the whole scene has been drawn."""
        return self._last

    @property
    def pass_count(self) -> int:
        """Full-screen quads drawn a frame."""
        return len(self._quads)

    def draw_all_next(self) -> None:
        """The next frame draws every mask and the small sky, due or not: for pictures."""
        self._first_frame = ClockObject.get_global_clock().get_frame_count()
        self._accumulation.forget()

    def picture(self, samples: int = PICTURE_SAMPLES) -> PNMImage:
        """Draws ``samples`` frames of this moment and returns them as one, without the interface."""
        self._accumulation.forget()
        for sample in range(samples):
            self._aim(sample, sample)
            self._kept.buffer.set_active(sample == samples - 1)
            self.base.graphicsEngine.render_frame()
        self._kept.buffer.set_active(False)
        image = PNMImage()
        gsg = self.base.win.get_gsg()
        if not self.base.graphicsEngine.extract_texture_data(self._kept.texture, gsg):
            raise RuntimeError("the finished picture could not be read back")
        self._kept.texture.store(image)
        return image

    def update(self, time: float, inside: float, sun_direction: np.ndarray) -> None:
        """Fills the frame's uniforms. ``inside`` 0 forecourt … 1 hall, already eased."""
        air = self.atmosphere
        self.frame.put(EYE_TIME, self.pose.position, time)
        self.frame.put(SUN_INSIDE, sun_direction, inside)
        self.frame.put(SUN_COLOR, air.sun, 0.0)
        self.frame.put(HAZE, air.haze, air.density)
        exposure = air.exposure_outside * (1 - inside) + air.exposure_inside * inside
        self.frame.put(FINISH, (exposure, air.bloom, air.vignette), self.veil)
        # Counted from the frames the engine has drawn: whoever moves the eye twice before a frame skips none.
        clock = ClockObject.get_global_clock()
        frame = clock.get_frame_count() - self._first_frame
        if self.reflection is not None:
            self.reflection.inside = inside
        self._aim(frame)
        self._sky.buffer.set_active(frame % SKY_EVERY == 0)
        if self.sun is not None:
            self.sun.update(frame, time)


def scaled(size: tuple[int, int], share: float) -> tuple[int, int]:
    wide, high = size
    return max(1, round(wide * share)), max(1, round(high * share))


def volume(name: str, texels: np.ndarray) -> Texture:
    """A 3-D texture from (z, y, x, 4) u8 RGBA."""
    depth, height, width, _ = texels.shape
    texture = Texture(name)
    texture.setup_3d_texture(width, height, depth, Texture.T_unsigned_byte, Texture.F_rgba8)
    texture.set_ram_image_as(np.ascontiguousarray(texels).tobytes(), "RGBA")
    return clamped(texture, SamplerState.FT_linear)
