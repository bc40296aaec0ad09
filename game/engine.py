"""Opens Ursina, on screen or off, and is the only place that knows how it wants to be configured."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Literal

from game.places import bundled

NEEDED_GL = (3, 3)


@contextlib.contextmanager
def quiet():
    """Python's stdout and the C libraries' stderr go nowhere while the engine introduces itself."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
    except OSError:  # a windowed build without a console has no stderr to silence
        kept = None
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield
    finally:
        if kept is not None:
            os.dup2(kept, 2)
            os.close(kept)


# Ursina 8 asks for a sound device while it is imported, and C libraries complain where there is none.
with quiet():
    import ursina  # noqa: F401


class NoOpenGL(Exception):
    """No usable OpenGL. The message says what was found, what is needed and what to try."""


def open_engine(
    window: Literal["onscreen", "offscreen"],
    size: tuple[int, int],
    *,
    title: str = "Hearthlight",
    vsync: bool = True,
    sound: bool = False,
):
    """Ursina's application with a window (or an offscreen buffer) of ``size`` pixels.

    Raises NoOpenGL when no OpenGL 3.3 can be had.
    """
    from panda3d.core import Filename, load_prc_file_data

    for line in (
        "gl-version 3 3",
        f"win-size {size[0]} {size[1]}",
        f"sync-video {int(vsync)}",
        "textures-power-2 none",
        "texture-minfilter mipmap",
        f"audio-library-name {'p3openal_audio' if sound else 'null'}",
        "notify-level warning",
        "notify-level-audio error",
        "notify-level-movies fatal",
        "notify-level-device error",
        "depth-bits 24",
        "support-threads 0",
        "garbage-collect-states 1",
        "model-cache-dir",
    ):
        load_prc_file_data("hearthlight", line)
    if window == "offscreen":
        load_prc_file_data("hearthlight", "load-display p3headlessgl")

    # Ursina and Panda chat on stdout while they start; a player gets our own lines only.
    with quiet():
        try:
            from ursina import Ursina

            app = Ursina(
                title=title,
                icon=Filename.from_os_specific(str(bundled("assets") / "icon.ico")).get_fullpath(),
                borderless=False,
                fullscreen=False,
                size=size,
                vsync=vsync,
                window_type=window,
                development_mode=True,
                editor_ui_enabled=False,
            )
        except Exception as error:
            raise NoOpenGL(missing_text(what_is_there(window))) from error
    found = opengl_version(app)
    if found < NEEDED_GL:
        raise NoOpenGL(missing_text(f"OpenGL {found[0]}.{found[1]}"))
    tidy(app)
    return app


def what_is_there(window: str) -> str:
    """In words, after an engine could not be opened: the OpenGL that this computer does have."""
    from panda3d.core import (
        FrameBufferProperties,
        GraphicsEngine,
        GraphicsPipe,
        GraphicsPipeSelection,
        WindowProperties,
        load_prc_file_data,
    )

    screens = ("DISPLAY", "WAYLAND_DISPLAY")
    if window == "onscreen" and sys.platform == "linux" and not any(map(os.environ.get, screens)):
        return "no display"
    load_prc_file_data("hearthlight", "gl-version")
    pipe = GraphicsPipeSelection.get_global_ptr().make_default_pipe()
    if pipe is None:
        return "no OpenGL"
    engine = GraphicsEngine(pipe)
    made = engine.make_output(
        pipe,
        "probe",
        0,
        FrameBufferProperties.get_default(),
        WindowProperties.size(16, 16),
        GraphicsPipe.BF_refuse_window,
    )
    if made is None:
        return "no OpenGL"
    engine.open_windows()
    gsg = made.get_gsg()
    version = f"OpenGL {gsg.get_driver_version_major()}.{gsg.get_driver_version_minor()}"
    engine.remove_all_windows()
    return version


def missing_text(found: str) -> str:
    if found == "no display":
        remedy = "a desktop to open a window on; `hearthlight shot` draws pictures without one"
    elif sys.platform == "linux":
        remedy = "a newer graphics driver, or: apt-get install libegl1 libgl1-mesa-dri"
    else:
        remedy = "a newer graphics driver"
    return f"found {found}, need OpenGL 3.3, try {remedy}"


def opengl_version(app) -> tuple[int, int]:
    gsg = app.win.get_gsg()
    return gsg.get_driver_version_major(), gsg.get_driver_version_minor()


def tidy(app) -> None:
    """Takes away what Ursina adds for developers and nobody plays with: its editor, its F-keys."""
    from ursina import application, camera, mouse, window

    window.editor_ui.enabled = False
    window.input_entity.ignore_input = True
    application.hot_reloader.enabled = False
    # Nothing here is picked by ray, and its own sense of where the pointer is would fight ours.
    mouse.enabled = False
    mouse.traverse_target = None
    camera.display_region.set_active(False)
    # A transparent quad over everything, drawn for Ursina's own fades, which we do not use.
    camera.overlay.enabled = False
    with contextlib.suppress(AttributeError):
        app.win.set_clear_color((0, 0, 0, 1))
