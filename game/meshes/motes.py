"""Dust that hangs where the sun comes in, and a little of it about the lamps."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import MeshData

LAMP_SHARE = 0.05
LAMP_REACH = 0.75
"""How far from a lamp a mote is still seen, metres."""
CORNERS = 2.0 * np.array([(0.0, 1.0), (-0.8660254, -0.5), (0.8660254, -0.5)])
"""(3, 2): a triangle about the unit circle; a third less for the vertex stage than a square."""


def motes(panes: np.ndarray, lamps: np.ndarray, count: int, rng: np.random.Generator) -> MeshData:
    """``count`` triangles, each a point in the air that shaders/surface/mote.vert gives its size.

    panes (N, 4, 3) corners of sunlit windows, in order, and lamps (M, 3), metres. positions: the
    place on the glass, or about a lamp; normals.x: the share of the way it has come down the sun's
    beam, 0 glass .. 1 floor, so that dust stays in light while the sun moves; uv: the corner, in
    radii; color: three chances of its own, and 1 in the fourth where it hangs about a lamp.
    """
    near_lamps = round(count * LAMP_SHARE)
    places = np.concatenate(
        [on_glass(panes, count - near_lamps, rng), about(lamps, near_lamps, rng)]
    )
    way = np.zeros((count, 3))
    way[: count - near_lamps, 0] = rng.uniform(0.0, 1.0, count - near_lamps)
    chances = rng.uniform(0.0, 1.0, (count, 4))
    chances[:, 3] = np.arange(count) >= count - near_lamps
    return MeshData(
        positions=np.repeat(places, 3, axis=0),
        normals=np.repeat(way, 3, axis=0),
        triangles=np.arange(3 * count).reshape(count, 3),
        uv=np.tile(CORNERS, (count, 1)),
        color=np.repeat(chances, 3, axis=0),
    )


def on_glass(panes: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """(count, 3) metres on the panes, the more the longer a beam from there is: with its height."""
    found = np.empty((0, 3))
    while len(found) < count:
        pane = panes[rng.integers(0, len(panes), 2 * count)]
        u, v, chance = rng.uniform(0.0, 1.0, (3, 2 * count, 1))
        low = pane[:, 0] * (1 - u) + pane[:, 1] * u
        places = low * (1 - v) + (pane[:, 3] * (1 - u) + pane[:, 2] * u) * v
        found = np.concatenate([found, places[places[:, 1] > chance[:, 0] * panes[..., 1].max()]])
    return found[:count]


def about(lamps: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """(count, 3) metres, thickest close to the lamps."""
    way = rng.normal(size=(count, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    lamp = lamps[rng.integers(0, len(lamps), count)]
    return lamp + way * rng.uniform(0.1, LAMP_REACH, (count, 1))
