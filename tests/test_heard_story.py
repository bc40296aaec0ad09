"""What a visitor hears in the chair: the real dream played into OpenAL Soft's file writer."""

import json
import sys

import pytest

from tests.command import hearthlight
from tests.sound.test_heard import level, samples_of

SCRIPT = """
import json, sys, time
from dataclasses import replace
from game.app import Wishes, opened
from game.meshes.hall_plan import ring
from game.options import DEFAULTS
from game.player.walker import Intent

options = replace(DEFAULTS, quality="low", volume_ambience=0.0, volume_music=0.0, volume_steps=0.0)
said = []
dream = opened("offscreen", (64, 36), options, said.append, sound=True)
dream.inside = 1.0
dream.library.doors.set(0.0)
dream.sit(ring()[0])
dream.walker.settle()
begun, ends = [], None
started = time.perf_counter()
while time.perf_counter() - started < 25:
    dream.tick(dream.clock.tick(), Intent(), Wishes())
    dream.engine.step()
    now = time.perf_counter()
    for cue in dream.director.begun:
        begun.append([cue.line.id, now, cue.duration])
    if len(begun) == 2 and now - begun[1][1] > min(begun[1][2], 2.5):
        break
closed = time.perf_counter()
dream.close()
print(json.dumps({"said": said, "closed": closed, "begun": begun}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the writer's settings file has other paths")
def test_the_story_is_heard_when_its_captions_say_it(tmp_path):
    """Silence while one settles; then a voice in every line, at the second the director began it."""
    out = tmp_path / "heard.wav"
    conf = tmp_path / "alsoft.conf"
    conf.write_text(f"[wave]\nfile={out}\n")
    done = hearthlight(home=tmp_path, code=SCRIPT, ALSOFT_DRIVERS="wave", ALSOFT_CONF=str(conf))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["said"] == [] and len(told["begun"]) == 2
    heard, rate = samples_of(out)
    length = len(heard) / rate
    first = length - (told["closed"] - told["begun"][0][1])
    before = level(heard, rate, max(first - 0.9, 0.0), first - 0.15).max()
    assert before < 1e-4, "somebody speaks before the first word"
    for line, began, duration in told["begun"]:
        start = length - (told["closed"] - began)
        voice = level(heard, rate, start + 0.1, min(start + duration, length) - 0.1).max()
        assert voice > 0.005, f"{line} was not heard: {voice:.5f}"
        assert voice > 20 * before
