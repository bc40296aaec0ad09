"""Voices that come from their chairs, and keep to the caller's clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.meshes.hall_plan import RING_RADIUS
from game.sound.deck import Deck
from game.sound.room import Heard, heard
from game.sound.source import SOFT_STOP

REACH = 2 * RING_RADIUS + 0.3
"""Metres: anybody in the ring is heard at full level from every other chair."""
ADRIFT = 0.3
"""Seconds that sound may lead or trail the clock, and so the lips, until it is set right."""


@dataclass
class Line:
    """A line being said. `due`: seconds into it that the clock says should be heard now."""

    sound: Heard
    due: float


class Speech:
    """Lines that are being said; they may overlap, as people do."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._lines: dict[str, Line] = {}

    def speak(self, line_id: str, position: Sequence[float], at: float, inside: float) -> None:
        """Says `assets/voices/lines/<line_id>.ogg` from `position`, from `at` seconds into it."""
        self._end(line_id)
        sound = heard(
            self._deck,
            f"voices/lines/{line_id}",
            f"sounds/room/{line_id}",
            "voice",
            position=position,
            reach=REACH,
            inside=inside,
            at=at,
        )
        if sound:
            self._lines[line_id] = Line(sound, at)

    def silence(self, seconds: float = SOFT_STOP) -> None:
        """Everybody stops, in the middle of a word if need be."""
        for line_id in list(self._lines):
            self._end(line_id, seconds)

    def update(self, dt: float, inside: float) -> None:
        for line in self._lines.values():
            line.due += dt
            line.sound.inside(inside)
            keep_time(line.sound, line.due)
        for name in [name for name, line in self._lines.items() if line.sound.dry.done]:
            line = self._lines.pop(name)
            for source in line.sound.sources():
                source.release()  # the room rings on by itself

    @property
    def speaking(self) -> bool:
        return bool(self._lines)

    def _end(self, line_id: str, seconds: float = SOFT_STOP) -> None:
        line = self._lines.pop(line_id, None)
        if line:
            line.sound.stop(seconds)


def keep_time(sound: Heard, due: float) -> None:
    """Sound that has run ahead of a slow clock waits for it, so that no word is said twice; sound
    that lags jumps to where it should be. The room goes with its voice."""
    if sound.dry.done:
        return
    ahead = sound.dry.time - due
    for source in sound.sources():
        if source.held:
            if ahead <= 0:
                source.release()
        elif ahead > ADRIFT:
            source.hold()
        elif ahead < -ADRIFT:
            source.seek(due)
