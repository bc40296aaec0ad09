"""Six faders, and the bed that makes way for a voice."""

from __future__ import annotations

from collections.abc import Mapping

from game.sound.glide import Glide

BUSES = ("master", "voice", "music", "ambience", "steps", "ui")
DUCKED = {"ambience": -6.0, "music": -12.0}
"""dB that a bus goes down by under speech. The guitar is stored 9 dB louder than the beds and lies
as far below a voice as they do."""
DUCK_SECONDS = 0.2
HOLD_SECONDS = 1.2
"""Stays down this long after the last word: the pauses between lines do not pump."""
RETURN_SECONDS = 1.5


class Buses:
    """Gains of the six buses. `volumes`: what the player set, 0..1 each; what is missing is 1."""

    def __init__(self, volumes: Mapping[str, float]) -> None:
        self.volumes = dict(volumes)
        self._duck = Glide(0.0, 0.0, 0.0)
        self._quiet_for = HOLD_SECONDS

    def update(self, dt: float, speaking: bool) -> None:
        """Moves the ducking by `dt` seconds."""
        self._quiet_for = 0.0 if speaking else self._quiet_for + dt
        wanted = 1.0 if self._quiet_for < HOLD_SECONDS else 0.0
        if wanted != self._duck.target:
            self._duck.towards(wanted, DUCK_SECONDS if wanted else RETURN_SECONDS)
        self._duck.update(dt)

    def gain(self, bus: str) -> float:
        """What multiplies a sound of this bus, master included. Raises KeyError for no such bus."""
        if bus not in BUSES:
            raise KeyError(f"no bus {bus!r}; there are {', '.join(BUSES)}")
        down = 10 ** (self._duck.value * DUCKED.get(bus, 0.0) / 20)
        return self._volume("master") * self._volume(bus) * down

    def _volume(self, bus: str) -> float:
        # Squared: half a slider sounds half as loud only with far less than half the power left.
        return min(max(float(self.volumes.get(bus, 1.0)), 0.0), 1.0) ** 2
