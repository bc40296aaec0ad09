"""The stained glass: what bake drew, as arrays, and the stone and iron that hold it."""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.meshes.detail import HIGH, Detail, either, thinned
from game.meshes.hall_plan import (
    WINDOW_APOTHEM,
    WINDOW_HEIGHT,
    WINDOW_SCENES,
    WINDOW_SILL,
    WINDOW_WIDTH,
)
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.tracery import HALF, Bar, apex, half_width, lancet, tracery
from game.places import bundled

ASSETS = bundled("assets") / "windows"
COLOR_SIZE = (1536, 512)
LINES_SIZE = (2112, 704)
LEAD_REACH = 0.012
"""Metres that the lead channel spans on either side of the edge of lead. About half a came, so that
the mean of the channel over a large footprint is the share of glass in it: lead thins with distance
as real lead does, without a second texture."""
PAINT_DEPTH = 0.93
"""How much of the light the darkest paint takes; glass.frag repeats this and LEAD_REACH."""

WALL_OPENING_GROW = 0.32
"""How much wider than the glass the hole in the wall may be: the architrave covers 0.24 to 0.42."""
BAR_SPACING = 0.84
"""Metres between the iron saddle bars, a tenth of the glass."""


@dataclass(frozen=True)
class SceneTextures:
    """color COLOR_SIZE (H, W, 3) u8: square root of the glass's linear transmittance, no lead.

    lines LINES_SIZE (H, W, 2) u8: distance to the edge of lead (128 = edge, 255 = LEAD_REACH inside
    the glass), and painted shading (255 = opaque). Row 0 is the top.
    """

    color: np.ndarray
    lines: np.ndarray


def existing_scenes() -> tuple[str, ...]:
    """Scenes that have been baked, in the order of the hall's windows."""
    return tuple(name for name in WINDOW_SCENES.values() if (ASSETS / f"{name}.xz").exists())


def scene_of(side: int) -> str:
    """The scene that a window side shows: its own, or one of those that exist.

    Raises KeyError for a side without a window, FileNotFoundError when nothing was baked.
    """
    wanted = WINDOW_SCENES[side]
    known = existing_scenes()
    if not known:
        raise FileNotFoundError(f"no windows in {ASSETS}")
    order = list(WINDOW_SCENES).index(side)
    return wanted if wanted in known else known[order % len(known)]


def save_scene(name: str, textures: SceneTextures) -> int:
    """Writes a scene's planes, compressed; returns the file's size in bytes."""
    path = ASSETS / f"{name}.xz"
    path.parent.mkdir(parents=True, exist_ok=True)
    planes = (textures.color, textures.lines[..., 0], textures.lines[..., 1])
    raw = b"".join(np.ascontiguousarray(plane, np.uint8).tobytes() for plane in planes)
    path.write_bytes(lzma.compress(raw, preset=6))
    return path.stat().st_size


def load_scene(name: str) -> SceneTextures:
    """A baked scene. Raises FileNotFoundError, or ValueError when the file is damaged."""
    path = ASSETS / f"{name}.xz"
    stored = path.read_bytes()
    try:
        raw = np.frombuffer(lzma.decompress(stored), np.uint8)
    except (lzma.LZMAError, EOFError) as error:
        raise ValueError(f"{path.name} is damaged: {error}") from error
    color, line = COLOR_SIZE[0] * COLOR_SIZE[1] * 3, LINES_SIZE[0] * LINES_SIZE[1]
    if len(raw) != color + 2 * line:
        raise ValueError(f"{path.name} is damaged: {len(raw)} bytes inside")
    lead, paint = raw[color : color + line], raw[color + line :]
    return SceneTextures(
        raw[:color].reshape(*COLOR_SIZE, 3),
        np.stack([lead, paint], axis=-1).reshape(*LINES_SIZE, 2),
    )


def plain_scene() -> SceneTextures:
    """Honey-coloured glass without a picture, for a window whose file is missing or damaged."""
    color = np.empty((*COLOR_SIZE, 3), np.uint8)
    color[:] = (205, 160, 96)
    lines = np.zeros((*LINES_SIZE, 2), np.uint8)
    lines[..., 0] = 255
    return SceneTextures(color, lines)


@lru_cache(maxsize=16)
def mean_colors(name: str, rows: int = 6, cols: int = 2) -> np.ndarray:
    """(rows, cols, 3) f32 linear: mean transmittance of each part of the window, top first.

    What lies outside the lancet counts as black, so a cell's value times its area is its light.
    """
    colors = transmitted(name, cols, rows)
    colors.setflags(write=False)
    return colors


def transmitted(name: str, width: int, height: int) -> np.ndarray:
    """(height, width, 3) f32 linear: what a scene lets through, lead and paint too, row 0 top."""
    return see_through(load_scene(name), width, height)


def see_through(textures: SceneTextures, width: int, height: int) -> np.ndarray:
    """(height, width, 3) f32 linear transmittance, averaged over area; black outside the lancet."""
    lines = textures.lines
    reach = 2 * LEAD_REACH * len(lines) / WINDOW_HEIGHT
    glass = np.clip((np.arange(256, dtype=np.float32) / 255 - 0.5) * reach + 0.5, 0, 1)[
        lines[..., 0]
    ]
    paint = (1 - PAINT_DEPTH / 255 * np.arange(256, dtype=np.float32))[lines[..., 1]]
    inside = lancet_mask(*lines.shape[:2])
    share = _resized((glass * paint * inside)[..., None], *textures.color.shape[:2])
    sheet = np.square(np.arange(256, dtype=np.float32) / 255)[textures.color]
    return _resized(sheet * share, height, width)


def lancet_mask(rows: int, columns: int) -> np.ndarray:
    """(rows, columns) f32: 1 inside the lancet, 0 outside, row 0 top."""
    y = WINDOW_HEIGHT * (1 - (np.arange(rows) + 0.5) / rows)
    x = WINDOW_WIDTH * ((np.arange(columns) + 0.5) / columns - 0.5)
    return (np.abs(x)[None, :] < half_width(y)[:, None]).astype(np.float32)


def _resized(values: np.ndarray, rows: int, columns: int) -> np.ndarray:
    """(rows, columns, C) f32: averaged over area, exactly."""
    for axis, count in ((0, rows), (1, columns)):
        values = np.moveaxis(values, axis, 0)
        if len(values) % count == 0:
            stretch = len(values) // count
            values = sum(values[i::stretch] for i in range(stretch)) / np.float32(stretch)
        else:
            values = _shared_out(values, count)
        values = np.moveaxis(values, 0, axis)
    return np.ascontiguousarray(values, np.float32)


def _shared_out(values: np.ndarray, count: int) -> np.ndarray:
    """(count, …): means of equal stretches of the first axis whose ends fall between rows."""
    total = np.zeros((len(values) + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, out=total[1:])
    at = np.linspace(0, len(values), count + 1)
    low = np.minimum(at.astype(int), len(values) - 1)
    part = (at - low).reshape(-1, *[1] * (values.ndim - 1))
    edge = total[low] * (1 - part) + total[low + 1] * part
    return (np.diff(edge, axis=0) * (count / len(values))).astype(np.float32)


ROLL = (
    (-1, 0),
    (-1, 0.40),
    (-0.55, 0.66),
    (-0.42, 0.90),
    (0, 1),
    (0.42, 0.90),
    (0.55, 0.66),
    (1, 0.40),
    (1, 0),
)
LEAN_LINE = 0.013
"""Metres that a bar's middle may stray from its curve in lean windows."""
CHAMFER = ((-1, 0), (-1, 0.45), (-0.35, 1), (0.35, 1), (1, 0.45), (1, 0))
"""Sections of a bar: (share of its half-width, share of its depth into the room)."""

REVEAL = (
    (0.00, 0.00),
    (0.13, 0.00),
    (0.13, 0.035),
    (0.17, 0.050),
    (0.20, 0.040),
    (0.22, 0.055),
    (0.30, 0.095),
    (0.40, 0.150),
    (0.44, 0.150),
    (0.47, 0.175),
    (0.51, 0.180),
    (0.54, 0.200),
    (0.60, 0.240),
    (0.640, 0.255),
    (0.665, 0.290),
    (0.655, 0.325),
    (0.625, 0.340),
    (0.640, 0.365),
    (0.650, 0.400),
    (0.620, 0.420),
    (0.580, 0.420),
)
"""The splay from the glass to the wall and the architrave on it: (metres into the room, metres the
lancet has grown). Rolls and hollows in turn, so that light rakes across the arch."""

SILL = (
    (0.00, 0.015),
    (0.60, -0.150),
    (0.70, -0.160),
    (0.735, -0.195),
    (0.715, -0.235),
    (0.66, -0.25),
    (0.64, -0.30),
    (0.58, -0.33),
)
"""The sloping sill and its nosing: (metres into the room, metres up)."""


def window_parts(side: int | None = None, detail: Detail = "full") -> list[Part]:
    """One window at side-local place (glass on z = WINDOW_APOTHEM, seen from -z), by its scene.

    Parts: ``glass`` (uv 0..1 over the 2.8 x 8.4 m box, v up; lets sun through), ``stone`` (tracery,
    reveal, sill), ``bronze`` (iron saddle bars). Without a side, the first window's.
    """
    scene = scene_of(side if side is not None else next(iter(WINDOW_SCENES)))
    return [
        Part("glass", pane(), blocks_sun=False),
        Part("stone", merge([stonework(scene, detail), reveal(detail), sill()])),
        Part("bronze", saddle_bars(detail)),
    ]


def pane(rows: int = 24) -> MeshData:
    """The glass: a flat lancet, uv 0..1 over its box."""
    outline = lancet(steps=rows)
    count = len(outline) // 2
    left, right = outline[:count], outline[:count:-1]
    points = np.vstack([left, right, outline[count : count + 1]])
    quads = [
        tri
        for i in range(count - 1)
        for tri in ((i, i + 1, count + i), (i + 1, count + i + 1, count + i))
    ]
    quads.append((count - 1, 2 * count, 2 * count - 1))
    uv = points / [WINDOW_WIDTH, WINDOW_HEIGHT] + [0.5, 0.0]
    positions = _placed(points, np.zeros(len(points)))
    normals = np.tile([0.0, 0.0, -1.0], (len(points), 1))
    return MeshData(positions, normals, np.array(quads), uv=uv)


@lru_cache(maxsize=32)
def stonework(scene: str, detail: Detail = "full") -> MeshData:
    """Mullions, arches, cusps and rosette, moulded."""
    return merge([moulded(bar, detail) for bar in tracery(scene)])


def moulded(bar: Bar, detail: Detail = "full") -> MeshData:
    """A bar of stone with its section: a roll for the thick ones, a chamfer for cusps."""
    section = np.array(ROLL if bar.half > 0.04 else CHAMFER, np.float64)
    if detail != "full":
        section = section[[0, 1, 3, 5, 7, 8]] if bar.half > 0.04 else section[[0, 2, 3, 5]]
    if detail == "far" and bar.half > 0.04:
        section = section[[0, 2, 3, 5]]
    line = np.vstack([bar.line, bar.line[:1]]) if bar.closed else bar.line
    line = thinned(line, either(detail, 0.001, LEAN_LINE, 2.5 * LEAN_LINE))
    side = _mitres(line[:-1] if bar.closed else line, bar.closed)
    if bar.closed:
        side = np.vstack([side, side[:1]])
    across = section[:, 0] * bar.half
    flat = line[None] + across[:, None, None] * side[None]
    into = np.broadcast_to((section[:, 1] * bar.depth)[:, None], flat.shape[:2])
    tint = 0.72 + 0.28 * section[:, 1]
    return _strips(_placed(flat, into), tint)


@lru_cache(maxsize=4)
def reveal(detail: Detail = "full") -> MeshData:
    """The splayed and moulded way through the wall, and the architrave on its face."""
    profile, steps = thinned(np.array(REVEAL), HIGH[detail]), either(detail, 12, 8, 6)
    rows = np.stack([lancet(grow, steps, foot=-0.22) for grow in profile[:, 1]])
    into = np.broadcast_to(profile[:, :1], rows.shape[:2])
    hollow = np.interp(profile[:, 0], [0.0, 0.2, 0.6], [0.62, 0.8, 1.0])
    return _strips(_placed(rows, into), hollow)


def sill() -> MeshData:
    """The stone that the glass stands on, sloping into the room."""
    profile = np.array(SILL)
    half = HALF + REVEAL[-1][1] + 0.06
    x = np.array([half, -half])
    rows = np.stack([np.column_stack([x, np.full(2, up)]) for up in profile[:, 1]])
    into = np.broadcast_to(profile[:, :1], rows.shape[:2])
    body = _strips(_placed(rows, into), np.interp(profile[:, 0], [0, 0.3], [0.75, 1.0]))
    return merge([body, *(_cheek(profile, sign * half) for sign in (-1.0, 1.0))])


@lru_cache(maxsize=4)
def saddle_bars(detail: Detail = "full") -> MeshData:
    """Iron rods across the glass, tied to the lead: what carries the weight of a tall window."""
    bars = []
    for y in np.arange(BAR_SPACING, apex() - 0.5, BAR_SPACING):
        half = float(half_width(y))
        bars.append(moulded(Bar(np.array([[-half, y], [half, y]]), 0.011, 0.035), detail))
    return merge(bars)


def wall_opening(grow: float = WALL_OPENING_GROW, steps: int = 16) -> np.ndarray:
    """(N, 2) x, y from the sill: the hole to leave in the wall on the spine plane, open below."""
    return lancet(grow, steps)


def _placed(points: np.ndarray, into: np.ndarray) -> np.ndarray:
    """(..., 3): window-plane points (..., 2) put ``into`` metres inside the room from the glass."""
    z = WINDOW_APOTHEM - np.asarray(into)
    return np.concatenate([points[..., :1], points[..., 1:] + WINDOW_SILL, z[..., None]], axis=-1)


def _mitres(line: np.ndarray, closed: bool) -> np.ndarray:
    """(N, 2): to the left of the line, long enough at corners that a bar keeps its width."""
    ends = (
        np.vstack([line[-1:], line, line[:1]])
        if closed
        else np.vstack([2 * line[:1] - line[1:2], line, 2 * line[-1:] - line[-2:-1]])
    )
    step = np.diff(ends, axis=0)
    step /= np.linalg.norm(step, axis=1, keepdims=True)
    left = np.column_stack([-step[:, 1], step[:, 0]])
    middle = left[:-1] + left[1:]
    middle /= np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), 1e-9)
    return middle / np.maximum(np.sum(middle * left[1:], axis=1, keepdims=True), 0.5)


def _strips(rows: np.ndarray, tint: np.ndarray) -> MeshData:
    """(R, N, 3) points: a faceted section, smooth along its run; normals = row step x run step."""
    run = np.gradient(rows, axis=1)
    meshes = []
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(rows[0], axis=0), axis=1))])
    around = 0.0
    for index in range(len(rows) - 1):
        pair = rows[index : index + 2]
        normal = np.cross((pair[1] - pair[0])[None], run[index : index + 2])
        normal /= np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-12)
        width = float(np.linalg.norm(pair[1] - pair[0], axis=1).mean())
        count = pair.shape[1]
        i = np.arange(count - 1)
        tris = np.concatenate(
            [
                np.column_stack([i, i + count, i + 1]),
                np.column_stack([i + 1, i + count, i + count + 1]),
            ]
        )
        uv = np.stack([np.column_stack([along, np.full(count, around + w)]) for w in (0.0, width)])
        color = np.ones((2, count, 4), np.float32)
        color[..., :3] = tint[index : index + 2, None, None]
        meshes.append(
            MeshData(
                pair.reshape(-1, 3),
                normal.reshape(-1, 3),
                tris,
                uv.reshape(-1, 2),
                color.reshape(-1, 4),
            )
        )
        around += width
    return merge(meshes)


def _cheek(profile: np.ndarray, x: float) -> MeshData:
    """The end of the sill, from its profile back to the wall."""
    back = np.array([[profile[-1, 0] - 0.1, profile[-1, 1]], [profile[-1, 0] - 0.1, profile[0, 1]]])
    edge = np.vstack([profile[1:], back])
    points = _placed(np.column_stack([np.full(len(edge), x), edge[:, 1]]), edge[:, 0])
    fan = np.array([(0, i, i + 1) for i in range(1, len(edge) - 1)])
    normal = np.array([np.sign(x), 0.0, 0.0])
    a, b, c = points[fan[:, 0]], points[fan[:, 1]], points[fan[:, 2]]
    if np.cross(b - a, c - a).sum(axis=0) @ normal < 0:
        fan = fan[:, ::-1]
    return MeshData(points, np.tile(normal, (len(points), 1)), fan, uv=edge)
