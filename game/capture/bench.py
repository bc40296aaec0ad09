"""Milliseconds a frame of a named view, a pixel read back every frame so that the renderer cannot be ahead."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from game.capture.shot import music, set_scene
from game.capture.views import view_named
from game.light.pose import Pose
from game.options import DEFAULTS

WARM_UP_FRAMES = 5
STEP = 1.0 / 60.0
TURN = float(np.radians(30.0))
"""How fast one turns on the spot, radians a second."""
ROUND, PACE = 9.0, 1.55
"""Radius of the walk round the ring, metres, and metres a second."""


def still(pose: Pose, seconds: float) -> Pose:
    """The view as it is."""
    return pose


def turning(pose: Pose, seconds: float) -> Pose:
    """Turning on the spot."""
    return replace(pose, azimuth=pose.azimuth + TURN * seconds)


def walking(pose: Pose, seconds: float) -> Pose:
    """Round the ring at a walk, along the shelves, looking ahead and a little up."""
    angle = float(np.pi) + PACE / ROUND * seconds
    x, z = ROUND * np.sin(angle), ROUND * np.cos(angle)
    return Pose((float(x), pose.position[1], float(z)), angle + np.pi / 2, pose.pitch, pose.fov)


MOTIONS: dict[str, Callable[[Pose, float], Pose]] = {
    "still": still,
    "turn": turning,
    "walk": walking,
}
"""How the eye moves: (the view's pose, seconds since the start) -> pose."""


def measure(
    view_name: str,
    size: tuple[int, int],
    seconds: float,
    quality: str,
    *,
    motion: str = "still",
    only_json: bool,
) -> None:
    """Prints the figures; the last line is one JSON object. ``motion`` is one of MOTIONS."""
    view = view_named(view_name)
    from game.app import opened

    began = time.perf_counter() - process_age()
    options = replace(DEFAULTS, quality=quality)
    dream = opened("offscreen", size, options, lambda line: None, sound=False)
    dream.draw_from(view.pose)
    dream.engine.graphicsEngine.render_frame()
    read_pixel(dream)
    startup = time.perf_counter() - began
    set_scene(dream, view)
    read_pixel(dream)

    wall, cpu = [], []
    frames = 0
    until = None
    while until is None or time.perf_counter() < until:
        wall_start, cpu_start = time.perf_counter(), time.process_time()
        dream.clock.step(STEP)
        dream.director.update(STEP)
        pose = MOTIONS[motion](view.pose, frames * STEP)
        eye = pose.position
        dream.library.update(STEP, eye)
        dream.cast.update(
            dream.clock.now,
            STEP,
            eye,
            dream.director,
            dream.baked,
            view.looked_at,
            music(dream, view),
        )
        dream.draw_from(pose)
        dream.engine.graphicsEngine.render_frame()
        read_pixel(dream)
        frames += 1
        if frames == WARM_UP_FRAMES:
            until = time.perf_counter() + seconds
        elif frames > WARM_UP_FRAMES:
            wall.append(time.perf_counter() - wall_start)
            cpu.append(time.process_time() - cpu_start)

    gsg = dream.engine.win.get_gsg()
    drawn = drawn_now(dream)
    result = {
        "view": view_name,
        "size": list(size),
        "quality": quality,
        "motion": motion,
        "frames": len(wall),
        "wall_ms": spread(wall),
        "cpu_ms": spread(cpu),
        **drawn,
        "startup_s": round(startup, 3),
        "peak_rss_mb": round(peak_rss_mb(), 1),
        "gl_renderer": gsg.get_driver_renderer(),
    }
    if not only_json:
        for name, value in result.items():
            print(f"{name:>12}  {value}")
    print(json.dumps(result))


def read_pixel(dream) -> None:
    """Waits for the frame: copies the small end of the bloom chain back, a handful of texels."""
    gsg = dream.engine.win.get_gsg()
    dream.engine.graphicsEngine.extract_texture_data(dream.renderer.last_texture, gsg)


def spread(seconds: list[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile in milliseconds."""
    values = np.percentile(np.array(seconds) * 1000.0, [50, 95, 99])
    return dict(zip(("median", "p95", "p99"), (round(float(v), 2) for v in values), strict=True))


def drawn_now(dream) -> dict[str, int]:
    """Draw calls, nodes and vertices of the last frame's visible scene, passes included."""
    from panda3d.core import Camera, GeomNode

    root = dream.renderer.dream
    calls = vertices = 0
    nodes = 0
    bounds = dream.renderer.camera.node().get_lens().make_bounds()
    for path in root.find_all_matches("**"):
        if any(hidden(up) for up in path.get_ancestors() if not up.is_empty()):
            continue
        nodes += 1
        node = path.node()
        if isinstance(node, Camera) or not isinstance(node, GeomNode):
            continue
        sphere = node.get_bounds().make_copy()
        if not sphere.is_empty() and not sphere.is_infinite():
            sphere.xform(path.get_mat(dream.renderer.camera))
            if not bounds.contains(sphere):
                continue
        calls += node.get_num_geoms()
        vertices += sum(
            node.get_geom(i).get_vertex_data().get_num_rows() for i in range(node.get_num_geoms())
        )
    passes = dream.renderer.pass_count
    return {"draw_calls": calls + passes, "nodes": nodes, "vertices": vertices}


def hidden(path) -> bool:
    """Whether the visitor's camera passes over ``path``."""
    from game.world.nodes import EYE_CAMERA

    return path.is_hidden() or path.is_hidden(EYE_CAMERA)


def peak_rss_mb() -> float:
    """Largest resident memory of this process so far; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def process_age() -> float:
    """Seconds since this process started, where the system says; else 0."""
    try:
        ticks = int(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19])
        up = float(open("/proc/uptime").read().split()[0])
    except (OSError, ValueError, IndexError):
        return 0.0
    import os

    return up - ticks / os.sysconf("SC_CLK_TCK")
