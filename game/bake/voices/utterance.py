"""One line, spoken: sentences, silences and breaths laid end to end, with the times of it all."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from game.bake.voices.acting import Part, act
from game.bake.voices.breath import breath
from game.bake.voices.kokoro import RATE, UNIT, Kokoro
from game.bake.voices.spelling import LENGTH, PAUSES, STRESS, Spelling, spell
from game.bake.voices.written import caption_words, sentences

WORD_START_LEAD = 0.09
WORD_END_LEAD = 0.04
SOUND_LEAD = 0.06
"""The sound comes this much earlier than its token says (measured by forced alignment)."""

QUIET = 10.0 ** (-54.0 / 20.0)
REST = int(0.05 * RATE)
HEAD, TAIL = 0.045, 0.16
"""Seconds kept before the first and after the last audible sample of a stretch of speech."""

MOST_DECAY = 0.25
"""Seconds a word may ring after its time; some voices leave the room's hiss there."""

BREATH_AFTER = 3.2
BREATH_GAP, LULL = 0.05, 0.02
BREATH_SECONDS = (0.24, 0.34)


@dataclass(frozen=True)
class Take:
    """A spoken line at 24 kHz. `words`, `sounds`: (what, start, end), seconds from the head."""

    samples: np.ndarray
    words: list[tuple[str, float, float]]
    sounds: list[tuple[str, float, float]]


@dataclass(frozen=True)
class Stretch:
    """Speech between two silences: seconds of the utterance, and the silence before it."""

    start: float
    end: float
    silence: float
    breathes: bool


def speak(
    kokoro: Kokoro,
    text: str,
    part: Part,
    said: dict[str, str],
    colour: np.ndarray,
    rng: np.random.Generator,
) -> Take:
    """A line as this part says it. `colour`: the speaker's `mouth_colour`."""
    spelling = spell(part.direction.say or text, part.manner.british, said)
    first_words = _sentence_starts(spelling)
    sentence_of = _sentence_of(spelling, first_words)
    silences = _silences(spelling, first_words, part, rng)
    prosody = act(kokoro, spelling, sentence_of, set(silences), part, rng)
    samples = kokoro.sound(spelling, part.manner.voice, prosody)
    edges = np.concatenate([[0.0], np.cumsum(prosody.durations)]) * UNIT
    words = _word_times(spelling, edges)
    stretches = _stretches(samples, words, silences, part, rng)
    joined, starts = _join(samples, stretches, part, colour, rng)
    return Take(
        joined,
        [(w, *_moved(a, b, stretches, starts)) for w, a, b in words],
        [(s, *_moved(a, b, stretches, starts)) for s, a, b in _sound_times(spelling, edges)],
    )


def _sentence_starts(spelling: Spelling) -> list[int]:
    """Index of the first word of every sentence but the first."""
    counts = [len(caption_words(s)) for s in sentences(spelling.text)]
    return [int(n) for n in np.cumsum(counts)[:-1]]


def _sentence_of(spelling: Spelling, first_words: list[int]) -> np.ndarray:
    """(tokens + 2,) which sentence a token is in; marks go with the word before them."""
    last, found = 0, [0]
    for word in spelling.word_of:
        if word >= 0:
            last = int(np.searchsorted(first_words, word, side="right"))
        found.append(last)
    return np.array([*found, last])


def _word_times(spelling: Spelling, edges: np.ndarray) -> list[tuple[str, float, float]]:
    times = []
    for k, word in enumerate(spelling.words):
        own = [i for i, w in enumerate(spelling.word_of) if w == k]
        start = max(0.0, edges[own[0] + 1] - WORD_START_LEAD)
        times.append((word, start, max(start + 0.02, edges[own[-1] + 2] - WORD_END_LEAD)))
    return times


def _sound_times(spelling: Spelling, edges: np.ndarray) -> list[tuple[str, float, float]]:
    """Sounds without marks: a stress mark's time goes to its sound, a length mark's likewise."""
    times: list[tuple[str, float, float]] = []
    begun = None
    for i, sound in enumerate(spelling.sounds):
        start, end = (max(0.0, edges[i + k] - SOUND_LEAD) for k in (1, 2))
        if sound in STRESS:
            begun = start if begun is None else begun
        elif sound == LENGTH and times:
            times[-1] = (*times[-1][:2], end)
        elif sound not in PAUSES:
            times.append((sound, start if begun is None else begun, end))
            begun = None
    return times


def _silences(spelling, first_words, part: Part, rng) -> dict[int, float]:
    """Word index -> seconds of silence before it: between sentences, and a director's beats."""
    usual = part.manner.pause * part.mood.pause
    lengths = np.diff([0, *first_words, len(spelling.words)])
    silences = {}
    for before, word in zip(lengths, first_words, strict=False):
        # A one-word sentence ("Okay.") hangs on what follows; a long one needs a full stop.
        weight = 0.7 if before <= 2 else 1.0 if before < 9 else 1.2
        silences[word] = usual * weight * float(np.clip(1 + rng.normal() * 0.12, 0.75, 1.3))
    for word, seconds in part.direction.beats.items():
        if word not in spelling.words:
            raise ValueError(f"cannot wait before {word!r}: not in {spelling.text!r}")
        silences[spelling.words.index(word)] = seconds
    return silences


def _stretches(samples, words, silences, part: Part, rng) -> list[Stretch]:
    """Cut the utterance where it is quietest between the words that a silence parts."""
    order = sorted(k for k in silences if k > 0)
    found: list[Stretch] = []
    spoken = 0.0
    for k, after in zip([0, *order], [*order, len(words)], strict=True):
        start, end = _audible(samples, words[k][1], words[after - 1][2])
        silence = silences.get(k, 0.0)
        breathes = k > 0 and silence >= 0.3 and spoken + (end - start) > BREATH_AFTER
        if k == 0 and part.direction.breath:
            breathes = True
        if part.direction.breath is False:
            breathes = False
        spoken = (end - start) if breathes else spoken + (end - start)
        found.append(Stretch(start, end, silence, breathes))
    return found


def _audible(samples: np.ndarray, start: float, end: float) -> tuple[float, float]:
    """From where to where speech sounds whose words stand at start … end.

    Where a word's time ends in sound, outward until it has been quiet for 50 ms (what sounds
    beyond is another sentence); where it ends in silence, back to the last sound.
    """
    level = np.sqrt(np.convolve(samples**2, np.ones(120) / 120.0, "same"))
    quiet = np.convolve(level < QUIET, np.ones(REST), "valid") >= REST
    first, last = int(start * RATE), min(int(end * RATE), len(samples) - 1)
    before = np.flatnonzero(quiet[: max(1, first - REST)])
    after = np.flatnonzero(quiet[last:])
    begins = before[-1] + REST if len(before) else 0
    ends = last + min(after[0] if len(after) else len(samples), int(MOST_DECAY * RATE))
    ends = min(ends, len(samples) - 1)
    loud = begins + np.flatnonzero(level[begins : ends + 1] > QUIET)
    return loud[0] / RATE, loud[-1] / RATE


def _join(samples, stretches, part: Part, colour, rng) -> tuple[np.ndarray, list[float]]:
    """The stretches with their silences and breaths; and when each one's `start` now is."""
    pieces: list[np.ndarray] = []
    starts: list[float] = []
    at = 0
    voice = np.sqrt(np.mean(samples[np.abs(samples) > 0.02] ** 2))
    loudness = voice * 10.0 ** (-part.manner.breath / 20.0)
    for n, stretch in enumerate(stretches):
        first = max(0, int((stretch.start - HEAD) * RATE))
        last = min(len(samples), int((stretch.end + TAIL) * RATE))
        if n + 1 < len(stretches):
            last = min(last, int((stretch.end + stretches[n + 1].start) / 2.0 * RATE))
        if n:
            first = max(first, int((stretches[n - 1].end + stretch.start) / 2.0 * RATE))
        sound = _faded(samples[first:last])
        head = stretch.start - first / RATE
        gap = stretch.silence - head - ((at / RATE) - _ended(starts, stretches) if n else 0.0)
        filler = np.zeros(max(0, int(gap * RATE)))
        if stretch.breathes:
            filler = _breathed(gap, LULL if n else 0.0, colour, loudness, rng)
        pieces += [filler, sound]
        starts.append((at + len(filler)) / RATE + head)
        at += len(filler) + len(sound)
    silent = TAIL - (at / RATE - _ended(starts, stretches))
    pieces.append(np.zeros(max(0, int(silent * RATE))))
    return np.concatenate(pieces), starts


def _breathed(gap: float, lull: float, colour, loudness: float, rng) -> np.ndarray:
    """A gap with a breath at its end, made longer where the breath and a lull need more."""
    seconds = float(rng.uniform(*BREATH_SECONDS))
    gap = max(gap, seconds + BREATH_GAP + lull)
    air = breath(colour, seconds, rng) * loudness
    before = np.zeros(max(0, int((gap - BREATH_GAP) * RATE) - len(air)))
    return np.concatenate([before, air, np.zeros(int(BREATH_GAP * RATE))])


def _ended(starts: list[float], stretches: list[Stretch]) -> float:
    """When the last joined stretch stopped being audible."""
    last = stretches[len(starts) - 1]
    return starts[-1] + last.end - last.start


def _faded(piece: np.ndarray) -> np.ndarray:
    out = piece.astype(np.float64)
    rise, fall = min(240, len(out) // 4), min(960, len(out) // 4)
    out[:rise] *= np.sin(np.linspace(0.0, np.pi / 2.0, rise)) ** 2
    out[-fall:] *= np.cos(np.linspace(0.0, np.pi / 2.0, fall)) ** 2
    return out


def _moved(start, end, stretches: list[Stretch], starts: list[float]) -> tuple[float, float]:
    """A span of the utterance as a span of the joined line, inside what can be heard."""
    middle = (start + end) / 2.0
    gaps = [(a.end + b.start) / 2.0 for a, b in pairwise(stretches)]
    n = int(np.searchsorted(gaps, middle))
    here = stretches[n]
    a = min(max(start, here.start), here.end - 0.01)
    b = max(min(end, here.end), a + 0.01)
    return starts[n] + a - here.start, starts[n] + b - here.start
