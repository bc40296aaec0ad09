"""What clothes are made of, as the few numbers that the cloth shader weaves from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

PLAIN, BANDS, CHECKS, PAPER, ROOTS, CORDUROY, PRINT = range(7)
"""Patterns over the weave: knitted bands, a woven check, written paper, fibre of roots, velvet ribs, a fine print."""

MOST = 16
"""Fabrics that one person may wear."""


@dataclass(frozen=True)
class Fabric:
    """One material. Colours are linear albedo.

    worn: where it is rubbed pale; threads: per metre along u and v (0: none); twill: how far rows
    shear into diagonals; vee: how far loops bend into a knit's V; relief: metres between thread and
    gap; fuzz: loose fibres 0..1; stitches: seen along hems 0..1; rib: metres of ribbed band at hems.
    """

    color: tuple[float, float, float]
    worn: tuple[float, float, float] | None = None
    roughness: float = 0.92
    metal: float = 0.0
    threads: tuple[float, float] = (1100.0, 1100.0)
    twill: float = 0.0
    vee: float = 0.0
    relief: float = 0.00006
    fuzz: float = 0.35
    stitches: float = 0.0
    rib: float = 0.0
    stitch_color: tuple[float, float, float] = (0.4, 0.35, 0.26)
    pattern: int = PLAIN

    def numbers(self) -> np.ndarray:
        """(5, 4) f32 as the shader's ``fabrics`` holds it."""
        worn = self.worn if self.worn is not None else tuple(1.25 * c for c in self.color)
        return np.array([
            [*self.color, self.roughness], [*worn, self.metal],
            [*self.threads, self.twill, self.vee],
            [self.relief, self.fuzz, self.stitches, self.rib],
            [*self.stitch_color, float(self.pattern)],
        ], np.float32)  # fmt: skip


def denim(color, **changes) -> Fabric:
    """Twill with pale weft and double-stitched hems."""
    return Fabric(**{
        "color": color, "worn": tuple(2.0 * c for c in color), "threads": (1050.0, 1050.0),
        "twill": 0.5, "relief": 0.0001, "fuzz": 0.25, "stitches": 1.0, **changes,
    })  # fmt: skip


def jersey(color, **changes) -> Fabric:
    """The fine knit of T-shirts."""
    return Fabric(**{
        "color": color, "threads": (900.0, 1150.0), "vee": 0.6, "relief": 0.00006, "fuzz": 0.5,
        "rib": 0.018, **changes,
    })  # fmt: skip


def knit(color, stitches: float = 180.0, **changes) -> Fabric:
    """Hand-knitted wool with ``stitches`` a metre."""
    return Fabric(**{
        "color": color, "threads": (stitches, 1.3 * stitches), "vee": 0.8, "relief": 0.25 / stitches,
        "fuzz": 0.8, "rib": 0.05, **changes,
    })  # fmt: skip


def woollen(color, **changes) -> Fabric:
    """Felted coat cloth, its weave barely seen."""
    return Fabric(**{
        "color": color, "threads": (620.0, 620.0), "twill": 1.0, "relief": 0.00005, "fuzz": 0.7, **changes,
    })  # fmt: skip


def canvas(color, **changes) -> Fabric:
    """Plain weave, over and under."""
    return Fabric(**{"color": color, "fuzz": 0.2, "stitches": 1.0, **changes})


def leather(color, **changes) -> Fabric:
    """Worn shoes and straps."""
    return Fabric(**{
        "color": color, "roughness": 0.5, "threads": (260.0, 240.0), "relief": 0.00005, "fuzz": 0.02, **changes,
    })  # fmt: skip


def rubber(color, **changes) -> Fabric:
    """Soles."""
    return Fabric(
        **{"color": color, "roughness": 0.65, "threads": (0.0, 0.0), "fuzz": 0.05, **changes}
    )


def brass(**changes) -> Fabric:
    """Buttons and buckles."""
    return Fabric(**{
        "color": (0.50, 0.32, 0.14), "roughness": 0.35, "metal": 1.0, "threads": (0.0, 0.0), "fuzz": 0.0, **changes,
    })  # fmt: skip
