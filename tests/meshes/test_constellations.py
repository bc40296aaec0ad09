"""The figures in the sky: what a visitor who looks up for a minute may count on."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from game.meshes import constellations as sky
from game.meshes import sky_plane, stars

MOMENTS = np.arange(0.0, sky.CYCLE, 0.5)
FIGURES = [figure() for figure in sky.ORDER]
INCLUDES = Path(__file__).parents[2] / "shaders" / "include"


def distance(at: np.ndarray, stroke: np.ndarray) -> np.ndarray:
    """(N,) from points (N, 2) to a polyline (M, 2)."""
    a, ab = stroke[:-1], np.diff(stroke, axis=0)
    t = np.einsum("nmk,mk->nm", at[:, None] - a, ab) / np.maximum((ab**2).sum(axis=1), 1e-12)
    foot = a + np.clip(t, 0, 1)[..., None] * ab
    return np.linalg.norm(at[:, None] - foot, axis=2).min(axis=1)


def test_figures_never_overlap() -> None:
    """Whatever stands in the sky at one time keeps apart, star by star and line by line."""
    for time in MOMENTS:
        there = [one for one in sky.shown() if one.seen(time)]
        for one, other in combinations(there, 2):
            apart = np.hypot(*(one.middle - other.middle))
            assert apart > one.radius + other.radius, (time, one.figure.name, other.figure.name)


def test_two_or_three_figures_are_always_complete() -> None:
    """Also at the named views' moment, four seconds after a full minute."""
    counts = [sum(one.complete(time) for one in sky.shown()) for time in (4.0, 64.0, *MOMENTS)]
    assert min(counts) >= 2 and max(counts) <= 3


def test_each_figure_stays_for_half_a_minute() -> None:
    """Long enough to be found and named."""
    for one in sky.shown():
        assert 0.5 * sum(one.complete(time) for time in MOMENTS) >= 30.0, one.figure.name


def test_figures_fit_between_the_last_shelves() -> None:
    """From the middle of the hall all of every figure is seen at once: ten degrees round the zenith."""
    for one in sky.shown():
        assert np.hypot(*one.middle) + one.radius < 9.8
        points = np.concatenate([*one.figure.strokes, one.figure.stars[:, :2]])
        assert np.hypot(*points.T).max() < 1.001, one.figure.name


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_lines_hang_together(figure: sky.Figure) -> None:
    """The pen's strokes touch one another, so that nothing lies about singly; stars are its knots."""
    strokes = [sky.halved(stroke) for stroke in figure.strokes]
    reached, rest = [strokes[0]], strokes[1:]
    while rest:
        touching = [
            s
            for s in rest
            if any(min(distance(s, r).min(), distance(r, s).min()) < 0.03 for r in reached)
        ]
        assert touching, f"{len(rest)} strokes of the {figure.name} hang in the air"
        reached += touching
        rest = [s for s in rest if not any(s is t for t in touching)]
    knots = figure.stars[:, :2]
    if figure.name == "chairs":
        knots = knots[1:]  # the light in the middle stands alone
    off = np.min([distance(knots, stroke) for stroke in strokes], axis=0)
    assert off.max() < 0.03, knots[off.argmax()]


def test_stars_come_before_the_ink() -> None:
    """A figure's stars have all set out before its lines are half drawn, and all end together."""
    for part in sky.constellations(np.random.default_rng(0)):
        birth, life = part.mesh.uv.T
        end = birth + life
        for one in sky.shown():
            mine = (birth >= one.birth - 1e-3) & (birth < one.birth + sky.INKED_TO + 1e-3)
            late = sky.GATHERING if part.surface == "star" else sky.INKED_TO
            assert birth[mine & (end < one.birth + 70)].max() <= one.birth + late + 1e-3
        assert life.min() > 30.0
    assert sky.GATHERING < (sky.INKED_FROM + sky.INKED_TO) / 2


def test_the_same_seed_gives_the_same_sky() -> None:
    """Stars, knots and flakes of ink alike."""
    for build in (sky.constellations, lambda rng: [stars.overhead(rng), stars.outer(rng)]):
        one, other = (build(np.random.default_rng(3)) for _ in range(2))
        for a, b in zip(one, other, strict=True):
            for name in ("positions", "normals", "triangles", "uv", "color"):
                assert np.array_equal(getattr(a.mesh, name), getattr(b.mesh, name))


def test_stars_are_sound_and_mostly_faint() -> None:
    """Unit directions, unit ways aside, four vertices each; a few bright ones among many."""
    for part in (stars.overhead(np.random.default_rng(3)), stars.outer(np.random.default_rng(3))):
        mesh = part.mesh
        assert np.allclose(np.linalg.norm(mesh.positions, axis=1), stars.AIR, rtol=1e-4)
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-4)
        assert np.abs(np.sum(mesh.normals * mesh.positions, axis=1)).max() < 0.01 * stars.AIR
        four = mesh.positions.reshape(-1, 4, 3)
        assert (four == four[:, :1]).all()
        size = mesh.color[::4, 3]
        assert (size > 0.35).sum() >= 3
        assert np.median(size) < 0.2


def test_it_costs_a_handful_of_triangles() -> None:
    """Everything before the painted dome together; no pixel of the dome asks for a figure."""
    rng = np.random.default_rng(0)
    parts = [*sky.constellations(rng), stars.overhead(rng)]
    assert len(parts) == 3
    assert sum(len(part.mesh.triangles) for part in parts) < 4500


def test_the_shaders_keep_the_same_time_and_canvas() -> None:
    """The figures' times and the canvas's shape are written once in Python and once in GLSL."""
    text = "".join((INCLUDES / name).read_text() for name in ("sky.glsl", "sky_clock.glsl"))
    found = {k: float(v) for k, v in re.findall(r"#define (\w+) ([\d.]+)\b", text)}
    for name in ("CYCLE", "RISE", "FALL"):
        assert found[name] == getattr(sky, name), name
    for name in ("NEAR_ZENITH", "CANVAS_REACH"):
        assert found[name] == getattr(sky_plane, name), name


def test_the_canvas_has_a_place_for_every_direction() -> None:
    """From the zenith to below the horizon, each its own, and back again."""
    angle = np.radians(np.linspace(0, 104, 500))
    at = sky_plane.place(angle)
    assert (np.diff(at) > 0).all() and at[0] == 0 and at[-1] < sky_plane.CANVAS_REACH
    assert np.allclose(sky_plane.angle(at), angle, atol=1e-6)
