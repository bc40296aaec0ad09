"""Maren's hands play what is heard. Where she is not baked yet, Idris lends her his bones."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.meshes.guitar import measures as m
from game.people.data import read_person
from game.people.ensemble import Ensemble
from game.people.fretting import Fretting
from game.people.hand import FINGERS, fingertips, hand_of
from game.people.holding import behind, beneath, half_width, held, swayed, to_guitar
from game.people.mood import MOODS
from game.people.playing import ELBOWS, Player, Playing, busy, carried
from game.people.plucking import Plucking
from game.people.regard import Regard
from game.people.score import SEED, read_score
from game.people.skeleton import reach
from game.sound.synthesis.catalogue import catalogue
from game.sound.synthesis.guitar import touches
from game.sound.synthesis.notation import bars_from

ROOT = Path(__file__).resolve().parents[2]
BARS = ROOT / "assets" / "music" / "bars.toml"


@pytest.fixture(scope="module")
def body():
    people = ROOT / "assets" / "people"
    maren = people / "maren.npz"
    return read_person(maren if maren.exists() else people / "idris.npz")


def worn(body):
    """(V, 3) clothes and skin, and the bone (V,) that each point hangs on most."""
    meshes = [body.meshes[name] for name in ("cloth", "skin")]
    most = [
        mesh.joints[np.arange(len(mesh.joints)), mesh.weights.argmax(axis=1)] for mesh in meshes
    ]
    return np.concatenate([mesh.positions for mesh in meshes]), np.concatenate(most)


@pytest.fixture(scope="module")
def playing(body):
    return Playing(body, held(body.skeleton, *worn(body)), read_score(BARS))


def tips_of(playing, hand: int, seconds: float) -> np.ndarray:
    """(4, 3) fingertips in the guitar's axes."""
    pose = playing.poses(seconds)[hand]
    return to_guitar(playing.placement, playing.hands[hand].joints(pose[None])[2][0])


def from_string(points: np.ndarray, string: int) -> np.ndarray:
    """(N,) metres from a string's line."""
    start = m.string_point(string, 0.0)
    way = m.string_point(string, m.SCALE) - start
    way /= np.linalg.norm(way)
    off = points - start
    return np.linalg.norm(off - np.outer(off @ way, way), axis=1)


def test_every_note_is_read_at_the_moment_when_it_is_heard():
    """The same draws as the recording's own: within a millisecond, and just as long."""
    score = read_score(BARS)
    recipe = next(r for r in catalogue() if r.name == "guitar")
    assert recipe.seed == SEED
    heard = sorted(
        touches(bars_from(BARS), np.random.default_rng(recipe.seed)), key=lambda t: t.start
    )
    np.testing.assert_allclose(score.start, [t.start for t in heard], atol=1e-3)
    np.testing.assert_allclose(score.stop, [t.stop for t in heard], atol=1e-3)
    assert [(t.note.string, t.note.fret) for t in heard] == list(
        zip(score.string, score.fret, strict=True)
    )
    manifest = json.loads((ROOT / "assets" / "sounds" / "manifest.json").read_text("utf-8"))
    assert score.length == pytest.approx(manifest["guitar"]["seconds"], abs=1e-3)


def test_fingers_pluck_when_the_note_is_heard(playing):
    """A fingertip is on its note's string when it is heard, and quickest within 40 ms of that; where

    one finger rolls over several strings it has no time to be quick.
    """
    score, ticks = playing.score, np.arange(-0.1, 0.101, 0.004)
    for k in range(0, len(score.start), 3):
        finger = score.finger[k]
        path = np.array([tips_of(playing, 1, score.start[k] + t)[finger] for t in ticks])
        speed = np.linalg.norm(np.diff(path, axis=0), axis=1)
        same = np.flatnonzero(score.finger == finger)
        if np.partition(abs(score.start[same] - score.start[k]), 1)[1] > 0.15:
            assert abs(ticks[speed.argmax()] + 0.002) <= 0.040, score.written[k]
        assert from_string(path[[25]], score.string[k])[0] < 0.012, score.written[k]
        assert abs(score.start[k] - score.written[k]) < 0.05


def test_a_louder_note_is_a_larger_stroke(playing):
    """What the finger pulls harder moves further and the string swings wider."""
    score = playing.score
    mine = np.flatnonzero(score.finger == 3)
    travel = []
    for k in mine:
        path = np.array([tips_of(playing, 1, score.start[k] + t)[3] for t in (-0.045, 0.045)])
        travel.append(np.linalg.norm(path[1] - path[0]))
    assert np.corrcoef(travel, score.velocity[mine])[0, 1] > 0.8
    swings = [playing.swing(score.start[k] + 0.01)[score.string[k] - 1] for k in mine]
    assert np.corrcoef(swings, score.velocity[mine])[0, 1] > 0.8


def test_fretted_notes_have_a_finger_behind_their_fret(playing):
    """When a stopped note is plucked a fingertip is within 12 mm of its string, behind its fret; of a

    finger that lies over two strings, its last joint.
    """
    score, hand = playing.score, playing.hands[0]
    for k in np.flatnonzero(score.fret > 0):
        _, outer, ends = hand.joints(playing.poses(score.start[k])[:1])
        shares = np.linspace(0.0, 0.5, 6)[:, None, None]
        flesh = ends[0, 1:] + (outer[0, 1:] - ends[0, 1:]) * shares
        tips = to_guitar(playing.placement, flesh.reshape(-1, 3))
        behind_fret = tips[:, 1] - m.fret_place(score.fret[k])
        space = m.fret_place(score.fret[k] - 1) - m.fret_place(score.fret[k])
        near = (from_string(tips, score.string[k]) <= 0.012) & (behind_fret > -0.008)
        assert (near & (behind_fret < space)).any(), (
            score.written[k],
            score.string[k],
            score.fret[k],
        )


def test_the_thumb_stays_behind_the_neck(playing):
    """It never comes round to the fingerboard, nor leaves the neck by more than 5 cm."""
    for seconds in np.arange(0.0, playing.length, 0.37):
        thumb = tips_of(playing, 0, seconds)[0]
        assert -0.06 < thumb[2] < -0.012 and abs(thumb[0]) < 0.05


def test_arms_reach_and_stay_out_of_the_wood(playing, body):
    """No arm is stretched beyond 98 %, no forearm's bone comes within the body of the guitar."""
    skeleton = body.skeleton
    for s, side in enumerate("LR"):
        shoulder, elbow, hand = (
            skeleton.heads[skeleton.index(f"{n}.{side}")]
            for n in ("upperarm01", "lowerarm01", "wrist")
        )
        upper, lower = np.linalg.norm(elbow - shoulder), np.linalg.norm(hand - elbow)
        for seconds in np.arange(0.0, playing.length, 0.91):
            wrist = playing.at(seconds).wrist[s]
            assert np.linalg.norm(wrist - shoulder) <= 0.98 * (upper + lower)
            bent = reach(shoulder, wrist, upper, lower, ELBOWS[s])
            points = bent + (wrist - bent) * np.linspace(0, 1, 12)[:, None]
            assert deepest(to_guitar(playing.placement, points)) < 0.0


def deepest(points: np.ndarray) -> float:
    """Metres by which points of the guitar's axes are inside its body; negative outside."""
    room = np.minimum(-points[:, 2], points[:, 2] + m.depth(points[:, 1]))
    return float(np.minimum(room, half_width(points[:, 1]) - abs(points[:, 0])).max())


def test_no_hand_goes_through_the_guitar(playing):
    """Knuckles, joints and fingertips stay within 2 cm of its outside, neck and body alike."""
    for seconds in np.arange(0.0, playing.length, 0.23):
        for hand, pose in zip(playing.hands, playing.poses(seconds), strict=True):
            for points in hand.joints(pose[None]):
                local = to_guitar(playing.placement, points[0])
                assert deepest(local) < 0.02
                along = (local[:, 1] > m.JOIN) & (local[:, 1] < m.SCALE)
                neck = np.minimum(m.BOARD - local[:, 2], local[:, 2] + 0.0175)
                inside = np.minimum(neck, m.board_half_width(local[:, 1]) - abs(local[:, 0]))
                assert (inside[along] < 0.012).all()


def test_hands_move_as_hands_do(playing):
    """No wrist is quicker than 1.6 m/s, from the first bar until the piece has come round again."""
    times = np.arange(0.0, playing.length + 4.0, 0.02)
    for s in range(2):
        wrists = np.array([playing.at(t).wrist[s] for t in times])
        assert (np.linalg.norm(np.diff(wrists, axis=0), axis=1) / 0.02).max() < 1.6


def test_it_lies_in_her_lap_against_her(body):
    """Not more than 2 cm into belly or thighs, and not floating above them."""
    points, joints = worn(body)
    placement, names = held(body.skeleton, points, joints), body.skeleton.names
    np.testing.assert_allclose(placement[:3, :3] @ placement[:3, :3].T, np.eye(3), atol=1e-9)
    torso = points[np.isin(joints, [names.index(n) for n in ("root", "spine04", "spine02")])]
    thighs = points[np.isin(joints, [names.index(f"upperleg01.{s}") for s in "LR"])]
    assert -0.05 < behind(placement, torso) < 0.02
    assert abs(beneath(placement, thighs)) < 0.02
    neck = placement[:3, 1]
    assert neck[0] < -0.7 and 20 < np.degrees(np.arcsin(neck[1])) < 40


def test_hands_go_with_the_guitar_when_she_breathes(playing):
    """Whatever moves the guitar moves the fingertips with it: they stay on their strings."""
    chest = np.eye(4)
    chest[:3, 3] = 0.0, 0.006, 0.010
    now = swayed(playing.placement, chest, 0.01)
    assert 0.0005 < np.linalg.norm(now[:3, 3] - playing.placement[:3, 3]) < 0.02
    hands = playing.at(14.2)
    moved = carried(hands, playing.placement, now)
    was = to_guitar(playing.placement, hands.wrist)
    np.testing.assert_allclose(to_guitar(now, moved.wrist), was, atol=1e-9)


def test_between_pieces_she_rests_and_tunes(playing):
    """Strings are still, hands lie at neck and strings, and some time the left one is at a peg."""
    player, high = Player(playing, np.random.default_rng(2)), []
    for step in range(60 * 20):
        hands = player.step(step / 20, 1 / 20, None)
        high.append(to_guitar(playing.placement, hands.wrist[0])[1])
        assert not player.swing.any()
    assert max(high) > 0.66 and np.median(high) < 0.60


def test_she_may_let_go_of_the_strings_to_speak(playing):
    """The right hand is given free gently, never while she plays; the left one keeps the neck."""
    player = Player(playing, np.random.default_rng(2))
    weights = np.array([player.step(k / 50, 1 / 50, None, free=k < 60).weight for k in range(120)])
    assert (weights[:, 0] == 1).all()
    assert weights[59, 1] == 0 and weights[-1, 1] == 1
    assert abs(np.diff(weights[:, 1])).max() < 0.08
    assert all(
        player.step(3 + k / 50, 1 / 50, 9 + k / 50, free=True).weight[1] == 1 for k in range(9)
    )


def test_a_strum_sounds_all_strings_from_the_lowest(playing):
    """The sixth string swings first, all six a moment later."""
    player = Player(playing, np.random.default_rng(2))
    player.step(1.0, 0.02, None)
    order = []
    for step in range(1, 60):
        player.step(1.0 + step * 0.01, 0.01, None, "strum")
        order += [n for n in np.flatnonzero(player.swing) + 1 if n not in order]
    assert order == [6, 5, 4, 3, 2, 1]


def test_music_begins_and_ends_without_a_jump(playing):
    """Hands take over half a second from rest to playing and back."""
    player, wrists = Player(playing, np.random.default_rng(2)), []
    for step in range(400):
        piece = (step - 100) / 50 + 8 if 100 <= step < 250 else None
        wrists.append(player.step(step / 50, 1 / 50, piece).wrist)
    assert (np.linalg.norm(np.diff(wrists, axis=0), axis=2) * 50).max() < 1.6
    assert isinstance(busy(playing.poses(3.0), np.ones(2)).palm, np.ndarray)


def test_a_body_whose_hands_rest_on_the_guitar_plays_as_well(playing, body):
    """Whichever way palms look at rest, fingers bend inward and meet their strings."""
    for s, side in enumerate("LR"):
        hand, pose = playing.hands[s], playing.poses(0.0)[s]
        inner, outer, tips = (points[0] for points in hand.joints(pose[None]))
        heads = body.skeleton.heads.copy()
        for f, finger in enumerate(FINGERS):
            heads[body.skeleton.index(f"{finger}-1.{side}")] = inner[f]
            heads[body.skeleton.index(f"{finger}-2.{side}")] = outer[f]
        heads[body.skeleton.index(f"wrist.{side}")] = pose[:3]
        resting = hand_of(replace(body.skeleton, heads=heads), tips, side)
        kind = (Fretting, Plucking)[s]
        made = kind(playing.score, resting, playing.reaches[s], playing.placement)
        for seconds in playing.score.start[::9]:
            tips = to_guitar(playing.placement, resting.joints(made.at(seconds)[None])[2][0])
            if s == 0:
                for f, string, fret in made.shape(seconds).stops:
                    stop = m.stop_point(string, fret)
                    assert np.linalg.norm(tips[f + 1] - stop) < 0.016 or moving(made, seconds)
            else:
                strings = [from_string(tips[[f]], 4 - f)[0] for f in (1, 2, 3)]
                assert max(strings) < 0.024  # a stroke is as wide


def moving(fretting, seconds: float) -> bool:
    """Whether the left hand is still on its way to its next shape."""
    return fretting._index(seconds)[1] < 1.0


def test_fingertips_that_are_seen_are_where_playing_puts_them(playing, body):
    """What bends fingers in the picture agrees with what laid them on the strings, thumbs too."""
    company = Ensemble([body], [[1, 2]])
    tips = fingertips(body)
    for seconds in playing.score.start[3::11]:
        world = company.settle(seconds, still(1), [None], {0: playing.at(seconds)}).matrices[0]
        poses = playing.poses(seconds)
        for s, side in enumerate("LR"):
            meant = playing.hands[s].joints(poses[s][None])[2][0]
            for f, finger in enumerate(FINGERS):
                bone = world[body.skeleton.index(f"{finger}-2.{side}")]
                seen = bone[:3, :3] @ tips[s, f] + bone[:3, 3]
                assert np.linalg.norm(seen - meant[f]) < 0.004, (seconds, side, finger)


def still(count: int) -> Regard:
    """``count`` people who look straight ahead and feel nothing much."""
    pairs, ones, moods = np.zeros((count, 2)), np.zeros(count), np.zeros((count, len(MOODS)))
    return Regard(pairs, pairs, pairs, ones, ones, moods, ones, ones + 1, ones, ones, ones)
