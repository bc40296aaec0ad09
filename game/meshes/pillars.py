"""The sixteen compound piers: clustered shafts, moulded bases, leaf capitals, springing ribs.

A pier is built at the origin, the hall's middle towards -z; what stands behind the spine plane
and can never be seen is left out.
"""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np

from game.meshes.detail import HIGH, NEAR, Detail, either, thinned
from game.meshes.hall_plan import SIDES, TIER_HEIGHT, direction
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.profiles import (
    Creased,
    arc,
    chain,
    creased,
    lathe,
    loft,
    numbered,
    scotia,
    sweep,
    torus,
    woven,
)
from game.meshes.sides import CORNER_RADIUS

PIER_HEIGHT = 3 * TIER_HEIGHT
CAPITAL = 10.42
"""Where the shafts end and the leaves begin, metres."""
EYE_LEVEL = 3.0
"""Metres up to which one can look at a pier from close by."""
STEM_CREASE = float(np.radians(64.0))
SPRINGING = 11.22
"""Top of the abacus: the ribs start here."""
CARVED, JOINTED = 0.0, 0.5
"""Fourth colour channel of stone: no joints, or one every drum (see stone.frag)."""
BEHIND = 106.0
"""Degrees from the inward direction at which a pier has vanished in the walls beside it."""
SHAFTS = (
    (-84, 0.070, 0.215),
    (-42, 0.078, 0.228),
    (0, 0.096, 0.224),
    (42, 0.078, 0.228),
    (84, 0.070, 0.215),
)
"""Angle from the inward direction in degrees, radius and distance from the axis in metres."""


def cluster(
    shafts: tuple = SHAFTS, core: float = 0.2, steps: int = 5, crease: float = STEM_CREASE
) -> Creased:
    """Outline (x, z) of shafts grown together with a core; creases where they meet."""
    sweep_angle = np.radians(np.arange(-BEHIND, BEHIND + 0.5, 0.5))
    facing = np.stack([np.sin(sweep_angle), -np.cos(sweep_angle)], 1)
    centres = [(0.0, 0.0)] + [
        (d * np.sin(np.radians(a)), -d * np.cos(np.radians(a))) for a, _, d in shafts
    ]
    radii = [core] + [r for _, r, _ in shafts]
    reach = []
    for centre, radius in zip(centres, radii, strict=True):
        ahead = facing @ np.asarray(centre)
        chord = radius**2 - (np.dot(centre, centre) - ahead**2)
        reach.append(np.where(chord > 0, ahead + np.sqrt(np.maximum(chord, 0)), 0))
    owner = np.argmax(reach, axis=0)
    distance = np.max(reach, axis=0)
    edges = np.concatenate([[0], np.flatnonzero(np.diff(owner)) + 1, [len(owner)]])
    kept: list[int] = []
    for start, end in itertools.pairwise(edges):
        places = np.linspace(start, end - 1, steps) if owner[start] else [(start + end - 1) / 2]
        kept.extend(np.round(places).astype(int))
    kept = sorted(set(kept))
    return creased(distance[kept, None] * facing[kept], crease=crease)


def half_octagon(radius: float) -> Creased:
    """Outline (x, z) of the front of an octagon, flat side towards -z, ``radius`` to the flats."""
    angle = np.radians(np.array([-112.5, -67.5, -22.5, 22.5, 67.5, 112.5]))
    corner = radius / np.cos(np.pi / 8)
    line = corner * np.stack([np.sin(angle), -np.cos(angle)], 1)
    return creased(line, crease=float(np.radians(40.0)))


def pier_profile() -> np.ndarray:
    """(N, 2) of (offset from the shafts' skin, y): base, two annulets, neck and bell."""
    line = [(0.10, 0.40), *torus(0.10, 0.42, 0.53)]
    line += [(0.085, 0.54), *scotia((0.085, 0.55), (0.045, 0.62), 3), *torus(0.045, 0.63, 0.70, 3)]
    line += [(0.012, 0.715), (0.0, 0.76)]
    for middle in (TIER_HEIGHT - 0.5, 2 * TIER_HEIGHT - 0.5):
        line += [
            (0.0, middle - 0.16),
            (0.018, middle - 0.13),
            *torus(0.02, middle - 0.12, middle - 0.05, 3),
        ]
        line += [(0.022, middle - 0.04), *torus(0.022, middle - 0.03, middle + 0.08, 4)]
        line += [(0.02, middle + 0.09), (0.0, middle + 0.13)]
    line += [(0.0, CAPITAL - 0.1), *torus(0.004, CAPITAL - 0.08, CAPITAL, 3), (0.0, CAPITAL + 0.01)]
    line += [
        (0.005, CAPITAL + 0.2),
        (0.02, CAPITAL + 0.36),
        (0.06, CAPITAL + 0.5),
        (0.09, CAPITAL + 0.56),
    ]
    return np.array(line)


@cache
def acanthus(height: float, width: float, curl: float, detail: Detail = "full") -> MeshData:
    """One carved leaf that climbs from y = 0 against a wall at z = 0 and curls forward at its tip.

    It faces -z. Five lobes, a raised midrib, sunk veins. Two-sided by its thickness: the tip folds
    over so that no back is seen from below.
    """
    rows, columns = either(detail, (9, 5), (6, 5), (4, 3))
    v, u = np.linspace(0, 1, rows), np.linspace(-1, 1, columns)
    across, along = np.meshgrid(u, v)
    lobes = 0.55 + 0.45 * np.abs(np.sin(np.pi * (along * 3.0 + 0.15)))
    breadth = width / 2 * lobes * np.sin(np.pi * np.clip(0.16 + 0.78 * along, 0, 1)) ** 0.7
    turn = curl * np.clip(along - 0.42, 0, 1) ** 1.5 * 4.4
    step = height / (len(v) - 1)
    lift = np.cumsum(np.cos(turn) * step, axis=0) - step
    lean = np.cumsum(np.sin(turn) * step, axis=0)
    rib = np.exp(-((across / 0.16) ** 2))
    veins = 0.016 * np.cos(np.pi * across * 2) * (1.1 - along) + 0.020 * rib
    cup = 0.16 * width * (1 - across**2)
    x = across * breadth
    forward = lean + veins + cup + 0.012 + 0.05 * width * along
    positions = np.stack([x, lift, -forward], -1)
    du, dv = np.gradient(positions, axis=1), np.gradient(positions, axis=0)
    hollow = 0.5 - 0.5 * np.cos(np.pi * across * 2)
    shade = np.clip(0.50 + 0.55 * along + 0.30 * rib - 0.32 * hollow * (1.2 - along), 0.25, 1.0)
    uv = np.stack([x, lift], -1)
    return woven(positions, -np.cross(du, dv), uv, chain(rows), chain(columns), shade, CARVED)


@cache
def capital(detail: Detail = "full") -> MeshData:
    """Two storeys of leaves round the bell, corner leaves curling under the abacus."""
    low, high = acanthus(0.36, 0.20, 0.85, detail), acanthus(0.62, 0.24, 1.05, detail)
    leaves = []
    for index, angle in enumerate(np.radians(np.arange(-100, 101, 28.6))):
        if detail == "full" or 0 < index < 7:  # the outermost ones are half in the wall
            leaves.append(low.moved((0, CAPITAL + 0.01, -0.275)).turned(float(angle)))
        if index < 7:
            leaves.append(
                high.moved((0, CAPITAL + 0.02, -0.262)).turned(float(angle + np.radians(14.3)))
            )
    abacus = np.array(
        [
            (-0.08, 10.95),
            *arc((0.0, 11.02), 0.05, -90, 20, 3),
            (0.06, 11.06),
            (0.06, 11.12),
            (0.045, 11.13),
            *scotia((0.045, 11.14), (0.085, 11.18), 3),
            (0.085, SPRINGING),
            (-0.3, SPRINGING),
        ]
    )
    abacus = thinned(abacus, HIGH[detail])
    return merge([*leaves, loft(half_octagon(0.40), creased(abacus), CARVED)])


def rib_profile(width: float, depth: float, detail: Detail = "full") -> Creased:
    """A keeled rib, ``width`` across and ``depth`` proud, as (across, proud); seen side outward."""
    w, d = width / 2, depth
    line = [
        (w, 0.0),
        (w, 0.25 * d),
        (0.62 * w, 0.42 * d),
        (0.62 * w, 0.58 * d),
        (0.3 * w, 0.8 * d),
        (0.0, d),
    ]
    line = either(detail, line, [line[0], line[1], line[3], line[5]], [line[0], line[5]])
    return creased(np.array(line + [(-x, y) for x, y in line[-2::-1]]))


@cache
def springer(detail: Detail = "full") -> MeshData:
    """The fan above a capital: five ribs and the web between them, opening to the gallery."""
    t = np.linspace(0, np.pi / 2, either(detail, 8, 6, 5))
    inner, outer, top = 0.26, 1.02, PIER_HEIGHT - 0.30
    radius = inner + (outer - inner) * (1 - np.cos(t))
    height = SPRINGING + (top - SPRINGING) * np.sin(t)
    cone = lathe(np.stack([radius, height], 1), either(detail, 12, 8, 6), CARVED, arc=np.pi)
    cone = cone.turned(float(np.pi))
    profile = rib_profile(0.13, 0.10, detail)
    ribs = []
    ahead_r, ahead_y = np.gradient(radius), np.gradient(height)
    size = np.hypot(ahead_r, ahead_y)
    for angle in np.radians([-84, -42, 0, 42, 84]):
        inward = direction(float(angle + np.pi))
        side = direction(float(angle + np.pi / 2))
        path = radius[:, None] * inward + height[:, None] * np.array([0, 1.0, 0])
        proud = (ahead_y / size)[:, None] * inward - (ahead_r / size)[:, None] * np.array(
            [0, 1.0, 0]
        )
        ribs.append(numbered(sweep(profile, path, side, proud), JOINTED))
    return merge([cone, *ribs, boss(detail).moved((0.0, top - 0.42, -outer - 0.055))])


@cache
def boss(detail: Detail) -> MeshData:
    """The hanging knop where a pier's rib meets the gallery and the tiers' ribs begin."""
    line = [(0.0, 0.0), (0.035, 0.02), (0.03, 0.06), (0.075, 0.12), (0.09, 0.17), (0.06, 0.21)]
    line += [(0.10, 0.26), (0.155, 0.36), (0.16, 0.44)]
    return lathe(thinned(np.array(line), HIGH[detail]), either(detail, 10, 6), CARVED)


@cache
def pier(detail: Detail = "full") -> MeshData:
    """A whole pier of the ground hall, floor to the first full gallery (12.6 m)."""
    plinth = np.array(
        [
            (0.05, 0.0),
            (0.05, 0.2),
            (0.03, 0.225),
            (0.03, 0.34),
            *scotia((0.03, 0.36), (-0.02, 0.4), 3),
            (-0.2, 0.41),
        ]
    )
    foot = loft(half_octagon(0.36), creased(thinned(plinth, NEAR[detail])), CARVED)
    outline = cluster(steps=either(detail, 5, 4, 3))
    line = creased(trimmed(detail), crease=STEM_CREASE)
    return merge([foot, loft(outline, line, JOINTED), capital(detail), springer(detail)])


def trimmed(detail: Detail) -> np.ndarray:
    """The pier's profile for ``detail``: what stands at eye level keeps more of its points."""
    line = pier_profile()
    cut = int(np.searchsorted(line[:, 1], EYE_LEVEL))
    low, high = thinned(line[: cut + 1], NEAR[detail]), thinned(line[cut:], HIGH[detail])
    return np.concatenate([low, high[1:]])


UPPER_PIER = ((0.05, 0.0), (0.0, 3.6), (0.16, 4.0))
UPPER_SHAFTS = ((-55, 0.10, 0.2), (0, 0.115, 0.2), (55, 0.10, 0.2))


@cache
def upper_pier() -> MeshData:
    """One tier of the piers above, in the shade behind the arcades: few triangles. y = 0 … 4.0."""
    few = cluster(UPPER_SHAFTS, core=0.2, steps=2, crease=np.radians(50))
    return loft(few, creased(np.array(UPPER_PIER), crease=np.radians(50)), JOINTED)


def around(mesh: MeshData, radius: float = CORNER_RADIUS, offset: float = 0.5) -> list[MeshData]:
    """Sixteen copies of a mesh on a circle, its -z towards the middle; 0.5 means on the corners."""
    step = 2 * np.pi / SIDES
    moved = mesh.moved((0.0, 0.0, radius))
    return [moved.turned(float(step * (k + offset))) for k in range(SIDES)]


def pillars(detail: Detail = "full") -> list[Part]:
    """All sixteen piers of the ground hall."""
    return [Part("stone", mesh) for mesh in around(pier(detail))]
