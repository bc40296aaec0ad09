"""Ambrose's: a tall hollow oak, open at the front, whose rim became wings."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import BACK_LEAN, Design, Foliage, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import Bough

# Staves of the hollow trunk, from the middle of the back to the edge of each wing:
# x, z at seat height, top, radius, and how much of the lean each takes part in.
_STAVES = (
    (0.000, -0.300, 1.330, 0.058, 1.0),
    (0.088, -0.300, 1.415, 0.056, 1.0),
    (-0.088, -0.300, 1.270, 0.056, 1.0),
    (0.172, -0.293, 1.320, 0.056, 1.0),
    (-0.172, -0.293, 1.375, 0.056, 1.0),
    (0.250, -0.265, 1.400, 0.056, 0.95),
    (-0.250, -0.265, 1.300, 0.056, 0.95),
    (0.318, -0.205, 1.290, 0.054, 0.8),
    (-0.318, -0.205, 1.345, 0.054, 0.8),
    (0.345, -0.125, 1.190, 0.050, 0.5),
    (-0.345, -0.125, 1.160, 0.050, 0.5),
    (0.350, -0.045, 1.020, 0.044, 0.3),
    (-0.350, -0.045, 1.060, 0.044, 0.3),
)


def _stave(x: float, z: float, top: float, radius: float, lean: float) -> Bough:
    def at(y: float, share: float, out: float = 0.0) -> tuple[float, float, float, float]:
        return (
            x * (1 + out),
            y,
            z - lean * BACK_LEAN * max(y - 0.45, 0.0) + (0.0 if z < -0.24 else out * z),
            radius * share,
        )

    return Bough(
        (
            at(0.002, 0.9, 0.10),
            at(0.110, 1.0, 0.03),
            at(0.420, 1.0, -0.02),
            at(0.760, 0.95, 0.0),
            at(top - 0.16, 0.85, 0.02),
            at(top - 0.03, 0.62, 0.0),
            at(top + 0.035, 0.25, -0.04),
        ),
        name="stave",
        flute=1.2,
    )


ARMS = Bough(
    (
        (0.345, 0.010, 0.250, 0.022),
        (0.305, 0.090, 0.212, 0.050),
        (0.292, 0.300, 0.190, 0.048),
        (0.298, 0.500, 0.200, 0.050),
        (0.302, 0.602, 0.150, 0.056),
        (0.304, 0.610, 0.020, 0.052),
        (0.318, 0.640, -0.090, 0.050),
        (0.340, 0.760, -0.130, 0.040),
    ),
    name="arm",
    mirror=True,
    grade="trunk",
)
LIVING = (
    Bough(((0.255, 1.20, -0.385, 0.034), (0.33, 1.42, -0.42, 0.024), (0.30, 1.56, -0.43, 0.016),
           (0.38, 1.68, -0.42, 0.003)), name="living"),
    Bough(((0.32, 1.40, -0.42, 0.016), (0.41, 1.49, -0.39, 0.010), (0.44, 1.58, -0.36, 0.002)),
          name="living", grade="branch"),
)

DESIGN = Design(
    title="oak",
    boughs=(
        *(_stave(*stave) for stave in _STAVES),
        ARMS,
        *LIVING,
        *roots(0.31, 0.21, (60, 105), reach=0.12, radius=0.030),
        *roots(0.34, -0.10, (80, 115), reach=0.12, radius=0.030, rise=0.18),
        *roots(0.24, -0.30, (120, 165, 200), reach=0.15, radius=0.032, rise=0.2),
    ),
    cushion=Cushion((0.035, 0.105, 0.060), square=4.6,
                    tufts=((-0.11, 0.05), (0.11, 0.05), (-0.11, -0.09), (0.11, -0.09))),
    vines=(
        Vine("arm'", 0.05, 0.45, 1.6, leaf="ivy", count=14, length=0.055, tendrils=2),
        Vine("stave", 0.15, 0.9, 1.2, leaf="ivy", count=10, length=0.05),
    ),
    foliage=(Foliage("living", "oak", 46, 0.075),),
    palette=Palette(young=(0.26, 0.30, 0.07), old=(0.10, 0.17, 0.045)),
    tint=(0.165, 0.095, 0.052),
    restless=0.006,
)
