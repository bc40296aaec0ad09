"""What really comes out of the loudspeakers, written to a file by OpenAL Soft instead of played."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import json, sys, time
from pathlib import Path
from game.sound.sound import Sound

said = []
sound = Sound(Path(sys.argv[1]), {"ambience": 0.0}, said.append)
begun = time.perf_counter()
last, due = begun, json.loads(sys.argv[2])
while (now := time.perf_counter()) - begun < float(sys.argv[3]):
    while due and now - begun >= due[0][0]:
        _, what, *rest = due.pop(0)
        getattr(sound, what)(*rest)
    sound.update(now - last, (0.0, 1.6, 0.0), 0.0)
    last = now
    time.sleep(0.01)
sound.close()
print(json.dumps({"said": said, "audible": sound.audible}))
"""


def listened(
    assets: Path, cues: list, seconds: float, environment: dict[str, str]
) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(assets), json.dumps(cues), str(seconds)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real sounds, and a line called `tone`: the guitar, for a steady sound of known length."""
    folder = tmp_path_factory.mktemp("assets")
    (folder / "sounds").symlink_to(ROOT / "assets" / "sounds")
    lines = folder / "voices" / "lines"
    lines.mkdir(parents=True)
    (lines / "tone.ogg").write_bytes((ROOT / "assets" / "sounds" / "guitar.ogg").read_bytes())
    return folder


def level(heard: np.ndarray, rate: int, start: float, stop: float) -> np.ndarray:
    """(2,) root mean square of the left and right channel between two seconds."""
    return np.sqrt((heard[int(start * rate) : int(stop * rate)] ** 2).mean(axis=0))


def test_voice_is_heard_at_its_seconds_and_from_its_side(assets: Path, tmp_path: Path) -> None:
    """A line said at 1 s in the west is heard left until it is silenced at 2.5 s; the same line
    said at 4 s in the east is heard right; between them there is silence."""
    out = tmp_path / "heard.wav"
    conf = tmp_path / "alsoft.conf"
    conf.write_text(f"[wave]\nfile={out}\n")
    cues = [
        [1.0, "speak", "tone", [-3.0, 1.6, 0.5], 3.0],
        [2.5, "silence_voice"],
        [4.0, "speak", "tone", [3.0, 1.6, 0.5], 3.0],
        [5.5, "silence_voice"],
    ]
    done = listened(assets, cues, 6.0, {"ALSOFT_DRIVERS": "wave", "ALSOFT_CONF": str(conf)})
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"said": [], "audible": True}
    heard, rate = samples_of(out)
    quiet = max(level(heard, rate, 0.1, 0.8).max(), level(heard, rate, 3.1, 3.8).max())
    west, east = level(heard, rate, 1.3, 2.4), level(heard, rate, 4.3, 5.4)
    assert west[0] > 3 * west[1] and west[0] > 20 * quiet
    assert east[1] > 3 * east[0] and east[1] > 20 * quiet
    assert quiet < 1e-4


def samples_of(path: Path) -> tuple[np.ndarray, int]:
    """(n, 2) in -1..1 and the rate of what OpenAL Soft wrote: 16-bit, or 32-bit float frames."""
    data = path.read_bytes()
    at = data.index(b"data") + 8
    rate = int.from_bytes(data[24:28], "little")
    bits = int.from_bytes(data[34:36], "little")
    if bits == 32:
        frames = np.frombuffer(data[at : at + (len(data) - at) // 8 * 8], "<f4")
    else:
        frames = np.frombuffer(data[at : at + (len(data) - at) // 4 * 4], "<i2") / 32768
    return frames.reshape(-1, 2).astype(float), rate


def test_without_a_device_one_line_is_said(assets: Path) -> None:
    """No sound card: one plain line through the callback, nothing on stderr, all goes on."""
    cues = [
        [0.0, "inside", 1.0],
        [0.1, "speak", "tone", [0, 1, 0], 0.0],
        [0.2, "guitar", [0, 1, 0], True],
        [0.3, "footstep", "wood", [0, 0, 0], 1.4],
        [0.4, "pause"],
        [0.5, "resume"],
        [0.6, "doors"],
    ]
    done = listened(assets, cues, 1.2, {"ALSOFT_DRIVERS": "none-such"})
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["audible"] is False
    assert len(said["said"]) == 1 and "no audio device" in said["said"][0]
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1
