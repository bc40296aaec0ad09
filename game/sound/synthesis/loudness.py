"""How loud a sound is heard: ITU-R BS.1770-4 loudness and true peak."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.waves import RATE, samples

SILENCE = -120.0
"""LUFS and dB that nothing goes below."""


def lufs(sound: np.ndarray) -> float:
    """Integrated loudness of (n,) or (n, 2), LUFS, gated. Shorter than 0.4 s counts as 0.4 s."""
    channels = sound[:, None] if sound.ndim == 1 else sound
    block, hop = samples(0.4), samples(0.1)
    if len(channels) < block:
        channels = np.pad(channels, ((0, block - len(channels)), (0, 0)))
    energy = (k_weighted(channels) ** 2).sum(axis=1)
    sums = np.concatenate([[0.0], np.cumsum(energy)])
    starts = np.arange(0, len(channels) - block + 1, hop)
    power = np.maximum((sums[starts + block] - sums[starts]) / block, 0)
    heard = power[power > from_lufs(-70.0)]
    if len(heard) == 0:
        return SILENCE
    heard = heard[heard > heard.mean() / 10]
    return float(-0.691 + 10 * np.log10(heard.mean()))


def from_lufs(level: float) -> float:
    """Mean K-weighted square of a sound of `level` LUFS."""
    return 10 ** ((level + 0.691) / 10)


def k_weighted(channels: np.ndarray) -> np.ndarray:
    """(n, c) through the two filters of BS.1770: the head's shelf, then a high-pass.

    Biquads by Brecht De Man's analogue values, evaluated on the unit circle: the sounds are padded,
    so the FFT's circle is never closed on anything audible.
    """
    count = len(channels)
    size = 1 << int(np.ceil(np.log2(count + 4096)))
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    response = shelf(z) * rumble(z)
    return np.fft.irfft(np.fft.rfft(channels, size, axis=0) * response[:, None], size, axis=0)[
        :count
    ]


def shelf(z: np.ndarray) -> np.ndarray:
    gain, quality, centre = 3.999843853973347, 0.7071752369554196, 1681.974450955533
    k = np.tan(np.pi * centre / RATE)
    high = 10 ** (gain / 20)
    middle = high**0.4996667741545416
    top = (
        high + middle * k / quality + k * k,
        2 * (k * k - high),
        high - middle * k / quality + k * k,
    )
    bottom = 1 + k / quality + k * k, 2 * (k * k - 1), 1 - k / quality + k * k
    return biquad(z, top, bottom)


def rumble(z: np.ndarray) -> np.ndarray:
    quality, centre = 0.5003270373238773, 38.13547087602444
    k = np.tan(np.pi * centre / RATE)
    scale = 1 + k / quality + k * k
    return scale * biquad(z, (1, -2, 1), (scale, 2 * (k * k - 1), 1 - k / quality + k * k))


def biquad(z: np.ndarray, top: tuple, bottom: tuple) -> np.ndarray:
    """The response of (b0 + b1 z + b2 z²) / (a0 + a1 z + a2 z²), z the unit delay."""
    b0, b1, b2 = top
    a0, a1, a2 = bottom
    return (b0 + b1 * z + b2 * z * z) / (a0 + a1 * z + a2 * z * z)


def true_peak(sound: np.ndarray) -> float:
    """Highest level between the samples too, dBTP, by four times oversampling."""
    channels = sound[:, None] if sound.ndim == 1 else sound
    count = len(channels)
    spectrum = np.fft.rfft(channels, axis=0)
    wide = np.fft.irfft(np.pad(spectrum, ((0, 3 * count // 2 + 1), (0, 0))), 4 * count, axis=0) * 4
    return decibels(float(np.abs(wide).max(initial=0.0)))


def decibels(gain: float) -> float:
    return 20 * float(np.log10(max(gain, 10 ** (SILENCE / 20))))


def leveled(sound: np.ndarray, level: float, ceiling: float = -1.5) -> np.ndarray:
    """The sound at `level` LUFS, or quieter where its true peak would pass `ceiling` dBTP."""
    gain = level - lufs(sound)
    gain = min(gain, ceiling - true_peak(sound))
    return sound * 10 ** (gain / 20)
