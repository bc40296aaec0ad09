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
GAP = 0.006
"""Light shows through this seam between the leaves, metres."""
FRONT, BACK = -0.06, 0.05
RELIEF_DEPTH = 0.055
PANEL_BUDGET: dict[Detail, int] = {"full": 3800, "lean": 1500}
STILE, ROWS = 0.11, 4
PANELS = {
    "left": ("hands joined", "seed", "bridge", "rising sun"),
    "right": ("open book", "lamp passed on", "interlaced knot", "birds"),
}
"""From the foot upwards, as a visitor outside sees them."""
PORCH_FACE = APOTHEM + 1.2
"""Depth of the front's outer wall, the doors' plane being at apothem + 0.6."""
REBATE = 0.12


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
    inner = STILE + 0.09
    for row, name in enumerate(PANELS[which]):
        low = (0.0, 0.015 + row * tall)
        high = (LEAF_WIDTH - GAP, low[1] + tall)
        frame = panelled(low, high, stile=STILE, sunk=0.035, field=0.004).moved((0, 0, FRONT))
        carving = relief(
            drawn(name),
            high[0] - low[0] - 2 * inner,
            tall - 2 * inner,
            RELIEF_DEPTH,
            PANEL_BUDGET[detail],
        )
        if which == "right":
            carving = mirrored(carving).moved((high[0] - low[0] - 2 * inner, 0, 0))
        carving = carving.moved((low[0] + inner, low[1] + inner, FRONT + 0.028))
        panels += [numbered(frame, 0.55), carving]
        panels += _studs(low, high, either(detail, 8, 5))
    panels += _body()
    bronze = merge([*panels, *_hinges(), *_handle(detail)])
    if which == "right":
        bronze = mirrored(bronze)
    return (Part("bronze", bronze),)


def _body() -> list[MeshData]:
    """Edges of the leaf and its plainer inner face of eight panels."""
    w, h = LEAF_WIDTH - GAP, DOOR_HEIGHT - 0.015
    edge = box((0.0, 0.015, FRONT + 0.034), (w, h, BACK - 0.034))
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


def _studs(low: tuple, high: tuple, round_: int) -> list[MeshData]:
    """Domed nails along a panel's frame: corners and the middle of each edge."""
    nail = tipped(
        lathe(np.array([(0.03, 0.0), (0.028, 0.008), (0.016, 0.02), (0.0, 0.025)]), round_, 1.0),
        -np.pi / 2,
    )
    d = STILE / 2
    x = (low[0] + d, (low[0] + high[0]) / 2, high[0] - d)
    y = (low[1] + d, (low[1] + high[1]) / 2)
    spots = [(x[0], y[0]), (x[2], y[0]), (x[1], y[0]), (x[0], y[1])]
    return [nail.moved((sx, sy, FRONT + 0.001)) for sx, sy in spots]


def _hinges() -> list[MeshData]:
    """Four knuckles on the axis with straps that end in a trefoil."""
    pieces = []
    for y in (0.55, 2.05, 3.55, 5.05):
        line = [
            (0.0, -0.17),
            (0.03, -0.16),
            (0.045, -0.14),
            (0.045, 0.14),
            (0.03, 0.16),
            (0.0, 0.17),
        ]
        pieces.append(lathe(np.array(line), 10, 0.8).moved((-0.005, y, FRONT - 0.01)))
    return pieces


def _handle(detail: Detail) -> list[MeshData]:
    """A ring of twisted bronze in a rose, at the height of a hand."""
    steps, round_ = either(detail, (29, 8), (21, 5))
    t = np.linspace(0, 2 * np.pi, steps)
    ring = np.stack([0.125 * np.sin(t), -0.125 + 0.125 * np.cos(t), 0 * t], -1)
    thick = 0.016 + 0.003 * np.cos(9 * t)
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
        tipped(grip, 0.10).moved(tuple(at + np.array([0, -0.005, -0.05]))),
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


def tympanum(
    opening: float, foot: float, sharpness: float, symbol: str, detail: Detail
) -> MeshData:
    """The carved field under a portal's arch, on z = 0 facing -z, its foot at y = ``foot``."""
    half = opening / 2
    radius, centre = half * (1 + sharpness), half * sharpness
    x = half * np.sin(np.linspace(-np.pi / 2, np.pi / 2, 33))
    top = foot + np.sqrt(np.maximum(radius**2 - (np.abs(x) + centre) ** 2, 0))
    points = np.stack([np.stack([x, np.full_like(x, foot)], -1), np.stack([x, top], -1)])
    positions = np.concatenate([points, np.zeros((2, len(x), 1))], -1)
    normals = np.broadcast_to([0.0, 0.0, -1.0], positions.shape)
    field = woven(positions, normals, points, chain(2), chain(len(x)), number=CARVED)
    size = 0.72 * float(top.max() - foot) * 1.12
    line = np.linspace(-1.06, 1.06, FINE + 1)
    inside = np.clip((1.0 - np.hypot(*np.meshgrid(line, line))) / 0.03, 0, 1)
    budget = either(detail, 3600, 1500)
    carving = _round(relief(drawn(symbol) * inside, size, size, 0.09, budget), size)
    rim = lathe(
        np.array([(size * 0.56, 0.0), *torus(size * 0.56, 0.01, 0.07, 3), (size * 0.53, 0.0)]),
        either(detail, 40, 24),
    )
    ring = tipped(rim, -np.pi / 2).moved((0, foot + size * 0.60, 0))
    carving = carving.moved((-size / 2, foot + size * 0.10, -0.004))
    return merge([field, numbered(carving, CARVED), numbered(ring, CARVED)])


def _round(carving: MeshData, size: float) -> MeshData:
    """The part of a square carving that lies inside its circle."""
    away = np.hypot(*(carving.positions[:, :2] / size - 0.5).T)
    keep = (away[carving.triangles] < 0.51).any(axis=1)
    return replace(carving, triangles=carving.triangles[keep])


def jambs(plan: list[tuple[float, float]]) -> list[MeshData]:
    """Two jambs and the lintel of a doorway whose right half's plan is (x, z) points, going out."""
    half = DOOR_WIDTH / 2
    path = np.array([[0, -0.5, 0], [0, DOOR_HEIGHT + REBATE, 0]])
    jamb = sweep(creased(np.array(plan)), path, np.array([1.0, 0, 0]), np.array([0, 0, 1.0]))
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
    return jambs([(half, -DOOR_Z + 0.065), (half, reach), (half + 0.22, reach)])


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
    field = tympanum(opening, 0.0, sharp, "open book", detail)
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
    recess = 0.22 * (steps - 1)
    field = tympanum(opening + 0.36, 0.0, sharp, "rising sun", detail)
    pieces.append(field.moved((0, spring, recess)))
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
