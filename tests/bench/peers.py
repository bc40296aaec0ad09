"""The same hundred thousand books, drawn in four ways on this machine: ``python -m tests.bench.peers``.

Needs the extra ``bench``. Every way gets a process of its own, the same camera, one plain light,
1280x720 pixels and no multisampling; every frame is copied back to memory, so that no renderer can
run ahead. Prints a table of processor milliseconds a frame and, last, one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from importlib.util import find_spec

import numpy as np

from game.capture.views import view_named
from game.meshes import book_layout
from game.meshes.book_layout import BookLayout
from game.meshes.book_places import CASE_BOTTOM, bays, press_span
from game.meshes.books import standing_books
from game.meshes.hall_plan import APOTHEM, TIER_HEIGHT, side_azimuth
from game.meshes.mesh_data import MeshData, yaw_matrix

BOOKS = 100_000
ENTITIES = 10_000
SIZE = (1280, 720)
SECONDS, FEWEST = 6.0, 5
LIGHT = (-0.4, 0.7, -0.6)
WAYS = {
    "hearthlight": "one layout, façades and near books (this game)",
    "merged": "one merged mesh of boxes, plain shader",
    "simplepbr": "the same mesh through panda3d-simplepbr",
    "ursina": f"one Ursina Entity a book, {ENTITIES:,} only",
}
AT_LEAST = {"simplepbr": 15.0, "merged": 4.0}
"""How many times less a frame of ours should take."""

PLAIN_VERTEX = """#version 330 core
uniform mat4 p3d_ModelViewProjectionMatrix;
in vec4 p3d_Vertex; in vec3 p3d_Normal; in vec4 p3d_Color;
out vec3 normal; out vec3 tint;
void main() {
    normal = p3d_Normal; tint = p3d_Color.rgb;
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
}"""
PLAIN_FRAGMENT = """#version 330 core
uniform vec3 light;
in vec3 normal; in vec3 tint;
out vec4 colour;
void main() { colour = vec4(tint * (0.3 + max(dot(normalize(normal), light), 0.0)), 1.0); }"""


def layout_of(count: int) -> BookLayout:
    """The fewest bays from the floor up that hold ``count`` books."""
    every = bays()
    for number in range(1, len(every) + 1):
        found = book_layout.book_layout(every[:number])
        if found.count >= count:
            return found
    raise ValueError(f"the hall has fewer than {count} books")


def boxes(layout: BookLayout, count: int) -> MeshData:
    """The first ``count`` books as closed boxes, twelve triangles each, in their leathers."""
    corners, tints = [], []
    for bay in layout.bays:
        turn = yaw_matrix(side_azimuth(bay.side))
        base = bay.tier * TIER_HEIGHT + CASE_BOTTOM
        for press in bay.presses():
            books = standing_books(layout, bay, press)
            left = press_span(bay, press)[0]
            across = books.axis * books.width[:, None]
            up = books.rise * books.height[:, None]
            flat = np.stack(
                [books.foot, books.foot + across, books.foot + across + up, books.foot + up], 1
            )
            depth = (APOTHEM + books.setback)[:, None, None] + np.array([0.0, 0.16])[None, :, None]
            place = np.empty((len(flat), 2, 4, 3), np.float32)
            place[..., :2] = flat[:, None] + [left, base]
            place[..., 2] = depth
            corners.append(place.reshape(-1, 8, 3) @ turn)
            look = layout.look[books.line, books.column].astype(np.float32) / 255
            tints.append(look[:, :3] ** 2 / look[:, 3:])
    corners, tints = np.concatenate(corners)[:count], np.concatenate(tints)[:count]
    faces = np.array(
        [(0, 3, 2, 1), (4, 5, 6, 7), (3, 7, 6, 2), (0, 1, 5, 4), (0, 4, 7, 3), (1, 2, 6, 5)]
    )
    positions = corners[:, faces].reshape(-1, 3)
    a, b, c = positions[0::4], positions[1::4], positions[2::4]
    normals = np.cross(b - a, c - a)
    # Lying books have across and up exchanged: every face is made to look away from its book.
    middle = np.repeat(corners.mean(axis=1), 6, axis=0)
    inward = (normals * (a - middle)).sum(axis=1) < 0
    normals[inward] *= -1
    normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    first = 4 * np.arange(len(a))[:, None, None]
    pattern = np.where(inward[:, None, None], [(0, 2, 1), (0, 3, 2)], [(0, 1, 2), (0, 2, 3)])
    tint = np.repeat(np.column_stack([tints, np.ones(len(tints))]), 24, axis=0)
    return MeshData(
        positions, np.repeat(normals, 4, axis=0), (first + pattern).reshape(-1, 3), color=tint
    )


def opened():
    """A bare engine without a window, its camera where the hall view's stands; and the texture into
    which every frame is copied.
    """
    from panda3d.core import GraphicsOutput, LMatrix4f, Texture, load_prc_file_data

    load_prc_file_data("", f"window-type offscreen\nwin-size {SIZE[0]} {SIZE[1]}\ngl-version 3 3")
    load_prc_file_data("", "coordinate-system y-up-left\nsync-video false\naudio-library-name null")
    load_prc_file_data("", "load-display p3headlessgl")
    load_prc_file_data("", "framebuffer-multisample false\nmultisamples 0")
    from direct.showbase.ShowBase import ShowBase

    base = ShowBase()
    base.set_background_color(0, 0, 0, 1)
    frame = Texture("frame")
    base.win.add_render_texture(frame, GraphicsOutput.RTM_copy_ram)
    pose = view_named("hall").pose
    matrix = np.eye(4)
    matrix[:3, :3], matrix[3, :3] = pose.axes(), pose.position
    base.disable_mouse()
    base.camera.set_mat(LMatrix4f(*matrix.reshape(-1).tolist()))
    base.camLens.set_near_far(0.06, 400.0)
    base.camLens.set_aspect_ratio(SIZE[0] / SIZE[1])
    base.camLens.set_min_fov(float(np.degrees(pose.fov)))
    return base, frame


def timed(draw, frame) -> dict[str, float | int]:
    """Median processor and wall milliseconds of ``draw``, which must leave ``frame`` filled."""
    for _ in range(3):
        draw()
    cpu, wall, began = [], [], time.perf_counter()
    while len(cpu) < FEWEST or time.perf_counter() - began < SECONDS:
        wall_start, cpu_start = time.perf_counter(), time.process_time()
        draw()
        cpu.append(time.process_time() - cpu_start)
        wall.append(time.perf_counter() - wall_start)
    picture = np.frombuffer(frame.get_ram_image(), np.uint8)
    if not picture.any():
        raise RuntimeError("the frame that came back is black")
    drawn = float((picture.reshape(-1, 4)[:, :3].max(axis=1) > 8).mean())
    median = {
        name: round(float(np.median(v)) * 1e3, 2)
        for name, v in (("cpu_ms", cpu), ("wall_ms", wall))
    }
    return {**median, "frames": len(cpu), "covered": round(drawn, 3)}


def hearthlight() -> dict[str, float | int]:
    """Ours: the game's own shelves with its own programs (medium), its probes and masks plain."""
    from panda3d.core import (
        LMatrix4f,
        PTA_LVecBase4f,
        SamplerState,
        Texture,
        UnalignedLVecBase4f,
    )

    from game.light.frame import EYE_TIME, HAZE, SUN_COLOR, SUN_INSIDE, FrameUniforms
    from game.light.renderer import volume
    from game.light.shaders import ShaderLibrary
    from game.light.textures import clamped
    from game.places import bundled
    from game.world.shelves import ShelfWorld

    base, frame = opened()
    layout = layout_of(BOOKS)
    eye = np.array(view_named("hall").pose.position)
    uniforms = FrameUniforms()
    uniforms.bind(base.render)
    uniforms.put(EYE_TIME, eye, 60.0)
    uniforms.put(SUN_INSIDE, np.array(LIGHT) / np.linalg.norm(LIGHT), 1.0)
    uniforms.put(SUN_COLOR, (1.0, 1.0, 1.0), 0.0)
    uniforms.put(HAZE, (0.0, 0.0, 0.0), 0.0)
    bright = np.full((2, 2, 2, 4), 180, np.uint8)
    base.render.set_shader_input("probe_color", volume("probe_color", bright))
    base.render.set_shader_input("probe_direction", volume("probe_direction", bright // 180 * 128))
    place = PTA_LVecBase4f.empty_array(2)
    place.set_element(0, UnalignedLVecBase4f(-15.0, -1.0, -15.0, 0.0))
    place.set_element(1, UnalignedLVecBase4f(1 / 30, 1 / 80, 1 / 30, 0.0))
    base.render.set_shader_input("probe_place", place)
    for name in ("sun_mask", "ring_mask", "sky"):
        white = Texture(name)
        white.setup_2d_texture(1, 1, Texture.T_unsigned_byte, Texture.F_rgba8)
        white.set_ram_image_as(b"\xff\xff\xff\xff", "RGBA")
        base.render.set_shader_input(name, clamped(white, SamplerState.FT_linear))
    for name in ("sun_matrix", "ring_matrix"):
        base.render.set_shader_input(name, LMatrix4f.ident_mat())
    shaders, upper = (ShaderLibrary(bundled("shaders"), 1, upper=high) for high in (False, True))
    shelves = ShelfWorld(base.render, layout, shaders, upper)
    shelves.pixel = float(2 * np.tan(view_named("hall").pose.fov / 2) / SIZE[1])
    for node in shelves.nodes:
        if node.get_tag("surface") == "wood":
            node.remove_node()  # books alone
    shelves.settle(eye)

    def draw() -> None:
        shelves.update(eye)
        base.graphicsEngine.render_frame()

    return {**timed(draw, frame), "books": layout.count}


def merged() -> dict[str, float | int]:
    """One mesh, one draw call, one light in a shader of three lines."""
    from panda3d.core import LVecBase3f, Shader

    from game.world.nodes import node

    base, frame = opened()
    path = node("books", boxes(layout_of(BOOKS), BOOKS))
    path.reparent_to(base.render)
    path.set_shader(Shader.make(Shader.SL_GLSL, PLAIN_VERTEX, PLAIN_FRAGMENT))
    path.set_shader_input("light", LVecBase3f(*LIGHT).normalized())
    return {**timed(base.graphicsEngine.render_frame, frame), "books": BOOKS}


def simplepbr() -> dict[str, float | int]:
    """The same mesh, shaded by panda3d-simplepbr with one directional light."""
    import simplepbr as pbr
    from panda3d.core import DirectionalLight, Material, Point3

    from game.world.nodes import node

    base, frame = opened()
    pbr.init(msaa_samples=0, max_lights=1, use_normal_maps=False, enable_shadows=False)
    path = node("books", boxes(layout_of(BOOKS), BOOKS))
    path.reparent_to(base.render)
    leather = Material("leather")
    leather.set_base_color((1, 1, 1, 1))
    leather.set_roughness(0.6)
    path.set_material(leather)
    sun = base.render.attach_new_node(DirectionalLight("sun"))
    sun.set_pos(*LIGHT)
    sun.look_at(Point3(0, 0, 0))
    base.render.set_light(sun)

    return {**timed(base.task_mgr.step, frame), "books": BOOKS}


def ursina() -> dict[str, float | int]:
    """An Entity a book, as a beginner would; only as many as one has the patience for."""
    from panda3d.core import GraphicsOutput, Texture, load_prc_file_data
    from ursina import Entity, Ursina, camera, color, window

    load_prc_file_data("", "load-display p3headlessgl")
    app = Ursina(
        size=SIZE,
        window_type="offscreen",
        vsync=False,
        development_mode=False,
        editor_ui_enabled=False,
    )
    window.color = color.black
    frame = Texture("frame")
    app.win.add_render_texture(frame, GraphicsOutput.RTM_copy_ram)
    mesh = boxes(layout_of(ENTITIES), ENTITIES)
    corners = mesh.positions.reshape(ENTITIES, 24, 3)
    low, high = corners.min(axis=1), corners.max(axis=1)
    for book in range(ENTITIES):
        r, g, b = mesh.color[24 * book, :3]
        Entity(
            model="cube",
            position=tuple((low[book] + high[book]) / 2),
            scale=tuple(high[book] - low[book]),
            color=color.rgb(float(r), float(g), float(b)),
        )
    pose = view_named("hall").pose
    camera.position, camera.rotation_x = pose.position, -float(np.degrees(pose.pitch))
    camera.fov = float(np.degrees(pose.fov))
    return {**timed(app.step, frame), "books": ENTITIES}


def measured(way: str) -> dict[str, float | int | str]:
    """One way in a process of its own. A way that fails says so in its last line."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.peers", "--one", way], capture_output=True, text=True
    )
    for line in reversed(ran.stdout.splitlines()):
        if line.startswith("{"):
            return json.loads(line)
    said = (ran.stderr or ran.stdout).strip().splitlines()
    return {"failed": said[-1] if said else f"exit status {ran.returncode}"}


def table(results: dict[str, dict]) -> str:
    """The results as a person reads them, ours first."""
    ours = results["hearthlight"].get("cpu_ms")
    lines = [f"{'way':<52} {'books':>8} {'CPU ms':>9} {'wall ms':>9} {'times ours':>11}  wanted"]
    for way, words in WAYS.items():
        if way not in results:
            continue
        found = results[way]
        if "failed" in found:
            lines.append(f"{words:<52} {found['failed']}")
            continue
        times = f"{found['cpu_ms'] / ours:11.1f}" if ours else f"{'–':>11}"
        wanted = f">= {AT_LEAST[way]:g}" if way in AT_LEAST else ""
        lines.append(
            f"{words:<52} {found['books']:>8,} {found['cpu_ms']:>9.1f} {found['wall_ms']:>9.1f} {times}  {wanted}"
        )
    return "\n".join(lines)


def main() -> int:
    """0 when ours is as much cheaper as it should be."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--one", choices=WAYS, help="measure this way alone, in this process")
    way = asked.parse_args().one
    if way:
        print(json.dumps(globals()[way]()))
        return 0
    if find_spec("simplepbr") is None:
        print("panda3d-simplepbr is missing; try: pip install '.[bench]'", file=sys.stderr)
        return 1
    results = {way: measured(way) for way in WAYS}
    print(table(results))
    ours = results["hearthlight"].get("cpu_ms")
    times = {
        way: round(found["cpu_ms"] / ours, 2)
        for way, found in results.items()
        if ours and "cpu_ms" in found and way != "hearthlight"
    }
    kept = all(times.get(way, 0.0) >= least for way, least in AT_LEAST.items())
    print(json.dumps({"size": list(SIZE), "ways": results, "times_ours": times, "kept": kept}))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
