"""What the recorded voices know about each line: how long it lasts, when its words and sounds fall."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated

import msgspec

from game.story.script import Evening, Line

Seconds = Annotated[float, msgspec.Meta(ge=0)]
Span = tuple[str, Seconds, Seconds]


class Baked(msgspec.Struct, frozen=True, kw_only=True):
    """One voice file. Spans are ``(word or phoneme, start, end)``, seconds from the file's start.

    ``loudness`` holds 0..1 at 50 Hz, for lips and light.
    """

    text_sha256: str
    file: str
    duration: Annotated[float, msgspec.Meta(gt=0)]
    words: tuple[Span, ...] = ()
    phonemes: tuple[Span, ...] = ()
    loudness: tuple[float, ...] = ()
    voice: str = ""
    speed: float = 1.0


class Manifest(msgspec.Struct, frozen=True):
    """``assets/voices/lines/manifest.json``."""

    lines: dict[str, Baked]


class BakedError(ValueError):
    """The manifest cannot be read; one line says why."""


def text_digest(text: str) -> str:
    """What ties a voice file to its words: sha256 of the UTF-8 text, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_manifest(path: Path) -> dict[str, Baked]:
    """Every recorded line by id; empty when nothing has been recorded. Raises BakedError."""
    if not path.exists():
        return {}
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest).lines
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as reason:
        raise BakedError(f"{path.name}: {' '.join(str(reason).split())}") from reason


def fitting(baked: dict[str, Baked], evening: Evening) -> dict[str, Baked]:
    """The recordings that still say what the script says; the others would move the wrong lips."""
    return {
        line.id: baked[line.id]
        for line in evening.lines()
        if line.id in baked and _fits(baked[line.id], line)
    }


def drifted(baked: dict[str, Baked], evening: Evening) -> tuple[str, ...]:
    """Ids of recordings whose line has been rewritten or taken out since."""
    kept = fitting(baked, evening)
    return tuple(line_id for line_id in baked if line_id not in kept)


def _fits(recording: Baked, line: Line) -> bool:
    return recording.text_sha256 == text_digest(line.text)
