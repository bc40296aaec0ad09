"""What is being said, at the foot of the picture, under the name of who says it."""

from __future__ import annotations

from game.ui.label import IVORY, Label, Pane, Style

FOOT = -0.36
NAME_ABOVE = 1.25
"""Lines between the name and the first line of the caption."""


class CaptionBar:
    """Shows one caption; asking for the same one again costs nothing."""

    def __init__(self, look: Style, size: float) -> None:
        self._size = size / 1080.0
        self._pane = Pane(look)
        self._text = Label(look, size, color=IVORY)
        self._name = Label(look, size * 0.82, italic=True)
        self._shown: tuple[str, str] | None = None

    def show(self, name: str, color: str, text: str) -> None:
        """``color`` is #rrggbb; ``text`` has one or two lines."""
        if (name, text) == self._shown:
            return
        self._shown = (name, text)
        self._text.show(text)
        self._text.place(0, FOOT)
        self._name.show(name, rgb(color))
        self._name.place(0, FOOT + NAME_ABOVE * self._size)
        left, right, bottom, _ = self._text.extent()
        half = max(-left, right, self._name.extent()[1]) + 0.9 * self._size
        self._pane.show(
            -half,
            half,
            FOOT + bottom - 0.35 * self._size,
            FOOT + (NAME_ABOVE + 0.95) * self._size,
        )

    def hide(self) -> None:
        if self._shown is not None:
            self._shown = None
            for item in (self._text, self._name, self._pane):
                item.hide()


def rgb(text: str) -> tuple[float, float, float, float]:
    """#rrggbb as four floats."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, 1.0
