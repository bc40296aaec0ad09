"""What the guitar plays, read from `assets/music/*.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@dataclass(frozen=True)
class Note:
    """`beat` from 0, `length` in beats; `string` 1 (highest) to 6; `velocity` 0..1."""

    beat: float
    string: int
    fret: int
    velocity: float
    length: float


@dataclass(frozen=True)
class Bars:
    """`tempo`: (beat, beats a minute) pairs, straight lines between them; `tuning`: Hz of the open
    strings, string 1 first."""

    tempo: tuple[tuple[float, float], ...]
    tuning: tuple[float, ...]
    notes: tuple[Note, ...]

    def frequency(self, note: Note) -> float:
        """Hz that the note is written as."""
        return self.tuning[note.string - 1] * 2 ** (note.fret / 12)

    def seconds(self, beats: np.ndarray) -> np.ndarray:
        """When each beat comes, from beat 0 on, before any hand is human."""
        fine = np.arange(0, self.beats + 16, 1 / 32)
        known = np.array(self.tempo)
        pace = 60 / np.interp(fine, known[:, 0], known[:, 1])
        passed = np.concatenate([[0.0], np.cumsum((pace[1:] + pace[:-1]) / 64)])
        return np.interp(beats, fine, passed)

    @property
    def beats(self) -> float:
        """Where the last written note ends."""
        return max(note.beat + note.length for note in self.notes)


def hertz(name: str) -> float:
    """Frequency of a note like "E2", "F#3" or "Bb3"; A4 is 440. Raises ValueError otherwise."""
    try:
        step = STEPS[name[0]] + {"": 0, "#": 1, "b": -1}[name[1:-1]]
        return 440.0 * 2 ** ((step + 12 * (int(name[-1]) + 1) - 69) / 12)
    except (KeyError, ValueError, IndexError):
        raise ValueError(f"not a note: {name!r} (write E2, F#3, Bb3)") from None


def bars_from(path: Path) -> Bars:
    """Reads one file of guitar. Raises ValueError naming the note that cannot be played."""
    data = tomllib.loads(path.read_text("utf-8"))
    tuning = tuple(hertz(name) for name in data["tuning"])
    # Written low to high as players say it, "E2 … E4"; strings are numbered from the high one.
    tuning = tuple(sorted(tuning, reverse=True))
    notes = []
    for number, entry in enumerate(data["note"], 1):
        note = Note(
            float(entry["beat"]),
            int(entry["string"]),
            int(entry["fret"]),
            float(entry["velocity"]),
            float(entry["length"]),
        )
        if not (1 <= note.string <= len(tuning) and 0 <= note.fret <= 19 and note.length > 0):
            raise ValueError(f"{path.name}: note {number} cannot be played: {entry}")
        notes.append(note)
    changes = [(float(c["beat"]), float(c["tempo"])) for c in data.get("tempo_changes", ())]
    return Bars(tuple(changes) or ((0.0, float(data["tempo"])),), tuning, tuple(notes))
