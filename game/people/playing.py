"""Maren plays: where both hands are, how far each string swings, and how she sways, at any moment.

`Playing` knows the piece and depends on time alone; `Player` lives between the pieces as well.
"""

from __future__ import annotations

from bisect import bisect_right
from math import exp

import numpy as np

from game.people.data import PersonData
from game.people.fretting import Fretting, Reach
from game.people.hand import PARAMETERS, Hand, fingertips, hand_of
from game.people.noise import Drift, ease
from game.people.plucking import Plucking
from game.people.regard import BusyHands
from game.people.score import Score
from game.people.skeleton import Skeleton, length, turn_about
from game.people.tuning import Tuning

ELBOWS = np.array([[-0.75, -0.60, -0.25], [0.90, 0.15, -0.35]])
"""(2, 3) which way the left and the right elbow point, so that no forearm goes through the wood."""
WIDEST = 0.0026
"""Metres that a string swings to either side when it is plucked as hard as can be."""
RING = (0.9, 1.0, 1.0, 1.5, 1.8, 2.1)
"""Seconds in which a string's swing falls to 37 %, the first string first."""
DAMPED = 0.05
"""Seconds of the same once a finger stops it."""
TREMBLE = 0.0012
"""Metres by which no hand is ever quite still."""
SWAY = 0.012
"""Radians that the guitar rocks by in time with the bars."""
SETTLE = 0.7
"""Seconds from rest to playing and back."""
LET_GO = 0.6
"""Seconds in which her right hand leaves the strings, to speak with it, and comes back."""
STRUM = 0.42
"""Seconds of one stroke across all strings."""


class Playing:
    """A piece under her hands.

    data: her body; placement (4, 4): where the guitar lies in her axes (`holding.held`); score:
    what is played (`score.read_score`). Preparing takes about a fifth of a second.
    """

    def __init__(self, data: PersonData, placement: np.ndarray, score: Score) -> None:
        tips = fingertips(data)
        self.score, self.placement = score, placement
        self.hands: tuple[Hand, Hand] = tuple(
            hand_of(data.skeleton, tips[s], side) for s, side in enumerate("LR")
        )
        self.reaches = tuple(reach_of(data.skeleton, side) for side in "LR")
        self.fretting = Fretting(score, self.hands[0], self.reaches[0], placement)
        self.plucking = Plucking(score, self.hands[1], self.reaches[1], placement)
        self._notes = [
            tuple(
                of.tolist()
                for of in (score.start[k], score.stop[k], score.velocity[k], score.fret[k])
            )
            for k in (np.flatnonzero(score.string == number) for number in range(1, 7))
        ]
        self._tremble = Drift(np.random.default_rng(5), 6, 3.1)

    @property
    def length(self) -> float:
        """Seconds until the piece begins again."""
        return self.score.length

    def poses(self, seconds: float) -> np.ndarray:
        """(2, 10) the left and the right hand's pose at ``seconds`` into the piece."""
        found = np.empty((2, PARAMETERS))
        found[0], found[1] = self.fretting.at(seconds), self.plucking.at(seconds)
        found[:, :3] += TREMBLE * self._tremble.at(seconds).reshape(2, 3)
        return found

    def at(self, seconds: float) -> BusyHands:
        """Both hands at ``seconds`` into the piece."""
        return busy(self.poses(seconds % self.length), np.ones(2))

    def swing(self, seconds: float) -> np.ndarray:
        """(6,) metres that each string swings by, the first string first."""
        out = np.zeros(6)
        for string, (starts, stops, velocities, _) in enumerate(self._notes):
            k = bisect_right(starts, seconds) - 1
            if k >= 0:
                since, after = seconds - starts[k], max(seconds - stops[k], 0.0)
                fall = exp(-since / RING[string] - after / DAMPED)
                out[string] = WIDEST * velocities[k] * fall * min(since / 0.004, 1.0)
        return out

    def frets(self, seconds: float) -> np.ndarray:
        """(6,) where each string is stopped; 0 is open."""
        out = np.zeros(6)
        for string, (starts, _, _, frets) in enumerate(self._notes):
            k = bisect_right(starts, seconds) - 1
            if k >= 0:
                out[string] = frets[k]
        return out

    def sway(self, seconds: float) -> float:
        """Radians that the guitar, and she with it, rocks to her right: to and fro once in two bars."""
        bar = self.score.bar
        passed = np.interp(seconds, bar, np.arange(len(bar)))
        begun = ease((seconds - bar[0]) / 2.0) * ease((bar[-1] + 2.0 - seconds) / 3.0)
        return float(SWAY * begun * np.sin(np.pi * passed))


class Player:
    """Maren with her guitar through the evening: plays, rests her hands on the strings, tunes."""

    def __init__(self, playing: Playing, rng: np.random.Generator) -> None:
        self.playing = playing
        self.tuning = Tuning(playing.hands[0], playing.reaches[0], playing.placement, rng)
        self.swing, self.frets, self.sway = np.zeros(6), np.zeros(6), 0.0
        self._engaged, self._kept = 0.0, 1.0
        self._piece = 0.0
        self._strummed: float | None = None
        self._gesture: str | None = None
        self._drift = Drift(rng, 6, 5.7)

    def step(
        self,
        time: float,
        dt: float,
        piece: float | None,
        gesture: str | None = None,
        free: bool = False,
    ) -> BusyHands:
        """time: dream time; piece: seconds into what is heard, None while nothing is played;

        gesture: of the line that is said, "tune_guitar" and "strum" mean her; free: her hands are
        wanted elsewhere, so the right one lets go of the strings and the left one keeps the neck.
        """
        if gesture != self._gesture:
            self._gesture = gesture
            if gesture == "strum":
                self._strummed = time
            if gesture == "tune_guitar":
                self.tuning.ask(time)
        wanted = 0.0 if piece is None else 1.0
        self._engaged = float(
            np.clip(self._engaged + np.sign(wanted - self._engaged) * dt / SETTLE, 0, 1)
        )
        self._piece = self._piece + dt if piece is None else piece % self.playing.length
        share = ease(self._engaged)
        poses = self.playing.poses(self._piece) if share > 0 else self._resting(time)
        if 0 < share < 1:
            resting = self._resting(time)
            poses = resting + (poses - resting) * share
        self.swing = self.playing.swing(self._piece) * share + self._strumming(time, poses)
        self.frets = self.playing.frets(self._piece) * (share > 0.5)
        self.sway = self.playing.sway(self._piece) * share
        kept = 0.0 if free and piece is None else 1.0
        self._kept = float(np.clip(self._kept + np.sign(kept - self._kept) * dt / LET_GO, 0, 1))
        return busy(poses, np.array([1.0, ease(self._kept)]))

    def _resting(self, time: float) -> np.ndarray:
        """(2, 10) the left hand open at the neck or at a peg, the right one's fingers on the strings."""
        playing = self.playing
        poses = np.stack([playing.fretting.at(0.0), playing.plucking.at(-9.0)])
        poses[0] = self.tuning.at(time, poses[0])
        poses[1, 6:] += 0.05
        poses[:, :3] += 2 * TREMBLE * self._drift.at(time).reshape(2, 3)
        return poses

    def _strumming(self, time: float, poses: np.ndarray) -> np.ndarray:
        """(6,) what a strum adds to the strings; the right hand in ``poses`` is swept over them."""
        added = np.zeros(6)
        if self._strummed is None or time - self._strummed > 4.0:
            return added
        since = time - self._strummed
        across = sweep(since)
        poses[1, :3] += self.playing.placement[:3, 0] * across + self.playing.placement[:3, 2] * 0.012 * np.sin(
            np.pi * min(since / STRUM, 1.0)
        )  # fmt: skip
        for number in range(6):
            # The thumb's side of the hand comes over the sixth string first.
            passed = since - 0.5 * STRUM - 0.022 * (5 - number)
            if passed > 0:
                added[number] = 0.55 * WIDEST * np.exp(-passed / RING[number])
        return added


def sweep(since: float) -> float:
    """Metres by which a strumming hand is off its place, to the bass side positive."""
    if since < 0 or since > 2.2 * STRUM:
        return 0.0
    if since < 0.4 * STRUM:
        return 0.035 * ease(since / (0.4 * STRUM))
    if since < 0.9 * STRUM:
        return 0.035 - 0.075 * ease((since - 0.4 * STRUM) / (0.5 * STRUM))
    return -0.040 * (1 - ease((since - 0.9 * STRUM) / (1.3 * STRUM)))


def reach_of(skeleton: Skeleton, side: str) -> Reach:
    """The arm of one side, "L" or "R"."""
    upper, lower, wrist = (
        skeleton.heads[skeleton.index(f"{n}.{side}")] for n in ("upperarm01", "lowerarm01", "wrist")
    )
    return Reach(upper, float(np.linalg.norm(lower - upper) + np.linalg.norm(wrist - lower)))


def busy(poses: np.ndarray, weight: np.ndarray) -> BusyHands:
    """From (2, 10) poses."""
    palm = np.empty((2, 3, 3))
    palm[0], palm[1] = turn_by(poses[0, 3:6]), turn_by(poses[1, 3:6])
    return BusyHands(weight=weight, wrist=poses[:, :3], palm=palm, curl=poses[:, 6:])


def turn_by(rotation: np.ndarray) -> np.ndarray:
    """(3, 3) from one rotation vector (3,)."""
    angle = length(rotation)
    return turn_about(rotation / angle, angle) if angle > 1e-9 else np.eye(3)


def carried(hands: BusyHands, rest: np.ndarray, now: np.ndarray) -> BusyHands:
    """The same hands on a guitar that has moved from ``rest`` to ``now``, (4, 4) in the sitter's axes."""
    turn = now[:3, :3] @ rest[:3, :3].T
    return BusyHands(
        weight=hands.weight,
        wrist=(hands.wrist - rest[:3, 3]) @ turn.T + now[:3, 3],
        palm=turn @ hands.palm,
        curl=hands.curl,
    )
