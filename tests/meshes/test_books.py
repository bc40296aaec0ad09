"""Promises of the book layout and of what is built from it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.capture.views import view_named
from game.meshes import book_layout, book_places, books, hall_plan, shelves
from game.meshes.book_layout import BookLayout
from game.meshes.book_places import ROWS, STRIDE, TABLE, Bay

GLSL = Path(__file__).parents[2] / "shaders" / "include" / "presses.glsl"


@cache
def hall() -> BookLayout:
    return book_layout.book_layout()


@cache
def few() -> BookLayout:
    """Six bays that between them hold whatever may happen on a shelf, an arch among them."""
    return book_layout.book_layout(book_places.bays()[:6])


def hall_camera() -> np.ndarray:
    """(4, 4) for column vectors: the eye of the named view `hall`, 16:9."""
    pose = view_named("hall").pose
    height = np.tan(pose.fov / 2)
    near, far = 0.06, 400.0
    view = np.eye(4)
    view[:3, :3] = pose.axes()
    view[:3, 3] = -view[:3, :3] @ pose.position
    lens = np.zeros((4, 4))
    lens[0, 0], lens[1, 1] = 1 / (height * 16 / 9), 1 / height
    lens[2, 2], lens[2, 3] = (far + near) / (far - near), -2 * far * near / (far - near)
    lens[3, 2] = 1.0
    return lens @ view


def test_more_than_a_hundred_thousand_books_are_in_sight_from_the_doors() -> None:
    """The hall view's frustum holds at least 100,000 books of the layout, the whole hall a
    million.
    """
    assert hall().count >= 1_000_000
    assert book_layout.books_in_frustum(hall(), hall_camera()) >= 100_000


def test_no_book_of_the_hall_view_is_a_repeated_one() -> None:
    """Bays that share their books with another stand higher than that view reaches."""
    seen = [bay for bay in hall().bays if bay.table != bay.index]
    assert seen and all(bay.tier >= book_places.OWN_TIERS for bay in seen)
    repeated = replace(hall(), bays=tuple(seen))
    assert book_layout.books_in_frustum(repeated, hall_camera()) == 0


def test_above_the_last_tier_of_its_own_a_bay_repeats_a_whole_one() -> None:
    """Repeated bays take their books from full bays, never twice in a row up the same side."""
    found = {(bay.side, bay.tier): bay for bay in hall().bays}
    for bay in found.values():
        assert not hall().bays[bay.table].arch or bay.arch
        if (bay.side, bay.tier + 1) in found:
            assert found[bay.side, bay.tier + 1].table != bay.table


def test_nothing_is_counted_behind_the_camera() -> None:
    """Turning the eye's matrix round counts other books, never all of them."""
    seen = book_layout.books_in_frustum(hall(), hall_camera())
    assert seen < hall().count / 2


def test_the_same_address_is_the_same_book() -> None:
    """Two runs, and a layout of only some bays, agree byte for byte: looks follow from the address
    alone.
    """
    again = book_layout.book_layout(book_places.bays()[:6])
    for name in ("shape", "look", "glow"):
        part = getattr(hall(), name)[: 6 * ROWS]
        assert np.array_equal(getattr(few(), name), getattr(again, name))
        assert np.array_equal(getattr(few(), name), part)


def test_another_wing_has_other_books() -> None:
    """The endless stacks draw from the same tables and repeat nothing of the hall."""
    other = book_layout.book_layout(book_places.bays()[:2], wing=7)
    here = other.standing | few().standing[: 2 * ROWS]
    assert (other.look != few().look[: 2 * ROWS]).any(axis=-1)[here].mean() > 0.9


def test_every_place_has_its_own_address() -> None:
    """No two slots of the hall share a 64-bit address."""
    bays = book_places.bays()
    side = np.array([b.side for b in bays])[:, None, None]
    tier = np.array([b.tier for b in bays])[:, None, None]
    every = book_places.address(
        0, side, tier, np.arange(ROWS)[:, None], np.arange(book_places.TABLE)
    )
    assert len(np.unique(every)) == every.size
    assert not np.isin(book_places.address(1, side, tier, 0, 0), every).any()


def test_books_differ_in_size_hue_and_heartbeat() -> None:
    """No two neighbours are alike in width, height, colour and glow all at once, and each is
    varied.
    """
    layout = few()
    facts = np.concatenate(
        [layout.look[:, :TABLE], layout.glow[:, :TABLE], layout.shape[..., :1]], axis=-1
    )
    both = layout.standing[:, 1:] & layout.standing[:, :-1]
    same = (facts[:, 1:] == facts[:, :-1]).all(axis=-1)
    assert not (same & both).any()
    here = layout.standing
    upright = here & (layout.shape[..., 2] == 0)
    heights = layout.look[:, :TABLE, 3][upright] / 255
    assert heights.min() >= 0.595 and heights.max() <= 0.985 and heights.std() > 0.05
    for channel in (1, 2):
        assert len(np.unique(layout.glow[:, :TABLE, channel][here])) > 200


def test_hearts_beat_slowly() -> None:
    """Every rate lies in 0.08–0.3 Hz whatever its byte."""
    assert (book_places.RATE_LOW, book_places.RATE_HIGH) == (0.08, 0.3)


def test_most_books_smoulder_and_few_burn() -> None:
    """Every book glows; one or two in a hundred burn like embers, the others faintly, in pools."""
    strength = (few().glow[..., 0][few().standing] / 255.0) ** 2 * book_places.GLOW
    assert strength.min() > 0.01
    assert strength.max() <= 1.2 + 1e-6
    assert 0.01 < (strength > 0.54).mean() < 0.02
    assert np.median(strength) < 0.1


def breath(beat: np.ndarray, time: float) -> np.ndarray:
    """(…,) 0..1 for glow texels (…, 4) in 0..1, as books.glsl computes it."""
    hertz = book_places.RATE_LOW + beat[..., 2] * (book_places.RATE_HIGH - book_places.RATE_LOW)
    swing = np.abs(2 * ((beat[..., 1] + hertz * time) % 1.0) - 1)
    return swing * swing * (3 - 2 * swing)


def book_light(beat: np.ndarray, time: float) -> np.ndarray:
    """(…,) what books give off at ``time`` seconds."""
    return beat[..., 0] ** 2 * (0.3 + 0.7 * breath(beat, time))


def flashes(light: np.ndarray, frames_a_second: int) -> float:
    """Most flashes within any second of a record (T,): pairs of opposing changes of a tenth or more
    of the brightest value (WCAG 2.3.1, general flash).
    """
    turns, last, way = [], float(light[0]), 0.0
    for frame, value in enumerate(light):
        if abs(value - last) >= 0.1 * light.max():
            if np.sign(value - last) == -way:
                turns.append(frame)
            last, way = float(value), float(np.sign(value - last))
        elif (value - last) * way > 0:
            last = float(value)
    turns = np.array(turns)
    return max((np.sum((turns >= t) & (turns < t + frames_a_second)) / 2 for t in turns), default=0)


def test_the_measure_of_flashes_sees_a_flash() -> None:
    """A light at 4 Hz counts as four flashes a second, a steady one as none."""
    time = np.arange(0, 5, 1 / 60)
    assert flashes(1 + np.sin(2 * np.pi * 4 * time), 60) >= 3.5
    assert flashes(np.ones(300), 60) == 0


def test_a_wall_never_flickers() -> None:
    """Over twenty seconds at 60 frames a second any bay's light changes by less than 1 % from frame
    to frame, and so does that of any four rows of a press: a field of ten degrees seen from five
    metres. Nothing flashes three times in a second.
    """
    beat = hall().glow.reshape(-1, ROWS, book_places.PRESSES, STRIDE, 4)[::9] / 255.0
    beat = beat[:, : ROWS // 4 * 4]
    light = np.stack([book_light(beat, frame / 60.0).sum(axis=3) for frame in range(1200)])
    bays = light.sum(axis=(2, 3))
    assert (np.abs(np.diff(bays, axis=0)) / bays[:-1]).max() < 0.01
    fields = (
        light.reshape(1200, len(beat), -1, 4, book_places.PRESSES).sum(axis=3).reshape(1200, -1)
    )
    fields = fields[:, fields[0] > 0]  # an arch has no middle presses
    assert (np.abs(np.diff(fields, axis=0)) / fields[:-1]).max() < 0.02
    for record in [*bays.T, *fields.T[::7]]:
        assert flashes(record, 60) < 3


def test_no_book_flashes() -> None:
    """The quickest heart in the hall still beats less than once in three seconds."""
    beat = np.array([1.0, 0.0, 1.0, 1.0])
    record = np.array([book_light(beat, frame / 60.0) for frame in range(1200)])
    assert flashes(record, 60) < 1


def test_a_single_book_does_breathe() -> None:
    """Over twenty seconds one book's light at least halves and doubles again."""
    beat = hall().glow[3, 0] / 255.0
    light = [book_light(beat, time) for time in np.arange(0, 20, 0.1)]
    assert max(light) / min(light) > 2


@pytest.mark.parametrize("index", [0, 4])
@pytest.mark.parametrize("press", [0, 4])
def test_no_book_sticks_out_of_its_press(index: int, press: int) -> None:
    """Backs, covers and heads stay between the uprights, on their board, under the next, before
    the back.
    """
    layout, bay = hall(), hall().bays[index]
    mesh = books.press_books(layout, bay, press)
    part = np.round(mesh.color[:, 3] * 255)
    local = mesh.turned(-hall_plan.side_azimuth(bay.side)).positions[part != books.WOOD]
    left, right = book_places.press_span(bay, press)
    assert local[:, 0].min() > left - 2e-3 and local[:, 0].max() < right + 2e-3
    assert local[:, 2].min() > shelves.BOARD_FRONT
    assert local[:, 2].max() < shelves.BOARD_FRONT + books.SHELF_DEPTH
    rows = told_places(mesh)[0][part != books.WOOD] - bay.line
    pattern = book_places.pattern_of(bay.table, press)
    base = book_places.CASE_BOTTOM + bay.tier * hall_plan.TIER_HEIGHT
    low = book_places.row_bottom(pattern, rows) + base
    assert (local[:, 1] > low - 2e-3).all()
    assert (local[:, 1] < low + book_places.row_clear(pattern, rows) + 2e-3).all()


def told_places(mesh) -> tuple[np.ndarray, np.ndarray]:
    """Line and column of every vertex of a press, decoded from its colour as book.vert does."""
    column, line, high, _ = np.round(mesh.color * 255).astype(int).T
    return line + (high & 15) * 256, column + (high >> 4) * 256


def test_every_vertex_names_a_book_that_is_there() -> None:
    """What the shader looks up for a real book's vertex holds a book, in every press of a bay and
    in the last bay that is laid out.
    """
    layout = hall()
    for bay in (layout.bays[0], layout.bays[-1]):
        for press in bay.presses():
            mesh = books.press_books(layout, bay, press, full=False)
            line, column = told_places(mesh)
            here = np.round(mesh.color[:, 3] * 255) != books.WOOD
            assert layout.standing[line[here], column[here]].all()
            assert set(column[here] // STRIDE) == {press}


def test_books_of_a_row_never_overlap() -> None:
    """At foot and head alike each standing or leaning book ends before the next begins."""
    for bay in hall().bays[:4]:
        found = books.standing_books(hall(), bay, bay.presses()[0])
        standing = found.axis[:, 0] > 0.5
        next_to = standing[:-1] & standing[1:] & (np.diff(found.line) == 0)
        # Above the lower of two neighbours the taller one may lean over it.
        shared = np.minimum(found.height[:-1], found.height[1:])
        for share in (0.0, 1.0):
            left, right = found.foot[:-1], found.foot[1:]
            end = (
                left[:, 0]
                + share * shared * found.rise[:-1, 0]
                + found.width[:-1] * found.axis[:-1, 0]
            )
            start = right[:, 0] + share * shared * found.rise[1:, 0]
            assert (start - end > -2e-3)[next_to].all()


def find_book(layout: BookLayout, bay: Bay, press: int, row: int, u: float, v: float) -> int | None:
    """The column that books.glsl's find_book would answer, for standing books and gaps."""
    left, right = book_places.press_span(bay, press)
    line = bay.line + row
    pattern = book_places.pattern_of(bay.table, press)
    count = int(book_places.slot_count(book_places.KINDS[pattern, row], bay.arch))
    start, pitch = press * STRIDE, (right - left) / count
    cell = min(max(int(u / pitch), 0), count - 1)
    mode = int(layout.shape[line, start + cell, 2])
    if mode == book_places.PILE_MODE:
        return -1
    x = u / pitch
    if mode:
        slope = (100 - mode if mode > 100 else mode) * book_places.LEAN / 100
        base = cell & ~3
        x = (u + slope * v) / pitch
        cell = int(np.floor(x))
        if not base <= cell < base + 4:
            return None
    edge = cell + layout.shape[line, start + cell, 0] / 255 * book_places.JITTER
    cell -= int(x < edge and cell > 0)
    fill = layout.look[line, start + cell, 3] / 255 * float(book_places.row_clear(pattern, row))
    return None if fill == 0 or v > fill else start + cell


def test_facade_and_geometry_agree_on_every_boundary() -> None:
    """Just inside either edge of a real book's back, at its foot and near its head, the façade
    finds that book.
    """
    layout = hall()
    for bay in (layout.bays[0], layout.bays[3], layout.bays[40], layout.bays[200]):
        press = bay.presses()[-1]
        pattern = book_places.pattern_of(bay.table, press)
        real = books.standing_books(layout, bay, press)
        upright = real.axis[:, 0] > 0.5
        assert upright.sum() > 100
        for i in np.nonzero(upright)[0]:
            row = int(real.line[i] - bay.line)
            for across in (0.04, 0.96):
                for up in (0.1, 0.9):
                    place = (
                        real.foot[i]
                        + across * real.width[i] * real.axis[i]
                        + up * real.height[i] * real.rise[i]
                    )
                    v = float(place[1] - book_places.row_bottom(pattern, row))
                    assert find_book(layout, bay, press, row, float(place[0]), v) == real.column[i]


def test_shader_and_layout_share_their_measures() -> None:
    """Each constant of presses.glsl that the layout also has carries the same numbers."""
    text = GLSL.read_text()
    written = dict(re.findall(r"const (?:int|float) (\w+) = ([\d.]+);", text))
    lists = dict(re.findall(r"const vec3 (\w+) = vec3\((.*?)\);", text))
    shared = {n: getattr(book_places, n) for n in written if hasattr(book_places, n)}
    assert {"STRIDE", "ROWS", "BOARD", "JITTER", "SETBACK", "LEAN", "GLOW", "LEVELS"} <= set(shared)
    for name, value in shared.items():
        assert float(written[name]) == pytest.approx(value), name
    assert set(lists) == {"KIND_HEIGHTS", "PILE_PITCH", "SLOTS", "ARCH_SLOTS"}
    for name, numbers in lists.items():
        assert [float(n) for n in numbers.split(",")] == pytest.approx(getattr(book_places, name))
    rows = re.search(r"PATTERNS\[4\] = (.*);", text).group(1)
    found = re.findall(r"vec3\((\d+), (\d+), (\d+)\)", rows)
    assert [tuple(map(int, counts)) for counts in found] == list(book_places.PATTERNS)


def test_a_pattern_fills_its_press() -> None:
    """The rows of every pattern reach from the case's bottom to its top, and fit the table."""
    tops = book_places.BOTTOMS + book_places.HEIGHTS
    assert np.allclose(tops.max(axis=1), book_places.CASE_TOP - book_places.CASE_BOTTOM)
    assert max(map(sum, book_places.PATTERNS)) == ROWS
    for table in range(6):
        patterns = book_places.pattern_of(table, np.arange(book_places.PRESSES))
        assert (np.diff(patterns) != 0).all()


def test_far_shelves_keep_the_mean_of_near_ones() -> None:
    """Every level holds the same light and fill as the books it stands for, within a few per
    cent.
    """
    far = few().far()[0].reshape(-1, book_places.LEVELS, TABLE, 4) / 255.0
    near = few().look / 255.0
    lines = np.arange(len(near)) % ROWS < 16
    lines &= np.arange(len(near)) < 2 * ROWS  # whole bays, rows that all patterns have
    there = np.arange(TABLE) % STRIDE < 48
    mean = (near[lines][:, there, :3] ** 2).mean(axis=(0, 1))
    for level in range(book_places.LEVELS):
        got = (far[lines, level][:, there, :3] ** 2).mean(axis=(0, 1))
        assert np.abs(got / mean - 1).max() < 0.08


def test_what_the_distance_sees_grows_calmer() -> None:
    """From level to level neighbours differ less, along the row and, at last, across the rows."""
    for table in few().far():
        far = table.reshape(-1, ROWS, book_places.LEVELS, TABLE, 4)[..., 0] / 255.0
        along = [np.abs(np.diff(far[:, :, k, :48], axis=2)).mean() for k in range(6)]
        across = [np.abs(np.diff(far[:, :14, k, :48], axis=1)).mean() for k in range(6)]
        assert (np.diff(along) < 0).all()
        assert across[5] < 0.6 * across[3]


def test_a_burning_book_warms_its_neighbours_from_afar() -> None:
    """Books beside, above and below an ember shine more than the same books would alone."""
    glow = few().glow.reshape(-1, ROWS, TABLE, 4)[..., 0]
    far = few().far()[1].reshape(-1, ROWS, book_places.LEVELS, TABLE, 4)[:, :, 0, :, 0]
    bay, row, column = np.nonzero(glow > 230)
    inner = (row > 1) & (row < 14) & (column % STRIDE > 3) & (column % STRIDE < 40)
    bay, row, column = bay[inner], row[inner], column[inner]
    assert len(bay) > 10
    for aside, above in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        there = bay, row + above, column + aside
        assert (far[there].astype(int) - glow[there]).mean() > 15


def test_real_books_stay_within_their_budget() -> None:
    """A press in full takes at most 30 triangles a book and 28,000 vertices, a plain one a third
    of that.
    """
    layout, bay = hall(), hall().bays[0]
    count = len(books.standing_books(layout, bay, 2).width)
    full, plain = (books.press_books(layout, bay, 2, full=f) for f in (True, False))
    assert len(full.triangles) <= 30 * count + 200
    assert len(full.positions) <= 28_000
    assert len(plain.positions) <= len(full.positions) / 2


@pytest.mark.parametrize("full", [True, False])
def test_real_books_are_sound_meshes(full: bool) -> None:
    """Finite, unit normals, triangles wound along them, every index used within bounds."""
    bay = next(b for b in hall().bays if b.arch)
    for place, press in ((hall().bays[0], 1), (bay, 4)):
        assert_sound(books.press_books(hall(), place, press, full=full))


@pytest.mark.parametrize(("side", "tier"), [(0, 0), (4, 0), (2, 7), (3, 3), (8, 2)])
def test_cases_are_sound_meshes(side: int, tier: int) -> None:
    """Uprights and mouldings face where their normals do and stay inside their bay."""
    mesh = shelves.bookcase(side, tier)
    assert_sound(mesh)
    local = mesh.turned(-hall_plan.side_azimuth(side)).positions
    assert np.abs(local[:, 0]).max() <= book_places.CASE_WIDTH / 2 + 1e-4
    assert local[:, 1].min() >= tier * hall_plan.TIER_HEIGHT - 1e-3
    assert local[:, 1].max() <= (tier + 1) * hall_plan.TIER_HEIGHT - 0.33


def test_no_case_before_doors_and_windows() -> None:
    """Doors and lancets stay free of shelves, and an arch leaves its middle three metres open."""
    with pytest.raises(ValueError):
        shelves.bookcase(hall_plan.DOOR_SIDE, 0)
    assert not any(
        book_places.carries_books(s, t) for s in hall_plan.WINDOW_SIDES for t in (0, 1, 2)
    )
    for side in hall_plan.ARCH_SIDES:
        local = shelves.bookcase(side, 0).turned(-hall_plan.side_azimuth(side)).positions
        assert np.abs(local[:, 0]).min() >= book_places.ARCH_FREE / 2 - 1e-3


def assert_sound(mesh) -> None:
    for array in (mesh.positions, mesh.normals, mesh.uv, mesh.color):
        assert np.isfinite(array).all()
    assert np.abs(np.linalg.norm(mesh.normals, axis=1) - 1).max() < 1e-4
    assert mesh.triangles.max() < len(mesh.positions)
    a, b, c = (mesh.positions[mesh.triangles[:, i]] for i in range(3))
    face = np.cross(b - a, c - a)
    area = np.linalg.norm(face, axis=1)
    along = (face * mesh.normals[mesh.triangles].sum(axis=1)).sum(axis=1)
    assert (along[area > 1e-9] > 0).all()
