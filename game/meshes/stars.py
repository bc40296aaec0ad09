"""Stars as points the shader spreads over a few pixels: by magnitude and temperature."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import MeshData, Part

AIR = 390.0
"""Metres: as far as the eye's lens reaches."""
ALWAYS = 1e4
"""Seconds of life of a star that never sets."""
FAINTEST = 5.5
OVERHEAD = 19.0
"""Degrees round the zenith that are seen from the hall."""
WARM, WHITE, BLUE = (1.0, 0.50, 0.22), (1.0, 0.88, 0.72), (0.44, 0.66, 1.0)
"""About 3500, 5500 and 10000 kelvin."""


def directions(at: np.ndarray) -> np.ndarray:
    """(N, 3) unit, from (N, 2) degrees from the zenith: right is east, up is south, as one sees it."""
    angle = np.hypot(*at.T)
    flat = np.sin(np.radians(angle)) / np.maximum(angle, 1e-9)
    return np.stack([at[:, 0] * flat, np.cos(np.radians(angle)), -at[:, 1] * flat], 1)


def overhead(rng: np.random.Generator, count: int = 600) -> Part:
    """The stars that are seen from the hall: dense round the zenith."""
    return Part("star", field(rng, count, 0.0, OVERHEAD, FAINTEST), False, True)


def outer(rng: np.random.Generator, count: int = 1500) -> Part:
    """All others, down to the horizon: only who stands outside sees them."""
    return Part("star", field(rng, count, OVERHEAD, 94.0, 4.6), False, True)


def field(
    rng: np.random.Generator, count: int, inner: float, edge: float, faintest: float
) -> MeshData:
    """``count`` stars between two angles from the zenith, degrees. A magnitude more, thrice as many."""
    low, high = np.cos(np.radians([edge, inner]))
    angle = np.degrees(np.arccos(rng.uniform(low, high, count)))
    around = rng.uniform(0, 2 * np.pi, count)
    magnitude = faintest + np.log10(rng.uniform(1e-3, 1, count)) / 0.48
    size = np.clip(10 ** (-0.17 * np.clip(magnitude, -0.5, None)), 0, 1) * 0.72
    heat = rng.random(count)[:, None]
    cool, hot = np.clip(heat * 2, 0, 1), np.clip(heat * 2 - 1, 0, 1)
    hue = np.array(WARM) * (1 - cool) + np.array(WHITE) * (cool - hot) + np.array(BLUE) * hot
    at = angle[:, None] * np.stack([np.cos(around), np.sin(around)], 1)
    clock = np.stack([rng.uniform(0, 60, count), np.full(count, ALWAYS)], 1)
    return star_mesh(directions(at), hue, size, clock, rng)


def star_mesh(
    facing: np.ndarray, hue: np.ndarray, size: np.ndarray, clock: np.ndarray, rng
) -> MeshData:
    """Four vertices a star, all in its middle. facing (N, 3) unit; hue (N, 3); size (N,) 0..1 goes into
    the fourth colour; clock (N, 2) birth and life in seconds goes into uv; normals (N, 3): a way aside."""
    count = len(facing)
    turn = rng.uniform(0, 2 * np.pi, count)[:, None]
    east = np.cross(facing, [0.0, 0.0, 1.0])
    east /= np.linalg.norm(east, axis=1, keepdims=True)
    aside = np.cos(turn) * east + np.sin(turn) * np.cross(facing, east)
    color = np.concatenate([np.clip(hue, 0, 1), size[:, None]], 1)
    corner = 4 * np.arange(count)[:, None]
    triangles = (corner + np.array([[0, 1, 2, 2, 1, 3]])).reshape(-1, 3)
    four = (np.repeat(rows, 4, axis=0) for rows in (AIR * facing, aside, clock, color))
    positions, normals, uv, tint = four
    return MeshData(positions, normals, triangles, uv, tint)
