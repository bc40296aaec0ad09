"""From what the model would do to what this person does: an utterance's timing and melody."""

from dataclasses import dataclass

import numpy as np

from game.bake.voices.kokoro import Kokoro, Prosody
from game.bake.voices.settings import Direction, Manner, Mood
from game.bake.voices.spelling import PAUSES, STRESS, VOWELS, Spelling

VOICED_ABOVE = 10.0
FRAME = 0.0125
LEAN_SEMITONES = 2.2
LEAN_HOLD = 1.3
REST_UNITS = 14
"""Room, in units of 25 ms, for a word to die away before a silence."""
SILENT = -9.0
DECAY_FROM, DECAY_FRAMES, ONSET_FRAMES = 1, 6, 7
"""Frames from a word's end to its fall, of the fall, and left alone before the next word."""
RESTLESS = 0.035
"""Standard deviation of pace from one sentence to the next; nobody keeps a metronome's speed."""


@dataclass(frozen=True)
class Part:
    """Everything that says how one line is spoken."""

    manner: Manner
    mood: Mood
    direction: Direction

    @property
    def speed(self) -> float:
        return self.manner.speed * self.mood.pace * self.direction.pace

    @property
    def semitones(self) -> float:
        return self.manner.pitch + self.mood.pitch + self.direction.pitch

    @property
    def range(self) -> float:
        return self.manner.range * self.mood.range


def act(
    kokoro: Kokoro,
    spelling: Spelling,
    sentence_of: np.ndarray,
    rests: set[int],
    part: Part,
    rng: np.random.Generator,
) -> Prosody:
    """The prosody of a line.

    sentence_of (tokens + 2,): which sentence each token is in; rests: indices of the words that
    a silence comes before.
    """
    voice = part.manner.voice
    durations = _paced(kokoro, spelling, sentence_of, part, rng)
    rests_at = [_marks_before(spelling, word) for word in sorted(rests)]
    for marks in rests_at:
        durations[marks] = np.ceil(np.maximum(durations[marks], REST_UNITS / max(1, len(marks))))
    stressed = _stressed(spelling, part.direction.stress)
    vowels = np.array([0, *(s in VOWELS for s in spelling.sounds), 0], bool)
    durations = np.where(
        stressed & vowels, np.maximum(durations + 1, np.round(durations * LEAN_HOLD)), durations
    )
    natural = kokoro.prosody(spelling, voice, 1.0, durations)
    lean = _spread(stressed.astype(float), durations, smooth=9)
    pitch = melody(
        natural.pitch,
        part.semitones + LEAN_SEMITONES * lean,
        part.range,
        part.manner.tremor + part.mood.tremor,
        rng,
    )
    energy = np.where(
        natural.energy > 0.0, natural.energy + part.mood.energy + lean, natural.energy
    )
    frames = np.concatenate([[0], np.cumsum(durations)]).astype(int) * 2
    for marks in rests_at:
        if len(marks):
            _hush(pitch, energy, frames[marks[0]], frames[marks[-1] + 1] - ONSET_FRAMES)
    last = max(i for i, word in enumerate(spelling.word_of) if word >= 0)
    _hush(pitch, energy, frames[last + 2], len(pitch))
    return Prosody(durations, pitch, energy)


def melody(
    pitch: np.ndarray,
    semitones: np.ndarray | float,
    spread: float,
    tremor: float,
    rng: np.random.Generator,
) -> np.ndarray:
    """A pitch track (frames,) Hz moved by `semitones`, its range scaled about its median.

    `tremor`: depth in semitones of an unsteady 5.5 Hz quaver. Unvoiced frames stay unvoiced.
    """
    voiced = pitch > VOICED_ABOVE
    if not voiced.any():
        return pitch
    height = 12.0 * np.log2(np.maximum(pitch, 1.0))
    middle = np.median(height[voiced])
    time = np.arange(len(pitch)) * FRAME
    drift = np.cumsum(rng.normal(size=len(pitch))) * 0.12
    quaver = tremor * np.sin(2.0 * np.pi * 5.5 * time + drift)
    moved = middle + (height - middle) * spread + semitones + quaver
    return np.where(voiced, 2.0 ** (moved / 12.0), pitch).astype(np.float32)


def _paced(kokoro, spelling, sentence_of, part, rng) -> np.ndarray:
    """Durations with each sentence at its own speed.

    Each speed asks the model anew instead of stretching: it knows which sounds may give.
    """
    durations = np.zeros(len(spelling.sounds) + 2)
    for sentence in np.unique(sentence_of):
        speed = part.speed * float(np.clip(1.0 + rng.normal() * RESTLESS, 0.93, 1.07))
        here = sentence_of == sentence
        durations[here] = kokoro.prosody(spelling, part.manner.voice, speed).durations[here]
    return durations


def _marks_before(spelling: Spelling, word: int) -> np.ndarray:
    """Tokens of the marks and blanks just before a word's first sound (or its stress mark)."""
    first = spelling.word_of.index(word)
    while first > 0 and spelling.sounds[first - 1] in STRESS:
        first -= 1
    begin = first
    while begin > 0 and spelling.word_of[begin - 1] < 0:
        begin -= 1
    return np.arange(begin, first) + 1


def _hush(pitch: np.ndarray, energy: np.ndarray, start: int, end: int) -> None:
    """Let the voice die away over a few frames and stay silent until `end`, in place.

    Left to itself the model hums through a short sentence's full stop into the next, and clicks
    after a lone word.
    """
    count = end - start - DECAY_FROM
    if count <= 0:
        return
    span = slice(start + DECAY_FROM, end)
    fall = np.minimum(np.arange(1, count + 1) / DECAY_FRAMES, 1.0)
    energy[span] = np.minimum(energy[span], (1.0 - fall) * energy[span.start - 1] + fall * SILENT)
    pitch[span] = np.where(fall < 1.0, pitch[span], 1.0)


def _stressed(spelling: Spelling, words: tuple[str, ...]) -> np.ndarray:
    """(tokens + 2,) bool: the sounds of the words to lean on."""
    unknown = [word for word in words if word not in spelling.words]
    if unknown:
        raise ValueError(f"cannot stress {', '.join(unknown)}: not in {spelling.text!r}")
    chosen = [k >= 0 and spelling.words[k] in words for k in spelling.word_of]
    voiced = [s not in PAUSES for s in spelling.sounds]
    return np.array([False, *np.logical_and(chosen, voiced), False])


def _spread(per_token: np.ndarray, durations: np.ndarray, smooth: int) -> np.ndarray:
    """Values per token as values per frame, softened over `smooth` frames."""
    frames = np.repeat(per_token, 2 * durations.astype(int))
    window = np.hanning(smooth + 2)[1:-1]
    return np.convolve(frames, window / window.sum(), "same") if len(frames) else frames
