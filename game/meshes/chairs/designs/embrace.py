"""The visitor's: an open barrel; two boughs rise as arms and meet over the head."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, Foliage, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import DRIFT, Bough

ARMS = Bough(
    (
        (0.345, 0.010, 0.265, 0.020),
        (0.292, 0.080, 0.225, 0.042),
        (0.268, 0.240, 0.200, 0.040),
        (0.285, 0.450, 0.215, 0.042),
        (0.298, 0.590, 0.165, 0.045),
        (0.294, 0.620, 0.020, 0.040),
        (0.298, 0.650, -0.140, 0.042),
        (0.315, 0.790, -0.265, 0.042),
        (0.330, 1.000, -0.365, 0.040),
        (0.270, 1.270, -0.425, 0.034),
        (0.110, 1.450, -0.435, 0.028),
        (-0.080, 1.500, -0.425, 0.020),
        (-0.220, 1.445, -0.400, 0.012),
        (-0.255, 1.375, -0.385, 0.003),
    ),
    name="arm",
    mirror=True,
    grade="trunk",
)
BARREL = Bough(
    (
        (0.330, 0.010, -0.330, 0.016),
        (0.275, 0.080, -0.275, 0.044),
        (0.262, 0.330, -0.235, 0.040),
        (0.345, 0.620, -0.290, 0.032),
        (0.415, 0.900, -0.375, 0.030),
        (0.385, 1.180, -0.440, 0.026),
        (0.260, 1.400, -0.480, 0.020),
        (0.090, 1.545, -0.475, 0.013),
        (-0.030, 1.640, -0.450, 0.003),
    ),
    name="barrel",
    mirror=True,
    grade="trunk",
)
STAVES = tuple(
    # Neighbours sway towards and past each other, so that the back is all lenses, no rungs.
    Bough(
        (
            (0.85 * x, 0.340, -0.225, 0.026),
            rest(1.15 * x + 0.055 * sway, 0.570, 0.021),
            rest(1.38 * x - 0.060 * sway, 0.830, 0.019),
            rest(1.35 * x + 0.060 * sway, 1.070, 0.016),
            rest(0.95 * x - 0.045 * sway, 1.290, 0.012),
            (0.45 * x + 0.02 * sway, 1.470, -0.435, 0.006),
        ),
        name="stave",
    )
    for x, sway in ((-0.21, 1), (-0.126, -1), (-0.042, 1), (0.042, -1), (0.126, 1), (0.21, -1))
)
STRUTS = Bough(
    ((0.255, 0.350, -0.06, 0.026), (0.30, 0.480, -0.09, 0.020), (0.297, 0.630, -0.03, 0.022)),
    name="strut",
    mirror=True,
    grade="branch",
)

DESIGN = Design(
    title="embrace",
    boughs=(
        ARMS,
        BARREL,
        *STAVES,
        STRUTS,
        *roots(0.29, 0.22, (75, 120, 10), reach=0.12),
        *roots(0.28, -0.27, (95, 150, 200), reach=0.13),
    ),
    cushion=Cushion((0.43, 0.035, 0.075), tufts=((-0.105, 0.03), (0.105, 0.03), (0.0, -0.10))),
    vines=(
        Vine(
            "arm",
            0.42,
            0.97,
            3.0,
            leaf="ivy",
            count=64,
            length=0.082,
            tendrils=3,
            flower="star",
            blossoms=12,
            blossom_size=0.042,
        ),
        Vine("arm'", 0.02, 0.30, 2.0, leaf="ivy", count=26, length=0.064, tendrils=1),
        Vine(
            "barrel'",
            0.10,
            0.98,
            4.0,
            leaf="ivy",
            count=70,
            length=0.080,
            tendrils=3,
            flower="star",
            blossoms=14,
            blossom_size=0.042,
        ),
        Vine("barrel", 0.35, 0.75, 2.0, leaf="ivy", count=24, length=0.06, tendrils=1),
    ),
    foliage=(Foliage("barrel", "ivy", 34, 0.064, "star", 22, 0.046),),
    palette=Palette(petal=(0.95, 0.86, 0.62), petal_too=(0.95, 0.70, 0.36)),
    kind=DRIFT,  # apple wood, its bark long gone under hands
    tint=(0.560, 0.350, 0.165),
    tip=(0.620, 0.440, 0.210),
)
