"""The painted sky as textures."""

from __future__ import annotations

import pytest

from game.meshes import sky_plane
from game.world import sky

BAKED = sky.ASSETS


def test_both_layers_are_there() -> None:
    """Nothing is reported, and the nebulae are as fine as the canvas says."""
    said: list[str] = []
    far, near = (sky.layer(*kept, said.append) for kept in sky.LAYERS.values())
    assert not said
    assert far.get_x_size() == far.get_y_size() == sky_plane.CANVAS
    assert near.get_x_size() == near.get_y_size() == sky_plane.CANVAS * 2 // 3


@pytest.mark.parametrize("content", [None, b"", b"not a picture"])
def test_a_bad_file_is_one_line_and_a_plain_sky(content, tmp_path, monkeypatch) -> None:
    """Missing, empty or damaged: the night has one colour, and nobody sees a traceback."""
    monkeypatch.setattr(sky, "ASSETS", tmp_path)
    (tmp_path / "manifest.json").write_text((BAKED / "manifest.json").read_text())
    if content is not None:
        (tmp_path / "far.jpg").write_bytes(content)
    said: list[str] = []
    texture = sky.layer("far.jpg", (24, 29, 47), said.append)
    assert texture.get_x_size() == 1
    assert len(said) == 1 and "far.jpg" in said[0] and "\n" not in said[0]
