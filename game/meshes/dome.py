"""The sky: a backdrop that follows the viewer and is painted by direction alone."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import MeshData, Part
from game.meshes.profiles import chain, woven

RADIUS = 400.0
LOWEST = np.radians(-14.0)
"""It reaches a little below the horizon, so that no gap shows over the forecourt's edge."""


def dome() -> Part:
    """The painted sky round the origin, seen from inside; the game moves it with the eye."""
    height = np.linspace(LOWEST, np.pi / 2, 13)
    around = np.linspace(0, 2 * np.pi, 33)
    flat, up = np.cos(height)[:, None], np.sin(height)[:, None] + 0 * around
    facing = np.stack([flat * np.sin(around), up, flat * np.cos(around)], -1)
    uv = np.stack(np.broadcast_arrays(around[None], height[:, None]), -1)
    mesh: MeshData = woven(RADIUS * facing, -facing, uv, chain(13), chain(33))
    return Part("dome", mesh, blocks_sun=False)
