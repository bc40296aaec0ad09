"""Runners on the floor before the benches under the windows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.meshes.detail import Detail, either
from game.meshes.hall_plan import APOTHEM, WINDOW_SIDES, side_azimuth
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.profiles import inside_out, numbered, sheet

HALF = (1.30, 0.46)
"""Half the length and half the width, metres; rug.frag draws its border by them."""
BEFORE = 0.86
"""Metres from the spine plane to a runner's middle."""
DYES = ((0.30, 0.045, 0.032), (0.22, 0.07, 0.03), (0.05, 0.10, 0.085), (0.27, 0.035, 0.05))


def runner(dye: tuple[float, float, float], which: float, detail: Detail) -> MeshData:
    """One runner at the origin, its length along x; a fold or two where a foot has pushed it."""
    u, v = (np.linspace(-h, h, either(detail, n, 2)) for h, n in zip(HALF, (33, 9), strict=True))

    def lie(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        fold = np.exp(-(((a - 0.5 + 1.1 * which + 0.4 * b) / 0.07) ** 2))
        high = either(detail, 0.011 * fold * (0.5 + b), 0.0 * a)
        return np.stack([a, 0.009 + high, b], -1)

    lying = sheet(u, v, lie)
    lying = lying if lying.normals[0, 1] > 0 else inside_out(lying)
    return numbered(replace(lying, uv=lying.positions[:, [0, 2]]), which).tinted(dye)


def rugs(detail: Detail = "full") -> list[Part]:
    """A runner before every bench, as one part."""
    lying = []
    for index, side in enumerate(WINDOW_SIDES):
        one = runner(DYES[index % len(DYES)], (index * 0.37) % 1.0, detail)
        askew = np.radians(2.2 * np.sin(index * 2.4))
        place = (0.14 * np.cos(index * 1.7), 0.0, APOTHEM - BEFORE)
        lying.append(one.turned(float(askew)).moved(place).turned(side_azimuth(side)))
    return [Part("rug", merge(lying), blocks_sun=False)]
