"""The guitar as the engine holds it; no window is opened."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("panda3d.core")
from panda3d.core import NodePath, Point3

from game.light.shaders import ShaderLibrary
from game.meshes.guitar.measures import SCALE, fret_place
from game.people.instrument import Instrument
from game.world.nodes import SUN_CAMERA

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture()
def guitar():
    return Instrument(NodePath("sitter"), ShaderLibrary(ROOT / "shaders", 1), 1)


def test_it_is_where_it_was_placed(guitar):
    """A point of the guitar is where the (4, 4) matrix of column vectors takes it."""
    placement = np.eye(4)
    placement[:3, :3] = [[0, -1, 0], [1, 0, 0], [0, 0, 1]]
    placement[:3, 3] = 0.3, 0.7, 0.1
    guitar.place(placement)
    nut = guitar.path.get_parent().get_relative_point(guitar.path, Point3(0, SCALE, 0))
    np.testing.assert_allclose(nut, [0.3 - SCALE, 0.7, 0.1], atol=1e-5)


def test_strings_hear_of_their_swing_and_their_fret(guitar):
    guitar.ring(np.array([0, 0.001, 0, 0, 0, 0.002]), np.array([0, 5, 0, 0, 0, 2]))
    told = guitar.plucked
    assert told[1][0] == pytest.approx(0.001) and told[1][1] == pytest.approx(fret_place(5))
    assert told[5][0] == pytest.approx(0.002) and told[0][1] == pytest.approx(SCALE)


def test_one_level_at_a_time_and_strings_throw_no_shadow(guitar):
    """Near and far are never drawn together; the sun's cameras pass the strings by."""
    for metres, shown in ((2.0, "lean"), (12.0, "far")):
        guitar.seen_from(metres)
        levels = [path for path in guitar.path.get_children() if not path.is_hidden()]
        assert [path.get_name() for path in levels] == [shown]
    for path in guitar.path.find_all_matches("**/string"):
        assert path.is_hidden(SUN_CAMERA)
