"""The script says what is wrong with it, where, and how it should be; the committed one is right."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.story.captions import LINE_LENGTH
from game.story.script import (
    Evening,
    ScriptError,
    load_evening,
    spoken_words,
    told_words,
)
from tests.story.small import files, story_lines, written

TELLERS = ("idris", "thessa", "tomas", "noor", "ambrose", "sunniva", "maren")
PROBLEM = re.compile(r"^[a-z]+\.toml:(\d+): \S.*$")


def problems_of(texts) -> tuple[str, ...]:
    """What the loader says about these files; empty when they are right."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            assert isinstance(written(Path(folder), texts), Evening)
        except ScriptError as error:
            assert all(PROBLEM.match(problem) for problem in error.problems), error
            return error.problems
    return ()


def broken(name: str, old: str, new: str) -> tuple[str, ...]:
    texts = files()
    assert old in texts[name]
    texts[name] = texts[name].replace(old, new, 1)
    return problems_of(texts)


def test_the_committed_script_loads(evening):
    """Everything in assets/story is in order, and the seven people each have their story."""
    stories = [part.name for part in evening.parts if part.kind == "story"]
    assert tuple(stories) == TELLERS


@pytest.mark.parametrize("teller", TELLERS)
def test_a_story_is_long_enough_to_turn_and_short_enough_to_listen_to(evening, teller):
    """110 to 190 words, in at least ten lines, all of the story in the teller's own mouth."""
    part = evening.part(teller)
    assert 110 <= told_words(part) <= 190
    assert sum(line.who == teller for line in part.lines) >= 10


@pytest.mark.parametrize("teller", TELLERS)
def test_a_story_hands_over_only_in_company(evening, teller):
    """Told to the visitor alone, a story never speaks to somebody who is not there."""
    names = {evening.speakers[who].name for who in TELLERS if who != teller}
    for line in evening.part(teller).lines:
        if line.who == teller and line.when != "company":
            assert not names & set(re.findall(r"\w+", line.text)), line.id


def test_every_deed_of_the_visitor_is_answered(evening):
    """Speaking, writing, silence and "not tonight" each get several answers, standing and coming back too."""
    for deed in ("spoke", "wrote", "stayed_silent", "not_tonight"):
        assert len({line.who for line in evening.answers(deed)}) >= 4
    for deed in ("stood", "came_back"):
        assert any(line.who == "idris" for line in evening.answers(deed))


def test_everybody_speaks_outside_their_own_story(evening):
    """Nobody waits mutely for their turn."""
    for teller in TELLERS:
        assert any(
            line.who == teller
            for part in evening.parts
            if part.name != teller and part.kind != "answers"
            for line in part.lines
        )


def test_lines_are_plain_text(evening):
    """No dash, curly quote or doubled blank: what is typed is what a voice reads and a player sees."""
    for line in evening.lines():
        assert re.fullmatch(r"[A-Za-zé ,.!?'-]+", line.text), line.id
        assert "  " not in line.text and line.text == line.text.strip(), line.id
        assert line.text[-1] in ".!?", line.id


def test_no_two_lines_say_the_same(evening):
    """A sentence is heard once; only murmurs and Tomas's "No timetable" may come again."""
    long_ones = [line.text for line in evening.lines() if spoken_words(line.text) > 3]
    assert len(long_ones) == len(set(long_ones))


def test_captions_can_be_told_apart_and_read(evening):
    """Colours are light enough on a dark ground and no two of the ring's people share one."""
    colours = {who: speaker.colour for who, speaker in evening.speakers.items()}
    for colour in colours.values():
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        assert 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 > 0.4
    assert len(set(colours.values())) == len(colours)


def test_the_small_script_is_right():
    assert problems_of(files()) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "at", "says"),
    [
        ("hello.toml", 'who = "bo"', 'who = "zed"', 3, "people.toml"),
        ("hello.toml", 'mood = "hope"', 'mood = "smug"', 4, "relief, worry, grief"),
        ("hello.toml", 'mood = "hope"', 'temper = "hot"', 4, "unknown key 'temper'"),
        ("hello.toml", "Hello there. Sit down.", "", 5, "1 to 300 characters"),
        ("hello.toml", "Hello there. Sit down.", " ... ", 5, "the text is empty"),
        ("hello.toml", "Hello there. Sit down.", "a " * 160, 5, "1 to 300 characters"),
        ("hello.toml", "Hello there. Sit down.", "O" * 43, 5, f"at most {LINE_LENGTH} letters"),
        ("hello.toml", 'id = "hello-1"', 'id = "Hello 1"', 2, "small letters"),
        ("hello.toml", 'id = "hello-1"\n', "", 1, "expected id here"),
        ("hello.toml", 'mood = "hope"', "pause = -1", 4, "seconds, 0 to 10"),
        ("hello.toml", 'mood = "hope"', "pause = nan", 4, "0 to 10"),
        ("hello.toml", 'mood = "hope"', 'pause = "long"', 4, "found 'long'"),
        ("hello.toml", 'mood = "hope"', 'gesture = "dab"', 4, "nod, shake_head"),
        ("hello.toml", 'mood = "hope"', 'looks_at = "zed"', 4, "you, everyone"),
        ("hello.toml", 'mood = "hope"', 'cues = ["disco"]', 4, "light_to_speaker"),
        ("hello.toml", 'mood = "hope"', 'when = "stood"', 4, "alone, company"),
        ("hello.toml", 'mood = "hope"', "mood = hope", 4, "expected TOML"),
        ("replies.toml", 'when = "stood"', 'when = "alone"', 4, "sat, stood"),
        ("replies.toml", 'when = "stood"\n', "", 1, "sat, stood"),
        ("ada.toml", 'id = "ada-4"', 'id = "ada-3"', 30, "stands at line 23"),
        ("people.toml", "#ff8800", "orange", 3, "#rrggbb"),
        ("people.toml", "pace = 150", "pace = 9", 4, "60 to 260"),
        ("people.toml", "pace = 150", "pace = 150\nage = 41", 5, "unknown key 'age'"),
        ("evening.toml", 'title = "Small"', "", 1, "title"),
        ("evening.toml", 'kind = "talk"', 'kind = "gossip"', 5, "narration, talk"),
        ("evening.toml", 'name = "asked"', 'name = "hello"', 14, "stands at line 4"),
        ("evening.toml", 'title = "Small"', 'title = "Small"\nmood = "hope"', 2, "only title"),
    ],
)
def test_an_error_names_file_line_and_what_is_expected(name, old, new, at, says):
    """One plain line for each thing wrong, good enough to mend it without reading code."""
    found = broken(name, old, new)
    assert any(p.startswith(f"{name}:{at}: ") and says in p for p in found), found


def test_an_id_shared_by_two_files_names_both():
    """The later file is blamed, at the line of the id, and the earlier is named."""
    found = broken("hello.toml", 'id = "hello-1"', 'id = "ada-3"')
    assert found == ("ada.toml:23: expected a new id, 'ada-3' stands in hello.toml",)


def test_a_part_without_its_file_is_named():
    """The missing file itself is named, so that it can be made."""
    found = broken("evening.toml", 'name = "asked"', 'name = "absent"')
    assert found == ("absent.toml:1: expected this file, there is none",)


@example(lines=109, words=1)
@example(lines=110, words=1)
@example(lines=19, words=10)
@example(lines=191, words=1)
@given(lines=st.integers(1, 30), words=st.integers(1, 14))
def test_a_story_out_of_its_length_is_refused(lines, words):
    """Under 110 or over 190 words of the teller's own is an error that counts them."""
    texts = files() | {"ada.toml": story_lines(lines, words)}
    found = problems_of(texts)
    if 110 <= lines * words <= 190:
        assert found == ()
    else:
        assert f"found {lines * words}" in found[0]


@given(
    name=st.sampled_from(sorted(files())),
    cut=st.floats(0, 1),
    length=st.integers(0, 12),
    junk=st.one_of(
        st.text(max_size=12).map(lambda text: text.encode("utf-8", "replace")),
        st.binary(max_size=6),
        st.sampled_from(
            [b"[[line]]", b"line = 3\n", b"[line]", b'"""', b"x = [1,\n", b"\n\n", b"="]
        ),
    ),
)
def test_a_damaged_file_never_gets_worse_than_an_error_line(name, cut, length, junk):
    """Whatever is overwritten, wherever, the script loads or says what is wrong, line by line."""
    texts = files()
    whole = texts[name].encode()
    at = int(cut * len(whole))
    texts[name] = whole[:at] + junk + whole[at + length :]
    total = texts[name].count(b"\n") + 2
    for problem in problems_of(texts):
        if problem.startswith(f"{name}:"):
            assert 1 <= int(PROBLEM.match(problem)[1]) <= total


def test_lines_are_counted_across_long_strings():
    """A text over several lines may look like keys and tables; what follows is still found."""
    found = broken(
        "hello.toml",
        'mood = "hope"\ntext = "Hello there. Sit down."',
        'text = """Hello\n[[line]]\nmood = 1\nthere."""\nmood = "smug"',
    )
    assert found[0].startswith("hello.toml:8: mood: expected one of relief")


def test_every_problem_is_told_at_once():
    """Two mistakes in two files are two lines, not one after the other."""
    texts = files()
    texts["hello.toml"] = texts["hello.toml"].replace('"bo"', '"zed"')
    texts["people.toml"] = texts["people.toml"].replace("#ff8800", "red")
    found = problems_of(texts)
    assert {problem.split(":")[0] for problem in found} >= {"hello.toml", "people.toml"}


def test_a_missing_folder_is_one_plain_error(tmp_path):
    """No script at all is a ScriptError too."""
    with pytest.raises(ScriptError, match=r"people\.toml:1: expected this file"):
        load_evening(tmp_path / "nowhere")
