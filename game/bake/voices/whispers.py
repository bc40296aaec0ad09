"""`python -m game.bake whispers`: what the shelves murmur, almost words and never quite.

The syllables of the evening's own stories, dealt out anew like cards and breathed by the voices
that will tell them. Nothing is said, but it is made of everything that will be.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from game.bake.voices import ASSETS, SETTINGS, STORY
from game.bake.voices.models import ModelMissing, voice_model
from game.bake.voices.settings import SettingsWrong, load_settings
from game.story.script import ScriptError, load_evening

COUNT = 12
SEED = 1907
FOLDER = ASSETS / "sounds"
SYLLABLES = range(9, 15)
SPEED = 0.86
LEVEL = -6.0
"""Beneath speech already in the file, so that no shelf can startle."""
FADE_IN, FADE_OUT = 0.5, 0.8


def main(argv: list[str]) -> int:
    """Breathe the whispers that are missing (or all, with --again); exit status."""
    parser = argparse.ArgumentParser(prog="python -m game.bake whispers", description=__doc__)
    parser.add_argument("--again", action="store_true", help="also those that are there")
    asked = parser.parse_args(argv)
    paths = [FOLDER / f"whisper-{n:02}.ogg" for n in range(COUNT)]
    try:
        missing = [path for path in paths if asked.again or not path.is_file()]
        if missing:
            breathe(missing, paths)
    except (ModelMissing, SettingsWrong, ScriptError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{len(missing)} whispers breathed, {len(paths) - len(missing)} were there")
    return 0


def breathe(wanted: list[Path], bank: list[Path]) -> None:
    """Write the wanted files; each one's sound depends on its place in the bank alone."""
    voice_model()
    from game.bake.voices.kokoro import Kokoro
    from game.bake.voices.master import RATE, master, write_ogg

    evening, settings = load_evening(STORY), load_settings(SETTINGS)
    tellers = sorted(settings.speakers)
    deck = syllables([line.text for part in evening.parts for line in part.lines])
    kokoro = Kokoro()
    for path in wanted:
        place = bank.index(path)
        rng = np.random.default_rng([SEED, place])
        voice = settings.speakers[tellers[place % len(tellers)]].voice
        samples = master(whisper(kokoro, voice, deck, rng), LEVEL)
        write_ogg(faded(samples, RATE), path)


def syllables(texts: list[str]) -> list[tuple[str, ...]]:
    """Every syllable of the texts: the sounds up to a vowel, and what ends a word."""
    from game.bake.voices.spelling import LENGTH, PAUSES, STRESS, VOWELS, spell

    found: list[tuple[str, ...]] = []
    for text in texts:
        spelling = spell(text, british=True)
        for word in range(len(spelling.words)):
            own = [s for s, w in zip(spelling.sounds, spelling.word_of, strict=True) if w == word]
            sounds = [s for s in own if s not in STRESS | PAUSES | {LENGTH}]
            vowels = [i for i, s in enumerate(sounds) if s in VOWELS]
            ends = [i + 1 for i in vowels[:-1]] + [len(sounds)]
            starts = [0, *ends[:-1]]
            found += [tuple(sounds[a:b]) for a, b in zip(starts, ends, strict=True) if vowels]
    return found


def whisper(kokoro, voice: str, deck: list[tuple[str, ...]], rng: np.random.Generator):
    """Two or three breaths of syllables without a voice in them, at 24 kHz."""
    from game.bake.voices.kokoro import Prosody
    from game.bake.voices.spelling import VOWELS, Spelling

    sounds: list[str] = []
    left = int(rng.integers(SYLLABLES.start, SYLLABLES.stop))
    while left > 0:
        # Two or three at a time: one alone is too often a word.
        for n, k in enumerate(rng.integers(len(deck), size=rng.integers(2, 4))):
            for sound in deck[k]:
                sounds += ["ˈ", sound] if n == 0 and sound in VOWELS else [sound]
            left -= 1
        sounds += [","] if rng.random() < 0.3 and left > 3 else []
        sounds.append(" ")
    sounds[-1] = "."
    murmur = Spelling("", (), tuple(sounds), (-1,) * len(sounds))
    natural = kokoro.prosody(murmur, voice, SPEED)
    return kokoro.sound(
        murmur, voice, Prosody(natural.durations, 0.0 * natural.pitch, natural.energy)
    )


def faded(samples: np.ndarray, rate: int) -> np.ndarray:
    """Trimmed to what can be heard, risen from nothing and sunk into nothing."""
    loud = np.flatnonzero(np.abs(samples) > 0.003)
    out = samples[max(0, loud[0] - rate // 20) : loud[-1] + rate // 10].copy()
    rise, fall = int(FADE_IN * rate), int(FADE_OUT * rate)
    out[:rise] *= np.sin(np.linspace(0.0, np.pi / 2.0, rise)) ** 2
    out[-fall:] *= np.cos(np.linspace(0.0, np.pi / 2.0, fall)) ** 2
    return out
