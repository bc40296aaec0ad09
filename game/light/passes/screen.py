"""A full-screen step: a small buffer, a quad over all of it, one shader."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from panda3d.core import (
    Camera,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    NodePath,
    OmniBoundingVolume,
    OrthographicLens,
    SamplerState,
    Texture,
    WindowProperties,
)

from game.engine import quiet
from game.light.shaders import ShaderLibrary
from game.light.textures import clamped
from game.meshes.mesh_data import MeshData
from game.world.nodes import node


class ScreenQuad:
    """A quad and its camera, to be shown in any display region."""

    def __init__(self, shader_name: str, shaders: ShaderLibrary) -> None:
        root = NodePath(shader_name)
        corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32)
        quad = MeshData(corners, np.tile([0, 0, -1], (4, 1)), np.array([[0, 1, 2], [0, 2, 3]]))
        self.quad = node(shader_name, quad)
        self.quad.node().set_bounds(OmniBoundingVolume())
        self.quad.reparent_to(root)
        self.quad.set_shader(shaders.screen(shader_name))
        self.quad.set_depth_test(False)
        self.quad.set_depth_write(False)
        self.quad.set_two_sided(True)
        self.camera = root.attach_new_node(Camera(shader_name, OrthographicLens()))

    def show_in(self, output, sort: int):
        """Draws the quad in ``output`` (a window or buffer); returns the display region."""
        region = output.make_display_region()
        region.set_sort(sort)
        region.set_camera(self.camera)
        region.set_clear_color_active(False)
        region.set_clear_depth_active(False)
        return region


@dataclass
class Target:
    """A buffer one picture step draws into, and the texture it fills."""

    buffer: object
    texture: Texture
    divisor: int

    def resize(self, size: tuple[int, int]) -> None:
        wide, high = shrunk(size, self.divisor)
        if (self.buffer.get_x_size(), self.buffer.get_y_size()) != (wide, high):
            self.buffer.set_size(wide, high)


def shrunk(size: tuple[int, int], divisor: int) -> tuple[int, int]:
    return max(1, -(-size[0] // divisor)), max(1, -(-size[1] // divisor))


def output(base, name: str, size: tuple[int, int], sort: int, properties: FrameBufferProperties):
    """A buffer of ``size`` pixels drawn before the window; None where the driver has no such thing."""
    return base.graphicsEngine.make_output(
        base.pipe,
        name,
        sort,
        properties,
        WindowProperties.size(*size),
        GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_resizeable,
        base.win.get_gsg(),
        base.win,
    )


def target(
    base,
    name: str,
    size: tuple[int, int],
    divisor: int,
    sort: int,
    *,
    half_float: bool,
    depth: Texture | None = None,
    multisamples: int = 0,
) -> Target:
    """A buffer of ``size`` over ``divisor``; with ``depth`` its depth fills that texture too."""
    properties = FrameBufferProperties()
    if half_float:
        properties.set_rgba_bits(16, 16, 16, 16)
        properties.set_float_color(True)
    else:
        properties.set_rgba_bits(8, 8, 8, 8)
    if depth is not None:
        properties.set_depth_bits(24)
    buffer = None
    # A driver may know fewer samples than the tier asks for: half as many, and so on to one.
    while buffer is None and multisamples >= 0:
        properties.set_multisamples(multisamples)
        with quiet():
            buffer = output(base, name, shrunk(size, divisor), sort, properties)
        multisamples = multisamples // 2 if multisamples > 1 else multisamples - 1
    if buffer is None:
        raise RuntimeError(f"the {name} buffer could not be made")
    texture = clamped(Texture(name), SamplerState.FT_linear)
    buffer.add_render_texture(texture, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_color)
    if depth is not None:
        clamped(depth, SamplerState.FT_nearest)
        buffer.add_render_texture(depth, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_depth)
    buffer.set_clear_color_active(False)
    return Target(buffer, texture, divisor)
