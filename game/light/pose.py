"""Where the eye is and looks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Pose:
    """Metres; azimuth, pitch, roll in radians; ``fov`` is the vertical field of view, radians."""

    position: tuple[float, float, float]
    azimuth: float
    pitch: float
    fov: float = float(np.radians(62.0))
    roll: float = 0.0

    def axes(self) -> np.ndarray:
        """(3, 3) rows: right, up, forward."""
        ca, sa = np.cos(self.azimuth), np.sin(self.azimuth)
        cp, sp = np.cos(self.pitch), np.sin(self.pitch)
        right = np.array([ca, 0.0, -sa])
        forward = np.array([sa * cp, sp, ca * cp])
        up = np.cross(forward, right)
        cr, sr = np.cos(self.roll), np.sin(self.roll)
        return np.stack([right * cr + up * sr, up * cr - right * sr, forward])
