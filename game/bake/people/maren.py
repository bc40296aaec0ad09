"""Maren: forties, weathered and calm, a strong face from a cold coast. What anny grows her from."""

from game.bake.people.complexion import Brow, Complexion
from game.bake.people.face_shapes import SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look

PHENOTYPE = {
    "gender": 1.0, "age": 0.8, "muscle": 0.55, "weight": 0.66, "height": 0.52,
    "proportions": 0.72, "cupsize": 0.62, "firmness": 0.42,
    "african": 0.0, "asian": 0.08, "caucasian": 1.0,
}  # fmt: skip

CHANGES = {
    # A broad, long, square-jawed oval with high flat cheekbones.
    "head-scale-horiz-incr": 0.02, "head-scale-vert-incr": 0.2, "head-fat-incr": 0.22,
    "l-cheek-bones-incr": 0.65, "r-cheek-bones-incr": 0.6,
    "l-cheek-volume-incr": 0.0, "r-cheek-volume-incr": -0.05,
    "chin-bones-incr": 0.12, "chin-width-incr": 0.1, "chin-prominent-incr": 0.15,
    "chin-height-incr": 0.2, "chin-cleft-incr": 0.1, "neck-double-incr": 0.12,
    "forehead-scale-vert-incr": 0.12, "forehead-temple-incr": 0.10,
    "eyebrows-trans-forward": 0.05, "eyebrows-angle-up": 0.0,
    # Wide-set heavy-lidded eyes, the right lid heavier.
    "l-eye-trans-out": 0.22, "r-eye-trans-out": 0.22,
    "l-eye-scale-incr": 0.34, "r-eye-scale-incr": 0.34,
    "l-eye-corner2-up": -0.22, "r-eye-corner2-up": -0.30,
    "l-eye-eyefold-up": 0.0, "r-eye-eyefold-up": -0.12,
    "l-eye-height2-incr": 0.26, "r-eye-height2-incr": 0.18,
    "l-eye-bag-incr": 0.28, "r-eye-bag-incr": 0.34,
    # A long straight nose, a little off true.
    "nose-scale-vert-incr": 0.12, "nose-hump-incr": 0.15, "nose-greek-incr": 0.22,
    "nose-width2-incr": 0.10, "nose-point-up": -0.10, "nose-trans-out": -0.05,
    "nose-scale-depth-incr": 0.12,
    # A wide quiet mouth.
    "mouth-scale-horiz-incr": 0.30, "mouth-lowerlip-volume-incr": 0.4,
    "mouth-upperlip-volume-incr": 0.18, "mouth-cupidsbow-incr": 0.3,
    "mouth-angles-up": 0.1, "mouth-laugh-lines-out": 0.4, "mouth-trans-out": -0.02,
    "neck-scale-horiz-incr": -0.12,
    "measure-shoulder-dist-incr": 0.15,
    "l-hand-scale-incr": 0.12, "r-hand-scale-incr": 0.12,
    "l-cheek-inner-incr": -0.15,
    "r-cheek-inner-incr": -0.2,
}  # fmt: skip

SITTING = Sitting(
    bow=9.0, slump=7.0, twist=-6.0, tilt=-3.0, chin=4.0,
    wrists=((-0.16, 0.89, 0.36), (0.33, 0.89, 0.31)),
    fingers=((0.35, 0.73, 0.59), (-0.56, -0.83, -0.01)),
    backs=((-0.28, -0.52, 0.80), (0.15, -0.11, 0.97)),
    elbows=((-0.75, -0.60, -0.25), (0.90, 0.15, -0.35)),
    curl=(48.0, 30.0),
)  # fmt: skip
"""Round a guitar: left hand at its neck, right over the sound hole; she listens downwards."""

SEED = 41

LOOK = Look(
    skin=(0.470, 0.290, 0.208), hair=((0.034, 0.0195, 0.0128), (0.235, 0.215, 0.195)),
    iris=((0.004, 0.016, 0.026), (0.070, 0.205, 0.250)), aura=(0.20, 0.55, 0.75), ocean=1.0,
)  # fmt: skip

COMPLEXION = Complexion(
    lashes=0.9, age=0.46, laughter=1.15, worry=0.75, flush=0.62, flush_tint=(1.10, 0.74, 0.72), nose=0.5,
    sockets=0.42, socket_tint=(0.74, 0.68, 0.76), lips=(0.70, 0.36, 0.39), lip_line=(0.46, 0.21, 0.23),
    weather=0.85, freckles=0.22, freckle_tint=(0.80, 0.70, 0.62), spots=0.12,
    brow=Brow(lift=-0.0010, arch=0.0058, fall=0.0100, thick=0.0036, hairs=320, dark=0.85, uneven=0.0012),
    moles=((-0.0215, -0.0535, 0.0008), (0.049, -0.020, 0.0006)),
    scars=(((0.0150, 0.0560), (0.0210, 0.0440)),),
)  # fmt: skip

__all__ = ["CHANGES", "COMPLEXION", "LOOK", "PHENOTYPE", "SEED", "SHAPES", "SITTING"]
