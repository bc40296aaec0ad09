"""Walking: the plan holds, whatever the feet try."""

import numpy as np
import pytest

from game.meshes import hall_plan
from game.player.floor_plan import closed_doors, door_leaves, library_plan, on_floor
from game.player.walker import FAST_SPEED, WALK_SPEED, Intent, Walker, near_chair

PLAN = library_plan()


def walk(walker, seconds, intent, plan=PLAN, fps=60):
    for _ in range(round(seconds * fps)):
        walker.update(1 / fps, intent, plan)


@pytest.mark.parametrize("seed", range(4))
def test_a_random_walker_never_leaves_the_plan_or_enters_a_wall(seed):
    """10,000 steps of anyone's mischief stay on the floor and out of walls, chairs and pillars."""
    rng = np.random.default_rng(seed)
    walker = Walker((0.0, -20.0) if seed % 2 else (0.0, -8.0), 0.0)
    for _ in range(2500):
        intent = Intent(
            right=rng.uniform(-1, 1),
            forward=rng.uniform(-0.3, 1),
            turn=rng.normal(0, 0.35),
            fast=bool(rng.random() < 0.7),
        )
        walker.update(float(rng.choice([1 / 240, 1 / 60, 1 / 30, 0.1])), intent, PLAN)
        assert PLAN.clear(walker.place, slack=2e-3), walker.place


def test_doors_that_are_closed_cannot_be_walked_through():
    """Ten seconds of running at the closed doors end before them."""
    walker = Walker((0.0, -18.0), 0.0)
    walk(walker, 10, Intent(forward=1, fast=True), PLAN.with_walls(closed_doors()))
    assert walker.place[1] < hall_plan.DOOR_Z


def test_open_doors_lead_from_the_forecourt_into_the_hall():
    """Walking straight on from outside brings you inside."""
    walker = Walker((0.0, -18.0), 0.0)
    walk(walker, 5, Intent(forward=1))
    assert walker.place[1] > -hall_plan.APOTHEM + 1


def test_walls_are_slid_along_and_do_not_hold():
    """Pressing into a wall at a slant goes on along it."""
    walker = Walker((11.5, -2.0), np.radians(60))
    walk(walker, 4, Intent(forward=1))
    assert walker.place[0] > 12.3 and walker.place[1] > 0.5


def test_the_walk_is_the_same_at_every_frame_rate():
    """One second of walking covers the same ground at 20, 60 and 240 frames a second."""
    ends = []
    for fps in (20, 60, 240):
        walker = Walker((0.0, -11.0), 0.3)
        walk(walker, 1.0, Intent(forward=1), fps=fps)
        ends.append(walker.place)
    assert np.ptp([e[0] for e in ends]) < 0.03 and np.ptp([e[1] for e in ends]) < 0.03


def test_shift_walks_faster():
    """The fast walk is the faster one, and neither exceeds its speed."""
    speeds = []
    for fast in (False, True):
        walker = Walker((0.0, -11.0), 0.0)
        walk(walker, 1.5, Intent(forward=1, right=1, fast=fast))
        speeds.append(np.hypot(*walker.velocity))
    assert speeds[0] == pytest.approx(WALK_SPEED, rel=0.05)
    assert speeds[1] == pytest.approx(FAST_SPEED, rel=0.05)


def test_a_chair_in_front_is_offered_and_one_behind_is_not():
    """The prompt follows where you look."""
    chair = hall_plan.ring()[0]
    spot = (float(chair.position[0]), float(chair.position[2]) - 1.3)
    assert near_chair(Walker(spot, 0.0), (chair,)) is chair
    assert near_chair(Walker(spot, np.pi), (chair,)) is None


def test_sitting_takes_the_eye_down_to_the_seat_and_standing_brings_it_back_free():
    """Nobody stands up inside a chair."""
    chair = hall_plan.ring()[0]
    walker = Walker((0.0, -4.4), 0.0)
    walker.sit(chair)
    walk(walker, 3, Intent(forward=1))
    assert walker.eye()[1] == pytest.approx(1.20, abs=0.02)
    assert np.hypot(walker.eye()[0] - chair.position[0], walker.eye()[2] - chair.position[2]) < 0.15
    walker.stand()
    walk(walker, 3, Intent())
    assert walker.eye()[1] > 1.6 and PLAN.clear(walker.place)


@pytest.mark.parametrize("side", [0, 60, 120, 180, 240, 300])
def test_nobody_sits_down_through_the_back_of_a_chair(side):
    """From wherever one comes, the eye goes round the chair and into it from the front."""
    chair = hall_plan.ring()[0]
    middle = np.array([chair.position[0], chair.position[2]])
    start = middle + 1.2 * hall_plan.direction(np.radians(side))[[0, 2]]
    walker = Walker(tuple(start), 0.0)
    walker.sit(chair)
    forward = hall_plan.direction(chair.facing)[[0, 2]]
    places = []
    for _ in range(300):
        walker.update(1 / 60, Intent(), PLAN)
        x, _, z = walker.eye()
        places.append((x, z))
        away = np.array([x, z]) - middle
        assert np.hypot(*away) > 0.4 or away @ forward > -0.05, f"through the back at {away}"
    jumps = np.hypot(*np.diff(places, axis=0).T)
    assert jumps.max() < 0.06, "the view jumped"
    assert walker.settled == 1.0


def test_standing_up_is_a_movement_and_not_a_jump():
    """Between one frame and the next the eye never leaps, walking off at once included."""
    walker = Walker((0.0, -2.0), 0.0)
    walker.sit(hall_plan.ring()[0])
    walk(walker, 3, Intent())
    walker.stand()
    last = np.array(walker.eye())
    for _ in range(150):
        walker.update(1 / 60, Intent(forward=1), PLAN)
        now = np.array(walker.eye())
        assert np.linalg.norm(now - last) < 0.08
        last = now


def test_the_view_settles_towards_company_and_leaves_a_player_who_looks_elsewhere_alone():
    """Sitting down turns the head some way to whoever is there; a hand on the mouse wins."""
    turned = []
    for look in (0.0, 0.01):
        walker = Walker((0.0, -2.0), 0.0)
        walker.sit(hall_plan.ring()[0], company=np.radians(-50))
        for _ in range(240):
            walker.update(1 / 60, Intent(turn=look), PLAN)
        turned.append(np.degrees(walker.azimuth))
    assert -40 < turned[0] < -15
    assert turned[1] > 60


def test_steps_lift_the_eye_smoothly_into_the_hall():
    """Over the three steps the eye rises by their height, never faster than knees allow."""
    walker = Walker((0.0, -24.0), 0.0)
    heights = []
    for _ in range(60 * 7):
        walker.update(1 / 60, Intent(forward=1), PLAN)
        heights.append(walker.eye()[1])
    assert heights[0] == pytest.approx(1.66 - 0.45, abs=0.01)
    assert heights[-1] == pytest.approx(1.66, abs=0.01)
    rises = np.diff(heights)
    assert rises.min() > -1e-9 and rises.max() < 0.025


def test_open_leaves_stand_in_the_way_and_leave_the_doorway_free():
    """One can walk round a leaf that stands open, through the middle, and through neither leaf."""
    plan = PLAN.with_walls(door_leaves(np.radians(96)))
    assert plan.clear(np.array([0.0, hall_plan.DOOR_Z + 0.8]))
    assert not plan.clear(np.array([1.6, hall_plan.DOOR_Z + 1.4]))


def test_no_head_bob_means_a_still_head():
    """With head-bob at 0 the eye keeps its height exactly while walking."""
    walker = Walker((0.0, -11.0), 0.0)
    heights = set()
    for _ in range(90):
        walker.update(1 / 60, Intent(forward=1), PLAN)
        heights.add(walker.eye(0.0)[1])
    assert len(heights) == 1


def test_footfalls_come_with_the_stride():
    """Three metres of walking are about four steps."""
    walker = Walker((0.0, -11.0), 0.0)
    falls = []
    while walker.place[1] < -8.0:
        falls += walker.update(1 / 60, Intent(forward=1), PLAN)
    assert 3 <= len(falls) <= 5
    assert all(on_floor(fall.place) for fall in falls)
