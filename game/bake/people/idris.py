"""Idris: early twenties, wiry, restless. The numbers that anny and the painter grow him from."""

from game.bake.people.complexion import Beard, Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 0.0, "age": 0.60, "muscle": 0.56, "weight": 0.30, "height": 0.56,
    "proportions": 0.78, "african": 0.45, "asian": 0.12, "caucasian": 0.75,
}  # fmt: skip

CHANGES = {
    "head-fat-incr": -0.35,
    "l-cheek-bones-incr": 0.45, "r-cheek-bones-incr": 0.45,
    "l-cheek-volume-incr": -0.45, "r-cheek-volume-incr": -0.40,
    "l-cheek-inner-incr": -0.25, "r-cheek-inner-incr": -0.25,
    "chin-bones-incr": 0.25, "chin-prominent-incr": 0.18, "chin-width-incr": -0.15,
    "chin-jaw-drop-incr": -0.1,
    "eyebrows-angle-up": -0.10, "eyebrows-trans-forward": 0.25,
    "l-eye-scale-incr": 0.22, "r-eye-scale-incr": 0.22,
    "l-eye-height2-incr": 0.10, "r-eye-height2-incr": 0.06,
    "l-eye-push1-out": 0.0, "r-eye-push1-out": 0.0,
    "nose-hump-incr": 0.32, "nose-scale-vert-incr": 0.10, "nose-point-width-incr": -0.15,
    "nose-trans-out": 0.06, "nose-scale-depth-incr": 0.10,
    "mouth-scale-horiz-incr": 0.12, "mouth-lowerlip-volume-incr": 0.25,
    "mouth-upperlip-volume-incr": 0.12, "mouth-cupidsbow-incr": 0.3, "mouth-angles-up": 0.06,
    "mouth-trans-out": 0.03,
    "l-ear-wing-incr": 0.25, "r-ear-wing-incr": 0.2, "l-ear-scale-incr": -0.05,
    "forehead-trans-forward": 0.1, "forehead-temple-incr": -0.15,
    "neck-scale-horiz-incr": -0.15, "neck-scale-vert-incr": 0.15,
}  # fmt: skip

SITTING = Sitting(
    wrists=((-0.288, 0.718, 0.15), (0.178, 0.706, 0.225)),
    fingers=((0.12, -0.28, 1), (-0.10, -0.13, 1)),
    backs=((-0.25, 1, 0.2), (0.22, 1, 0.2)),
    curl=(36.0, 14.0),
)
"""Left forearm along the chair's arm, right hand on his thigh; heels never quite at rest."""

SEED = 7

LOOK = Look(
    skin=(0.365, 0.225, 0.150), hair=((0.012, 0.0072, 0.0050), (0.034, 0.019, 0.011)),
    iris=((0.016, 0.006, 0.003), (0.085, 0.033, 0.010)), aura=(1.00, 0.42, 0.10), fire=1.0,
)  # fmt: skip

COMPLEXION = Complexion(
    fade=((0, 0.103), (30, 0.106), (44, 0.097), (50, 0.086), (56, 0.067), (61, 0.042), (66, 0.012), (71, -0.010), (80, -0.018),
          (84, 0.030), (90, 0.042), (110, 0.042), (117, 0.006), (128, -0.038), (145, -0.062), (180, -0.064)),
    age=0.10, brow=Brow(scar=0.70), beard=Beard(stubble=1.0, shade=0.34, cheek=0.45),
    moles=((0.030, -0.065, 0.0011), (-0.044, -0.092, 0.0009), (0.0175, 0.036, 0.0008), (-0.021, -0.126, 0.0007)),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
