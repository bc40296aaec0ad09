"""Kokoro-82M, spoken one utterance at a time with its prosody in the open."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import onnxruntime

from game.bake.voices.graph import UNUSED, model_with_controls, model_without
from game.bake.voices.models import style_file, voice_model
from game.bake.voices.spelling import Spelling

RATE = 24_000
UNIT = 0.025
"""Seconds of one unit of duration; pitch and energy have two frames to a unit."""
WAVEFORM = "waveform"


@dataclass(frozen=True)
class Prosody:
    """How an utterance is said.

    durations (tokens + 2,) units of 25 ms, whole; pitch (2 · sum of durations,) Hz, below 10
    where unvoiced; energy, same length, in the model's own log-like scale.
    """

    durations: np.ndarray
    pitch: np.ndarray
    energy: np.ndarray


@cache
def style(name: str) -> np.ndarray:
    """A voice or a blend, (510, 256): `am_eric` or `am_eric:.6+am_liam:.4`.

    `a|b` takes its timbre from a and its manner (the half that predicts prosody) from b.
    """
    if "|" in name:
        timbre, manner = (style(part) for part in name.split("|"))
        return np.concatenate([timbre[:, :128], manner[:, 128:]], axis=1)
    total = np.zeros((510, 256), np.float32)
    for part in name.split("+"):
        voice, _, share = part.partition(":")
        row = np.fromfile(style_file(voice), np.float32).reshape(510, 256)
        total += float(share or 1.0) * row
    return total


class Kokoro:
    """The model, held open. One thread: the machine that bakes may be busy with other rooms."""

    def __init__(self, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = model_with_controls(voice_model())
        self._prosody = _session(model_without(model, WAVEFORM), options)
        self._sound = _session(model, options)

    def prosody(
        self, spelling: Spelling, voice: str, speed: float, durations: np.ndarray | None = None
    ) -> Prosody:
        """How the model itself would say it; with `durations`, at that timing."""
        told = self._inputs(spelling, voice, speed, durations=durations)
        found = self._prosody.run(["durations", "pitch", "energy"], told)
        return Prosody(*(np.asarray(array).ravel() for array in found))

    def sound(self, spelling: Spelling, voice: str, prosody: Prosody) -> np.ndarray:
        """The utterance as samples (N,) float32 at 24 kHz, said just so."""
        told = self._inputs(spelling, voice, 1.0, prosody.durations, prosody.pitch, prosody.energy)
        return np.asarray(self._sound.run([WAVEFORM], told)[0]).ravel()

    def _inputs(self, spelling, voice, speed, durations=None, pitch=None, energy=None) -> dict:
        ids = spelling.ids
        unused = np.full((1, 1), UNUSED, np.float32)

        def control(values):
            return unused if values is None else np.asarray(values, np.float32)[None]

        return {
            "input_ids": np.array([ids], np.int64),
            "style": style(voice)[min(len(ids) - 2, 509)][None],
            "speed": np.array([speed], np.float32),
            "durations_in": control(durations),
            "pitch_in": control(pitch),
            "energy_in": control(energy),
        }


def _session(model, options) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
