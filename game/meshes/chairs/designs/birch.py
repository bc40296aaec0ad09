"""Noor's: a slim young birch, light on its feet, that opens into a fan of twigs."""

import numpy as np

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, Foliage, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import BIRCH, Bough

FRONT = Bough(
    (
        (0.262, 0.008, 0.262, 0.014),
        (0.230, 0.070, 0.225, 0.026),
        (0.215, 0.250, 0.205, 0.023),
        (0.232, 0.430, 0.215, 0.023),
        (0.280, 0.590, 0.185, 0.026),
        (0.292, 0.634, 0.070, 0.025),
        (0.290, 0.640, -0.090, 0.024),
        (0.245, 0.680, -0.230, 0.021),
        (0.175, 0.760, -0.315, 0.016),
        (0.120, 0.860, -0.335, 0.008),
    ),
    name="front",
    mirror=True,
)
STEMS = Bough(
    (
        (0.235, 0.008, -0.330, 0.014),
        (0.195, 0.080, -0.280, 0.031),
        (0.175, 0.300, -0.245, 0.029),
        (0.165, 0.600, -0.295, 0.027),
        (0.120, 0.860, -0.335, 0.024),
        (0.105, 1.060, -0.365, 0.019),
        (0.165, 1.280, -0.400, 0.011),
        (0.190, 1.480, -0.430, 0.003),
    ),
    name="stem",
    mirror=True,
    grade="trunk",
)
RUNGS = tuple(
    Bough(
        (
            (-0.168, y, -0.26 - 0.15 * (y - 0.45), 0.011),
            rest(-0.06, y + 0.018, 0.012, 0.012),
            rest(0.06, y - 0.016, 0.012, 0.012),
            (0.168, y + 0.01, -0.26 - 0.15 * (y - 0.45), 0.011),
        ),
        name="rung",
        grade="branch",
    )
    for y in (0.60, 0.73)
)
SLATS = tuple(
    Bough(
        (
            (x, 0.350, -0.235, 0.016),
            rest(1.1 * x, 0.600, 0.012),
            rest(0.7 * x, 0.860, 0.011),
            rest(1.2 * x, 1.080, 0.009),
            (2.1 * x, 1.340, -0.405, 0.003),
        ),
        name="slat",
        grade="branch",
    )
    for x in (-0.07, 0.005, 0.075)
)


def _fan() -> tuple[Bough, ...]:
    """Twigs that spread from the two stems like the ribs of a hand."""
    twigs = []
    for count, degrees in enumerate((-66, -54, -41, -29, -17, -6, 6, 18, 30, 42, 55, 67)):
        way = np.radians(degrees)
        y0 = 0.99 + 0.05 * (count % 4)
        x0 = np.sign(degrees) * (0.104 + 0.27 * max(y0 - 1.06, 0.0))  # on the stem
        long = 0.36 + 0.10 * (count % 3) - 0.0012 * abs(degrees)
        dx, dy = np.sin(way), np.cos(way)
        z0 = -0.352 - 0.15 * (y0 - 1.0)
        bend = 0.035 * (1 if count % 2 else -1)
        knots = (
            (x0, y0, z0, 0.0095),
            (x0 + 0.35 * long * dx, y0 + 0.40 * long * dy, z0 - 0.03, 0.0075),
            (x0 + 0.72 * long * dx, y0 + 0.75 * long * dy, z0 - 0.05 + bend, 0.0050),
            (x0 + 0.95 * long * dx + bend * 0.5, y0 + 1.06 * long * dy, z0 - 0.06, 0.0015),
        )
        twigs.append(Bough(knots, name="twig", grade="twig"))
    for count, lean in enumerate((-0.16, -0.06, 0.03, 0.10, 0.19)):
        x0 = 0.35 * lean
        tall = 1.46 + 0.06 * (count % 2)
        knots = (
            rest(x0, 0.93 + 0.03 * (count % 2), 0.0090, 0.004),
            rest(x0 + 0.25 * lean, 1.10, 0.0078, 0.012),
            rest(x0 + 0.75 * lean + 0.02 * (count % 2), 1.30, 0.0052, 0.010),
            rest(x0 + 1.15 * lean, tall, 0.0015, 0.005),
        )
        twigs.append(Bough(knots, name="twig", grade="twig"))
    return tuple(twigs)


STRETCHERS = (
    Bough(
        ((-0.20, 0.19, 0.20, 0.013), (0.0, 0.23, 0.17, 0.012), (0.205, 0.20, 0.20, 0.013)),
        name="stretcher",
        grade="branch",
    ),
    Bough(
        ((0.21, 0.21, 0.20, 0.013), (0.19, 0.25, 0.0, 0.012), (0.185, 0.19, -0.25, 0.013)),
        name="stretcher",
        mirror=True,
        grade="branch",
    ),
)

DESIGN = Design(
    title="birch",
    boughs=(
        FRONT,
        STEMS,
        *RUNGS,
        *SLATS,
        *_fan(),
        *STRETCHERS,
        *roots(0.23, 0.225, (80, 20), reach=0.09, radius=0.015, rise=0.08),
        *roots(0.195, -0.28, (110, 190), reach=0.11, radius=0.016, rise=0.08),
    ),
    cushion=Cushion(
        (0.035, 0.250, 0.130), width=0.45, depth=0.45, square=3.2, weave=1.0, tufts=((0.0, 0.02),)
    ),
    vines=(
        Vine(
            "stem",
            0.05,
            0.55,
            3.0,
            leaf="heart",
            count=28,
            length=0.046,
            radius=0.004,
            flower="star",
            blossoms=8,
            blossom_size=0.028,
        ),
        Vine("front'", 0.04, 0.42, 2.5, leaf="heart", count=20, length=0.044, radius=0.004),
    ),
    foliage=(
        Foliage("twig", "birch", 230, 0.058, "petal", 26, 0.034),
        Foliage("stem", "birch", 26, 0.048),
        Foliage("slat", "birch", 20, 0.044),
    ),
    palette=Palette(
        young=(0.34, 0.50, 0.10),
        old=(0.16, 0.32, 0.07),
        petal=(0.92, 0.34, 0.46),
        petal_too=(0.94, 0.60, 0.64),
    ),
    kind=BIRCH,
    tint=(0.700, 0.650, 0.570),
    tip=(0.260, 0.120, 0.080),
    restless=0.004,
    seat=(0.235, 0.235, 3.0),
)
