"""The beds: night outside, the hall inside, and the walk from one to the other."""

from __future__ import annotations

import numpy as np

from game.meshes.hall_plan import DOOR_Z, FORECOURT_DEPTH
from game.sound.deck import Deck
from game.sound.glide import Glide

CROSSING_SECONDS = 3.0
OWL_EVERY = (22.0, 55.0)
"""Seconds between calls, shortest and longest."""
OWL_DISTANCE = 60.0
BEDS = {"night": 0.0, "hall": 1.0, "shelves": 1.0}
"""Loop -> which side of the doors it belongs to: 0 outside, 1 inside."""


class Ambience:
    """Three loops that never stop, the hum behind the doors, and an owl."""

    def __init__(self, deck: Deck, rng: np.random.Generator) -> None:
        self._deck = deck
        self._rng = rng
        self._inside = Glide(0.0, 0.0, 1 / CROSSING_SECONDS)
        self._beds = {
            name: deck.play(f"sounds/{name}", "ambience", gain=0.0, loop=True, fade_in=1.5)
            for name in BEDS
        }
        self._hum = deck.play(
            "sounds/hum",
            "ambience",
            position=(0.0, 2.2, DOOR_Z),
            reach=2.0,
            loop=True,
            fade_in=1.5,
        )
        self._owl_in = float(rng.uniform(6.0, 14.0))

    def cross(self, inside: float, at_once: bool = False) -> None:
        """0 outside … 1 in the hall; the sound follows within CROSSING_SECONDS."""
        self._inside.target = float(np.clip(inside, 0.0, 1.0))
        if at_once:
            self._inside.value = self._inside.target

    @property
    def inside(self) -> float:
        """Where the sound has got to, 0 … 1."""
        return self._inside.value

    def update(self, dt: float) -> None:
        now = self._inside.update(dt)
        for name, side in BEDS.items():
            if self._beds[name]:
                self._beds[name].gain = bed_gain(now, side)
        if self._hum:
            self._hum.gain = bed_gain(now, 0.0)
        self._owl_in -= dt
        if self._owl_in <= 0 and now < 0.5:
            self._owl_in = float(self._rng.uniform(*OWL_EVERY))
            self._call()

    def _call(self) -> None:
        azimuth = np.pi + self._rng.uniform(-1.2, 1.2)
        far = OWL_DISTANCE * np.array([np.sin(azimuth), 0.2, np.cos(azimuth)])
        names = self._deck.names("sounds/owl-*")
        if names:
            position = far - np.array([0.0, 0.0, FORECOURT_DEPTH])
            self._deck.play(
                str(self._rng.choice(names)), "ambience", position=position, reach=OWL_DISTANCE * 2
            )


def bed_gain(inside: float, side: float) -> float:
    """Equal power: both beds together are as loud half way as at either end."""
    nearness = inside if side else 1 - inside
    return float(np.sin(0.5 * np.pi * nearness))
