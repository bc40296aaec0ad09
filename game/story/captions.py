"""Captions: at most two lines of 42 characters, on screen while their words are said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pysubs2

from game.story.script import Speaker
from game.story.timeline import Cue, Timeline, Word

LINE_LENGTH = 42
LINES = 2
LINGER = 0.7
"""Seconds a caption may stay after its last word, while nobody else speaks."""
END_OF_SENTENCE = (".", "!", "?", "…")
END_OF_CLAUSE = (",", ";", ":")
LEANING = frozenset(
    "a an the my your his her its our their this that to of at in on by for from with and or but"
    " i i'm he's she's it's there's you're we're who as so if".split()
)
"""Words that belong to the one after them; a line of a caption should not end on one."""


@dataclass(frozen=True)
class Caption:
    """What is on screen from ``start`` to ``end`` (seconds). ``text`` holds a newline where it wraps."""

    start: float
    end: float
    who: str
    name: str
    colour: str
    text: str
    line_id: str


def captions(timeline: Timeline, speakers: Mapping[str, Speaker]) -> tuple[Caption, ...]:
    """Every caption of the timeline, in the order they appear."""
    found: list[Caption] = []
    for index, cue in enumerate(timeline.cues):
        following = timeline.cues[index + 1].start if index + 1 < len(timeline.cues) else None
        found += cue_captions(cue, speakers[cue.line.who], following)
    return tuple(found)


def cue_captions(cue: Cue, speaker: Speaker, following: float | None = None) -> list[Caption]:
    """The captions of one line, one after another; the last lingers until ``following`` at most."""
    pieces = split(cue.words)
    starts = [cue.start] + [piece[0].start for piece in pieces[1:]]
    last_end = cue.end + min(LINGER, cue.line.pause)
    if following is not None:
        last_end = max(cue.end, min(last_end, following))
    return [
        Caption(
            start=start,
            end=end,
            who=cue.line.who,
            name=speaker.name,
            colour=speaker.colour,
            text="\n".join(wrap([typeset(word.text) for word in piece])),
            line_id=cue.line.id,
        )
        for piece, start, end in zip(pieces, starts, [*starts[1:], last_end], strict=True)
    ]


def caption_at(shown: Sequence[Caption], seconds: float) -> Caption | None:
    """The caption on screen; where two overlap, the one that came first."""
    return next((caption for caption in shown if caption.start <= seconds < caption.end), None)


def split(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """``words`` in as few captions as they need, parted where a reader would breathe."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            texts = [word.text for word in words[start:end]]
            if start < end - 1 and not fits(texts):
                break
            length = sum(map(len, texts))
            breath = 0.0 if end == len(words) else _break_cost(texts[-1])
            # A new caption costs more than any untidy break; among equals, even lengths win.
            choices.append((best[start][0] + 100.0 + breath + (length / 20.0) ** 2, start))
        best.append(min(choices))
    pieces: list[tuple[Word, ...]] = []
    end = len(words)
    while end:
        start = best[end][1]
        pieces.append(tuple(words[start:end]))
        end = start
    return pieces[::-1]


def wrap(texts: Sequence[str]) -> list[str]:
    """One line where it fits, else two of like length, the break after a mark if one is near."""
    whole = " ".join(texts)
    if len(whole) <= LINE_LENGTH or len(texts) == 1:
        return [whole]
    breaks = [
        (" ".join(texts[:i]), " ".join(texts[i:]), texts[i - 1]) for i in range(1, len(texts))
    ]

    def untidy(pair: tuple[str, str, str]) -> float:
        first, second, last = pair
        too_long = max(0, len(first) - LINE_LENGTH) + max(0, len(second) - LINE_LENGTH)
        return 1000.0 * too_long + abs(len(first) - len(second)) + _break_cost(last)

    return list(min(breaks, key=untidy)[:2])


def fits(texts: Sequence[str]) -> bool:
    """Whether the words wrap into one caption."""
    return all(len(line) <= LINE_LENGTH for line in wrap(texts))


def typeset(text: str) -> str:
    """The script's plain apostrophes and quotes as a printer would set them."""
    text = re.sub(r"(?<=\w)'|'(?=\d)|'(?=(?:em|til|cause)\b)", "’", text)
    text = re.sub(r"(^|\s)\"", r"\1“", text)
    return text.replace('"', "”").replace("'", "‘")


def write_subtitles(shown: Sequence[Caption], path: Path) -> None:
    """All captions as .srt or .vtt, by the file's ending. Raises ValueError for another ending."""
    if path.suffix not in (".srt", ".vtt"):
        raise ValueError(f"expected a name ending in .srt or .vtt, found {path.name}")
    events = [
        pysubs2.SSAEvent(
            start=round(caption.start * 1000),
            end=round(caption.end * 1000),
            name=caption.name,
            text=f"{caption.name}: {caption.text}".replace("\n", "\\N"),
        )
        for caption in shown
    ]
    subtitles = pysubs2.SSAFile()
    subtitles.events = events
    subtitles.save(str(path), encoding="utf-8", format_=path.suffix[1:])


def _break_cost(last: str) -> float:
    """How untidy it is to break after this word, in characters of unevenness."""
    last = last.rstrip('"”')
    if last.endswith(END_OF_SENTENCE):
        return 0.0
    if last.endswith(END_OF_CLAUSE):
        return 4.0
    return 26.0 if last.lower() in LEANING else 18.0
