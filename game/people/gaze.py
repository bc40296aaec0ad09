"""Where somebody looks: at you, away and back; eyes lead, the head follows, the chest comes last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LONGEST = 4.6
"""Seconds of looking at somebody without a break."""
EYE_YAW, EYE_UP, EYE_DOWN = np.radians([32.0, 18.0, 26.0])


@dataclass(frozen=True)
class Look:
    """One stretch of looking: until when (seconds), at whom, else an angle away (yaw, pitch)."""

    start: float
    end: float
    kind: str  # "target", "aside" or "down"
    yaw: float
    pitch: float


@dataclass
class Turned:
    """Angles in the sitter's own axes, radians: yaw to +x, pitch up. eyes are against the head."""

    eyes: np.ndarray
    head: np.ndarray
    chest: np.ndarray
    kind: str


class Gaze:
    """State of one person's looking. ``step`` advances it."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._look = Look(0.0, 0.0, "aside", 0.0, 0.0)
        self._saccade_at = 0.0
        self._tremor = np.zeros(2)
        self.eyes = np.zeros(2)
        self.head = np.zeros(2)
        self.head_speed = np.zeros(2)
        self.chest = np.zeros(2)

    def _next(self, time: float, down: float, speaking: bool) -> Look:
        rng = self._rng
        if self._look.kind != "target":
            long = rng.uniform(1.4, 3.0) if speaking else rng.uniform(2.2, LONGEST)
            return Look(time, time + long, "target", 0.0, 0.0)
        if rng.random() < down:
            return Look(time, time + rng.uniform(0.9, 2.6), "down", rng.normal(0, 0.25), -0.55)
        side = rng.choice([-1.0, 1.0]) * rng.uniform(0.22, 0.5)
        return Look(time, time + rng.uniform(0.6, 1.8), "aside", side, rng.uniform(-0.2, 0.14))

    def step(
        self, time: float, dt: float, toward: np.ndarray, *, down: float, speaking: bool
    ) -> Turned:
        """``toward`` (2,): yaw and pitch of the one looked at, seen from between the eyes."""
        if time >= self._look.end:
            self._look = self._next(time, down, speaking)
        look = self._look
        if look.kind == "target":
            wanted = np.array(toward, float)
        else:
            wanted = np.array([toward[0] * 0.4 + look.yaw, toward[1] * 0.4 + look.pitch])
        if time >= self._saccade_at:
            self._saccade_at = time + self._rng.uniform(0.35, 1.3)
            self._tremor = self._rng.normal(0, np.radians(0.55), 2)

        reach = np.clip(wanted, [-1.2, -0.75], [1.2, 0.6])
        share = np.array([0.62, 0.42 if look.kind != "down" else 0.55])
        self.head, self.head_speed = spring(self.head, self.head_speed, reach * share, 5.2, dt)
        self.chest = self.chest + (reach * [0.16, 0.05] - self.chest) * (1 - np.exp(-dt / 0.9))
        eyes = wanted + self._tremor - self.head - self.chest
        eyes = np.clip(eyes, [-EYE_YAW, -EYE_DOWN], [EYE_YAW, EYE_UP])
        self.eyes = self.eyes + (eyes - self.eyes) * (1 - np.exp(-dt / 0.022))
        return Turned(self.eyes.copy(), self.head.copy(), self.chest.copy(), look.kind)


def spring(at, speed, goal, rate: float, dt: float):
    """Critically damped approach; exact for any dt. rate: 1/s."""
    gap = at - goal
    drive = speed + rate * gap
    fade = np.exp(-rate * dt)
    return goal + (gap + drive * dt) * fade, (speed - rate * drive * dt) * fade
