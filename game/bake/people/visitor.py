"""The visitor: hands and clothes without a head, once seated and once on their feet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.bake.people import occlusion
from game.bake.people.body import Body
from game.bake.people.build import FAR, HAND, SMALL, Builder
from game.bake.people.collapse import collapsed
from game.bake.people.spec import Spec
from game.meshes.mesh_data import smooth_normals

HANDS = 3400
"""Triangles of both hands: nobody's are ever seen nearer than one's own."""


class Headless(Builder):
    """A person whose only skin is hands."""

    def skin(self) -> None:
        _, hands = self.face_of()
        price = 1 + 12 * self.nails()
        full, tri = np.unique(
            collapsed(self.wearer.seated, hands, HANDS, price), return_inverse=True
        )
        tri = tri.reshape(-1, 3)
        positions = self.wearer.seated[full]
        normal = smooth_normals(positions.astype(np.float32), tri)
        even = np.ones(len(full))
        far = [collapsed(positions, tri, c["hands"], even, erode=True) for c in (FAR, SMALL)]
        self.skin_arrays = dict(
            positions=positions, triangles=tri, normal=normal, far=far,
            uv=self.body.positions[full][:, :2].astype(float), dense=self.wearer.weights[full],
            kind=np.full(len(full), HAND), thin=occlusion.thinness(positions, normal),
            nails=self.nails()[full],
        )  # fmt: skip

    def pack(self) -> dict[str, np.ndarray]:
        self.pack_bones()
        cloth, s = self.sewn(), self.skin_arrays
        solids = [
            (s["positions"], s["triangles"]),
            (cloth["positions"], cloth["triangles"]),
        ]
        self.pack_skin(solids)
        self.pack_cloth(cloth, solids)
        return self.arrays


def baked(body: Body, spec: Spec, standing) -> dict[str, np.ndarray]:
    """Both bodies' arrays, under ``seated/`` and ``standing/``."""
    made: dict[str, np.ndarray] = {}
    for name, rest in (("seated", spec.rest), ("standing", standing)):
        builder = Headless(body, replace(spec, rest=rest))
        builder.skin()
        made |= {f"{name}/{key}": value for key, value in builder.pack().items()}
    return made
