"""Footsteps have weight, two contacts, and a floor under them."""

import numpy as np
import pytest

from game.sound.synthesis.steps import FLOORS, HEEL, centre_of_energy, footstep
from game.sound.synthesis.waves import RATE


def steps(surface: str) -> list[np.ndarray]:
    return [footstep(surface, np.random.default_rng(seed)) for seed in range(6)]


def share(sound: np.ndarray, low: float, high: float) -> float:
    power = abs(np.fft.rfft(sound)) ** 2
    f = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(power[(f >= low) & (f < high)].sum() / power.sum())


@pytest.mark.parametrize("surface", FLOORS)
def test_a_step_has_weight(surface: str) -> None:
    """Most of a step's energy lies below 400 Hz, and almost none where speakers only tremble."""
    for sound in steps(surface):
        assert share(sound, 50, 400) > 0.5
        assert share(sound, 0, 40) < 0.1


@pytest.mark.parametrize("surface", FLOORS)
def test_a_step_is_heel_then_sole(surface: str) -> None:
    """The sole is a second, softer contact 0.06 to 0.17 s after the heel: not one click."""
    for sound in steps(surface):
        level = np.sqrt(np.convolve(sound**2, np.ones(441) / 441, "same"))
        heel = level[: int((HEEL + 0.05) * RATE)].max()
        start = int((HEEL + 0.06) * RATE)
        sole = level[start : int((HEEL + 0.17) * RATE)].max()
        assert 0.02 * heel < sole < heel


def test_floors_differ() -> None:
    """Stone is the brightest, wood rings longer than stone, a rug swallows."""
    bright = {s: np.mean([share(x, 500, 8000) for x in steps(s)]) for s in ("stone", "wood")}
    centre = {s: np.mean([centre_of_energy(x) for x in steps(s)]) for s in FLOORS}
    assert bright["stone"] > 3 * bright["wood"]
    assert centre["stone"] > centre["wood"]
    assert centre["stone"] > centre["rug"]


@pytest.mark.parametrize("surface", FLOORS)
def test_no_two_steps_are_equal(surface: str) -> None:
    """Six variants, none like another; the same seed gives the same step."""
    made = steps(surface)
    for index, sound in enumerate(made):
        for other in made[:index]:
            likeness = np.dot(sound, other) / (np.linalg.norm(sound) * np.linalg.norm(other))
            assert likeness < 0.97
    assert np.array_equal(made[2], footstep(surface, np.random.default_rng(2)))


@pytest.mark.parametrize("surface", FLOORS)
def test_a_step_begins_and_ends_in_silence(surface: str) -> None:
    """No click at either end."""
    for sound in steps(surface):
        assert abs(sound[0]) < 1e-6
        assert abs(sound[-1]) < 1e-4
