"""Everybody in the ring as bodies: how they bear themselves and what they say -> bones and faces.

All of them at once, because numpy asks the same price for one as for seven.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.people.blink import Lids
from game.people.data import PersonData
from game.people.expression import Expressions
from game.people.eyelids import opened
from game.people.habits import habit_of
from game.people.layout import heads_of
from game.people.pose import SeatedPoses
from game.people.regard import BusyHands, Regard
from game.people.visemes import SHAPES, Mouth, Speech
from game.people.wipe import Reaching

TALK, BEAT = 0.6, 0.09
"""Seconds in which a body takes to speaking, and follows the stress of a voice."""
RAISE, STROKE = 0.8, 0.7
"""Seconds in which a hand reaches a wet eye, and wipes it once."""
BEFORE, AFTER = 0.3, 0.2
"""Seconds before and after a line in which the body speaks."""


@dataclass
class Poses:
    """N people at a moment.

    matrices (N, B, 4, 4) rest to now; shapes (N, S) 0..1; lid (N,): 0 open … 1 shut; speaking (N,)
    bool; wet (N,): 0 … 1 tears; aura (N,): -1 … 1.
    """

    matrices: np.ndarray
    shapes: np.ndarray
    lid: np.ndarray
    speaking: np.ndarray
    wet: np.ndarray
    aura: np.ndarray


class Ensemble:
    """Everything about N people that moves, without the engine. ``names``: their face shapes."""

    def __init__(self, data: Sequence[PersonData], seeds: Sequence[Sequence[int]]) -> None:
        """data: people who fit each other; seeds: one a person, whatever they are made of."""
        self.names = tuple(data[0].shapes) if data else ()
        rngs = [np.random.default_rng(list(seed)) for seed in seeds]
        self._lids = Lids(
            np.random.default_rng([len(data), *(s for seed in seeds for s in seed)]), len(data)
        )
        self._pose = SeatedPoses(data, rngs)
        pace = [habit_of(person.name).pace for person in data]
        self._face = Expressions(
            self.names, rngs, pace, np.array([opened(person) for person in data])
        )
        self._mouths: list[Mouth | None] = [None] * len(data)
        self._forget()

    def _forget(self) -> None:
        count = len(self._mouths)
        self._talk, self._beat = np.zeros(count), np.zeros(count)
        self._reaching = Reaching(np.ones(count, int), np.zeros(count), np.zeros(count))

    def step(
        self,
        time: float,
        dt: float,
        regard: Regard,
        speeches: Sequence[Speech | None],
        busy: Mapping[int, BusyHands] | None = None,
    ) -> Poses:
        """Everybody at ``time`` seconds of dream time, ``dt`` after the last step."""
        busy = busy or {}
        talking, loud = self._listen(speeches)
        self._talk += (talking - self._talk) * (1 - np.exp(-dt / TALK))
        self._beat += (loud - self._beat) * (1 - np.exp(-dt / BEAT))
        self._wipe(dt, regard.wipe, busy)
        return self._posed(time, regard, speeches, talking, busy)

    def settle(
        self,
        time: float,
        regard: Regard,
        speeches: Sequence[Speech | None],
        busy: Mapping[int, BusyHands] | None = None,
    ) -> Poses:
        """As if they had been sitting like this for a while: same input, same picture."""
        busy = busy or {}
        self._forget()
        talking, _ = self._listen(speeches)
        for n, speech in enumerate(speeches):
            if speech is not None and talking[n]:
                self._talk[n] = 1 - np.exp(-(speech.time + BEFORE) / TALK)
                self._beat[n] = stress(self._mouths[n], speech.time)
        self._wipe(np.inf, regard.wipe, busy)
        self._reaching.stroke[:] = np.where(regard.wipe > 0, 0.5, 0.0)
        return self._posed(time, regard, speeches, talking, busy)

    def _listen(self, speeches: Sequence[Speech | None]) -> tuple[np.ndarray, np.ndarray]:
        """Who speaks (N,) 0 or 1, and how loudly (N,) 0..1."""
        talking, loud = np.zeros((2, len(speeches)))
        for n, speech in enumerate(speeches):
            mouth = self._mouths[n]
            if speech is None:
                self._mouths[n] = None
                continue
            if mouth is None or not mouth.of(speech):
                mouth = self._mouths[n] = Mouth(speech)
            talking[n] = -BEFORE < speech.time < speech.duration + AFTER
            loud[n] = mouth.loudness(speech.time)
        return talking, loud

    def _wipe(self, dt: float, wanted: np.ndarray, busy: Mapping[int, BusyHands]) -> None:
        """Moves hands towards wet eyes or back, and across the cheek once they are there."""
        hands = self._reaching
        # Which hand goes is settled while both are at rest: the right one if it is free.
        for n in np.flatnonzero((wanted > 0) & (hands.near == 0)):
            hands.side[n] = n not in busy or busy[n].weight[1] < 0.5 or busy[n].weight[0] >= 0.5
        hands.near += np.clip(wanted - hands.near, -dt / RAISE, dt / RAISE)
        there = hands.near > 0.9
        hands.stroke = np.where(there, np.minimum(hands.stroke + dt / STROKE, 1.0), hands.stroke)
        hands.stroke[hands.near <= 0] = 0.0

    def _posed(self, time, regard: Regard, speeches, talking, busy) -> Poses:
        lid = self._lids.lids(time)
        words = np.zeros((len(lid), len(SHAPES) + 1))
        for n, speech in enumerate(speeches):
            if speech is not None:
                words[n] = self._mouths[n].amounts(speech.time)
        wiped = np.zeros((len(lid), 2))
        wiped[np.arange(len(lid)), self._reaching.side] = np.clip(5 * self._reaching.near - 4, 0, 1)
        matrices = self._pose.matrices(
            time, regard, self._talk, self._beat, self._reaching, busy
        )  # fmt: skip
        shapes = self._face.at(
            time, regard.feelings, words, self._talk, self._beat, regard.eyes[:, 1], lid, wiped
        )
        return Poses(matrices, shapes, lid, talking > 0, regard.wet, regard.aura)


def fits(person: PersonData, other: PersonData) -> None:
    """Raises ValueError where two people cannot be posed in one company."""
    heads_of([person.skeleton])
    if tuple(person.shapes) != tuple(other.shapes):
        raise ValueError("its face shapes are not the others'")


def stress(mouth: Mouth, time: float) -> float:
    """What the followed loudness is at ``time`` seconds into a line that was heard from its start."""
    back = np.arange(0.0, 6 * BEAT, 0.01)
    fade = np.exp(-back / BEAT)
    heard = np.array([mouth.loudness(time - b) for b in back])
    return float(heard @ fade / fade.sum())
