"""Bakes people: anny's body, a seat, clothes that fall on it, hair, painted skin -> assets/people."""

from game.bake.people.command import main

__all__ = ["main"]
