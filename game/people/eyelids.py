"""How far a baked face must open its lids so that its eyes can be met. Numpy."""

from __future__ import annotations

import numpy as np

from game.people.data import PersonData

SIDES = ("Left", "Right")
CLEAR = 0.20
"""Radii of the eyeball above its middle at which an upper lid rests: over the pupil, under the iris's rim."""
MOST = 0.9
"""How much of `eyeWide` a face at rest may spend on that."""
BESIDE, STANDS_OUT, FALLS = 0.006, 0.3, 0.002
"""What an upper lid is: points so near the eye's middle (metres), so far before it (radii), that a
blink takes down so far (metres)."""


def opened(person: PersonData) -> np.ndarray:
    """(2,) left, right: how much of `eyeWide` brings both upper lids to CLEAR, 0..MOST."""
    return np.array([_opened(person, ball, s) for ball, s in zip(person.eyes, SIDES, strict=True)])


def _opened(person: PersonData, ball: np.ndarray, side: str) -> float:
    blink = person.shapes.get(f"eyeBlink{side}")
    wide = person.shapes.get(f"eyeWide{side}")
    if blink is None or wide is None:
        return 0.0
    middle, radius = ball[:3], float(ball[3])
    rest = person.meshes["skin"].positions[: len(blink)] - middle
    lid = (np.abs(rest[:, 0]) < BESIDE) & (rest[:, 2] > STANDS_OUT * radius)
    lid &= (np.linalg.norm(rest, axis=1) < 1.35 * radius) & (blink[:, 1] < -FALLS)
    if not lid.any():
        return 0.0
    edge = rest[lid, 1].min()
    rise = (rest + wide)[lid, 1].min() - edge
    if rise <= 0.0:
        return 0.0
    return float(np.clip((CLEAR * radius - edge) / rise, 0.0, MOST))
