"""The stone of a window as curves: lancet outline, mullions, arches, cusps, a rosette.

Everything here is flat, in the window's own plane: x across from the middle of the sill, y up from
the sill, metres. ``game/meshes/windows.py`` gives the bars their mouldings; bake draws the glass
round them, so that stone never lands on a face.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.meshes.hall_plan import WINDOW_HEIGHT, WINDOW_WIDTH

HALF = WINDOW_WIDTH / 2
SPRINGING = WINDOW_HEIGHT - WINDOW_WIDTH * float(np.sqrt(3)) / 2
"""Height at which the sides begin to bend: each arc is struck from the other's foot."""

MULLION_X = 0.76
"""Where the two mullions of a three-light window stand; the middle light is the widest."""


@dataclass(frozen=True)
class Bar:
    """One run of stone. line (N, 2) metres; half (width) and depth in metres; closed for a ring."""

    line: np.ndarray
    half: float
    depth: float
    closed: bool = False


def half_width(y: np.ndarray, grow: float = 0.0) -> np.ndarray:
    """Half the width of the lancet at height ``y`` (metres); 0 above the apex.

    ``grow`` widens jambs and arch alike by that many metres, as a splayed reveal does.
    """
    y = np.asarray(y, np.float64)
    radius = WINDOW_WIDTH + grow
    rise = np.maximum(y - SPRINGING, 0.0)
    arc = np.sqrt(np.maximum(radius**2 - rise**2, 0.0)) - HALF
    return np.maximum(np.where(y > SPRINGING, arc, HALF + grow), 0.0)


def apex(grow: float = 0.0) -> float:
    """Height of the point of the lancet, metres."""
    return SPRINGING + float(np.sqrt((WINDOW_WIDTH + grow) ** 2 - HALF**2))


def lancet(grow: float = 0.0, steps: int = 16, foot: float = 0.0) -> np.ndarray:
    """(2 · steps + 3, 2): the outline, left foot over apex to right foot, open below."""
    radius = WINDOW_WIDTH + grow
    top = np.arccos(HALF / radius)
    angle = np.linspace(0.0, top, steps + 1)
    right = np.column_stack([radius * np.cos(angle) - HALF, SPRINGING + radius * np.sin(angle)])
    left = right[:-1] * [-1, 1]
    ends = HALF + grow
    return np.vstack([[[-ends, foot]], left, right[::-1], [[ends, foot]]])


def pointed_arch(left: float, right: float, springing: float, steps: int = 10) -> np.ndarray:
    """(2 · steps + 1, 2): an equilateral arch between two feet, from left to right."""
    span = right - left
    angle = np.linspace(0.0, np.pi / 3, steps + 1)
    rise = springing + span * np.sin(angle)
    first = np.column_stack([right - span * np.cos(angle), rise])
    second = np.column_stack([left + span * np.cos(angle), rise])
    return np.vstack([first, second[-2::-1]])


def cusped(arch: np.ndarray, foils: int, bite: float, steps: int = 7) -> np.ndarray:
    """An arch's inner order: ``foils`` bays along it whose cusps reach in by ``bite`` metres."""
    step = np.linalg.norm(np.diff(arch, axis=0), axis=1)
    length = np.concatenate([[0.0], np.cumsum(step)])
    at = np.linspace(0.0, length[-1], foils * steps + 1)
    line = np.column_stack([np.interp(at, length, arch[:, axis]) for axis in (0, 1)])
    along = np.gradient(line, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    inward = np.column_stack([along[:, 1], -along[:, 0]])
    bay = (np.arange(len(at)) % steps) / steps * 2 - 1
    reach = bite * np.abs(bay) ** 2.2
    reach[0] = reach[-1] = bite * 0.15
    return line + inward * reach[:, None]


def circle(center: tuple[float, float], radius: float, steps: int = 28) -> np.ndarray:
    """(steps, 2): a ring of points, the last not repeating the first."""
    angle = np.arange(steps) * 2 * np.pi / steps
    return np.asarray(center) + radius * np.column_stack([np.cos(angle), np.sin(angle)])


def foiled(center: tuple[float, float], radius: float, foils: int, steps: int = 6) -> np.ndarray:
    """(foils · steps, 2): the inside of a rosette, round bays that meet in cusps. Closed."""
    half = np.pi / foils
    reach = radius / (1 + np.sin(half))
    bay = reach * np.sin(half)
    swing = np.linspace(-np.pi / 2 - half, np.pi / 2 + half, steps + 1)[:-1]
    points = []
    for foil in range(foils):
        axis = np.pi / 2 + 2 * half * foil
        middle = reach * np.array([np.cos(axis), np.sin(axis)])
        points.append(middle + bay * np.column_stack([np.cos(axis + swing), np.sin(axis + swing)]))
    return np.asarray(center) + np.concatenate(points)


ROSE_RADIUS = 0.8
ROSE_CENTER = (
    0.0,
    SPRINGING + float(np.sqrt((WINDOW_WIDTH - ROSE_RADIUS) ** 2 - HALF**2)),
)
"""The circle that touches both arcs of the lancet from within."""

TWIN_ROSE_RADIUS = 0.7
TWIN_ROSE_CENTER = (
    0.0,
    SPRINGING + float(np.sqrt((WINDOW_WIDTH - TWIN_ROSE_RADIUS) ** 2 - HALF**2)),
)
"""The circle that also touches the two half-width lancets below it."""

ONE_LIGHT_SPRING = 5.25
"""Where the undivided window's arch leaves the jambs, metres: lower than a pointed arch that is
struck from its own feet would, so that it fits between them and the rosette."""


def three_lights(foils: int = 8) -> list[Bar]:
    """A wide middle light between two narrow ones, a rosette above: for one great subject."""
    spring = ROSE_CENTER[1] - ROSE_RADIUS - 2 * MULLION_X * float(np.sqrt(3)) / 2
    middle = pointed_arch(-MULLION_X, MULLION_X, spring)
    bars = [
        Bar(middle, 0.048, 0.16),
        Bar(cusped(middle, 5, 0.19), 0.028, 0.10),
        *_rose(ROSE_CENTER, ROSE_RADIUS, foils),
    ]
    for sign in (-1.0, 1.0):
        feet = sorted((sign * MULLION_X, sign * HALF))
        side = pointed_arch(feet[0], feet[1], spring, steps=7)
        bars += [
            Bar(np.array([[sign * MULLION_X, 0.0], [sign * MULLION_X, spring]]), 0.045, 0.16),
            Bar(side, 0.045, 0.14),
            Bar(cusped(side, 3, 0.12, steps=6), 0.026, 0.09),
        ]
    return bars + [_frame()]


def two_lights(foils: int = 6) -> list[Bar]:
    """Two lancets of half the width side by side, a rosette over them: for two who meet."""
    bars = [
        Bar(np.array([[0.0, 0.0], [0.0, SPRINGING]]), 0.06, 0.18),
        *_rose(TWIN_ROSE_CENTER, TWIN_ROSE_RADIUS, foils),
    ]
    for feet in ((-HALF, 0.0), (0.0, HALF)):
        arch = pointed_arch(*feet, SPRINGING)
        bars += [Bar(arch, 0.05, 0.16), Bar(cusped(arch, 3, 0.24), 0.030, 0.10)]
    return bars + [_frame()]


def one_light(foils: int = 8) -> list[Bar]:
    """One great cusped arch under the rosette, no mullion: for a subject as wide as the window."""
    peak = ROSE_CENTER[1] - ROSE_RADIUS
    steep = (peak - ONE_LIGHT_SPRING) / (WINDOW_WIDTH * float(np.sqrt(3)) / 2)
    arch = pointed_arch(-HALF, HALF, 0.0, steps=14) * [1, steep] + [0, ONE_LIGHT_SPRING]
    return [
        Bar(arch, 0.05, 0.16),
        Bar(cusped(arch, 7, 0.24), 0.030, 0.10),
        *_rose(ROSE_CENTER, ROSE_RADIUS, foils),
        _frame(),
    ]


DESIGNS = {
    "seedling": (three_lights, 8),
    "ship": (two_lights, 6),
    "phoenix": (three_lights, 6),
    "bowl": (one_light, 8),
    "blossom": (three_lights, 5),
    "chain": (one_light, 6),
    "lifting": (one_light, 7),
    "climber": (three_lights, 8),
}
"""Which stonework each scene was drawn for, and how many foils its rosette has."""


def tracery(scene: str) -> list[Bar]:
    """All the stone bars in front of a scene."""
    build, foils = DESIGNS[scene]
    return build(foils)


def coverage(bars: Iterable[Bar], points: np.ndarray) -> np.ndarray:
    """(N,) f64: metres from each point (N, 2) to the nearest stone, negative behind it."""
    nearest = np.full(len(points), np.inf)
    for bar in bars:
        line = np.vstack([bar.line, bar.line[:1]]) if bar.closed else bar.line
        for start, end in zip(line[:-1], line[1:], strict=True):
            run = end - start
            at = np.clip((points - start) @ run / max(run @ run, 1e-12), 0.0, 1.0)
            off = np.linalg.norm(points - start - at[:, None] * run, axis=1)
            np.minimum(nearest, off - bar.half, out=nearest)
    return nearest


def _rose(center: tuple[float, float], radius: float, foils: int) -> list[Bar]:
    """The rosette's ring and its foils."""
    return [
        Bar(circle(center, radius - 0.02), 0.055, 0.16, closed=True),
        Bar(foiled(center, radius - 0.05, foils), 0.030, 0.10, closed=True),
    ]


def _frame() -> Bar:
    """The stone that holds the glass's edge all round the lancet."""
    return Bar(lancet(), 0.05, 0.18)
