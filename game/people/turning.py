"""Eyes, heads and chests on their way: eyes leap, heads swing after them, chests come last."""

from __future__ import annotations

import numpy as np

EYE_LOW, EYE_HIGH = np.radians([-33.0, -27.0]), np.radians([33.0, 19.0])
HEAD_LOW, HEAD_HIGH = np.array([-0.95, -0.62]), np.array([0.95, 0.52])
CHEST_SHARE = np.array([0.17, 0.05])
PITCH_SHARE = 0.50
"""Of a look up or down, how much the head takes over."""
LEAP, LEAP_PER_RADIAN = 0.026, 0.125
"""Seconds a saccade takes: Bahill, Clark and Stark, "The main sequence", 1975."""


class Turning:
    """State of N people's eyes, heads and chests. Exact for any step of time."""

    def __init__(self, rng: np.random.Generator, head_share: np.ndarray) -> None:
        count = len(head_share)
        self._rng = rng
        self._share = np.stack([head_share, np.full(count, PITCH_SHARE)], 1)
        self._head_lag = rng.uniform(0.05, 0.16, count)
        self._chest_lag = rng.uniform(0.35, 0.8, count)
        self._head_rate = rng.uniform(4.6, 6.4, (count, 1))
        self.head, self._head_speed = np.zeros((count, 2)), np.zeros((count, 2))
        self.chest, self._chest_speed = np.zeros((count, 2)), np.zeros((count, 2))
        self._head_goal, self._chest_goal = np.zeros((count, 2)), np.zeros((count, 2))
        self._head_from, self._chest_from = np.full(count, -np.inf), np.full(count, -np.inf)
        self._sight = np.zeros((count, 2))
        self._behind, self._leapt = np.zeros((count, 2)), np.full(count, -np.inf)
        self._leap = np.full(count, LEAP)
        self._tremor, self._tremor_at = np.zeros((count, 2)), np.full(count, -np.inf)

    def step(
        self,
        time: float,
        dt: float,
        want: np.ndarray,
        moved: np.ndarray,
        brief: np.ndarray,
        lasting: np.ndarray,
        nod: np.ndarray,
    ) -> np.ndarray:
        """(N, 2) the eyes against the head. want (N, 2): where they look; moved (N,): just now.

        brief (N,): a look that the head hardly follows; lasting (N,): one that the chest follows;
        nod (N,): radians the head is bowed beside the looking, which the eyes make good.
        """
        self._leaps(time, want, moved)
        done = np.minimum((time - self._leapt) / self._leap, 1.0)
        left = 1.0 - done * done * (3.0 - 2.0 * done)
        sight = want + self._tremor + self._behind * left[:, None]

        ready = time >= self._head_from
        share = self._share * (1.0 - 0.5 * brief)[:, None]
        goal = np.minimum(np.maximum(want * share, HEAD_LOW), HEAD_HIGH)
        np.copyto(self._head_goal, goal, where=ready[:, None])
        ready = lasting & (time >= self._chest_from)
        np.copyto(self._chest_goal, want * CHEST_SHARE, where=ready[:, None])
        self.head, self._head_speed = spring(
            self.head, self._head_speed, self._head_goal, self._head_rate, dt
        )
        self.chest, self._chest_speed = spring(
            self.chest, self._chest_speed, self._chest_goal, 2.1, dt
        )
        borne = self.head + self.chest
        borne[:, 1] -= nod
        eyes = np.minimum(np.maximum(sight - borne, EYE_LOW), EYE_HIGH)
        self._sight = borne + eyes
        return eyes

    def _leaps(self, time: float, want: np.ndarray, moved: np.ndarray) -> None:
        """Begins saccades: those to something new, and the small ones of eyes that rest on it."""
        flick = time >= self._tremor_at
        if not (flick | moved).any():
            return
        leaping = flick | moved
        self._head_from[moved] = time + self._head_lag[moved]
        self._chest_from[moved] = time + self._chest_lag[moved]
        count = len(want)
        fresh = self._rng.normal(0.0, np.radians([0.75, 0.5]), (count, 2))
        self._tremor[leaping] = fresh[leaping]
        wait = time + self._rng.uniform(0.3, 1.25, count)
        self._tremor_at[leaping] = wait[leaping]
        behind = self._sight - want - self._tremor
        self._behind[leaping] = behind[leaping]
        self._leapt[leaping] = time
        long = np.clip(LEAP + LEAP_PER_RADIAN * np.hypot(*behind.T), 0.0, 0.08)
        self._leap[leaping] = long[leaping]


def spring(at, speed, goal, rate: float, dt: float):
    """Critically damped approach; exact for any dt. rate: 1/s."""
    gap = at - goal
    drive = speed + rate * gap
    fade = np.exp(-rate * dt)
    return goal + (gap + drive * dt) * fade, (speed - rate * drive * dt) * fade
