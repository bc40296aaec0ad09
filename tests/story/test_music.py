"""The song can be sung and the guitar bars can be played; both are one piece of music."""

import re
import tomllib
from itertools import groupby, pairwise
from pathlib import Path

import pytest

MUSIC = Path(__file__).parents[2] / "assets" / "music"
SONG = tomllib.loads((MUSIC / "song.toml").read_text(encoding="utf-8"))
BARS = tomllib.loads((MUSIC / "bars.toml").read_text(encoding="utf-8"))
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
SHAPES = {
    "": (0, 4, 7),
    "add9": (0, 2, 4, 7),
    "maj7": (0, 4, 7, 11),
    "7": (0, 4, 7, 10),
    "m7": (0, 3, 7, 10),
    "m6": (0, 3, 7, 9),
    "m9": (0, 2, 3, 7, 10),
    "7sus4": (0, 5, 7, 10),
}
NINTH = 14
"""Semitones of a major ninth."""


def pitch(name: str) -> int:
    """Semitones; C4 is 60."""
    letter, sharp, octave = re.fullmatch(r"([A-G])(#?)(\d)", name).groups()
    return 12 * (int(octave) + 1) + STEPS[letter] + len(sharp)


def chord_tones(name: str) -> set[int]:
    """Pitch classes of a chord and its bass."""
    head, _, bass = name.partition("/")
    root, shape = re.fullmatch(r"([A-G]#?)(.*)", head).groups()
    base = pitch(root + "0") % 12
    tones = {(base + step) % 12 for step in SHAPES[shape]}
    return tones | ({pitch(bass + "0") % 12} if bass else set())


def chord_at(section: dict, beat: float) -> str:
    return [name for start, name in section["chords"] if start <= max(beat, 0)][-1]


def syllables(line: str) -> list[str]:
    return re.split(r"[ -]", line)


@pytest.mark.parametrize("verse", sorted(SONG["words"]))
def test_every_note_has_its_syllable(verse):
    """As many syllables as notes, in every verse and in the refrain."""
    words = SONG["words"][verse]
    count = sum(len(syllables(line)) for line in words["lines"])
    assert count == len(SONG["melody"][words["melody"]]["notes"])


@pytest.mark.parametrize("verse", sorted(SONG["words"]))
def test_lines_break_where_the_melody_breathes(verse):
    """Between two lines of words there is a rest, so that a singer can draw breath."""
    words = SONG["words"][verse]
    notes = SONG["melody"][words["melody"]]["notes"]
    at = 0
    for line in words["lines"][:-1]:
        at += len(syllables(line))
        assert notes[at][0] - (notes[at - 1][0] + notes[at - 1][1]) >= 0.19


@pytest.mark.parametrize("name", sorted(SONG["melody"]))
def test_the_melody_can_be_sung(name):
    """Within a ninth, one note at a time, inside its bars, no leap beyond an octave."""
    section = SONG["melody"][name]
    pitches = [pitch(note) for _, _, note in section["notes"]]
    assert pitch(SONG["highest"]) - pitch(SONG["lowest"]) <= NINTH
    assert all(pitch(SONG["lowest"]) <= p <= pitch(SONG["highest"]) for p in pitches)
    assert all(abs(a - b) <= 12 for a, b in pairwise(pitches))
    ends = [(beat, beat + length) for beat, length, _ in section["notes"]]
    assert all(a[1] <= b[0] + 1e-9 for a, b in pairwise(ends))
    assert ends[0][0] >= -1 and ends[-1][1] <= section["bars"] * SONG["beats_per_bar"]


@pytest.mark.parametrize("name", sorted(SONG["melody"]))
def test_long_and_stressed_notes_belong_to_their_chord(name):
    """What falls on a bar's first beat, or is held, is a tone of the chord beneath it."""
    section = SONG["melody"][name]
    for beat, length, note in section["notes"]:
        if beat >= 0 and (beat % SONG["beats_per_bar"] == 0 or length >= 2):
            tones = chord_tones(chord_at(section, beat))
            assert pitch(note) % 12 in tones | {4}, (beat, note)  # E, the ninth of D, may float


def test_the_form_names_what_is_there():
    """Three verses, each followed by the refrain, about two minutes in all."""
    assert SONG["form"] == ["verse-1", "refrain", "verse-2", "refrain", "verse-3", "refrain"]
    bars = sum(SONG["melody"][SONG["words"][name]["melody"]]["bars"] for name in SONG["form"])
    assert 110 < bars * SONG["beats_per_bar"] * 60 / SONG["tempo"] < 180


def sounding(note: dict) -> int:
    return pitch(BARS["tuning"][6 - note["string"]]) + note["fret"]


def test_a_hand_can_play_the_bars():
    """Six strings, twelve frets; what is pulled at once lies on different strings within five frets."""
    notes = BARS["note"]
    assert len(BARS["tuning"]) == 6
    assert [n["beat"] for n in notes] == sorted(n["beat"] for n in notes)
    assert BARS["bars"] * BARS["beats_per_bar"] >= notes[-1]["beat"]
    for _, together in groupby(notes, key=lambda n: n["beat"]):
        together = list(together)
        strings = [n["string"] for n in together]
        assert len(set(strings)) == len(strings)
        held = [n["fret"] for n in together if n["fret"]]
        assert not held or max(held) - min(held) <= 4
    for n in notes:
        assert 1 <= n["string"] <= 6 and 0 <= n["fret"] <= 12
        assert 0 < n["velocity"] <= 1 and n["length"] > 0 and n["finger"] in "pima"


def test_the_bars_last_as_long_as_a_walk_across_the_hall():
    """Forty to sixty seconds, whatever the tempo does on the way."""
    changes = BARS["tempo_changes"]
    assert [c["beat"] for c in changes] == sorted(c["beat"] for c in changes)
    seconds = BARS["bars"] * BARS["beats_per_bar"] * 60 / BARS["tempo"]
    assert 40 < seconds < 60


@pytest.mark.parametrize(("name", "first_bar"), [("verse", 2), ("refrain", 10)])
def test_the_guitar_plays_the_songs_tune_over_its_bass(name, first_bar):
    """Each new tone of the song's melody is plucked when it would be sung, above the chord's bass."""
    section = SONG["melody"][name]
    start = first_bar * BARS["beats_per_bar"]
    plucked = {(n["beat"] - start, sounding(n)) for n in BARS["note"]}
    before = None
    for beat, _, note in section["notes"]:
        if note != before:
            assert (beat, pitch(note)) in plucked, (beat, note)
        before = note
    for beat, chord in section["chords"]:
        lowest = min((p for b, p in plucked if b == beat), default=None)
        head, _, bass = chord.partition("/")
        root = bass or re.match(r"[A-G]#?", head)[0]
        if beat % 6 == 0:
            assert lowest is not None and lowest % 12 == pitch(root + "0") % 12, (beat, chord)
