"""Steps, drawn so that the ear never counts them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.sound.deck import Deck
from game.sound.room import heard

SURFACES = ("stone", "wood", "rug")
REACH = 1.7
"""Metres: from a walker's ears to their feet."""
WALK = 1.4
"""Metres a second that a step is recorded at."""


class Footfall:
    """Plays one step at a time. No variant comes twice running, and none twice alike."""

    def __init__(self, deck: Deck, rng: np.random.Generator) -> None:
        self._deck = deck
        self._rng = rng
        self._last = ""
        deck.warm("sounds/step-*")

    def step(self, surface: str, position: Sequence[float], pace: float, inside: float) -> None:
        """One foot down. `pace`: metres a second. `inside` 0..1: how much of the hall answers.

        Raises ValueError for no such surface.
        """
        if surface not in SURFACES:
            raise ValueError(f"no surface {surface!r}; there are {', '.join(SURFACES)}")
        names = self._deck.names(f"sounds/step-{surface}-[0-9]")
        fresh = [name for name in names if name != self._last]
        if not fresh:
            return
        self._last = str(self._rng.choice(fresh))
        gain = step_gain(pace) * float(self._rng.uniform(0.8, 1.0))
        turned = float(self._rng.uniform(0.96, 1.05))
        heard(
            self._deck,
            self._last,
            f"{self._last}-room",
            "steps",
            position=position,
            reach=REACH,
            inside=inside,
            gain=gain,
            pace=turned,
            fade_in=0.0,
        )


def step_gain(pace: float) -> float:
    """A slow step is laid down, a quick one dropped: 0.5 creeping, 0.75 walking, 1 hurrying."""
    return float(np.clip(0.75 * np.sqrt(max(pace, 0.0) / WALK), 0.4, 1.0))
