"""Lips from a voice: which sound when (phoneme times) and how loud (loudness at 50 Hz)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LOUDNESS_RATE = 50.0


@dataclass(frozen=True)
class Speech:
    """A spoken line. phonemes: (symbol, start, end) seconds; loudness (N,) at 50 Hz, any unit ≥ 0.

    time: how far into the line the moment is, seconds; negative before it begins.
    """

    phonemes: Sequence[tuple[str, float, float]]
    loudness: Sequence[float] | np.ndarray
    time: float = 0.0

    @property
    def duration(self) -> float:
        return len(self.loudness) / LOUDNESS_RATE

    def level(self) -> np.ndarray:
        """(N,) loudness against the line's own loud parts, 0..1."""
        loud = np.maximum(np.asarray(self.loudness, np.float64), 0.0)
        top = np.percentile(loud, 95) if len(loud) else 0.0
        return np.clip(loud / max(top, 1e-9), 0.0, 1.0)


@dataclass(frozen=True)
class Viseme:
    """How open the jaw may get (0..1), how firmly the lips meet (0..1), and the lips' own shapes."""

    jaw: float
    close: float
    shapes: dict[str, float]


REST = Viseme(0.0, 0.0, {})
OPEN = Viseme(1.0, 0.0, {"mouthLowerDown": 0.18, "mouthUpperUp": 0.16})
VISEMES: dict[str, Viseme] = {
    **dict.fromkeys("aɑæʌɐW", OPEN),
    **dict.fromkeys("eɛAIə3ɜᵊɚ", Viseme(0.72, 0.0, {"mouthStretch": 0.18, "mouthLowerDown": 0.15, "mouthUpperUp": 0.18})),
    **dict.fromkeys("iɪᵻj", Viseme(0.48, 0.0, {"mouthSmile": 0.22, "mouthStretch": 0.22, "mouthLowerDown": 0.10, "mouthUpperUp": 0.16})),
    **dict.fromkeys("oɔOɒQY", Viseme(0.78, 0.0, {"mouthFunnel": 0.48, "mouthPucker": 0.15})),
    **dict.fromkeys("uʊw", Viseme(0.45, 0.0, {"mouthPucker": 0.62, "mouthFunnel": 0.22})),
    **dict.fromkeys("mbp", Viseme(0.10, 1.0, {"mouthPress": 0.28, "mouthRollLower": 0.12, "mouthRollUpper": 0.10})),
    **dict.fromkeys("fv", Viseme(0.22, 0.25, {"mouthRollLower": 0.55, "mouthUpperUp": 0.22})),
    **dict.fromkeys("θð", Viseme(0.40, 0.0, {"mouthLowerDown": 0.22, "mouthUpperUp": 0.08})),
    **dict.fromkeys("tdnlsz", Viseme(0.36, 0.0, {"mouthStretch": 0.16, "mouthLowerDown": 0.18, "mouthUpperUp": 0.18})),
    **dict.fromkeys("ʃʒʧʤT", Viseme(0.36, 0.0, {"mouthFunnel": 0.45, "mouthPucker": 0.12, "mouthUpperUp": 0.08})),
    **dict.fromkeys("kgŋɡhx", Viseme(0.50, 0.0, {"mouthLowerDown": 0.12})),
    **dict.fromkeys("rɹɾ", Viseme(0.40, 0.0, {"mouthPucker": 0.30, "mouthFunnel": 0.22})),
}  # fmt: skip
"""IPA (and the one-letter diphthongs that the voice's transcriber writes) -> mouth."""

SPREAD = 0.05
"""Seconds by which a sound shapes its neighbours (co-articulation, Cohen and Massaro, 1993)."""
RELEASE = 0.06
"""Seconds in which a mouth closes once nothing is heard."""
SILENCE = 0.06
"""Share of the line's loudness that counts as silence."""


FIRM = 5
"""Power of the pull by which lips meet: higher, and they meet for a shorter time."""
LEAST, HUSH = 0.45, 0.04
"""How far the jaw opens for the most closed sound, and how far for the softest voice, 0..1."""

SHAPES = ("jawOpen", "mouthClose", *sorted({n for v in VISEMES.values() for n in v.shapes}))
"""The face shapes of a mouth that speaks, without a side: both."""
STEPS = 100.0
"""Moments a second for which a line's mouth is worked out beforehand."""


class Mouth:
    """The mouth through one line; everything is prepared once, so that asking is cheap."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        level = speech.level()
        open_ = gate(level)
        self._jaw = (
            np.convolve(level, [0.1, 0.2, 0.4, 0.2, 0.1])[2:-2] * open_ if len(level) else level
        )
        times = np.arange(int(speech.duration * STEPS) + 1) / STEPS
        at_rate = times * LOUDNESS_RATE
        open_, voice = (between(series, at_rate) for series in (open_, self._jaw))
        self._table = np.concatenate([articulated(speech, times, voice, open_), open_[:, None]], 1)

    def of(self, speech: Speech) -> bool:
        """Whether this mouth was prepared for the same line."""
        return speech.phonemes is self.speech.phonemes and speech.loudness is self.speech.loudness

    def loudness(self, time: float) -> float:
        """0..1 at ``time`` seconds into the line."""
        return float(sample(self._jaw, time * LOUDNESS_RATE))

    def amounts(self, time: float) -> np.ndarray:
        """(len(SHAPES) + 1,): how much of SHAPES at ``time`` seconds, and whether it speaks, 0..1."""
        return sample(self._table, time * STEPS)


def between(series: np.ndarray, at: np.ndarray) -> np.ndarray:
    """(T,) a series at places ``at`` (T,) between its entries; 0 where it is empty or over."""
    return np.interp(at, np.arange(len(series)), series, right=0.0) if len(series) else 0.0 * at


def articulated(
    speech: Speech, times: np.ndarray, voice: np.ndarray, open_: np.ndarray
) -> np.ndarray:
    """(T, len(SHAPES)) the mouth at ``times`` (T,); voice and open_ (T,): how loud, whether heard."""
    spoken = [(v, p) for p in speech.phonemes if (v := viseme(p[0])) is not None]
    if not spoken:
        return np.zeros((len(times), len(SHAPES)))
    middle = np.array([(p[1] + p[2]) / 2 for _, p in spoken])
    half = np.array([max(p[2] - p[1], 0.03) / 2 for _, p in spoken])
    away = np.maximum(np.abs(times[:, None] - middle) - half, 0.0)
    pull = np.exp(-((away / SPREAD) ** 2))
    pull[pull < 0.01] = 0.0
    share = pull / (pull.sum(axis=1, keepdims=True) + 0.02)
    made = share @ np.array([[v.shapes.get(n, 0.0) for n in SHAPES] for v, _ in spoken])
    made *= open_[:, None]
    # Lips that meet do so fully, whatever the neighbours want.
    close = (pull**FIRM * [v.close for v, _ in spoken]).max(axis=1)
    # Loudness opens the jaw, the sound limits how far.
    jaw = LEAST + (1 - LEAST) * share @ [v.jaw for v, _ in spoken]
    jaw *= (HUSH + (1 - HUSH) * voice) * open_ * (1 - 0.75 * close)
    made[:, 0], made[:, 1] = 0.46 * jaw, 0.46 * jaw * close
    for name in ("mouthLowerDown", "mouthUpperUp", "mouthFunnel"):
        made[:, SHAPES.index(name)] *= (1 - close) * (0.35 + 0.65 * voice)
    return made


def viseme(symbol: str) -> Viseme | None:
    """The mouth of a phoneme symbol such as ``t``, ``ˈA`` or ``ɜː``; None for marks and pauses."""
    for letter in symbol:
        if letter in VISEMES:
            return VISEMES[letter]
    return None


def opening(amounts: np.ndarray) -> np.ndarray:
    """(...) about how far the lips are apart for amounts (..., len(SHAPES) or more), 0..1."""
    part = dict(zip(SHAPES, np.moveaxis(amounts, -1, 0), strict=False))
    lips = part["jawOpen"] - part["mouthClose"] + 0.22 * part["mouthLowerDown"]
    return np.maximum(lips + 0.12 * part["mouthUpperUp"] + 0.08 * part["mouthFunnel"], 0.0)


def gate(level: np.ndarray) -> np.ndarray:
    """(N,) 1 while something is heard, falling to 0 within RELEASE seconds of silence."""
    heard = (level > SILENCE).astype(float)
    out = heard.copy()
    fall = 1.0 / (RELEASE * LOUDNESS_RATE)
    for i in range(1, len(out)):
        out[i] = max(out[i], out[i - 1] - fall)
    return out


def sample(values: np.ndarray, at: float) -> np.ndarray:
    """A series (T, ...) at the place ``at`` between its rows, 0 outside it."""
    low = int(np.floor(at))
    if low < 0 or low >= len(values):
        return np.zeros(values.shape[1:])
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)
