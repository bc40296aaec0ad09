"""A sound card that only remembers what it was told."""

from __future__ import annotations


class FakeSound:
    """Answers like the engine's AudioSound; `advance` is its clock."""

    READY, PLAYING = 1, 2

    def __init__(self, card: FakeManager, name: str, placed: bool, seconds: float) -> None:
        self.card, self.name, self.placed, self.seconds = card, name, placed, seconds
        self.playing, self.looping = False, False
        self.at, self.volume, self.rate = 0.0, 1.0, 1.0
        self.position: tuple[float, ...] | None = None
        self.volumes: list[float] = []
        self.begun: list[float] = []

    def advance(self, dt: float) -> None:
        if self.playing:
            self.at += dt * self.rate
            self.volumes.append(self.volume)
            if self.at >= self.seconds and not self.looping:
                self.playing = False

    def play(self) -> None:
        self.playing = True
        if self not in self.card.sounds:
            self.card.sounds.append(self)
        self.begun.append(self.at)

    def stop(self) -> None:
        self.playing = False

    def status(self) -> int:
        return self.PLAYING if self.playing else self.READY

    def length(self) -> float:
        return self.seconds

    def get_time(self) -> float:
        return self.at if self.playing else 0.0

    def set_time(self, at: float) -> None:
        self.at = at

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_loop(self, looping: bool) -> None:
        self.looping = looping

    def get_loop(self) -> bool:
        return self.looping

    def set_play_rate(self, rate: float) -> None:
        self.rate = rate

    def set_3d_min_distance(self, metres: float) -> None:
        self.reach = metres

    def set_3d_attributes(self, *numbers: float) -> None:
        self.position = numbers[:3]


class FakeManager:
    """Answers like the engine's AudioManager; every sound lasts `seconds`. `sounds`: those that
    have been started, in order."""

    def __init__(self, seconds: float = 2.0, damaged: tuple[str, ...] = ()) -> None:
        self.seconds, self.damaged = seconds, damaged
        self.sounds: list[FakeSound] = []
        self.volume = 1.0
        self.listener: tuple[float, ...] = ()

    def is_valid(self) -> bool:
        return True

    def get_sound(self, path, placed: bool, mode) -> FakeSound:
        name = path.get_basename_wo_extension()
        return FakeSound(self, name, placed, 0.0 if name in self.damaged else self.seconds)

    def named(self, start: str) -> list[FakeSound]:
        return [sound for sound in self.sounds if sound.name.startswith(start)]

    def playing(self, start: str) -> list[FakeSound]:
        return [sound for sound in self.named(start) if sound.playing]

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def audio_3d_set_listener_attributes(self, *numbers: float) -> None:
        self.listener = numbers

    def update(self) -> None:
        pass

    def shutdown(self) -> None:
        self.sounds.clear()

    def advance(self, dt: float) -> None:
        for sound in self.sounds:
            sound.advance(dt)
