"""How the hall answers: one stereo impulse response, of its true size.

Sixteen walls 13 m from the middle, a stone floor, and no ceiling to speak of: the first echoes come
back after the time that the walk to the books takes, softened by the spines; then a long tail that
loses its highs first, because what is still travelling has been far up in the haze.
"""

from __future__ import annotations

import itertools

import numpy as np

from game.meshes.hall_plan import APOTHEM, RING_RADIUS, SIDES
from game.sound.synthesis.spectrum import band, filtered, lowpass, noise
from game.sound.synthesis.waves import RATE, samples, timeline

SPEED = 343.0
"""Metres a second that sound travels."""
HALL_SEED = 2
"""The one hall that everything stands in."""
LENGTH = 3.2
DECAYS = (
    (90.0, 250.0, 2.3),
    (250.0, 700.0, 2.2),
    (700.0, 1800.0, 1.8),
    (1800.0, 4500.0, 1.1),
    (4500.0, 11000.0, 0.55),
)
"""(low Hz, high Hz, seconds to fall by 60 dB)."""
SPINES = 0.62
"""Pressure that a wall of books gives back."""
STONE = 0.93
ANSWER = -7.0
"""dB of everything the hall gives back against the direct sound across the ring, 200 Hz to 4 kHz.
A room of this size would give -4; three less and every word stays easy."""
TAIL_SHARE = 0.55
"""Power of the tail in that; the echoes hold the rest."""


def hall_response(rng: np.random.Generator) -> np.ndarray:
    """(n, 2) what comes back to somebody in the ring from somebody across it; the direct sound is
    left out, it is the dry stem. 1.0 is as loud as that direct sound."""
    out = np.zeros((samples(LENGTH), 2))
    direct = 2 * RING_RADIUS
    for distance, azimuth, kept in echoes():
        add_echo(out, distance - direct, azimuth, kept * direct / distance, rng)
    late = tail(rng)
    power = 10 ** (ANSWER / 10)
    return out * np.sqrt(power * (1 - TAIL_SHARE) / answered(out)) + late * np.sqrt(
        power * TAIL_SHARE / answered(late)
    )


def answered(response: np.ndarray) -> float:
    """Power that (n, 2) gives back at both ears, octaves from 200 Hz to 4 kHz counted alike."""
    spectrum = abs(np.fft.rfft(response, axis=0)) ** 2
    f = np.fft.rfftfreq(len(response), 1 / RATE)
    octaves = 200 * 2 ** np.linspace(0, np.log2(20), 14)
    bands = itertools.pairwise(octaves)
    return float(np.mean([spectrum[(f >= low) & (f < high)].mean() for low, high in bands])) * 2


def echoes() -> list[tuple[float, float, float]]:
    """(metres travelled, azimuth it comes from, pressure kept) of first and second reflections.

    Image sources in plan for a listener at the ring's south and a speaker at its north; each again
    by way of the floor.
    """
    speaker = np.array([0.0, RING_RADIUS])
    listener = np.array([0.0, -RING_RADIUS])
    normals = [np.array([np.sin(a), np.cos(a)]) for a in np.arange(SIDES) * 2 * np.pi / SIDES]
    images = []
    for first in normals:
        once = speaker + 2 * (APOTHEM - speaker @ first) * first
        images.append((once, SPINES))
        for second in normals:
            if second @ first < -0.3:
                images.append((once + 2 * (APOTHEM - once @ second) * second, SPINES**2 * 0.7))
    heights = 1.15, 1.2
    found = [(float(np.hypot(2 * RING_RADIUS, sum(heights))), 0.0, STONE * 0.8)]
    for image, kept in images:
        way = image - listener
        flat, azimuth = float(np.hypot(*way)), float(np.arctan2(way[0], way[1]))
        found.append((flat, azimuth, kept))
        found.append((float(np.hypot(flat, sum(heights))), azimuth, kept * STONE * 0.6))
    return found


def add_echo(
    out: np.ndarray, metres: float, azimuth: float, gain: float, rng: np.random.Generator
) -> None:
    """One reflection: not a copy, but a short smear, for spines and rails stand at many depths."""
    smear = 0.0015 + 0.00011 * max(metres, 0.0)
    burst = noise(max(6 * smear, 0.004), band(160, 5200 / (1 + metres / 60), 1), rng)
    burst *= np.exp(-timeline(max(6 * smear, 0.004)) / smear)
    burst *= gain / np.sqrt(np.sum(burst**2))
    side = np.sin(azimuth)
    for ear, towards in enumerate((-1, 1)):
        late = 0.00026 * max(-side * towards, 0.0)
        start = samples(metres / SPEED + late)
        heard = burst * np.sqrt(0.5 * (1 + 0.6 * side * towards))
        count = min(len(heard), len(out) - start)
        if count > 0:
            out[start : start + count, ear] += heard[:count]


def tail(rng: np.random.Generator) -> np.ndarray:
    """(n, 2) the diffuse part, independent at both ears, growing in while the echoes thin out."""
    t = timeline(LENGTH)
    grown = 1 - np.exp(-np.maximum(t - 0.012, 0) / 0.05)
    ears = []
    for _ in range(2):
        ear = np.zeros(len(t))
        for low, high, decay in DECAYS:
            strength = np.sqrt((high - low) / 4000) * (400 / low) ** 0.25
            ear += strength * noise(LENGTH, band(low, high, 3), rng) * np.exp(-6.9078 * t / decay)
        ears.append(ear * grown)
    both = np.stack(ears, axis=1) * np.clip((LENGTH - t) / 0.4, 0, 1)[:, None]
    return both


def wet(dry: np.ndarray, response: np.ndarray, ring: float = 2.4) -> np.ndarray:
    """(n + ring, 2) what the hall answers to `dry` (n,), darkened a little: air and cloth."""
    soft = filtered(dry, lowpass(7000, 1), 0.01)
    size = 1 << int(np.ceil(np.log2(len(soft) + len(response))))
    spectrum = np.fft.rfft(soft, size)[:, None] * np.fft.rfft(response, size, axis=0)
    return np.fft.irfft(spectrum, size, axis=0)[: len(dry) + samples(ring)]
