"""Listening without ears: what was understood, how loud it is, where it is silent, who lies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jiwer
import numpy as np
from faster_whisper import WhisperModel
from pocketsphinx import Decoder
from scipy import signal

from game.bake.voices.manifest import SpokenLine
from game.bake.voices.master import RATE, loudness, read_ogg, true_peak
from game.bake.voices.models import ear_folder
from game.bake.voices.written import caption_words

QUIET_DB = -50.0


@dataclass(frozen=True)
class Heard:
    """One line as measured from its file."""

    words: str
    lufs: float
    peak: float
    head: float
    tail: float
    longest_gap: float
    quietest_word: float
    worst_start: float | None


class Ear:
    """Whisper base, held open."""

    def __init__(self) -> None:
        self._model = WhisperModel(
            str(ear_folder()), device="cpu", compute_type="int8", cpu_threads=1
        )
        digits = [
            number
            for token, number in self._model.hf_tokenizer.get_vocab().items()
            if re.search(r"\d", token) and not token.startswith("<|")
        ]
        # Without digits the recogniser must write numbers as the script does: in words.
        self._unwanted = [-1, *digits]

    def words(self, samples: np.ndarray) -> str:
        """What a listener writes down. samples: (N,) at 48 kHz."""
        heard, _ = self._model.transcribe(
            signal.resample_poly(samples, 1, 3).astype(np.float32),
            language="en",
            beam_size=5,
            condition_on_previous_text=False,
            suppress_tokens=self._unwanted,
        )
        return " ".join(part.text.strip() for part in heard)


def listen(ear: Ear, line: SpokenLine, folder: Path) -> Heard:
    """Everything measured on one line's file."""
    samples = read_ogg(folder / line.file)
    level = _levels(samples)
    loud = np.flatnonzero(level > QUIET_DB)
    gaps = np.diff(loud)
    return Heard(
        words=ear.words(samples),
        lufs=loudness(samples),
        peak=true_peak(samples),
        head=loud[0] * 0.01,
        tail=(len(level) - 1 - loud[-1]) * 0.01,
        longest_gap=float(gaps.max() - 1) * 0.01 if len(gaps) else 0.0,
        quietest_word=_quietest_word(line, level),
        worst_start=worst_start(samples, line),
    )


def worst_start(samples: np.ndarray, line: SpokenLine) -> float | None:
    """Seconds between a word's start here and in an independent forced alignment, at the worst.

    None where the aligner's dictionary lacks one of the words. samples: (N,) at 48 kHz.
    """
    words = [word.lower().replace("’", "'") for word, _, _ in line.words]
    aligner = Decoder(loglevel="FATAL")
    if not all(aligner.lookup_word(word) for word in words):
        return None
    aligner.set_align_text(" ".join(words))
    slow = signal.resample_poly(samples, 1, 3) * 32_000.0
    aligner.start_utt()
    aligner.process_raw(slow.clip(-32_768, 32_767).astype(np.int16).tobytes(), full_utt=True)
    aligner.end_utt()
    found = [part for part in aligner.seg() or () if part.word[0] not in "<["]
    if len(found) != len(words):
        return None
    return max(
        abs(part.start_frame / 100.0 - start)
        for part, (_, start, _) in zip(found, line.words, strict=True)
    )


def plain(text: str) -> str:
    """Text as both sides of a comparison are written: small letters, no marks.

    Apostrophes go too: nobody can hear the one in "the drill's".
    """
    return " ".join(caption_words(re.sub(r"['’]", "", text.lower()).replace("-", " ")))


def word_error(pairs: Iterable[tuple[str, str]]) -> float:
    """Share of words misheard over (written, heard) pairs."""
    written, heard = zip(*((plain(a), plain(b)) for a, b in pairs), strict=True)
    return float(jiwer.wer(" ".join(written), " ".join(heard)))


def _levels(samples: np.ndarray) -> np.ndarray:
    """dBFS of each hundredth of a second."""
    step = RATE // 100
    frames = samples[: len(samples) // step * step].reshape(-1, step)
    return 20.0 * np.log10(np.sqrt((frames**2).mean(axis=1)) + 1e-7)


def _quietest_word(line: SpokenLine, level: np.ndarray) -> float:
    """The quietest word's loudest moment, dBFS: far too low means its times are wrong."""
    spans = [level[int(a * 100) : max(int(b * 100), int(a * 100) + 1)] for _, a, b in line.words]
    return float(min((span.max() for span in spans if len(span)), default=0.0))
