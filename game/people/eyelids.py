"""How far a baked face must open its lids so that its eyes can be met. Numpy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.people.data import PersonData

SIDES = ("Left", "Right")
CLEAR = 0.20
"""Radii of the eyeball above its middle at which an upper lid rests: over the pupil, on the iris."""
MOST = 0.9
"""How much of `eyeWide` a face at rest may spend on that."""
BESIDE, STANDS_OUT, AROUND, FALLS = 0.006, 0.3, 1.35, 0.002
"""What an upper lid is: points so near the eye's middle (metres), so far before it and so little
around it (radii), that a blink takes down so far (metres)."""


def opened(person: PersonData) -> np.ndarray:
    """(2,) left, right: how much of `eyeWide` brings both upper lids to CLEAR, 0..MOST."""
    amounts = np.zeros(2)
    for n, (ball, side) in enumerate(zip(person.eyes, SIDES, strict=True)):
        rest = lid_edge(person, ball, side, {})
        rise = lid_edge(person, ball, side, {"eyeWide": 1.0}) - rest
        if np.isfinite(rise) and rise > 0.0:
            amounts[n] = np.clip((CLEAR * ball[3] - rest) / rise, 0.0, MOST)
    return amounts


def lid_edge(person: PersonData, ball: np.ndarray, side: str, shapes: Mapping[str, float]) -> float:
    """Metres that the upper lid's edge lies over the eye's middle; inf for a face without lids.

    ball (4,): middle and radius; shapes: face shape without its side -> 0..1.
    """
    blink = person.shapes.get(f"eyeBlink{side}")
    if blink is None:
        return np.inf
    points = person.meshes["skin"].positions[: len(blink)] - ball[:3]
    lid = (np.abs(points[:, 0]) < BESIDE) & (points[:, 2] > STANDS_OUT * ball[3])
    lid &= (np.linalg.norm(points, axis=1) < AROUND * ball[3]) & (blink[:, 1] < -FALLS)
    moved = points[lid, 1].astype(float)
    for name, amount in shapes.items():
        moved += amount * person.shapes[name + side][lid, 1]
    return float(moved.min(initial=np.inf))
