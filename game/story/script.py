"""The evening's script: what is said, by whom, in which mood. Read from ``assets/story/*.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec

from game.story.toml_lines import Place, line_numbers, line_of

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
PLAINLY = {
    "id": "small letters, digits and hyphens, at most 40",
    "who": "a name from people.toml, in quotes",
    "text": "1 to 300 characters, in quotes",
    "pause": "seconds, 0 to 10",
    "overlap": "seconds, 0 to 5",
    "looks_at": "a word, in quotes",
    "name": "a short name, in quotes",
    "colour": "#rrggbb, in quotes",
    "pace": "words a minute, 60 to 260",
}
"""What each key wants where it is not one of a list."""


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


class ScriptError(ValueError):
    """What is wrong with the script: ``problems``, one line each, ``file:line: what is expected``."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


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


class Source:
    """One TOML file, and the line of each thing in it. Problems go to the shared list."""

    def __init__(self, path: Path, problems: list[str]):
        self.path = path
        self.problems = problems
        self.data: dict[str, Any] = {}
        self.places: dict[Place, int] = {(): 1}
        self.readable = False
        try:
            text = path.read_text(encoding="utf-8")
            self.places = line_numbers(text)
            self.data = tomllib.loads(text)
            self.readable = True
        except FileNotFoundError:
            self.problem((), "expected this file, there is none")
        except (OSError, UnicodeDecodeError) as reason:
            self.problem((), f"expected readable UTF-8 text ({_one_line(reason)})")
        except tomllib.TOMLDecodeError as reason:
            at = re.search(r"at line (\d+)", str(reason))
            self.places = {(): int(at[1]) if at else max(1, len(text.splitlines()))}
            self.problem((), f"expected TOML ({_one_line(reason)})")

    def problem(self, at: tuple, what: str) -> None:
        self.problems.append(f"{self.path.name}:{line_of(self.places, at)}: {what}")

    def only(self, *keys: str) -> None:
        """Complains about every top-level key that is not one of ``keys``."""
        for key in self.data:
            if key not in keys:
                self.problem((key,), f"expected only {' and '.join(keys)} here, found {key!r}")

    def struct(self, shape: type[msgspec.Struct], *at: str | int) -> Any | None:
        """The value at ``at`` as ``shape``, or None after complaining about everything wrong in it."""
        value: Any = self.data
        for step in at:
            value = value[step]
        if not isinstance(value, dict):
            self.problem(at, f"expected a table with {', '.join(shape.__struct_fields__)}")
            return None
        before = len(self.problems)
        for field in msgspec.structs.fields(shape):
            if field.name not in value:
                if field.required:
                    self.problem(at, f"expected {field.name} here, it is missing")
                continue
            try:
                msgspec.convert(value[field.name], field.type)
            except msgspec.ValidationError:
                self.problem((*at, field.name), _expected(field, value[field.name]))
        for key in value:
            if key not in shape.__struct_fields__:
                known = ", ".join(shape.__struct_fields__)
                self.problem((*at, key), f"expected one of {known}; found the unknown key {key!r}")
        return msgspec.convert(value, shape) if len(self.problems) == before else None

    def table(self, shape: type[msgspec.Struct], name: str) -> list[tuple[tuple, Any]]:
        """Every good ``[[name]]`` table with its place."""
        rows = self.data.get(name, [])
        if self.readable and not (isinstance(rows, list) and rows):
            self.problem((name,), f"expected at least one [[{name}]]")
        rows = rows if isinstance(rows, list) else []
        found = [((name, i), self.struct(shape, name, i)) for i in range(len(rows))]
        return [(at, value) for at, value in found if value is not None]

    def no_twins(self, key: str, named: list[tuple[tuple, str]]) -> None:
        """Complains about every ``key`` that came before."""
        seen: dict[str, tuple] = {}
        for at, name in named:
            if name in seen:
                first = line_of(self.places, seen[name])
                self.problem((*at, key), f"expected a new {key}, {name!r} stands at line {first}")
            seen.setdefault(name, (*at, key))


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


def _expected(field: msgspec.structs.FieldInfo, value: Any) -> str:
    """One line: what the key wants and what it got."""
    choices = _choices(field.type)
    wanted = f"one of {', '.join(choices)}" if choices else PLAINLY[field.name]
    found = repr(value) if len(repr(value)) <= 40 else f"{len(str(value))} characters"
    return f"{field.name}: expected {wanted}; found {found}"


def _choices(kind: Any) -> list[str]:
    """The words a Literal (or a union, or a tuple of them) allows."""
    args = get_args(kind)
    if all(isinstance(arg, str) for arg in args):
        return list(args)
    return [word for arg in args if get_args(arg) for word in _choices(arg)]


def _one_line(reason: Exception) -> str:
    return " ".join(str(reason).split())
