"""Real books for a press that is near: the same books that the façade paints, as triangles. numpy
only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from game.meshes import hall_plan
from game.meshes.book_layout import BookLayout
from game.meshes.book_places import (
    BOARD,
    BOTTOMS,
    CASE_BOTTOM,
    CASE_TOP,
    JITTER,
    KINDS,
    LEAN,
    PATTERNS,
    PILE_MODE,
    PILE_PITCH,
    ROWS,
    SETBACK,
    STRIDE,
    Bay,
    pattern_of,
    press_span,
    row_bottom,
    row_clear,
    slot_count,
)
from game.meshes.mesh_data import MeshData
from game.meshes.shelves import BOARD_FRONT

SHELF_DEPTH = 0.30
"""From the boards' noses to the back, metres."""
SPINE, COVER, PAGES, WOOD = 0, 85, 170, 255
"""Fourth colour byte: what of a book, or of its shelf, a vertex belongs to."""
PAGE_INSET = 0.004
"""The page block stands this far below the covers' upper edges, metres."""


@dataclass(frozen=True)
class StandingBooks:
    """The books of one press, one entry each, in the press's own measures (metres).

    ``foot`` (N, 2): the spine's lower left corner, u from the press's left end, v above the case's
    bottom; ``axis`` (N, 2) unit-ish: from left to right across the spine; ``rise`` (N, 2): from
    foot to head; width, height, depth (N,) with depth the spine's distance behind the spine plane;
    ``line``, ``column`` (N,): its place in the layout's tables.
    """

    foot: np.ndarray
    axis: np.ndarray
    rise: np.ndarray
    width: np.ndarray
    height: np.ndarray
    setback: np.ndarray
    line: np.ndarray
    column: np.ndarray


def standing_books(layout: BookLayout, bay: Bay, press: int) -> StandingBooks:
    """Decodes one press exactly as shaders/include/books.glsl does."""
    left, right = press_span(bay, press)
    pattern = int(pattern_of(bay.table, press))
    lines = bay.line + np.arange(ROWS)
    columns = press * STRIDE + np.arange(STRIDE)
    look = layout.look[lines][:, columns].astype(np.float32) / 255
    shape = layout.shape[lines][:, columns]
    row, slot = np.nonzero(look[..., 3] > 0)
    kind = KINDS[pattern, row]
    share = look[row, slot, 3]
    pitch = ((right - left) / slot_count(kind, bay.arch)).astype(np.float32)
    clear = row_clear(pattern, row).astype(np.float32)
    edges = np.pad(shape[..., 0].astype(np.float32) * (JITTER / 255), ((0, 0), (0, 1)))
    low, high = slot + edges[row, slot], slot + 1 + edges[row, slot + 1]
    mode = shape[row, slot, 2].astype(np.int32)
    bottom = row_bottom(pattern, row).astype(np.float32)

    slope = np.where(mode == 0, 0, np.where(mode > 100, 100 - mode, mode)) * (LEAN / 100)
    width, height = (high - low) * pitch, share * clear
    foot = np.column_stack([low * pitch, bottom])
    # The foot's far corner lifts as the book leans over its near one.
    lift = np.abs(slope) * width
    foot[:, 1] += np.where(slope < 0, lift, 0)
    axis = np.column_stack([np.ones_like(width), slope])
    rise = np.column_stack([-slope, np.ones_like(width)])
    foot[:, 0] -= slope * (foot[:, 1] - bottom)

    lying = mode == PILE_MODE
    thick = np.array(PILE_PITCH)[kind]
    base = slot // 8 * 8
    end = np.where(slot - base < 7, edges[row, slot + 1], 0.0)
    span = 8 * pitch
    length = share * span
    shift = (span - length) * (layout.glow[lines[row], columns[slot], 1] / 255.0)
    piled = np.column_stack([base * pitch + shift, bottom + (low - base) * thick])
    foot = np.where(lying[:, None], piled, foot)
    width = np.where(lying, (slot + 1 + end - low) * thick, width)
    height = np.where(lying, length, height)
    axis = np.where(lying[:, None], [0.0, 1.0], axis)
    rise = np.where(lying[:, None], [1.0, 0.0], rise)
    setback = shape[row, slot, 1].astype(np.float32) * (SETBACK / 255)
    return StandingBooks(foot, axis, rise, width, height, setback, lines[row], columns[slot])


def press_books(layout: BookLayout, bay: Bay, press: int, *, full: bool = True) -> MeshData:
    """All books of one press with its boards and back, in place in the hall. Surface ``book``.

    uv: across the spine 0..1 and metres up it (heads: metres inward; wood: metres).
    Colour bytes: column, line, line / 256 + 16 * (column / 256), part.
    ``full``: rounded backs, covers and page blocks; else what is seen from some metres away.
    """
    *_, mesh = press_stages(layout, bay, press, full=full)
    return mesh


def press_stages(
    layout: BookLayout, bay: Bay, press: int, *, full: bool = True
) -> Iterator[Piece | MeshData]:
    """``press_books`` in steps small enough for one frame each: its pieces, then the finished
    mesh.
    """
    books = standing_books(layout, bay, press)
    outline = spine_outline(5 if full else 3)
    pieces: list[Piece | MeshData] = []

    def kept(made: Piece | MeshData) -> Piece | MeshData:
        pieces.append(made)
        return made

    yield kept(backs(books, outline))
    if full:
        yield kept(tops(books, outline))
        for way in (-1, 1):
            yield kept(cover(books, way))
    else:
        yield kept(plain_tops(books))
    yield kept(shelf_boards(bay, press, full))
    mesh = joined(pieces)
    yield mesh
    left, _ = press_span(bay, press)
    base = bay.tier * hall_plan.TIER_HEIGHT + CASE_BOTTOM
    yield mesh.moved((left, base, 0)).turned(hall_plan.side_azimuth(bay.side))


def spine_outline(points: int) -> np.ndarray:
    """(points, 2): across −1..1 and how far the back bulges towards the room, as a share of half
    its width.
    """
    across = np.sin(np.linspace(-np.pi / 2, np.pi / 2, points))
    return np.column_stack(
        [across, 0.42 * (np.sqrt(np.maximum(1 - across**2 * 0.92, 0)) - np.sqrt(0.08))]
    )


def sheet(
    books: StandingBooks, across: np.ndarray, up: np.ndarray, depth: np.ndarray
) -> np.ndarray:
    """(N, K, 3) places from (N, K) shares across, metres up and metres behind the spine plane."""
    u = books.foot[:, None, 0] + (across * books.width[:, None]) * books.axis[:, None, 0]
    v = books.foot[:, None, 1] + (across * books.width[:, None]) * books.axis[:, None, 1]
    u = u + up * books.rise[:, None, 0]
    v = v + up * books.rise[:, None, 1]
    return np.stack([u, v, hall_plan.APOTHEM + depth], axis=-1).astype(np.float32)


def turned_normals(books: StandingBooks, local: np.ndarray) -> np.ndarray:
    """(N, K, 3) unit normals from (K, 3) of (across, up, towards the room)."""
    axis, rise = (np.column_stack([w, np.zeros(len(w))]) for w in (books.axis, books.rise))
    out = np.array([0.0, 0.0, -1.0])
    n = (
        local[None, :, :1] * axis[:, None]
        + local[None, :, 1:2] * rise[:, None]
        + local[None, :, 2:] * out
    )
    n = n.astype(np.float32)
    return n / np.sqrt((n * n).sum(axis=-1, keepdims=True))


def rims(books: StandingBooks) -> np.ndarray:
    """(N, 1): where the rounded backs meet the covers, metres behind the spine plane."""
    return books.setback[:, None] + 0.15 * books.width[:, None]


@dataclass(frozen=True)
class Piece:
    """The same small mesh for N books: positions, normals (N, K, 3), uv (N, K, 2), pattern (T, 3),
    codes (N, 3), part.
    """

    positions: np.ndarray
    normals: np.ndarray
    uv: np.ndarray
    pattern: np.ndarray
    codes: np.ndarray
    part: int
    mirrored: np.ndarray
    """(N,) bool: lying books, whose across and up change places, so that their winding turns."""


def codes(books: StandingBooks) -> np.ndarray:
    """(N, 3) bytes: where the shader finds the book in the tables."""
    high = books.line // 256 + 16 * (books.column // 256)
    return np.column_stack([books.column % 256, books.line % 256, high])


def mirrored(books: StandingBooks) -> np.ndarray:
    return books.axis[:, 0] < books.axis[:, 1]


def piece(books: StandingBooks, across, up, depth, local, pattern, part) -> Piece:
    """A Piece from (N, K) places, (K, 3) local normals and (T, 3) pattern. The heads' v runs
    inward.
    """
    count = len(books.width)
    across, up, depth = (np.broadcast_to(x, (count, np.shape(x)[-1])) for x in (across, up, depth))
    uv = np.stack([across, depth - rims(books) if part == PAGES else up], axis=-1)
    return Piece(
        sheet(books, across, up, depth),
        turned_normals(books, np.asarray(local, np.float64)),
        uv,
        np.asarray(pattern),
        codes(books),
        part,
        mirrored(books),
    )


def backs(books: StandingBooks, outline: np.ndarray) -> Piece:
    """The rounded backs."""
    k = len(outline)
    across = np.repeat((outline[:, 0] + 1) / 2, 2)[None]
    up = np.tile([0.0, 1.0], k)[None] * books.height[:, None]
    bulge = np.repeat(outline[:, 1], 2)[None] * books.width[:, None] / 2
    depth = rims(books) - bulge
    lean = np.repeat(outline[:, 0], 2)
    local = np.column_stack([lean * 0.8, np.zeros(2 * k), np.ones(2 * k)])
    pattern = [
        t
        for i in range(k - 1)
        for t in ((2 * i, 2 * i + 1, 2 * i + 3), (2 * i, 2 * i + 3, 2 * i + 2))
    ]
    return piece(books, across, up, depth, local, pattern, SPINE)


def tops(books: StandingBooks, outline: np.ndarray) -> Piece:
    """Head caps: from the rounded back to the covers, and the page block a little below."""
    k = len(outline)
    rim = rims(books)
    bulge = outline[None, :, 1] * books.width[:, None] / 2
    across = np.concatenate([(outline[:, 0] + 1) / 2, [0.08, 0.92, 0.08, 0.92]])[None]
    up = np.concatenate(
        [
            np.repeat(books.height[:, None], k, axis=1),
            np.repeat(books.height[:, None] - PAGE_INSET, 4, axis=1),
        ],
        axis=1,
    )
    depth = np.concatenate([rim - bulge, rim + 0.002, rim + 0.002, rim + 0.16, rim + 0.16], axis=1)
    pattern = [(i, k, i + 1) for i in range((k - 1) // 2)]
    pattern += [(i, k + 1, i + 1) for i in range((k - 1) // 2, k - 1)]
    pattern += [((k - 1) // 2, k, k + 1), (k, k + 2, k + 3), (k, k + 3, k + 1)]
    local = np.tile([0.0, 1.0, 0.0], (k + 4, 1))
    return piece(books, across, up, depth, local, pattern, PAGES)


def plain_tops(books: StandingBooks) -> Piece:
    """One flat lid a book, for those seen from some metres away."""
    rim = rims(books)
    across = np.array([[0.0, 0.0, 1.0, 1.0]])
    depth = rim + np.array([[0.0, 0.14, 0.14, 0.0]])
    up = np.repeat(books.height[:, None] - 0.002, 4, axis=1)
    return piece(
        books, across, up, depth, np.tile([0.0, 1.0, 0.0], (4, 1)), [(0, 1, 2), (0, 2, 3)], PAGES
    )


def cover(books: StandingBooks, way: int) -> Piece:
    """The left (−1) or right (1) covers' outsides, seen where a neighbour is lower or stands
    back.
    """
    depth = rims(books) + np.array([[0.0, 0.0, 0.16, 0.16]])
    up = np.array([[0.0, 1.0, 1.0, 0.0]]) * books.height[:, None]
    place = np.full((1, 4), 0.0 if way < 0 else 1.0)
    pattern = [(0, 2, 1), (0, 3, 2)] if way < 0 else [(0, 1, 2), (0, 2, 3)]
    return piece(books, place, up, depth, np.tile([float(way), 0.0, 0.0], (4, 1)), pattern, COVER)


def joined(pieces: list[Piece | MeshData]) -> MeshData:
    """All pieces as one mesh."""
    positions, normals, uv, color, triangles = [], [], [], [], []
    start = 0
    for made in pieces:
        positions.append(made.positions.reshape(-1, 3))
        normals.append(made.normals.reshape(-1, 3))
        uv.append(made.uv.reshape(-1, 2))
        if isinstance(made, MeshData):
            color.append(made.color)
            triangles.append(made.triangles + start)
        else:
            count, k = made.positions.shape[:2]
            code = np.column_stack([made.codes, np.full(count, made.part)]).astype(np.float32) / 255
            color.append(np.repeat(code, k, axis=0))
            mirrored = made.mirrored[:, None, None]
            pattern = np.where(mirrored, made.pattern[:, ::-1], made.pattern)
            triangles.append((pattern + start + k * np.arange(count)[:, None, None]).reshape(-1, 3))
        start += len(positions[-1])
    return MeshData(*(np.concatenate(rows) for rows in (positions, normals, triangles, uv, color)))


def shelf_boards(bay: Bay, press: int, full: bool) -> MeshData:
    """Boards with rounded noses, and the back of the case, u from the press's left end, v from the
    case's bottom.
    """
    left, right = press_span(bay, press)
    width = right - left
    pattern = int(pattern_of(bay.table, press))
    feet = BOTTOMS[pattern, : sum(PATTERNS[pattern])]
    tops_of_boards = np.append(feet, CASE_TOP - CASE_BOTTOM) + BOARD
    nose = [(0.0, 0.0), (0.5, -0.004), (1.0, 0.0)] if full else [(0.0, 0.0), (1.0, 0.0)]
    quads, norms, uv = [], [], []

    def quad(corners, normal, flat) -> None:
        quads.append(corners)
        norms.append([normal] * 4 if np.ndim(normal) == 1 else normal)
        uv.append(flat)

    front, back = BOARD_FRONT, BOARD_FRONT + SHELF_DEPTH
    for top in tops_of_boards:
        low = top - BOARD
        for (a, da), (b, db) in pairwise(nose):
            ya, yb = low + a * BOARD, low + b * BOARD
            na, nb = ([0.0, (2 * t - 1) * 0.5 * (len(nose) > 2), -1.0] for t in (a, b))
            quad(
                [
                    (0, ya, front + da),
                    (0, yb, front + db),
                    (width, yb, front + db),
                    (width, ya, front + da),
                ],
                [na, nb, nb, na],
                [(0, a * BOARD), (0, b * BOARD), (width, b * BOARD), (width, a * BOARD)],
            )
        quad(
            [(0, top, front), (0, top, back), (width, top, back), (width, top, front)],
            [0.0, 1.0, 0.0],
            [(0, 1.0), (0, 1.3), (width, 1.3), (width, 1.0)],
        )
        quad(
            [(0, low, front), (width, low, front), (width, low, back), (0, low, back)],
            [0.0, -1.0, 0.0],
            [(0, 2.0), (width, 2.0), (width, 2.3), (0, 2.3)],
        )
    low, high = 0.0, float(tops_of_boards[-1])
    quad(
        [(0, low, back), (0, high, back), (width, high, back), (width, low, back)],
        [0.0, 0.0, -1.0],
        [(0, 3.0), (0, 6.9), (width, 6.9), (width, 3.0)],
    )
    for u, way in ((0.0, 1.0), (width, -1.0)):
        ring = [(u, low, front), (u, low, back), (u, high, back), (u, high, front)]
        flat = [(0.0, 7.0), (0.3, 7.0), (0.3, 11.0), (0.0, 11.0)]
        quad(ring[::-1] if way > 0 else ring, [way, 0.0, 0.0], flat[::-1] if way > 0 else flat)
    corners = np.array(quads, np.float64).reshape(-1, 3)
    normals = np.array(norms, np.float64).reshape(-1, 3)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    count = len(quads)
    triangles = (np.arange(count)[:, None, None] * 4 + np.array([(0, 1, 2), (0, 2, 3)])).reshape(
        -1, 3
    )
    line = bay.line
    code = np.array([press * STRIDE, line % 256, line // 256, WOOD]) / 255.0
    return MeshData(
        corners, normals, triangles, np.array(uv).reshape(-1, 2), np.tile(code, (len(corners), 1))
    )
