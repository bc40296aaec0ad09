"""Triangle surgery for garments: cutting along a line, subdividing, rims, thinning, carrying over."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.spatial import cKDTree


def compact(triangles: np.ndarray, *arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """Drops points that no triangle uses. triangles (T, 3), arrays (V, …)."""
    used, renamed = np.unique(triangles, return_inverse=True)
    return (renamed.reshape(-1, 3), *(a[used] for a in arrays))


def cut(triangles: np.ndarray, keep: np.ndarray, *arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """The part of a surface where ``keep`` (V,) is positive, cut clean along its zero line.

    Every array in ``arrays`` (V, …) gets the new points' values by interpolation.
    """
    keep = np.where(np.abs(keep) < 1e-7, 1e-7, keep)
    made: dict[tuple[int, int], int] = {}
    ends: list[tuple[int, int, float]] = []
    count = len(keep)

    def between(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in made:
            made[key] = count + len(ends)
            lo, hi = key
            ends.append((lo, hi, keep[lo] / (keep[lo] - keep[hi])))
        return made[key]

    out = []
    for tri in triangles.tolist():
        inside = [keep[v] > 0 for v in tri]
        kept = sum(inside)
        if kept == 3:
            out.append(tri)
        elif kept == 1:
            i = inside.index(True)
            a, b, c = tri[i], tri[(i + 1) % 3], tri[(i + 2) % 3]
            out.append([a, between(a, b), between(a, c)])
        elif kept == 2:
            i = inside.index(False)
            a, b, c = tri[i], tri[(i + 1) % 3], tri[(i + 2) % 3]
            ab, ac = between(a, b), between(a, c)
            out += [[ab, b, c], [ab, c, ac]]
    if ends:
        lo, hi, t = (np.array(x) for x in zip(*ends, strict=True))
        mixed = []
        for a in arrays:
            w = t.reshape(-1, *[1] * (a.ndim - 1))
            mixed.append(np.concatenate([a, a[lo] * (1 - w) + a[hi] * w]))
        arrays = tuple(mixed)
    return compact(np.array(out), *arrays)


def subdivided(triangles: np.ndarray, *arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """Every triangle into four; arrays (V, …) interpolated at the edges' middles."""
    pairs = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    unique, index = np.unique(pairs, axis=0, return_inverse=True)
    middle = index.reshape(-1, 3) + len(arrays[0])
    a, b, c = triangles.T
    ab, bc, ca = middle.T
    fine = np.stack([a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca], axis=1).reshape(-1, 3)
    return (fine, *(np.concatenate([x, (x[unique[:, 0]] + x[unique[:, 1]]) / 2]) for x in arrays))


def welded(triangles: np.ndarray, positions: np.ndarray, *arrays: np.ndarray, gap: float = 4e-4):
    """Points closer than ``gap`` become one, slivers go."""
    key = np.round(positions / gap).astype(np.int64)
    _, first, index = np.unique(key, axis=0, return_index=True, return_inverse=True)
    tri = index.reshape(-1)[triangles]
    a, b, c = tri.T
    tri = tri[(a != b) & (b != c) & (a != c)]
    return compact(tri, positions[first], *(x[first] for x in arrays))


def loops(triangles: np.ndarray) -> list[np.ndarray]:
    """Boundary loops, each (N,) point indices in the order of the surface's own winding."""
    directed = triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)
    seen = {(a, b) for a, b in directed.tolist()}
    follow: dict[int, list[int]] = {}
    for a, b in seen:
        if (b, a) not in seen:
            follow.setdefault(a, []).append(b)
    found = []
    while follow:
        start = next(iter(follow))
        loop, at = [], start
        while at in follow:
            loop.append(at)
            ways = follow[at]
            step = ways.pop()
            if not ways:
                del follow[at]
            at = step
        if len(loop) > 3:
            found.append(np.array(loop))
    return found


def smoothed(
    triangles: np.ndarray,
    values: np.ndarray,
    rounds: int,
    amount: float = 0.5,
    pinned: np.ndarray | None = None,
) -> np.ndarray:
    """Laplacian smoothing of (V, K) values over the surface; boundary moves along itself only."""
    from game.bake.people.cloth import edges

    e = edges(triangles)
    boundary = np.zeros(len(values), bool)
    rim = [loop for loop in loops(triangles)]
    for loop in rim:
        boundary[loop] = True
    inner = e[~(boundary[e[:, 0]] | boundary[e[:, 1]])]
    mixed = e[boundary[e[:, 0]] ^ boundary[e[:, 1]]]
    into = [np.concatenate([inner[:, 0], inner[:, 1]]), np.concatenate([inner[:, 1], inner[:, 0]])]
    edge_in = np.where(boundary[mixed[:, 0]], mixed[:, 1], mixed[:, 0])
    edge_out = np.where(boundary[mixed[:, 0]], mixed[:, 0], mixed[:, 1])
    rows = [into[0], edge_in]
    cols = [into[1], edge_out]
    for loop in rim:
        rows += [loop, loop]
        cols += [np.roll(loop, 1), np.roll(loop, -1)]
    r, c = np.concatenate(rows), np.concatenate(cols)
    matrix = coo_matrix((np.ones(len(r)), (r, c)), shape=(len(values),) * 2).tocsr()
    count = np.maximum(np.asarray(matrix.sum(axis=1)), 1e-9)
    has = np.asarray(matrix.sum(axis=1)) > 0
    free = has.reshape(-1, 1) if pinned is None else has.reshape(-1, 1) & ~pinned.reshape(-1, 1)
    x = values.astype(float)
    for _ in range(rounds):
        x = np.where(free, x + (matrix @ x / count - x) * amount, x)
    return x


def thinned(positions: np.ndarray, triangles: np.ndarray, count: int):
    """About ``count`` triangles of the same shape (quadric collapse): positions, triangles."""
    import fast_simplification

    p, t = fast_simplification.simplify(
        positions.astype(np.float32), triangles.astype(np.int32), target_count=count, agg=4.0
    )
    return p.astype(float), t.astype(np.int64)


def carried(points: np.ndarray, source: np.ndarray, *arrays: np.ndarray, near: int = 4):
    """Values of (V, …) arrays at ``points`` (P, 3), blended from the nearest source points."""
    distance, index = cKDTree(source).query(points, k=near)
    weight = 1.0 / (distance + 1e-5) ** 2
    weight /= weight.sum(axis=1, keepdims=True)
    return tuple(np.einsum("pk,pk...->p...", weight, a[index]) for a in arrays)


def read_off(points, source, triangles, values, *, leap: float = 0.06) -> np.ndarray:
    """(P, K) of values (V, K), each read where its point lies on the surface source (V, 3), triangles.

    Where values leap by more than ``leap`` over a triangle (a seam), the nearest point's are taken.
    """
    near = cKDTree(source).query(points)[1]
    order = np.argsort(triangles.reshape(-1), kind="stable")
    starts = np.searchsorted(triangles.reshape(-1)[order], np.arange(len(source) + 1))
    made = values[near].copy()
    best = np.full(len(points), np.inf)
    beside = starts[near + 1] - starts[near]
    for k in range(beside.max(initial=0)):
        rows = np.flatnonzero(beside > k)
        a, b, c = triangles[order[starts[near[rows]] + k] // 3].T
        e1, e2, d = source[b] - source[a], source[c] - source[a], points[rows] - source[a]
        d11, d12, d22 = (e1 * e1).sum(1), (e1 * e2).sum(1), (e2 * e2).sum(1)
        p1, p2 = (d * e1).sum(1), (d * e2).sum(1)
        det = np.maximum(d11 * d22 - d12 * d12, 1e-18)
        w = np.column_stack([np.zeros(len(rows)), d22 * p1 - d12 * p2, d11 * p2 - d12 * p1])
        w[:, 1:] /= det[:, None]
        w[:, 0] = 1 - w[:, 1] - w[:, 2]
        w = np.clip(w, 0, 1)
        w /= w.sum(axis=1, keepdims=True)
        corners = np.stack([a, b, c], 1)
        off = np.linalg.norm((w[..., None] * source[corners]).sum(1) - points[rows], axis=1)
        steady = np.ptp(values[corners], axis=1).max(axis=1) < leap
        closer = steady & (off < best[rows])
        best[rows[closer]] = off[closer]
        made[rows[closer]] = (w[..., None] * values[corners]).sum(1)[closer]
    return made


def steadied(
    triangles: np.ndarray,
    positions: np.ndarray,
    weights: np.ndarray,
    limits: list[tuple[np.ndarray, float]],
    rounds: int = 200,
) -> np.ndarray:
    """Weights (V, B) whose sum over some bones changes along no edge by more than so much a metre.

    limits: (B,) bool of the bones, and the most a metre.

    Where a sleeve lies against a side, one point hangs on the arm and the next on the chest: an arm
    that rises would tear the cloth between them.
    """
    pairs = np.unique(np.sort(triangles[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2), axis=1), axis=0)
    a, b = pairs.T
    length = np.linalg.norm(positions[a] - positions[b], axis=1)
    rows, ends = np.tile(np.arange(len(pairs)), 2), np.concatenate([a, b])
    signs = np.repeat([1.0, -1.0], len(pairs))
    along = coo_matrix((signs, (rows, ends)), shape=(len(pairs), len(weights))).tocsr()
    shared = np.maximum(np.bincount(ends, minlength=len(weights)), 1)[:, None]
    w = weights.astype(float)
    for _ in range(rounds):
        step = along @ w
        over = np.zeros(len(pairs))
        for bones, most in limits:
            size = np.abs(step[:, bones].sum(axis=1))
            over = np.maximum(over, 1.0 - most * length / np.maximum(size, 1e-9))
        if not over.any():
            break
        w -= 1.5 * (along.T @ (step * (0.5 * over)[:, None])) / shared
        w = np.maximum(w, 0.0)
        w /= w.sum(axis=1, keepdims=True)
    return w
