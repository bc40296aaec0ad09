"""How a seated player holds the guitar: its waist on her right thigh, its back against her."""

from __future__ import annotations

import numpy as np

from game.meshes.guitar import measures as m
from game.people.skeleton import Skeleton, cross, frame, length, turn_about

RISE = np.radians(27.0)
"""How steeply the neck goes up to her left."""
FORWARD = np.radians(17.0)
"""How far the head stands before the body."""
TOWARDS_FACE = np.radians(15.0)
"""How far the soundboard looks up, so that she sees her fingers."""
THIGH = 0.44
"""Share of the way from hip to knee at which the waist rests."""
THICKNESS = 0.078
"""From the thigh's bone to the cloth on it, where nothing is known of the body."""
INWARD = 0.012
"""Metres that the waist lies nearer to her other leg than the thigh's own middle."""
WAIST = np.array([-0.1175, 0.110, -0.055])
"""What rests on the thigh, in the guitar's axes."""
TORSO = ("root", "spine04", "spine02")
NEAREST = 0.004
"""Metres that are left between the wood and her clothes."""


def held(skeleton: Skeleton, points: np.ndarray | None = None, joints=None) -> np.ndarray:
    """(4, 4) from the guitar's axes to the sitter's.

    points (V, 3): her clothes and skin at rest; joints (V,): the bone that each hangs on most. With
    them the guitar keeps out of lap and belly; without, it is laid by her bones alone.
    """
    neck = np.array([-np.cos(RISE) * np.cos(FORWARD), np.sin(RISE), np.cos(RISE) * np.sin(FORWARD)])
    face = np.array([0.0, np.sin(TOWARDS_FACE), np.cos(TOWARDS_FACE)])
    turn = frame(neck, face)  # columns: along the strings, out of the soundboard, and a third
    placement = np.eye(4)
    placement[:3, 1], placement[:3, 2] = turn[:, 0], turn[:, 1]
    placement[:3, 0] = turn[:, 2]
    hip, knee = (skeleton.heads[skeleton.index(f"{n}.R")] for n in ("upperleg01", "lowerleg01"))
    lap = hip + (knee - hip) * THIGH + np.array([-INWARD, THICKNESS, 0.0])
    placement[:3, 3] = lap - placement[:3, :3] @ WAIST
    if points is not None:
        rest_against(placement, skeleton, points, np.asarray(joints))
    return placement


def rest_against(
    placement: np.ndarray, skeleton: Skeleton, points: np.ndarray, joints: np.ndarray
) -> None:
    """Moves ``placement`` forward off her belly and up off her thighs, or down onto them."""
    bones = lambda names: [skeleton.index(n) for n in names if n in skeleton.names]  # noqa: E731
    torso = points[np.isin(joints, bones(TORSO))]
    thighs = points[np.isin(joints, bones(("upperleg01.L", "upperleg01.R", "lowerleg01.R")))]
    for _ in range(6):
        back = behind(placement, torso)
        placement[:3, 3] += placement[:3, 2] * (back + NEAREST if back > -0.2 else 0.0)
        placement[1, 3] += beneath(placement, thighs) + NEAREST


def behind(placement: np.ndarray, points: np.ndarray) -> float:
    """Metres by which points reach through the back; negative while there is room. -1 for none."""
    local = to_guitar(placement, points)
    over = abs(local[:, 0]) < half_width(local[:, 1]) - 0.004
    over &= local[:, 2] < 0.05
    return float((local[over, 2] + m.depth(local[over, 1]) + 0.006).max(initial=-1.0))


def beneath(placement: np.ndarray, points: np.ndarray) -> float:
    """Metres that the body must rise (or, negative, may sink) until it just lies on points."""
    local = to_guitar(placement, points)
    near = (local[:, 2] < 0.0) & (local[:, 2] > -m.depth(local[:, 1])) & (local[:, 0] < 0.06)
    near &= (local[:, 1] > -0.15) & (local[:, 1] < 0.31)
    if not near.any():
        return 0.0
    # Up her axes the treble side moves by less than along its own.
    climb = placement[1, 0]
    reach = (local[near, 0] + half_width(local[near, 1])) / climb
    return float(np.clip(reach.max(), -0.04, 0.06))


def half_width(y: np.ndarray) -> np.ndarray:
    """Of the body at ``y``; -1 beyond its ends."""
    x, at = m.HALF_OUTLINE[::-1].T
    return np.interp(y, at, x, left=-1.0, right=-1.0)


def to_guitar(placement: np.ndarray, points: np.ndarray) -> np.ndarray:
    """(N, 3) the sitter's points in the guitar's axes."""
    return (points - placement[:3, 3]) @ placement[:3, :3]


def to_sitter(placement: np.ndarray, points: np.ndarray) -> np.ndarray:
    """The guitar's points (..., 3) in the sitter's axes."""
    return np.asarray(points) @ placement[:3, :3].T + placement[:3, 3]


def swayed(placement: np.ndarray, chest: np.ndarray, sway: float = 0.0) -> np.ndarray:
    """(4, 4) where it is while her chest moves by (4, 4) ``chest``: it follows a third of the way.

    sway: radians that it rocks about the thigh with the music.
    """
    share = 0.33
    waist = to_sitter(placement, WAIST)
    upper = to_sitter(placement, np.array([0.139, 0.245, -0.09]))
    moved = (chest[:3, :3] @ upper + chest[:3, 3] - upper) * share
    arm = upper - waist
    # The waist stays on the thigh; only the part across the lever turns the body about it.
    axis = cross(arm, moved) / max(arm @ arm, 1e-9)
    angle = length(axis)
    rock = turn_about(axis / angle, angle) if angle > 1e-9 else np.eye(3)
    rock = rock @ turn_about(placement[:3, 2], sway)
    out = np.eye(4)
    out[:3, :3] = rock @ placement[:3, :3]
    out[:3, 3] = waist + rock @ (placement[:3, 3] - waist)
    return out
