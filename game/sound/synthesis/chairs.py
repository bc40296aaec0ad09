"""A chair of old wood and living vine taking a person's weight, and giving it back."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis import friction, modes
from game.sound.synthesis.spectrum import band, convolved, lowpass, noise
from game.sound.synthesis.waves import faded, laid, samples, strike, swell, timeline, wander


def sit(rng: np.random.Generator) -> np.ndarray:
    """(n,) cloth, a cushion breathing out, wood that settles, a vine that tightens."""
    out = np.zeros(samples(2.2))
    laid(0.11 * cloth(0.5, rng), out, 0.0)
    laid(0.5 * cushion(rng), out, 0.28)
    laid(0.42 * creak(rng.uniform(0.5, 0.8), 26, 58, rng), out, 0.36)
    laid(0.22 * creak(rng.uniform(0.25, 0.4), 60, 34, rng), out, rng.uniform(1.1, 1.35))
    laid(0.12 * fibres(0.9, rng), out, 0.45)
    return faded(out, 0.005, 0.3)


def stand(rng: np.random.Generator) -> np.ndarray:
    """(n,) the same wood let go: a higher, shorter creak, and leaves that spring back."""
    out = np.zeros(samples(1.8))
    laid(0.11 * cloth(0.45, rng), out, 0.05)
    laid(0.40 * creak(rng.uniform(0.35, 0.6), 62, 30, rng), out, 0.12)
    laid(0.16 * fibres(0.8, rng), out, 0.35)
    laid(0.18 * cushion(rng)[::-1], out, 0.2)
    return faded(out, 0.005, 0.3)


def creak(seconds: float, first: float, last: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) wood fibres slipping, from `first` to `last` slips a second."""
    t = timeline(seconds) / seconds
    rate = first * (last / first) ** t * (1 + 0.12 * wander(seconds, 6, rng))
    wood = modes.ringing(*modes.spread(190, 2600, 24, 0.11, -4.5, rng), 0.2)
    out = friction.rubbed(friction.slips(np.maximum(rate, 5), 0.28, rng), wood, rng)
    out *= np.sin(np.pi * t) ** 0.8
    return out / max(abs(out).max(), 1e-9)


def cushion(rng: np.random.Generator) -> np.ndarray:
    """(n,) weight into wool: a soft thud, then the air leaving."""
    bump = convolved(
        noise(0.03, lowpass(300, 1), rng) * strike(0.03, 0.012, 0.03),
        modes.ringing(
            np.array([62, 97, 150]), np.array([0.2, 0.15, 0.1]), np.array([1.0, 0.7, 0.3]), 0.3
        ),
    )
    sigh = noise(0.5, band(250, 1500, 2), rng) * swell(0.5, 0.06, 0.4)
    out = np.zeros(samples(0.55))
    laid(bump / abs(bump).max(), out, 0.0)
    laid(0.05 * sigh, out, 0.03)
    return out


def cloth(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) a jumper and a coat moving."""
    folds = np.clip(0.5 + 0.6 * wander(seconds, 9, rng), 0, 2)
    out = (
        noise(seconds, band(420, 2800, 2), rng)
        * folds
        * swell(seconds, 0.3 * seconds, 0.6 * seconds)
    )
    return out / abs(out).max()


def fibres(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) vine and leaf: small green snaps and brushes."""
    out = np.zeros(samples(seconds))
    for at in rng.uniform(0, seconds - 0.05, 22):
        centre = rng.uniform(800, 3400)
        piece = noise(0.02, band(0.7 * centre, 1.5 * centre, 2), rng) * strike(0.02, 0.0015, 0.018)
        laid(rng.exponential(0.5) * piece, out, at)
    return out / abs(out).max()
