"""Triangles in an order in which their corners are soon met again, and points in the order they are met.

A renderer keeps the last few hundred points it has moved; llvmpipe 256, found by their number's low
bits (Mesa, draw_pt_vsplit.c). In the order of a bake every point would be moved twice or thrice.
"""

from __future__ import annotations

import numpy as np

CELLS = 1024
"""Along each axis of the box that the curve through space runs through."""


def along_curve(positions: np.ndarray, triangles: np.ndarray) -> np.ndarray:
    """(T,) which triangle comes when: by Morton's curve through their middles."""
    middle = positions[triangles].mean(axis=1)
    low, high = middle.min(axis=0), middle.max(axis=0)
    cell = ((middle - low) / np.maximum((high - low).max(), 1e-9) * (CELLS - 1)).astype(np.int64)
    code = np.zeros(len(cell), np.int64)
    for bit in range(10):
        for axis in range(3):
            code |= (cell[:, axis] >> bit & 1) << (3 * bit + axis)
    return np.argsort(code, kind="stable")


def as_met(triangles: np.ndarray, moving: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    """Triangles (T, 3) renumbered, the points (U,) they use in the order they are met, and how many

    of these, the first, are ``moving`` (V,) bool. Points that no triangle uses are left out.
    """
    used, first = np.unique(triangles, return_index=True)
    met = used[np.lexsort((first, ~moving[used]))]
    number = np.zeros(len(moving), np.int64)
    number[met] = np.arange(len(met))
    return number[triangles], met, int(moving[met].sum())
