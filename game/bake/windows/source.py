"""What a window was drawn from: one hash over its scene and the tools that every scene shares."""

from __future__ import annotations

import hashlib
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = (
    "curves.py",
    "drawing.py",
    "figures.py",
    "glass.py",
    "leading.py",
    "ornament.py",
    "source.py",
)


def scenes() -> tuple[str, ...]:
    """Names of all scenes that have a drawing, sorted."""
    return tuple(sorted(p.stem for p in (HERE / "scenes").glob("[a-z]*.py")))


def source_hash(scene: str) -> str:
    """sha256 hex of everything the picture depends on: the scene, the tools, the stone's plan."""
    plan = HERE.parents[1] / "meshes" / "tracery.py"
    files = [HERE / "scenes" / f"{scene}.py", *(HERE / name for name in TOOLS), plan]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
