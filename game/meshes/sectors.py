"""The ring of the hall in sectors, like slices of a cake: what is culled, lit and refined together."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from game.meshes.gathering import gathered
from game.meshes.hall_plan import APOTHEM, GALLERY_DEPTH, direction
from game.meshes.mesh_data import Part

SECTORS = 8
WIDTH = 2 * float(np.pi) / SECTORS


def sectored(parts: Iterable[Part]) -> list[list[Part]]:
    """``parts`` by the sector their middle lies in, each sector's gathered by surface."""
    slices: list[list[Part]] = [[] for _ in range(SECTORS)]
    for part in parts:
        low, high = part.mesh.bounds()
        middle = (low + high) / 2
        slices[int(np.arctan2(middle[0], middle[2]) / WIDTH % SECTORS)].append(part)
    return [gathered(slice_) for slice_ in slices]


def sector_edges(points: int = 7) -> np.ndarray:
    """(SECTORS, points, 2) metres: x and z along each sector's inner edge, where galleries end."""
    azimuths = (np.arange(SECTORS)[:, None] + np.linspace(0, 1, points)) * WIDTH
    way = np.array([direction(float(a))[[0, 2]] for a in azimuths.ravel()])
    return (way * (APOTHEM - GALLERY_DEPTH)).reshape(SECTORS, points, 2)
