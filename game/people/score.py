"""What the guitar plays, as it was really played: each note's finger, and when it is heard."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.sound.synthesis.guitar import LAST_RING, RING_ON
from game.sound.synthesis.notation import Bars, bars_from
from game.sound.synthesis.waves import RATE, samples

SEED = 11
"""Of the guitar's recipe in `game.sound.synthesis.catalogue`: the same hands, the same moments."""
LEAD = 0.08
"""Seconds of silence before beat 0 in the recording."""
PLUCKING = "pima"


@dataclass(frozen=True)
class Score:
    """Notes in order of time. string, fret (N,) int; finger (N,) 0 thumb … 3 third; velocity (N,);

    written, start, stop (N,): seconds into the recording; length: of the recording; bar: seconds
    at which each bar begins (B,).
    """

    string: np.ndarray
    fret: np.ndarray
    finger: np.ndarray
    velocity: np.ndarray
    written: np.ndarray
    start: np.ndarray
    stop: np.ndarray
    length: float
    bar: np.ndarray


def read_score(path: Path) -> Score:
    """Of one file of guitar. OSError, ValueError or KeyError when it cannot be played."""
    bars = bars_from(path)
    data = tomllib.loads(path.read_text("utf-8"))
    fingers = {(float(n["beat"]), int(n["string"])): n.get("finger", "p") for n in data["note"]}
    order = sorted(bars.notes, key=lambda note: (note.beat, -note.string))
    beat = np.array([n.beat for n in order])
    string = np.array([n.string for n in order])
    written = LEAD + bars.seconds(beat)
    start = written + human(bars, beat, written)
    stop, last = stops(bars, beat, np.array([n.length for n in order]), string, start)
    by_time = np.argsort(start, kind="stable")
    every = int(data.get("beats_per_bar", 6))
    bar = LEAD + bars.seconds(np.arange(0, beat.max() + every, every))
    return Score(
        string=string[by_time],
        fret=np.array([n.fret for n in order])[by_time],
        finger=np.array([PLUCKING.index(fingers[n.beat, n.string]) for n in order])[by_time],
        velocity=np.array([n.velocity for n in order])[by_time],
        written=written[by_time],
        start=start[by_time],
        stop=stop[by_time],
        length=last + RING_ON,
        bar=bar,
    )


def human(bars: Bars, beat: np.ndarray, written: np.ndarray) -> np.ndarray:
    """(N,) seconds by which each note comes late: the pulse breathes, chords roll, no two agree.

    The same draws as `synthesis.guitar.touches`, without its minute of samples: only the breath's
    few slow waves, and only where there is a note.
    """
    rng = np.random.default_rng(SEED)
    seconds = float(bars.seconds(np.array(bars.beats))) + 4
    count = samples(seconds)
    slow = np.arange(int(seconds * 2)) / (count / RATE)
    weight = np.exp(-((slow / 0.09) ** 2))
    weight[0] = 0
    kept = np.flatnonzero(weight > 1e-6)
    waves = weight[kept] * (rng.normal(size=len(kept)) + 1j * rng.normal(size=len(kept)))
    deviation = np.sqrt(2 * (abs(waves) ** 2).sum())
    at = np.minimum(np.round(written * RATE), count - 1) / count
    swing = 2 * (waves * np.exp(2j * np.pi * kept * at[:, None])).real.sum(axis=1) / deviation
    late = np.zeros(len(beat))
    rolled = 0.0
    for n in range(len(beat)):
        together = n > 0 and beat[n - 1] == beat[n]
        rolled = rolled + rng.uniform(0.011, 0.021) if together else 0.0
        late[n] = 0.016 * swing[n] + rolled + rng.normal(0, 0.006)
    return late


def stops(bars, beat, length, string, start) -> tuple[np.ndarray, float]:
    """(N,) when each note is stopped, and when the last one is."""
    stop = np.empty(len(beat))
    again: dict[int, float] = {}
    for n in np.argsort(-start, kind="stable"):
        held = 1.04 * float(np.diff(bars.seconds(np.array([beat[n], beat[n] + length[n]])))[0])
        left = again.get(string[n], np.inf)
        ring = LAST_RING if np.isinf(left) else 0.0
        stop[n] = max(min(start[n] + held + ring, left - 0.012), start[n] + 0.05)
        again[string[n]] = start[n]
    return stop, float(stop.max())
