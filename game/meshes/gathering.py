"""Many small parts become few: one mesh for each surface."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.meshes.mesh_data import MeshData, Part, merge


def gathered(parts: Iterable[Part]) -> list[Part]:
    """The same geometry with one part for each surface and way of drawing, in a steady order."""
    kinds: dict[tuple[str, bool, bool, bool], list[MeshData]] = {}
    for part in parts:
        kind = part.surface, part.blocks_sun, part.two_sided, part.sunlit
        kinds.setdefault(kind, []).append(part.mesh)
    return [
        Part(surface, merge(meshes), blocks_sun=blocks, two_sided=both, sunlit=sunlit)
        for (surface, blocks, both, sunlit), meshes in sorted(
            kinds.items(), key=lambda item: item[0]
        )
    ]


def turned(parts: Iterable[Part], azimuth: float) -> list[Part]:
    """Every part turned about y, clockwise seen from above, by ``azimuth`` radians."""
    return [replace(part, mesh=part.mesh.turned(azimuth)) for part in parts]


def moved(parts: Iterable[Part], offset: tuple[float, float, float]) -> list[Part]:
    """Every part shifted by ``offset`` metres."""
    return [replace(part, mesh=part.mesh.moved(offset)) for part in parts]
