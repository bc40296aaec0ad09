"""Thessa's: an ancient stump, broad in its roots, with shelves of fungus and a broken wall."""

import numpy as np

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Brackets, Design, Foliage, rest
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import Bough

BOLE = Bough(
    (
        (0.0, 0.002, -0.040, 0.292),
        (0.0, 0.080, -0.035, 0.268),
        (0.0, 0.180, -0.028, 0.247),
        (0.0, 0.290, -0.020, 0.240),
        (0.0, 0.360, -0.015, 0.246),
        (0.0, 0.385, -0.015, 0.222),
    ),
    name="bole",
    grade="bole",
    flute=0.45,
)


def _buttresses() -> tuple[Bough, ...]:
    """Roots all round, thick where they leave the bole, lower in front where feet will be."""
    grown = []
    ways = (-160, -132, -104, -78, -46, 46, 78, 106, 134, 162, 184)
    for count, degrees in enumerate(ways):
        far = 0.435 if abs(degrees) < 95 else 0.475
        far -= 0.02 * (count % 3)
        rise = 0.30 - 0.07 * (count % 3)
        thick = 0.046 - 0.006 * (count % 3)
        sweep = 9.0 * (1 if count % 2 else -1)

        def at(
            share: float, y: float, r: float, turn: float, degrees: float = degrees
        ) -> tuple[float, ...]:
            way = np.radians(degrees + turn)
            return (share * np.sin(way), y, share * np.cos(way) - 0.01, r)

        grown.append(
            Bough(
                (
                    at(0.20, rise + 0.07, thick * 0.7, 0.0),
                    at(0.255, 0.50 * rise, thick, 0.2 * sweep),
                    at(0.26 + 0.5 * (far - 0.26), 0.026, thick * 0.72, sweep),
                    at(far, 0.005, 0.006, 1.6 * sweep),
                ),
                name="root",
                grade="root",
                flute=1.2,
            )
        )
    return tuple(grown)


# The wall that was left when the tree came down: x, top, radius.
_WALL = (
    (0.000, 0.800, 0.056),
    (0.090, 0.730, 0.054),
    (-0.090, 0.900, 0.054),
    (0.175, 0.820, 0.054),
    (-0.180, 1.020, 0.054),
    (0.258, 0.740, 0.052),
    (-0.262, 0.930, 0.052),
)
WALL = tuple(
    Bough(
        (
            (0.9 * x, 0.240, -0.185, r),
            rest(x, 0.480, r),
            rest(x, top - 0.13, 0.92 * r),
            rest(1.02 * x, top, 0.60 * r, 0.012),
            rest(1.03 * x + 0.01, top + 0.075, 0.10 * r, 0.03),
        ),
        name="wall",
        flute=1.3,
    )
    for x, top, r in _WALL
)
SHOULDERS = (
    # Burls the arms rest on: the bole's own flanks, worn round.
    Bough(
        (
            (0.245, 0.100, 0.14, 0.060),
            (0.300, 0.330, 0.150, 0.066),
            (0.302, 0.500, 0.140, 0.070),
            (0.300, 0.588, 0.100, 0.070),
            (0.300, 0.590, -0.03, 0.066),
            (0.305, 0.600, -0.15, 0.062),
            (0.300, 0.660, -0.265, 0.050),
            (0.28, 0.72, -0.31, 0.03),
        ),
        name="shoulder",
        mirror=True,
        grade="trunk",
        flute=0.9,
    ),
    Bough(
        ((0.245, 0.100, -0.06, 0.060), (0.300, 0.320, -0.06, 0.062), (0.305, 0.57, -0.05, 0.055)),
        name="flank",
        mirror=True,
        flute=1.1,
    ),
    Bough(
        ((0.235, 0.100, -0.17, 0.060), (0.300, 0.320, -0.19, 0.062), (0.310, 0.60, -0.20, 0.048)),
        name="flank",
        mirror=True,
        flute=1.1,
    ),
)
SPROUTS = (
    Bough(
        (rest(-0.225, 0.92, 0.012), (-0.25, 1.10, -0.37, 0.008), (-0.22, 1.24, -0.375, 0.002)),
        name="sprout",
        grade="twig",
    ),
    Bough(
        (rest(0.13, 0.76, 0.011), (0.16, 0.92, -0.35, 0.007), (0.15, 1.03, -0.36, 0.002)),
        name="sprout",
        grade="twig",
    ),
)

DESIGN = Design(
    title="stump",
    boughs=(BOLE, *_buttresses(), *WALL, *SHOULDERS, *SPROUTS),
    cushion=Cushion(
        (0.360, 0.260, 0.035),
        width=0.47,
        depth=0.46,
        square=2.6,
        weave=1.0,
        tufts=((-0.09, 0.03), (0.09, 0.03)),
        taper=0.0,
    ),
    vines=(
        Vine(
            "shoulder'",
            0.02,
            0.32,
            0.9,
            leaf="heart",
            count=26,
            length=0.06,
            tendrils=1,
            flower="star",
            blossoms=8,
            blossom_size=0.036,
        ),
        Vine(
            "wall",
            0.35,
            0.95,
            1.4,
            leaf="heart",
            count=30,
            length=0.062,
            flower="star",
            blossoms=10,
            blossom_size=0.038,
        ),
    ),
    foliage=(
        Foliage("sprout", "oak", 26, 0.07),
        Foliage("root", "heart", 34, 0.042, "star", 14, 0.034),
    ),
    brackets=Brackets(
        (
            (0.345, 0.290, 0.175, 62, 0.082),
            (0.352, 0.370, 0.135, 70, 0.066),
            (0.358, 0.225, 0.120, 78, 0.058),
            (0.350, 0.450, 0.180, 58, 0.048),
            (-0.330, 0.250, 0.190, -52, 0.062),
            (-0.350, 0.185, 0.130, -66, 0.048),
            (-0.262, 0.820, -0.330, -95, 0.070),
            (-0.250, 0.735, -0.325, -88, 0.055),
            (-0.278, 0.895, -0.345, -110, 0.045),
            (0.285, 0.655, -0.335, 110, 0.060),
        )
    ),
    palette=Palette(
        young=(0.27, 0.45, 0.09),
        old=(0.10, 0.24, 0.07),
        petal=(0.86, 0.92, 0.46),
        petal_too=(0.94, 0.92, 0.72),
    ),
    tint=(0.290, 0.285, 0.228),
    restless=0.007,
    seat=None,
)
