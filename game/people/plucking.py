"""The right hand: thumb on the low strings, three fingers on the high ones, each when it is heard."""

from __future__ import annotations

from bisect import bisect_left
from math import exp

import numpy as np

from game.meshes.guitar import measures as m
from game.people.fretting import STRETCH, Reach
from game.people.hand import PARAMETERS, Hand, again, solved, turns, vector
from game.people.holding import to_guitar, to_sitter
from game.people.score import Score

ACROSS, ALONG = np.array([0.42, 0.90, 0.10]), np.array([-0.86, 0.34, -0.38])
"""How the hand lies over the strings, in the guitar's axes: fingers slant towards the bridge."""
MIDDLE = 0.112
"""y at which the second finger touches its string, between bridge and hole."""
BASS = (4, 5, 6)
INWARD = (-1.0, 1.0, 1.0, 1.0)
"""Which way each finger bends to sound its string: the thumb pushes away what the others pull."""
QUICK = 0.045
"""Seconds between the ends of a stroke, from a finger's furthest out to its furthest in, halved."""
STROKE = (0.11, 0.15)
"""Radians of a stroke to either side of the string: the softest, and how much the loudest adds."""
HOVER = 0.07
"""Radians that a resting finger keeps away from its string."""
NEAR = 0.30
"""Seconds about a stroke in which the finger knows of it."""
PEAK = exp(0.5)
"""Makes the ends of a stroke as far out as its size says."""
THUMB_MOVE = 0.22
"""Seconds that the thumb takes to another string."""


def poses(hand: Hand, reach: Reach, placement: np.ndarray) -> np.ndarray:
    """(3, 10) the hand with every fingertip on its string, the thumb on the fourth, fifth, sixth."""
    targets = touches(hand)
    rest = hand.laid(placement[:3, :3] @ ACROSS, placement[:3, :3] @ ALONG)
    start = np.zeros((3, PARAMETERS))
    start[:, 3:6] = vector(rest)
    start[:, 6:] = 0.35
    start[:, :3] = to_sitter(placement, targets[:, 2]) - hand.joints(start)[2][:, 2]

    def residuals(pose: np.ndarray) -> np.ndarray:
        rows = len(pose)
        inner, outer, tips = hand.joints(pose)
        off = (to_guitar(placement, tips) - again(targets, rows // 3)) / 0.0018
        off[:, 0] *= 0.5
        high = [
            np.maximum(low - to_guitar(placement, points)[..., 2], 0).reshape(rows, -1) / 0.006
            for low, points in ((0.050, inner[:, 1:]), (0.032, outer[:, 1:]), (0.055, pose[:, None, :3]))
        ]  # fmt: skip
        turned = (turns(pose[:, 3:6]) @ rest.T - np.eye(3)).reshape(rows, 9) / 0.6
        stretch = np.linalg.norm(pose[:, :3] - reach.shoulder, axis=1) / reach.length
        far = np.maximum(stretch - STRETCH, 0)[:, None] / 0.01
        bends = (pose[:, 6:] - [0.1, 0.3, 0.3, 0.3]) / 0.9
        drawn = pose.copy()
        drawn[:, 7:] -= sum(STROKE)
        clear = to_guitar(placement, hand.joints(drawn)[2])[:, 1:, 2]
        above = np.maximum(0.005 - clear, 0) / 0.002
        three = pose[:, 6:].reshape(-1, 3, 4)
        together = (three - three.mean(axis=1, keepdims=True)).reshape(rows, 4) / 0.35
        return np.concatenate(
            [off.reshape(rows, -1), *high, turned, far, bends, above, together], axis=1
        )

    # Several ways up the slope are one problem: the poses share the mean bend.
    return solved(residuals, start)


def room(start: np.ndarray) -> np.ndarray:
    """(N,) 0 … 1 of a full stroke: notes that a finger rolls through leave it no time to draw back."""
    gap = np.diff(start, prepend=-9.0, append=1e9)
    return np.clip(np.minimum(gap[:-1], gap[1:]) / 0.25, 0.0, 1.0)


def touches(hand: Hand) -> np.ndarray:
    """(3, 4, 3) where the fingertips meet the strings, in the guitar's axes, for each bass string.

    The fingers stand as far apart along the strings as they grow; the thumb is beside the first.
    """
    apart = np.linalg.norm(np.diff(hand.tips[1:], axis=0), axis=1)
    across = (m.SADDLE_SPAN + (m.NUT_SPAN - m.SADDLE_SPAN) * MIDDLE / m.SCALE) / 5
    first, last = np.sqrt(np.maximum(apart**2 - across**2, 1e-4))
    along = (MIDDLE + first, MIDDLE + first, MIDDLE, MIDDLE - last)
    strings = [(bass, 3, 2, 1) for bass in BASS]
    return np.array(
        [[m.string_point(s, y) for s, y in zip(row, along, strict=True)] for row in strings]
    )


class Plucking:
    """The right hand through a piece, prepared once."""

    def __init__(self, score: Score, hand: Hand, reach: Reach, placement: np.ndarray) -> None:
        self._poses = poses(hand, reach, placement)
        strokes = [np.flatnonzero(score.finger == f) for f in range(4)]
        self._times = [score.start[of].tolist() for of in strokes]
        self._size = [
            ((STROKE[0] + STROKE[1] * score.velocity[of]) * room(score.start[of])).tolist()
            for of in strokes
        ]
        self._bass = np.clip(score.string[strokes[0]] - BASS[0], 0, 2).astype(float).tolist()
        self._length = score.length

    def at(self, seconds: float) -> np.ndarray:
        """(10,) the pose at ``seconds`` into the piece."""
        where = self._thumb(seconds)
        low = min(int(where), 1)
        pose = self._poses[low] + (self._poses[low + 1] - self._poses[low]) * (where - low)
        for f in range(4):
            pose[6 + f] += INWARD[f] * self.bend(f, seconds)
        return pose

    def _thumb(self, seconds: float) -> float:
        """Which bass string the thumb is at, 0 the fourth … 2 the sixth; it leaves late and is early."""
        times, bass = self._times[0], self._bass
        if not times:
            return 1.0
        k = bisect_left(times, seconds)
        if k == 0:
            return bass[0]
        if k == len(times):  # back for the next time round
            share = min(max((seconds - self._length + 1.2) / 0.8, 0.0), 1.0)
            return bass[-1] + (bass[0] - bass[-1]) * share
        arrive = times[k]
        leave = max(times[k - 1], arrive - THUMB_MOVE)
        if arrive - times[k - 1] > 0.25:
            arrive -= 0.09
            leave = max(leave, times[k - 1] + 0.09)
        share = min(max((seconds - leave) / max(arrive - leave, 1e-3), 0.0), 1.0)
        return bass[k - 1] + (bass[k] - bass[k - 1]) * share

    def bend(self, finger: int, seconds: float) -> float:
        """Radians beyond the string: the finger draws back, goes through it quickest at the note's

        moment, and floats back. A derivative of a Gaussian: its slope is steepest in its middle.
        """
        times = self._times[finger]
        bend = -HOVER
        for k in range(bisect_left(times, seconds - NEAR), bisect_left(times, seconds + NEAR)):
            since = (seconds - times[k]) / QUICK
            bell = exp(-0.5 * since * since)
            bend += (self._size[finger][k] * since * PEAK + HOVER) * bell
        return bend
