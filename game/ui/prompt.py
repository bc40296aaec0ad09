"""A quiet offer near the middle of the picture, and lines that come and go at its top."""

from __future__ import annotations

from game.ui.label import EMBER, Label, Style

FADE = 0.35
NOTICE_SECONDS = 4.5


class Prompt:
    """"Sit down · E": fades in while something can be done."""

    def __init__(self, look: Style) -> None:
        self._label = Label(look, 30)
        self._label.place(0, -0.22)
        self._strength = 0.0
        self._wanted = ""

    def want(self, words: str, key: str) -> None:
        self._wanted = f"{words}  ·  {key}"

    def want_nothing(self) -> None:
        self._wanted = ""

    def update(self, dt: float) -> None:
        target = 1.0 if self._wanted else 0.0
        step = dt / FADE
        self._strength += max(-step, min(step, target - self._strength))
        if self._wanted:
            self._label.show(self._wanted)
        if self._strength <= 0:
            self._label.hide()
        else:
            self._label.fade(self._strength)


class Notice:
    """One line said on screen for a few seconds: a picture kept, a device missing."""

    def __init__(self, look: Style) -> None:
        self._label = Label(look, 24, color=EMBER, italic=True)
        self._label.place(0, 0.43)
        self._left = 0.0
        self._waiting: list[str] = []

    def say(self, text: str) -> None:
        """Shows ``text`` after whatever is still on screen."""
        self._waiting.append(text)

    def update(self, dt: float) -> None:
        self._left = max(self._left - dt, 0.0)
        if self._left == 0.0 and self._waiting:
            self._label.show(self._waiting.pop(0))
            self._left = NOTICE_SECONDS
        if self._left > 0:
            self._label.fade(min(self._left, NOTICE_SECONDS - self._left, 0.5) / 0.5)
        else:
            self._label.hide()
