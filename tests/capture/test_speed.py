"""The quality that a computer gets when nobody has chosen one."""

from __future__ import annotations

import math

from game.capture.speed import FRAMES, LIMITS, picture_milliseconds, suited
from game.light.tiers import TIERS


def test_a_faster_computer_never_gets_a_lower_quality() -> None:
    """Along ever slower test pictures the quality only falls, from the highest tier to the lowest."""
    order = list(TIERS)
    chosen = [order.index(suited(0.05 * 1.3**step)) for step in range(30)]
    assert chosen == sorted(chosen, reverse=True)
    assert {order[index] for index in chosen} == set(TIERS)


def test_limits_belong_to_their_own_tier() -> None:
    """What takes exactly as long as a tier allows still gets that tier."""
    assert all(suited(most) == name for name, most in LIMITS.items())


def test_measuring_leaves_nothing_behind(dream) -> None:
    """The test picture takes a finite time, and its buffers are gone afterwards."""
    engine = dream.engine.graphicsEngine
    before = engine.get_num_windows()
    taken = picture_milliseconds(dream.engine, dream.shaders)
    assert FRAMES > 0 and math.isfinite(taken) and taken > 0.0
    assert engine.get_num_windows() == before
