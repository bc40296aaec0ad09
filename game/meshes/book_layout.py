"""Which book stands where: tables of bytes that shaders and meshes read alike. numpy only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.meshes import hall_plan
from game.meshes.book_places import (
    BOARD,
    CASE_BOTTOM,
    HEIGHTS,
    JITTER,
    KINDS,
    PILE_MODE,
    PILE_PITCH,
    PRESSES,
    ROWS,
    SETBACK,
    STRIDE,
    Bay,
    address,
    bays,
    pattern_of,
    press_span,
    row_bottom,
    row_clear,
    slot_count,
)
from game.meshes.book_tables import Rows, far_levels, moods, tables


@dataclass(frozen=True)
class BookLayout:
    """All books of the hall.

    ``shape`` (R, 280, 4) u8: boundary jitter, setback, mode, style (bands 3 bits, label 2, gilt 2,
    worn 1). ``look`` (R, 280, 4) u8: square root of albedo times fill, and fill: the share of the
    row's clear height that the book takes (of its group's width where it lies); 0 is a gap.
    ``glow`` (R, 280, 4) u8: square root of strength / GLOW, phase, rate, tint (0 cool, 1 ember).
    R counts rows of the bays that are laid out, ``bay.line + row``.
    """

    bays: tuple[Bay, ...]
    shape: np.ndarray
    look: np.ndarray
    glow: np.ndarray

    @cached_property
    def standing(self) -> np.ndarray:
        """(R, 280) bool: the slots that hold a book."""
        return self.look[..., 3] > 0

    @cached_property
    def count(self) -> int:
        """Books in the hall, repeated ones included."""
        each = self.standing.reshape(-1, self.standing.shape[1] * ROWS).sum(axis=1)
        return int(each[[bay.table for bay in self.bays]].sum())

    @cached_property
    def centres(self) -> np.ndarray:
        """(count, 3) f32: the middle of every book's spine, world metres."""
        return np.concatenate([book_centres(self, bay) for bay in self.bays])

    def far(self) -> tuple[np.ndarray, np.ndarray]:
        """Look and glow (R * LEVELS, 280, 4) u8 as the distance sees them: means of ever more
        neighbours, level by level below one another, so that one look-up between two lines blends
        both. Glow holds what each book throws on its neighbours too.
        """
        own = [bay for bay in self.bays if bay.table == bay.index]
        return far_levels(self.shape, self.look, self.glow, rows_of(own))


def rows_of(places: list[Bay]) -> Rows:
    """Measures of all rows of the given bays."""
    table = np.array([b.table for b in places])[:, None]
    pattern = pattern_of(table, np.arange(PRESSES))[:, None]  # (B, 1, PRESSES)
    row = np.arange(ROWS)[:, None]
    kind = KINDS[pattern, row]
    arch = np.array([b.arch for b in places])[:, None, None]
    there = np.array([[p in b.presses() for p in range(PRESSES)] for b in places])[:, None]
    slots = np.where(there, slot_count(kind, arch), 0)
    width = np.array([np.subtract(*press_span(b, 0)[::-1]) for b in places])[:, None, None]
    return Rows(
        kind[..., None],
        slots[..., None],
        (width / np.maximum(slots, 1))[..., None].astype(np.float32),
        np.maximum(HEIGHTS[pattern, row] - BOARD, 0.01)[..., None].astype(np.float32),
    )


def book_layout(places: tuple[Bay, ...] | None = None, wing: int = 0) -> BookLayout:
    """The layout of the first bays of the hall, by default of all."""
    places = bays() if places is None else places
    own = [bay for bay in places if bay.table == bay.index]
    side, tier = (
        np.array([getattr(b, n) for b in own])[:, None, None, None] for n in ("side", "tier")
    )
    row = np.arange(ROWS)[None, :, None, None]
    column = (np.arange(PRESSES)[:, None] * STRIDE + np.arange(STRIDE))[None, None]
    books = address(wing, side, tier, row, column)
    mood = moods(address(wing, side, tier, 255, column[..., :1]))
    return BookLayout(places, *tables(books, rows_of(own), mood))


def book_centres(layout: BookLayout, bay: Bay) -> np.ndarray:
    """(N, 3) f32 world metres: middles of the spines of one bay."""
    lines = slice(bay.line, bay.line + ROWS)
    row, column = np.nonzero(layout.standing[lines])
    shape, look = layout.shape[lines], layout.look[lines]
    press, slot = column // STRIDE, column % STRIDE
    pattern = pattern_of(bay.table, press)
    kind = KINDS[pattern, row]
    left, right = np.array([press_span(bay, p) for p in range(PRESSES)])[press].T
    pitch = (right - left) / slot_count(kind, bay.arch)
    edge = np.pad(shape[..., 0].astype(np.float32) * (JITTER / 255), ((0, 0), (0, 1)))
    middle = slot + 0.5 + 0.5 * (edge[row, column] + edge[row, column + 1])
    v = 0.5 * look[row, column, 3] / 255 * row_clear(pattern, row)
    lying = shape[row, column, 2] == PILE_MODE
    base = slot // 8 * 8
    u = left + np.where(lying, base + 4, middle) * pitch
    v = np.where(lying, (middle - base) * np.array(PILE_PITCH)[kind], v)
    turn = hall_plan.side_azimuth(bay.side)
    depth = hall_plan.APOTHEM + shape[row, column, 1] * (SETBACK / 255)
    x = u * np.cos(turn) + depth * np.sin(turn)
    z = depth * np.cos(turn) - u * np.sin(turn)
    y = bay.tier * hall_plan.TIER_HEIGHT + CASE_BOTTOM + row_bottom(pattern, row) + v
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def books_in_frustum(layout: BookLayout, view_projection: np.ndarray) -> int:
    """How many books have their centre inside a view. ``view_projection`` (4, 4) acts on column
    vectors, clip space −w..w (OpenGL)."""
    matrix = np.asarray(view_projection, np.float32)
    clip = layout.centres @ matrix[:, :3].T + matrix[:, 3]
    w = clip[:, 3:]
    return int(np.all((np.abs(clip[:, :3]) <= w) & (w > 0), axis=1).sum())
