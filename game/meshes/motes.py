"""Dust that hangs where the sun comes in, and a little of it about the lamps."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import MeshData

LAMP_SHARE = 0.05
LAMP_REACH = 0.75
"""How far from a lamp a mote is still seen, metres."""
CORNERS = 2.0 * np.array([(0.0, 1.0), (-0.8660254, -0.5), (0.8660254, -0.5)])
"""(3, 2): a triangle about the unit circle; a third less for the vertex stage than a square."""


def motes(
    panes: np.ndarray, lamps: np.ndarray, to_sun: np.ndarray, count: int, rng: np.random.Generator
) -> MeshData:
    """``count`` triangles, each a point in the air that shaders/surface/mote.vert gives its size.

    panes (N, 4, 3) corners of sunlit windows, in order, and lamps (M, 3), metres; to_sun (3,) unit.
    positions: where a mote drifts about; uv: the corner, in radii; color: three chances of its
    own, and 1 in the fourth where it hangs about a lamp.
    """
    near_lamps = round(count * LAMP_SHARE)
    places = np.concatenate(
        [in_beams(panes, to_sun, count - near_lamps, rng), about(lamps, near_lamps, rng)]
    )
    chances = rng.uniform(0.0, 1.0, (count, 4))
    chances[:, 3] = np.arange(count) >= count - near_lamps
    return MeshData(
        positions=np.repeat(places, 3, axis=0),
        normals=np.tile([0.0, 1.0, 0.0], (3 * count, 1)),
        triangles=np.arange(3 * count).reshape(count, 3),
        uv=np.tile(CORNERS, (count, 1)),
        color=np.repeat(chances, 3, axis=0),
    )


def in_beams(
    panes: np.ndarray, to_sun: np.ndarray, count: int, rng: np.random.Generator
) -> np.ndarray:
    """(count, 3) metres, evenly through the air between the panes and their light on the floor."""
    found = np.empty((0, 3))
    while len(found) < count:
        tries = 4 * count
        pane = panes[rng.integers(0, len(panes), tries)]
        u, v = rng.uniform(0.0, 1.0, (2, tries, 1))
        low = pane[:, 0] * (1 - u) + pane[:, 1] * u
        glass = low * (1 - v) + (pane[:, 3] * (1 - u) + pane[:, 2] * u) * v
        longest = panes[..., 1].max() / to_sun[1]
        places = glass - to_sun * rng.uniform(0.0, longest, (tries, 1))
        found = np.concatenate([found, places[places[:, 1] > 0.02]])
    return found[:count]


def about(lamps: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """(count, 3) metres, thickest close to the lamps."""
    way = rng.normal(size=(count, 3))
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    return lamps[rng.integers(0, len(lamps), count)] + way * rng.uniform(0.1, LAMP_REACH, (count, 1))
