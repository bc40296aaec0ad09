"""What makes a niche under a window a place to sit: a long pad and two pillows leaning in its corners."""

from __future__ import annotations

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.hall_plan import APOTHEM
from game.meshes.mesh_data import MeshData, merge
from game.meshes.profiles import numbered, rolled, sheet

SEAT = 0.46
VELVETS = ((0.26, 0.045, 0.04), (0.05, 0.14, 0.09), (0.34, 0.19, 0.05), (0.07, 0.09, 0.24))
VELVET = 0.0
"""Fourth colour channel of cushion.frag."""


def pad(half: float, tint: tuple[float, float, float], detail: Detail = "full") -> MeshData:
    """A seat pad as long as the bench, four buttons deep in it, in place at z = +apothem."""
    front, back, thick = APOTHEM - 0.27, APOTHEM + 0.37, 0.075
    u = np.concatenate(
        [[-1.0, -0.985], np.linspace(-0.95, 0.95, either(detail, 17, 17, 7)), [0.985, 1.0]]
    )
    v = np.array([-1.0, -0.97, -0.85, -0.5, 0.0, 0.5, 0.9, 1.0])
    v = either(detail, v, v, v[[0, 1, 3, 5, 7]])

    def puff(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        swell = np.clip(1 - a**24, 0, 1) ** 0.5 * np.clip(1 - b**8, 0, 1) ** 0.5
        buttons = sum(
            np.exp(-(((a - x) / 0.07) ** 2) - (b / 0.22) ** 2) for x in (-0.6, -0.2, 0.2, 0.6)
        )
        y = SEAT + thick * (swell - 0.4 * buttons * swell)
        return np.stack([half * a, y, (front + back) / 2 + (back - front) / 2 * b], -1)

    return numbered(sheet(u, v, puff), VELVET).tinted(tint)


def pillow(size: float, tint: tuple[float, float, float], detail: Detail = "full") -> MeshData:
    """A square pillow, seen from its front (-z), standing on y = 0, its back on z = 0."""
    line = np.linspace(-1, 1, either(detail, 9, 9, 6))

    def puff(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        plump = (np.clip(1 - a**4, 0, 1) * np.clip(1 - b**4, 0, 1)) ** 0.55
        ears = 1 - 0.09 * (1 - a**2) * np.abs(b) ** 3
        sides = 1 - 0.09 * (1 - b**2) * np.abs(a) ** 3
        x, y = size / 2 * a * sides, size / 2 * (1 + b * ears)
        return np.stack([x, y, -0.10 * plump + 0.16 * (y / size)], -1)

    return numbered(sheet(line, line, puff), VELVET).tinted(tint)


def upholstery(half: float, which: int, detail: Detail = "full") -> MeshData:
    """Pad and pillows of one bench; ``which`` turns through the velvets."""
    tint, other, third = (VELVETS[(which + k) % len(VELVETS)] for k in range(3))
    left = rolled(pillow(0.44, other, detail), 0.10).moved(
        (-half + 0.30, SEAT + 0.05, APOTHEM + 0.22)
    )
    right = rolled(pillow(0.38, third, detail), -0.16).moved(
        (half - 0.62, SEAT + 0.05, APOTHEM + 0.22)
    )
    return merge([pad(half - 0.04, tint, detail), left, right])
