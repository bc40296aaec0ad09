"""Hands: what is held down becomes what is wanted, and no more."""

import numpy as np
import pytest

from game.player.bindings import LONGEST_POINTER_JUMP, Hands


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (["w"], (0, 1)),
        (["up arrow"], (0, 1)),
        (["s"], (0, -1)),
        (["a"], (-1, 0)),
        (["right arrow"], (1, 0)),
        (["w", "s"], (0, 0)),
        (["w", "up arrow"], (0, 1)),
        (["w", "d"], (1, 1)),
    ],
)
def test_keys_walk(keys, wanted):
    """Letters and arrows alike; opposites cancel, twins do not add up."""
    hands = Hands()
    for key in keys:
        hands.press(key)
    intent = hands.intent(1 / 60)
    assert (intent.right, intent.forward) == wanted


@pytest.mark.parametrize("key", ["left shift", "right shift", "shift", "gamepad left stick"])
def test_every_shift_hurries(key):
    """Left, right, and the stick pressed down."""
    hands = Hands()
    hands.press(key)
    assert hands.intent(1 / 60).fast
    hands.release(key)
    assert not hands.intent(1 / 60).fast


def test_the_first_move_after_a_capture_is_dropped_and_jumps_are_cut():
    """Alt-tabbing back never spins the view."""
    hands = Hands()
    hands.move_pointer(900, 900)
    assert hands.intent(1 / 60).turn == 0
    hands.move_pointer(9000, 0)
    cut = hands.intent(1 / 60).turn
    hands.move_pointer(LONGEST_POINTER_JUMP, 0)
    assert hands.intent(1 / 60).turn == pytest.approx(cut)
    hands.let_go()
    hands.move_pointer(50, 0)
    assert hands.intent(1 / 60).turn == 0


def test_letting_go_lets_go_of_everything():
    """A window that lost the focus walks nowhere."""
    hands = Hands()
    hands.press("w")
    hands.stick_walk = (1.0, 1.0)
    hands.let_go()
    intent = hands.intent(1 / 60)
    assert (intent.right, intent.forward, intent.turn) == (0, 0, 0)


def test_the_mouse_can_be_slow_fast_and_upside_down():
    """Sensitivity scales, inversion turns up into down and leaves right alone."""
    moves = []
    for hands in (Hands(), Hands(sensitivity=2.0), Hands(invert_y=True)):
        hands.move_pointer(0, 0)
        hands.move_pointer(10, 10)
        intent = hands.intent(1 / 60)
        moves.append((intent.turn, intent.lift))
    assert np.allclose(moves[1], 2 * np.array(moves[0]))
    assert np.allclose(moves[2], moves[0] * np.array([1, -1]))


def test_a_stick_at_rest_is_at_rest():
    """A worn stick's drift moves nothing; full tilt is full speed."""
    hands = Hands()
    hands.stick_walk = (0.12, -0.15)
    intent = hands.intent(1 / 60)
    assert (intent.right, intent.forward) == (0, 0)
    hands.stick_walk = (0.0, 1.0)
    assert hands.intent(1 / 60).forward == pytest.approx(1.0)
