"""What stands behind every bookcase, so that no gap between case and pier shows the night."""

from __future__ import annotations

import numpy as np

from game.meshes import hall_plan
from game.meshes.mesh_data import MeshData, Part, merge

BEHIND = hall_plan.APOTHEM + 0.5
TINT = (0.30, 0.26, 0.22)
"""Dark: a joiner's back boards, never lit."""


def back(low: float, high: float) -> MeshData:
    """One side's back boards from ``low`` to ``high`` metres, at z = BEHIND facing inward."""
    half = BEHIND * float(np.tan(np.pi / hall_plan.SIDES)) + 0.02
    corners = np.array(
        [[-half, low, BEHIND], [half, low, BEHIND], [half, high, BEHIND], [-half, high, BEHIND]]
    )
    return MeshData(
        corners,
        np.tile([0.0, 0.0, -1.0], (4, 1)),
        np.array([[0, 2, 1], [0, 3, 2]]),
        corners[:, :2],
        np.tile([*TINT, 0.0], (4, 1)),
    )


def backing() -> list[Part]:
    """Behind shelf sides from the floor (arches apart), behind all others above the windows and doors."""
    top = hall_plan.TIERS * hall_plan.TIER_HEIGHT
    pieces = []
    for side in range(hall_plan.SIDES):
        low = 0.0
        if side in hall_plan.WINDOW_SIDES:
            low = 3 * hall_plan.TIER_HEIGHT
        elif side == hall_plan.DOOR_SIDE:
            low = 2 * hall_plan.TIER_HEIGHT
        elif side in hall_plan.ARCH_SIDES:
            low = hall_plan.TIER_HEIGHT
        pieces.append(back(low, top).turned(hall_plan.side_azimuth(side)))
    return [Part("wood", merge(pieces), blocks_sun=False)]
