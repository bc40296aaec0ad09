"""Mouldings: a drawn profile becomes a lathe, a loft, a run along a side, or an arch.

A profile is a polyline (N, 2) of (out, up) metres, drawn so that the solid lies to the left of the
direction of travel and the seen surface to the right: a column's profile runs upward. Corners
sharper than ``CREASE`` stay sharp; the rest is smooth. What lies deep in a moulding is darkened in
its tint, so that profiles read even in flat light.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from game.meshes.mesh_data import MeshData, flat, merge

CREASE = float(np.radians(48.0))
SHADE_REACH = 0.12
"""Metres over which one part of a moulding shades another."""


@dataclass(frozen=True)
class Creased:
    """A polyline whose sharp corners are doubled, ready to be swept.

    points (M, 2); normals (M, 2) unit; push (M, 2) where a point goes when the line is offset by
    one metre (mitred at corners); spans (S, 2) index pairs that make surface; length (M,) metres
    along the line; open_sky (M,) 0..1, how much light the rest of the line lets in.
    """

    points: np.ndarray
    normals: np.ndarray
    push: np.ndarray
    spans: np.ndarray
    length: np.ndarray
    open_sky: np.ndarray


def creased(points: np.ndarray, closed: bool = False, crease: float = CREASE) -> Creased:
    """``points`` (N, 2) with corners doubled where the line turns by more than ``crease`` radians."""
    line = np.asarray(points, np.float64)
    if closed:
        line = np.concatenate([line, line[:1]])
    step = np.diff(line, axis=0)
    size = np.linalg.norm(step, axis=1)
    step, size = step[size > 1e-9], size[size > 1e-9]
    line = np.concatenate([line[:1], line[0] + np.cumsum(step, axis=0)])
    ahead = step / size[:, None]
    across = np.stack([ahead[:, 1], -ahead[:, 0]], axis=1)
    count = len(step)
    turn = np.arccos(np.clip(np.sum(ahead[:-1] * ahead[1:], axis=1), -1, 1))
    smooth = np.concatenate([[False], turn < crease, [False]])
    first, last = across.copy(), across.copy()  # normal at each end of each segment
    shared = across[:-1] + across[1:]
    shared /= np.maximum(np.linalg.norm(shared, axis=1, keepdims=True), 1e-9)
    first[1:][smooth[1:-1]] = shared[smooth[1:-1]]
    last[:-1][smooth[1:-1]] = shared[smooth[1:-1]]
    if closed and np.dot(ahead[-1], ahead[0]) > np.cos(crease):
        seam = across[-1] + across[0]
        first[0] = last[-1] = seam / np.linalg.norm(seam)
    new = np.concatenate([[True], ~smooth[1:-1]])  # does segment i start with a vertex of its own
    start = np.cumsum(new) - 1 + np.arange(count)
    end = start + 1
    total = int(end[-1]) + 1
    out, normals, length = np.zeros((total, 2)), np.zeros((total, 2)), np.zeros(total)
    along = np.concatenate([[0.0], np.cumsum(size)])
    out[start], out[end] = line[:-1], line[1:]
    normals[start], normals[end] = first, last
    length[start], length[end] = along[:-1], along[1:]
    spans = np.stack([start, end], axis=1)
    push = normals.copy()
    before, after = np.roll(across, 1, axis=0), np.roll(across, -1, axis=0)
    inner = slice(None) if closed else slice(1, None)
    push[start[inner]] = _mitre(across, before)[inner]
    inner = slice(None) if closed else slice(None, -1)
    push[end[inner]] = _mitre(across, after)[inner]
    return Creased(out, normals, push, spans, length, _open_sky(out, normals))


def _mitre(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """(N, 2) offset of the corner between two edges with unit normals a and b, at most 1.6 long."""
    push = (a + b) / np.maximum(1 + np.sum(a * b, axis=1, keepdims=True), 0.2)
    return push / np.maximum(np.linalg.norm(push, axis=1, keepdims=True) / 1.6, 1.0)


def _open_sky(points: np.ndarray, normals: np.ndarray) -> np.ndarray:
    """(M,) how open each point is: one minus the mean sine of the horizons before and after it."""
    away = points[None] - points[:, None]
    distance = np.linalg.norm(away, axis=2)
    rise = np.einsum("ijk,ik->ij", away, normals) / np.maximum(distance, 1e-6)
    rise *= np.clip(1.6 - distance / SHADE_REACH, 0, 1) * (distance > 1e-5)
    index = np.arange(len(points))
    before = np.where(index[None] < index[:, None], rise, 0).max(axis=1)
    after = np.where(index[None] > index[:, None], rise, 0).max(axis=1)
    return np.clip(1.0 - 0.5 * (np.maximum(before, 0) + np.maximum(after, 0)), 0.25, 1.0)


def woven(
    positions: np.ndarray,
    normals: np.ndarray,
    uv: np.ndarray,
    rows: np.ndarray,
    columns: np.ndarray,
    shade: np.ndarray | None = None,
    number: float = 1.0,
) -> MeshData:
    """A mesh from a lattice of points: positions and normals (R, C, 3), uv (R, C, 2).

    ``rows`` and ``columns`` are index pairs (n, 2) between which surface is spun. ``shade`` (R, C)
    darkens the tint; ``number`` is the fourth colour channel.
    """
    height, width = positions.shape[:2]
    a = (rows[:, 0, None] * width + columns[None, :, 0]).ravel()
    b = (rows[:, 0, None] * width + columns[None, :, 1]).ravel()
    c = (rows[:, 1, None] * width + columns[None, :, 1]).ravel()
    d = (rows[:, 1, None] * width + columns[None, :, 0]).ravel()
    triangles = np.concatenate([np.stack([a, b, c], 1), np.stack([a, c, d], 1)])
    color = np.ones((height * width, 4), np.float32)
    if shade is not None:
        color[:, :3] = shade.reshape(-1, 1)
    color[:, 3] = number
    unit = normals / np.maximum(np.linalg.norm(normals, axis=2, keepdims=True), 1e-9)
    return oriented(
        MeshData(positions.reshape(-1, 3), unit.reshape(-1, 3), triangles, uv.reshape(-1, 2), color)
    )


def oriented(mesh: MeshData) -> MeshData:
    """The same mesh, every triangle wound to agree with its normals; those without area dropped."""
    p = mesh.positions[mesh.triangles]
    face = np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    keep = np.linalg.norm(face, axis=1) > 1e-10
    towards = np.einsum("ij,ij->i", face, mesh.normals[mesh.triangles].sum(axis=1))
    triangles = np.where((towards < 0)[:, None], mesh.triangles[:, ::-1], mesh.triangles)
    return replace(mesh, triangles=triangles[keep])


def loft(outline: Creased, profile: Creased, number: float = 1.0) -> MeshData:
    """An outline on the ground pushed out from itself while it rises: piers, plinths.

    ``outline`` runs anticlockwise seen from +y down a page whose axes are (x, z) so that its
    normals look outward; ``profile`` is (outward offset, y). uv: metres round and metres up.
    """
    out, rise = profile.points[:, 0], profile.points[:, 1]
    flat_xz = outline.points[None] + out[:, None, None] * outline.push[None]
    positions = np.stack(
        [flat_xz[..., 0], np.broadcast_to(rise[:, None], flat_xz.shape[:2]), flat_xz[..., 1]], -1
    )
    lean, tilt = profile.normals[:, 0, None], profile.normals[:, 1, None]
    ones = np.ones(len(outline.points))
    normals = np.stack(
        [lean * outline.normals[:, 0], tilt * ones, lean * outline.normals[:, 1]], -1
    )
    uv = np.stack(np.broadcast_arrays(outline.length[None], profile.length[:, None]), -1)
    shade = profile.open_sky[:, None] * outline.open_sky[None]
    return woven(positions, normals, uv, profile.spans, outline.spans, shade, number)


def lathe(
    points: np.ndarray, segments: int, number: float = 1.0, arc: float = 2 * np.pi
) -> MeshData:
    """A profile (N, 2) of (radius, y) turned about the y axis. uv: metres round, metres along."""
    profile = creased(points)
    angle = np.linspace(0, arc, segments + 1)
    radial = np.stack([np.cos(angle), np.sin(angle)], 1)
    radius = profile.points[:, 0]
    positions = np.stack(
        [
            radius[:, None] * radial[:, 0],
            np.broadcast_to(profile.points[:, 1, None], (len(radius), segments + 1)),
            radius[:, None] * radial[:, 1],
        ],
        -1,
    )
    lean, tilt = profile.normals[:, 0, None], profile.normals[:, 1, None]
    normals = np.stack([lean * radial[:, 0], tilt + 0 * radial[:, 0], lean * radial[:, 1]], -1)
    reach = float(radius.max())
    uv = np.stack(np.broadcast_arrays(angle[None] * reach, profile.length[:, None]), -1)
    shade = np.broadcast_to(profile.open_sky[:, None], positions.shape[:2])
    return woven(positions, normals, uv, profile.spans, chain(segments + 1), shade, number)


def chain(count: int) -> np.ndarray:
    """(count - 1, 2): each index paired with the next."""
    index = np.arange(count)
    return np.stack([index[:-1], index[1:]], axis=1)


def sweep(
    profile: Creased,
    path: np.ndarray,
    right: np.ndarray,
    up: np.ndarray,
    scale: np.ndarray | float = 1.0,
    number: float = 1.0,
) -> MeshData:
    """``profile`` (x along ``right``, y along ``up``) carried along ``path`` (P, 3), frames (P, 3).

    uv: metres across the profile, metres along the path, which is what wood wants.
    """
    path = np.asarray(path, np.float64)
    right, up = (np.broadcast_to(np.asarray(v, np.float64), path.shape) for v in (right, up))
    size = np.broadcast_to(np.asarray(scale, np.float64), (len(path),))[:, None, None]
    x, y = profile.points[None, :, 0, None], profile.points[None, :, 1, None]
    positions = path[:, None] + size * (x * right[:, None] + y * up[:, None])
    nx, ny = profile.normals[None, :, 0, None], profile.normals[None, :, 1, None]
    normals = nx * right[:, None] + ny * up[:, None]
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    uv = np.stack(np.broadcast_arrays(profile.length[None], along[:, None]), -1)
    shade = np.broadcast_to(profile.open_sky[None], positions.shape[:2])
    return woven(positions, normals, uv, chain(len(path)), profile.spans, shade, number)


def tube(path: np.ndarray, radius: np.ndarray | float, segments: int = 6) -> MeshData:
    """A round bar along ``path`` (P, 3); ``radius`` a number or (P,). Open ends. Grain along uv.v."""
    path = np.asarray(path, np.float64)
    ahead = np.gradient(path, axis=0)
    ahead /= np.maximum(np.linalg.norm(ahead, axis=1, keepdims=True), 1e-9)
    spread = path.max(axis=0) - path.min(axis=0)
    reference = np.eye(3)[int(np.argmin(spread))]  # the axis along which the path moves least
    right = np.cross(ahead, reference)
    right /= np.maximum(np.linalg.norm(right, axis=1, keepdims=True), 1e-9)
    up = np.cross(right, ahead)
    return sweep(_round(segments), path, right, up, scale=radius)


@cache
def _round(segments: int) -> Creased:
    """A bar's smooth section, radius 1."""
    return creased(circle(1.0, segments), closed=True, crease=np.pi)


def circle(radius: float, segments: int) -> np.ndarray:
    """(segments, 2) points of a circle, normals outward when read as an outline."""
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    return radius * np.stack([np.cos(angle), np.sin(angle)], 1)


def arc(centre: tuple[float, float], radius: float, start: float, end: float, steps: int) -> list:
    """Points of a circular arc from ``start`` to ``end`` degrees, for drawing profiles."""
    angle = np.radians(np.linspace(start, end, steps + 1))
    return [(centre[0] + radius * np.cos(t), centre[1] + radius * np.sin(t)) for t in angle]


def torus(out: float, low: float, high: float, steps: int = 4) -> list[tuple[float, float]]:
    """A half-round that bulges from ``out``, between two heights, read upward."""
    half = (high - low) / 2
    return arc((out, low + half), half, -90, 90, steps)


def scotia(
    low: tuple[float, float], high: tuple[float, float], steps: int = 4
) -> list[tuple[float, float]]:
    """A hollow from ``low`` to ``high`` (out, y), a quarter ellipse, read upward."""
    t = np.linspace(0, np.pi / 2, steps + 1)
    (x0, y0), (x1, y1) = low, high
    if x1 < x0:
        return [(x1 + (x0 - x1) * (1 - np.sin(s)), y0 + (y1 - y0) * (1 - np.cos(s))) for s in t]
    return [(x0 + (x1 - x0) * (1 - np.cos(s)), y0 + (y1 - y0) * np.sin(s)) for s in t]


def box(
    low: tuple[float, float, float],
    high: tuple[float, float, float],
    grain: int = 1,
    number: float = 1.0,
    bevel: float = 0.0,
    hidden: str = "",
) -> MeshData:
    """A box between two corners. Its uv.v runs along axis ``grain`` where a face has that axis.

    ``bevel`` cuts edges and corners at 45 degrees by that many metres, to catch the light.
    ``hidden`` names faces that nobody can see, such as "+y+z": they are left out.
    """
    low_, high_ = np.asarray(low, np.float64), np.asarray(high, np.float64)
    middle, half = (low_ + high_) / 2, (high_ - low_) / 2
    cut = min(bevel, float(half.min()) * 0.9)
    signs, faces = _box_pattern(cut > 0)
    points = signs * (half - cut)[None, None]
    points[:, [0, 1, 2], [0, 1, 2]] = signs[:, 0] * half
    mesh = flat(points.reshape(-1, 3) + middle, faces)
    mesh = oriented(replace(mesh, normals=_away_from(mesh, middle)))
    widest = np.abs(mesh.normals).argmax(axis=1)
    along = np.where(widest == grain, (grain + 1) % 3, grain)
    across = 3 - widest - along
    row = np.arange(len(widest))
    uv = np.stack([mesh.positions[row, across], mesh.positions[row, along]], 1)
    mesh = numbered(replace(mesh, uv=uv), number)
    return without(mesh, hidden) if hidden else mesh


def without(mesh: MeshData, faces: str) -> MeshData:
    """The same mesh without the triangles that look straight along any axis of ``faces``: "+y-z"."""
    facing = mesh.normals[mesh.triangles].min(axis=1), mesh.normals[mesh.triangles].max(axis=1)
    keep = np.ones(len(mesh.triangles), bool)
    for sign, axis in zip(faces[0::2], faces[1::2], strict=True):
        column = "xyz".index(axis)
        keep &= facing[0][:, column] < 0.999 if sign == "+" else facing[1][:, column] > -0.999
    return pruned(replace(mesh, triangles=mesh.triangles[keep]))


def pruned(mesh: MeshData) -> MeshData:
    """The same triangles without the corners that none of them uses."""
    used = np.zeros(len(mesh.positions), bool)
    used[mesh.triangles] = True
    place = np.cumsum(used) - 1
    return MeshData(
        mesh.positions[used],
        mesh.normals[used],
        place[mesh.triangles],
        mesh.uv[used],
        mesh.color[used],
    )


def _away_from(mesh: MeshData, middle: np.ndarray) -> np.ndarray:
    """Normals turned so that they point away from ``middle`` (3,)."""
    away = mesh.positions - middle.astype(np.float32)
    inward = np.einsum("ij,ij->i", mesh.normals, away) < 0
    return np.where(inward[:, None], -mesh.normals, mesh.normals)


@cache
def _box_pattern(bevelled: bool) -> tuple[np.ndarray, np.ndarray]:
    """Corner signs (8, 3, 3), three points a corner, and triangles over the 24 points."""
    corner = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], np.float64)
    signs = np.repeat(corner[:, None], 3, axis=1)

    def at(sign: dict[int, int], axis: int) -> int:
        return 3 * (4 * (sign[0] > 0) + 2 * (sign[1] > 0) + (sign[2] > 0)) + axis

    faces = []
    for axis in range(3):
        u, v = (a for a in range(3) if a != axis)
        for s in (-1, 1):
            turn = ((-1, -1), (1, -1), (1, 1), (-1, 1))
            q = [at({axis: s, u: a, v: b}, axis) for a, b in turn]
            faces += [(q[0], q[1], q[2]), (q[0], q[2], q[3])]
        if bevelled:
            for a in (-1, 1):
                for b in (-1, 1):
                    q = [
                        at({axis: s, u: a, v: b}, w) for s, w in ((-1, u), (1, u), (1, v), (-1, v))
                    ]
                    faces += [(q[0], q[1], q[2]), (q[0], q[2], q[3])]
    if bevelled:
        faces += [(3 * c, 3 * c + 1, 3 * c + 2) for c in range(8)]
    return signs, np.array(faces)


def sheet(
    u: np.ndarray, v: np.ndarray, place, number: float = 1.0, shade: np.ndarray | None = None
) -> MeshData:
    """A lattice over u (C,) and v (R,): ``place(u, v)`` gives positions (R, C, 3). Smooth normals.

    Seen from the side where cross(d/du, d/dv) points away: the front is its reverse, so that a
    sheet with u along +x and v along +y looks towards -z, into the hall.
    """
    grid_u, grid_v = np.meshgrid(u, v)
    positions = np.asarray(place(grid_u, grid_v), np.float64)
    du = np.gradient(positions, axis=1)
    dv = np.gradient(positions, axis=0)
    normals = -np.cross(du, dv)
    uv = np.stack([grid_u, grid_v], -1)
    return woven(positions, normals, uv, chain(len(v)), chain(len(u)), shade, number)


def prism(outline: np.ndarray, thickness: float, crease: float = CREASE) -> MeshData:
    """A flat shape (N, 2) in x, y, anticlockwise, thickened along z about z = 0; star-shaped only."""
    shape = np.asarray(outline, np.float64)
    half = thickness / 2
    rim = creased(shape, closed=True, crease=crease)
    path = np.array([[0, 0, -half], [0, 0, half]])
    edge = sweep(rim, path, np.array([1.0, 0, 0]), np.array([0, 1.0, 0]))
    middle = shape.mean(axis=0)
    count = len(shape)
    points = np.concatenate([shape, middle[None]])
    fan = np.stack(
        [np.arange(count), (np.arange(count) + 1) % count, np.full(count, count)], axis=1
    )
    caps = []
    for z in (-half, half):
        normals = np.tile([0.0, 0.0, np.sign(z)], (count + 1, 1))
        placed = np.column_stack([points, np.full(count + 1, z)])
        caps.append(oriented(MeshData(placed, normals, fan, points)))
    return merge([edge, *caps])


def numbered(mesh: MeshData, number: float) -> MeshData:
    """The same mesh with the fourth colour channel set to ``number``."""
    color = mesh.color.copy()
    color[:, 3] = number
    return replace(mesh, color=color)


def mirrored(mesh: MeshData) -> MeshData:
    """The same mesh seen in a mirror standing on x = 0."""
    flip = np.array([-1, 1, 1], np.float32)
    return replace(
        mesh,
        positions=mesh.positions * flip,
        normals=mesh.normals * flip,
        triangles=mesh.triangles[:, ::-1],
    )


def inside_out(mesh: MeshData) -> MeshData:
    """The same mesh seen from its other side."""
    return replace(mesh, normals=-mesh.normals, triangles=mesh.triangles[:, ::-1])


def tipped(mesh: MeshData, angle: float) -> MeshData:
    """The same mesh turned about the x axis by ``angle`` radians, +y towards +z."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[1, 0, 0], [0, c, s], [0, -s, c]], np.float32)
    return replace(mesh, positions=mesh.positions @ turn, normals=mesh.normals @ turn)


def rolled(mesh: MeshData, angle: float) -> MeshData:
    """The same mesh turned about the z axis by ``angle`` radians, +x towards +y."""
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]], np.float32)
    return replace(mesh, positions=mesh.positions @ turn, normals=mesh.normals @ turn)


def stretched(mesh: MeshData, scale: tuple[float, float, float]) -> MeshData:
    """The same mesh scaled per axis; normals follow."""
    factor = np.asarray(scale, np.float32)
    normals = mesh.normals / factor
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    return replace(mesh, positions=mesh.positions * factor, normals=normals)
