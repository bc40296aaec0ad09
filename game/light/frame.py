"""What is the same for every pixel of a frame, as one uniform array that is changed in place.

Setting a shader input anew would make the engine compose every node's state again; writing into
a shared array does not. The order is the contract with shaders/include/frame.glsl.
"""

from __future__ import annotations

from collections.abc import Iterable

from panda3d.core import NodePath, PTA_LVecBase4f, UnalignedLVecBase4f

EYE_TIME, SUN_INSIDE, SUN_COLOR, HAZE, NIGHT_VOICE, VOICE_PLACE, FINISH, LENS = range(8)
SLOTS = 8
LAMP_SLOTS = 2


class FrameUniforms:
    """Owner of the ``frame`` and ``lamps`` arrays of shaders/include."""

    def __init__(self) -> None:
        self._frame = PTA_LVecBase4f.empty_array(SLOTS)
        self._lamps = PTA_LVecBase4f.empty_array(LAMP_SLOTS)
        for slot in range(SLOTS):
            self.put(slot, (0, 0, 0), 0)
        self.put_lamp((0, 0, 0), 1.0, (0, 0, 0))

    def bind(self, node: NodePath) -> None:
        node.set_shader_input("frame", self._frame)
        node.set_shader_input("lamps", self._lamps)

    def put(self, slot: int, xyz: Iterable[float], w: float) -> None:
        x, y, z = (float(value) for value in xyz)
        self._frame.set_element(slot, UnalignedLVecBase4f(x, y, z, float(w)))

    def put_lamp(self, place: Iterable[float], reach: float, rgb: Iterable[float]) -> None:
        """The one lamp that changes: place (3,) metres, reach in metres, intensity rgb."""
        x, y, z = (float(value) for value in place)
        r, g, b = (float(value) for value in rgb)
        self._lamps.set_element(0, UnalignedLVecBase4f(x, y, z, reach))
        self._lamps.set_element(1, UnalignedLVecBase4f(r, g, b, 0.0))
