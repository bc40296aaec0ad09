"""Where things are on a standing head: the unrolled map for the painter, the hairline, the ears."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

LOW, HIGH = -0.235, 0.172
"""The painted map reaches from this far below the head's joint to this far above it, metres."""


@dataclass(frozen=True)
class Head:
    """Measures of one standing head. ``joint`` (3,) is the head bone; ``eyes`` (2, 3) L then R.

    hairline: (degrees from the front, metres above the joint) where hair begins.
    """

    joint: np.ndarray
    eyes: np.ndarray
    hairline: tuple[tuple[float, float], ...]

    def around(self, p: np.ndarray) -> np.ndarray:
        """(V,) azimuth about the head's upright axis, radians, 0 in front, positive to +x."""
        return np.arctan2(p[:, 0] - self.joint[0], p[:, 2] - self.joint[2] - 0.012)

    def unrolled(self, p: np.ndarray) -> np.ndarray:
        """(V, 2) place on the painted map, 0..1; the face gets more of it than the back."""
        turn = self.around(p) / np.pi
        u = 0.5 + 0.5 * np.sign(turn) * np.abs(turn) ** 0.8
        return np.column_stack([u, (p[:, 1] - self.joint[1] - LOW) / (HIGH - LOW)])

    def hairline_at(self, turn: np.ndarray) -> np.ndarray:
        """(…,) height above the head's joint where hair begins, for azimuths in radians."""
        at, height = np.array(self.hairline).T
        return np.interp(np.abs(turn), np.radians(at), height)

    def hair(self, p: np.ndarray) -> np.ndarray:
        """(V,) metres above the hairline; negative on the face and neck."""
        return p[:, 1] - self.joint[1] - self.hairline_at(self.around(p))

    def within(self, p: np.ndarray) -> np.ndarray:
        """(V,) metres inside the hairline, measured across it: where it is steep, less than `hair`."""
        turn, step = self.around(p), np.radians(3.0)
        rise = self.hairline_at(turn + step) - self.hairline_at(turn - step)
        return self.hair(p) / np.hypot(1.0, rise / (2 * step * 0.08))
