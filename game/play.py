"""A dream in a window: feeds keys, pointer and gamepad into the dream, and shows its interface."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from panda3d.core import WindowProperties

from game import places
from game.app import Hearthlight, Wishes, opened
from game.capture.picture import CannotWrite, keep_picture
from game.meshes import hall_plan
from game.options import Options, Report
from game.player.bindings import Hands
from game.player.walker import Intent
from game.story.script import Evening
from game.ui import words
from game.ui.caption_bar import CaptionBar
from game.ui.label import style
from game.ui.menu import Choice, Menu
from game.ui.pointer import Pointer
from game.ui.prompt import Notice, Prompt

WINDOW_SIZE = (1280, 720)
STAND_OFFERED = 6.0
"""Seconds after sitting down for which the way back up is shown."""


class Play:
    """Owns the window's life: input, interface, the loop."""

    def __init__(
        self,
        options: Options,
        report: Report,
        seated: bool,
        window: Literal["onscreen", "offscreen"] = "onscreen",
        size: tuple[int, int] = WINDOW_SIZE,
        sound: bool = True,
        said: Iterable[str] = (),
    ) -> None:
        """``said`` was told to the terminal while there was no screen yet, and is shown on it."""
        self.options = options
        self._said: list[str] = list(said)
        self._keys: list[str] = []
        self.dream: Hearthlight = opened(window, size, options, self._hear(report), sound=sound)
        self.engine = self.dream.engine
        look = style(self.dream.shaders, places.bundled("assets") / "fonts")
        self.layer = look.layer
        self.captions = CaptionBar(look, options.caption_size)
        self.prompt = Prompt(look)
        self.notice = Notice(look)
        self.menu = Menu(look)
        self.pointer = Pointer(self.engine.win)
        self.hands = Hands(sensitivity=options.mouse_sensitivity, invert_y=options.invert_y)
        self.running = True
        self._focused = True
        self._wishes = Wishes()
        self._asked = False
        self._sat_for = 0.0
        self._finished = False
        self._use_key = "E"
        self._wants_picture = False
        self._full_screen = False
        for line in self._said:
            self.notice.say(line)
        if not seated:
            self.notice.say(words.WALK_HINT)
        for line in content_note(self.dream.evening):
            self.notice.say(line)
        self._listen_to_engine()
        self._fit(size)
        if options.fullscreen:
            self._fill_screen()
        if seated:
            self._go_to_seat()
        self.capture(True)

    def _hear(self, report: Report) -> Report:
        """What is said while starting goes to the terminal and, once there is one, to the screen."""

        def both(line: str) -> None:
            report(line)
            self._said.append(line)

        return both

    def _listen_to_engine(self) -> None:
        from ursina import Entity

        self._ear = Entity(name="ear", eternal=True, ignore_paused=True)
        # Only noted here: an error inside the engine's own loop would be printed by it, at length.
        self._ear.input = self._keys.append
        # Takes the place of the engine's own answer: it would move our labels and end the process.
        self.engine.accept("window-event", self._window_changed)
        if hasattr(self.engine.win, "set_close_request_event"):
            self.engine.win.set_close_request_event("close-request")
            self.engine.accept("close-request", self.quit)

    def _go_to_seat(self) -> None:
        dream = self.dream
        dream.library.doors.set(0.0)
        dream.sit(hall_plan.ring()[0])
        dream.walker.settle()
        dream.inside = 1.0

    def capture(self, wanted: bool) -> None:
        """Takes the pointer for looking round, or gives it back; whatever was held down is let go."""
        self.pointer.hold(wanted)
        self.hands.let_go()

    def _fit(self, size: tuple[int, int]) -> None:
        self.dream.renderer.resize(size)
        self.layer.fit(size)

    def _window_changed(self, window) -> None:
        if window != self.engine.win:  # equal, but another Python object each time
            return
        if window.is_closed():
            self.quit()
            return
        properties = window.get_properties()
        self._fit((window.get_x_size(), window.get_y_size()))
        # The engine's own loop rests between frames while nobody can see them.
        self.engine.mainWinMinimized = properties.get_minimized()
        focused = properties.get_foreground() and not properties.get_minimized()
        if focused != self._focused:
            self._focused = focused
            self.capture(focused and not self.menu.open)

    def press(self, key: str) -> None:
        """Every key and button, by Ursina's names; a release ends in ``up``, a repeat in ``hold``."""
        if key.endswith(" hold"):
            return
        if key.endswith(" up") and key != "gamepad dpad up":
            self.hands.release(key.removesuffix(" up"))
            return
        self._use_key = "A" if key.startswith("gamepad") else "E"
        if key == "f12":
            self._wants_picture = True
            return
        if self.menu.press(key, self.layer.at(*self.pointer.place())):
            return
        action = self.hands.press(key)
        if key == "left mouse down" and not self.pointer.held:
            self.capture(True)
        elif action == "use" and not (key == "left mouse down" and self.dream.walker.seated):
            # A click sits down; getting up by one would cut a story short by accident.
            self._wishes = Wishes(use=True)
        elif action == "menu":
            self.pause()
        elif action == "picture":
            self._wants_picture = True
        elif action == "full screen":
            self._fill_screen()

    def _fill_screen(self) -> None:
        """Over the whole screen, or back to a window."""
        self._full_screen = not self._full_screen
        screen = self.engine.pipe.get_display_width(), self.engine.pipe.get_display_height()
        properties = WindowProperties()
        properties.set_fullscreen(self._full_screen)
        properties.set_size(*(screen if self._full_screen and min(screen) > 0 else WINDOW_SIZE))
        self.engine.win.request_properties(properties)

    def pause(self) -> None:
        """The small menu; time stands still."""
        self.capture(False)
        self._hold(True)
        choices = [Choice(words.RESUME, self.resume)]
        if self.dream.walker.seated:
            choices.append(Choice(words.STAND_UP, self._stand_from_menu))
        choices.append(Choice(words.QUIT, self.quit))
        self.menu.show(words.PAUSED, choices, escaped=self.resume, footnote=words.HELP)

    def _hold(self, still: bool) -> None:
        self.dream.clock.running = not still
        self.dream.director.tell("paused" if still else "unpaused")
        if self.dream.sound is not None:
            (self.dream.sound.pause if still else self.dream.sound.resume)()

    def resume(self) -> None:
        self._hold(False)
        self.capture(True)

    def _stand_from_menu(self) -> None:
        self.resume()
        self._wishes = Wishes(use=True)

    def _ask_how_to_go_on(self) -> None:
        """Sitting down again: go on, or hear it from the start."""
        finished = self.dream.director.finished
        go_on = words.JUST_SIT if finished else words.GO_ON
        again = words.AGAIN if finished else words.FROM_THE_START
        self.capture(False)

        def answer(wishes: Wishes) -> None:
            self._wishes = wishes
            self.capture(True)

        self.menu.show(
            words.ASK_AGAIN if finished else words.ASK_RESUME,
            [
                Choice(go_on, lambda: answer(Wishes(resume=True))),
                Choice(again, lambda: answer(Wishes(start_over=True))),
                Choice(words.STAND_UP, lambda: answer(Wishes(use=True))),
            ],
            escaped=lambda: answer(Wishes(resume=True)),
        )

    def quit(self) -> None:
        self.running = False

    def run(self) -> None:
        """Frames until the player wakes up."""
        try:
            while self.running:
                self.frame(self.dream.clock.tick())
        finally:
            self.close()

    def close(self) -> None:
        self.dream.close()
        self.engine.destroy()

    def frame(self, dt: float) -> None:
        """One frame of ``dt`` seconds of dream time."""
        keys, self._keys[:] = list(self._keys), []
        for key in keys:
            self.press(key)
        self._look_round()
        wishes, self._wishes = self._wishes, Wishes()
        intent = Intent() if self.menu.open else self.hands.intent(dt)
        self.dream.tick(dt, intent, wishes)
        self._show(dt)
        self.engine.step()
        if self._wants_picture:
            self._wants_picture = False
            self._keep_picture()

    def _look_round(self) -> None:
        if self.menu.open:
            self.menu.point(*self.layer.at(*self.pointer.place()))
            return
        from ursina import held_keys

        self.hands.stick_walk = (
            held_keys["gamepad left stick x"],
            held_keys["gamepad left stick y"],
        )
        self.hands.stick_look = (
            held_keys["gamepad right stick x"],
            held_keys["gamepad right stick y"],
        )
        moved = self.pointer.moved()
        if moved is not None:
            self.hands.move_pointer(*moved)

    def _show(self, dt: float) -> None:
        director, walker = self.dream.director, self.dream.walker
        caption = director.caption if self.options.captions else None
        if caption is None or self.menu.open:
            self.captions.hide()
        else:
            self.captions.show(caption.name, caption.colour, caption.text)
        settled = walker.seated and walker.settled > 0.9
        self._sat_for = self._sat_for + dt if settled else 0.0
        if director.finished != self._finished:
            self._finished, self._sat_for = director.finished, 0.0
        if self.menu.open:
            self.prompt.hide()
            self.notice.hide()
        else:
            self._offer()
            self.prompt.update(dt)
            self.notice.update(dt)
        asks = director.asks_resume and settled
        if asks and not self._asked:
            self._ask_how_to_go_on()
        self._asked = asks

    def _offer(self) -> None:
        if self.dream.offered_chair is not None:
            self.prompt.want(words.SIT, self._use_key)
        elif 0.0 < self._sat_for < STAND_OFFERED:
            self.prompt.want(words.STAND, self._use_key)
        else:
            self.prompt.want_nothing()

    def _keep_picture(self) -> None:
        try:
            kept = keep_picture(self.dream.renderer.picture(), places.pictures_folder())
        except (CannotWrite, OSError, RuntimeError) as error:
            self.notice.answer(words.PICTURE_FAILED.format(reason=error))
        else:
            self.notice.answer(words.PICTURE_KEPT.format(file=kept))
            if self.dream.sound is not None:
                self.dream.sound.photo()


def content_note(evening: Evening) -> list[str]:
    """What one should know before the first meeting, in the narrator's words."""
    return [line.text for line in evening.part("note").lines]
