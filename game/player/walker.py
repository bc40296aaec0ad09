"""Walking and sitting: turns what the player wants into where the eye is. No engine, time is a parameter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes import hall_plan
from game.player.floor_plan import FloorPlan, ground_below

EYE_HEIGHT = 1.66
SEATED_EYE = 1.20
SEATED_AHEAD = 0.11
"""Metres that a seated eye is before the chair's middle: the neck and chest are behind it."""
WALK_SPEED, FAST_SPEED = 1.55, 3.1  # m/s: an unhurried visitor, and one in a hurry
ANSWER_TIME = 0.11
"""Seconds until the walk has taken up 63 % of a new wish."""
STEP = 1.0 / 120.0
"""The walk is simulated in steps of this length whatever the frame rate, so that all computers walk alike."""
STRIDE = 0.74
ROUND_CHAIR = 0.95
"""Metres from a chair's middle at which one walks round it to sit down."""
PITCH_LIMIT = float(np.radians(86))
SIT_TIME, SIT_PACE = 1.6, 1.0
"""Seconds it takes to sit down from in front of a chair; metres a second on a longer way round it."""
SEATED_PITCH = -0.03
CLIMB_TIME = 0.12


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

    def __init__(self, place: tuple[float, float], azimuth: float, pitch: float = 0.0) -> None:
        self.place = np.array(place, float)
        self.ground = ground_below(place)
        """Height of the feet, metres; follows the floor with a little delay."""
        self.azimuth = azimuth
        self.pitch = pitch
        self.velocity = np.zeros(2)
        self.seat: hall_plan.Chair | None = None
        self._seated = 0.0  # 0 standing … 1 seated
        self._left_over = 0.0
        self._walked = 0.0
        self._way = np.array([place, place], float)  # from where one stood into the seat
        self._sit_time = SIT_TIME
        self._settling_view = azimuth
        self._looked_since_sitting = False

    @property
    def seated(self) -> bool:
        return self.seat is not None

    @property
    def settled(self) -> float:
        """0 standing … 1 fully seated, eased."""
        return eased(self._seated)

    @property
    def lowered(self) -> float:
        """0 on one's feet … 1 sunk into the seat, eased.

        Only over the last half of the way: first one walks up to the chair, then one sits.
        """
        return eased(np.clip(2.0 * self._seated - 1.0, 0.0, 1.0))

    @property
    def swing(self) -> float:
        """Radians of the walk's cycle; a step is π."""
        return self._walked / STRIDE * np.pi

    def sit(self, chair: hall_plan.Chair, company: float | None = None) -> None:
        """Begins to sit down in ``chair``; nothing happens when already seated.

        ``company`` is the azimuth of whoever is there: the view settles half-way towards them.
        """
        if self.seat is None:
            self.seat = chair
            self._way = way_into(chair, self.place)
            self._sit_time = max(SIT_TIME, length(self._way) / SIT_PACE)
            turn = 0.0 if company is None else wrapped(company - chair.facing)
            self._settling_view = wrapped(chair.facing + np.clip(0.6 * turn, -0.7, 0.7))
            self.velocity[:] = 0
            self._looked_since_sitting = False

    def stand(self) -> None:
        """Begins to stand up, to a step in front of the chair."""
        if self.seat is not None:
            spot = in_front(self.seat)
            self._way = np.array([spot, seat_place(self.seat)])
            self._sit_time = SIT_TIME
            self.place = spot.copy()
            self.seat = None

    def settle(self) -> None:
        """Finishes sitting or standing at once: for shots, and for `listen`."""
        self._seated = 1.0 if self.seat is not None else 0.0
        if self.seat is not None:
            self.azimuth, self.pitch = self._settling_view, SEATED_PITCH

    def update(self, dt: float, intent: Intent, plan: FloorPlan) -> list[Footfall]:
        """Moves by ``dt`` seconds; returns the footfalls of that time."""
        self._turn(intent)
        wish = 1.0 if self.seat is not None else 0.0
        step = dt / self._sit_time
        self._seated += float(np.clip(wish - self._seated, -step, step))
        if self.seat is not None:
            self._face_the_ring(dt, intent)
            return []
        falls: list[Footfall] = []
        self._left_over += dt
        while self._left_over >= STEP:
            self._left_over -= STEP
            falls += self._step(intent, plan)
            self._climb(plan)
        return falls

    def _climb(self, plan: FloorPlan) -> None:
        """The eye follows the ground as knees do: up and down a step within a third of a second."""
        rise = plan.height(self.place) - self.ground
        self.ground += rise * (1.0 - np.exp(-STEP / CLIMB_TIME))

    def _turn(self, intent: Intent) -> None:
        self.azimuth = wrapped(self.azimuth + intent.turn)
        self.pitch = float(np.clip(self.pitch + intent.lift, -PITCH_LIMIT, PITCH_LIMIT))

    def _face_the_ring(self, dt: float, intent: Intent) -> None:
        """The body turns towards the ring as it sits, unless the player looks elsewhere meanwhile."""
        self._looked_since_sitting |= abs(intent.turn) + abs(intent.lift) > 1e-4
        if self._seated < 1.0 and not self._looked_since_sitting:
            share = 1.0 - np.exp(-dt / 0.3)
            turn = wrapped(self._settling_view - self.azimuth)
            self.azimuth = wrapped(self.azimuth + share * turn)
            self.pitch += share * (SEATED_PITCH - self.pitch)

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
        down, sunk = self.settled, self.lowered
        if down > 0.0:
            x, z = along(self._way, down)
            if self.seat is None:  # already walking on while still rising
                x, z = (1 - down) * self.place + down * self._way[-1]
        else:
            x, z = self.place
        ground = self.ground * (1 - down)
        place = np.array([x, ground + EYE_HEIGHT * (1 - sunk) + SEATED_EYE * sunk, z])
        pace = min(float(np.hypot(*self.velocity)) / WALK_SPEED, 1.3) * (1 - down) * head_bob
        swing = self.swing
        lift = -0.022 * pace * abs(np.sin(swing))
        sway = 0.012 * pace * np.sin(swing)
        place = place + np.array([np.cos(self.azimuth) * sway, lift, -np.sin(self.azimuth) * sway])
        return tuple(float(value) for value in place)


def seat_place(chair: hall_plan.Chair) -> np.ndarray:
    """(2,) x, z of the eye of whoever sits there."""
    spot = chair.position + hall_plan.direction(chair.facing) * SEATED_AHEAD
    return np.array([spot[0], spot[2]], float)


def in_front(chair: hall_plan.Chair) -> np.ndarray:
    """(2,) x, z of where one stands up to: a step before the chair."""
    reach = hall_plan.CHAIR_RADIUS + 0.45
    spot = chair.position + hall_plan.direction(chair.facing) * reach
    return np.array([spot[0], spot[2]], float)


def way_into(chair: hall_plan.Chair, start: np.ndarray) -> np.ndarray:
    """(N, 2) from ``start`` into the seat: round the chair's nearer side, never through its back."""
    middle = np.array([chair.position[0], chair.position[2]], float)
    forward = hall_plan.direction(chair.facing)[[0, 2]].astype(float)
    aside = np.array([forward[1], -forward[0]])
    away = np.asarray(start, float) - middle
    way = [np.array(start, float)]
    if away @ forward < ROUND_CHAIR:
        side = 1.0 if away @ aside >= 0 else -1.0
        if away @ forward < 0:
            way.append(middle + aside * side * ROUND_CHAIR)
        way.append(middle + (aside * side * 0.55 + forward * 0.75) * ROUND_CHAIR)
    way.append(seat_place(chair))
    return rounded(np.array(way))


def rounded(way: np.ndarray) -> np.ndarray:
    """A polyline (N, 2) with its corners cut three times (Chaikin), its ends kept."""
    for _ in range(3):
        a, b = way[:-1], way[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], 1).reshape(-1, 2)
        way = np.concatenate([way[:1], cut, way[-1:]])
    return way


def length(way: np.ndarray) -> float:
    """Metres along a polyline (N, 2)."""
    return float(np.hypot(*np.diff(way, axis=0).T).sum())


def along(way: np.ndarray, share: float) -> np.ndarray:
    """(2,) the point at ``share`` 0..1 of a polyline's length."""
    run = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(way, axis=0).T))])
    at = share * run[-1]
    return np.array([np.interp(at, run, way[:, 0]), np.interp(at, run, way[:, 1])])


def eased(share: float) -> float:
    """0..1 with a soft start and a soft end."""
    return float(share * share * (3 - 2 * share))


def wrapped(angle: float) -> float:
    """The same angle in −π..π."""
    return float((angle + np.pi) % (2 * np.pi) - np.pi)


def near_chair(
    walker: Walker, free: tuple[hall_plan.Chair, ...], reach: float = 1.8
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
        if distance < best_distance and (ahead > 0.2 or distance < 1.0):
            best, best_distance = chair, distance
    return best
