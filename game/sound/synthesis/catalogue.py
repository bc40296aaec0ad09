"""Every sound the house can make: how it is made, how loud it is, and whether the hall answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.sound.synthesis import (
    chairs,
    doors,
    guitar,
    rooms,
    shutter,
    steps,
    weather,
    whispers,
)

STEP_VARIANTS = 8
RUSTLES = 10


@dataclass(frozen=True)
class Recipe:
    """`make(rng)` returns (n,) for a placed sound or (n, 2) for a bed; with `notation`,
    `make(bars, rng)`. `level`: LUFS it is stored at. `room`: a wet stem
    `<name>-room` stands beside it. `quality`: Vorbis, 0..1."""

    name: str
    seed: int
    make: Callable
    level: float
    room: bool = False
    quality: float = 0.4
    notation: str | None = None


def catalogue() -> tuple[Recipe, ...]:
    """All recipes, each with a seed of its own: adding one never changes another."""
    return (
        Recipe("guitar", 11, guitar.guitar, -25.0, room=True, quality=0.5, notation="bars"),
        *(
            Recipe(
                f"step-{floor}-{index}",
                1000 * number + index,
                partial(steps.footstep, floor),
                level,
                room=floor != "rug",
                quality=0.3,
            )
            for number, (floor, level) in enumerate(
                (("stone", -36.0), ("wood", -36.5), ("rug", -41.0)), 1
            )
            for index in range(1, STEP_VARIANTS + 1)
        ),
        Recipe("doors", 21, doors.doors, -23.0, room=True),
        Recipe("night", 31, partial(weather.night, 30.0), -33.0, quality=0.3),
        *(Recipe(f"owl-{index}", 40 + index, weather.owl, -39.0, quality=0.1) for index in (1, 2)),
        Recipe("hall", 51, partial(rooms.hall_tone, 26.0), -46.0, quality=0.2),
        Recipe("shelves", 61, partial(whispers.shelves, 32.0, 13), -43.0, quality=0.2),
        Recipe("hum", 71, partial(rooms.through_doors, 20.0), -34.0, quality=0.2),
        *(
            Recipe(f"rustle-{index}", 80 + index, whispers.phrase, -34.0, quality=0.2)
            for index in range(1, RUSTLES + 1)
        ),
        *(Recipe(f"sit-{index}", 100 + index, chairs.sit, -32.0, room=True) for index in (1, 2, 3)),
        *(
            Recipe(f"stand-{index}", 110 + index, chairs.stand, -33.0, room=True)
            for index in (1, 2)
        ),
        Recipe("photo", 121, shutter.book_clap, -27.0),
    )
