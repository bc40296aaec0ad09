"""The evening takes only the steps its table allows, and never loses its place."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.director import SETTLING, TRANSITIONS, Director
from game.story.script import State
from game.story.timeline import timeline
from tests.story.small import files, written

STATES = set(State.__args__)
STEP = 0.05
TOLD = (
    "entered_hall left_hall near_ring left_ring sat stood resume start_over paused unpaused "
    "spoke wrote stayed_silent not_tonight nonsense"
).split()


@pytest.fixture
def director(evening):
    """Idris alone in the ring, the visitor before the doors."""
    return idris_alone(evening)


def idris_alone(evening):
    return Director(evening, timeline(evening, ["idris"], ["idris"]), ["idris"])


def small_evening():
    with tempfile.TemporaryDirectory() as folder:
        return written(Path(folder), files())


SMALL = small_evening()
SMALL_TIMES = timeline(SMALL, ("hello", "ada", "asked", "together"))


def small_director():
    return Director(SMALL, SMALL_TIMES)


def run(director, seconds):
    """Steps like frames; returns ids of the lines that began, in order."""
    begun = []
    for _ in range(round(seconds / STEP)):
        director.update(STEP)
        begun += [cue.line.id for cue in director.begun]
    return begun


def walk_in(director):
    for event in ("entered_hall", "near_ring", "sat"):
        assert director.tell(event, 3)


def until(director, line_id, into=0.5):
    """Runs to ``into`` seconds within a line."""
    for _ in range(10_000):
        director.update(STEP)
        if director.line and director.line.line.id == line_id and director.line_time >= into:
            return
    raise AssertionError(f"{line_id} was never said")


def test_the_table_is_sound():
    """Every state can be reached from the threshold, and a state and an event lead to one place."""
    reached, grew = {"threshold"}, True
    while grew:
        more = reached | {then for state, _, _, then in TRANSITIONS if state in reached}
        reached, grew = more, more != reached
    assert reached == STATES
    keys = [(state, event, when) for state, event, when, _ in TRANSITIONS]
    assert len(keys) == len(set(keys))
    always = {(state, event) for state, event, when, _ in TRANSITIONS if when == "always"}
    assert not always & {(s, e) for s, e, when, _ in TRANSITIONS if when != "always"}


def test_walking_about_changes_only_the_place(director):
    """In and out of the ring, in and out of the hall, at any distance; nobody speaks to your back."""
    seen = []
    for event in "near_ring entered_hall near_ring left_ring left_hall entered_hall".split():
        director.tell(event)
        assert run(director, 1) == []
        seen.append(director.state)
    assert seen == ["threshold", "hall", "ring", "hall", "threshold", "hall"]


def test_the_whole_story_is_told_once_in_order(director, evening):
    """Sat down and left in peace, the visitor hears every line of Idris, then is free to stay."""
    walk_in(director)
    told = run(director, director.timeline.duration + SETTLING + 1)
    assert told == [cue.line.id for cue in director.timeline.cues]
    assert director.state == "free" and director.finished and director.seated
    assert director.line is None and director.caption is None and director.speaking is None


def test_idris_looks_up_before_he_speaks(director):
    """Nothing is said while the view settles."""
    walk_in(director)
    assert run(director, SETTLING - 2 * STEP) == []
    assert director.state == "seated" and director.line is None
    assert run(director, 3 * STEP) == ["idris-hello-1"]
    assert director.state == "story" and director.speaking == "idris"


def test_the_caption_is_of_the_line(director, evening):
    """Name and colour are the speaker's, the words those being said."""
    walk_in(director)
    until(director, "idris-05")
    shown = director.caption
    assert (shown.name, shown.colour) == ("Idris", evening.speakers["idris"].colour)
    assert "fourteen months" in shown.text
    assert director.line_time == pytest.approx(0.5, abs=2 * STEP)


def test_standing_mid_sentence_and_coming_back(director):
    """One may leave in the middle of a word; he goes on from the start of that sentence, if asked to."""
    walk_in(director)
    until(director, "idris-09", into=1.0)
    assert director.tell("stood")
    assert (director.state, director.progress, director.seated) == ("ring", "idris-09", False)
    run(director, 5)
    assert director.line is None and director.progress == "idris-09"
    assert director.tell("sat", 1) and director.asks_resume
    assert "idris-09" not in run(director, 60), "he waits to be asked"
    assert director.tell("resume") and not director.asks_resume
    director.update(STEP)
    assert director.line.line.id == "idris-09" and director.line_time <= STEP
    assert director.state == "story"


def test_starting_over(director):
    """Asked to start over, he begins with his first word."""
    walk_in(director)
    until(director, "idris-09")
    director.tell("stood")
    director.tell("sat", 0)
    assert director.tell("start_over")
    assert run(director, 1) == ["idris-hello-1"]


def test_a_remark_when_you_stand_and_when_you_come_back(director, evening):
    """He says something when you walk off mid-story, something else when you return; only he is there."""
    walk_in(director)
    until(director, "idris-04")
    director.tell("stood")
    director.update(STEP)
    first = director.line.line
    assert first.when == "stood" and first.who == "idris" and director.caption is not None
    assert [cue.line for cue in director.begun] == [first]
    run(director, 20)
    assert director.line is None
    director.tell("sat", 0)
    director.update(STEP)
    assert director.line.line.when == "came_back"
    run(director, 20)
    director.tell("stood")
    director.tell("sat", 0)
    director.tell("resume")
    until(director, "idris-05")
    director.tell("stood")
    director.update(STEP)
    assert director.line.line.when == "stood" and director.line.line != first


def test_leaving_before_the_first_word_asks_nothing(director):
    """Sat down and up again at once: next time he simply begins."""
    walk_in(director)
    director.tell("stood")
    assert director.progress is None
    director.tell("sat", 0)
    assert not director.asks_resume
    assert "idris-hello-1" in run(director, SETTLING + 1)


def test_hearing_it_again(director):
    """After the last line, sitting again asks; starting over tells it anew, resuming just sits."""
    walk_in(director)
    run(director, director.timeline.duration + SETTLING + 1)
    director.tell("stood")
    assert director.state == "free"
    director.tell("sat", 0)
    assert director.state == "seated" and director.asks_resume
    director.tell("resume")
    assert director.state == "free" and director.seated and not director.asks_resume
    assert run(director, 30) == []
    director.tell("stood")
    director.tell("sat", 0)
    director.tell("start_over")
    assert not director.finished
    assert run(director, director.timeline.duration + 1)[0] == "idris-hello-1"
    assert director.finished


def test_a_pause_stops_time(director):
    """Nothing moves while paused, and nothing is missed after."""
    walk_in(director)
    until(director, "idris-03")
    before = (director.position, director.line, director.caption)
    director.tell("paused")
    assert run(director, 30) == []
    assert (director.position, director.line, director.caption) == before
    director.tell("unpaused")
    director.update(STEP)
    assert director.position == pytest.approx(before[0] + STEP)


def test_frames_do_not_change_the_evening(evening):
    """Long frames or short, the same lines begin, in the same order, at the same time."""
    heard = []
    for step in (1 / 144, 1 / 30, 0.4):
        director = idris_alone(evening)
        walk_in(director)
        lines, passed = [], 0.0
        while passed < 120:
            director.update(step)
            passed += step
            lines += [(cue.line.id, round(passed)) for cue in director.begun]
        heard.append(lines)
    names = [[name for name, _ in lines] for lines in heard]
    assert names[0] == names[1] == names[2]
    for (_, fine), (_, coarse) in zip(heard[0], heard[2], strict=True):
        assert abs(fine - coarse) <= 1


def test_a_jump_lands_inside_a_line(director):
    """Pictures are taken at a moment: the visitor sits, the line is being said, its caption shows."""
    director.jump(director.timeline.moment("idris-11+1"))
    assert director.state == "story" and director.seated
    assert director.line.line.id == "idris-11" and director.line_time == pytest.approx(1.0)
    assert director.caption is not None
    director.jump(director.timeline.duration)
    assert director.finished and director.state == "free"


@pytest.mark.parametrize("moment", [-1.0, 1e6, float("nan")])
def test_a_jump_outside_the_evening_is_refused(director, moment):
    with pytest.raises(ValueError, match="expected a moment"):
        director.jump(moment)


def test_states_follow_the_parts():
    """A talk, a story, your turn, together: each part brings its own state."""
    director = small_director()
    walk_in(director)
    seen = []
    for _ in range(4000):
        director.update(STEP)
        if not seen or seen[-1] != director.state:
            seen.append(director.state)
    assert seen == ["seated", "story", "turn"]
    assert run(director, 600) == [], "your turn lasts as long as you like"
    assert director.tell("stayed_silent")
    said = run(director, 60)
    assert said == ["replies-3", "together-1"]
    assert director.state == "free" and director.finished


def test_standing_up_in_a_welcome_keeps_the_place_too():
    """What is said before the stories is remembered like a story."""
    director = small_director()
    walk_in(director)
    until(director, "hello-1", into=0.3)
    director.tell("stood")
    assert director.progress == "hello-1"
    director.tell("sat", 0)
    assert director.asks_resume


SITTING = {"seated", "song", "story", "turn", "together", "waking"}
EVENTS = st.lists(
    st.one_of(
        st.sampled_from(TOLD),
        st.sampled_from(("sat", "stood", "resume", "sat")),
        st.floats(0.0, 4.0),
        st.floats(0.0, 40.0),
    ),
    min_size=1,
    max_size=80,
)


@settings(max_examples=300)
@given(events=EVENTS, whole=st.booleans())
def test_whatever_happens_the_state_is_legal_and_the_place_is_kept(evening, events, whole):
    """Any order of news and time: states from the table only, and nothing heard is forgotten."""
    director = small_director() if whole else idris_alone(evening)
    order = [cue.line.id for cue in director.timeline.cues]
    rows = {(state, then) for state, _, _, then in TRANSITIONS}
    furthest = -1
    for event in events:
        state, finished, paused = director.state, director.finished, director.paused
        position = director.position
        if isinstance(event, str):
            changed = director.tell(event, 2)
            assert director.state == state or (state, director.state) in rows
            if not changed:
                assert (director.state, director.position) == (state, position)
            if event == "stood" and state not in ("threshold", "hall", "ring"):
                assert changed and not director.seated
            if event == "start_over" and changed:
                furthest, finished = -1, False
        else:
            director.update(event)
            if paused:
                assert (director.state, director.position) == (state, position)
            assert director.position >= position
        assert director.state in STATES
        assert director.finished or not finished
        if director.state != "free":
            assert director.seated == (director.state in SITTING)
        assert not director.asks_resume or director.state == "seated"
        if not director.finished:
            place = -1 if director.progress is None else order.index(director.progress)
            assert place >= furthest
            furthest = place
        if director.line is not None:
            assert director.speaking == director.line.line.who
            assert 0 <= director.line_time <= director.line.duration
            assert director.caption is not None
