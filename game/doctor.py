"""Says what this computer has, what is missing, and what to do about it, one line each."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from game import __version__, places
from game.engine import NoOpenGL, open_engine, opengl_version

Say = Callable[[str], None]


def examine(say: Say) -> int:
    """Prints the findings; returns 0 when the game can run, 3 without OpenGL, 4 with broken assets."""
    say(f"Hearthlight  {__version__}")
    say(f"Python       {platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in ("ursina", "panda3d", "numpy"):
        say(f"{package:<12} {package_version(package)}")
    graphics = examine_graphics(say)
    examine_sound(say)
    examine_folders(say)
    broken = list(broken_assets())
    for line in broken:
        say(f"Assets       {line}")
    if not broken:
        say("Assets       all there, all whole")
    if not graphics:
        return 3
    return 4 if broken else 0


def package_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return f"missing; try: pip install {name}"


def examine_graphics(say: Say) -> bool:
    try:
        engine = open_engine("offscreen", (64, 64))
    except NoOpenGL as error:
        say(f"OpenGL       {error}")
        return False
    gsg = engine.win.get_gsg()
    major, minor = opengl_version(engine)
    say(f"OpenGL       {major}.{minor}, {gsg.get_driver_vendor()}, {gsg.get_driver_renderer()}")
    say(f"             {gsg.get_driver_version()}")
    return True


def examine_sound(say: Say) -> None:
    from game.sound.device import describe

    say(f"Sound        {describe()}")


def examine_folders(say: Say) -> None:
    for name, path in (
        ("Settings", places.settings_file()),
        ("Pictures", places.pictures_folder()),
        ("Log", places.log_file()),
    ):
        say(f"{name:<12} {path}{'' if writable(path) else '  (cannot be written; check its owner)'}")


def writable(path: Path) -> bool:
    """Whether the nearest folder above ``path`` that exists may be written."""
    for folder in (path, *path.parents):
        if folder.exists():
            return os.access(folder, os.W_OK)
    return False


def broken_assets() -> Iterator[str]:
    """One line for every asset that is missing or is not what its manifest says."""
    try:
        assets = places.bundled("assets")
        places.bundled("shaders")
    except FileNotFoundError as error:
        yield str(error)
        return
    for manifest in MANIFESTS:
        path = assets / manifest
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            yield f"{manifest} is missing or damaged; install Hearthlight again"
            continue
        yield from drifted_files(path.parent, entries(table))


MANIFESTS = (
    "voices/lines/manifest.json",
    "sounds/manifest.json",
    "people/manifest.json",
    "windows/manifest.json",
    "light/manifest.json",
)


def entries(table: dict) -> dict[str, str]:
    """File name → sha256 of any of our manifests."""
    found = {}
    for group in table.values():
        if isinstance(group, dict):
            for name, entry in group.items():
                if isinstance(entry, dict) and "sha256" in entry:
                    found[entry.get("file", name)] = entry["sha256"]
    return found


def drifted_files(folder: Path, expected: dict[str, str]) -> Iterator[str]:
    for name, digest in sorted(expected.items()):
        path = folder / name
        try:
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            yield f"{folder.name}/{name} is missing; install Hearthlight again"
            continue
        if found != digest:
            yield f"{folder.name}/{name} is damaged; install Hearthlight again"
