"""A plucked nylon string: a digital waveguide (extended Karplus-Strong).

Karplus & Strong, "Digital Synthesis of Plucked-String and Drum Timbres", 1983; Jaffe & Smith,
"Extensions of the Karplus-Strong Plucked-String Algorithm", 1983. The loop filter here is one short
FIR that holds the loss, the fractional delay and the stiffness together, so that whole periods can
be computed at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.sound.synthesis.waves import RATE, samples


@dataclass(frozen=True)
class Nylon:
    """What one string is like. `ring`: seconds the fundamental takes to fall by 60 dB;
    `dullness`: how much faster each doubling above 1 kHz dies, 1/s; `stiffness`: B of
    f_k = k f √(1 + B k²)."""

    ring: float
    dullness: float
    stiffness: float


@dataclass(frozen=True)
class Pluck:
    """How a finger leaves the string. `position`: 0..0.5 of the length from the bridge;
    `softness`: seconds the fingertip takes to slide off; `force` 0..1; `slant` 0..1: how much
    of the motion runs along the top instead of into it (that part is quieter and rings longer)."""

    position: float
    softness: float
    force: float
    slant: float


def plucked(frequency: float, seconds: float, string: Nylon, pluck: Pluck) -> np.ndarray:
    """(n,) force on the bridge, peak about `force`. Two polarisations, so that the tone first
    falls quickly and then lingers, as a real string's does."""
    upright = waveguide(frequency, seconds, string, pluck, slowness=0.62)
    along = waveguide(frequency * 1.00018, seconds, string, pluck, slowness=1.45)
    return pluck.force * ((1 - pluck.slant) * upright + 0.55 * pluck.slant * along)


def waveguide(
    frequency: float, seconds: float, string: Nylon, pluck: Pluck, slowness: float
) -> np.ndarray:
    """(n,) one polarisation of the string; `slowness` stretches its decay."""
    count = samples(seconds)
    period = RATE / frequency
    delay, taps = loop(frequency, string, slowness)
    reach = delay + len(taps) - 1
    out = np.zeros(reach + count)
    shape = release(period, pluck.position, pluck.softness)
    out[reach : reach + min(len(shape), count)] = shape[:count]
    for start in range(reach, len(out), delay):
        stop = min(start + delay, len(out))
        past = out[start - reach : stop - delay]
        out[start:stop] += np.convolve(past, taps, "valid")
    return out[reach:]


def release(period: float, position: float, softness: float) -> np.ndarray:
    """One period of bridge force after a string is let go: a box `position` wide, edges smoothed.

    The box's harmonics are sin(k π position) / k, the comb of an ideal pluck. Its mean is 0.
    """
    width = softness * RATE / 2
    margin = 4 * width
    t = np.arange(int(np.ceil(period + 2 * margin))) - margin
    edges = [0.5 * (1 + np.tanh((t - at) / width)) for at in (0.0, position * period, period)]
    low = -position / (1 - position)
    return (edges[0] - edges[1]) + low * (edges[1] - edges[2])


def loop(frequency: float, string: Nylon, slowness: float) -> tuple[int, np.ndarray]:
    """(whole delay in samples, FIR taps) whose round trip is in tune and loses what it should."""
    period = RATE / frequency
    half = int(min(24, period * 0.24))
    delay = int(period) - half
    f = np.fft.rfftfreq(4096, 1 / RATE)
    rate = 1 / (string.ring * slowness) + string.dullness * (f / 1000) ** 1.5
    loss = 10 ** (-3 * rate / frequency)
    harmonic = np.minimum(f / frequency, 40)
    trip = period * (1 - 0.5 * string.stiffness * harmonic**2)
    target = loss[np.argmin(abs(f - frequency))]
    extra = 0.0
    for _ in range(4):
        rest = trip - delay + extra
        taps = np.fft.irfft(loss * np.exp(-2j * np.pi * f / RATE * rest), 4096)[: 2 * half + 1]
        taps = taps * np.kaiser(2 * half + 1, 5.0)
        heard = np.sum(taps * np.exp(-2j * np.pi * frequency / RATE * np.arange(len(taps))))
        taps *= target / abs(heard)
        turned = np.angle(heard * np.exp(-2j * np.pi * frequency / RATE * delay))
        extra += turned / (2 * np.pi * frequency / RATE)
    gain = abs(np.fft.rfft(taps, 8192)).max()
    return delay, taps / max(1.0, gain / 0.99995)
