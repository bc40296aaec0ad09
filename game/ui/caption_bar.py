"""What is being said, at the foot of the picture, under the name of who says it."""

from __future__ import annotations

from game.ui.label import IVORY, Label, Pane, Style

FOOT = 0.08
"""Height of the last line's baseline above the window's foot."""
NAME_ABOVE = 1.3
"""Lines between the name and the first line of the caption."""
WIDEST = 0.92
"""Share of the window's width that a line may take before its letters shrink."""


class CaptionBar:
    """Shows one caption; asking for the same one again costs nothing."""

    def __init__(self, look: Style, size: float) -> None:
        self._line = size / 1080.0
        self._layer = look.layer
        foot = look.layer.foot
        self._pane = Pane(look, parent=foot)
        self._text = Label(look, size, parent=foot, color=IVORY)
        self._name = Label(look, size * 0.8, parent=foot, italic=True)
        self._shown: tuple[str, str] | None = None

    @property
    def shown(self) -> tuple[str, str] | None:
        """Name and words on screen now."""
        return self._shown

    def show(self, name: str, color: str, text: str) -> None:
        """``color`` is #rrggbb; ``text`` has one or two lines."""
        if (name, text) == self._shown:
            return
        self._shown = (name, text)
        self._text.show(text)
        self._name.show(name, rgb(color))
        left, right, bottom, _ = self._text.extent()
        half = max(-left, right, self._name.extent()[1])
        share = min(1.0, WIDEST * self._layer.extent[0] / (2.0 * half))
        line = self._line * share
        for label in (self._text, self._name):
            label.entity.scale = share
        bottom *= share
        first = FOOT + max(-bottom - 0.25 * line, 0.0)  # room for the lines after the first
        self._text.place(0, first)
        self._name.place(0, first + NAME_ABOVE * line)
        half = half * share + 1.1 * line
        self._pane.show(-half, half, first + bottom - 0.45 * line, first + (NAME_ABOVE + 1) * line)

    def hide(self) -> None:
        if self._shown is not None:
            self._shown = None
            for item in (self._text, self._name, self._pane):
                item.hide()


def rgb(text: str) -> tuple[float, float, float, float]:
    """#rrggbb as four floats."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, 1.0
