"""The nine designs, in the ring's order."""

from game.meshes.chairs.designs import (
    birch,
    cradle,
    driftwood,
    embrace,
    juniper,
    ladder,
    oak,
    stump,
    sunhoop,
)
from game.meshes.chairs.spec import Design

DESIGNS: tuple[Design, ...] = (
    embrace.DESIGN,
    birch.DESIGN,
    juniper.DESIGN,
    oak.DESIGN,
    driftwood.DESIGN,
    stump.DESIGN,
    ladder.DESIGN,
    sunhoop.DESIGN,
    cradle.DESIGN,
)
