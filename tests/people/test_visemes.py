"""Lips follow the voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.people.visemes import SHAPES, STEPS, Mouth, Speech, gate, opening
from game.story.baked import read_manifest
from tests.people.company import line

ROOT = Path(__file__).resolve().parents[2]
LINES = read_manifest(ROOT / "assets" / "voices" / "lines" / "manifest.json")
LONG = [name for name, baked in LINES.items() if baked.duration >= 1.5]


def told(speech: Speech) -> tuple[np.ndarray, np.ndarray]:
    """(N,) how wide the lips are and how loud the voice is, at 50 Hz."""
    mouth, level = Mouth(speech), speech.level()
    return opening(np.array([mouth.amounts(i / 50) for i in range(len(level))])), level


def speech_of(name: str) -> Speech:
    return Speech(LINES[name].phonemes, LINES[name].loudness) if name in LINES else line(4.0, 0.0)


@pytest.mark.parametrize("name", [*LONG, "made-up"])
def test_lips_open_with_the_voice_and_close_with_silence(name):
    """On every line of 1.5 s or more: lip opening correlates with loudness by 0.6 or more, and lips are
    shut within 80 ms of silence."""
    wide, level = told(speech_of(name))
    assert np.corrcoef(wide, level)[0, 1] >= 0.6
    quiet = np.convolve(level > 0.06, np.ones(5), "full")[: len(level)] == 0
    assert wide[quiet].max(initial=0.0) < 0.02


def test_lips_meet_on_m_b_and_p():
    speech = Speech([("A", 0.0, 0.3), ("m", 0.3, 0.42), ("A", 0.42, 0.8)], np.ones(40))
    mouth = Mouth(speech)
    assert opening(mouth.amounts(0.36)) < 0.35 * opening(mouth.amounts(0.15))


def test_a_gate_falls_in_less_than_80_ms():
    level = np.r_[np.ones(10), np.zeros(10)]
    assert gate(level)[13] == 0.0


def test_a_mouth_is_shut_before_and_after_its_line():
    mouth = Mouth(line(2.0, 0.0))
    assert not mouth.amounts(-0.2).any() and not mouth.amounts(2.3).any()


def test_a_line_without_sounds_or_loudness_moves_no_lips():
    for speech in (Speech([], np.ones(50)), Speech([("A", 0.0, 1.0)], [])):
        assert opening(Mouth(speech).amounts(0.5)) == 0.0


def test_a_mouth_does_not_jump_between_two_moments_it_was_worked_out_for():
    mouth = Mouth(line(2.0, 0.0))
    whole, half = mouth.amounts(0.5), mouth.amounts(0.5 + 0.5 / STEPS)
    assert len(whole) == len(SHAPES) + 1 and np.abs(half - whole).max() < 0.1
