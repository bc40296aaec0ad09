"""The front of an eyeball, with its cornea."""

from __future__ import annotations

import numpy as np

from game.meshes.mesh_data import smooth_normals


def eyeball(radius: float, around: int = 16, rings: int = 11):
    """Front part of an eyeball about the origin, looking along +z, with a cornea. uv: x, y / radius."""
    polar = np.radians(np.r_[0.0, 12, 22, 29, 34, 40, 50, 62, 76, 92, 110])[:rings]
    a = np.linspace(0, 2 * np.pi, around, endpoint=False)
    bulge = 1.0 + 0.085 * np.clip(1 - (polar / np.radians(33)) ** 2, 0, 1)
    p, uv = [[0, 0, radius * bulge[0]]], [[0, 0]]
    for angle, b in zip(polar[1:], bulge[1:], strict=True):
        r = radius * b
        ring = np.column_stack(
            [np.cos(a) * np.sin(angle), np.sin(a) * np.sin(angle), np.full(around, np.cos(angle))]
        )
        p += (ring * r).tolist()
        uv += ring[:, :2].tolist()
    p = np.array(p)
    i = np.arange(around)
    j = (i + 1) % around
    tri = [np.column_stack([np.zeros(around, int), 1 + i, 1 + j])]
    for ring in range(rings - 2):
        s = 1 + ring * around
        tri += [
            np.column_stack([s + i, s + around + i, s + around + j]),
            np.column_stack([s + i, s + around + j, s + j]),
        ]
    tri = np.concatenate(tri)
    normal = smooth_normals(p.astype(np.float32), tri)
    if (normal * p).sum() < 0:
        tri, normal = tri[:, ::-1], -normal
    return p, normal.astype(float), tri, np.array(uv)
