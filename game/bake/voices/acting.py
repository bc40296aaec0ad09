"""From what the model would do to what this person does: timing, melody and force of an utterance."""

from dataclasses import dataclass

import numpy as np

from game.bake.voices.kokoro import Kokoro, Prosody
from game.bake.voices.settings import Direction, Manner, Mood
from game.bake.voices.spelling import PAUSES, VOWELS, Spelling

VOICED_ABOVE = 10.0
FRAME = 0.0125
STRESS_SEMITONES = 2.2
STRESS_HOLD = 1.3
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
    part: Part,
    rng: np.random.Generator,
) -> Prosody:
    """The prosody of a line. `sentence_of` (tokens + 2,): which sentence each token is in."""
    voice = part.manner.voice
    durations = _paced(kokoro, spelling, sentence_of, part, rng)
    stressed = _stressed(spelling, part.direction.stress)
    vowels = np.array([0, *(s in VOWELS for s in spelling.sounds), 0], bool)
    durations = np.where(
        stressed & vowels, np.maximum(durations + 1, np.round(durations * STRESS_HOLD)), durations
    )
    natural = kokoro.prosody(spelling, voice, 1.0, durations)
    lean = _spread(stressed.astype(float), durations, smooth=9)
    return Prosody(
        durations,
        melody(natural.pitch, part.semitones + STRESS_SEMITONES * lean, part.range, part.mood.tremor, rng),
        np.where(natural.energy > 0.0, natural.energy + part.mood.energy + lean, natural.energy),
    )


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
