"""The cartoon on the glazier's table: shapes laid over one another, cut into pieces, then painted.

Shapes are laid back to front. Each hides what lies under it, names its glass and how it is cut:
``cuts(x, y)`` gives every point a number, and where the number changes there is a lead line. So
cuts follow whatever field describes the form: rays, waves, strata, the midrib of a leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage

from game.bake.windows.curves import limb
from game.bake.windows.glass import Glass
from game.meshes.hall_plan import WINDOW_HEIGHT, WINDOW_WIDTH
from game.meshes.tracery import half_width

Cuts = Callable[[np.ndarray, np.ndarray], np.ndarray]
Field = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Layer:
    """One shape. matt: how far paint creeps in from the leads, 0..1; relief: shading as if it
    were rounded over ``radius`` metres; facets: every piece rounded by itself, as hewn rock is."""

    glass: Glass
    matt: float
    relief: float
    radius: float
    facets: bool


class Drawing:
    """shape (H, W) i16: which layer; cell (H, W) i32: which cut; paint (H, W) f32: 1 is black.

    ``scale`` is pixels a metre; row 0 is the top.
    """

    def __init__(self, scale: float) -> None:
        self.scale = scale
        rows, columns = round(WINDOW_HEIGHT * scale), round(WINDOW_WIDTH * scale)
        y = WINDOW_HEIGHT - (np.arange(rows) + 0.5) / scale
        x = (np.arange(columns) + 0.5) / scale - WINDOW_WIDTH / 2
        self.x, self.y = (a.astype(np.float32) for a in np.meshgrid(x, y))
        self.inside = np.abs(self.x) < half_width(self.y)
        self.shape = np.full((rows, columns), -1, np.int16)
        self.cell = np.zeros((rows, columns), np.int32)
        self.paint = np.zeros((rows, columns), np.float32)
        self.layers: list[Layer] = []

    def lay(
        self,
        outline: np.ndarray | Sequence[np.ndarray] | None,
        glass: Glass,
        cuts: Cuts | None = None,
        matt: float = 0.3,
        relief: float = 0.0,
        radius: float = 0.08,
        facets: bool = False,
    ) -> int:
        """Puts a shape on top and returns its number.

        ``outline``: closed (N, 2), several of them, an (H, W) mask, or None for the whole window.
        """
        number = len(self.layers)
        self.layers.append(Layer(glass, matt, relief, radius, facets))
        for one in [None] if outline is None else _outlines(outline):
            box, mask = self.mask(one)
            self.shape[box][mask] = number
            self.paint[box][mask] = 0.0
            if cuts is None:
                self.cell[box][mask] = 0
            else:
                self.cell[box][mask] = np.asarray(cuts(self.x[box][mask], self.y[box][mask]))
        return number

    def stroke(
        self,
        points: np.ndarray | Sequence[Sequence[float]],
        widths: Sequence[float] = (0.0, 0.008, 0.0),
        strength: float = 0.85,
        on: Sequence[int] | int | None = None,
    ) -> None:
        """A brush line of grisaille; widths are half-widths in metres along it."""
        self.fill(limb(points, widths, 40), strength, on)

    def fill(
        self, outline: np.ndarray, strength: float, on: Sequence[int] | int | None = None
    ) -> None:
        """A flat patch of grisaille; ``on`` keeps it to some layers."""
        box, mask = self.mask(outline)
        mask &= self._on(box, on)
        self.paint[box][mask] = np.maximum(self.paint[box][mask], strength)

    def shade(self, field: Field, on: Sequence[int] | int) -> None:
        """A soft wash: ``field`` gives darkness 0..1, added over what is there."""
        mask = self._on((slice(None), slice(None)), on)
        wash = np.clip(field(self.x[mask], self.y[mask]), 0.0, 1.0)
        self.paint[mask] = 1 - (1 - self.paint[mask]) * (1 - wash)

    def lift(self, points: np.ndarray, widths: Sequence[float], on: Sequence[int] | int) -> None:
        """A highlight scratched out of the paint with a stick."""
        box, mask = self.mask(limb(points, widths, 40))
        mask &= self._on(box, on)
        self.paint[box][mask] = -1.0

    def mask(self, outline: np.ndarray | None) -> tuple[tuple[slice, slice], np.ndarray]:
        """(box, mask): which pixels of which rectangle a closed outline covers."""
        rows, columns = self.shape.shape
        if outline is None or outline.dtype == bool:
            whole = (slice(None), slice(None))
            return whole, np.ones((rows, columns), bool) if outline is None else outline.copy()
        p = np.asarray(outline, np.float64)
        px = (p[:, 0] + WINDOW_WIDTH / 2) * self.scale - 0.5
        py = (WINDOW_HEIGHT - p[:, 1]) * self.scale - 0.5
        left, right = int(max(px.min() - 1, 0)), int(min(px.max() + 2, columns))
        top, bottom = int(max(py.min() - 1, 0)), int(min(py.max() + 2, rows))
        if right <= left or bottom <= top:
            return (slice(0, 0), slice(0, 0)), np.zeros((0, 0), bool)
        canvas = Image.new("1", (right - left, bottom - top))
        ImageDraw.Draw(canvas).polygon(list(zip(px - left, py - top, strict=True)), fill=1)
        return (slice(top, bottom), slice(left, right)), np.array(canvas, bool)

    def within(self, outline: np.ndarray, on: Sequence[int] | int) -> np.ndarray:
        """(H, W) mask of an outline, clipped to layers that show."""
        box, mask = self.mask(outline)
        clipped = np.zeros(self.shape.shape, bool)
        clipped[box] = mask & self._on(box, on)
        return clipped

    def _on(self, box: tuple[slice, slice], on: Sequence[int] | int | None) -> np.ndarray:
        if on is None:
            return np.ones(self.shape[box].shape, bool)
        return np.isin(self.shape[box], np.atleast_1d(on))


def clouds(shape: tuple[int, int], cells: float, seed: int) -> np.ndarray:
    """(H, W) f32 in about -1..1: smooth noise with ``cells`` knots across the width."""
    rng = np.random.default_rng(seed)
    across = max(int(cells), 2)
    down = max(int(cells * shape[0] / shape[1]), 2)
    knots = rng.uniform(-1, 1, (down + 3, across + 3)).astype(np.float32)
    row = np.linspace(1, down + 1, shape[0])
    column = np.linspace(1, across + 1, shape[1])
    grid = np.meshgrid(row, column, indexing="ij")
    return ndimage.map_coordinates(knots, grid, order=3, mode="nearest")


def noise(x: np.ndarray, y: np.ndarray, size: float, seed: int) -> np.ndarray:
    """Smooth noise in about -1..1 that varies over ``size`` metres, anywhere in the window."""
    rng = np.random.default_rng(seed)
    knots = rng.uniform(-1, 1, (64, 64))
    at = [np.ravel(y) / size + 20.0, np.ravel(x) / size + 20.0]
    return ndimage.map_coordinates(knots, at, order=3, mode="grid-wrap").reshape(np.shape(x))


def _outlines(outline: np.ndarray | Sequence[np.ndarray]) -> list[np.ndarray]:
    if isinstance(outline, np.ndarray) and outline.ndim == 2:
        return [outline]
    return [np.asarray(one) for one in outline]
