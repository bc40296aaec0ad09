"""A peg is turned now and then: the left hand goes up to the head, listens, and comes back."""

from __future__ import annotations

import numpy as np

from game.meshes.guitar.head import HALVES, ROLLERS, onto_neck
from game.people.fretting import STRETCH, Reach
from game.people.hand import PARAMETERS, Hand, solved, turns, vector
from game.people.holding import to_guitar, to_sitter
from game.people.noise import ease
from game.people.skeleton import turn_about

GAP = (24.0, 55.0)
"""Seconds between two thoughts of tuning, shortest and longest."""
LASTS = 4.2
GO = 0.9
"""Seconds of a whole visit to a peg, and of the way there."""
TWIST = 0.22
"""Radians by which the peg is turned to and fro."""
ACROSS, ALONG = np.array([0.15, 0.95, 0.25]), np.array([0.75, 0.35, 0.55])
"""How the hand lies at the head, in the guitar's axes."""


class Tuning:
    """When a peg is turned, and the left hand's pose there."""

    def __init__(
        self, hand: Hand, reach: Reach, placement: np.ndarray, rng: np.random.Generator
    ) -> None:
        self._pose = peg_pose(hand, reach, placement, ROLLERS[0])
        self._axis, self._out = placement[:3, 0], placement[:3, 2]
        self._rng = rng
        self._visits: list[float] = [float(rng.uniform(4.0, 12.0))]

    def ask(self, time: float) -> None:
        """A visit that begins now."""
        self._visits = [at for at in self._visits if at + LASTS < time] + [time]

    def share(self, time: float) -> tuple[float, float]:
        """(0 at the neck … 1 at the peg, radians that the peg is turned by)."""
        while self._visits[-1] + LASTS < time:
            self._visits.append(self._visits[-1] + LASTS + float(self._rng.uniform(*GAP)))
        begun = max((at for at in self._visits if at <= time), default=-99.0)
        since = time - begun
        there = ease(since / GO) * ease((LASTS - since) / GO)
        turn = TWIST * there * np.sin(2.1 * (since - GO)) * ease((since - GO) / 0.4)
        return there, float(turn)

    def at(self, time: float, neck: np.ndarray) -> np.ndarray:
        """(10,) the left hand, which is at ``neck`` (10,) when it does not tune."""
        there, turn = self.share(time)
        if there <= 0:
            return neck
        pose = neck + (self._pose - neck) * there
        pose[3:6] = vector(turn_about(self._axis, turn) @ turns(pose[None, 3:6])[0])
        # On its way the hand swings out behind the neck, never through it.
        pose[:3] -= 0.03 * np.sin(np.pi * there) * self._out
        return pose


def peg_pose(hand: Hand, reach: Reach, placement: np.ndarray, along: float) -> np.ndarray:
    """(10,) the hand whose thumb and first finger hold a treble peg, ``along`` the head."""
    peg = onto_neck(np.array([[-(HALVES[1] + 0.0036), along + 0.011, -0.0365]]))[0]
    targets = peg + np.array([[0.0, -0.009, -0.006], [0.0, 0.009, 0.0]])
    rest = hand.laid(placement[:3, :3] @ ACROSS, placement[:3, :3] @ ALONG)
    start = np.zeros((1, PARAMETERS))
    start[0, 3:6] = vector(rest)
    start[0, 6:] = 0.3
    start[0, :3] = to_sitter(placement, targets[1]) - hand.joints(start)[2][0, 1]

    def residuals(pose: np.ndarray) -> np.ndarray:
        rows = len(pose)
        inner, _, tips = hand.joints(pose)
        off = (to_guitar(placement, tips[:, :2]) - targets) / 0.004
        # The other fingers stay on their own side of the head.
        beside = np.maximum(to_guitar(placement, tips[:, 2:])[..., 0] + 0.045, 0) / 0.006
        out = np.maximum(to_guitar(placement, inner)[..., 0] + 0.055, 0) / 0.006
        turned = (turns(pose[:, 3:6]) @ rest.T - np.eye(3)).reshape(rows, 9) / 0.7
        stretch = np.linalg.norm(pose[:, :3] - reach.shoulder, axis=1) / reach.length
        far = np.maximum(stretch - STRETCH, 0)[:, None] / 0.01
        bends = (pose[:, 6:] - 0.35) / 0.6
        return np.concatenate([off.reshape(rows, -1), beside, out, turned, far, bends], axis=1)

    return solved(residuals, start)[0]
