"""A quiet offer near the middle of the picture, and lines that come and go at its top."""

from __future__ import annotations

from game.ui.label import IVORY, Label, Pane, Style

FADE = 0.35
NOTICE_SECONDS = 4.5
READING_SPEED = 16.0
"""Letters a second: a long notice stays until it has been read."""
NOTICE_WIDTH = 1.05


class Prompt:
    """ "Sit down · E": fades in while something can be done."""

    def __init__(self, look: Style) -> None:
        lower = look.layer.lower
        self._pane = Pane(look, parent=lower)
        self._label = Label(look, 34, parent=lower)
        self._strength = 0.0
        self._wanted = ""

    @property
    def wanted(self) -> str:
        """What is offered now; empty when nothing is."""
        return self._wanted

    def want(self, words: str, key: str) -> None:
        self._wanted = f"{words}  ·  {key}"

    def want_nothing(self) -> None:
        self._wanted = ""

    def hide(self) -> None:
        """Gone at once: a menu lies over it."""
        self._wanted, self._strength = "", 0.0
        self._label.hide()
        self._pane.hide()

    def update(self, dt: float) -> None:
        target = 1.0 if self._wanted else 0.0
        step = dt / FADE
        self._strength += max(-step, min(step, target - self._strength))
        if self._wanted and (self._wanted != self._label.text or self._strength <= step):
            self._label.show(self._wanted)
            left, right, _, _ = self._label.extent()
            self._pane.show(left - 0.03, right + 0.03, -0.022, 0.035)
        if self._strength <= 0:
            self._label.hide()
            self._pane.hide()
        else:
            self._label.fade(self._strength)
            self._pane.fade(self._strength)


class Notice:
    """Lines said on screen for a few seconds each: a picture kept, a device missing."""

    def __init__(self, look: Style) -> None:
        head = look.layer.head
        self._pane = Pane(look, parent=head)
        self._label = Label(look, 30, parent=head, color=IVORY)
        self._label.place(0, -0.07)
        self._lasts = self._left = 0.0
        self._waiting: list[str] = []

    @property
    def shown(self) -> str:
        """The line on screen now; empty when there is none."""
        return self._label.text if self._left > 0 else ""

    def say(self, text: str) -> None:
        """Shows ``text`` after whatever is still on screen."""
        self._waiting.append(text)

    def answer(self, text: str) -> None:
        """Shows ``text`` now: something the player has just done."""
        self._waiting.insert(0, text)
        self._left = 0.0

    def hide(self) -> None:
        """Out of the way of a menu; ``update`` brings it back."""
        self._label.hide()
        self._pane.hide()

    def update(self, dt: float) -> None:
        self._left = max(self._left - dt, 0.0)
        if self._left == 0.0 and self._waiting:
            self._open(self._waiting.pop(0))
        if self._left > 0:
            self._label.reveal()
            self._pane.reveal()
            share = min(self._left, self._lasts - self._left + dt, 0.5) / 0.5
            self._label.fade(share)
            self._pane.fade(share)
        else:
            self.hide()

    def _open(self, text: str) -> None:
        self._label.balance(text, NOTICE_WIDTH)
        self._label.show(text)
        left, right, bottom, top = self._label.extent()
        self._pane.show(left - 0.03, right + 0.03, bottom - 0.085, top - 0.052)
        self._lasts = self._left = max(NOTICE_SECONDS, 1.5 + len(text) / READING_SPEED)
