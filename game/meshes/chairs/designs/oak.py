"""Ambrose's: a tall hollow oak, open at the front, whose rim became wings."""

from game.meshes.chairs.cushions import Cushion
from game.meshes.chairs.spec import BACK_LEAN, Design, Foliage, roots
from game.meshes.chairs.vines import Palette, Vine
from game.meshes.chairs.wood import Bough

# Staves of the hollow trunk, from the middle of the back to the edge of each wing:
# x, z at seat height, top, radius, and how much of the back's lean each takes part in.
_STAVES = (
    (0.000, -0.300, 1.020, 0.058, 1.0),
    (0.088, -0.300, 1.440, 0.056, 1.0),
    (-0.088, -0.300, 1.365, 0.056, 1.0),
    (0.172, -0.293, 1.455, 0.056, 1.0),
    (-0.172, -0.293, 1.330, 0.056, 1.0),
    (0.250, -0.265, 1.405, 0.056, 0.95),
    (-0.250, -0.265, 1.310, 0.056, 0.95),
    (0.318, -0.205, 1.300, 0.054, 0.8),
    (-0.318, -0.205, 1.235, 0.054, 0.8),
    (0.345, -0.125, 1.140, 0.050, 0.5),
    (-0.345, -0.125, 1.100, 0.050, 0.5),
    (0.350, -0.045, 0.940, 0.044, 0.3),
    (-0.350, -0.045, 0.910, 0.044, 0.3),
)
LINTEL = (0.000, -0.300, 1.450, 0.0, 1.0)
"""Where the rim passes over the hollow."""


def _on_stave(stave: tuple[float, ...], y: float, radius: float, out: float = 0.0) -> tuple:
    """A knot at height y on a stave, ``out`` of the hollow by that share."""
    x, z, _, _, lean = stave
    back = z - lean * BACK_LEAN * max(y - 0.45, 0.0)
    return (x * (1 + out), y, back + (0.0 if z < -0.24 else out * z), radius)


def _stave(stave: tuple[float, ...]) -> Bough:
    x, _, top, radius, _ = stave
    # The inner ones part round a hollow over the sitter's head, where an owl could live.
    parted = 0.62 if 0 < abs(x) < 0.1 else 0.10 if 0.1 < abs(x) < 0.2 else 0.0
    return Bough(
        (
            _on_stave(stave, 0.002, 0.9 * radius, 0.10),
            _on_stave(stave, 0.110, radius, 0.03),
            _on_stave(stave, 0.420, radius, -0.02),
            _on_stave(stave, 0.760, 0.95 * radius),
            *((_on_stave(stave, 1.200, 0.86 * radius, parted),) if parted else ()),
            _on_stave(stave, top - 0.10 if parted else top - 0.16, 0.90 * radius, 0.01),
            _on_stave(stave, top, 0.60 * radius, 0.01),
            _on_stave(stave, top + 0.02, 0.20 * radius, 0.01),
        ),
        name="stave",
        flute=1.3,
    )


def _rim() -> Bough:
    """The lip an old wound grows: a roll of wood along the whole edge of the hollow."""
    left = sorted((s for s in _STAVES if s[0] < 0), key=lambda s: (-s[1], s[0]))
    right = sorted((s for s in _STAVES if s[0] > 0), key=lambda s: (s[1], s[0]))
    edge = [_on_stave(s, s[2], 0.040, 0.03) for s in (*left, LINTEL, *right)]
    foot = [(-0.318, 0.640, 0.010, 0.030), (-0.352, 0.740, 0.012, 0.040)]
    end = [(0.352, 0.760, 0.012, 0.040), (0.318, 0.640, 0.010, 0.030)]
    return Bough((*foot, *edge, *end), name="rim", grade="rim", flute=1.2)


ARMS = Bough(
    (
        (0.345, 0.010, 0.250, 0.022),
        (0.305, 0.090, 0.212, 0.050),
        (0.292, 0.300, 0.190, 0.048),
        (0.298, 0.500, 0.200, 0.050),
        (0.302, 0.602, 0.150, 0.056),
        (0.304, 0.610, 0.020, 0.052),
        (0.312, 0.612, -0.100, 0.050),
        (0.340, 0.720, -0.190, 0.040),
    ),
    name="arm",
    mirror=True,
    grade="trunk",
)
LIVING = (
    # What is still alive of the crown: a stag's head.
    Bough(
        (
            (0.255, 1.28, -0.390, 0.040),
            (0.34, 1.45, -0.41, 0.032),
            (0.32, 1.60, -0.43, 0.024),
            (0.40, 1.76, -0.42, 0.015),
            (0.38, 1.90, -0.42, 0.003),
        ),
        name="living",
    ),
    Bough(
        (
            (0.32, 1.42, -0.42, 0.022),
            (0.43, 1.53, -0.39, 0.016),
            (0.53, 1.58, -0.36, 0.010),
            (0.56, 1.69, -0.35, 0.002),
        ),
        name="living",
        grade="branch",
    ),
    Bough(
        ((0.325, 1.58, -0.43, 0.018), (0.22, 1.68, -0.43, 0.012), (0.20, 1.80, -0.43, 0.002)),
        name="living",
        grade="twig",
    ),
    Bough(
        (
            (-0.27, 1.20, -0.375, 0.036),
            (-0.37, 1.36, -0.40, 0.028),
            (-0.36, 1.50, -0.41, 0.018),
            (-0.45, 1.62, -0.41, 0.003),
        ),
        name="living",
        grade="branch",
    ),
)

DESIGN = Design(
    title="oak",
    boughs=(
        *(_stave(stave) for stave in _STAVES),
        _rim(),
        ARMS,
        *LIVING,
        *roots(0.31, 0.21, (60, 105), reach=0.12, radius=0.030),
        *roots(0.34, -0.10, (80, 115), reach=0.10, radius=0.030, rise=0.18),
        *roots(0.24, -0.30, (120, 165, 200), reach=0.12, radius=0.032, rise=0.2),
    ),
    cushion=Cushion(
        (0.190, 0.045, 0.300),
        square=4.6,
        tufts=((-0.11, 0.05), (0.11, 0.05), (-0.11, -0.09), (0.11, -0.09)),
    ),
    vines=(
        Vine(
            "arm'",
            0.05,
            0.45,
            1.6,
            leaf="ivy",
            count=34,
            length=0.072,
            tendrils=2,
            flower="star",
            blossoms=5,
            blossom_size=0.036,
        ),
        Vine(
            "rim",
            0.08,
            0.92,
            3.0,
            leaf="ivy",
            count=60,
            length=0.078,
            flower="star",
            blossoms=20,
            blossom_size=0.048,
        ),
    ),
    foliage=(Foliage("living", "oak", 110, 0.095),),
    palette=Palette(
        young=(0.34, 0.40, 0.075),
        old=(0.13, 0.24, 0.055),
        petal=(0.52, 0.24, 0.90),
        petal_too=(0.72, 0.48, 0.92),
    ),
    tint=(0.340, 0.230, 0.135),
    tip=(0.400, 0.290, 0.180),
    restless=0.006,
)
