"""A visitor with a script: walks in, sits, listens, stands, sits again, keeps a picture, leaves.

Run as a process of its own (the engine exists once in each); prints what it saw as one JSON object.
"""

from __future__ import annotations

import json
from dataclasses import replace

from game import places
from game.options import DEFAULTS
from game.play import Play

STEP = 0.1
"""Seconds a frame; the clock gives no longer one."""


class Visitor:
    """Plays the game by its keys and notes what is on screen."""

    def __init__(self) -> None:
        self.said: list[str] = []
        options = replace(DEFAULTS, quality="low")
        self.play = Play(options, self.said.append, seated=False, window="offscreen", size=(96, 54))
        self.captions: list[list] = []
        self.begun: list[str] = []
        self.notices: list[str] = []
        self.prompts: list[str] = []
        self.time = 0.0

    def frame(self) -> None:
        play = self.play
        play.frame(play.dream.clock.step(STEP) if play.dream.clock.running else 0.0)
        self.time += STEP
        self.begun += [cue.line.id for cue in play.dream.director.begun]
        shown = play.captions.shown
        if shown is not None and (not self.captions or self.captions[-1][1:] != list(shown)):
            self.captions.append([round(self.time, 2), *shown])
        for seen, now in ((self.notices, play.notice.shown), (self.prompts, play.prompt.wanted)):
            if now and (not seen or seen[-1] != now):
                seen.append(now)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP)):
            self.frame()

    def until(self, told, seconds: float = 40.0) -> bool:
        """Frames until ``told()`` is true; False when it never was."""
        for _ in range(round(seconds / STEP)):
            if told():
                return True
            self.frame()
        return False

    def tap(self, key: str) -> None:
        self.play.press(key)
        self.play.press(f"{key} up")
        self.frame()


def evening() -> dict:
    visitor = Visitor()
    play, dream = visitor.play, visitor.play.dream
    seen: dict = {"started_at": dream.walker.place.tolist()}

    play.press("left shift")
    play.press("w")
    play.press("w hold")
    seen["doors_opened"] = visitor.until(lambda: dream.library.doors.opening > 0.5)
    seen["offered"] = visitor.until(lambda: "Sit" in play.prompt.wanted)
    play.press("w up")
    play.press("left shift up")
    visitor.wait(0.5)
    seen["inside"] = dream.inside
    seen["moving"] = float((dream.walker.velocity**2).sum())

    visitor.tap("e")
    seen["seated"] = dream.walker.seated
    seen["spoke"] = visitor.until(lambda: play.captions.shown is not None)
    visitor.wait(9.0)
    seen["mid_sentence"] = visitor.until(lambda: dream.director.line_time > 0.5)
    seen["heard_before"] = list(visitor.begun)

    seen["cut"] = dream.director.line.line.id
    visitor.tap("e")
    seen["stood"] = not dream.walker.seated
    visitor.wait(6.0)
    seen["position_standing"] = dream.director.position
    visitor.wait(1.0)
    seen["position_later"] = dream.director.position

    visitor.until(lambda: "Sit" in play.prompt.wanted, 3.0)
    visitor.tap("e")
    seen["asked"] = visitor.until(lambda: play.menu.open) and list(play.menu.choices)
    before = len(visitor.begun)
    visitor.tap("enter")
    visitor.wait(3.0)
    seen["went_on_with"] = visitor.begun[before:]

    visitor.tap("f12")
    visitor.wait(1.0)

    folder = places.pictures_folder()
    folder.rename(folder.with_name("kept"))
    folder.write_text("a file where the folder should be")
    visitor.tap("f12")
    visitor.wait(1.0)

    visitor.tap("left mouse down")
    seen["still_seated"] = dream.walker.seated
    visitor.tap("escape")
    seen["paused"] = list(play.menu.choices)
    still = dream.director.position
    visitor.wait(2.0)
    seen["stood_still"] = dream.director.position == still
    visitor.tap("escape")
    visitor.wait(1.0)
    seen["went_on"] = dream.director.position > still

    visitor.tap("escape")
    visitor.tap("up arrow")
    visitor.tap("enter")
    seen["running"] = play.running
    play.close()
    names = ("said", "captions", "begun", "notices", "prompts")
    return seen | {name: getattr(visitor, name) for name in names}


if __name__ == "__main__":
    print(json.dumps(evening()))
