"""`python -m game.bake people [NAME…]`: grow, dress, paint and pack, then note it in the manifest."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "assets" / "people"
SOURCES = ROOT / "game" / "bake" / "people"
PEOPLE = ("idris",)


def main(argv: list[str]) -> int:
    """Bake the named people (all of them without a name) into assets/people."""
    parser = argparse.ArgumentParser(prog="python -m game.bake people")
    parser.add_argument("name", nargs="*", choices=[*PEOPLE, []], help="whom to bake")
    parser.add_argument("--grown", type=Path, help="keep or reuse anny's body in this file")
    chosen = parser.parse_args(argv)
    for name in chosen.name or PEOPLE:
        started = time.monotonic()
        path = bake(name, chosen.grown)
        size = path.stat().st_size / 2**20
        print(f"{name}: {size:.2f} MiB in {time.monotonic() - started:.0f} s")
    return 0


def bake(name: str, grown: Path | None) -> Path:
    """Make one person's file and write its line in the manifest."""
    import importlib

    from game.bake.people import body as bodies
    from game.bake.people.build import Builder

    spec = importlib.import_module(f"game.bake.people.{name}")
    if grown is not None and grown.exists():
        body = bodies.kept(grown)
    else:
        body = bodies.grown(spec.PHENOTYPE, spec.CHANGES, spec.SHAPES)
        if grown is not None:
            bodies.saved(grown, body)
    person = Builder(body, spec.SITTING, spec.SHAPES, spec.SEED)
    person.skin()
    person.eyes()
    person.fringe()
    person.clothes()
    arrays = person.pack()
    ASSETS.mkdir(parents=True, exist_ok=True)
    path = ASSETS / f"{name}.npz"
    np.savez_compressed(path, **arrays)
    enter(name, path)
    return path


def enter(name: str, path: Path) -> None:
    """Write a baked file's hash and the hash of what it was baked from into the manifest."""
    manifest = ASSETS / "manifest.json"
    known = json.loads(manifest.read_text()) if manifest.exists() else {}
    known[name] = {
        "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "source": source_hash(name),
    }
    manifest.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")


def source_hash(name: str) -> str:
    """Of the person's spec and of every file that bakes people; other people's specs don't count."""
    total = hashlib.sha256()
    for path in sorted(SOURCES.glob("*.py")):
        if path.stem in PEOPLE and path.stem != name:
            continue
        total.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()
