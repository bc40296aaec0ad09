"""What seven people cost in Python a frame, near, animated and all speaking: ``python -m tests.bench.ensemble``.

Bodies are those of assets/people, repeated until there are seven. Prints medians of the processor's
milliseconds: posing and expressions of all at once; faces with the hair that hangs on them, as the ring
asks for them (who speaks every frame, listeners in turn); and both together.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from itertools import cycle

import numpy as np

from game import places
from game.people.cast import FACE_EVERY, SPEAKERS
from game.people.data import PersonData, read_person
from game.people.ensemble import Ensemble
from game.people.face import Face
from game.people.habits import HABITS
from game.people.mood import MOODS
from game.people.regard import Regard
from game.people.visemes import Speech

FRAMES, WARM_UP, STEP = 600, 30, 1 / 60


def company() -> list[PersonData]:
    """Seven people out of as many files as there are."""
    folder = places.bundled("assets") / "people"
    found = cycle([read_person(p) for p in sorted(folder.glob("*.npz")) if p.stem in HABITS])
    return [replace(next(found), name=name) for name in HABITS]


def regard_at(time: float, count: int) -> Regard:
    """Everybody looks about, breathes and feels something else from second to second."""
    turn = np.sin(time * np.array([0.7, 0.4]) + np.arange(count)[:, None])
    slow, none = np.sin(time + np.arange(count)), np.zeros(count)
    feelings = np.maximum(np.sin(0.3 * time + np.arange(count * len(MOODS))), 0.01)
    feelings = feelings.reshape(count, -1)
    feelings /= feelings.sum(axis=1, keepdims=True)
    return Regard(
        eyes=0.2 * turn, head=0.3 * turn, chest=0.05 * turn, nod=0.1 * slow, tilt=0.05 * slow,
        feelings=feelings, wipe=none, energy=np.ones(count), breath=slow, wet=none, aura=slow,
    )  # fmt: skip


def speech_at(time: float) -> Speech:
    return replace(LINE, time=time % LINE.duration)


LINE = Speech(
    [("aumobfit"[i % 8], i / 9, i / 9 + 0.1) for i in range(90)],
    tuple(0.5 + 0.5 * np.sin(np.arange(500) / 6)),
)


def measure(speakers: int) -> dict[str, float]:
    """Median milliseconds of each part with so many of seven speaking at once."""
    data = company()
    ensemble = Ensemble(data, [[1, n] for n in range(len(data))])
    faces = [Face(person) for person in data]
    taken: dict[str, list[float]] = {"posing": [], "faces": [], "together": []}
    for frame in range(FRAMES + WARM_UP):
        now = frame * STEP
        regard = regard_at(now, len(data))
        speeches = [speech_at(now) if n < speakers else None for n in range(len(data))]
        began = time.thread_time()
        poses = ensemble.step(now, STEP, regard, speeches)
        posed = time.thread_time()
        for n, face in enumerate(faces):
            at_once = poses.lid[n] > 0 or (poses.speaking[n] and speakers <= SPEAKERS)
            if at_once or (frame + n) % FACE_EVERY["near"] == 0:
                face.blend(poses.shapes[n])
        ended = time.thread_time()
        if frame >= WARM_UP:
            taken["posing"].append(posed - began)
            taken["faces"].append(ended - posed)
            taken["together"].append(ended - began)
    return {name: float(np.median(spans)) * 1000.0 for name, spans in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--speakers", type=int, nargs="*", default=[7, 1])
    for speakers in parser.parse_args().speakers:
        found = ", ".join(f"{name} {ms:.2f}" for name, ms in measure(speakers).items())
        print(f"seven near, {speakers} speaking: {found} ms")


if __name__ == "__main__":
    main()
