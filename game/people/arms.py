"""Arms of a whole company: hands that stay where they rest, talk, fidget, play, or wipe an eye.

Everything has two sides in front, left then right: (2, N, ...). Two bones reach for the hand's place;
the hand is turned on its own, and the forearm takes half of the twist between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from game.people.data import PersonData
from game.people.habits import Habit
from game.people.layout import CLAVICLES, END, KNUCKLE, LINK, LOWER, TWIST, UPPER, WRIST
from game.people.noise import ease
from game.people.regard import BusyHands
from game.people.skeleton import (
    cross,
    dot,
    frame,
    length,
    reach,
    share_of,
    three_turns,
    turned,
    turning,
    twist_about,
)
from game.people.wipe import FURTHER, MIRROR, Reaching, Wipe

OUTWARD = MIRROR[:, :1]
"""x of what lies away from the middle, for left and right."""


class Arms:
    """``pose`` fills arms and fingers of the company's matrices, given trunk and clavicles."""

    def __init__(
        self, data: Sequence[PersonData], heads: np.ndarray, habits: Sequence[Habit]
    ) -> None:
        """heads (B, N, 3): where the bones' heads rest."""
        pair = lambda first: heads[first : first + 2]  # noqa: E731
        self.up, self.low, self.spin, self.hand = map(pair, (UPPER, LOWER, TWIST, WRIST))
        upper, lower = self.low - self.up, self.hand - self.low
        self.lengths = length(upper), length(lower)
        hinge = cross(upper, lower)
        self._rest_upper = frame(upper, hinge).swapaxes(-1, -2)
        self._rest_lower = frame(lower, hinge).swapaxes(-1, -2)
        way = self.hand - self.up
        way /= length(way)
        self.pole = upper - way * dot(way, upper)
        self.forearm = lower / self.lengths[1]
        self._about_forearm = turning(self.forearm)
        self._talk = np.array([habit.talk for habit in habits]).T
        self._fingers = heads[KNUCKLE:END, :, :, None]
        self.palm = palms(heads)
        self.hinges = finger_hinges(heads, self.palm)
        self._about_fingers = turning(self.hinges)
        self._local = np.tile(np.eye(4), (END - KNUCKLE, len(habits), 1, 1))
        self.wipe = Wipe(data, heads, self.hinges, self.palm)

    def pose(
        self, world, time, wander, talking, talk, beat, shown, reaching: Reaching,
        busy: Mapping[int, BusyHands],
    ) -> None:  # fmt: skip
        """world (B, N, 4, 4) in the order of `pose.LAYOUT`; wander (N, 12), talking (N, 14) drifts."""
        wander = wander.reshape(-1, 2, 6).swapaxes(0, 1)
        talking = talking.reshape(-1, 2, 7).swapaxes(0, 1)
        raised = ease(talk * 1.2) * (0.55 + 0.45 * talking[..., 0]) * self._talk
        place, palm = self._resting(time, wander, talking, raised, beat, shown)
        pole = self.pole
        bend = self._bend(time, wander, talking, talk * self._talk, shown)
        for who, hands in busy.items():
            weight = ease(hands.weight)[:, None]
            place[:, who] += (hands.wrist - place[:, who]) * weight
            palm[:, who] = between(palm[:, who], hands.palm, weight[:, 0])
            bend[:, who] += (hands.curl - bend[:, who]) * weight
        wiping = np.flatnonzero(reaching.near > 0.0)
        if len(wiping):
            pole = pole.copy()
            self.wipe.reach(world, wiping, reaching, place, palm, bend, pole)
        self._solve(world, place, palm, pole)
        self._curl(world, bend)

    def _resting(self, time, wander, talking, raised, beat, shown) -> tuple[np.ndarray, np.ndarray]:
        """Places (2, N, 3) and turns (2, N, 3, 3) of hands that rest, fidget and talk."""
        place = self.hand + np.array([0.003, 0.0, 0.005]) * wander[..., :3]
        # A hand rises and turns its palm up a little when its owner has something to say.
        place[..., 0] += raised * OUTWARD * (0.020 + 0.030 * talking[..., 1])
        place[..., 1] += raised * (0.085 + 0.030 * talking[..., 2] + 0.03 * beat)
        place[..., 2] += raised * (0.030 + 0.035 * talking[..., 3])
        place[1, :, 2] += 0.003 * shown["rub"] * np.sin(time * 2 * np.pi * 0.8)
        place[:, :, 1] += 0.0015 * shown["worry"] * np.sin(time * 2 * np.pi * 0.55)
        angles = np.zeros_like(place)
        angles[..., 0] = raised * (0.10 * talking[..., 4] - 0.25)
        angles[..., 1] = raised * 0.25 * talking[..., 5]
        roll = raised * OUTWARD * (0.25 * talking[..., 6] - 0.55)
        return place, three_turns(angles) @ turned(self._about_forearm, roll)

    def _bend(self, time, wander, talking, talk, shown) -> np.ndarray:
        """(2, N, 4) radians by which thumb, first, second and third-with-fourth finger bend."""
        bend = np.empty((*talk.shape, 4))
        bend[..., 0] = 0.03 * wander[..., 4]
        bend[..., 1:] = 0.05 * wander[..., 3:6]
        bend += ((0.10 + 0.12 * talking[..., 6]) * talk)[..., None]
        if shown["taps"].any():
            wave = np.sin(time * 2 * np.pi * 2.3 - 0.9 * np.arange(4)).clip(-0.3) * [0, 1, 1, 1]
            quiet = 1 - talk[1]
            bend[1] += 0.16 * (shown["taps"] * quiet)[:, None] * wave
        slow = np.sin(time * 2 * np.pi * 0.8)
        bend[1, :, 0] += 0.22 * shown["rub"] * slow
        turn = np.sin(time * 2 * np.pi * 0.55 + np.array([[0.0], [1.3]]))
        bend[..., 0] += 0.10 * shown["worry"] * turn
        bend[..., 1] += 0.07 * shown["worry"] * turn
        return bend

    def _solve(self, world, place, palm, pole) -> None:
        parent = world[CLAVICLES : CLAVICLES + 2]
        shoulder = (parent[..., :3, :3] @ self.up[..., None])[..., 0] + parent[..., :3, 3]
        elbow = reach(shoulder, place, *self.lengths, pole)
        upper, lower = elbow - shoulder, place - elbow
        hinge = cross(upper, lower)
        first = frame(upper, hinge) @ self._rest_upper
        ahead = frame(lower, hinge)
        second = ahead @ self._rest_lower
        # Where the place is out of reach the hand goes as far as the arm does.
        wrist = elbow + ahead[..., 0] * self.lengths[1]
        twist = 0.5 * twist_about(second.swapaxes(-1, -2) @ palm, self.forearm)
        spun = second @ turned(self._about_forearm, twist)
        middle = elbow + (second @ (self.spin - self.low)[..., None])[..., 0]
        arms = world[UPPER:KNUCKLE].reshape(4, *parent.shape)
        for limb, turn, rest, now in (
            (arms[0], first, self.up, shoulder),
            (arms[1], second, self.low, elbow),
            (arms[2], spun, self.spin, middle),
            (arms[3], palm, self.hand, wrist),
        ):
            limb[..., :3, :3] = turn
            limb[..., :3, 3] = now - (turn @ rest[..., None])[..., 0]

    def _curl(self, world, bend: np.ndarray) -> None:
        """Bends fingers by ``bend`` (2, N, 4) at their knuckles and FURTHER of it further out."""
        angle = bend.transpose(0, 2, 1).reshape(8, -1)
        turn = turned(self._about_fingers, np.concatenate([angle, FURTHER * angle]))
        local = self._local
        local[..., :3, :3] = turn
        local[..., :3, 3:] = self._fingers - turn @ self._fingers
        wrist = np.repeat(world[WRIST:KNUCKLE], 4, axis=0)
        world[KNUCKLE:LINK] = wrist @ local[:8]
        world[LINK:END] = world[KNUCKLE:LINK] @ local[8:]


def between(first: np.ndarray, second: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """(K, 3, 3) turns on the way from ``first`` to ``second``, weight (K,) of it."""
    if (weight >= 1.0).all():
        return second
    return first @ share_of(first.swapaxes(-1, -2) @ second, weight)


def palms(heads: np.ndarray) -> np.ndarray:
    """(2, N, 3) unit ways that the palms look at rest."""
    fingers = heads[KNUCKLE:LINK].reshape(2, 4, -1, 3)
    across = fingers[:, 1] - fingers[:, 3]
    along = fingers[:, 2] - heads[WRIST:KNUCKLE]
    way = cross(across, along) * -OUTWARD[..., None]
    return way / length(way)


def finger_hinges(heads: np.ndarray, palm: np.ndarray) -> np.ndarray:
    """(16, N, 3) unit axes about which fingers bend, knuckles then outer links, as FINGERS has them.

    Fingers bend towards the palm, a thumb across it to where the smallest finger begins.
    """
    inner, outer = heads[KNUCKLE:LINK].reshape(2, 4, -1, 3), heads[LINK:END].reshape(2, 4, -1, 3)
    way = outer - inner
    toward = np.repeat(palm[:, None], 4, axis=1)
    toward[:, 0] = 0.6 * palm + (inner[:, 3] - inner[:, 0]) / length(inner[:, 3] - inner[:, 0])
    hinge = cross(way, toward)
    hinge /= length(hinge)
    return np.tile(hinge.reshape(8, -1, 3), (2, 1, 1))
