"""How a head goes to where it is wanted."""

from __future__ import annotations

import numpy as np


def spring(at, speed, goal, rate: float, dt: float):
    """Critically damped approach; exact for any dt. rate: 1/s."""
    gap = at - goal
    drive = speed + rate * gap
    fade = np.exp(-rate * dt)
    return goal + (gap + drive * dt) * fade, (speed - rate * drive * dt) * fade
