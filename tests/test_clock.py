"""Dream time goes forward, and only as far as it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.clock import LONGEST_STEP, DreamClock


@given(st.lists(st.floats(0, 10), max_size=50))
def test_time_never_goes_back_and_a_stall_costs_one_step(steps):
    """Every step moves forward by at most the longest step."""
    clock = DreamClock()
    for step in steps:
        before = clock.now
        clock.step(step)
        assert 0 <= clock.now - before <= LONGEST_STEP + 1e-9


def test_backwards_is_refused():
    """A negative step is a mistake somewhere, and is said so."""
    with pytest.raises(ValueError, match="forward"):
        DreamClock().step(-0.1)


def test_a_stopped_clock_stands_still_and_does_not_jump_afterwards():
    """After a pause of any length the first frame is an ordinary one."""
    clock = DreamClock()
    clock.tick()
    clock.running = False
    assert clock.tick() == 0.0
    assert clock.now == pytest.approx(0.0, abs=LONGEST_STEP)
