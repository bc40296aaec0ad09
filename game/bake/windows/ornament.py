"""What every window of the hall shares: the border of jewels, the rosette, beaded fillets, rays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.bake.windows.curves import ellipse
from game.bake.windows.drawing import Cuts, Drawing
from game.bake.windows.glass import GOLD, Glass, Sheet, cycled, mixed
from game.meshes.hall_plan import WINDOW_WIDTH
from game.meshes.tracery import HALF, ROSE_CENTER, ROSE_RADIUS, SPRINGING

BORDER = 0.155
"""Metres of border, of which stone hides the outer 0.05."""


def rim(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(metres in from the lancet's edge, metres along it from the sill)."""
    ax = np.abs(x)
    over = y > SPRINGING
    out = np.hypot(ax + HALF, y - SPRINGING)
    depth = np.where(over, WINDOW_WIDTH - out, HALF - ax)
    along = np.where(over, SPRINGING + WINDOW_WIDTH * np.arctan2(y - SPRINGING, ax + HALF), y)
    return depth, along


def border(drawing: Drawing, long: Sequence[Sheet], jewels: Sequence[Sheet], step: float = 0.34):
    """Long pieces with a small square jewel between each two, and a corner at the sill."""
    depth, along = rim(drawing.x, drawing.y)
    foot = drawing.y < BORDER
    side = depth < BORDER

    def glass(x, y, cell, rng):
        sheets = jewels if cell % 2 else long
        return mixed(sheets[(cell // 2) % len(sheets)], spread=0.10)(x, y, cell, rng)

    jewel = 0.10
    turn = np.floor(along / step)
    cell = 2 * turn + (along - turn * step > step - jewel)
    across = np.abs(drawing.x) + step * 0.5 - jewel * 0.5
    turn = np.floor(across / step)
    flat = 200 + 2 * turn + (across - turn * step > step - jewel)
    corner = foot & side
    where = (side | foot) & drawing.inside
    number = drawing.lay(where, glass, matt=0.38)
    drawing.cell[where] = np.where(corner, 401, np.where(foot, flat, cell))[where]
    _jewel_paint(drawing, step, jewel, number)
    return number


def _jewel_paint(drawing: Drawing, step: float, jewel: float, number: int) -> None:
    """A painted leaf-and-stem runs along the long pieces: one dark wave with dots either side."""
    depth, along = rim(drawing.x, drawing.y)
    foot = drawing.y < BORDER
    phase = np.where(foot, np.abs(drawing.x) + step * 0.5 - jewel * 0.5, along) / step
    deep = np.where(foot, drawing.y, depth)
    middle = 0.05 + (BORDER - 0.05) * 0.5
    wave = middle + 0.016 * np.sin(phase * 2 * np.pi * 2)
    on = (drawing.shape == number) & (phase % 1 < 1 - jewel / step)
    drawing.paint[on & (np.abs(deep - wave) < 0.007)] = 0.8
    dot = np.hypot((phase * 4 % 1 - 0.5) * step / 4, deep - 2 * middle + wave)
    drawing.paint[on & (dot < 0.009)] = 0.8
    gem = np.hypot((phase % 1 - 1 + jewel / step / 2) * step, deep - middle)
    drawing.paint[(drawing.shape == number) & (np.abs(gem - 0.026) < 0.005)] = 0.7


def rays(center: Sequence[float], count: int, swing: float = 0.0, weave: float = 0.0) -> Cuts:
    """Sectors about a point; ``weave`` > 0 makes every other ray that much narrower (0..1)."""

    def cuts(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        turn = (np.arctan2(x - center[0], y - center[1]) / (2 * np.pi) + swing) % 1 * count / 2
        pair = np.floor(turn)
        return (2 * pair + (turn - pair > 0.5 + weave / 2)).astype(np.int32)

    return cuts


def rings(center: Sequence[float], radii: Sequence[float]) -> Cuts:
    """Rings about a point."""
    return lambda x, y: np.searchsorted(radii, np.hypot(x - center[0], y - center[1]))


def crossed(first: Cuts, second: Cuts) -> Cuts:
    """Both sets of cuts; the first's number is the low part, so ``cell % 1000`` gives it back."""
    return lambda x, y: first(x, y) + 1000 * second(x, y)


def staggered(
    center: Sequence[float], count: int, radii: Sequence[float], weave: float = 0.0
) -> Cuts:
    """Rays whose cross cuts are set off from ray to ray, as a glazier breaks long strips."""
    cast = rays(center, count, weave=weave)

    def cuts(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        ray = cast(x, y)
        reach = np.hypot(x - center[0], y - center[1])
        shift = np.array([0.0, 0.45, 0.2, 0.7])[ray % 4] * (radii[1] - radii[0])
        return ray + 1000 * np.searchsorted(radii, reach + shift)

    return cuts


def rose(
    drawing: Drawing, disc: Glass, petals: Glass, outer: Glass, foils: int = 8, heart: float = 0.3
):
    """The rosette's glass in three rings; returns the three layers, outermost first."""
    cx, cy = ROSE_CENTER
    half = 0.5 / foils
    around = drawing.lay(
        ellipse(ROSE_CENTER, ROSE_RADIUS, ROSE_RADIUS, count=96),
        outer,
        rays(ROSE_CENTER, foils, half),
    )
    ring = drawing.lay(
        ellipse(ROSE_CENTER, 0.60, 0.60, count=96), petals, rays(ROSE_CENTER, foils * 2, half / 2)
    )
    middle = drawing.lay(ellipse((cx, cy), heart, heart, count=64), disc)
    return around, ring, middle


def beads(drawing: Drawing, line: np.ndarray, half: float, on: int, gap: float = 0.085) -> None:
    """A fillet painted black, its pearls left clear: ``line`` closed or open, on one layer."""
    step = np.linalg.norm(np.diff(line, axis=0), axis=1)
    at = np.concatenate([[0.0], np.cumsum(step)])
    count = max(int(at[-1] / gap), 1)
    where = (np.arange(count) + 0.5) * at[-1] / count
    pearls = np.column_stack([np.interp(where, at, line[:, axis]) for axis in (0, 1)])
    drawing.shade(lambda x, y: np.full(x.shape, 0.86), on)
    for pearl in pearls:
        box, mask = drawing.mask(ellipse(pearl, half, half, count=20))
        mask &= drawing.shape[box] == on
        drawing.paint[box][mask] = 0.0


def gold_rose(drawing: Drawing, outer: Sequence[Sheet], petals: Sequence[Sheet]):
    """The rosette most windows wear: gold heart, two colours of petal, a dark rim."""
    return rose(drawing, mixed(GOLD), cycled(*petals), cycled(*outer))
