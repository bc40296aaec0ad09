"""Bounce light: a grid of irradiance probes gathered from everything that shines. Numpy only.

Emitters are flat patches that send light into the half-space before them. Sunlit floor patches send on
what the glass coloured, windows glow from the sky, walls of books glow by themselves; the room's own
patches then gather all of it once more, which is the second bounce. Each probe keeps the mean radiance
and its first moment (Greger et al., "The Irradiance Volume", 1998, cut to four numbers a colour-blind direction).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes import hall_plan

RANGE = 2.0
"""Mean radiance that a full byte stands for; shaders/include/light.glsl holds the same number."""
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


@dataclass(frozen=True)
class Emitters:
    """Patches: positions (N, 3) metres, normals (N, 3) unit, areas (N,) m², radiance (N, 3)."""

    positions: np.ndarray
    normals: np.ndarray
    areas: np.ndarray
    radiance: np.ndarray

    def __add__(self, other: Emitters) -> Emitters:
        return Emitters(
            np.concatenate([self.positions, other.positions]),
            np.concatenate([self.normals, other.normals]),
            np.concatenate([self.areas, other.areas]),
            np.concatenate([self.radiance, other.radiance]),
        )


@dataclass(frozen=True)
class ProbeGrid:
    """Probes at the texel centres of a box: low and size (3,) metres, counts (x, y, z)."""

    low: tuple[float, float, float] = (-14.4, -1.0, -14.4)
    size: tuple[float, float, float] = (28.8, 34.0, 28.8)
    counts: tuple[int, int, int] = (18, 14, 18)

    def points(self) -> np.ndarray:
        """(z, y, x, 3) metres."""
        axes = [
            low + size * (np.arange(count) + 0.5) / count
            for low, size, count in zip(self.low, self.size, self.counts, strict=True)
        ]
        x, y, z = np.meshgrid(*axes, indexing="ij")
        return np.stack([x, y, z], axis=-1).transpose(2, 1, 0, 3)


POINTS_AT_ONCE = 256
"""Keeps the working set of ``gather`` under 100 MB."""


def gather(points: np.ndarray, emitters: Emitters) -> tuple[np.ndarray, np.ndarray]:
    """Light of all emitters at ``points`` (P, 3): mean radiance (P, 3) and moment (P, 3) in −1..1.

    Irradiance about n, over pi, is then ``mean * (1 + moment · n)``. Nothing stands in the way here:
    the hall is one convex room, and what the ring's chairs hide is the occlusion pass's business.
    """
    parts = [
        _gather(points[start : start + POINTS_AT_ONCE], emitters)
        for start in range(0, len(points), POINTS_AT_ONCE)
    ]
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


def _gather(points: np.ndarray, emitters: Emitters) -> tuple[np.ndarray, np.ndarray]:
    to = emitters.positions[None] - points[:, None]
    square = np.maximum((to**2).sum(-1), 0.35)
    way = to / np.sqrt(square)[..., None]
    cosine = np.maximum(-(way * emitters.normals[None]).sum(-1), 0.0)
    # A patch never fills more than its half-space, however near the probe sits.
    angle = np.minimum(emitters.areas * cosine / square, 2.0)
    mean = angle @ emitters.radiance / (4 * np.pi)
    weight = angle * (emitters.radiance @ LUMINANCE)[None]
    moment = 2 * (weight[..., None] * way).sum(1) / np.maximum(weight.sum(1), 1e-9)[:, None]
    length = np.linalg.norm(moment, axis=1, keepdims=True)
    return mean, moment / np.maximum(length, 1.0)


def irradiance(points: np.ndarray, normals: np.ndarray, emitters: Emitters) -> np.ndarray:
    """What arrives on patches at ``points`` facing ``normals``, over pi: (P, 3)."""
    mean, moment = gather(points, emitters)
    return mean * np.maximum(1 + (moment * normals).sum(-1, keepdims=True), 0.0)


def floor_patches(count: int = 36) -> tuple[np.ndarray, float]:
    """Centres (N, 3) of square floor patches inside the hall, and the area of one, m²."""
    step = 2 * hall_plan.APOTHEM / count
    line = -hall_plan.APOTHEM + step * (np.arange(count) + 0.5)
    x, z = np.meshgrid(line, line)
    keep = np.hypot(x, z) < hall_plan.APOTHEM
    return np.stack([x[keep], np.zeros(keep.sum()), z[keep]], axis=1), step * step


def wall_patches(tiers: int = 6) -> tuple[np.ndarray, np.ndarray, float]:
    """Centres (N, 3), inward normals (N, 3) and area of one: two patches a side and tier."""
    places, normals = [], []
    for side in range(hall_plan.SIDES):
        out = hall_plan.direction(hall_plan.side_azimuth(side))
        along = hall_plan.direction(hall_plan.side_azimuth(side) + np.pi / 2)
        for tier in range(tiers):
            for half in (-0.25, 0.25):
                height = (tier + 0.5) * hall_plan.TIER_HEIGHT
                places.append(out * hall_plan.APOTHEM + along * half * hall_plan.SIDE_WIDTH)
                places[-1] = places[-1] + np.array([0, height, 0])
                normals.append(-out)
    area = hall_plan.SIDE_WIDTH / 2 * hall_plan.TIER_HEIGHT
    return np.array(places), np.array(normals), area


def window_emitters(colors: dict[int, np.ndarray], sky: float) -> Emitters:
    """Windows glowing inward. ``colors``: side → (rows, cols, 3) mean linear glass colour, top row first."""
    places, normals, areas, radiance = [], [], [], []
    for side, grid in colors.items():
        rows, cols, _ = grid.shape
        out = hall_plan.direction(hall_plan.side_azimuth(side))
        along = hall_plan.direction(hall_plan.side_azimuth(side) + np.pi / 2)
        for row in range(rows):
            for col in range(cols):
                height = hall_plan.WINDOW_SILL + hall_plan.WINDOW_HEIGHT * (1 - (row + 0.5) / rows)
                shift = hall_plan.WINDOW_WIDTH * ((col + 0.5) / cols - 0.5)
                places.append(out * hall_plan.WINDOW_APOTHEM + along * shift + [0, height, 0])
                normals.append(-out)
                areas.append(hall_plan.WINDOW_WIDTH * hall_plan.WINDOW_HEIGHT / (rows * cols))
                radiance.append(grid[row, col] * sky)
    return Emitters(np.array(places), np.array(normals), np.array(areas), np.array(radiance))


def lamp_emitters(places: np.ndarray, intensity: np.ndarray) -> Emitters:
    """Small lamps (N, 3) metres that shine every way, as six little patches each. Intensity rgb."""
    faces = np.concatenate([np.eye(3), -np.eye(3)])
    count = len(places)
    area = 0.01
    return Emitters(
        np.repeat(places, 6, axis=0),
        np.tile(faces, (count, 1)),
        np.full(6 * count, area),
        np.tile(intensity / area, (6 * count, 1)),
    )


def sunlight_on(
    points: np.ndarray, to_sun: np.ndarray, cookies: dict[int, np.ndarray]
) -> np.ndarray:
    """Glass colour (P, 3) of the sun at ``points`` (P, 3). ``cookies``: side → (H, W, 3), top row first."""
    color = np.zeros((len(points), 3))
    for side, cookie in cookies.items():
        azimuth = hall_plan.side_azimuth(side)
        out, along = hall_plan.direction(azimuth), hall_plan.direction(azimuth + np.pi / 2)
        travel = (hall_plan.WINDOW_APOTHEM - points @ out) / float(to_sun @ out)
        hit = points + travel[:, None] * to_sun
        u = (hit @ along) / hall_plan.WINDOW_WIDTH + 0.5
        v = (hit[:, 1] - hall_plan.WINDOW_SILL) / hall_plan.WINDOW_HEIGHT
        seen = (travel > 0) & (u > 0) & (u < 1) & (v > 0) & (v < 1)
        height, width, _ = cookie.shape
        row = np.clip(((1 - v) * height).astype(int), 0, height - 1)
        col = np.clip((u * width).astype(int), 0, width - 1)
        color += np.where(seen[:, None], cookie[row, col], 0.0)
    return color


def hall_emitters(
    window_colors: dict[int, np.ndarray],
    cookies: dict[int, np.ndarray],
    to_sun: np.ndarray,
    sun_radiance: np.ndarray,
    sky: float,
    book_glow: np.ndarray,
    lamps: Emitters,
) -> Emitters:
    """Everything that shines in the hall, first and second bounce together."""
    floor, floor_area = floor_patches()
    up = np.tile([0.0, 1.0, 0.0], (len(floor), 1))
    walls, inward, wall_area = wall_patches()
    albedo = np.array([0.30, 0.22, 0.15])
    books = np.array([0.20, 0.13, 0.08])

    pools = sunlight_on(floor, to_sun, cookies) * sun_radiance * to_sun[1] * albedo
    wall_pools = sunlight_on(walls, to_sun, cookies) * sun_radiance * books
    wall_pools *= np.maximum(inward @ to_sun, 0.0)[:, None]
    first = window_emitters(window_colors, sky) + lamps
    first += Emitters(floor, up, np.full(len(floor), floor_area), pools)
    glow = np.tile(book_glow, (len(walls), 1)) + wall_pools
    first += Emitters(walls, inward, np.full(len(walls), wall_area), glow)

    second = Emitters(
        floor, up, np.full(len(floor), floor_area), irradiance(floor, up, first) * albedo
    )
    second += Emitters(
        walls, inward, np.full(len(walls), wall_area), irradiance(walls, inward, first) * books
    )
    return first + second


def bake(grid: ProbeGrid, emitters: Emitters, night: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Two (z, y, x, 4) u8 volumes: sqrt-encoded mean radiance, and direction about 127.5.

    ``night`` (3,) is the dome's own faint light from above, added everywhere.
    """
    points = grid.points()
    flat = points.reshape(-1, 3)
    mean, moment = gather(flat, emitters)
    own = mean @ LUMINANCE
    dome = float(night @ LUMINANCE)
    moment = (moment * own[:, None] + np.array([0, dome, 0])) / (own + dome)[:, None]
    mean = mean + night
    color = np.sqrt(np.clip(mean / RANGE, 0, 1))
    shape = (*points.shape[:3], 4)
    volumes = np.full((2, len(flat), 4), 255, np.uint8)
    volumes[0, :, :3] = np.round(color * 255)
    volumes[1, :, :3] = np.round((moment * 0.5 + 0.5) * 255)
    return volumes[0].reshape(shape), volumes[1].reshape(shape)
