"""Levels are measured as broadcasters measure them."""

import numpy as np

from game.sound.synthesis.loudness import decibels, leveled, lufs, true_peak
from game.sound.synthesis.waves import RATE, timeline


def sine(hertz: float, level: float, seconds: float = 6.0) -> np.ndarray:
    return 10 ** (level / 20) * np.sin(2 * np.pi * hertz * timeline(seconds))


def test_reference_tone() -> None:
    """EBU Tech 3341, case 1: a stereo 1 kHz sine at -23 dBFS reads -23.0 ±0.1 LUFS."""
    tone = sine(1000, -23.0)
    assert abs(lufs(np.stack([tone, tone], axis=1)) + 23.0) < 0.1
    assert abs(lufs(tone) + 26.0) < 0.1


def test_silence_around_a_sound_is_not_counted() -> None:
    """Gating: ten seconds of nothing after the tone do not make it quieter."""
    tone = sine(1000, -23.0)
    assert abs(lufs(np.concatenate([tone, np.zeros(10 * RATE)])) - lufs(tone)) < 0.2
    assert lufs(np.zeros(RATE)) == -120.0


def test_peaks_between_samples_are_found() -> None:
    """A sine at a quarter of the rate, sampled beside its crests, still peaks at 0 dBTP."""
    tone = np.sin(np.pi / 2 * np.arange(8192) + np.pi / 4)
    assert abs(decibels(float(abs(tone).max())) + 3.01) < 0.01
    assert abs(true_peak(tone)) < 0.2


def test_levelling_never_passes_the_ceiling() -> None:
    """A short click asked to be loud is only as loud as its peak allows."""
    click = np.zeros(RATE)
    click[500] = 0.1
    assert true_peak(leveled(click, -10.0, ceiling=-1.5)) < -1.4
    assert abs(lufs(leveled(sine(440, -40), -20.0)) + 20.0) < 0.1
