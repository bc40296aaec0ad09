"""Every shader that the game can ask for is one that the driver takes."""

from pathlib import Path

import pytest
from panda3d.core import Shader, ShaderContext

from game.light.shaders import ShaderError, ShaderLibrary, source
from game.light.tiers import TIERS

FOLDER = Path(__file__).parents[2] / "shaders"
SURFACES = sorted(path.stem for path in (FOLDER / "surface").glob("*.frag"))
SCREENS = sorted(
    path.stem for path in (FOLDER / "pass").glob("*.frag") if not path.stem.startswith("mask_")
)
INTERFACE = sorted(path.stem for path in (FOLDER / "ui").glob("*.frag"))


def compiles(shader: Shader, dream) -> bool:
    gsg = dream.engine.win.get_gsg()
    context = shader.prepare_now(gsg.get_prepared_objects(), gsg)
    return isinstance(context, ShaderContext) and not shader.get_error_flag()


@pytest.mark.parametrize("tier", TIERS.values(), ids=lambda tier: tier.name)
@pytest.mark.parametrize("kind", ["sunlit", "shaded", "upper"])
def test_every_shader_compiles_at_every_tier(dream, tier, kind):
    """All surfaces for every quality, in the sun, out of it and high up; masks, passes and letters."""
    library = ShaderLibrary(FOLDER, tier.level, upper=kind == "upper", shaded=kind == "shaded")
    failed = [name for name in SURFACES if not compiles(library.surface(name), dream)]
    if kind != "sunlit":
        assert failed == []
        return
    failed += [
        f"mask of {name}"
        for name in SURFACES
        if not compiles(library.mask(name, "mask_blocker"), dream)
    ]
    failed += [name for name in SCREENS if not compiles(library.screen(name), dream)]
    failed += [name for name in INTERFACE if not compiles(library.interface(name), dream)]
    assert failed == []


def test_a_broken_shader_would_be_noticed(dream):
    """The check above can fail: nonsense is refused."""
    vertex = source(FOLDER / "surface" / "surface.vert", FOLDER / "include", {})
    broken = Shader.make(Shader.SL_GLSL, vertex=vertex, fragment="#version 330 core\nvoid main( {")
    assert not compiles(broken, dream)


def test_no_shader_asks_for_more_than_opengl_3_3():
    """macOS stops at 4.1, and 3.3 is what we promise."""
    for path in FOLDER.rglob("*.*"):
        if path.suffix in (".vert", ".frag"):
            assert path.read_text(encoding="utf-8").startswith("#version 330 core"), path.name


def test_a_missing_include_is_named(tmp_path):
    """One line that names the file."""
    (tmp_path / "a.frag").write_text('#version 330 core\n#include "gone.glsl"\nvoid main() {}\n')
    with pytest.raises(ShaderError, match=r"gone\.glsl"):
        source(tmp_path / "a.frag", tmp_path, {})
