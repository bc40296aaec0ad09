"""Who speaks when, and what may happen next. One table; time is handed in; nothing else is asked."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from game.story.baked import Baked
from game.story.captions import Caption, caption_at, captions, cue_captions
from game.story.script import Evening, State
from game.story.timeline import Cue, Timeline, spoken

Event = Literal[
    # told by the player's side
    "entered_hall", "left_hall", "near_ring", "left_ring", "sat", "stood", "resume", "start_over",
    "spoke", "wrote", "stayed_silent", "not_tonight", "woken",
    # told by the timeline
    "begins_seated", "begins_song", "begins_story", "begins_turn", "begins_together",
    "begins_waking", "ended",
]  # fmt: skip
When = Literal["always", "unfinished", "finished"]

#    in            told             if              then
TRANSITIONS: tuple[tuple[State, Event, When, State], ...] = (
    ("threshold", "entered_hall", "always", "hall"),
    ("threshold", "sat", "always", "seated"),
    ("hall", "left_hall", "always", "threshold"),
    ("hall", "near_ring", "always", "ring"),
    ("hall", "sat", "always", "seated"),
    ("ring", "left_ring", "always", "hall"),
    ("ring", "sat", "always", "seated"),
    ("seated", "stood", "unfinished", "ring"),
    ("seated", "stood", "finished", "free"),
    ("seated", "begins_seated", "always", "seated"),
    ("seated", "begins_song", "always", "song"),
    ("seated", "begins_story", "always", "story"),
    ("seated", "begins_turn", "always", "turn"),
    ("seated", "begins_together", "always", "together"),
    ("seated", "begins_waking", "always", "waking"),
    ("seated", "resume", "finished", "free"),
    ("seated", "ended", "always", "free"),
    ("song", "stood", "always", "ring"),
    ("song", "begins_seated", "always", "seated"),
    ("song", "begins_story", "always", "story"),
    ("song", "ended", "always", "free"),
    ("story", "stood", "always", "ring"),
    ("story", "begins_seated", "always", "seated"),
    ("story", "begins_song", "always", "song"),
    ("story", "begins_turn", "always", "turn"),
    ("story", "begins_together", "always", "together"),
    ("story", "ended", "always", "free"),
    ("turn", "stood", "always", "ring"),
    ("turn", "spoke", "always", "together"),
    ("turn", "wrote", "always", "together"),
    ("turn", "stayed_silent", "always", "together"),
    ("turn", "not_tonight", "always", "together"),
    ("turn", "ended", "always", "free"),
    ("together", "stood", "always", "ring"),
    ("together", "begins_song", "always", "song"),
    ("together", "begins_waking", "always", "waking"),
    ("together", "ended", "always", "free"),
    ("waking", "ended", "always", "free"),
    ("waking", "woken", "always", "free"),
    ("free", "sat", "always", "seated"),
    ("free", "stood", "always", "free"),
    ("free", "start_over", "always", "seated"),
)
"""Every step the evening can take. Anything told that stands in no row changes nothing."""

DEEDS = ("spoke", "wrote", "stayed_silent", "not_tonight")
"""What the visitor's turn waits for."""
SETTLING = 1.6
"""Seconds between sitting down and the first word: the view settles, they look up."""


@dataclass(frozen=True)
class Shown:
    """A caption on screen: who speaks, their colour (#rrggbb), what is said (one or two lines)."""

    name: str
    colour: str
    text: str


class Director:
    """Walks the timeline while somebody sits and listens. ``update`` moves time, ``tell`` brings news.

    Standing up is legal at any moment; it leaves a mark at the line being said, and sitting down
    again asks whether to go on from there. A pause stops time and forgets nothing.
    """

    def __init__(
        self,
        evening: Evening,
        timeline: Timeline,
        present: Collection[str] | None = None,
        baked: Mapping[str, Baked] | None = None,
    ):
        if not timeline.cues:
            raise ValueError("a director needs at least one line to be said")
        self.evening = evening
        self.timeline = timeline
        self.captions = captions(timeline, evening.speakers)
        self._present = set(evening.speakers) if present is None else set(present)
        self._baked = baked or {}
        self._parts = {part.name: part.state for part in evening.parts}
        self.restart()

    def restart(self) -> None:
        """Back to the evening before anybody came in."""
        self.state: State = "threshold"
        self.chair: int | None = None
        """The chair the visitor sits in."""
        self.paused = False
        self.asks_resume = False
        """True from sitting down again until ``resume`` or ``start_over`` is told."""
        self.finished = False
        """Whether the last line has been heard; forgotten by ``start_over``."""
        self.position = 0.0
        """Seconds on the timeline; stands still unless somebody listens."""
        self.begun: tuple[Cue, ...] = ()
        """Lines that began during the last ``update``: their voices and cues start now."""
        self._settling = 0.0
        self._started = False  # the timeline is moving
        self._heard = False  # at least the first word, since the last start
        self._aside: Aside | None = None
        self._asides_said: dict[str, int] = {}

    def tell(self, event: str, chair: int | None = None) -> bool:
        """News from the player's side. Returns whether it changed anything; the rest is ignored."""
        if event in ("paused", "unpaused"):
            changed = self.paused != (event == "paused")
            self.paused = event == "paused"
            return changed
        if event in ("resume", "start_over") and self.state == "seated" and self.asks_resume:
            return self._answered(event)
        listening = self._started
        if not self._step(event):
            return False
        if event == "sat":
            self._sit(chair)
        elif event == "stood":
            self._stand(interrupted=listening)
        elif event == "start_over":
            self._rewind()
        elif event in DEEDS:
            self.position = max(self.position, self._turn_waits_at(was="turn"))
            self._say_aside(event)
        return True

    def update(self, dt: float) -> None:
        """Moves time by ``dt`` seconds. Nothing moves while paused."""
        self.begun = ()
        if self.paused or dt <= 0:
            return
        if self._aside is not None:
            self._play_aside(self._aside, dt)
            return
        if self.state == "seated" and not self._started:
            if self.asks_resume:
                return
            waited = min(dt, self._settling)
            self._settling -= waited
            dt -= waited
            if self._settling > 0:
                return
            self._begin()
        if self._started:
            self._play(dt)

    def jump(self, moment: float, chair: int = 0) -> None:
        """Sits the visitor down at ``moment`` (timeline seconds), for pictures and tests."""
        if not 0 <= moment <= self.timeline.duration:
            raise ValueError(f"expected a moment from 0 to {self.timeline.duration:.1f} s")
        self.state = "seated"
        self.chair = chair
        self.asks_resume = self.finished = False
        self._aside = None
        self.position = moment
        self._begin()
        self._play(0.0)

    @property
    def seated(self) -> bool:
        return self.chair is not None

    @property
    def line(self) -> Cue | None:
        """The line being said now, or None in a silence."""
        if self._aside is not None:
            return self._aside.cue
        return self.timeline.at(self.position) if self._started else None

    @property
    def line_time(self) -> float:
        """Seconds since the current line began; 0 in a silence."""
        if self._aside is not None:
            return self._aside.time
        line = self.line
        return self.position - line.start if line else 0.0

    @property
    def sounding(self) -> tuple[Cue, ...]:
        """Every line being said now, murmurs included."""
        if self._aside is not None:
            return (self._aside.cue,)
        return self.timeline.sounding(self.position) if self._started else ()

    @property
    def speaking(self) -> str | None:
        """Who is saying the current line."""
        line = self.line
        return line.line.who if line else None

    @property
    def caption(self) -> Shown | None:
        """What belongs on screen now."""
        if self._aside is not None:
            found = caption_at(self._aside.captions, self._aside.time)
        else:
            found = caption_at(self.captions, self.position) if self._started else None
        return Shown(found.name, found.colour, found.text) if found else None

    @property
    def progress(self) -> str | None:
        """Id of the line where listening would go on; None before the first word and after the last."""
        if self.finished or not self._heard:
            return None
        reached = self.timeline.at(self.position) or self.timeline.next_after(self.position)
        return (reached or self.timeline.cues[-1]).line.id

    def _step(self, event: str) -> bool:
        """Takes the table's row for ``event`` here, if there is one."""
        then = self._next(event)
        if then is not None:
            self.state = then
        return then is not None

    def _next(self, event: str) -> State | None:
        held = ("always", "finished" if self.finished else "unfinished")
        for state, told, when, then in TRANSITIONS:
            if state == self.state and told == event and when in held:
                return then
        return None

    def _sit(self, chair: int | None) -> None:
        self.chair = 0 if chair is None else chair
        self._settling = SETTLING
        self._started = False
        self.asks_resume = self._heard or self.finished
        self._say_aside("came_back" if self.asks_resume else "sat")

    def _stand(self, interrupted: bool) -> None:
        self.chair = None
        self.asks_resume = False
        self._started = False
        self._rewind_to_line()
        self._aside = None
        if interrupted and not self.finished:
            self._say_aside("stood")

    def _answered(self, event: str) -> bool:
        """The visitor chose to go on or to hear it again."""
        self.asks_resume = False
        self._aside = None
        self._settling = 0.0
        if event == "start_over":
            self._rewind()
        elif self.finished:
            self._step("resume")
        return True

    def _rewind(self) -> None:
        self.position = 0.0
        self.finished = False
        self._started = self._heard = False

    def _rewind_to_line(self) -> None:
        """Back to the start of the sentence that standing up cut short."""
        if (mark := self.progress) is not None:
            self.position = self.timeline.cue(mark).start

    def _begin(self) -> None:
        """The first word, or the word after a break: the state is that of the part it belongs to."""
        self._started = True
        upcoming = self.timeline.at(self.position) or self.timeline.next_after(self.position)
        if upcoming is not None:
            self._step(f"begins_{self._parts[upcoming.part]}")
            if upcoming.start == self.position:
                self.begun = (upcoming,)

    def _play(self, dt: float) -> None:
        until = min(self.position + dt, self._turn_waits_at(self.state), self.timeline.duration)
        begun = self.timeline.begun(self.position, until)
        for cue in begun:
            if self._parts[cue.part] != self.state:
                self._step(f"begins_{self._parts[cue.part]}")
        self.begun += begun
        self._heard = self._heard or until > self.timeline.cues[0].start
        self.position = until
        if until >= self.timeline.duration:
            self.finished = True
            self._started = False
            self._step("ended")

    def _turn_waits_at(self, was: State) -> float:
        """The visitor's turn lasts until they have done something: time stops before the next part."""
        after = (
            cue.start
            for cue in self.timeline.cues
            if cue.start > self.position and self._parts[cue.part] != "turn"
        )
        return math.nextafter(next(after, math.inf), 0.0) if was == "turn" else math.inf

    def _say_aside(self, deed: str) -> None:
        """Somebody in the ring remarks on what the visitor did; each time another remark."""
        self._aside = None
        lines = [line for line in self.evening.answers(deed) if line.who in self._present]
        if not lines:
            return
        turn = self._asides_said.get(deed, 0)
        self._asides_said[deed] = turn + 1
        line = lines[turn % len(lines)]
        speaker = self.evening.speakers[line.who]
        cue = spoken(line, speaker, deed, 0.0, self._baked.get(line.id))
        self._aside = Aside(cue=cue, captions=tuple(cue_captions(cue, speaker)))

    def _play_aside(self, aside: Aside, dt: float) -> None:
        if aside.time == 0.0:
            self.begun = (aside.cue,)
        aside.time += dt
        if aside.time >= aside.cue.duration:
            self._aside = None


@dataclass
class Aside:
    """A remark outside the timeline, with its own clock."""

    cue: Cue
    captions: tuple[Caption, ...]
    time: float = 0.0
