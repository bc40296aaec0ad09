"""The near galleries: the slab with its carved frieze, the balusters, the newels and their lanterns.

Depths are metres inside the spine plane; y = 0 is the top of the gallery's floor.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from game.meshes.arcades import FRONT, face, facing_in
from game.meshes.detail import HIGH, Detail, either, thinned
from game.meshes.gathering import gathered, moved, turned
from game.meshes.hall_plan import (
    APOTHEM,
    DOOR_SIDE,
    GALLERY_DEPTH,
    SHELF_SIDES,
    TIER_HEIGHT,
    side_azimuth,
)
from game.meshes.lamps import newel_lantern
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.profiles import (
    arc,
    box,
    chain,
    lathe,
    prism,
    torus,
    without,
    woven,
)
from game.meshes.sides import SLOPE, side_run, straight

THICKNESS = 0.34
RAIL_HEIGHT = 1.04
RAIL_DEPTH = GALLERY_DEPTH - 0.07
"""Where the middle of the rail stands."""


SOFFIT = (
    *((-0.02, -0.34), (0.64, -0.34), (0.66, -0.37), (0.72, -0.385), (0.80, -0.385), (0.83, -0.405)),
    *((0.96, -0.405), (0.98, -0.39)),
)
"""(depth, y) of a near gallery's underside; ``FRIEZE`` goes on from it."""
FRIEZE = FRONT[1:7]


def section(detail: Detail) -> np.ndarray:
    """(N, 2) of (depth, y): the whole edge of a near gallery, soffit to nosing."""
    return np.array((*underside(detail), *FRIEZE[1:-1]))


def underside(detail: Detail) -> np.ndarray:
    """The points of the soffit that ``detail`` keeps."""
    return thinned(np.array(SOFFIT), either(detail, 0.004, 0.02))


def walk() -> MeshData:
    """The boards one walks on, spine plane to nosing; the grain runs along the gallery."""
    depth = np.array([-0.02, GALLERY_DEPTH - 0.03])
    x = np.stack([-(APOTHEM - depth) * SLOPE, (APOTHEM - depth) * SLOPE])
    positions = np.stack(np.broadcast_arrays(x, 0.0, APOTHEM - depth[None]), -1)
    up = np.broadcast_to([0.0, 1.0, 0.0], positions.shape)
    uv = np.stack(np.broadcast_arrays(depth[None], x), -1)
    return woven(positions, up, uv, chain(2), chain(2))


BALUSTER = (
    *((0.05, 0.10), (0.05, 0.155), (0.032, 0.17), (0.044, 0.19), (0.032, 0.215)),
    *((0.068, 0.30), (0.074, 0.345), (0.062, 0.41), (0.030, 0.56), (0.054, 0.60), (0.028, 0.64)),
    *((0.030, 0.82), (0.05, 0.865), (0.05, 0.94)),
)
"""(radius, y) of a turned baluster, block, vase, ring, neck, block: what balustrade.frag draws too."""
FAR_BALUSTER = ((0.045, 0.10), (0.065, 0.36), (0.035, 0.94))
LEAN_BALUSTER = (
    (0.05, 0.10),
    (0.03, 0.2),
    (0.076, 0.35),
    (0.032, 0.58),
    (0.030, 0.80),
    (0.05, 0.94),
)


@cache
def baluster(detail: Detail = "full") -> MeshData:
    """A turned half baluster of a near gallery's parapet, facing -z, y 0.10 … 0.94."""
    line, segments = either(detail, (BALUSTER, 5), (LEAN_BALUSTER, 3), (FAR_BALUSTER, 2))
    return facing_in(np.array(line), segments, number=1.0)


def rail_profile(width: float = 0.062) -> np.ndarray:
    """Closed-below handrail section (across, y) round y = 1.0, read anticlockwise."""
    w = width
    line = [
        (-0.6 * w, 0.94),
        (0.6 * w, 0.94),
        (w, 0.97),
        (w, 0.995),
        (0.75 * w, 1.02),
        (0.3 * w, RAIL_HEIGHT),
    ]
    return np.array(line + [(-x, y) for x, y in line[::-1][:-2]] + [(-0.6 * w, 0.94)])


BOARD = np.array([(-0.035, 0.10), (-0.035, 0.95)])
"""(across, y) of the board behind the balusters: they stand out from it at any distance, as they would
not from books, and what lies behind it need not be drawn."""


def foot_profile() -> np.ndarray:
    """The lower rail that balusters stand on."""
    w = 0.045
    return np.array(
        [(w, 0.05), (w, 0.09), (0.7 * w, 0.11), (-0.7 * w, 0.11), (-w, 0.09), (-w, 0.05)]
    )


def railing(start: np.ndarray, end: np.ndarray, count: int, detail: Detail) -> list[Part]:
    """A straight parapet between two points on the floor (x, z), its ends left to posts; it looks to
    the right of the way from ``start`` to ``end``: half balusters before a dark board."""
    a = np.array([start[0], 0.0, start[1]])
    b = np.array([end[0], 0.0, end[1]])
    ahead = (b - a) / np.linalg.norm(b - a)
    right = np.array([ahead[2], 0.0, -ahead[0]])
    standing = baluster(detail).turned(float(np.arctan2(-ahead[2], ahead[0])))
    places = a + (b - a) * ((np.arange(count) + 0.5) / count)[:, None]
    top, foot = rail_profile(), foot_profile()
    if detail != "full":
        top, foot = top[[0, 2, 3, 5, 6, 8, 9]], foot[[0, 2, 3, 5]]
    if detail == "far":
        top, foot = top[[0, 2, 4, 6]], foot[[0, 1, 2, 3]]
    rails = [
        Part("brass", straight(top, a, b, right)),
        Part("wood", straight(foot, a, b, right)),
        Part("wood", straight(BOARD, a, b, right).tinted((0.22, 0.19, 0.17))),
    ]
    return [*rails, *(Part("wood", standing.moved(place)) for place in places)]


def post(detail: Detail, lit: bool) -> list[Part]:
    """A panelled newel at the origin, with a lantern on it or a turned finial."""
    bevels = either(detail, (0.008, 0.012, 0.015), (0.0, 0.0, 0.0))
    pieces = [
        box((-0.095, 0, -0.095), (0.095, 0.14, 0.095), bevel=bevels[0], hidden="-y"),
        box((-0.078, 0.13, -0.078), (0.078, 1.08, 0.078), bevel=bevels[1], hidden="+y-y"),
        box((-0.10, 1.07, -0.10), (0.10, 1.14, 0.10), bevel=bevels[2]),
    ]
    top = newel_lantern(detail) if lit else finial(detail)
    return [*(Part("wood", p) for p in pieces), *top]


def finial(detail: Detail) -> list[Part]:
    """The brass knop of a newel without a lamp."""
    line = [(0.07, 1.13), (0.05, 1.17), (0.025, 1.19), *torus(0.026, 1.2, 1.23, 2), (0.02, 1.24)]
    line += [(0.05, 1.29), (0.055, 1.325), (0.04, 1.37), (0.012, 1.40), (0.0, 1.41)]
    line = thinned(np.array(line), either(detail, 0.003, HIGH["full"]))
    return [Part("brass", lathe(line, either(detail, 8, 5, 3)))]


@cache
def console(height: float = 0.82, reach: float = 0.74, detail: Detail = "full") -> MeshData:
    """A scrolled bracket under a slab: back on z = 0, top on y = 0, reaching towards -z."""
    steps = either(detail, 5, 2)
    line = [(0.0, -height), (0.06, -height + 0.01)]
    line += arc((0.11, -height + 0.13), 0.115, -70, 75, steps)
    line += [(0.12, -height + 0.30), (0.17, -height + 0.45), (0.28, -0.25)]
    line += arc((reach - 0.13, -0.15), 0.13, 230, 360, steps)
    line += [(reach, -0.05), (reach + 0.02, -0.04), (reach + 0.02, 0.0), (0.0, 0.0)]
    body = without(prism(np.array(line), 0.15), "-x+y")
    face = prism(np.array([(x * 0.9 + 0.012, y * 0.94 - 0.02) for x, y in line]), 0.19)
    return merge([body, without(face, "-x+y")]).turned(np.pi / 2)


def slab(detail: Detail) -> list[Part]:
    """Floor, soffit, joists, brackets and the carved frieze of one side's near gallery."""
    wood = [walk(), side_run(underside(detail))]
    for x in np.linspace(-1.9, 1.9, 6):
        low = (x - 0.06, -THICKNESS - 0.09, APOTHEM - 0.62)
        high = (x + 0.06, -THICKNESS, APOTHEM)
        bevel = either(detail, 0.012, 0.0)
        wood.append(box(low, high, grain=2, bevel=bevel, hidden="+y+z"))
    wood += [console(detail=detail).moved((x, -THICKNESS, APOTHEM)) for x in (-1.14, 1.14)]
    return [*(Part("wood", mesh) for mesh in wood), Part("balustrade", face(np.array(FRIEZE)))]


def end_wall(sign: float, detail: Detail) -> MeshData:
    """The cut face where a balcony ends at the corner's mitre: its cornice filled in flat."""
    line = section(detail)
    centre = np.array([0.5, -0.12])
    ring = np.concatenate([line, [[-0.02, 0.0]]])
    points = np.concatenate([ring, centre[None]])
    x = sign * (APOTHEM - points[:, 0]) * SLOPE
    positions = np.stack([x, points[:, 1], APOTHEM - points[:, 0]], 1)
    normal = np.array([sign * np.cos(np.arctan(SLOPE)), 0.0, -np.sin(np.arctan(SLOPE))])
    count = len(ring)
    fan = np.stack([np.arange(count), (np.arange(count) + 1) % count, np.full(count, count)], 1)
    if sign < 0:
        fan = fan[:, ::-1]
    a, b, c = positions[fan].transpose(1, 0, 2)
    agrees = np.einsum("ij,j->i", np.cross(b - a, c - a), normal) > 0
    fan = np.where(agrees[:, None], fan, fan[:, ::-1])
    return MeshData(positions, np.tile(normal, (count + 1, 1)), fan, points)


@cache
def _balcony(detail: Detail, lit: bool) -> tuple[Part, ...]:
    x, z = (APOTHEM - RAIL_DEPTH) * SLOPE, APOTHEM - RAIL_DEPTH
    parts = slab(detail)
    parts += railing(np.array([-x, z]), np.array([x, z]), 16, detail)
    for sign in (-1.0, 1.0):
        parts.append(Part("wood", end_wall(sign, detail)))
        pier = np.array([sign * (APOTHEM - 0.1) * SLOPE, APOTHEM - 0.1])
        ends = (np.array([sign * x, z]), pier)[:: int(sign)]
        parts += railing(*ends, 3, detail)
        parts += moved(post(detail, lit), (sign * x, 0, z))
        bracket = console(detail=detail).moved((0, -THICKNESS, APOTHEM + 0.02))
        parts.append(Part("wood", bracket.turned(sign * np.arctan(SLOPE))))
    return tuple(gathered(parts))


def balcony(tier: int, side: int, detail: Detail = "full") -> list[Part]:
    """One near gallery of a shelf side (tiers 1 and 2), in place: rails, brackets, and on tier 1
    lanterns on its newels; over those of tier 2 others hang."""
    standing = moved(_balcony(detail, tier == 1), (0, tier * TIER_HEIGHT, 0))
    return turned(standing, side_azimuth(side))


def balconies(detail: Detail = "full") -> list[Part]:
    """Every gallery between the floor and the first full ring; none before window or doors."""
    sides = [(1, s) for s in SHELF_SIDES] + [(2, s) for s in (*SHELF_SIDES, DOOR_SIDE)]
    return [part for tier, side in sides for part in balcony(tier, side, detail)]
