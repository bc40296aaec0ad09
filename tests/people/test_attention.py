"""Where people look: at who speaks, aside, at you; eyes first, and never for too long."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import numpy as np
import pytest

from game.meshes import hall_plan
from game.meshes.mesh_data import yaw_matrix
from game.people.regard import Scene
from game.people.sightlines import PLACES
from game.people.temper import TEMPERS
from tests.people.ring import (
    CHAIRS,
    EYES,
    FAR,
    FPS,
    NAMES,
    SEATED,
    SILENT,
    YOURS,
    N,
    attention,
    live,
    sight,
    who,
)  # fmt: skip

FLOOR, HANDS, DOME, EMPTY = (
    N + 1 + PLACES.index(p) for p in ("floor", "hands", "dome", "empty_chair")
)
TOMAS_SPEAKS = replace(SEATED, speaker=who("tomas"))


def stretches(at: np.ndarray, person: int) -> list[tuple[int, int]]:
    """(target, frames) of one person's looks, in order. at (frames, N)."""
    cut = np.r_[0, np.flatnonzero(np.diff(at[:, person])) + 1, len(at)]
    return [(int(at[a, person]), int(b - a)) for a, b in pairwise(cut)]


def test_angles_are_those_of_the_chair_a_person_sits_in():
    """Yaw goes to the sitter's +x and pitch up, as the engine turns people in their chairs."""
    lines = attention().lines
    lines.see(np.array([1.3, 1.9, -2.0]))
    for n, chair in enumerate(CHAIRS):
        own = yaw_matrix(chair.facing).astype(float) @ ([1.3, 1.9, -2.0] - EYES[n])
        want = np.arctan2(own[0], own[2]), np.arctan2(own[1], np.hypot(own[0], own[2]))
        np.testing.assert_allclose(lines.angles[n, N], want, atol=1e-6)


def test_the_empty_chair_is_the_one_that_you_did_not_take():
    ring = attention()
    far = hall_plan.ring()[8].position + [0.0, 1.2, 0.0]
    for seat, free in ((YOURS, far), (far, YOURS)):
        list(live(ring, replace(SILENT, visitor=seat), 0.1))
        list(live(ring, replace(SEATED, visitor=seat), 0.1))
        empty, lifted = ring.lines.angles[:, EMPTY], ring.lines.towards(free)
        np.testing.assert_allclose(empty[:, 0], lifted[:, 0], atol=1e-6)


@pytest.mark.parametrize("speaker", [who("maren"), who("noor"), N])
def test_listeners_look_at_who_speaks_most_of_the_time_and_away_now_and_then(speaker):
    at = np.array([a for _, _, a in live(attention(), replace(SEATED, speaker=speaker), 60)])
    listeners = [n for n in range(N) if n != speaker]
    share = (at[FPS:, listeners] == speaker).mean(axis=0)
    assert share.min() > 0.5 and 0.6 < share.mean() < 0.92


@pytest.mark.parametrize(
    "scene", [SILENT, SEATED, TOMAS_SPEAKS, replace(TOMAS_SPEAKS, mood="grief")]
)
def test_nobody_holds_one_target_for_more_than_five_seconds(scene):
    at = np.array([a for _, _, a in live(attention(), scene, 90)])
    longest = max(frames for n in range(N) for _, frames in stretches(at, n)) / FPS
    assert 1.5 < longest < 5.0


def test_listeners_do_not_look_away_all_at_once():
    """In no fifth of a second do more than three of six leave who speaks."""
    speaker = who("tomas")
    at = np.array([a for _, _, a in live(attention(), TOMAS_SPEAKS, 120)])
    leaves = (at[:-1] == speaker) & (at[1:] != speaker)
    window = np.array([leaves[i : i + FPS // 5].sum() for i in range(len(leaves))])
    assert leaves.sum() > 60 and window.max() <= 3


def test_eyes_turn_to_a_new_speaker_after_a_delay_of_their_own():
    """Between 0.15 and 0.7 s, for all who did not look there anyway."""
    ring = attention()
    first, then = who("maren"), who("idris")
    *_, (_, _, before) = live(ring, replace(SEATED, speaker=first), 20)
    came = {}
    for time, _, at in live(ring, replace(SEATED, speaker=then, seated_for=140.0), 1.0, start=20.0):
        for n in np.flatnonzero(at == then):
            came.setdefault(int(n), time - 20.0)
    assert max(came[n] for n in range(N) if n != then) <= 0.7
    by_chance = [n for n in range(N) if came.get(n, 1.0) < 0.14 or then in (n, before[n])]
    delays = np.array([came[n] for n in range(N) if n not in by_chance])
    assert len(delays) >= 3
    assert delays.std() > 0.06


def test_eyes_arrive_first_then_the_head_and_the_chest_last():
    ring = attention()
    list(live(ring, replace(SEATED, speaker=who("noor")), 20))
    speaker, n = who("sunniva"), who("idris")
    trace, begins = [], None
    for time, regard, at in live(ring, replace(SEATED, speaker=speaker), 3.5, start=20.0):
        if at[n] == speaker and begins is None:
            begins = time
        if begins is not None and at[n] != speaker:
            break
        trace.append((time, sight(regard)[n, 0], regard.head[n, 0], regard.chest[n, 0]))
    time, *moved = np.array(trace).T
    half = []
    for part in moved:
        way = (part - part[0]) / (part[-1] - part[0])
        half.append(time[np.argmax(way > 0.5)] - begins)
    assert half[0] < 0.1 and half[0] < half[1] - 0.1 and half[1] < half[2] - 0.2


def test_a_saccade_takes_thirty_to_eighty_milliseconds():
    """Watched at a thousand frames a second, from the first tenth of the way to the last."""
    ring = attention()
    list(live(ring, replace(SEATED, speaker=who("noor")), 12))
    seen = [sight(r) for _, r, _ in live(ring, TOMAS_SPEAKS, 1.2, start=12.0, fps=1000)]
    yaw = np.degrees(np.array(seen)[:, :, 0])
    took = []
    for n in range(N):
        leap = np.flatnonzero(np.abs(yaw[60:, n] - yaw[:-60, n]) > 9.0)
        if not len(leap):
            continue
        part = yaw[leap[0] : leap[0] + 100, n]
        way = (part - part[0]) / (part[-1] - part[0])
        took.append(np.argmax(way > 0.98) - np.argmax(way > 0.02))
    assert len(took) >= 3
    assert 20 <= min(took) and max(took) <= 82


def test_eyes_that_rest_are_never_quite_still():
    ring = attention()
    list(live(ring, TOMAS_SPEAKS, 4))
    seen, at = [], []
    for _, regard, now in live(ring, TOMAS_SPEAKS, 6, start=4.0):
        seen.append(sight(regard))
        at.append(now)
    held = max(range(N), key=lambda n: max(f for _, f in stretches(np.array(at), n)))
    assert np.ptp(np.degrees(np.array(seen)[:, held, 0])) > 0.3


def test_the_line_of_sight_reaches_whom_they_look_at():
    """Two thirds of a second into a look at somebody it passes within 4 degrees, for nine of ten,

    also when heads are bowed in grief.
    """
    ring = attention()
    since, off = np.zeros(N), []
    last = ring.at
    for _, regard, at in live(ring, replace(TOMAS_SPEAKS, mood="grief"), 60):
        since = np.where(at == last, since + 1, 0)
        last = at
        want = ring.lines.angles[np.arange(N), at]
        rested = (since > 2 * FPS / 3) & (at <= N)
        off += list(np.degrees(np.abs(sight(regard) - want).max(axis=1))[rested])
    assert np.percentile(off, 90) < 4.0


def test_who_speaks_looks_round_the_circle_at_whom_it_is_said_to_and_away():
    speaker, to = who("idris"), who("thessa")
    scene = replace(SEATED, speaker=speaker, target=to)
    at = np.array([a for _, _, a in live(attention(), scene, 90)])[:, speaker]
    share = np.bincount(at, minlength=N + 9) / len(at)
    assert 0.2 < share[to] < 0.8
    assert (share[:N] > 0).sum() >= 4 and share[N + 1 :].sum() > 0.05


def test_heavy_lines_bring_eyes_down_and_grief_finds_the_empty_chair():
    light = np.array([a for _, _, a in live(attention(), replace(TOMAS_SPEAKS, mood="hope"), 60)])
    grief = np.array([a for _, _, a in live(attention(), replace(TOMAS_SPEAKS, mood="grief"), 60)])
    low = (FLOOR, HANDS)
    assert np.isin(grief, low).mean() > 1.4 * np.isin(light, low).mean()
    assert (grief == EMPTY).any() and not (light == EMPTY).any()


def test_when_somebody_speaks_of_the_dome_the_others_look_up():
    """Most within six seconds, whoever spoke before, though not all at one moment."""
    ring = attention()
    list(live(ring, TOMAS_SPEAKS, 10))
    up = replace(SEATED, speaker=who("noor"), mood="hope", place="dome")
    came = {}
    for time, _, at in live(ring, up, 6.0, start=10.0):
        for n in np.flatnonzero(at == DOME):
            came.setdefault(int(n), time)
    assert who("noor") in came and len(came) >= 4
    assert np.std(list(came.values())) > 0.2


def test_two_people_sometimes_share_a_glance():
    at = np.array([a for _, _, a in live(attention(), TOMAS_SPEAKS, 120)])
    met = sum(
        bool(((at[:, a] == b) & (at[:, b] == a)).any())
        for a in range(N) for b in range(a) if who("tomas") not in (a, b)
    )  # fmt: skip
    assert met >= 2


def test_in_a_silence_neighbours_talk_low_and_look_at_each_other():
    at = np.array([a for _, _, a in live(attention(), SILENT, 120)])
    facing = np.zeros((N, N))
    for n in range(N):
        facing[n] = [(at[:, n] == m).mean() for m in range(N)]
    near = attention().lines.near
    assert facing[near].sum() > 10 * facing[~near].sum()
    assert 0.12 < facing[near].sum() / N < 0.7
    assert 0.15 < np.isin(at, (FLOOR, HANDS)).mean() < 0.75


def test_nobody_whispers_while_you_sit_and_all_is_quiet():
    """Neighbours who talk low before you come look at each other far less, and more at you."""
    before = np.array([a for _, _, a in live(attention(), SILENT, 60)])
    since = np.array([a for _, _, a in live(attention(), SEATED, 60)])
    assert (since < N).mean() < 0.6 * (before < N).mean()
    assert 0.05 < (since == N).mean() < 0.4


def test_a_visitor_far_away_is_not_looked_at_and_one_who_walks_near_is_now_and_then():
    def walking(time: float) -> Scene:
        place = [5.2 * np.sin(time * 0.2), 1.65, 5.2 * np.cos(time * 0.2)]
        return replace(SILENT, visitor=np.array(place))

    far = np.array([a for _, _, a in live(attention(), SILENT, 60)])
    near = np.array([a for _, _, a in live(attention(), walking, 90)])
    assert not (far == N).any()
    assert 0.01 < (near == N).mean() < 0.2
    assert ((near == N).sum(axis=1) <= 4).all()


def test_somebody_looks_up_within_two_seconds_when_the_visitor_comes_near():
    ring = attention()
    list(live(ring, SILENT, 20))
    coming = replace(SILENT, visitor=np.array([0.0, 1.65, -6.5]))
    assert any((at == N).any() for _, _, at in live(ring, coming, 2.0, start=20.0))


@pytest.mark.parametrize("seed", [3, 4])
def test_they_look_up_one_after_another_when_you_sit_down(seed):
    """Within 0.3 to 3.5 s, your neighbours first, nobody at the same moment as another."""
    ring = attention(seed)
    list(live(ring, replace(SILENT, visitor=YOURS + [0, 0.4, 0]), 20))
    came = {}
    sat = replace(SEATED, seated_for=0.0)
    for time, _, at in live(ring, sat, 4.0, start=20.0):
        for n in np.flatnonzero(at == N):
            came.setdefault(int(n), time - 20.0)
    greeted = ring._glances.greeted - 20.0
    assert greeted.min() >= 0.3 and greeted.max() <= 3.5 and len(came) == N
    assert np.diff(np.sort(greeted)).min() > 0.1
    assert {NAMES[n] for n in np.argsort(greeted)[:3]} & {"noor", "sunniva"}


def test_a_moment_can_be_asked_for_twice():
    ring, scene = attention(), replace(TOMAS_SPEAKS, mood="amusement", progress=0.4)
    first = ring.settle(90.0, scene)
    ring.settle(12.0, SILENT)
    again = ring.settle(90.0, scene)
    for field in vars(first):
        np.testing.assert_array_equal(getattr(first, field), getattr(again, field))


def test_a_regard_that_was_handed_out_does_not_change_later():
    ring = attention()
    kept = ring.step(0.0, 1 / 60, TOMAS_SPEAKS)
    copy = {field: getattr(kept, field).copy() for field in vars(kept)}
    list(live(ring, TOMAS_SPEAKS, 3))
    for field, value in copy.items():
        np.testing.assert_array_equal(getattr(kept, field), value)


def test_angles_stay_within_what_necks_and_eyes_can_do_at_any_frame_rate():
    """Also when frames are a quarter of a second long."""
    for fps in (60, 4):
        for _, regard, _ in live(attention(), replace(TOMAS_SPEAKS, mood="tears"), 40, fps=fps):
            assert np.abs(regard.head[:, 0]).max() < 1.0 and np.abs(regard.head[:, 1]).max() < 0.65
            assert np.abs(regard.eyes).max() < np.radians(34)
            assert np.abs(regard.chest).max() < 0.3 and np.abs(regard.nod).max() < 0.35
            assert all(np.isfinite(getattr(regard, field)).all() for field in vars(regard))


def test_all_seven_have_a_temper_and_all_orders_of_the_ring_work():
    assert set(NAMES) == set(TEMPERS)
    one = type(attention())(EYES[:1], np.zeros(1), ("idris",), np.random.default_rng(0))
    for _ in live(one, replace(SEATED, speaker=0), 12):
        pass


def test_a_step_costs_less_than_a_third_of_a_millisecond():
    """Measured 0.16 ms in the middle for seven on a busy machine; the bound leaves room for slow ones."""
    ring, took = attention(), []
    for frame in range(400):
        begin = perf_counter()
        ring.step(frame / 60, 1 / 60, TOMAS_SPEAKS)
        took.append(perf_counter() - begin)
    assert np.percentile(took, 20) < 0.33e-3


def test_far_visitors_behind_a_back_are_never_stared_at():
    """Nobody turns further than a sitter can."""
    behind = replace(SILENT, visitor=np.array([0.0, 1.65, 6.0]))
    ring = attention()
    for _, _, at in live(ring, behind, 40):
        for n in np.flatnonzero(at == N):
            assert abs(ring.lines.angles[n, N, 0]) < 1.67


assert FAR[2] < -7
