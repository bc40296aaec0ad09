"""What passes between the rooms that make people act: who looks where and feels what, and busy hands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Scene:
    """What goes on in the ring at a moment. N people, in the order of the cast.

    speaker: index of who speaks, N for the visitor, None for nobody; mood: of the line that is
    spoken; visitor (3,): the visitor's eyes, metres, the hall's axes; seated_for: seconds since the
    visitor sat down in the ring, None while standing; progress: 0 the evening begins … 1 it is over;
    target: index of whom the line is said to, N for the visitor, None for all or nobody; place: where
    it is said to when not to somebody: floor, hands, window, shelves, dome, empty_chair or guitar.
    """

    speaker: int | None
    mood: str
    visitor: np.ndarray
    seated_for: float | None
    progress: float = 0.0
    target: int | None = None
    place: str | None = None


@dataclass
class Regard:
    """How N people bear themselves at a moment. Angles in radians, in each sitter's own axes.

    eyes, head, chest (N, 2): yaw to +x and pitch up, eyes against the head; nod (N,): the head bowed,
    greetings and mood together; tilt (N,): the head leaned; feelings (N, M): share of each mood in
    the order of `mood.MOODS`, rows sum to 1; wipe (N,): 0 … 1 a hand at a wet eye; energy (N,): how
    restless, 1 is usual; breath (N,): -1 out … 1 in; wet (N,): 0 … 1 how tears stand in the eyes, quick
    to come and slow to go; aura (N,): -1 … 1 the breathing of each one's light, not of their lungs.
    """

    eyes: np.ndarray
    head: np.ndarray
    chest: np.ndarray
    nod: np.ndarray
    tilt: np.ndarray
    feelings: np.ndarray
    wipe: np.ndarray
    energy: np.ndarray
    breath: np.ndarray
    wet: np.ndarray
    aura: np.ndarray


@dataclass
class BusyHands:
    """Where hands must be that do something of their own, such as playing. Left, then right.

    weight (2,): 0 the hand rests … 1 it is wholly busy; wrist (2, 3): metres, the sitter's axes;
    palm (2, 3, 3): turn from the hand's seated rest, in the sitter's axes; curl (2, 4): radians by
    which thumb, first, second and third-with-fourth finger bend beyond their rest.
    """

    weight: np.ndarray
    wrist: np.ndarray
    palm: np.ndarray
    curl: np.ndarray
