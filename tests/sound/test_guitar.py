"""The guitar plays what is written, in tune, and never twice the same way."""

from pathlib import Path

import numpy as np
import pytest

from game.sound.synthesis import guitar
from game.sound.synthesis.notation import Bars, Note, bars_from, hertz
from game.sound.synthesis.strings import Pluck
from game.sound.synthesis.waves import RATE

WRITTEN = bars_from(Path(__file__).parents[2] / "assets" / "music" / "bars.toml")


def cents_off(sound: np.ndarray, frequency: float) -> float:
    """How far the sound's partials lie from those of `frequency`, cents; positive is sharp."""
    size = 1 << 19
    spectrum = abs(np.fft.rfft(sound * np.hanning(len(sound)), size))
    f = np.fft.rfftfreq(size, 1 / RATE)
    found = []
    for partial in (1, 2, 3):
        near = (f > 0.97 * partial * frequency) & (f < 1.03 * partial * frequency)
        peak = f[near][spectrum[near].argmax()]
        found.append((1200 * np.log2(peak / (partial * frequency)), spectrum[near].max()))
    cents, weights = np.array(found).T
    return float(np.average(cents, weights=weights))


def test_every_fretted_note_is_within_five_cents() -> None:
    """Each string and fret that the bars ask for sounds at its written pitch, ±5 cents."""
    asked = sorted({(note.string, note.fret) for note in WRITTEN.notes})
    off = {}
    for string, fret in asked:
        note = Note(0, string, fret, 0.6, 4)
        touch = guitar.Touch(note, 0.0, 1.6, Pluck(0.2, 0.00015, 0.6, 0.45))
        sound = guitar.sounded(WRITTEN, touch)[int(0.1 * RATE) : int(1.5 * RATE)]
        off[string, fret] = cents_off(sound, WRITTEN.frequency(note))
    wrong = {where: round(cents, 1) for where, cents in off.items() if abs(cents) > 5}
    assert not wrong


def test_no_two_plucks_are_equal() -> None:
    """Two notes written alike differ in touch, and so in sound."""
    played = guitar.touches(WRITTEN, np.random.default_rng(11))
    plucks = [touch.pluck for touch in played]
    assert len(set(plucks)) == len(plucks)
    assert len(played) == len(WRITTEN.notes)
    alike = [t for t in played if (t.note.string, t.note.fret) == (6, 0)][:2]
    first, second = (guitar.sounded(WRITTEN, touch)[:8000] for touch in alike)
    assert abs(first - second).max() > 0.01 * abs(first).max()


def test_hands_stay_near_the_beat() -> None:
    """Human timing wanders, but no note is more than 0.15 s from where it is written."""
    for touch in guitar.touches(WRITTEN, np.random.default_rng(11)):
        written = float(WRITTEN.seconds(np.array(touch.note.beat))) + 0.08
        assert abs(touch.start - written) < 0.15


def test_a_string_sounds_one_note_at_a_time() -> None:
    """A string's note is stopped before the next is plucked on it."""
    last: dict[int, float] = {}
    for touch in guitar.touches(WRITTEN, np.random.default_rng(11)):
        assert touch.start >= last.get(touch.note.string, 0.0)
        last[touch.note.string] = touch.stop


def test_the_same_seed_plays_the_same() -> None:
    """Baking twice gives the same samples; another seed, another performance."""
    open_strings = tuple(map(hertz, ("E4", "B3", "G3", "D3", "A2", "E2")))
    few = Bars(((0.0, 90.0),), open_strings, tuple(Note(i, 6 - i, 0, 0.5, 2) for i in range(4)))
    once, again, other = (guitar.guitar(few, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(once, again)
    assert len(once) != len(other) or not np.array_equal(once, other)
    assert np.isfinite(once).all()


def test_a_plucked_string_dies_away() -> None:
    """Energy falls from each half second to the next, the highs before the lows."""
    note = Note(0, 2, 0, 0.6, 4)
    touch = guitar.Touch(note, 0.0, 3.0, Pluck(0.2, 0.00015, 0.6, 0.45))
    sound = guitar.sounded(WRITTEN, touch)[: 3 * RATE]
    halves = sound.reshape(6, -1)
    energy = (halves**2).sum(axis=1)
    assert (np.diff(energy) < 0).all()
    bright = [abs(np.fft.rfft(half))[750:].sum() / abs(np.fft.rfft(half)).sum() for half in halves]
    assert bright[3] < 0.5 * bright[0]


@pytest.mark.parametrize("name", ["H2", "E", "", "E#b3", "c4"])
def test_a_wrong_note_name_is_named(name: str) -> None:
    """A typing mistake in the tuning is answered with the name that was typed."""
    with pytest.raises(ValueError, match="not a note"):
        hertz(name)


def test_a_note_nobody_can_play_is_named(tmp_path: Path) -> None:
    """A string the guitar does not have is refused, with the number of the note."""
    path = tmp_path / "bars.toml"
    path.write_text(
        'tempo = 90\ntuning = ["E2"]\n[[note]]\nbeat=0\nstring=2\nfret=0\nvelocity=1\nlength=1\n'
    )
    with pytest.raises(ValueError, match="note 1 cannot be played"):
        bars_from(path)
