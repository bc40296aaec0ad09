"""Runs the game as a player does: another process, an empty home."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def hearthlight(
    *words: str,
    home: Path,
    root: Path = ROOT,
    code: str | None = None,
    python: str = sys.executable,
    **environment: str,
) -> subprocess.CompletedProcess[str]:
    """``python main.py words…`` of the tree ``root``; ``code`` runs that instead of main.py, ``python``
    in another interpreter.

    ``home`` holds settings, pictures and log. Extra environment by name; an empty value unsets it.
    """
    around = {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "COLUMNS": "100"}
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        around[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    around["ALSOFT_DRIVERS"] = "null"
    around |= environment
    started = ["-c", code] if code else [str(root / "main.py")]
    return subprocess.run(
        [python, *started, *words],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=home,
        env={name: value for name, value in around.items() if value} | {"PYTHONPATH": str(root)},
    )


def tree_with_own(folder: str, home: Path) -> Path:
    """A copy of the checkout under ``home`` whose ``assets/<folder>`` may be spoilt; the rest is linked."""
    root = home / "tree"
    (root / "assets").mkdir(parents=True)
    shutil.copytree(ROOT / "game", root / "game", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "main.py", root)
    (root / "shaders").symlink_to(ROOT / "shaders")
    for item in (ROOT / "assets").iterdir():
        if item.name == folder:
            shutil.copytree(item, root / "assets" / folder)
        else:
            (root / "assets" / item.name).symlink_to(item)
    return root
