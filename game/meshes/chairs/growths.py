"""What grows on the boughs besides vines: leaves on twigs, thorns, shelves of fungus."""

from __future__ import annotations

import numpy as np

from game.meshes.chairs.blossoms import blossoms
from game.meshes.chairs.curves import cross, unit
from game.meshes.chairs.leaves import Sprays, leaves
from game.meshes.chairs.spec import Brackets, Design, Foliage
from game.meshes.chairs.tubes import grid_normals, grid_triangles, tubes
from game.meshes.chairs.vines import Palette, in_the_way, leaf_tints, twig_tips
from game.meshes.chairs.wood import SMOOTH, Limb
from game.meshes.detail import Detail, either
from game.meshes.mesh_data import MeshData


def foliage(
    spec: Foliage,
    limbs: list[Limb],
    palette: Palette,
    rng: np.random.Generator,
    detail: Detail = "full",
) -> list[MeshData]:
    """Leaves, and flowers if asked for, on the outer halves of the named limbs."""
    hosts = [limb for limb in limbs if limb.name.startswith(spec.host)]
    foot, way = twig_tips(hosts, spec.length, spec.count, rng)
    up = unit(rng.normal((0.0, 1.0, 0.35), 0.5, (spec.count, 3)))
    length = spec.length * rng.uniform(0.6, 1.15, spec.count)
    tint = leaf_tints(palette, rng.uniform(0, 1, spec.count), rng)
    free = ~in_the_way(foot + way * (0.6 * length)[:, None], margin=0.01)
    free &= foot[:, 1] > 0.01
    flex = rng.uniform(0.5, 1.0, spec.count)
    grown = [
        leaves(
            spec.leaf,
            Sprays(foot[free], way[free], up[free], length[free], tint[free], flex[free]),
            rng,
            detail,
        )
    ]
    if spec.blossoms:
        at, facing = twig_tips(hosts, 0.02, spec.blossoms, rng)
        facing = unit(facing + np.array([0.0, 0.4, 0.5]))
        free = ~in_the_way(at, margin=spec.blossom_size)
        mixed = rng.uniform(0, 1, (spec.blossoms, 1))
        petal = mixed * np.array(palette.petal) + (1 - mixed) * np.array(palette.petal_too)
        size = spec.blossom_size * rng.uniform(0.7, 1.2, spec.blossoms)
        buds = (at[free], facing[free], size[free], petal[free])
        grown.append(blossoms(spec.flower, *buds, rng, detail))
    return grown


def thorns(
    design: Design, limbs: list[Limb], rng: np.random.Generator, detail: Detail = "full"
) -> MeshData:
    """Short thorns that lean towards the tips of their limbs, none where a body goes."""
    hosts = [limb for limb in limbs if limb.name.startswith(design.thorns)]
    wanted = design.thorn_count * 3
    rings = np.array([len(limb.path) for limb in hosts])
    chosen = rng.integers(0, len(hosts), wanted)
    ring = (rng.uniform(0.15, 0.93, wanted) * (rings[chosen] - 1)).astype(int)
    here = (np.cumsum(rings) - rings)[chosen] + ring
    paths = np.concatenate([limb.path for limb in hosts]).astype(np.float64)
    radii = np.concatenate([limb.radii for limb in hosts])[here, None]
    tangent = unit(paths[here + 1] - paths[here])
    out = unit(cross(tangent, rng.normal(0, 1, (wanted, 3))))
    foot = paths[here] + out * radii * 0.85
    way = unit(out + 0.55 * tangent)
    free = ~in_the_way(foot + way * 0.02, margin=0.03) & (foot[:, 1] > 0.05)
    foot, way = foot[free][: design.thorn_count], way[free][: design.thorn_count]
    long = rng.uniform(0.016, 0.034, len(foot))[:, None, None]
    step = np.array([0.0, 0.55, 1.0])[None, :, None]
    hook = np.array([0.0, 0.10, 0.0]) * step**2
    path = foot[:, None] + (way[:, None] * step + hook) * long
    radii = long[..., 0] * np.array([0.20, 0.10, 0.008])
    tint = np.array([*(np.array(design.tint) * [0.9, 0.75, 0.7]), 0.5])
    stride, sides = either(detail, (1, 4), (2, 3))
    path, radii = path[:, ::stride], radii[:, ::stride]
    return tubes(path.astype(np.float32), radii.astype(np.float32), sides, SMOOTH, tint)


def brackets(spec: Brackets, rng: np.random.Generator, detail: Detail = "full") -> MeshData:
    """Shelf fungi: half discs with a rolled rim and rings of growth, pale beneath."""
    sides, count = either(detail, 14, 9), len(spec.shelves)
    reach = np.array([0.0, 0.35, 0.62, 0.82, 0.95, 1.0, 0.93, 0.55, 0.0])
    level = np.array([0.26, 0.25, 0.19, 0.11, 0.04, -0.05, -0.10, -0.16, -0.24])
    band = np.array([0.55, 0.62, 0.95, 0.60, 1.15, 1.75, 1.60, 1.35, 1.2])
    turn = np.arange(sides) * (-2 * np.pi / sides)
    grid = np.empty((count, len(reach), sides, 3))
    color = np.empty((count, len(reach), sides, 4))
    for i, (x, y, z, azimuth, radius) in enumerate(spec.shelves):
        wave = 1 + 0.07 * np.cos(3 * turn + rng.uniform(0, 6.28)) + 0.04 * np.cos(7 * turn)
        across = reach[:, None] * (np.sin(turn) * wave)[None] * radius
        ahead = reach[:, None] * (np.cos(turn) * wave)[None] * radius * 0.85
        a = np.radians(azimuth)
        droop = -0.25 * np.maximum(ahead, 0.0)
        grid[i, ..., 0] = x + ahead * np.sin(a) + across * np.cos(a)
        grid[i, ..., 1] = y + level[:, None] * radius + droop
        grid[i, ..., 2] = z + ahead * np.cos(a) - across * np.sin(a)
        color[i, ..., :3] = np.array(spec.tint) * band[:, None, None] * rng.uniform(0.85, 1.1)
        color[i, ..., 3] = 0.35
    normal = grid_normals(grid)
    normal[:, 0], normal[:, -1] = (0, 1, 0), (0, -1, 0)
    uv = np.stack([grid[..., 0] + 8.0 * SMOOTH, grid[..., 2]], axis=-1)
    return MeshData(
        grid.reshape(-1, 3),
        normal.reshape(-1, 3),
        grid_triangles(count, len(reach), sides),
        uv.reshape(-1, 2),
        np.clip(color, 0, 1).reshape(-1, 4),
    )
