"""What a person's shaders are told once: skin, hair and iris, what burns in the eyes, what the clothes are made of."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from panda3d.core import LVector4f, NodePath, PTA_LVecBase4f, UnalignedLVecBase4f

from game.people.data import PersonData

FABRIC_ROWS, FABRICS = 5, 16
"""Rows of four numbers that make a fabric, and how many fabrics one person may wear: as in cloth.glsl."""
BROWS, DARK_BROWS = 1.3, 0.12
"""Brows and lashes are the hair's roots this much lighter, but no lighter than that (linear albedo)."""


def wear_looks(path: NodePath, nodes: Mapping[str, NodePath], data: PersonData) -> None:
    """Gives ``path`` and the nodes below it, by mesh name, the uniforms that never change."""
    look = data.look
    for name, ball in zip(("eye_left", "eye_right"), data.eyes, strict=True):
        path.set_shader_input(name, vector(ball))
    path.set_shader_input("person_color", vector(look["aura"]))
    nodes["skin"].set_shader_input("skin_color", vector(look["skin"]))
    nodes["eye"].set_shader_input("iris", vectors(look["iris"]))
    nodes["eye"].set_shader_input("eye_soul", vector([*look["fire"], *look["ocean"]]))
    nodes["hair"].set_shader_input("hair", vectors([*look["hair"], brows(look)]))
    nodes["cloth"].set_shader_input("fabrics", vectors(wardrobe(data.fabrics)))


def brows(look: Mapping[str, np.ndarray]) -> np.ndarray:
    """(3,) albedo of brows and lashes: ``brow`` if the file has it, else out of the hair's roots."""
    if "brow" in look:
        return look["brow"]
    root = look["hair"][0] * BROWS
    return root * min(1.0, DARK_BROWS / float(root.max()))


def wardrobe(fabrics: np.ndarray) -> np.ndarray:
    """(K, 5, 4) as the (80, 4) rows that cloth.glsl reads. Raises ValueError for more than it has room for."""
    if fabrics.shape[1:] != (FABRIC_ROWS, 4) or len(fabrics) > FABRICS:
        raise ValueError(
            f"fabrics come as ({FABRICS} or fewer, {FABRIC_ROWS}, 4), not {fabrics.shape}"
        )
    rows = np.zeros((FABRIC_ROWS * FABRICS, 4), np.float32)
    rows[: FABRIC_ROWS * len(fabrics)] = fabrics.reshape(-1, 4)
    return rows


def vector(values) -> LVector4f:
    """Up to four numbers as the engine's, the rest zero."""
    numbers = [float(v) for v in values]
    return LVector4f(*numbers, *[0.0] * (4 - len(numbers)))


def vectors(rows) -> PTA_LVecBase4f:
    """(N, up to 4) as an array uniform."""
    made = PTA_LVecBase4f.empty_array(len(rows))
    for i, row in enumerate(rows):
        made.set_element(i, UnalignedLVecBase4f(*vector(row)))
    return made
