"""The player's settings: one frozen record, loaded with every wrong value named, saved whole or not at all."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

QUALITIES = ("low", "medium", "high", "ultra")
MEASURED = "auto"
"""As a quality: the one that suits this computer, found by measuring at each start."""


@dataclass(frozen=True)
class Options:
    """Every setting with its default. Ranges stand in RANGES."""

    quality: str = MEASURED
    resolution_scale: float = 1.0
    fullscreen: bool = False
    vsync: bool = True
    fov: float = 62.0
    mouse_sensitivity: float = 1.0
    invert_y: bool = False
    head_bob: float = 0.5
    skin_tone: float = 0.5
    captions: bool = True
    caption_size: int = 40
    volume_master: float = 0.9
    volume_voice: float = 1.0
    volume_music: float = 0.8
    volume_ambience: float = 0.8
    volume_steps: float = 0.8
    volume_ui: float = 0.7


RANGES: dict[str, tuple[float, float]] = {
    "resolution_scale": (0.25, 2.0),
    "fov": (40.0, 110.0),
    "mouse_sensitivity": (0.05, 10.0),
    "head_bob": (0.0, 1.0),
    "skin_tone": (0.0, 1.0),
    "caption_size": (20, 64),
    "volume_master": (0.0, 1.0),
    "volume_voice": (0.0, 1.0),
    "volume_music": (0.0, 1.0),
    "volume_ambience": (0.0, 1.0),
    "volume_steps": (0.0, 1.0),
    "volume_ui": (0.0, 1.0),
}
DEFAULTS = Options()
Report = Callable[[str], None]


def wrong(name: str, value: Any) -> str | None:
    """Why ``value`` cannot be setting ``name``; None when it can."""
    default = getattr(DEFAULTS, name)
    if name == "quality":
        known = (MEASURED, *QUALITIES)
        return None if value in known else f"expected one of {', '.join(known)}"
    if isinstance(default, bool):
        return None if isinstance(value, bool) else "expected true or false"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "expected a number"
    if isinstance(default, int) and not isinstance(value, int):
        return "expected a whole number"
    low, high = RANGES[name]
    return None if low <= value <= high else f"expected {low:g} to {high:g}"


def from_table(table: dict[str, Any], report: Report) -> Options:
    """Options from decoded TOML. Each unknown or wrong entry is reported and replaced by itself."""
    known = {item.name for item in fields(Options)}
    good: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            report(f"settings: {name!r} is not a setting; it is ignored")
            continue
        reason = wrong(name, value)
        if reason:
            kept = getattr(DEFAULTS, name)
            report(f"settings: {name} = {value!r}: {reason}; using {kept!r}")
        else:
            good[name] = type(getattr(DEFAULTS, name))(value)
    return replace(DEFAULTS, **good)


def load(path: Path, report: Report) -> Options:
    """The settings in ``path``. A file that cannot be read as TOML is set aside as .bad; nothing is lost."""
    try:
        text = path.read_bytes().decode("utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        return DEFAULTS
    except OSError as error:
        report(f"settings: {path} cannot be read ({error.strerror}); using the defaults")
        return DEFAULTS
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        aside = path.with_suffix(path.suffix + ".bad")
        try:
            os.replace(path, aside)
            report(f"settings: {path.name} is damaged; kept as {aside}, using the defaults")
        except OSError as error:
            report(f"settings: {path} is damaged ({error.strerror}); using the defaults")
        return DEFAULTS
    return from_table(table, report)


def as_toml(options: Options) -> str:
    lines = ["# Hearthlight's settings. Delete a line, or the file, to get its default back."]
    for item in fields(Options):
        value = getattr(options, item.name)
        if isinstance(value, bool):
            shown = "true" if value else "false"
        else:
            shown = f'"{value}"' if isinstance(value, str) else repr(value)
        lines.append(f"{item.name} = {shown}")
    return "\n".join(lines) + "\n"


def save(options: Options, path: Path) -> None:
    """Writes beside the file first, then renames: a crash leaves the old settings whole. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as stream:
            stream.write(as_toml(options))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
