"""The left hand: which finger stops which string, and where that puts the hand on the neck."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from game.meshes.guitar import measures as m
from game.people.hand import PARAMETERS, Hand, again, solved, turns, vector
from game.people.holding import to_guitar, to_sitter
from game.people.noise import ease
from game.people.score import Score

MOVE = 0.18
"""Seconds that the hand takes from one shape to the next; it is there before the note."""
EARLY = 0.045
"""Seconds for which a fingertip is down before its string is plucked."""
STRETCH = 0.97
"""Share of the arm's length beyond which the hand does not go."""
ACROSS, ALONG = np.array([0.10, 1.0, 0.0]), np.array([0.70, 0.10, 0.72])
"""How the hand lies at the neck, in the guitar's axes: first finger towards the nut, knuckles up."""
STRAIN, TOGETHER = 0.012, 0.026
"""Metres by which two fingertips may be wanted nearer or wider than they grow, and the same where both

notes begin at once.
"""
AT_ONCE = 0.06
"""Seconds within which two notes are one chord."""
LAID = 0.5
"""Where the tip of a finger that lies over two strings is: this share of the way to the higher one."""
LIFT = 0.30
"""Radians that a finger is raised by while it changes strings."""


SUNG, VIBRATO = 1.3, 0.0014
"""Seconds from which a note is long enough for vibrato, and metres that it rocks the hand by."""


@dataclass(frozen=True)
class Shape:
    """stops: (finger 0 first … 2 third, string, fret) of what is held down, between strings where one

    finger lies over two; position: the fret that the first finger stands at.
    """

    stops: tuple[tuple[int, float, int], ...]
    position: int


@dataclass(frozen=True)
class Reach:
    """An arm: its shoulder (3,), and metres to the wrist when it is straight."""

    shoulder: np.ndarray
    length: float


def shapes(score: Score, spread: float) -> list[tuple[float, Shape]]:
    """(seconds at which it must stand, shape), in order of time; spread: between fingertips."""
    fretted = np.flatnonzero(score.fret > 0)
    found: list[tuple[float, Shape]] = []
    position = 2
    for n in fretted:
        at = score.start[n]
        if found and at - EARLY < found[-1][0] + 0.03:
            found.pop()  # a chord that rolls is one shape
        last = at + 0.03
        held = [
            k for k in fretted
            if score.start[k] <= last and (score.stop[k] > last or score.start[k] >= at - 0.06)
        ]  # fmt: skip
        bar = (abs(score.start[fretted] - at) < 1.3) & (score.fret[fretted] > 0)
        position = settled(score.fret[held], score.fret[fretted][bar])
        found.append((float(at - EARLY), Shape(fingered(score, held, position, spread), position)))
        over = max(score.stop[k] for k in held)
        following = score.start[fretted[fretted > n]]
        if not len(following) or following.min() > over + 0.35:
            found.append((float(over + 0.1), Shape((), position)))
    return found


def settled(now: np.ndarray, around: np.ndarray) -> int:
    """The fret of the first finger: as low as the next seconds ask, within three of what is held."""
    low = int(min(around.min(), now.min()))
    return int(np.clip(low, max(now.max() - 3, 1), now.min()))


def fingered(
    score: Score, held: list[int], position: int, spread: float
) -> tuple[tuple[int, float, int], ...]:
    """Which finger stops what. Neighbours on a fret share one; what was plucked first is let go

    when the fingers, ``spread`` metres apart, cannot all get there.
    """
    notes = shared(score, sorted(held, key=lambda k: -score.start[k]))[:3]
    sudden = len(notes) > 1 and score.start[notes[0][0]] - score.start[notes[1][0]] < AT_ONCE
    if sudden:  # fingers that stretch do not lie over what was plucked before as well
        notes = [[k for k in g if score.start[g[0]] - score.start[k] < AT_ONCE] for g in notes]
    stops = [stop_of(score, together) for together in notes]
    while len(stops) > 1:
        order = sorted(range(len(stops)), key=lambda i: (stops[i][1], -stops[i][0]))
        places = np.array([m.stop_point(*stops[i]) for i in order])
        one, other = np.triu_indices(len(stops), 1)
        between = np.linalg.norm(places[one] - places[other], axis=1)
        ways = [np.array(w) for w in combinations(range(3), len(stops))]
        strain = [abs(between - (way[other] - way[one]) * spread).max() for way in ways]
        best = int(np.argmin(strain))
        if strain[best] < (TOGETHER if sudden and len(stops) == 2 else STRAIN):
            return tuple((int(f), *stops[i]) for f, i in zip(ways[best], order, strict=True))
        stops.pop()
    string, fret = stops[0]
    return ((int(np.clip(fret - position, 0, 2)), string, fret),)


def shared(score: Score, newest_first: list[int]) -> list[list[int]]:
    """The notes of each fingertip that is needed, the newest first."""
    found: list[list[int]] = []
    for k in newest_first:
        for notes in found:
            same = score.fret[notes[0]] == score.fret[k]
            if same and max(apart(score, j, k) for j in notes) <= 1:
                notes.append(k)
                break
        else:
            found.append([k])
    return found


def stop_of(score: Score, notes: list[int]) -> tuple[float, int]:
    """(string, fret) of one fingertip that stops these notes."""
    strings = score.string[notes]
    return float(strings.max() - LAID * np.ptp(strings)), int(score.fret[notes[0]])


def apart(score: Score, one: int, other: int) -> int:
    """Strings between two notes; one fewer where they begin at once and a finger may lie down flat."""
    at_once = abs(score.start[one] - score.start[other]) < AT_ONCE
    return abs(int(score.string[one]) - int(score.string[other])) - int(at_once)


def poses(wanted: list[Shape], hand: Hand, reach: Reach, placement: np.ndarray) -> np.ndarray:
    """(S, 10) a pose of the hand for each shape."""
    count = len(wanted)
    targets = np.zeros((count, 3, 3))
    firm = np.zeros((count, 3), bool)
    for s, shape in enumerate(wanted):
        for f in range(3):
            targets[s, f] = m.string_point(3, m.fret_place(shape.position + f - 0.4))
            targets[s, f, 2] += 0.014
        for f, string, fret in shape.stops:
            targets[s, f] = m.stop_point(string, fret)
            targets[s, f, 2] += 0.004  # the flesh of the fingertip
            firm[s, f] = True
    behind = np.array([
        (0.004, m.fret_place(shape.position + 0.8), -0.026) for shape in wanted
    ])  # fmt: skip
    rest = hand.laid(placement[:3, :3] @ ACROSS, placement[:3, :3] @ ALONG)
    start = np.zeros((count, PARAMETERS))
    start[:, 3:6] = vector(rest)
    middle = to_sitter(
        placement, np.array([m.string_point(3, m.fret_place(s.position + 1.0)) for s in wanted])
    )
    start[:, 6:] = 0.0
    start[:, :3] = 0.0
    start[:, :3] = middle - hand.joints(start)[2][:, 2]

    def residuals(pose: np.ndarray) -> np.ndarray:
        rows, times = len(pose), len(pose) // count
        inner, outer, tips = hand.joints(pose)
        local = [to_guitar(placement, points) for points in (inner, outer, tips)]
        off = local[2][:, 1:] - again(targets, times)
        soft = off / np.array([0.030, 0.020, 0.014])
        fingers = np.where(again(firm, times)[..., None], off / 0.0018, soft)
        thumb = (local[2][:, 0] - again(behind, times)) / np.array([0.030, 0.030, 0.008])
        round_it = np.maximum(local[2][:, 0] * [1, 0, 1] - [0.040, 0, -0.018], 0) / 0.002
        round_it[:, 1] = np.maximum(-0.040 - local[2][:, 0, 0], 0) / 0.002
        knuckles = np.maximum(local[0][:, 1:, 0] + 0.040, 0) / 0.006
        joints = np.maximum(0.016 - local[1][:, 1:, 2], 0) / 0.006
        turned = (turns(pose[:, 3:6]) @ rest.T - np.eye(3)).reshape(rows, 9) / 0.30
        strayed = (pose[:, :3] - again(start[:, :3], times)) / 0.021
        stretch = np.linalg.norm(pose[:, :3] - reach.shoulder, axis=1) / reach.length
        far = np.maximum(stretch - STRETCH, 0)[:, None] / 0.01
        bends = pose[:, 6:] / 0.7
        limits = (np.maximum(pose[:, 6:] - 0.8, 0) + np.maximum(-0.75 - pose[:, 6:], 0)) / 0.05
        return np.concatenate(
            [
                fingers.reshape(rows, -1),
                thumb,
                round_it,
                knuckles,
                joints,
                turned,
                strayed,
                far,
                bends,
                limits,
            ],
            axis=1,
        )

    return solved(residuals, start)


class Fretting:
    """The left hand through a piece, prepared once."""

    def __init__(self, score: Score, hand: Hand, reach: Reach, placement: np.ndarray) -> None:
        timed = led_in(score, shapes(score, float(np.linalg.norm(hand.tips[3] - hand.tips[1])) / 2))
        distinct = list(dict.fromkeys(shape for _, shape in timed)) or [Shape((), 2)]
        self.hand = hand
        self._poses = poses(distinct, hand, reach, placement)
        self.shapes = [distinct.index(shape) for _, shape in timed] or [0]
        self._distinct = distinct
        self._times = [at for at, _ in timed] or [0.0]
        self._lifts = lifts([shape for _, shape in timed])
        self._neck = placement[:3, 1]
        long = (score.fret > 0) & (score.stop - score.start > SUNG)
        self._long = score.start[long].tolist(), score.stop[long].tolist()

    def shape(self, seconds: float) -> Shape:
        """What is held down, or reached for, at a moment."""
        return self._distinct[self.shapes[self._index(seconds)[0]]]

    def _index(self, seconds: float) -> tuple[int, float]:
        """(which shape the hand moves to or stands in, 0 … 1 how far it has got there)."""
        k = bisect_right(self._times, seconds + MOVE) - 1
        if k < 0:
            return 0, 1.0
        begun = self._times[k] - MOVE
        if k > 0:
            # Two shapes close together leave less time for the way between them.
            begun = max(begun, min(self._times[k - 1] + 0.02, self._times[k] - 0.05))
        return k, ease((seconds - begun) / max(self._times[k] - begun, 0.03))

    def at(self, seconds: float) -> np.ndarray:
        """(10,) the pose at ``seconds`` into the piece."""
        k, share = self._index(seconds)
        here = self._poses[self.shapes[k]]
        if k == 0 or share >= 1.0:
            pose = here.copy()
            pose[:3] += self._neck * self._vibrato(seconds)
            return pose
        there = self._poses[self.shapes[k - 1]]
        pose = there + (here - there) * share
        pose[7:] -= self._lifts[k] * np.sin(np.pi * share)
        return pose

    def _vibrato(self, seconds: float) -> float:
        """Metres along the neck by which a long note is rocked."""
        k = bisect_right(self._long[0], seconds - 0.35)
        for start, stop in zip(*(ends[max(k - 2, 0) : k] for ends in self._long), strict=True):
            if seconds < stop:
                swell = ease((seconds - start - 0.35) / 0.5) * ease((stop - seconds) / 0.2)
                return VIBRATO * swell * np.sin(2 * np.pi * 4.6 * (seconds - start))
        return 0.0


def lifts(order: list[Shape]) -> np.ndarray:
    """(N, 3) radians by which each finger is raised on its way to each shape."""
    held = [{f: (string, fret) for f, string, fret in shape.stops} for shape in order]
    out = np.zeros((len(order), 3))
    for k in range(1, len(order)):
        out[k] = [LIFT * (held[k - 1].get(f) != held[k].get(f)) for f in range(3)]
    return out


def led_in(score: Score, timed: list[tuple[float, Shape]]) -> list[tuple[float, Shape]]:
    """The same, with an open hand before the first shape and after the last: the piece goes round."""
    if not timed:
        return timed
    ready = Shape((), timed[0][1].position)
    start = [(0.0, ready)] if timed[0][0] > 0.1 else []
    return [*start, *timed, (score.length - 1.0, ready)]
