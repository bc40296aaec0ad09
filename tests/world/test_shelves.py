"""Promises of the shelves in the engine."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from panda3d.core import GeomVertexReader, NodePath, Shader

from game.light.shaders import ShaderLibrary
from game.meshes import book_layout, book_places, hall_plan
from game.world.shelves import CACHED, MELTED, REAL_LIMIT, ShelfWorld

SHADERS = Path(__file__).parents[2] / "shaders"
AT_THE_WALL = (0.0, 1.7, 11.2)
MIDDLE = (0.0, 1.7, 0.0)


@cache
def layout() -> book_layout.BookLayout:
    return book_layout.book_layout()


@pytest.fixture
def shelves() -> ShelfWorld:
    programs = ShaderLibrary(SHADERS, 1)
    return ShelfWorld(NodePath("hall"), layout(), programs, programs)


def drawn(shelves: ShelfWorld) -> list[NodePath]:
    """Nodes that would be drawn: those that hold geometry and are not hidden."""
    return [path for path in shelves.root.find_all_matches("**/+GeomNode") if not path.is_hidden()]


def books_in(shelves: ShelfWorld) -> list[NodePath]:
    return [path for path in drawn(shelves) if path.get_tag("surface") == "book"]


def test_all_shelves_take_few_draw_calls(shelves: ShelfWorld) -> None:
    """Façades, cases and real books together are at most thirty nodes, wherever the walker
    stands.
    """
    for eye in (MIDDLE, AT_THE_WALL, (-8.3, 1.7, 8.3), (0.0, 9.0, 12.0)):
        shelves.settle(np.array(eye))
        assert len(drawn(shelves)) <= 30


def test_the_middle_of_the_hall_has_no_real_books(shelves: ShelfWorld) -> None:
    """Where every wall is far, façades alone are drawn."""
    shelves.settle(np.array(MIDDLE))
    assert shelves.real == () and not books_in(shelves)


def test_real_books_stand_where_the_walker_is(shelves: ShelfWorld) -> None:
    """At a wall the presses before the eye are real, each drawn once, and its façade steps
    aside.
    """
    shelves.settle(np.array(AT_THE_WALL))
    bay = next(b for b in layout().bays if (b.side, b.tier) == (0, 0))
    assert {bay.index * book_places.PRESSES + p for p in range(book_places.PRESSES)} <= set(
        shelves.real
    )
    assert len(books_in(shelves)) == len(shelves.real) <= REAL_LIMIT
    assert shelves.facades_aside == shelves.real


def test_the_shader_has_room_for_every_real_press() -> None:
    """The façade's array holds four numbers an element, REAL_LIMIT in all."""
    text = (SHADERS / "include" / "facade_vertex.glsl").read_text()
    assert int(re.search(r"real_presses\[(\d+)\]", text).group(1)) * 4 == REAL_LIMIT
    assert f"i < {REAL_LIMIT // 4}" in text


def test_no_frame_waits_for_books(shelves: ShelfWorld) -> None:
    """An update works on one stage of one press, and on none once all near presses are built."""
    eye = np.array(AT_THE_WALL)
    before, steps = 0, []
    for _ in range(400):
        shelves.update(eye)
        steps.append(shelves.vertices_built - before)
        before = shelves.vertices_built
    assert max(steps) <= 25_000
    assert steps[-1] == 0
    shown = set(shelves.real)
    shelves.settle(eye)
    assert set(shelves.real) == shown


def test_a_walk_round_the_hall_keeps_memory_bounded(shelves: ShelfWorld) -> None:
    """However far one walks, no more than CACHED presses stay built, and what is shown is built."""
    for turn in np.linspace(0, 2 * np.pi, 12):
        shelves.settle(hall_plan.direction(float(turn)) * 11.0 + np.array([0, 1.7, 0]))
        assert len(shelves.root.find_all_matches("**/press*")) <= CACHED
        assert len(books_in(shelves)) == len(shelves.real)


def test_walking_back_builds_nothing_anew(shelves: ShelfWorld) -> None:
    """Presses just left are kept."""
    shelves.settle(np.array(AT_THE_WALL))
    built = shelves.vertices_built
    shelves.settle(np.array(MIDDLE))
    shelves.settle(np.array(AT_THE_WALL))
    assert shelves.vertices_built == built


def shading(shelves: ShelfWorld) -> list[str]:
    """The programs of the façades that are drawn now."""
    here = [path for path in facades(shelves) if not path.is_hidden()]
    return [str(path.get_shader().get_filename(Shader.ST_fragment)) for path in here]


def test_single_books_are_drawn_only_where_they_can_be_told_apart(shelves: ShelfWorld) -> None:
    """From the middle all façades are means; at a wall a few groups show single books too; a finer
    picture tells more apart.
    """
    shelves.settle(np.array(MIDDLE))
    assert set(shading(shelves)) == {"facade_far.frag", "facade_away.frag"}
    shelves.settle(np.array(AT_THE_WALL))
    assert 1 <= shading(shelves).count("facade_plain.frag") <= 4
    shelves.pixel /= 4
    shelves.settle(np.array(AT_THE_WALL))
    assert shading(shelves).count("facade.frag") > 4


def test_every_press_is_drawn_by_one_program_alone(shelves: ShelfWorld) -> None:
    """Near and far façades share their presses out by one distance, and whoever might be near has
    its near façade shown.
    """
    text = (SHADERS / "include" / "facade_vertex.glsl").read_text()
    assert "bool drawn = near;" in text and "bool drawn = !near;" in text
    for eye in (MIDDLE, AT_THE_WALL, (3.0, 8.0, -9.0)):
        shelves.settle(np.array(eye))
        for path in facades(shelves):
            if path.get_tag("surface") == "facade" and path.is_hidden():
                corners = vertices(path, "vertex")
                assert np.linalg.norm(corners - eye, axis=1).min() > shelves.near_reach


def vertices(path: NodePath, column: str) -> np.ndarray:
    """(V, 3) of one column of a node's first geometry."""
    reader = GeomVertexReader(path.node().get_geom(0).get_vertex_data(), column)
    return np.array([tuple(reader.get_data3()) for _ in iter(lambda: reader.is_at_end(), True)])


def test_the_middle_of_a_press_is_the_same_at_its_corners(shelves: ShelfWorld) -> None:
    """Each façade's corners name the middle of their own press: one place for all of them, within
    its height and width.
    """
    for path in facades(shelves)[::4]:
        corners, middles = vertices(path, "vertex"), vertices(path, "normal")
        assert np.linalg.norm(corners - middles, axis=1).max() < 1.9
        assert len(np.unique(middles, axis=0)) <= len(corners) / 4


def test_shader_and_engine_melt_at_the_same_footprint() -> None:
    """facade.glsl shows means only from MELTED metres a pixel on."""
    text = (SHADERS / "include" / "facade.glsl").read_text()
    assert float(re.search(r"MELTED = ([\d.]+);", text).group(1)) == MELTED


def facades(shelves: ShelfWorld) -> list[NodePath]:
    return [path for path in shelves.nodes if path.get_tag("surface").startswith("facade")]


def test_bounds_let_the_frustum_cull(shelves: ShelfWorld) -> None:
    """Each façade's bounds hold its tiers and no others."""
    tops = sorted(path.get_tight_bounds()[1].y for path in facades(shelves))
    assert tops[0] < 3 * hall_plan.TIER_HEIGHT < tops[-1]
    for path in facades(shelves):
        low, high = path.get_tight_bounds()
        assert max(-low.x, high.x, -low.z, high.z) <= hall_plan.APOTHEM + 0.5
