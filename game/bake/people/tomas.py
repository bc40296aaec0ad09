"""Tomas: fifties, broad and heavy in hand and shoulder, with tired kind eyes."""

from game.bake.people.complexion import Beard, Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 0.04, "age": 0.835, "muscle": 0.62, "weight": 0.74, "height": 0.46,
    "proportions": 0.40, "african": 0.05, "asian": 0.15, "caucasian": 1.0,
}  # fmt: skip

CHANGES = {
    "head-scale-horiz-incr": 0.2, "head-fat-incr": 0.45, "head-scale-depth-incr": 0.10,
    "head-scale-vert-incr": -0.08,
    "l-cheek-volume-incr": 0.30, "r-cheek-volume-incr": 0.25,
    "l-cheek-bones-incr": 0.15, "r-cheek-bones-incr": 0.20,
    "chin-bones-incr": 0.35, "chin-width-incr": 0.35, "chin-jaw-drop-incr": -0.1,
    "chin-cleft-incr": 0.35, "neck-double-incr": 0.35, "chin-height-incr": -0.10,
    "forehead-temple-incr": 0.20, "forehead-nubian-incr": -0.10,
    # Brows that hang outward over pouched eyes.
    "eyebrows-angle-up": 0.2, "eyebrows-trans-forward": 0.10, "eyebrows-trans-up": 0.35,
    "l-eye-corner2-up": -0.45, "r-eye-corner2-up": -0.52,
    "l-eye-bag-incr": 0.85, "r-eye-bag-incr": 0.75, "l-eye-bag-out": 0.45, "r-eye-bag-out": 0.45,
    "l-eye-eyefold-up": -0.45, "r-eye-eyefold-up": -0.45,
    "l-eye-eyefold-angle-up": 0.20, "r-eye-eyefold-angle-up": 0.12,
    "l-eye-scale-incr": 0.22, "r-eye-scale-incr": 0.22,
    "l-eye-trans-out": 0.08, "r-eye-trans-out": 0.08,
    # Broken once, set by himself.
    "nose-scale-horiz-incr": 0.45, "nose-hump-incr": 0.45, "nose-volume-incr": 0.45,
    "nose-width1-incr": 0.40, "nose-point-width-incr": 0.45, "nose-flaring-incr": 0.25,
    "nose-trans-out": -0.16, "nose-scale-vert-incr": 0.05, "nose-nostrils-width-incr": 0.2,
    "mouth-scale-horiz-incr": 0.15, "mouth-upperlip-volume-incr": 0.30,
    "mouth-lowerlip-volume-incr": 0.25, "mouth-laugh-lines-out": 0.60,
    "mouth-angles-up": 0.55, "mouth-trans-out": 0.03,
    "l-ear-scale-incr": 0.25, "r-ear-scale-incr": 0.25, "l-ear-flap-incr": 0.2,
    "l-ear-lobe-incr": 0.35, "r-ear-lobe-incr": 0.35, "r-ear-wing-incr": 0.2,
    "neck-scale-horiz-incr": 0.55, "neck-scale-depth-incr": 0.45, "neck-scale-vert-incr": -0.35,
    "measure-shoulder-dist-incr": 0.35, "torso-scale-horiz-incr": 0.20,
    "torso-scale-depth-incr": 0.15, "stomach-tone-incr": -0.20,
    "l-hand-scale-incr": 0.38, "r-hand-scale-incr": 0.38,
    "l-hand-fingers-diameter-incr": 0.50, "r-hand-fingers-diameter-incr": 0.50,
    "measure-wrist-circ-incr": 0.25,
    "l-eye-height2-incr": 0.1,
    "r-eye-height2-incr": 0.1,
    "forehead-scale-vert-incr": 0.12,
}  # fmt: skip

SITTING = Sitting(
    bow=24.0, slump=16.0, twist=3.0, tilt=2.0, chin=8.0,
    ankles=((-0.17, 0.35), (0.18, 0.31)), knees=(-0.20, 0.22), toes=(-18.0, 20.0),
    wrists=((-0.100, 0.585, 0.500), (0.105, 0.672, 0.447)),
    fingers=((0.62, -0.55, 0.60), (-0.62, -0.62, 0.55)),
    backs=((-0.45, 0.55, 0.70), (0.45, 0.55, 0.70)),
    elbows=((-1.0, 0.1, -0.3), (1.0, 0.1, -0.3)),
    curl=(40.0, 36.0),
)  # fmt: skip
"""Bowed, forearms on his thighs, hands loosely together between his knees."""

SEED = 56

LOOK = Look(
    skin=(0.440, 0.262, 0.180), hair=((0.088, 0.076, 0.066), (0.235, 0.214, 0.190)),
    iris=((0.018, 0.010, 0.005), (0.090, 0.052, 0.020)), aura=(0.40, 0.42, 0.95),
)  # fmt: skip

COMPLEXION = Complexion(
    lashes=0.6, age=0.60, laughter=1.0, worry=0.55, flush=0.60, flush_tint=(1.10, 0.70, 0.68), nose=0.75,
    sockets=0.62, socket_tint=(0.70, 0.60, 0.68), warmth=0.75, lips=(0.72, 0.43, 0.46),
    lip_line=(0.46, 0.24, 0.26), paint=0.85, weather=1.0, spots=0.15,
    brow=Brow(lift=0.0014, arch=-0.0004, fall=0.0090, thick=0.0038, hairs=340, length=0.0072, dark=0.80, bristle=0.22, tint=(0.130, 0.110, 0.092)),
    beard=Beard(stubble=1.1, shade=0.34, cheek=0.7, moustache=0.8, crop=0.014),
    moles=((0.0390, -0.0400, 0.0010), (-0.0100, 0.0500, 0.0007)),
    scars=(((-0.0060, -0.0080), (0.0050, -0.0120)), ((-0.0280, 0.0280), (-0.0220, 0.0200))),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
