"""The draughtsman's hand: curves a window is drawn with. Metres, x across, y up; arrays (N, 2)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

Points = Sequence[Sequence[float]] | np.ndarray


def spline(points: Points, closed: bool = False, steps: int = 12) -> np.ndarray:
    """A smooth curve through all ``points`` (Catmull and Rom 1974, uniform)."""
    p = np.asarray(points, np.float64)
    if closed:
        p = np.vstack([p[-1:], p, p[:2]])
    else:
        p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    runs = []
    for a, b, c, d in zip(p[:-3], p[1:-2], p[2:-1], p[3:], strict=True):
        runs.append(
            0.5
            * (
                2 * b
                + (c - a) * t
                + (2 * a - 5 * b + 4 * c - d) * t**2
                + (3 * b - a - 3 * c + d) * t**3
            )
        )
    if not closed:
        runs.append(p[-2:-1])
    return np.concatenate(runs)


def sampled(line: Points, count: int) -> np.ndarray:
    """(count, 2): the polyline again, in equal steps of length."""
    line = np.asarray(line, np.float64)
    at = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.linspace(0, at[-1], count)
    return np.column_stack([np.interp(even, at, line[:, 0]), np.interp(even, at, line[:, 1])])


def normals(line: np.ndarray) -> np.ndarray:
    """(N, 2) unit, to the left of the way along the line."""
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    return np.column_stack([-along[:, 1], along[:, 0]])


def limb(points: Points, widths: Sequence[float], count: int = 60) -> np.ndarray:
    """The outline of a tube along a smooth curve; ``widths`` are half-widths, evenly spaced."""
    line = sampled(spline(points), count)
    half = np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(widths)), widths)
    side = normals(line) * half[:, None]
    return np.vstack([line + side, (line - side)[::-1]])


def leaf(base: Points, tip: Points, width: float, bend: float = 0.0, belly: float = 0.42):
    """An almond leaf from base to tip: (outline, midrib). ``bend`` bows the midrib to its left."""
    base, tip = np.asarray(base, float), np.asarray(tip, float)
    run = tip - base
    left = np.array([-run[1], run[0]])
    rib = sampled(spline([base, base + 0.5 * run + bend * left, tip]), 48)
    t = np.linspace(0, 1, 48)
    power = np.log(0.5) / np.log(belly)
    half = width * np.sin(np.pi * t**power) ** 0.85
    side = normals(rib) * half[:, None]
    return np.vstack([rib + side, (rib - side)[::-1]]), rib


def ellipse(center: Points, rx: float, ry: float, tilt: float = 0.0, count: int = 48) -> np.ndarray:
    """Closed outline; ``tilt`` in radians, anticlockwise."""
    a = np.linspace(0, 2 * np.pi, count, endpoint=False)
    x, y = rx * np.cos(a), ry * np.sin(a)
    c, s = np.cos(tilt), np.sin(tilt)
    return np.asarray(center) + np.column_stack([c * x - s * y, s * x + c * y])


def mirrored(points: Points) -> np.ndarray:
    """The same points with left and right exchanged."""
    return np.asarray(points, np.float64) * [-1, 1]


class Spine:
    """A curve that lends its neighbourhood coordinates: how far along, how far to the left."""

    def __init__(self, points: Points, smooth: bool = True) -> None:
        self.line = sampled(spline(points) if smooth else points, 400)
        self._left = normals(self.line)
        self._tree = cKDTree(self.line)

    def __call__(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(t, side): t in 0..1 along the curve, side in metres, positive to its left."""
        at = np.column_stack([np.ravel(x), np.ravel(y)])
        _, near = self._tree.query(at)
        side = np.sum((at - self.line[near]) * self._left[near], axis=1)
        return (near / 399).reshape(np.shape(x)), side.reshape(np.shape(x))
