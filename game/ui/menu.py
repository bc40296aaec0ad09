"""A short list of choices over the dimmed library: pointer, keys and gamepad alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.label import EMBER, IVORY, Label, Pane, Style

ROW = 0.075
TITLE_SIZE, ITEM_SIZE = 54, 36


@dataclass(frozen=True)
class Choice:
    words: str
    chosen: Callable[[], None]


class Menu:
    """Opens with choices; closing without one calls ``escaped``."""

    def __init__(self, look: Style, rows: int = 4) -> None:
        self._pane = Pane(look, (0.012, 0.013, 0.022, 0.80))
        self._title = Label(look, TITLE_SIZE, italic=True, color=EMBER)
        self._labels = [Label(look, ITEM_SIZE) for _ in range(rows)]
        self._choices: Sequence[Choice] = ()
        self._escaped: Callable[[], None] = lambda: None
        self._at = 0

    @property
    def open(self) -> bool:
        return bool(self._choices)

    def show(self, title: str, choices: Sequence[Choice], escaped: Callable[[], None]) -> None:
        """Raises ValueError for more choices than rows."""
        if not 1 <= len(choices) <= len(self._labels):
            raise ValueError(f"a menu shows 1 to {len(self._labels)} choices, got {len(choices)}")
        self._choices, self._escaped, self._at = choices, escaped, 0
        top = ROW * (len(choices) + 1) / 2
        self._title.show(title)
        self._title.place(0, top)
        for row, label in enumerate(self._labels):
            if row < len(choices):
                label.place(0, top - (row + 1.35) * ROW)
                label.show(choices[row].words)
            else:
                label.hide()
        half = max([self._title.extent()[1]] + [label.extent()[1] for label in self._labels])
        half += 0.09
        self._pane.show(-half, half, top - (len(choices) + 1.1) * ROW, top + 0.085)
        self._paint()

    def close(self) -> None:
        self._choices = ()
        for item in (self._pane, self._title, *self._labels):
            item.hide()

    def point(self, x: float, y: float) -> None:
        """The pointer is at (x, y), window units."""
        row = self._row_at(x, y)
        if row is not None and row != self._at:
            self._at = row
            self._paint()

    def press(self, key: str, pointer: tuple[float, float]) -> bool:
        """Handles a key or click; returns whether the menu took it."""
        if not self.open:
            return False
        if key in ("up arrow", "w", "gamepad dpad up"):
            self._move(-1)
        elif key in ("down arrow", "s", "gamepad dpad down"):
            self._move(1)
        elif key in ("enter", "e", "space", "gamepad a"):
            self._choose(self._at)
        elif key in ("escape", "gamepad b", "gamepad start"):
            escaped = self._escaped
            self.close()
            escaped()
        elif key == "left mouse down":
            row = self._row_at(*pointer)
            if row is not None:
                self._choose(row)
        return True

    def _move(self, step: int) -> None:
        self._at = (self._at + step) % len(self._choices)
        self._paint()

    def _choose(self, row: int) -> None:
        choice = self._choices[row]
        self.close()
        choice.chosen()

    def _row_at(self, x: float, y: float) -> int | None:
        top = ROW * (len(self._choices) + 1) / 2
        for row in range(len(self._choices)):
            line = top - (row + 1.35) * ROW
            if line - 0.35 * ROW < y < line + 0.65 * ROW and abs(x) < 0.4:
                return row
        return None

    def _paint(self) -> None:
        for row, choice in enumerate(self._choices):
            self._labels[row].show(choice.words, EMBER if row == self._at else IVORY)
