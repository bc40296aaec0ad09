"""Bones as numpy: where they sit, how turns pass from parent to child, and two-bone reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Skeleton:
    """names (B,); parents (B,) with -1 for the root, parents before children; heads (B, 3) metres."""

    names: tuple[str, ...]
    parents: np.ndarray
    heads: np.ndarray

    def index(self, name: str) -> int:
        return self.names.index(name)


def axis_turn(axis: int, angle: float) -> np.ndarray:
    """(3, 3) turn by radians about x (0), y (1) or z (2). About x, positive bows +y towards +z."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.eye(3)
    i, j = (axis + 1) % 3, (axis + 2) % 3
    turn[i, i] = turn[j, j] = c
    turn[j, i], turn[i, j] = s, -s
    return turn


def turn_about(axis: np.ndarray, angle: float) -> np.ndarray:
    """(3, 3) turn by radians about a unit axis (3,). Rodrigues."""
    x, y, z = axis
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * (cross @ cross)


def frame(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(3, 3) orthonormal columns: along ``first``, then ``second`` made square to it."""
    a = first / np.linalg.norm(first)
    b = second - a * (a @ second)
    b /= np.linalg.norm(b)
    return np.column_stack([a, b, np.cross(a, b)])


def posed(
    skeleton: Skeleton, turns: dict[int, np.ndarray], shift: np.ndarray | None = None
) -> np.ndarray:
    """(B, 4, 4) matrices from rest to pose. ``turns``: bone -> (3, 3) turn about its own head,

    in rest axes, on top of whatever its parent does; ``shift`` (3,) moves the root.
    """
    matrices = np.empty((len(skeleton.names), 4, 4))
    for bone, parent in enumerate(skeleton.parents):
        local = np.eye(4)
        turn = turns.get(bone)
        if turn is not None:
            head = skeleton.heads[bone]
            local[:3, :3] = turn
            local[:3, 3] = head - turn @ head
        if parent < 0:
            matrices[bone] = local
            if shift is not None:
                matrices[bone, :3, 3] += shift
        else:
            matrices[bone] = matrices[parent] @ local
    return matrices


def reach(
    shoulder: np.ndarray, target: np.ndarray, upper: float, lower: float, pole: np.ndarray
) -> np.ndarray:
    """(3,) where the elbow goes so that a two-bone limb of the given lengths ends at ``target``.

    ``pole`` (3,) is the way the elbow points. A target out of reach is reached for, straight.
    """
    way = target - shoulder
    distance = float(np.clip(np.linalg.norm(way), abs(upper - lower) + 1e-4, upper + lower - 1e-4))
    way = way / np.linalg.norm(way)
    along = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    out = np.sqrt(max(upper * upper - along * along, 0.0))
    side = pole - way * (way @ pole)
    return shoulder + way * along + side / np.linalg.norm(side) * out


def skinned(
    points: np.ndarray, joints: np.ndarray, weights: np.ndarray, matrices: np.ndarray
) -> np.ndarray:
    """(V, 3) points carried by (B, 4, 4) matrices; joints and weights (V, K)."""
    blend = np.einsum("vk,vkij->vij", weights, matrices[joints][:, :, :3])
    return np.einsum("vij,vj->vi", blend[:, :, :3], points) + blend[:, :, 3]
