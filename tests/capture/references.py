"""Draws the reference pictures anew: python -m tests.capture.references [view …]

Look at each before committing it: a reference is what somebody has seen and found good.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from PIL import Image

from game.app import opened
from game.capture.views import views
from game.options import DEFAULTS
from tests.capture.test_views import IMAGES, drawn
from tests.conftest import PICTURE_SIZE


def draw(names: list[str]) -> None:
    """Writes ``tests/images/<view>.png`` for every name, or for all views."""
    options = replace(DEFAULTS, quality="medium")
    dream = opened("offscreen", PICTURE_SIZE, options, print, sound=False)
    IMAGES.mkdir(exist_ok=True)
    for name in names or sorted(views()):
        path = IMAGES / f"{name}.png"
        Image.fromarray(drawn(dream, name)).save(path, optimize=True)
        print(path)
    dream.close()


if __name__ == "__main__":
    draw(sys.argv[1:])
