"""The empty one: a nest woven round whoever comes next, with buds about to open."""

import numpy as np

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import BACK_LEAN, Design, Foliage, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import SMOOTH, Bough


def _nest(degrees: float, y: float, out: float = 0.0) -> tuple[float, float, float]:
    """A point on the nest's wall; degrees from straight back, positive towards +x."""
    way = np.radians(degrees)
    swell = 0.335 + 0.075 * np.sin(np.pi * np.clip((y - 0.42) / 0.75, 0, 1)) + out
    x = swell * np.sin(way)
    # Flatter behind than a circle, so that a back finds room.
    deep = np.sign(np.cos(way)) * np.abs(np.cos(way)) ** 0.5
    z = -(0.285 + BACK_LEAN * (y - 0.45) + out) * deep
    return x, y, z


def _hoops() -> tuple[Bough, ...]:
    """Withies laid round and round at a slant, as a bird would, dipping past their neighbours."""
    grown = []
    for count in range(19):
        share = count / 18
        y = 0.47 + 0.64 * share
        reach = 90 - 30 * share**2 + (7 if count % 2 else -5)
        slant = (
            (0.105 - 0.03 * share) * (1 if count % 2 else -1) * (0.55 + 0.45 * np.cos(2.3 * count))
        )
        r = 0.0125 + 0.0045 * np.cos(1.7 * count)
        knots = []
        for step, degrees in enumerate(np.linspace(-reach, reach, 8)):
            weave = 0.020 * np.sin(1.9 * step + 2.1 * count)
            lift = slant * degrees / 90 + 0.05 * np.cos(np.radians(degrees))
            lift += 0.018 * np.sin(2.4 * count + 0.05 * degrees)
            at = np.clip(y + lift - 0.03, 0.44, 1.25)
            fade = 0.30 if step in (0, 7) else 1.0
            knots.append((*_nest(degrees, at, weave + 0.008), r * fade))
        grown.append(Bough(tuple(knots), name="withy", grade="withy", flute=0.5))
    return tuple(grown)


def _ribs() -> tuple[Bough, ...]:
    """Ribs from under the seat up the wall, which outgrow the rim as shoots."""
    grown = []
    for count, degrees in enumerate((-76, -60, -42, -21, 0, 21, 42, 60, 76)):
        tall = (0.16, 0.30, 0.22, 0.40, 0.26, 0.34, 0.18, 0.32, 0.14)[count]
        rim = 1.16 - 0.24 * abs(np.sin(np.radians(degrees))) ** 2
        bend = 6.0 * (1 if count % 2 else -1)
        way = np.radians(degrees)
        grown.append(
            Bough(
                (
                    (0.22 * np.sin(way), 0.315, 0.02 - 0.22 * np.cos(way), 0.026),
                    (*_nest(degrees, 0.480), 0.021),
                    (*_nest(degrees, 0.80), 0.018),
                    (*_nest(degrees, rim, 0.0), 0.014),
                    (*_nest(degrees + bend, rim + 0.55 * tall, 0.0), 0.008),
                    (*_nest(degrees + 0.4 * bend, rim + tall, 0.01), 0.002),
                ),
                name="shoot",
                grade="slim",
            )
        )
    return tuple(grown)


ARMS = Bough(
    (
        (0.320, 0.008, 0.270, 0.015),
        (0.278, 0.080, 0.225, 0.040),
        (0.252, 0.250, 0.195, 0.037),
        (0.278, 0.450, 0.215, 0.036),
        (0.296, 0.595, 0.175, 0.042),
        (0.296, 0.622, 0.040, 0.038),
        (0.318, 0.640, -0.080, 0.034),
        (0.350, 0.720, -0.150, 0.026),
        (0.345, 0.850, -0.200, 0.010),
    ),
    name="arm",
    mirror=True,
    grade="trunk",
)
BACK_LEGS = Bough(
    (
        (0.290, 0.008, -0.330, 0.015),
        (0.250, 0.080, -0.270, 0.042),
        (0.225, 0.250, -0.215, 0.040),
        (0.225, 0.380, -0.205, 0.034),
    ),
    name="back-leg",
    mirror=True,
)

DESIGN = Design(
    title="cradle",
    boughs=(
        ARMS,
        BACK_LEGS,
        *_hoops(),
        *_ribs(),
        *roots(0.28, 0.225, (75, 115), reach=0.12, radius=0.021),
        *roots(0.25, -0.27, (100, 155, 210), reach=0.14, radius=0.023),
    ),
    cushion=Cushion(
        (0.58, 0.300, 0.270),
        square=2.4,
        width=0.47,
        depth=0.46,
        weave=1.0,
        tufts=((0.0, 0.0),),
        taper=0.0,
    ),
    vines=(
        Vine(
            "arm",
            0.03,
            0.42,
            2.2,
            leaf="heart",
            count=26,
            length=0.05,
            radius=0.0045,
            flower="petal",
            blossoms=5,
            blossom_size=0.034,
        ),
        Vine("arm'", 0.62, 0.98, 1.6, leaf="heart", count=20, length=0.046, radius=0.0045),
    ),
    foliage=(
        Foliage("shoot", "heart", 120, 0.052, "petal", 34, 0.042),
        Foliage("withy", "heart", 26, 0.040, "petal", 16, 0.036),
    ),
    palette=Palette(
        young=(0.36, 0.52, 0.13),
        old=(0.19, 0.36, 0.09),
        petal=(0.95, 0.72, 0.72),
        petal_too=(0.95, 0.90, 0.86),
    ),
    kind=SMOOTH,  # peeled willow
    tint=(0.660, 0.545, 0.310),
    tip=(0.560, 0.530, 0.230),
    restless=0.005,
)
