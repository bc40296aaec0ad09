"""The sound of a room where nobody makes any: warm air, a long way up."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis import whispers
from game.sound.synthesis.motion import along, coloured, frames, hump, loop_length
from game.sound.synthesis.spectrum import band
from game.sound.synthesis.waves import RATE, samples, wander


def hall_tone(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n, 2) the hall itself: low, round, slowly breathing, different at the two ears. It loops."""
    seconds = loop_length(seconds)
    rows = frames(seconds)
    ears = []
    for _ in range(2):
        breath = 1 + 0.16 * along(wander(seconds, 0.12, rng), rows)
        low = hump(np.full((rows, 1), 105.0), 0.75) * breath
        air = 0.045 * hump(520 + 60 * along(wander(seconds, 0.1, rng), rows), 1.3)
        ears.append(coloured(low + air, rng))
    return np.stack(ears, axis=1) + 0.06 * books(seconds, rng)


def books(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n, 2) thousands of slow heartbeats that add up to a chord one is never sure of hearing.

    An open fifth and its octave, each partial swelling at the books' own pace; whole numbers of
    turns, so that it loops.
    """
    t = np.arange(samples(seconds)) / RATE
    out = np.zeros((len(t), 2))
    for pitch in (73.4, 110.0, 146.8, 220.0, 293.7):
        for ear in range(2):
            for _ in range(2):
                turns = round(pitch * seconds * rng.uniform(0.998, 1.002))
                beat = round(seconds * rng.uniform(0.08, 0.3))
                pulse = 0.55 + 0.45 * np.sin(2 * np.pi * (beat * t / seconds + rng.uniform()))
                tone = np.sin(2 * np.pi * (turns * t / seconds + rng.uniform()))
                out[:, ear] += pulse * tone * (110 / pitch) ** 0.8
    return out


def through_doors(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) what a hand's breadth of oak lets out: the room's low hum, and whispers without their
    edges. Mono, it loops."""
    seconds = loop_length(seconds)
    inside = hall_tone(seconds, rng).mean(axis=1)
    talk = whispers.shelves(seconds, 14, rng).mean(axis=1)
    spectrum = np.fft.rfft(talk) * band(180, 800, 3)(np.fft.rfftfreq(len(talk), 1 / RATE))
    muffled = np.fft.irfft(spectrum, len(talk))
    return inside / inside.std() + 0.9 * muffled / muffled.std()
