"""An evening's times are known before it starts, and nobody speaks over anybody by accident."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.baked import Baked, text_digest
from game.story.script import Line, Speaker
from game.story.timeline import paced_spans, spoken, timeline, written_words

EVERYTHING = (
    "welcome begin idris thessa tomas noor ambrose sunniva maren turn together goodbye".split()
)
SENTENCES = st.lists(
    st.from_regex(r"[A-Za-z']{1,14}[,.!?]?", fullmatch=True), min_size=1, max_size=25
).map(" ".join)


@st.composite
def recordings(draw, text):
    """A recording of ``text`` that may count its words differently; words may overlap a little."""
    count = draw(st.integers(0, 30)) if draw(st.booleans()) else len(written_words(text))
    edges = np.cumsum(draw(st.lists(st.floats(0.02, 0.8), min_size=count, max_size=count)) or [0.0])
    words = tuple(
        ("w" * (1 + i % 5), max(0.0, float(e) - 0.3), float(e)) for i, e in enumerate(edges)
    )
    return Baked(
        text_sha256=text_digest(text),
        file="x.ogg",
        duration=float(edges[-1]) + draw(st.floats(0.01, 0.5)),
        words=words[:count],
    )


def assert_in_order(cue):
    times = [t for word in cue.words for t in (word.start, word.end)]
    assert times == sorted(times)
    assert cue.start - 1e-9 <= times[0] and times[-1] <= cue.end + 1e-9
    assert " ".join(word.text for word in cue.words) == cue.line.text


@pytest.mark.parametrize("present", [None, ("idris",)])
def test_lines_follow_each_other(evening, present):
    """Lines begin in the order written; one overlaps the line before only where the script says so."""
    parts = EVERYTHING if present is None else ["idris"]
    cues = timeline(evening, parts, present).cues
    for before, after in itertools.pairwise(cues):
        assert after.start >= before.start
        overlap = max(0.0, before.end - after.start)
        assert overlap <= after.line.overlap + 1e-9
    main = [cue for cue in cues if not cue.line.overlap]
    assert all(a.end <= b.start for a, b in itertools.pairwise(main))


def test_every_word_has_its_time(evening):
    """Words are in order, inside their line, and together they are the line."""
    for cue in timeline(evening, EVERYTHING).cues:
        assert_in_order(cue)


@given(data=st.data(), text=SENTENCES, start=st.floats(0, 1000))
def test_a_recording_keeps_words_in_order(data, text, start):
    """Whatever words the voice counted, the caption's words get ordered times inside the recording."""
    recording = data.draw(recordings(text))
    line = Line(id="x", who="ada", text=text)
    cue = spoken(line, Speaker(name="Ada", colour="#ffffff", pace=150), "x", start, recording)
    assert math.isclose(cue.duration, recording.duration, abs_tol=1e-9)
    assert_in_order(cue)


def test_a_recording_that_counts_alike_is_taken_as_it_is(evening):
    """With one time per written word, those are the times."""
    line = evening.line("idris-16")
    words = tuple((w, 0.3 * i, 0.3 * i + 0.2) for i, w in enumerate(written_words(line.text)))
    baked = {line.id: Baked(text_sha256=text_digest(line.text), file="", duration=2.6, words=words)}
    times = timeline(evening, ["idris"], ["idris"], baked)
    cue = times.cue("idris-16")
    starts = [word.start - cue.start for word in cue.words]
    assert starts == pytest.approx([start for _, start, _ in words])
    assert times.cue("idris-17").start == pytest.approx(cue.end + line.pause)


@given(text=SENTENCES, pace=st.floats(60, 260))
def test_pace_sets_the_time_and_marks_add_breath(text, pace):
    """Twice the pace, half the talking; a full stop never makes a line shorter."""
    words = written_words(text)
    slow, fast = paced_spans(words, pace), paced_spans(words, 2 * pace)
    talk = lambda spans: float((spans[:, 1] - spans[:, 0]).sum())  # noqa: E731
    assert talk(slow) == pytest.approx(2 * talk(fast))
    marked = paced_spans([word.rstrip(",.!?") + "." for word in words], pace)
    assert marked[-1, 1] >= paced_spans([w.rstrip(",.!?") or "a" for w in words], pace)[-1, 1]


def test_a_guess_is_near_the_recording(evening):
    """Idris's unrecorded story lasts what a quick talker needs: 60 to 100 seconds with its pauses."""
    assert 60 < timeline(evening, ["idris"], ["idris"]).duration < 100


def test_the_whole_evening_fits_a_sitting(evening):
    """Ten to sixteen minutes from welcome to goodbye, without the song and your turn."""
    assert 10 * 60 < timeline(evening, EVERYTHING).duration < 16 * 60


def test_alone_and_in_company(evening):
    """Alone, Idris greets you and names nobody; in company he does not greet, and hands over."""
    alone = {cue.line.id for cue in timeline(evening, ["idris"], ["idris"]).cues}
    together = {cue.line.id for cue in timeline(evening, ["idris"]).cues}
    assert "idris-hello-1" in alone and "idris-hello-1" not in together
    assert "idris-over" in together and "idris-over" not in alone
    assert {cue.line.who for cue in timeline(evening, ["idris"], ["idris"]).cues} == {"idris"}


def test_a_moment_is_found(evening):
    """CUE+SECONDS counts from a part or a line."""
    times = timeline(evening, ["idris", "thessa"])
    assert times.moment("idris") == times.cues[0].start
    assert times.moment("idris+12") == times.cues[0].start + 12
    assert times.moment("thessa-03+0.5") == times.cue("thessa-03").start + 0.5
    assert times.at(times.moment("thessa-03+0.5")).line.id == "thessa-03"


@pytest.mark.parametrize(
    "wrong", ["tomas+1", "idris+soon", "idris+-1", "idris+nan", "idris+inf", "+3", "", "idris+9999"]
)
def test_a_wrong_moment_is_one_plain_line(evening, wrong):
    """A moment that is not there is a ValueError somebody can read."""
    with pytest.raises(ValueError) as error:
        timeline(evening, ["idris"], ["idris"]).moment(wrong)
    assert "\n" not in str(error.value)


@given(seconds=st.floats(-10, 2000))
def test_at_finds_the_line_or_silence(evening, seconds):
    """At any second there is the line being said, or nobody; a murmur never takes a line's place."""
    times = timeline(evening, EVERYTHING)
    found = times.at(seconds)
    sounding = times.sounding(seconds)
    assert (found is None) == (not sounding)
    if found is not None:
        assert found.start <= seconds < found.end
        assert all(found.start <= other.start for other in sounding)
