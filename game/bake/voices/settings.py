"""How each person speaks, read from `assets/voices/voices.toml`."""

import tomllib
from pathlib import Path

import msgspec

SETTING = {
    "frozen": True,
    "forbid_unknown_fields": True,
    "kw_only": True,
    # A line's digest leaves out what is not set, so a new kind of setting unmakes nothing.
    "omit_defaults": True,
}


class Manner(msgspec.Struct, **SETTING):
    """One speaker. Pitch in semitones; breath in dB beneath the speech; presence in dB;
    tremor in semitones."""

    voice: str
    british: bool
    speed: float = 1.0
    pitch: float = 0.0
    range: float = 1.0
    pause: float = 0.4
    breath: float = 26.0
    presence: float = 0.0
    tremor: float = 0.0


class Mood(msgspec.Struct, **SETTING):
    """What a mood does to a manner: factors for pace, range and pause, sums for the rest."""

    pace: float = 1.0
    pitch: float = 0.0
    range: float = 1.0
    pause: float = 1.0
    energy: float = 0.0
    tremor: float = 0.0


class Direction(msgspec.Struct, **SETTING):
    """What a director would whisper about one line.

    beats: a word -> seconds of silence before it; stress: words to lean on; level: dB beside
    everyone's -20 LUFS; say: the text as the mouth gets it, where marks must differ.
    """

    beats: dict[str, float] = {}
    stress: tuple[str, ...] = ()
    level: float = 0.0
    pace: float = 1.0
    pitch: float = 0.0
    breath: bool | None = None
    say: str | None = None


class VoiceSettings(msgspec.Struct, **SETTING):
    """The whole file. `said`: words whose sounds the lexicon misreads, by accent."""

    speakers: dict[str, Manner]
    moods: dict[str, Mood] = {}
    lines: dict[str, Direction] = {}
    said: dict[str, str] = {}


class SettingsWrong(Exception):
    """The file cannot be read; the message names it and says what was expected."""


def load_settings(path: Path) -> VoiceSettings:
    """The settings at `path`. Raises SettingsWrong."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), VoiceSettings)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SettingsWrong(f"{path.name}: {error}") from None
