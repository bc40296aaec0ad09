"""Paints the sky with a brush: ``python -m game.bake sky [--flat FOLDER]``."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image
from scipy import ndimage

from game.bake.sky.brush import Canvas, smooth
from game.bake.sky.painting import LANES, Painting
from game.meshes import sky_plane

Field = Callable[[np.ndarray], np.ndarray]
"""Of (N, 2) degrees from the zenith."""
ASSETS = Path(__file__).parents[3] / "assets" / "sky"
BRIGHTEST = 0.6
"""Radiance of a full channel; shaders/include/sky.glsl repeats it. Files hold square roots."""
FINE = 4 / 3
"""The canvas is painted larger than it is kept."""
GROUND = 384
"""Texels of the underpainting."""
BRUSHES = (
    # length, width (degrees), how often each place is covered, strength, relief, from what light on
    (7.0, 1.50, 3.0, 0.85, 0.10, 0.0),
    (4.2, 0.78, 2.4, 0.80, 0.16, 0.0),
    (2.3, 0.36, 1.3, 0.75, 0.20, 0.12),
    (1.25, 0.17, 0.8, 0.80, 0.24, 0.20),
)
STRANDS = 40
"""Strokes of dust to a step of its lane and a degree of its width."""
FLECK_AREA = 0.06
"""Square degrees of sky to each fleck of paint, where there is bright paint at all."""
QUALITY = 90


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="game.bake sky", description=__doc__)
    parser.add_argument("--size", type=int, default=sky_plane.CANVAS, help="texels, for a trial")
    parser.add_argument("--folder", type=Path, default=ASSETS)
    wanted = parser.parse_args(argv)
    painting = Painting(seed=4)
    known = {}
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for name, field, brushes, lively in (
        ("far", painting.far, BRUSHES, 1.0),
        ("near", painting.near, BRUSHES[1:], 0.4),
    ):
        rng = np.random.default_rng(11)
        canvas = painted(field, painting.flow, brushes, lively, wanted.size, rng)
        if name == "near":
            dusted(canvas, painting, rng)
        image = Image.fromarray(np.round(np.clip(canvas.paint, 0, 1) * 255).astype(np.uint8))
        kept = wanted.size if name == "far" else wanted.size * 2 // 3
        image = image.resize((kept, kept), Image.Resampling.LANCZOS)
        path = wanted.folder / f"{name}.jpg"
        image.save(path, quality=QUALITY, subsampling=0, optimize=True)
        known[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.name}: {path.stat().st_size / 1024:.0f} KiB")
    manifest = wanted.folder / "manifest.json"
    manifest.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    return 0


def painted(
    field: Field, flow: Field, brushes, lively: float, size: int, rng: np.random.Generator
) -> Canvas:
    """One layer, square-rooted. ``lively`` 0..1: how far strokes stray in hue, as mixed
    paint does, and how high they stand."""
    large = round(size * FINE)
    ground = stored(field(everywhere(GROUND))).reshape(GROUND, GROUND, 3)
    ground = ndimage.zoom(ground, (large / GROUND, large / GROUND, 1), order=1)
    canvas = Canvas(large, ground, rng)
    for length, width, cover, strength, relief, light in brushes:
        at = scattered(length * width, cover, rng)
        grow = growth(np.hypot(*at.T))
        color = stored(field(at))
        if light:
            keep = rng.random(len(at)) < smooth(light * 0.5, light * 1.8, color.max(axis=1)) + 0.08
            at, grow, color = at[keep], grow[keep], color[keep]
        count = len(at)
        color = color * (1 + 0.16 * lively * rng.normal(size=(count, 1)))
        color = color * (1 + 0.10 * lively * rng.normal(size=(count, 3)))
        way = flow(at)
        ahead = flow(at + way * (length / 3 * grow)[:, None])
        turn = (way[:, 0] * ahead[:, 1] - way[:, 1] * ahead[:, 0]) / (length / 3 * grow)
        canvas.strokes(
            at,
            way,
            length * grow * rng.uniform(0.7, 1.25, count),
            width * grow * rng.uniform(0.7, 1.3, count),
            np.clip(turn, -0.5, 0.5),
            np.clip(color, 0, 1),
            strength * rng.uniform(0.55, 1.0, count),
            relief * lively,
            rng.integers(0, len(canvas.marks), count),
        )
    flecks = scattered(FLECK_AREA, 1.0, rng)
    flecks = flecks + rng.normal(size=flecks.shape) * 0.3
    bright = stored(field(flecks))
    keep = rng.random(len(flecks)) < smooth(0.22, 0.5, bright[:, :2].max(axis=1))
    canvas.spatter(
        flecks[keep],
        size / sky_plane.CANVAS * rng.uniform(0.5, 1.0, keep.sum()) ** 3 * 2.6,
        np.clip(bright[keep] * rng.uniform(1.15, 1.7, (keep.sum(), 1)), 0, 1),
    )
    return canvas


def dusted(canvas: Canvas, painting: Painting, rng: np.random.Generator) -> None:
    """Streams of rose-gold dust: fine strokes side by side along the flow, and flecks among them."""
    for start, before, after, width, strength in LANES:
        line = painting.lane(start, before, after)
        share = np.linspace(0, 1, len(line))
        swell = np.sin(np.pi * share) ** 0.7
        count = int(STRANDS * len(line) * width)
        k = rng.integers(1, len(line) - 1, count)
        way = line[k + 1] - line[k - 1]
        way /= np.hypot(*way.T)[:, None]
        aside = rng.laplace(size=count) * 1.25 * width * (0.25 + 0.75 * swell[k])
        at = line[k] + aside[:, None] * np.stack([-way[:, 1], way[:, 0]], 1)
        ahead = painting.flow(at + 0.4 * way)
        bend = (way[:, 0] * ahead[:, 1] - way[:, 1] * ahead[:, 0]) / 0.4
        inner = np.exp(-np.abs(aside) / (width * 0.9))
        clump = 0.25 + 1.5 * smooth(0.3, 0.7, painting.noise[3](at / 1.1))
        light = 0.15 * strength * swell[k] * inner * clump * rng.uniform(0.3, 1.3, count)
        color = painting.near(at)
        color[:, 0] = np.maximum(color[:, 0], light)
        canvas.strokes(
            at,
            way,
            rng.uniform(0.8, 2.6, count),
            rng.uniform(0.05, 0.14, count),
            np.clip(bend, -0.4, 0.4),
            stored(color),
            0.12 + 0.36 * inner,
            0.12,
            rng.integers(0, len(canvas.marks), count),
        )
        some = rng.random(count) < 0.5
        flecks = at[some] + rng.normal(size=(some.sum(), 2)) * width * 0.5
        tint = painting.near(flecks)
        tint[:, 0] = 0.40 * strength * swell[k[some]] * inner[some]
        size = canvas.size / sky_plane.CANVAS * rng.uniform(0.3, 1.0, some.sum()) ** 3 * 1.9
        canvas.spatter(flecks, size, stored(tint))


def stored(radiance: np.ndarray) -> np.ndarray:
    return np.sqrt(np.clip(radiance / BRIGHTEST, 0, 1))


def everywhere(size: int) -> np.ndarray:
    """(size², 2) degrees from the zenith of every texel, row 0 at the top."""
    step = ((np.arange(size) + 0.5) / size * 2 - 1) * sky_plane.CANVAS_REACH
    x, y = np.meshgrid(step, -step)
    far = np.hypot(x, y).ravel()
    angle = np.degrees(sky_plane.angle(np.minimum(far, 1.045)))
    return np.stack([x.ravel(), y.ravel()], 1) * (angle / np.maximum(far, 1e-9))[:, None]


def growth(angle: np.ndarray) -> np.ndarray:
    """How much larger strokes are away from the zenith, where a wider lens sees them."""
    return 1 + 2.6 * smooth(14, 70, angle)


def scattered(area: float, cover: float, rng: np.random.Generator) -> np.ndarray:
    """(N, 2) stroke middles in random order, so many that strokes of ``area`` square degrees cover
    everything ``cover`` times."""
    angle = np.linspace(0, 104, 2000)
    density = (
        cover * 2 * np.pi * np.degrees(np.sin(np.radians(angle))) / (area * growth(angle) ** 2)
    )
    total = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2 * np.diff(angle))])
    count = int(total[-1])
    at = np.interp(rng.random(count) * total[-1], total, angle)
    around = rng.random(count) * 2 * np.pi
    return at[:, None] * np.stack([np.cos(around), np.sin(around)], 1)
