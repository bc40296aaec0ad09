"""The doors: two carved leaves of bronze, and the stone that frames them inside and out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Literal

import numpy as np

from game.meshes.detail import HIGH, NEAR, Detail, either, thinned
from game.meshes.gathering import gathered, turned
from game.meshes.hall_plan import (
    APOTHEM,
    DOOR_HEIGHT,
    DOOR_SIDE,
    DOOR_WIDTH,
    DOOR_Z,
    TIER_HEIGHT,
    side_azimuth,
)
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED, acanthus
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
    sweep,
    tipped,
    torus,
    tube,
    woven,
)
from game.meshes.relief import FINE, drawn, relief
from game.meshes.sides import panelled, pierced_wall, pointed_arch, shoulders

LEAF_WIDTH = DOOR_WIDTH / 2
GAP = 0.008
"""Half of the seam between the leaves that light shows through, metres."""
SEAM = 0.030
"""How far a leaf's lit lip reaches in from the seam, metres."""
FRONT, BACK = -0.06, 0.05
RELIEF_DEPTH = 0.07
PANEL_BUDGET: dict[Detail, int] = {"full": 11000, "lean": 2020}
STILE, ROWS = 0.11, 4
PANELS = {
    "left": ("hands joined", "seed", "bridge", "rising sun"),
    "right": ("open book", "lamp passed on", "interlaced knot", "birds"),
}
"""From the foot upwards, as a visitor outside sees them."""
PORCH_FACE = APOTHEM + 1.2
"""Depth of the front's outer wall, the doors' plane being at apothem + 0.6."""
REBATE = 0.12
IRON = (0.30, 0.30, 0.33)
"""Tint that makes wrought iron of bronze."""


def door_leaf(which: Literal["left", "right"], detail: Detail = "full") -> list[Part]:
    """One leaf, its hinge axis on the origin, carved face towards -z (the visitor outside).

    "left" is the leaf a visitor outside has on the left: it reaches from x = 0 to +1.6 m; "right"
    from x = 0 to -1.6 m. Both stand from y = 0 to 6 m; the game moves them to x = ∓1.6, z = DOOR_Z.
    """
    if which not in PANELS:
        raise ValueError(f"a leaf is left or right, not {which!r}")
    return list(_leaf(which, detail))


@cache
def _leaf(which: str, detail: Detail) -> tuple[Part, ...]:
    panels = []
    tall = (DOOR_HEIGHT - 0.03) / ROWS
    inner = STILE + 0.085
    for row, name in enumerate(PANELS[which]):
        low = (0.0, 0.015 + row * tall)
        high = (LEAF_WIDTH - GAP, low[1] + tall)
        frame = panelled(low, high, stile=STILE, sunk=0.045, field=0.004).moved((0, 0, FRONT))
        carving = relief(
            drawn(name, FINE[detail]),
            high[0] - low[0] - 2 * inner,
            tall - 2 * inner,
            RELIEF_DEPTH,
            PANEL_BUDGET[detail],
        )
        if which == "right":
            carving = mirrored(carving).moved((high[0] - low[0] - 2 * inner, 0, 0))
        carving = carving.moved((low[0] + inner, low[1] + inner, FRONT + 0.036))
        panels += [numbered(frame, 0.42), carving]
        panels += _studs(low, high, detail)
    panels += _body()
    bronze = merge([*panels, *_hinges(detail), *_straps(detail), *_handle(detail)])
    lip = _lip()
    if which == "right":
        bronze, lip = mirrored(bronze), mirrored(lip)
    return (Part("bronze", bronze), Part("seam", lip, blocks_sun=False))


def _lip() -> MeshData:
    """What the hall's light leaves along the closing edge and over the sill. uv: metres from the gap."""
    w, h = LEAF_WIDTH, DOOR_HEIGHT
    z = FRONT - 0.004
    strips = (
        ((w, 0.01), (w, h), (w - SEAM, h), (w - SEAM, 0.01)),
        ((0.0, 0.0), (w, 0.0), (w, SEAM), (0.0, SEAM)),
    )
    gap = np.array([0, 0, SEAM, SEAM])
    pieces = []
    for corners in strips:
        flat_ = np.array(corners, np.float64)
        positions = np.column_stack([flat_, np.full(4, z)])
        uv = np.stack([gap, flat_[:, 1]], 1)
        facing = np.tile([0.0, 0.0, -1.0], (4, 1))
        pieces.append(oriented(MeshData(positions, facing, np.array([(0, 1, 2), (0, 2, 3)]), uv)))
    return merge(pieces)


def _body() -> list[MeshData]:
    """Edges of the leaf and its plainer inner face of eight panels."""
    w, h = LEAF_WIDTH - GAP, DOOR_HEIGHT - 0.015
    edge = box((0.0, 0.015, FRONT + 0.05), (w, h, BACK - 0.034))
    rim = [
        box((0.0, 0.015, FRONT + 0.001), (0.012, h, BACK)),
        box((w - 0.012, 0.015, FRONT + 0.001), (w, h, BACK)),
        box((0.0, h - 0.012, FRONT + 0.001), (w, h, BACK), grain=0),
        box((0.0, 0.015, FRONT + 0.001), (w, 0.027, BACK), grain=0),
    ]
    inside = []
    for column in range(2):
        for row in range(4):
            x, y = column * w / 2, 0.015 + row * (h - 0.015) / 4
            high = (x + w / 2, y + (h - 0.015) / 4)
            panel = panelled((x, y), high, stile=0.08, sunk=0.03, field=0.02)
            inside.append(_turned_back(panel))
    return [numbered(m, 0.45) for m in (edge, *rim, *inside)]


def _turned_back(mesh: MeshData) -> MeshData:
    """A panel drawn in place but looking towards +z, on the leaf's inner face."""
    flip = np.array([1, 1, -1], np.float32)
    return MeshData(
        mesh.positions * flip + np.array([0, 0, BACK], np.float32),
        mesh.normals * flip,
        mesh.triangles[:, ::-1],
        mesh.uv,
        mesh.color,
    )


def _studs(low: tuple, high: tuple, detail: Detail) -> list[MeshData]:
    """Four-sided nails all round a panel's frame, a hand apart; domed ones at its corners."""
    d = STILE / 2
    xs = np.linspace(low[0] + d, high[0] - d, 8)
    ys = np.linspace(low[1] + d, high[1] - d, 8)
    edge = [(x, y) for y in (ys[0], ys[-1]) for x in xs[1:-1]]
    edge += [(x, y) for x in (xs[0], xs[-1]) for y in ys[1:-1]]
    line = np.array([(0.022, 0.0), (0.018, 0.006), (0.0, 0.024)])
    nail = tipped(lathe(line[:: either(detail, 1, 2)], 4, 1.0), -np.pi / 2)
    dome = [(0.04, 0.0), (0.036, 0.012), (0.020, 0.026), (0.0, 0.031)]
    boss = tipped(lathe(np.array(dome), either(detail, 9, 5), 1.0), -np.pi / 2)
    spots = [(x, y) for x in xs[[0, -1]] for y in ys[[0, -1]]]
    return [nail.moved((x, y, FRONT)) for x, y in edge] + [
        boss.moved((x, y, FRONT - 0.001)) for x, y in spots
    ]


HINGES = (0.30, 1.5, 3.0, 4.5, 5.7)
"""Heights of the straps: foot, the three rails between panels, head."""


def _hinges(detail: Detail) -> list[MeshData]:
    """Wrought knuckles on the axis, ringed, with a bud at either end."""
    line = [(0.0, -0.24), (0.022, -0.225), (0.012, -0.20), (0.034, -0.185), (0.046, -0.17)]
    line += [(0.046, -0.075), (0.055, -0.07), (0.055, -0.05), (0.046, -0.045)]
    knuckle = np.array([*line, *((r, -y) for r, y in line[::-1])])
    barrel = lathe(thinned(knuckle, NEAR[detail]), either(detail, 10, 6), 0.75).tinted(IRON)
    return [barrel.moved((0.0, y, FRONT - 0.012)) for y in HINGES]


def _straps(detail: Detail) -> list[MeshData]:
    """Iron straps that run from the knuckles along the rails and end in a split, curled leaf."""
    pieces = []
    along = np.linspace(0.0, 1.0, either(detail, 22, 9))
    for y in HINGES:
        long = 1.18 if 1.0 < y < 5.0 else 0.62
        taper = 0.066 - 0.034 * along + 0.020 * np.exp(-(((along - 0.93) / 0.06) ** 2))
        taper[-1] = 0.004
        across = np.array([-1.0, -0.72, 0.72, 1.0])
        lift = np.array([0.0, 0.016, 0.016, 0.0])
        x = np.broadcast_to(0.01 + long * along[:, None], (len(along), 4))
        z = np.broadcast_to(FRONT - 0.003 - lift, x.shape)
        positions = np.stack([x, y + taper[:, None] * across, z], -1)
        normals = np.stack(
            [0 * x, 0 * x + (-0.8, -0.25, 0.25, 0.8), 0 * x - (0.6, 0.97, 0.97, 0.6)], -1
        )
        pieces.append(woven(positions, normals, positions[..., :2], chain(len(along)), chain(4)))
        turn = np.linspace(0, 1.5 * np.pi, either(detail, 11, 0))[:, None]
        if not len(turn):
            continue
        for share, sign in ((0.36, 1), (0.36, -1), (0.70, 1), (0.70, -1)):
            wind = 0.042 * (1 - 0.20 * turn / np.pi)
            curl = np.hstack([wind * np.sin(turn), sign * (0.052 - wind * np.cos(turn)), 0 * turn])
            place = (0.01 + long * share, y + sign * 0.036, FRONT - 0.010)
            pieces.append(tube(curl + place, np.linspace(0.011, 0.006, 11), 4))
    return [numbered(m.tinted(IRON), 0.62) for m in pieces]


def _handle(detail: Detail) -> list[MeshData]:
    """A ring of twisted bronze in a rose of petals, at the height of a hand."""
    steps, round_ = either(detail, (37, 8), (19, 5))
    t = np.linspace(0, 2 * np.pi, steps)
    ring = np.stack([0.14 * np.sin(t), -0.14 + 0.14 * np.cos(t), 0 * t], -1)
    thick = 0.018 + 0.004 * np.cos(either(detail, 12, 9) * t)
    rose = lathe(
        np.array(
            [(0.10, 0.0), (0.095, 0.014), (0.06, 0.02), (0.05, 0.04), (0.03, 0.052), (0.0, 0.055)]
        ),
        2 * round_,
        1.0,
    )
    at = np.array([LEAF_WIDTH - GAP - 0.17, 1.52, FRONT - 0.002])
    grip = numbered(tube(ring, thick, round_), 1.0)
    return [
        tipped(rose, -np.pi / 2).moved(tuple(at)),
        tipped(grip, 0.05).moved(tuple(at + np.array([0, -0.005, -0.05]))),
    ]


def orders(steps: int) -> np.ndarray:
    """(out, proud) of a portal's stepped and rolled orders, outside in, ``steps`` of them deep."""
    line = [(0.16 + 0.22 * steps, 0.0), (0.16 + 0.22 * steps, 0.06)]
    for k in range(steps, 0, -1):
        out, proud = 0.16 + 0.22 * (k - 1), 0.0 - 0.22 * (steps - k)
        line += [(out + 0.20, proud + 0.06), (out + 0.185, proud + 0.02)]
        line += arc((out + 0.11, proud - 0.03), 0.07, 20, 160, 5)
        line += [(out + 0.03, proud - 0.01), (out, proud - 0.01)]
        if k > 1:
            line += [(out, proud - 0.15)]
    return np.array(line)


def arched_field(half: float, foot: float, sharpness: float) -> tuple[MeshData, float]:
    """The flat field under a portal's arch, on z = 0 facing -z, and the height of its point."""
    radius, centre = half * (1 + sharpness), half * sharpness
    x = half * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 33))
    top = foot + np.sqrt(np.maximum(radius**2 - (np.abs(x) + centre) ** 2, 0))
    points = np.stack([np.stack([x, np.full_like(x, foot)], -1), np.stack([x, top], -1)])
    positions = np.concatenate([points, np.zeros((2, len(x), 1))], -1)
    normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    field = woven(positions, normals, points, chain(2), chain(len(x)), number=CARVED)
    return field, float(top.max())


def roundel(opening: float, sharpness: float, symbol: str, detail: Detail) -> MeshData:
    """A field under an arch whose springers stand at y = 0, with one symbol carved in a ring."""
    field, top = arched_field(opening / 2, 0.0, sharpness)
    size = 0.72 * top * 1.12
    cells = 80
    line = np.linspace(-1.06, 1.06, cells + 1)
    inside = np.clip((1.0 - np.hypot(*np.meshgrid(line, line))) / 0.03, 0, 1)
    budget = either(detail, 3600, 1500)
    carving = _round(relief(drawn(symbol, cells) * inside, size, size, 0.09, budget), size)
    rim = lathe(
        np.array([(size * 0.56, 0.0), *torus(size * 0.56, 0.01, 0.07, 3), (size * 0.53, 0.0)]),
        either(detail, 40, 24),
    )
    ring = tipped(rim, -np.pi / 2).moved((0, size * 0.60, 0))
    carving = carving.moved((-size / 2, size * 0.10, -0.004))
    return merge([field, numbered(carving, CARVED), numbered(ring, CARVED)])


def lunette(opening: float, sharpness: float, scene: str, detail: Detail) -> MeshData:
    """A field under an arch whose springers stand at y = 0, carved all over with one scene."""
    half = opening / 2
    field, _ = arched_field(half, 0.0, sharpness)
    heights = drawn(scene, either(detail, 128, 80))
    carving = relief(heights, 2 * half, 0.73 * 2 * half, 0.15, either(detail, 9000, 1500))
    middle = carving.positions[carving.triangles].mean(axis=1)
    away = np.hypot(np.abs(middle[:, 0] - half) + half * sharpness, middle[:, 1])
    keep = away < half * (1 + sharpness)
    carving = replace(carving, triangles=carving.triangles[keep])
    return merge([field, numbered(carving, CARVED).moved((-half, 0.0, -0.005))])


def _round(carving: MeshData, size: float) -> MeshData:
    """The part of a square carving that lies inside its circle."""
    away = np.hypot(*(carving.positions[:, :2] / size - 0.5).T)
    keep = (away[carving.triangles] < 0.51).any(axis=1)
    return replace(carving, triangles=carving.triangles[keep])


def jambs(plan: list[tuple[float, float]]) -> list[MeshData]:
    """Two jambs and the lintel of a doorway whose right half's plan is (x, z) points, going out."""
    half = DOOR_WIDTH / 2
    path = np.array([[0, -0.5, 0], [0, DOOR_HEIGHT + REBATE, 0]])
    jamb = sweep(
        creased(np.array(plan)), path, np.array([1.0, 0, 0]), np.array([0, 0, 1.0]), number=0.5
    )
    jamb = _facing_middle(jamb)
    head = np.array([(DOOR_HEIGHT + x - half, z) for x, z in plan])
    across = np.array([[-half - REBATE, 0, 0], [half + REBATE, 0, 0]])
    up, out = np.array([0, 1.0, 0]), np.array([0, 0, 1.0])
    lintel = sweep(creased(head), across, up, out, number=0.5)
    return [jamb, mirrored(jamb), _facing_down(lintel)]


def inner_passage() -> list[MeshData]:
    """From the hall's wall to the leaves, wide enough for them to lie back. At z = +apothem."""
    wide, stop = DOOR_WIDTH / 2 + REBATE, -DOOR_Z + 0.07
    return jambs([(wide, APOTHEM - 0.02), (wide, stop), (DOOR_WIDTH / 2, stop)])


def outer_passage() -> list[MeshData]:
    """From the leaves to the front's portal; they close against its edge. At z = +apothem."""
    half = DOOR_WIDTH / 2
    reach = PORCH_FACE + 0.155  # where the portal's innermost order begins
    plan = [(half, -DOOR_Z + 0.065), (half, -DOOR_Z + 0.20), (half + 0.03, -DOOR_Z + 0.23)]
    plan += [(half + 0.03, reach - 0.34), (half, reach - 0.31), (half, reach - 0.25)]
    plan += arc((half + 0.07, reach - 0.16), 0.08, 195, 90, 4)
    return jambs([*plan, (half + 0.08, reach), (half + 0.22, reach)])


def _facing_middle(mesh: MeshData) -> MeshData:
    """The right jamb, seen from the passage: its broad faces look towards -x."""
    broad = np.abs(mesh.normals[:, 0]) > 0.5
    return mesh if mesh.normals[broad, 0].mean() < 0 else inside_out(mesh)


def _facing_down(mesh: MeshData) -> MeshData:
    """The lintel, seen from below."""
    broad = np.abs(mesh.normals[:, 1]) > 0.5
    return mesh if mesh.normals[broad, 1].mean() < 0 else inside_out(mesh)


@cache
def inner_portal(detail: Detail) -> MeshData:
    """The doorway's stone on the hall's side, floor to the second gallery, at z = +apothem."""
    opening, spring, sharp = DOOR_WIDTH + 2 * REBATE, DOOR_HEIGHT + REBATE, 0.12
    wall = pierced_wall(0.0, 2 * TIER_HEIGHT, opening, 0.0, None, spring)
    mould = [
        (0.34, 0.0),
        (0.34, 0.07),
        (0.32, 0.10),
        *arc((0.25, 0.09), 0.05, 20, 170, 5),
        (0.17, 0.06),
    ]
    mould += [
        *scotia((0.16, 0.05), (0.11, 0.02), 3),
        *arc((0.06, 0.03), 0.04, 10, 175, 5),
        (0.0, 0.01),
    ]
    arch = pointed_arch(
        opening,
        thinned(np.array(mould), HIGH[detail]),
        either(detail, 18, 11),
        jamb=spring,
        sharpness=sharp,
    )
    field = roundel(opening, sharp, "open book", detail)
    band = box(
        (-opening / 2, -0.02, -0.07), (opening / 2, 0.10, 0.0), grain=0, number=0.5, bevel=0.02
    )
    leaves = [
        acanthus(0.34, 0.2, 0.9, detail).moved((x, -0.36, -0.08))
        for x in (opening / 2 + 0.09, opening / 2 + 0.25)
    ]
    impost = [*leaves, *(mirrored(m) for m in leaves)]
    upper = merge([arch, field, band, *impost]).moved((0, spring, APOTHEM))
    return merge([wall, upper])


def flowers(opening: float, steps: int, sharpness: float, count: int) -> list[MeshData]:
    """Carved buds, ``count`` a side, in the hollow of each of a portal's pointed orders."""
    half = opening / 2
    line = np.array([(0.0, -0.055), (0.05, -0.015), (0.0, 0.055)])
    bud = tipped(lathe(line, 4, CARVED), -np.pi / 2)
    made = []
    for k in range(1, steps + 1):
        centre = half * sharpness
        radius = half + centre + 0.365 + 0.22 * (k - 1)
        top = np.arccos(centre / radius)
        for angle in (np.arange(count) + 0.5) / count * top:
            x, y = radius * np.cos(angle) - centre, radius * np.sin(angle)
            made.append(bud.moved((x, y, 0.22 * (steps - k) - 0.05)))
    return [*made, *(mirrored(m) for m in made)]


@cache
def outer_portal(detail: Detail) -> MeshData:
    """The portal outside, seen from the south; built looking towards -z from z = 0 (its wall)."""
    opening, spring, sharp, steps = DOOR_WIDTH, DOOR_HEIGHT, 0.55, 3
    arch = pointed_arch(
        opening,
        thinned(orders(steps), HIGH[detail]),
        either(detail, 22, 14),
        jamb=spring,
        sharpness=sharp,
    )
    arch = arch.moved((0, spring, 0))
    pieces = [arch]
    if detail == "full":
        pieces += [m.moved((0, spring, 0)) for m in flowers(opening, steps, sharp, 15)]
    recess = 0.22 * (steps - 1)
    field = lunette(opening + 0.36, sharp, "sun over a book", detail)
    pieces.append(field.moved((0, spring + 0.12, recess)))
    pieces.append(
        box(
            (-opening / 2 - 0.1, spring - 0.02, recess - 0.08),
            (opening / 2 + 0.1, spring + 0.16, recess + 0.05),
            grain=0,
            number=0.5,
            bevel=0.02,
        )
    )
    shaft = [
        (0.12, 0.0),
        (0.12, 0.34),
        *torus(0.10, 0.36, 0.44, 3),
        (0.075, 0.48),
        *torus(0.08, 0.5, 0.55, 2),
        (0.062, 0.58),
    ]
    shaft += [
        (0.062, 2.9),
        *torus(0.062, 2.95, 3.05, 3),
        (0.062, 3.1),
        (0.062, spring - 0.5),
        *torus(0.07, spring - 0.49, spring - 0.44, 2),
    ]
    shaft += [
        (0.07, spring - 0.4),
        (0.12, spring - 0.08),
        (0.15, spring - 0.07),
        (0.15, spring + 0.02),
    ]
    column = lathe(thinned(np.array(shaft), NEAR[detail]), either(detail, 12, 8), CARVED)
    leaf = acanthus(0.36, 0.15, 1.0, detail)
    crown = [
        leaf.moved((0, spring - 0.43, -0.07)).turned(float(t))
        for t in np.radians([-120, -60, 0, 60, 120])
    ]
    nook = merge([column, *crown])
    for k in range(steps):
        at = nook.moved((opening / 2 + 0.30 + 0.22 * k, 0, recess - 0.06 - 0.22 * k))
        pieces += [at, mirrored(at)]
    return merge(pieces)


def doorway(detail: Detail = "full") -> list[Part]:
    """Everything of stone round the leaves, in place: the hall's side and the passage."""
    beside = shoulders(2 * TIER_HEIGHT, 3 * TIER_HEIGHT)
    stone = merge([inner_portal(detail), beside, *inner_passage()])
    return turned([Part("stone", stone)], side_azimuth(DOOR_SIDE))


def door_leaves() -> list[Part]:
    """Both leaves closed, in place: for pictures and tests; the game hinges them itself."""
    left = [Part(p.surface, p.mesh.moved((-LEAF_WIDTH, 0, DOOR_Z))) for p in door_leaf("left")]
    right = [Part(p.surface, p.mesh.moved((LEAF_WIDTH, 0, DOOR_Z))) for p in door_leaf("right")]
    return gathered([*left, *right])
