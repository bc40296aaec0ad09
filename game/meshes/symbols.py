"""The drawings that are carved on and above the doors, as heights over a square.

A drawing takes x, y (N, N) in -1..1 (x right, y up) and gives heights (N, N) in 0..1. Shapes are
signed distances, negative inside, joined by taking the higher.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Grid = np.ndarray


BESIDE = 0.1
"""How far from a line its distance is still measured; further off it counts as ``FAR``."""
FAR = 9.0


def bar(x: Grid, y: Grid, a: tuple, b: tuple, start: float, end: float | None = None) -> Grid:
    """Distance to a line from a to b that swells from radius ``start`` to ``end``; FAR well off it."""
    end = start if end is None else end
    return beside(x, y, np.array([a, b], np.float32), np.array([start, end], np.float32))


def bow(x: Grid, y: Grid, points: list[tuple], start: float, end: float | None = None) -> Grid:
    """Distance to a smooth line through three points (quadratic), drawn as eight bars."""
    end = start if end is None else end
    first, middle, last = np.array(points, np.float32)
    t = np.linspace(0, 1, 9, dtype=np.float32)[:, None]
    bend = 2 * middle - (first + last) / 2
    line = (1 - t) ** 2 * first + 2 * t * (1 - t) * bend + t**2 * last
    return beside(x, y, line, start + (end - start) * t[:, 0])


def beside(x: Grid, y: Grid, line: np.ndarray, radius: np.ndarray) -> Grid:
    """Distance to a polyline (P, 2) of ``radius`` (P,), worked out only near it."""
    reach = radius.max() + BESIDE
    (x0, y0), (x1, y1) = line.min(axis=0) - reach, line.max(axis=0) + reach
    near = np.nonzero((x > x0) & (x < x1) & (y > y0) & (y < y1))
    px, py = x[near], y[near]
    best = np.full(px.shape, FAR, np.float32)
    for (ax, ay), (bx, by), a, b in zip(line, line[1:], radius, radius[1:], strict=False):
        dx, dy = bx - ax, by - ay
        ox, oy = px - ax, py - ay
        t = np.clip((ox * dx + oy * dy) / (dx * dx + dy * dy), 0, 1)
        ox -= t * dx
        oy -= t * dy
        np.minimum(best, np.sqrt(ox * ox + oy * oy) - (a + (b - a) * t), out=best)
    distance = np.full(x.shape, FAR, np.float32)
    distance[near] = best
    return distance


def ellipse(x: Grid, y: Grid, at: tuple, size: tuple, turn: float = 0.0) -> Grid:
    """Distance, nearly, to an ellipse with half axes ``size`` turned by ``turn`` degrees."""
    c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    u, v = (x - at[0]) * c + (y - at[1]) * s, (y - at[1]) * c - (x - at[0]) * s
    return (np.hypot(u / size[0], v / size[1]) - 1) * min(size)


def leaf(x: Grid, y: Grid, a: tuple, b: tuple, breadth: float) -> Grid:
    """Distance, nearly, to a pointed leaf from a to b: two arcs that meet at the tips."""
    middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    ux, uy = b[0] - a[0], b[1] - a[1]
    half = np.hypot(ux, uy) / 2
    ux, uy = ux / (2 * half), uy / (2 * half)
    u = (x - middle[0]) * ux + (y - middle[1]) * uy
    v = np.abs((y - middle[1]) * ux - (x - middle[0]) * uy)
    radius = (half**2 + breadth**2) / (2 * breadth)
    return np.hypot(u, v + radius - breadth) - radius


def swell(distance: Grid, height: float, width: float) -> Grid:
    """Rounded relief: 0 at the shape's edge, ``height`` from ``width`` inside it on."""
    t = np.clip(-distance / width, 0, 1)
    return height * np.sqrt(1 - (1 - t) ** 2)


def plate(distance: Grid, height: float, width: float = 0.03) -> Grid:
    """Flat relief with a short bevelled edge."""
    return height * np.clip(-distance / width, 0, 1)


def laid(h: Grid, distance: Grid, height: float, width: float, cut: float = 0.028) -> Grid:
    """``h`` with a rounded shape laid on it and a groove cut round the shape, as a carver would."""
    groove = np.clip(1 - np.abs(distance - 0.5 * cut) / (0.5 * cut), 0, 1)
    return np.maximum(h * (1 - 0.5 * groove), swell(distance, height, width))


def hands_joined(x: Grid, y: Grid) -> Grid:
    """Two hands clasped, seen from the side, cuffs and all."""
    y = y + 0.10
    h = np.zeros_like(x)
    for k in range(7):
        t = np.radians(30 + 20 * k)
        a, b = (0.56 * np.cos(t), 0.60 * np.sin(t)), (0.9 * np.cos(t), 0.94 * np.sin(t))
        h = np.maximum(h, swell(bar(x, y, a, b, 0.04, 0.008), 0.35, 0.03))
    h = laid(h, bar(x, y, (-1.15, -0.40), (-0.34, -0.03), 0.23, 0.19), 0.5, 0.2)
    h = laid(h, bar(x, y, (1.15, -0.40), (0.34, -0.03), 0.23, 0.19), 0.5, 0.2)
    for sign in (-1, 1):
        for away, thick in ((0.60, 0.085), (0.78, 0.05)):
            a, b = (sign * (away + 0.09), 0.10 - 0.28 * away), (sign * (away - 0.09), -0.40)
            h = laid(h, bar(x, y, a, (b[0], b[1] - 0.2 * away), thick), 0.72, 0.07)
    h = laid(h, ellipse(x, y, (-0.20, 0.01), (0.38, 0.27), 12), 0.62, 0.2)
    for k in range(3):
        ends = [(-0.06, -0.16 - 0.045 * k), (0.16, -0.22 - 0.05 * k), (0.34, -0.15 - 0.06 * k)]
        h = laid(h, bow(x, y, ends, 0.07, 0.06), 0.62, 0.07)
    h = laid(h, ellipse(x, y, (0.18, 0.04), (0.36, 0.25), -14), 0.76, 0.18)
    for k in range(4):
        root, tip = (0.12 - 0.02 * k, 0.13 - 0.118 * k), (-0.43 + 0.07 * k, 0.06 - 0.105 * k)
        middle = (-0.16 + 0.02 * k, 0.145 - 0.122 * k)
        finger = bow(x, y, [root, middle, tip], 0.074, 0.056)
        h = laid(h, finger, 0.94, 0.07, 0.034)
    thumb = bow(x, y, [(-0.42, 0.15), (-0.24, 0.30), (-0.02, 0.30)], 0.095, 0.06)
    h = laid(h, thumb, 0.84, 0.08)
    thumb = bow(x, y, [(0.34, 0.22), (0.12, 0.37), (-0.12, 0.33)], 0.10, 0.062)
    return laid(h, thumb, 1.0, 0.09)


def sun_over_book(x: Grid, y: Grid) -> Grid:
    """People on either side of an open book from which the sun rises: fills a pointed arch.

    The square is as wide as the arch's foot, and what is drawn 0.73 as high as it is wide.
    """
    y = (y + 1.0) * 0.73
    inner = np.clip((1.46 - np.hypot(np.abs(x) + 0.55, y)) / 0.03, 0, 1)
    h = swell(np.hypot(x, y - 0.56) - 0.25, 0.85, 0.22)
    h = laid(h, np.abs(np.hypot(x, y - 0.56) - 0.31) - 0.022, 0.6, 0.02)
    for k in range(15):
        t = np.radians(20 + 10 * k)
        c, s, far = np.cos(t), np.sin(t), (0.82, 0.60)[k % 2]
        ray = bar(x, y, (0.37 * c, 0.56 + 0.37 * s), (far * c, 0.56 + far * s), 0.042, 0.010)
        h = np.maximum(h, swell(ray, 0.6, 0.04))
    book = open_book(x / 0.46, (y - 0.36) / 0.46)
    on = (np.abs(x) < 0.46) & (y > 0.06) & (y < 0.52)
    h = np.where(on & (book > 0.02), book, h)
    side = np.abs(x)
    for at, tall in ((0.85, 0.45), (0.64, 0.62)):
        robe = bar(side, y, (at + 0.03, -0.02), (at, tall - 0.20), 0.14, 0.07)
        folds = 0.07 * np.sin(70 * (side - at) / (1.1 - 0.8 * y))
        h = np.where(robe < -0.03, np.maximum(h, 0.62 + folds), laid(h, robe, 0.72, 0.07))
        reach = [(at, tall - 0.2), (at - 0.07, tall - 0.27), (at - 0.16, tall - 0.20)]
        arm = bow(side, y, reach, 0.042, 0.032)
        h = laid(h, arm, 0.85, 0.035)
        h = laid(h, ellipse(side, y, (at - 0.01, tall - 0.06), (0.072, 0.092), 10), 1.0, 0.07)
    ground = plate(np.maximum(y - 0.05, -y), 0.8, 0.02)
    return np.clip(np.maximum(h, ground), 0, 1) * inner


def lamp_passed(x: Grid, y: Grid) -> Grid:
    """A lamp with a flame, one hand giving it from below, another open to take it."""
    bowl = np.maximum(ellipse(x, y, (0.0, 0.02), (0.40, 0.20)), y - 0.08)
    h = swell(bowl, 0.85, 0.16)
    h = np.maximum(h, swell(bar(x, y, (0.30, 0.06), (0.52, 0.15), 0.075, 0.05), 0.85, 0.07))
    handle = np.abs(np.hypot(x + 0.46, y - 0.05) - 0.13) - 0.035
    h = np.maximum(h, swell(handle, 0.7, 0.035))
    h = np.maximum(h, plate(bar(x, y, (-0.33, 0.09), (0.30, 0.09), 0.03), 0.95))
    flame = np.minimum(
        ellipse(x, y, (0.54, 0.32), (0.095, 0.14)), leaf(x, y, (0.54, 0.2), (0.50, 0.72), 0.085)
    )
    h = np.maximum(h, swell(flame, 1.0, 0.09))
    for k in range(8):
        t = np.radians(-20 + 32 * k)
        c, s = np.cos(t), np.sin(t)
        if not (150 < np.degrees(t) % 360 < 290):
            ray = bar(
                x,
                y,
                (0.53 + 0.24 * c, 0.4 + 0.30 * s),
                (0.53 + 0.40 * c, 0.4 + 0.46 * s),
                0.028,
                0.006,
            )
            h = np.maximum(h, swell(ray, 0.35, 0.025))
    h = np.maximum(h, giving_hand(-x, y))
    return np.maximum(h, giving_hand(x, y + 0.10))


def giving_hand(x: Grid, y: Grid) -> Grid:
    """An arm from the lower right, its open hand held flat under whatever is passed on."""
    h = np.zeros_like(x)
    h = np.maximum(h, swell(bar(x, y, (1.15, -0.85), (0.56, -0.45), 0.15, 0.13), 0.5, 0.14))
    h = np.maximum(h, swell(bar(x, y, (0.86, -0.46), (0.68, -0.74), 0.05), 0.68, 0.05))
    palm = bar(x, y, (0.56, -0.44), (0.26, -0.31), 0.14, 0.13)
    h = np.maximum(h, swell(palm, 0.62, 0.13))
    for k in range(4):
        tip = (-0.16 + 0.06 * k, -0.13 - 0.085 * k)
        finger = bow(x, y, [(0.3, -0.24 - 0.05 * k), (0.08, -0.24 - 0.07 * k), tip], 0.05, 0.036)
        h = np.maximum(h, swell(finger, 0.74 - 0.05 * k, 0.05))
    thumb = bow(x, y, [(0.46, -0.33), (0.43, -0.18), (0.34, -0.10)], 0.06, 0.045)
    h = np.maximum(h, swell(thumb, 0.8, 0.06))
    return h


def knot(x: Grid, y: Grid) -> Grid:
    """One endless ribbon that goes three times round and passes over and under itself."""
    t = np.linspace(0, 2 * np.pi, 288, endpoint=False)
    reach = 0.56 + 0.30 * np.cos(8 * t)
    px, py = reach * np.cos(3 * t + 0.2), reach * np.sin(3 * t + 0.2)
    lift = 0.62 + 0.22 * np.sin(8 * t)
    h = np.zeros_like(x)
    for k in range(len(t)):
        n = (k + 1) % len(t)
        low = (min(px[k], px[n]) - 0.11, min(py[k], py[n]) - 0.11)
        high = (max(px[k], px[n]) + 0.11, max(py[k], py[n]) + 0.11)
        i0, i1 = np.searchsorted(y[:, 0], (low[1], high[1]))
        j0, j1 = np.searchsorted(x[0], (low[0], high[0]))
        if i1 <= i0 or j1 <= j0:
            continue
        window = (slice(i0, i1), slice(j0, j1))
        d = bar(x[window], y[window], (px[k], py[k]), (px[n], py[n]), 0.082)
        ridge = lift[k] * np.sqrt(np.clip(-d / 0.082, 0, 1)) - 0.10 * np.exp(
            -(((d + 0.082) / 0.02) ** 2)
        )
        h[window] = np.maximum(h[window], np.where(d < 0, ridge, 0))
    ring = np.abs(np.hypot(x, y) - 0.96) - 0.03
    return np.maximum(h, swell(ring, 0.35, 0.03))


def seed(x: Grid, y: Grid) -> Grid:
    """A seed split open in the ground: roots below, a shoot with two leaves above."""
    soil = np.where(y < -0.18 + 0.03 * np.sin(9 * x), 0.10 + 0.04 * np.sin(21 * x + 9 * y), 0.0)
    grain = ellipse(x, y, (0.0, -0.28), (0.27, 0.20), 18)
    h = np.maximum(soil, swell(grain, 0.8, 0.18))
    h = np.where(bow(x, y, [(-0.2, -0.36), (0.0, -0.26), (0.19, -0.16)], 0.022) < 0, 0.3, h)
    roots = [
        ([(0.02, -0.44), (0.06, -0.7), (-0.02, -1.0)], 0.045),
        ([(0.0, -0.45), (-0.2, -0.62), (-0.5, -0.82)], 0.034),
        ([(0.05, -0.45), (0.26, -0.62), (0.52, -0.76)], 0.034),
        ([(-0.2, -0.62), (-0.26, -0.78), (-0.22, -0.96)], 0.022),
        ([(0.26, -0.62), (0.30, -0.8), (0.42, -0.98)], 0.022),
    ]
    for points, width in roots:
        h = np.maximum(h, swell(bow(x, y, points, width, 0.008), 0.55, width))
    stem = bow(x, y, [(0.02, -0.15), (-0.07, 0.15), (0.0, 0.48)], 0.055, 0.04)
    h = np.maximum(h, swell(stem, 0.75, 0.05))
    for a, b, breadth in (
        ((0, 0.34), (-0.72, 0.70), 0.2),
        ((0, 0.42), (0.66, 0.86), 0.19),
        ((0, 0.48), (0.03, 0.93), 0.10),
    ):
        blade = leaf(x, y, a, b, breadth)
        vein = bar(x, y, a, b, 0.015)
        h = np.maximum(h, swell(blade, 0.9, 0.14) - 0.28 * (vein < 0) * (blade < -0.03))
    return h


def bridge(x: Grid, y: Grid) -> Grid:
    """A humped stone bridge of three arches over water, a bank on either side."""
    deck = 0.18 + 0.20 * (1 - x**2)
    body = np.maximum(y - deck, -(y + 0.62))
    for at, half, top in ((0.0, 0.27, 0.14), (-0.62, 0.20, -0.05), (0.62, 0.20, -0.05)):
        hole = np.where(
            y > top - half, np.hypot(x - at, y - top + half) - half, np.abs(x - at) - half
        )
        body = np.maximum(body, -hole)
    h = plate(body, 0.5, 0.04)
    bed = np.abs((y * 7) % 1 - 0.5) / 7
    upright = np.abs((x * 3.5 + 0.5 * np.floor(y * 7 + 0.5)) % 1 - 0.5) / 3.5
    joint = np.clip(1 - np.minimum(0.5 / 7 - bed, upright) / 0.02, 0, 1)
    h = h - 0.12 * joint * (body < -0.05)
    for at, half, top in ((0.0, 0.27, 0.14), (-0.62, 0.20, -0.05), (0.62, 0.20, -0.05)):
        hole = np.where(
            y > top - half, np.hypot(x - at, y - top + half) - half, np.abs(x - at) - half
        )
        rim = np.maximum(np.abs(hole - 0.05) - 0.05, -(y + 0.62))
        spokes = np.abs(np.sin(np.arctan2(y - top + half, x - at) * 9)) > 0.18
        h = np.where(rim < 0, np.where(spokes, 0.72, 0.55) * np.clip(-rim / 0.02, 0, 1), h)
    parapet = np.abs(y - deck - 0.03) - 0.05
    h = np.maximum(h, swell(parapet, 0.95, 0.05))
    for k in range(3):
        level = -0.71 - 0.125 * k
        wave = np.abs(y - level - 0.034 * np.sin(9 * x + 2.1 * k)) - 0.04
        h = np.maximum(h, swell(wave, 0.42, 0.04))
    sun = np.hypot(x, y - 0.74) - 0.17
    return np.maximum(h, swell(sun, 0.6, 0.15))


def birds(x: Grid, y: Grid) -> Grid:
    """Three swallows rising one after another, wings spread, tails forked."""
    h = np.zeros_like(x)
    for (cx, cy), size, turn in (
        ((0.20, 0.30), 0.62, 22),
        ((-0.46, -0.16), 0.46, 8),
        ((0.36, -0.58), 0.38, 30),
    ):
        c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        u = ((x - cx) * c + (y - cy) * s) / size
        v = ((y - cy) * c - (x - cx) * s) / size
        body = bar(u, v, (-0.34, -0.02), (0.36, 0.06), 0.075, 0.13)
        bird = swell(body, 0.9, 0.12)
        bird = np.maximum(bird, swell(np.hypot(u - 0.50, v - 0.11) - 0.12, 1.0, 0.11))
        bird = np.maximum(
            bird, swell(bar(u, v, (0.58, 0.12), (0.74, 0.10), 0.05, 0.008), 0.8, 0.04)
        )
        for tip in ((-0.98, 0.16), (-0.92, -0.24)):
            bird = np.maximum(bird, swell(bar(u, v, (-0.3, -0.02), tip, 0.07, 0.012), 0.6, 0.05))
        for root, bend, tip in (
            ((0.16, 0.10), (-0.02, 0.62), (-0.52, 0.98)),
            ((0.20, -0.02), (0.20, -0.55), (-0.16, -0.98)),
        ):
            wing = bow(u, v, [root, bend, tip], 0.20, 0.02)
            feathers = 0.07 * np.sin(26 * (u * 0.8 + v * 0.3))
            bird = np.maximum(bird, np.where(wing < 0, swell(wing, 0.75, 0.14) + feathers, 0))
        h = np.maximum(h, bird)
    return np.clip(h, 0, 1)


def open_book(x: Grid, y: Grid) -> Grid:
    """A book lying open, pages swelling to the fold, lines of text, a ribbon, light rising."""
    fold = np.abs(x)
    curve = 0.10 * np.sin(np.pi * np.clip(fold / 0.86, 0, 1)) - 0.10 * np.exp(-fold / 0.05)
    top, bottom = 0.30 + curve, -0.46 + curve
    page = np.maximum(np.maximum(y - top, bottom - y), fold - 0.86)
    h = np.where(page < 0, (0.55 + 3.2 * curve) * np.clip(-page / 0.02, 0, 1), 0)
    line = np.abs(((y - curve) * 7.2 + 0.1) % 1 - 0.5) / 7.2
    text = np.maximum(np.maximum(line - 0.026, 0.15 - fold), np.maximum(fold - 0.73, page + 0.08))
    h = h - 0.22 * np.clip(0.4 - text / 0.03, 0, 1)
    leaves = np.maximum(np.maximum(y - top, bottom - 0.09 - y), fold - 0.90)
    strata = 0.36 + 0.05 * np.sin(34 * (y - curve))
    h = np.maximum(h, np.where((leaves < 0) & (page > 0), strata, 0))
    cover = np.maximum(np.maximum(y - top - 0.02, bottom - 0.15 - y), fold - 0.96)
    h = np.maximum(h, plate(cover, 0.28, 0.03))
    ribbon = bow(x, y, [(0.02, -0.5), (0.10, -0.72), (0.04, -0.95)], 0.04)
    h = np.maximum(h, swell(ribbon, 0.6, 0.035))
    for k in range(7):
        t = np.radians(24 + 22 * k)
        a = (0.34 * np.cos(t), 0.42 + 0.14 * np.sin(t))
        b = (0.86 * np.cos(t), 0.42 + 0.52 * np.sin(t))
        h = np.maximum(h, swell(bar(x, y, a, b, 0.04, 0.01), 0.45, 0.035))
    return h


def rising_sun(x: Grid, y: Grid) -> Grid:
    """Half a sun over hills, long and short rays in turn."""
    y = y + 0.12
    h = swell(np.hypot(x, y) - 0.36, 0.95, 0.30)
    h = np.maximum(h, swell(np.abs(np.hypot(x, y) - 0.42) - 0.028, 0.6, 0.028))
    for k in range(17):
        t = np.radians(2 + 11 * k)
        c, s = np.cos(t), np.sin(t)
        far = 1.02 if k % 2 else 0.76
        ray = bar(x, y, (0.50 * c, 0.50 * s), (far * c, far * s), 0.048, 0.012)
        h = np.maximum(h, swell(ray, 0.65, 0.045))
    for k, (low, tall) in enumerate(((-0.06, 0.10), (-0.28, 0.13), (-0.52, 0.12))):
        crest = low + tall * np.sin(3.1 * x + 2.3 * k + 0.4)
        hill = y - crest
        furrows = 0.06 * np.sin(26 * (y - crest) + 3 * k)
        h = np.where(
            hill < 0,
            np.minimum(0.3 + 0.16 * k + furrows, 0.3 + 0.16 * k - hill * 0.1)
            * np.clip(-hill / 0.05 + 0.4, 0, 1),
            h,
        )
    return np.clip(h, 0, 1)


SCENES: dict[str, Callable[[Grid, Grid], Grid]] = {"sun over a book": sun_over_book}
"""What is carved above the doors."""
SYMBOLS: dict[str, Callable[[Grid, Grid], Grid]] = {
    "hands joined": hands_joined,
    "lamp passed on": lamp_passed,
    "interlaced knot": knot,
    "seed": seed,
    "bridge": bridge,
    "birds": birds,
    "open book": open_book,
    "rising sun": rising_sun,
}
