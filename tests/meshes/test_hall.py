"""The architecture: what every mesh of it promises, and the room it leaves to people."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from game.meshes import dome, doors, forecourt, hall, hall_plan
from game.meshes.detail import either
from game.meshes.mesh_data import MeshData, Part, merge
from game.meshes.sectors import sectored


@cache
def ground() -> tuple[Part, ...]:
    return (*hall.hall_ground(), *hall.floor(np.random.default_rng(7)))


@cache
def lean_ground() -> tuple[Part, ...]:
    return tuple(hall.hall_ground("lean"))


@cache
def far_ground() -> tuple[Part, ...]:
    return tuple(hall.hall_ground("far"))


@cache
def outside() -> tuple[Part, ...]:
    return tuple(forecourt.forecourt())


@cache
def ring_of_tier() -> tuple[Part, ...]:
    return tuple(hall.tier_ring(3))


GROUPS = {
    "ground": ground,
    "lean ground": lean_ground,
    "far ground": far_ground,
    "tier": ring_of_tier,
    "lean tier": lambda: hall.tier_ring(3, "lean"),
    "faint tier": lambda: hall.tier_ring(6, "lean"),
    "lean forecourt": lambda: forecourt.forecourt(detail="lean"),
    "lean leaf": lambda: doors.door_leaf("left", "lean"),
    "left leaf": lambda: doors.door_leaf("left"),
    "right leaf": lambda: doors.door_leaf("right"),
    "forecourt": outside,
    "sky": lambda: [dome.dome()],
}


def triangles(parts: list[Part] | tuple[Part, ...]) -> int:
    return sum(len(part.mesh.triangles) for part in parts)


def corners(parts: tuple[Part, ...], *but: str) -> np.ndarray:
    """(N, 3) corners of every triangle of parts whose surface is not among ``but``."""
    return np.concatenate([p.mesh.positions for p in parts if p.surface not in but])


@pytest.mark.parametrize("group", GROUPS)
def test_meshes_are_sound(group: str) -> None:
    """Everything is finite, has unit normals, and is wound to agree with them."""
    for part in GROUPS[group]():
        mesh = part.mesh
        for array in (mesh.positions, mesh.normals, mesh.uv, mesh.color):
            assert np.isfinite(array).all(), part.surface
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3), part.surface
        assert mesh.triangles.max() < len(mesh.positions)
        assert (mesh.color >= 0).all() and (mesh.color <= 1.0001).all(), part.surface
        assert agreement(mesh) > 0.995, part.surface


def agreement(mesh: MeshData) -> float:
    """Share of the area whose winding looks the way its normals do."""
    a, b, c = (mesh.positions[mesh.triangles[:, k]].astype(np.float64) for k in range(3))
    face = np.cross(b - a, c - a)
    area = np.linalg.norm(face, axis=1)
    along = np.einsum("ij,ij->i", face, mesh.normals[mesh.triangles].sum(axis=1))
    return float(area[along > 0].sum() / area.sum())


def test_the_ring_is_left_to_people() -> None:
    """Within 4.4 m of the middle and below 3 m there is only the floor and a few flat leaves."""
    points = corners(ground(), "floor", "leaf")
    near = np.hypot(points[:, 0], points[:, 2]) < 4.4
    assert not (near & (points[:, 1] < 3.0)).any()
    leaves = merge(p.mesh for p in ground() if p.surface == "leaf")
    assert leaves.positions[:, 1].max() < 0.08


def test_galleries_keep_out_of_the_room() -> None:
    """Nothing above a walker's head reaches further in than a gallery and its rail's lamps."""
    limit = hall_plan.APOTHEM - hall_plan.GALLERY_DEPTH - 0.12
    for parts in (ground(), ring_of_tier()):
        points = corners(parts, "floor", "flags", "leaf", "lamp")
        inside = depth_from_middle(points)
        assert inside.min() > limit - 0.35 * (parts is ground())


def depth_from_middle(points: np.ndarray) -> np.ndarray:
    """(N,) distance from the centre along the nearest side's normal, metres."""
    azimuth = np.arange(hall_plan.SIDES) * 2 * np.pi / hall_plan.SIDES
    facing = np.stack([np.sin(azimuth), np.cos(azimuth)], 1)
    return (points[:, [0, 2]] @ facing.T).max(axis=1)


def test_one_can_walk_through_the_doors() -> None:
    """The doorway is clear over its whole width and height, from the hall to the court."""
    half, top = hall_plan.DOOR_WIDTH / 2 - 0.02, hall_plan.DOOR_HEIGHT - 0.02
    for parts in (ground(), outside()):
        for part in parts:
            if part.surface in ("floor", "flags", "leaf", "ground", "fallen", "mist"):
                continue
            spread = part.mesh.positions[part.mesh.triangles]
            low, high = spread.min(axis=1), spread.max(axis=1)
            across = (low[:, 0] < half) & (high[:, 0] > -half)
            tall = (low[:, 1] < top) & (high[:, 1] > 0.06)
            deep = (low[:, 2] < -11.8) & (high[:, 2] > -17.5)
            blocked = across & tall & deep
            assert not blocked.any(), (part.surface, spread[blocked][:1])


def test_leaves_close_the_doorway() -> None:
    """Each leaf hangs on its origin, fills half the opening, and stands no thicker than a wall."""
    for which, sign in (("left", 1), ("right", -1)):
        points = merge(p.mesh for p in doors.door_leaf(which)).positions
        reach = points[:, 0] * sign
        assert -0.06 < reach.min() < 0.01
        assert hall_plan.DOOR_WIDTH / 2 - 0.02 < reach.max() <= hall_plan.DOOR_WIDTH / 2
        assert 0 <= points[:, 1].min() < 0.03
        assert hall_plan.DOOR_HEIGHT - 0.05 < points[:, 1].max() <= hall_plan.DOOR_HEIGHT
        assert np.ptp(points[:, 2]) < 0.35
    with pytest.raises(ValueError, match="middle"):
        doors.door_leaf("middle")  # type: ignore[arg-type]


def test_triangles_stay_within_their_budget() -> None:
    """What is drawn often stays cheap, and half as dear without a graphics card."""
    assert triangles(ground()) <= 255_000
    assert triangles(ring_of_tier()) <= 6_000
    assert triangles(lean_ground()) <= 120_000
    assert triangles(far_ground()) <= 72_000
    assert triangles(hall.tier_ring(3, "lean")) <= 3_300
    assert triangles(hall.tier_ring(6, "lean")) <= 1_200
    for which in ("left", "right"):
        assert triangles(doors.door_leaf(which)) <= 52_000
        assert triangles(doors.door_leaf(which, "lean")) <= 10_600
    assert triangles(outside()) <= 80_000
    assert triangles(forecourt.forecourt(detail="lean")) <= 36_000
    assert max(len(slice_) for slice_ in sectored(ground())) <= 10
    assert len(outside()) <= 10


def test_lean_things_are_as_large_as_full_ones() -> None:
    """What is spared are points between: both details fill the same space to within 2 cm."""
    pairs = [(hall.hall_ground(), lean_ground()), (ring_of_tier(), hall.tier_ring(3, "lean"))]
    pairs.append((doors.door_leaf("left"), doors.door_leaf("left", "lean")))
    for full, lean in pairs:
        for one, other in zip(extent(full), extent(lean), strict=True):
            assert np.abs(one - other).max() < 0.02


def extent(parts: tuple[Part, ...] | list[Part]) -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest corner of all parts."""
    lows, highs = zip(*(part.mesh.bounds() for part in parts), strict=True)
    return np.min(lows, axis=0), np.max(highs, axis=0)


def test_tiers_of_one_grade_are_alike() -> None:
    """So that their meshes can be shared: no grade asks for another tier's number."""
    for tier, other in ((3, 5), (6, 17)):
        assert hall.tier_grade(tier, "lean") == hall.tier_grade(other, "lean")
        for a, b in zip(hall.tier_ring(tier, "lean"), hall.tier_ring(other, "lean"), strict=True):
            assert np.array_equal(a.mesh.positions, b.mesh.positions)


def corners_of_lamps(parts: tuple[Part, ...] | list[Part], *heights: float) -> np.ndarray:
    """(16, len(heights)) metres from each corner's place for a lamp to the nearest burning glass."""
    glass = np.concatenate([p.mesh.positions for p in parts if p.surface == "lamp"])
    azimuth = (np.arange(hall_plan.SIDES) + 0.5) * 2 * np.pi / hall_plan.SIDES
    circle = 12.1 * np.stack([np.sin(azimuth), 0 * azimuth, np.cos(azimuth)], 1)
    at = circle[:, None] + np.array([[0.0, height, 0.0] for height in heights])
    return np.linalg.norm(at[:, :, None] - glass, axis=-1).min(axis=-1)


@pytest.mark.parametrize("detail", ["full", "lean"])
def test_where_light_pools_there_burns_a_lamp(detail: str) -> None:
    """Every pool that shaders/include/lamplight.glsl paints lies about a lamp's glass."""
    for tier in (3, 6):
        assert corners_of_lamps(hall.tier_ring(tier, detail), 1.37).max() < 0.35
    parts = ground() if detail == "full" else lean_ground()
    newels, hung = corners_of_lamps(parts, 5.6, 10.3).T
    beside_doors = [7, 8]
    assert np.delete(newels, beside_doors).max() < 0.35
    assert newels[beside_doors].min() > 1.0, "lamplight.glsl leaves these two dark"
    assert hung.max() < 0.35
    lanterns = corners_of_lamps(parts, 2.55)[list(hall.LAMP_CORNERS), 0]
    assert lanterns.max() < 0.55


@pytest.mark.parametrize("tier", [3, 6])
def test_ribs_run_on_into_the_night(tier: int) -> None:
    """At each corner one tier's rib begins where the one below it ends, before the gallery's front."""
    stone = next(p.mesh for p in hall.tier_ring(tier, "lean") if p.surface == "stone")
    azimuth = np.pi / hall_plan.SIDES
    axis = np.array([np.sin(azimuth), np.cos(azimuth)])
    along = stone.positions[:, [0, 2]] @ axis
    beside = stone.positions[:, [0, 2]] @ np.array([axis[1], -axis[0]])
    rib = (np.abs(beside) < 0.2) & (along < 12.25) & (along > 11.8)
    low, high = stone.positions[rib, 1].min(), stone.positions[rib, 1].max()
    assert high - low >= hall_plan.TIER_HEIGHT
    corner_of_front = (hall_plan.APOTHEM - hall_plan.GALLERY_DEPTH) / np.cos(azimuth)
    assert along[rib].min() < corner_of_front - 0.05


def test_runners_lie_flat_between_bench_and_ring() -> None:
    """A runner is no step to stumble over and keeps clear of the benches and of the ring."""
    rug = merge(p.mesh for p in ground() if p.surface == "rug")
    assert 0 < rug.positions[:, 1].min() and rug.positions[:, 1].max() < 0.03
    deep = depth_from_middle(rug.positions)
    assert 10.5 < deep.min() and deep.max() < hall_plan.APOTHEM - 0.32


def test_no_other_detail_is_known() -> None:
    """A misspelt detail is refused, not guessed."""
    with pytest.raises(ValueError, match="rich"):
        either("rich", 1, 2)  # type: ignore[arg-type]


def test_windows_have_their_hole() -> None:
    """No stone or wood of the walls stands in the middle of a lancet."""
    for side in hall_plan.WINDOW_SIDES:
        out = hall_plan.direction(hall_plan.side_azimuth(side))
        along = np.array([out[2], 0, -out[0]])
        for part in ground():
            middle = part.mesh.positions[part.mesh.triangles].mean(axis=1)
            deep, x = middle @ out, middle @ along
            y = middle[:, 1] - hall_plan.WINDOW_SILL
            hole = (np.abs(x) < 0.9) & (y > 0.1) & (y < 6.5) & (deep > 12.2) & (deep < 14)
            assert not hole.any(), (side, part.surface)


def test_the_ground_outside_is_where_the_walker_is_told() -> None:
    """``ground_height`` agrees with the flags: level with the hall at the doors, then three steps."""
    assert forecourt.ground_height(hall_plan.DOOR_Z) == 0.0
    flags = merge(p.mesh for p in outside() if p.surface == "ground")
    for z in np.arange(-17.0, -30.0, -0.31):
        spread = flags.positions[flags.triangles]
        low, high = spread.min(axis=1), spread.max(axis=1)
        under = (low[:, 2] <= z) & (high[:, 2] >= z) & (low[:, 0] <= 0.1) & (high[:, 0] >= 0.1)
        top = float(spread[under][..., 1].max())
        assert top == pytest.approx(forecourt.ground_height(float(z)), abs=0.01), z


def test_the_same_seed_builds_the_same_hall() -> None:
    """Two builds agree to the bit."""
    again = (*hall.hall_ground(), *hall.floor(np.random.default_rng(7)))
    for one, two in ((ground(), again), (outside(), forecourt.forecourt())):
        for a, b in zip(one, two, strict=True):
            assert a.surface == b.surface
            assert np.array_equal(a.mesh.positions, b.mesh.positions)
