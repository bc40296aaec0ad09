"""Captions fit, cover every word, and never pile up."""

import itertools
import re

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.captions import LINE_LENGTH, LINES, caption_at, captions, typeset, write_subtitles
from game.story.script import Line, Speaker
from game.story.timeline import Timeline, spoken, timeline
from tests.story.test_timeline import EVERYTHING, SENTENCES

ADA = Speaker(name="Ada", colour="#ffffff", pace=150)


def assert_readable(shown):
    for caption in shown:
        rows = caption.text.split("\n")
        assert 1 <= len(rows) <= LINES
        assert all(0 < len(row) <= LINE_LENGTH for row in rows), caption.text
        assert caption.end > caption.start


def assert_covers(shown, cue):
    mine = [caption for caption in shown if caption.line_id == cue.line.id]
    assert mine[0].start <= cue.words[0].start and mine[-1].end >= cue.words[-1].end
    assert all(a.end == b.start for a, b in itertools.pairwise(mine))
    assert re.sub(r"\s+", " ", " ".join(c.text for c in mine)) == typeset(cue.line.text)


def test_the_evening_can_be_read(evening):
    """Two lines of 42 at most, from each line's first word to its last, every word once."""
    times = timeline(evening, EVERYTHING)
    shown = captions(times, evening.speakers)
    assert_readable(shown)
    for cue in times.cues:
        assert_covers(shown, cue)


def test_no_caption_stays_into_the_next_speaker(evening):
    """Captions of lines that do not overlap do not overlap either."""
    times = timeline(evening, EVERYTHING)
    quiet = {cue.line.id for cue in times.cues if cue.line.overlap}
    shown = [c for c in captions(times, evening.speakers) if c.line_id not in quiet]
    assert all(a.end <= b.start + 1e-9 for a, b in itertools.pairwise(shown))


def test_a_murmur_is_read_once_the_line_is_over(evening):
    """Where somebody murmurs into a line, their words come up as soon as the line has been said."""
    times = timeline(evening, EVERYTHING)
    shown = captions(times, evening.speakers)
    murmurs = [
        (before, murmur)
        for before, murmur in itertools.pairwise(times.cues)
        if murmur.line.overlap and murmur.end > before.end + 0.05
    ]
    assert len(murmurs) >= 3
    for before, murmur in murmurs:
        assert caption_at(shown, before.end + 0.02).line_id == murmur.line.id


@given(text=SENTENCES)
def test_any_line_fits(text):
    """A line of any words is parted into captions that fit, none of them empty."""
    cue = spoken(Line(id="x", who="ada", text=text), ADA, "x", 0.0)
    shown = captions(Timeline((cue,), cue.end + 1), {"ada": ADA})
    assert_readable(shown)
    assert_covers(shown, cue)


def test_a_caption_breaks_where_one_breathes(evening):
    """A long line parts after a sentence, not in its middle, and no row ends on "the" if it can be helped."""
    times = timeline(evening, ["idris"], ["idris"])
    texts = [c.text for c in captions(times, evening.speakers) if c.line_id == "idris-06"]
    assert len(texts) == 2 and texts[0].endswith("street.")
    ends = [
        row.split()[-1] for c in captions(times, evening.speakers) for row in c.text.split("\n")
    ]
    assert not {"the", "a", "of", "to"} & set(ends)


def test_apostrophes_are_set_as_a_printer_would():
    """What is typed plainly is shown with curly marks."""
    assert typeset("It's the others' \"kettle\".") == "It’s the others’ “kettle”."


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
def test_subtitles_come_back_as_they_went(evening, tmp_path, ending):
    """The file holds every caption with its speaker, text and time (to the centisecond)."""
    shown = captions(timeline(evening, ["idris"], ["idris"]), evening.speakers)
    path = tmp_path / f"idris{ending}"
    write_subtitles(shown, path)
    back = pysubs2.load(str(path), encoding="utf-8")
    assert len(back) == len(shown)
    for event, caption in zip(back, shown, strict=True):
        assert event.plaintext == f"Idris: {caption.text}"
        assert abs(event.start / 1000 - caption.start) < 0.011
        assert abs(event.end / 1000 - caption.end) < 0.011


def test_other_endings_are_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.srt or \.vtt"):
        write_subtitles((), tmp_path / "words.txt")


@given(seconds=st.floats(-1, 200))
def test_the_caption_on_screen_is_of_the_line_being_said(evening, seconds):
    """While somebody speaks their words are on screen; in a long silence nothing is."""
    times = timeline(evening, ["idris"], ["idris"])
    caption = caption_at(captions(times, evening.speakers), seconds)
    line = times.at(seconds)
    if line is not None:
        assert caption is not None and caption.line_id == line.line.id
    elif caption is not None:
        assert seconds - times.cue(caption.line_id).end < 0.71
