"""The hall's floor, the threshold under the doors, and leaves that came in with people."""

from __future__ import annotations

import numpy as np

from game.meshes.hall_plan import APOTHEM, DOOR_WIDTH, RING_RADIUS, SIDES
from game.meshes.mesh_data import MeshData, Part, merge, smooth_normals
from game.meshes.profiles import oriented

EDGE = APOTHEM + 0.55
"""The floor runs on under bookcases and wainscot, metres from the centre to each side."""
RING_EDGE = 6.2
"""Where the ring's floor ends and plain flags begin, metres: no chair's shadow reaches so far."""
LEAVES = 110


def annulus(rings: tuple[float, ...], open_: tuple[float, ...]) -> MeshData:
    """Rings of quads, metres from the centre to each of the sixteen sides; alpha ``open_`` darkens
    where furniture stands."""
    angle = (np.arange(SIDES * 2) / 2 + 0.5) * 2 * np.pi / SIDES
    reach = np.where(np.arange(SIDES * 2) % 2 == 0, 1 / np.cos(np.pi / SIDES), 1.0)
    facing = np.stack([np.sin(angle), np.cos(angle)], 1)
    points = np.array(rings)[:, None, None] * (reach[:, None] * facing)[None]
    positions = np.stack([points[..., 0], np.zeros(points.shape[:2]), points[..., 1]], -1)
    count = len(angle)
    row, column = np.meshgrid(np.arange(len(rings) - 1), np.arange(count), indexing="ij")
    a = (row * count + column).ravel()
    b = (row * count + (column + 1) % count).ravel()
    quads = np.concatenate([np.stack([a, b, b + count], 1), np.stack([a, b + count, a + count], 1)])
    flat = positions.reshape(-1, 3)
    color = np.ones((len(flat), 4))
    color[:, 3] = np.repeat(open_, count)
    up = np.tile([0.0, 1.0, 0.0], (len(flat), 1))
    return oriented(MeshData(flat, up, quads, flat[:, [0, 2]], color))


def flags() -> MeshData:
    """The floor about the ring, out under the bookcases."""
    return annulus((RING_EDGE, 8.6, 11.4, 12.6, EDGE), (1.0, 1.0, 0.97, 0.86, 0.35))


def threshold() -> MeshData:
    """The strip of floor through the doorway, out to the porch."""
    half, near, far = DOOR_WIDTH / 2 + 0.15, -EDGE + 0.02, -(APOTHEM + 0.62)
    corners = np.array(
        [(-half, 0.001, near), (half, 0.001, near), (half, 0.001, far), (-half, 0.001, far)]
    )
    up = np.tile([0.0, 1.0, 0.0], (4, 1))
    return oriented(MeshData(corners, up, [(0, 1, 2), (0, 2, 3)], corners[:, [0, 2]]))


def fallen_leaves(rng: np.random.Generator) -> MeshData:
    """Dry leaves on the floor, thickest between the doors and the ring; two-sided, curled."""
    shape = np.array(
        [
            (0, -0.5),
            (0.16, -0.36),
            (0.3, -0.08),
            (0.2, 0.1),
            (0.24, 0.26),
            (0, 0.55),
            (-0.24, 0.26),
            (-0.2, 0.1),
            (-0.3, -0.08),
            (-0.16, -0.36),
        ]
    )
    ring = np.concatenate([[(0.0, 0.0)], shape])
    fan = np.stack([np.zeros(10, int), 1 + np.arange(10), 1 + (np.arange(10) + 1) % 10], 1)
    pieces = []
    for _ in range(LEAVES):
        size = rng.uniform(0.055, 0.11)
        bend, twist = rng.uniform(0.15, 0.55), rng.uniform(-0.4, 0.4)
        lift = (
            bend * ring[:, 0] ** 2 * 3
            + 0.3 * bend * ring[:, 1] ** 2
            + twist * ring[:, 0] * ring[:, 1]
        )
        points = np.stack([ring[:, 0], lift - lift.min() + 0.03, ring[:, 1]], 1) * size
        points = points + np.array([0, 0.004, 0])
        turn = rng.uniform(0, 2 * np.pi)
        if rng.random() < 0.55:
            place = np.array([rng.normal(0, 1.5), 0, rng.uniform(-13.2, -2.5)])
        else:
            azimuth, away = rng.uniform(0, 2 * np.pi), abs(rng.normal(0, 1)) * 2.4 + 0.2
            place = np.array([np.sin(azimuth) * away, 0, np.cos(azimuth) * away])
        if abs(float(np.hypot(place[0], place[2])) - RING_RADIUS) < 0.75:
            place *= 1.45  # not under a chair
        color = np.tile([1.0, 1.0, 1.0, 0.0], (len(ring), 1))  # alpha 0: it lies still
        normals = smooth_normals(points, fan[:, ::-1])
        mesh = oriented(MeshData(points, normals, fan, ring + np.array([0.0, 0.5]), color))
        hue = np.array([0.75, 0.42, 0.12]) * rng.uniform(0.5, 1.3) * (1, rng.uniform(0.6, 1.25), 1)
        pieces.append(mesh.tinted(np.clip(hue, 0, 1)).turned(turn).moved(place))
    return merge(pieces)


def floor(rng: np.random.Generator) -> list[Part]:
    """Floor and leaves of the hall."""
    return [
        Part("floor", annulus((0.0, 2.6, 5.2, RING_EDGE), (1.0,) * 4), blocks_sun=False),
        Part("flags", merge([flags(), threshold()]), blocks_sun=False),
        Part("leaf", fallen_leaves(rng), blocks_sun=False, two_sided=True),
    ]
