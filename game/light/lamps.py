"""Lamps: those that burn all evening, for the probes, and the one light that comes and goes."""

from __future__ import annotations

import numpy as np

from game.light.frame import FrameUniforms
from game.meshes import hall_plan

EMBER = np.array([1.0, 0.50, 0.17])
SEAM_PLACE = np.array([0.0, 2.4, hall_plan.DOOR_Z - 1.2])
SEAM_REACH = 8.0


def put_seam(frame: FrameUniforms, doors: float, inside: float) -> None:
    """The hall's light through the doors: ``doors`` 0 closed … 1 open, ``inside`` 0 night eyes … 1 hall eyes."""
    strength = (0.6 - 0.15 * doors) * (1.0 - inside)
    frame.put_lamp(SEAM_PLACE, SEAM_REACH, EMBER * strength)
