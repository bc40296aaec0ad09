"""Maren's: grey driftwood thrown up by a wave that still wants to break. Arms low, for a guitar."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import DRIFT, Bough


def _swell(t: float) -> Bough:
    """One line of the wave, t = 0 its back and lowest … 1 its face: along, up, and over."""
    thick = 0.037 - 0.009 * t
    return Bough(
        (
            (-0.425, 0.380 + 0.15 * t, -0.130, 0.008),
            (-0.390, 0.415 + 0.20 * t, -0.195, 0.75 * thick),
            rest(-0.260, 0.455 + 0.24 * t, thick),
            rest(-0.050, 0.505 + 0.35 * t, 1.1 * thick),
            rest(0.140, 0.610 + 0.35 * t, 1.05 * thick),
            rest(0.290 - 0.035 * t, 0.790 + 0.24 * t, 0.95 * thick),
            rest(0.375 - 0.070 * t, 0.985 + 0.10 * t, 0.82 * thick),
            rest(0.340 - 0.070 * t, 1.165, 0.70 * thick),
            rest(0.195 - 0.025 * t, 1.275 - 0.07 * t, 0.58 * thick),
            rest(0.030 + 0.050 * t, 1.225 - 0.07 * t, 0.46 * thick),
            rest(-0.050 + 0.110 * t, 1.095 - 0.02 * t, 0.33 * thick),
            rest(0.000 + 0.090 * t, 1.000 + 0.02 * t, 0.20 * thick),
            rest(0.065 + 0.045 * t, 1.030 + 0.02 * t, 0.06 * thick),
        ),
        name=f"swell-{round(5 * t)}",
        grade="line",
        flute=0.6,
    )


ARMS = Bough(
    (
        (0.255, 0.330, -0.235, 0.040),
        (0.325, 0.440, -0.205, 0.038),
        (0.318, 0.486, -0.060, 0.035),
        (0.305, 0.490, 0.090, 0.034),
        (0.310, 0.470, 0.205, 0.032),
        (0.322, 0.405, 0.255, 0.028),
        (0.325, 0.345, 0.220, 0.022),
        (0.318, 0.355, 0.165, 0.016),
        (0.314, 0.400, 0.170, 0.010),
        (0.312, 0.412, 0.195, 0.003),
    ),
    name="arm",
    mirror=True,
    grade="trunk",
    flute=0.6,
)
LEGS = (
    Bough(
        (
            (0.350, 0.008, 0.235, 0.012),
            (0.290, 0.060, 0.205, 0.036),
            (0.215, 0.220, 0.150, 0.040),
            (0.220, 0.350, 0.170, 0.044),
        ),
        name="leg",
        mirror=True,
        flute=0.6,
    ),
    Bough(
        (
            (0.300, 0.008, -0.360, 0.014),
            (0.255, 0.070, -0.290, 0.036),
            (0.215, 0.230, -0.215, 0.040),
            (0.225, 0.360, -0.205, 0.044),
        ),
        name="back-leg",
        mirror=True,
        flute=0.6,
    ),
    # What carries the crest: a knee from the back leg, and one from the middle of the seat.
    Bough(
        (
            (0.230, 0.300, -0.215, 0.034),
            rest(0.262, 0.520, 0.032, 0.01),
            rest(0.300, 0.700, 0.032, 0.02),
            rest(0.375, 0.900, 0.026, 0.02),
            rest(0.405, 1.060, 0.014, 0.01),
        ),
        name="knee",
        flute=0.6,
    ),
    Bough(
        (
            (0.060, 0.310, -0.220, 0.032),
            rest(0.085, 0.480, 0.028, 0.01),
            rest(0.170, 0.640, 0.026, 0.02),
            rest(0.280, 0.790, 0.014, 0.02),
        ),
        name="knee",
        flute=0.6,
    ),
    Bough(
        (
            (-0.265, 0.13, 0.18, 0.022),
            (-0.05, 0.235, 0.10, 0.024),
            (0.13, 0.19, -0.08, 0.024),
            (0.25, 0.11, -0.27, 0.022),
        ),
        name="float",
        flute=0.6,
    ),
    Bough(
        (
            (-0.24, 0.11, -0.26, 0.020),
            (-0.10, 0.20, -0.12, 0.022),
            (0.05, 0.27, 0.06, 0.020),
            (0.23, 0.24, 0.16, 0.018),
        ),
        name="float",
        flute=0.6,
    ),
)
SPRAY = (
    # Foam: curls that tear off the crest.
    Bough(
        (
            rest(0.24, 1.240, 0.022, 0.01),
            rest(0.150, 1.370, 0.015),
            rest(0.03, 1.405, 0.011),
            rest(-0.06, 1.350, 0.007),
            rest(-0.055, 1.285, 0.003),
        ),
        name="spray",
        flute=0.6,
    ),
    Bough(
        (
            rest(0.335, 1.140, 0.024, 0.01),
            rest(0.355, 1.290, 0.016),
            rest(0.285, 1.405, 0.011),
            rest(0.185, 1.450, 0.007),
            rest(0.12, 1.430, 0.002),
        ),
        name="spray",
        flute=0.6,
    ),
    Bough(
        (
            rest(0.37, 0.930, 0.022, 0.01),
            rest(0.440, 1.050, 0.014),
            rest(0.425, 1.175, 0.009),
            rest(0.375, 1.240, 0.003),
        ),
        name="spray",
        grade="branch",
        flute=0.6,
    ),
)

DESIGN = Design(
    title="driftwood",
    boughs=(
        *(_swell(j / 5) for j in range(6)),
        ARMS,
        *LEGS,
        *SPRAY,
        *roots(0.29, 0.205, (70,), reach=0.11, radius=0.020, rise=0.08),
        *roots(0.255, -0.285, (120, 195), reach=0.12, radius=0.022, rise=0.09),
    ),
    cushion=Cushion((0.020, 0.215, 0.290), square=3.0, weave=0.0, tufts=((0.0, 0.0),), taper=0.03),
    vines=(
        Vine(
            "swell-5",
            0.02,
            0.66,
            3.2,
            leaf="willow",
            count=84,
            length=0.100,
            radius=0.0042,
            flower="star",
            blossoms=20,
            blossom_size=0.044,
        ),
        Vine(
            "swell-1",
            0.50,
            0.95,
            2.2,
            leaf="willow",
            count=40,
            length=0.075,
            radius=0.004,
            flower="star",
            blossoms=11,
            blossom_size=0.040,
        ),
        Vine("back-leg", 0.05, 0.9, 1.4, leaf="willow", count=24, length=0.075, radius=0.004),
    ),
    palette=Palette(
        young=(0.30, 0.48, 0.24),
        old=(0.12, 0.27, 0.17),
        petal=(0.20, 0.66, 0.86),
        petal_too=(0.55, 0.84, 0.92),
        stem=(0.12, 0.13, 0.07),
    ),
    kind=DRIFT,
    tint=(0.520, 0.500, 0.470),
    tip=(0.660, 0.640, 0.600),
    restless=0.005,
)
