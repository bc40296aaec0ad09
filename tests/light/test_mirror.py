"""What the floor mirrors."""

import hashlib
import json
import re
from pathlib import Path

import numpy as np
import pytest

from game.bake.mirror import MANIFEST
from game.light import mirror

SHADER = Path(__file__).parents[2] / "shaders" / "include" / "mirror.glsl"


def test_the_panorama_is_the_one_that_was_baked():
    """Its manifest knows it, and it stays small."""
    entry = json.loads(MANIFEST.read_text())["mirror"]
    assert entry["sha256"] == hashlib.sha256(mirror.ASSET.read_bytes()).hexdigest()
    assert mirror.ASSET.stat().st_size < 200_000


def test_its_four_quarters_differ():
    """North, east, south and west each show their own windows."""
    quarters = np.split(mirror.load(mirror.ASSET).astype(int), 4, axis=1)
    for other in quarters[1:]:
        assert np.abs(quarters[0] - other).mean() > 4


def test_softer_levels_keep_the_light():
    """Blur moves light about but makes none: each level's mean is the last one's within a tenth."""
    light = (mirror.load(mirror.ASSET) / 255.0) ** 2
    softer = mirror.softened(light)
    assert softer.shape == (light.shape[0] // 2, light.shape[1] // 2, 3)
    assert softer.mean() == pytest.approx(light.mean(), rel=0.1)


def test_one_point_is_smeared_upwards_rather_than_sideways():
    """A lamp becomes a standing streak."""
    light = np.zeros((32, 64, 3), np.float32)
    light[16, 32] = 1.0
    soft = mirror.softened(light)[..., 0]
    rows, columns = np.nonzero(soft > 0.05 * soft.max())
    assert np.ptp(rows) > np.ptp(columns)


def test_the_shader_reads_it_as_it_was_written():
    """Range and eye height are the same on both sides."""
    text = SHADER.read_text(encoding="utf-8")
    found = {name: float(re.search(rf"{name} ([\d.]+)", text)[1]) for name in
             ("MIRROR_RANGE", "MIRROR_EYE")}  # fmt: skip
    assert found == {"MIRROR_RANGE": mirror.RANGE, "MIRROR_EYE": mirror.EYE_HEIGHT}


def test_a_damaged_panorama_is_one_line(tmp_path):
    """A file that is something else is named, never a traceback."""
    broken = tmp_path / "mirror.npz"
    broken.write_bytes(b"not a panorama")
    with pytest.raises(ValueError, match=r"mirror\.npz"):
        mirror.load(broken)
