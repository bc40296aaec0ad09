"""Footsteps: a heel that gives its weight to the floor, and a sole that follows it down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.sound.synthesis import modes
from game.sound.synthesis.spectrum import band, convolved, filtered, highpass, noise, product, tilt
from game.sound.synthesis.waves import RATE, faded, laid, samples, swell, timeline

LENGTH = 0.6
HEEL = 0.02
"""Seconds from the start of the sound to the heel."""


@dataclass(frozen=True)
class Floor:
    """What a floor answers with.

    weight, edge: seconds of contact of the whole foot and of the hard rim that meets the floor
    first; bite: the rim's share. modes: (lowest Hz, highest Hz, how many, seconds the lowest takes
    to fall by 60 dB, dB an octave). grains: how many crumbs of dust are ground, and how loud.
    brush: (level, low Hz, high Hz) of sole on surface. body: level of the thud of the foot itself.
    """

    weight: float
    edge: float
    bite: float
    modes: tuple[float, float, int, float, float]
    grains: tuple[int, float]
    brush: tuple[float, float, float]
    body: float
    seed: int


FLOORS = {
    "stone": Floor(
        weight=0.0050,
        edge=0.0004,
        bite=0.50,
        modes=(92, 4800, 52, 0.085, -4.0),
        grains=(15, 0.075),
        brush=(0.009, 700, 3600),
        body=0.32,
        seed=1,
    ),
    "wood": Floor(
        weight=0.0060,
        edge=0.0009,
        bite=0.42,
        modes=(78, 2400, 40, 0.20, -7.0),
        grains=(5, 0.03),
        brush=(0.009, 500, 2600),
        body=0.30,
        seed=2,
    ),
    "rug": Floor(
        weight=0.0120,
        edge=0.0040,
        bite=0.25,
        modes=(66, 700, 18, 0.10, -9.0),
        grains=(0, 0.0),
        brush=(0.045, 260, 1700),
        body=0.60,
        seed=3,
    ),
}


def footstep(surface: str, rng: np.random.Generator) -> np.ndarray:
    """(n,) one step of a person in soft leather shoes. Raises KeyError for no such floor."""
    floor = FLOORS[surface]
    roll = HEEL + rng.uniform(0.085, 0.125)
    answer = answered(floor, rng)
    struck = convolved(pressure(floor, roll, rng), answer)[: samples(LENGTH)]
    struck /= abs(struck).max()
    thud = noise(LENGTH, band(60, 150, 2), rng) * load(0.032, roll, 0.35, rng)
    out = struck + floor.body * 0.5 * thud + dust(floor, roll, rng) + brushed(floor, roll, rng)
    # Below 55 Hz there is only cone travel: no speaker of a laptop, no ear at this level.
    clean = filtered(out, highpass(55, 3))[: samples(LENGTH)]
    return faded(clean, 0.004, 0.15)


def answered(floor: Floor, rng: np.random.Generator) -> np.ndarray:
    """(n,) the floor's ring. Its modes are always the same ones, met each time somewhere else."""
    low, high, count, decay, slope = floor.modes
    own = np.random.default_rng(floor.seed)
    frequencies, decays, gains = modes.spread(low, high, count, decay, slope, own)
    met = rng.uniform(0.35, 1.25, count) * rng.choice([1, 1, 1, -1], count)
    detuned = frequencies * rng.uniform(0.97, 1.03, count)
    ring = modes.ringing(detuned, decays * rng.uniform(0.85, 1.15, count), gains * met, 0.35)
    return ring


def pressure(floor: Floor, roll: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) force: the heel's rim, the weight behind it, then the ball of the foot in two or three
    soft contacts that the ear takes for one."""
    force = np.zeros(samples(LENGTH))
    heel = rng.uniform(0.85, 1.1)
    laid(floor.bite * heel * press(floor.edge * rng.uniform(0.8, 1.3)), force, HEEL)
    late = HEEL + rng.uniform(0.002, 0.006)
    laid(floor.bite * 0.4 * press(floor.edge * rng.uniform(1.0, 2.0)), force, late)
    laid((1 - floor.bite) * heel * press(floor.weight * rng.uniform(0.85, 1.2)), force, HEEL)
    ball = rng.uniform(0.36, 0.58)
    for _ in range(3):
        at = roll + rng.uniform(0, 0.024)
        share = ball * rng.uniform(0.3, 0.7)
        laid(share * press(floor.weight * rng.uniform(0.8, 1.5)), force, at)
        laid(0.5 * floor.bite * share * press(floor.edge * rng.uniform(1.4, 3.0)), force, at)
    return force


def press(width: float) -> np.ndarray:
    """(n,) force of one contact, `width` seconds up and about as long down; area 1."""
    t = timeline(3.2 * width + 2 / RATE) / width
    pulse = np.where(t < 1, np.sin(0.5 * np.pi * t) ** 2, np.exp(-((t - 1) ** 2) * 0.9))
    pulse *= np.clip((3.2 - t) / 0.6, 0, 1)
    return pulse / pulse.sum()


def load(width: float, roll: float, second: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) how hard the foot lies on the floor: the heel, then the ball `second` times as hard."""
    out = np.zeros(samples(LENGTH))
    laid(swell(3.0 * width, 0.3 * width, 2.6 * width), out, HEEL - 0.1 * width)
    laid(second * swell(3.8 * width, 0.8 * width, 2.9 * width), out, roll * rng.uniform(0.96, 1.04))
    return out


def dust(floor: Floor, roll: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) crumbs ground between sole and floor: separate ticks, each with its own small ring."""
    count, level = floor.grains
    ticks = np.zeros(samples(LENGTH))
    when = np.where(rng.random(count) < 0.4, HEEL + 0.004, roll + 0.004)
    for at in when + rng.exponential(0.022, count):
        laid(np.array([rng.exponential(1.0) * rng.choice([-1, 1])]), ticks, min(at, 0.4))
    ring = modes.ringing(*modes.spread(750, 4600, 18, 0.014, -4.0, rng), 0.05)
    crushed = convolved(ticks, ring)[: len(ticks)]
    return level * crushed / max(float(abs(ring).max()), 1e-9) * 0.6


def brushed(floor: Floor, roll: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) the sole sliding a finger's breadth: darker and longer than dust, hardly noticed."""
    level, low, high = floor.brush
    colour = product(band(low, high, 2), tilt(-3))
    return level * noise(LENGTH, colour, rng) * load(0.026, roll, 1.5, rng)


def centre_of_energy(sound: np.ndarray) -> float:
    """Hz that half of the sound's energy lies below."""
    power = np.cumsum(abs(np.fft.rfft(sound)) ** 2)
    return float(np.searchsorted(power, power[-1] / 2) * RATE / len(sound))
