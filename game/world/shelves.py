"""Shelves in the engine: façades for all, real books for the few presses near the walker."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import Protocol

import numpy as np
from panda3d.core import (
    NodePath,
    PTA_LVecBase4f,
    SamplerState,
    Shader,
    Texture,
    UnalignedLVecBase4f,
)

from game.meshes import hall_plan
from game.meshes.book_layout import CASE_BOTTOM, CASE_TOP, PRESSES, Bay, BookLayout, press_span
from game.meshes.books import Piece, press_stages
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.shelves import BOARD_FRONT, bookcase, facade
from game.world.nodes import node_from_part

REAL_LIMIT = 20
"""Presses that may be real books at once; shaders/surface/facade.vert has as many places."""
CACHED = 3 * REAL_LIMIT
"""Presses kept built, so that a walk back and forth builds nothing anew."""
TIER_GROUPS = ((0, 1), (1, 3), (3, 7), (7, hall_plan.TIERS))
"""Tiers that are culled together: what the eye has above and below it."""


class Surfaces(Protocol):
    """Hands out finished shaders by a surface's name (game.light.shaders.ShaderLibrary does)."""

    def surface(self, name: str) -> Shader: ...


class ShelfWorld:
    """All shelves of the hall under ``parent``.

    ``update(eye)`` each frame shows the presses within ``reach`` metres as real books, the nearest
    ones in full, and goes one step on with building a missing one, about a millisecond's work;
    ``settle(eye)`` builds all it needs at once. ``vertices_built`` counts what was worked on.
    """

    def __init__(
        self, parent: NodePath, layout: BookLayout, surfaces: Surfaces, *, reach: float = 6.5
    ) -> None:
        self.layout, self.surfaces, self.reach = layout, surfaces, reach
        self.root = parent.attach_new_node("shelves")
        self.vertices_built = 0
        for name, texels in tables(layout).items():
            self.root.set_shader_input(name, texture(name, texels))
        self._real = PTA_LVecBase4f.empty_array(REAL_LIMIT // 4)
        self.root.set_shader_input("real_presses", self._real)
        # Tagged before there are any books, so that the sun's camera, which asks once, knows them.
        self._near = self.root.attach_new_node("near")
        self._near.set_tag("surface", "book")
        self._places, self._keys = press_places(layout)
        self._cache: OrderedDict[tuple[int, bool], NodePath] = OrderedDict()
        self._shown: dict[int, bool] = {}
        self._work: tuple[tuple[int, bool], Iterator[Piece | MeshData]] | None = None
        self._made: Piece | MeshData | None = None
        self._show({})
        self.nodes = [self._attached(part, self.root) for part in shelf_parts(layout)]

    def _attached(self, part: Part, parent: NodePath, name: str | None = None) -> NodePath:
        path = node_from_part(part, self.surfaces.surface(part.surface), name)
        path.reparent_to(parent)
        return path

    @property
    def real(self) -> tuple[int, ...]:
        """Numbers (bay * PRESSES + press) of the presses drawn as real books now."""
        return tuple(self._shown)

    @property
    def facades_aside(self) -> tuple[int, ...]:
        """Numbers of the presses whose façade the vertex shader has been told to leave out."""
        told = (value for four in self._real for value in four)
        return tuple(int(value) for value in told if value >= 0)

    def update(self, eye: np.ndarray) -> None:
        """Follows the walker: one step of building at most, so that no frame waits for books."""
        wanted = self.wanted(np.asarray(eye, np.float32))
        self._step(wanted)
        self._present(wanted)

    def settle(self, eye: np.ndarray) -> None:
        """Builds every near press at once, for a picture."""
        wanted = self.wanted(np.asarray(eye, np.float32))
        while self._step(wanted):
            pass
        self._present(wanted)

    def _step(self, wanted: dict[int, bool]) -> bool:
        """Goes one step on with the press in work, or starts the nearest missing one. False when idle."""
        if self._work is None:
            missing = [key for key in wanted.items() if key not in self._cache]
            if not missing:
                return False
            number, full = missing[0]
            bay = self.layout.bays[number // PRESSES]
            self._work = (number, full), press_stages(self.layout, bay, number % PRESSES, full=full)
        key, stages = self._work
        made = next(stages, None)
        if made is not None:
            self._made = made
            self.vertices_built += made.positions.size // 3
            return True
        self._work = None
        path = self._attached(Part("book", self._made), self._near, f"press {key[0]}")
        path.hide()
        self._cache[key] = path
        return True

    def _present(self, wanted: dict[int, bool]) -> None:
        """Shows what is wanted and built; until the finer books are built the plainer ones stay."""
        shown = {}
        for number, full in wanted.items():
            for detail in (full, not full):
                if (number, detail) in self._cache:
                    shown[number] = detail
                    self._cache.move_to_end((number, detail))
                    break
        if shown != self._shown:
            self._show(shown)
        while len(self._cache) > CACHED:
            self._cache.popitem(last=False)[1].remove_node()

    def wanted(self, eye: np.ndarray) -> dict[int, bool]:
        """Numbers of the presses to be drawn as real books, nearest first, and whether in full."""
        low, high = self._places
        away = np.linalg.norm(np.maximum(np.maximum(low - eye, eye - high), 0.0), axis=1)
        near = np.argsort(away, kind="stable")[:REAL_LIMIT]
        return {int(self._keys[i]): bool(away[i] < self.reach * 0.5) for i in near if away[i] < self.reach}

    def _show(self, shown: dict[int, bool]) -> None:
        for key in self._shown.items():
            if key in self._cache and shown.get(key[0]) != key[1]:
                self._cache[key].hide()
        for key in shown.items():
            self._cache[key].show()
        numbers = [*shown, *[-1] * (REAL_LIMIT - len(shown))]
        for place in range(REAL_LIMIT // 4):
            four = numbers[4 * place : 4 * place + 4]
            self._real.set_element(place, UnalignedLVecBase4f(*map(float, four)))
        self._shown = shown


def shelf_parts(layout: BookLayout) -> list[Part]:
    """The façades and the cases, merged by the tiers that are culled together."""
    parts = []
    for low, high in TIER_GROUPS:
        group = tuple(bay for bay in layout.bays if low <= bay.tier < high)
        if group:
            parts.append(Part("facade", facade(group)))
            parts.append(Part("wood", cases(group)))
    return parts


def cases(group: tuple[Bay, ...]) -> MeshData:
    return merge([bookcase(bay.side, bay.tier) for bay in group])


def press_places(layout: BookLayout) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Boxes of all presses, lowest and highest corners (P, 3) each in metres, and their numbers (P,)."""
    lows, highs, numbers = [], [], []
    for bay in layout.bays:
        turn = hall_plan.side_azimuth(bay.side)
        along, out = hall_plan.direction(turn + np.pi / 2), hall_plan.direction(turn)
        base = bay.tier * hall_plan.TIER_HEIGHT
        for press in bay.presses():
            ends = np.array([out * BOARD_FRONT + along * u for u in press_span(bay, press)])
            lows.append(ends.min(axis=0) + [0, base + CASE_BOTTOM, 0])
            highs.append(ends.max(axis=0) + [0, base + CASE_TOP, 0])
            numbers.append(bay.index * PRESSES + press)
    return (np.array(lows, np.float32), np.array(highs, np.float32)), np.array(numbers)


def tables(layout: BookLayout) -> dict[str, np.ndarray]:
    return {"book_shape": layout.shape, "book_look": layout.look, "book_glow": layout.glow}


def texture(name: str, texels: np.ndarray) -> Texture:
    """A table (R, W, 4) u8 as a texture whose first row is line 0."""
    made = Texture(name)
    height, width, _ = texels.shape
    made.setup_2d_texture(width, height, Texture.T_unsigned_byte, Texture.F_rgba8)
    made.set_ram_image_as(np.ascontiguousarray(texels).tobytes(), "RGBA")
    made.set_minfilter(SamplerState.FT_linear)
    made.set_magfilter(SamplerState.FT_linear)
    made.set_wrap_u(SamplerState.WM_clamp)
    made.set_wrap_v(SamplerState.WM_clamp)
    return made
