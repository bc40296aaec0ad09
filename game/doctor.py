"""Says what this computer has, what is missing, and what to do about it, one line each."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import platform
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from game import __version__, places

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
        from game.engine import NoOpenGL, open_engine, opengl_version
    except ImportError as error:
        say(f"OpenGL       cannot be asked ({error}); install Hearthlight again")
        return False
    try:
        engine = open_engine("offscreen", (64, 64))
    except NoOpenGL as error:
        say(f"OpenGL       {error}")
        return False
    gsg = engine.win.get_gsg()
    major, minor = opengl_version(engine)
    say(f"OpenGL       {major}.{minor}, {gsg.get_driver_vendor()}, {gsg.get_driver_renderer()}")
    say(f"             {gsg.get_driver_version()}")
    examine_speed(engine, say)
    return True


def examine_speed(engine, say: Say) -> None:
    """The quality that the game would choose by itself."""
    from game.capture.speed import measured
    from game.light.shaders import ShaderError

    try:
        quality, taken = measured(engine)
    except (OSError, ShaderError) as error:
        say(f"Quality      cannot be measured ({error}); install Hearthlight again")
        return
    say(f"Quality      {quality} suits this computer (its test picture took {taken:.1f} ms)")


def examine_sound(say: Say) -> None:
    try:
        from game.sound.device import describe
    except ImportError as error:
        say(f"Sound        cannot be asked ({error}); install Hearthlight again")
    else:
        say(f"Sound        {describe()}")


def examine_folders(say: Say) -> None:
    for name, path in (
        ("Settings", places.settings_file()),
        ("Pictures", places.pictures_folder()),
        ("Log", places.log_file()),
    ):
        say(
            f"{name:<12} {path}{'' if writable(path) else '  (cannot be written; check its owner)'}"
        )


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
    for folder, suffix in MANIFESTS.items():
        path = assets / folder / "manifest.json"
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            yield f"{folder}/manifest.json is missing or damaged; install Hearthlight again"
            continue
        for name, entry in entries(table):
            yield from complaint(path.with_name(entry.get("file", name + suffix)), entry)
    for name in FONTS:
        if not (assets / name).is_file():
            yield f"{name} is missing; install Hearthlight again"
    yield from broken_words(assets / "story")


MANIFESTS = {
    "voices/lines": ".ogg",
    "sounds": ".ogg",
    "people": ".npz",
    "windows": ".xz",
    "light": ".npz",
}
"""Folders of baked assets, each with a manifest.json, and how their files' names end."""
FONTS = ("fonts/EBGaramond12-Regular.otf", "fonts/EBGaramond12-Italic.otf")
MARKS = ("sha256", "bytes", "source", "made_from", "text_sha256")
"""What an asset's entry in any of our manifests may be told by."""


def entries(table: dict) -> Iterator[tuple[str, dict]]:
    """Name and entry of every asset of a manifest, however deep it lies."""
    for name, entry in table.items():
        if isinstance(entry, dict):
            if any(mark in entry for mark in MARKS):
                yield name, entry
            else:
                yield from entries(entry)


def complaint(path: Path, entry: dict) -> Iterator[str]:
    """A line when the asset is missing, or is not what its entry says."""
    shown = f"{path.parent.name}/{path.name}"
    try:
        data = path.read_bytes()
    except OSError:
        yield f"{shown} is missing; install Hearthlight again"
        return
    whole = len(data) == entry.get("bytes", len(data)) and len(data) > 0
    digest = entry.get("sha256")
    whole = whole and digest in (None, hashlib.sha256(data).hexdigest())
    if whole and path.suffix == ".xz":
        try:
            lzma.decompress(data)
        except lzma.LZMAError:
            whole = False
    if whole and path.suffix == ".ogg":
        whole = data.startswith(b"OggS")
    if not whole:
        yield f"{shown} is damaged; install Hearthlight again"


def broken_words(folder: Path) -> Iterator[str]:
    """The first thing wrong with the story's files, if anything is."""
    from game.story.script import ScriptError, load_evening

    try:
        load_evening(folder)
    except (ScriptError, OSError) as error:
        yield " ".join(str(error).split())
