"""Letters and panes on Ursina's interface layer, drawn with our own shaders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from panda3d.core import Filename, FontPool, NodePath, TextNode, TransparencyAttrib
from ursina import Entity, camera

from game.light.shaders import ShaderLibrary
from game.meshes.mesh_data import MeshData
from game.world.nodes import node

IVORY = (0.96, 0.92, 0.84, 1.0)
EMBER = (1.0, 0.72, 0.38, 1.0)
NIGHT = (0.02, 0.022, 0.035, 0.62)
REFERENCE_HEIGHT = 1080.0
"""Sizes are pixels at this window height."""


@dataclass(frozen=True)
class Style:
    """What the interface is drawn with, loaded once."""

    shaders: ShaderLibrary
    regular: object
    italic: object


def style(shaders: ShaderLibrary, fonts: Path) -> Style:
    """Loads the faces from ``fonts``. Raises FileNotFoundError naming the one that is missing."""
    loaded = []
    for name in ("EBGaramond12-Regular.otf", "EBGaramond12-Italic.otf"):
        path = fonts / name
        font = FontPool.load_font(Filename.from_os_specific(str(path)).get_fullpath())
        if font is None or not path.exists():
            raise FileNotFoundError(f"the font {path} is missing; install Hearthlight again")
        font.set_pixels_per_unit(64)
        font.set_page_size(1024, 1024)
        loaded.append(font)
    return Style(shaders, *loaded)


class Label:
    """One piece of text; ``size`` is its letters' height in pixels at 1080 lines."""

    def __init__(
        self,
        look: Style,
        size: float,
        *,
        color: tuple[float, ...] = IVORY,
        italic: bool = False,
        align: str = "center",
        parent: NodePath | None = None,
    ) -> None:
        self._text = TextNode("label")
        self._text.set_font(look.italic if italic else look.regular)
        self._text.set_align(
            {"center": TextNode.A_center, "left": TextNode.A_left, "right": TextNode.A_right}[align]
        )
        self._text.set_text_color(*color)
        self._text.set_shadow(0.045, 0.045)
        self._text.set_shadow_color(0, 0, 0, 0.85)
        self.entity = Entity(parent=camera.ui if parent is None else parent, eternal=True)
        self._path = self.entity.attach_new_node(self._text)
        self._path.set_scale(size / REFERENCE_HEIGHT)
        self._path.set_shader(look.shaders.interface("label"))
        self._path.set_transparency(TransparencyAttrib.M_alpha)
        self._path.set_two_sided(True)
        self._path.set_bin("fixed", 20)
        self._scale = size / REFERENCE_HEIGHT
        self.entity.enabled = False

    @property
    def text(self) -> str:
        return self._text.get_text()

    def show(self, text: str, color: tuple[float, ...] | None = None) -> None:
        if text != self._text.get_text():
            self._text.set_text(text)
        if color is not None:
            self._text.set_text_color(*color)
        self.entity.enabled = True

    def hide(self) -> None:
        self.entity.enabled = False

    def place(self, x: float, y: float) -> None:
        """Window units: x in ± half the aspect ratio, y in ±0.5, at the first line's baseline."""
        self.entity.position = (x, y, 0)

    def fade(self, share: float) -> None:
        self._path.set_color_scale(1, 1, 1, share)

    def extent(self) -> tuple[float, float, float, float]:
        """Left, right, bottom, top in window units about its place."""
        t = self._text
        return tuple(v * self._scale for v in (t.get_left(), t.get_right(), t.get_bottom(), t.get_top()))


class Pane:
    """A soft dark rectangle behind letters."""

    def __init__(
        self, look: Style, color: tuple[float, ...] = NIGHT, parent: NodePath | None = None
    ) -> None:
        corners = np.array([[-0.5, -0.5, 0], [0.5, -0.5, 0], [0.5, 0.5, 0], [-0.5, 0.5, 0]])
        quad = MeshData(
            corners,
            np.tile([0, 0, -1], (4, 1)),
            np.array([[0, 1, 2], [0, 2, 3]]),
            color=np.tile(color, (4, 1)),
        )
        self._mesh = quad
        self.entity = Entity(parent=camera.ui if parent is None else parent, eternal=True)
        self._look = look
        self._path: NodePath | None = None
        self.entity.enabled = False

    def show(self, left: float, right: float, bottom: float, top: float) -> None:
        """Covers this rectangle, window units."""
        if self._path is not None:
            self._path.remove_node()
        wide, high = right - left, top - bottom
        mesh = MeshData(
            self._mesh.positions * [wide, high, 1],
            self._mesh.normals,
            self._mesh.triangles,
            self._mesh.positions[:, :2] * [wide, high],
            self._mesh.color,
        )
        self._path = node("pane", mesh)
        self._path.set_shader(self._look.shaders.interface("panel"))
        self._path.set_shader_input("shape", (wide / 2, high / 2, 0.012, 0.006))
        self._path.set_transparency(TransparencyAttrib.M_alpha)
        self._path.set_two_sided(True)
        self._path.set_bin("fixed", 10)
        self._path.reparent_to(self.entity)
        self.entity.position = ((left + right) / 2, (bottom + top) / 2, 0)
        self.entity.enabled = True

    def hide(self) -> None:
        self.entity.enabled = False
