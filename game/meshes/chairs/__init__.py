"""The ring's nine chairs, grown rather than built. Metres, y up; each faces +z, feet on y = 0."""

from __future__ import annotations

import numpy as np

from game.meshes.chairs.cushions import cushion
from game.meshes.chairs.designs import DESIGNS
from game.meshes.chairs.growths import brackets, foliage, thorns
from game.meshes.chairs.shadows import shadow
from game.meshes.chairs.vines import vine_meshes
from game.meshes.chairs.wood import bark, grow, seat_rings, years
from game.meshes.detail import Detail
from game.meshes.mesh_data import Part, merge

__all__ = ["DESIGNS", "chair", "chair_footprint", "shadow"]


def chair(index: int, rng: np.random.Generator, detail: Detail = "full") -> list[Part]:
    """Chair ``index`` (0 … 8) as bark, leaf (two-sided) and cushion. ``rng`` grows its green:
    same ``rng``, same chair. A lean one has every bough, vine and leaf where the full one has it.

    Seat top at y = 0.45 over x = z = 0; arms, where there are any, at y ≈ 0.66 and x = ±0.29;
    the sitter's back rests on z = -0.24 at seat height, leaning back 9°.
    """
    design = DESIGNS[index]
    age = years(index)
    limbs = grow(design.boughs, age, design.restless)
    seat = None if design.seat is None else seat_rings(age, *design.seat, detail=detail)
    skin = bark(limbs, seat, age, design.kind, design.tint, design.tip, design.spiral, detail)
    wood = [skin]
    green = []
    by_name = {limb.name: limb for limb in reversed(limbs)}
    for vine in design.vines:
        stems, leafage = vine_meshes(vine, by_name[vine.host], design.palette, rng, detail)
        wood += stems
        green += leafage
    for spray in design.foliage:
        green += foliage(spray, limbs, design.palette, rng, detail)
    if design.thorn_count:
        wood.append(thorns(design, limbs, rng, detail))
    if design.brackets is not None:
        wood.append(brackets(design.brackets, rng, detail))
    return [
        Part("bark", merge(wood)),
        Part("leaf", merge(green), two_sided=True),
        Part("cushion", cushion(design.cushion, rng, detail)),
    ]


def chair_footprint(index: int) -> np.ndarray:
    """Convex outline (N, 2) of the chair on the floor plan: x, z in metres, counter-clockwise.

    Taken from everything below a walker's hip, furrows and all.
    """
    knots = [
        (x * side, z, r)
        for bough in DESIGNS[index].boughs
        for side in ((1.0, -1.0) if bough.mirror else (1.0,))
        for x, y, z, r in bough.knots
        if y < 1.0
    ]
    shelves = DESIGNS[index].brackets
    knots += [(x, z, r) for x, _, z, _, r in shelves.shelves] if shelves else []
    way = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    circle = np.stack([np.cos(way), np.sin(way)], axis=1)
    points = np.concatenate([np.array([x, z]) + 1.25 * r * circle for x, z, r in knots])
    return _hull(points)


def _hull(points: np.ndarray) -> np.ndarray:
    """Convex hull (N, 2), counter-clockwise (Andrew 1979, monotone chain)."""
    ordered = points[np.lexsort((points[:, 1], points[:, 0]))]

    def chain(run: np.ndarray) -> list[np.ndarray]:
        kept: list[np.ndarray] = []
        for p in run:
            while len(kept) > 1:
                a, b = kept[-1] - kept[-2], p - kept[-2]
                if a[0] * b[1] - a[1] * b[0] > 0:
                    break
                kept.pop()
            kept.append(p)
        return kept[:-1]

    return np.array(chain(ordered) + chain(ordered[::-1]))
