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


IDENTITY = np.eye(3)


def cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(3,) the cross product; numpy's own spends twenty times as long on getting ready."""
    x, y, z = a
    u, v, w = b
    return np.array([y * w - z * v, z * u - x * w, x * v - y * u])


def length(a: np.ndarray) -> float:
    """Of a vector (3,)."""
    return float(a @ a) ** 0.5


def axis_turn(axis: int, angle: float) -> np.ndarray:
    """(3, 3) turn by radians about x (0), y (1) or z (2). About x, positive bows +y towards +z."""
    c, s = np.cos(angle), np.sin(angle)
    turn = IDENTITY.copy()
    i, j = (axis + 1) % 3, (axis + 2) % 3
    turn[i, i] = turn[j, j] = c
    turn[j, i], turn[i, j] = s, -s
    return turn


def turn_about(axis: np.ndarray, angle: float) -> np.ndarray:
    """(3, 3) turn by radians about a unit axis (3,). Rodrigues."""
    x, y, z = axis
    c, s = np.cos(angle), np.sin(angle)
    k = 1 - c
    return np.array([
        [c + x * x * k, x * y * k - z * s, x * z * k + y * s],
        [y * x * k + z * s, c + y * y * k, y * z * k - x * s],
        [z * x * k - y * s, z * y * k + x * s, c + z * z * k],
    ])  # fmt: skip


def frame(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(3, 3) orthonormal columns: along ``first``, then ``second`` made square to it."""
    a = first / length(first)
    b = second - a * (a @ second)
    b /= length(b)
    made = np.empty((3, 3))
    made[:, 0], made[:, 1], made[:, 2] = a, b, cross(a, b)
    return made


def posed(
    skeleton: Skeleton, turns: dict[int, np.ndarray], shift: np.ndarray | None = None
) -> np.ndarray:
    """(B, 4, 4) matrices from rest to pose. ``turns``: bone -> (3, 3) turn about its own head,

    in rest axes, on top of whatever its parent does; ``shift`` (3,) moves the root.
    """
    matrices = np.zeros((len(skeleton.names), 4, 4))
    matrices[:, 3, 3] = 1.0
    if shift is not None:
        matrices[0, :3, 3] = shift
    matrices[0, :3, :3] = IDENTITY
    for bone, parent in enumerate(skeleton.parents.tolist()):
        up = matrices[max(parent, 0)]
        turn = turns.get(bone)
        if turn is None:
            matrices[bone] = up
            continue
        head = skeleton.heads[bone]
        turned = up[:3, :3] @ turn
        matrices[bone, :3, :3], matrices[bone, :3, 3] = (
            turned,
            up[:3, :3] @ head + up[:3, 3] - turned @ head,
        )
    return matrices


def reach(
    shoulder: np.ndarray, target: np.ndarray, upper: float, lower: float, pole: np.ndarray
) -> np.ndarray:
    """(3,) where the elbow goes so that a two-bone limb of the given lengths ends at ``target``.

    ``pole`` (3,) is the way the elbow points. A target out of reach is reached for, straight.
    """
    way = target - shoulder
    distance = min(max(length(way), abs(upper - lower) + 1e-4), upper + lower - 1e-4)
    way = way / length(way)
    along = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    out = max(upper * upper - along * along, 0.0) ** 0.5
    side = pole - way * (way @ pole)
    return shoulder + way * along + side / length(side) * out


def skinned(
    points: np.ndarray, joints: np.ndarray, weights: np.ndarray, matrices: np.ndarray
) -> np.ndarray:
    """(V, 3) points carried by (B, 4, 4) matrices; joints and weights (V, K)."""
    blend = np.einsum("vk,vkij->vij", weights, matrices[joints][:, :, :3])
    return np.einsum("vij,vj->vi", blend[:, :, :3], points) + blend[:, :, 3]
