"""Noor: nineteen, slight, all eyes; she has not decided yet whether she is staying."""

from game.bake.people.complexion import Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 1.0, "age": 0.605, "muscle": 0.36, "weight": 0.26, "height": 0.40,
    "proportions": 0.75, "cupsize": 0.35, "firmness": 0.75,
    "african": 0.18, "asian": 0.30, "caucasian": 0.80,
}  # fmt: skip

CHANGES = {
    # A narrow heart of a face.
    "head-scale-horiz-incr": -0.18, "head-fat-incr": -0.05,
    "l-cheek-bones-incr": 0.30, "r-cheek-bones-incr": 0.30,
    "l-cheek-volume-incr": 0.10, "r-cheek-volume-incr": 0.05,
    "chin-width-incr": -0.45, "chin-bones-incr": -0.10, "chin-prominent-incr": 0.05,
    "chin-height-incr": -0.12, "forehead-scale-vert-incr": 0.08,
    "eyebrows-trans-forward": 0.05, "eyebrows-angle-up": 0.10,
    # Large dark eyes, the left a little wider.
    "l-eye-scale-incr": 0.58, "r-eye-scale-incr": 0.54,
    "l-eye-height2-incr": 0.16, "r-eye-height2-incr": 0.06,
    "l-eye-corner2-up": 0.20, "r-eye-corner2-up": 0.16,
    "l-eye-eyefold-up": -0.1, "r-eye-eyefold-up": -0.14,
    "l-eye-bag-incr": 0.15, "r-eye-bag-incr": 0.15,
    # A real nose: long, slightly hooked, narrow.
    "nose-hump-incr": 0.38, "nose-scale-vert-incr": 0.20, "nose-scale-depth-incr": 0.15,
    "nose-scale-horiz-incr": -0.10, "nose-point-up": -0.12, "nose-point-width-incr": -0.05,
    "nose-trans-out": 0.03,
    "mouth-scale-horiz-incr": -0.12, "mouth-upperlip-volume-incr": 0.25,
    "mouth-lowerlip-volume-incr": 0.35, "mouth-cupidsbow-incr": 0.35, "mouth-trans-out": -0.03,
    "mouth-angles-up": -0.06,
    "neck-scale-horiz-incr": -0.25, "neck-scale-vert-incr": 0.25,
    "measure-shoulder-dist-incr": -0.35, "torso-scale-horiz-incr": -0.10,
    "l-hand-fingers-diameter-incr": -0.20, "r-hand-fingers-diameter-incr": -0.20,
}  # fmt: skip

SITTING = Sitting(
    bow=5.0, slump=8.0, tilt=-2.0, chin=6.0,
    ankles=((-0.055, 0.30), (0.045, 0.31)), knees=(-0.02, 0.02), toes=(2.0, -1.0),
    pelvis_z=-0.02,
    wrists=((-0.120, 0.640, 0.300), (0.115, 0.635, 0.310)),
    fingers=((0.62, -0.05, 0.75), (-0.62, -0.08, 0.75)),
    backs=((-0.55, 0.70, 0.40), (0.55, 0.70, 0.40)),
    elbows=((-0.8, -0.7, -0.5), (0.8, -0.7, -0.5)),
    curl=(46.0, 44.0),
)  # fmt: skip
"""Upright on the edge, ankles together, a folded paper held in both hands on her knees."""

SEED = 19

LOOK = Look(
    skin=(0.365, 0.222, 0.142), hair=((0.008, 0.006, 0.005), (0.022, 0.015, 0.011)),
    iris=((0.010, 0.005, 0.003), (0.052, 0.025, 0.010)), aura=(1.00, 0.62, 0.55),
)  # fmt: skip

COMPLEXION = Complexion(
    lashes=1.15, age=0.05, laughter=0.6, flush=0.30, flush_tint=(1.10, 0.78, 0.76), nose=0.20,
    sockets=0.62, socket_tint=(0.68, 0.62, 0.66), lips=(0.78, 0.43, 0.48), lip_line=(0.52, 0.27, 0.31),
    down=0.35,
    brow=Brow(lift=-0.0018, arch=0.0062, fall=0.0080, reach=0.002, thick=0.0040, hairs=400, length=0.0062, bristle=0.22,
              uneven=-0.0008),
    moles=((-0.0250, -0.0470, 0.0007), (0.0380, 0.0050, 0.0005)),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
