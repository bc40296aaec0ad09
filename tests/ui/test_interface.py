"""The interface: readable at every window shape, and never in the way."""

import numpy as np
import pytest

from game import places
from game.ui.caption_bar import CaptionBar
from game.ui.label import style
from game.ui.menu import Choice, Menu
from game.ui.prompt import NOTICE_SECONDS, Notice, Prompt

SHAPES = [(1280, 720), (1920, 1080), (2520, 1080), (200, 100), (600, 900), (1, 1)]


@pytest.fixture(scope="module")
def look(dream):
    return style(dream.shaders, places.bundled("assets") / "fonts")


@pytest.mark.parametrize("size", SHAPES)
def test_corners_of_the_window_are_corners_of_the_layer(look, size):
    """A pixel under the pointer is found where it is drawn, whatever the window's shape."""
    look.layer.fit(size)
    wide, high = look.layer.extent
    assert np.allclose(look.layer.at(0, 0), (-wide / 2, high / 2))
    assert np.allclose(look.layer.at(*size), (wide / 2, -high / 2))
    assert np.isclose(wide / high, size[0] / size[1])
    assert look.layer.head.y == pytest.approx(high / 2)


@pytest.mark.parametrize("size", [(1280, 720), (2520, 1080), (600, 900), (200, 100)])
def test_two_full_lines_of_caption_fit_every_window(look, size):
    """42 wide letters twice, at the size that is set unless a player asks for another."""
    look.layer.fit(size)
    bar = CaptionBar(look, 40)
    bar.show("Idris", "#ffaa55", "\n".join(["WWmm" * 10 + "WW"] * 2))
    left, right, bottom, _ = bar._text.extent()
    share = bar._text.entity.scale_x
    assert (right - left) * share < look.layer.extent[0]
    assert bar._text.entity.y + bottom * share > 0, "below the foot of the window"
    bar.hide()
    assert bar.shown is None


def test_captions_are_large_enough_at_720_lines():
    """The letters set by default are at least 24 pixels high there."""
    from game.options import DEFAULTS

    assert DEFAULTS.caption_size * 720 / 1080 >= 24


def chosen_menu(look):
    chosen = []
    menu = Menu(look)
    choices = [Choice(name, lambda name=name: chosen.append(name)) for name in ("a", "b", "c")]
    menu.show("Title", choices, escaped=lambda: chosen.append("out"), footnote="A long line. " * 9)
    return menu, chosen


@pytest.mark.parametrize(
    ("keys", "result"),
    [
        (["enter"], "a"),
        (["s", "e"], "b"),
        (["down arrow", "down arrow", "space"], "c"),
        (["w", "gamepad a"], "c"),
        (["gamepad dpad down", "gamepad a"], "b"),
        (["escape"], "out"),
        (["gamepad b"], "out"),
        (["f5", "x", "d", "enter"], "a"),
    ],
)
def test_a_menu_answers_keys_and_gamepad(look, keys, result):
    """Up and down go round, every way of confirming confirms, every way out is out."""
    menu, chosen = chosen_menu(look)
    for key in keys:
        assert menu.press(key, (0, 0))
    assert chosen == [result] and not menu.open
    assert not menu.press("enter", (0, 0)), "a closed menu takes no keys"


def test_a_pointer_at_rest_chooses_nothing(look):
    """Where the pointer happens to lie as a menu opens does not change what Enter does."""
    look.layer.fit((1280, 720))
    menu, chosen = chosen_menu(look)
    row_c = (0.0, menu._labels[2].entity.y)
    for _ in range(3):
        menu.point(*row_c)
    menu.press("enter", row_c)
    assert chosen == ["a"]
    menu, chosen = chosen_menu(look)
    menu.point(0.0, 0.4)
    menu.point(*row_c)
    menu.press("enter", row_c)
    assert chosen == ["c"]


def test_a_click_chooses_the_row_under_it_and_nothing_beside_it(look):
    """Rows are as wide as the menu."""
    menu, chosen = chosen_menu(look)
    menu.press("left mouse down", (3.0, 0.0))
    assert menu.open and chosen == []
    menu.press("left mouse down", (0.0, menu._labels[1].entity.y))
    assert chosen == ["b"]


def test_a_menu_has_no_more_rows_than_it_shows(look):
    """Five choices are refused in words."""
    with pytest.raises(ValueError, match="1 to 4"):
        Menu(look).show("T", [Choice(str(n), lambda: None) for n in range(5)], escaped=lambda: None)


def test_notices_wait_for_each_other_and_an_answer_goes_first(look):
    """Each stays long enough to be read; what the player just did is answered at once."""
    notice = Notice(look)
    for text in ("first", "second", "a long one " * 12):
        notice.say(text)
    notice.update(0.1)
    assert notice.shown == "first"
    notice.answer("picture kept")
    notice.update(0.1)
    assert notice.shown == "picture kept"
    seen = []
    for _ in range(400):
        notice.update(0.1)
        seen.append(notice.shown)
    assert list(dict.fromkeys(seen)) == ["picture kept", "second", "a long one " * 12, ""]
    assert seen.count("second") * 0.1 == pytest.approx(NOTICE_SECONDS, abs=0.2)
    assert seen.count("a long one " * 12) * 0.1 > 8


def test_a_prompt_fades_and_a_menu_hides_it_at_once(look):
    """It comes and goes softly, unless something lies over it."""
    prompt = Prompt(look)
    prompt.want("Sit down", "E")
    for _ in range(10):
        prompt.update(0.1)
    assert prompt._label.entity.enabled
    prompt.hide()
    assert not prompt._label.entity.enabled and prompt.wanted == ""
