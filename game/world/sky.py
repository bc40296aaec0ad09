"""The sky as engine nodes: a painted dome, stars before it, figures in gold."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from panda3d.core import (
    ColorBlendAttrib,
    NodePath,
    OmniBoundingVolume,
    PNMImage,
    SamplerState,
    StringStream,
    Texture,
)

from game.light.renderer import Renderer
from game.light.shaders import ShaderLibrary
from game.light.textures import clamped
from game.meshes import constellations, dome, stars
from game.meshes.mesh_data import Part
from game.options import Report
from game.places import bundled
from game.world.nodes import node_from_part

ASSETS = bundled("assets") / "sky"
LAYERS = {"sky_far": ("far.jpg", (24, 29, 47)), "sky_near": ("near.jpg", (0, 0, 255))}
"""Shader input -> its file, and the plain colour that does for a file that cannot be read."""
SEED = 8


class Sky:
    """A backdrop that follows the eye; whoever stands inside sees only what is overhead."""

    def __init__(
        self, renderer: Renderer, shaders: ShaderLibrary, report: Report, *, lean: bool
    ) -> None:
        self.root = renderer.dream.attach_new_node("sky")
        self.root.node().set_bounds(OmniBoundingVolume())
        rng = np.random.default_rng(SEED)
        # Last: most of it is hidden behind books. Stars are added to what is painted.
        self._hang(dome.dome(), shaders, 0)
        self.outer = self._hang(stars.outer(rng), shaders, 1)
        for part in (stars.overhead(rng), *constellations.constellations(rng)):
            self._hang(part, shaders, 1)
        layers = {name: layer(*kept, report) for name, kept in LAYERS.items()}
        if lean:  # a software renderer pays for every texel it looks at
            for texture in layers.values():
                texture.set_minfilter(SamplerState.FT_linear_mipmap_nearest)
        renderer.use_sky(layers)

    def _hang(self, part: Part, shaders: ShaderLibrary, order: int) -> NodePath:
        path = node_from_part(part, shaders.surface(part.surface))
        path.node().set_bounds(OmniBoundingVolume())
        path.set_bin("fixed", order)
        path.set_depth_write(False)
        if order:
            add = ColorBlendAttrib
            path.set_attrib(add.make(add.M_add, add.O_one, add.O_one))
        path.reparent_to(self.root)
        return path

    def follow(self, eye: tuple[float, float, float]) -> None:
        """The sky stands as far off wherever one goes. eye: metres."""
        self.root.set_pos(eye[0], 0.0, eye[2])


def layer(file: str, plain: tuple[int, int, int], report: Report) -> Texture:
    """One painted layer; where its file is missing or damaged, one line and an even colour."""
    image = PNMImage()
    try:
        stored = (ASSETS / file).read_bytes()
        # The engine's reader ends the whole program over a damaged file, so it gets none.
        known = json.loads((ASSETS / "manifest.json").read_text("utf-8"))
        if known.get(file) != hashlib.sha256(stored).hexdigest():
            raise ValueError(f"{file} is damaged")
        image.read(StringStream(stored), file)
    except (OSError, ValueError) as error:
        said = (
            f"{Path(error.filename).name}: {error.strerror}"
            if isinstance(error, OSError)
            else error
        )
        report(f"the sky stays plain ({said}); install Hearthlight again")
        image = PNMImage(1, 1)
        image.set_xel_val(0, 0, *plain)
    texture = Texture(file)
    texture.load(image)
    return clamped(texture, SamplerState.FT_linear_mipmap_linear, SamplerState.FT_linear)
