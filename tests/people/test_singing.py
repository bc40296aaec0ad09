"""Her mouth sings the song that is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.people.singing import NUCLEI, read_song, sounds
from game.people.visemes import Mouth, opening, viseme

SONG = Path(__file__).resolve().parents[2] / "assets" / "music" / "song.toml"


@pytest.fixture(scope="module")
def song():
    return read_song(SONG)


@pytest.fixture(scope="module")
def mouth(song):
    return Mouth(song.speech(0.0))


def test_every_sung_vowel_opens_the_mouth(song, mouth):
    """Within 60 ms of the note."""
    for syllable in song.syllables:
        assert opening(mouth.amounts(syllable.start + 0.06)) > 0.15, syllable


def test_rests_close_the_mouth(song, mouth):
    """From 80 ms after the last note before a rest until the next word is drawn in for."""
    rests = [
        (a.end, b.start)
        for a, b in zip(song.syllables, song.syllables[1:], strict=False)
        if b.start - a.end > 0.5
    ]
    assert len(rests) == 2
    for begins, ends in [*rests, (song.syllables[-1].end, song.length)]:
        for share in (0.0, 0.5, 1.0):
            at = begins + 0.08 + share * (ends - begins - 0.4)
            assert opening(mouth.amounts(at)) < 0.02


def test_every_syllable_can_be_seen(song):
    """One vowel or more, and no letter that lips know nothing of."""
    for syllable in song.syllables:
        assert any(letter in NUCLEI for letter in syllable.sounds), syllable
        assert all(viseme(letter) for letter in syllable.sounds), syllable


def test_syllables_come_in_order_on_their_notes(song):
    """The song begins after its two bars of guitar, less the pick-up, and lasts over two minutes."""
    beat = 60 / 138
    assert song.syllables[0].start == pytest.approx(11 * beat)
    assert all(
        a.end <= b.start + 1e-9 for a, b in zip(song.syllables, song.syllables[1:], strict=False)
    )
    assert 120 < song.length < 180


def test_spelling_becomes_sound():
    """Irregular words by heart, the rest by rule."""
    assert sounds("shoes.") == "ʃuz" and sounds("late,") == "lAt" and sounds("rain") == "ɹAn"
    assert sounds("there's") == "ðɛz" and sounds("back") == "bæk" and sounds("glass,") == "ɡlæs"


def test_the_mouth_is_prepared_once(song):
    """Each moment is the same line to the lips, only later."""
    assert Mouth(song.speech(3.0)).of(song.speech(4.0))
