"""A long coat on somebody who sits: cut from the standing shell, its skirts laid over the thighs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.bake.people import cloth, surfaces
from game.bake.people.fabric import Fabric
from game.bake.people.tailor import Piece, Wearer, edge_line, lofted

SEAT = {"half": 0.29, "front": 0.262, "top": 0.463}
"""The cushion that skirts lie on and fall over, metres: half its width, where it ends, its height."""


@dataclass
class Sheet:
    """Cloth that is still being made: triangles (T, 3); rest, done (V, 3); weights (V, B); uv (V, 2)."""

    tri: np.ndarray
    rest: np.ndarray
    done: np.ndarray
    weights: np.ndarray
    uv: np.ndarray


def hem_chain(tri: np.ndarray, low: np.ndarray) -> np.ndarray:
    """The stretch of the longest outline where ``low`` (V,) is true, in order."""
    outline = max(surfaces.loops(tri), key=len)
    mark = low[outline]
    starts = np.flatnonzero(mark & ~np.roll(mark, 1))
    runs = []
    for start in starts:
        run = np.roll(outline, -start)
        stop = int(np.argmin(low[run])) or len(run)
        runs.append(run[:stop])
    return max(runs, key=len)


def lengthened(tri, p, loop: np.ndarray, way: np.ndarray, steps: tuple[tuple[float, float], ...]):
    """Cloth with rows added to a closed edge: each step (metres along ``way``, times as wide)."""
    middle = p[loop].mean(axis=0)
    rows, tris, made = [loop], [tri], [p]
    count = len(p)
    for far, wide in steps:
        flat = (p[loop] - middle) - np.outer((p[loop] - middle) @ way, way)
        made.append(middle + flat * wide + way * far + np.outer(((p[loop] - middle) @ way), way) * 0.3)
        rows.append(np.arange(len(loop)) + count)
        count += len(loop)
    for top, low in zip(rows[:-1], rows[1:], strict=True):
        t, l = np.roll(top, -1), np.roll(low, -1)  # noqa: E741
        tris += [np.column_stack([t, top, low]), np.column_stack([t, low, l])]
    return np.concatenate(tris), np.concatenate(made)


def skirts(wearer: Wearer, sheet: Sheet, bottom: float, *, hem: float, open_at: float) -> tuple[Sheet, np.ndarray]:
    """The coat with a panel over each thigh that falls from the knee to ``hem`` above the floor.

    open_at: degrees from the top of the knee at which a front edge lies, outwards. Also returns
    (V,) how much each point is skirt.
    """
    chain = hem_chain(sheet.tri, sheet.rest[:, 1] < bottom + 0.004)
    left = chain if sheet.rest[chain[0], 0] < 0 else chain[::-1]
    parts = [panel(wearer, sheet, run, side, hem, open_at) for run, side in ((left, "L"), (left[::-1], "R"))]
    tri, done, rest = [sheet.tri], [sheet.done], [sheet.rest]
    weights, uv = [sheet.weights], [sheet.uv]
    count = len(sheet.done)
    for rows, columns in parts:
        r, c = rows.shape[:2]
        index = np.concatenate([columns[None], np.arange(r * c).reshape(r, c) + count])
        a, b, d, e = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
        made = np.concatenate([np.stack([a, b, e], -1).reshape(-1, 3), np.stack([a, e, d], -1).reshape(-1, 3)])
        tri.append(made if agrees(sheet.tri, made) else made[:, ::-1])
        flat = rows.reshape(-1, 3)
        done.append(flat)
        rest.append(np.repeat(sheet.rest[columns][None], r, 0).reshape(-1, 3))
        weights.append(leg_weights(wearer, flat))
        along = np.concatenate([sheet.done[columns][None], rows])
        fall = np.cumsum(np.linalg.norm(np.diff(along, axis=0), axis=2), axis=0)
        uv.append((sheet.uv[columns][None] - np.stack([0 * fall, fall], -1)).reshape(-1, 2))
        count += r * c
    skirt = np.r_[np.zeros(len(sheet.done)), np.ones(count - len(sheet.done))]
    cat = np.concatenate
    return Sheet(cat(tri), cat(rest), cat(done), cat(weights), cat(uv)), skirt


def agrees(tri: np.ndarray, more: np.ndarray) -> bool:
    """Whether new triangles run their shared edges against the old ones, as one surface must."""
    edges = lambda t: {tuple(e) for e in t[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2).tolist()}  # noqa: E731
    return not (edges(tri) & edges(more))


def leg_weights(wearer: Wearer, seated: np.ndarray) -> np.ndarray:
    """(N, B) weights of seated points from trunk and legs, never from a hand that lies near."""
    arms = wearer.share("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
    body = wearer.used[arms[wearer.used] < 0.05]
    (w,) = surfaces.carried(seated, wearer.seated[body], wearer.weights[body], near=8)
    return w / w.sum(axis=1, keepdims=True)


def panel(wearer: Wearer, sheet: Sheet, run: np.ndarray, side: str, hem: float, open_at: float):
    """Rows (R, C, 3) of one skirt in the seated pose and its first columns' points (C,) on the coat."""
    bone = lambda n: wearer.carry(  # noqa: E731
        wearer.bone(f"{n}.{side}")[None], np.eye(len(wearer.body.names))[[wearer.body.names.index(f"{n}.{side}")]], 1.0
    )[0]
    hip, knee = bone("upperleg01"), bone("lowerleg01")
    sign = np.sign(wearer.bone(f"upperleg01.{side}")[0])
    turn = np.arctan2(sheet.rest[run, 0] * sign, sheet.rest[run, 2])
    columns = run[: max(int(np.argmax(turn > np.radians(112))), 8)]
    steps = np.linalg.norm(np.diff(sheet.rest[columns], axis=0), axis=1)
    u = np.r_[0, np.cumsum(steps)] / steps.sum()
    axis = (knee - hip) / np.linalg.norm(knee - hip)
    outer = np.array([sign, 0.0, 0.0]) - axis * (axis[0] * sign)
    outer /= np.linalg.norm(outer)
    top = np.cross(outer, axis) * sign
    top = top if top[1] > 0 else -top
    last = np.radians(118)

    def arc(v: float, radius: float) -> np.ndarray:
        first = np.radians(-30 + (open_at + 30) * v)
        angle = first + (last - first) * u
        at = hip + (knee - hip) * v + np.outer(np.cos(angle), top) * radius + np.outer(np.sin(angle), outer) * radius
        return at

    guides = [sheet.done[columns], arc(0.30, 0.118), arc(0.55, 0.104), arc(0.80, 0.092), arc(1.0, 0.086)]
    knees = guides[-1]
    first = np.radians(open_at)
    angle = first + (last - first) * u
    over = np.clip(np.cos(angle), 0, 1)
    wave = np.sin(u * 2 * np.pi * 2.2 + 0.6)
    for share in (0.12, 0.4, 0.7, 1.0):
        drop = knees[:, 1] - (knees[:, 1] - hem - 0.02 * u) * share
        at = knees.copy()
        at[:, 1] = drop
        at[:, 2] += 0.085 * over * min(1.0, share / 0.12 * 0.8) + 0.05 * share + wave * 0.026 * share
        at[:, 0] += sign * (0.07 * u - 0.02 * (1 - u) + 0.010 * wave) * share
        at[:, 2] = np.maximum(at[:, 2], SEAT["front"] + 0.02 + 0.01 * u)
        guides.append(at)
    guides = np.stack(guides)
    lengths = np.r_[0, np.cumsum(np.linalg.norm(np.diff(guides, axis=0), axis=2).mean(axis=1))]
    rows = int(lengths[-1] / 0.020)
    want = np.linspace(0, lengths[-1], rows + 1)[1:]
    made = np.stack([
        np.column_stack([np.interp(want, lengths, guides[:, c, k]) for k in range(3)]) for c in range(len(columns))
    ], axis=1)  # fmt: skip
    for _ in range(3):
        made[1:-1] = 0.5 * made[1:-1] + 0.25 * (made[:-2] + made[2:])
    return made, columns


def round_the_seat(p: np.ndarray) -> np.ndarray:
    """Cloth lies on the cushion or hangs before it, never in it nor through the chair's arms."""
    p = p.copy()
    low = SEAT["top"] - p[:, 1]
    deep = SEAT["front"] - p[:, 2]
    inside = (np.abs(p[:, 0]) < SEAT["half"] + 0.03) & (low > 0) & (deep > 0)
    up = inside & (low < deep)
    p[up, 1] = SEAT["top"]
    before = inside & ~up
    p[before, 2] = SEAT["front"]
    wide = (p[:, 2] < SEAT["front"] + 0.03) & (np.abs(p[:, 0]) > SEAT["half"])
    p[wide, 0] = np.sign(p[wide, 0]) * SEAT["half"]
    return p


def draped(wearer: Wearer, sheet: Sheet, free: np.ndarray, *, clearance: np.ndarray, settle: int) -> np.ndarray:
    """(V, 3) the cloth after what is ``free`` (V,) 0..1 has come to rest on a body that already sits."""
    arms = ("upperarm", "lowerarm", "wrist", "finger", "metacarpal", "head")
    skin, _ = wearer.stages(sheet.rest, sheet.weights, arms)(1.0)
    edge, bend = cloth.edges(sheet.tri), cloth.bends(sheet.tri)
    moving = lambda e: e[(free[e] > 0).any(axis=1)]  # noqa: E731
    edge, bend = moving(edge), moving(bend)
    length = lambda e: np.linalg.norm(sheet.done[e[:, 0]] - sheet.done[e[:, 1]], axis=1)  # noqa: E731
    made = cloth.Cloth(
        positions=sheet.done.copy(),
        springs=np.concatenate([edge, bend]),
        lengths=np.concatenate([length(edge), length(bend)]),
        stiffness=np.concatenate([np.full(len(edge), 0.9), np.full(len(bend), 0.10)]),
        held=1 - free,
        clearance=clearance,
    )
    done = cloth.relax(made, lambda _: (skin, sheet.done), steps=0, settle=settle, hard=round_the_seat)
    smooth = surfaces.smoothed(sheet.tri, done, 4, 0.5)
    return np.where(free[:, None] > 0, smooth, done)


def onto(points: np.ndarray, under: Piece, lift: np.ndarray | float) -> np.ndarray:
    """Points (N, 3) moved along the cloth's normal to ``lift`` metres above it."""
    distance, near = surfaces.cKDTree(under.positions).query(points, k=6)
    share = 1 / (distance + 2e-3)
    share /= share.sum(axis=1, keepdims=True)
    at = np.einsum("nk,nki->ni", share, under.positions[near])
    n = np.einsum("nk,nki->ni", share, under.normals[near])
    n /= np.linalg.norm(n, axis=1, keepdims=True)
    return points + n * (lift - ((points - at) * n).sum(axis=1))[:, None]


def lapels(under: Piece, on: np.ndarray, fabric: Fabric, *, width: float, collar: float) -> Piece:
    """One strip up a front edge, round the neck and down the other: lapels, notches and collar.

    on (V,): the outline it grows from; width: metres of the lapel at its peak; collar: metres of the
    collar's fall.
    """
    count = 51
    line, w, run = edge_line(under.triangles, under.positions, under.weights, closed_gaps(under.triangles, on), count)
    for _ in range(6):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
    # 0 at the nape, 1 where either lapel ends.
    nape = int(np.argmin(line[:, 2] - 0.3 * line[:, 1]))
    t = np.abs(run - run[nape]) / np.where(np.arange(count) < nape, run[nape], run[-1] - run[nape])
    notch = notch_at(line, t)
    is_collar = np.clip((notch - t) / 0.02, 0, 1)
    # From the notch down the lapel narrows to the button; the peak points upwards and out.
    down = np.clip((t - notch) / (1 - notch), 0, 1)
    wide = np.where(t > notch, width * (1 - down) ** 0.75 * (1 - 0.10 * np.exp(-((down - 0.5) / 0.2) ** 2)), collar * 1.10)
    wide = np.where(np.abs(t - notch) < 0.5 * 2 / (count - 1), 0.4 * collar, wide)
    rise = np.where(t > notch, 0.030 * np.exp(-down / 0.10), -0.012 * np.exp(-(notch - t) / 0.06))
    middle = np.array([0.0, 0, line[:, 2].mean()])
    side = np.sign(line[:, :1]) * np.array([[1.0, 0.0, 0.0]])
    out = (line - middle) * [1, 0, 1]
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    back = np.clip((0.42 - t) / 0.25, 0, 1)[:, None]
    away = side * (1 - back) + out * back
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    stand = 0.036 * np.clip((notch + 0.05 - t) / 0.25, 0, 1)
    up = np.array([[0.0, 1.0, 0.0]])
    shares = (-0.02, 0.0, 0.06, 0.25, 0.55, 0.9, 1.0, 0.985, 0.7)
    lifts = (-0.004, 0.004, 0.011, 0.014, 0.012, 0.0095, 0.0075, 0.003, 0.002)
    ups = (0.0, 0.55, 1.0, 0.95, 0.55, 0.0, -0.25, -0.25, 0.1)
    rows = []
    for s, lift, u in zip(shares, lifts, ups, strict=True):
        flat = line + away * (wide * s)[:, None] + up * (rise * s)[:, None] - up * ((wide * s * 0.55)[:, None] * back)
        lying = onto(flat, under, lift)
        high = np.clip(stand * u, -0.02, 1)[:, None] * up
        rows.append(lying + high * is_collar[:, None])
    hem = [0.05, 0.05, 0.05, 0.04, 0.02, 0.004, 0.0, 0.0, 0.02]
    facing = np.where(back > 0.5, out, np.array([[0.0, 0.3, 1.0]]))
    return lofted(rows, w, run, facing, 3, hem, fabric)


def closed_gaps(tri: np.ndarray, on: np.ndarray) -> np.ndarray:
    """``on`` (V,) with short breaks along the longest outline filled in."""
    outline = max(surfaces.loops(tri), key=len)
    mark = on[outline]
    for _ in range(4):
        mark = mark | np.roll(mark, 1) | np.roll(mark, -1)
    for _ in range(4):
        mark = mark & np.roll(mark, 1) & np.roll(mark, -1)
    filled = on.copy()
    filled[outline] |= mark
    return filled


def notch_at(line: np.ndarray, t: np.ndarray) -> float:
    """Where along a half (0 back … 1 waist) collar meets lapel: a hand below the side of the neck."""
    top = line[:, 1].max()
    low = np.flatnonzero(line[:, 1] < top - 0.085)
    return float(t[low].min()) if len(low) else 0.5
