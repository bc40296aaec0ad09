"""Walking and sitting: turns what the player wants into where the eye is. No engine, time is a parameter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes import hall_plan
from game.player.floor_plan import FloorPlan

EYE_HEIGHT = 1.66
SEATED_EYE = 1.17
WALK_SPEED, FAST_SPEED = 1.55, 3.1  # m/s: an unhurried visitor, and one in a hurry
ANSWER_TIME = 0.11
"""Seconds until the walk has taken up 63 % of a new wish."""
STEP = 1.0 / 120.0
"""The walk is simulated in steps of this length whatever the frame rate, so that all computers walk alike."""
STRIDE = 0.74
PITCH_LIMIT = float(np.radians(86))
SIT_TIME = 1.6


@dataclass(frozen=True)
class Intent:
    """What the player wants in this frame: walk −1..1 (right, forward), turn in radians (right, up)."""

    right: float = 0.0
    forward: float = 0.0
    turn: float = 0.0
    lift: float = 0.0
    fast: bool = False


@dataclass(frozen=True)
class Footfall:
    """A foot came down: where (x, z), and the speed in m/s."""

    place: tuple[float, float]
    speed: float


class Walker:
    """The visitor's body: stands, walks, sits. Owns the eye's place and where it looks."""

    def __init__(self, place: tuple[float, float], azimuth: float) -> None:
        self.place = np.array(place, float)
        self.azimuth = azimuth
        self.pitch = 0.0
        self.velocity = np.zeros(2)
        self.seat: hall_plan.Chair | None = None
        self._seated = 0.0  # 0 standing … 1 seated
        self._left_over = 0.0
        self._walked = 0.0
        self._before_sitting: tuple[np.ndarray, float] | None = None
        self._looked_since_sitting = False

    @property
    def seated(self) -> bool:
        return self.seat is not None

    @property
    def settled(self) -> float:
        """0 standing … 1 fully seated, eased."""
        return self._seated * self._seated * (3 - 2 * self._seated)

    def sit(self, chair: hall_plan.Chair) -> None:
        """Begins to sit down in ``chair``; nothing happens when already seated."""
        if self.seat is None:
            self._before_sitting = (self.place.copy(), self.azimuth)
            self.seat = chair
            self.velocity[:] = 0
            self._looked_since_sitting = False

    def stand(self) -> None:
        """Begins to stand up, a step in front of the chair."""
        if self.seat is not None:
            step = hall_plan.direction(self.seat.facing) * (hall_plan.CHAIR_RADIUS + 0.45)
            spot = self.seat.position + step
            self.place = np.array([spot[0], spot[2]], float)
            self.seat = None
            self._before_sitting = None

    def settle(self) -> None:
        """Finishes sitting or standing at once: for shots, and for `listen`."""
        self._seated = 1.0 if self.seat is not None else 0.0
        if self.seat is not None:
            self.azimuth, self.pitch = wrapped(self.seat.facing), -0.03

    def update(self, dt: float, intent: Intent, plan: FloorPlan) -> list[Footfall]:
        """Moves by ``dt`` seconds; returns the footfalls of that time."""
        self._turn(intent)
        wish = 1.0 if self.seat is not None else 0.0
        self._seated += float(np.clip(wish - self._seated, -dt / SIT_TIME, dt / SIT_TIME))
        if self.seat is not None:
            self._face_the_ring(dt, intent)
            return []
        falls: list[Footfall] = []
        self._left_over += dt
        while self._left_over >= STEP:
            self._left_over -= STEP
            falls += self._step(intent, plan)
        return falls

    def _turn(self, intent: Intent) -> None:
        self.azimuth = wrapped(self.azimuth + intent.turn)
        self.pitch = float(np.clip(self.pitch + intent.lift, -PITCH_LIMIT, PITCH_LIMIT))

    def _face_the_ring(self, dt: float, intent: Intent) -> None:
        """The body turns towards the ring as it sits, unless the player looks elsewhere meanwhile."""
        self._looked_since_sitting |= abs(intent.turn) + abs(intent.lift) > 1e-4
        if self._seated < 1.0 and not self._looked_since_sitting:
            share = 1.0 - np.exp(-dt / 0.3)
            self.azimuth = wrapped(
                self.azimuth + share * wrapped(self.seat.facing - self.azimuth)
            )
            self.pitch += share * (-0.03 - self.pitch)

    def _step(self, intent: Intent, plan: FloorPlan) -> list[Footfall]:
        wish = np.array([intent.right, intent.forward], float)
        length = float(np.hypot(*wish))
        if length > 1.0:
            wish /= length
        c, s = np.cos(self.azimuth), np.sin(self.azimuth)
        wish = np.array([wish[0] * c + wish[1] * s, -wish[0] * s + wish[1] * c])
        wish *= FAST_SPEED if intent.fast else WALK_SPEED
        self.velocity += (wish - self.velocity) * (1.0 - np.exp(-STEP / ANSWER_TIME))
        before = self.place
        after = plan.pushed_out(before + self.velocity * STEP)
        if not plan.clear(after):
            after = before
        self.velocity = (after - before) / STEP if length > 0 else self.velocity
        self.place = after
        return self._footfalls(float(np.hypot(*(after - before))))

    def _footfalls(self, moved: float) -> list[Footfall]:
        speed = moved / STEP
        before = int(self._walked / STRIDE)
        self._walked += moved
        if int(self._walked / STRIDE) > before and speed > 0.3:
            return [Footfall((float(self.place[0]), float(self.place[1])), speed)]
        return []

    def eye(self, head_bob: float = 0.0) -> tuple[float, float, float]:
        """Metres. ``head_bob`` 0..1 scales the rise and sway of the walk; 0 is truly still."""
        down = self.settled
        standing = np.array([self.place[0], EYE_HEIGHT, self.place[1]])
        if self.seat is not None:
            forward = hall_plan.direction(self.seat.facing) * 0.02
            sitting = self.seat.position + forward + np.array([0, SEATED_EYE, 0])
            place = standing * (1 - down) + sitting * down
        else:
            place = standing - np.array([0, (EYE_HEIGHT - SEATED_EYE) * down, 0])
        pace = min(float(np.hypot(*self.velocity)) / WALK_SPEED, 1.3) * (1 - down) * head_bob
        swing = self._walked / STRIDE * np.pi
        lift = -0.022 * pace * abs(np.sin(swing))
        sway = 0.012 * pace * np.sin(swing)
        place = place + np.array(
            [np.cos(self.azimuth) * sway, lift, -np.sin(self.azimuth) * sway]
        )
        return tuple(float(value) for value in place)


def wrapped(angle: float) -> float:
    """The same angle in −π..π."""
    return float((angle + np.pi) % (2 * np.pi) - np.pi)


def near_chair(
    walker: Walker, free: tuple[hall_plan.Chair, ...], reach: float = 1.5
) -> hall_plan.Chair | None:
    """The nearest free chair within ``reach`` metres that the visitor is looking towards."""
    if walker.seated:
        return None
    best, best_distance = None, reach
    look = hall_plan.direction(walker.azimuth)
    for chair in free:
        to = np.array([chair.position[0], chair.position[2]]) - walker.place
        distance = float(np.hypot(*to))
        ahead = (to[0] * look[0] + to[1] * look[2]) / max(distance, 1e-6)
        if distance < best_distance and (ahead > 0.2 or distance < 0.9):
            best, best_distance = chair, distance
    return best
