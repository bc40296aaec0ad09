"""What stands on the floor stands in it too, where the quality is high."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from panda3d.core import PerspectiveLens

from game.capture.views import degrees
from game.light import renderer
from game.light.passes.reflection import floor_in_view
from game.light.tiers import TIERS
from tests.command import hearthlight

SHADERS = Path(__file__).parents[2] / "shaders"

LOOK = """
import json
from dataclasses import replace

import numpy as np
from panda3d.core import LMatrix4f, LPoint4f, Shader

from game.app import opened
from game.capture.shot import set_scene
from game.capture.views import View, degrees, view_named
from game.meshes.mesh_data import MeshData, Part
from game.options import DEFAULTS
from game.world.nodes import node_from_part

SIZE, LAMP = (160, 90), np.array([1.5, 0.8, -6.0])
dream = opened("offscreen", SIZE, replace(DEFAULTS, quality="high"), print, sound=False)
renderer = dream.renderer
mirror = renderer.reflection
found = {}


def active(view):
    set_scene(dream, view)
    return mirror.buffer.is_active()


def brightest():
    engine = dream.engine.graphicsEngine
    engine.extract_texture_data(mirror.texture, dream.engine.win.get_gsg())
    high, wide = mirror.texture.get_y_size(), mirror.texture.get_x_size()
    texels = np.frombuffer(mirror.texture.get_ram_image(), np.float32).reshape(high, wide, 4)
    light = texels[..., :3].sum(-1)
    row, column = np.unravel_index(light.argmax(), light.shape)
    mirror.texture.clear_ram_image()
    return [1.0 - (column + 0.5) / wide, (row + 0.5) / high, float(light.max())]


found["outside"] = active(view_named("doors"))
found["upward"] = active(view_named("dome"))
eye = View(degrees(0.0, 1.7, -10.5, 0, -4))
found["hall"] = active(eye)
found["before"] = brightest()

# A white-hot pane that faces south, in no light but its own.
corners = LAMP + 0.12 * np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]])
pane = MeshData(corners, np.tile([0, 0, -1.0], (4, 1)), np.array([[0, 1, 2], [0, 2, 3]]))
path = node_from_part(Part("wood", pane, two_sided=True), dream.shaders.surface("wood"))
path.set_shader(HOT, 50)
path.reparent_to(dream.library.hall)
set_scene(dream, eye)
found["after"] = brightest()
to_eye = LMatrix4f(renderer.camera.get_mat())
to_eye.invert_in_place()
below = LPoint4f(LAMP[0], -LAMP[1], LAMP[2], 1)
clip = (to_eye * renderer._lens.get_projection_mat()).xform(below)
found["place"] = [0.5 + 0.5 * clip[0] / clip[3], 0.5 + 0.5 * clip[1] / clip[3]]
print(json.dumps(found))
"""
HOT = """Shader.make(
    Shader.SL_GLSL,
    "#version 330 core\\nuniform mat4 p3d_ModelViewProjectionMatrix; in vec4 p3d_Vertex;"
    "void main() { gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex; }",
    "#version 330 core\\nout vec4 o_color; void main() { o_color = vec4(vec3(500.0), 1.0); }",
)"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What a dream at high quality, in a process of its own, says about its mirror."""
    code = LOOK.replace("HOT", HOT)
    said = hearthlight(home=tmp_path_factory.mktemp("home"), code=code)
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout.strip().splitlines()[-1])


def test_something_bright_hangs_as_deep_below_the_floor_as_it_stands_above(found):
    """Its light is in the mirror where the eye would see it through a floor of glass."""
    assert found["before"][2] < 100 < 1400 < found["after"][2]
    assert np.allclose(found["after"][:2], found["place"], atol=0.04)


def test_the_mirror_rests_outside_and_where_no_floor_is_seen(found):
    """Before the doors and under the dome nothing is drawn twice; in the hall it is."""
    assert found["hall"]
    assert not found["outside"]
    assert not found["upward"]


def test_medium_has_no_mirror(dream):
    """No camera, no buffer, and no program that asks for one."""
    assert dream.renderer.reflection is None
    mirrored = {tier.name for tier in TIERS.values() if tier.level >= renderer.MIRRORED_FROM}
    assert mirrored == {"high", "ultra"}
    for path in (SHADERS / "include" / "light.glsl", SHADERS / "include" / "reflection.glsl"):
        text = path.read_text(encoding="utf-8")
        fine = re.sub(r"#if QUALITY > 1\n.*?#endif", "", text, flags=re.DOTALL)
        assert "reflection(" not in fine and "floor_mirror" not in fine


@pytest.mark.parametrize(
    ("pitch", "seen"), [(-90, True), (0, True), (27, True), (32, False), (60, False), (90, False)]
)
def test_the_floor_is_in_view_until_the_lens_looks_over_it(pitch, seen):
    """Whatever the picture's lower rim meets far off counts."""
    lens = PerspectiveLens()
    lens.set_film_size(16 / 9, 1.0)
    pose = degrees(0.0, 1.7, -10.5, 30, pitch, 62)
    lens.set_focal_length(0.5 / float(np.tan(pose.fov / 2)))
    assert floor_in_view(pose, lens) is seen
