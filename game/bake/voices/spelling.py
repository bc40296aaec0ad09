"""Text → the sounds Kokoro speaks, each sound knowing which written word it belongs to."""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from hibari.g2p import G2P
from hibari.g2p.normalize import normalize

from game.bake.voices.written import caption_words

MOST_TOKENS = 510


@dataclass(frozen=True)
class Spelling:
    """One utterance. `sounds`: Kokoro's characters; `word_of[i]`: index into `words`, or -1."""

    text: str
    words: tuple[str, ...]
    sounds: tuple[str, ...]
    word_of: tuple[int, ...]

    @property
    def ids(self) -> list[int]:
        """Token ids, the silent token at both ends (so one longer at each end than `sounds`)."""
        return [0, *(vocabulary()[sound] for sound in self.sounds), 0]


@cache
def vocabulary() -> dict[str, int]:
    """Kokoro's alphabet -> token id."""
    return json.loads(resources.files("hibari").joinpath("assets/vocab.json").read_text("utf-8"))


@cache
def _reader(british: bool) -> G2P:
    return G2P(british=british)


def spell(text: str, british: bool, said: dict[str, str] | None = None) -> Spelling:
    """One sentence as sounds. `said`: word -> sounds, for names the lexicon misreads.

    Raises ValueError for more than 510 sounds, and for a word that no sound came from.
    """
    marked = text
    for word, how in (said or {}).items():
        marked = re.sub(rf"\b{re.escape(word)}\b", f"[{word}](/{how}/)", marked)
    # Only now: the reader's own normalising already takes a closing "no." for a number.
    marked = normalize(marked)
    reader = _reader(british)
    words = caption_words(text)
    sounds: list[str] = []
    word_of: list[int] = []
    current, left = -1, ""
    for token in reader.phonemize_tokens(reader.tokenize(marked)):
        letters = re.sub(r"[^\w]", "", token.text)
        belongs = -1
        if letters:
            if not left:
                current += 1
                left = re.sub(r"[^\w]", "", words[current]) if current < len(words) else ""
            belongs = current
            left = left[len(letters) :] if left.lower().startswith(letters.lower()) else ""
        for sound in token.phonemes or "":
            if sound in vocabulary():
                sounds.append(sound)
                word_of.append(-1 if sound in PAUSES else belongs)
        if token.whitespace:
            sounds.append(" ")
            word_of.append(-1)
    if len(sounds) > MOST_TOKENS:
        raise ValueError(f"{len(sounds)} sounds in one sentence; at most {MOST_TOKENS}: {text}")
    silent = [w for k, w in enumerate(words) if k not in word_of]
    if silent:
        raise ValueError(f"no sound for {', '.join(silent)} in: {text}")
    return Spelling(text, tuple(words), tuple(sounds), tuple(word_of))


PAUSES = frozenset(' .,!?;:—…"“”()')
STRESS = frozenset("ˈˌ")
LENGTH = "ː"
VOWELS = frozenset("AIOQWYaiuæɑɐɒɔəɛɜɪʊʌᵊᵻeo")
