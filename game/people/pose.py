"""A seated body from moment to moment: breath, weight, hands, heels, head. Pure numpy.

The bones rest in the seated pose, so every turn here is a small one away from it. Axes are the
sitter's own: +x to his right, y up, facing +z.
"""

from __future__ import annotations

import numpy as np

from game.people.gaze import Turned
from game.people.mood import Mood
from game.people.noise import Drift, ease
from game.people.skeleton import Skeleton, axis_turn, cross, frame, posed, reach, turn_about


class SeatedPose:
    """One person's bones. ``matrices`` gives (B, 4, 4) from the seated rest to a moment."""

    def __init__(self, skeleton: Skeleton, rng: np.random.Generator) -> None:
        self.skeleton = skeleton
        self._sway = Drift(rng, 6, 23.0)
        self._hand = Drift(rng, 12, 7.5)
        self._talk = Drift(rng, 8, 2.6)
        self._breath_phase = rng.uniform(0, 2 * np.pi)
        self._taps = Bouts(rng, (5.0, 14.0), (1.2, 3.0))
        self._heel = Bouts(rng, (7.0, 20.0), (2.5, 7.0))
        self._arms = {side: Arm(skeleton, side) for side in "LR"}

    def breath(self, time: float, mood: Mood) -> float:
        """-1 out … 1 in. In is quicker than out."""
        phase = time * mood.breath * 2 * np.pi / 4.1 + self._breath_phase
        return float(np.sin(phase + 0.45 * np.sin(phase)))

    def matrices(
        self, time: float, looking: Turned, mood: Mood, talk: float, beat: float
    ) -> np.ndarray:
        """talk: 0 listening … 1 speaking, smooth; beat: 0..1, the voice's stress just now."""
        sway = self._sway.at(time) * mood.energy
        breath = self.breath(time, mood)
        lean = axis_turn(
            0, np.radians(1.5 * sway[0] - 0.9 * breath + 2.5 * talk + 1.0 * beat * talk)
        )
        side = axis_turn(2, np.radians(1.3 * sway[1])) @ axis_turn(1, np.radians(1.6 * sway[2]))
        chest = axis_turn(1, looking.chest[0]) @ axis_turn(0, -looking.chest[1])
        turns = {
            "spine04": side @ axis_turn(0, np.radians(0.8 * sway[3])),
            "spine02": chest @ lean,
            "neck01": head_turn(looking.head * 0.42, np.radians(mood.nod * 0.4), 0.0),
            "head": head_turn(
                looking.head * 0.58 + [0.0, np.radians(-1.2 * beat * talk)],
                np.radians(0.6 * mood.nod + 0.9 * sway[4] + 0.5 * breath),
                np.radians(mood.tilt + 1.6 * sway[5]),
            ),
        }
        # The head keeps level while the chest breathes and leans under it.
        turns["neck01"] = (turns["spine02"] @ turns["spine04"]).T @ chest @ turns["neck01"]
        for index, eye in enumerate(("eye.L", "eye.R")):
            # Both eyes meet about a metre and a half away.
            meet = 0.021 * (1 if index == 0 else -1)
            turns[eye] = axis_turn(1, looking.eyes[0] + meet) @ axis_turn(0, -looking.eyes[1])
        for sign, bone in ((1, "clavicle.L"), (-1, "clavicle.R")):
            turns[bone] = axis_turn(2, np.radians(sign * -0.7 * (breath + 0.5)))
        self._legs(turns, time, mood)
        named = {self.skeleton.index(k): v for k, v in turns.items()}
        matrices = posed(self.skeleton, named)
        self._hands(named, matrices, time, mood, talk, beat)
        return posed(self.skeleton, named)

    def _legs(self, turns: dict, time: float, mood: Mood) -> None:
        """A heel that bounces now and then, its toes on the floor."""
        lift = (
            0.011 * self._heel.at(time) * mood.energy * (0.5 - 0.5 * np.cos(time * 2 * np.pi * 3.1))
        )
        at = self.skeleton.heads
        hip, knee = (at[self.skeleton.index(f"{n}.R")] for n in ("upperleg01", "lowerleg01"))
        rise = lift / max(np.hypot(knee[0] - hip[0], knee[2] - hip[2]), 0.1)
        turns["upperleg01.R"] = axis_turn(0, -rise)
        turns["lowerleg01.R"] = axis_turn(0, rise)
        turns["foot.R"] = axis_turn(0, lift / 0.155)

    def _hands(self, named, matrices, time, mood, talk, beat) -> None:
        wander, talking = self._hand.at(time), self._talk.at(time)
        tap = self._taps.at(time) * mood.energy * (1 - talk)
        for s, side in enumerate("LR"):
            arm = self._arms[side]
            w = wander[6 * s : 6 * s + 6] * mood.energy
            offset = np.array([0.004, 0.0, 0.006]) * w[:3]
            roll = np.zeros(3)
            if side == "R":
                # The free hand rises and turns its palm up a little when he has something to say.
                raised = ease(talk * 1.2) * (0.55 + 0.45 * talking[0])
                offset = offset + raised * np.array([
                    0.030 * talking[1] + 0.02, 0.085 + 0.030 * talking[2] + 0.03 * beat, 0.03 + 0.035 * talking[3],
                ])  # fmt: skip
                roll = raised * np.array(
                    [0.10 * talking[4] - 0.25, 0.25 * talking[5], -0.55 + 0.25 * talking[6]]
                )
            arm.solve(named, matrices, offset, roll)
            drum = tap if side == "R" else 0.0
            for f, finger in enumerate(("finger1", "finger2", "finger3", "finger4")):
                wave = np.sin(time * 2 * np.pi * 2.3 - 0.9 * f)
                bend = 0.05 * w[3 + f % 3] + drum * 0.16 * max(wave, -0.3) * (f > 0)
                bend += (0.10 + 0.12 * talking[7]) * talk * (side == "R")
                arm.curl(named, finger, bend)


class Arm:
    """Two-bone reach that keeps a hand where it rests, plus an offset."""

    def __init__(self, skeleton: Skeleton, side: str) -> None:
        self.side, self.skeleton = side, skeleton
        bone = lambda n: skeleton.index(f"{n}.{side}")  # noqa: E731
        self.bones = [
            bone(n) for n in ("clavicle", "upperarm01", "lowerarm01", "lowerarm02", "wrist")
        ]
        at = skeleton.heads
        self.up, self.low, self.hand = (
            at[b] for b in (self.bones[1], self.bones[2], self.bones[4])
        )
        self.lengths = np.linalg.norm(self.low - self.up), np.linalg.norm(self.hand - self.low)
        hinge = cross(self.low - self.up, self.hand - self.low)
        self.rest_upper = frame(self.low - self.up, hinge).T
        self.rest_lower = frame(self.hand - self.low, hinge).T
        way = (self.hand - self.up) / np.linalg.norm(self.hand - self.up)
        self.pole = (self.low - self.up) - way * ((self.low - self.up) @ way)
        self.forearm = (self.hand - self.low) / self.lengths[1]
        knuckle = at[bone("finger3-1")]
        across = at[bone("finger2-1")] - at[bone("finger4-1")]
        self.across = across / np.linalg.norm(across)
        self.along = (knuckle - self.hand) / np.linalg.norm(knuckle - self.hand)
        self.palm_sign = 1.0 if cross(self.across, self.along)[1] < 0 else -1.0

    def solve(
        self, named: dict, matrices: np.ndarray, offset: np.ndarray, roll: np.ndarray
    ) -> None:
        """Turns for upper arm, forearm and wrist into ``named``. roll (3,): hand turn, radians."""
        clavicle, upper, lower, twist, wrist = self.bones
        parent = matrices[clavicle]
        shoulder = parent[:3, :3] @ self.up + parent[:3, 3]
        target = self.hand + offset
        elbow = reach(shoulder, target, *self.lengths, self.pole)
        hinge = cross(elbow - shoulder, target - elbow)
        first = frame(elbow - shoulder, hinge) @ self.rest_upper
        second = frame(target - elbow, hinge) @ self.rest_lower
        way = self.forearm
        hand = axis_turn(1, roll[1]) @ axis_turn(0, roll[0])
        spun = turn_about(way, roll[2] * 0.5)
        named[upper] = parent[:3, :3].T @ first
        named[lower] = first.T @ second
        named[twist] = spun
        named[wrist] = (second @ spun).T @ (hand @ turn_about(way, roll[2]))

    def curl(self, named: dict, finger: str, bend: float) -> None:
        """Bends a finger by about ``bend`` radians at its knuckle and half that further out."""
        for link, share in ((1, 1.0), (2, 0.7)):
            bone = self.skeleton.index(f"{finger}-{link}.{self.side}")
            named[bone] = turn_about(self.across, self.palm_sign * bend * share)


class Bouts:
    """Stretches in which something happens: gaps and lengths drawn from ranges of seconds."""

    def __init__(self, rng: np.random.Generator, gap: tuple, length: tuple) -> None:
        self._rng, self._gap, self._length = rng, gap, length
        self._spans: list[tuple[float, float]] = []

    def at(self, time: float) -> float:
        """0..1, how much it is happening."""
        while not self._spans or self._spans[-1][1] < time + 1:
            last = self._spans[-1][1] if self._spans else 0.0
            start = last + self._rng.uniform(*self._gap)
            self._spans.append((start, start + self._rng.uniform(*self._length)))
        for start, end in reversed(self._spans):
            if start <= time <= end:
                return ease((time - start) / 0.5) * ease((end - time) / 0.5)
            if end < time:
                break
        return 0.0


def head_turn(looking: np.ndarray, nod: float, tilt: float) -> np.ndarray:
    """(3, 3) from yaw to +x and pitch up, bowed by ``nod`` and leaned to +x by ``tilt``, radians."""
    return axis_turn(1, looking[0]) @ axis_turn(0, nod - looking[1]) @ axis_turn(2, -tilt)
