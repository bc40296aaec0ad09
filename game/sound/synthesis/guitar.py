"""Maren's guitar: nylon strings on a small body, played by two hands that are never a machine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.sound.synthesis import modes, strings
from game.sound.synthesis.notation import Bars, Note
from game.sound.synthesis.spectrum import band, convolved, filtered, lowpass, noise, tilt
from game.sound.synthesis.waves import RATE, faded, laid, samples, strike, timeline, wander

STRINGS = (
    strings.Nylon(ring=4.2, dullness=0.42, stiffness=2.5e-5),
    strings.Nylon(ring=4.8, dullness=0.40, stiffness=3e-5),
    strings.Nylon(ring=5.0, dullness=0.46, stiffness=6e-5),
    strings.Nylon(ring=6.5, dullness=0.30, stiffness=2e-5),
    strings.Nylon(ring=7.5, dullness=0.34, stiffness=2.5e-5),
    strings.Nylon(ring=8.5, dullness=0.38, stiffness=3.5e-5),
)
"""String 1 (high e) to 6: three plain nylons, the third dullest; three wound, ringing longer."""
WOUND = (4, 5, 6)
LAST_RING, RING_ON = 3.5, 1.2
"""Seconds that the last notes are left to die, and of silence after them."""
SYMPATHY, SYMPATHY_RING = 0.07, 3.0
"""How strongly an open string answers a held tone of its own pitch, and for how many seconds."""
BODY = (
    (98.0, 0.34, 0.75),  # air in the sound hole
    (128.0, 0.10, 0.25),
    (193.0, 0.30, 1.00),  # the top as one piece
    (231.0, 0.24, 0.62),  # the back answering it
    (289.0, 0.16, 0.36),
    (352.0, 0.13, 0.42),
    (437.0, 0.12, 0.40),
    (521.0, 0.10, 0.34),
    (618.0, 0.09, 0.36),
    (742.0, 0.08, 0.30),
)
"""(Hz, seconds to fall by 60 dB, gain): the low modes that make it a guitar and not a string."""


@dataclass(frozen=True)
class Touch:
    """One note as it was really played. `start` and `stop` in seconds."""

    note: Note
    start: float
    stop: float
    pluck: strings.Pluck


def guitar(bars: Bars, rng: np.random.Generator) -> np.ndarray:
    """(n,) the bars played once, the last notes rung out. Mono, dry, not yet levelled."""
    played = touches(bars, rng)
    end = max(touch.stop for touch in played) + RING_ON
    bridge = np.zeros(samples(end))
    noises = np.zeros(samples(end))
    for touch in played:
        laid(sounded(bars, touch), bridge, touch.start)
        laid(fingertip(touch, rng), noises, touch.start - 0.009)
    for time, reach in slides(played):
        laid(squeak(reach, rng), noises, time)
    bridge += convolved(bridge, sympathy(bars.tuning))[: len(bridge)]
    shape = body(rng)
    dry = (
        convolved(bridge, shape)[: len(bridge)]
        + 0.5 * noises
        + convolved(noises, shape)[: len(bridge)]
    )
    return faded(dry, 0.002, 1.2)


def touches(bars: Bars, rng: np.random.Generator) -> list[Touch]:
    """Every note with a player's timing: the pulse breathes, chords roll, no two plucks agree.

    A note sounds until its written end, or until its string is played again; the last ones ring on.
    """
    ending = float(bars.seconds(np.array(bars.beats)))
    breath = wander(ending + 4, 0.09, rng) * 0.016
    ordered = sorted(bars.notes, key=lambda note: (note.beat, -note.string))
    starts: list[float] = []
    rolled = 0.0
    for index, note in enumerate(ordered):
        together = index > 0 and ordered[index - 1].beat == note.beat
        rolled = rolled + rng.uniform(0.011, 0.021) if together else 0.0
        at = 0.08 + float(bars.seconds(np.array(note.beat)))
        sway = breath[min(samples(at), len(breath) - 1)]
        starts.append(at + sway + rolled + rng.normal(0, 0.006))
    again: dict[int, float] = {}
    played = []
    for note, start in sorted(zip(ordered, starts, strict=True), key=lambda pair: -pair[1]):
        off, on = bars.seconds(np.array([note.beat + note.length, note.beat]))
        # What is plucked last on its string is never stopped: the bars end by dying away.
        left = again[note.string] - 0.012 if note.string in again else np.inf
        stop = min(start + 1.04 * (off - on) + (LAST_RING if np.isinf(left) else 0.0), left)
        again[note.string] = start
        played.append(Touch(note, start, max(stop, start + 0.05), fingering(note, rng)))
    return played[::-1]


def fingering(note: Note, rng: np.random.Generator) -> strings.Pluck:
    """Where and how the finger leaves the string: a thumb below, fingertips above; louder is
    sharper and nearer to the bridge."""
    thumb = note.string >= 4
    force = float(np.clip(note.velocity * rng.normal(1.0, 0.07), 0.05, 1.0))
    middle = (0.21 if thumb else 0.25) - 0.05 * (force - 0.5)
    softness = (0.00019 if thumb else 0.00013) * (1.5 - 0.8 * force)
    return strings.Pluck(
        position=float(np.clip(middle * rng.normal(1.0, 0.05), 0.1, 0.4)),
        softness=softness * float(rng.uniform(0.85, 1.2)),
        force=force,
        slant=float(np.clip(rng.normal(0.45, 0.1), 0.15, 0.8)),
    )


def sounded(bars: Bars, touch: Touch) -> np.ndarray:
    """(n,) one note's force on the bridge, damped where the hand lets go of it."""
    held = touch.stop - touch.start
    frequency = bars.frequency(touch.note)
    string = STRINGS[touch.note.string - 1]
    if touch.note.fret:
        # A fingertip behind the fret takes what the nut of an open string would have kept.
        string = strings.Nylon(string.ring * 0.78, string.dullness * 1.25, string.stiffness)
    left = 0.5
    ring = strings.plucked(frequency, held + left, string, touch.pluck)
    t = timeline(held + left)[: len(ring)]
    return faded(ring * np.exp(-np.maximum(t - held, 0) / 0.055), 0.0, 0.05)


def fingertip(touch: Touch, rng: np.random.Generator) -> np.ndarray:
    """(n,) flesh and nail: a breath of noise as the finger settles and as it leaves."""
    settle = noise(0.012, band(300, 1800, 1), rng) * strike(0.012, 0.004, 0.012)
    leave = noise(0.03, lowpass(3200, 1), rng) * strike(0.03, 0.001, 0.016)
    out = np.zeros(samples(0.045))
    laid(settle, out, 0.0)
    laid(leave * 1.4, out, 0.009)
    return out * 0.006 * (0.3 + touch.pluck.force)


def slides(played: list[Touch]) -> list[tuple[float, int]]:
    """(seconds, frets) of left-hand moves along wound strings that are long enough to be heard."""
    moves = []
    before: dict[int, Touch] = {}
    for touch in played:
        last = before.get(touch.note.string)
        if touch.note.string in WOUND and last and last.note.fret and touch.note.fret:
            reach = touch.note.fret - last.note.fret
            if abs(reach) >= 2:
                moves.append((touch.start - 0.11, reach))
        before[touch.note.string] = touch
    return moves


def squeak(reach: int, rng: np.random.Generator) -> np.ndarray:
    """(n,) a fingertip dragged over windings: thin noise that slides in pitch, almost missed."""
    seconds = 0.09
    t = timeline(seconds) / seconds
    centre = 1500 + 900 * (t if reach > 0 else 1 - t)
    phase = 2 * np.pi * np.cumsum(centre) / RATE + 1.3 * wander(seconds, 120, rng)
    grain = noise(seconds, tilt(-3), rng)
    return (0.6 * np.sin(phase) + 0.5 * grain) * np.sin(np.pi * t) ** 2 * 0.003 * min(abs(reach), 5)


def sympathy(tuning: tuple[float, ...]) -> np.ndarray:
    """(n,) what the open strings hum along: every partial of theirs that a played note touches.

    It is why a guitar blooms after a chord and why some notes of a key ring longer than others.
    """
    partials = [
        (partial * pitch, SYMPATHY_RING / partial**0.5, SYMPATHY / partial**0.7)
        for pitch in tuning
        for partial in range(1, 9)
    ]
    frequencies, decays, gains = np.array(partials).T
    return modes.ringing(frequencies, decays, gains, 2.5) * np.clip(
        (2.5 - timeline(2.5)) / 0.5, 0, 1
    )


def body(rng: np.random.Generator) -> np.ndarray:
    """(n,) impulse response from the bridge to the air in front of the sound hole.

    The low modes are measured ones of small classical guitars, rounded; above them the modes lie so
    thick that chance may place them.
    """
    low = np.array(BODY)
    ring = modes.ringing(low[:, 0], low[:, 1], low[:, 2], 0.5)
    high = modes.ringing(*modes.spread(820, 6500, 46, 0.05, -3.5, rng), 0.5)
    direct = np.zeros(len(ring))
    direct[0] = 1.0
    direct = filtered(direct, band(240, 5200, 1))[: len(ring)]
    return 0.9 * ring + 0.55 * high + 0.62 * direct
