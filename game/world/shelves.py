"""Shelves in the engine: façades for all, real books for the few presses near the walker."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from panda3d.core import (
    CullBinManager,
    NodePath,
    PTA_LVecBase4f,
    SamplerState,
    Shader,
    Texture,
    UnalignedLVecBase4f,
)

from game.light.textures import clamped
from game.meshes import hall_plan
from game.meshes.book_layout import BookLayout
from game.meshes.book_places import (
    CASE_BOTTOM,
    CASE_TOP,
    PRESSES,
    Bay,
    press_span,
)
from game.meshes.books import Piece, press_stages
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.shelves import BOARD_FRONT, bookcase, facade
from game.world.nodes import SUN_CAMERA, node_from_part

REAL_LIMIT = 16
"""Presses that may be real books at once; shaders/include/facade_vertex.glsl has as many places."""
CACHED = 2 * REAL_LIMIT
"""Presses kept built, so that a walk back and forth builds nothing anew."""
CASE_GROUPS = ((0, 3), (3, 8), (8, hall_plan.TIERS))
"""Tiers whose cases are drawn together."""
FACADE_GROUPS = (
    *((0, 3, side, side + 4) for side in range(0, hall_plan.SIDES, 4)),
    *((3, 6, side, side + 8) for side in (0, 8)),
    (6, hall_plan.TIERS, 0, hall_plan.SIDES),
)
"""(first tier, last + 1, first side, last + 1) of façades that are culled and shaded together."""
MELTED = 0.019
"""Metres a pixel from which a façade shows means of neighbours only; facade.glsl has the same
number.
"""
SQUARE_ON = 1.12
"""facade.glsl's measure of a pixel seen square on, where it is least, in pixels."""
FINE = 0.0096
"""Metres a pixel below which something of a spine's painting shows."""


UPPER = 3
"""From this tier up the sun never comes, whatever its height, and no lamp hangs near."""


class Surfaces(Protocol):
    """Hands out finished shaders by a surface's name (game.light.shaders.ShaderLibrary does)."""

    def surface(self, name: str) -> Shader: ...


@dataclass
class Facade:
    """Bays on two nodes that share them out by distance: ``far`` shows means of neighbours, ``near``
    single books. Which of all presses (P,) bool are theirs, and whose programs draw them.
    """

    far: NodePath
    near: NodePath
    members: np.ndarray
    surfaces: Surfaces
    shading: str = "facade"


class ShelfWorld:
    """All shelves of the hall under ``parent``.

    ``update(eye)`` each frame shows the presses within ``reach`` metres as real books, the nearest
    ones in full, and goes one step on with building a missing one, about a millisecond's work;
    ``settle(eye)`` builds all it needs at once. ``vertices_built`` counts what was worked on.
    ``upper`` hands out the programs for tiers that neither sun nor lamps reach, ``shaded`` those for
    parts that ``told`` says are not sunlit.
    ``pixel`` is the angle of one pixel in radians: it decides how far single books can be told
    apart.
    """

    def __init__(
        self,
        parent: NodePath,
        layout: BookLayout,
        surfaces: Surfaces,
        upper: Surfaces,
        *,
        shaded: Surfaces | None = None,
        told: Callable[[list[Part]], list[Part]] = list,
        reach: float = 6.5,
        pixel: float = float(np.radians(62.0)) / 720,
    ) -> None:
        self.layout, self.reach, self.pixel = layout, reach, pixel
        self.root = parent.attach_new_node("shelves")
        self.vertices_built = 0
        for name, texels in tables(layout).items():
            self.root.set_shader_input(name, texture(name, texels))
        self._near_reach = PTA_LVecBase4f.empty_array(1)
        self._near_reach.set_element(0, UnalignedLVecBase4f(0.0))
        self.root.set_shader_input("near_reach", self._near_reach)
        self._real = PTA_LVecBase4f.empty_array(REAL_LIMIT // 4)
        self.root.set_shader_input("real_presses", self._real)
        # The sun's camera sees the cases behind the books, so that its shadows stay as the walker nears.
        self._near = self.root.attach_new_node("near")
        self._near.hide(SUN_CAMERA)
        self._places, self._keys = press_places(layout)
        self._cache: OrderedDict[tuple[int, bool], NodePath] = OrderedDict()
        self._shown: dict[int, bool] = {}
        self._work: tuple[tuple[int, bool], Iterator[Piece | MeshData]] | None = None
        self._made: Piece | MeshData | None = None
        self._show({})
        self.nodes = []

        def programs_for(part: Part, low: int) -> Surfaces:
            return upper if low >= UPPER else surfaces if part.sunlit else shaded

        for low, whole in case_parts(layout):
            for part in told([whole]):
                self.nodes.append(self._attached(part, self.root, programs_for(part, low)))
        self._facades = []
        for group in facade_groups(layout):
            upper_only = min(bay.tier for bay in group) >= UPPER
            programs = upper if upper_only else surfaces
            members = np.isin(self._keys // PRESSES, [bay.index for bay in group])
            mesh = facade(group)
            far, near = (
                self._attached(Part(name, mesh), self.root, programs)
                for name in ("facade_far", "facade")
            )
            near.hide()
            if not upper_only and all(turned_away(bay) for bay in group):
                far.set_shader(programs.surface("facade_away"))
            self._facades.append(Facade(far, near, members, programs))
        self.nodes += [node for group in self._facades for node in (group.far, group.near)]

    def _attached(
        self, part: Part, parent: NodePath, surfaces: Surfaces, name: str | None = None
    ) -> NodePath:
        path = node_from_part(part, surfaces.surface(part.surface), name)
        path.reparent_to(parent)
        if part.surface.startswith("facade"):
            path.set_bin(late_bin(), 0)
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

    @property
    def near_reach(self) -> float:
        """Metres to a press within which the shader draws its books one by one."""
        return self._near_reach[0][0]

    def update(self, eye: np.ndarray) -> None:
        """Follows the walker: one step of building at most, so that no frame waits for books."""
        away = self._away(eye)
        wanted = self.wanted(away)
        self._step(wanted)
        self._present(wanted)
        self._shade(away)

    def settle(self, eye: np.ndarray) -> None:
        """Builds every near press at once, for a picture."""
        away = self._away(eye)
        wanted = self.wanted(away)
        while self._step(wanted):
            pass
        self._present(wanted)
        self._shade(away)

    def _away(self, eye: np.ndarray) -> np.ndarray:
        """(P,) metres from ``eye`` (3,) to the box of each press."""
        low, high = self._places
        eye = np.asarray(eye, np.float32)
        return np.linalg.norm(np.maximum(np.maximum(low - eye, eye - high), 0.0), axis=1)

    def _shade(self, away: np.ndarray) -> None:
        """Lets the programs for single books draw only where these can be told apart from here."""
        reach = MELTED / (self.pixel * SQUARE_ON)
        self._near_reach.set_element(0, UnalignedLVecBase4f(reach, 0.0, 0.0, 0.0))
        name = "facade" if self.reach * self.pixel < FINE else "facade_plain"
        for group in self._facades:
            # The boxes hold the presses with room to spare: none is near that is not so here.
            if away[group.members].min() > reach:
                group.near.hide()
                continue
            group.near.show()
            if name != group.shading:
                group.shading = name
                group.near.set_shader(group.surfaces.surface(name))

    def wanted(self, away: np.ndarray) -> dict[int, bool]:
        """Numbers of the presses to be drawn as real books, nearest first, and whether in full."""
        near = np.argsort(away, kind="stable")[:REAL_LIMIT]
        return {
            int(self._keys[i]): bool(away[i] < self.reach * 0.5)
            for i in near
            if away[i] < self.reach
        }

    def _step(self, wanted: dict[int, bool]) -> bool:
        """Goes one step on with the press in work, or starts the nearest missing one. False when
        idle.
        """
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
        books = Part("book", self._made)
        path = self._attached(books, self._near, self._programs(key[0]), f"press {key[0]}")
        path.hide()
        self._cache[key] = path
        return True

    def _programs(self, number: int) -> Surfaces:
        """Those of the façade that a press (number) stands for."""
        at = self._keys == number
        return next(group.surfaces for group in self._facades if group.members[at].any())

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


def late_bin() -> str:
    """A bin behind all other opaque ones: a façade's pixels are dear, and much stands before
    them.
    """
    bins = CullBinManager.get_global_ptr()
    if bins.find_bin("late") < 0:
        bins.add_bin("late", CullBinManager.BT_state_sorted, 25)
    return "late"


def case_parts(layout: BookLayout) -> list[tuple[int, Part]]:
    """The cases, merged by the tiers that are culled together, each with its lowest tier."""
    groups = [
        (low, [bay for bay in layout.bays if low <= bay.tier < high]) for low, high in CASE_GROUPS
    ]
    return [
        (low, Part("wood", merge([bookcase(bay.side, bay.tier) for bay in group])))
        for low, group in groups
        if group
    ]


def facade_groups(layout: BookLayout) -> list[tuple[Bay, ...]]:
    """The bays of each façade node."""
    groups = [
        tuple(b for b in layout.bays if low <= b.tier < high and first <= b.side < last)
        for low, high, first, last in FACADE_GROUPS
    ]
    return [group for group in groups if group]


def press_places(layout: BookLayout) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Boxes of all presses, lowest and highest corners (P, 3) each in metres, and their numbers
    (P,).
    """
    lows, highs, numbers = [], [], []
    for bay in layout.bays:
        turn = hall_plan.side_azimuth(bay.side)
        along, out = hall_plan.direction(turn + np.pi / 2), hall_plan.direction(turn)
        base = bay.tier * hall_plan.TIER_HEIGHT
        for press in bay.presses():
            ends = np.array([out * BOARD_FRONT + along * u for u in press_span(bay, press)])
            lows.append(ends.min(axis=0) + np.array([0, base + CASE_BOTTOM, 0]))
            highs.append(ends.max(axis=0) + np.array([0, base + CASE_TOP, 0]))
            numbers.append(bay.index * PRESSES + press)
    return (np.array(lows, np.float32), np.array(highs, np.float32)), np.array(numbers)


def turned_away(bay: Bay) -> bool:
    """Whether the sun never shines on a bay's books."""
    return (
        float(hall_plan.direction(hall_plan.side_azimuth(bay.side)) @ hall_plan.sun_direction()) > 0
    )


def tables(layout: BookLayout) -> dict[str, np.ndarray]:
    far_look, far_glow = layout.far()
    return {
        "book_shape": layout.shape,
        "book_look": layout.look,
        "book_glow": layout.glow,
        "far_look": far_look,
        "far_glow": far_glow,
    }


def texture(name: str, texels: np.ndarray) -> Texture:
    """A table (R, W, 4) u8 as a texture whose first row is line 0."""
    made = Texture(name)
    height, width, _ = texels.shape
    made.setup_2d_texture(width, height, Texture.T_unsigned_byte, Texture.F_rgba8)
    made.set_ram_image_as(np.ascontiguousarray(texels).tobytes(), "RGBA")
    made.set_keep_ram_image(False)
    return clamped(made, SamplerState.FT_linear)
