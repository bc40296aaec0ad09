"""Footsteps: a heel that gives its weight to the floor, and a sole that follows it down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.sound.synthesis import modes
from game.sound.synthesis.spectrum import band, convolved, lowpass, noise
from game.sound.synthesis.waves import RATE, faded, laid, samples, swell, timeline

LENGTH = 0.55


@dataclass(frozen=True)
class Floor:
    """What a floor answers. `contact`: seconds the heel takes to press in; `rings`: its modes as
    (Hz, seconds to fall by 60 dB, gain); `grit`: level and band of what lies between sole and
    floor; `air`: level of the thud that the foot itself makes."""

    contact: float
    rings: tuple[tuple[float, float, float], ...]
    grit: tuple[float, float, float]
    air: float


FLOORS = {
    "stone": Floor(
        contact=0.0042,
        rings=(
            (88, 0.09, 1.0),
            (142, 0.08, 0.8),
            (236, 0.06, 0.55),
            (410, 0.045, 0.36),
            (690, 0.04, 0.24),
            (1130, 0.03, 0.15),
            (1840, 0.022, 0.09),
        ),
        grit=(0.050, 900, 5200),
        air=0.5,
    ),
    "wood": Floor(
        contact=0.0055,
        rings=(
            (64, 0.17, 0.9),
            (97, 0.20, 1.0),
            (151, 0.17, 0.85),
            (214, 0.14, 0.6),
            (322, 0.11, 0.42),
            (468, 0.08, 0.27),
            (705, 0.06, 0.15),
            (1080, 0.04, 0.07),
        ),
        grit=(0.026, 500, 3400),
        air=0.45,
    ),
    "rug": Floor(
        contact=0.014,
        rings=((58, 0.13, 1.0), (84, 0.12, 0.9), (126, 0.09, 0.5), (190, 0.06, 0.2)),
        grit=(0.040, 250, 2100),
        air=0.8,
    ),
}


def footstep(surface: str, rng: np.random.Generator) -> np.ndarray:
    """(n,) one step of a person in soft shoes, peak about 1. Raises KeyError for no such floor."""
    floor = FLOORS[surface]
    force = np.zeros(samples(LENGTH))
    roll = rng.uniform(0.085, 0.125)
    heel, sole = rng.uniform(0.85, 1.0), rng.uniform(0.3, 0.5)
    laid(heel * press(floor.contact * rng.uniform(0.85, 1.25)), force, 0.012)
    # The ball of the foot lands as two or three small contacts, which the ear hears as one soft one.
    for _ in range(3):
        at = 0.012 + roll + rng.uniform(0, 0.022)
        laid(sole * rng.uniform(0.35, 0.7) * press(floor.contact * rng.uniform(1.4, 2.4)), force, at)
    rings = np.array(floor.rings)
    jitter = rng.uniform(0.93, 1.07, (len(rings), 2))
    # A floor is struck somewhere else at every step, so each mode is met at another strength.
    answer = modes.ringing(
        rings[:, 0] * jitter[:, 0],
        rings[:, 1] * jitter[:, 1],
        rings[:, 2] * rng.uniform(0.55, 1.2, len(rings)),
        0.3,
    )
    struck = convolved(force, answer)[: len(force)]
    struck /= abs(struck).max()
    thud = noise(LENGTH, band(45, 170, 2), rng) * pressed(0.055, roll, 0.4, rng)
    return faded(struck + 0.3 * floor.air * thud + scuff(floor, roll, rng), 0.004, 0.12)


def press(width: float) -> np.ndarray:
    """(n,) force of one contact: up within `width` seconds, a little slower down; area 1."""
    t = timeline(3.2 * width) / width
    pulse = np.where(t < 1, np.sin(0.5 * np.pi * t) ** 2, np.exp(-((t - 1) ** 2) * 0.9))
    pulse *= np.clip((3.2 - t) / 0.6, 0, 1)
    return pulse / pulse.sum() * 200


def pressed(width: float, roll: float, second: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) how hard the foot lies on the floor: the heel, then `roll` seconds later the sole."""
    out = np.zeros(samples(LENGTH))
    laid(swell(2.6 * width, 0.5 * width, 2.0 * width), out, 0.008)
    laid(second * swell(3.4 * width, 0.8 * width, 2.4 * width), out, roll * rng.uniform(0.9, 1.1))
    return out


def scuff(floor: Floor, roll: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) the sole brushing over what lies on the floor: grains under the weight, not a hiss."""
    level, low, high = floor.grit
    t = timeline(LENGTH)
    weight = pressed(0.035, roll, 1.3, rng)
    brush = noise(LENGTH, band(low, high, 1), rng)
    grains = np.zeros(len(t))
    for at in rng.uniform(0.012, roll + 0.09, rng.poisson(26)):
        piece = noise(0.004, band(1.4 * low, high, 1), rng) * np.exp(-timeline(0.004) * 900)
        laid(rng.exponential(1.0) * piece, grains, at)
    soft = lowpass(high, 1)(np.array([high]))[0]
    return level * soft * weight * (0.8 * brush + 1.1 * grains)


def centre_of_energy(sound: np.ndarray) -> float:
    """Hz that half of the sound's energy lies below."""
    power = np.cumsum(abs(np.fft.rfft(sound)) ** 2)
    return float(np.searchsorted(power, power[-1] / 2) * RATE / len(sound))
