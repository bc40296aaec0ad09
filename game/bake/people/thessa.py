"""Thessa: very old, gaunt, all bone and amusement; nobody could say where her people came from."""

from game.bake.people.complexion import Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 0.95, "age": 1.0, "muscle": 0.30, "weight": 0.12, "height": 0.30,
    "proportions": 0.45, "cupsize": 0.25, "firmness": 0.10,
    "african": 0.35, "asian": 0.55, "caucasian": 0.45,
}  # fmt: skip

CHANGES = {
    "head-age-incr": 0.30, "head-fat-incr": -0.30, "head-scale-vert-incr": 0.05,
    "head-scale-horiz-incr": -0.02,
    # High bones over hollows.
    "l-cheek-bones-incr": 0.80, "r-cheek-bones-incr": 0.75,
    "l-cheek-volume-incr": -0.35, "r-cheek-volume-incr": -0.42,
    "l-cheek-inner-incr": -0.25, "r-cheek-inner-incr": -0.30,
    "l-cheek-trans-up": 0.15, "r-cheek-trans-up": 0.15,
    "forehead-temple-incr": -0.30, "forehead-scale-vert-incr": 0.15,
    "forehead-trans-forward": 0.15,
    "eyebrows-trans-forward": 0.10, "eyebrows-angle-up": 0.20,
    "l-eye-push1-out": -0.10, "r-eye-push1-out": -0.10,
    "l-eye-push2-out": -0.05, "r-eye-push2-out": -0.05,
    "l-eye-bag-incr": 0.25, "r-eye-bag-incr": 0.30,
    "l-eye-eyefold-up": 0.30, "r-eye-eyefold-up": 0.20,
    "l-eye-corner2-up": 0.15, "r-eye-corner2-up": 0.08,
    "l-eye-height2-incr": 0.55, "r-eye-height2-incr": 0.48,
    "l-eye-scale-incr": 0.25, "r-eye-scale-incr": 0.25,
    # A fine beak.
    "nose-hump-incr": 0.30, "nose-scale-vert-incr": 0.08, "nose-scale-depth-incr": 0.10,
    "nose-point-up": -0.15, "nose-point-width-incr": -0.10, "nose-trans-out": 0.06,
    "nose-width1-incr": -0.25,
    # Soft lips, one corner amused.
    "mouth-upperlip-volume-incr": 0.05, "mouth-lowerlip-volume-incr": 0.15,
    "mouth-scale-horiz-incr": 0.25, "mouth-angles-up": 0.45, "mouth-trans-out": 0.08,
    "mouth-trans-forward": -0.05, "mouth-laugh-lines-out": 0.60,
    "chin-prominent-incr": 0.25, "chin-bones-incr": 0.10, "chin-width-incr": -0.25,
    "chin-prognathism-incr": 0.15,
    "l-ear-scale-incr": 0.35, "r-ear-scale-incr": 0.35,
    "l-ear-lobe-incr": 0.60, "r-ear-lobe-incr": 0.50,
    "neck-scale-horiz-incr": -0.35, "neck-scale-depth-incr": -0.15,
    "torso-scale-horiz-incr": -0.15,
    "l-hand-fingers-length-incr": 0.15, "r-hand-fingers-length-incr": 0.15,
    "l-hand-fingers-diameter-incr": -0.10, "r-hand-fingers-diameter-incr": -0.10,
}  # fmt: skip

SITTING = Sitting(
    bow=2.0, slump=24.0, lean=3.0, tilt=-4.0,
    ankles=((-0.12, 0.33), (0.10, 0.35)), knees=(-0.06, 0.08), toes=(-6.0, 10.0),
    pelvis_z=-0.13,
    wrists=((-0.085, 0.612, 0.185), (0.080, 0.706, 0.165)),
    fingers=((0.80, -0.20, 0.62), (-0.80, -0.28, 0.62)),
    backs=((-0.25, 0.85, 0.42), (0.20, 0.85, 0.45)),
    curl=(26.0, 22.0),
)  # fmt: skip
"""Deep in the chair, one hand laid over the other in her lap."""

SEED = 97

LOOK = Look(
    skin=(0.305, 0.240, 0.172), hair=((0.300, 0.300, 0.275), (0.560, 0.565, 0.540)),
    iris=((0.050, 0.052, 0.012), (0.300, 0.265, 0.062)), aura=(0.35, 0.62, 0.20), surface="rind",
)  # fmt: skip

COMPLEXION = Complexion(
    lashes=0.45, age=1.0, laughter=1.2, worry=0.9, flush=0.55, flush_tint=(1.20, 0.92, 0.84), nose=0.15,
    sockets=0.35, socket_tint=(0.78, 0.70, 0.70), warmth=0.45, lips=(1.32, 0.78, 0.86),
    lip_line=(0.72, 0.36, 0.40), paint=0.85, weather=0.15,
    brow=Brow(lift=-0.0015, arch=0.0075, fall=0.0070, reach=-0.004, thick=0.0030, hairs=95, length=0.0064,
              dark=0.70, bristle=0.45, tint=(0.46, 0.44, 0.40), uneven=0.0022),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
