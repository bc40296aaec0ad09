"""Promises of the book layout and of what is built from it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.meshes import book_layout, book_places, books, hall_plan, shelves
from game.meshes.book_layout import BookLayout
from game.meshes.book_places import ROWS, STRIDE, TABLE, Bay

GLSL = Path(__file__).parents[2] / "shaders" / "include" / "books.glsl"


@cache
def hall() -> BookLayout:
    return book_layout.book_layout()


@cache
def few() -> BookLayout:
    """Three bays that between them hold whatever may happen on a shelf, an arch among them."""
    return book_layout.book_layout(book_places.bays()[:6])


def hall_camera() -> np.ndarray:
    """(4, 4) for column vectors: from the doors, looking north and a little up, 62° high, 16:9."""
    pitch, height = np.radians(14.0), np.tan(np.radians(31.0))
    near, far = 0.06, 400.0
    forward = np.array([0.0, np.sin(pitch), np.cos(pitch)])
    right = np.array([1.0, 0.0, 0.0])
    view = np.eye(4)
    view[:3, :3] = [right, np.cross(forward, right), forward]
    view[:3, 3] = -view[:3, :3] @ [0.0, 1.7, -10.5]
    lens = np.zeros((4, 4))
    lens[0, 0], lens[1, 1] = 1 / (height * 16 / 9), 1 / height
    lens[2, 2], lens[2, 3] = (far + near) / (far - near), -2 * far * near / (far - near)
    lens[3, 2] = 1.0
    return lens @ view


def test_more_than_sixty_thousand_books_are_in_sight_from_the_doors() -> None:
    """The hall view's frustum holds at least 60,000 books of the layout, the whole hall 400,000."""
    assert hall().count >= 400_000
    assert book_layout.books_in_frustum(hall(), hall_camera()) >= 60_000


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
    assert (other.look[:, :TABLE] != few().look[: 2 * ROWS, :TABLE]).any(axis=-1).mean() > 0.6


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
    """Every book glows; between 2 and 8 in a hundred shine at 0.2–1.2, the others faintly."""
    strength = (few().glow[:, :TABLE, 0][few().standing] / 255.0) ** 2 * book_places.GLOW
    assert strength.min() > 0.02
    assert strength.max() <= 1.2 + 1e-6
    assert 0.02 < (strength > 0.28).mean() < 0.08
    assert np.median(strength) < 0.12


def wall_light(time: float, bay: Bay) -> float:
    """Sum of what the books of one bay give off at ``time`` seconds, as books.glsl computes it."""
    rows = slice(bay.index * ROWS, (bay.index + 1) * ROWS)
    beat = hall().glow[rows, : 5 * STRIDE].reshape(-1, 4) / 255.0
    hertz = book_places.RATE_LOW + beat[:, 2] * (book_places.RATE_HIGH - book_places.RATE_LOW)
    breath = 0.5 + 0.5 * np.sin(2 * np.pi * (beat[:, 1] + hertz * time))
    return float((beat[:, 0] ** 2 * (0.3 + 0.7 * breath)).sum())


def test_a_wall_never_flickers() -> None:
    """Over twenty seconds at 60 frames a second a bay's light changes by less than 1 % from frame
    to frame.
    """
    light = np.array([wall_light(frame / 60.0, hall().bays[0]) for frame in range(1200)])
    assert np.abs(np.diff(light) / light[:-1]).max() < 0.01


def test_a_single_book_does_breathe() -> None:
    """Over twenty seconds one book's light at least halves and doubles again."""
    beat = hall().glow[3, :1].astype(float)[0] / 255.0
    hertz = book_places.RATE_LOW + beat[2] * (book_places.RATE_HIGH - book_places.RATE_LOW)
    breath = 0.3 + 0.35 * (1 + np.sin(2 * np.pi * (beat[1] + hertz * np.arange(0, 20, 0.1))))
    assert breath.max() / breath.min() > 2


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
    rows = np.round(mesh.color[:, 1:3] * 255)[part != books.WOOD] @ [1, 256] - bay.index * ROWS
    low = book_places.row_bottom(rows) + book_places.CASE_BOTTOM + bay.tier * hall_plan.TIER_HEIGHT
    assert (local[:, 1] > low - 2e-3).all()
    assert (local[:, 1] < low + book_places.row_clear(rows) + 2e-3).all()


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
    line = bay.index * ROWS + row
    count = int(book_places.slot_count(row, bay.arch))
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
    fill = layout.look[line, start + cell, 3] / 255 * float(book_places.row_clear(row))
    return None if fill == 0 or v > fill else start + cell


def test_facade_and_geometry_agree_on_every_boundary() -> None:
    """Just inside either edge of a real book's back, at its foot and near its head, the façade
    finds that book.
    """
    layout = hall()
    for bay in (layout.bays[0], layout.bays[3], layout.bays[40]):
        press = bay.presses()[-1]
        real = books.standing_books(layout, bay, press)
        upright = real.axis[:, 0] > 0.5
        assert upright.sum() > 100
        for i in np.nonzero(upright)[0]:
            row = int(real.line[i] - bay.index * ROWS)
            for across in (0.04, 0.96):
                for up in (0.1, 0.9):
                    place = (
                        real.foot[i]
                        + across * real.width[i] * real.axis[i]
                        + up * real.height[i] * real.rise[i]
                    )
                    v = float(place[1] - book_places.row_bottom(row))
                    assert find_book(layout, bay, press, row, float(place[0]), v) == real.column[i]


def test_shader_and_layout_share_their_measures() -> None:
    """Each constant of books.glsl that the layout also has carries the same number."""
    written = dict(re.findall(r"const (?:int|float) (\w+) = ([\d.]+);", GLSL.read_text()))
    shared = {n: getattr(book_places, n) for n in written if hasattr(book_places, n)}
    assert {
        "STRIDE",
        "ROWS",
        "TALL_ROW",
        "ROW",
        "BOARD",
        "JITTER",
        "SETBACK",
        "LEAN",
        "GLOW",
    } <= set(shared)
    for name, value in shared.items():
        assert float(written[name]) == pytest.approx(value), name
    assert float(written["TALL_PILE"]) == book_places.PILE_PITCH[True]
    assert float(written["PILE"]) == book_places.PILE_PITCH[False]


def test_far_shelves_keep_the_mean_of_near_ones() -> None:
    """Every halving holds the same light and fill as the books it stands for, within rounding."""
    look = few().look.astype(float) / 255
    full = look[:, :TABLE]
    valid = np.arange(STRIDE) < book_places.SLOTS
    rows = np.arange(len(look)) % ROWS >= book_places.TALL_ROWS
    rows &= np.arange(len(look)) < 2 * ROWS  # whole bays, small rows
    mean = (full[rows, :, :3] ** 2).reshape(rows.sum(), 5, STRIDE, 3)[:, :, valid].mean(axis=2)
    # A texel's share of valid slots is its weight; whole groups of eight all have the same.
    for level in range(1, book_places.LEVELS):
        width = TABLE >> level
        start = 2 * TABLE - 2 * width
        part = (look[rows, start : start + width, :3] ** 2).reshape(rows.sum(), 5, -1, 3)
        weight = valid.reshape(-1, 1 << level).mean(axis=1)[:, None]
        got = (part * weight).sum(axis=2) / weight.sum()
        assert np.abs(got.mean(axis=(0, 1)) / mean.mean(axis=(0, 1)) - 1).max() < 0.06


def test_real_books_stay_within_their_budget() -> None:
    """A press in full takes at most 30 triangles a book and 22,000 vertices, a plain one a third
    of that.
    """
    layout, bay = hall(), hall().bays[0]
    count = len(books.standing_books(layout, bay, 2).width)
    full, plain = (books.press_books(layout, bay, 2, full=f) for f in (True, False))
    assert len(full.triangles) <= 30 * count + 200
    assert len(full.positions) <= 22_000
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
