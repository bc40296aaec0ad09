"""How a company moves: bones stay bones, hands stay where they rest, habits are one person's own."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest

from game.meshes.mesh_data import smooth_normals
from game.people.blink import Lids
from game.people.ensemble import Ensemble, fits
from game.people.layout import LAYOUT, heads_of
from game.people.mood import MOODS, spread
from game.people.regard import BusyHands
from game.people.skeleton import axis_turn, share_of, skinned, three_turns, turn_about
from tests.people.company import NAMES, company, ensemble, idris, line, regard

SILENT = [None] * len(NAMES)


def wild(rng: np.random.Generator, mood: str):
    """People who look anywhere they can, restless or not."""
    n = len(NAMES)
    return regard(
        mood=mood, eyes=rng.uniform(-0.5, 0.5, (n, 2)), head=rng.uniform(-0.7, 0.7, (n, 2)),
        chest=rng.uniform(-0.2, 0.2, (n, 2)), nod=rng.uniform(-0.1, 0.35, n), tilt=rng.uniform(-0.1, 0.1, n),
        energy=rng.uniform(0.4, 1.5, n), breath=rng.uniform(-1, 1, n), wipe=(rng.random(n) > 0.7) * 1.0,
    )  # fmt: skip


def at(data, matrices: np.ndarray, bone: str) -> np.ndarray:
    """(3,) where a bone's head is now."""
    index = data.skeleton.index(bone)
    return matrices[index, :3, :3] @ data.skeleton.heads[index] + matrices[index, :3, 3]


def playing(weight: float) -> BusyHands:
    wrist = np.array([[-0.25, 0.85, 0.30], [0.22, 0.80, 0.28]])
    palm = np.stack([axis_turn(2, np.pi), axis_turn(0, 0.4)])
    return BusyHands(np.full(2, weight), wrist, palm, np.full((2, 4), 0.4))


def test_every_bone_is_finite_and_orthonormal_over_a_fast_forwarded_evening():
    """No bone shears or scales, whatever they feel, say, look at, wipe or play."""
    who, rng, moods = ensemble(), np.random.default_rng(0), cycle(MOODS)
    for step in range(400):
        speeches = list(SILENT)
        if step % 4:
            speeches[step // 20 % len(NAMES)] = line(4.0, step % 20 * 0.3)
        busy = {0: playing(step % 7 / 6)} if step % 3 else {}
        now = who.step(step * 0.7, 0.7, wild(rng, next(moods)), speeches, busy)
        turn = now.matrices[..., :3, :3]
        assert np.isfinite(now.matrices).all() and np.isfinite(now.shapes).all()
        assert np.abs(turn @ turn.swapaxes(-1, -2) - np.eye(3)).max() < 1e-9
        assert now.shapes.min() >= 0.0 and now.shapes.max() <= 1.0


def test_hands_of_listeners_stay_within_a_centimetre_of_their_rest():
    """Chests and collar bones breathe and sway above them all the while."""
    who, data = ensemble(), idris()
    for step in range(240):
        breath = np.full(len(NAMES), np.sin(step / 3))
        m = who.step(step / 2, 0.5, regard(mood="worry", breath=breath), SILENT).matrices
        for bone in ("wrist.L", "wrist.R"):
            rest = data.skeleton.heads[data.skeleton.index(bone)]
            for one in m:
                assert np.linalg.norm(at(data, one, bone) - rest) < 0.01


def test_soles_keep_to_the_floor_however_a_heel_bounces():
    data = idris()
    who = ensemble([data])
    cloth = data.meshes["cloth"]
    feet = [data.skeleton.index(f"foot.{s}") for s in "LR"]
    low = cloth.hangs_on(feet) & (cloth.positions[:, 1] < 0.005)
    for step in range(120):
        m = who.step(step / 2, 0.5, regard(1), [None]).matrices[0]
        now = skinned(cloth.positions[low], cloth.joints[low], cloth.weights[low], m)
        assert abs(now[:, 1].min()) < 0.02


def test_a_heel_that_bounces_is_idris_and_nobody_else():
    who, data = ensemble(), idris()
    foot, rest = data.skeleton.index("foot.R"), idris().skeleton.heads
    moved = np.zeros(len(NAMES))
    for step in range(900):
        m = who.step(step / 20, 0.05, regard(), SILENT).matrices[:, foot]
        now = m[:, :3, :3] @ rest[foot] + m[:, :3, 3]
        moved = np.maximum(moved, np.linalg.norm(now - rest[foot], axis=1))
    idris_at = NAMES.index("idris")
    assert moved[idris_at] > 0.004 and np.delete(moved, idris_at).max() < 0.001


def test_sunniva_talks_with_both_hands_and_ambrose_with_hardly_any():
    """Over a line, her hands travel several times as far as his; so does her left one."""
    who, data = ensemble(), idris()
    path = {side: [] for side in "LR"}
    for step in range(150):
        speeches = [line(10.0, step / 15)] * len(NAMES)
        m = who.step(step / 15, 1 / 15, regard(), speeches).matrices
        for side in "LR":
            path[side].append([at(data, one, f"wrist.{side}") for one in m])
    reach = {side: np.ptp(np.array(path[side])[..., 1], axis=0) for side in "LR"}
    loud, still = NAMES.index("sunniva"), NAMES.index("ambrose")
    assert reach["R"][loud] > 4 * reach["R"][still]
    assert reach["L"][loud] > 0.04 > reach["L"][still]


def wiping(side: int, stroke: float):
    """The matrices of one person (B, 4, 4) whose hand is at the eye; the right is kept busy for side 0."""
    who = ensemble([idris()])
    rest = idris().skeleton.heads[[idris().skeleton.index(f"wrist.{s}") for s in "LR"]]
    hands = BusyHands(np.array([0.0, 1.0]), rest, np.tile(np.eye(3), (2, 1, 1)), np.zeros((2, 4)))
    busy = {} if side else {0: hands}
    for step in range(round(10 + 10 * stroke)):
        m = who.step(step / 10, 0.1, regard(1, "tears", wipe=np.ones(1)), [None], busy)
    return who, m.matrices[0]


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("stroke", [0.0, 0.5, 1.0])
def test_a_wiping_hand_reaches_the_cheek_and_never_enters_the_head(side, stroke):
    """A finger comes within 3 cm of the cheek below its eye; no point of the hand is 1 cm deep in it."""
    data = idris()
    who, m = wiping(side, stroke)
    skin, count = data.meshes["skin"], len(next(iter(data.shapes.values())))
    points = skinned(skin.positions, skin.joints, skin.weights, m)
    letter = "LR"[side]
    bones = [i for i, n in enumerate(data.skeleton.names) if n.startswith(("finger", "wrist")) and n.endswith(letter)]  # fmt: skip
    hand, face = points[skin.hangs_on(bones)], points[:count]
    head = m[data.skeleton.index("head")]
    cheek = head[:3, :3] @ (data.eyes[side, :3] + [0.0, -0.03, 0.015]) + head[:3, 3]
    assert np.linalg.norm(hand - cheek, axis=1).min() < 0.03
    normals = smooth_normals(points.astype(np.float32), skin.triangles)[:count]
    away = np.linalg.norm(hand[:, None] - face[None], axis=2)
    nearest = away.argmin(axis=1)
    over = ((hand - face[nearest]) * normals[nearest]).sum(axis=1)
    assert over[away.min(axis=1) < 0.03].min() > -0.01


def test_a_wiping_hand_comes_back_to_where_it_rests():
    data = idris()
    who, _ = wiping(1, 1.0)
    for step in range(30):
        m = who.step(2 + step / 10, 0.1, regard(1), [None]).matrices[0]
    rest = data.skeleton.heads[data.skeleton.index("wrist.R")]
    assert np.linalg.norm(at(data, m, "wrist.R") - rest) < 0.01


def test_no_hand_jumps_on_its_way_to_an_eye():
    """Between two frames of a sixtieth second no wrist travels more than 5 cm: 3 m a second."""
    data = idris()
    who = ensemble([data])
    last = None
    for step in range(240):
        wet = np.full(1, float(60 < step < 150))
        m = who.step(step / 60, 1 / 60, regard(1, wipe=wet), [None]).matrices[0]
        now = at(data, m, "wrist.R")
        assert last is None or np.linalg.norm(now - last) < 0.05
        last = now


def test_busy_hands_are_where_they_must_be():
    who, data = ensemble(), idris()
    hands = playing(1.0)
    m = who.step(3.0, 0.1, regard(), SILENT, {2: hands}).matrices[2]
    for s, side in enumerate("LR"):
        np.testing.assert_allclose(at(data, m, f"wrist.{side}"), hands.wrist[s], atol=1e-6)
        bone = data.skeleton.index(f"wrist.{side}")
        np.testing.assert_allclose(m[bone, :3, :3], hands.palm[s], atol=1e-6)


def test_the_same_steps_give_the_same_company():
    first, second = ensemble(), ensemble()
    for step in range(60):
        a = first.step(step / 60, 1 / 60, regard(), SILENT)
        b = second.step(step / 60, 1 / 60, regard(), SILENT)
    assert np.array_equal(a.matrices, b.matrices) and np.array_equal(a.shapes, b.shapes)


def test_a_moment_can_be_asked_for_twice():
    who = ensemble()
    speeches = [line(6.0, 2.0), *SILENT[1:]]
    a = who.settle(42.0, regard(mood="hope"), speeches)
    for step in range(20):
        who.step(50 + step, 1.0, regard(mood="grief", wipe=np.ones(len(NAMES))), SILENT)
    b = who.settle(42.0, regard(mood="hope"), speeches)
    assert np.array_equal(a.matrices, b.matrices) and np.array_equal(a.shapes, b.shapes)


def test_a_settled_speaker_is_the_one_who_spoke_up_to_then():
    """Hands and brows of somebody halfway through a line are where living through it brings them."""
    lived, asked = ensemble(), ensemble()
    for step in range(-30, 181):
        speeches = [line(6.0, step / 60), *SILENT[1:]]
        a = lived.step(40 + step / 60, 1 / 60, regard(), speeches)
    b = asked.settle(43.0, regard(), [line(6.0, 3.0), *SILENT[1:]])
    np.testing.assert_allclose(a.matrices[0], b.matrices[0], atol=2e-3)
    np.testing.assert_allclose(a.shapes[0], b.shapes[0], atol=0.05)


def test_nobody_is_ever_quite_still():
    who = ensemble()
    chest = idris().skeleton.index("spine02")
    turns = [who.step(t / 5, 0.2, regard(), SILENT).matrices[:, chest, :3, :3] for t in range(60)]
    assert np.ptp(np.array(turns), axis=0).max(axis=(1, 2)).min() > 0.01


def test_eyes_look_where_they_are_told():
    """Eyes, head and chest together: within 5 degrees of the angles asked for."""
    who, data = ensemble([idris()]), idris()
    told = dict(eyes=[[0.2, -0.1]], head=[[0.4, 0.1]], chest=[[0.1, 0.0]])
    m = who.step(1.0, 0.1, regard(1, **{k: np.array(v) for k, v in told.items()}), [None]).matrices
    ahead = m[0, data.skeleton.index("eye.R"), :3, :3] @ [0.0, 0.0, 1.0]
    assert abs(np.degrees(np.arctan2(ahead[0], ahead[2]) - 0.7)) < 5
    assert abs(np.degrees(np.arcsin(ahead[1]))) < 5


def test_a_smile_leaves_room_for_the_words():
    quiet = ensemble().settle(5.0, regard(mood="laughter"), SILENT)
    loud = ensemble().settle(5.0, regard(mood="laughter"), [line(4.0, 2.125), *SILENT[1:]])
    smile = list(idris().shapes).index("mouthSmileLeft")
    assert loud.shapes[0, smile] < 0.8 * quiet.shapes[0, smile]


def test_lids_fall_as_the_eyes_look_down():
    blink = list(idris().shapes).index("eyeBlinkLeft")
    down = np.tile([0.0, -0.4], (len(NAMES), 1))
    low = ensemble().settle(5.0, regard(eyes=down), SILENT)
    level = ensemble().settle(5.0, regard(), SILENT)
    awake = level.lid < 0.01
    assert (low.shapes - level.shapes)[awake, blink].min() > 0.25


def test_every_mood_of_the_script_changes_a_face():
    names = tuple(idris().shapes)
    for mood in MOODS.values():
        shapes = spread(mood.shapes, names)
        assert shapes and all(0.0 <= v <= 1.0 for v in shapes.values())


def test_blinks_come_every_two_to_six_seconds_and_never_evenly():
    lids = Lids(np.random.default_rng(1), 7)
    shut = np.array([lids.lids(t) > 0.9 for t in np.arange(0, 300, 0.02)])
    for mine in shut.T:
        begins = np.flatnonzero(mine[1:] & ~mine[:-1]) * 0.02
        gaps = np.diff(begins)
        assert gaps.min() >= 1.95 and gaps.max() <= 6.05 and gaps.std() > 0.2


def test_somebody_baked_with_other_bones_or_shapes_is_refused_in_one_line():
    from dataclasses import replace

    data = idris()
    with pytest.raises(ValueError, match="face shapes"):
        fits(replace(data, shapes={"jawOpen": data.shapes["jawOpen"]}), data)
    other = replace(data.skeleton, names=("pelvis", *data.skeleton.names[1:]))
    with pytest.raises(ValueError, match="bones"):
        fits(replace(data, skeleton=other), data)


def test_the_layout_is_the_baked_skeleton_and_every_bone_hangs_on_one_before_it():
    skeleton = idris().skeleton
    assert set(LAYOUT) == set(skeleton.names) and heads_of([skeleton]).shape == (39, 1, 3)
    parent = {n: skeleton.names[p] for n, p in zip(skeleton.names, skeleton.parents, strict=True)}
    for place, name in enumerate(LAYOUT[1:], start=1):
        assert LAYOUT.index(parent[name]) < place


def test_nobody_in_the_ring_is_a_company_too():
    assert Ensemble(company()[:1], [[1]]).names


def test_turns_are_what_one_axis_after_another_makes_of_them():
    angles = np.array([0.3, -0.7, 1.1])
    x, y, z = (axis_turn(i, a) for i, a in enumerate(angles))
    np.testing.assert_allclose(three_turns(angles), y @ x @ z, atol=1e-12)


def test_half_of_a_half_turn_is_a_quarter_turn():
    axis = np.array([0.6, 0.0, 0.8])
    half = share_of(turn_about(axis, np.pi), np.array(0.5))
    quarter = turn_about(axis, np.pi / 2)
    assert min(abs(half - quarter).max(), abs(half - quarter.T).max()) < 1e-6
