"""The guitar is one a luthier would accept, and cheap enough to sit in a ring of seven."""

import numpy as np
import pytest

from game.meshes.guitar import guitar
from game.meshes.guitar import measures as m
from game.meshes.mesh_data import merge

BUDGET = {"full": 4000, "lean": 2500, "far": 600}


@pytest.fixture(scope="module", params=BUDGET)
def made(request):
    return request.param, guitar(request.param)


def test_it_keeps_to_its_triangles(made):
    """Two and a half thousand where there is no graphics card, six hundred across the hall."""
    detail, parts = made
    assert sum(len(part.mesh.triangles) for part in parts) <= BUDGET[detail]
    assert [part.surface for part in parts] == ["guitar", "soundboard", "string"]


def test_every_face_looks_outward(made):
    """Corners are wound along their normals, and no triangle has lost its area."""
    for part in made[1]:
        mesh = part.mesh
        assert np.isfinite(mesh.positions).all() and np.isfinite(mesh.normals).all()
        if part.surface == "string":
            continue  # its ribbon gets its width in the vertex shader
        a, b, c = (mesh.positions[mesh.triangles[:, k]] for k in range(3))
        face = np.cross(b - a, c - a)
        assert (np.linalg.norm(face, axis=1) > 1e-10).all()
        assert ((face * mesh.normals[mesh.triangles].mean(axis=1)).sum(axis=1) > 0).all()


def test_the_box_is_closed_from_behind(made):
    """A ray from anywhere behind meets back, sides, neck or head before it sees the hollow."""
    detail, parts = made
    wood = merge(part.mesh for part in parts if part.surface != "string")
    a, b, c = (wood.positions[wood.triangles[:, k]].astype(float) for k in range(3))
    behind = np.cross(b - a, c - a)[:, 2] < 0
    for x, y in ((0.0, 0.5), (0.0, 0.4), (0.1, -0.05), (-0.1, 0.2), (0.0, 0.06)):
        p = np.array([x, y])
        edges = [(a, b), (b, c), (c, a)]
        side = [
            (v[:, 0] - u[:, 0]) * (p[1] - u[:, 1]) - (v[:, 1] - u[:, 1]) * (p[0] - u[:, 0])
            for u, v in edges
        ]
        hit = behind & (
            np.all([s <= 0 for s in side], axis=0) | np.all([s >= 0 for s in side], axis=0)
        )
        assert hit.any(), (detail, x, y)


def test_frets_are_where_the_notes_are():
    """The twelfth halves the string, and each fret shortens what is left by the same share."""
    assert m.fret_place(0) == m.SCALE
    assert m.fret_place(12) == pytest.approx(m.SCALE / 2)
    left = np.array([m.fret_place(n) for n in range(m.FRETS + 1)])
    assert left[1:] / left[:-1] == pytest.approx(2 ** (-1 / 12))
    assert m.HOLE[1] + m.HOLE_RADIUS < left[-1]


def test_strings_clear_every_fret_and_run_from_low_to_high():
    """No string buzzes: it stands over each fret; the sixth lies on the bass side."""
    for string in range(1, 7):
        for fret in range(1, m.FRETS + 1):
            height = m.string_point(string, m.fret_place(fret))[2]
            assert 0.0002 < height - m.GAUGES[string - 1] / 2 - m.BOARD - m.FRET_HEIGHT < 0.005
    across = [m.string_point(s, 0.0)[0] for s in range(1, 7)]
    assert across == sorted(across)
    assert across[-1] - across[0] == pytest.approx(m.SADDLE_SPAN)


def test_the_body_has_a_waist():
    """Wide below, narrower above, narrowest between, and the same on both sides."""
    loop = m.outline(400)
    widest = lambda low, high: loop[(loop[:, 1] > low) & (loop[:, 1] < high), 0].max()  # noqa: E731
    lower, waist, upper = widest(-0.1, 0.0), widest(0.12, 0.135), widest(0.2, 0.3)
    assert 0.17 < lower < 0.19 and 0.13 < upper < 0.15 and waist < upper < lower
    assert abs(loop[:, 0].max() + loop[:, 0].min()) < 1e-3
