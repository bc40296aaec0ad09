"""The seven in their chairs, for tests of what passes between them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.meshes import hall_plan
from game.people.attention import Attention
from game.people.regard import Regard, Scene

CHAIRS = [chair for chair in hall_plan.ring() if chair.occupant]
NAMES = tuple(chair.occupant for chair in CHAIRS)
FACINGS = np.array([chair.facing for chair in CHAIRS])
EYES = np.array([c.position + 0.08 * hall_plan.direction(c.facing) + [0, 1.17, 0] for c in CHAIRS])
YOURS = hall_plan.ring()[0].position + np.array([0.0, 1.2, 0.0])
FAR = np.array([0.0, 1.65, -11.0])
N = len(NAMES)
SILENT = Scene(None, "neutral", FAR, None)
SEATED = Scene(None, "neutral", YOURS, 120.0)
FPS = 30
"""Enough for looks, which last a third of a second or more; saccades are watched more closely."""


def attention(seed: int = 3) -> Attention:
    return Attention(EYES, FACINGS, NAMES, np.random.default_rng(seed))


def who(name: str) -> int:
    return NAMES.index(name)


def live(ring: Attention, scene, seconds: float, start: float = 0.0, fps: int = FPS):
    """(time, regard, whom each looks at) for every frame. ``scene``: one, or a function of time."""
    for frame in range(round(seconds * fps)):
        time = start + frame / fps
        now = scene(time) if callable(scene) else scene
        if not callable(scene) and scene.seated_for is not None:
            now = replace(scene, seated_for=scene.seated_for + time - start)
        yield time, ring.step(time, 1 / fps, now), ring.at


def sight(regard: Regard) -> np.ndarray:
    """(N, 2) the line of sight in each sitter's axes: chest, head, bow and eyes together."""
    line = regard.eyes + regard.head + regard.chest
    line[:, 1] -= regard.nod
    return line
