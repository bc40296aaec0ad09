"""One hand as numbers: where its fingertips are for a wrist and four bends, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.people.arms import finger_hinges, palms
from game.people.data import PersonData
from game.people.layout import heads_of
from game.people.skeleton import Skeleton, cross
from game.people.wipe import FURTHER

FINGERS = ("finger1", "finger2", "finger3", "finger4")
"""Thumb, first, second, and third with fourth."""
PARAMETERS = 10
"""Wrist (3), turn as a rotation vector (3), bends (4)."""


@dataclass(frozen=True)
class Hand:
    """At its seated rest, in the sitter's axes. wrist (3,); inner, outer, tips (4, 3): heads of the

    two links and the fingertip of each finger; across, along (3,): unit, from the third finger to
    the first, and from the wrist to the middle knuckle; hinges (4, 3): unit axes about which each
    finger bends, the same ones that `arms.Arms` bends them about.
    """

    wrist: np.ndarray
    inner: np.ndarray
    outer: np.ndarray
    tips: np.ndarray
    across: np.ndarray
    along: np.ndarray
    hinges: np.ndarray

    def joints(self, pose: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """pose (S, 10) -> inner, outer, tips, each (S, 4, 3), in the sitter's axes."""
        turn = turns(pose[:, 3:6])
        bend = pose[:, 6:]
        far = about(self.hinges, bend * FURTHER, self.tips - self.outer) + self.outer - self.inner
        near = about(self.hinges, bend, np.broadcast_to(self.outer - self.inner, far.shape))
        far = about(self.hinges, bend, far)
        root = self.inner - self.wrist
        back = turn.transpose(0, 2, 1)
        place = lambda local: local @ back + pose[:, None, :3]  # noqa: E731
        return place(root), place(root + near), place(root + far)

    def laid(self, across: np.ndarray, along: np.ndarray) -> np.ndarray:
        """(3, 3) the turn from rest that brings the hand's own two ways onto these."""
        return square(across, along) @ square(self.across, self.along).T


def hand_of(skeleton: Skeleton, tips: np.ndarray, side: str) -> Hand:
    """The hand of one side, "L" or "R"; tips (4, 3): its fingertips at rest, metres."""
    at = lambda name: skeleton.heads[skeleton.index(f"{name}.{side}")]  # noqa: E731
    wrist = at("wrist")
    across, along = at("finger2-1") - at("finger4-1"), at("finger3-1") - wrist
    across, along = across / np.linalg.norm(across), along / np.linalg.norm(along)
    inner, outer = (np.array([at(f"{f}-{link}") for f in FINGERS]) for link in (1, 2))
    tips = np.asarray(tips, float)
    heads = heads_of([skeleton])
    hinges = finger_hinges(heads, palms(heads))[:8, 0].reshape(2, 4, 3)["LR".index(side)]
    return Hand(wrist, inner, outer, tips, across, along, hinges)


def fingertips(data: PersonData) -> np.ndarray:
    """(2, 4, 3) where the fingers of the left and the right hand end at rest."""
    skin, skeleton = data.meshes["skin"], data.skeleton
    found = np.zeros((2, 4, 3))
    for s, side in enumerate("LR"):
        for f, finger in reversed(list(enumerate(FINGERS))):
            bone = skeleton.index(f"{finger}-2.{side}")
            own = (skin.weights * (skin.joints == bone)).sum(axis=1) > 0.5
            points = skin.positions[own].astype(float)
            reach = np.linalg.norm(points - skeleton.heads[bone], axis=1)
            ends = points[reach > 0.93 * reach.max()]
            if finger == "finger4":
                # Two fingers hang on this bone: the one beside the second finger presses strings.
                middle = skeleton.heads[skeleton.index(f"finger3-2.{side}")]
                far = points[reach > 0.72 * reach.max()]
                away = np.linalg.norm(far - middle, axis=1)
                ends = far[away < away.min() + 0.012]
            found[s, f] = ends.mean(axis=0)
    return found


def turns(vectors: np.ndarray) -> np.ndarray:
    """(S, 3, 3) from rotation vectors (S, 3), radians. Rodrigues."""
    angle = np.linalg.norm(vectors, axis=1)
    x, y, z = (vectors / np.maximum(angle, 1e-9)[:, None]).T
    zero = np.zeros_like(x)
    k = np.array([[zero, -z, y], [z, zero, -x], [-y, x, zero]]).transpose(2, 0, 1)
    s, c = np.sin(angle)[:, None, None], np.cos(angle)[:, None, None]
    return np.eye(3) + s * k + (1 - c) * (k @ k)


def vector(turn: np.ndarray) -> np.ndarray:
    """(3,) the rotation vector of a turn (3, 3)."""
    angle = np.arccos(np.clip((np.trace(turn) - 1) / 2, -1.0, 1.0))
    if angle > np.pi - 1e-3:
        values, axes = np.linalg.eigh((turn + turn.T) / 2)
        return axes[:, values.argmax()] * angle
    off = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return off * (0.5 if angle < 1e-6 else angle / (2 * np.sin(angle)))


def about(axis: np.ndarray, angle: np.ndarray, points: np.ndarray) -> np.ndarray:
    """(S, 4, 3) points turned about each finger's unit axis (4, 3) by angle (S, 4)."""
    c, s = np.cos(angle)[..., None], np.sin(angle)[..., None]
    along = (points * axis).sum(axis=-1, keepdims=True)
    return points * c + cross(axis, points) * s + axis * (along * (1 - c))


def square(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """(3, 3) orthonormal columns: along ``first``, then ``second`` made square to it."""
    a = first / np.linalg.norm(first)
    b = second - a * (a @ second)
    b = b / np.linalg.norm(b)
    return np.stack([a, b, np.cross(a, b)], axis=1)


def solved(
    residuals: Callable[[np.ndarray], np.ndarray], start: np.ndarray, steps: int = 14
) -> np.ndarray:
    """(S, P) poses whose residuals (S, N) are least, all S at once. Levenberg 1944, Marquardt 1963.

    ``residuals`` is asked for (K · S, P) poses: the S problems K times over.
    """
    pose = start.copy()
    count, size = pose.shape
    damping = np.full(count, 1e-2)
    now = residuals(pose)
    cost = (now**2).sum(axis=1)
    nudge = np.repeat(np.eye(size), count, axis=0) * 1e-5
    for _ in range(steps):
        nudged = residuals(again(pose, size) + nudge).reshape(size, count, -1)
        slope = (nudged - now).transpose(1, 2, 0) / 1e-5
        normal = slope.transpose(0, 2, 1) @ slope
        diagonal = np.einsum("spp->sp", normal)
        lifted = normal + np.eye(size) * (damping[:, None] * (diagonal + 1e-6))[:, None, :]
        step = np.linalg.solve(lifted, np.einsum("snp,sn->sp", slope, now)[..., None])[..., 0]
        tried = pose - step
        then = residuals(tried)
        better = (then**2).sum(axis=1) < cost
        pose[better], now[better] = tried[better], then[better]
        cost = (now**2).sum(axis=1)
        damping = np.where(better, damping * 0.4, damping * 4.0)
    return pose


def again(constant: np.ndarray, times: int) -> np.ndarray:
    """(times · S, ...) the same rows (S, ...) over and over."""
    return np.tile(constant, (times, *(1,) * (constant.ndim - 1)))
