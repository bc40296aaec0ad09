"""The pointer: every move counts once, and none that the window system made up."""

import numpy as np
import pytest

from game.ui.pointer import Pointer


class Window:
    """A desktop: tells of moves, hears of setting back ``late`` reads later."""

    def __init__(self, size=(800, 600), late=0):
        self.size, self.late = size, late
        self.x, self.y = size[0] / 2, size[1] / 2
        self.pending = []
        self.requests = []

    def get_x_size(self):
        return self.size[0]

    def get_y_size(self):
        return self.size[1]

    def get_pointer(self, _):
        return self

    def get_in_window(self):
        return True

    def get_x(self):
        return self.x

    def get_y(self):
        return self.y

    def request_properties(self, properties):
        self.requests.append((properties.get_cursor_hidden(), properties.get_mouse_mode()))

    def move_pointer(self, _, x, y):
        if self.late:
            self.pending.append([self.late, x, y])
        else:
            self.x, self.y = x, y
        return True

    def hand(self, right, down):
        for jump in self.pending:
            jump[0] -= 1
            if jump[0] == 0:
                self.x, self.y = jump[1:]
        self.pending = [jump for jump in self.pending if jump[0] > 0]
        self.x, self.y = self.x + right, self.y + down


@pytest.mark.parametrize("late", [0, 1, 2])
def test_however_far_the_hand_moves_the_view_follows_exactly(late):
    """Also when the window system sets the pointer back a frame or two late."""
    window = Window(late=late)
    pointer = Pointer(window)
    pointer.hold(True)
    assert pointer.moved() is None
    total = np.zeros(2)
    for _ in range(200):
        window.hand(17, -5)
        total += pointer.moved()
    assert np.allclose(total, [200 * 17, 200 * 5], atol=18 * (late + 1))
    assert 0 <= window.x <= 800 + 40 and -40 <= window.y <= 600


def test_a_free_pointer_turns_nothing():
    """Given back, it may go where it likes."""
    window = Window()
    pointer = Pointer(window)
    pointer.hold(True)
    pointer.moved()
    pointer.hold(False)
    window.hand(100, 0)
    assert pointer.moved() is None
    assert [hidden for hidden, _ in window.requests] == [True, False]
    assert pointer.place() == (500, 300)


def test_without_a_window_there_is_no_pointer_and_no_fuss():
    """Headless: never moved, nowhere in particular."""
    pointer = Pointer(object())
    pointer.hold(True)
    assert pointer.moved() is None and pointer.place() == (0.0, 0.0)
