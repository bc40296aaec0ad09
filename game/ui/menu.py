"""A short list of choices over the dimmed library: pointer, keys and gamepad alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.label import ASH, EMBER, IVORY, Label, Pane, Style

ROW = 0.075
TITLE_SIZE, ITEM_SIZE, FOOTNOTE_SIZE = 56, 38, 25
TITLE_ABOVE = 0.105
"""From the title's baseline down to the first choice's."""
FOOTNOTE_WIDTH = 0.62
MARGIN = 0.08
VEIL = (0.008, 0.009, 0.016, 0.45)
PAPER = (0.012, 0.013, 0.022, 0.80)


@dataclass(frozen=True)
class Choice:
    words: str
    chosen: Callable[[], None]


class Menu:
    """Opens with choices; closing without one calls ``escaped``."""

    def __init__(self, look: Style, rows: int = 4) -> None:
        middle = look.layer.middle
        self._veil = Pane(look, parent=middle, color=VEIL)
        self._pane = Pane(look, parent=middle, color=PAPER)
        self._title = Label(look, TITLE_SIZE, parent=middle, italic=True, color=EMBER)
        self._labels = [Label(look, ITEM_SIZE, parent=middle) for _ in range(rows)]
        self._footnote = Label(look, FOOTNOTE_SIZE, parent=middle, color=ASH)
        self._choices: Sequence[Choice] = ()
        self._escaped: Callable[[], None] = lambda: None
        self._at = 0
        self._first = 0.0
        self._half = 0.0
        self._pointed: tuple[float, float] | None = None

    @property
    def open(self) -> bool:
        return bool(self._choices)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen now, from the top."""
        return tuple(choice.words for choice in self._choices)

    def show(
        self,
        title: str,
        choices: Sequence[Choice],
        escaped: Callable[[], None],
        footnote: str = "",
    ) -> None:
        """Raises ValueError for more choices than rows."""
        if not 1 <= len(choices) <= len(self._labels):
            raise ValueError(f"a menu shows 1 to {len(self._labels)} choices, got {len(choices)}")
        self._choices, self._escaped, self._at = choices, escaped, 0
        self._pointed = None
        self._title.show(title)
        self._footnote.balance(footnote, FOOTNOTE_WIDTH)
        self._footnote.show(footnote)
        low = -self._footnote.extent()[2] if footnote else 0.0
        rows = TITLE_ABOVE + (len(choices) - 1) * ROW
        head = (rows + (low + ROW if footnote else 0.0)) / 2
        self._title.place(0, head)
        self._first = head - TITLE_ABOVE
        for row, label in enumerate(self._labels):
            if row < len(choices):
                label.place(0, self._first - row * ROW)
                label.show(choices[row].words)
            else:
                label.hide()
        foot = head - rows
        if footnote:
            foot -= ROW
            self._footnote.place(0, foot)
            foot -= low
        shown = [self._title, *self._labels[: len(choices)]] + [self._footnote] * bool(footnote)
        self._half = max(label.extent()[1] for label in shown) + MARGIN
        self._veil.show(-9.0, 9.0, -9.0, 9.0)
        self._pane.show(-self._half, self._half, foot - 0.055, head + 0.085)
        self._paint()

    def close(self) -> None:
        self._choices = ()
        for item in (self._veil, self._pane, self._title, self._footnote, *self._labels):
            item.hide()

    def point(self, x: float, y: float) -> None:
        """The pointer is at (x, y), the layer's units from the middle. Choices follow it when it moves:
        where it happens to lie as the menu opens means nothing."""
        rested, self._pointed = self._pointed, (x, y)
        if rested is None or rested == (x, y):
            return
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
        for row in range(len(self._choices)):
            line = self._first - row * ROW
            if line - 0.35 * ROW < y < line + 0.65 * ROW and abs(x) < self._half:
                return row
        return None

    def _paint(self) -> None:
        for row, choice in enumerate(self._choices):
            self._labels[row].show(choice.words, EMBER if row == self._at else IVORY)
