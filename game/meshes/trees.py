"""Bare autumn trees for the forecourt, their last leaves, leaves on the ground, in the air, and ivy."""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.profiles import oriented

FORKS = (3, 2, 3, 2, 2, 2)
"""Boughs that each generation forks into."""
SIDES: dict[Detail, tuple[int, ...]] = {"full": (8, 6, 5, 4, 3, 3, 3), "lean": (6, 4, 3, 3, 3, 3)}
STEPS: dict[Detail, tuple[int, ...]] = {"full": (5, 5, 4, 3, 3, 2, 2), "lean": (4, 3, 3, 2, 2, 1)}
BARK = (0.16, 0.135, 0.12)
RUSSET = np.array([(0.62, 0.24, 0.06), (0.72, 0.42, 0.10), (0.46, 0.15, 0.07), (0.50, 0.32, 0.12)])
IVY = np.array([(0.075, 0.13, 0.05), (0.11, 0.18, 0.07), (0.17, 0.10, 0.045)])
OUTLINE = np.array([(0, -0.5), (0.32, -0.05), (0, 0.5), (-0.32, -0.05)])
"""A leaf one metre long, about its middle: across, along."""


def tree(height: float, rng: np.random.Generator, detail: Detail = "full") -> list[Part]:
    """A spreading tree, roots at the origin, about ``height`` metres tall. Surfaces twig, fallen."""
    boughs, tips = [_roots(height, rng)], np.zeros((0, 3))
    start, ahead = np.array([[0.0, -0.1, 0.0]]), np.array([[0.03, 1.0, 0.02]])
    length, radius = np.array([0.30 * height]), np.array([0.040 * height])
    forks = FORKS[: either(detail, 6, 5)]
    # Each generation has its own dice, so that a lean tree is the full one without its last twigs.
    dice = rng.spawn(len(FORKS) + 1)
    for depth, count in enumerate((*forks, 0)):
        path, thick, way = _generation(
            start, ahead, length, radius, STEPS[detail][depth], dice[depth]
        )
        boughs.append(limbs(path, thick, SIDES[detail][depth]))
        tips = path[:, -1]
        if count:
            start, ahead, length, radius = _forked(
                tips, way, length, thick[:, -1], count, dice[depth]
            )
    leaves = scattered(tips, either(detail, 150, 70), (0.10, 0.18), RUSSET, rng)
    return [
        Part("twig", merge(boughs).tinted(BARK), blocks_sun=False),
        Part("fallen", leaves, blocks_sun=False, two_sided=True),
    ]


def _roots(height: float, rng: np.random.Generator) -> MeshData:
    """Five buttress roots that run out from the trunk's foot."""
    turn = np.linspace(0, 2 * np.pi, 5, endpoint=False) + rng.uniform(-0.3, 0.3, 5)
    out = np.stack([np.sin(turn), 0 * turn, np.cos(turn)], 1)[:, None]
    t = np.linspace(0, 1, 4)[None, :, None]
    rise = np.array([0.0, 1.0, 0.0]) * (0.13 * (1 - t) ** 2.5 - 0.02)
    path = height * (out * (0.015 + 0.085 * t) + rise)
    return limbs(path, height * np.linspace(0.030, 0.008, 4) * np.ones((5, 1)), 5)


def _generation(
    start: np.ndarray,
    ahead: np.ndarray,
    length: np.ndarray,
    radius: np.ndarray,
    steps: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Paths (N, steps + 1, 3), radii (N, steps + 1) and end directions (N, 3) of N boughs at once."""
    ahead = ahead / np.linalg.norm(ahead, axis=1, keepdims=True)
    t = np.linspace(0, 1, steps + 1)[None, :, None]
    bend = rng.normal(0, 0.20, (len(start), 1, 3)) + np.array([0, 0.10, 0])
    crook = 0.055 if len(start) > 1 else 0.02
    apart = rng.spawn(1)[0]
    kink = apart.normal(0, crook, (len(start), steps + 1, 3)) * (t > 0) * (t < 1)
    path = start[:, None] + length[:, None, None] * (t * ahead[:, None] + t**2 * bend + kink)
    thick = radius[:, None] * (1 - 0.42 * t[..., 0])
    way = path[:, -1] - path[:, -2]
    return path, thick, way / np.linalg.norm(way, axis=1, keepdims=True)


def _forked(
    tips: np.ndarray,
    way: np.ndarray,
    length: np.ndarray,
    radius: np.ndarray,
    count: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Starts, directions, lengths and radii of what grows from each tip; one goes on, others part."""
    n = len(tips) * count
    side = np.cross(way, rng.normal(0, 1, way.shape))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    other = np.cross(way, side)
    turn = 2 * np.pi * np.arange(count) / count + rng.uniform(-0.5, 0.5, (len(tips), count))
    spread = rng.uniform(0.5, 1.05, (len(tips), count, 1))
    onward = np.cos(turn)[..., None] * side[:, None] + np.sin(turn)[..., None] * other[:, None]
    onward = (way[:, None] + spread * onward).reshape(n, 3) + np.array([0, 0.10, 0])
    longer = np.repeat(length, count) * rng.uniform(0.60, 0.86, n)
    return np.repeat(tips, count, axis=0), onward, longer, np.repeat(radius, count) * 0.80


def limbs(path: np.ndarray, radius: np.ndarray, sides: int) -> MeshData:
    """Round bars along N paths (N, P, 3) of ``radius`` (N, P), all in one mesh; open ends."""
    count, points = radius.shape
    ahead = path[:, -1] - path[:, 0]
    reference = np.eye(3)[np.abs(ahead).argmin(axis=1)]
    right = np.cross(ahead, reference)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    up = np.cross(right, ahead)
    up /= np.linalg.norm(up, axis=1, keepdims=True)
    angle = 2 * np.pi * np.arange(sides) / sides
    normals = np.cos(angle)[:, None] * right[:, None] + np.sin(angle)[:, None] * up[:, None]
    positions = path[:, :, None] + radius[..., None, None] * normals[:, None]
    ring = np.arange(sides)
    a = (np.arange(count * points).reshape(count, points)[:, :-1, None] * sides + ring).ravel()
    b = a - np.tile(ring, count * (points - 1)) + np.tile((ring + 1) % sides, count * (points - 1))
    quads = np.stack([a, b, b + sides, a, b + sides, a + sides], 1).reshape(-1, 3)
    spread = np.broadcast_to(normals[:, None], positions.shape)
    return oriented(MeshData(positions.reshape(-1, 3), spread.reshape(-1, 3), quads))


def leaf_mesh(
    middles: np.ndarray, across: np.ndarray, along: np.ndarray, tint: np.ndarray, number: np.ndarray
) -> MeshData:
    """One pointed leaf of two triangles about each of ``middles`` (N, 3).

    ``across`` and ``along`` (N, 3) carry the leaf's size; ``tint`` (N, 3); ``number`` (N,) goes into
    the fourth colour channel. uv: the corner's offset from the middle, metres.
    """
    count, corners = len(middles), len(OUTLINE)
    x, y = OUTLINE[:, 0, None], OUTLINE[:, 1, None]
    positions = middles[:, None] + x * across[:, None] + y * along[:, None]
    normals = np.cross(along, across)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    fan = np.array([(0, k, k + 1) for k in range(1, corners - 1)])
    triangles = (corners * np.arange(count)[:, None, None] + fan).reshape(-1, 3)
    size = np.linalg.norm(along, axis=1)[:, None, None]
    color = np.concatenate([tint, number[:, None]], 1)
    return oriented(
        MeshData(
            positions.reshape(-1, 3),
            np.repeat(normals, corners, axis=0),
            triangles,
            (OUTLINE * size).reshape(-1, 2),
            np.repeat(color, corners, axis=0),
        )
    )


def _tints(palette: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    return palette[rng.integers(len(palette), size=count)] * rng.uniform(0.6, 1.15, (count, 1))


def scattered(
    near: np.ndarray,
    count: int,
    size: tuple[float, float],
    palette: np.ndarray,
    rng: np.random.Generator,
) -> MeshData:
    """``count`` leaves that hang about some of the points ``near`` (N, 3), turned every way."""
    middles = near[rng.integers(len(near), size=count)] + rng.normal(0, 0.14, (count, 3))
    along = rng.normal(0, 1, (count, 3)) - np.array([0, 1.2, 0])
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    across = np.cross(along, rng.normal(0, 1, (count, 3)))
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    long = rng.uniform(*size, (count, 1))
    return leaf_mesh(
        middles, across * long, along * long, _tints(palette, count, rng), np.zeros(count)
    )


def lying(middles: np.ndarray, rng: np.random.Generator, number: np.ndarray) -> MeshData:
    """Leaves flat on the ground at ``middles`` (N, 3), or, with ``number`` above 0, falling for ever."""
    count = len(middles)
    turn, size = rng.uniform(0, 2 * np.pi, count), rng.uniform(0.08, 0.15, count)
    still = (number == 0)[:, None] * rng.uniform(-0.12, 0.12, (count, 2))
    c, s = size * np.cos(turn), size * np.sin(turn)
    across = np.stack([c, size * still[:, 0], s], 1)
    along = np.stack([-s, size * still[:, 1], c], 1)
    falls = number > 0
    # The falling ones are turned by their shader, which wants them unturned.
    across[falls] = size[falls, None] * np.array([1.0, 0, 0])
    along[falls] = size[falls, None] * np.array([0, 0, 1.0])
    return leaf_mesh(middles, across, along, _tints(RUSSET, count, rng), number)


def ivy(
    foot: tuple[float, float, float],
    reach: tuple[float, float],
    count: int,
    rng: np.random.Generator,
    facing: float = 0.0,
) -> MeshData:
    """Ivy on a wall that looks along azimuth ``facing`` + south: ``reach`` metres wide and high."""
    strands = rng.uniform(-0.5, 0.5, (9, 2))
    which, up = rng.integers(9, size=count), rng.beta(1.0, 1.7, count)
    lean = strands[which, 0] * (0.35 + 0.65 * up) + 0.10 * np.sin(7 * up + 9 * strands[which, 1])
    tall = reach[1] * up * (0.55 + 0.45 * np.abs(strands[which, 1]) * 2)
    x = reach[0] * lean + rng.normal(0, 0.07, count)
    place = np.stack([x, tall, -rng.uniform(0.02, 0.11, count)], 1)
    size = rng.uniform(0.10, 0.20, count)[:, None]
    along = rng.normal(0, 0.45, (count, 3)) - np.array([0, 1.0, 0.15])
    across = np.cross(along, rng.normal(0, 0.5, (count, 3)) + np.array([0, 0, -1.0]))
    along *= size / np.linalg.norm(along, axis=1, keepdims=True)
    across *= 1.5 * size / np.linalg.norm(across, axis=1, keepdims=True)
    grown = leaf_mesh(place, across, along, _tints(IVY, count, rng), np.zeros(count))
    return grown.turned(facing).moved(foot)
