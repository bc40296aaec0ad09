"""Seated bodies from moment to moment, a whole company at once: breath, weight, heads, heels.

The bones rest in the seated pose, so every turn of trunk, head and legs is a small one away from it.
Axes are each sitter's own: +x to their right, y up, facing +z. Pure numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.people.arms import Arms, Reaching
from game.people.data import PersonData
from game.people.habits import Fidgets, habit_of
from game.people.layout import (
    CLAVICLES,
    EYES,
    FOOT,
    HEAD,
    LAYOUT,
    NECK,
    SHIN,
    SPINE02,
    SPINE04,
    THIGH,
    TRUNK,
    heads_of,
)
from game.people.noise import Drifts
from game.people.regard import BusyHands, Regard
from game.people.skeleton import three_turns

MEET = 1.7
"""Metres away at which the lines of two eyes meet: between a visitor who bends close and the ring's far side."""
LIFT = 0.011
"""Metres that a bouncing heel rises."""
TOE = 0.155
"""Metres from ankle to ball of the foot."""
SWAY, HAND, TALK = slice(0, 6), slice(6, 18), slice(18, 32)
PERIODS = (*[23.0] * 6, *[7.5] * 12, *[2.6] * 14)
"""Seconds of the slowest swing of weight and head, of resting hands, of hands that talk."""


class SeatedPoses:
    """N people's bones. ``matrices`` gives (N, B, 4, 4) from the seated rest to a moment."""

    def __init__(self, data: Sequence[PersonData], rngs: list[np.random.Generator]) -> None:
        names = tuple(person.name for person in data)
        self._heads = heads_of([person.skeleton for person in data])
        self._order = [[LAYOUT.index(name) for name in p.skeleton.names] for p in data]
        self._people = np.arange(len(data))[:, None]
        habits = [habit_of(name) for name in names]
        self._drift = Drifts(rngs, PERIODS, [habit.pace for habit in habits])
        self._fidgets = Fidgets(names, rngs)
        self.arms = Arms(data, self._heads, habits)
        self._rise = self._thigh_turn()
        apart = np.array([np.linalg.norm(p.eyes[1, :3] - p.eyes[0, :3]) for p in data])
        self._inward = np.outer([1.0, -1.0], apart / (2.0 * MEET))
        count = len(LAYOUT), len(data)
        self._local = np.tile(np.eye(4), (*count, 1, 1))
        self._world = np.tile(np.eye(4), (*count, 1, 1))

    def _thigh_turn(self) -> np.ndarray:
        """(N,) radians about the hip for each metre that the right heel rises."""
        thigh = self._heads[SHIN] - self._heads[THIGH]
        return 1 / np.maximum(np.hypot(thigh[:, 0], thigh[:, 2]), 0.1)

    def matrices(
        self,
        time: float,
        regard: Regard,
        talk: np.ndarray,
        beat: np.ndarray,
        reaching: Reaching,
        busy: Mapping[int, BusyHands],
    ) -> np.ndarray:
        """talk (N,): 0 listening … 1 speaking, smooth; beat (N,): 0..1, the voice's stress just now."""
        drift = self._drift.at(time)
        shown = self._fidgets.at(time)
        self._trunk(
            time, regard, drift[:, SWAY] * regard.energy[:, None], talk, beat, shown["heel"]
        )
        self.arms.pose(
            self._world, time, drift[:, HAND] * regard.energy[:, None], drift[:, TALK],
            talk, beat, shown, reaching, busy,
        )  # fmt: skip
        return self._world[self._order, self._people]

    def _trunk(self, time, regard: Regard, sway, talk, beat, heel) -> None:
        angles = self._angles(time, regard, np.radians(sway), talk, beat, heel)
        turn = three_turns(angles)
        turn, chest = turn[:-1], turn[-1]
        local, world, last = self._local, self._world, len(TRUNK)
        # The head keeps level while the chest breathes and leans under it; it only turns with it.
        bent = turn[SPINE04 - 1] @ turn[SPINE02 - 1]
        turn[NECK - 1] = bent.swapaxes(-1, -2) @ chest @ turn[NECK - 1]
        heads = self._heads[1:last, :, :, None]
        local[1:last, :, :3, :3] = turn
        local[1:last, :, :3, 3:] = heads - turn @ heads
        world[1:4] = local[1:4]
        world[4:7] = world[1:4] @ local[4:7]
        world[7:10] = world[SPINE02] @ local[7:10]
        world[10:12] = world[5:7] @ local[10:12]
        world[HEAD] = world[NECK] @ local[HEAD]
        world[EYES:last] = world[HEAD] @ local[EYES:last]

    def _angles(self, time, regard: Regard, sway, talk, beat, heel) -> np.ndarray:
        """(bones of TRUNK but the root, and what the chest itself turns, N, 3) radians about x, y, z."""
        angles = np.zeros((len(TRUNK), len(talk), 3))
        x, y, z = angles[..., 0], angles[..., 1], angles[..., 2]
        stress = np.radians(beat * talk)
        breath = np.radians(regard.breath)
        x[SPINE04 - 1], y[SPINE04 - 1] = 0.8 * sway[:, 3], 1.6 * sway[:, 2]
        z[SPINE04 - 1] = 1.3 * sway[:, 1]
        x[SPINE02 - 1] = (
            1.5 * sway[:, 0] - 0.9 * breath + np.radians(2.5) * talk + stress - regard.chest[:, 1]
        )
        y[SPINE02 - 1] = y[-1] = regard.chest[:, 0]
        x[-1] = -regard.chest[:, 1]
        up, aside = regard.head[:, 1], regard.head[:, 0]
        x[NECK - 1], y[NECK - 1] = 0.4 * regard.nod - 0.42 * up, 0.42 * aside
        x[HEAD - 1] = 0.6 * regard.nod - 0.58 * up + 0.9 * sway[:, 4] + 0.5 * breath + 1.2 * stress
        y[HEAD - 1], z[HEAD - 1] = 0.58 * aside, -regard.tilt - 1.6 * sway[:, 5]
        shrug = -0.7 * breath - np.radians(0.35)
        z[CLAVICLES - 1], z[CLAVICLES] = shrug, -shrug
        eyes = slice(EYES - 1, EYES + 1)
        x[eyes] = -regard.eyes[:, 1]
        y[eyes] = regard.eyes[:, 0] + self._inward
        lift = LIFT * heel * regard.energy * (0.5 - 0.5 * np.cos(time * 2 * np.pi * 3.1))
        x[THIGH - 1], x[SHIN - 1] = -lift * self._rise, lift * self._rise
        x[FOOT - 1] = lift / TOE
        return angles
