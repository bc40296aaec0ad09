"""How long a frame may wait for books: ``python -m tests.bench.presses`` prints each stage's processor time.

The best of eight tries, in milliseconds: no frame should build more than 2 ms of new shelves.
"""

from __future__ import annotations

import time

import numpy as np

from game.light.shaders import ShaderLibrary
from game.meshes.book_layout import book_layout
from game.meshes.books import press_stages
from game.meshes.mesh_data import Part
from game.places import bundled
from game.world.nodes import node_from_part

TRIES, STAGES = 8, 8


def stage_seconds() -> np.ndarray:
    """(STAGES,) seconds of each stage of one press in full; the last hands the mesh to the engine."""
    layout = book_layout()
    program = ShaderLibrary(bundled("shaders"), 1).surface("book")
    best = np.full(STAGES, np.inf)
    for _ in range(TRIES):
        stages, took, mesh = press_stages(layout, layout.bays[0], 1), [], None
        while True:
            began = time.thread_time()
            made = next(stages, None)
            took.append(time.thread_time() - began)
            if made is None:
                break
            mesh = made
        began = time.thread_time()
        node_from_part(Part("book", mesh), program)
        took[-1] = time.thread_time() - began
        best = np.minimum(best, took)
    return best


if __name__ == "__main__":
    milliseconds = stage_seconds() * 1000.0
    print("stages, ms:", " ".join(f"{value:.2f}" for value in milliseconds))
    print(f"longest    {milliseconds.max():.2f} ms")
