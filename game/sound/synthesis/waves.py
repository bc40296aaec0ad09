"""Samples and seconds: the few shapes that every sound is put together from."""

from __future__ import annotations

import numpy as np

RATE = 44100
"""Samples a second, everywhere: what OpenAL mixes at, so nothing is resampled twice."""


def samples(seconds: float) -> int:
    """How many samples last `seconds`."""
    return round(seconds * RATE)


def timeline(seconds: float) -> np.ndarray:
    """(n,) f64: the time of each sample, seconds, from 0."""
    return np.arange(samples(seconds)) / RATE


def faded(sound: np.ndarray, head: float = 0.003, tail: float = 0.02) -> np.ndarray:
    """The same sound, its first `head` and last `tail` seconds raised-cosine faded: no clicks."""
    out = np.array(sound, np.float64)
    for seconds, end in ((head, slice(None)), (tail, slice(None, None, -1))):
        count = min(samples(seconds), len(out))
        ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(count) / max(count, 1))
        view = out[end]
        view[:count] *= ramp if out.ndim == 1 else ramp[:, None]
    return out


def laid(sound: np.ndarray, onto: np.ndarray, at: float) -> None:
    """Adds `sound` to `onto` from `at` seconds; what reaches past the end is cut."""
    start = max(samples(at), 0)
    count = min(len(sound), len(onto) - start)
    if count > 0:
        onto[start : start + count] += sound[:count]


def laid_round(sound: np.ndarray, onto: np.ndarray, at: float) -> None:
    """Like `laid`, but what reaches past the end begins again at the front, for loops."""
    where = (samples(at) + np.arange(len(sound))) % len(onto)
    np.add.at(onto, where, sound)


def swell(seconds: float, rise: float, fall: float) -> np.ndarray:
    """(n,) envelope: a sine rise of `rise` seconds, level, then a sine fall of `fall`."""
    t = timeline(seconds)
    up = np.clip(t / max(rise, 1e-4), 0, 1)
    down = np.clip((seconds - t) / max(fall, 1e-4), 0, 1)
    return np.sin(0.5 * np.pi * up) ** 2 * np.sin(0.5 * np.pi * down) ** 2


def strike(seconds: float, attack: float, decay: float) -> np.ndarray:
    """(n,) envelope: straight up within `attack`, then exponentially down by 60 dB in `decay`."""
    t = timeline(seconds)
    return np.clip(t / max(attack, 1e-5), 0, 1) * np.exp(
        -6.9078 * np.maximum(t - attack, 0) / decay
    )


def wander(seconds: float, rate: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) smooth random curve, mean 0, deviation 1, about `rate` turns a second; it loops."""
    count = samples(seconds)
    turns = np.fft.rfftfreq(count, 1 / RATE)
    weight = np.exp(-((turns / rate) ** 2))
    weight[0] = 0
    kept = np.flatnonzero(weight > 1e-6)
    spectrum = np.zeros(len(turns), complex)
    spectrum[kept] = weight[kept] * (rng.normal(size=len(kept)) + 1j * rng.normal(size=len(kept)))
    curve = np.fft.irfft(spectrum, count)
    return curve / max(float(curve.std()), 1e-12)


def stereo(mono: np.ndarray, pan: float) -> np.ndarray:
    """(n, 2): the sound set at `pan`, -1 left to 1 right, at constant power."""
    angle = (pan + 1) * np.pi / 4
    return np.stack([mono * np.cos(angle), mono * np.sin(angle)], axis=1)
