"""Outside: the library's front in the night, its porch and steps, the court, trees.

South of the doors (-z). The court lies three steps lower than the hall: see ``ground_height``.
"""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail
from game.meshes.front import (
    COURT,
    FAR,
    HALF_FRONT,
    RISE,
    STEP_EDGE,
    STEPS,
    TREAD,
    WALL_Z,
    drum,
    front,
)
from game.meshes.gathering import gathered, moved, turned
from game.meshes.hall_plan import (
    DOOR_WIDTH,
    DOOR_Z,
    FORECOURT_WIDTH,
)
from game.meshes.lamps import lantern
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.pillars import CARVED
from game.meshes.profiles import (
    arc,
    box,
    chain,
    creased,
    inside_out,
    lathe,
    sweep,
    woven,
)
from game.meshes.trees import tree


def ground_height(z: float) -> float:
    """Height of the walkable ground outside at ``z`` metres: platform, steps, court."""
    gone = int(np.ceil(max(STEP_EDGE - z, 0.0) / TREAD - 1e-6))
    return -RISE * min(gone, STEPS)


def _piers() -> np.ndarray:
    """(N,) z of the kerbs' piers."""
    start = STEP_EDGE - (STEPS - 1) * TREAD
    return np.arange(start - 0.7, FAR - 8, -5.2)


def court() -> list[Part]:
    """Platform, steps, flags, kerbs with lanterns, and the earth beyond."""
    half = FORECOURT_WIDTH / 2
    flags = []

    def level(x0: float, x1: float, z0: float, z1: float, y: float, number: float) -> MeshData:
        xs, zs = np.linspace(x0, x1, 5), np.linspace(z0, z1, 5)
        grid_x, grid_z = np.meshgrid(xs, zs)
        positions = np.stack([grid_x, np.full_like(grid_x, y), grid_z], -1)
        up = np.broadcast_to([0.0, 1.0, 0.0], positions.shape)
        return woven(positions, up, positions[..., [0, 2]], chain(5), chain(5), number=number)

    flags.append(level(-HALF_FRONT, HALF_FRONT, STEP_EDGE, WALL_Z + 0.3, 0.0, 1.0))
    flags.append(level(-DOOR_WIDTH / 2, DOOR_WIDTH / 2, WALL_Z + 0.3, DOOR_Z - 0.02, 0.0, 1.0))
    edge = STEP_EDGE
    nosing = []
    for k in range(STEPS):
        y = -RISE * (k + 1)
        line = np.array(
            [(0.0, y), (0.0, y + RISE - 0.04), *arc((0.02, y + RISE - 0.02), 0.02, 180, 90, 3)]
        )
        riser = sweep(
            creased(line),
            np.array([[-HALF_FRONT, 0, edge], [HALF_FRONT, 0, edge]]),
            np.array([0, 0, 1.0]),
            np.array([0, 1.0, 0]),
            number=0.5,
        )
        nosing.append(riser if riser.normals[:, 2].mean() < 0 else inside_out(riser))
        if k < STEPS - 1:
            flags.append(level(-HALF_FRONT, HALF_FRONT, edge - TREAD, edge, y, 1.0))
        edge -= TREAD
    edge += TREAD
    flags.append(level(-half, half, FAR - 10, edge, COURT, 1.0))
    for sign in (-1, 1):
        x0, x1 = sorted((sign * half, sign * 60))
        flags.append(level(x0, x1, FAR - 30, edge, COURT - 0.05, 0.0))
    flags.append(level(-half, half, FAR - 40, FAR - 10, COURT - 0.02, 0.0))
    parts = [Part("ground", merge(flags), blocks_sun=False), Part("stone", merge(nosing))]
    return parts + kerbs(edge)


def kerbs(start: float) -> list[Part]:
    """Low walls down both sides of the court, every few metres a pier with a lantern."""
    half = FORECOURT_WIDTH / 2
    parts: list[Part] = []
    for sign in (-1, 1):
        x = sign * (half + 0.25)
        wall = box(
            (x - 0.2, COURT - 0.1, FAR - 8),
            (x + 0.2, COURT + 0.55, start - 0.4),
            grain=2,
            bevel=0.03,
        )
        cope = box(
            (x - 0.27, COURT + 0.53, FAR - 8),
            (x + 0.27, COURT + 0.66, start - 0.4),
            grain=2,
            bevel=0.05,
            number=0.5,
        )
        parts += [Part("stone", wall), Part("stone", cope)]
        for k, z in enumerate(_piers()):
            shaft = lathe(
                np.array(
                    [
                        (0.42, COURT - 0.1),
                        (0.42, COURT + 0.2),
                        (0.36, COURT + 0.28),
                        (0.36, 1.0),
                        (0.45, 1.06),
                        (0.45, 1.16),
                        (0.30, 1.26),
                        (0.0, 1.3),
                    ]
                ),
                4,
                CARVED,
            ).turned(np.pi / 4)
            parts.append(Part("stone", shaft.moved((x, 0, z))))
            if k % 2 == 0:
                parts += moved(lantern(0.55, 0.9), (x, 1.92, z))
    return parts


def yard_trees(rng: np.random.Generator) -> list[Part]:
    """A few trees beyond the kerbs, the nearest leaning over the court."""
    grown = [tree(9.0, rng), tree(10.5, rng)]
    places = (
        (0, -10.6, -22.5, 0.3),
        (1, 11.4, -25.0, 1.9),
        (1, -12.0, -31.5, 4.0),
        (0, 10.4, -34.0, 2.6),
    )
    parts: list[Part] = []
    for which, x, z, turn in places:
        parts += moved(turned(grown[which], turn), (x, COURT, z))
    return parts


def forecourt(rng: np.random.Generator | None = None, detail: Detail = "full") -> list[Part]:
    """Everything outside the doors, few parts. ``rng`` shapes the trees."""
    rng = np.random.default_rng(11) if rng is None else rng
    return gathered([*front(detail), *drum(), *court(), *yard_trees(rng)])
