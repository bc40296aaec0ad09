"""The hall's answer beside a placed sound: its wet stem, as loud as the hall would give it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.meshes.hall_plan import RING_RADIUS
from game.sound.deck import Deck
from game.sound.source import Source

ACROSS = 2 * RING_RADIUS
"""Metres from a mouth at which the impulse response took the direct sound as 1."""


@dataclass
class Heard:
    """One sound and what the hall makes of it. `room` is None where there is no wet stem."""

    dry: Source
    room: Source | None
    answer: float
    """Gain of the wet stem when the hall is all around."""

    def inside(self, share: float) -> None:
        """0 outside … 1 in the hall: how much of the answer reaches the ears."""
        if self.room:
            self.room.gain = self.answer * share

    def sources(self) -> tuple[Source, ...]:
        return (self.dry, self.room) if self.room else (self.dry,)

    def stop(self, seconds: float) -> None:
        for source in self.sources():
            source.stop(seconds)


def heard(
    deck: Deck,
    name: str,
    room: str,
    bus: str,
    *,
    position: Sequence[float],
    reach: float,
    inside: float,
    gain: float = 1.0,
    **how,
) -> Heard | None:
    """Plays `name` from `position` and `room` from everywhere; None when `name` cannot be heard.

    A placed sound is at full level up to `reach`; the response took it at ACROSS, where it is
    weaker, and so is the answer to it.
    """
    dry = deck.play(name, bus, position=position, reach=reach, gain=gain, **how)
    if dry is None:
        return None
    answer = gain * min(reach / ACROSS, 1.0)
    wet = deck.play(room, bus, gain=answer * inside, **how) if deck.names(room) else None
    return Heard(dry, wet, answer)
