"""What one person is made from: a spec module's contents, gathered."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from game.bake.people.seat import Sitting
from game.bake.people.standing import Standing

PEOPLE = ("idris", "maren", "thessa", "tomas", "noor", "ambrose", "sunniva")
YOU = "you"
BODIES = (*PEOPLE, YOU)


@dataclass(frozen=True)
class Look:
    """Colours the shaders need beside the painted face. All linear rgb.

    skin: albedo of hands and forehead; hair: root and tip; iris: dark and light; aura: the light of
    one's own; fire and ocean: how much of either moves in the irises, 0..1; surface: of the skin.
    """

    skin: tuple[float, float, float]
    hair: tuple[tuple[float, float, float], tuple[float, float, float]]
    iris: tuple[tuple[float, float, float], tuple[float, float, float]]
    aura: tuple[float, float, float]
    fire: float = 0.0
    ocean: float = 0.0
    surface: str = "skin"

    def arrays(self) -> dict[str, np.ndarray]:
        """What the file holds of it, under ``look/``."""
        numbers = {n: getattr(self, n) for n in ("skin", "hair", "iris", "aura", "fire", "ocean")}
        made = {f"look/{n}": np.atleast_1d(np.array(v, np.float32)) for n, v in numbers.items()}
        return {**made, "surface": np.array(self.surface)}


@dataclass(frozen=True)
class Spec:
    """Everything `Builder` asks of a person. ``clothes`` and ``hair`` make; the rest are numbers."""

    name: str
    phenotype: dict[str, float]
    changes: dict[str, float]
    shapes: tuple[str, ...]
    rest: Sitting | Standing
    seed: int
    look: Look
    clothes: Callable
    hair: Callable
    hairline: tuple[tuple[float, float], ...]
    beard: Callable
    complexion: object = field(default=None)


def beardless(scalp) -> list:
    """No ribbons on the jaw."""
    return []


def spec_of(name: str) -> Spec:
    """The spec of a person, out of ``people/NAME.py``, ``outfits/NAME.py``, ``hairstyles/NAME.py``."""
    flesh = importlib.import_module(f"game.bake.people.{name}")
    outfit = importlib.import_module(f"game.bake.people.outfits.{name}")
    style = importlib.import_module(f"game.bake.people.hairstyles.{name}")
    return Spec(
        name=name, phenotype=flesh.PHENOTYPE, changes=flesh.CHANGES, shapes=flesh.SHAPES,
        rest=flesh.SITTING, seed=flesh.SEED, look=flesh.LOOK, clothes=outfit.clothes,
        hair=style.hair, hairline=style.HAIRLINE, beard=getattr(style, "beard", beardless), complexion=getattr(flesh, "COMPLEXION", None),
    )  # fmt: skip
