"""What each of the seven feels: the line's mood in who speaks, an answer to it in who listens."""

from __future__ import annotations

import numpy as np

from game.people.mood import MOODS
from game.people.regard import Scene
from game.people.temper import ANSWERS, Shares, Temper

EASE = 0.6
"""Seconds in which a face goes most of the way to another feeling."""
SPOKEN, ANSWERED = 0.88, 0.62
"""How much of a face the line's mood takes, in who speaks and in who listens; the rest is at rest."""
LINGER = 2.8
"""Seconds after the last word until faces begin to return to rest."""
CRYING = 0.17
"""Share of tears from which a hand goes to the eye."""
WEEPING = 0.4
"""Share of tears in what somebody feels from which they weep for themselves."""
WIPE_EVERY, WIPE = (7.0, 15.0), 2.2
"""Seconds between two wipings, and that one takes."""
WELLING, DRYING = 2.6, 38.0
LONGEST_WELCOME = 6.0
"""Seconds for eyes to fill and to dry."""
ORDER = {name: i for i, name in enumerate(MOODS)}


def row(shares: Shares) -> np.ndarray:
    """(M,) in the order of MOODS, its sum 1."""
    made = np.zeros(len(ORDER))
    for name, share in shares.items():
        made[ORDER[name]] = share
    return made / made.sum()


class Feelings:
    """``shares`` (N, M), rows sum to 1; ``wipe`` and ``wet`` (N,) 0..1."""

    def __init__(self, tempers: tuple[Temper, ...], rng: np.random.Generator) -> None:
        self._tempers, self._rng = tempers, rng
        count = len(tempers)
        self._rest = np.stack([row(t.rest) for t in tempers])
        self._travel = np.stack([row(t.hopeful) for t in tempers]) - self._rest
        self._answers = np.stack([
            np.stack([row(t.answers.get(mood) or ANSWERS.get(mood) or {mood: 1.0}) for mood in MOODS])
            for t in tempers
        ])  # fmt: skip
        self._welcomes = np.stack([row(t.greeting.face) for t in tempers])
        self._welcome_lasts = np.array([t.greeting.lasts for t in tempers])
        self._late = np.array([t.late for t in tempers])
        self._catches = np.array([t.catches for t in tempers])
        self._felt = np.zeros_like(self._rest)
        """What the last line does to each, on top of rest."""
        self._weight = np.zeros(count)
        self._coming, self._coming_weight = self._felt.copy(), np.zeros(count)
        self._comes_at = np.full(count, np.inf)
        self._cue: tuple = (None, "neutral")
        self.shares = self._rest.copy()
        self.wipe, self.wet = np.zeros(count), np.zeros(count)
        self._wiped = np.full(count, -np.inf)
        self._wipe_at = np.full(count, np.inf)

    def step(self, time: float, dt: float, scene: Scene, greeted: np.ndarray) -> None:
        """greeted (N,): when each began to greet the visitor, -inf for never."""
        cue = (scene.speaker, scene.mood)
        if cue != self._cue:
            self._hear(time, scene)
            self._cue = cue
        come = time >= self._comes_at
        if come.any():
            self._felt[come] = self._coming[come]
            self._weight[come] = self._coming_weight[come]
            self._comes_at[come] = np.inf
        progress = min(max(scene.progress, 0.0), 1.0)
        goal = self._rest + self._travel * progress
        goal += (self._felt - goal) * self._weight[:, None]
        if time < greeted.max() + LONGEST_WELCOME:
            since = time - greeted
            welcome = 0.9 * ((since > 0.15) & (since < self._welcome_lasts))
            goal += (self._welcomes - goal) * welcome[:, None]
        self.shares = self.shares + (goal - self.shares) * (1.0 - np.exp(-dt / EASE))
        self._weep(time, dt)

    def settle(self, scene: Scene) -> None:
        """Faces at rest for this hour of the evening, at once."""
        progress = min(max(scene.progress, 0.0), 1.0)
        self.shares = self._rest + self._travel * progress

    def _hear(self, time: float, scene: Scene) -> None:
        """A line begins or ends: plans what it will do to each."""
        rng, count = self._rng, len(self._tempers)
        if scene.speaker is None:
            self._coming, self._coming_weight = self._felt.copy(), np.zeros(count)
            self._comes_at = time + LINGER + rng.uniform(0.0, 1.6, count)
            return
        mood = ORDER.get(scene.mood, 0)
        self._coming = self._answers[:, mood].copy()
        if scene.mood == "neutral":
            # A plain sentence in the middle of a story leaves what the last one did to a face.
            kept = self._felt * self._weight[:, None]
            self._coming += 0.55 * (kept - self._coming * self._weight[:, None])
        self._coming_weight = np.full(count, ANSWERED)
        self._comes_at = time + np.clip(self._late * rng.uniform(0.9, 1.1, count), 0.4, 1.2)
        if scene.mood == "laughter":
            caught = rng.random(count) < self._catches
            self._coming[caught] = row({"laughter": 0.85, "amusement": 0.15})
        if scene.speaker < count:
            self._coming[scene.speaker] = row({scene.mood: 1.0})
            self._coming_weight[scene.speaker] = SPOKEN
            self._comes_at[scene.speaker] = time

    def _weeping(self) -> np.ndarray:
        """(N,) who weeps for themselves; the others are only moved."""
        return self._felt[:, ORDER["tears"]] * self._weight > WEEPING

    def _weep(self, time: float, dt: float) -> None:
        """Eyes fill and dry; now and then a hand wipes them."""
        tears = self.shares[:, ORDER["tears"]]
        full = np.minimum(np.maximum((tears - 0.05) / 0.45, 0.0), 1.0)
        slow = np.where(full > self.wet, WELLING, DRYING)
        self.wet = self.wet + (full - self.wet) * (1.0 - np.exp(-dt / slow))
        crying = tears > CRYING
        if not crying.any() and time > self._wiped.max() + WIPE:
            self._wipe_at[:] = np.inf
            self.wipe = np.zeros(len(tears))
            return
        begins = crying & np.isinf(self._wipe_at)
        if begins.any():
            wait = np.where(self._weeping(), 1.6, 4.0) * self._rng.uniform(1.0, 2.0, len(tears))
            first = np.maximum(time + wait, self._wiped + WIPE_EVERY[0] + wait)
            self._wipe_at[begins] = first[begins]
        due = crying & (time >= self._wipe_at)
        if due.any() and time < self._wiped.max() + WIPE + 0.8:
            # Who is only moved waits until others have done it: hands never rise like a drill.
            polite = due & ~self._weeping()
            self._wipe_at[polite] = time + self._rng.uniform(1.5, 4.0, polite.sum())
            due = due & ~polite
        if due.any():
            self._wiped[due] = time
            self._wipe_at[due] = (time + self._rng.uniform(*WIPE_EVERY, len(tears)))[due]
        self._wipe_at[~crying] = np.inf
        part = time - self._wiped
        up, down = np.clip(part / 0.55, 0.0, 1.0), np.clip((WIPE - part) / 0.6, 0.0, 1.0)
        self.wipe = up * up * (3 - 2 * up) * down * down * (3 - 2 * down)
