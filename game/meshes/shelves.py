"""The bookcases that carry the books, and the quads on which far books are painted. numpy only."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes import hall_plan
from game.meshes.book_places import (
    CASE_BOTTOM,
    CASE_TOP,
    CASE_WIDTH,
    UPRIGHT,
    Bay,
    carries_books,
    press_span,
)
from game.meshes.mesh_data import MeshData, merge

BOARD_FRONT = hall_plan.APOTHEM - 0.02
"""Plane of the boards' noses and of the façade, metres from the centre."""
CARVED_TIERS = 3
"""Tiers whose mouldings are worth their triangles; above them nobody can tell."""

CORNICE = np.array(
    [
        *((0.0, 0.0), (0.018, 0.0), (0.022, 0.012), (0.034, 0.016), (0.058, 0.028), (0.072, 0.05)),
        *((0.076, 0.068), (0.09, 0.072), (0.1, 0.09), (0.12, 0.094), (0.12, 0.0)),
    ]
)
"""(height above the books' top, metres towards the room); the next gallery's slab sits on it."""
PLINTH = np.array(
    [
        *((0.0, 0.07), (0.075, 0.07), (0.085, 0.064), (0.094, 0.05), (0.108, 0.046)),
        *((0.12, 0.03), (0.132, 0.026), (0.14, 0.0)),
    ]
)
"""(height above the tier's floor, metres towards the room)."""


def facade(places: tuple[Bay, ...]) -> MeshData:
    """One or two quads a press, in place in the hall. uv: metres from the opening's lower left corner.
    The normals are the middles of the presses, metres; colour bytes: press + 8 * arch + 16 * side,
    bay, bay / 256, bay of the books.
    """
    return merge([press_quads(bay, press) for bay in places for press in bay.presses()])


def press_quads(bay: Bay, press: int) -> MeshData:
    """The opening of one press, in its place in the hall: near the floor in two halves, because
    light is told at the corners.
    """
    left, right = press_span(bay, press)
    base = bay.tier * hall_plan.TIER_HEIGHT + CASE_BOTTOM
    count = 2 if bay.tier < CARVED_TIERS else 1
    up = np.linspace(0.0, CASE_TOP - CASE_BOTTOM, count + 1)
    flat = np.array([(u, base + v) for v in up for u in (left, right)])
    uv = flat - [left, base]
    first = 2 * np.arange(count)[:, None, None]
    triangles = (first + np.array([(0, 2, 3), (0, 3, 1)])).reshape(-1, 3)
    code = (press + 8 * bay.arch + 16 * bay.side, bay.index % 256, bay.index // 256, bay.table)
    placed = MeshData(
        np.column_stack([flat, np.full(len(flat), BOARD_FRONT)]),
        np.tile([0.0, 0.0, -1.0], (len(flat), 1)),
        triangles,
        uv,
        np.tile(np.array(code) / 255.0, (len(flat), 1)),
    ).turned(hall_plan.side_azimuth(bay.side))
    middle = (placed.positions[0] + placed.positions[-1]) / 2
    return replace(placed, normals=np.tile(middle, (len(flat), 1)))


def bookcase(side: int, tier: int) -> MeshData:
    """Uprights, cornice and plinth of one bay, in its place in the hall. Surface ``wood``.

    Raises ValueError where the bay carries no books.
    """
    if not carries_books(side, tier):
        raise ValueError(f"side {side} carries no books on tier {tier}")
    arch = tier == 0 and side in hall_plan.ARCH_SIDES
    standing = case(arch, tier < CARVED_TIERS).moved((0, tier * hall_plan.TIER_HEIGHT, 0))
    return standing.turned(hall_plan.side_azimuth(side))


@cache
def case(arch: bool, carved: bool) -> MeshData:
    """One bay's uprights, cornice and plinth on y = 0, at z = +apothem."""
    bay = Bay(-1, 0, 0, arch, -1)
    cornice, plinth = (CORNICE, PLINTH) if carved else (CORNICE[[0, 4, 9]], PLINTH[[0, 1, 7]])
    parts = [upright(middle, carved) for middle in upright_places(bay)]
    for left, right in runs(bay):
        parts.append(moulding(cornice + np.array([CASE_TOP, 0.0]), left, right, ends=bay.arch))
        parts.append(moulding(plinth, left, right, ends=bay.arch))
    return merge(parts)


def runs(bay: Bay) -> list[tuple[float, float]]:
    """The stretches of a side that carry a case, outer edges, metres from its middle."""
    if not bay.arch:
        return [(-CASE_WIDTH / 2, CASE_WIDTH / 2)]
    inner = press_span(bay, 0)[1] + UPRIGHT
    return [(-CASE_WIDTH / 2, inner), (-inner, CASE_WIDTH / 2)]


def upright_places(bay: Bay) -> list[float]:
    """Middles of the uprights, metres from the middle of the side."""
    edges = [end for press in bay.presses() for end in press_span(bay, press)]
    lefts = [edges[i] - UPRIGHT / 2 for i in range(0, len(edges), 2)]
    rights = [edges[i] + UPRIGHT / 2 for i in range(1, len(edges), 2)]
    return sorted({round(place, 5) for place in lefts + rights})


def upright(middle: float, carved: bool) -> MeshData:
    """One upright from plinth to cornice: a board with a fluted front when ``carved``, else a
    plain one.
    """
    half = UPRIGHT / 2
    front = BOARD_FRONT - 0.025
    if carved:
        outline = np.array(
            [
                (-half, 0.03),
                (-half, 0.006),
                (-half * 0.8, 0.0),
                (-half * 0.45, 0.0),
                (-half * 0.3, 0.006),
                (half * 0.3, 0.006),
                (half * 0.45, 0.0),
                (half * 0.8, 0.0),
                (half, 0.006),
                (half, 0.03),
            ]
        )
    else:
        outline = np.array([(-half, 0.03), (-half, 0.0), (half, 0.0), (half, 0.03)])
    line = outline + np.array([middle, front])
    return swept(line, (CASE_BOTTOM, CASE_TOP))


def swept(outline: np.ndarray, span: tuple[float, float]) -> MeshData:
    """A vertical sheet over an outline (N, 2) of (u, depth), flat-shaded, from span[0] to span[1]
    up.
    """
    steps = np.diff(outline, axis=0)
    length = np.hypot(*steps.T)
    normals = np.column_stack([steps[:, 1], np.zeros(len(steps)), -steps[:, 0]]) / length[:, None]
    a, b = outline[:-1], outline[1:]
    low, high = span
    corners = np.stack([at(a, low), at(a, high), at(b, high), at(b, low)], axis=1)
    run = np.concatenate([[0], np.cumsum(length)])
    uv = np.stack(
        [
            np.column_stack([run[:-1], np.full(len(a), low)]),
            np.column_stack([run[:-1], np.full(len(a), high)]),
            np.column_stack([run[1:], np.full(len(a), high)]),
            np.column_stack([run[1:], np.full(len(a), low)]),
        ],
        axis=1,
    )
    return quads(corners, normals, uv)


def at(points: np.ndarray, height: float) -> np.ndarray:
    """(N, 3) from (N, 2) of (u, depth) at one height."""
    return np.column_stack([points[:, 0], np.full(len(points), height), points[:, 1]])


def moulding(profile: np.ndarray, left: float, right: float, ends: bool = False) -> MeshData:
    """A profile (N, 2) of (height, metres towards the room from the boards' front) drawn from left
    to right.

    ``ends`` closes it where it can be seen from the side.
    """
    steps = np.diff(profile, axis=0)
    length = np.hypot(*steps.T)
    normals = np.column_stack([np.zeros(len(steps)), -steps[:, 1], -steps[:, 0]]) / length[:, None]
    points = [
        np.column_stack([np.full(len(profile), u), profile[:, 0], BOARD_FRONT - profile[:, 1]])
        for u in (left, right)
    ]
    corners = np.stack([points[0][:-1], points[0][1:], points[1][1:], points[1][:-1]], axis=1)
    run = np.concatenate([[0], np.cumsum(length)])
    uv = np.stack(
        [
            np.column_stack([np.full(len(steps), u), run[i : i + len(steps)]])
            for u, i in ((left, 0), (left, 1), (right, 1), (right, 0))
        ],
        axis=1,
    )
    mesh = quads(corners, normals, uv)
    return merge([mesh, *(cap(points[k], (-1, 1)[k]) for k in (0, 1))]) if ends else mesh


def cap(outline: np.ndarray, way: int) -> MeshData:
    """Closes a moulding's end: a fan over its outline (N, 3) back to the boards' front, facing
    ``way`` along u.
    """
    back = outline.copy()
    back[:, 2] = BOARD_FRONT + 0.02
    corners = np.stack([outline[:-1], outline[1:], back[1:], back[:-1]], axis=1)
    if way < 0:
        corners = corners[:, ::-1]
    normals = np.tile([float(way), 0.0, 0.0], (len(corners), 1))
    return quads(corners, normals, corners[..., [2, 1]])


def quads(corners: np.ndarray, normals: np.ndarray, uv: np.ndarray) -> MeshData:
    """Flat quads: corners (N, 4, 3) wound along normals (N, 3), uv (N, 4, 2)."""
    count = len(corners)
    triangles = (np.arange(count)[:, None, None] * 4 + np.array([(0, 1, 2), (0, 2, 3)])).reshape(
        -1, 3
    )
    return MeshData(
        corners.reshape(-1, 3), np.repeat(normals, 4, axis=0), triangles, uv.reshape(-1, 2)
    )
