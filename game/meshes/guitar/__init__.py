"""Maren's guitar, nylon-strung. Metres; `measures` says where its origin is and how it lies."""

from __future__ import annotations

from game.meshes.detail import Detail
from game.meshes.gathering import gathered
from game.meshes.guitar.body import body
from game.meshes.guitar.head import head
from game.meshes.guitar.neck import bridge, fingerboard, neck, nut
from game.meshes.guitar.strings import strings
from game.meshes.mesh_data import Part

__all__ = ["guitar"]


def guitar(detail: Detail = "full") -> list[Part]:
    """Soundboard, box with neck and head, and strings (``string``, two-sided, throwing no shadow)."""
    wood = [neck(detail), fingerboard(detail), nut(), bridge(detail), head(detail)]
    return [
        *gathered([*body(detail), *(Part("guitar", mesh) for mesh in wood)]),
        Part("string", strings(detail), blocks_sun=False, two_sided=True),
    ]
