"""The library's front in the night: wall, lit windows, buttresses, gabled portal, the drum behind.

It looks south (towards -z) over the court; the drum is the hall itself seen from outside.
"""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np

from game.meshes.detail import Detail
from game.meshes.doors import PORCH_FACE, outer_passage, outer_portal
from game.meshes.gathering import gathered, moved, turned
from game.meshes.hall_plan import (
    DOOR_WIDTH,
    DOOR_Z,
    FORECOURT_DEPTH,
    SIDES,
    side_azimuth,
)
from game.meshes.lamps import lantern
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED
from game.meshes.profiles import (
    arc,
    box,
    chain,
    creased,
    inside_out,
    lathe,
    mirrored,
    numbered,
    oriented,
    scotia,
    sheet,
    sweep,
    tipped,
    torus,
    woven,
)
from game.meshes.sides import pointed_arch

WALL_Z = -(PORCH_FACE + 0.1)
"""Plane of the front wall; the portal stands 0.5 m before it."""
PORTAL_Z = WALL_Z - 0.5
HALF_FRONT, EAVES = 13.5, 11.5
STEP_EDGE, STEPS, RISE, TREAD = -18.2, 3, 0.15, 0.42
COURT = -STEPS * RISE
FAR = DOOR_Z - FORECOURT_DEPTH
DRUM_APOTHEM = 14.0
DRUM_SIDES = (5, 6, 7, 8, 9, 10, 11)
"""Sides of the hall that can be seen from the court."""
NIGHT_WINDOW = (1.0, 0.50, 0.17)


@cache
def lancet_light(width: float, height: float) -> tuple[MeshData, MeshData]:
    """A lit window of the front: its moulding and tracery, and the glass. Foot at the origin."""
    rise = width * float(np.sqrt(3) / 2)
    spring = height - rise
    mould = [
        (0.2, 0.0),
        (0.2, 0.07),
        *arc((0.14, 0.06), 0.04, 10, 170, 4),
        (0.06, 0.03),
        (0.0, 0.0),
        (0.0, -0.28),
    ]
    frame = pointed_arch(width, np.array(mould), 10, jamb=spring).moved((0, spring, 0))
    bars = [box((-0.035, 0, 0.10), (0.035, height - 0.1, 0.22), number=CARVED)]
    for sign in (-1, 1):
        slim = pointed_arch(
            width / 2 - 0.03, np.array([(0.035, 0.0), (0.0, 0.05), (0.0, -0.06)]), 6
        )
        bars.append(slim.moved((sign * width / 4, spring - 0.15, 0.16)))
    for y in np.arange(0.9, spring, 0.9):
        bars.append(
            box((-width / 2, y - 0.015, 0.17), (width / 2, y + 0.015, 0.2), grain=0, number=CARVED)
        )
    sill = box(
        (-width / 2 - 0.22, -0.16, -0.14),
        (width / 2 + 0.22, 0.0, 0.2),
        grain=0,
        number=0.5,
        bevel=0.04,
    )
    x = width / 2 * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 13))
    top = spring + np.sqrt(np.maximum(width**2 - (np.abs(x) + width / 2) ** 2, 0))
    points = np.stack([np.stack([x, 0 * x], -1), np.stack([x, top], -1)])
    positions = np.concatenate([points, np.full((2, len(x), 1), 0.24)], -1)
    normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    glass = woven(positions, normals, points, chain(2), chain(len(x)), number=0.09).tinted(
        NIGHT_WINDOW
    )
    return merge([frame, sill, *bars]), glass


def pierced(
    low: float, high: float, x0: float, x1: float, foot: float, width: float, height: float
) -> MeshData:
    """A stretch of wall x0..x1 with one lancet hole in its middle, at z = 0."""
    middle, half = (x0 + x1) / 2, width / 2
    spring = foot + height - width * float(np.sqrt(3) / 2)

    def plane(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.stack([a, b, 0 * a], -1)

    pieces = [
        sheet(np.array([x0, middle - half]), np.array([low, high]), plane),
        sheet(np.array([middle + half, x1]), np.array([low, high]), plane),
        sheet(np.array([middle - half, middle + half]), np.array([low, foot]), plane),
    ]
    x = half * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 17))
    edge = spring + np.sqrt(np.maximum(width**2 - (np.abs(x) + half) ** 2, 0))
    points = np.stack([np.stack([x + middle, edge], -1), np.stack([x + middle, 0 * x + high], -1)])
    positions = np.concatenate([points, np.zeros((2, len(x), 1))], -1)
    normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    pieces.append(woven(positions, normals, points, chain(2), chain(len(x))))
    return merge(pieces)


@cache
def buttress(height: float) -> MeshData:
    """A stepped buttress with weathered set-offs and a pinnacle; its back on z = 0."""
    pieces = []
    levels = (
        (0.0, 0.42 * height, 0.62, 1.25),
        (0.42 * height, 0.75 * height, 0.52, 0.9),
        (0.75 * height, height, 0.44, 0.55),
    )
    for low, high, half, deep in levels:
        pieces.append(box((-half, low, -deep), (half, high, 0.0), number=1.0))
        cap = np.array([(-half - 0.05, high), (half + 0.05, high)])
        slope = [
            (-deep - 0.07, high - 0.02),
            (-deep - 0.07, high + 0.05),
            (-deep + 0.28, high + 0.42),
            (0.0, high + 0.55),
        ]
        line = creased(np.array([(z, y) for z, y in slope][::-1]))
        run = sweep(
            line,
            np.array([[cap[0, 0], 0, 0], [cap[1, 0], 0, 0]]),
            np.array([0, 0, 1.0]),
            np.array([0, 1.0, 0]),
            number=0.5,
        )
        up = run if run.normals[:, 1].mean() > 0 else inside_out(run)
        pieces.append(up)
    spire = lathe(
        np.array(
            [
                (0.36, height),
                (0.36, height + 0.7),
                (0.46, height + 0.75),
                (0.46, height + 0.85),
                (0.30, height + 0.95),
                (0.05, height + 2.5),
                (0.11, height + 2.58),
                (0.0, height + 2.75),
            ]
        ),
        4,
        CARVED,
    )
    pieces.append(spire.turned(np.pi / 4).moved((0, 0, -0.3)))
    return merge(pieces)


def front(detail: Detail = "full") -> list[Part]:
    """The long front wall with its windows, buttresses, courses and the gabled portal."""
    stone: list[MeshData] = []
    glass: list[MeshData] = []
    edges = (2.95, 6.4, 9.9, HALF_FRONT)
    for x0, x1 in itertools.pairwise(edges):
        wall = pierced(COURT, EAVES, x0, x1, 3.2, 1.5, 6.2)
        frame, light = lancet_light(1.5, 6.2)
        frame, light = (m.moved(((x0 + x1) / 2, 3.2, 0)) for m in (frame, light))
        post = buttress(EAVES - 1.2).moved((x1, COURT, 0))
        stone += [wall, frame, post, mirrored(wall), mirrored(frame), mirrored(post)]
        glass += [light, mirrored(light)]
    for low, tall, out in ((COURT, 0.9, 0.14), (2.6, 0.2, 0.12), (EAVES - 0.5, 0.5, 0.32)):
        line = [
            (0.0, low),
            (out, low),
            (out, low + 0.6 * tall),
            *scotia((out, low + 0.62 * tall), (0.02, low + tall), 3),
        ]
        for sign in (-1, 1):
            run = sweep(
                creased(np.array([(-d, y) for d, y in line])),
                np.array([[sign * 2.9, 0, 0], [sign * HALF_FRONT, 0, 0]]),
                np.array([0, 0, 1.0]),
                np.array([0, 1.0, 0]),
                number=0.5,
            )
            broad = run if run.normals[:, 2].mean() < 0 else inside_out(run)
            stone.append(broad)
    for x in np.arange(-HALF_FRONT + 0.3, HALF_FRONT, 0.9):
        stone.append(box((x, EAVES, -0.25), (x + 0.5, EAVES + 0.55, 0.1), number=1.0))
    parts = [Part("stone", merge(stone)), Part("lamp", merge(glass), blocks_sun=False)]
    jambs = [Part("stone", mesh.turned(np.pi)) for mesh in outer_passage()]
    return [*moved(parts, (0, 0, WALL_Z)), *portal(detail), *jambs]


def portal(detail: Detail = "full") -> list[Part]:
    """The gabled porch wall round the doors with its rose window."""
    half, top, peak = 2.95, 10.9, 15.4
    opening = DOOR_WIDTH + 2 * 0.80
    stone = [outer_portal(detail)]
    x = opening / 2 * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 33))
    radius, centre = opening / 2 * 1.55, opening / 2 * 0.55
    edge = 6.0 + np.sqrt(np.maximum(radius**2 - (np.abs(x) + centre) ** 2, 0))
    gable = top + (peak - top) * (1 - np.abs(x) / half)
    for foot, head, xs in (
        (edge, gable, x),
        (
            np.full(2, COURT),
            top + (peak - top) * (1 - np.array([opening / 2, half]) / half),
            np.array([opening / 2, half]),
        ),
    ):
        points = np.stack([np.stack([xs, foot], -1), np.stack([xs, head], -1)])
        positions = np.concatenate([points, np.zeros((2, len(xs), 1))], -1)
        normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
        wall = woven(positions, normals, points, chain(2), chain(len(xs)))
        stone += [wall] if len(xs) > 2 else [wall, mirrored(wall)]
    coping = creased(
        np.array([(0.16, 0.0), (0.16, 0.12), (0.0, 0.24), (-0.35, 0.24), (-0.35, -0.1)])
    )
    slope = np.array([[half + 0.1, top - 0.1, 0], [0, peak + 0.12, 0]])
    ahead = (slope[1] - slope[0]) / np.linalg.norm(slope[1] - slope[0])
    up = np.array([ahead[1], -ahead[0], 0.0])
    run = oriented(sweep(coping, slope, np.array([0, 0, -1.0]), up, number=0.5))
    stone += [run, mirrored(run)]
    frame = lathe(
        np.array([(1.0, 0.0), *torus(0.98, 0.02, 0.14, 4), (0.86, 0.1), (0.82, -0.2)]), 36, CARVED
    )
    rose = [tipped(frame, -np.pi / 2)]
    for k in range(8):
        t = 2 * np.pi * k / 8
        petal = lathe(
            np.array([(0.25, 0.0), *torus(0.245, 0.0, 0.06, 2), (0.20, 0.02)]), 14, CARVED
        )
        rose.append(tipped(petal, -np.pi / 2).moved((0.56 * np.sin(t), 0.56 * np.cos(t), 0.1)))
    rose_glass = lathe(np.array([(0.86, 0.0), (0.0, 0.001)]), 24, 0.16).tinted(NIGHT_WINDOW)
    stone += [m.moved((0, 12.15, -0.02)) for m in rose]
    glass = tipped(rose_glass, -np.pi / 2).moved((0, 12.15, -0.05))
    for sign in (-1, 1):
        stone.append(buttress(top - 0.6).moved((sign * (half + 0.15), COURT, 0.4)))
        cheek = box(
            (min(sign * half, sign * (half - 0.02)), COURT, 0.0),
            (max(sign * half, sign * (half - 0.02)), top, 0.6),
        )
        stone.append(cheek)
    parts = [Part("stone", merge(stone)), Part("lamp", glass, blocks_sun=False)]
    for sign in (-1, 1):
        hung = moved(lantern(0.62, 1.0), (sign * 2.62, 4.1, -0.62))
        arm = box((sign * 2.62 - 0.02, 4.08, -0.64), (sign * 2.62 + 0.02, 4.12, 0.0), grain=2)
        parts += [*hung, Part("brass", arm.tinted((0.4, 0.4, 0.4)))]
    return moved(parts, (0, 0, PORTAL_Z))


def drum() -> list[Part]:
    """The hall itself, seen from outside: sixteen sides that rise out of sight, faint lights."""
    face = drum_side()
    parts = [part for side in DRUM_SIDES for part in turned(face, side_azimuth(side) - np.pi)]
    return gathered(parts)


def drum_side() -> list[Part]:
    """One side of the drum, looking towards -z from z = -DRUM_APOTHEM, with its right corner."""
    width, foot, top = DRUM_APOTHEM * float(np.tan(np.pi / SIDES)), EAVES - 3, 104.0
    wall = sheet(
        np.array([-width, width]),
        np.linspace(foot, top, 4),
        lambda a, b: np.stack([a, b, 0 * a - DRUM_APOTHEM], -1),
    )
    corner = lathe(np.array([(0.42, foot), (0.38, 60.0), (0.36, top)]), 6)
    stone = [wall, corner.moved((width, 0, -DRUM_APOTHEM))]
    rim = pointed_arch(1.1, np.array([(0.18, 0.0), (0.12, 0.1), (0.0, 0.02)]), 5, jamb=4.2)
    light = numbered(lancet_light(1.1, 5.1)[1], 0.05)
    glass = []
    for low in np.arange(EAVES + 2, 100, 8.4):
        course = ((-width, low - 0.9, -DRUM_APOTHEM - 0.18), (width, low - 0.5, -DRUM_APOTHEM))
        stone.append(box(*course, grain=0, number=0.5))
        for x in (-1.15, 1.15):
            stone.append(rim.moved((x, low + 4.7, -DRUM_APOTHEM)))
            glass.append(light.moved((x, low + 0.55, -DRUM_APOTHEM - 0.26)))
    return [Part("stone", merge(stone)), Part("lamp", merge(glass), blocks_sun=False)]
