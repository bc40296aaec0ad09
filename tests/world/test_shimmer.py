"""Promises of far shelves in motion, measured in pictures of the shelves alone."""

from __future__ import annotations

import numpy as np
import pytest
from panda3d.core import Camera, LMatrix4f, PerspectiveLens, Texture

from game.capture.shot import set_scene
from game.capture.views import View
from game.light.passes.screen import target
from game.light.pose import Pose

SIZE, FINER = (160, 96), 4
"""Pixels, and how many times finer either way the reference is drawn."""
FOV = float(np.radians(16.0))
"""So narrow that a pixel is about as wide as one of a whole picture at 1280x720, medium."""
STRIDE_METRES = 1.4 / 60
"""What a walker covers from one frame to the next."""


class ShelfCamera:
    """Draws the shelves of the dream, without what stands before them, at SIZE or FINER times that."""

    def __init__(self, dream) -> None:
        self.dream, self.shelves = dream, dream.library.shelves
        lens = PerspectiveLens()
        lens.set_near_far(0.06, 400.0)
        lens.set_film_size(SIZE[0] / SIZE[1], 1.0)
        lens.set_focal_length(0.5 / float(np.tan(FOV / 2)))
        node = Camera("shelf camera", lens)
        node.set_scene(self.shelves.root)
        node.set_initial_state(self.shelves.root.get_parent().get_net_state())
        self.camera = dream.renderer.dream.attach_new_node(node)
        self.targets = {}
        for finer in (1, FINER):
            size = (SIZE[0] * finer, SIZE[1] * finer)
            made = target(
                dream.engine, f"shelves {finer}", size, 1, -5, half_float=True, depth=Texture()
            )
            region = made.buffer.make_display_region()
            region.set_camera(self.camera)
            region.set_clear_color_active(True)
            region.set_clear_color((0, 0, 0, 1))
            region.set_clear_depth_active(True)
            self.targets[finer] = made

    def draw(self, pose: Pose) -> dict[int, np.ndarray]:
        """Linear radiance (96, 160) as seen at once, and as the mean of FINER² times the pixels,
        encoded as the eye would: square roots.
        """
        matrix = np.eye(4)
        matrix[:3, :3], matrix[3, :3] = pose.axes(), pose.position
        self.camera.set_mat(LMatrix4f(*matrix.reshape(-1).tolist()))
        found = {}
        for finer, made in self.targets.items():
            for other in self.targets.values():
                other.buffer.set_active(other is made)
            self.dream.draw_from(pose)
            self.shelves.pixel = 2 * float(np.tan(FOV / 2)) / (SIZE[1] * finer)
            self.shelves.settle(np.array(pose.position))
            self.dream.engine.graphicsEngine.render_frame()
            gsg = self.dream.engine.win.get_gsg()
            assert self.dream.engine.graphicsEngine.extract_texture_data(made.texture, gsg)
            kind = np.float16 if made.texture.get_component_width() == 2 else np.float32
            texels = np.frombuffer(made.texture.get_ram_image(), kind)
            texels = texels.reshape(SIZE[1] * finer, SIZE[0] * finer, -1)[..., :3].astype(
                np.float64
            )
            blocks = texels.reshape(SIZE[1], finer, SIZE[0], finer, 3).mean(axis=(1, 3))
            found[finer] = np.sqrt(blocks @ [0.0722, 0.7152, 0.2126])
        return found

    def close(self) -> None:
        for made in self.targets.values():
            self.dream.engine.graphicsEngine.remove_window(made.buffer)
        self.camera.remove_node()
        self.shelves.settle(np.zeros(3))


@pytest.fixture
def camera(dream):
    set_scene(dream, View(Pose((-10.0, 1.7, -5.0), 0.0, 0.0)))
    made = ShelfCamera(dream)
    yield made
    made.close()


def walk(count: int) -> list[tuple[Pose, Pose]]:
    """Moments along a walk of twenty metres across the hall while the eye rises to nine metres: where
    it is in one frame and where in the next. It looks at the far side and ever further up.
    """
    way = np.array([20.0, 7.3, 0.0])
    start = np.array([-10.0, 1.7, -5.0])
    step = way / np.linalg.norm(way) * STRIDE_METRES
    pairs = []
    for share in np.linspace(0.0, 1.0, count):
        first = start + way * share
        turn, pitch = np.radians(28.0 - 56.0 * share), np.radians(10.0 + 34.0 * share)
        pairs.append(tuple(Pose(tuple(at), turn, pitch, FOV) for at in (first, first + step)))
    return pairs


def test_far_shelves_do_not_shimmer_on_a_walk(camera) -> None:
    """Over twenty metres of walking and rising, far shelves change from frame to frame no more than
    pixels that see everything would, and always look like these.
    """
    unrest, calm, off = [], [], []
    for first, then in walk(16):
        before, after = camera.draw(first), camera.draw(then)
        change = {finer: np.abs(after[finer] - before[finer]) for finer in (1, FINER)}
        unrest.append((change[1] ** 2).mean() ** 0.5)
        calm.append((change[FINER] ** 2).mean() ** 0.5)
        off.append(np.abs(before[1] - before[FINER]).mean() / before[FINER].mean())

    assert np.mean(calm) > 1e-3, "nothing moved"
    assert np.mean(unrest) < 1.25 * np.mean(calm)
    assert max(u / c for u, c in zip(unrest, calm, strict=True)) < 1.6
    assert np.mean(off) < 0.15
