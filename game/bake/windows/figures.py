"""People in glass: sleeves, hands, fists, faces. Flesh is one sheet; what models it is paint."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.bake.windows.curves import Spine, ellipse, limb, spline
from game.bake.windows.drawing import Drawing
from game.bake.windows.glass import FLESH, Glass, mixed

SKINS = (FLESH, (0.62, 0.24, 0.085), (0.90, 0.47, 0.22))
"""Three sheets of flesh glass, dark to light being (1), (0), (2)."""


def sleeve(
    drawing: Drawing,
    points: Sequence[Sequence[float]],
    widths: Sequence[float],
    glass: Glass,
    parts: float = 2.02,
    folds: int = 5,
) -> int:
    """A clothed limb, cut at its joints, with folds painted across the bend."""
    spine = Spine(points)
    wide = max(widths)

    def folded(x, y):
        t, side = spine(x, y)
        lengthwise = side > 0.3 * wide * np.sin(9 * t + 1)
        return 2 * np.floor(t * parts + 0.22 * side / wide) + lengthwise * (parts > 3)

    layer = drawing.lay(limb(points, widths), glass, folded, matt=0.25, relief=0.4, radius=wide)
    run = np.gradient(spine.line, axis=0)
    run /= np.linalg.norm(run, axis=1, keepdims=True)
    for number, t in enumerate(np.linspace(0.1, 0.92, folds)):
        at, way = spine.line[int(t * 399)], run[int(t * 399)]
        left = np.array([-way[1], way[0]]) * np.interp(t, np.linspace(0, 1, len(widths)), widths)
        side = 1 if number % 2 else -1
        drawing.stroke(
            [
                at + left * 0.95 * side,
                at + way * 0.05 + left * 0.2 * side,
                at + way * 0.12 - left * 0.4 * side,
            ],
            (0.002, 0.05 * max(widths), 0),
            0.6,
            layer,
        )
    return layer


def skin_limb(
    drawing: Drawing,
    points: Sequence[Sequence[float]],
    widths: Sequence[float],
    skin=FLESH,
    parts: float = 1.6,
) -> int:
    """A bare limb: rounded by a wash, tendons drawn along it."""
    spine = Spine(points)
    layer = drawing.lay(
        limb(points, widths),
        mixed(skin, spread=0.05),
        lambda x, y: np.floor(spine(x, y)[0] * parts),
        matt=0.12,
        relief=0.7,
        radius=max(widths),
    )
    run = np.gradient(spine.line, axis=0)
    run /= np.linalg.norm(run, axis=1, keepdims=True)
    left = np.column_stack([-run[:, 1], run[:, 0]])
    for share in (-0.35, 0.15, 0.5):
        line = spine.line + left * share * max(widths) * 0.7
        drawing.stroke(line[60:330:30], (0, 0.055 * max(widths), 0), 0.45, layer)
    return layer


def fist(
    drawing: Drawing, center: Sequence[float], size: float, tilt: float, sign: int, skin=FLESH
) -> None:
    """A clenched hand seen from the fingers' side, knuckles up. size: its width in metres."""
    place = _placer(center, size, tilt, sign)
    drawing.lay(
        place(
            spline(
                [
                    (-0.48, -0.35),
                    (-0.52, 0.1),
                    (-0.44, 0.46),
                    (0.0, 0.54),
                    (0.44, 0.44),
                    (0.52, 0.05),
                    (0.36, -0.45),
                    (0.24, -0.66),
                    (-0.24, -0.66),
                ],
                closed=True,
            )
        ),
        mixed(skin, spread=0.03),
        matt=0.2,
    )
    for n, x in enumerate((-0.37, -0.125, 0.125, 0.365)):
        top = (0.50, 0.60, 0.58, 0.48)[n]
        path = place([(x, top - 0.09), (x * 0.98, 0.2), (x * 0.94, -0.12)])
        finger = drawing.lay(
            limb(path, (0.115 * size, 0.128 * size, 0.105 * size)),
            mixed(skin, spread=0.08),
            matt=0.25,
            relief=0.5,
            radius=0.12 * size,
        )
        for y in (top - 0.10, 0.16):
            drawing.stroke(
                place([(x - 0.08, y), (x, y + 0.035), (x + 0.08, y)]),
                (0, 0.03 * size, 0),
                0.7,
                finger,
            )
    thumb = place([(-0.50, -0.20), (-0.22, -0.18), (0.08, -0.08), (0.24, 0.0)])
    over = drawing.lay(
        limb(thumb, (0.15 * size, 0.14 * size, 0.12 * size, 0.095 * size)),
        mixed(skin, spread=0.04),
        matt=0.22,
        relief=0.5,
        radius=0.12 * size,
    )
    drawing.stroke(
        place([(0.08, 0.03), (0.17, 0.05), (0.26, 0.03)]), (0, 0.035 * size, 0), 0.7, over
    )
    drawing.stroke(
        place([(-0.12, -0.28), (-0.09, -0.18), (-0.12, -0.08)]), (0, 0.03 * size, 0), 0.6, over
    )


def cupped(drawing: Drawing, wrist: Sequence[float], size: float, sign: int, skin=FLESH) -> None:
    """A hand that holds something up, fingers laid along its side. sign: -1 left, 1 right."""
    place = _placer(wrist, size, 0.0, sign)
    for tip, base, wide in (
        ((1.02, 0.86), (0.30, 0.30), 0.105),
        ((0.88, 1.06), (0.18, 0.40), 0.112),
        ((0.66, 1.20), (0.04, 0.46), 0.112),
        ((0.40, 1.26), (-0.12, 0.48), 0.105),
    ):
        middle = (np.array(tip) + base) / 2 + [0.07, -0.05]
        finger = drawing.lay(
            limb(place([base, middle, tip]), (wide * size, wide * size * 1.02, wide * size * 0.62)),
            mixed(skin, spread=0.07),
            matt=0.22,
            relief=0.5,
            radius=wide * size,
        )
        for t in (0.42, 0.72):
            at = np.array(base) * (1 - t) + np.array(tip) * t + np.array([0.05, -0.035])
            drawing.stroke(
                place([at + [-0.05, 0.04], at, at + [0.06, -0.03]]),
                (0, 0.022 * size, 0),
                0.65,
                finger,
            )
        nail = np.array(tip) * 0.96 + np.array(base) * 0.04
        drawing.stroke(
            place(ellipse(nail, 0.035, 0.045)[20:46]), (0.0, 0.016 * size, 0), 0.6, finger
        )
    palm = drawing.lay(
        place(
            spline(
                [
                    (-0.30, -0.18),
                    (-0.34, 0.16),
                    (-0.22, 0.52),
                    (0.06, 0.56),
                    (0.34, 0.38),
                    (0.40, 0.14),
                    (0.22, -0.16),
                ],
                closed=True,
            )
        ),
        mixed(skin, spread=0.03),
        matt=0.2,
        relief=0.6,
        radius=0.25 * size,
    )
    for line in (
        [(-0.18, 0.40), (0.06, 0.34), (0.28, 0.16)],
        [(-0.24, 0.2), (-0.02, 0.16), (0.12, -0.04)],
    ):
        drawing.stroke(place(line), (0, 0.025 * size, 0), 0.6, palm)
    thumb = drawing.lay(
        limb(
            place([(-0.26, 0.10), (-0.40, 0.44), (-0.36, 0.80)]),
            (0.13 * size, 0.12 * size, 0.07 * size),
        ),
        mixed(skin, spread=0.05),
        matt=0.2,
        relief=0.5,
        radius=0.12 * size,
    )
    drawing.stroke(
        place([(-0.46, 0.5), (-0.38, 0.53), (-0.31, 0.5)]), (0, 0.025 * size, 0), 0.6, thumb
    )


def palm(
    drawing: Drawing, center: Sequence[float], size: float, tilt: float, sign: int, skin=FLESH
) -> None:
    """An open hand, fingers up and spread. size: from wrist to fingertip in metres."""
    place = _placer(center, size, tilt, sign)
    hand = [
        (-0.20, -0.45),
        (-0.24, -0.05),
        (-0.40, 0.14),
        (-0.34, 0.22),
        (-0.19, 0.10),
        (-0.20, 0.44),
        (-0.11, 0.46),
        (-0.07, 0.12),
        (-0.03, 0.54),
        (0.06, 0.54),
        (0.07, 0.12),
        (0.13, 0.46),
        (0.21, 0.43),
        (0.18, 0.06),
        (0.28, 0.28),
        (0.35, 0.24),
        (0.24, -0.10),
        (0.19, -0.45),
    ]
    glass = drawing.lay(place(hand), mixed(skin, spread=0.03), matt=0.15)
    for x in (-0.12, 0.0, 0.12):
        drawing.stroke(place([(x, -0.02), (x * 1.1, 0.08)]), (0.01 * size, 0.02 * size), 0.6, glass)


def head(
    drawing: Drawing,
    center: Sequence[float],
    size: float,
    hair: Glass,
    tilt: float = 0.0,
    skin=FLESH,
    long: bool = False,
    up: float = 0.0,
) -> None:
    """A face from the front: eyes, brows, nose, mouth, hair. size: half its height in metres;
    ``up`` > 0 lifts the gaze; positive ``tilt`` leans it to the right."""
    place = _placer(center, size, -tilt, 1)
    hang = -1.15 if long else -0.15
    mane = drawing.lay(
        place(
            spline(
                [
                    (0.0, 1.16),
                    (0.55, 1.05),
                    (0.92, 0.55),
                    (0.94, 0.0),
                    (0.86, hang),
                    (0.45, hang - 0.1),
                    (-0.45, hang - 0.1),
                    (-0.86, hang),
                    (-0.94, 0.0),
                    (-0.92, 0.55),
                    (-0.55, 1.05),
                ],
                closed=True,
            )
        ),
        hair,
        lambda x, y: (x > center[0]) * 1,
        matt=0.3,
    )
    drawing.lay(
        limb(place([(0.0, -0.6), (0.0, -1.35)]), (0.34 * size, 0.36 * size)),
        mixed(skin, spread=0.05),
        matt=0.3,
    )
    face = drawing.lay(
        place(
            spline(
                [
                    (0.0, 0.78),
                    (0.50, 0.66),
                    (0.68, 0.20),
                    (0.60, -0.36),
                    (0.30, -0.82),
                    (0.0, -0.96),
                    (-0.30, -0.82),
                    (-0.60, -0.36),
                    (-0.68, 0.20),
                    (-0.50, 0.66),
                ],
                closed=True,
            )
        ),
        mixed(skin, spread=0.03),
        matt=0.14,
    )
    for way in (-1, 1):
        drawing.stroke(
            place([(0.52 * way, 0.20 + up), (0.30 * way, 0.29 + up), (0.10 * way, 0.19 + up)]),
            (0.010 * size, 0.038 * size, 0.02 * size),
            0.85,
            face,
        )
        drawing.stroke(
            place([(0.46 * way, 0.03 + up), (0.29 * way, 0.10 + up), (0.13 * way, 0.02 + up)]),
            (0.008 * size, 0.028 * size, 0.012 * size),
            0.9,
            face,
        )
        drawing.fill(place(ellipse((0.28 * way, 0.035 + up), 0.075, 0.06)), 0.92, face)
        drawing.stroke(
            place([(0.62 * way, 0.1), (0.54 * way, -0.40), (0.24 * way, -0.80)]),
            (0, 0.07 * size, 0),
            0.35,
            face,
        )
    drawing.stroke(
        place([(0.05, 0.08 + up), (0.11, -0.22 + up), (-0.03, -0.27 + up)]),
        (0.008 * size, 0.026 * size, 0.012 * size),
        0.7,
        face,
    )
    drawing.stroke(
        place([(-0.24, -0.50 + up), (0.0, -0.56 + up), (0.24, -0.48 + up)]),
        (0.008 * size, 0.04 * size, 0.008 * size),
        0.85,
        face,
    )
    drawing.stroke(
        place([(-0.10, -0.66 + up), (0.0, -0.69 + up), (0.10, -0.66 + up)]),
        (0, 0.02 * size, 0),
        0.45,
        face,
    )
    for x in (-0.75, -0.5, -0.2, 0.2, 0.5, 0.75):
        drawing.stroke(
            place([(x * 0.6, 1.05), (x * 0.95, 0.7), (x * 1.12, 0.1), (x * 1.08, hang)]),
            (0, 0.03 * size, 0),
            0.6,
            mane,
        )


def robe(
    drawing: Drawing,
    outline: np.ndarray,
    glass: Glass,
    waist: tuple[float, float],
    swing: float = 0.0,
    wide: float = 0.17,
) -> int:
    """A long garment whose folds fall from the waist: cut fold by fold, lengthwise, once across."""

    def folds(x, y):
        drop = np.maximum(waist[1] - y, 0.0)
        across = (x - waist[0] - swing * drop) / (1 + 0.55 * drop)
        return np.floor(across / wide + 0.5) + 30 + 100 * (y > waist[1]) + 200 * (drop > 0.85)

    layer = drawing.lay(outline, glass, folds, matt=0.32)
    for n in np.arange(-4, 5):
        x = waist[0] + n * wide * 0.5
        foot = waist[0] + n * wide * 0.5 * 1.9 + swing
        drawing.stroke(
            [(x, waist[1] - 0.03), ((x + foot) / 2 + 0.02, waist[1] - 0.5), (foot, waist[1] - 1.1)],
            (0.002, 0.011, 0.004),
            0.55,
            layer,
        )
        drawing.stroke(
            [(x, waist[1] + 0.02), (x * 0.7 + waist[0] * 0.3, waist[1] + 0.25)],
            (0.006, 0),
            0.5,
            layer,
        )
    return layer


def _placer(center, size: float, tilt: float, sign: int):
    c, s = np.cos(tilt), np.sin(tilt)
    turn = np.array([[c, s], [-s, c]])

    def place(points) -> np.ndarray:
        return (np.asarray(points, np.float64) * [sign, 1]) @ turn * size + np.asarray(center)

    return place
