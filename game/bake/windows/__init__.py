"""Draws the stained-glass windows: ``python -m game.bake windows [scene …] [--flat FOLDER]``."""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path

import numpy as np

from game.bake.windows.source import scenes, source_hash
from game.meshes.tracery import tracery
from game.meshes.windows import ASSETS, SceneTextures, save_scene, see_through

SCALE = 512 * 2 / 2.8
"""Pixels a metre: twice the finest texture, so that every edge of lead is averaged from four."""


def main(argv: list[str]) -> int:
    """Bakes the named scenes (all by default) into assets/windows and notes what they came from."""
    parser = argparse.ArgumentParser(prog="game.bake windows", description=__doc__)
    parser.add_argument("scenes", nargs="*", metavar="scene")
    parser.add_argument("--flat", type=Path, help="also write flat pictures into this folder")
    wanted = parser.parse_args(argv)
    for scene in wanted.scenes or scenes():
        textures = bake(scene)
        size = save_scene(scene, textures)
        _note(scene, size)
        print(f"{scene}: {size / 1024:.0f} KiB")
        if wanted.flat:
            write_flat(scene, textures, wanted.flat)
    return 0


def bake(scene: str, scale: float = SCALE) -> SceneTextures:
    """Draws and leads one scene."""
    from game.bake.windows.leading import lead

    return lead(drawn(scene, scale), seed=1).textures


def drawn(scene: str, scale: float = SCALE):
    """The finished cartoon of a scene, a ``Drawing``."""
    from game.bake.windows.drawing import Drawing

    drawing = Drawing(scale)
    importlib.import_module(f"game.bake.windows.scenes.{scene}").draw(drawing)
    return drawing


def write_flat(scene: str, textures: SceneTextures, folder: Path) -> None:
    """A flat picture of the window with its stone, by which to judge the drawing."""
    from PIL import Image

    from game.bake.windows.flat import picture

    height, width = (side // 2 for side in textures.lines.shape[:2])
    flat = picture(see_through(textures, width, height), tracery(scene))
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.ascontiguousarray(flat)).save(folder / f"{scene}.png")


def _note(scene: str, size: int) -> None:
    """Ties the baked file to the hash of its source, in the manifest."""
    path = ASSETS / "manifest.json"
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    known[scene] = {"bytes": size, "source": source_hash(scene)}
    path.write_text(json.dumps(dict(sorted(known.items())), indent=2) + "\n", "utf-8")
