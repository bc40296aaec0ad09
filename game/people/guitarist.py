"""Maren and her guitar: the instrument on her lap, hands that follow what is heard, a mouth that sings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from game.light.shaders import ShaderLibrary
from game.people.holding import held, swayed
from game.people.instrument import Instrument
from game.people.person import Person
from game.people.playing import Player, Playing, carried
from game.people.regard import BusyHands
from game.people.score import read_score
from game.people.singing import read_song
from game.people.visemes import Speech

NAME = "maren"
CLEAR = 0.05
"""Share of a wiping hand's way from which on the strings let it go."""


@dataclass(frozen=True)
class Music:
    """What is heard of the guitar and of the song: seconds into each, None while there is none."""

    guitar: float | None = None
    song: float | None = None


SILENCE = Music()


class Guitarist:
    """Owner of the guitar. OSError, ValueError or KeyError when the music cannot be read."""

    def __init__(
        self, person: Person, music: Path, shaders: ShaderLibrary, level: int, rng
    ) -> None:
        data = person.data
        cloth = data.meshes["cloth"]
        joints = cloth.joints[np.arange(len(cloth.joints)), cloth.weights.argmax(axis=1)]
        self._rest = self._now = held(data.skeleton, cloth.positions, joints)
        self._chest = data.skeleton.index("spine02")
        self._player = Player(Playing(data, self._rest, read_score(music / "bars.toml")), rng)
        self._song = read_song(music / "song.toml")
        self._person = person
        self._instrument = Instrument(person.path, shaders, level)
        self._instrument.place(self._rest)

    def hands(
        self, time: float, dt: float, music: Music, gesture: str | None, wipe: float
    ) -> BusyHands:
        """Where both hands are at ``time``; gesture: of the line that she says; wipe: 0..1 an eye."""
        asked = self._player.step(time, dt, music.guitar, gesture, free=wipe > CLEAR)
        return carried(asked, self._rest, self._now)

    def speech(self, music: Music) -> Speech | None:
        """What her mouth follows while she sings."""
        return None if music.song is None else self._song.speech(music.song)

    def show(self, matrices: np.ndarray, eye) -> None:
        """The guitar follows her bones (B, 4, 4), its strings what was plucked."""
        player = self._player
        self._now = swayed(self._rest, matrices[self._chest], player.sway)
        self._instrument.place(self._now)
        self._instrument.ring(player.swing, player.frets)
        self.seen_from(eye)

    def seen_from(self, eye) -> None:
        """Chooses the guitar's level for a camera at ``eye`` (3,)."""
        away = np.asarray(eye, float) - self._person.chair.position
        self._instrument.seen_from(float(np.linalg.norm(away)))
