"""Sunniva: thirties, round and sturdy and freckled, with a mouth made for laughing."""

from game.bake.people.complexion import Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 0.95, "age": 0.725, "muscle": 0.52, "weight": 0.66, "height": 0.44,
    "proportions": 0.50, "cupsize": 0.50, "firmness": 0.60,
    "african": 0.0, "asian": 0.12, "caucasian": 1.0,
}  # fmt: skip

CHANGES = {
    "head-fat-incr": 0.28, "head-scale-horiz-incr": 0.10, "head-scale-vert-incr": -0.05,
    "l-cheek-volume-incr": 0.34, "r-cheek-volume-incr": 0.32,
    "l-cheek-inner-incr": 0.15, "r-cheek-inner-incr": 0.15,
    "l-cheek-bones-incr": 0.42, "r-cheek-bones-incr": 0.4,
    "l-cheek-trans-up": 0.20, "r-cheek-trans-up": 0.20,
    "chin-height-incr": -0.02, "chin-width-incr": -0.40, "chin-bones-incr": -0.40,
    "chin-prominent-incr": 0.10, "neck-double-incr": 0.18,
    "forehead-scale-vert-incr": 0.05,
    "eyebrows-trans-up": 0.0, "eyebrows-angle-up": 0.05, "eyebrows-trans-forward": -0.25,
    "l-eye-scale-incr": 0.30, "r-eye-scale-incr": 0.30,
    "l-eye-height2-incr": 0.22, "r-eye-height2-incr": 0.22,
    "l-eye-corner2-up": 0.08, "r-eye-corner2-up": 0.08,
    "l-eye-bag-incr": 0.12, "r-eye-bag-incr": 0.12,
    # Snub.
    "nose-scale-vert-incr": -0.15, "nose-point-up": 0.42, "nose-point-width-incr": 0.0,
    "nose-base-up": 0.1, "nose-hump-incr": -0.2, "nose-curve-convex": -0.35,
    "nose-scale-depth-incr": 0.1, "nose-scale-horiz-incr": -0.10, "nose-trans-out": -0.02,
    "mouth-scale-horiz-incr": 0.34, "mouth-upperlip-volume-incr": 0.50,
    "mouth-lowerlip-volume-incr": 0.55, "mouth-angles-up": 0.4, "mouth-dimples-out": -0.35,
    "mouth-laugh-lines-out": 0.20, "mouth-cupidsbow-incr": 0.20, "mouth-trans-out": 0.05,
    "mouth-upperlip-height-incr": 0.15, "mouth-lowerlip-height-incr": 0.10,
    "l-ear-wing-incr": 0.35, "r-ear-wing-incr": 0.20,
    "neck-scale-vert-incr": -0.15, "neck-scale-horiz-incr": 0.05,
    "measure-shoulder-dist-incr": 0.10,
    "head-age-incr": 0.15,
}  # fmt: skip

SITTING = Sitting(
    bow=12.0, slump=16.0, lean=3.0, tilt=4.0,
    ankles=((-0.20, 0.30), (0.17, 0.40)), knees=(-0.22, 0.24), toes=(-8.0, 22.0),
    pelvis_z=-0.08,
    wrists=((-0.160, 0.850, 0.260), (0.215, 0.810, 0.280)),
    fingers=((0.55, 0.25, 0.80), (-0.55, 0.10, 0.80)),
    backs=((-0.75, 0.15, 0.45), (0.55, 0.65, 0.35)),
    elbows=((-0.9, -0.8, -0.3), (0.9, -0.8, -0.3)),
    curl=(20.0, 24.0),
)  # fmt: skip
"""Feet wide, elbows on the chair's arms, hands about to talk."""

SEED = 33

LOOK = Look(
    skin=(0.520, 0.330, 0.240), hair=((0.090, 0.022, 0.0065), (0.360, 0.115, 0.030)),
    iris=((0.016, 0.028, 0.024), (0.095, 0.150, 0.090)), aura=(1.00, 0.85, 0.25),
)  # fmt: skip

COMPLEXION = Complexion(
    lashes=1.35, age=0.26, laughter=1.3, worry=0.5, flush=0.70, flush_tint=(1.10, 0.70, 0.68), nose=0.40,
    sockets=0.34, socket_tint=(0.82, 0.68, 0.74), warmth=0.70, lips=(0.80, 0.38, 0.40),
    lip_line=(0.50, 0.21, 0.23), weather=0.10, freckles=1.25,
    brow=Brow(lift=0.0010, arch=0.0066, fall=0.0080, reach=-0.001, thick=0.0032, hairs=300, length=0.0060, bristle=0.12, dark=0.85, tint=(0.100, 0.038, 0.014), uneven=0.0004),
    moles=((0.0180, -0.0840, 0.0008),),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
