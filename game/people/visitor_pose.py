"""The visitor's own body from moment to moment: walking, at a door, seated, with a book. Pure numpy.

Axes are the visitor's: +x to the right, y up, facing +z, feet or chair at the origin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.people.arms import between
from game.people.noise import Drift, ease
from game.people.skeleton import (
    Skeleton,
    axis_turn,
    cross,
    frame,
    posed,
    reach,
    turn_about,
    twist_about,
)

BREATH = 4.4
"""Seconds of one breath at rest."""
SWING, KNEE = np.radians(23.0), np.radians(38.0)
"""How far a thigh swings at a walk, and how far the knee of the leg that comes forward bends."""


@dataclass(frozen=True)
class Deeds:
    """What the body is doing, each 0..1: pace against a walk, hands on a door, hands under a book.

    swing: radians of the walk's cycle, two steps being 2π.
    """

    pace: float = 0.0
    swing: float = 0.0
    door: float = 0.0
    book: float = 0.0


@dataclass(frozen=True)
class Grip:
    """Where both hands are for a deed; metres and directions of the right hand, mirrored for the left."""

    wrist: tuple[float, float, float]
    fingers: tuple[float, float, float]
    back: tuple[float, float, float]
    curl: float
    """Radians that fingers bend beyond their rest."""


DOOR = Grip((0.19, 1.36, 0.44), (-0.12, 1.0, 0.30), (0.05, 0.25, -1.0), -0.42)
BOOK = Grip((0.105, 0.80, 0.255), (-0.62, 0.18, 0.60), (0.30, -0.95, 0.10), 0.25)


class VisitorPose:
    """Bones of one rest pose, seated or standing."""

    def __init__(self, skeleton: Skeleton, rng: np.random.Generator) -> None:
        self.skeleton = skeleton
        self._arms = [Reach(skeleton, side) for side in "LR"]
        self._drift = Drift(rng, 8, 9.0)

    def matrices(self, time: float, deeds: Deeds) -> np.ndarray:
        """(B, 4, 4) from rest to ``time`` seconds."""
        breath = np.sin(2 * np.pi * time / BREATH)
        sway = self._drift.at(time)
        turns = {
            "spine04": axis_turn(1, 0.05 * deeds.pace * np.sin(deeds.swing)),
            "spine02": axis_turn(0, np.radians(-0.8 * breath + 0.5 * sway[0])),
        }
        shift = np.array([0.0, 0.012 * deeds.pace * np.cos(2 * deeds.swing), 0.0])
        if deeds.pace > 0.0:
            turns |= stride(deeds)
        named = {self.skeleton.index(name): turn for name, turn in turns.items()}
        chest = posed(self.skeleton, named, shift)
        for arm, sign in zip(self._arms, (-1.0, 1.0), strict=True):
            wrist = arm.hand + 0.003 * sway[1:4] + swung(deeds, sign)
            palm, curl = np.eye(3), 0.04 * sway[4]
            for grip, share in ((DOOR, deeds.door), (BOOK, deeds.book)):
                amount = ease(share)
                wrist = wrist + (mirrored(grip.wrist, sign) - wrist) * amount
                palm = between(palm, arm.palm_of(grip, sign), np.asarray(amount))
                curl += grip.curl * amount
            arm.solve(named, chest, wrist, palm, curl)
        return posed(self.skeleton, named, shift)


def stride(deeds: Deeds) -> dict[str, np.ndarray]:
    """Turns of hips, knees and ankles in the middle of a step."""
    turns = {}
    for side, phase in (("L", deeds.swing), ("R", deeds.swing + np.pi)):
        thigh = SWING * deeds.pace * np.sin(phase)
        knee = KNEE * deeds.pace * max(np.cos(phase), 0.0) + 0.10 * deeds.pace
        turns[f"upperleg01.{side}"] = axis_turn(0, -thigh - 0.4 * knee)
        turns[f"lowerleg01.{side}"] = axis_turn(0, knee)
        turns[f"foot.{side}"] = axis_turn(0, 0.35 * thigh - 0.3 * knee)
    return turns


def swung(deeds: Deeds, sign: float) -> np.ndarray:
    """(3,) how far a hand swings against its leg; sign -1 left, +1 right."""
    forward = np.sin(deeds.swing) * sign * deeds.pace
    return np.array([-0.02 * sign * max(forward, 0.0), 0.05 * max(forward, 0.0), 0.15 * forward])


def mirrored(point, sign: float) -> np.ndarray:
    """A right hand's (3,) for the right (+1) or left (-1) hand."""
    return np.asarray(point, float) * [sign, 1.0, 1.0]


class Reach:
    """Two-bone reach of one arm from its rest."""

    def __init__(self, skeleton: Skeleton, side: str) -> None:
        bone = lambda n: skeleton.index(f"{n}.{side}")  # noqa: E731
        names = ("clavicle", "upperarm01", "lowerarm01", "lowerarm02", "wrist")
        self.clavicle, self.upper, self.lower, self.twist, self.wrist = map(bone, names)
        at = skeleton.heads
        self.shoulder, self.elbow, self.hand = at[self.upper], at[self.lower], at[self.wrist]
        self.lengths = (
            np.linalg.norm(self.elbow - self.shoulder),
            np.linalg.norm(self.hand - self.elbow),
        )
        hinge = cross(self.elbow - self.shoulder, self.hand - self.elbow)
        self.rest_upper = frame(self.elbow - self.shoulder, hinge)
        self.rest_lower = frame(self.hand - self.elbow, hinge)
        way = (self.hand - self.shoulder) / np.linalg.norm(self.hand - self.shoulder)
        out = self.elbow - self.shoulder
        self.pole = out - way * (out @ way)
        knuckle = at[bone("finger3-1")]
        self.across = at[bone("finger2-1")] - at[bone("finger4-1")]
        self.along = knuckle - self.hand
        back = cross(self.along, self.across) * (1.0 if side == "R" else -1.0)
        self.rest_palm = frame(self.along, back)
        self.fingers = [[bone(f"finger{f}-{j}") for j in (1, 2)] for f in (2, 3, 4)]
        self._bend = 1.0 if side == "R" else -1.0

    def palm_of(self, grip: Grip, sign: float) -> np.ndarray:
        """(3, 3) turn of the hand from its rest into a grip."""
        wanted = frame(mirrored(grip.fingers, sign), mirrored(grip.back, sign))
        return wanted @ self.rest_palm.T

    def solve(self, named, chest, wrist: np.ndarray, palm: np.ndarray, curl: float) -> None:
        """Puts the turns into ``named`` that bring the hand to ``wrist`` (3,), turned by ``palm``."""
        body = chest[self.clavicle]
        shoulder = body[:3, :3] @ self.shoulder + body[:3, 3]
        elbow = reach(shoulder, wrist, *self.lengths, self.pole + [0.0, -0.02, 0.0])
        way = wrist - elbow
        hinge = cross(elbow - shoulder, way)
        upper = frame(elbow - shoulder, hinge) @ self.rest_upper.T
        lower = frame(way, hinge) @ self.rest_lower.T
        forearm = (self.hand - self.elbow) / self.lengths[1]
        twist = turn_about(forearm, 0.5 * twist_about(lower.T @ palm, forearm))
        named[self.upper] = body[:3, :3].T @ upper
        named[self.lower] = upper.T @ lower
        named[self.twist] = twist
        named[self.wrist] = (lower @ twist).T @ palm
        axis = self.across / np.linalg.norm(self.across)
        for joints in self.fingers:
            for joint in joints:
                named[joint] = turn_about(axis, self._bend * curl * 0.8)
