"""When every line and word of an evening falls, known before it starts. Seconds throughout."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.story.baked import Baked
from game.story.script import Evening, Line, Speaker

LETTERS = re.compile(r"\w")
MEAN_LETTERS = 4.2
"""Letters in a spoken English word, on average over this script."""
PAUSE_AFTER = {",": 0.16, ";": 0.24, ":": 0.24, ".": 0.38, "!": 0.38, "?": 0.42, "…": 0.6}
"""Seconds of breath inside a line after a mark, on top of the words; set beside 20 recorded lines."""


@dataclass(frozen=True)
class Word:
    """One written word with its punctuation; from ``start`` to ``end`` it is being said."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Cue:
    """One line in its place. ``part`` names the part it belongs to; all times count from the start."""

    line: Line
    part: str
    start: float
    end: float
    words: tuple[Word, ...] = field(repr=False)

    @property
    def duration(self) -> float:
        return self.end - self.start


@dataclass(frozen=True)
class Timeline:
    """Cues in the order they begin. A cue overlaps the one before only where its line says so."""

    cues: tuple[Cue, ...]
    duration: float

    def at(self, seconds: float) -> Cue | None:
        """The line being said; where somebody murmurs into it, still that line."""
        sounding = self.sounding(seconds)
        return min(sounding, key=lambda cue: cue.start) if sounding else None

    def sounding(self, seconds: float) -> tuple[Cue, ...]:
        """Every line being said, murmurs and laughs included."""
        return tuple(cue for cue in self.cues if cue.start <= seconds < cue.end)

    def begun(self, since: float, until: float) -> tuple[Cue, ...]:
        """The lines that begin after ``since`` and not after ``until``."""
        return tuple(cue for cue in self.cues if since < cue.start <= until)

    def next_after(self, seconds: float) -> Cue | None:
        """The first line that begins at ``seconds`` or later."""
        return next((cue for cue in self.cues if cue.start >= seconds), None)

    def cue(self, line_id: str) -> Cue:
        """Raises KeyError when that line is not said in this timeline."""
        for cue in self.cues:
            if cue.line.id == line_id:
                return cue
        raise KeyError(f"no line named {line_id!r} in this timeline")

    def moment(self, text: str) -> float:
        """Seconds of ``CUE+SECONDS``, CUE being a part or a line id; the seconds may be left out.

        Raises ValueError, in one line, for an unknown cue or a moment after the end.
        """
        name, _, offset = text.partition("+")
        starts = {cue.part: cue.start for cue in reversed(self.cues)}
        starts |= {cue.line.id: cue.start for cue in self.cues}
        if name not in starts:
            parts = ", ".join(dict.fromkeys(cue.part for cue in self.cues))
            raise ValueError(f"no moment {name!r}: expected a part ({parts}) or the id of a line")
        try:
            seconds = float(offset or 0)
        except ValueError:
            seconds = math.nan
        if not 0 <= seconds < math.inf:
            raise ValueError(f"expected seconds after {name}+, found {offset!r}")
        if starts[name] + seconds > self.duration:
            left = self.duration - starts[name]
            raise ValueError(f"{name} is followed by {left:.1f} s, found {offset}")
        return starts[name] + seconds


def timeline(
    evening: Evening,
    parts: Sequence[str],
    present: Collection[str] | None = None,
    baked: Mapping[str, Baked] | None = None,
    left_out: Collection[str] = (),
) -> Timeline:
    """The schedule of ``parts``, one after another.

    Only people in ``present`` speak (None: everybody). With one of them there, lines marked "alone"
    are said, with more those marked "company". Recorded lines take their recording's times, the
    others are timed from their speaker's pace. Lines whose id is in ``left_out`` are not said. Raises
    KeyError for an unknown part.
    """
    here = set(evening.speakers) if present is None else set(present)
    company = "company" if len(here) > 1 else "alone"
    cues: list[Cue] = []
    free_from = 0.0
    for part in (evening.part(name) for name in parts):
        for line in part.lines:
            if line.who not in here or line.when not in (None, company) or line.id in left_out:
                continue
            start = free_from
            if line.overlap and cues:
                start = max(cues[-1].start, min(start, cues[-1].end - line.overlap))
            cues.append(
                spoken(
                    line, evening.speakers[line.who], part.name, start, (baked or {}).get(line.id)
                )
            )
            free_from = max(free_from, cues[-1].end + line.pause)
    return Timeline(cues=tuple(cues), duration=free_from)


def spoken(
    line: Line, speaker: Speaker, part: str, start: float, recording: Baked | None = None
) -> Cue:
    """One line said from ``start`` on, timed by its recording or by the speaker's pace."""
    texts = written_words(line.text)
    if recording is None:
        spans = paced_spans(texts, speaker.pace)
        duration = float(spans[-1, 1])
    else:
        spans = recorded_spans(texts, recording)
        duration = recording.duration
    words = tuple(
        Word(text, start + float(a), start + float(b))
        for text, (a, b) in zip(texts, spans, strict=True)
    )
    return Cue(line=line, part=part, start=start, end=start + duration, words=words)


def written_words(text: str) -> list[str]:
    """Words as captions show them; a dash standing alone stays with the word before it."""
    words: list[str] = []
    for token in text.split():
        if words and not LETTERS.search(token):
            words[-1] += f" {token}"
        else:
            words.append(token)
    return words


def paced_spans(texts: Sequence[str], pace: float) -> np.ndarray:
    """(N, 2) f64 start and end of each word at ``pace`` words a minute, pauses at punctuation."""
    letters = np.array([max(1, len(LETTERS.findall(text))) for text in texts], float)
    lengths = (60.0 / pace) * (0.3 + 0.7 * letters / MEAN_LETTERS)
    pauses = np.array([PAUSE_AFTER.get(text.rstrip("\"')")[-1:], 0.0) for text in texts])
    starts = np.concatenate([[0.0], np.cumsum(lengths + pauses)[:-1]])
    return np.stack([starts, starts + lengths], axis=1)


def recorded_spans(texts: Sequence[str], recording: Baked) -> np.ndarray:
    """(N, 2) f64 start and end of each written word in its recording.

    Where the recording counts other words than the writer (a number spoken as three), times are
    handed on by letters.
    """
    heard = np.array([(a, b) for _, a, b in recording.words], float).reshape(-1, 2)
    if len(heard) == len(texts):
        spans = heard
    elif len(heard) == 0:
        spans = _by_letters(texts, ["x"], np.array([[0.0, recording.duration]]))
    else:
        spans = _by_letters(texts, [word for word, _, _ in recording.words], heard)
    ordered = np.maximum.accumulate(np.clip(spans, 0.0, recording.duration).reshape(-1))
    return ordered.reshape(-1, 2)


def _by_letters(texts: Sequence[str], heard: Sequence[str], times: np.ndarray) -> np.ndarray:
    """Spans for ``texts`` from those of ``heard``, both laid out along their letters from 0 to 1."""
    source, target = _letter_edges(heard), _letter_edges(texts)
    # A hair's breadth keeps the end of one word apart from the start of the next.
    edges = np.stack([source[:-1] + 1e-9, source[1:] - 1e-9], axis=1).reshape(-1)
    start = np.interp(target[:-1] + 2e-9, edges, times.reshape(-1))
    end = np.interp(target[1:] - 2e-9, edges, times.reshape(-1))
    return np.stack([start, end], axis=1)


def _letter_edges(texts: Sequence[str]) -> np.ndarray:
    letters = [max(1, len(LETTERS.findall(text))) for text in texts]
    return np.concatenate([[0.0], np.cumsum(letters) / np.sum(letters)])
