"""Sunniva's: a lopsided hoop of vine like a sun coming up, with leaves as big as hands."""

import numpy as np

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, Foliage, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import JUNIPER, Bough

CENTRE_X, CENTRE_Y, HOOP = -0.075, 0.985, 0.405


def _on_hoop(degrees: float, radius: float, out: float = 0.0) -> tuple[float, ...]:
    """A knot on the hoop; degrees clockwise from its top, seen from the front."""
    way = np.radians(degrees)
    size = HOOP * (1.0 + 0.05 * np.cos(2 * way + 0.5)) + out
    return rest(CENTRE_X + size * np.sin(way), CENTRE_Y + size * np.cos(way), radius)


HOOPS = (
    Bough(
        (
            (-0.260, 0.006, -0.345, 0.018),
            (-0.225, 0.080, -0.280, 0.046),
            (-0.200, 0.330, -0.245, 0.046),
            _on_hoop(-150, 0.044),
            _on_hoop(-115, 0.040),
            _on_hoop(-75, 0.038),
            _on_hoop(-35, 0.036),
            _on_hoop(5, 0.034),
            _on_hoop(45, 0.030),
            _on_hoop(85, 0.027),
            _on_hoop(120, 0.022),
            _on_hoop(150, 0.014, 0.03),
            _on_hoop(165, 0.003, 0.05),
        ),
        name="hoop",
        grade="strand",
        strands=2,
        turns=3.0,
    ),
    Bough(
        (
            (0.285, 0.006, -0.330, 0.018),
            (0.245, 0.080, -0.275, 0.044),
            (0.225, 0.330, -0.245, 0.044),
            _on_hoop(136, 0.036, 0.02),
            _on_hoop(108, 0.030, 0.035),
            _on_hoop(78, 0.024, 0.05),
            _on_hoop(48, 0.018, 0.075),
            _on_hoop(26, 0.010, 0.12),
            _on_hoop(14, 0.002, 0.18),
        ),
        name="ray-bough",
        grade="trunk",
    ),
)
RAYS = tuple(
    Bough(
        (
            (0.10 * np.sin(np.radians(way)) - 0.01, 0.345, -0.232, 0.021),
            rest(0.30 * (np.sin(np.radians(way))) * 0.62 - 0.01, 0.610, 0.016),
            _on_hoop(way * 0.92, 0.013, -0.16),
            _on_hoop(way * 0.88, 0.017, -0.005),
            _on_hoop(way * 0.90 + 2, 0.014, 0.55 * beyond),
            _on_hoop(way * 0.92, 0.002, beyond),
        ),
        name="ray",
        grade="branch",
    )
    # Past the hoop they go on, long and short by turns, as a child draws the sun.
    for way, beyond in (
        *((-64, 0.17), (-38, 0.25), (-13, 0.17), (12, 0.27), (36, 0.16), (60, 0.24)),
    )
)
ARM_LEFT = Bough(
    (
        (-0.325, 0.008, 0.262, 0.016),
        (-0.280, 0.080, 0.222, 0.042),
        (-0.262, 0.280, 0.200, 0.038),
        (-0.285, 0.480, 0.222, 0.038),
        (-0.296, 0.600, 0.170, 0.042),
        (-0.290, 0.622, 0.020, 0.038),
        (-0.300, 0.640, -0.140, 0.036),
        (-0.345, 0.720, -0.260, 0.034),
        (-0.430, 0.840, -0.320, 0.024),
    ),
    name="arm-left",
    grade="trunk",
)
ARM_RIGHT = Bough(
    (
        (0.330, 0.008, 0.250, 0.016),
        (0.285, 0.080, 0.215, 0.042),
        (0.258, 0.260, 0.195, 0.040),
        (0.272, 0.420, 0.150, 0.038),
        (0.292, 0.560, 0.020, 0.038),
        (0.300, 0.632, -0.130, 0.032),
        (0.310, 0.690, -0.250, 0.028),
    ),
    name="arm-right",
    grade="trunk",
)
FORK = (
    Bough(
        (
            (0.275, 0.43, 0.145, 0.034),
            (0.292, 0.555, 0.190, 0.036),
            (0.300, 0.612, 0.215, 0.036),
            (0.296, 0.628, 0.110, 0.032),
            (0.296, 0.630, -0.02, 0.030),
            (0.300, 0.640, -0.12, 0.024),
        ),
        name="fork",
        grade="trunk",
    ),
    Bough(
        (
            (0.30, 0.605, 0.21, 0.024),
            (0.345, 0.660, 0.245, 0.016),
            (0.352, 0.725, 0.235, 0.010),
            (0.340, 0.770, 0.215, 0.003),
        ),
        name="curl",
    ),
)

DESIGN = Design(
    title="sunhoop",
    boughs=(
        *HOOPS,
        *RAYS,
        ARM_LEFT,
        ARM_RIGHT,
        *FORK,
        *roots(0.28, 0.22, (70, 110, 15), reach=0.12, radius=0.022),
        *roots(0.235, -0.28, (95, 150, 205), reach=0.15, radius=0.024),
    ),
    cushion=Cushion(
        (0.66, 0.290, 0.025),
        square=2.7,
        width=0.48,
        tufts=((0.0, 0.0), (-0.12, 0.06), (0.12, 0.06)),
        taper=0.03,
    ),
    vines=(
        Vine(
            "hoop",
            0.22,
            0.98,
            4.0,
            leaf="grape",
            count=52,
            length=0.135,
            tendrils=4,
            flower="petal",
            blossoms=18,
            blossom_size=0.056,
        ),
        Vine(
            "arm-left",
            0.02,
            0.36,
            1.7,
            leaf="grape",
            count=18,
            length=0.095,
            tendrils=1,
            flower="petal",
            blossoms=3,
            blossom_size=0.042,
        ),
        Vine(
            "ray-bough",
            0.40,
            0.98,
            2.4,
            leaf="grape",
            count=30,
            length=0.105,
            tendrils=2,
            flower="petal",
            blossoms=6,
            blossom_size=0.048,
        ),
        Vine("arm-right", 0.02, 0.40, 1.4, leaf="grape", count=14, length=0.08),
    ),
    foliage=(Foliage("curl", "grape", 9, 0.055), Foliage("ray-bough", "grape", 16, 0.095)),
    palette=Palette(
        young=(0.30, 0.48, 0.07),
        old=(0.10, 0.27, 0.055),
        petal=(0.95, 0.62, 0.06),
        petal_too=(0.92, 0.44, 0.05),
    ),
    kind=JUNIPER,  # old vines shed their bark in strings
    tint=(0.660, 0.430, 0.160),
    tip=(0.480, 0.420, 0.130),
    restless=0.006,
)
