"""Finds a sound's file, plays it, and looks after it until it is over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from panda3d.core import AudioManager, Filename

from game.sound.buses import Buses
from game.sound.source import SOFT_START, Source

STREAMED_BYTES = 27_000
"""Files longer than this are decoded while they play: opening the house takes no time."""


class Deck:
    """All that is playing. A file that is missing or damaged is said once, and stays silent."""

    def __init__(
        self, manager: AudioManager, assets: Path, buses: Buses, report: Callable[[str], None]
    ) -> None:
        self._manager = manager
        self._assets = assets
        self._buses = buses
        self._report = report
        self._playing: list[Source] = []
        self._known_bad: set[str] = set()

    def names(self, pattern: str) -> list[str]:
        """Names in `assets` of the sounds that match, without their suffix, in order."""
        found = sorted(self._assets.glob(f"{pattern}.ogg"))
        return [path.relative_to(self._assets).with_suffix("").as_posix() for path in found]

    def warm(self, pattern: str) -> None:
        """Decodes the short sounds that match, so that none holds up a frame when first heard."""
        for name in self.names(pattern):
            path = Filename.from_os_specific(str(self._assets / f"{name}.ogg"))
            self._manager.get_sound(path, False, AudioManager.SM_sample)

    def play(
        self,
        name: str,
        bus: str,
        *,
        position: Sequence[float] | None = None,
        reach: float = 1.0,
        gain: float = 1.0,
        loop: bool = False,
        at: float = 0.0,
        fade_in: float = SOFT_START,
        pace: float = 1.0,
    ) -> Source | None:
        """Starts `assets/<name>.ogg`; None when it cannot be heard.

        position: metres, or None for a bed that is everywhere. reach: metres up to which a placed
        sound keeps its full level; beyond, it halves with every doubling. at: seconds into it.
        pace: 1 as recorded; more is quicker and higher.
        """
        path = self._assets / f"{name}.ogg"
        if name in self._known_bad:
            return None
        if not path.is_file():
            return self._bad(name, f"sound: {path.name} is missing; it stays silent")
        mode = (
            AudioManager.SM_stream
            if path.stat().st_size > STREAMED_BYTES
            else AudioManager.SM_sample
        )
        sound = self._manager.get_sound(
            Filename.from_os_specific(str(path)), position is not None, mode
        )
        if self._manager.is_valid() and sound.length() <= 0:
            return self._bad(name, f"sound: {path.name} is damaged; it stays silent")
        sound.set_loop(loop)
        sound.set_play_rate(pace)
        sound.set_3d_min_distance(reach)
        source = Source(sound, bus, gain, at=at, fade_in=fade_in)
        if position is not None:
            source.place(position)
        self._playing.append(source)
        return source

    def update(self, dt: float) -> None:
        """Moves every fade by `dt` seconds and forgets what is over."""
        for source in self._playing:
            source.update(dt, self._buses.gain(source.bus))
        self._playing = [source for source in self._playing if not source.done]

    def hold(self) -> list[Source]:
        """Stops everything where it is; the sources that were going."""
        going = [source for source in self._playing if not source.held and not source.done]
        for source in going:
            source.hold()
        return going

    def end(self) -> None:
        for source in self._playing:
            source.end()
        self._playing.clear()

    def _bad(self, name: str, line: str) -> None:
        self._known_bad.add(name)
        self._report(line)
