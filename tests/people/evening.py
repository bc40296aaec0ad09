"""A whole evening, fast-forwarded: everybody's poses at moments of all kinds, for tests to look at."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path

import numpy as np

from game.meshes import hall_plan
from game.meshes.mesh_data import yaw_matrix
from game.people.attention import Attention
from game.people.data import PersonData, read_person
from game.people.ensemble import Ensemble
from game.people.face import Face
from game.people.mood import MOODS
from game.people.regard import Scene
from game.people.skeleton import skinned
from game.people.visemes import Speech

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets" / "people"
NAMES = [n for n in json.loads((ASSETS / "manifest.json").read_text("utf-8")) if n != "you"]
VISITOR = np.array([0.0, 1.2, -3.1])
STEP, PACE = 0.1, 12
"""Seconds of a step, and steps between the moments that are kept."""
MOMENTS = 60


@dataclass(frozen=True)
class Moment:
    """matrices (B, 4, 4) and shapes (S,) of one person."""

    matrices: np.ndarray
    shapes: np.ndarray


@cache
def people() -> tuple[PersonData, ...]:
    return tuple(read_person(ASSETS / f"{name}.npz") for name in NAMES)


@cache
def chairs() -> dict[str, hall_plan.Chair]:
    return {c.occupant: c for c in hall_plan.ring() if c.occupant in NAMES}


@cache
def evening() -> dict[str, list[Moment]]:
    """name -> moments: each speaks in each mood, listens, greets, wipes an eye."""
    data = people()
    places = [chairs()[d.name] for d in data]
    eyes = np.array([
        d.eyes[:, :3].mean(axis=0) @ yaw_matrix(c.facing) + c.position
        for d, c in zip(data, places, strict=True)
    ])  # fmt: skip
    attention = Attention(
        eyes, np.array([c.facing for c in places]), tuple(NAMES), np.random.default_rng(4)
    )
    ensemble = Ensemble(data, [[7, n] for n in range(len(data))])
    loud = 0.5 + 0.5 * np.sin(np.arange(200) / 6.0)
    letters = cycle("aumobfi")
    phonemes = [(next(letters), t, t + 0.09) for t in np.arange(0.0, 4.0, 0.1)]
    moods = cycle(MOODS)
    kept: dict[str, list[Moment]] = {name: [] for name in NAMES}
    speaker, mood = 0, "neutral"
    for step in range(MOMENTS * PACE):
        if step % (3 * PACE) == 0:
            speaker, mood = (speaker + 1) % (len(data) + 1), next(moods)
        now, said = step * STEP, (step % (3 * PACE)) * STEP
        scene = Scene(
            speaker if speaker < len(data) else None, mood, VISITOR, now, step / (MOMENTS * PACE)
        )
        regard = attention.step(now, STEP, scene)
        if step % (7 * PACE) == 0:
            regard.wipe = np.ones(len(data))
        speeches = [
            Speech(phonemes, loud, said) if n == speaker else None for n in range(len(data))
        ]
        poses = ensemble.step(now, STEP, regard, speeches)
        if step % PACE == PACE - 1:
            for n, name in enumerate(NAMES):
                kept[name].append(Moment(poses.matrices[n].copy(), poses.shapes[n].copy()))
    return kept


def skin_at(data: PersonData, moment: Moment, face: Face) -> np.ndarray:
    """(V, 3) the skin with the moment's face, on the moment's bones."""
    mesh = data.meshes["skin"]
    points = mesh.positions.copy()
    face.blend(moment.shapes)
    points[face.points] = face.skin[:, :3]
    return skinned(points, mesh.joints, mesh.weights, moment.matrices)


def cloth_at(data: PersonData, moment: Moment) -> np.ndarray:
    """(V, 3) the clothes on the moment's bones."""
    mesh = data.meshes["cloth"]
    return skinned(mesh.positions, mesh.joints, mesh.weights, moment.matrices)
