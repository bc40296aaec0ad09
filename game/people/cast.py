"""Everybody who is in the ring now, acting to what the director says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from panda3d.core import NodePath

from game.light.shaders import ShaderLibrary
from game.meshes import hall_plan
from game.options import Report
from game.people.attention import Attention
from game.people.ensemble import Ensemble, Poses, fits
from game.people.guitarist import NAME as GUITARIST
from game.people.guitarist import SILENCE, Guitarist, Music
from game.people.person import Person, load_person
from game.people.regard import BusyHands, Regard, Scene
from game.people.sightlines import PLACES
from game.people.visemes import Speech
from game.story.baked import Baked
from game.story.director import Director
from game.story.timeline import Cue

MOUTH_HEIGHT = 1.16
LISTENING_PLACE = np.array([0.0, 0.9, 0.0])
"""The ring's middle, a little above the floor: where the voice of nobody here comes from."""
SAT_FOR = 60.0
"""Seconds that a visitor has sat in a picture."""
FACE_EVERY = {"near": 2, "far": 6, "small": 9}
"""Frames after which a face is moved on, by level; who speaks or blinks has every one."""
SPEAKERS = 2
"""How many may speak at once and still have every frame: a choir takes turns like everybody."""


class Cast:
    """Owner of the people. Whose body cannot be loaded is reported once and heard all the same."""

    def __init__(
        self,
        present: Iterable[str],
        folder: Path,
        parent: NodePath,
        shaders: ShaderLibrary,
        level: int,
        seed: int,
        report: Report,
    ) -> None:
        """level: of the quality tier, 0 low … 3 ultra."""
        self.present = tuple(present)
        self._chairs = {c.occupant: c for c in hall_plan.ring() if c.occupant in self.present}
        self._people: list[Person] = []
        for who in self.present:
            try:
                data = load_person(folder / f"{who}.npz")
                fits(data, self._people[0].data if self._people else data)
            except (OSError, ValueError, KeyError) as error:
                report(f"{who} cannot be seen ({error}); install Hearthlight again")
                continue
            self._people.append(Person(data, parent, self._chairs[who], shaders, level))
        self._index = {person.data.name: n for n, person in enumerate(self._people)}
        self._seated_for: float | None = None
        self._frame = 0
        self._blinked = np.zeros(len(self._people), bool)
        self._guitarist: Guitarist | None = None
        if self._people:
            self._wake(seed)
        if GUITARIST in self._index:
            self._hand_over_the_guitar(folder.parent / "music", shaders, level, seed, report)

    def _hand_over_the_guitar(self, music: Path, shaders, level: int, seed: int, report) -> None:
        player = self._people[self._index[GUITARIST]]
        rng = np.random.default_rng([seed, 6])
        try:
            self._guitarist = Guitarist(player, music, shaders, level, rng)
        except (OSError, ValueError, KeyError) as error:
            report(f"the guitar cannot be played ({error}); install Hearthlight again")

    def _wake(self, seed: int) -> None:
        """Gives those who are seen their bodies' and their minds' movement."""
        data = [person.data for person in self._people]
        self._ensemble = Ensemble(data, [[seed, sum(d.name.encode())] for d in data])
        self._attention = Attention(
            np.array([p.world(p.data.eyes[:, :3].mean(axis=0)) for p in self._people]),
            np.array([p.chair.facing for p in self._people]),
            tuple(self._index),
            np.random.default_rng(seed),
        )

    def mouth(self, who: str) -> np.ndarray:
        """(3,) metres: where the voice of ``who`` comes from; the ring's middle for nobody here."""
        chair = self._chairs.get(who)
        if chair is None:
            return LISTENING_PLACE
        return chair.position + np.array([0.0, MOUTH_HEIGHT, 0.0], np.float32)

    def visitor_aura(self, now: float) -> float:
        """-1 … 1, the breathing of the visitor's own light, which the others' fall into step with."""
        return self._attention.visitor_aura(now) if self._people else 0.0

    def update(
        self,
        now: float,
        dt: float,
        eye: tuple[float, float, float],
        director: Director,
        baked: Mapping[str, Baked],
        seated: bool,
        music: Music = SILENCE,
    ) -> None:
        """Everybody breathes, looks, speaks and plays. ``seated``: the visitor sits in the ring."""
        if not self._people:
            return
        was = self._seated_for
        self._seated_for = None if not seated else 0.0 if was is None else was + dt
        regard = self._attention.step(now, dt, self._scene(eye, director))
        hands = self._hands(now, dt, regard, director, music)
        poses = self._ensemble.step(now, dt, regard, self._speeches(director, baked, music), hands)
        self._show(poses, eye)

    def settle(
        self,
        now: float,
        eye: tuple[float, float, float],
        director: Director,
        baked: Mapping[str, Baked],
        seated: bool,
        music: Music = SILENCE,
    ) -> None:
        """As if everybody had sat here for a while at ``now``, for pictures."""
        if not self._people:
            return
        self._seated_for = SAT_FOR if seated else None
        regard = self._attention.settle(now, self._scene(eye, director))
        speeches = self._speeches(director, baked, music)
        # Long enough for her hands to have come to the strings.
        hands = self._hands(now, 1.0, regard, director, music)
        poses = self._ensemble.settle(now, regard, speeches, hands)
        self._frame = 0
        for person in self._people:
            person.face.forget()
        self._show(poses, eye)

    def _scene(self, eye: tuple[float, float, float], director: Director) -> Scene:
        cue = director.line
        said_to = None if cue is None else cue.line.looks_at
        people = {**self._index, "you": len(self._people)}
        return Scene(
            speaker=None if cue is None else self._index.get(cue.line.who),
            mood="neutral" if cue is None else cue.line.mood,
            visitor=np.asarray(eye, float),
            seated_for=self._seated_for,
            progress=progress(director),
            target=people.get(said_to),
            place=said_to if said_to in PLACES else None,
        )

    def _hands(
        self, now: float, dt: float, regard: Regard, director: Director, music: Music
    ) -> dict[int, BusyHands]:
        """Index -> hands that do something of their own."""
        if self._guitarist is None:
            return {}
        player = self._index[GUITARIST]
        cue = director.line
        hers = cue is not None and cue.line.who == GUITARIST
        gesture = cue.line.gesture if hers else None
        wipe = float(regard.wipe[player])
        return {player: self._guitarist.hands(now, dt, music, gesture, wipe)}

    def _speeches(
        self, director: Director, baked: Mapping[str, Baked], music: Music
    ) -> list[Speech | None]:
        """What each one says or sings now: lines may overlap."""
        found: list[Speech | None] = [None] * len(self._people)
        for cue in director.sounding:
            who, recording = self._index.get(cue.line.who), baked.get(cue.line.id)
            if who is not None and recording is not None:
                time = heard_for(cue, director)
                found[who] = Speech(recording.phonemes, recording.loudness, time)
        if self._guitarist is not None and (song := self._guitarist.speech(music)) is not None:
            found[self._index[GUITARIST]] = song
        return found

    def seen_from(self, eye) -> None:
        """Chooses everybody's level for a camera at ``eye`` (3,) that is not the visitor's own."""
        for person in self._people:
            person.seen_from(np.asarray(eye, float))
        if self._guitarist is not None:
            self._guitarist.seen_from(eye)

    def _show(self, poses: Poses, eye: tuple[float, float, float]) -> None:
        blinks = poses.lid > 0
        at_once = blinks | self._blinked
        if poses.speaking.sum() <= SPEAKERS:
            at_once |= poses.speaking
        for n, person in enumerate(self._people):
            person.seen_from(eye)
            person.pose(poses.matrices[n], poses.aura[n])
            every = FACE_EVERY["near" if poses.speaking[n] else person.level]
            if at_once[n] or self._frame == 0 or (self._frame + n) % every == 0:
                person.look(poses.shapes[n], poses.wet[n])
        if self._guitarist is not None:
            self._guitarist.show(poses.matrices[self._index[GUITARIST]], eye)
        self._blinked = blinks
        self._frame += 1


def progress(director: Director) -> float:
    """How much of the evening has been heard, 0..1."""
    return 1.0 if director.finished else director.position / director.timeline.duration


def heard_for(cue: Cue, director: Director) -> float:
    """Seconds since ``cue``, one of those that sound, began."""
    return director.line_time if cue is director.line else director.position - cue.start
