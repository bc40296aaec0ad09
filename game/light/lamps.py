"""The one light that comes and goes: through the doors outside, about whoever speaks inside.

Lamps that burn all evening are in the probes (docs/decisions/lamps-in-the-probes.md).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.light.frame import NIGHT_VOICE, VOICE_PLACE, FrameUniforms
from game.meshes import hall_plan

EMBER = np.array([1.0, 0.50, 0.17])
HONEY = np.array([1.0, 0.66, 0.30])
SEAM_PLACE = np.array([0.0, 2.4, hall_plan.DOOR_Z - 1.2])
SEAM_REACH, VOICE_REACH = 8.0, 3.2
LOUDNESS_RATE = 50.0
"""Values a second of a recorded line's loudness."""


def put_light(
    frame: FrameUniforms,
    doors: float,
    inside: float,
    night: Sequence[float],
    mouth: np.ndarray,
    voice: float,
) -> None:
    """``doors`` 0 closed … 1 open; ``inside`` 0 night eyes … 1 hall eyes; ``voice`` 0..1 at ``mouth``."""
    frame.put(NIGHT_VOICE, night, voice)
    frame.put(VOICE_PLACE, mouth, 0.0)
    if inside > 0.9:
        towards_ring = -np.array([mouth[0], 0.0, mouth[2]]) * 0.22
        place = np.asarray(mouth) + towards_ring + np.array([0.0, 0.35, 0.0])
        frame.put_lamp(place, VOICE_REACH, HONEY * (0.5 * voice))
    else:
        strength = (0.6 - 0.15 * doors) * (1.0 - inside)
        frame.put_lamp(SEAM_PLACE, SEAM_REACH, EMBER * strength)


def voice_level(loudness: Sequence[float], seconds: float) -> float:
    """How bright a voice is ``seconds`` into its line: its loudness over the last half second, 0..1.

    A mean, not a meter: light that followed every syllable would flicker.
    """
    last = int(seconds * LOUDNESS_RATE)
    heard = loudness[max(last - 25, 0) : max(last, 0)]
    return float(sum(heard) / 25.0)
