"""A whole visit, headless, by stepped time: every promise of the first evening in one go."""

import json

import pytest
from PIL import Image

from game.app import PRESENT
from game.story.script import load_evening
from tests.command import ROOT, hearthlight


@pytest.fixture(scope="module")
def visit(tmp_path_factory):
    """What a visitor saw, and the home folder left behind."""
    home = tmp_path_factory.mktemp("home")
    code = "import runpy, os; runpy.run_module('tests.evening', run_name='__main__')"
    done = hearthlight(home=home, code=code)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]) | {"home": home, "stderr": done.stderr}


def test_the_doors_open_for_who_comes_and_the_eyes_get_used_to_the_hall(visit):
    """From the far end of the court with W and Shift held down: doors, hall, a chair."""
    assert visit["started_at"][1] < -25
    assert visit["doors_opened"] and visit["offered"]
    assert visit["inside"] > 0.8
    assert visit["moving"] < 0.01, "keys let go, feet stand still"


def test_the_first_thing_on_screen_says_how_to_walk(visit):
    """And the chair offers itself by its key."""
    assert any("W A S D" in line for line in visit["notices"])
    assert visit["prompts"][0] == "Sit down  ·  E"
    assert "Stand up  ·  E" in visit["prompts"]


def test_the_ring_welcomes_the_visitor_and_captions_name_the_speakers(visit):
    """Lines begin in the order of the script, and what is said stands on screen."""
    assert visit["seated"] and visit["spoke"]
    evening = load_evening(ROOT / "assets" / "story")
    lines = [line.id for line in evening.part("welcome").lines]
    told = [line for line in visit["heard_before"] if line in lines]
    assert told and told == lines[lines.index(told[0]) :][: len(told)]
    names = {name for _, name, _ in visit["captions"]}
    assert names and names <= {evening.speakers[who].name for who in PRESENT}
    assert all(text.count("\n") <= 1 and text for _, _, text in visit["captions"])


def test_one_may_stand_up_in_the_middle_of_a_sentence(visit):
    """The story waits while nobody sits."""
    assert visit["mid_sentence"] and visit["stood"]
    assert visit["position_standing"] == visit["position_later"]


def test_sitting_again_asks_and_goes_on_with_the_sentence_that_was_cut(visit):
    """Go on, from the beginning, or up again; going on begins with the line that was not finished."""
    assert visit["asked"] == ["Go on from there", "From the beginning", "Stand up"]
    assert visit["went_on_with"][0] == visit["cut"]


def test_f12_keeps_a_picture_and_names_it(visit):
    """The file is in the pictures folder, whole, and its name on screen."""
    [picture] = (visit["home"] / "Pictures" / "kept").glob("*.png")
    assert Image.open(picture).size == (96, 54)
    assert any(picture.name in line for line in visit["notices"])


def test_a_picture_that_cannot_be_kept_is_said_on_screen_and_nothing_stops(visit):
    """A file stands where the pictures folder should be: one notice, and the story goes on."""
    [line] = [line for line in visit["notices"] if "could not be kept" in line]
    assert "Hearthlight" in line and visit["went_on"]


def test_a_click_sits_down_but_never_cuts_a_story_short(visit):
    """Getting up takes the key."""
    assert visit["still_seated"]


def test_the_pause_menu_holds_time_and_lets_it_go(visit):
    """Nothing moves while it is open; Esc closes it."""
    assert visit["paused"] == ["Back to the library", "Stand up", "Wake up"]
    assert visit["stood_still"] and visit["went_on"]


def test_waking_up_ends_the_dream_without_a_word(visit):
    """Quitting from the menu ends the loop; nothing but our own lines was ever said."""
    assert visit["running"] is False
    assert visit["stderr"] == ""
    assert visit["said"] == []
