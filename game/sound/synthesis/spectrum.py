"""Filters as curves over frequency, applied through the FFT: numpy has no quick recursive ones."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.sound.synthesis.waves import RATE, samples

Curve = Callable[[np.ndarray], np.ndarray]
"""Frequencies in Hz, (k,) -> gains, (k,), at least 0."""


def lowpass(cutoff: float, order: int = 2) -> Curve:
    """Butterworth magnitude: -3 dB at `cutoff`, 6 dB an octave and order after it."""
    return lambda f: 1 / np.sqrt(1 + (f / cutoff) ** (2 * order))


def highpass(cutoff: float, order: int = 2) -> Curve:
    return lambda f: 1 / np.sqrt(1 + (cutoff / np.maximum(f, 1e-3)) ** (2 * order))


def band(low: float, high: float, order: int = 2) -> Curve:
    return product(highpass(low, order), lowpass(high, order))


def peak(centre: float, quality: float, gain: float = 1.0) -> Curve:
    """A single resonance: `gain` at `centre`, falling on both sides."""
    return lambda f: (
        gain / np.sqrt(1 + quality**2 * (f / centre - centre / np.maximum(f, 1e-3)) ** 2)
    )


def tilt(slope: float, pivot: float = 1000.0) -> Curve:
    """`slope` dB an octave, 1 at `pivot`; flat below 20 Hz."""
    return lambda f: (np.maximum(f, 20.0) / pivot) ** (slope / 6.0206)


def product(*curves: Curve) -> Curve:
    return lambda f: np.prod([curve(f) for curve in curves], axis=0)


def total(*curves: Curve) -> Curve:
    return lambda f: np.sum([curve(f) for curve in curves], axis=0)


def filtered(sound: np.ndarray, curve: Curve, ring: float = 0.05) -> np.ndarray:
    """(n + ring,) the sound through a minimum-phase filter: nothing is heard before its cause."""
    length = len(sound) + samples(ring)
    size = 1 << int(np.ceil(np.log2(max(2 * length, 4096))))
    response = minimum_phase(curve(np.fft.rfftfreq(size, 1 / RATE)))
    return np.fft.irfft(np.fft.rfft(sound, size) * response, size)[:length]


def minimum_phase(gains: np.ndarray) -> np.ndarray:
    """(k,) complex half spectrum of the causal filter with these gains (folded real cepstrum)."""
    size = 2 * (len(gains) - 1)
    cepstrum = np.fft.irfft(np.log(np.maximum(gains, 1e-7)), size)
    cepstrum[1 : size // 2] *= 2
    cepstrum[size // 2 + 1 :] = 0
    return np.exp(np.fft.rfft(cepstrum))


def noise(seconds: float, curve: Curve, rng: np.random.Generator) -> np.ndarray:
    """(n,) noise of this colour, deviation 1, that loops without a seam."""
    count = samples(seconds)
    spectrum = np.fft.rfft(rng.normal(size=count))
    sound = np.fft.irfft(spectrum * curve(np.fft.rfftfreq(count, 1 / RATE)), count)
    return sound / max(float(sound.std()), 1e-12)


def convolved(sound: np.ndarray, response: np.ndarray) -> np.ndarray:
    """(n + m - 1,) of (n,) and (m,), or (n + m - 1, 2) where the response is (m, 2)."""
    length = len(sound) + len(response) - 1
    size = 1 << int(np.ceil(np.log2(length)))
    spectrum = np.fft.rfft(sound, size)
    if response.ndim == 2:
        spectrum = spectrum[:, None]
    return np.fft.irfft(spectrum * np.fft.rfft(response, size, axis=0), size, axis=0)[:length]
