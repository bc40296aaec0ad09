"""What a person's shaders are told: colours, what burns in the eyes, cloth."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("panda3d.core")
from panda3d.core import NodePath

from game.bake.people import fabric
from game.people.data import MESHES
from game.people.looks import FABRICS, brows, vectors, wardrobe, wear_looks

ROOT = Path(__file__).resolve().parents[2]
WHITE = np.array([[0.5, 0.48, 0.45], [0.7, 0.68, 0.65]], np.float32)


def test_white_hair_keeps_darker_brows_and_lashes():
    made = brows({"hair": WHITE})
    assert made.max() <= 0.12 + 1e-6
    np.testing.assert_allclose(made / made[0], WHITE[0] / WHITE[0, 0], rtol=1e-5)


def test_a_brow_of_ones_own_is_left_as_it_is():
    own = np.array([0.2, 0.1, 0.05], np.float32)
    np.testing.assert_array_equal(brows({"hair": WHITE, "brow": own}), own)


def test_every_fabric_has_its_five_rows_where_the_shader_looks_for_them():
    rows = wardrobe(np.arange(3 * 5 * 4, dtype=np.float32).reshape(3, 5, 4))
    assert rows.shape == (80, 4)
    np.testing.assert_array_equal(rows[5 * 2 + 1], [44, 45, 46, 47])
    assert not rows[15:].any()


def test_too_many_fabrics_are_refused_in_one_line():
    with pytest.raises(ValueError) as error:
        wardrobe(np.zeros((FABRICS + 1, 5, 4)))
    assert "\n" not in str(error.value)


def test_the_shader_names_the_patterns_that_the_bake_sews():
    text = (ROOT / "shaders" / "include" / "cloth.glsl").read_text()
    drawn = {name: int(n) for name, n in re.findall(r"^#define (\w+) (\d)$", text, re.MULTILINE)}
    names = ["PLAIN", "BANDS", "CHECKS", "PAPER", "ROOTS", "RIBS", "PRINT"]
    sewn = [fabric.PLAIN, fabric.BANDS, fabric.CHECKS, fabric.PAPER, fabric.ROOTS, fabric.CORDUROY, fabric.PRINT]  # fmt: skip
    assert [drawn[n] for n in names] == sewn


def test_fire_burns_in_the_eyes_of_those_who_have_it_and_no_sea():
    look = {
        "skin": WHITE[0],
        "hair": WHITE,
        "iris": WHITE,
        "aura": WHITE[0],
        "fire": [1.0],
        "ocean": [0.0],
    }
    data = SimpleNamespace(look=look, eyes=np.ones((2, 4)), fabrics=np.zeros((1, 5, 4)))
    path = NodePath("person")
    nodes = {name: path.attach_new_node(name) for name in MESHES}
    wear_looks(path, nodes, data)
    told = nodes["eye"].get_shader_input("eye_soul")
    fire, sea, _, _ = told.get_vector()
    assert fire == 1.0 and sea == 0.0


def test_colours_of_three_numbers_reach_the_engine_whole():
    rows = vectors(WHITE)
    np.testing.assert_allclose([list(rows[i])[:3] for i in range(2)], WHITE, rtol=1e-6)
