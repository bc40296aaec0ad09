"""People in glass: sleeves, hands, fists, faces. Flesh is one sheet; what models it is paint."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.bake.windows.curves import Spine, ellipse, limb, spline
from game.bake.windows.drawing import Drawing
from game.bake.windows.glass import FLESH, Glass, mixed


def sleeve(
    drawing: Drawing,
    points: Sequence[Sequence[float]],
    widths: Sequence[float],
    glass: Glass,
    parts: float = 2.02,
    folds: int = 5,
    rounded: Sequence[int] = (),
) -> int:
    """A clothed limb, cut at its joints, with folds painted across the bend.

    ``rounded`` ends (0, -1) are joints, as a shoulder is; others are hems."""
    spine = Spine(points)
    wide = max(widths)

    def folded(x, y):
        t, side = spine(x, y)
        lengthwise = side > 0.3 * wide * np.sin(9 * t + 1)
        return 2 * np.floor(t * parts + 0.22 * side / wide) + lengthwise * (parts > 3)

    outlines = [limb(points, widths)]
    outlines += [ellipse(points[end], widths[end], widths[end]) for end in rounded]
    layer = drawing.lay(outlines, glass, folded, matt=0.25, relief=0.4, radius=wide)
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


def profile(
    drawing: Drawing,
    center: Sequence[float],
    size: float,
    sign: int,
    tilt: float,
    hair: Glass,
    skin=FLESH,
    long: bool = False,
) -> None:
    """A head from the side. size: half its height in metres; sign: 1 looks right, -1 left;
    positive ``tilt`` bows it, negative lifts the face."""
    place = _placer(center, size, -tilt * sign, sign)
    if long:
        mane = [(0.1, 0.9), (-0.7, 0.75), (-0.95, 0.1), (-1.0, -0.8), (-0.75, -1.5)]
        drawing.lay(place(spline([*mane, (-0.3, -1.2), (-0.1, -0.3)], closed=True)), hair, matt=0.3)
    drawing.lay(
        limb(place([(-0.12, -0.2), (-0.18, -0.8), (-0.34, -1.6)]), np.full(3, 0.36) * size),
        mixed(skin, spread=0.04),
        matt=0.3,
    )
    face = drawing.lay(place(FACE), mixed(skin, spread=0.03), matt=0.14)
    crown = drawing.lay(
        place(spline(CROWN, closed=True, steps=6)), hair, lambda x, y: x * 0, matt=0.3
    )
    for start, middle, end in (
        ((0.45, 0.80), (0.0, 0.85), (-0.50, 0.45)),
        ((0.30, 0.98), (-0.25, 0.85), (-0.68, 0.20)),
        ((0.20, 0.66), (-0.15, 0.55), (-0.45, 0.05)),
    ):
        drawing.stroke(place([start, middle, end]), (0, 0.04 * size, 0), 0.6, crown)
    for line, wide, strength in (
        ([(0.28, 0.32), (0.46, 0.41), (0.62, 0.34)], 0.06, 0.85),
        ([(0.34, 0.13), (0.47, 0.20), (0.60, 0.12)], 0.035, 0.85),
        ([(0.40, -0.42), (0.52, -0.48), (0.66, -0.46)], 0.045, 0.85),
        ([(0.60, -0.16), (0.66, -0.20), (0.72, -0.16)], 0.03, 0.7),
        ([(-0.05, -0.55), (0.15, -0.76), (0.36, -0.86)], 0.05, 0.5),
    ):
        drawing.stroke(place(line), (0, wide * size, 0), strength, face)
    drawing.fill(place(ellipse((0.50, 0.09), 0.09, 0.085)), 0.92, face)
    ear = place(ellipse((-0.20, -0.02), 0.13, 0.20, 0.2))
    drawing.stroke(ear[6:44], (0, 0.04 * size, 0), 0.7, face)


FACE = (
    (0.30, 0.95),
    (0.56, 0.74),
    (0.65, 0.42),
    (0.63, 0.24),
    (0.86, -0.08),
    (0.82, -0.17),
    (0.66, -0.22),
    (0.72, -0.36),
    (0.67, -0.46),
    (0.70, -0.58),
    (0.60, -0.68),
    (0.62, -0.84),
    (0.46, -0.96),
    (0.20, -0.90),
    (-0.10, -0.62),
    (-0.35, -0.45),
    (-0.55, 0.10),
    (-0.35, 0.75),
)
CROWN = (
    (0.62, 0.72),
    (0.40, 1.04),
    (-0.10, 1.16),
    (-0.62, 0.92),
    (-0.90, 0.40),
    (-0.86, -0.15),
    (-0.62, -0.52),
    (-0.40, -0.45),
    (-0.36, -0.05),
    (-0.16, 0.22),
    (-0.02, 0.48),
    (0.30, 0.62),
)
"""A face from brow over nose and chin to the nape, and the hair on it: looking right, in halves
of its height."""


def shoe(drawing: Drawing, ankle: Sequence[float], size: float, sign: int, tilt: float = 0.0):
    """A boot from the side. ankle: where the leg meets it; size: its length in metres."""
    place = _placer(ankle, size, tilt * sign, sign)
    outline = [(-0.30, 0.25), (0.22, 0.25), (0.28, 0.0), (0.62, -0.16), (0.74, -0.38)]
    boot = drawing.lay(
        place([*outline, (-0.34, -0.38)]), mixed((0.10, 0.035, 0.012), spread=0.1), matt=0.3
    )
    drawing.lift(place([(-0.30, -0.27), (0.2, -0.28), (0.68, -0.28)]), (0.02 * size,) * 2, boot)


def clasp(drawing: Drawing, center: Sequence[float], size: float, tilt: float, skin=FLESH) -> None:
    """A hand closed round something, its four fingers painted. size: half its length, metres."""
    place = _placer(center, size, tilt, 1)
    hand = drawing.lay(
        place(ellipse((0, 0), 1.0, 0.78)),
        mixed(skin, spread=0.04),
        matt=0.2,
        relief=0.5,
        radius=0.7 * size,
    )
    for y in (-0.36, 0.0, 0.36):
        drawing.stroke(
            place([(-0.35, y), (0.25, y + 0.05), (0.95, y)]),
            (0, 0.075 * size, 0.04 * size),
            0.8,
            hand,
        )


def _placer(center, size: float, tilt: float, sign: int):
    c, s = np.cos(tilt), np.sin(tilt)
    turn = np.array([[c, s], [-s, c]])

    def place(points) -> np.ndarray:
        return (np.asarray(points, np.float64) * [sign, 1]) @ turn * size + np.asarray(center)

    return place
