"""The whole place as engine nodes: hall, ring, forecourt, dome, doors, shelves, and the sun on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
from panda3d.core import BitMask32, NodePath, SamplerState, Texture

from game.light.hall_light import HallLight
from game.light.mirror import mirror_texture
from game.light.renderer import Renderer
from game.light.shaders import ShaderLibrary
from game.light.sun import SunMask, cookie_quad, sun_told, window_corners
from game.light.textures import clamped
from game.light.tiers import Tier
from game.meshes import (
    backing,
    book_layout,
    chairs,
    doors,
    forecourt,
    hall,
    hall_plan,
    windows,
)
from game.meshes.detail import Detail
from game.meshes.floor_grain import floor_grain
from game.meshes.gathering import gathered
from game.meshes.mesh_data import Part
from game.meshes.sectors import sectored
from game.options import Report
from game.world.doors import Doors
from game.world.motes import motes_node
from game.world.nodes import EYE_CAMERA, SUN_CAMERA, node_from_part
from game.world.sectors import RingOfChairs, Sectors
from game.world.shelves import ShelfWorld
from game.world.sky import Sky

FULL_FROM = 2
"""The quality level from which everything is built in full detail."""
WIDE = {"stone", "wood"}
"""Surfaces that cover so much of the picture that a program without sun pays for its memory."""
GROUND_TIERS = 3
"""Tiers that hall_ground() builds by itself; generic ones repeat above."""


class Library:
    """Builds the scene once; ``update`` moves what moves by itself."""

    def __init__(
        self,
        base,
        renderer: Renderer,
        shaders: ShaderLibrary,
        tier: Tier,
        light: HallLight,
        seed: int,
        report: Report,
    ) -> None:
        # Unpacking leaves the interpreter to others: the windows are ready when the stone stands.
        unpacking = ThreadPoolExecutor(1)
        names = set(hall_plan.WINDOW_SCENES.values())
        scenes = {name: unpacking.submit(windows.load_scene, name) for name in sorted(names)}
        self.renderer = renderer
        self.shaders = shaders
        self.upper = ShaderLibrary(shaders.folder, tier.level, upper=True)
        self.shaded = ShaderLibrary(shaders.folder, tier.level, shaded=True)
        self.sun_sides = tuple(light.cookies)
        dream = renderer.dream
        self.hall = dream.attach_new_node("hall")
        self.ring = dream.attach_new_node("ring")
        self.forecourt = dream.attach_new_node("forecourt")
        detail: Detail = "full" if tier.level >= FULL_FROM else "lean"
        self.sky = Sky(renderer, shaders, report, lean=detail == "lean")
        ground = [*hall.floor(np.random.default_rng(7)), *backing.backing()]
        self._place(self.hall, self._told(ground))
        self._tiers(detail)
        coarse: Detail = "full" if detail == "full" else "far"
        self.sectors = Sectors(self.hall, sectored(self._told(ground_parts(coarse))), self._place)
        self._place(self.forecourt, self._told(forecourt.forecourt(detail=detail)))
        self.doors = Doors(dream, {side: self._leaf(side, detail) for side in ("left", "right")})
        self.chairs = RingOfChairs(self.ring, ring_parts(seed, coarse), self._place)
        self.ring_shadow = NodePath("ring shadow")
        self._place(self.ring_shadow, gathered(ring_shadow_parts()))
        self.layout = book_layout.book_layout()
        self.shelves = ShelfWorld(
            self.hall, self.layout, shaders, self.upper, shaded=self.shaded, told=self._told
        )
        self._windows(scenes, report)
        unpacking.shutdown()
        self._finishing = iter(()) if detail == coarse else self._finer(seed, detail)
        self._light(base, tier, light)
        self.hall.set_shader_input("hall_mirror", mirror_texture(report))
        grain = floor_grain(np.random.default_rng(3))
        self.hall.set_shader_input("floor_grain", grain_texture(grain))
        motes_node(self.hall, shaders, tuple(light.cookies), tier.level)

    def _place(
        self, parent: NodePath, parts: Iterable[Part], shaders: ShaderLibrary | None = None
    ) -> list[NodePath]:
        """One node a part."""
        made = []
        for part in parts:
            programs = shaders or (self.shaders if part.sunlit else self.shaded)
            path = node_from_part(part, programs.surface(part.surface))
            path.reparent_to(parent)
            made.append(path)
        return made

    def _told(self, parts: Iterable[Part]) -> list[Part]:
        """``parts``, those that no sun of the evening reaches told from the others where it pays."""
        return [
            told
            for part in parts
            for told in (sun_told(part, self.sun_sides) if part.surface in WIDE else (part,))
        ]

    def _leaf(self, side: str, detail: Detail) -> NodePath:
        holder = NodePath(f"door {side}")
        self._place(holder, doors.door_leaf(side, detail))
        return holder

    def _tiers(self, detail: Detail) -> None:
        """Generic tiers above the ground part share the meshes of their grade."""
        shared: dict[int, list[NodePath]] = {}
        for tier in range(GROUND_TIERS, hall_plan.TIERS):
            holder = self.hall.attach_new_node(f"tier {tier}")
            holder.hide(SUN_CAMERA)
            grade = hall.tier_grade(tier, detail)
            if grade not in shared:
                shared[grade] = self._place(holder, hall.tier_ring(tier, detail), self.upper)
            else:
                for path in shared[grade]:
                    path.copy_to(holder)
            holder.set_y(tier * hall_plan.TIER_HEIGHT)

    def _finer(self, seed: int, detail: Detail) -> Iterator[None]:
        """Brings the near levels, a few hundredths of a second a step: who comes in from the night
        needs none of them at first."""
        ground: list[Part] = []
        for parts in ground_pieces(detail):
            ground += self._told(parts)
            yield
        slices = sectored(ground)
        ground.clear()  # the memory is wanted for what comes next
        for level in self.sectors.levels:
            level.refine(slices.pop(0))
            yield
        grown: list[Part] = []
        for parts in chair_pieces(seed, detail):
            grown += parts
            yield
        self.chairs.levels.refine(gathered(grown))

    def settle(self, eye: tuple[float, float, float]) -> None:
        """Builds all that there is to see from ``eye``, for a picture."""
        for _ in self._finishing:
            pass
        self.shelves.settle(eye)

    def _windows(self, scenes: dict[str, Future], report: Report) -> None:
        """Each window's pane is its own node with its own textures."""
        made: dict[str, dict[str, Texture]] = {}
        for side in hall_plan.WINDOW_SIDES:
            azimuth = hall_plan.side_azimuth(side)
            scene = hall_plan.WINDOW_SCENES[side]
            if scene not in made:
                made[scene] = glass_textures(scene_or_plain(scenes[scene], report))
            mesh = windows.pane().turned(azimuth)
            pane = Part("glass", mesh, blocks_sun=False, two_sided=True)
            path = node_from_part(pane, self.shaders.surface("glass"), f"window {side}")
            facing = float(hall_plan.direction(azimuth) @ hall_plan.sun_direction())
            path.set_shader_input("u_window_sun", window_light(facing))
            for name, texture in made[scene].items():
                path.set_shader_input(name, texture)
            path.clear_tag("surface")
            path.reparent_to(self.hall)

    def _light(self, base, tier: Tier, light: HallLight) -> None:
        cookies = NodePath("cookies")
        for side, cookie in light.cookies.items():
            quad = cookie_quad(window_corners(side), cookie_texture(cookie), self.shaders)
            quad.reparent_to(cookies)
        self.renderer.use_probes(light.low, light.size, light.probe_color, light.probe_direction)
        self.renderer.use_sun(
            SunMask(
                base,
                self.shaders,
                self.renderer.frame,
                self.hall,
                self.ring,
                self.ring_shadow,
                cookies,
                self.sun_sides,
                tier,
            )
        )

    def update(self, dt: float, eye: tuple[float, float, float]) -> None:
        """Doors swing, shelves near the eye become books, the dome follows."""
        self.doors.update(dt)
        self.sky.follow(eye)
        self.shelves.update(eye)
        next(self._finishing, None)
        self.sectors.update(eye, self.renderer.pixel_angle)
        self.chairs.update(eye, self.renderer.pixel_angle)
        outside = eye[2] < hall_plan.DOOR_Z
        ajar = self.doors.opening > 0.0
        show(self.forecourt, outside or ajar)
        show(self.sky.outer, outside or ajar)
        show(self.hall, not outside or ajar, EYE_CAMERA)  # the sun's mask is of it all the same
        show(self.ring, not outside or ajar)


def scene_or_plain(loading: Future, report: Report) -> windows.SceneTextures:
    """A window's picture; where its file is missing or damaged, one line and plain glass."""
    try:
        return loading.result()
    except (OSError, ValueError) as error:
        report(f"a window stays plain ({said(error)}); install Hearthlight again")
        return windows.plain_scene()


def said(error: Exception) -> str:
    """A system's error without its number and its quotes."""
    if isinstance(error, OSError) and error.filename:
        return f"{Path(error.filename).name}: {error.strerror}"
    return str(error)


def ground_pieces(detail: Detail) -> Iterator[list[Part]]:
    """The hall's ground parts and the windows' stone and iron, in place, a builder at a time."""
    yield from hall.hall_pieces(detail)
    for side in hall_plan.WINDOW_SIDES:
        turned = hall_plan.side_azimuth(side)
        yield [
            replace(part, mesh=part.mesh.turned(turned))
            for part in windows.window_parts(side, detail)
            if part.surface != "glass"
        ]


def ground_parts(detail: Detail) -> list[Part]:
    """All of ``ground_pieces``."""
    return [part for piece in ground_pieces(detail) for part in piece]


def chair_pieces(seed: int, detail: Detail) -> Iterator[list[Part]]:
    """The nine chairs in their places, one at a time; others throw their shadows for them."""
    rng = np.random.default_rng(seed)
    for chair in hall_plan.ring():
        yield [
            replace(in_place(part, chair), blocks_sun=False)
            for part in chairs.chair(chair.index, rng, detail)
        ]


def ring_parts(seed: int, detail: Detail) -> list[Part]:
    """All of ``chair_pieces``, gathered."""
    return gathered(part for piece in chair_pieces(seed, detail) for part in piece)


def ring_shadow_parts() -> list[Part]:
    """What throws the chairs' shadows, in place."""
    return [in_place(Part("bark", chairs.shadow(c.index)), c) for c in hall_plan.ring()]


def in_place(part: Part, chair: hall_plan.Chair) -> Part:
    """Something built for a chair, in the chair's place in the ring."""
    return replace(part, mesh=part.mesh.turned(chair.facing).moved(chair.position))


def show(path: NodePath, wanted: bool, camera: BitMask32 | None = None) -> None:
    """To ``camera`` alone, or to all."""
    cameras = () if camera is None else (camera,)
    if wanted:
        path.show(*cameras)
    else:
        path.hide(*cameras)


def glass_textures(scene: windows.SceneTextures) -> dict[str, Texture]:
    """A scene's planes as mip-mapped textures, under the names shaders/surface/glass.frag asks for."""
    made = {}
    # The engine keeps its channels blue first.
    color = scene.color[::-1, :, ::-1]
    for name, planes, format_ in (
        ("glass_color", color, Texture.F_rgb8),
        ("glass_lines", scene.lines[::-1], Texture.F_rg),
    ):
        height, width, _ = planes.shape
        texture = Texture(name)
        texture.setup_2d_texture(width, height, Texture.T_unsigned_byte, format_)
        texture.set_ram_image(np.ascontiguousarray(planes).tobytes())
        clamped(texture, SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear)
        texture.set_keep_ram_image(False)
        made[name] = texture
    return made


def window_light(facing: float) -> tuple[float, float, float]:
    """Brightness of a pane: the sun's own where it shines through, the sky's elsewhere."""
    sun = max(facing, 0.0) ** 0.5
    sky = np.array([0.95, 1.00, 1.16])
    return tuple(float(v) for v in sky + np.array([3.6, 2.9, 2.0]) * sun)


def cookie_texture(image: np.ndarray) -> Texture:
    """(H, W, 3) u8, sqrt-encoded, top row first → a mip-mapped texture."""
    height, width, _ = image.shape
    texture = Texture("cookie")
    texture.setup_2d_texture(width, height, Texture.T_unsigned_byte, Texture.F_rgb8)
    texture.set_ram_image_as(np.ascontiguousarray(image[::-1]).tobytes(), "RGB")
    return clamped(texture, SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear)


def grain_texture(tile: np.ndarray) -> Texture:
    """(N, N, 4) u8 as a mip-mapped texture that repeats."""
    texture = Texture("floor_grain")
    texture.setup_2d_texture(len(tile), len(tile), Texture.T_unsigned_byte, Texture.F_rgba)
    texture.set_ram_image_as(tile.tobytes(), "RGBA")
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    return texture
