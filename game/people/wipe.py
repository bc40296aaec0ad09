"""A hand at a wet eye: where the cheek is, how the hand is held, and the way there and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.people.data import PersonData
from game.people.layout import HEAD, KNUCKLE, LINK, WRIST
from game.people.noise import ease
from game.people.skeleton import frame, length, share_of, turn_about, turn_and_angle

FURTHER = 0.7
"""How much the outer half of a finger bends for each radian of the inner."""
BELOW = 0.030
"""Metres below the eye where tears are wiped."""
TRACK = np.array([-0.010, 0.008, 0.026])
"""Metres outward from below the pupil: where a wiping finger begins, passes and leaves."""
CLEAR = 0.010
"""Metres between the middle of a finger tip and the cheek."""
POINTS = np.array([-0.42, 0.88, -0.22])
"""The way from wrist to finger tip, for a right hand; the left is its mirror image."""
FACES = np.array([-0.9, 0.0, -0.72])
"""Where the palm looks."""
ELBOW = np.array([0.55, -0.85, 0.05])
BEND = np.array([-0.10, 0.12, -0.10, -0.10])
"""Radians by which thumb and fingers bend beyond their rest meanwhile."""
BOW = 0.09
"""Metres by which the way there swings forward, round chest and chin."""
MIRROR = np.array([[-1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])


@dataclass
class Reaching:
    """Hands on their way to a wet eye. side (N,): 0 left, 1 right; near (N,): 0 at rest … 1 there;

    stroke (N,): how far the wiping has come, 0 at the nose … 1 at the temple.
    """

    side: np.ndarray
    near: np.ndarray
    stroke: np.ndarray


class Wipe:
    """For everybody and both hands: cheeks, and the hand's turn and the finger's reach against them."""

    def __init__(
        self,
        data: Sequence[PersonData],
        heads: np.ndarray,
        hinges: np.ndarray,
        palms: np.ndarray,
    ) -> None:
        """heads (B, N, 3); hinges (16, N, 3) of the fingers; palms (2, N, 3): where they look."""
        count = len(data)
        self.cheeks = np.empty((2, count, len(TRACK), 3))
        self._turn = np.empty((2, count, 3, 3))
        self._axis, self._angle = np.empty((2, count, 3)), np.empty((2, count))
        self._grip = np.empty((2, count, 3))
        for n, person in enumerate(data):
            for s in range(2):
                self.cheeks[s, n] = cheek(person, s)
                knuckle, link = heads[KNUCKLE + 4 * s + 1, n], heads[LINK + 4 * s + 1, n]
                tip = finger_tip(person, s, knuckle, link)
                hinge = hinges[4 * s + 1, n]
                inner = turn_about(hinge, BEND[1])
                outer = inner @ turn_about(hinge, FURTHER * BEND[1])
                bent = knuckle + inner @ (link - knuckle) + outer @ (tip - link)
                held = frame(POINTS * MIRROR[s], FACES * MIRROR[s])
                turn = held @ frame(bent - heads[WRIST + s, n], palms[s, n]).T
                self._turn[s, n] = turn
                self._axis[s, n], self._angle[s, n] = turn_and_angle(turn)
                self._grip[s, n] = bent - heads[WRIST + s, n]

    def reach(self, world, who, reaching: Reaching, place, palm, bend, pole) -> None:
        """Leads the hands of ``who`` (K,) from wherever they are to their cheeks, in place."""
        side, near = reaching.side[who], ease(reaching.near[who])[:, None]
        head = world[HEAD, who]
        turn, at = head[:, :3, :3], self._touched(side, who, reaching.stroke[who])
        cheek_now = (turn @ at[..., None])[..., 0] + head[:, :3, 3]
        held = share_of(turn, near[:, 0]) @ turn_about(
            self._axis[side, who], self._angle[side, who] * near[:, 0]
        )
        goal = cheek_now - (turn @ self._turn[side, who] @ self._grip[side, who][..., None])[..., 0]
        place[side, who] += (goal - place[side, who]) * near
        place[side, who, 2] += (BOW * np.sin(np.pi * near))[:, 0]
        palm[side, who] = held
        bend[side, who] += (BEND - bend[side, who]) * near
        out = ELBOW * MIRROR[side]
        rest = pole[side, who] / length(pole[side, who])
        pole[side, who] = rest + (out - rest) * near

    def _touched(self, side: np.ndarray, who: np.ndarray, stroke: np.ndarray) -> np.ndarray:
        """(K, 3) the places on the resting head that the finger touches now."""
        track = self.cheeks[side, who]
        first, second = np.clip(2 * stroke, 0, 1)[:, None], np.clip(2 * stroke - 1, 0, 1)[:, None]
        return (
            track[:, 0] + (track[:, 1] - track[:, 0]) * first + (track[:, 2] - track[:, 1]) * second
        )


def cheek(person: PersonData, side: int) -> np.ndarray:
    """(3, 3) places just before the skin below an eye, from the nose outward; at rest."""
    eye, out = person.eyes[side, :3], MIRROR[side, 0]
    face = person.meshes["skin"].positions[: len(next(iter(person.shapes.values())))]
    front = face[face[:, 2] > eye[2] - 0.03].astype(float)
    track = []
    for x in TRACK:
        wanted = eye[:2] + [out * x, -BELOW]
        away = np.linalg.norm(front[:, :2] - wanted, axis=1)
        near = away < max(0.009, float(np.sort(away)[2]))
        track.append([*wanted, front[near, 2].max() + CLEAR])
    return np.array(track)


def finger_tip(person: PersonData, side: int, knuckle: np.ndarray, link: np.ndarray) -> np.ndarray:
    """(3,) the end of a first finger, on its axis."""
    skin = person.meshes["skin"]
    bone = person.skeleton.index(f"finger2-2.{'LR'[side]}")
    mine = skin.positions[(skin.weights * (skin.joints == bone)).sum(axis=1) > 0.5].astype(float)
    if not len(mine):
        return link + (link - knuckle)
    way = (link - knuckle) / np.linalg.norm(link - knuckle)
    last = mine[(mine @ way) > (mine @ way).max() - 0.006]
    return last.mean(axis=0)
