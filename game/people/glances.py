"""Who looks at whom or what, and for how long. Decisions are rare; between them nothing is drawn."""

from __future__ import annotations

import math

import numpy as np

from game.people.mood import MOODS
from game.people.regard import Scene
from game.people.sightlines import BEYOND, Sightlines
from game.people.temper import Temper

LONGEST = 4.7
"""Seconds of looking at anything without a break."""
LINGER = 6.5
"""Seconds after the last word in which the ring still belongs to who spoke it."""
NOTICED = 7.0
"""Metres from the middle of the ring within which somebody walking is noticed."""
WELCOME = (0.35, 3.3)
"""Seconds after the visitor sat down at which the first and the last look up."""
LIFTS = ("dome", "window", "shelves", "empty_chair", "guitar")
"""Places that listeners look at too, when somebody speaks towards them."""
FOLLOWS = {"dome": 0.85, "window": 0.4, "shelves": 0.35, "empty_chair": 0.55, "guitar": 0.5}


class Glances:
    """State of N people's looking.

    at (N,): column of the sightlines that each looks at; offset (N, 2) radians beside it; moved (N,):
    since the last step; brief, lasting (N,): as in Turning; greeted (N,): when each began to greet.
    """

    def __init__(
        self, lines: Sightlines, tempers: tuple[Temper, ...], rng: np.random.Generator, time: float
    ) -> None:
        self.lines, self._tempers, self._rng = lines, tempers, rng
        count = len(tempers)
        self.count = count
        self.at = np.full(count, lines.places["hands"])
        self.offset = np.zeros((count, 2))
        self.moved = np.ones(count, bool)
        self.brief, self.lasting = np.zeros(count, bool), np.zeros(count, bool)
        self.greeted = np.full(count, -np.inf)
        self._since = np.full(count, time)
        self._until = time + rng.uniform(0.1, 1.5, count)
        self._next, self._next_at = np.zeros(count, int), np.full(count, np.inf)
        self._next_hold = np.zeros(count)
        self._greet_at, self._welcoming = np.full(count, np.inf), np.full(count, -np.inf)
        self._noticed, self._left = np.full(count, -np.inf), np.full(count, -np.inf)
        self._cue: tuple = (None, None, None, "neutral")
        self._floor: int | None = None
        self._fell_silent = -np.inf
        self._seated_for: float | None = None
        self._near = False
        self._visible = False
        self._walking = 0.0
        self._partner, self._pairs_until = np.full(count, -1), -np.inf
        self._scene: Scene | None = None

    def step(self, time: float, dt: float, scene: Scene) -> None:
        """Moves everybody's looking on to ``time``."""
        self._watch(time, dt, scene)
        self._scene = scene
        cue = (scene.speaker, scene.target, scene.place, scene.mood)
        if cue != self._cue:
            self._turn_to(time, scene)
            self._cue = cue
        due = (time >= self._until) | (time >= self._next_at) | (time >= self._greet_at)
        self.moved = np.zeros(self.count, bool)
        if due.any():
            for who in np.flatnonzero(due):
                self._decide(int(who), time)

    # --- news -----------------------------------------------------------------------------------

    def _watch(self, time: float, dt: float, scene: Scene) -> None:
        """Where the visitor is, whether they walk, and whether they have just sat down."""
        before = self._scene.visitor if self._scene is not None else scene.visitor
        self.lines.see(scene.visitor)
        x, _, z = (float(v) for v in scene.visitor)
        speed = math.hypot(x - before[0], z - before[2]) / max(dt, 1e-3)
        self._walking += (min(speed, 2.0) - self._walking) * min(1.0, dt / 0.5)
        self._visible = scene.seated_for is not None
        near = not self._visible and math.hypot(x, z) < NOTICED
        if near and not self._near:
            self._look_up(time)
        self._near = near
        just = scene.seated_for is not None and (
            self._seated_for is None or scene.seated_for < self._seated_for
        )
        if just:
            self.lines.leave_free(scene.visitor)
            if scene.seated_for < 6.0:
                self._welcome(time - scene.seated_for)
        if scene.seated_for is None:
            self._greet_at[:] = np.inf
        self._seated_for = scene.seated_for

    def _look_up(self, time: float) -> None:
        """Somebody, or two, whose face is turned that way notices who comes near."""
        seen = np.abs(self.lines.angles[:, self.lines.visitor, 0]) < 1.1
        for who in self._rng.permutation(np.flatnonzero(seen))[:2]:
            self._plan(who, self.lines.visitor, time + self._rng.uniform(0.3, 1.6), 1.7)

    def _welcome(self, sat: float) -> None:
        """Everybody will look up, whoever sits nearest first, no two at the same moment."""
        away = np.linalg.norm(self.lines.eyes_at - self._visitor_at(), axis=1)
        order = np.argsort(away + self._rng.uniform(0.0, 0.5, self.count))
        first, last = WELCOME
        gap = (last - first) / max(self.count - 1, 1)
        at = first + gap * np.arange(self.count)
        at[1:] += self._rng.uniform(-0.3, 0.3, self.count - 1) * gap
        self._greet_at[order] = sat + at

    def _visitor_at(self) -> np.ndarray:
        return np.asarray(self._scene.visitor if self._scene is not None else np.zeros(3), float)

    def _turn_to(self, time: float, scene: Scene) -> None:
        """Another speaks, or the same one to somebody else, or there is a silence."""
        spoke, speaker = self._cue[0], scene.speaker
        if speaker is None:
            if spoke is not None:
                self._fell_silent = time
            return
        # Who goes on after a pause keeps whoever was listening; the others come back in their own time.
        goes_on = speaker == self._floor and time < self._fell_silent + LINGER
        self._floor = speaker
        followed = FOLLOWS.get(scene.place or "", 0.0)
        for who, temper in enumerate(self._tempers):
            if who == speaker:
                self._plan(who, self._addressed(scene), time + self._rng.uniform(0.0, 0.35), 1.9)
                continue
            delay = np.clip(temper.reaction * self._rng.uniform(0.85, 1.15), 0.16, 0.69)
            at = max(time + delay, self._welcoming[who])
            if speaker != spoke and (not goes_on or self._rng.random() < 0.3):
                soon = self._rng.random() < followed
                hold = self._rng.uniform(0.8, 1.6) if soon else self._hold(who, at, 2.0, LONGEST)
                self._plan(who, speaker, at, hold)
            elif self._rng.random() < followed:
                self._plan(
                    who, self.lines.places[scene.place], at + self._rng.uniform(0.2, 0.9), 2.6
                )

    def _addressed(self, scene: Scene) -> int:
        """Where a line is said to; somebody across the ring when it is said to everyone."""
        if scene.target is not None and scene.target != scene.speaker:
            return scene.target
        if scene.place in self.lines.places:
            return self.lines.places[scene.place]
        others = [who for who in range(self.count) if who != scene.speaker]
        return int(self._rng.choice(others)) if others else self.lines.places["floor"]

    def _plan(self, who: int, at: int, when: float, hold: float) -> None:
        self._next[who], self._next_at[who], self._next_hold[who] = at, when, hold

    # --- decisions ------------------------------------------------------------------------------

    def _decide(self, who: int, time: float) -> None:
        if time >= self._greet_at[who]:
            return self._greet(who, time)
        if time >= self._next_at[who]:
            at, hold = int(self._next[who]), self._next_hold[who]
            self._next_at[who] = np.inf
            if at < self.count and at != self._floor and self._stays(who, time):
                return None
            if at == self.at[who]:
                self._until[who] = min(self._since[who] + LONGEST, time + hold)
                return None
            return self._look(who, at, time, hold)
        if self._stays(who, time):
            return None
        at, hold = self._chosen(who, time)
        return self._look(who, at, time, hold)

    def _stays(self, who: int, time: float) -> bool:
        """Who would look away just when two others have done so stays a little longer."""
        if self._scene.speaker is None or self.at[who] != self._floor:
            return False
        longer = self._rng.uniform(0.22, 0.4)
        others = (time - self._left < 0.22).sum()
        if others < 2 or time + longer > self._since[who] + LONGEST + 0.2:
            return False
        self._until[who] = time + longer
        return True

    def _greet(self, who: int, time: float) -> None:
        greeting = self._tempers[who].greeting
        self._greet_at[who] = np.inf
        self.greeted[who] = time
        self._welcoming[who] = time + min(greeting.hold, 1.5)
        if self._next_at[who] < self._welcoming[who]:
            self._next_at[who] = self._welcoming[who]
        if self.at[who] == self.lines.visitor:
            self._until[who] = self._since[who] + LONGEST
        else:
            self._look(who, self.lines.visitor, time, greeting.hold)
        if greeting.then is not None:
            self._plan(who, self.lines.places[greeting.then], self._until[who], 1.6)

    def _look(self, who: int, at: int, time: float, hold: float) -> None:
        rng, places = self._rng, self.lines.places
        if self.at[who] == self._floor:
            self._left[who] = time
        now = self.lines.angles[who, self.at[who]] + self.offset[who]
        self.offset[who] = 0.0
        if at == places["aside"]:
            side = rng.choice([-1.0, 1.0]) * rng.uniform(0.2, 0.45)
            up = rng.uniform(0.05, 0.2) if who == self._floor else rng.uniform(-0.22, 0.06)
            self.offset[who] = 0.45 * now[0] + side, 0.4 * now[1] + up
        elif at == places["floor"]:
            self.offset[who] = 0.35 * now[0] + rng.normal(0.0, 0.16), rng.normal(0.0, 0.07)
        elif at in (places["hands"], places["dome"], places["window"], places["shelves"]):
            self.offset[who] = rng.normal(0.0, [0.09, 0.05])
        if at == self.lines.visitor:
            self._noticed[who] = time
        self.at[who] = at
        self._since[who], self._until[who] = time, time + min(hold, LONGEST)
        self.moved[who] = True
        self.brief[who] = hold < 0.95
        self.lasting[who] = hold > 1.3 and at <= self.lines.visitor

    def _chosen(self, who: int, time: float) -> tuple[int, float]:
        """What to look at next, and for how many seconds."""
        weights = np.zeros(self.lines.angles.shape[1])
        scene = self._scene
        if scene.speaker == who:
            self._speaking(who, weights, scene)
        elif scene.speaker is not None or time < self._fell_silent + LINGER:
            if self._floor != who and self.at[who] != self._floor and self._returns(who):
                return self._floor, self._hold(who, time, 2.2, LONGEST)
            self._listening(who, weights, scene)
        else:
            self._idling(who, weights, time)
        self._mind_visitor(who, weights, time)
        weights[who] = weights[self.at[who]] = 0.0
        weights[np.abs(self.lines.angles[who, :, 0]) > BEYOND] = 0.0
        total = weights.cumsum()
        if total[-1] <= 0.0:
            at = self.lines.places[
                "floor" if self.at[who] != self.lines.places["floor"] else "aside"
            ]
        else:
            at = int(np.searchsorted(total, self._rng.random() * total[-1], side="right"))
        hold = self._rest_on(who, at, time)
        if at < self.count and at != self._floor:
            self._meet(who, at, time)
        return at, hold

    def _returns(self, who: int) -> bool:
        """Whether a listener's eyes go straight back to who speaks."""
        if self._scene.speaker is None:
            return self._rng.random() < 0.5
        return self._rng.random() < (0.55 if self._scene.place == "dome" else 0.9)

    def _speaking(self, who: int, weights: np.ndarray, scene: Scene) -> None:
        """To whom it is said, round the circle, away while thinking, at the hands."""
        places, down = self.lines.places, MOODS[scene.mood].gaze_down
        weights[: self.count] = 0.9 / self.count
        weights[self.lines.visitor] = 0.25
        weights[places["aside"]] = 0.4
        weights[places["hands"]] = 0.15 + 0.4 * down
        weights[places["floor"]] = 0.05 + 0.5 * down
        weights[self._addressed(scene)] += 1.6
        if scene.mood in ("grief", "tears"):
            weights[places["empty_chair"]] = 0.3

    def _listening(self, who: int, weights: np.ndarray, scene: Scene) -> None:
        """A break from who speaks, or from who has just spoken."""
        places, down = self.lines.places, MOODS[scene.mood].gaze_down
        asides = self._tempers[who].asides
        weights[: self.count] = asides["people"] * 0.12
        weights[: self.count][self.lines.near[who]] = asides["people"] * 0.4
        weights[self.lines.visitor] = asides["visitor"]
        weights[places["aside"]] = asides["aside"] * (1.1 - down)
        weights[places["hands"]] = asides["hands"] * (0.4 + 1.6 * down)
        weights[places["floor"]] = asides["floor"] * (0.3 + 2.6 * down)
        if scene.mood in ("grief", "tears"):
            weights[places["empty_chair"]] = 0.8
        if scene.speaker is not None and scene.place in LIFTS:
            weights *= 1.0 - 0.8 * FOLLOWS[scene.place]
            weights[places[scene.place]] += 3.0 * FOLLOWS[scene.place]

    def _idling(self, who: int, weights: np.ndarray, time: float) -> None:
        """Low talk in twos; hands, floor, each other. Once the visitor sits, they keep quiet."""
        if self._visible:
            self._partner[:] = -1
        elif time >= self._pairs_until:
            self._pair(time)
        places, asides = self.lines.places, self._tempers[who].asides
        weights[: self.count][self.lines.near[who]] = 0.25 * asides["people"]
        weights[places["hands"]] = asides["hands"]
        weights[places["floor"]] = asides["floor"]
        weights[places["aside"]] = 0.6 * asides["aside"]
        weights[places["window"]] = 0.15
        if (partner := self._partner[who]) >= 0:
            weights *= 0.4
            weights[partner] = 3.2
        weights[self.lines.visitor] = (0.8 if self._visible else 0.25) * asides["visitor"]

    def _pair(self, time: float) -> None:
        """Some neighbours fall to talking; others stay by themselves."""
        self._pairs_until = time + self._rng.uniform(9.0, 16.0)
        self._partner[:] = -1
        for who in self._rng.permutation(self.count):
            free = np.flatnonzero(self.lines.near[who] & (self._partner < 0))
            if self._partner[who] < 0 and len(free) and self._rng.random() < 0.75:
                other = int(self._rng.choice(free))
                self._partner[who], self._partner[other] = other, who

    def _mind_visitor(self, who: int, weights: np.ndarray, time: float) -> None:
        """A visitor on their feet is looked at when near, and even then from time to time only."""
        if self._visible:
            return
        rested = time - self._noticed[who] > 9.0
        keen = (0.35 + 0.5 * min(self._walking, 1.0)) if self._near and rested else 0.0
        weights[self.lines.visitor] *= keen

    def _rest_on(self, who: int, at: int, time: float) -> float:
        """Seconds for which a look at ``at`` is held."""
        rng, places, scene = self._rng, self.lines.places, self._scene
        speaking = scene.speaker == who
        if at in (places["hands"], places["floor"], places["guitar"]):
            down = MOODS[scene.mood].gaze_down
            if speaking and scene.place in places and places[scene.place] == at:
                return rng.uniform(1.8, 4.2)
            return (
                rng.uniform(0.8, 1.4 + 2.2 * down)
                if scene.speaker is not None
                else rng.uniform(1.5, 4.4)
            )
        if at == places["aside"]:
            return rng.uniform(0.5, 1.4)
        if at > self.lines.visitor:
            return rng.uniform(1.3, 3.4)
        if speaking or (scene.speaker is None and at == self._partner[who]):
            return rng.uniform(1.1, 3.0)
        return rng.uniform(0.6, 1.7)

    def _hold(self, who: int, time: float, least: float, most: float) -> float:
        """Seconds, such that the look ends well apart from when the others' looks end."""
        tried = self._rng.uniform(least, most, 4)
        others = np.delete(self._until, who)
        if not len(others):
            return float(tried[0])
        apart = np.abs(time + tried[:, None] - others).min(1)
        return float(tried[apart.argmax()])

    def _meet(self, who: int, other: int, time: float) -> None:
        """The one who is glanced at sometimes looks back."""
        talking = self._partner[who] == other and self._scene.speaker is None
        if self._scene.speaker == other or self._next_at[other] < np.inf:
            return
        if self._scene.speaker == who or abs(self.lines.angles[other, who, 0]) > BEYOND:
            return
        if self._rng.random() < (0.75 if talking else 0.35) and time >= self._welcoming[other]:
            self._plan(other, who, time + self._rng.uniform(0.25, 0.6), self._rng.uniform(0.7, 1.6))
