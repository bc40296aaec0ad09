"""How our textures are looked up: never past their rim."""

from __future__ import annotations

from panda3d.core import SamplerState, Texture


def clamped(texture: Texture, smaller: int, larger: int | None = None) -> Texture:
    """``texture`` itself, clamped every way; ``smaller`` and ``larger`` are the filters for
    minifying and magnifying, the same for both where only one is given."""
    texture.set_minfilter(smaller)
    texture.set_magfilter(smaller if larger is None else larger)
    for wrap in (texture.set_wrap_u, texture.set_wrap_v, texture.set_wrap_w):
        wrap(SamplerState.WM_clamp)
    return texture
