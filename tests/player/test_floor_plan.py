"""The plan one walks on agrees with the stone and wood one sees."""

import numpy as np
import pytest

from game.meshes import doors, forecourt, hall, hall_plan, shelves
from game.meshes.book_places import bays
from game.player.floor_plan import OUTLINE, door_leaves, ground_below, library_plan, on_floor

LOW, HIGH = 0.2, 1.6
"""Between ankle and forehead."""
SLACK = 0.05
OPEN = float(np.radians(96))


def solid() -> np.ndarray:
    """(N, 3) points on all architecture, triangles filled in, between ankle and forehead."""
    parts = (*hall.hall_ground(), *forecourt.forecourt())
    meshes = [part.mesh for part in parts if part.surface not in ("fallen", "mist")]
    meshes += [shelves.bookcase(bay.side, bay.tier) for bay in bays() if bay.tier == 0]
    for side, sign in (("left", -1), ("right", 1)):
        for part in doors.door_leaf(side):
            hinge = (sign * hall_plan.DOOR_WIDTH / 2, 0, hall_plan.DOOR_Z)
            meshes.append(part.mesh.turned(sign * OPEN).moved(hinge))
    return np.concatenate([points_between(mesh) for mesh in meshes])


def points_between(mesh) -> np.ndarray:
    corners = mesh.positions.astype(float)[mesh.triangles]
    near = (corners[..., 1].max(1) > LOW - 0.5) & (corners[..., 1].min(1) < HIGH)
    corners = corners[near]
    edges = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(1)
    found = [corners.reshape(-1, 3)]
    for count, chosen in ((5, (edges > 0.15) & (edges < 0.7)), (20, edges >= 0.7)):
        for u in range(count + 1):
            for v in range(count + 1 - u):
                weights = np.array([u, v, count - u - v]) / count
                found.append((corners[chosen] * weights[:, None]).sum(1))
    points = np.concatenate(found)
    ground = np.where(points[:, 2] < hall_plan.DOOR_Z, -0.45, 0.0)
    height = points[:, 1] - ground
    return points[(height > LOW) & (height < HIGH + 0.45)]


def room_to_outline(places: np.ndarray, plan) -> np.ndarray:
    """(N,) metres from each place to the nearest wall or obstacle's edge of ``plan``."""
    start, end = plan.walls[:, :2], plan.walls[:, 2:]
    way = end - start
    nearest = np.full(len(places), np.inf)
    for a, w in zip(start, way, strict=True):
        share = np.clip((places - a) @ w / max(w @ w, 1e-9), 0, 1)
        nearest = np.minimum(nearest, np.hypot(*(places - a - share[:, None] * w).T))
    for x, z, radius in plan.obstacles:
        nearest = np.minimum(nearest, np.hypot(places[:, 0] - x, places[:, 1] - z) - radius)
    return nearest


def test_nothing_solid_stands_where_one_can_walk():
    """No stone, wood or bronze between ankle and forehead reaches 5 cm into the walkable area."""
    plan = library_plan().with_walls(door_leaves(OPEN))
    points = solid()
    heights = points[:, 1] - np.array([ground_below(p[[0, 2]]) for p in points])
    points = points[(heights > LOW) & (heights < HIGH)]
    cells = np.unique(np.round(points[:, [0, 2]] / 0.02) * 0.02, axis=0)
    deep = cells[room_to_outline(cells, plan) > SLACK]
    inside = np.array([place for place in deep if on_floor(place) and not in_leaf(place)])
    assert len(inside) == 0, f"{len(inside)} places, like {inside[:5].tolist()}"


def in_leaf(place: np.ndarray) -> bool:
    """Whether (x, z) lies between the two faces of an open leaf."""
    for sign in (-1.0, 1.0):
        hinge = np.array([sign * hall_plan.DOOR_WIDTH / 2, hall_plan.DOOR_Z])
        ahead = np.array([-sign * np.cos(OPEN), np.sin(OPEN)])
        along = (place - hinge) @ ahead
        off = abs((place - hinge) @ np.array([ahead[1], -ahead[0]]))
        if -0.13 < along < doors.LEAF_WIDTH + 0.02 and off < 0.16:
            return True
    return False


def test_the_outline_is_one_simple_ring():
    """No edge of the walkable area crosses another: inside and outside are never in doubt."""
    a, b = OUTLINE, np.roll(OUTLINE, -1, axis=0)

    def side(p, q, r):
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )

    p, q = a[:, None], b[:, None]
    r, s = a[None], b[None]
    crossing = (side(p, q, r) * side(p, q, s) < -1e-9) & (side(r, s, p) * side(r, s, q) < -1e-9)
    assert not crossing.any()


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        ((0, 0), True),
        ((0, -13.6), True),
        ((0, -31), True),
        ((12, -16.5), True),
        ((13, 0), False),
        ((2.4, -14.0), False),
        ((12, -20), False),
        ((6.4, -15), False),
        ((0, -40), False),
    ],
)
def test_the_floor_is_where_one_would_look_for_it(place, inside):
    """Hall, doorway, platform and court are floor; walls, buttresses and the yard beyond are not."""
    assert on_floor(place) is inside


def test_the_court_lies_three_steps_below_the_hall():
    """Heights of the plan are those that the steps are built to."""
    assert ground_below((0, 0)) == ground_below((0, -16)) == 0.0
    assert ground_below((0, -25)) == pytest.approx(forecourt.COURT)
