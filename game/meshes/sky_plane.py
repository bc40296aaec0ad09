"""The sky on a square: how directions from the eye lie on the painted canvas.

A direction at angle t from the zenith lies at ``r sqrt((1 + c) / (r² + c))`` from the middle, where
``r = tan(t / 2)``: the few degrees that are seen from the hall get a fifth of the canvas, and the
horizon a circle of radius 1. shaders/include/sky.glsl repeats NEAR_ZENITH and CANVAS_REACH.
"""

from __future__ import annotations

import numpy as np

NEAR_ZENITH = 0.10
"""c: the smaller, the more canvas round the zenith."""
CANVAS_REACH = 1.04
"""Half the canvas's width: 18 degrees below the horizon."""
CANVAS = 1536
"""Texels along the canvas of the nebulae; the dust before them has two thirds of them."""


def place(angle: np.ndarray) -> np.ndarray:
    """Distance from the canvas's middle of what stands ``angle`` radians from the zenith."""
    r = np.tan(np.asarray(angle) / 2)
    return r * np.sqrt((1 + NEAR_ZENITH) / (r * r + NEAR_ZENITH))


def angle(place: np.ndarray) -> np.ndarray:
    """The inverse of ``place``, radians."""
    square = np.square(place)
    rest = np.maximum(1 + NEAR_ZENITH - square, 1e-3)
    return 2 * np.arctan(np.sqrt(square * NEAR_ZENITH / rest))
