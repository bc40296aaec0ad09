"""Seats a standing body: the pose in which clothes are cut and which is rest for the game.

Binding bones to the seated pose means that the game's bones only ever turn a little away from it,
so knees, hips and elbows keep the folds that were sculpted there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.bake.people.body import Body
from game.people.skeleton import Skeleton, axis_turn, frame, posed, reach, skinned, turn_about


@dataclass(frozen=True)
class Sitting:
    """How somebody sits. Degrees and metres; for each side L (at -x) then R.

    bow, slump: of pelvis and spine, forwards; twist: of the chest, towards +x; lean: of the trunk,
    towards +x, which the neck half undoes; tilt: of the head, towards +x; chin: of the head, downwards.
    ankles: x and z; knees: how far outward the knees lean; toes: degrees outward is (-, +).
    wrists: where they are; fingers: where they point; backs: where the back of the hand looks.
    """

    bow: float = 7.0
    slump: float = 9.0
    twist: float = 0.0
    lean: float = 0.0
    tilt: float = 0.0
    chin: float = 2.0
    ankles: tuple = ((-0.155, 0.40), (0.175, 0.30))
    knees: tuple[float, float] = (-0.12, 0.16)
    toes: tuple[float, float] = (-10.0, 16.0)
    pelvis_z: float = -0.10
    wrists: tuple = ()
    fingers: tuple = ()
    backs: tuple = ()
    elbows: tuple = ((-0.8, -0.5, -0.6), (0.8, -0.5, -0.6))
    curl: tuple[float, float] = (26.0, 18.0)


def turns(body: Body, sitting: Sitting) -> dict[int, np.ndarray]:
    """bone -> turn in rest axes about its head, from standing to sitting."""
    skeleton = Skeleton(body.names, body.parents, body.heads)
    made: dict[int, np.ndarray] = {}

    def put(name: str, turn: np.ndarray) -> None:
        made[skeleton.index(name)] = turn

    def bend(name: str, axis: int, degrees: float) -> None:
        index = skeleton.index(name)
        made[index] = axis_turn(axis, np.radians(degrees)) @ made.get(index, np.eye(3))

    bend("spine05", 0, sitting.bow)
    for name, share in (("spine04", 0.25), ("spine03", 0.25), ("spine02", 0.25), ("spine01", 0.25)):
        bend(name, 0, sitting.slump * share)
        bend(name, 1, sitting.twist * share)
        bend(name, 2, -sitting.lean * share)
    for name in ("neck01", "neck02", "head"):
        bend(name, 0, -(sitting.bow + sitting.slump - sitting.chin) / 3)
        bend(name, 1, -sitting.twist / 3)
        bend(name, 2, (0.5 * sitting.lean - sitting.tilt) / 3)
    matrices = posed(skeleton, made)

    for s, side in enumerate("LR"):
        place_leg(skeleton, made, matrices, sitting, s, side, ankle_height(body))
        place_arm(skeleton, made, matrices, sitting, s, side)
    return made


def ankle_height(body: Body) -> float:
    """Of the ankle joint over the floor with shoes on, metres."""
    floor = body.positions[body.groups["body"].reshape(-1), 1].min()
    return float(body.heads[body.names.index("foot.L")][1] - floor + SOLE)


SEAT_TOP = 0.463
"""Where the lowest of the buttocks comes to rest on a cushion, metres above the floor."""
SOLE = 0.026


def place_leg(skeleton, made, matrices, sitting, s, side, height):
    """Turns for hip, knee and ankle of one side, so that the sole lies flat on the floor."""
    bone = lambda n: skeleton.index(f"{n}.{side}")  # noqa: E731
    at = skeleton.heads
    hip, knee, ankle = at[bone("upperleg01")], at[bone("lowerleg01")], at[bone("foot")]
    x, z = sitting.ankles[s]
    target = np.array([x, height, z])
    lengths = np.linalg.norm(knee - hip), np.linalg.norm(ankle - knee)
    pole = np.array([sitting.knees[s], 1.0, 1.0])
    bent = reach(hip, target, *lengths, pole)
    rest_hinge = np.array([1.0, 0.0, 0.0])
    hinge = np.cross(target - hip, -pole)
    thigh = frame(bent - hip, hinge) @ frame(knee - hip, rest_hinge).T
    shin = frame(target - bent, hinge) @ frame(ankle - knee, rest_hinge).T
    toes = axis_turn(1, np.radians(sitting.toes[s]))
    parent = matrices[skeleton.parents[bone("upperleg01")]][:3, :3]
    made[bone("upperleg01")] = parent.T @ thigh
    made[bone("lowerleg01")] = thigh.T @ shin
    made[bone("foot")] = shin.T @ toes


def place_arm(skeleton, made, matrices, sitting, s, side):
    """Turns for shoulder, elbow, wrist and fingers of one side, into ``made``."""
    bone = lambda n: skeleton.index(f"{n}.{side}")  # noqa: E731
    at = skeleton.heads
    up, low, hand = at[bone("upperarm01")], at[bone("lowerarm01")], at[bone("wrist")]
    parent = matrices[bone("shoulder01")]
    shoulder = parent[:3, :3] @ up + parent[:3, 3]
    rest_hinge = np.cross(low - up, hand - low)
    target = np.array(sitting.wrists[s], float)
    length = np.linalg.norm(low - up), np.linalg.norm(hand - low)
    elbow = reach(shoulder, target, *length, np.array(sitting.elbows[s], float))
    way = target - elbow
    hinge = np.cross(elbow - shoulder, way)
    upper = frame(elbow - shoulder, hinge) @ frame(low - up, rest_hinge).T
    fore = frame(way, hinge) @ frame(hand - low, rest_hinge).T
    knuckle = at[bone("finger3-1")]
    across = at[bone("finger2-1")] - at[bone("finger5-1")]
    sign = 1.0 if side == "R" else -1.0
    rest_back = np.cross(knuckle - hand, across) * sign
    if rest_back[1] < 0:
        rest_back = -rest_back
    wanted = frame(np.array(sitting.fingers[s], float), np.array(sitting.backs[s], float))
    palm = wanted @ frame(knuckle - hand, rest_back).T
    made[bone("upperarm01")] = parent[:3, :3].T @ upper
    made[bone("lowerarm01")] = upper.T @ fore
    half = mix(np.eye(3), about(fore.T @ palm, (hand - low)), 0.55)
    made[bone("lowerarm02")] = half
    made[bone("wrist")] = (fore @ half).T @ palm
    along = knuckle - hand
    for finger in range(1, 6):
        for link in range(1, 4):
            name = f"finger{finger}-{link}"
            if finger == 1:
                # A resting thumb lies in beside the first finger and bends a little.
                rest = at[bone("finger1-2")] - at[bone("finger1-1")]
                turn = toward(rest_back, (14.0, 8.0, 6.0)[link - 1], rest, along)
            else:
                share = (0.55, 1.0, 0.8)[link - 1] * (1.0 + 0.12 * (finger - 2))
                turn = toward(across, sitting.curl[s] * share, along, -rest_back)
                if link == 1:
                    # Fingers at rest lie close together.
                    fan = (0, 0, 5.0, 0.0, -4.0, -8.0)[finger] * (1 if side == "R" else -1)
                    turn = turn @ turn_about(
                        rest_back / np.linalg.norm(rest_back), -np.radians(fan)
                    )
            made[bone(name)] = turn


def toward(axis: np.ndarray, degrees: float, rest: np.ndarray, goal: np.ndarray) -> np.ndarray:
    """A turn about ``axis`` that swings ``rest`` (3,) nearer to ``goal`` (3,)."""
    turn = turn_about(axis / np.linalg.norm(axis), np.radians(degrees))
    return turn if (turn @ rest) @ goal > (turn.T @ rest) @ goal else turn.T


def about(turn: np.ndarray, axis: np.ndarray) -> np.ndarray:
    """The part of a turn (3, 3) that twists about ``axis`` (3,)."""
    axis = axis / np.linalg.norm(axis)
    q = quaternion(turn)
    angle = 2 * np.arctan2(q[1:] @ axis, q[0])
    return turn_about(axis, (angle + np.pi) % (2 * np.pi) - np.pi)


def quaternion(turn: np.ndarray) -> np.ndarray:
    """(4,) w, x, y, z of a turn (3, 3)."""
    w = np.sqrt(max(0.0, 1 + np.trace(turn))) / 2
    if w < 1e-4:
        _, vectors = np.linalg.eigh((turn + turn.T) / 2)
        return np.r_[0.0, vectors[:, -1]]
    v = np.array([turn[2, 1] - turn[1, 2], turn[0, 2] - turn[2, 0], turn[1, 0] - turn[0, 1]])
    return np.r_[w, v / (4 * w)]


def mix(a: np.ndarray, b: np.ndarray, amount: float) -> np.ndarray:
    """From turn a to turn b along the shortest arc."""
    q = quaternion(a.T @ b)
    length = np.linalg.norm(q[1:])
    if length < 1e-8:
        return a
    angle = 2 * np.arctan2(length, q[0])
    return a @ turn_about(q[1:] / length, angle * amount)


def seated(body: Body, sitting: Sitting, amount: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """(V, 3) positions and (B, 4, 4) matrices, the buttocks on the seat, soles on the floor."""
    points, _ = placed(body, sitting, 0.53, 1.0)
    height = 0.53 + SEAT_TOP - buttocks(body, points)
    return placed(body, sitting, height, amount)


def buttocks(body: Body, points: np.ndarray) -> float:
    """Height of the lowest flesh round and behind the hip joints of a seated body, metres."""
    hips = [body.names.index(f"upperleg01.{s}") for s in "LR"]
    near = np.abs(body.positions[:, None] - body.heads[hips][None]) < [0.09, 0.30, 0.20]
    skin = np.zeros(len(points), bool)
    skin[body.groups["body"]] = True
    mine = near.all(axis=2).any(axis=1) & skin
    behind = points[:, 2] < np.median(points[mine, 2]) + 0.06
    return float(np.percentile(points[mine & behind, 1], 2))


def placed(body: Body, sitting: Sitting, height: float, amount: float):
    """`seated` with the hip joints at a given height, metres."""
    hip = (
        body.heads[body.names.index("upperleg01.L")] + body.heads[body.names.index("upperleg01.R")]
    ) / 2
    shift = np.array([0.0, height, sitting.pelvis_z]) - hip
    moved = Body(
        body.positions + shift.astype(np.float32),
        body.groups,
        body.shapes,
        body.heads + shift.astype(np.float32),
        body.parents,
        body.names,
        body.joints,
        body.weights,
    )
    wanted = turns(moved, sitting)
    if amount < 1.0:
        wanted = {bone: mix(np.eye(3), turn, amount) for bone, turn in wanted.items()}
    matrices = posed(Skeleton(body.names, body.parents, moved.heads), wanted)
    to = np.eye(4)
    to[:3, 3] = shift
    matrices = matrices @ to
    return skinned(body.positions, body.joints, body.weights, matrices), matrices
