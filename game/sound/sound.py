"""All that is heard, behind one door. Told what to do by `game.app`; moves only by `update`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from panda3d.core import AudioManager

from game.meshes.hall_plan import DOOR_Z, RING_RADIUS
from game.sound.ambience import Ambience
from game.sound.buses import Buses
from game.sound.deck import Deck
from game.sound.device import open_manager
from game.sound.footfall import Footfall
from game.sound.glide import Glide
from game.sound.room import Heard, heard
from game.sound.source import Source, aim_listener
from game.sound.speech import Speech
from game.sound.whispers import Whispers

GUITAR_REACH = 2 * RING_RADIUS
DOORS_REACH = 6.0
CHAIR_REACH = 1.5
DOORWAY = 0.6
"""How much of the hall answers to its doors while they open: you stand on the threshold."""
THROUGH_OAK = 0.25
"""What the closed doors let through of the guitar."""
RESUME_SECONDS = 0.15


class Sound:
    """The house's ears and mouths. Without a device everything goes on, unheard.

    assets: the folder that holds `sounds/` and `voices/lines/`. volumes: master, voice, music,
    ambience, steps, ui, 0..1. report: gets one plain line about each thing that cannot be heard.
    manager: where sounds come from; the system's device when left out.
    """

    def __init__(
        self,
        assets: Path,
        volumes: Mapping[str, float],
        report: Callable[[str], None] = print,
        seed: int = 0,
        manager: AudioManager | None = None,
    ) -> None:
        rng = np.random.default_rng(seed)
        self._manager = manager or open_manager(report)
        self._buses = Buses(volumes)
        self._deck = Deck(self._manager, Path(assets), self._buses, report)
        self._speech = Speech(self._deck)
        self._ambience = Ambience(self._deck, rng)
        self._whispers = Whispers(self._deck, rng)
        self._footfall = Footfall(self._deck, rng)
        self._rng = rng
        self._guitar: Heard | None = None
        self._fading: Heard | None = None
        self._unheard = 0.0
        self._paused = False
        self._waiting: list[Source] = []
        self._loudness = Glide(1.0, 1.0, 1 / RESUME_SECONDS)

    @property
    def audible(self) -> bool:
        """Whether there is a device to be heard from."""
        return self._manager.is_valid()

    def set_volumes(self, volumes: Mapping[str, float]) -> None:
        self._buses.volumes = dict(volumes)

    def inside(self, share: float, at_once: bool = False) -> None:
        """0 outside … 1 in the hall; what is heard crosses over within three seconds, or at once
        when the dream begins there."""
        self._ambience.cross(share, at_once)

    def footstep(self, surface: str, position: Sequence[float], pace: float) -> None:
        """One foot down on "stone", "wood" or "rug" at `position`, at `pace` metres a second."""
        self._footfall.step(surface, position, pace, self._ambience.inside)

    def doors(self, position: Sequence[float] = (0.0, 2.0, DOOR_Z)) -> None:
        """The great doors open: 6.5 s, the leaves begin to move after 0.75 s."""
        heard(
            self._deck,
            "sounds/doors",
            "sounds/doors-room",
            "ambience",
            position=position,
            reach=DOORS_REACH,
            inside=DOORWAY,
        )

    def sit(self, position: Sequence[float]) -> None:
        """A chair takes your weight."""
        self._one_of("sit", position)

    def stand(self, position: Sequence[float]) -> None:
        """A chair lets you go."""
        self._one_of("stand", position)

    def photo(self) -> None:
        """A moment is kept."""
        self._deck.play("sounds/photo", "ui", fade_in=0.0)

    def speak(self, line_id: str, position: Sequence[float], at: float = 0.0) -> None:
        """Says a line from a mouth at `position`, from `at` seconds into it. Lines may overlap."""
        self._speech.speak(line_id, position, at, self._ambience.inside)

    def silence_voice(self) -> None:
        """Whoever speaks stops."""
        self._speech.silence()

    @property
    def speaking(self) -> bool:
        return self._speech.speaking

    def guitar(self, position: Sequence[float], on: bool, fade: float = 2.5) -> None:
        """The guitar plays at `position` over and over, or fades away."""
        if self._guitar:
            self._guitar.stop(fade)
            self._fading, self._guitar = self._guitar, None
        self._unheard = 0.0
        if on:
            self._guitar = heard(
                self._deck,
                "sounds/guitar",
                "sounds/guitar-room",
                "music",
                position=position,
                reach=GUITAR_REACH,
                inside=self._ambience.inside,
                loop=True,
                fade_in=fade,
            )

    @property
    def guitar_time(self) -> float | None:
        """Seconds into `sounds/guitar` that are heard now, while it fades as well; None while nobody
        plays. Without a device the hands play on as if it were heard."""
        if not self.audible:
            return self._unheard if self._guitar else None
        playing = self._guitar or self._fading
        return None if playing is None or playing.dry.done else playing.dry.time

    def whispering(self) -> np.ndarray:
        """(k, 3) metres: where the shelves whisper now; their books may glow a little more."""
        return self._whispers.places()

    def pause(self) -> None:
        """Silence at once; what was playing waits."""
        self._paused = True
        # The mixer ramps to nothing by itself; the sounds are stopped in the next update.
        self._loudness.value = self._loudness.target = 0.0
        self._manager.set_volume(0.0)

    def resume(self) -> None:
        """Goes on where `pause` stopped."""
        self._paused = False
        for source in self._waiting:
            source.release()
        self._waiting = []
        self._loudness.towards(1.0, RESUME_SECONDS)

    def update(
        self, dt: float, listener_position: Sequence[float], listener_azimuth: float
    ) -> None:
        """Moves everything by `dt` seconds. Call it every frame, while paused too."""
        if self._paused:
            self._waiting += self._deck.hold()
            return
        ears = np.asarray(listener_position, float)
        aim_listener(self._manager, ears, listener_azimuth)
        self._manager.set_volume(self._loudness.update(dt))
        self._buses.update(dt, self._speech.speaking)
        self._ambience.update(dt)
        self._whispers.update(dt, ears, self._ambience.inside)
        if self._guitar:
            self._unheard += dt
            self._guitar.inside(self._ambience.inside)
            self._guitar.dry.gain = THROUGH_OAK + (1 - THROUGH_OAK) * self._ambience.inside
        self._deck.update(dt)
        self._speech.update(dt, self._ambience.inside)
        self._manager.update()

    def close(self) -> None:
        """Ends everything and gives the device back."""
        self._deck.end()
        self._manager.shutdown()

    def _one_of(self, kind: str, position: Sequence[float]) -> None:
        names = self._deck.names(f"sounds/{kind}-[0-9]")
        if names:
            name = str(self._rng.choice(names))
            heard(
                self._deck,
                name,
                f"{name}-room",
                "steps",
                position=position,
                reach=CHAIR_REACH,
                inside=self._ambience.inside,
            )
