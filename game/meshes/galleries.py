"""Galleries: the slab with its cornice, the rail, the posts; near ones rich, far ones thrifty.

Depths are metres inside the spine plane; y = 0 is the top of the gallery's floor.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes.gathering import gathered, turned
from game.meshes.hall_plan import (
    APOTHEM,
    DOOR_SIDE,
    GALLERY_DEPTH,
    SHELF_SIDES,
    TIER_HEIGHT,
    side_azimuth,
)
from game.meshes.lamps import bracket_lamp, post_lamp
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import around, upper_pier
from game.meshes.profiles import (
    arc,
    box,
    chain,
    lathe,
    prism,
    scotia,
    torus,
    woven,
)
from game.meshes.sides import SLOPE, half_width, shoulders, side_run, straight

THICKNESS = 0.34
RAIL_HEIGHT = 1.04
RAIL_DEPTH = GALLERY_DEPTH - 0.07
"""Where the middle of the rail stands."""
CORNER = (APOTHEM - RAIL_DEPTH) / float(np.cos(np.arctan(SLOPE)))


def cornice() -> np.ndarray:
    """(N, 2) of (depth, y): from the soffit at the wall, out under the slab and up its front."""
    edge = GALLERY_DEPTH
    line = [(-0.02, -THICKNESS), (0.62, -THICKNESS), (0.62, -THICKNESS + 0.03)]
    line += [*arc((0.62, -0.20), 0.11, -90, 0, 4), (0.75, -0.20), (0.75, -0.17)]
    line += [(0.88, -0.17), (0.88, -0.145), *scotia((0.9, -0.145), (edge - 0.05, -0.09), 4)]
    line += [(edge - 0.03, -0.085), *torus(edge - 0.028, -0.075, -0.02, 3), (edge - 0.03, 0.0)]
    return np.array(line)


def thrifty_cornice() -> np.ndarray:
    """The same silhouette with half the steps, for tiers that are seen from far below."""
    edge = GALLERY_DEPTH
    return np.array(
        [
            (-0.02, -0.3),
            (0.22, -0.3),
            (0.22, -0.38),
            (0.34, -0.38),
            (0.34, -0.3),
            (0.58, -0.3),
            (0.58, -0.38),
            (0.68, -0.36),
            (0.75, -0.17),
            (0.88, -0.16),
            (0.92, -0.13),
            (edge - 0.04, -0.085),
            (edge, -0.05),
            (edge - 0.03, 0.0),
        ]
    )


def walk() -> MeshData:
    """The boards one walks on, spine plane to nosing; the grain runs along the gallery."""
    depth = np.array([-0.02, GALLERY_DEPTH - 0.03])
    x = np.stack([-(APOTHEM - depth) * SLOPE, (APOTHEM - depth) * SLOPE])
    positions = np.stack(np.broadcast_arrays(x, 0.0, APOTHEM - depth[None]), -1)
    up = np.broadcast_to([0.0, 1.0, 0.0], positions.shape)
    uv = np.stack(np.broadcast_arrays(depth[None], x), -1)
    return woven(positions, up, uv, chain(2), chain(2))


def baluster(segments: int = 6) -> MeshData:
    """A turned baluster, y 0.10 … 0.94: block, vase, ring, column, ring, block."""
    line = [(0.028, 0.10), (0.028, 0.17), (0.018, 0.18), (0.03, 0.197), (0.018, 0.21)]
    line += [(0.016, 0.23), (0.034, 0.33), (0.036, 0.37), (0.017, 0.52)]
    line += [(0.032, 0.56), (0.014, 0.58), (0.017, 0.74), (0.014, 0.82)]
    line += [(0.028, 0.847), (0.016, 0.86), (0.026, 0.88), (0.026, 0.94)]
    return lathe(np.array(line), segments)


def thrifty_baluster() -> MeshData:
    """The same baluster in twenty-four triangles."""
    line = [(0.03, 0.10), (0.02, 0.2), (0.042, 0.36), (0.018, 0.58), (0.03, 0.94)]
    return lathe(np.array(line), 3)


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


def foot_profile() -> np.ndarray:
    """The lower rail that balusters stand on."""
    w = 0.045
    return np.array(
        [(w, 0.05), (w, 0.09), (0.7 * w, 0.11), (-0.7 * w, 0.11), (-w, 0.09), (-w, 0.05)]
    )


def railing(start: np.ndarray, end: np.ndarray, count: int, rich: bool) -> list[Part]:
    """A straight railing between two points on the floor (x, z), its ends left to posts."""
    a = np.array([start[0], 0.0, start[1]])
    b = np.array([end[0], 0.0, end[1]])
    ahead = (b - a) / np.linalg.norm(b - a)
    right = np.array([ahead[2], 0.0, -ahead[0]])
    one = baluster() if rich else thrifty_baluster()
    places = a + (b - a) * ((np.arange(count) + 0.5) / count)[:, None]
    top = rail_profile() if rich else rail_profile()[[0, 2, 4, 7, 9, 0]]
    rails = [
        Part("brass", straight(top, a, b, right)),
        Part(
            "wood", straight(foot_profile() if rich else foot_profile()[[0, 2, 3, 5]], a, b, right)
        ),
    ]
    return [*rails, *(Part("wood", one.moved(place)) for place in places)]


def post(rich: bool) -> list[Part]:
    """A newel at the origin with a turned finial, panelled when it is seen from near."""
    if not rich:
        shaft = lathe(np.array([(0.075, 0.0), (0.065, 1.05), (0.085, 1.08), (0.02, 1.16)]), 4)
        return [Part("wood", shaft.turned(np.pi / 4))]
    finial = [(0.05, 1.17), (0.025, 1.19), *torus(0.026, 1.2, 1.23, 2), (0.02, 1.24), (0.05, 1.29)]
    finial += [(0.055, 1.325), (0.04, 1.37), (0.012, 1.40), (0.0, 1.41)]
    pieces = [
        box((-0.075, 0, -0.075), (0.075, 0.14, 0.075), bevel=0.008),
        box((-0.062, 0.13, -0.062), (0.062, 1.08, 0.062), bevel=0.012),
        box((-0.08, 1.07, -0.08), (0.08, 1.14, 0.08), bevel=0.015),
        lathe(np.array([(0.07, 1.13), (0.05, 1.17)]), 8),
    ]
    return [*(Part("wood", p) for p in pieces), Part("brass", lathe(np.array(finial), 10))]


@cache
def console(height: float = 0.82, reach: float = 0.74) -> MeshData:
    """A scrolled bracket under a slab: back on z = 0, top on y = 0, reaching towards -z."""
    line = [(0.0, -height), (0.06, -height + 0.01)]
    line += arc((0.11, -height + 0.13), 0.115, -70, 75, 6)
    line += [(0.12, -height + 0.30), (0.17, -height + 0.45), (0.28, -0.25)]
    line += arc((reach - 0.13, -0.15), 0.13, 230, 360, 6)
    line += [(reach, -0.05), (reach + 0.02, -0.04), (reach + 0.02, 0.0), (0.0, 0.0)]
    body = prism(np.array(line), 0.15)
    face = prism(np.array([(x * 0.9 + 0.012, y * 0.94 - 0.02) for x, y in line]), 0.19)
    return merge([body, face]).turned(np.pi / 2)


def slab(rich: bool) -> list[Part]:
    """Floor, cornice and, when near, dentils and joists of one side's gallery."""
    parts = [Part("wood", walk()), Part("wood", side_run(cornice() if rich else thrifty_cornice()))]
    if rich:
        width = half_width(0.85) - 0.06
        for x in np.arange(-width, width, 0.125):
            tooth = box((x, -0.22, APOTHEM - 0.875), (x + 0.07, -0.15, APOTHEM - 0.74), grain=0)
            parts.append(Part("wood", tooth))
        for x in np.linspace(-1.9, 1.9, 6):
            low = (x - 0.06, -THICKNESS - 0.09, APOTHEM - 0.58)
            parts.append(
                Part("wood", box(low, (x + 0.06, -THICKNESS, APOTHEM), grain=2, bevel=0.012))
            )
        for x in (-1.14, 1.14):
            parts.append(Part("wood", console().moved((x, -THICKNESS, APOTHEM))))
    return parts


def end_wall(sign: float) -> MeshData:
    """The cut face where a balcony ends at the corner's mitre: its cornice filled in flat."""
    line = cornice()
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
def _balcony() -> tuple[Part, ...]:
    x, z = (APOTHEM - RAIL_DEPTH) * SLOPE, APOTHEM - RAIL_DEPTH
    parts = slab(rich=True)
    parts += railing(np.array([-x, z]), np.array([x, z]), 19, rich=True)
    for sign in (-1.0, 1.0):
        parts.append(Part("wood", end_wall(sign)))
        pier = np.array([sign * (APOTHEM - 0.1) * SLOPE, APOTHEM - 0.1])
        parts += railing(np.array([sign * x, z]), pier, 3, rich=True)
        newel = [replace(p, mesh=p.mesh.moved((sign * x, 0, z))) for p in post(rich=True)]
        parts += newel
        bracket = console().moved((0, -THICKNESS, APOTHEM + 0.02)).turned(sign * np.arctan(SLOPE))
        parts.append(Part("wood", bracket))
    parts += [replace(p, mesh=p.mesh.moved((0, 0, APOTHEM - RAIL_DEPTH))) for p in bracket_lamp()]
    return tuple(gathered(parts))


def balcony(tier: int, side: int) -> list[Part]:
    """One near gallery of a shelf side (tiers 1 and 2), in place: rails, brackets, a lamp."""
    lifted = [replace(p, mesh=p.mesh.moved((0, tier * TIER_HEIGHT, 0))) for p in _balcony()]
    return turned(lifted, side_azimuth(side))


def balconies() -> list[Part]:
    """Every gallery between the floor and the first full ring; none before a window or the doors."""
    sides = [(1, s) for s in SHELF_SIDES] + [(2, s) for s in (*SHELF_SIDES, DOOR_SIDE)]
    return [part for tier, side in sides for part in balcony(tier, side)]


@cache
def _bay() -> tuple[Part, ...]:
    """One side of an upper tier, without its corner."""
    x, z = (APOTHEM - RAIL_DEPTH) * SLOPE, APOTHEM - RAIL_DEPTH
    rail = railing(np.array([-x, z]), np.array([x, z]), 10, rich=False)
    return (*slab(rich=False), *rail)


def colonnette() -> MeshData:
    """The slim shaft that carries the next gallery's edge, y 0 … 3.86, standing on the newel."""
    top = TIER_HEIGHT - THICKNESS
    line = [(0.045, 1.05), (0.036, top - 0.45), (0.06, top - 0.4), (0.04, top - 0.34)]
    line += [(0.06, top - 0.2), (0.16, top)]
    return lathe(np.array(line), 5)


def tier_ring(tier: int) -> list[Part]:
    """A generic upper tier at y = 0 (its floor) … 4.2: gallery all round, piers, posts, lamps.

    ``tier`` only turns which corners carry a lamp, so that one mesh can serve every second tier.
    """
    parts: list[Part] = []
    beside = Part("stone", shoulders(0.0, TIER_HEIGHT))
    for side in range(16):
        parts += turned([*_bay(), beside], side_azimuth(side))
    parts += [Part("stone", mesh) for mesh in around(upper_pier())]
    for surface, mesh in (("wood", post(rich=False)[0].mesh), ("wood", colonnette())):
        parts += [Part(surface, copy) for copy in around(mesh, CORNER)]
    for part in post_lamp():
        copies = around(part.mesh, CORNER)
        parts += [replace(part, mesh=copy) for copy in copies[tier % 2 :: 2]]
    return gathered(parts)
