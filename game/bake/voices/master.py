"""From a take to a file: 48 kHz, even loudness, safe peaks, Ogg Vorbis."""

from pathlib import Path

import numpy as np
import pyloudnorm
import soundfile
from scipy import signal

RATE = 48_000
TARGET_LUFS = -20.0
CEILING_DBTP = -1.5
"""Half a decibel beneath the promise, because Vorbis overshoots a little."""
LOW_CUT_HZ = 55.0
SHELF_HZ = 3000.0
VORBIS_QUALITY = 0.5


def master(samples: np.ndarray, level: float = 0.0, presence: float = 0.0) -> np.ndarray:
    """24 kHz samples as 48 kHz at -20 LUFS plus `level` dB, true peak at most -1.5 dBTP.

    `presence`: dB more above 3 kHz.
    """
    wide = signal.resample_poly(samples, 2, 1)
    sections = signal.butter(2, LOW_CUT_HZ, "highpass", fs=RATE, output="sos")
    clean = _brightened(signal.sosfiltfilt(sections, wide), presence)
    gain = TARGET_LUFS + level - loudness(clean)
    return _limited(clean * 10.0 ** (gain / 20.0))


def _brightened(samples: np.ndarray, presence: float) -> np.ndarray:
    """A shelf rising over an octave around 3 kHz, in phase."""
    spectrum = np.fft.rfft(samples)
    octaves = np.log2(np.maximum(np.fft.rfftfreq(len(samples), 1.0 / RATE), 1.0) / SHELF_HZ)
    decibels = presence * np.clip(octaves + 0.5, 0.0, 1.0)
    return np.fft.irfft(spectrum * 10.0 ** (decibels / 20.0), len(samples))


def loudness(samples: np.ndarray) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770); a shorter sound is repeated up to 1.6 s."""
    repeats = max(1, int(np.ceil(1.6 * RATE / len(samples))))
    return float(pyloudnorm.Meter(RATE).integrated_loudness(np.tile(samples, repeats)))


def true_peak(samples: np.ndarray) -> float:
    """Highest level between samples, dBTP, by fourfold oversampling."""
    return 20.0 * np.log10(np.abs(signal.resample_poly(samples, 4, 1)).max() + 1e-9)


def _limited(samples: np.ndarray) -> np.ndarray:
    """Peaks over the ceiling turned down smoothly, 3 ms ahead of them to 60 ms after."""
    ceiling = 10.0 ** (CEILING_DBTP / 20.0)
    over = np.abs(signal.resample_poly(samples, 4, 1)).reshape(-1, 4).max(axis=1)[: len(samples)]
    need = np.minimum(1.0, ceiling / np.maximum(over, 1e-9))
    if need.min() >= 1.0:
        return samples
    ahead, after = int(0.003 * RATE), int(0.06 * RATE)
    padded = np.pad(need, (after, ahead), constant_values=1.0)
    held = np.lib.stride_tricks.sliding_window_view(padded, after + ahead + 1).min(axis=1)
    window = np.hanning(ahead + 2)[1:-1]
    gain = np.convolve(np.pad(held, ahead // 2 + 1, mode="edge"), window / window.sum(), "same")
    return samples * np.minimum(gain[ahead // 2 + 1 :][: len(samples)], held)


def write_ogg(samples: np.ndarray, path: Path) -> None:
    """Mono Ogg Vorbis at quality 5, moved into place whole."""
    half = path.with_suffix(".half")
    with soundfile.SoundFile(
        half, "w", RATE, 1, format="OGG", subtype="VORBIS", compression_level=1.0 - VORBIS_QUALITY
    ) as file:
        # libsndfile's encoder keeps a whole write on its stack: long ones overflow it.
        for start in range(0, len(samples), RATE):
            file.write(samples[start : start + RATE].astype(np.float32))
    half.replace(path)


def read_ogg(path: Path) -> np.ndarray:
    """(N,) float64 at 48 kHz."""
    samples, rate = soundfile.read(path)
    if rate != RATE or samples.ndim != 1:
        raise ValueError(f"{path.name}: expected mono at {RATE} Hz")
    return samples
