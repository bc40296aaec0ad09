"""Which book stands where: one table of bytes that shaders and meshes read alike. numpy only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.meshes import hall_plan
from game.meshes.book_places import (
    CASE_BOTTOM,
    JITTER,
    PILE_MODE,
    PILE_PITCH,
    PRESSES,
    ROWS,
    SETBACK,
    STRIDE,
    TABLE,
    TALL_ROWS,
    Bay,
    address,
    bays,
    press_span,
    row_bottom,
    row_clear,
    slot_count,
)
from game.meshes.book_tables import tables


@dataclass(frozen=True)
class BookLayout:
    """All books of the hall.

    ``shape`` (R, 200, 4) u8: boundary jitter, setback, mode, style (bands 3 bits, label 2, gilt 2,
    worn 1). ``look`` (R, 375, 4) u8: square root of albedo times fill, and fill: the share of the
    row's clear height that the book takes (of its group's width where it lies); 0 is a gap.
    ``glow`` (R, 375, 4) u8: square root of strength / GLOW, phase, rate, tint (0 cool, 1 ember).
    R counts rows of all bays, ``bay.index * ROWS + row``. ``look`` and ``glow`` carry halved
    copies of themselves to the right, level by level (200, 100, 50, 25 texels): rows stay rows, so
    that the distance filters along a row without mixing it with the row above.
    """

    bays: tuple[Bay, ...]
    shape: np.ndarray
    look: np.ndarray
    glow: np.ndarray

    @cached_property
    def standing(self) -> np.ndarray:
        """(R, 200) bool: the slots that hold a book."""
        return self.look[:, :TABLE, 3] > 0

    @cached_property
    def count(self) -> int:
        return int(self.standing.sum())

    @cached_property
    def centres(self) -> np.ndarray:
        """(count, 3) f32: the middle of every book's spine, world metres."""
        rows, columns = np.nonzero(self.standing)
        return book_centres(self, rows, columns)


def book_layout(places: tuple[Bay, ...] | None = None, wing: int = 0) -> BookLayout:
    """The layout of the given bays, by default of the whole hall."""
    places = bays() if places is None else places
    side, tier, arch = (
        np.array([getattr(b, name) for b in places])[:, None, None, None]
        for name in ("side", "tier", "arch")
    )
    row = np.arange(ROWS)[None, :, None, None]
    column = (np.arange(PRESSES)[:, None] * STRIDE + np.arange(STRIDE))[None, None]
    slots = slot_count(row, arch)
    there = np.array([[p in b.presses() for p in range(PRESSES)] for b in places])[:, None, :, None]
    valid = (np.arange(STRIDE) < slots) & there
    books = address(wing, side, tier, row, column)
    return BookLayout(places, *tables(books, valid, slots, row < TALL_ROWS))


def book_centres(layout: BookLayout, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """(N, 3) f32 world metres: middles of the spines at table rows (N,) and columns (N,)."""
    bay, row = rows // ROWS, rows % ROWS
    press, slot = columns // STRIDE, columns % STRIDE
    arch = np.array([b.arch for b in layout.bays])[bay]
    span = np.array([[press_span(b, p) for p in range(PRESSES)] for b in layout.bays], np.float32)
    left, right = span[bay, press].T
    pitch = (right - left) / slot_count(row, arch)
    edge = layout.shape[:, :, 0].astype(np.float32) * (JITTER / 255)
    middle = (
        slot
        + 0.5
        + 0.5 * (edge[rows, columns] + edge[rows, np.minimum(columns + 1, edge.shape[1] - 1)])
    )
    fill = layout.look[rows, columns, 3].astype(np.float32) / 255
    u = left + middle * pitch
    v = row_bottom(row) + 0.5 * fill * row_clear(row)
    lying = layout.shape[rows, columns, 2] == PILE_MODE
    tall = row < TALL_ROWS
    u = np.where(lying, left + (slot // 8 * 8 + 4) * pitch, u)
    v = np.where(
        lying,
        row_bottom(row)
        + (middle - slot // 8 * 8) * np.where(tall, PILE_PITCH[True], PILE_PITCH[False]),
        v,
    )
    side = np.array([b.side for b in layout.bays])[bay]
    tier = np.array([b.tier for b in layout.bays])[bay]
    turn = side * (2 * np.pi / hall_plan.SIDES)
    depth = hall_plan.APOTHEM + layout.shape[rows, columns, 1] * (SETBACK / 255)
    x = u * np.cos(turn) + depth * np.sin(turn)
    z = depth * np.cos(turn) - u * np.sin(turn)
    y = tier * hall_plan.TIER_HEIGHT + CASE_BOTTOM + v
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def books_in_frustum(layout: BookLayout, view_projection: np.ndarray) -> int:
    """How many books have their centre inside a view. ``view_projection`` (4, 4) acts on column
    vectors, clip space −w..w (OpenGL)."""
    matrix = np.asarray(view_projection, np.float32)
    clip = layout.centres @ matrix[:, :3].T + matrix[:, 3]
    w = clip[:, 3:]
    return int(np.all((np.abs(clip[:, :3]) <= w) & (w > 0), axis=1).sum())
