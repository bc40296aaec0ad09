"""Promises of the drawings before they are leaded."""

import numpy as np
import pytest

pytest.importorskip("scipy")
pytest.importorskip("skimage")

from game.bake.windows import drawn
from game.bake.windows.leading import cut, sheets
from game.bake.windows.source import scenes

COARSE = 704 / 2.8 / 2
"""A third of the baked fineness: enough to count pieces, quick enough to run every time."""


@pytest.fixture(scope="module", params=scenes())
def leaded(request):
    """A coarse drawing with its pieces, and each piece's layer and cell."""
    drawing = drawn(request.param, COARSE)
    return drawing, *cut(drawing)


def test_every_point_is_in_one_piece(leaded):
    """Inside the lancet there is no hole, outside there is no glass."""
    drawing, pieces, _, _ = leaded
    assert ((pieces > 0) == drawing.inside).all()


def test_pieces_can_be_cut_and_leaded(leaded):
    """A window has hundreds of pieces, none too small for lead to hold."""
    drawing, pieces, layer, cell = leaded
    size = np.bincount(pieces.ravel())[1:] / drawing.scale**2
    assert 150 <= len(size) <= 900
    assert len(layer) == len(cell) == len(size) + 1
    assert size.min() > 0.0008
    assert size.max() < 0.5


def test_pieces_are_saturated(leaded):
    """Half of all pieces have an HSV saturation over 0.6; none is black."""
    drawing, pieces, layer, cell = leaded
    colors = sheets(drawing, pieces, layer, cell)[1:]
    assert np.median(1 - colors.min(axis=1) / colors.max(axis=1)) >= 0.6
    assert colors.max(axis=1).min() > 0.02
