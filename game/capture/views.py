"""The named views: fixed cameras and fixed moments, shared by shots, tests, pictures and benchmarks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.light.pose import Pose
from game.meshes import hall_plan
from game.player.walker import SEATED_EYE, seat_place


@dataclass(frozen=True)
class View:
    """A camera and the moment it was made for. ``inside`` 0 night eyes … 1 hall eyes; doors 0 … 1 open."""

    pose: Pose
    moment: str | None = None
    seconds: float = 4.0
    inside: float = 1.0
    doors: float = 0.0
    looked_at: bool = False
    """People in the ring look into the camera."""
    playing: bool = False
    """Maren plays her guitar."""
    seated: bool = False
    """The camera is the visitor's own, in the first chair; lap and hands are seen below it."""


SEAT_TURN = -17.0
"""Degrees that the seated visitor's head is turned towards who speaks."""
UNFINISHED = "turn network waking stacks page".split()


class NoSuchView(ValueError):
    """The name is no view, or its subject does not exist yet."""


def degrees(
    x: float,
    y: float,
    z: float,
    yaw: float,
    pitch: float,
    fov: float = 62.0,
) -> Pose:
    """A pose as a person types it: metres and degrees."""
    return Pose((x, y, z), np.radians(yaw), np.radians(pitch), np.radians(fov))


def towards(eye: tuple[float, float, float], at: tuple[float, float, float], fov: float) -> Pose:
    """A pose at ``eye`` looking at ``at`` (metres), vertical field of view in degrees."""
    way = np.subtract(at, eye)
    azimuth = float(np.arctan2(way[0], way[2]))
    pitch = float(np.arctan2(way[1], np.hypot(way[0], way[2])))
    return Pose(eye, azimuth, pitch, float(np.radians(fov)))


def window_pose(side: int) -> Pose:
    """Square on to a window from across the hall, its whole lancet in the picture."""
    out = hall_plan.direction(hall_plan.side_azimuth(side))
    eye = out * (hall_plan.WINDOW_APOTHEM - 11.5)
    middle = hall_plan.WINDOW_SILL + hall_plan.WINDOW_HEIGHT / 2
    at = out * hall_plan.WINDOW_APOTHEM
    return towards((float(eye[0]), 3.2, float(eye[2])), (float(at[0]), middle, float(at[2])), 47)


def seat_pose(index: int = 0, pitch: float = 7.0, fov: float = 66.0) -> Pose:
    """What somebody sees who sits in chair ``index``."""
    chair = hall_plan.ring()[index]
    x, z = map(float, seat_place(chair))
    azimuth = chair.facing + np.radians(SEAT_TURN)
    return Pose((x, SEATED_EYE, z), azimuth, np.radians(pitch), np.radians(fov))


def hands_pose(index: int = 0) -> Pose:
    """What somebody in chair ``index`` sees who looks down at their own lap."""
    seat = seat_pose(index, pitch=-58.0, fov=64.0)
    return Pose(seat.position, hall_plan.ring()[index].facing, seat.pitch, seat.fov)


EYES = {
    "noor": (1.19, 0.18), "idris": (1.28, 0.20), "ambrose": (1.28, 0.09), "maren": (1.24, 0.17),
    "thessa": (1.12, 0.14), "tomas": (1.12, 0.39), "sunniva": (1.18, 0.26),
}  # fmt: skip
"""Metres above the floor and before the chair's middle at which each one's eyes rest; a test holds
them against the baked bodies."""


def portrait_pose(who: str, distance: float = 1.3, turn: float = 34.0) -> Pose:
    """The face of ``who``, from a little aside, at eye height, the chin in the picture's middle."""
    chair = next(c for c in hall_plan.ring() if c.occupant == who)
    height, before = EYES[who]
    at = chair.position + hall_plan.direction(chair.facing) * (before - 0.08)
    at = at + np.array([0, height - 0.06, 0], np.float32)
    eye = at + distance * hall_plan.direction(chair.facing + np.radians(turn))
    return towards(tuple(map(float, eye + [0, 0.06, 0])), tuple(map(float, at)), 25)


def views() -> dict[str, View]:
    """Every view whose subject exists."""
    found = {
        "doors": View(degrees(1.0, 1.66, -24.4, -2.5, 10.5, 57), inside=0.0),
        "threshold": View(degrees(0.0, 1.66, -16.2, 0, 4, 66), inside=0.5, doors=1.0),
        "hall": View(degrees(0.0, 1.7, -10.5, 0, 14, 62), playing=True),
        "up": View(degrees(0.0, 1.7, -3.0, 0, 67, 80)),
        "dome": View(degrees(0.0, 1.7, 0.0, 0, 90, 40)),
        "shelves": View(towards((-9.33, 1.62, 6.51), (-9.62, 1.75, 8.77), 56)),
        "ring": View(towards((3.4, 2.35, -6.6), (-0.5, 0.75, 0.3), 48), playing=True),
        "seat": View(seat_pose(), moment="idris+6", looked_at=True, seated=True),
        "hands": View(hands_pose(), moment="idris+6", looked_at=True, seated=True),
        "singer": View(
            portrait_pose("maren", 1.6, -12.0), seconds=9.0, looked_at=True, playing=True
        ),
        "idris": View(portrait_pose("idris"), moment="idris+6", looked_at=True),
        "thessa": View(portrait_pose("thessa"), moment="welcome-09+1.5", looked_at=True),
        "tomas": View(portrait_pose("tomas"), moment="welcome-08+1.5", looked_at=True),
        "noor": View(portrait_pose("noor"), moment="welcome-07+1", looked_at=True),
        "ambrose": View(portrait_pose("ambrose"), moment="welcome-05+1.5", looked_at=True),
        "sunniva": View(portrait_pose("sunniva"), moment="welcome-04-sunniva+0.8", looked_at=True),
    }
    for number, side in enumerate(hall_plan.WINDOW_SIDES, start=1):
        found[f"window-{number}"] = View(window_pose(side))
    return found


def view_named(name: str) -> View:
    """The view called ``name``. Raises NoSuchView with the names that exist."""
    known = views()
    if name in known:
        return known[name]
    if name in UNFINISHED:
        raise NoSuchView(f"view {name!r} has no subject yet; try {', '.join(known)}")
    raise NoSuchView(f"there is no view {name!r}; try {', '.join(known)}")


def pose_from_text(text: str) -> Pose:
    """``X,Y,Z,YAW,PITCH[,FOV]`` in metres and degrees. Raises ValueError that says what is wrong."""
    parts = text.split(",")
    if len(parts) not in (5, 6):
        raise ValueError(f"--pose needs X,Y,Z,YAW,PITCH[,FOV], got {len(parts)} numbers")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        raise ValueError(f"--pose needs numbers, got {text!r}") from None
    if not np.all(np.isfinite(numbers)) or max(map(abs, numbers[:3])) > 1000:
        raise ValueError("--pose needs finite numbers, places within 1000 metres")
    if not -90 <= numbers[4] <= 90:
        raise ValueError("--pose: PITCH goes from -90 to 90")
    if len(numbers) == 6 and not 5 <= numbers[5] <= 150:
        raise ValueError("--pose: FOV goes from 5 to 150")
    return degrees(*numbers)
