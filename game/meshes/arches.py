"""Arches into the endless stacks: moulded surround, wrought-iron gate, a dim aisle behind.

Built at z = +apothem looking inward. The aisle's tint falls to black with distance, so that it
ends in darkness and not at a wall.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from game.meshes.detail import NEAR, Detail, either, thinned
from game.meshes.gathering import gathered, turned
from game.meshes.hall_plan import APOTHEM, ARCH_SIDES, TIER_HEIGHT, side_azimuth
from game.meshes.lamps import lantern
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED, acanthus, rib_profile
from game.meshes.profiles import (
    arc,
    box,
    chain,
    circle,
    creased,
    inside_out,
    lathe,
    loft,
    mirrored,
    numbered,
    oriented,
    scotia,
    sheet,
    sweep,
    tube,
    woven,
)
from game.meshes.sides import pointed_arch

WIDTH, HEIGHT = 2.4, 3.4
SHARPNESS = 0.35
SPRINGING = HEIGHT - WIDTH / 2 * float(np.sqrt(1 + 2 * SHARPNESS))
BAY_HALF = 1.5
"""The bookcases leave the middle 3 m of an arch side free."""
FACE = APOTHEM - 0.02
GATE_Z = APOTHEM + 0.24
AISLE_LENGTH = 5.4
"""Longer ones would come out through the library's front beside the doors."""
AISLE_HALF, AISLE_WALL = 1.32, 2.5
BOARD = 0.36
DIM = 1.2
"""Metres behind the gate from which books are drawn in pairs by the lean aisle."""
BOOK_HUES = np.array(
    [
        (0.30, 0.07, 0.05),
        (0.08, 0.14, 0.10),
        (0.10, 0.11, 0.20),
        (0.34, 0.22, 0.09),
        (0.22, 0.12, 0.07),
    ]
)


def arch_height(x: np.ndarray, out: float = 0.0) -> np.ndarray:
    """Height of the opening's edge (offset outward by ``out``) at x, metres above the floor."""
    half = WIDTH / 2
    radius, centre = half * (1 + SHARPNESS) + out, half * SHARPNESS
    return SPRINGING + np.sqrt(np.maximum(radius**2 - (np.abs(x) + centre) ** 2, 0))


@cache
def surround(detail: Detail) -> MeshData:
    """The stone of one arch: wall, three orders of moulding, impost leaves."""
    half, top = WIDTH / 2, TIER_HEIGHT - 0.30
    orders = [
        (0.27, 0.0),
        (0.27, 0.05),
        (0.255, 0.07),
        *arc((0.21, 0.07), 0.03, 0, 180, 4),
        (0.175, 0.05),
    ]
    orders += [
        *scotia((0.17, 0.045), (0.13, 0.01), 3),
        (0.11, 0.02),
        *arc((0.08, 0.02), 0.028, 10, 170, 4),
    ]
    orders += [(0.045, 0.0), (0.03, -0.01), (0.0, -0.01), (0.0, -0.30)]
    line, steps = thinned(np.array(orders), NEAR[detail]), either(detail, 14, 9)
    mould = pointed_arch(WIDTH, line, steps, jamb=SPRINGING, sharpness=SHARPNESS)
    x = half * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 25))
    low, high = np.stack([x, arch_height(x)], -1), np.stack([x, np.full_like(x, top)], -1)
    points = np.stack([low, high])
    positions = np.concatenate([points, np.zeros((2, len(x), 1))], -1)
    normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    spandrel = woven(positions, normals, points, chain(2), chain(len(x)))

    def plane(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.stack([a, b, 0 * a], -1)

    flank = sheet(np.array([half, BAY_HALF]), np.array([0.0, top]), plane)
    impost = [
        acanthus(0.22, 0.13, 0.9, detail).moved((half + 0.09 + k * 0.10, SPRINGING - 0.22, -0.05))
        for k in range(2)
    ]
    ends = [merge([flank, *impost]), mirrored(merge([flank, *impost]))]
    key = acanthus(0.5, 0.26, 0.7, detail).moved((0, HEIGHT - 0.02, -0.05))
    return merge([mould.moved((0, SPRINGING, 0)), spandrel, *ends, key]).moved((0, 0, FACE))


def scroll(size: float, turns: float = 1.35, steps: int = 16) -> np.ndarray:
    """(P, 3) a spiral in the xy plane: starts at the origin heading up, winds in to the right."""
    t = np.linspace(0, 1, steps)
    angle = np.pi - 2 * np.pi * turns * t
    radius = size * (1 - 0.78 * t)
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    return np.stack([x + size, y, 0 * t], -1)


@cache
def gate(detail: Detail) -> MeshData:
    """Two leaves of wrought iron that fill the arch: bars, rails, scrolls, spear heads."""
    bars, round_ = [], either(detail, 5, 4, 3)
    for x in np.linspace(-WIDTH / 2 + 0.06, WIDTH / 2 - 0.06, 17):
        high = float(arch_height(np.array([x]))[0]) - 0.05
        bars.append(tube(np.array([[x, 0.04, 0], [x, high, 0]]), 0.011, round_))
        head = np.array([(0.011, -0.02), (0.024, 0.02), (0.0, 0.12)])
        if high > 2.2:
            bars.append(lathe(head, round_).moved((x, 2.02, 0)))
    for y in (0.10, 0.95, 1.10, 1.95):
        bars.append(
            box((-WIDTH / 2 + 0.02, y, -0.012), (WIDTH / 2 - 0.02, y + 0.03, 0.012), grain=0)
        )
    rim = np.linspace(-WIDTH / 2 + 0.025, WIDTH / 2 - 0.025, 25)
    edge = np.stack([rim, arch_height(rim) - 0.03, 0 * rim], -1)
    bars.append(tube(edge, 0.016, round_))
    for x in (-WIDTH / 2 + 0.03, -0.012, 0.012, WIDTH / 2 - 0.03):
        top = float(arch_height(np.array([x]))[0]) - 0.03
        bars.append(tube(np.array([[x, 0.03, 0], [x, top, 0]]), 0.017, round_))
    steps, thin = either(detail, (15, 4), (11, 3), (6, 3))
    wind = tube(scroll(0.17, steps=steps), np.linspace(0.013, 0.007, steps), thin)
    small = tube(scroll(0.11, steps=steps), np.linspace(0.011, 0.006, steps), thin)
    for x in (-0.6, 0.6):
        for mesh, y, apart in ((wind, 1.54, 0.19), (small, 2.36, 0.13), (small, 0.54, 0.13)):
            for half, way in ((mesh, apart), (_upended(mesh), -apart)):
                bars += [m.moved((x, y + way, -0.014)) for m in (half, mirrored(half))]
            stem = np.array([[x, y - apart, -0.014], [x, y + apart, -0.014]])
            bars.append(tube(stem, 0.014, round_))
    bars.append(loft(creased(circle(0.09, 12), closed=True), creased(_boss())).moved((0, 1.5, 0)))
    iron = merge(bars).tinted((0.62, 0.60, 0.58))
    return numbered(iron, 0.35).moved((0, 0, GATE_Z))


def _boss() -> np.ndarray:
    """Profile of the lock's cover, a small turned knob between the leaves."""
    return np.array([(-0.09, -0.1), (0.0, -0.08), (0.0, 0.08), (-0.09, 0.1)])


def _upended(mesh: MeshData) -> MeshData:
    """The same mesh seen in a mirror lying on y = 0."""
    flip = np.array([1, -1, 1], np.float32)
    return replace(
        mesh,
        positions=mesh.positions * flip,
        normals=mesh.normals * flip,
        triangles=mesh.triangles[:, ::-1],
    )


def fading(mesh: MeshData) -> MeshData:
    """The tint falls to night along the aisle."""
    gone = np.clip((mesh.positions[:, 2] - GATE_Z) / (AISLE_LENGTH * 0.92), 0, 1)
    color = mesh.color.copy()
    color[:, :3] *= ((1 - gone) ** 1.5 + 0.002)[:, None]
    return replace(mesh, color=color)


@cache
def aisle(detail: Detail, seed: int = 5) -> tuple[Part, ...]:
    """Bookcases either side, a ribbed vault, a floor; it ends in darkness."""
    start, end = GATE_Z + 0.06, GATE_Z + AISLE_LENGTH
    z = np.linspace(start, end, either(detail, 10, 7, 5))
    angle = np.linspace(0, np.pi, either(detail, 13, 9, 7))
    vault_x, vault_y = AISLE_HALF * np.cos(angle), AISLE_WALL + 1.15 * np.sin(angle) ** 0.9

    def vault(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.stack([np.interp(a, angle, vault_x), np.interp(a, angle, vault_y), b], -1)

    ceiling = sheet(angle, z, vault, CARVED)
    if ceiling.normals[:, 1].mean() > 0:
        ceiling = inside_out(ceiling)
    stone = [ceiling]
    path = np.stack([vault_x, vault_y, 0 * angle], -1)
    inward = -np.stack([np.cos(angle), np.sin(angle), 0 * angle], -1)
    for at in np.arange(start + 0.3, end, 1.35):
        rib = sweep(
            rib_profile(0.14, 0.08, detail),
            path + np.array([0, 0, at]),
            np.array([0, 0, 1.0]),
            inward,
        )
        stone.append(rib)
    back = box((-AISLE_HALF, 0, end), (AISLE_HALF, 3.8, end + 0.02))
    wood = [*_cases(start, end), back]
    books = _books(start, end, np.random.default_rng(seed), detail)
    floor = sheet(
        np.array([-AISLE_HALF, AISLE_HALF]), z, lambda a, b: np.stack([a, 0 * a + 0.002, b], -1)
    )
    floor = replace(floor, normals=np.abs(floor.normals), triangles=floor.triangles)
    floor = _upward(floor)
    hung = [
        Part(p.surface, p.mesh.moved((0, 3.3, start + 1.7)), blocks_sun=False)
        for p in lantern(0.36, 0.5)
    ]
    chain_ = tube(np.array([[0, 3.3, start + 1.7], [0, 3.7, start + 1.7]]), 0.008, 4)
    return (
        *hung,
        Part("brass", chain_),
        Part("lamp", _embers(start, end, np.random.default_rng(seed + 1)), blocks_sun=False),
        Part("stone", fading(merge(stone))),
        Part("wood", fading(merge([*wood, books]))),
        Part("wood", fading(floor).tinted((0.7, 0.65, 0.6))),
    )


def _upward(mesh: MeshData) -> MeshData:
    """A level sheet wound to be seen from above."""
    a, b, c = (mesh.positions[mesh.triangles[:, k]] for k in range(3))
    down = np.cross(b - a, c - a)[:, 1] < 0
    triangles = np.where(down[:, None], mesh.triangles[:, ::-1], mesh.triangles)
    return replace(mesh, triangles=triangles)


def _cases(start: float, end: float) -> list[MeshData]:
    """Boards and uprights of the aisle's two bookcases."""
    pieces = []
    for sign in (-1, 1):
        near, far = sorted((sign * (AISLE_HALF - 0.27), sign * AISLE_HALF))
        back = ("-x" if sign < 0 else "+x") + "+z-z"
        for y in np.arange(0.12, AISLE_WALL + 0.05, BOARD):
            pieces.append(box((near, y - 0.03, start), (far, y, end), grain=2, hidden=back))
        for z in np.arange(start, end, 1.35):
            high = (far + 0.01, AISLE_WALL + 0.1, z + 0.06)
            pieces.append(box((near - 0.01, 0, z), high, hidden=back[:2] + "+y-y+z"))
        x = sign * (AISLE_HALF - 0.01)
        low, high = sorted((x, sign * AISLE_HALF))
        pieces.append(box((low, 0, start), (high, AISLE_WALL, end), hidden=back + "+y-y"))
    return pieces


def _books(start: float, end: float, rng: np.random.Generator, detail: Detail) -> MeshData:
    """Spines as flat fronts, each its own width, height, depth and hue; lean ones in pairs where
    the aisle grows dark."""
    fronts, tints = [], []
    for sign in (-1, 1):
        for y in np.arange(0.12, AISLE_WALL - 0.2, BOARD):
            edges = start + np.cumsum(rng.uniform(0.035, 0.085, 120))
            edges = edges[edges < end]
            z0, z1 = edges[:-1], edges[1:] - 0.004
            x = sign * (AISLE_HALF - rng.uniform(0.19, 0.25, len(z0)))
            h = y + rng.uniform(0.2, 0.31, len(z0))
            hue = BOOK_HUES[rng.integers(0, 5, len(z0))] * rng.uniform(0.7, 1.4, (len(z0), 1))
            if detail != "full":
                dark = z0 > start + DIM
                z1 = np.where(dark, np.append(z1[1:], z1[-1]), z1)
                kept = ~dark | (np.arange(len(z0)) % 2 == 0)
                x, h, z0, z1, hue = x[kept], h[kept], z0[kept], z1[kept], hue[kept]
            corners = np.stack(
                [
                    np.stack(np.broadcast_arrays(x, yy, zz), -1)
                    for yy, zz in ((y, z0), (y, z1), (h, z1), (h, z0))
                ],
                1,
            )
            fronts.append((corners, sign))
            tints.append(hue)
    positions = np.concatenate([c for c, _ in fronts]).reshape(-1, 3)
    normals = np.concatenate([np.tile((-s, 0.0, 0.0), (len(c) * 4, 1)) for c, s in fronts])
    base = 4 * np.arange(len(positions) // 4)[:, None]
    quads = np.concatenate([base + np.array([0, 1, 2]), base + np.array([0, 2, 3])])
    # wood.frag paints its own brown: the tint here is what turns that into cloth and leather.
    color = np.ones((len(positions), 4))
    color[:, :3] = np.repeat(np.concatenate(tints), 4, axis=0) / 0.16
    color[:, 3] = 0.3
    return oriented(
        MeshData(positions, normals, quads, positions[:, [2, 1]], np.minimum(color, 1.0))
    )


def _embers(start: float, end: float, rng: np.random.Generator) -> MeshData:
    """Spines that glow by themselves here and there, fewer and fainter with distance."""
    count = 240
    z = start + 0.1 + (end - start - 0.3) * rng.random(count) ** 1.3
    row = rng.integers(0, 6, count)
    sign = np.where(rng.random(count) < 0.5, -1.0, 1.0)
    x = sign * (AISLE_HALF - 0.262)
    low, wide = 0.12 + row * BOARD, rng.uniform(0.03, 0.055, count)
    high = low + rng.uniform(0.2, 0.3, count)
    corners = [(low, z), (low, z + wide), (high, z + wide), (high, z)]
    positions = np.stack([np.stack([x, y, w], -1) for y, w in corners], 1).reshape(-1, 3)
    normals = np.repeat(np.stack([-sign, 0 * sign, 0 * sign], 1), 4, axis=0)
    color = np.full((count, 4, 4), 0.3)
    glow = rng.uniform(0.12, 0.6, (count, 1)) * (1 - 0.75 * (z - start) / (end - start))[:, None]
    hues = np.array([(1.0, 0.5, 0.16), (1.0, 0.72, 0.36), (1.0, 0.42, 0.2), (0.45, 0.62, 0.40)])
    color[..., :3] = (glow * hues[rng.integers(0, 4, count)])[:, None]
    color[..., 3] = 0.35
    base = 4 * np.arange(count)[:, None]
    quads = np.concatenate([base + np.array([0, 1, 2]), base + np.array([0, 2, 3])])
    mesh = MeshData(positions, normals, quads, positions[:, [2, 1]], color.reshape(-1, 4))
    return oriented(mesh)


def arches(detail: Detail = "full") -> list[Part]:
    """All four arches, each as three parts: stone, wood and bronze."""
    bay = gathered([Part("stone", surround(detail)), Part("bronze", gate(detail)), *aisle(detail)])
    return [part for side in ARCH_SIDES for part in turned(bay, side_azimuth(side))]
