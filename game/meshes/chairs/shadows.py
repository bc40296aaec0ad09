"""Stand-ins that throw a chair's shadow for a tenth of its triangles: ribbons that face the sun."""

from __future__ import annotations

import numpy as np

from game.meshes import hall_plan
from game.meshes.chairs.curves import cross, unit
from game.meshes.chairs.designs import DESIGNS
from game.meshes.chairs.growths import foliage
from game.meshes.chairs.spec import Design
from game.meshes.chairs.vines import climb, vine_leaves
from game.meshes.chairs.wood import Limb, grow, seat_rings, years
from game.meshes.mesh_data import MeshData, merge

BUDGET = 1150
"""Triangles of one stand-in."""
POINTS = {"bole": 3, "trunk": 11, "rim": 19, "line": 11, "strand": 11, "root": 5, "twig": 5}
"""Points along a limb's ribbon by its grade; eight for the others."""


def shadow(index: int) -> MeshData:
    """What throws the shadow of chair ``index``, in the chair's own place; seen from the sun only.

    Its boughs are the chair's own; its leaves fall as they would on another evening.
    """
    design = DESIGNS[index]
    rng = np.random.default_rng(index)
    to_sun = local_sun(index)
    age = years(index)
    limbs = grow(design.boughs, age, design.restless)
    solid = [ribbon(limb, to_sun) for limb in limbs]
    solid.append(seat_disc(seat_rings(age, *(design.seat or ()))))
    wood = merge(solid)
    green = diamonds(design, limbs, rng, BUDGET - len(wood.triangles))
    return merge([wood, *green])


def local_sun(index: int) -> np.ndarray:
    """(3,) unit: the way to the sun, as chair ``index`` sees it before it is put in place."""
    facing = hall_plan.ring()[index].facing
    return hall_plan.sun_direction(hall_plan.SUN_AZIMUTH - facing)


def ribbon(limb: Limb, to_sun: np.ndarray) -> MeshData:
    """A band as wide as the limb, square to the sun."""
    count = POINTS.get(limb.grade, 8)
    kept = np.linspace(0, len(limb.path) - 1, count).round().astype(int)
    path, radii = limb.path[kept].astype(np.float64), limb.radii[kept, None]
    aside = unit(cross(np.gradient(path, axis=0), to_sun)) * radii
    points = np.stack([path - aside, path + aside], axis=1).reshape(-1, 3)
    points[:, 1] = np.maximum(points[:, 1], 0.0)
    low = 2 * np.arange(count - 1)[:, None]
    quads = np.concatenate([low + [0, 1, 2], low + [1, 3, 2]])
    return MeshData(points, np.tile(to_sun, (len(points), 1)), quads)


def seat_disc(rings: np.ndarray) -> MeshData:
    """The seat's rim as a fan at the height of its edge; rings (R, S, 3)."""
    rim = rings[3][::2]
    count = len(rim)
    fan = np.stack([np.arange(count), (np.arange(count) + 1) % count, np.full(count, count)], 1)
    points = np.concatenate([rim, rim.mean(axis=0, keepdims=True)])
    return MeshData(points, np.tile([0.0, 1.0, 0.0], (count + 1, 1)), fan)


def diamonds(
    design: Design, limbs: list[Limb], rng: np.random.Generator, budget: int
) -> list[MeshData]:
    """Leaves as single diamonds, no more than ``budget`` triangles."""
    by_name = {limb.name: limb for limb in reversed(limbs)}
    grown: list[MeshData] = []
    for vine in design.vines:
        stem, out = climb(vine, by_name[vine.host], rng)
        grown.append(vine_leaves(vine, stem, out, design.palette, rng, "lean"))
    for spray in design.foliage:
        grown += foliage(spray, limbs, design.palette, rng, "lean")[:1]
    if not grown:
        return []
    corners = np.concatenate([mesh.positions.reshape(-1, 6, 3) for mesh in grown])
    share = min(1.0, budget / (2 * len(corners)))
    kept = corners[np.linspace(0, len(corners) - 1, int(share * len(corners))).astype(int)]
    shape = kept[:, [0, 3, 1, 5]]
    middle = shape.mean(axis=1, keepdims=True)
    shape = middle + (shape - middle) * share**-0.5
    shape[..., 1] = np.maximum(shape[..., 1], 0.0)
    count = len(shape)
    quads = 4 * np.arange(count)[:, None, None] + np.array([(0, 1, 2), (0, 2, 3)])
    up = np.tile([0.0, 1.0, 0.0], (4 * count, 1))
    return [MeshData(shape.reshape(-1, 3), up, quads.reshape(-1, 3))]
