"""A picture becomes a file, whole or not at all."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from panda3d.core import PNMImage, StringStream


class CannotWrite(Exception):
    """The picture could not be kept; says where and why."""


def png_bytes(image: PNMImage) -> bytes:
    """The picture as an opaque PNG."""
    image.remove_alpha()
    stream = StringStream()
    if not image.write(stream, "picture.png"):
        raise CannotWrite("the picture could not be encoded")
    return stream.get_data()


def write_whole(data: bytes, path: Path) -> None:
    """Beside the file first, then renamed over it. Raises CannotWrite."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        raise CannotWrite(f"{path} cannot be written: {error.strerror}") from error


def free_name(folder: Path, stem: str) -> Path:
    """A file name in ``folder`` that nobody has taken."""
    candidate = folder / f"{stem}.png"
    count = 2
    while candidate.exists():
        candidate = folder / f"{stem} ({count}).png"
        count += 1
    return candidate


def keep_picture(image: PNMImage, folder: Path) -> Path:
    """Writes ``image`` into the pictures folder under the day's date; returns the file."""
    stem = datetime.now().strftime("Hearthlight %Y-%m-%d %H.%M.%S")
    path = free_name(folder, stem)
    write_whole(png_bytes(image), path)
    return path
