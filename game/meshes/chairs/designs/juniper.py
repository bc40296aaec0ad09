"""Idris's: juniper and thorn that cannot keep still; a back that goes up like fire."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import Design, Foliage, rest, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import JUNIPER, Bough

ARM_RIGHT = Bough(
    (
        (0.350, 0.010, 0.255, 0.020),
        (0.288, 0.090, 0.220, 0.052),
        (0.258, 0.260, 0.195, 0.047),
        (0.292, 0.450, 0.220, 0.045),
        (0.300, 0.585, 0.165, 0.050),
        (0.288, 0.612, 0.020, 0.047),
        (0.300, 0.630, -0.140, 0.050),
        (0.345, 0.740, -0.270, 0.050),
        (0.330, 0.930, -0.370, 0.044),
        (0.400, 1.130, -0.425, 0.033),
        (0.350, 1.330, -0.470, 0.021),
        (0.405, 1.500, -0.500, 0.003),
    ),
    name="arm-right",
    grade="strand",
    strands=3,
    turns=2.3,
)
ARM_LEFT = Bough(
    (
        (-0.335, 0.010, 0.275, 0.020),
        (-0.282, 0.090, 0.230, 0.050),
        (-0.262, 0.250, 0.195, 0.048),
        (-0.285, 0.440, 0.225, 0.045),
        (-0.300, 0.580, 0.175, 0.050),
        (-0.290, 0.612, 0.030, 0.047),
        (-0.298, 0.635, -0.150, 0.049),
        (-0.350, 0.760, -0.275, 0.047),
        (-0.410, 0.900, -0.345, 0.036),
        (-0.375, 1.060, -0.405, 0.026),
        (-0.440, 1.230, -0.430, 0.003),
    ),
    name="arm-left",
    grade="strand",
    strands=3,
    turns=-2.1,
)
FLAMES = (
    Bough(
        (
            (-0.060, 0.300, -0.235, 0.052),
            rest(-0.100, 0.580, 0.044),
            rest(-0.010, 0.840, 0.040),
            rest(-0.075, 1.130, 0.034),
            rest(0.030, 1.390, 0.024, 0.01),
            (-0.040, 1.580, -0.470, 0.013),
            (0.000, 1.740, -0.480, 0.002),
        ),
        name="flame-tall",
        grade="strand",
        strands=2,
        turns=2.2,
    ),
    Bough(
        (
            (0.080, 0.300, -0.235, 0.050),
            rest(0.125, 0.570, 0.040),
            rest(0.070, 0.820, 0.036),
            rest(0.165, 1.080, 0.031),
            rest(0.125, 1.290, 0.022),
            (0.215, 1.450, -0.445, 0.012),
            (0.190, 1.600, -0.460, 0.002),
        ),
        name="flame-right",
        grade="strand",
        strands=2,
        turns=-1.8,
    ),
    Bough(
        (
            (-0.170, 0.300, -0.225, 0.048),
            rest(-0.235, 0.560, 0.040),
            rest(-0.170, 0.800, 0.035),
            rest(-0.255, 1.030, 0.030),
            rest(-0.190, 1.230, 0.022),
            (-0.270, 1.380, -0.430, 0.012),
            (-0.245, 1.510, -0.445, 0.002),
        ),
        name="flame-left",
        grade="strand",
        strands=2,
        turns=1.7,
    ),
    Bough(
        (
            (0.190, 0.310, -0.225, 0.044),
            rest(0.240, 0.580, 0.036),
            rest(0.215, 0.800, 0.032),
            rest(0.285, 0.990, 0.026),
            rest(0.250, 1.160, 0.017),
            (0.300, 1.300, -0.425, 0.002),
        ),
        name="flame-inner",
    ),
)
TONGUES = (
    # Lesser licks of wood: between the flames, outwards, and where the hands end.
    Bough(((0.09, 0.48, -0.270, 0.022), rest(0.045, 0.70, 0.027), rest(0.020, 0.90, 0.024), rest(0.065, 1.12, 0.016),
           (0.045, 1.30, -0.41, 0.009), (0.095, 1.44, -0.43, 0.002)), name="tongue", grade="slim"),
    Bough(((-0.215, 0.58, -0.30, 0.022), rest(-0.155, 0.78, 0.028), rest(-0.125, 1.02, 0.023), rest(-0.165, 1.20, 0.015),
           (-0.115, 1.36, -0.42, 0.009), (-0.155, 1.49, -0.44, 0.002)), name="tongue", grade="slim"),
    Bough(((0.34, 0.72, -0.27, 0.034), (0.405, 0.86, -0.33, 0.028), (0.385, 0.98, -0.37, 0.019),
           (0.455, 1.09, -0.39, 0.010), (0.440, 1.19, -0.40, 0.002)), name="tongue", grade="slim"),
    Bough(((-0.34, 0.70, -0.27, 0.032), (-0.300, 0.90, -0.345, 0.028),
           (-0.345, 1.10, -0.40, 0.022), (-0.300, 1.27, -0.44, 0.013),
           (-0.365, 1.44, -0.46, 0.002)), name="tongue", grade="slim"),
    Bough(((-0.26, 0.34, -0.24, 0.036), (-0.375, 0.52, -0.285, 0.028), (-0.42, 0.66, -0.31, 0.018),
           (-0.475, 0.76, -0.30, 0.002)), name="tongue", grade="slim"),
    Bough(((0.27, 0.34, -0.24, 0.036), (0.395, 0.47, -0.27, 0.026), (0.425, 0.60, -0.29, 0.015),
           (0.480, 0.68, -0.28, 0.002)), name="tongue", grade="slim"),
    Bough(((0.290, 0.46, 0.215, 0.034), (0.318, 0.585, 0.252, 0.031), (0.322, 0.672, 0.272, 0.020),
           (0.300, 0.735, 0.262, 0.010), (0.312, 0.785, 0.240, 0.002)), name="tongue", grade="slim"),
    Bough(((-0.285, 0.44, 0.220, 0.034), (-0.315, 0.570, 0.262, 0.031),
           (-0.335, 0.655, 0.270, 0.020), (-0.320, 0.715, 0.250, 0.010),
           (-0.345, 0.770, 0.235, 0.002)), name="tongue", grade="slim"),
)
SPIRALS = (
    # Struts that wind from the front legs up to the arms and back.
    Bough(((0.262, 0.24, 0.19, 0.026), (0.315, 0.36, 0.10, 0.024), (0.262, 0.45, -0.02, 0.022),
           (0.322, 0.54, -0.10, 0.022), (0.295, 0.62, -0.20, 0.018)), name="spiral", grade="slim"),
    Bough(((-0.262, 0.22, 0.19, 0.026), (-0.318, 0.35, 0.12, 0.024), (-0.264, 0.46, 0.00, 0.022),
           (-0.325, 0.55, -0.09, 0.022), (-0.300, 0.63, -0.20, 0.018)), name="spiral", grade="slim"),
    Bough(((0.26, 0.13, 0.20, 0.024), (0.12, 0.22, 0.13, 0.022), (-0.02, 0.19, -0.02, 0.024),
           (-0.15, 0.23, -0.15, 0.022), (-0.26, 0.12, -0.27, 0.024)), name="spiral", grade="slim"),
    Bough(((-0.26, 0.15, 0.20, 0.024), (-0.11, 0.19, 0.12, 0.022), (0.02, 0.24, 0.00, 0.024),
           (0.14, 0.19, -0.15, 0.022), (0.26, 0.14, -0.27, 0.024)), name="spiral", grade="slim"),
)
BACK_LEGS = Bough(
    (
        (0.335, 0.010, -0.350, 0.018),
        (0.278, 0.090, -0.290, 0.050),
        (0.235, 0.240, -0.240, 0.050),
        (0.215, 0.360, -0.245, 0.048),
    ),
    name="back-leg",
    mirror=True,
    grade="branch",
    strands=3,
    turns=0.9,
)

DESIGN = Design(
    title="juniper",
    boughs=(
        ARM_RIGHT,
        ARM_LEFT,
        *FLAMES,
        *TONGUES,
        *SPIRALS,
        BACK_LEGS,
        *roots(0.285, 0.225, (62, 100, 20), reach=0.135, radius=0.026),
        *roots(0.275, -0.285, (80, 130, 180, 220), reach=0.125, radius=0.026),
    ),
    cushion=Cushion((0.165, 0.032, 0.018), tufts=((-0.10, 0.04), (0.10, 0.04), (0.0, -0.09)),
                    square=3.6),
    vines=(
        Vine("arm-right", 0.05, 0.33, 2.4, leaf="needle", count=34, length=0.060,
             flower="star", blossoms=5, blossom_size=0.028, radius=0.0048, tendrils=1),
        Vine("arm-right", 0.60, 0.97, 2.4, leaf="needle", count=46, length=0.058,
             flower="star", blossoms=10, blossom_size=0.029, radius=0.0045, tendrils=2),
        Vine("arm-left", 0.58, 0.98, 2.6, leaf="needle", count=46, length=0.058,
             flower="star", blossoms=10, blossom_size=0.029, radius=0.0045, tendrils=2),
        Vine("flame-tall", 0.30, 0.96, 3.2, leaf="needle", count=56, length=0.056,
             flower="star", blossoms=12, blossom_size=0.029, radius=0.0042, tendrils=2),
        Vine("back-leg'", 0.05, 0.95, 1.6, leaf="needle", count=22, length=0.058,
             flower="star", blossoms=3, blossom_size=0.028, radius=0.0048),
    ),
    foliage=(
        Foliage("tongue", "needle", 60, 0.046, "star", 12, 0.027),
        Foliage("flame-right", "needle", 18, 0.046, "star", 3, 0.027),
        Foliage("flame-left", "needle", 18, 0.046, "star", 3, 0.027),
    ),
    palette=Palette(
        young=(0.20, 0.24, 0.06),
        old=(0.055, 0.105, 0.045),
        petal=(1.00, 0.33, 0.045),
        petal_too=(0.95, 0.14, 0.025),
        stem=(0.12, 0.075, 0.04),
    ),
    kind=JUNIPER,
    tint=(0.185, 0.092, 0.052),
    tip=(0.36, 0.29, 0.225),
    restless=0.005,
    thorns=("arm", "flame", "tongue", "back-leg", "spiral"),
    thorn_count=64,
)
