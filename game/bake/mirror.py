"""Draws the hall round about, for the floor to mirror: ``python -m game.bake mirror``."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace

import numpy as np

from game.light.mirror import ASSET, EYE_HEIGHT, FACE, RANGE

MANIFEST = ASSET.with_name("mirror.json")
SUPERSAMPLES = 4


def main(argv: list[str]) -> int:
    if argv:
        print("use: python -m game.bake mirror")
        return 2
    panorama = np.concatenate(quarters(), axis=1)
    coded = np.round(np.sqrt(np.clip(panorama / RANGE, 0, 1)) * 255).astype(np.uint8)
    np.savez_compressed(ASSET, mirror=coded)
    entry = {"file": ASSET.name, "sha256": hashlib.sha256(ASSET.read_bytes()).hexdigest()}
    MANIFEST.write_text(json.dumps({"mirror": entry}, indent=1) + "\n")
    print(f"{ASSET.name}: {ASSET.stat().st_size / 1024:.0f} KiB")
    return 0


def quarters() -> list[np.ndarray]:
    """North, east, south, west: (FACE / 2, FACE, 3) radiance from the horizon up to 45 degrees,
    the horizon first; without the ring, which stands too near to be mirrored so."""
    from game.app import opened
    from game.capture.shot import set_scene
    from game.capture.views import View
    from game.light.pose import Pose
    from game.options import DEFAULTS

    size = FACE * SUPERSAMPLES
    options = replace(DEFAULTS, quality="high")
    report = lambda line: print(line, file=sys.stderr)  # noqa: E731
    dream = opened("offscreen", (size, size), options, report, sound=False)
    # Square pictures show 1.2 times the field of view they are asked for.
    fov = 2 * float(np.arctan(1 / 1.2))
    dream.library.ring.set_scale(1e-4)
    faces = []
    for turn in range(4):
        pose = Pose((0.0, EYE_HEIGHT, 0.0), turn * np.pi / 2, 0.0, fov)
        set_scene(dream, View(pose))
        scene = dream.renderer.scene.texture
        dream.engine.graphicsEngine.extract_texture_data(scene, dream.engine.win.get_gsg())
        rgba = np.frombuffer(scene.get_ram_image_as("RGBA"), np.float32).reshape(size, size, 4)
        scene.clear_ram_image()  # or the next quarter is taken for this one
        upper = rgba[size // 2 :, :, :3].astype(np.float32)
        cells = upper.reshape(FACE // 2, SUPERSAMPLES, FACE, SUPERSAMPLES, 3)
        faces.append(cells.mean(axis=(1, 3)))
    return faces
