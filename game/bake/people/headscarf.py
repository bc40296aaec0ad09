"""A headscarf: an edge round the face, over the skull, gathered at the throat, thrown over a shoulder."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.spatial import ConvexHull, cKDTree

from game.bake.people.drape import along, hung, joint, pushed, seated_skin, settled, sheet
from game.bake.people.fabric import PRINT, Fabric
from game.bake.people.tailor import Piece, Wearer, finished
from game.meshes.mesh_data import smooth_normals

ROSE = Fabric(
    (0.480, 0.285, 0.250), worn=(0.600, 0.410, 0.365), roughness=0.86, threads=(700.0, 700.0), fuzz=0.35,
    relief=0.00003, pattern=PRINT, stitch_color=(0.590, 0.430, 0.370),
)  # fmt: skip
CAP = Fabric(
    (0.500, 0.385, 0.320), worn=(0.570, 0.460, 0.390), threads=(900.0, 1150.0), vee=0.6, fuzz=0.4
)

PRINTED = 1.8
"""How much finer the print is than the shader's four centimetres."""
COLUMNS = 104
ON_HEAD, DOWN, LOOSE = 10, 11, 17
"""Rows of cloth on the skull, from there to the root of the neck, and loose on the shoulders."""


class Headscarf:
    """Fitted to one standing head. Angles: round the face (0 towards +x, up positive) and away from it."""

    def __init__(self, wearer: Wearer) -> None:
        self.wearer = wearer
        body = wearer.body
        self.joint = wearer.bone("head")
        self.middle = self.joint + [0.0, 0.024, 0.030]
        p = body.positions.astype(float)
        at = p - self.joint
        head = (wearer.share("head") > 0.5) & np.isin(np.arange(len(p)), wearer.used)
        nose = (at[:, 2] > 0.088) & (np.abs(at[:, 0]) < 0.030) & (at[:, 1] < 0.075)
        chosen = head & (body.regions["ears"] < 0.12) & ~nose & (at[:, 1] > -0.078)
        self.chin = at[chosen & (at[:, 2] > 0.06), 1].min()
        self.hull = ConvexHull(p[chosen]).equations
        self.bare = p[head & (body.regions["ears"] < 0.12)] - self.middle
        self.turn = np.linspace(0, 2 * np.pi, COLUMNS, endpoint=False) + np.pi / 2
        self.edge = np.array([self.edge_angle(t) for t in self.turn])

    def reach(self, ways: np.ndarray) -> np.ndarray:
        """(N,) metres from the head's middle to the skull's hull along unit ways (N, 3)."""
        n, b = self.hull[:, :3], self.hull[:, 3]
        towards = ways @ n.T
        far = np.where(towards > 1e-6, -(b + n @ self.middle) / np.maximum(towards, 1e-6), np.inf)
        return far.min(axis=1)

    def touch(self, ways: np.ndarray) -> np.ndarray:
        """(N,) metres from the head's middle to the skin itself along unit ways (N, 3) of a closed line."""
        far = np.linalg.norm(self.bare, axis=1)
        _, near = cKDTree(self.bare / far[:, None]).query(ways, k=8)
        # What lies deeper the same way is the mouth's inside.
        found = far[near]
        outer = found > 0.90 * found.max(axis=1, keepdims=True)
        met = (found * outer).sum(axis=1) / outer.sum(axis=1)
        for _ in range(4):
            met = 0.5 * met + 0.25 * (np.roll(met, 1) + np.roll(met, -1))
        return met

    def resting(self, turn, away) -> np.ndarray:
        """(N,) metres from the head's middle to cloth that lies on the skin; looser where a jaw opens."""
        jaw = np.clip(-np.sin(turn) - 0.35, 0, 1)
        return self.touch(self.way(turn, away)) + 0.0012 + 0.0045 * jaw

    @staticmethod
    def way(turn, away) -> np.ndarray:
        """(…, 3) unit ways: ``turn`` round the face, ``away`` from straight ahead."""
        return np.stack(
            [np.sin(away) * np.cos(turn), np.sin(away) * np.sin(turn), np.cos(away)], -1
        )

    def edge_angle(self, turn: float) -> float:
        """How far from straight ahead the cloth begins: at the hairline, before the ears, under the chin."""
        up = np.sin(turn)
        depth = np.interp(up, [-1, -0.75, -0.2, 0.5, 1], [0.058, 0.052, 0.046, 0.064, 0.084])
        angles = np.linspace(0.35, 1.9, 160)
        ways = self.way(np.full(160, turn), angles)
        z = self.middle[2] - self.joint[2] + ways[:, 2] * self.reach(ways)
        return float(angles[np.argmin(np.abs(z - depth))])

    def covers(self, p: np.ndarray) -> np.ndarray:
        """(V,) bool: standing points that lie under the cloth, a little inside its edge."""
        off = p - self.middle
        away = np.arctan2(np.hypot(off[:, 0], off[:, 1]), off[:, 2])
        turn = np.arctan2(off[:, 1], off[:, 0])
        edge = np.interp(turn, self.turn, self.edge, period=2 * np.pi)
        return away > edge + 0.085

    def on_head(self, points: np.ndarray) -> np.ndarray:
        """Standing points (…, 3) carried by the head to where it is once she sits."""
        m = self.wearer.matrices[self.wearer.body.names.index("head")]
        return points @ m[:3, :3].T + m[:3, 3]

    def neck_ring(self) -> np.ndarray:
        """(COLUMNS, 3) where the scarf lies round the root of the neck, seated."""
        neck = 0.5 * (joint(self.wearer, "neck01") + joint(self.wearer, "neck02"))
        side, up = np.cos(self.turn), np.sin(self.turn)
        return neck + np.stack([0.078 * side, 0.012 * up - 0.004, -0.072 * up + 0.012], -1)

    def grid(self) -> np.ndarray:
        """(R, C, 3) the scarf before it settles, seated: face edge first, hem last."""
        turn, edge = self.turn, self.edge
        up = np.sin(turn)
        rows = []
        over = np.full(COLUMNS, np.pi * 0.53) + 0.12 * np.maximum(up, 0)
        for k in range(ON_HEAD):
            t = k / (ON_HEAD - 1)
            away = edge + (over - edge) * t**1.15
            ways = self.way(turn, away)
            # Thickness: a rolled edge, then a second layer that crosses the brow from her right.
            layer = 1 / (1 + np.exp(-(t - 0.30 - 0.20 * np.cos(turn - 0.4)) * 26))
            lift = 0.0075 + 0.0045 * layer
            fold = 0.0020 * np.sin(3.0 * turn + 9 * t) * t
            tiny = 0.0009 * np.sin(19 * turn + 3 * np.sin(2 * turn)) * np.exp(-((t / 0.45) ** 2))
            # At its edge the cloth lies on cheek and jaw; further back on the hair underneath.
            skin = self.resting(turn, away) + 0.0022
            on_skin = np.exp(-((t / 0.30) ** 2))
            high = (self.reach(ways) + lift + fold) * (1 - on_skin) + skin * on_skin + tiny
            rows.append(self.on_head(self.middle + ways * high[:, None]))
        ring = self.neck_ring()
        start = self.way(turn, over)
        low = np.stack(
            [
                0.75 * np.cos(turn),
                -0.80 + 0.05 * up,
                -0.62 * np.maximum(up, 0) + 0.30 * np.maximum(-up, 0),
            ],
            -1,
        )
        low /= np.linalg.norm(low, axis=1, keepdims=True)
        between = np.arccos(np.clip((start * low).sum(1), -1, 1))[:, None]
        wave = np.sin(7 * turn + 0.8 * np.sin(3 * turn)) + 0.5 * np.sin(13 * turn)
        for k in range(1, DOWN + 1):
            t = k / DOWN
            ways = (np.sin((1 - t) * between) * start + np.sin(t * between) * low) / np.maximum(
                np.sin(between), 1e-6
            )
            ways /= np.linalg.norm(ways, axis=1, keepdims=True)
            knot = 0.026 * np.exp(-(((ways - [0, 0.0, -1]) ** 2).sum(1)) / 0.18)
            hull = self.on_head(
                self.middle + ways * (self.reach(ways) + 0.012 + knot + 0.003 * wave * t)[:, None]
            )
            share = np.clip((t - 0.45) / 0.55, 0, 1) ** 1.5
            rows.append(hull * (1 - share) + (ring + 0.0) * share)
        side = np.cos(turn)
        out = np.stack([side, 0 * side, -up], -1)
        depth = np.interp(up, [-1, 0, 1], [0.225, 0.135, 0.215])
        for k in range(1, LOOSE + 1):
            t = k / LOOSE
            hang = wave * (1 - 0.85 * np.maximum(-up, 0))
            flat = out * (depth * t * (1 + 0.10 * hang * t))[:, None]
            drop = -0.30 * depth * t + 0.035 * np.sin(np.pi * min(t * 1.2, 1)) + 0.012 * hang * t
            rows.append(ring + flat + np.stack([0 * drop, drop, 0 * drop], -1))
        return np.array(rows)

    def head_share(self, row: np.ndarray) -> np.ndarray:
        """How much of each row of cloth goes where the head goes; the rest stays with the chest."""
        t = np.clip((row - ON_HEAD + 1) / (DOWN + 3.0), 0, 1)
        return 1 - t * t * (3 - 2 * t)

    def pieces(self, over: list[Piece]) -> list[Piece]:
        """Scarf, the under-scarf's edge, and the end that is thrown over her left shoulder."""
        wearer = self.wearer
        grid = self.grid()
        r = len(grid)
        p = grid.reshape(-1, 3)
        tri = sheet(r, COLUMNS, closed=True)
        out = p - (joint(wearer, "head") + [0, 0.05, 0])
        if (smooth_normals(p.astype(np.float32), tri) * out)[: 9 * COLUMNS].sum() < 0:
            tri = tri[:, ::-1]
        row = np.repeat(np.arange(r), COLUMNS)
        skin = seated_skin(wearer, ("lowerarm", "wrist", "finger", "metacarpal"), over)
        held = np.interp(row, [0, ON_HEAD, ON_HEAD + 5, ON_HEAD + DOWN], [1.0, 0.9, 0.25, 0.0])
        clearance = np.interp(
            row, [0, ON_HEAD - 1, ON_HEAD + DOWN, ON_HEAD + DOWN + 4], [0.0, 0.006, 0.011, 0.021]
        )
        done = settled(
            tri, p, skin, held=held, clearance=clearance, ease=1.02, bend=0.12, steps=90, smooth=1
        )
        done[row < ON_HEAD] = p[row < ON_HEAD]
        done = self.bridged(done.reshape(r, COLUMNS, 3), skin).reshape(-1, 3)
        weights = self.weights(tri, done, row)
        hood = finished(
            tri, done, weights, self.measured(done.reshape(r, COLUMNS, 3)), ROSE, count=2050,
            thickness=0.0016, depth=0.006,
        )  # fmt: skip
        return [hood, self.under_scarf(), self.thrown([*over, hood])]

    def bridged(self, grid: np.ndarray, skin) -> np.ndarray:
        """(R, C, 3) the same cloth, on the breast stretched over what gapes underneath; soft folds

        where it leaves the head.
        """
        grid = grid.copy()
        for _ in range(5):
            even = 0.25 * (np.roll(grid, 1, 1) + np.roll(grid, -1, 1))
            even[1:-1] += 0.25 * (grid[:-2] + grid[2:])
            between = slice(ON_HEAD, ON_HEAD + DOWN + 3)
            grid[between] += 0.6 * (even - grid)[between]
        front = np.clip(-1.6 * np.sin(self.turn) - 0.4, 0, 1)[None, :, None]
        loose = np.clip((np.arange(len(grid)) - ON_HEAD - DOWN) / 4.0, 0, 1)[:, None, None]
        for _ in range(24):
            even = 0.5 * (np.roll(grid, 1, 1) + np.roll(grid, -1, 1))
            grid += 0.6 * front * loose * (even - grid)
        rows = grid[ON_HEAD + DOWN :]
        grid[ON_HEAD + DOWN :] = pushed(skin, rows.reshape(-1, 3), 0.012, 2).reshape(rows.shape)
        return grid

    def measured(self, grid: np.ndarray) -> np.ndarray:
        """(R * C, 2) metres round and along the cloth (R, C, 3); mirrored, so that it has no seam."""
        down = np.linalg.norm(np.diff(grid, axis=0, prepend=grid[:1]), axis=2).cumsum(axis=0)
        for _ in range(8):
            down = 0.5 * down + 0.25 * (np.roll(down, 1, 1) + np.roll(down, -1, 1))
        chin = int(np.argmin(np.sin(self.turn)))
        steps = np.linalg.norm(np.roll(grid, -1, 1) - grid, axis=2)
        walked = np.roll(steps, -chin, 1).cumsum(axis=1)
        walked = np.concatenate([0 * walked[:, :1], walked], axis=1)
        around = np.roll(np.minimum(walked, walked[:, -1:] - walked)[:, :-1], chin, 1)
        around[:ON_HEAD] = around[:ON_HEAD].mean(axis=0)
        for _ in range(4):
            around[1:-1] = 0.5 * around[1:-1] + 0.25 * (around[:-2] + around[2:])
        return np.column_stack([around.ravel(), -down.ravel()]) * PRINTED

    def under_scarf(self) -> Piece:
        """A thin band of soft cloth on the skin, a finger's breadth of which shows round the face."""
        turn, edge = self.turn, self.edge
        rows = []
        for off, lift in (
            (-0.055, -0.0012),
            (-0.055, 0.0002),
            (-0.045, 0.0007),
            (0.0, 0.0009),
            (0.09, 0.0),
        ):
            away = edge + off
            high = self.resting(turn, away) + lift
            rows.append(self.on_head(self.middle + self.way(turn, away) * high[:, None]))
        grid = np.array(rows)
        p, tri = grid.reshape(-1, 3), sheet(len(rows), COLUMNS, closed=True)
        out = p - self.on_head(self.middle)
        normal = smooth_normals(p.astype(np.float32), tri)
        if (normal * out).sum() < 0:
            tri, normal = tri[:, ::-1], -normal
        weights = np.zeros((len(p), len(self.wearer.body.names)))
        weights[:, self.wearer.body.names.index("head")] = 1.0
        hem = np.tile(np.linspace(0.0, 0.02, len(rows))[:, None], COLUMNS).ravel()
        return Piece(p, tri, weights, self.measured(grid) / PRINTED, hem, CAP, normal)

    def weights(self, tri, done, row) -> np.ndarray:
        """(V, B) from head over neck to shoulders."""
        lower = hung(
            self.wearer, tri, done, ("head", "lowerarm", "wrist", "finger", "metacarpal"), rounds=20
        )
        share = self.head_share(row)[:, None]
        own = np.zeros(lower.shape[1])
        own[self.wearer.body.names.index("head")] = 1.0
        return lower * (1 - share) + own * share

    def thrown(self, over: list[Piece]) -> Piece:
        """The scarf's end: from behind her right ear under the chin, over the left shoulder, down the back."""
        wearer = self.wearer
        neck, shoulder = joint(wearer, "neck01"), joint(wearer, "upperarm01.L")
        head = lambda x, y, z: self.on_head(self.joint + np.array([x, y, z]))  # noqa: E731
        knots = np.array([
            neck + [-0.060, 0.030, -0.060], neck + [0.0, 0.045, -0.085], neck + [0.072, 0.040, -0.030],
            0.35 * head(0.050, -0.100, 0.075) + 0.65 * (neck + [0.058, 0.0, 0.085]),
            neck + [0.0, -0.034, 0.115], neck + [-0.065, -0.022, 0.090],
            0.5 * (neck + shoulder) + [-0.015, 0.070, 0.030],
            0.5 * (neck + shoulder) + [-0.015, 0.045, -0.075],
            0.5 * (neck + shoulder) + [-0.005, -0.090, -0.130], 0.5 * (neck + shoulder) + [0.0, -0.26, -0.150],
        ])  # fmt: skip
        run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(knots, axis=0), axis=1))]
        count, across = 58, 25
        line = along(PchipInterpolator(run, knots)(np.linspace(0, run[-1], 240)), count)
        skin = seated_skin(wearer, ("lowerarm", "wrist", "finger", "metacarpal"), over)
        for _ in range(3):
            line = pushed(skin, line, 0.012, 1)
            line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[:-2] + line[2:])
        t = np.linspace(0, 1, count)
        way = np.gradient(line, axis=0)
        way /= np.linalg.norm(way, axis=1, keepdims=True)
        near = skin.nearest(line)[1][:, 0]
        out = skin.normals[near].copy()
        for _ in range(14):
            out[1:-1] = 0.5 * out[1:-1] + 0.25 * (out[:-2] + out[2:])
        out -= way * (out * way).sum(1, keepdims=True)
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        side = np.cross(way, out)
        wide = np.interp(
            t, [0, 0.18, 0.45, 0.62, 0.80, 1.0], [0.030, 0.055, 0.105, 0.105, 0.150, 0.215]
        )
        s = np.linspace(-1, 1, across)
        # Gathered cloth: four or five soft folds that open towards the end.
        phase = 4.3 * np.pi * (s[None] + 0.06 * np.sin(7 * t)[:, None])
        deep = np.interp(t, [0, 0.2, 0.5, 0.75, 1.0], [0.003, 0.007, 0.011, 0.009, 0.012])
        fold = deep[:, None] * (np.sin(phase) + 0.35 * np.sin(0.61 * phase + 1.0))
        lift = 0.006 - 0.022 * np.abs(s[None]) ** 3 * (wide / 0.16)[:, None]
        grid = (
            line[:, None]
            + side[:, None] * (s[None] * wide[:, None] * 0.5)[..., None]
            + out[:, None] * (fold + lift)[..., None]
        )
        p = pushed(skin, grid.reshape(-1, 3), 0.007, 1)
        tri = sheet(count, across)
        if (smooth_normals(p.astype(np.float32), tri) * np.repeat(out, across, 0)).sum() < 0:
            tri = tri[:, ::-1]
        row = np.repeat(np.arange(count), across)
        held = np.interp(
            row / (count - 1), [0, 0.15, 0.3, 0.42, 0.66, 0.78], [1.0, 0.9, 0.35, 0.2, 0.1, 0.0]
        )
        done = settled(
            tri, p, skin, held=held, clearance=0.009, ease=1.0, bend=0.30, steps=40, smooth=1
        )
        lower = hung(
            wearer, tri, done, ("head", "lowerarm", "wrist", "finger", "metacarpal"), rounds=16
        )
        share = np.interp(row / (count - 1), [0, 0.22, 0.5], [0.45, 0.5, 0.0])[:, None]
        own = np.zeros(lower.shape[1])
        own[wearer.body.names.index("head")] = 1.0
        weights = lower * (1 - share) + own * share
        uv = np.column_stack([np.tile(s * 0.12, count), np.repeat(t * run[-1], across)]) * PRINTED
        return finished(tri, done, weights, uv, ROSE, count=720, thickness=0.0016, depth=0.006)
