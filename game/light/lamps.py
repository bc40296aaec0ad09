"""The few real lights of a frame: the ring's own warmth, the doors' seam, the lanterns nearest to the eye."""

from __future__ import annotations

import numpy as np

from game.light.frame import LAMPS, FrameUniforms
from game.meshes import hall_plan
from game.meshes.forecourt import lantern_places
from game.meshes.hall import pier_lamp_places

EMBER = np.array([1.0, 0.50, 0.17])
HONEY = np.array([1.0, 0.70, 0.36])
HEARTH_PLACE = np.array([0.0, 2.1, 0.0])
"""Over the ring's middle: what the sunlit floor and eight windows throw back and the probes, a metre
and a half apart, are too coarse to gather. Without it the faces in the ring are silhouettes."""
HEARTH_REACH, LANTERN_REACH = 9.0, 8.0
SEAM_PLACE = np.array([0.0, 2.4, hall_plan.DOOR_Z - 1.2])


class Lamps:
    """Fills the frame's lamp list. A lantern fades with distance before another takes its place."""

    def __init__(self) -> None:
        self._inside = pier_lamp_places()
        self._outside = np.concatenate([SEAM_PLACE[None], lantern_places()])

    def fill(
        self, frame: FrameUniforms, eye: tuple[float, float, float], doors: float
    ) -> None:
        """``doors`` 0 closed … 1 open: the light in their seam."""
        frame.put_lamp(0, HEARTH_PLACE, HEARTH_REACH, HONEY * 3.0)
        outside = eye[2] < hall_plan.DOOR_Z - 0.5
        places = self._outside if outside else self._inside
        away = np.linalg.norm(places - np.asarray(eye), axis=1)
        order = np.argsort(away)
        # Each has faded to nothing when the next takes its place.
        limit = away[order[LAMPS - 1]]
        for slot, index in enumerate(order[: LAMPS - 1], start=1):
            share = float(np.clip(1.0 - away[index] / max(limit, 1e-6), 0.0, 1.0)) ** 0.5
            if outside and index == 0:
                share = 0.25 + 0.25 * doors
            frame.put_lamp(slot, places[index], LANTERN_REACH, EMBER * 2.2 * share)
