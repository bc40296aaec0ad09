"""Cushions: soft, tufted, sat in; with a seam and piping round the rim."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.meshes.chairs.curves import smooth, unit
from game.meshes.chairs.tubes import grid_normals, grid_triangles, tube_grid
from game.meshes.detail import Detail, either
from game.meshes.mesh_data import MeshData, merge

SEGMENTS: dict[Detail, int] = {"full": 44, "lean": 22, "far": 14}
SHARE: dict[Detail, tuple[float, ...]] = {
    "full": (
        *(0.0, 0.10, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.765, 0.772, 0.812, 0.819),
        *(0.87, 0.93, 0.97, 0.993, 1.0),
    ),
    "lean": (0.0, 0.22, 0.46, 0.7, 0.88, 0.98, 1.0),
    "far": (0.0, 0.46, 0.88, 1.0),
}
"""Rings of the top, as shares of the way from its middle to the seam."""
BAND = (0.77, 0.815)
"""Between these shares a band is embroidered in the colour of the cord; lean ones do without."""
SEAM = 0.412
TOP = 0.462
PIPING = 0.0065


@dataclass(frozen=True)
class Cushion:
    """width and depth in metres; square: 2 is an ellipse, 5 nearly a rectangle.

    taper: how much wider it is in front; cord: colour of the piping, and of its buttons.
    tufts: buttons as (x, z), metres; weave: 0 velvet, 1 linen (kept in color.a).
    """

    tint: tuple[float, float, float]
    width: float = 0.50
    depth: float = 0.485
    square: float = 4.0
    tufts: tuple[tuple[float, float], ...] = ((-0.1, 0.02), (0.1, 0.02))
    weave: float = 0.0
    taper: float = 0.06
    cord: tuple[float, float, float] = (0.620, 0.400, 0.120)


def cushion(spec: Cushion, rng: np.random.Generator, detail: Detail = "full") -> MeshData:
    """A seat cushion, top at y = 0.45 where one sits, its middle at x = 0, z = 0.

    color.a: 0 velvet, 1 linen. uv: metres over the top.
    """
    angle = np.arange(SEGMENTS[detail]) * (2 * np.pi / SEGMENTS[detail])
    c, s = np.cos(angle), np.sin(angle)
    reach = (np.abs(c) ** spec.square + np.abs(s) ** spec.square) ** (-1 / spec.square)
    rim_x = reach * c * spec.width / 2
    rim_z = reach * s * spec.depth / 2
    rim_x = rim_x * (1 + spec.taper * rim_z / (spec.depth / 2))  # wider at the front
    wobble = 1 + 0.006 * np.cos(5 * angle + rng.uniform(0, 6.28))

    share = np.array(SHARE[detail])
    x = share[:, None] * rim_x * wobble
    z = share[:, None] * rim_z * wobble
    plump = np.sqrt(1 - share**5)[:, None]
    top = SEAM + (_level(x, z, spec, rng) - SEAM) * plump
    upper = np.stack([x, top, z], axis=-1)

    below = np.array(either(detail, (1.0, 0.985, 0.95, 0.86), (1.0, 0.97, 0.86)))
    fall = np.array(either(detail, (0.0, 0.018, 0.031, 0.038), (0.0, 0.026, 0.038)))
    sag = 1 + 0.12 * np.cos(3 * angle + rng.uniform(0, 6.28))
    lower = np.stack(
        [
            below[:, None] * rim_x * wobble,
            SEAM - fall[:, None] * sag,
            below[:, None] * rim_z * wobble,
        ],
        axis=-1,
    )
    parts = [_sheet(upper, spec, 1.0, share), _sheet(lower, spec, 0.62)]
    parts.append(_piping(upper[-1], spec, either(detail, 5, 3)))
    parts += [_button(x, z, spec, rng, either(detail, 8, 6)) for x, z in spec.tufts]
    return merge(parts)


def _level(x: np.ndarray, z: np.ndarray, spec: Cushion, rng: np.random.Generator) -> np.ndarray:
    """Height of the sat-in top before its edge rolls over, metres."""
    hollow = np.exp(-((x / 0.15) ** 2) - ((z + 0.05) / 0.14) ** 2)
    level = TOP - 0.009 * hollow + 0.02 * z
    for tuft_x, tuft_z in spec.tufts:
        dx, dz = x - tuft_x, z - tuft_z
        far = np.hypot(dx, dz)
        folds = 1 + 0.45 * np.cos(5 * np.arctan2(dz, dx) + rng.uniform(0, 6.28)) * smooth(
            0.0, 0.04, far
        )
        level = level - 0.016 * np.exp(-((far / 0.050) ** 2) * (1.4 - 0.5 * folds))
    return level + 0.0016 * np.sin(31 * x + 2.2 * np.sin(17 * z)) * np.sin(23 * z + 1.0)


def _sheet(
    rings: np.ndarray, spec: Cushion, light: float, share: np.ndarray | None = None
) -> MeshData:
    """Cloth over rings (R, S, 3), embroidered where the rings' ``share`` lies within BAND."""
    grid = rings[None].astype(np.float32)
    normal = grid_normals(grid)
    if rings[0, :, 0].std() < 1e-6:
        normal[0, 0] = (0.0, 1.0, 0.0)
    segments = rings.shape[1]
    color = np.empty((rings.shape[0] * segments, 4), np.float32)
    edge = np.linspace(1.0, 0.80, len(rings)) * light
    color[:, :3] = np.repeat(edge, segments)[:, None] * np.array(spec.tint)
    for x, z in spec.tufts:
        far = np.hypot(grid[..., 0] - x, grid[..., 2] - z).reshape(-1)
        dimple = 0.36 * np.exp(-((far / 0.022) ** 2)) + 0.36 * np.exp(-((far / 0.060) ** 2))
        color[:, :3] *= 1 - dimple[:, None]
    color[:, 3] = spec.weave
    if share is not None:
        sewn = np.repeat((share > BAND[0]) & (share < BAND[1]), segments)
        color[sewn] = (*spec.cord, 1.0)
    uv = np.stack([rings[..., 0], rings[..., 2] - 0.7 * (rings[..., 1] - SEAM)], axis=-1)
    return MeshData(
        grid.reshape(-1, 3),
        normal.reshape(-1, 3),
        grid_triangles(1, len(rings), segments),
        uv.reshape(-1, 2),
        color,
    )


def _piping(rim: np.ndarray, spec: Cushion, sides: int) -> MeshData:
    """The corded seam: a closed ring of tube round the rim."""
    segments = len(rim)
    ahead = unit(np.roll(rim, -1, axis=0) - np.roll(rim, 1, axis=0))
    up = np.broadcast_to([0.0, 1.0, 0.0], ahead.shape)
    out = unit(np.cross(ahead, up))
    turn = np.arange(sides) * (2 * np.pi / sides)
    spoke = out[:, None] * np.cos(turn)[:, None] + up[:, None] * np.sin(turn)[:, None]
    points = rim[:, None] + spoke * PIPING
    ring, side = np.arange(segments)[:, None], np.arange(sides)[None]
    a, b = ring * sides + side, ring * sides + (side + 1) % sides
    c, d = (
        ((ring + 1) % segments) * sides + side,
        ((ring + 1) % segments) * sides + (side + 1) % sides,
    )
    triangles = np.stack([a, b, c, b, d, c], axis=-1).reshape(-1, 3)
    p = points.reshape(-1, 3)
    face = np.cross(
        p[triangles[0, 1]] - p[triangles[0, 0]], p[triangles[0, 2]] - p[triangles[0, 0]]
    )
    if face @ spoke.reshape(-1, 3)[triangles[0, 0]] < 0:
        triangles = triangles[:, ::-1]
    color = np.empty((len(p), 4), np.float32)
    color[:, :3] = spec.cord
    color[:, 3] = 1.0
    around = np.repeat(np.arange(segments) * 1.584 / segments, sides)
    uv = np.stack([np.tile(turn, segments) * PIPING, around], axis=1)
    return MeshData(p, spoke.reshape(-1, 3), triangles, uv, color)


def _button(x: float, z: float, spec: Cushion, rng: np.random.Generator, sides: int) -> MeshData:
    """A covered button in its tuft."""
    level = float(_level(np.array(x), np.array(z), spec, rng))
    path = np.array([[x, level - 0.004, z], [x, level + 0.003, z], [x, level + 0.006, z]])
    radii = np.array([[0.011, 0.010, 0.0]])
    grid = tube_grid(path[None].astype(np.float32), radii.astype(np.float32), sides)
    color = np.tile(np.array([*spec.cord, spec.weave], np.float32), (3 * sides, 1))
    normal = grid_normals(grid).reshape(-1, 3)
    normal[-sides:] = (0, 1, 0)
    return MeshData(
        grid.reshape(-1, 3),
        normal,
        grid_triangles(1, 3, sides),
        grid.reshape(-1, 3)[:, [0, 2]],
        color,
    )
