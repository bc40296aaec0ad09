"""Everybody who is in the ring now, acting to what the director says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
from panda3d.core import NodePath

from game.light.shaders import ShaderLibrary
from game.meshes import hall_plan
from game.options import Report
from game.people.person import Person, load_person
from game.people.visemes import Speech
from game.story.baked import Baked
from game.story.director import Director

MOUTH_HEIGHT = 1.16
LISTENING_PLACE = np.array([0.0, 0.9, 0.0])
"""What somebody alone in the ring looks towards: its middle, a little above the floor."""


class Cast:
    """Owner of the people. Whose body cannot be loaded is reported once and heard all the same."""

    def __init__(
        self,
        present: Iterable[str],
        folder: Path,
        parent: NodePath,
        shaders: ShaderLibrary,
        seed: int,
        report: Report,
    ) -> None:
        self.present = tuple(present)
        self._chairs = {c.occupant: c for c in hall_plan.ring() if c.occupant in self.present}
        self._people: dict[str, Person] = {}
        for who in self.present:
            try:
                data = load_person(folder / f"{who}.npz")
            except (OSError, ValueError, KeyError) as error:
                report(f"{who} cannot be seen ({error}); install Hearthlight again")
                continue
            rng = np.random.default_rng([seed, sum(who.encode())])
            self._people[who] = Person(data, parent, self._chairs[who], shaders, rng)

    def mouth(self, who: str) -> np.ndarray:
        """(3,) metres: where the voice of ``who`` comes from; the ring's middle for nobody here."""
        chair = self._chairs.get(who)
        if chair is None:
            return LISTENING_PLACE
        return chair.position + np.array([0.0, MOUTH_HEIGHT, 0.0], np.float32)

    def update(
        self,
        now: float,
        dt: float,
        eye: tuple[float, float, float],
        director: Director,
        baked: Mapping[str, Baked],
        seated: bool,
    ) -> None:
        """Everybody breathes, looks and speaks. ``seated``: the visitor sits in the ring and is spoken to."""
        cue = director.line
        for who, person in self._people.items():
            speaks = cue is not None and cue.line.who == who
            speech = None
            if speaks and (recording := baked.get(cue.line.id)) is not None:
                speech = Speech(recording.phonemes, recording.loudness, director.line_time)
            mood = cue.line.mood if speaks else "neutral"
            near = np.hypot(eye[0], eye[2]) < 7.0
            target = np.asarray(eye) if seated or near else LISTENING_PLACE
            person.update(now, dt, target, speech, mood)

    def settle(self, now: float) -> None:
        """Everybody at rest at ``now``, for pictures."""
        for person in self._people.values():
            person.settle(now)
