"""The pointer: held for looking round, or free for the menu and the rest of the desktop."""

from __future__ import annotations

import sys

from panda3d.core import WindowProperties


class Pointer:
    """Reads how far the pointer moved. ``window`` may be a buffer without one: then it never moves."""

    def __init__(self, window) -> None:
        self._window = window if hasattr(window, "get_pointer") else None
        self.held = False
        self._last: tuple[float, float] | None = None
        self._left_from: tuple[float, float] | None = None

    def hold(self, wanted: bool) -> None:
        """Hides and confines the pointer, or gives it back."""
        self.held = wanted
        self._last = self._left_from = None
        if self._window is None:
            return
        properties = WindowProperties()
        properties.set_cursor_hidden(wanted)
        properties.set_mouse_mode(held_mode() if wanted else WindowProperties.M_absolute)
        self._window.request_properties(properties)

    def place(self) -> tuple[float, float]:
        """Pixels from the window's upper left corner."""
        if self._window is None:
            return 0.0, 0.0
        pointer = self._window.get_pointer(0)
        return pointer.get_x(), pointer.get_y()

    def moved(self) -> tuple[float, float] | None:
        """Pixels right and up since the last call; None where that cannot be known."""
        if not self.held or self._window is None or not self._window.get_pointer(0).get_in_window():
            return None
        now, last = self.place(), self._last
        if self._left_from is not None and nearer(now, self._left_from, self._middle):
            # Moved before the window system heard that the pointer was set back to the middle.
            last, self._left_from = self._left_from, now
            return now[0] - last[0], last[1] - now[1]
        self._left_from = None
        self._last = now
        self._set_back()
        return (now[0] - last[0], last[1] - now[1]) if last is not None else None

    @property
    def _middle(self) -> tuple[int, int]:
        return self._window.get_x_size() // 2, self._window.get_y_size() // 2

    def _set_back(self) -> None:
        """To the middle, once it comes near an edge: setting it back every frame loses small moves."""
        x, y = self._middle
        if abs(self._last[0] - x) < x / 2 and abs(self._last[1] - y) < y / 2:
            return
        if self._window.move_pointer(0, x, y):
            self._left_from, self._last = self._last, (x, y)


def held_mode() -> int:
    """macOS stalls the pointer for a moment when it is set back; its relative mode has no edges."""
    relative = sys.platform == "darwin"
    return WindowProperties.M_relative if relative else WindowProperties.M_confined


def nearer(place: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether ``place`` lies nearer to ``a`` than to ``b``."""

    def away(point: tuple[float, float]) -> float:
        return (place[0] - point[0]) ** 2 + (place[1] - point[1]) ** 2

    return away(a) < away(b)
