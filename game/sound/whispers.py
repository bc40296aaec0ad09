"""The shelves whisper where you walk: a few mouths at a time, always others, always near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes.hall_plan import APOTHEM, DOOR_SIDE, SIDE_WIDTH, SIDES, direction, side_azimuth
from game.sound.deck import Deck
from game.sound.source import Source

EMITTERS = 6
HEIGHTS = (0.7, 1.5, 2.6, 4.9, 6.0)
"""Metres: three boards within reach, two on the first gallery."""
ACROSS = (-0.34, 0.0, 0.34)
"""Places along a side, in side widths."""
NEAREST = 14
"""Chance picks among this many places around the walker."""
REST = (0.2, 2.4)
"""Seconds a mouth is quiet before the next one begins elsewhere."""
SWELL = 0.7
REACH = 1.3
BANKS = {"rustle": 1.0, "whisper": 0.42}
"""Kind of sound -> gain: breathed words are stored 7.5 dB louder than leaves, to lie among them."""


def mouths() -> np.ndarray:
    """(m, 3) metres: places on the ground tiers' shelves, just before the spines."""
    found = []
    for side in range(SIDES):
        if side == DOOR_SIDE:
            continue
        out = direction(side_azimuth(side))
        along = np.array([out[2], 0.0, -out[0]])
        for share in ACROSS:
            for height in HEIGHTS:
                found.append(
                    (APOTHEM - 0.2) * out
                    + share * SIDE_WIDTH * along
                    + np.array([0.0, height, 0.0])
                )
    return np.array(found)


def near(places: np.ndarray, ears: np.ndarray, taken: set[int]) -> np.ndarray:
    """Indices of the NEAREST free places around `ears` (3,), nearest first."""
    order = np.argsort(np.linalg.norm(places - ears, axis=1))
    return np.array([index for index in order if int(index) not in taken][:NEAREST])


@dataclass
class Emitter:
    """One mouth: where it is, what it says, how long until it speaks again."""

    rest: float
    place: int = -1
    gain: float = 0.0
    source: Source | None = None


class Whispers:
    """EMITTERS mouths on the shelves near the walker."""

    def __init__(self, deck: Deck, rng: np.random.Generator) -> None:
        self._deck = deck
        self._rng = rng
        self._places = mouths()
        self._bank = {
            name: gain for kind, gain in BANKS.items() for name in deck.names(f"sounds/{kind}-*")
        }
        self._emitters = [Emitter(float(rng.uniform(0, 3))) for _ in range(EMITTERS)]
        self._last = ""

    def update(self, dt: float, ears: np.ndarray, level: float) -> None:
        """`level` 0..1: how much of the hall is heard; at 0 nobody begins."""
        for emitter in self._emitters:
            if emitter.source and not emitter.source.done:
                emitter.source.gain = level * emitter.gain
                continue
            emitter.source, emitter.place = None, -1
            emitter.rest -= dt
            if emitter.rest <= 0 and level > 0.05 and self._bank:
                self._begin(emitter, ears, level)

    def places(self) -> np.ndarray:
        """(k, 3) metres: the mouths that are whispering now."""
        return self._places[[e.place for e in self._emitters if e.place >= 0]]

    def _begin(self, emitter: Emitter, ears: np.ndarray, level: float) -> None:
        taken = {other.place for other in self._emitters}
        emitter.place = int(self._rng.choice(near(self._places, ears, taken)))
        emitter.rest = float(self._rng.uniform(*REST))
        fresh = [name for name in self._bank if name != self._last] or list(self._bank)
        self._last = str(self._rng.choice(fresh))
        emitter.gain = self._bank[self._last]
        emitter.source = self._deck.play(
            self._last,
            "ambience",
            position=self._places[emitter.place],
            reach=REACH,
            gain=level * emitter.gain,
            fade_in=SWELL,
            pace=float(self._rng.uniform(0.94, 1.05)),
        )
