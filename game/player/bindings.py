"""From keys, pointer and gamepad to intents and actions. Knows names of keys, not the engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.player.walker import Intent

RADIANS_PER_PIXEL = 0.0022
LONGEST_POINTER_JUMP = 160.0
"""Pixels. A larger jump in one frame is the window system's doing, not a hand's."""
STICK_REST = 0.18
STICK_TURN = 2.4  # rad/s at full tilt

KEYS = {
    "forward": ("w", "up arrow"),
    "back": ("s", "down arrow"),
    "left": ("a", "left arrow"),
    "right": ("d", "right arrow"),
    "fast": ("left shift", "right shift", "shift"),
}
ACTIONS = {
    "e": "use",
    "left mouse down": "use",
    "gamepad a": "use",
    "escape": "menu",
    "gamepad start": "menu",
    "f11": "full screen",
    "f12": "picture",
    "gamepad back": "picture",
}


@dataclass
class Hands:
    """What is held down now. One owner for input state; the app feeds it, ``intent`` reads it."""

    held: set[str] = field(default_factory=set)
    sensitivity: float = 1.0
    invert_y: bool = False
    stick_walk: tuple[float, float] = (0.0, 0.0)
    stick_look: tuple[float, float] = (0.0, 0.0)
    _pointer: tuple[float, float] = (0.0, 0.0)
    _ignore_next: bool = True

    def press(self, key: str) -> str | None:
        """Notes a key that went down; returns the action it stands for, if any."""
        self.held.add(key)
        return ACTIONS.get(key)

    def release(self, key: str) -> None:
        self.held.discard(key)

    def let_go(self) -> None:
        """Everything is released: the window lost the focus, or a menu opened."""
        self.held.clear()
        self.stick_walk = self.stick_look = (0.0, 0.0)
        self._pointer = (0.0, 0.0)
        self._ignore_next = True

    def move_pointer(self, right: float, up: float) -> None:
        """Pixels since the last frame. The first after a capture is dropped: it is the capture itself."""
        if self._ignore_next:
            self._ignore_next = False
            return
        limit = LONGEST_POINTER_JUMP
        self._pointer = (
            self._pointer[0] + max(-limit, min(limit, right)),
            self._pointer[1] + max(-limit, min(limit, up)),
        )

    def _held(self, name: str) -> float:
        return float(any(key in self.held for key in KEYS[name]))

    def intent(self, dt: float) -> Intent:
        """What is wanted in this frame of ``dt`` seconds; uses the pointer's way up."""
        x, y = self._pointer
        self._pointer = (0.0, 0.0)
        scale = RADIANS_PER_PIXEL * self.sensitivity
        look = tuple(eased(value) for value in self.stick_look)
        walk = tuple(eased(value) for value in self.stick_walk)
        lift = y * scale + look[1] * STICK_TURN * dt
        return Intent(
            right=self._held("right") - self._held("left") + walk[0],
            forward=self._held("forward") - self._held("back") + walk[1],
            turn=x * scale + look[0] * STICK_TURN * dt,
            lift=-lift if self.invert_y else lift,
            fast=bool(self._held("fast")) or "gamepad left stick" in self.held,
        )


def eased(tilt: float) -> float:
    """A stick's tilt −1..1 with a rest zone and a gentle start."""
    size = abs(tilt)
    if size < STICK_REST:
        return 0.0
    share = (size - STICK_REST) / (1 - STICK_REST)
    return share * share * (1 if tilt > 0 else -1)
