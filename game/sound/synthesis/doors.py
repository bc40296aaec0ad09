"""The great doors: a latch, two tall leaves of oak on iron, and the air they move."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis import friction, modes
from game.sound.synthesis.motion import along, coloured, frames, hump
from game.sound.synthesis.spectrum import band, convolved, lowpass, noise
from game.sound.synthesis.waves import faded, laid, samples, strike, swell, timeline, wander

LENGTH = 6.5
OPENS = 0.75
"""Seconds after the latch that the leaves begin to move."""


def doors(rng: np.random.Generator) -> np.ndarray:
    """(n,) the doors opening by themselves, heard from a few steps away. Mono, dry."""
    out = np.zeros(samples(LENGTH))
    laid(0.7 * latch(rng), out, 0.05)
    laid(0.8 * groan(3.6, 19.0, 58.0, 0.25, rng), out, OPENS)
    laid(0.55 * groan(3.0, 62.0, 139.0, 0.05, rng), out, OPENS + 0.5)
    laid(0.32 * weight(4.6, rng), out, OPENS - 0.15)
    laid(0.2 * air(5.0, rng), out, OPENS)
    laid(0.6 * rest(rng), out, OPENS + 4.0)
    return faded(out, 0.005, 0.8)


def latch(rng: np.random.Generator) -> np.ndarray:
    """(n,) a bolt drawn back: scrape, then iron against iron twice, dull for all its weight."""
    out = np.zeros(samples(0.7))
    laid(0.18 * noise(0.16, band(500, 3200, 2), rng) * swell(0.16, 0.1, 0.05), out, 0.0)
    for at, force in ((0.15, 1.0), (0.215, 0.55), (0.33, 0.25)):
        iron = modes.ringing(
            np.array([240, 415, 655, 980, 1530, 2240]) * rng.uniform(0.96, 1.04, 6),
            np.array([0.16, 0.15, 0.13, 0.1, 0.07, 0.04]),
            np.array([1.0, 0.8, 0.55, 0.4, 0.22, 0.12]) * rng.uniform(0.5, 1.1, 6),
            0.3,
        )
        hit = convolved(noise(0.008, lowpass(2600, 1), rng) * strike(0.008, 0.001, 0.008), iron)
        laid(force * hit / abs(hit).max(), out, at)
    return out


def groan(
    seconds: float, slow: float, fast: float, roughness: float, rng: np.random.Generator
) -> np.ndarray:
    """(n,) hinges under tons of oak: slips at `slow` a second, `fast` in the middle of the swing.

    Rough ones creak, even ones moan.
    """
    t = timeline(seconds) / seconds
    push = np.sin(np.pi * t**0.7) ** 1.5
    rate = (slow + (fast - slow) * push) * (1 + 0.09 * wander(seconds, 2.5, rng))
    pulses = friction.slips(np.maximum(rate, 4.0), roughness, rng)
    oak = modes.ringing(*modes.spread(95, 1900, 26, 0.22, -5.0, rng), 0.35)
    voice = friction.rubbed(pulses, oak, rng)
    grip = np.clip(0.6 + 0.45 * wander(seconds, 1.6, rng), 0.05, 1.4)
    out = voice * push**0.6 * grip
    return out / abs(out).max()


def weight(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) what is felt rather than heard: the floor taking the load of the moving leaves."""
    slow = noise(seconds, band(42, 110, 2), rng) * swell(seconds, 1.1, 2.2)
    return slow / abs(slow).max()


def air(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) warm air coming out past you as the gap widens: a breath that rises and settles."""
    rows = frames(seconds)
    t = np.linspace(0, 1, rows)[:, None]
    drawing = hump(260 + 520 * np.sin(np.pi * t**0.8), 0.9) * np.sin(np.pi * t**0.55) ** 2
    drawing = drawing * (1 + 0.25 * along(wander(seconds, 2.0, rng), rows))
    out = coloured(np.maximum(drawing, 0), rng)
    return out / abs(out).max()


def rest(rng: np.random.Generator) -> np.ndarray:
    """(n,) both leaves meeting their stops, not quite together."""
    out = np.zeros(samples(1.0))
    for at, force in ((0.0, 1.0), (0.17, 0.6)):
        oak = modes.ringing(
            np.array([46, 71, 108, 167, 255, 390]) * rng.uniform(0.95, 1.05, 6),
            np.array([0.5, 0.42, 0.33, 0.24, 0.16, 0.1]),
            np.array([1.0, 0.9, 0.6, 0.36, 0.2, 0.08]),
            0.7,
        )
        thud = convolved(noise(0.02, lowpass(600, 1), rng) * strike(0.02, 0.006, 0.02), oak)
        laid(force * thud / abs(thud).max(), out, at)
    return out
