"""A flat hog-hair brush: strokes with bristles, ragged ends and ridges that catch the light.

Strokes are laid in degrees of sky, so that they look alike wherever the canvas squeezes it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from game.meshes import sky_plane

LONG, WIDE = 192, 48
"""Samples along and across a brush mark."""
LIGHT = np.array([-0.6, 0.8])
"""Where the light comes from that the ridges of paint catch, on the canvas (right, up)."""


@dataclass(frozen=True)
class Mark:
    """What one stroke leaves: cover (LONG, WIDE) 0..1, and ridge, its slope across, about -1..1."""

    cover: np.ndarray
    ridge: np.ndarray


def mark(rng: np.random.Generator, dry: float) -> Mark:
    """One way the bristles may run. ``dry`` 0 loaded … 1 nearly out of paint."""
    across = np.linspace(-1, 1, WIDE)[None, :]
    along = np.linspace(0, 1, LONG)[:, None]
    hairs = ndimage.gaussian_filter(rng.normal(size=(LONG, WIDE)), (40, 0.9), mode="wrap")
    hairs /= hairs.std()
    ragged = ndimage.gaussian_filter1d(rng.normal(size=WIDE), 1.3)
    ragged *= 0.05 / ragged.std()
    start, end = 0.08 + np.abs(ragged), 0.86 + 1.6 * np.roll(ragged, 7)
    body = smooth(start - 0.05, start + 0.04, along) * smooth(end + 0.09, end - 0.09, along)
    body *= smooth(1.0, 0.80, np.abs(across + 0.05 * np.sin(5 * along)))
    gaps = smooth(-0.6, 0.5, hairs + 1.7 - dry * (1.2 + 2.2 * along))
    height = 0.5 * hairs + 2.2 * smooth(0.45, 0.85, np.abs(across)) * (1 + 0.4 * hairs)
    ridge = np.clip(np.gradient(height, axis=1) * 2.2, -1.4, 1.4)
    return Mark((body * gaps).astype(np.float32), ridge.astype(np.float32))


def smooth(low, high, x):
    t = np.clip((x - low) / (np.asarray(high) - low), 0, 1)
    return t * t * (3 - 2 * t)


class Canvas:
    """(N, N, C) f32 paint, row 0 at the top; right is east, up is south, as one sees it looking up."""

    def __init__(self, size: int, paint: np.ndarray, rng: np.random.Generator) -> None:
        self.size = size
        self.paint = np.ascontiguousarray(paint, np.float32)
        self.marks = [mark(rng, dry) for dry in np.linspace(0.1, 0.95, 28)]

    def texel(self, at: np.ndarray) -> np.ndarray:
        """(N, 2) columns and rows of places on the canvas's plane."""
        half = self.size / 2
        return half + np.stack([at[:, 0], -at[:, 1]], 1) * (half / sky_plane.CANVAS_REACH)

    def strokes(
        self,
        at: np.ndarray,
        way: np.ndarray,
        length: np.ndarray,
        width: np.ndarray,
        bend: np.ndarray,
        color: np.ndarray,
        strength: np.ndarray,
        relief: float,
        which: np.ndarray,
    ) -> None:
        """Lays strokes one over another. at (N, 2) degrees from the zenith; way (N, 2) unit, along
        the stroke; length, width (N,) degrees; bend (N,) 1/degree; color (N, C); strength (N,) 0..1."""
        angle = np.hypot(*at.T)
        radial = at / np.maximum(angle, 1e-6)[:, None]
        radians = np.radians(angle)
        far = sky_plane.place(radians)
        grain = self.size / 2 / sky_plane.CANVAS_REACH * np.pi / 180
        out = grain * (sky_plane.place(radians + 1e-4) - far) / 1e-4
        round_ = grain * far / np.maximum(np.sin(radians), 1e-4)
        middle = self.texel(radial * far[:, None])
        for k in range(len(at)):
            self._stroke(
                middle[k],
                radial[k],
                (max(out[k], 1e-3), max(round_[k], 1e-3)),
                way[k],
                (length[k], width[k], bend[k]),
                color[k],
                strength[k],
                relief,
                self.marks[which[k]],
            )

    def _stroke(self, middle, radial, scale, way, shape, color, strength, relief, mark) -> None:
        length, width, bend = shape
        tangent = np.array([-radial[1], radial[0]])
        to_sky = np.outer(radial, radial) / scale[0] + np.outer(tangent, tangent) / scale[1]
        to_canvas = np.outer(radial, radial) * scale[0] + np.outer(tangent, tangent) * scale[1]
        side = np.array([-way[1], way[0]])
        ends = np.abs(to_canvas @ way) * length / 2 + np.abs(to_canvas @ side) * (
            width / 2 + abs(bend) * length**2 / 8
        )
        low = np.maximum(np.floor(middle - ends).astype(int), 0)
        high = np.minimum(np.ceil(middle + ends).astype(int) + 1, self.size)
        if (high <= low).any():
            return
        x = np.arange(low[0], high[0], dtype=np.float32)[None, :] - np.float32(middle[0])
        y = np.float32(middle[1]) - np.arange(low[1], high[1], dtype=np.float32)[:, None]
        along_x, along_y = (way @ to_sky).astype(np.float32)
        side_x, side_y = (side @ to_sky).astype(np.float32)
        along = along_x * x + along_y * y
        across = side_x * x + side_y * y - np.float32(bend / 2) * along * along
        u = along * np.float32(LONG / length) + np.float32(LONG / 2)
        v = across * np.float32(WIDE / width) + np.float32(WIDE / 2)
        hit = (u >= 0) & (u < LONG) & (v >= 0) & (v < WIDE)
        rows, columns = np.nonzero(hit)
        if not len(rows):
            return
        i, j = u[hit].astype(np.intp), v[hit].astype(np.intp)
        cover = (mark.cover[i, j] * np.float32(strength))[:, None]
        lit = 1 + np.float32(relief * (side @ LIGHT)) * mark.ridge[i, j]
        rows += low[1]
        columns += low[0]
        under = self.paint[rows, columns]
        laid = color[None, :].astype(np.float32) * lit[:, None]
        self.paint[rows, columns] = under + (laid - under) * cover

    def spatter(self, at: np.ndarray, radius: np.ndarray, color: np.ndarray) -> None:
        """Flecks off a tapped brush. at (N, 2) degrees; radius (N,) texels; color (N, C)."""
        angle = np.hypot(*at.T)
        far = sky_plane.place(np.radians(angle))
        middle = self.texel(at * (far / np.maximum(angle, 1e-6))[:, None])
        for (x, y), r, tint in zip(middle, radius, color, strict=True):
            reach = int(np.ceil(r)) + 1
            column, row = int(x), int(y)
            if not (reach <= column < self.size - reach and reach <= row < self.size - reach):
                continue
            rows, columns = np.ogrid[
                row - reach : row + reach + 1, column - reach : column + reach + 1
            ]
            d = np.hypot(columns + 0.5 - x, rows + 0.5 - y)
            cover = np.clip(r + 0.5 - d, 0, 1)[..., None] * 0.8
            box = self.paint[row - reach : row + reach + 1, column - reach : column + reach + 1]
            box += (np.maximum(tint, box) - box) * cover
