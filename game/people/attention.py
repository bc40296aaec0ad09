"""Where the seven look and what they feel, from what goes on in the ring. Numpy alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.people.blink import Lids
from game.people.feelings import ORDER, Feelings
from game.people.glances import Glances
from game.people.mood import MOODS
from game.people.nods import Nods
from game.people.noise import Drift
from game.people.regard import Regard, Scene
from game.people.sightlines import Sightlines
from game.people.temper import temper_of
from game.people.turning import Turning
from game.people.unison import Unison, visitor_phase, wave

RUN_UP = 8.0
"""Seconds lived through before a moment that is asked for out of the blue."""
RUN_STEP = 1 / 30
SOB, LAUGH = 3.1, 4.7
"""Times a second that a sob catches the breath and laughter shakes it."""
NOD_PAUSE = (5.0, 12.0)
"""Seconds between a listener's nods while somebody speaks on."""


class Attention:
    """N people's looking and feeling. ``step`` moves them on, ``settle`` jumps to a moment.

    eyes_at (N, 3): metres, the hall's axes; facings (N,): azimuths clockwise from north, radians.
    """

    def __init__(
        self,
        eyes_at: np.ndarray,
        facings: np.ndarray,
        names: tuple[str, ...],
        rng: np.random.Generator,
    ) -> None:
        self.names = tuple(names)
        self.lines = Sightlines(eyes_at, facings, self.names)
        self._tempers = tuple(temper_of(name) for name in self.names)
        self._seed = int(rng.integers(2**32))
        self._energy = np.array([t.energy for t in self._tempers])
        self._nod, self._tilt = (np.radians([getattr(m, k) for m in MOODS.values()])
                                 for k in ("nod", "tilt"))  # fmt: skip
        self._energies, self._breaths = (
            np.array([getattr(m, k) for m in MOODS.values()]) for k in ("energy", "breath")
        )
        self._restart(0.0)

    def _restart(self, time: float) -> None:
        """Everybody as if they had just sat down at ``time``: another time, other chances."""
        rng = np.random.default_rng([self._seed, round(abs(time) * 1000)])
        own = np.random.default_rng(self._seed)
        count = len(self.names)
        self._rng = rng
        self._lids = Lids(own, count)
        self._breath_rate = 2 * np.pi / np.array([t.breath for t in self._tempers])
        self._breath = own.uniform(0, 2 * np.pi, count) + self._breath_rate * time
        self._lean = Drift(own, count, 17.0)
        self._unison = Unison(own, count, time)
        self._turning = Turning(rng, np.array([t.head for t in self._tempers]))
        self._glances = Glances(self.lines, self._tempers, rng, time)
        self._feelings = Feelings(self._tempers, rng)
        self._nods = Nods(count)
        self._nod_at = time + rng.uniform(*NOD_PAUSE, count)
        self._spoke: int | None = None
        self._began = np.full(count, -np.inf)

    @property
    def at(self) -> np.ndarray:
        """(N,) whom each looks at: 0 … N-1 people, N the visitor, then sightlines.PLACES."""
        return self._glances.at.copy()

    def lids(self, time: float) -> np.ndarray:
        """(N,) 0 open … 1 shut."""
        return self._lids.lids(time)

    def visitor_aura(self, time: float) -> float:
        """-1 … 1, the breathing of the visitor's own light."""
        return float(wave(visitor_phase(time)))

    def settle(self, time: float, scene: Scene) -> Regard:
        """As if they had sat there for a while. Same input, same result."""
        self._restart(time - RUN_UP)
        self._feelings.settle(scene)
        for step in range(round(RUN_UP / RUN_STEP)):
            behind = RUN_UP - (step + 1) * RUN_STEP
            sat = scene.seated_for
            if sat is not None:
                sat = sat - behind if sat >= behind else None
            regard = self.step(time - behind, RUN_STEP, replace(scene, seated_for=sat))
        return regard

    def step(self, time: float, dt: float, scene: Scene) -> Regard:
        """``dt`` seconds further, to ``time``."""
        glances, feelings = self._glances, self._feelings
        glances.step(time, dt, scene)
        feelings.step(time, dt, scene, glances.greeted)
        self._bow(time, scene)
        shares = feelings.shares
        nod = shares @ self._nod + self._nods.at(time)
        lean = self._lean.at(time)
        tilt = shares @ self._tilt + np.radians(2.2) * lean
        want = self.lines.angles[np.arange(len(self.names)), glances.at] + glances.offset
        turning = self._turning
        eyes = turning.step(time, dt, want, glances.moved, glances.brief, glances.lasting, nod)
        return Regard(
            eyes=eyes,
            head=turning.head,
            chest=turning.chest,
            nod=nod,
            tilt=tilt,
            feelings=shares,
            wipe=feelings.wipe,
            energy=shares @ self._energies * self._energy,
            breath=self._breathe(time, dt, shares),
            wet=feelings.wet,
            aura=self._unison.step(time, scene.seated_for),
        )

    def _breathe(self, time: float, dt: float, shares: np.ndarray) -> np.ndarray:
        """(N,) -1 out … 1 in. In is quicker than out; sobs catch it, laughter shakes it."""
        self._breath += self._breath_rate * (shares @ self._breaths) * dt
        phase = self._breath
        breath = np.sin(phase + 0.45 * np.sin(phase))
        sob = shares[:, ORDER["tears"]] * np.sin(2 * np.pi * SOB * time + phase)
        laugh = shares[:, ORDER["laughter"]] * np.sin(2 * np.pi * LAUGH * time + 0.3 * phase)
        return np.minimum(np.maximum(0.85 * breath + 0.22 * sob + 0.3 * laugh, -1.0), 1.0)

    def _bow(self, time: float, scene: Scene) -> None:
        """Greetings, and the small nods of who has listened."""
        begun = self._glances.greeted > self._began
        if begun.any():
            for who in np.flatnonzero(begun):
                hello = self._tempers[who].greeting
                when = time + self._rng.uniform(0.3, 0.6)
                self._nods.give(who, when, np.radians(hello.bow), hello.dips, hello.slow)
            self._began = self._glances.greeted.copy()
        ended = self._spoke is not None and scene.speaker != self._spoke
        due = time >= self._nod_at
        if ended or due.any():
            self._agree(time, scene, due, ended)
        self._spoke = scene.speaker

    def _agree(self, time: float, scene: Scene, due: np.ndarray, ended: bool) -> None:
        """A nod, small and late, by some of those who look at who speaks or has spoken."""
        heard = self._spoke if ended else scene.speaker
        free = self._nods.free(time)
        for who, temper in enumerate(self._tempers):
            if who in (heard, scene.speaker) or not free[who] or not (ended or due[who]):
                continue
            if self._glances.at[who] == heard and self._rng.random() < temper.nods:
                when = time + self._rng.uniform(0.3, 1.0)
                deep = np.radians(self._rng.uniform(1.6, 3.6))
                dips = int(self._rng.integers(1, 3))
                self._nods.give(who, when, deep, dips, 0.55 * dips + 0.15)
        pause = time + self._rng.uniform(*NOD_PAUSE, len(self.names))
        self._nod_at = np.where(due, pause, self._nod_at)
