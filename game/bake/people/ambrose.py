"""Ambrose: seventies, a long thin man whom his coat no longer fits; fine hands, careful bearing."""

from game.bake.people.complexion import Beard, Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 0.02, "age": 0.93, "muscle": 0.32, "weight": 0.10, "height": 0.43,
    "proportions": 0.62, "african": 1.0, "asian": 0.0, "caucasian": 0.22,
}  # fmt: skip

CHANGES = {
    # Long and narrow, with a high forehead and hollow cheeks.
    "head-scale-horiz-incr": -0.35, "head-scale-vert-incr": 0.05, "head-fat-incr": -0.45,
    "head-age-incr": 0.15,
    "l-cheek-bones-incr": 0.55, "r-cheek-bones-incr": 0.60,
    "l-cheek-volume-incr": -0.75, "r-cheek-volume-incr": -0.7,
    "l-cheek-inner-incr": -0.45, "r-cheek-inner-incr": -0.40,
    "forehead-scale-vert-incr": 0.05, "forehead-temple-incr": -0.35, "forehead-nubian-incr": 0.1,
    "chin-height-incr": 0.25, "chin-width-incr": -0.25, "chin-prominent-incr": 0.15,
    "eyebrows-trans-up": 0.15, "eyebrows-angle-up": 0.05, "eyebrows-trans-forward": 0.25,
    "l-eye-bag-incr": 0.50, "r-eye-bag-incr": 0.60, "l-eye-bag-out": 0.20, "r-eye-bag-out": 0.20,
    "l-eye-eyefold-up": -0.35, "r-eye-eyefold-up": -0.22,
    "l-eye-corner2-up": -0.18, "r-eye-corner2-up": -0.12,
    "l-eye-push1-out": -0.15, "r-eye-push1-out": -0.15,
    "l-eye-scale-incr": 0.3, "r-eye-scale-incr": 0.3,
    "nose-scale-vert-incr": 0.05, "nose-scale-horiz-incr": -0.12, "nose-width1-incr": -0.2,
    "nose-hump-incr": 0.15, "nose-scale-depth-incr": 0.20, "nose-trans-out": 0.04,
    "mouth-scale-horiz-incr": 0.20, "mouth-upperlip-volume-incr": 0.15,
    "mouth-lowerlip-volume-incr": 0.2, "mouth-laugh-lines-out": 0.50,
    "mouth-angles-up": 0.3, "mouth-trans-out": -0.05, "mouth-trans-forward": -0.15,
    "l-ear-scale-vert-incr": 0.55, "r-ear-scale-vert-incr": 0.55,
    "l-ear-lobe-incr": 0.60, "r-ear-lobe-incr": 0.60, "l-ear-wing-incr": 0.30,
    "r-ear-wing-incr": 0.20,
    "neck-scale-horiz-incr": -0.35, "neck-scale-vert-incr": 0.45, "neck-scale-depth-incr": -0.25,
    "l-hand-fingers-length-incr": 0.40, "r-hand-fingers-length-incr": 0.40,
    "l-hand-fingers-diameter-incr": -0.25, "r-hand-fingers-diameter-incr": -0.25,
    "measure-shoulder-dist-incr": -0.10,
    "nose-width3-incr": 0.25,
    "l-eye-height2-incr": 0.1,
    "r-eye-height2-incr": 0.1,
}  # fmt: skip

SITTING = Sitting(
    bow=2.0, slump=5.0, twist=4.0, tilt=3.0,
    ankles=((0.045, 0.44), (-0.035, 0.36)), knees=(-0.10, 0.10), toes=(14.0, -10.0),
    pelvis_z=-0.11,
    wrists=((-0.135, 0.712, 0.240), (0.125, 0.722, 0.225)),
    fingers=((0.10, -0.25, 1), (-0.16, -0.25, 1)),
    backs=((-0.15, 1, 0.25), (0.18, 1, 0.25)),
    curl=(20.0, 26.0),
)  # fmt: skip
"""Upright, ankles crossed, both hands laid on the coat over his knees."""

SEED = 73

LOOK = Look(
    skin=(0.118, 0.064, 0.042), hair=((0.135, 0.128, 0.122), (0.340, 0.325, 0.304)),
    iris=((0.010, 0.006, 0.004), (0.045, 0.025, 0.013)), aura=(0.65, 0.30, 0.80),
)  # fmt: skip

COMPLEXION = Complexion(
    lashes=0.55, age=0.80, laughter=1.15, worry=1.05, flush=0.30, flush_tint=(1.14, 0.86, 0.82), nose=0.20,
    sockets=0.65, socket_tint=(0.62, 0.58, 0.62), warmth=0.30, lips=(0.95, 0.60, 0.68),
    lip_line=(0.55, 0.36, 0.40), light=(1.14, 1.16, 1.16), weather=0.2, spots=0.35,
    brow=Brow(lift=0.0005, arch=0.0055, fall=0.0090, thick=0.0034, hairs=210, length=0.0072, dark=0.50, bristle=0.4,
              tint=(0.22, 0.21, 0.20)),
    beard=Beard(stubble=0.3, shade=0.0, cheek=0.35, moustache=0.7, crop=0.014),
    moles=((0.0440, -0.0140, 0.0008), (0.0490, -0.0070, 0.0006), (0.0405, -0.0220, 0.0005), (-0.0460, -0.0160, 0.0008),
           (-0.0500, -0.0260, 0.0006), (-0.0420, -0.0080, 0.0004)),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
