"""The visitor's body: anybody's, in a plain warm jumper. It has no head; that is where you look from."""

from game.bake.people.face_shapes import SHAPES as SHAPES
from game.bake.people.seat import Sitting
from game.bake.people.spec import Look
from game.bake.people.standing import Standing

PHENOTYPE = {
    "gender": 0.45, "age": 0.62, "muscle": 0.50, "weight": 0.42, "height": 0.466,
    "proportions": 0.72, "african": 0.33, "asian": 0.33, "caucasian": 0.33,
}  # fmt: skip

CHANGES: dict[str, float] = {}

SITTING = Sitting(
    bow=4.0, slump=7.0,
    ankles=((-0.13, 0.36), (0.14, 0.33)), knees=(-0.13, 0.14), toes=(-9.0, 11.0),
    wrists=((-0.165, 0.672, 0.215), (0.170, 0.675, 0.195)),
    fingers=((0.22, -0.30, 1), (-0.25, -0.28, 1)),
    backs=((-0.20, 1, 0.28), (0.22, 1, 0.28)),
    curl=(15.0, 17.0),
)  # fmt: skip
"""Both hands on the thighs, where one looks at them."""

STANDING = Standing(
    wrists=((-0.262, 0.845, 0.075), (0.262, 0.845, 0.075)),
    fingers=((0.06, -1, 0.16), (-0.06, -1, 0.16)),
    backs=((-1, 0, 0.25), (1, 0, 0.25)),
    curl=(26.0, 26.0),
)

SEED = 11

LOOK = Look(
    skin=(0.385, 0.235, 0.155), hair=((0.02, 0.012, 0.008), (0.03, 0.02, 0.012)),
    iris=((0.02, 0.01, 0.005), (0.08, 0.04, 0.02)), aura=(1.00, 0.78, 0.50),
)  # fmt: skip
