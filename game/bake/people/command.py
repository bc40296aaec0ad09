"""`python -m game.bake people [NAME…]`: grow, dress, paint and pack, then note it in the manifest."""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from game.bake.people.spec import BODIES, YOU, Spec

if TYPE_CHECKING:
    from game.bake.people.body import Body

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "assets" / "people"
SOURCES = ROOT / "game" / "bake" / "people"


def main(argv: list[str]) -> int:
    """Bake the named people (all of them without a name) into assets/people."""
    parser = argparse.ArgumentParser(prog="python -m game.bake people")
    parser.add_argument("name", nargs="*", choices=[*BODIES, []], help="whom to bake")
    parser.add_argument("--grown", type=Path, help="keep or reuse anny's bodies in this folder")
    chosen = parser.parse_args(argv)
    for name in chosen.name or BODIES:
        started = time.monotonic()
        path = bake(name, chosen.grown)
        size = path.stat().st_size / 2**20
        print(f"{name}: {size:.2f} MiB in {time.monotonic() - started:.0f} s")
    return 0


def bake(name: str, grown: Path | None) -> Path:
    """Make one person's file and write its line in the manifest."""
    from game.bake.people.build import Builder
    from game.bake.people.spec import spec_of

    spec = spec_of(name)
    body = body_of(spec, grown)
    if name == YOU:
        from game.bake.people import visitor, you

        arrays = visitor.baked(body, spec, you.STANDING)
    else:
        person = Builder(body, spec)
        person.skin()
        person.eyes()
        person.fringe()
        arrays = person.pack()
    ASSETS.mkdir(parents=True, exist_ok=True)
    path = ASSETS / f"{name}.npz"
    np.savez_compressed(path, **arrays)
    enter(name, path)
    return path


def body_of(spec: Spec, folder: Path | None) -> Body:
    """anny's body for a spec, out of ``folder`` when it was grown there from the same numbers."""
    from game.bake.people import body as bodies

    if folder is None:
        return bodies.grown(spec.phenotype, spec.changes, spec.shapes)
    numbers = repr((sorted(spec.phenotype.items()), sorted(spec.changes.items()), spec.shapes))
    path = folder / f"{spec.name}-{hashlib.sha256(numbers.encode()).hexdigest()[:12]}.npz"
    if path.exists():
        return bodies.kept(path)
    folder.mkdir(parents=True, exist_ok=True)
    return bodies.saved(path, bodies.grown(spec.phenotype, spec.changes, spec.shapes))


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
    """Of the person's own files and of every file that bakes people; other people's files don't count."""
    total = hashlib.sha256()
    for path in sorted(SOURCES.rglob("*.py")):
        if path.stem in BODIES and path.stem != name:
            continue
        place = path.relative_to(SOURCES).as_posix().encode()
        total.update(place + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()
