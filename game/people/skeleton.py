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
    """(..., 3) the cross product; numpy's own spends ten times as long on getting ready."""
    made = np.empty(np.broadcast_shapes(a.shape, b.shape))
    x, y, z = a[..., 0], a[..., 1], a[..., 2]
    u, v, w = b[..., 0], b[..., 1], b[..., 2]
    made[..., 0] = y * w - z * v
    made[..., 1] = z * u - x * w
    made[..., 2] = x * v - y * u
    return made


def dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(..., 1) the dot product, ready to scale vectors with."""
    return (a * b).sum(axis=-1, keepdims=True)


def length(a: np.ndarray) -> np.ndarray:
    """(..., 1) of vectors (..., 3)."""
    return np.sqrt(dot(a, a))


def axis_turn(axis: int, angle: float) -> np.ndarray:
    """(3, 3) turn by radians about x (0), y (1) or z (2). About x, positive bows +y towards +z."""
    c, s = np.cos(angle), np.sin(angle)
    turn = IDENTITY.copy()
    i, j = (axis + 1) % 3, (axis + 2) % 3
    turn[i, i] = turn[j, j] = c
    turn[j, i], turn[i, j] = s, -s
    return turn


def three_turns(angles: np.ndarray) -> np.ndarray:
    """(..., 3, 3) from radians (..., 3) about x, y and z: z's turn first, then x's, then y's."""
    c, s = np.cos(angles), np.sin(angles)
    cx, cy, cz = c[..., 0], c[..., 1], c[..., 2]
    sx, sy, sz = s[..., 0], s[..., 1], s[..., 2]
    a, b = sy * sx, cy * sx
    made = np.empty((*angles.shape, 3))
    made[..., 0, 0], made[..., 0, 1], made[..., 0, 2] = cy * cz + a * sz, a * cz - cy * sz, sy * cx
    made[..., 1, 0], made[..., 1, 1], made[..., 1, 2] = cx * sz, cx * cz, -sx
    made[..., 2, 0], made[..., 2, 1], made[..., 2, 2] = b * sz - sy * cz, sy * sz + b * cz, cy * cx
    return made


def turning(axis: np.ndarray) -> np.ndarray:
    """(2, ..., 3, 3) for unit axes (..., 3): what a turn's sine and its 1 - cosine multiply. Rodrigues."""
    made = np.zeros((2, *axis.shape, 3))
    x, y, z = axis[..., 0], axis[..., 1], axis[..., 2]
    first = made[0]
    first[..., 0, 1], first[..., 0, 2], first[..., 1, 2] = -z, y, -x
    first[..., 1, 0], first[..., 2, 0], first[..., 2, 1] = z, -y, x
    made[1] = first @ first
    return made


def turned(about: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """(..., 3, 3) turns by radians (...) about axes made ready by ``turning``."""
    angle = np.asarray(angle, float)[..., None, None]
    return IDENTITY + np.sin(angle) * about[0] + (1 - np.cos(angle)) * about[1]


def turn_about(axis: np.ndarray, angle: np.ndarray) -> np.ndarray:
    """(..., 3, 3) turn by radians (...) about unit axes (..., 3)."""
    return turned(turning(np.asarray(axis, float)), angle)


def twist_about(turn: np.ndarray, axis: np.ndarray) -> np.ndarray:
    """(...) radians: how far turns (..., 3, 3) spin about unit axes (..., 3); the rest of them swings."""
    around = np.empty(turn.shape[:-1])
    around[..., 0] = turn[..., 2, 1] - turn[..., 1, 2]
    around[..., 1] = turn[..., 0, 2] - turn[..., 2, 0]
    around[..., 2] = turn[..., 1, 0] - turn[..., 0, 1]
    trace = turn[..., 0, 0] + turn[..., 1, 1] + turn[..., 2, 2]
    return 2 * np.arctan2((around * axis).sum(axis=-1), 1 + trace)


def turn_and_angle(turn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Unit axes (..., 3) and radians (...) of turns (..., 3, 3), half turns included.

    The quaternion is the first eigenvector of a symmetric matrix (Bar-Itzhack, 2000).
    """
    full = np.zeros((*turn.shape[:-2], 4, 4))
    trace = np.trace(turn, axis1=-2, axis2=-1)
    full[..., :3, :3] = turn + turn.swapaxes(-1, -2) - trace[..., None, None] * IDENTITY
    for i, (j, k) in enumerate(((2, 1), (0, 2), (1, 0))):
        full[..., i, 3] = full[..., 3, i] = turn[..., j, k] - turn[..., k, j]
    full[..., 3, 3] = trace
    q = np.linalg.eigh(full)[1][..., -1]
    q = np.where(q[..., 3:] < 0, -q, q)
    long = length(q[..., :3])
    axis = np.where(long > 1e-9, q[..., :3] / np.maximum(long, 1e-9), [1.0, 0.0, 0.0])
    return axis, 2 * np.arctan2(long[..., 0], q[..., 3])


def share_of(turn: np.ndarray, share: np.ndarray) -> np.ndarray:
    """(..., 3, 3) the part ``share`` (...) of turns (..., 3, 3): 0 none … 1 all."""
    axis, angle = turn_and_angle(turn)
    return turn_about(axis, angle * share)


def frame(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(..., 3, 3) orthonormal columns: along ``first``, then ``second`` made square to it."""
    a = first / length(first)
    b = second - a * dot(a, second)
    b /= length(b)
    made = np.empty((*a.shape, 3))
    made[..., 0], made[..., 1], made[..., 2] = a, b, cross(a, b)
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
    shoulder: np.ndarray,
    target: np.ndarray,
    upper: np.ndarray | float,
    lower: np.ndarray | float,
    pole: np.ndarray,
) -> np.ndarray:
    """(..., 3) where elbows go so that two-bone limbs of the given lengths end at ``target``.

    ``upper`` and ``lower`` are one number or (..., 1); ``pole`` (..., 3) is the way the elbow points.
    A target out of reach is reached for, straight.
    """
    way = target - shoulder
    far = length(way)
    distance = np.minimum(np.maximum(far, abs(upper - lower) + 1e-4), upper + lower - 1e-4)
    way = way / far
    along = (upper * upper - lower * lower + distance * distance) / (2 * distance)
    out = np.sqrt(np.maximum(upper * upper - along * along, 0.0))
    side = pole - way * dot(way, pole)
    return shoulder + way * along + side * (out / length(side))


def skinned(
    points: np.ndarray, joints: np.ndarray, weights: np.ndarray, matrices: np.ndarray
) -> np.ndarray:
    """(V, 3) points carried by (B, 4, 4) matrices; joints and weights (V, K)."""
    blend = np.einsum("vk,vkij->vij", weights, matrices[joints][:, :, :3])
    return np.einsum("vij,vj->vi", blend[:, :, :3], points) + blend[:, :, 3]
