"""Vines that climb the boughs: their stems, tendrils, leaves and flowers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes.chairs.blossoms import blossoms
from game.meshes.chairs.curves import cross, frames, smooth, unit
from game.meshes.chairs.leaves import Sprays, leaves
from game.meshes.chairs.tubes import tubes
from game.meshes.chairs.wood import SMOOTH, Limb
from game.meshes.detail import Detail, either
from game.meshes.mesh_data import MeshData

STEM_RINGS, STEM_SIDES = 30, 4
LEAN_RINGS, LEAN_SIDES = 18, 3
TENDRIL_RINGS, TENDRIL_SIDES = 11, 3
TENDRIL_UV = (0.25, 0.9)
"""A tendril takes the colour of a leaf's blade, away from its veins."""

RGB = tuple[float, float, float]


@dataclass(frozen=True)
class Vine:
    """One vine on a host bough: from ``start`` to ``end`` along it (0 … 1), ``turns`` round it.

    leaf: outline name; length: metres of a grown leaf; count: leaves along the stem;
    flower: petal outline or none.
    """

    host: str
    start: float = 0.0
    end: float = 1.0
    turns: float = 2.0
    leaf: str = "ivy"
    count: int = 14
    length: float = 0.055
    flower: str = ""
    blossoms: int = 0
    blossom_size: float = 0.022
    tendrils: int = 1
    radius: float = 0.0055


@dataclass(frozen=True)
class Palette:
    """Linear colours of a chair's green: young and old leaf, petal and its sibling, stem."""

    young: RGB = (0.26, 0.44, 0.075)
    old: RGB = (0.085, 0.23, 0.06)
    petal: RGB = (0.85, 0.70, 0.50)
    petal_too: RGB = (0.80, 0.55, 0.40)
    stem: RGB = (0.17, 0.23, 0.07)


def climb(vine: Vine, host: Limb, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The stem's curve (STEM_RINGS, 3) round its host and, at each ring, the way out (…, 3)."""
    along = np.linspace(vine.start, vine.end, STEM_RINGS)
    at = along * (len(host.path) - 1)
    low = np.clip(at.astype(int), 0, len(host.path) - 2)
    share = (at - low)[:, None]
    _, normal, binormal = (f[0] for f in frames(host.path[None]))

    def sampled(values: np.ndarray) -> np.ndarray:
        return values[low] * (1 - share) + values[low + 1] * share

    angle = rng.uniform(0, 6.28) + rng.choice((-1, 1)) * 2 * np.pi * vine.turns * np.linspace(
        0, 1, STEM_RINGS
    )
    angle = (angle + 0.35 * np.sin(np.linspace(0, 11, STEM_RINGS) + angle[0]))[:, None]
    out = unit(sampled(normal) * np.cos(angle) + sampled(binormal) * np.sin(angle))
    gap = sampled(host.radii[:, None]) * 1.08 + vine.radius * 0.6
    loose = 0.010 * np.maximum(0, np.sin(np.linspace(0, 9, STEM_RINGS) + angle[0, 0]))[:, None]
    return sampled(host.path) + out * (gap + loose), out


def vine_meshes(
    vine: Vine, host: Limb, palette: Palette, rng: np.random.Generator, detail: Detail = "full"
) -> tuple[list[MeshData], list[MeshData]]:
    """The stem (bark), and the tendrils, leaves and flowers (leaf) of one vine."""
    stem, out = climb(vine, host, rng)
    thin = vine.radius * np.linspace(1.0, 0.45, STEM_RINGS)
    thin[-1] = 0.0004
    bark_tint = np.array([*palette.stem, 0.0])
    rings = either(detail, STEM_RINGS, LEAN_RINGS, 10)
    kept = np.linspace(0, STEM_RINGS - 1, rings).round().astype(int)
    sides = either(detail, STEM_SIDES, LEAN_SIDES)
    wood = [tubes(stem[None, kept], thin[None, kept], sides, SMOOTH, bark_tint)]
    green = [vine_leaves(vine, stem, out, palette, rng, detail)] if vine.count else []
    if vine.tendrils:
        green.append(_tendrils(stem, out, vine.tendrils, palette, rng, detail))
    if vine.blossoms:
        green.append(_blossoms(vine, stem, out, palette, rng, detail))
    return wood, green


def _tendrils(
    stem: np.ndarray,
    out: np.ndarray,
    count: int,
    palette: Palette,
    rng: np.random.Generator,
    detail: Detail,
) -> MeshData:
    """Spring-like tendrils that let go of the stem and feel for a hold."""
    at = rng.integers(6, STEM_RINGS, count)
    step = np.linspace(0, 1, TENDRIL_RINGS)[None, :, None]
    away = unit(out[at] + rng.normal(0, 0.4, (count, 3)) + [0, 0.35, 0])[:, None]
    side = unit(cross(away, rng.normal(0, 1, (count, 1, 3))))
    third = cross(away, side)
    reach = rng.uniform(0.035, 0.065, (count, 1, 1))
    wind = step * rng.uniform(8, 13, (count, 1, 1))
    coil = reach * 0.16 * smooth(0.1, 0.8, step)
    path = stem[at][:, None] + away * reach * (step - 0.35 * step**3)
    path = path + (side * (np.cos(wind) - 1) + third * np.sin(wind)) * coil
    thin = np.broadcast_to(np.linspace(0.0018, 0.0006, TENDRIL_RINGS), (count, TENDRIL_RINGS))
    stride = either(detail, 1, 2)
    path, thin = path[:, ::stride], thin[:, ::stride]
    tint = np.array([*palette.young, 0.0])
    coiled = tubes(path.astype(np.float32), thin.astype(np.float32), TENDRIL_SIDES, 0.0, tint)
    shape = (count, path.shape[1], TENDRIL_SIDES)
    coiled.color[:, 3] = np.broadcast_to(step[:, ::stride], shape).reshape(-1)
    coiled.uv[:] = TENDRIL_UV
    return coiled


def vine_leaves(
    vine: Vine,
    stem: np.ndarray,
    out: np.ndarray,
    palette: Palette,
    rng: np.random.Generator,
    detail: Detail,
) -> MeshData:
    """Leaves along a stem, each turned to the light and out of the sitter's way."""
    where = np.sort(rng.uniform(0.03, 1.0, vine.count)) * (STEM_RINGS - 1)
    at = where.astype(int)
    tangent = unit(np.gradient(stem, axis=0))[at]
    away = out[at]
    left = np.where(np.arange(vine.count) % 2 == 0, 1.0, -1.0)[:, None]
    aside = unit(cross(tangent, away)) * left
    along = unit(
        0.8 * away
        + 0.7 * aside
        + 0.25 * tangent
        + rng.normal(0, 0.28, (vine.count, 3))
        - [0, 0.15, 0]
    )
    up = unit(0.75 * away + [0, 0.75, 0] + rng.normal(0, 0.25, (vine.count, 3)))
    age = np.clip(1.0 - where / STEM_RINGS + rng.normal(0, 0.22, vine.count), 0, 1)
    length = vine.length * (0.55 + 0.45 * age) * rng.uniform(0.75, 1.15, vine.count)
    foot = stem[at] + along * (0.42 * length)[:, None]
    keep = ~in_the_way(foot + along * (0.6 * length)[:, None], margin=0.01)
    return leaves(
        vine.leaf,
        Sprays(
            foot[keep],
            along[keep],
            up[keep],
            length[keep],
            leaf_tints(palette, age, rng)[keep],
            rng.uniform(0.5, 1.0, vine.count)[keep],
        ),
        rng,
        detail,
    )


def _blossoms(
    vine: Vine,
    stem: np.ndarray,
    out: np.ndarray,
    palette: Palette,
    rng: np.random.Generator,
    detail: Detail,
) -> MeshData:
    at = rng.choice(np.arange(4, STEM_RINGS), vine.blossoms, replace=False)
    facing = unit(out[at] + [0, 0.45, 0] + rng.normal(0, 0.25, (vine.blossoms, 3)))
    foot = stem[at] + facing * 0.014
    keep = ~in_the_way(foot, margin=vine.blossom_size)
    mixed = rng.uniform(0, 1, (vine.blossoms, 1))
    tint = mixed * np.array(palette.petal) + (1 - mixed) * np.array(palette.petal_too)
    size = vine.blossom_size * rng.uniform(0.7, 1.2, vine.blossoms)
    return blossoms(vine.flower, foot[keep], facing[keep], size[keep], tint[keep], rng, detail)


def leaf_tints(palette: Palette, age: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Linear colours (N, 3) for leaves of age 0 (young) … 1 (old), each its own shade."""
    share = np.clip(age, 0, 1)[:, None]
    tint = np.array(palette.young) * (1 - share) + np.array(palette.old) * share
    return tint * rng.uniform(0.75, 1.25, (len(age), 1)) * rng.uniform(0.92, 1.08, (len(age), 3))


def twig_tips(
    limbs: list[Limb], length: float, count: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Places (N, 3) on the outer halves of limbs where leaves may spring, and the ways (N, 3)."""
    chosen = rng.integers(0, len(limbs), count)
    share = 1.0 - 0.70 * rng.uniform(0, 1, count)
    rings = np.array([len(limb.path) for limb in limbs])
    at = share * (rings[chosen] - 1)
    low = np.minimum(at.astype(int), rings[chosen] - 2)
    paths = np.concatenate([limb.path for limb in limbs]).astype(np.float64)
    here = (np.cumsum(rings) - rings)[chosen] + low
    way = paths[here + 1] - paths[here]
    foot = paths[here] + way * (at - low)[:, None]
    way = unit(unit(way) * 0.55 + unit(rng.normal(0, 1, (count, 3))))
    return foot + way * (0.42 * length), way


def in_the_way(points: np.ndarray, margin: float = 0.0) -> np.ndarray:
    """Whether points (N, 3) are where a sitter's body, legs, forearms or hands will be."""
    x, y, z = np.abs(points[:, 0]), points[:, 1], points[:, 2]
    back = -0.24 - 0.158 * (y - 0.45) - margin
    torso = (x < 0.27 + margin) & (y > 0.40) & (y < 1.40) & (z > back)
    hands = (x < 0.37 + margin) & (y > 0.62) & (y < 0.90) & (z > -0.24) & (z < 0.32)
    calves = (x < 0.24 + margin) & (y <= 0.46) & (z > 0.16)
    return torso | hands | calves
