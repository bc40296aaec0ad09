"""The evening's script: what is said, by whom, in which mood. Read from ``assets/story/*.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, get_args

import msgspec

from game.story.source import ScriptError, Source

Mood = Literal[
    "relief", "worry", "grief", "amusement", "hope", "tenderness", "laughter", "tears", "neutral"
]
Gesture = Literal[
    "nod", "shake_head", "shrug", "smile", "open_hands", "fold_hands", "look_at_hands",
    "touch_temple", "touch_chest", "rub_neck", "count_fingers", "point", "lean_in", "lean_back",
    "wipe_eye", "cover_face", "hold_paper", "unfold_paper", "fold_paper", "steering", "hold_phone",
    "tune_guitar", "strum", "wave", "stand_up",
]  # fmt: skip
LightCue = Literal[
    "light_to_speaker", "light_to_ring", "hush", "swell", "flowers_open", "guitar_in",
    "guitar_out", "song", "chain_stirs", "link_falls", "chain_gone", "bells", "auras_join",
    "threads", "stars_join", "gold", "dawn",
]  # fmt: skip
Kind = Literal["narration", "talk", "story", "answers"]
State = Literal[
    "threshold", "hall", "ring", "seated", "song", "story", "turn", "together", "waking", "free"
]
Company = Literal["alone", "company"]
Deed = Literal["sat", "stood", "came_back", "spoke", "wrote", "stayed_silent", "not_tonight"]
"""What the visitor can do that somebody in the ring answers."""

PLACES_TO_LOOK = (
    "you", "everyone", "floor", "hands", "window", "shelves", "dome", "empty_chair", "guitar"
)  # fmt: skip
LONGEST_WORD = 42
"""A caption's line; a longer word could not be shown."""
STORY_WORDS = range(110, 191)
WORD = re.compile(r"\w[\w'’-]*")

Id = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One caption and one voice file. Times in seconds."""

    id: Id
    who: str
    text: Text
    mood: Mood = "neutral"
    pause: Annotated[float, msgspec.Meta(ge=0, le=10)] = 0.5
    gesture: Gesture | None = None
    looks_at: str | None = None
    cues: tuple[LightCue, ...] = ()
    overlap: Annotated[float, msgspec.Meta(ge=0, le=5)] = 0.0
    when: Company | Deed | None = None


class Speaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How captions show somebody, and how fast they talk (words a minute)."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
    colour: Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-fA-F]{6}$")]
    pace: Annotated[float, msgspec.Meta(ge=60, le=260)]


class PartPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry of evening.toml."""

    name: Id
    kind: Kind
    state: State


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the script, in order."""

    name: str
    kind: Kind
    state: State
    lines: tuple[Line, ...]


class Evening(msgspec.Struct, frozen=True, kw_only=True):
    """The whole script: speakers by the word that ``who`` uses, parts in the order they are played."""

    title: str
    speakers: dict[str, Speaker]
    parts: tuple[Part, ...]

    def part(self, name: str) -> Part:
        """Raises KeyError when there is none of that name."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(f"no part named {name!r} in the evening")

    def line(self, line_id: str) -> Line:
        """Raises KeyError when there is none of that id."""
        for line in self.lines():
            if line.id == line_id:
                return line
        raise KeyError(f"no line named {line_id!r} in the evening")

    def lines(self) -> Iterator[Line]:
        """Every line, in the order of the evening."""
        for part in self.parts:
            yield from part.lines

    def answers(self, deed: str) -> tuple[Line, ...]:
        """What may be said when the visitor did ``deed``, in the order written."""
        return tuple(
            line
            for part in self.parts
            if part.kind == "answers"
            for line in part.lines
            if line.when == deed
        )


def load_evening(folder: Path) -> Evening:
    """The script in ``folder``. Raises ScriptError naming every problem, with its file and line."""
    problems: list[str] = []
    people = Source(folder / "people.toml", problems)
    order = Source(folder / "evening.toml", problems)
    speakers = {
        who: speaker for who in people.data if (speaker := people.struct(Speaker, who)) is not None
    }
    places = order.table(PartPlace, "part")
    order.only("title", "part")
    title = order.data.get("title", "")
    if order.readable and not (isinstance(title, str) and title.strip()):
        order.problem(("title",), "expected a title, in quotes")
    order.no_twins("name", [(at, place.name) for at, place in places])

    sources = {place.name: Source(folder / f"{place.name}.toml", problems) for _, place in places}
    parts = tuple(
        Part(
            name=place.name,
            kind=place.kind,
            state=place.state,
            lines=_lines(sources[place.name], place, speakers),
        )
        for _, place in places
    )
    _no_shared_ids(parts, sources)
    if problems:
        raise ScriptError(problems)
    return Evening(title=title, speakers=speakers, parts=parts)


def spoken_words(text: str) -> int:
    """How many words a person would say."""
    return len(WORD.findall(text))


def told_words(part: Part) -> int:
    """Words of the teller's own story: those of the person the part is named after, in any company."""
    return sum(
        spoken_words(line.text)
        for line in part.lines
        if line.who == part.name and line.when is None
    )


def _lines(source: Source, place: PartPlace, speakers: dict[str, Speaker]) -> tuple[Line, ...]:
    """The lines of one part's file, checked against the people and the part's kind."""
    source.only("line")
    found = source.table(Line, "line")
    source.no_twins("id", [(at, line.id) for at, line in found])
    whens = get_args(Deed) if place.kind == "answers" else get_args(Company)
    for at, line in found:
        if line.who not in speakers:
            source.problem((*at, "who"), f"expected a name from people.toml, found {line.who!r}")
        if line.looks_at is not None and line.looks_at not in (*PLACES_TO_LOOK, *speakers):
            known = ", ".join(PLACES_TO_LOOK)
            source.problem(
                (*at, "looks_at"),
                f"expected {known} or a name from people.toml, found {line.looks_at!r}",
            )
        if not WORD.search(line.text):
            source.problem((*at, "text"), "expected words to say, the text is empty")
        if max(map(len, line.text.split()), default=0) > LONGEST_WORD:
            source.problem((*at, "text"), f"expected words of at most {LONGEST_WORD} letters")
        if line.when not in whens and (line.when is not None or place.kind == "answers"):
            wanted = ", ".join(whens)
            source.problem((*at, "when"), f"expected one of {wanted}; found {line.when!r}")
    lines = tuple(line for _, line in found)
    if place.kind == "story" and len(lines) == len(source.data.get("line", [])):
        told = told_words(Part(name=place.name, kind="story", state=place.state, lines=lines))
        if source.readable and told not in STORY_WORDS:
            source.problem(
                (),
                f"expected {STORY_WORDS[0]} to {STORY_WORDS[-1]} words"
                f" spoken by {place.name}, found {told}",
            )
    return lines


def _no_shared_ids(parts: tuple[Part, ...], sources: dict[str, Source]) -> None:
    """Complains about ids that two files share (twins inside one file are found with the file)."""
    owners: dict[str, str] = {}
    for part in parts:
        for index, line in enumerate(part.lines):
            owner = owners.setdefault(line.id, part.name)
            if owner != part.name:
                sources[part.name].problem(
                    ("line", index, "id"),
                    f"expected a new id, {line.id!r} stands in {owner}.toml",
                )
