"""Seven people made out of one, and what tests tell them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from game.people.data import PersonData, read_person
from game.people.ensemble import Ensemble
from game.people.habits import HABITS
from game.people.mood import MOODS
from game.people.regard import Regard
from game.people.visemes import Speech

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(HABITS)


@cache
def idris() -> PersonData:
    return read_person(ROOT / "assets" / "people" / "idris.npz")


def company() -> list[PersonData]:
    return [replace(idris(), name=name) for name in NAMES]


def ensemble(people: list[PersonData] | None = None, seed: int = 3) -> Ensemble:
    people = company() if people is None else people
    return Ensemble(people, [[seed, n] for n in range(len(people))])


def regard(count: int = len(NAMES), mood: str = "neutral", **changed) -> Regard:
    """Everybody looks ahead and feels ``mood``; ``changed``: the fields that are otherwise."""
    feelings = np.zeros((count, len(MOODS)))
    feelings[:, list(MOODS).index(mood)] = 1.0
    angles, none = np.zeros((count, 2)), np.zeros(count)
    plain = Regard(
        angles, angles, angles, none, none, feelings, none, np.ones(count), none, none, none
    )  # fmt: skip
    return replace(plain, **changed)


def line(seconds: float, time: float) -> Speech:
    """A made-up line: syllables at 4 Hz, then silence."""
    t = np.arange(int(seconds * 50)) / 50
    return Speech([("A", i / 4, i / 4 + 0.2) for i in range(int(seconds * 4))],
                  0.5 - 0.5 * np.cos(t * 2 * np.pi * 4), time)  # fmt: skip
