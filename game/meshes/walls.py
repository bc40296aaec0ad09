"""The stone round the windows and the wainscot with its bench below them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes.benches import upholstery
from game.meshes.detail import HIGH, NEAR, Detail, either, thinned
from game.meshes.gathering import turned
from game.meshes.hall_plan import (
    APOTHEM,
    SHELF_SIDES,
    TIER_HEIGHT,
    WINDOW_HEIGHT,
    WINDOW_SIDES,
    WINDOW_SILL,
    WINDOW_WIDTH,
    side_azimuth,
)
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED, acanthus, rib_profile
from game.meshes.profiles import (
    arc,
    box,
    inside_out,
    lathe,
    mirrored,
    numbered,
    scotia,
    sheet,
    stretched,
    sweep,
    tipped,
    torus,
)
from game.meshes.sides import half_width, panelled, pierced_wall, pointed_arch, shoulders, side_run

TOP = 3 * TIER_HEIGHT
SPRINGING = WINDOW_SILL + WINDOW_HEIGHT - WINDOW_WIDTH * float(np.sqrt(3) / 2)
"""Springers of the windows' equilateral arches, metres above the floor."""
WAINSCOT = 2.72
ROUND = float(np.radians(250.0))
"""How much of a shaft that stands before a wall can be seen."""
DRUMS_A_METRE = 2.3
"""How much shorter than a pier's drums (stone.frag) the stones of an arch are."""
NICHE_HALF, NICHE_HEAD, NICHE_DEPTH = 1.22, 2.12, 0.42


def hood_mould() -> np.ndarray:
    """(out, proud) of the moulding over a window's arch, from its outside in."""
    line = [(0.30, 0.0), (0.30, 0.05), (0.285, 0.075), *arc((0.235, 0.075), 0.035, 0, 180, 5)]
    line += [(0.19, 0.06), *scotia((0.18, 0.055), (0.13, 0.015), 3)[::1], (0.11, 0.02)]
    line += [*arc((0.08, 0.02), 0.03, 20, 160, 4), (0.04, 0.012), (0.02, 0.0)]
    return np.array(line)


@cache
def jamb_shaft(detail: Detail) -> MeshData:
    """A slender shaft from sill course to springing, base and leaf capital, on the wall's face."""
    low, high = WINDOW_SILL + 0.02, SPRINGING
    line = [(0.11, low), (0.11, low + 0.14), *torus(0.085, low + 0.15, low + 0.21, 3)]
    line += [*scotia((0.075, low + 0.22), (0.06, low + 0.27), 3), (0.052, low + 0.29)]
    middle = (low + high) / 2
    line += [
        (0.052, middle - 0.06),
        *torus(0.054, middle - 0.04, middle + 0.04, 3),
        (0.052, middle + 0.06),
    ]
    line += [(0.052, high - 0.36), *torus(0.055, high - 0.35, high - 0.30, 3), (0.055, high - 0.29)]
    line += [
        (0.06, high - 0.16),
        (0.10, high - 0.04),
        (0.125, high - 0.03),
        (0.125, high + 0.04),
        (0.0, high + 0.04),
    ]
    line = thinned(np.array(line), HIGH[detail])
    shaft = lathe(line, either(detail, 8, 5, 3), CARVED, arc=ROUND).turned(np.pi / 2 + ROUND / 2)
    leaf = stretched(
        acanthus(0.25, 0.12, 1.0, either(detail, "lean", "lean", "far")), (1.0, 1.0, 0.7)
    )
    leaves = [
        leaf.moved((0, high - 0.30, -0.052)).turned(float(t))
        for t in np.radians(either(detail, [-90, -45, 0, 45, 90], [-70, 0, 70]))
    ]
    return merge([shaft, *leaves])


def string_course(low: float) -> np.ndarray:
    """(depth, y) of a projecting course with a weathered top and a hollow under it."""
    return np.array(
        [
            (0.0, low),
            *scotia((0.02, low + 0.01), (0.1, low + 0.07), 4),
            (0.12, low + 0.075),
            *torus(0.12, low + 0.08, low + 0.13, 3),
            (0.11, low + 0.135),
            (0.0, low + 0.2),
        ]
    )


@cache
def rosette(radius: float = 0.27, detail: Detail = "full") -> MeshData:
    """A carved rose of eight petals in a ring, facing -z, its back on z = 0."""
    line = np.array([(radius, 0.0), *torus(radius - 0.005, 0.005, 0.05, 3), (radius - 0.05, 0.02)])
    ring = lathe(thinned(line, HIGH[detail]), either(detail, 24, 14, 10), CARVED)
    u, v = (
        np.linspace(0, 2 * np.pi, either(detail, 49, 25, 17)),
        np.linspace(0.02, 0.84, either(detail, 6, 6, 4)),
    )

    def petals(t: np.ndarray, r: np.ndarray) -> np.ndarray:
        wave = np.abs(np.cos(4 * t))
        lift = (
            0.012
            + 0.05 * np.sin(np.pi * np.clip(r, 0, 1)) * wave**0.6
            + 0.06 * np.exp(-((r / 0.16) ** 2))
        )
        return np.stack([radius * r * np.cos(t), radius * r * np.sin(t), -lift], -1)

    flower = sheet(u, v, petals, CARVED)
    return merge([tipped(ring, -np.pi / 2), flower])


def voussoirs(steps: int) -> MeshData:
    """The ring of dressed stones round a window outside its mouldings, and the quoins below it."""
    band = np.array([(0.70, 0.0), (0.70, 0.03), (0.30, 0.03)])
    ring = pointed_arch(WINDOW_WIDTH, band, steps, jamb=SPRINGING - WINDOW_SILL)
    stone = np.array([1.0, DRUMS_A_METRE], np.float32)
    return replace(ring, uv=ring.uv * stone)


@cache
def finial(detail: Detail) -> MeshData:
    """The leafed knop on a hood mould's point: y = 0 at its foot, facing -z."""
    stem = lathe(
        np.array([(0.03, 0.0), (0.03, 0.1), *torus(0.03, 0.1, 0.14, 2), (0.02, 0.2), (0.0, 0.26)]),
        either(detail, 7, 4),
    )
    leaf = acanthus(0.2, 0.13, 1.1, "lean")
    around = [leaf.moved((0, 0.02, -0.01)).turned(float(t)) for t in np.radians([-90, -30, 30, 90])]
    return numbered(merge([stem, *around]), CARVED)


@cache
def window_stone(detail: Detail) -> MeshData:
    """All stone of one window side from floor to the first full gallery, at z = +apothem."""
    hood = thinned(hood_mould(), HIGH[detail])
    arch = pointed_arch(WINDOW_WIDTH, hood, either(detail, 16, 10)).moved((0, SPRINGING, APOTHEM))
    apex = SPRINGING + float(np.sqrt((WINDOW_WIDTH + 0.3) ** 2 - (WINDOW_WIDTH / 2) ** 2))
    ring = voussoirs(either(detail, 16, 8)).moved((0, SPRINGING, APOTHEM))
    shaft = jamb_shaft(detail).moved((WINDOW_WIDTH / 2 + 0.15, 0, APOTHEM - 0.045))
    rose = rosette(detail=detail).moved((1.60, 11.93, APOTHEM))
    wall_rib = numbered(
        sweep(
            rib_profile(0.12, 0.09, detail),
            np.array([[-half_width(), TOP - 0.36, APOTHEM], [half_width(), TOP - 0.36, APOTHEM]]),
            np.array([0, 1.0, 0]),
            np.array([0, 0, -1.0]),
        ),
        0.5,
    )
    return merge(
        [
            pierced_wall(WAINSCOT - 0.05, TOP, WINDOW_WIDTH, WINDOW_SILL, SPRINGING, TOP),
            arch,
            ring,
            shaft,
            mirrored(shaft),
            rose,
            mirrored(rose),
            finial(detail).moved((0, apex - 0.03, APOTHEM - 0.03)),
            side_run(thinned(string_course(WINDOW_SILL - 0.22), NEAR[detail]), number=0.5),
            wall_rib,
        ]
    )


@cache
def wainscot(detail: Detail) -> MeshData:
    """Panelled oak up to the stone, and in its middle a niche with a bench. At z = +apothem."""
    face, width = APOTHEM - 0.06, half_width(0.06)
    pieces: list[MeshData] = []
    edges = np.linspace(NICHE_HALF + 0.10, width - 0.2, 2)
    for low, high in ((0.16, 0.95), (0.95, 2.5)):
        panel = panelled((edges[0], low), (edges[1], high), detail=detail).moved((0, 0, face))
        pieces += [panel, mirrored(panel)]
    over = [
        panelled((x, NICHE_HEAD + 0.1), (x + NICHE_HALF * 2 / 3, 2.5), stile=0.07, detail=detail)
        for x in np.linspace(-NICHE_HALF, NICHE_HALF, 4)[:3]
    ]
    pieces += [p.moved((0, 0, face)) for p in over]
    base = [
        (0.0, 0.0),
        (0.11, 0.0),
        (0.11, 0.11),
        *scotia((0.105, 0.12), (0.07, 0.165), 3),
        (0.06, 0.17),
    ]
    skirting = side_run(thinned(np.array(base), NEAR[detail]))
    cap = [(0.06, 2.48), *scotia((0.07, 2.5), (0.13, 2.58), 4), (0.15, 2.585), (0.15, 2.62)]
    cap += [*torus(0.15, 2.625, 2.66, 3), (0.12, 2.68), (0.0, WAINSCOT)]
    pieces += [skirting, side_run(thinned(np.array(cap), NEAR[detail]))]
    for sign in (-1, 1):
        x0, x1 = sorted((sign * NICHE_HALF, sign * (NICHE_HALF + 0.10)))
        pieces.append(box((x0, 0, face - 0.035), (x1, 2.5, APOTHEM), bevel=0.01, hidden="-y+z"))
        flute = lathe(np.array([(0.034, 0.2), (0.034, NICHE_HEAD - 0.06)]), either(detail, 8, 5))
        pieces.append(flute.moved((sign * (NICHE_HALF + 0.05), 0, face - 0.035)))
    lintel = box(
        (-NICHE_HALF, NICHE_HEAD, face - 0.03),
        (NICHE_HALF, NICHE_HEAD + 0.1, APOTHEM),
        grain=0,
        bevel=0.01,
    )
    return merge([*pieces, lintel, *niche(detail)])


def niche(detail: Detail) -> list[MeshData]:
    """The recess and its bench: panelled back, cheeks, seat, turned front legs."""
    back, h, w = APOTHEM + NICHE_DEPTH, NICHE_HEAD, NICHE_HALF
    pieces = []
    for x0, x1 in zip(np.linspace(-w, w, 5)[:-1], np.linspace(-w, w, 5)[1:], strict=True):
        pieces.append(panelled((x0, 0.46), (x1, h), stile=0.06, detail=detail).moved((0, 0, back)))
    cheek = sheet(
        np.array([APOTHEM - 0.06, back]),
        np.array([0.0, h]),
        lambda a, b: np.stack([0 * a + w, b, a], -1),
    )
    cheek = cheek if cheek.normals[0, 0] < 0 else inside_out(cheek)
    soffit = sheet(
        np.array([-w, w]),
        np.array([APOTHEM - 0.06, back]),
        lambda a, b: np.stack([a, 0 * a + h, b], -1),
    )
    soffit = soffit if soffit.normals[0, 1] < 0 else inside_out(soffit)
    seat_line = [
        (0.0, 0.405),
        (0.30, 0.405),
        *torus(0.30, 0.41, 0.455, 3),
        (0.29, 0.46),
        (-NICHE_DEPTH, 0.46),
    ]
    seat = side_run(thinned(np.array(seat_line), NEAR[detail]), reach=w)
    pieces += [cheek, mirrored(cheek), soffit, seat]
    apron = [
        panelled((x0, 0.1), (x0 + 2 * w / 3, 0.41), stile=0.06, detail=detail)
        for x0 in np.linspace(-w, w, 4)[:3]
    ]
    pieces += [a.moved((0, 0, APOTHEM - 0.2)) for a in apron]
    pieces.append(box((-w, 0.0, APOTHEM - 0.22), (w, 0.11, APOTHEM - 0.1), grain=0, bevel=0.01))
    return pieces


def walls(detail: Detail = "full") -> list[Part]:
    """Stone and wainscot of the eight window sides, and the strips beside the bookcases."""
    parts = []
    for index, side in enumerate(WINDOW_SIDES):
        soft = Part("cushion", upholstery(NICHE_HALF, index, detail))
        bay = [Part("stone", window_stone(detail)), Part("wood", wainscot(detail)), soft]
        parts += turned(bay, side_azimuth(side))
    beside = Part("stone", shoulders(0.0, TOP))
    for side in SHELF_SIDES:
        parts += turned([beside], side_azimuth(side))
    return parts
