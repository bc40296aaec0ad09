"""Maren's: grey driftwood thrown up by a wave that still wants to break. Arms low, for a guitar."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import DRIFT, Bough


def _swell(j: int) -> Bough:
    """One line of the wave: from low on the left, up across the back, over at the crest."""
    lift = 0.082 * j
    curl = 1.0 - 0.13 * j
    r = 0.036 - 0.0022 * j
    # The outer lines curl widest; the inner ones tuck in beneath the crest.
    cx, cy = 0.345, 0.865 + 0.030 * j
    size = 0.155 * curl if j % 2 else 0.12 * curl
    return Bough(
        (
            (-0.435 + 0.012 * j, 0.300 + 0.34 * lift, -0.060 - 0.01 * j, 0.006),
            (-0.405 + 0.010 * j, 0.360 + 0.55 * lift, -0.170, r * 0.8),
            rest(-0.265, 0.425 + 0.80 * lift, r),
            rest(-0.060, 0.500 + 1.00 * lift, r * 1.1),
            rest(0.130, 0.620 + 0.97 * lift, r),
            rest(0.235, 0.800 + 0.78 * lift, r * 0.92),
            rest(cx - 0.3 * size, cy + size + 0.035 * j, r * 0.74),
            rest(cx + 0.75 * size, cy + 0.80 * size + 0.012 * j, r * 0.56),
            rest(cx + 0.85 * size, cy + 0.05 * size, r * 0.40),
            rest(cx + 0.20 * size, cy - 0.22 * size, r * 0.26),
            rest(cx - 0.08 * size, cy + 0.16 * size, r * 0.10),
        ),
        name=f"swell-{j}",
        grade="trunk" if j in (1, 3, 5) else "bough",
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
    Bough(((0.350, 0.008, 0.235, 0.012), (0.290, 0.060, 0.205, 0.036), (0.215, 0.220, 0.150, 0.040),
           (0.220, 0.350, 0.170, 0.044)), name="leg", mirror=True, flute=0.6),
    Bough(((0.300, 0.008, -0.360, 0.014), (0.255, 0.070, -0.290, 0.036),
           (0.215, 0.230, -0.215, 0.040), (0.225, 0.360, -0.205, 0.044)),
          name="back-leg", mirror=True, flute=0.6),
    Bough(((-0.265, 0.13, 0.18, 0.022), (-0.05, 0.235, 0.10, 0.024), (0.13, 0.19, -0.08, 0.024),
           (0.25, 0.11, -0.27, 0.022)), name="float", flute=0.6),
    Bough(((-0.24, 0.11, -0.26, 0.020), (-0.10, 0.20, -0.12, 0.022), (0.05, 0.27, 0.06, 0.020),
           (0.23, 0.24, 0.16, 0.018)), name="float", flute=0.6),
)
SPRAY = (
    Bough((rest(0.15, 0.92, 0.018, 0.03), (0.17, 1.10, -0.37, 0.013), (0.11, 1.22, -0.385, 0.008),
           (0.12, 1.31, -0.39, 0.002)), name="spray", grade="branch", flute=0.6),
)

DESIGN = Design(
    title="driftwood",
    boughs=(
        *(_swell(j) for j in range(6)),
        ARMS,
        *LEGS,
        *SPRAY,
        *roots(0.29, 0.205, (70,), reach=0.11, radius=0.020, rise=0.08),
        *roots(0.255, -0.285, (120, 195), reach=0.13, radius=0.022, rise=0.09),
    ),
    cushion=Cushion((0.055, 0.125, 0.150), square=3.0, weave=0.0, tufts=((0.0, 0.0),), taper=0.03),
    vines=(
        Vine("swell-5", 0.02, 0.66, 3.2, leaf="willow", count=30, length=0.075, radius=0.0042,
             flower="star", blossoms=7, blossom_size=0.017),
        Vine("swell-1", 0.50, 0.95, 2.2, leaf="willow", count=16, length=0.06, radius=0.004,
             flower="star", blossoms=4, blossom_size=0.016),
        Vine("back-leg", 0.05, 0.9, 1.4, leaf="willow", count=9, length=0.06, radius=0.004),
    ),
    palette=Palette(young=(0.20, 0.34, 0.20), old=(0.07, 0.17, 0.12), petal=(0.45, 0.55, 0.85),
                    petal_too=(0.75, 0.80, 0.88), stem=(0.12, 0.13, 0.07)),
    kind=DRIFT,
    tint=(0.36, 0.315, 0.265),
    restless=0.005,
)
