"""How fast this computer draws, and which quality suits it: measured before the library is built."""

from __future__ import annotations

import time

import numpy as np

from game import places
from game.light.passes.screen import ScreenQuad, target
from game.light.shaders import ShaderLibrary

SIZE = (960, 540)
FRAMES, WARM_UP = 7, 2
LIMITS = {"ultra": 0.35, "high": 1.4, "medium": 14.0}
"""Milliseconds that the test picture may take for each quality; anything slower gets low.

On two cores of a server without a graphics card it takes about 20 ms of wall time, and medium's
hall then 12 to 20 frames a second. The limits for cards are scaled from that by arithmetic alone:
nobody has measured one yet.
"""


def suited(milliseconds: float) -> str:
    """The quality for a computer on which the test picture takes so long."""
    return next((name for name, most in LIMITS.items() if milliseconds <= most), "low")


def measured(base) -> tuple[str, float]:
    """The quality that suits this computer, and the milliseconds that told. Raises OSError or
    ShaderError where the shaders are missing."""
    taken = picture_milliseconds(base, ShaderLibrary(places.bundled("shaders"), 0))
    return suited(taken), taken


def picture_milliseconds(base, shaders: ShaderLibrary) -> float:
    """Median wall milliseconds of the test picture, read back each time."""
    into = target(base, "speed", SIZE, 1, -100, half_float=False)
    small = target(base, "speed read", (4, 4), 1, -99, half_float=False)
    ScreenQuad("speed", shaders).show_in(into.buffer, 0)
    copy = ScreenQuad("copy", shaders)
    copy.quad.set_shader_input("source", into.texture)
    copy.show_in(small.buffer, 0)
    engine, gsg = base.graphicsEngine, base.win.get_gsg()
    taken = []
    for _ in range(FRAMES + WARM_UP):
        began = time.perf_counter()
        engine.render_frame()
        engine.extract_texture_data(small.texture, gsg)
        taken.append(time.perf_counter() - began)
    for item in (into, small):
        engine.remove_window(item.buffer)
    return float(np.median(taken[WARM_UP:]) * 1000.0)
