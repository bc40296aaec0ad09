"""The sound card, or its absence."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from panda3d.core import AudioManager, Notify, NS_fatal, load_prc_file_data

NO_DEVICE = "sound: no audio device found; the dream goes on in silence, with captions"
DECODED = 90
"""Short sounds that stay decoded, so that a step costs nothing the second time: about 15 MB."""
SETTINGS = """
audio-library-name p3openal_audio
audio-buffering-seconds 2
"""


def open_manager(report: Callable[[str], None]) -> AudioManager:
    """The engine's door to OpenAL. Without a device: one line to `report`, and a manager whose
    sounds are silent and do no harm."""
    # OpenAL Soft's own remarks go to stderr, even at exit, unless it is told beforehand.
    os.environ.setdefault("ALSOFT_LOGLEVEL", "0")
    load_prc_file_data("hearthlight sound", SETTINGS)
    for category in ("audio", "openalAudio"):
        # The engine would say in six lines, on stderr, what `report` says in one.
        Notify.ptr().get_category(category).set_severity(NS_fatal)
    with c_libraries_quiet():
        manager = AudioManager.create_AudioManager()
    if not manager.is_valid():
        report(NO_DEVICE)
    manager.set_concurrent_sound_limit(0)
    manager.set_cache_limit(DECODED)
    manager.audio_3d_set_distance_factor(1.0)
    manager.audio_3d_set_drop_off_factor(1.0)
    manager.audio_3d_set_doppler_factor(0.0)
    return manager


def describe() -> str:
    """Name of the device that sound would come from, or "none". Asked in a process of its own, for
    the engine opens its sound library once and keeps to it."""
    try:
        asked = subprocess.run(
            [sys.executable, "-m", "game.sound.device"],
            capture_output=True,
            text=True,
            timeout=20,
            cwd=Path(__file__).parents[2],
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return "none"
    return asked.stdout.strip().splitlines()[-1] if asked.stdout.strip() else "none"


def device_name() -> str:
    """Opens the default device, reads its name from OpenAL Soft's own log; "none" without one."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "openal.log"
        os.environ |= {"ALSOFT_LOGLEVEL": "3", "ALSOFT_LOGFILE": str(log)}
        manager = open_manager(lambda line: None)
        valid = manager.is_valid()
        manager.shutdown()
        said = log.read_text("utf-8", "replace") if log.exists() else ""
    if not valid:
        return "none"
    named = re.findall(r'Created device [^,]+, "([^"]+)"', said)
    return named[-1] if named else "the system's default device"


@contextlib.contextmanager
def c_libraries_quiet() -> Iterator[None]:
    """What C libraries write to stderr goes nowhere: ALSA has no other way of being silent."""
    try:
        sys.stderr.flush()
        kept = os.dup(2)
    except (OSError, AttributeError, ValueError):  # a windowed program may have no stderr at all
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


if __name__ == "__main__":
    print(device_name())
