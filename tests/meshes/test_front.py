"""The library's front at night: what the visitor finds in the first minute."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.meshes import forecourt, front, hall_plan
from game.meshes.detail import Detail
from game.meshes.mesh_data import Part
from game.meshes.trees import tree

COURT_GLSL = Path(__file__).parents[2] / "shaders" / "include" / "court.glsl"
START = (0.0, -31.0)
"""Where the dream begins: x and z."""


@cache
def outside(detail: Detail) -> tuple[Part, ...]:
    return tuple(forecourt.forecourt(detail=detail))


def corners(detail: Detail, *surfaces: str) -> np.ndarray:
    """(N, 3) corners of every triangle of these surfaces."""
    wanted = [p.mesh for p in outside(detail) if p.surface in surfaces]
    return np.concatenate([mesh.positions[mesh.triangles].reshape(-1, 3) for mesh in wanted])


@pytest.mark.parametrize("detail", ["full", "lean"])
def test_nothing_stands_in_the_way_from_the_start_to_the_doors(detail: Detail) -> None:
    """A lane three metres wide is free of stone and iron from ankle to well overhead."""
    points = corners(detail, "masonry", "twig", "stone", "flame", "casement")
    lane = (np.abs(points[:, 0]) < 1.5) & (points[:, 2] > START[1]) & (points[:, 2] < -14.4)
    heights = points[lane, 1]
    ground = np.array([forecourt.ground_height(float(z)) for z in points[lane, 2]])
    assert not ((heights > ground + 0.06) & (heights < 3.4)).any()


def test_three_steps_climb_from_the_court_to_the_doors() -> None:
    """Going north one only ever climbs, a hand's breadth at a time, and arrives level with the sill."""
    heights = [
        forecourt.ground_height(float(z)) for z in np.arange(START[1], hall_plan.DOOR_Z, 0.05)
    ]
    rises = np.diff(heights)
    assert (rises >= 0).all() and rises.max() <= 0.18
    assert (rises > 0).sum() == front.STEPS == 3
    assert heights[0] == pytest.approx(front.COURT) and heights[-1] == 0.0


@pytest.mark.parametrize("detail", ["full", "lean"])
def test_a_flame_burns_where_the_court_is_lit_from(detail: Detail) -> None:
    """Every place that court.glsl takes a lantern's light from lies inside a lantern's glass."""
    text = COURT_GLSL.read_text(encoding="utf-8")
    places = re.findall(r"vec3 (\w+_LANTERN) = vec3\(([-\d., ]+)\)", text)
    assert {name for name, _ in places} == {"PORTAL_LANTERN", "POST_LANTERN", "PIER_LANTERN"}
    glass = corners(detail, "flame")
    for name, numbers in places:
        place = np.array([float(n) for n in numbers.split(",")])
        near = glass[np.linalg.norm(glass - place, axis=1) < 0.6]
        assert len(near), name
        assert (near.min(axis=0) < place).all() and (place < near.max(axis=0)).all(), name


def test_the_court_is_lit_by_the_windows_that_one_sees() -> None:
    """court.glsl knows the front's plane and the middles of its windows."""
    text = COURT_GLSL.read_text(encoding="utf-8")
    first, apart = (
        float(n) for n in re.search(r"BAY = ([\d.]+), BAY_STEP = ([\d.]+)", text).groups()
    )
    for k, (x0, x1, *_) in enumerate(front.BAYS):
        assert (x0 + x1) / 2 == pytest.approx(first + k * apart, abs=0.05)
    plane = float(re.search(r"FRONT_Z = ([-\d.]+)", text).group(1))
    assert plane == pytest.approx(front.WALL_Z, abs=0.02)


def test_the_front_steps_down_from_a_tall_middle() -> None:
    """The gable overtops every bay, bays fall away from it, towers end the line: a silhouette."""
    eaves = [bay[2] for bay in front.BAYS]
    assert eaves == sorted(eaves, reverse=True)
    stone = corners("full", "masonry")
    out, before_drum = np.abs(stone[:, 0]), stone[:, 2] < -14.3
    middle = stone[before_drum & (out < 1), 1].max()
    beside = stone[before_drum & (out > 7) & (out < 13), 1].max()
    tower = stone[out > 15, 1].max()
    assert middle > 14 and middle > beside + 0.8 and tower > 14


def test_leaves_lie_on_the_ground_and_others_are_still_falling() -> None:
    """Fallen leaves rest within 4 cm of flag or step; dozens are in the air, above every head."""
    part = next(p for p in outside("full") if p.surface == "fallen")
    middles = part.mesh.positions.reshape(-1, 4, 3).mean(axis=1)
    falls = part.mesh.color[::4, 3] > 0
    assert falls.sum() >= 40 and middles[falls, 1].min() > 2.5
    court = (np.abs(middles[:, 0]) < 6) & (middles[:, 2] < front.STEP_EDGE) & ~falls
    low = middles[court & (middles[:, 1] < 0.3)]
    above = low[:, 1] - [forecourt.ground_height(float(z)) for z in low[:, 2]]
    assert len(low) > 300 and (above > 0).all() and (above < 0.04).all()


def test_a_lean_tree_is_the_full_one_without_its_last_twigs() -> None:
    """Both details grow from the same dice to the same size."""
    full, lean = (
        tree(10.0, np.random.default_rng(3), detail)[0].mesh for detail in ("full", "lean")
    )
    assert len(lean.triangles) < 0.5 * len(full.triangles)
    for one, other in zip(full.bounds(), lean.bounds(), strict=True):
        assert np.abs(one - other).max() < 1.6
