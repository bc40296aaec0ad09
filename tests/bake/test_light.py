"""The baked light is the light of the hall as it stands."""

import hashlib
import json

import numpy as np

from game.bake.light import ASSET, MANIFEST, source_hash
from game.light import hall_light


def test_the_light_was_baked_from_today_s_hall_and_windows():
    """Whoever moves a window, a lamp or the sun bakes the light again: python -m game.bake light."""
    entry = json.loads(MANIFEST.read_text())["light"]["hall"]
    assert entry["source"] == source_hash()
    assert entry["sha256"] == hashlib.sha256(ASSET.read_bytes()).hexdigest()


def test_a_coloured_pool_tints_the_air_above_it():
    """Somewhere in the hall the bounce is clearly warmer than elsewhere, and nowhere is it black."""
    light = hall_light.load(ASSET)
    color = (light.probe_color[1:6, 1:3, ..., :3] / 255.0) ** 2
    warmth = color[..., 0] / color[..., 2]
    assert warmth.max() > 1.4 * np.median(warmth)
    assert color.max(-1).min() > 0.0005
