"""What the seven feel: answers to who speaks, late smiles, nods, tears, and the hour of the evening."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.bake.people.idris import SHAPES
from game.people.blink import Lids
from game.people.feelings import ORDER, row
from game.people.mood import MOODS, spread
from game.people.temper import TEMPERS
from game.people.unison import Unison, visitor_phase, wrapped
from tests.people.ring import FPS, NAMES, SEATED, SILENT, YOURS, N, attention, live, who

SMILES = [ORDER[m] for m in ("amusement", "laughter", "wry", "beaming", "relief")]


def shares(regard, mood: str) -> np.ndarray:
    return regard.feelings[:, ORDER[mood]]


def test_every_shape_of_every_mood_is_one_that_faces_have():
    for name, mood in MOODS.items():
        for shape in mood.shapes:
            assert spread({shape: 1.0}, SHAPES), f"{name}: no face has {shape}"


def test_rows_of_feelings_sum_to_one():
    scene = replace(SEATED, speaker=who("noor"), mood="tears", progress=0.5)
    for _, regard, _ in live(attention(), scene, 8):
        np.testing.assert_allclose(regard.feelings.sum(axis=1), 1.0, atol=1e-9)
        assert regard.feelings.min() > -1e-12


def test_faces_travel_from_weary_to_hopeful_over_the_evening():
    """Each differs from everybody else's at both ends, and is less heavy at the end."""
    begin = attention().settle(50.0, replace(SEATED, progress=0.0)).feelings
    end = attention().settle(50.0, replace(SEATED, progress=1.0)).feelings
    heavy = [ORDER[m] for m in ("weary", "worry", "grief", "shy")]
    assert (begin[:, heavy].sum(1) > end[:, heavy].sum(1) + 0.2).all()
    for faces in (begin, end):
        apart = np.abs(faces[:, None] - faces).sum(2) + 9 * np.eye(N)
        assert apart.min() > 0.15
    assert (end[:, ORDER["hope"]] > 0.15).all()


def test_who_speaks_takes_the_mood_of_the_line_within_two_seconds():
    ring = attention()
    list(live(ring, SEATED, 3))
    scene = replace(SEATED, speaker=who("ambrose"), mood="grief")
    *_, (_, regard, _) = live(ring, scene, 2.0, start=3.0)
    assert shares(regard, "grief")[who("ambrose")] > 0.8


def test_listeners_answer_in_their_own_way():
    """Worry is met with tenderness by Maren and with worry by Noor; nobody answers grief by smiling."""
    worry = attention().settle(30.0, replace(SEATED, speaker=who("idris"), mood="worry"))
    assert shares(worry, "tenderness")[who("maren")] > shares(worry, "tenderness")[who("noor")]
    grief = attention().settle(
        30.0, replace(SEATED, speaker=who("ambrose"), mood="grief", progress=0.5)
    )
    assert grief.feelings[:, SMILES].sum(axis=1).max() < 0.35
    assert (
        shares(grief, "grief") + shares(grief, "tenderness") + shares(grief, "worry")
    ).min() > 0.3


def test_smiles_come_late_and_not_together():
    """0.4 to 1.2 s after the speaker's mood turned, each at a moment of their own."""
    ring, speaker = attention(), who("idris")
    list(live(ring, replace(SEATED, speaker=speaker, mood="worry"), 6))
    begins = {}
    last = None
    for time, regard, _ in live(ring, replace(SEATED, speaker=speaker, mood="amusement"), 2.5, 6.0):
        now = regard.feelings[:, SMILES].sum(axis=1)
        if last is not None:
            for n in np.flatnonzero(now - last > 0.003):
                begins.setdefault(int(n), time - 6.0)
        last = now
    late = np.array([begins[n] for n in range(N) if n != speaker])
    assert begins[speaker] < 0.1
    assert late.min() >= 0.35 and late.max() <= 1.25 and late.std() > 0.15


def test_laughter_is_caught_by_some_and_not_by_all():
    caught = []
    for seed in range(8):
        regard = attention(seed).settle(
            30.0, replace(SEATED, speaker=who("thessa"), mood="laughter")
        )
        caught.append(np.delete(shares(regard, "laughter") > 0.25, who("thessa")).sum())
    assert 1 < np.mean(caught) < 5 and max(caught) > min(caught)


def test_tears_bring_a_hand_to_the_eye_once_every_seven_to_fifteen_seconds():
    """For about 2.2 s each time; eyes are wet long after."""
    ring, weeper = attention(), who("sunniva")
    wipe, wet = [], []
    for _, regard, _ in live(ring, replace(SEATED, speaker=weeper, mood="tears"), 80, fps=30):
        wipe.append(regard.wipe[weeper])
        wet.append(regard.wet[weeper])
    up = np.array(wipe) > 0.02
    begins = np.flatnonzero(up[1:] & ~up[:-1]) / 30
    ends = np.flatnonzero(~up[1:] & up[:-1]) / 30
    assert begins[0] < 6.0
    assert np.diff(begins).min() >= 6.9 and np.diff(begins).max() <= 15.1
    took = ends - begins[: len(ends)]
    assert took.min() > 1.7 and took.max() < 2.4 and max(wipe) > 0.95
    assert wet[-1] > 0.8
    *_, (_, dry, _) = live(ring, replace(SEATED, mood="neutral"), 12, start=80.0, fps=30)
    assert dry.wet[weeper] > 0.5 and dry.wipe[weeper] == 0.0


def test_a_plain_sentence_keeps_what_the_last_one_did_to_a_face():
    ring = attention()
    sad = replace(SEATED, speaker=who("tomas"), mood="grief")
    *_, (_, grieved, _) = live(ring, sad, 6)
    *_, (_, plain, _) = live(ring, replace(sad, mood="neutral"), 4, start=6.0)
    listeners = [n for n in range(N) if n != who("tomas")]
    kept = shares(plain, "grief")[listeners] / shares(grieved, "grief")[listeners].clip(0.05)
    assert 0.3 < np.median(kept) < 0.8


def test_hands_of_those_who_are_moved_do_not_rise_together():
    """Whoever weeps for themselves may; the others never begin within the same wiping."""
    ring = attention()
    begins, last = [], np.zeros(N)
    scene = replace(SEATED, speaker=who("tomas"), mood="tears")
    for time, regard, _ in live(ring, scene, 60):
        for n in np.flatnonzero((regard.wipe > 0) & (last == 0)):
            begins.append((time, n))
        last = regard.wipe
    moved = [time for time, n in begins if n not in (who("tomas"), who("sunniva"))]
    assert len(moved) >= 2 and np.diff(moved).min() > 2.0


def test_nobody_wipes_an_eye_in_a_merry_hour():
    for _, regard, _ in live(
        attention(), replace(SEATED, speaker=who("idris"), mood="amusement"), 20
    ):
        assert regard.wipe.max() == 0.0 and regard.wet.max() < 0.02


def test_listeners_nod_small_and_late_when_somebody_has_spoken():
    """Some do at the end of each of eight lines, 0.3 to 1 s later, by less than four degrees."""
    ring = attention()
    late, deep, nodded = [], [], set()
    for start in range(0, 64, 8):
        list(live(ring, replace(SEATED, speaker=who("tomas")), 6, start=start))
        before = ring._nods._begin.copy()
        list(live(ring, SEATED, 0.1, start=start + 6.0))
        given = np.flatnonzero(ring._nods._begin > before)
        late += list(ring._nods._begin[given] - start - 6.0)
        deep += list(np.degrees(ring._nods._deep[given]))
        nodded |= set(given.tolist())
    assert len(late) >= 8 and len(nodded) >= 3 and who("tomas") not in nodded
    assert min(late) >= 0.3 and max(late) <= 1.1 and max(deep) < 4.0


def test_everybody_greets_within_six_seconds_in_their_own_way():
    """Idris lifts his chin, Ambrose bows deepest, Sunniva beams, Noor looks shyly at her hands."""
    ring = attention()
    list(live(ring, replace(SILENT, visitor=YOURS), 12))
    sat = replace(SEATED, seated_for=0.0)
    nods, felt, noor = [], [], []
    for _, regard, at in live(ring, sat, 6.0, start=12.0):
        nods.append(ring._nods.at(12.0 + len(nods) / FPS))
        felt.append(regard.feelings)
        noor.append(at[who("noor")])
    deep = np.degrees(np.array(nods))
    assert (np.abs(deep).max(axis=0) > 1.5).all()
    assert deep[:, who("idris")].min() < -2.5
    assert deep.max(axis=0).argmax() == who("ambrose")
    most = np.array(felt).max(axis=0)
    assert most[who("sunniva"), ORDER["beaming"]] > 0.75
    assert most[who("noor"), ORDER["shy"]] > 0.6
    assert most[who("idris"), ORDER["wry"]] > 0.75
    looked = noor.index(N)
    gone = next(i for i in range(looked, len(noor)) if noor[i] != N)
    assert (gone - looked) / FPS < 1.0 and noor[gone] == N + 2


def test_breath_stays_within_bounds_and_each_has_their_own_rate():
    scene = replace(SEATED, speaker=who("sunniva"), mood="laughter")
    breath = np.array([r.breath for _, r, _ in live(attention(), SEATED, 60, fps=30)])
    rises = ((breath[1:] > 0) & (breath[:-1] <= 0)).sum(axis=0)
    assert np.abs(breath).max() <= 1.0 and len(set(rises)) >= 4
    assert rises.min() >= 8 and rises.max() <= 22
    shaken = np.array([r.breath for _, r, _ in live(attention(), scene, 20, fps=60)])[
        :, who("sunniva")
    ]
    calm = np.array([r.breath for _, r, _ in live(attention(), SEATED, 20, fps=60)])[
        :, who("sunniva")
    ]
    assert np.abs(np.diff(shaken)).mean() > 1.5 * np.abs(np.diff(calm)).mean()


@pytest.mark.parametrize("seed", range(4))
def test_auras_fall_into_step_with_yours_over_thirty_seconds(seed):
    """Before, phases are spread; after 30 s all lie within 5 % of a cycle, about your own."""
    unison = Unison(np.random.default_rng(seed), N, 0.0)
    for time in np.arange(0, 40, 0.5):
        unison.step(time, None)
    apart = unison.ahead(40.0)
    assert 1 - abs(np.exp(1j * apart).mean()) > 0.15
    last = None
    for time in np.arange(40, 71, 1 / 30):
        unison.step(time, time - 40)
        now = visitor_phase(time) + unison.ahead(time)
        if last is not None:
            assert (wrapped(now - last) > 0).all(), "a light never breathes backwards"
        last = now
    assert np.ptp(unison.ahead(70.5)) < 0.05 * 2 * np.pi
    assert np.abs(unison.ahead(70.5)).max() < 0.05 * 2 * np.pi


def test_auras_are_in_step_at_a_moment_that_is_asked_for():
    ring = attention()
    regard = ring.settle(500.0, replace(SEATED, seated_for=200.0))
    assert np.abs(regard.aura - ring.visitor_aura(500.0)).max() < 0.12
    apart = ring.settle(500.0, SILENT)
    assert np.ptp(apart.aura) > 0.5


def test_blinks_of_a_ring_come_every_two_to_six_seconds_and_never_evenly():
    lids = Lids(np.random.default_rng(2), N)
    times = np.arange(0, 240, 1 / 60)
    down = np.array([lids.lids(t) for t in times])
    assert down.min() >= 0.0 and down.max() <= 1.0
    for n in range(N):
        shut = down[:, n] > 0.5
        begins = times[1:][shut[1:] & ~shut[:-1]]
        gaps = np.diff(begins)
        assert gaps.min() > 1.95 and gaps.max() < 6.05 and gaps.std() > 0.3
    assert (down > 0.5).sum(axis=1).max() < N


def test_tempers_name_only_moods_that_exist():
    for name, temper in TEMPERS.items():
        for mix in (temper.rest, temper.hopeful, temper.greeting.face, *temper.answers.values()):
            assert abs(row(mix).sum() - 1) < 1e-9, name
        assert set(temper.answers) <= set(MOODS)
    assert set(TEMPERS) == set(NAMES)
