"""One sound that is playing: where, how loud, and how it comes and goes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.sound.glide import Glide

SOFT_START = 0.012
SOFT_STOP = 0.08
"""Seconds. Even a cut is a short fade."""


class Source:
    """Wraps the engine's sound. Plays at once; goes on by `update(dt, bus gain)`.

    `gain` may be set at any time by its owner; `fade` is the source's own coming and going.
    """

    def __init__(self, sound, bus: str, gain: float, *, at: float, fade_in: float) -> None:
        self.bus = bus
        self.gain = gain
        self.done = False
        self._sound = sound
        self._at = at
        self._fade = Glide(0.0 if fade_in > 0 else 1.0, 1.0, 0.0)
        self._fade.towards(1.0, fade_in)
        self._leaving = False
        self._held: float | None = None
        self._started = False

    def place(self, position: Sequence[float]) -> None:
        """Moves it to `position`, metres, y up, left-handed."""
        x, y, z = (float(value) for value in position)
        self._sound.set_3d_attributes(*to_engine(x, y, z), 0.0, 0.0, 0.0)

    def stop(self, seconds: float = SOFT_STOP) -> None:
        """Fades out, then ends."""
        self._leaving = True
        self._fade.towards(0.0, seconds)

    def update(self, dt: float, bus_gain: float) -> None:
        if self.done or self._held is not None:
            return
        # Ended one update after the fade reached nothing: the mixer needs the time between.
        faded_out = self._leaving and self._fade.arrived
        self._fade.update(dt)
        self._sound.set_volume(self.gain * self._fade.value * bus_gain)
        if not self._started:
            self._started = True
            self._begin(self._at)
        elif faded_out:
            self.end()
        elif self._sound.status() != self._sound.PLAYING:
            self.done = True

    def hold(self) -> None:
        """Stops where it is; `release` goes on from there."""
        if self._held is None and not self.done:
            self._held = self.time
            self._sound.stop()

    def release(self) -> None:
        if self._held is not None:
            at, self._held = self._held, None
            if self._started:
                self._begin(at)
            else:
                self._at = at

    def seek(self, at: float) -> None:
        """Goes on from `at` seconds into the sound."""
        if self._held is not None:
            self._held = at
        elif self._started:
            self._begin(at)
        else:
            self._at = at

    @property
    def held(self) -> bool:
        return self._held is not None

    @property
    def leaving(self) -> bool:
        return self._leaving

    @property
    def time(self) -> float:
        """Seconds into the sound that are being heard now."""
        if self._held is not None:
            return self._held
        return self._sound.get_time() if self._started else self._at

    def end(self) -> None:
        """Silent from now on, without a fade."""
        self._sound.stop()
        self.done = True

    def _begin(self, at: float) -> None:
        length = self._sound.length()
        self._sound.set_time(at % length if self._sound.get_loop() and length > 0 else at)
        self._sound.play()


def to_engine(x: float, y: float, z: float) -> tuple[float, float, float]:
    """The engine's sound half is z-up and right-handed whatever its scene graph is told to be."""
    return x, z, y


def aim_listener(manager, position: Sequence[float], azimuth: float) -> None:
    """Puts the ears at `position` (metres, y up), looking towards `azimuth`, radians."""
    place = to_engine(*(float(value) for value in position))
    forward = to_engine(float(np.sin(azimuth)), 0.0, float(np.cos(azimuth)))
    manager.audio_3d_set_listener_attributes(*place, 0, 0, 0, *forward, *to_engine(0.0, 1.0, 0.0))
