"""Breath that is almost words: syllables with a mouth's resonances and no voice behind them."""

from __future__ import annotations

import numpy as np

from game.sound.synthesis.motion import FRAME, FREQUENCIES, coloured, frames, hump, loop_length
from game.sound.synthesis.spectrum import band, filtered, lowpass, noise
from game.sound.synthesis.waves import RATE, laid_round, samples, stereo, swell

VOWELS = np.array(
    [
        (310, 2150, 2900),
        (430, 1950, 2650),
        (620, 1720, 2500),
        (740, 1250, 2480),
        (560, 920, 2400),
        (360, 830, 2300),
        (510, 1480, 2450),
    ],
    float,
)
"""Rounded first three resonances of i e a ah o u and the murmured vowel, Hz."""
HISSES = ((6200, 0.35, 0.50), (3300, 0.45, 0.55), (1500, 1.1, 0.22), (4300, 0.9, 0.18))
"""(centre Hz, octaves wide, level) of s, sh, h and f."""


def murmur(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) a whispered phrase with the shape of a sentence, and no sentence in it."""
    rows = frames(seconds)
    drawing = np.zeros((rows, len(FREQUENCIES)))
    row, end = 2, rows - 6
    mouth = VOWELS[rng.integers(len(VOWELS))] * rng.uniform(0.95, 1.15)
    throat = rng.uniform(0.94, 1.16)
    while row < end:
        if rng.random() < 0.6:
            row += hissed(drawing, row, rng)
        goal = VOWELS[rng.integers(len(VOWELS))] * throat
        row += voweled(drawing, row, mouth, goal, rng)
        mouth = goal
        if rng.random() < 0.16:
            row += int(rng.uniform(0.08, 0.3) / FRAME)
    sentence = np.sin(np.pi * np.clip(np.arange(rows) / rows, 0, 1)) ** 0.6
    sound = coloured(drawing * sentence[:, None], rng)
    return filtered(sound, band(220, 7500, 1))[: len(sound)]


def voweled(
    drawing: np.ndarray, row: int, mouth: np.ndarray, goal: np.ndarray, rng: np.random.Generator
) -> int:
    """Draws one vowel gliding from `mouth` to `goal`; the rows it took."""
    count = min(int(rng.uniform(0.09, 0.21) / FRAME), len(drawing) - row)
    glide = np.linspace(0, 1, max(count, 1))[:, None] ** 0.7
    shape = np.zeros((max(count, 1), len(FREQUENCIES)))
    for index, level in enumerate((0.42, 1.0, 0.7)):
        centre = mouth[index] + (goal[index] - mouth[index]) * glide
        shape += level * hump(centre, 0.24 + 0.03 * index)
    # Breath leaks between the resonances and rises with them: without it a whisper sounds whistled.
    shape += 0.16 * hump(np.full((max(count, 1), 1), 2300.0), 1.3)
    shape += 0.14 * hump(np.full((max(count, 1), 1), 3900.0), 0.55)
    loud = rng.uniform(0.45, 1.0) * np.sin(np.pi * (np.arange(count) + 0.5) / max(count, 1)) ** 0.8
    drawing[row : row + count] += shape[:count] * loud[:, None]
    return max(count - 2, 1)


def hissed(drawing: np.ndarray, row: int, rng: np.random.Generator) -> int:
    """Draws one breathed consonant; the rows it took."""
    centre, width, level = HISSES[rng.integers(len(HISSES))]
    count = min(int(rng.uniform(0.05, 0.13) / FRAME), len(drawing) - row)
    shape = hump(np.full((max(count, 1), 1), float(centre)), width)[:count]
    loud = level * np.sin(np.pi * (np.arange(count) + 0.5) / max(count, 1))
    drawing[row : row + count] += shape * loud[:, None]
    return max(count - 3, 1)


def rustle(seconds: float, rng: np.random.Generator) -> np.ndarray:
    """(n,) a murmur heard through leaves: the same breath, crumbled. For one place on a shelf."""
    breath = murmur(seconds, rng)
    level = np.sqrt(np.maximum(np.convolve(breath**2, np.ones(900) / 900, "same"), 0))
    out = 0.8 * breath
    chance = level / max(float(level.sum()), 1e-12)
    for start in rng.choice(len(breath), size=int(34 * seconds), p=chance):
        length = rng.uniform(0.012, 0.05)
        centre = rng.uniform(1700, 4600)
        leaf = noise(length, band(0.7 * centre, 1.4 * centre, 2), rng)
        leaf *= swell(length, 0.35 * length, 0.6 * length) * rng.gamma(2.0, 0.28) * level[start]
        count = min(len(leaf), len(out) - start)
        out[start : start + count] += leaf[:count]
    return out * swell(len(out) / RATE, 0.25, 0.4)[: len(out)]


def shelves(seconds: float, voices: int, rng: np.random.Generator) -> np.ndarray:
    """(n, 2) the whole house whispering far off, as one loop: many murmurs, none to be followed."""
    seconds = loop_length(seconds)
    out = np.zeros((samples(seconds), 2))
    for _ in range(voices):
        pan, far = rng.uniform(-0.95, 0.95), rng.uniform(0.25, 1.0)
        start = at = rng.uniform(0, seconds)
        while at < start + seconds - 1.8:
            length = min(rng.uniform(1.8, 4.5), start + seconds - at)
            piece = filtered(murmur(length, rng), lowpass(1400 + 3400 * far, 2))
            laid_round(far * stereo(piece, pan), out, at)
            at += length + rng.uniform(0.4, 2.5)
    return out


def phrase(rng: np.random.Generator) -> np.ndarray:
    """(n,) one rustle of a length that chance decides."""
    return rustle(rng.uniform(2.2, 4.2), rng)
