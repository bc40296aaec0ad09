"""What the visitor's own body promises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.people.data import read_visitor
from game.people.skeleton import skinned
from game.people.visitor import BEHIND, HIGHEST, skin_tone
from game.people.visitor_pose import BOOK, DOOR, Deeds, VisitorPose
from game.player.walker import EYE_HEIGHT, SEATED_EYE

FILE = Path(__file__).resolve().parents[2] / "assets" / "people" / "you.npz"
BODIES = read_visitor(FILE)
DEEDS = [
    Deeds(), Deeds(pace=1.0, swing=0.8), Deeds(pace=1.2, swing=4.0), Deeds(door=1.0), Deeds(book=1.0),
]  # fmt: skip


def posed(rest: str, deeds: Deeds, time: float = 3.0) -> np.ndarray:
    return VisitorPose(BODIES[rest].skeleton, np.random.default_rng(3)).matrices(time, deeds)


def wrist(rest: str, deeds: Deeds, side: str) -> np.ndarray:
    """(3,) metres."""
    skeleton = BODIES[rest].skeleton
    bone = skeleton.index(f"wrist.{side}")
    m = posed(rest, deeds)[bone]
    return m[:3, :3] @ skeleton.heads[bone] + m[:3, 3]


@pytest.mark.parametrize("rest", BODIES)
@pytest.mark.parametrize("deeds", DEEDS)
def test_every_bone_turns_without_stretching(rest, deeds):
    """Finite and orthonormal whatever the visitor does."""
    turns = posed(rest, deeds)[:, :3, :3]
    assert np.isfinite(turns).all()
    np.testing.assert_allclose(turns @ turns.transpose(0, 2, 1), np.tile(np.eye(3), (len(turns), 1, 1)), atol=1e-6)  # fmt: skip


def test_the_standing_body_is_as_tall_as_the_camera_is_high():
    assert abs(BODIES["standing"].eye[1] - EYE_HEIGHT) < 0.04


def test_the_seated_eye_is_above_the_collar_it_looks_past():
    """The camera must be outside the clothes: above them by 3 cm at least."""
    cloth = BODIES["seated"].cloth.positions
    assert SEATED_EYE - cloth[:, 1].max() > 0.03


@pytest.mark.parametrize("rest, grip, deeds", [
    ("standing", DOOR, Deeds(door=1.0)), ("seated", BOOK, Deeds(book=1.0)),
])  # fmt: skip
def test_hands_reach_the_door_and_the_book(rest, grip, deeds):
    """Within 2 cm of where the deed wants them, and mirrored."""
    for side, sign in (("L", -1), ("R", 1)):
        assert np.linalg.norm(wrist(rest, deeds, side) - np.array(grip.wrist) * [sign, 1, 1]) < 0.02


def test_a_walking_arm_swings_against_its_leg():
    """When the left foot is ahead, so is the right hand."""
    skeleton = BODIES["standing"].skeleton
    deeds = Deeds(pace=1.0, swing=np.pi / 2)
    matrices = posed("standing", deeds)

    def ahead(name: str) -> float:
        bone = skeleton.index(name)
        return float((matrices[bone, :3, :3] @ skeleton.heads[bone] + matrices[bone, :3, 3])[2])

    assert ahead("foot.L") > ahead("foot.R") + 0.2
    assert ahead("wrist.R") > ahead("wrist.L") + 0.15


def test_who_looks_ahead_sees_nothing_of_a_walking_body():
    """At every moment of a walk, all that lies before the eye is lower than where it is drawn from."""
    body = BODIES["standing"]
    eye = body.eye + [0.0, 0.0, BEHIND["standing"]]
    for swing in np.linspace(0, 2 * np.pi, 16):
        matrices = posed("standing", Deeds(pace=1.2, swing=swing), 3.0 + swing)
        for mesh in (body.cloth, body.skin):
            at = skinned(mesh.positions, mesh.joints, mesh.weights, matrices) - eye
            ahead = at[at[:, 2] > 0.0]
            high = np.arctan2(ahead[:, 1], np.hypot(ahead[:, 0], ahead[:, 2]))
            assert high.max(initial=-np.pi) < HIGHEST


def test_seated_hands_rest_on_the_thighs():
    """The palms lie within 3 cm of trousers and sink into them by less than 2 cm."""
    body = BODIES["seated"]
    matrices = posed("seated", Deeds())
    hands = skinned(body.skin.positions, body.skin.joints, body.skin.weights, matrices)
    legs = [body.skeleton.index(f"upperleg01.{s}") for s in "LR"]
    on_leg = body.cloth.hangs_on(legs)
    cloth, normal = body.cloth.positions[on_leg], body.cloth.normals[on_leg]
    gap = np.linalg.norm(hands[:, None] - cloth[None], axis=2)
    near = gap.argmin(axis=1)
    depth = ((hands - cloth[near]) * normal[near]).sum(axis=1)
    touching = gap.min(axis=1) < 0.03
    assert touching.sum() > 50
    assert depth[touching].min() > -0.02


def test_skin_tones_run_from_deep_to_fair():
    tones = np.array([skin_tone(t) for t in np.linspace(0, 1, 9)])
    assert (np.diff(tones, axis=0) > 0).all()
