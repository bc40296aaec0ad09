"""Eyebrows: where their hairs root and lie; painted on the skin, and a few standing off it."""

from __future__ import annotations

import numpy as np

from game.bake.people.complexion import Brow
from game.bake.people.facing import HALF_EYES, Facing
from game.bake.people.hair import Ribbons, joined, ribbon

STANDING = 52
"""Hairs a side that stand off the skin, of a brow with as many painted ones as Idris has."""


def brow_line(brow: Brow, side: float, t: float, row: float) -> tuple[np.ndarray, np.ndarray]:
    """A point (2,) on the base mesh's face and which way its hair lies; side -1 left, 1 right;

    t 0 inner … 1 outer; row -1 lower edge … 1 upper.
    """
    x = HALF_EYES - 0.0180 + (0.0415 + brow.reach) * t
    rise = np.sin(min(t / 0.68, 1.0) * np.pi / 2)
    y = 0.0195 + brow.lift + brow.arch * rise - brow.fall * max(t - 0.66, 0) / 0.34
    y += brow.uneven * (side > 0)
    thick = brow.thick * (1 - t) ** 0.45 + 0.0006
    angle = np.radians(56 - 50 * min(t * 1.9, 1.0) - 14 * t + (-16 * row if t > 0.2 else 0))
    return np.array([side * x, y + row * thick]), np.array([side * np.cos(angle), np.sin(angle)])


def brow_strokes(brow: Brow, rng: np.random.Generator) -> list[tuple[np.ndarray, float]]:
    """(path (3, 2) on the base mesh, darkness 0..1) of every painted hair of both brows."""
    strokes = []
    for side in (-1.0, 1.0):
        for _ in range(brow.hairs):
            t, row = rng.random() ** 0.92, np.clip(rng.normal(0, 0.5), -1.05, 1.05)
            if brow.scar is not None and side < 0 and abs(t - brow.scar - 0.02 * row) < 0.020:
                continue
            at, way = brow_line(brow, side, t, row)
            length = brow.length * rng.uniform(0.66, 1.25) * (1 - 0.35 * t)
            across = np.array([-way[1], way[0]])
            way = way + across * rng.normal(0, brow.bristle)
            bow = across * length * rng.normal(0, 0.10)
            dark = brow.dark * (0.55 + 0.4 * rng.random()) * (0.65 + 0.35 * min(1, t * 5))
            strokes.append((np.array([at, at + way * length * 0.5 + bow, at + way * length]), dark))
    return strokes


def brows(facing: Facing, brow: Brow, normals: np.ndarray, rng: np.random.Generator) -> Ribbons:
    """Fine hairs over the painted brows, standing."""
    parts = []
    count = max(round(STANDING * brow.hairs / 430), 6)
    for side in (-1.0, 1.0):
        for _ in range(count):
            t = 0.04 + 0.96 * rng.random() ** 0.85
            at, way = brow_line(brow, side, t, rng.normal(0, 0.42))
            root, tip = facing.place(np.array([at, at + way * 0.004]))
            out = normals[facing.nearest(at)]
            lean = tip - root
            lean -= out * (lean @ out)
            lean = lean / np.linalg.norm(lean) + rng.normal(0, 0.12 + 0.5 * brow.bristle**2, 3)
            length = brow.length * rng.uniform(0.66, 1.15) * (0.7 + 0.3 * min(1.0, t * 4))
            s = np.linspace(0, 1, 3)[:, None]
            stand = 0.0014 * (1 + 2 * brow.bristle**2)
            path = root + out * 0.0004 + lean * length * s + out * (stand * np.sin(s * 2.4))
            width = np.array([0.00048, 0.00042, 0.00006])
            face = np.tile(out, (3, 1))
            parts.append(ribbon(path, face, width, 2.0 + rng.random(), np.full(3, 0.6)))
    return joined(parts)
