"""One TOML file of the script, and what is wrong with it, line by line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import msgspec

from game.story.toml_lines import Place, line_numbers, line_of

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


class ScriptError(ValueError):
    """What is wrong with the script: ``problems``, one line each, ``file:line: what is expected``."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


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
