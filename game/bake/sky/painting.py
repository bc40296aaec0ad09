"""What is painted: two counter-turning swirls, a hearth-coloured heart, dark water between them.

Places are degrees from the zenith, (N, 2), right and up as one sees them looking up from the hall
with one's back to the door; colours are linear radiance (N, 3).
"""

from __future__ import annotations

import numpy as np

from game.bake.sky.brush import smooth

VIOLET = np.array([0.30, 0.09, 0.36])
TEAL = np.array([0.06, 0.20, 0.45])
NIGHT = np.array([0.035, 0.05, 0.13])
ROSE_GOLD = np.array([0.95, 0.46, 0.26])
HEART, WELL = np.array([3.0, 2.0]), np.array([-6.2, -4.0])
"""The focal nebula's heart, and the middle of the blue swirl that answers it."""

LANE_STEP = 0.35
LANES = (
    # a point it passes, degrees along the flow before and after it, half its width, strength
    ((6.4, 0.2), 9.0, 7.0, 0.62, 1.0),
    ((2.2, 5.6), 8.0, 8.0, 0.44, 0.8),
    ((-0.4, -0.2), 7.0, 5.0, 0.36, 1.0),
    ((9.6, 5.2), 8.0, 7.0, 0.80, 0.6),
    ((-10.4, -3.0), 6.0, 9.0, 0.52, 0.8),
    ((-4.8, -8.4), 7.0, 6.0, 0.46, 0.7),
    ((-4.0, 5.4), 7.0, 8.0, 0.70, 0.6),
    ((5.0, -8.0), 7.0, 6.0, 0.70, 0.5),
)
"""Where rose-gold dust streams round the two swirls."""


class Noise:
    """Smooth value noise on the plane, 0..1, mean 0.5."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.table = rng.random((256, 256)).astype(np.float32)

    def __call__(self, at: np.ndarray) -> np.ndarray:
        cell = np.floor(at)
        f = at - cell
        f = f * f * (3 - 2 * f)
        i, j = (cell.astype(int) & 255).T
        fx, fy = f.T
        t = self.table
        k, m = (i + 1) & 255, (j + 1) & 255
        low = t[i, j] * (1 - fx) + t[k, j] * fx
        return low * (1 - fy) + (t[i, m] * (1 - fx) + t[k, m] * fx) * fy

    def cloud(self, at: np.ndarray, octaves: int = 4) -> np.ndarray:
        """Octaves of the same, each turned against the last."""
        turn = np.array([[1.6, 1.2], [-1.2, 1.6]])
        total, share = np.zeros(len(at)), 0.5
        for _ in range(octaves):
            total += share * self(at)
            at = at @ turn + 7.3
            share *= 0.5
        return total / (1 - 2.0**-octaves)


class Painting:
    """Colour and flow of both layers."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.noise = [Noise(rng) for _ in range(6)]

    def flow(self, at: np.ndarray) -> np.ndarray:
        """(N, 2) unit: which way the brush goes."""
        wander = self.noise[0].cloud(at / 5.0, 2) - 0.5
        way = np.zeros_like(at)
        for core, turn, reach, inward in ((HEART, 1.0, 6.0, 0.28), (WELL, -1.0, 5.0, 0.18)):
            to = at - core
            d = np.hypot(*to.T)[:, None]
            circling = turn * np.stack([-to[:, 1], to[:, 0]], 1) / (d + 0.3)
            weight = 1 / (1 + (d / reach) ** 2)
            way += (circling - inward * to / (d + 0.3)) * weight
        angle = np.hypot(*at.T)
        away = smooth(9, 30, angle)[:, None]
        along = np.array([np.sin(0.35), np.cos(0.35)])
        around = np.stack([-at[:, 1], at[:, 0]], 1) / (angle[:, None] + 1e-6)
        way = way * (1 - away) + (0.75 * along + 0.35 * around) * away
        c, s = np.cos(wander * 1.5), np.sin(wander * 1.5)
        way = np.stack([c * way[:, 0] - s * way[:, 1], s * way[:, 0] + c * way[:, 1]], 1)
        return way / np.maximum(np.hypot(*way.T), 1e-9)[:, None]

    def lane(self, start: tuple[float, float], before: float, after: float) -> np.ndarray:
        """(N, 2) every LANE_STEP degrees along the flow, from ``before`` degrees up to ``after`` down it."""
        halves = []
        for sign, reach in ((-1.0, before), (1.0, after)):
            run = [np.array([start], np.float64)]
            for _ in range(int(reach / LANE_STEP)):
                half = run[-1] + sign * self.flow(run[-1]) * LANE_STEP / 2
                run.append(run[-1] + sign * self.flow(half) * LANE_STEP)
            halves.append(np.concatenate(run))
        return np.concatenate([halves[0][:0:-1], halves[1]])

    def warped(self, at: np.ndarray) -> np.ndarray:
        """The plane with the evenness taken out of it."""
        angle = np.hypot(*at.T)[:, None]
        grow = 1 + angle / 25
        push = np.stack([n.cloud(at / (6.0 * grow), 3) for n in self.noise[1:3]], 1) - 0.5
        return at + 5.0 * grow * push

    def far(self, at: np.ndarray) -> np.ndarray:
        """The nebulae."""
        b = self.warped(at)
        angle = np.hypot(*at.T)
        near = smooth(26, 12, angle)
        cloud = self.noise[3].cloud(b / 3.4)
        fine = self.noise[4].cloud(b / 1.3, 3)

        to = b - HEART
        d, phase = np.hypot(*to.T), np.arctan2(to[:, 1], to[:, 0])
        wind = 2 * phase + 2.9 * np.log(d + 0.8)
        arm = 0.5 + 0.5 * np.cos(wind)
        petals = (0.16 + 0.84 * arm**1.4) * np.exp(-((d / 8.2) ** 2)) * (0.45 + 1.1 * cloud)
        rim = (0.5 + 0.5 * np.cos(wind - 0.9)) ** 7 * np.exp(-(((d - 2.6) / 4.0) ** 2))
        heart = np.exp(-((np.hypot(*(at - HEART).T) / 1.15) ** 2))
        halo = np.exp(-np.hypot(*(at - HEART).T) / 2.3)

        to = b - WELL
        e, phase = np.hypot(*to.T), np.arctan2(to[:, 1], to[:, 0])
        arm = 0.5 + 0.5 * np.cos(-2 * phase + 2.4 * np.log(e + 0.8) + 0.6)
        pool = (0.14 + 0.86 * arm**1.6) * np.exp(-((e / 7.4) ** 2)) * (0.4 + 1.2 * cloud)
        crest = (0.5 + 0.5 * np.cos(-2 * phase + 2.4 * np.log(e + 0.8) + 1.5)) ** 8
        crest *= np.exp(-(((e - 3.0) / 3.6) ** 2))

        across = b @ np.array([np.cos(0.35), -np.sin(0.35)])
        river = np.exp(-((across / 15.0) ** 2)) * (1 - near)
        banks = np.exp(-(((np.abs(across) - 30.0) / 14.0) ** 2)) * (1 - near)
        dark = smooth(0.42, 0.62, self.noise[5].cloud(b / (3.0 + angle * 0.12)[:, None]))

        sky = NIGHT * (0.09 + 0.07 * fine)[:, None] * np.array([0.8, 0.9, 1.0])
        sky = sky + VIOLET * (0.34 * petals * near)[:, None]
        sky += TEAL * (0.36 * pool * near)[:, None]
        sky += np.array([0.22, 0.62, 0.78]) * (0.16 * crest * near * (0.3 + fine))[:, None]
        sky += ROSE_GOLD * (0.20 * rim * near * (0.3 + 1.2 * fine))[:, None]
        sky += np.array([1.0, 0.44, 0.34]) * (0.10 * halo * (0.5 + fine))[:, None]
        sky += np.array([1.0, 0.60, 0.30]) * (0.40 * heart)[:, None]
        sky += VIOLET * (0.26 * river * smooth(0.38, 0.72, cloud))[:, None]
        sky += ROSE_GOLD * (0.05 * river * smooth(0.5, 0.75, fine) * (1 - dark))[:, None]
        sky += TEAL * (0.17 * banks * smooth(0.36, 0.7, cloud))[:, None]
        quiet = np.exp(-((np.abs(e - d - 1.2) / 2.4) ** 2)) * near
        floor = NIGHT * np.array([0.05, 0.07, 0.10])
        return floor + sky * (1 - 0.72 * quiet - 0.35 * dark * (1 - heart))[:, None].clip(0.1)

    def near(self, at: np.ndarray) -> np.ndarray:
        """(N, 3) what drifts before them: rose-gold dust, pale wisps, and how much shines through."""
        angle = np.hypot(*at.T)
        grow = 1 + angle / 30
        b = self.warped(at * 1.04 + 3.0) / grow[:, None]
        lane = self.noise[4].cloud(b / 5.2 + 11.0, 4)
        close = smooth(24, 14, angle)
        patch = smooth(0.36, 0.62, self.noise[3].cloud(b / 4.5 + 31.0, 2))
        thread = 1 - np.abs(2 * self.noise[5].cloud(b / 4.6 - 5.0, 4) - 1) * 12.0
        dust = 0.5 * np.clip(thread, 0, 1) * patch * (1 - close) * smooth(92, 45, angle)
        wisp = (
            smooth(0.54, 0.80, self.noise[2].cloud(b / 3.6 + 17.0, 4)) * (1 - patch) * (1 - close)
        )
        veil = 1 - 0.46 * smooth(0.50, 0.66, lane)
        return np.stack([0.17 * dust, 0.06 * wisp, 0.6 * veil**2], 1)
