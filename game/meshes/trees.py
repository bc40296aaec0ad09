"""Bare autumn trees for the forecourt: boughs that fork, and the last leaves on them."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.profiles import oriented, tube

FORKS = 5
LEAVES = 220


def tree(height: float, rng: np.random.Generator) -> list[Part]:
    """A tree with its roots at the origin, about ``height`` metres tall. Surfaces wood and leaf."""
    limbs: list[MeshData] = []
    tips: list[np.ndarray] = []
    flare = np.array([[0, -0.1, 0], [0, 0.25, 0], [0.02, 0.8, 0.01]]) * height / 7
    limbs.append(tube(flare, np.array([0.34, 0.22, 0.17]) * height / 7, 8))
    _grow(
        flare[-1],
        np.array([0.05, 1.0, 0.02]),
        height * 0.28,
        0.17 * height / 7,
        0,
        limbs,
        tips,
        rng,
    )
    bark = merge(limbs).tinted((0.42, 0.40, 0.42))
    return [Part("wood", bark), Part("leaf", _leaves(np.array(tips), rng), two_sided=True)]


def _grow(
    start: np.ndarray,
    ahead: np.ndarray,
    length: float,
    radius: float,
    depth: int,
    limbs: list[MeshData],
    tips: list[np.ndarray],
    rng: np.random.Generator,
) -> None:
    """One bough and, at its end, the two or three it forks into."""
    ahead = ahead / np.linalg.norm(ahead)
    bend = rng.normal(0, 0.16, 3) + np.array([0, 0.10, 0])
    t = np.linspace(0, 1, 5 if depth < 2 else 4)[:, None]
    path = start + length * (t * ahead + t**2 * bend)
    end = radius * (0.62 if depth < FORKS else 0.2)
    limbs.append(tube(path, radius + (end - radius) * t[:, 0], max(3, 7 - depth)))
    if depth >= FORKS:
        tips.append(path[-1])
        return
    direction = path[-1] - path[-2]
    direction /= np.linalg.norm(direction)
    side = np.cross(direction, rng.normal(0, 1, 3))
    side /= np.linalg.norm(side)
    count = 3 if depth in (0, 2) else 2
    for k in range(count):
        turn = 2 * np.pi * k / count + rng.uniform(-0.4, 0.4)
        other = np.cross(direction, side)
        spread = rng.uniform(0.45, 0.85)
        onward = direction + spread * (np.cos(turn) * side + np.sin(turn) * other)
        onward = onward + np.array([0, 0.12, 0])
        _grow(path[-1], onward, length * rng.uniform(0.66, 0.86), end, depth + 1, limbs, tips, rng)


def _leaves(tips: np.ndarray, rng: np.random.Generator) -> MeshData:
    """Folded leaves that hang from the twigs."""
    shape = np.array([(0, 0, 0), (0.32, -0.45, 0.1), (0, -1.0, 0.0), (-0.32, -0.45, 0.1)])
    triangles = np.array([(0, 1, 2), (0, 2, 3)])
    uv = np.array([(0, 0), (0.32, 0.45), (0, 1.0), (-0.32, 0.45)])
    at = tips[rng.integers(len(tips), size=LEAVES)] + rng.normal(0, 0.12, (LEAVES, 3))
    size, turn = rng.uniform(0.09, 0.16, LEAVES), rng.uniform(0, 2 * np.pi, LEAVES)
    c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
    x, y, z = shape.T
    points = size[:, None, None] * np.stack([c * x - s * z, y + 0 * c, s * x + c * z], -1)
    positions = (points + at[:, None]).reshape(-1, 3)
    normals = np.stack([s + 0 * x, 0 * c + 0 * x, -c + 0 * x], -1).reshape(-1, 3)
    color = np.ones((LEAVES, 4, 4))
    color[..., :3] = np.array([0.55, 0.26, 0.07]) * rng.uniform(0.6, 1.2, (LEAVES, 1, 1))
    fan = (4 * np.arange(LEAVES)[:, None, None] + triangles).reshape(-1, 3)
    return oriented(
        MeshData(positions, normals, fan, np.tile(uv, (LEAVES, 1)), color.reshape(-1, 4))
    )
