"""Tomas's: broad and plain, of boughs as thick as an arm, laid across like a bench."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import BIRCH, Bough

POSTS = Bough(
    (
        (0.335, 0.008, -0.265, 0.046),
        (0.335, 0.080, -0.260, 0.052),
        (0.333, 0.420, -0.262, 0.050),
        (0.350, 0.700, -0.310, 0.052),
        (0.352, 0.900, -0.345, 0.054),
        (0.353, 0.955, -0.354, 0.052),
    ),
    name="post",
    mirror=True,
    grade="trunk",
    flute=0.7,
    sawn=True,
)
FRONT = Bough(
    (
        (0.335, 0.006, 0.230, 0.048),
        (0.310, 0.070, 0.205, 0.056),
        (0.305, 0.300, 0.195, 0.050),
        (0.305, 0.520, 0.195, 0.050),
        (0.305, 0.620, 0.195, 0.050),
        (0.305, 0.650, 0.195, 0.024),
    ),
    name="front",
    mirror=True,
    grade="trunk",
)
ARMS = Bough(
    (
        (0.300, 0.610, 0.280, 0.048),
        (0.302, 0.606, 0.100, 0.052),
        (0.306, 0.606, -0.090, 0.052),
        (0.335, 0.618, -0.280, 0.050),
    ),
    name="arm",
    mirror=True,
    grade="trunk",
    flute=0.7,
    sawn=True,
)
RAILS = tuple(
    Bough(
        (
            (-0.460, y + tilt, -0.300 - 0.15 * (y - 0.6), 0.9 * r),
            rest(-0.200, y + 0.018, r),
            rest(0.020, y + 0.030, r * 1.04),
            rest(0.220, y + 0.012, r),
            (0.455, y - tilt, -0.300 - 0.15 * (y - 0.6), 0.9 * r),
        ),
        name="rail",
        grade="trunk",
        flute=0.7,
        sawn=True,
    )
    for y, tilt, r in ((0.600, 0.006, 0.046), (0.740, -0.008, 0.046), (0.885, 0.010, 0.052))
)
SILLS = (
    Bough(
        (
            (-0.425, 0.330, 0.150, 0.046),
            (0.0, 0.290, 0.185, 0.042),
            (0.420, 0.325, 0.150, 0.046),
        ),
        name="sill",
        grade="trunk",
        flute=0.7,
        sawn=True,
    ),
    Bough(
        ((0.340, 0.200, -0.27, 0.036), (0.318, 0.215, -0.02, 0.038), (0.308, 0.200, 0.20, 0.036)),
        name="sill",
        mirror=True,
    ),
    Bough(
        ((-0.350, 0.33, -0.24, 0.044), (0.0, 0.335, -0.225, 0.046), (0.350, 0.33, -0.24, 0.044)),
        name="sill",
    ),
)
CROOK = Bough(
    # One post never stopped growing: it bends over like the lamp at a bus stop.
    (
        (0.352, 0.880, -0.345, 0.036),
        (0.385, 1.100, -0.375, 0.030),
        (0.372, 1.330, -0.400, 0.026),
        (0.285, 1.510, -0.425, 0.021),
        (0.150, 1.560, -0.430, 0.017),
        (0.045, 1.500, -0.425, 0.012),
        (0.030, 1.415, -0.415, 0.007),
        (0.070, 1.380, -0.410, 0.002),
    ),
    name="crook",
)

DESIGN = Design(
    title="ladder",
    boughs=(
        POSTS,
        FRONT,
        ARMS,
        *RAILS,
        *SILLS,
        CROOK,
        *roots(0.32, 0.21, (50, 95), reach=0.105, radius=0.030, rise=0.10),
        *roots(0.345, -0.262, (120, 165, 210), reach=0.055, radius=0.032, rise=0.12),
    ),
    cushion=Cushion(
        (0.030, 0.085, 0.400),
        width=0.505,
        square=5.0,
        weave=1.0,
        tufts=((-0.12, 0.05), (0.12, 0.05), (-0.12, -0.08), (0.12, -0.08)),
        taper=0.0,
    ),
    vines=(
        Vine(
            "post",
            0.02,
            0.97,
            3.4,
            leaf="grape",
            count=44,
            length=0.084,
            tendrils=3,
            flower="petal",
            blossoms=6,
            blossom_size=0.036,
        ),
        Vine(
            "crook",
            0.10,
            0.98,
            3.6,
            leaf="grape",
            count=46,
            length=0.086,
            tendrils=3,
            flower="petal",
            blossoms=18,
            blossom_size=0.044,
        ),
        Vine("front'", 0.03, 0.7, 1.8, leaf="grape", count=22, length=0.07, tendrils=1),
    ),
    palette=Palette(
        young=(0.26, 0.42, 0.07),
        old=(0.09, 0.23, 0.055),
        petal=(0.20, 0.32, 0.95),
        petal_too=(0.42, 0.56, 0.95),
    ),
    kind=BIRCH,  # a cherry's: bands round a smooth red skin
    tint=(0.200, 0.104, 0.074),
    tip=(0.290, 0.165, 0.105),
    restless=0.004,
    seat=(0.315, 0.250, 4.0),
)
