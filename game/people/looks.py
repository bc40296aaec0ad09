"""What a person's shaders are told once: skin, hair and iris, what burns in the eyes, what the clothes are made of."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from panda3d.core import LVector4f, NodePath, PTA_LVecBase4f, UnalignedLVecBase4f

from game.people.data import PersonData

FABRIC_ROWS, FABRICS = 5, 16
"""Rows of four numbers that make a fabric, and how many fabrics one person may wear: as in cloth.glsl."""

LOOK = {
    "skin": (0.385, 0.235, 0.155),
    "hair": ((0.012, 0.0072, 0.0050), (0.034, 0.019, 0.011)),
    "iris": ((0.016, 0.006, 0.003), (0.085, 0.033, 0.010)),
    "aura": (1.0, 0.8, 0.5),
    "fire": (0.0,),
    "ocean": (0.0,),
}
"""Linear albedo where a file says nothing: brown eyes, black hair, tan skin, no fire and no sea."""
LASHES = 1.3
"""Brows and lashes are the hair's roots this much lighter, where a file has no ``brow`` of its own."""


def look(given: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """``given`` with what it lacks filled in. skin, aura, brow (3,); hair, iris (2, 3); fire, ocean (1,)."""
    whole = {name: np.asarray(value, np.float32) for name, value in {**LOOK, **given}.items()}
    whole.setdefault("brow", np.minimum(whole["hair"][0] * LASHES, 0.12))
    for name, value in LOOK.items():
        whole[name] = whole[name].reshape(np.shape(value))
    return whole


def wear_looks(path: NodePath, nodes: Mapping[str, NodePath], data: PersonData) -> None:
    """Gives ``path`` and the nodes below it, by mesh name, the uniforms that never change."""
    own = look(getattr(data, "look", {}))
    left, right = (LVector4f(*map(float, e)) for e in data.eyes)
    path.set_shader_input("eye_left", left)
    path.set_shader_input("eye_right", right)
    path.set_shader_input("person_color", LVector4f(*map(float, own["aura"]), 0.0))
    nodes["skin"].set_shader_input("skin_color", LVector4f(*map(float, own["skin"]), 0.0))
    nodes["eye"].set_shader_input("iris", rows_of(own["iris"]))
    soul = (float(own["fire"][0]), float(own["ocean"][0]), 0.0, 0.0)
    nodes["eye"].set_shader_input("eye_soul", LVector4f(*soul))
    nodes["hair"].set_shader_input("hair", rows_of(np.vstack([own["hair"], own["brow"]])))
    nodes["cloth"].set_shader_input("fabrics", rows_of(wardrobe(data.fabrics)))


def wardrobe(fabrics: np.ndarray) -> np.ndarray:
    """(K, 5, 4) as the (80, 4) rows that cloth.glsl reads. Raises ValueError for more than it has room for."""
    rows = np.asarray(fabrics, np.float32).reshape(-1, 4)
    if len(rows) % FABRIC_ROWS or len(rows) > FABRIC_ROWS * FABRICS:
        raise ValueError(f"{len(rows)} rows of fabric are not {FABRIC_ROWS} for each of {FABRICS}")
    full = np.zeros((FABRIC_ROWS * FABRICS, 4), np.float32)
    full[: len(rows)] = rows
    return full


def rows_of(values: np.ndarray) -> PTA_LVecBase4f:
    """(N, 3) or (N, 4) as an array uniform of N vectors."""
    made = PTA_LVecBase4f.empty_array(len(values))
    for i, row in enumerate(np.asarray(values, float)):
        x, y, z, *w = row.tolist()
        made.set_element(i, UnalignedLVecBase4f(x, y, z, *(w or [0.0])))
    return made
