"""Letters and panes on Ursina's interface layer, drawn with our own shaders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from panda3d.core import Filename, FontPool, NodePath, SamplerState, TextNode, TransparencyAttrib
from ursina import Entity

from game.light.shaders import ShaderLibrary
from game.meshes.mesh_data import MeshData
from game.ui.layer import Layer
from game.world.nodes import node

IVORY = (0.96, 0.92, 0.84, 1.0)
EMBER = (1.0, 0.72, 0.38, 1.0)
ASH = (0.70, 0.66, 0.60, 1.0)
NIGHT = (0.014, 0.015, 0.026, 0.72)
REFERENCE_HEIGHT = 1080.0
"""Sizes are pixels at this window height."""
CORNER, SOFTNESS = 0.016, 0.010
"""A pane's round corner and the width of its soft edge, in the layer's units."""


@dataclass(frozen=True)
class Style:
    """What the interface is drawn with, loaded once."""

    shaders: ShaderLibrary
    regular: object
    italic: object
    layer: Layer


def style(shaders: ShaderLibrary, fonts: Path) -> Style:
    """Loads the faces from ``fonts``. Raises FileNotFoundError naming the one that is missing."""
    loaded = []
    for name in ("EBGaramond12-Regular.otf", "EBGaramond12-Italic.otf"):
        path = fonts / name
        font = None
        if path.exists():
            font = FontPool.load_font(Filename.from_os_specific(str(path)).get_fullpath())
        if font is None:
            raise FileNotFoundError(f"the font {path} is missing; install Hearthlight again")
        # Near the size captions have on a large screen; smaller ones are filtered down from it. With
        # mip-maps, letters took up crumbs of their neighbours on the page.
        font.set_pixels_per_unit(44)
        font.set_texture_margin(4)
        font.set_page_size(1024, 1024)
        font.set_minfilter(SamplerState.FT_linear)
        loaded.append(font)
    return Style(shaders, *loaded, Layer())


class Label:
    """One piece of text; ``size`` is its letters' height in pixels at 1080 lines."""

    def __init__(
        self,
        look: Style,
        size: float,
        *,
        parent: NodePath,
        color: tuple[float, ...] = IVORY,
        italic: bool = False,
    ) -> None:
        self._text = TextNode("label")
        self._text.set_font(look.italic if italic else look.regular)
        self._text.set_align(TextNode.A_center)
        self._text.set_text_color(*color)
        self._text.set_shadow(0.035, 0.045)
        self._text.set_shadow_color(0, 0, 0, 0.8)
        self._scale = size / REFERENCE_HEIGHT
        self.entity = Entity(parent=parent, eternal=True)
        self._path = self.entity.attach_new_node(self._text)
        self._path.set_scale(self._scale)
        self._path.set_shader(look.shaders.interface("label"))
        lie_on_top(self._path, 20)
        self.entity.enabled = False

    @property
    def text(self) -> str:
        return self._text.get_text()

    def wrap(self, width: float) -> None:
        """Breaks lines that would be wider than this, in the layer's units."""
        self._text.set_wordwrap(width / self._scale)

    def balance(self, text: str, width: float) -> None:
        """Wraps ``text`` into as few lines as ``width`` needs, all about equally long."""
        whole = self._text.calc_width(text) * self._scale
        lines = max(int(np.ceil(whole / width)), 1)
        self.wrap(width if lines == 1 else min(1.12 * whole / lines, width))

    def show(self, text: str, color: tuple[float, ...] | None = None) -> None:
        if text != self._text.get_text():
            self._text.set_text(text)
        if color is not None:
            self._text.set_text_color(*color)
        self.entity.enabled = True

    def hide(self) -> None:
        self.entity.enabled = False

    def reveal(self) -> None:
        """Shows again what was hidden."""
        self.entity.enabled = True

    def place(self, x: float, y: float) -> None:
        """In the layer's units from the parent anchor, at the first line's baseline."""
        self.entity.position = (x, y, 0)

    def fade(self, share: float) -> None:
        self._path.set_color_scale(1, 1, 1, share)

    def extent(self) -> tuple[float, float, float, float]:
        """Left, right, bottom, top in the layer's units about its place."""
        t = self._text
        return tuple(
            v * self._scale for v in (t.get_left(), t.get_right(), t.get_bottom(), t.get_top())
        )


class Pane:
    """A soft dark rectangle behind letters."""

    def __init__(self, look: Style, *, parent: NodePath, color: tuple[float, ...] = NIGHT) -> None:
        self._corners = np.array([[-0.5, -0.5, 0], [0.5, -0.5, 0], [0.5, 0.5, 0], [-0.5, 0.5, 0]])
        self._color = np.tile(color, (4, 1))
        self._look = look
        self._path: NodePath | None = None
        self.entity = Entity(parent=parent, eternal=True)
        self.entity.enabled = False

    def show(self, left: float, right: float, bottom: float, top: float) -> None:
        """Covers this rectangle, in the layer's units from the parent anchor."""
        if self._path is not None:
            self._path.remove_node()
        wide, high = right - left, top - bottom
        corners = self._corners * [wide, high, 1]
        mesh = MeshData(
            corners,
            np.tile([0, 0, -1], (4, 1)),
            np.array([[0, 1, 2], [0, 2, 3]]),
            corners[:, :2],
            self._color,
        )
        self._path = node("pane", mesh)
        self._path.set_shader(self._look.shaders.interface("panel"))
        self._path.set_shader_input("shape", (wide / 2, high / 2, CORNER, SOFTNESS))
        lie_on_top(self._path, 10)
        self._path.reparent_to(self.entity)
        self.entity.position = ((left + right) / 2, (bottom + top) / 2, 0)
        self.entity.enabled = True

    def fade(self, share: float) -> None:
        if self._path is not None:
            self._path.set_color_scale(1, 1, 1, share)

    def hide(self) -> None:
        self.entity.enabled = False

    def reveal(self) -> None:
        """Shows again what was hidden."""
        self.entity.enabled = True


def lie_on_top(path: NodePath, order: int) -> None:
    """Drawn over the picture in this order, whatever the layer thinks of depth."""
    path.set_transparency(TransparencyAttrib.M_alpha)
    path.set_two_sided(True)
    path.set_depth_test(False)
    path.set_depth_write(False)
    path.set_bin("fixed", order)
