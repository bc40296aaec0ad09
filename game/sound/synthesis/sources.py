"""What a baked sound was made from, as one hash: change the recipe and the asset is stale."""

from __future__ import annotations

import ast
import hashlib
from functools import partial
from pathlib import Path

from game.sound.synthesis.catalogue import Recipe

HERE = Path(__file__).parent
PACKAGE = "game.sound.synthesis"
LEVELLING = "loudness"
HALL = "hall"


def source_hash(recipe: Recipe, notation: Path | None) -> str:
    """sha256 over every synthesis module that the recipe reaches, its own numbers and its notes."""
    make = recipe.make
    numbers: tuple = ()
    while isinstance(make, partial):
        numbers, make = (*make.args, *numbers), make.func
    named = {make.__module__.rpartition(".")[2], LEVELLING} | ({HALL} if recipe.room else set())
    known = hashlib.sha256()
    for module in sorted(reached(named)):
        known.update(f"{module}\n".encode() + (HERE / f"{module}.py").read_bytes())
    settings = (make.__name__, numbers, recipe.seed, recipe.level, recipe.room, recipe.quality)
    known.update(repr(settings).encode())
    if notation is not None:
        known.update(notation.read_bytes())
    return known.hexdigest()


def answer_hash(line: Path) -> str:
    """sha256 over a spoken line's file and every module that shapes the hall's answer to it."""
    known = hashlib.sha256(line.read_bytes())
    for module in sorted(reached({HALL})):
        known.update((HERE / f"{module}.py").read_bytes())
    return known.hexdigest()


def reached(modules: set[str]) -> set[str]:
    """These modules of the package and all that they import from it, however far."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += imports(module)
    return found


def imports(module: str) -> list[str]:
    """Names of the package's modules that this one imports itself."""
    tree = ast.parse((HERE / f"{module}.py").read_text("utf-8"))
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE + "."):
            names.append(node.module.removeprefix(PACKAGE + "."))
    return names
