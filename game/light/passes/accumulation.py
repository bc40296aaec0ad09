"""The picture built up from many frames' shifted samples: smooth edges, and more pixels than a frame draws."""

from __future__ import annotations

from panda3d.core import (
    LMatrix4f,
    PTA_LMatrix4f,
    PTA_LVecBase4f,
    Texture,
    UnalignedLMatrix4f,
    UnalignedLVecBase4f,
)

from game.light.passes.screen import ScreenQuad, Target, target
from game.light.shaders import ShaderLibrary

SAMPLES = 16
"""Shifts of the lens before they repeat."""
MOVING, STILL, EXACT = (5.0, 0.25), (12.0, 0.6), (1e4, 1e4)
"""(greatest weight of history, slack of its colours) while the eye moves, while it rests, and for
a picture in which nothing moves at all. An average frame weighs a third."""


def halton(index: int, base: int) -> float:
    """The ``index``-th number (from 1) of the low-discrepancy sequence of ``base``, in 0..1. Halton 1960."""
    result, share = 0.0, 1.0
    while index > 0:
        share /= base
        result += share * (index % base)
        index //= base
    return result


def lens_shift(frame: int) -> tuple[float, float]:
    """Where in its pixel frame number ``frame`` takes its sample, each -0.5..0.5 from the middle."""
    index = frame % SAMPLES + 1
    return halton(index, 2) - 0.5, halton(index, 3) - 0.5


class Accumulation:
    """Two pictures, as large as the tier builds them up, that are read and written in turn.

    ``step`` once before each frame is drawn; ``texture`` is the one that frame fills.
    """

    def __init__(
        self,
        base,
        shaders: ShaderLibrary,
        picture: Texture,
        depth: Texture,
        size: tuple[int, int],
        sort: int,
    ) -> None:
        self._to_before = PTA_LMatrix4f.empty_array(1)
        self._shift = PTA_LVecBase4f.empty_array(1)
        self._before: LMatrix4f | None = None
        self._targets: list[Target] = []
        self.quads: list[ScreenQuad] = []
        for number in range(2):
            self._targets.append(
                target(base, f"accumulated {number}", size, 1, sort, half_float=True)
            )
        for into, read in zip(self._targets, self._targets[::-1], strict=True):
            quad = ScreenQuad("accumulate", shaders)
            for name, value in (
                ("picture", picture),
                ("depth", depth),
                ("history", read.texture),
                ("to_before", self._to_before),
                ("shift", self._shift),
            ):
                quad.quad.set_shader_input(name, value)
            quad.show_in(into.buffer, 0)
            self.quads.append(quad)
        self._turn = 0

    @property
    def texture(self) -> Texture:
        return self._targets[self._turn].texture

    def resize(self, size: tuple[int, int]) -> None:
        for item in self._targets:
            item.resize(size)
        self.forget()

    def forget(self) -> None:
        """The next frame starts anew."""
        self._before = None

    def step(self, world_to_clip: LMatrix4f, shift: tuple[float, float], samples: int = 0) -> None:
        """Takes turns. ``world_to_clip`` is unshifted; ``shift`` in uv of the drawn picture;
        ``samples`` that an exact picture has so far, 0 for one that moves."""
        self._turn = 1 - self._turn
        for number, item in enumerate(self._targets):
            item.buffer.set_active(number == self._turn)
        before = self._before
        if before is None:
            weight, slack = 0.0, 0.0
            before = world_to_clip
        elif samples:
            weight, slack = EXACT
        else:
            weight, slack = STILL if before.almost_equal(world_to_clip, 1e-6) else MOVING
        to_world = LMatrix4f(world_to_clip)
        to_world.invert_in_place()
        self._to_before.set_element(0, UnalignedLMatrix4f(to_world * before))
        self._shift.set_element(0, UnalignedLVecBase4f(*shift, weight, slack))
        self._before = LMatrix4f(world_to_clip)
