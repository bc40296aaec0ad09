"""What stands on the hall's floor, drawn once more from below: a real mirror for fine tiers.

Looked up by shaders/include/reflection.glsl, which softens it; the baked panorama speaks elsewhere.
"""

from __future__ import annotations

import numpy as np
from panda3d.core import (
    Camera,
    LMatrix4f,
    LVecBase4f,
    NodePath,
    PerspectiveLens,
    PTA_LVecBase4f,
    SamplerState,
    Texture,
    UnalignedLVecBase4f,
)

from game.light.passes.screen import target
from game.light.pose import Pose
from game.light.textures import clamped
from game.world.nodes import MIRROR_CAMERA

DIVISOR = 2
"""The drawn picture's pixels a side over the mirror's."""
ACROSS = 30.0
"""Metres within which there is floor ahead, wherever one stands in the hall."""
NIGHT, HALL = 0.2, 0.8
"""How far inside, 0..1, the mirror begins to be seen, and from where on it is all there is."""


class Reflection:
    """A camera below the floor. It is turned rather than reflected, so that front faces stay fronts:
    floor and rugs turn their backs to it, and its picture is left for right.
    """

    def __init__(self, base, dream: NodePath, size: tuple[int, int]) -> None:
        """``size``: pixels of the picture that the floor is drawn in."""
        self._depth = Texture("floor mirror depth")
        self._target = target(
            base, "floor mirror", size, DIVISOR, -52, half_float=True, depth=self._depth
        )
        self.texture, self.buffer = self._target.texture, self._target.buffer
        clamped(self.texture, SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear)
        self._lens = PerspectiveLens()
        self.camera = dream.attach_new_node(Camera("floor mirror", self._lens))
        self.camera.node().set_camera_mask(MIRROR_CAMERA)
        region = self.buffer.make_display_region()
        region.set_camera(self.camera)
        region.set_clear_depth_active(True)
        region.set_clear_color(LVecBase4f(0, 0, 0, 1))
        region.set_clear_color_active(True)
        self._facts = PTA_LVecBase4f.empty_array(2)
        dream.set_shader_input("floor_mirror", self.texture)
        dream.set_shader_input("floor_mirror_depth", self._depth)
        dream.set_shader_input("floor_mirror_lens", self._facts)
        self.inside = 0.0

    def resize(self, size: tuple[int, int]) -> None:
        self._target.resize(size)

    def aim(self, pose: Pose, lens: PerspectiveLens, size: tuple[int, int]) -> None:
        """Looks from below where ``pose`` and ``lens`` look from above, for a picture of ``size``
        pixels; rests where that shows no floor, or only a night's."""
        share = float(np.clip((self.inside - NIGHT) / (HALL - NIGHT), 0.0, 1.0))
        self.buffer.set_active(share > 0.0 and floor_in_view(pose, lens))
        right, up = lens.get_film_offset()
        near, far = lens.get_near(), lens.get_far()
        self._lens.set_near_far(near, far)
        self._lens.set_film_size(lens.get_film_size())
        self._lens.set_focal_length(lens.get_focal_length())
        self._lens.set_film_offset(-right, up)
        matrix = np.eye(4)
        matrix[:3, :3] = pose.axes()
        matrix[0, :3] *= -1.0
        matrix[3, :3] = pose.position
        matrix[:, 1] *= -1.0
        self.camera.set_mat(LMatrix4f(*matrix.reshape(-1).tolist()))
        wide, high = size
        focal = lens.get_focal_length() * self.buffer.get_y_size()
        self._facts.set_element(0, UnalignedLVecBase4f(1.0 / wide, 1.0 / high, share, focal))
        self._facts.set_element(1, UnalignedLVecBase4f(near, far, 0.0, 0.0))


def floor_in_view(pose: Pose, lens: PerspectiveLens) -> bool:
    """Whether any ray through the picture's rim or middle meets y = 0 within the hall."""
    x, y = np.meshgrid(*(np.array([-0.5, 0.0, 0.5]) * side for side in lens.get_film_size()))
    rays = np.stack([x, y, np.full_like(x, lens.get_focal_length())], axis=-1) @ pose.axes()
    level = np.hypot(rays[..., 0], rays[..., 2])
    return bool((pose.position[1] * level + ACROSS * rays[..., 1] < 0.0).any())
