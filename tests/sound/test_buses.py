"""Faders do what the player set, and the bed makes way for a voice."""

import numpy as np
import pytest

from game.sound.ambience import bed_gain
from game.sound.buses import DUCKED, HOLD_SECONDS, RETURN_SECONDS, Buses
from game.sound.glide import Glide

STEP = 1 / 60


def decibels(gain: float) -> float:
    return 20 * np.log10(gain)


def after(buses: Buses, seconds: float, speaking: bool) -> None:
    for _ in range(round(seconds / STEP)):
        buses.update(STEP, speaking)


def test_the_bed_ducks_by_six_decibels_in_a_fifth_of_a_second() -> None:
    """200 ms after the first word the bed is 6 dB down, half way there after 100 ms."""
    buses = Buses({})
    assert buses.gain("ambience") == 1.0
    after(buses, 0.1, speaking=True)
    assert abs(decibels(buses.gain("ambience")) + 3) < 0.3
    after(buses, 0.1, speaking=True)
    assert abs(decibels(buses.gain("ambience")) + 6) < 1e-6
    assert abs(decibels(buses.gain("music")) - DUCKED["music"]) < 1e-6


def test_only_beds_duck() -> None:
    """Voice, steps and clicks stay where they are."""
    buses = Buses({})
    after(buses, 1.0, speaking=True)
    assert buses.gain("voice") == buses.gain("steps") == buses.gain("ui") == 1.0


def test_pauses_between_lines_do_not_pump() -> None:
    """The bed stays down through a pause between sentences and comes back slowly after the last."""
    buses = Buses({})
    after(buses, 1.0, speaking=True)
    after(buses, HOLD_SECONDS - 0.1, speaking=False)
    assert abs(decibels(buses.gain("ambience")) + 6) < 1e-6
    after(buses, 0.1 + RETURN_SECONDS / 2, speaking=False)
    assert -4 < decibels(buses.gain("ambience")) < -2
    after(buses, RETURN_SECONDS, speaking=False)
    assert buses.gain("ambience") == 1.0


def test_volumes() -> None:
    """Master scales everything, nought is silence, too much is full, and a missing one is full."""
    buses = Buses({"master": 0.5, "voice": 0.0, "steps": 7.0})
    assert buses.gain("voice") == 0.0
    assert buses.gain("steps") == buses.gain("ui") == 0.25
    with pytest.raises(KeyError, match="no bus"):
        buses.gain("choir")


def test_crossing_keeps_the_level() -> None:
    """Night and hall together carry the same power at every point of the way in."""
    for inside in np.linspace(0, 1, 11):
        power = bed_gain(inside, 0.0) ** 2 + bed_gain(inside, 1.0) ** 2
        assert abs(power - 1) < 1e-9


def test_a_glide_arrives_when_it_said() -> None:
    """Neither late nor past its target, whatever the frame rate."""
    for step in (0.001, 0.016, 0.09, 5.0):
        glide = Glide(1.0, 1.0, 0.0)
        glide.towards(0.25, 0.5)
        for _ in range(round(0.5 / step) + 1):
            assert 0.25 <= glide.update(step) <= 1.0
        assert glide.arrived
