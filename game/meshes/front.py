"""The library's front in the night: gabled bays, lit windows, portal, stair towers, the drum behind.

It looks south (towards -z) over the court; the drum is the hall itself seen from outside. What burns
here has its place in shaders/include/court.glsl too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes.detail import Detail, either
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
from game.meshes.mesh_data import MeshData, Part, flat, merge
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
    tube,
    woven,
)
from game.meshes.sides import pointed_arch

WALL_Z = -(PORCH_FACE + 0.1)
"""Plane of the front wall; the portal stands 0.5 m before it."""
PORTAL_Z = WALL_Z - 0.5
HALF_FRONT = 13.5
BAYS = ((2.95, 6.4, 10.9, 6.2), (6.4, 9.9, 10.0, 5.5), (9.9, HALF_FRONT, 9.1, 4.8))
"""From, to, eaves and window height of the eastern bays: they step down from the portal."""
SILL = 3.2
STEP_EDGE, STEPS, RISE, TREAD = -18.2, 3, 0.15, 0.42
COURT = -STEPS * RISE
FAR = DOOR_Z - FORECOURT_DEPTH
DRUM_APOTHEM, DRUM_FOOT, DRUM_TOP = 14.0, 8.5, 104.0
TOWER = (16.6, -12.6)
"""x and z of the eastern stair tower."""
LANTERN = (2.30, 4.62, -15.95)
"""The flame of the lantern east of the doors."""
DRUM_SIDES = (5, 6, 7, 8, 9, 10, 11)
"""Sides of the hall that can be seen from the court."""
NIGHT_WINDOW = (1.0, 0.50, 0.17)
IRON = (0.055, 0.050, 0.050)


@cache
def lancet_light(width: float, height: float, columns: int = 12) -> tuple[MeshData, MeshData]:
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
            width / 2 - 0.03, np.array([(0.035, 0.0), (0.0, 0.05), (0.0, -0.06)]), 5
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
    x = width / 2 * np.sin(np.linspace(-np.pi / 2, np.pi / 2, columns + 1))
    top = spring + np.sqrt(np.maximum(width**2 - (np.abs(x) + width / 2) ** 2, 0))
    points = np.stack([np.stack([x, 0 * x], -1), np.stack([x, top], -1)])
    positions = np.concatenate([points, np.full((2, len(x), 1), 0.24)], -1)
    normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    glass = woven(positions, normals, points, chain(2), chain(len(x)), number=0.12).tinted(
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
def crocket(size: float) -> MeshData:
    """A carved bud, eight facets, its middle at the origin."""
    line = np.array([(0.0, -size), (0.62 * size, -0.1 * size), (0.0, size)])
    return lathe(line, 4, CARVED)


@cache
def pinnacle(half: float, tall: float, detail: Detail) -> MeshData:
    """A little square turret with four gables and a crocketed spire, its foot at the origin."""
    shaft, gable = 0.30 * tall, 0.46 * tall
    pieces = [box((-half, 0.0, -half), (half, shaft, half), number=1.0, hidden="-y+y")]
    face = np.array([(-half * 1.12, shaft), (half * 1.12, shaft), (0.0, gable)])
    points = np.column_stack([face, np.full(3, -half * 1.12)])
    back = np.array([(0.0, gable, 0.0)])
    corners = np.concatenate([points, back])
    roof = flat(corners, np.array([(0, 2, 1), (0, 3, 2), (1, 2, 3)]))
    roof = oriented(replace(roof, normals=_outward(roof)))
    pieces += [numbered(roof, CARVED).turned(k * np.pi / 2) for k in range(4)]
    spire = np.array([(half * 0.95, shaft), (0.05, 0.93 * tall), (0.0, 0.94 * tall)])
    pieces.append(lathe(spire, 8, CARVED))
    pieces.append(crocket(0.12 * half / 0.36).moved((0, 0.96 * tall, 0)))
    if detail == "full":
        for share in (0.30, 0.52, 0.74):
            y = shaft + share * (0.93 * tall - shaft)
            out = half * 0.95 * (1 - share) + 0.07
            bud = crocket(0.09).moved((0, y, -out))
            pieces += [bud.turned(np.pi / 4 + k * np.pi / 2) for k in range(4)]
    return merge(pieces)


def _outward(mesh: MeshData) -> np.ndarray:
    """(V, 3) normals of a gable's roof turned so that they look up or forward."""
    wrong = mesh.normals[:, 1] - mesh.normals[:, 2] < 0
    return np.where(wrong[:, None], -mesh.normals, mesh.normals)


@cache
def buttress(height: float, detail: Detail) -> MeshData:
    """A stepped buttress with weathered set-offs, blind panels and a pinnacle; its back on z = 0."""
    pieces = []
    levels = (
        (0.0, 0.40 * height, 0.60, 1.22),
        (0.40 * height, 0.72 * height, 0.50, 0.9),
        (0.72 * height, height, 0.42, 0.58),
    )
    panel = np.array([(0.13, 0.0), (0.12, 0.05), (0.06, 0.06), (0.0, 0.005)])
    for low, high, half, deep in levels:
        pieces.append(box((-half, low, -deep), (half, high, 0.0), bevel=0.07, hidden="+z-y"))
        slope = [
            (-deep - 0.07, high - 0.04),
            (-deep - 0.07, high + 0.06),
            (-deep + 0.30, high + 0.5),
        ]
        run = sweep(
            creased(np.array([*slope, (0.0, high + 0.66)])[::-1]),
            np.array([[-half - 0.06, 0, 0], [half + 0.06, 0, 0]]),
            np.array([0, 0, 1.0]),
            np.array([0, 1.0, 0]),
            number=0.5,
        )
        pieces.append(run if run.normals[:, 1].mean() > 0 else inside_out(run))
        tall = high - low - 1.1
        if tall > 0.8 and (detail == "full" or low == 0.0):
            arch = pointed_arch(1.1 * half, panel, either(detail, 5, 3), jamb=tall)
            pieces.append(arch.moved((0, high - 0.75, -deep)))
    pieces.append(box((-0.68, 0, -1.3), (0.68, 0.75, 0.0), bevel=0.09, hidden="+z-y"))
    pieces.append(pinnacle(0.34, 3.0, detail).moved((0, height - 0.1, -0.34)))
    return merge(pieces)


def gablet(x0: float, x1: float, eaves: float, peak: float, detail: Detail) -> MeshData:
    """The pointed gable over a bay, on z = 0: wall, raking coping, an eye of tracery, a finial."""
    middle, half = (x0 + x1) / 2, (x1 - x0) / 2
    corners = np.array([(x0, eaves, 0), (x1, eaves, 0), (middle, peak, 0)], np.float64)
    normals = np.tile([0.0, 0.0, -1.0], (3, 1))
    wall = oriented(MeshData(corners, normals, np.array([(0, 1, 2)]), corners[:, :2]))
    section = np.array([(0.16, -0.12), (0.16, 0.04), (0.05, 0.16), (-0.2, 0.16), (-0.2, -0.12)])
    slope = np.array([[half + 0.05, eaves - 0.05, 0], [0, peak + 0.02, 0]])
    ahead = (slope[1] - slope[0]) / np.linalg.norm(slope[1] - slope[0])
    up = np.array([ahead[1], -ahead[0], 0.0])
    run = oriented(sweep(creased(section), slope, np.array([0, 0, -1.0]), up, number=0.5))
    eye = lathe(np.array([(0.42, 0.0), (0.38, 0.10), (0.28, 0.03)]), either(detail, 16, 9), CARVED)
    eye = tipped(eye, -np.pi / 2).moved((0, eaves + 0.42 * (peak - eaves), 0.02))
    finial = [crocket(0.22).moved((0, peak + 0.42, 0)), crocket(0.13).moved((0, peak + 0.78, 0))]
    buds = []
    for share in either(detail, (0.2, 0.4, 0.6, 0.8), ()):
        bud = crocket(0.12).moved(tuple(slope[0] + share * (slope[1] - slope[0]) + 0.24 * up))
        buds += [bud, mirrored(bud)]
    ornament = merge([run, mirrored(run), eye, *finial, *buds]).moved((middle, 0, 0))
    return merge([wall, ornament])


def moulded(line: list[tuple[float, float]], x0: float, x1: float) -> MeshData:
    """A course along the wall from x0 to x1, ``line`` of (out, y), on z = 0."""
    run = sweep(
        creased(np.array([(-out, y) for out, y in line])),
        np.array([[x0, 0, 0], [x1, 0, 0]]),
        np.array([0, 0, 1.0]),
        np.array([0, 1.0, 0]),
        number=0.5,
    )
    return run if run.normals[:, 2].mean() < 0 else inside_out(run)


def course(low: float, tall: float, out: float, x0: float, x1: float) -> MeshData:
    """A plain course with a hollow on top: plinth, sill course or cornice."""
    hollow = scotia((out, low + 0.62 * tall), (0.02, low + tall), 3)
    return moulded([(0.0, low), (out, low), (out, low + 0.6 * tall), *hollow], x0, x1)


def bay(x0: float, x1: float, eaves: float, tall: float, detail: Detail) -> list[Part]:
    """One eastern bay of the front, on z = 0: wall, window, courses, gable, outer buttress."""
    frame, light = lancet_light(1.5, tall)
    place = ((x0 + x1) / 2, SILL, 0)
    stone = [
        pierced(COURT, eaves, x0, x1, SILL, 1.5, tall),
        frame.moved(place),
        buttress(eaves - 1.0 - COURT, detail).moved((x1, COURT, 0)),
        course(COURT, 0.9, 0.14, x0, x1),
        course(2.6, 0.2, 0.12, x0, x1),
        course(eaves - 0.35, 0.4, 0.28, x0, x1),
        gablet(x0 + 0.3, x1 - 0.3, eaves, eaves + 2.1, detail),
    ]
    hood = np.array([(0.34, 0.0), (0.34, 0.10), (0.26, 0.16), (0.20, 0.02)])
    if detail == "full":
        stone.append(arcade(x0 + 0.64, x1 - 0.64, 0.58, 2.5, 4))
    rise = SILL + tall - 1.5 * float(np.sqrt(3) / 2)
    stone.append(pointed_arch(1.5, hood, either(detail, 8, 5)).moved((place[0], rise, 0)))
    return [Part("masonry", merge(stone)), Part("casement", light.moved(place))]


def arcade(x0: float, x1: float, low: float, high: float, count: int) -> MeshData:
    """``count`` blind arches with sunk fields between x0 and x1, on z = 0."""
    wide = (x1 - x0) / count
    opening = 0.62 * wide
    spring = high - 0.9 * opening
    section = np.array([(0.19 * wide, 0.0), (0.17 * wide, 0.07), (0.07 * wide, 0.08), (0.0, 0.01)])
    arch = pointed_arch(opening, section, 4, jamb=spring - low).moved((0, spring, 0))
    foot = box((-wide / 2, low - 0.06, -0.11), (wide / 2, low, 0.0), grain=0, number=0.5)
    one = merge([arch, foot])
    return merge(one.moved((x0 + (k + 0.5) * wide, 0, 0)) for k in range(count))


def mirrored_parts(parts: list[Part]) -> list[Part]:
    """The same parts and their image in x = 0."""
    return [*parts, *(replace(part, mesh=mirrored(part.mesh)) for part in parts)]


def front(detail: Detail = "full") -> list[Part]:
    """The long front: bays that step down from the gabled portal, and the passage to the doors."""
    parts = mirrored_parts([part for each in BAYS for part in bay(*each, detail)])
    jambs = [Part("stone", mesh.turned(np.pi)) for mesh in outer_passage()]
    return [*moved(parts, (0, 0, WALL_Z)), *portal(detail), *jambs]


@cache
def turret(detail: Detail) -> MeshData:
    """One of the eight-sided turrets that flank the portal, its foot at y = COURT on the origin."""
    line = [(0.64, COURT), (0.64, 0.55), (0.60, 0.66), (0.56, 0.70)]
    for low, high, radius in ((0.7, 3.0, 0.56), (3.0, 6.2, 0.52), (6.2, 9.3, 0.47)):
        line += [(radius, low + 0.02), (radius, high - 0.22), (radius + 0.02, high - 0.2)]
        line += [(radius + 0.10, high - 0.10), (radius + 0.10, high - 0.02)]
    line += [(0.42, 9.4), (0.40, 10.4), (0.52, 10.5), (0.52, 10.62), (0.40, 10.7)]
    line += [(0.06, 14.1), (0.13, 14.22), (0.0, 14.5)]
    pieces = [lathe(np.array(line), 8)]
    for low, high, radius in either(
        detail, ((0.70, 2.86, 0.58), (3.02, 6.06, 0.54), (6.22, 9.16, 0.49)), ()
    ):
        for k in range(-3, 3):
            t = np.pi / 4 * k
            post = np.array([(radius * np.sin(t), y, -radius * np.cos(t)) for y in (low, high)])
            pieces.append(numbered(tube(post, 0.045, 5), CARVED))
    for k in range(8):
        gable = gablet(-0.17, 0.17, 10.62, 11.3, "lean")
        narrow = pointed_arch(0.2, np.array([(0.04, 0.0), (0.0, 0.03)]), 3, jamb=0.6)
        flank = [narrow.moved((0, 10.2, -0.37))] if detail == "full" else []
        pieces += [m.turned(np.pi / 8 + np.pi / 4 * k) for m in flank]
        if detail == "full":
            shrunk = gable.moved((0, -10.62, 0))
            shrunk = replace(shrunk, positions=shrunk.positions * np.float32(0.5))
            pieces.append(shrunk.moved((0, 10.62, -0.46)).turned(np.pi / 8 + np.pi / 4 * k))
    return merge(pieces)


def rose(radius: float, detail: Detail) -> tuple[MeshData, MeshData]:
    """A round window: its stone with eight petals, and its glass. On z = 0 about the origin."""
    r = radius
    frame = np.array([(1.18 * r, 0.0), *torus(1.14 * r, 0.02, 0.16, 4), (r, 0.1), (0.96 * r, -0.2)])
    stone = [tipped(lathe(frame, either(detail, 36, 22), CARVED), -np.pi / 2)]
    ring = np.array([(0.29 * r, 0.0), *torus(0.285 * r, 0.0, 0.06, 2), (0.24 * r, 0.02)])
    petal = tipped(lathe(ring, either(detail, 14, 7), CARVED), -np.pi / 2)
    for k in range(8):
        t = 2 * np.pi * k / 8
        stone.append(petal.moved((0.66 * r * np.sin(t), 0.66 * r * np.cos(t), 0.0)))
    heart = np.array([(0.34 * r, 0.0), *torus(0.33 * r, 0.0, 0.07, 2), (0.27 * r, 0.02)])
    stone.append(
        tipped(lathe(heart, either(detail, 18, 9), CARVED), -np.pi / 2).moved((0, 0, -0.01))
    )
    angle = np.linspace(0, 2 * np.pi, 25)
    points = np.stack([np.zeros((25, 2)), r * np.stack([np.sin(angle), np.cos(angle)], 1)])
    positions = np.concatenate([points, np.full((2, 25, 1), -0.03)], -1)
    facing = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    glass = woven(positions, facing, points + (0, 1.5), chain(2), chain(25), number=0.12)
    return merge(stone), glass.tinted(NIGHT_WINDOW)


def portal(detail: Detail = "full") -> list[Part]:
    """The gabled porch wall round the doors with its rose window, turrets and two lanterns."""
    half, top, peak = 2.95, 9.9, 13.8
    opening = DOOR_WIDTH + 2 * 0.80
    stone = [outer_portal(detail)]
    x = opening / 2 * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 33))
    radius, centre = opening / 2 * 1.55, opening / 2 * 0.55
    edge = 6.0 + np.sqrt(np.maximum(radius**2 - (np.abs(x) + centre) ** 2, 0))
    gable = top + (peak - top) * (1 - np.abs(x) / half)
    beside = np.array([opening / 2, half])
    for foot, head, xs in (
        (edge, gable, x),
        (np.full(2, COURT), top + (peak - top) * (1 - beside / half), beside),
    ):
        points = np.stack([np.stack([xs, foot], -1), np.stack([xs, head], -1)])
        positions = np.concatenate([points, np.zeros((2, len(xs), 1))], -1)
        normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
        wall = woven(positions, normals, points, chain(2), chain(len(xs)))
        stone += [wall] if len(xs) > 2 else [wall, mirrored(wall)]
    stone.append(gable_coping(half, top, peak, detail))
    eye, glass = rose(0.92, detail)
    stone.append(eye.moved((0, 11.0, -0.02)))
    for sign in (-1, 1):
        stone.append(turret(detail).moved((sign * (half + 0.15), 0, -0.2)))
        cheek = box((sign * (half - 0.01), COURT, 0.0), (sign * half, top, 0.6))
        stone.append(cheek)
    parts = [Part("masonry", merge(stone)), Part("casement", glass.moved((0, 11.0, 0)))]
    return [*moved(parts, (0, 0, PORTAL_Z)), *mirrored_parts(hung_lantern(detail))]


def gable_coping(half: float, top: float, peak: float, detail: Detail) -> MeshData:
    """The portal gable's raking cope with crockets and a finial, on z = 0."""
    line = [(0.18, -0.3), (0.18, -0.2), (0.10, -0.16), (0.22, 0.0), (0.22, 0.12), (0.0, 0.26)]
    cope = creased(np.array([*line, (-0.35, 0.26), (-0.35, -0.1)]))
    slope = np.array([[half + 0.1, top - 0.1, 0], [0, peak + 0.12, 0]])
    way = slope[1] - slope[0]
    up = np.array([way[1], -way[0], 0.0]) / np.linalg.norm(way)
    run = oriented(sweep(cope, slope, np.array([0, 0, -1.0]), up, number=0.5))
    pieces = [run]
    for share in np.linspace(0.1, 0.9, either(detail, 8, 5)):
        pieces.append(crocket(0.19).moved(tuple(slope[0] + share * way + 0.36 * up)))
    pieces += [mirrored(m) for m in pieces]
    for size, y in ((0.30, 0.55), (0.20, 0.95), (0.11, 1.2)):
        pieces.append(crocket(size).moved((0, peak + y, -0.05)))
    return merge(pieces)


def hung_lantern(detail: Detail) -> list[Part]:
    """The lantern east of the doors on its scrolled arm, in place."""
    x, y, z = LANTERN
    tall = 0.95
    top = np.array([x, y + 0.64 * tall, z])
    root = np.array([x + 0.62, top[1] - 0.35, PORTAL_Z - 0.55])
    t = np.linspace(0, 1, either(detail, 10, 6))[:, None]
    arm = root + t * (top - root) + np.sin(np.pi * t * 0.93) * np.array([0, 0.34, 0])
    arm[-1] = top + (0, 0.02, 0)
    turn = np.linspace(0, 1.7 * np.pi, either(detail, 12, 7))[:, None]
    ahead = (top - root) * (1, 0, 1) / np.linalg.norm((top - root)[[0, 2]])
    wind = 0.17 * (1 - 0.25 * turn / np.pi)
    curl = root + 0.34 * ahead + wind * (np.sin(turn) * (0, 1, 0) - np.cos(turn) * ahead)
    iron = merge([tube(arm, 0.028, 5), tube(curl + (0, 0.1, 0), 0.018, 4)]).tinted(IRON)
    return [Part("twig", iron), *moved(lantern(tall), tuple(top))]


def tower(detail: Detail) -> list[Part]:
    """The eastern stair tower in place: eight sides, slit lights, eight gables and a tall spire."""
    line = [(2.6, COURT), (2.6, 1.0), (2.35, 1.3), (2.35, 6.5), (2.5, 6.6), (2.5, 6.8)]
    line += [(2.2, 7.05), (2.2, 9.9), (2.45, 10.2), (2.45, 10.5), (2.1, 10.6)]
    line += [(0.10, 15.4), (0.24, 15.6), (0.0, 16.2)]
    stone = [lathe(np.array(line), 8)]
    slit = pointed_arch(0.5, np.array([(0.14, 0.0), (0.09, 0.12), (0.0, 0.0)]), 3, jamb=1.5)
    light = lancet_light(0.5, 1.93, 6)[1]
    glass = []
    inner = np.cos(np.pi / 8)
    for k, heights in ((-2, (4.2, 7.6)), (-1, (3.0, 7.6)), (0, (4.4, 7.6)), (1, (7.6,))):
        for y in heights:
            out = (2.35 if y < 6.5 else 2.2) * inner
            turn = np.pi / 4 * k + np.pi / 8
            stone.append(slit.moved((0, y + 1.5, -out)).turned(turn))
            glass.append(light.moved((0, y, -out - 0.26)).turned(turn))
    crown = gablet(-0.78, 0.78, 10.5, 12.2, "lean").moved((0, 0, -2.2))
    stone += [
        crown.turned(np.pi / 4 * k + np.pi / 8) for k in either(detail, range(8), (-2, -1, 0))
    ]
    parts = [Part("masonry", merge(stone)), Part("casement", merge(glass))]
    return moved(parts, (TOWER[0], 0, TOWER[1]))


def drum(detail: Detail = "full") -> list[Part]:
    """The hall itself, seen from outside: sixteen sides that rise out of sight, faint lights."""
    face = drum_side(detail)
    parts = [part for side in DRUM_SIDES for part in turned(face, side_azimuth(side) - np.pi)]
    return gathered(parts)


def drum_side(detail: Detail) -> list[Part]:
    """One side of the drum, looking towards -z from z = -DRUM_APOTHEM, with its right corner."""
    width, foot, top = DRUM_APOTHEM * float(np.tan(np.pi / SIDES)), DRUM_FOOT, DRUM_TOP
    wall = sheet(
        np.array([-width, width]),
        np.array([foot, top]),
        lambda a, b: np.stack([a, b, 0 * a - DRUM_APOTHEM], -1),
    )
    corner = lathe(np.array([(0.55, foot), (0.45, 60.0), (0.36, top)]), 6)
    stone = [wall, corner.moved((width, 0, -DRUM_APOTHEM))]
    mould = np.array([(0.22, 0.0), (0.14, 0.14), (0.0, 0.02)])
    rim = pointed_arch(1.1, mould, either(detail, 5, 3), jamb=4.2)
    light = numbered(lancet_light(1.1, 5.1, 4)[1], 0.06)
    glass = []
    for low in np.arange(13.5, 100, 8.4):
        ledge = ((-width, low - 0.9, -DRUM_APOTHEM - 0.30), (width, low - 0.5, -DRUM_APOTHEM))
        stone.append(box(*ledge, grain=0, number=0.5, hidden="+z-x+x"))
        for x in (-1.15, 1.15):
            if low < either(detail, 100, 60):
                stone.append(rim.moved((x, low + 4.7, -DRUM_APOTHEM)))
            glass.append(light.moved((x, low + 0.55, -DRUM_APOTHEM - 0.26)))
    return [Part("masonry", merge(stone)), Part("casement", merge(glass))]
