"""The hall's answer has the hall's size."""

import itertools

import numpy as np

from game.meshes.hall_plan import APOTHEM, RING_RADIUS
from game.sound.synthesis.hall import ANSWER, SPEED, answered, echoes, hall_response, wet
from game.sound.synthesis.waves import RATE, samples


def test_walls_answer_after_the_way_there_and_back() -> None:
    """The nearest wall's echo travels as far as the plan says: to the books and back."""
    ways = sorted(distance for distance, _, _ in echoes())
    assert np.isclose(min(way for way in ways if way > 10), 2 * APOTHEM, atol=0.6)
    response = hall_response(np.random.default_rng(2))
    level = np.convolve((response**2).sum(axis=1), np.ones(220), "same")
    quiet = level[samples(0.020) : samples(0.045)].mean()
    wall = samples((2 * APOTHEM - 2 * RING_RADIUS) / SPEED)
    assert level[wall - 200 : wall + 900].max() > 6 * quiet


def test_the_tail_is_long_soft_and_darkens() -> None:
    """It falls by 60 dB in 1.5 to 2.6 s at 500 Hz, and faster the higher."""
    response = hall_response(np.random.default_rng(2))[:, 0]
    times = [reverberation(response, centre) for centre in (250, 500, 1000, 3000, 6000)]
    assert 1.5 < times[1] < 2.6
    assert all(low > high for low, high in itertools.pairwise(times))
    assert times[-1] < 0.9


def reverberation(response: np.ndarray, centre: float) -> float:
    """Seconds to fall by 60 dB in the octave around `centre`, from -5 to -25 dB (Schroeder)."""
    f = np.fft.rfftfreq(len(response), 1 / RATE)
    octave = np.exp(-0.5 * (np.log2(np.maximum(f, 1) / centre) / 0.35) ** 2)
    heard = np.fft.irfft(np.fft.rfft(response) * octave, len(response))
    left = 10 * np.log10(np.cumsum(heard[::-1] ** 2)[::-1] / np.sum(heard**2) + 1e-12)
    first, last = np.argmax(left < -5), np.argmax(left < -25)
    return 3 * (last - first) / RATE


def test_speech_stays_easy() -> None:
    """What comes back is weaker than what is said, by as much as ANSWER says; both ears differ."""
    response = hall_response(np.random.default_rng(2))
    assert abs(10 * np.log10(answered(response)) - ANSWER) < 1.5
    late = response[samples(0.3) :]
    assert abs(np.corrcoef(late.T)[0, 1]) < 0.2


def test_the_wet_stem_rings_on() -> None:
    """A wet stem is in time with its dry one, stereo, and longer."""
    dry = np.zeros(RATE)
    dry[1000] = 1.0
    stem = wet(dry, hall_response(np.random.default_rng(2)))
    assert stem.shape == (RATE + samples(2.4), 2)
    assert abs(stem[:990]).max() < 1e-3 * abs(stem).max()
