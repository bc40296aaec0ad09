"""A breath taken between sentences, in the colour of the speaker's own mouth."""

import numpy as np

from game.bake.voices.kokoro import RATE, Kokoro, Prosody
from game.bake.voices.spelling import Spelling

OPEN_MOUTH = Spelling("huh", ("huh",), ("h", "ʌ"), (0, 0))
WINDOW = 512


def mouth_colour(kokoro: Kokoro, voice: str) -> np.ndarray:
    """The spectrum (257,) of air through this speaker's open mouth, unit root mean square.

    The voice whispers "huh" (pitch 0), and the mean spectrum of its steady middle is kept.
    """
    durations = np.array([4.0, 8.0, 14.0, 4.0])
    natural = kokoro.prosody(OPEN_MOUTH, voice, 1.0, durations)
    aired = Prosody(durations, np.zeros_like(natural.pitch), natural.energy)
    air = kokoro.sound(OPEN_MOUTH, voice, aired)[int(0.2 * RATE) : int(0.5 * RATE)]
    frames = np.lib.stride_tricks.sliding_window_view(air, WINDOW)[:: WINDOW // 4]
    power = np.mean(np.abs(np.fft.rfft(frames * np.hanning(WINDOW))) ** 2, axis=0)
    smooth = np.convolve(np.pad(power, 3, mode="edge"), np.ones(7) / 7.0, "valid")
    return np.sqrt(smooth / smooth.mean())


def breath(colour: np.ndarray, seconds: float, rng: np.random.Generator) -> np.ndarray:
    """An inward breath (N,) at 24 kHz, peak of its swell about 1 in root mean square.

    In-breaths swell slowly, stop fast, and brighten a little as the ribs lift: two noises, the
    second tilted upward, cross-faded along the swell.
    """
    count = int(seconds * RATE)
    position = np.linspace(0.0, 1.0, count)
    swell = np.minimum(position / 0.68, 1.0) ** 1.6 * np.minimum((1.0 - position) / 0.2, 1.0) ** 1.2
    flutter = 1.0 + 0.12 * _slow_noise(count, 24, rng)
    tilt = np.linspace(0.6, 1.5, len(colour))
    dull, bright = (_coloured_noise(count, c, rng) for c in (colour, colour * tilt))
    # Below 300 Hz a breath at this distance is only wind on the microphone.
    return ((1.0 - position) * dull + position * bright) * swell * flutter


def _coloured_noise(count: int, colour: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    spectrum = np.fft.rfft(rng.normal(size=count))
    hertz = np.fft.rfftfreq(count, 1.0 / RATE)
    shape = np.interp(hertz, np.linspace(0.0, RATE / 2.0, len(colour)), colour)
    shape *= np.clip((hertz - 180.0) / 250.0, 0.0, 1.0)
    noise = np.fft.irfft(spectrum * shape, count)
    return noise / np.sqrt(np.mean(noise**2))


def _slow_noise(count: int, per_second: int, rng: np.random.Generator) -> np.ndarray:
    knots = rng.normal(size=max(4, int(count / RATE * per_second) + 2))
    return np.interp(np.linspace(0, len(knots) - 1, count), np.arange(len(knots)), knots)
