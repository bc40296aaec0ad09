"""A mouth that sings: the song's syllables on its melody, as the same kind of speech that lips follow."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from game.people.visemes import LOUDNESS_RATE, Speech

CONSONANT = 0.055
"""Seconds of a sung consonant; those before a vowel come before its note, as singers place them."""
ATTACK, RELEASE = 0.05, 0.09
"""Seconds in which a sung note swells and dies."""
HUM = 0.45
"""Loudness of consonants between two notes of a line, against a vowel's 1."""
LEGATO = 0.15
"""Seconds of silence below which two notes hang together."""

WORDS = {
    "the": "ðə", "your": "jɔ", "you'd": "jud", "there's": "ðɛz", "door": "dɔ", "more": "mɔ",
    "come": "kʌm", "some": "sʌm", "shoes": "ʃuz", "gone": "ɡɔn", "hea": "hɛ", "vy": "vi",
    "lat": "lAt", "er": "ə", "ter": "tə", "lar": "lə", "it's": "ɪts", "i'd": "Id", "i'll": "Il",
    "i": "I", "a": "ə", "to": "tu", "be": "bi", "we": "wi", "me": "mi", "my": "mI", "by": "bI",
    "e": "i", "ven": "vən", "ken": "kən", "ta": "tA", "no": "nO", "bod": "bɒd", "y's": "iz",
    "y": "i", "hold": "hOld", "one": "wʌn", "straight": "stɹAt", "ing": "ɪŋ", "wa": "wɔ",
    "tle's": "təlz", "col": "kɒl", "all": "ɔl", "qui": "kwI", "et": "ət", "noth": "nʌθ",
    "ask": "ɑsk", "of": "ɒv", "for": "fɔ", "news": "njuz", "tide": "tId", "while": "wIl",
    "brought": "bɹɔt", "comes": "kʌmz", "stars": "stɑz", "chair": "ʧɛ",
    "can": "kæn", "than": "ðæn", "morn": "mɔn", "ink": "ɪŋk", "think": "θɪŋk",
}  # fmt: skip
"""Syllables whose spelling says little about their sound."""
VOWELS = {
    "igh": "I", "ai": "A", "ay": "A", "ee": "i", "ea": "i", "ey": "A", "ie": "i", "oa": "O",
    "oi": "Y", "oo": "u", "ou": "W", "ow": "W", "oe": "O", "ue": "u", "ew": "u", "ar": "ɑ", "or": "ɔ",
    "er": "ə", "ir": "ɜ", "ur": "ɜ", "a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɒ", "u": "ʌ", "y": "ɪ",
}  # fmt: skip
LONG = {"a": "A", "e": "i", "i": "I", "o": "O", "u": "u"}
"""A vowel before one consonant and a silent e."""
CONSONANTS = {
    "tch": "ʧ", "ch": "ʧ", "sh": "ʃ", "th": "ð", "ng": "ŋ", "ck": "k", "wh": "w", "qu": "kw",
    "ll": "l", "ss": "s", "tt": "t", "c": "k", "g": "ɡ", "r": "ɹ", "j": "ʤ", "x": "ks", "q": "k",
}  # fmt: skip
NUCLEI = "aɑæʌɐWeɛAIə3ɜᵊɚiɪᵻoɔOɒQYuʊ"


@dataclass(frozen=True)
class Sung:
    """One syllable on its note: sounds in IPA, seconds from start to end."""

    sounds: str
    start: float
    end: float


class Song:
    """A song read once; ``speech(seconds)`` is what a mouth follows."""

    def __init__(self, syllables: list[Sung], length: float) -> None:
        self.syllables = syllables
        self.length = length
        self._phonemes = phonemes(syllables)
        self._loudness = loudness(syllables, self._phonemes, length)

    def speech(self, seconds: float) -> Speech:
        """The song at ``seconds`` from its first bar."""
        return Speech(self._phonemes, self._loudness, seconds)


def read_song(path: Path) -> Song:
    """Of `assets/music/song.toml`. OSError, ValueError or KeyError when it cannot be sung."""
    data = tomllib.loads(path.read_text("utf-8"))
    beat, bar = 60.0 / float(data["tempo"]), int(data["beats_per_bar"])
    begins = float(data["intro_bars"] * bar)
    syllables: list[Sung] = []
    for place, name in enumerate(data["form"]):
        words = data["words"][name]
        melody = data["melody"][words["melody"]]
        texts = [syllable for line in words["lines"] for syllable in re.split(r"[ -]", line)]
        for text, (at, held, _) in zip(texts, melody["notes"], strict=True):
            start = (begins + at) * beat
            syllables.append(Sung(sounds(text), start, start + held * beat))
        begins += melody["bars"] * bar
        following = data["form"][place + 1 : place + 2]
        if following and data["words"][following[0]]["melody"] != "refrain":
            begins += data["between_bars"] * bar
    return Song(syllables, (begins + data["ending_bars"] * bar) * beat)


def sounds(text: str) -> str:
    """A syllable as IPA, well enough for lips."""
    plain = re.sub(r"[^a-z']", "", text.lower())
    if plain in WORDS:
        return WORDS[plain]
    plain = plain.replace("'", "")
    silent = re.fullmatch(r"([^aeiouy]*)([aeiou])([^aeiouyw]+)e", plain)
    if silent:
        return spelled(silent[1]) + LONG[silent[2]] + spelled(silent[3])
    return spelled(plain)


def spelled(letters: str) -> str:
    """Letters to sounds, the longest spelling first."""
    out, at = "", 0
    while at < len(letters):
        for size in (3, 2, 1):
            part = letters[at : at + size]
            sound = VOWELS.get(part) or CONSONANTS.get(part) or (part if size == 1 else None)
            if sound:
                out, at = out + sound, at + len(part)
                break
    return out


def phonemes(syllables: list[Sung]) -> list[tuple[str, float, float]]:
    """(symbol, start, end): a vowel begins on its note and lasts until the consonants behind it."""
    out = []
    for place, one in enumerate(syllables):
        first = next((k for k, s in enumerate(one.sounds) if s in NUCLEI), 0)
        last = max((k for k, s in enumerate(one.sounds) if s in NUCLEI), default=0)
        before, vowel, behind = (
            one.sounds[:first],
            one.sounds[first : last + 1],
            one.sounds[last + 1 :],
        )
        end = one.end
        if place + 1 < len(syllables):
            following = syllables[place + 1]
            onset = next((k for k, s in enumerate(following.sounds) if s in NUCLEI), 0)
            end = min(end, following.start - onset * CONSONANT)
        coda = min(CONSONANT, 0.4 * (end - one.start) / max(len(behind), 1))
        for k, symbol in enumerate(before):
            start = one.start - (len(before) - k) * CONSONANT
            out.append((symbol, start, start + CONSONANT))
        until = end - coda * len(behind)
        step = (until - one.start) / max(len(vowel), 1)
        for k, symbol in enumerate(vowel):
            out.append((symbol, one.start + k * step, one.start + (k + 1) * step))
        for k, symbol in enumerate(behind):
            out.append((symbol, until + k * coda, until + (k + 1) * coda))
    return out


def loudness(
    syllables: list[Sung], spoken: list[tuple[str, float, float]], length: float
) -> np.ndarray:
    """(N,) at 50 Hz, 0..1: swells on each vowel, stays up between tied notes, silent in rests."""
    time = np.arange(int(np.ceil(length * LOUDNESS_RATE))) / LOUDNESS_RATE
    out = np.zeros(len(time))
    for symbol, start, end in spoken:
        if symbol[0] in NUCLEI:
            rise = np.clip((time - start + ATTACK) / ATTACK, 0.0, 1.0)
            fall = np.clip((end - time) / RELEASE + 1.0, 0.0, 1.0)
            tired = 1.0 - 0.25 * np.clip((time - start) / 2.0, 0.0, 1.0)
            out = np.maximum(out, rise * fall * tired * (time < end + RELEASE))
        else:
            inside = (time >= start - 0.02) & (time < end)
            out[inside] = np.maximum(out[inside], HUM)
    for before, after in pairwise(syllables):
        if after.start - before.end < LEGATO:
            between = (time > before.start) & (time < after.start)
            out[between] = np.maximum(out[between], HUM)
        else:
            out[(time > before.end) & (time < after.start - 0.2)] = 0.0
    out[time > syllables[-1].end] = 0.0
    return out
