"""What a luthier would measure. Metres; origin in the middle of the saddle, on the soundboard's plane.

+y runs along the strings to the head, +z out of the soundboard, +x to the bass side.
"""

from __future__ import annotations

import numpy as np

SCALE = 0.650
"""From saddle to nut."""
FRETS = 19
JOIN = 0.325
"""Where neck and body meet, at the twelfth fret."""
LENGTH = 0.485
"""Of the body."""
HOLE = np.array([0.0, 0.171])
HOLE_RADIUS = 0.043
TOP, BOARD = 0.0, 0.006
"""Heights of the soundboard and of the fingerboard's face."""
FRET_HEIGHT = 0.0010
AT_NUT, AT_SADDLE = 0.0079, 0.0118
"""Heights of the strings' middles."""
NUT_SPAN, SADDLE_SPAN = 0.043, 0.058
"""From the first string to the sixth."""
GAUGES = np.array([0.71, 0.82, 1.02, 0.74, 0.89, 1.09]) * 1e-3
"""Diameters, the first string first; the last three are wound."""
HEAD_TILT = float(np.radians(15.0))
HEAD_FROM = 0.655
HALF_OUTLINE = np.array([
    (0.000, 0.3250), (0.046, 0.3245), (0.094, 0.3130), (0.127, 0.2840), (0.139, 0.2450),
    (0.133, 0.2060), (0.121, 0.1680), (0.1175, 0.1290), (0.131, 0.0860), (0.160, 0.0300),
    (0.181, -0.0200), (0.182, -0.0660), (0.160, -0.1150), (0.112, -0.1470), (0.055, -0.1580),
    (0.000, -0.1600),
])  # fmt: skip
"""The treble half of the body seen from the front, from the neck round to the tail: |x|, y."""


def fret_place(fret: float) -> float:
    """y of a fret; 0 is the nut. Equal temperament."""
    return SCALE * 2.0 ** (-fret / 12.0)


def string_point(string: int, y: float) -> np.ndarray:
    """(3,) a point of a string, 1 the highest … 6 the lowest, at ``y`` along it."""
    share = y / SCALE
    across = (string - 3.5) / 5.0 * (SADDLE_SPAN + (NUT_SPAN - SADDLE_SPAN) * share)
    return np.array([across, y, AT_SADDLE + (AT_NUT - AT_SADDLE) * share])


def stop_point(string: int, fret: int) -> np.ndarray:
    """(3,) where a fingertip presses a string to the fingerboard: close behind the fret."""
    y = fret_place(fret) + 0.3 * (fret_place(fret - 1) - fret_place(fret))
    point = string_point(string, y)
    point[2] = BOARD + FRET_HEIGHT
    return point


def board_half_width(y: np.ndarray | float) -> np.ndarray | float:
    """Of the fingerboard at ``y``: 52 mm across at the nut, 62 mm at the twelfth fret."""
    return 0.026 + (SCALE - y) * (0.005 / JOIN)


def depth(y: np.ndarray | float) -> np.ndarray | float:
    """Of the body's sides at ``y``: the tail is a little deeper than the shoulders."""
    return 0.0945 + 0.006 * (JOIN - y) / LENGTH


def outline(count: int) -> np.ndarray:
    """(count, 2) the body's outline, evenly spaced, from the neck over the bass side to the tail."""
    left = HALF_OUTLINE[1:-1][::-1] * [-1.0, 1.0]
    fine = rounded(np.concatenate([HALF_OUTLINE, left]), 12)
    closed = np.concatenate([fine, fine[:1]])
    run = np.r_[0.0, np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))]
    at = np.arange(count) * run[-1] / count
    return np.stack([np.interp(at, run, closed[:, axis]) for axis in (0, 1)], axis=1)


def rounded(points: np.ndarray, steps: int) -> np.ndarray:
    """A closed curve (N · steps, 2) through ``points`` (N, 2). Catmull and Rom 1974."""
    before, after, far = (np.roll(points, -k, axis=0) for k in (-1, 1, 2))
    t = (np.arange(steps) / steps)[None, :, None]
    a, b, c, d = (p[:, None] for p in (before, points, after, far))
    curve = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return curve.reshape(-1, 2)


def inset(loop: np.ndarray, by: float) -> np.ndarray:
    """A closed loop (N, 2) drawn ``by`` metres inside another."""
    return loop - outward(loop) * by


def outward(loop: np.ndarray) -> np.ndarray:
    """(N, 2) unit normals of a closed loop that runs over +x first, then down."""
    way = np.roll(loop, -1, axis=0) - np.roll(loop, 1, axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    return np.stack([-way[:, 1], way[:, 0]], axis=1)
