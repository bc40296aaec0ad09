"""Reads GLSL from shaders/, joins includes, sets the quality, and hands Panda finished programs."""

from __future__ import annotations

import re
from pathlib import Path

from panda3d.core import Shader

INCLUDE = re.compile(r'^[ \t]*#include "([^"]+)"[ \t]*$', re.MULTILINE)
VERSION = "#version 330 core"


class ShaderError(Exception):
    """A shader file is missing or includes something that is not there."""


def source(path: Path, include_folder: Path, defines: dict[str, int]) -> str:
    """The text of one shader with every include put in once and defines after the version line."""
    seen: set[str] = set()

    def joined(text: str) -> str:
        def put_in(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in seen:
                return ""
            seen.add(name)
            return joined(read(include_folder / name))

        return INCLUDE.sub(put_in, text)

    body = joined(read(path))
    if not body.startswith(VERSION):
        body = f"{VERSION}\n{body}"
    lines = "".join(f"#define {name} {value}\n" for name, value in defines.items())
    return body.replace(f"{VERSION}\n", f"{VERSION}\n{lines}", 1)


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ShaderError(f"shader {path.name} cannot be read: {error.strerror}") from error


class ShaderLibrary:
    """Finished shaders by name, each made once for one quality tier (0 low … 3 ultra)."""

    def __init__(
        self, folder: Path, quality: int, *, upper: bool = False, shaded: bool = False
    ) -> None:
        """``upper``: programs for what neither the sun nor a lamp can reach, without either.
        ``shaded``: for what only the sun never reaches."""
        self.folder = folder
        self.defines = {"QUALITY": quality, "UPPER": int(upper), "SHADED": int(upper or shaded)}
        self._made: dict[tuple[str, str], Shader] = {}

    def surface(self, name: str) -> Shader:
        """The surface's own fragment shader, behind its own vertex shader or the common one."""
        return self._make(self._surface_vertex(name), self.folder / "surface" / f"{name}.frag")

    def mask(self, name: str, fragment: str) -> Shader:
        """A surface's vertex stage with a pass's fragment stage: for drawing it into a mask."""
        return self._make(self._surface_vertex(name), self.folder / "pass" / f"{fragment}.frag")

    def screen(self, name: str) -> Shader:
        """A full-screen pass."""
        folder = self.folder / "pass"
        return self._make(folder / "screen.vert", folder / f"{name}.frag")

    def interface(self, name: str) -> Shader:
        """Letters and panels on top of the picture."""
        folder = self.folder / "ui"
        return self._make(folder / "label.vert", folder / f"{name}.frag")

    def _surface_vertex(self, name: str) -> Path:
        own = self.folder / "surface" / f"{name}.vert"
        return own if own.exists() else self.folder / "surface" / "surface.vert"

    def _make(self, vertex: Path, fragment: Path) -> Shader:
        key = (vertex.name, str(fragment))
        if key not in self._made:
            include = self.folder / "include"
            shader = Shader.make(
                Shader.SL_GLSL,
                vertex=source(vertex, include, self.defines),
                fragment=source(fragment, include, self.defines),
            )
            if shader is None:
                raise ShaderError(f"shader {fragment.name} could not be made")
            shader.set_filename(Shader.ST_fragment, fragment.name)
            shader.set_filename(Shader.ST_vertex, vertex.name)
            self._made[key] = shader
        return self._made[key]
