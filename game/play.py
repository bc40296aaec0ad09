"""A dream in a window: feeds keys, pointer and gamepad into the dream, and shows its interface."""

from __future__ import annotations

from panda3d.core import WindowProperties

from game import places
from game.app import Hearthlight, Wishes, opened
from game.capture.picture import CannotWrite, keep_picture
from game.meshes import hall_plan
from game.options import Options, Report
from game.player.bindings import Hands
from game.player.walker import Intent
from game.ui import words
from game.ui.caption_bar import CaptionBar
from game.ui.label import style
from game.ui.menu import Choice, Menu
from game.ui.prompt import Notice, Prompt

WINDOW_SIZE = (1280, 720)
HINT_AFTER = 1.5


class Play:
    """Owns the window's life: input, interface, the loop."""

    def __init__(self, options: Options, report: Report, seated: bool) -> None:
        self.options = options
        self._notices: list[str] = []
        self.dream: Hearthlight = opened(
            "onscreen", WINDOW_SIZE, options, self._hear(report), sound=True
        )
        self.engine = self.dream.engine
        look = style(self.dream.shaders, places.bundled("assets") / "fonts")
        self.captions = CaptionBar(look, options.caption_size)
        self.prompt = Prompt(look)
        self.notice = Notice(look)
        self.menu = Menu(look)
        self.hands = Hands(sensitivity=options.mouse_sensitivity, invert_y=options.invert_y)
        self._captured = False
        self._focused = True
        self._wishes = Wishes()
        self._asked = False
        self._running = True
        self._wants_picture = False
        for line in self._notices:
            self.notice.say(line)
        self.notice.say(words.WALK_HINT)
        self._listen_to_engine()
        if seated:
            self._go_to_seat()
        self.capture(True)

    def _hear(self, report: Report) -> Report:
        """What is said while starting goes to the terminal and, once there is one, to the screen."""

        def both(line: str) -> None:
            report(line)
            self._notices.append(line)

        return both

    def _listen_to_engine(self) -> None:
        from ursina import Entity

        self._ear = Entity(name="ear", eternal=True)
        self._ear.input = self._key
        self._ear.ignore_paused = True
        self.engine.accept("window-event", self._window_changed)
        self.engine.win.set_close_request_event("close-request")
        self.engine.accept("close-request", self.quit)

    def _go_to_seat(self) -> None:
        dream = self.dream
        dream.library.doors.set(0.0)
        dream.sit(hall_plan.ring()[0])
        dream.walker.settle()
        dream.inside = 1.0

    def capture(self, wanted: bool) -> None:
        """Takes the pointer for looking round, or gives it back."""
        self._captured = wanted
        properties = WindowProperties()
        properties.set_cursor_hidden(wanted)
        properties.set_mouse_mode(
            WindowProperties.M_confined if wanted else WindowProperties.M_absolute
        )
        self.engine.win.request_properties(properties)
        self.hands.let_go()

    def _window_changed(self, window) -> None:
        if window is not self.engine.win:
            return
        if window.is_closed():
            self.quit()
            return
        properties = window.get_properties()
        self.dream.renderer.resize((window.get_x_size(), window.get_y_size()))
        focused = properties.get_foreground() and not properties.get_minimized()
        if self._focused and not focused:
            self.capture(False)
        self._focused = focused

    def _key(self, key: str) -> bool:
        """Every key and button, by Ursina's names; a release ends in ``up``."""
        if key.endswith(" up") and key not in ("gamepad dpad up",):
            self.hands.release(key.removesuffix(" up"))
            return False
        if self.menu.press(key, self._pointer()):
            return True
        action = self.hands.press(key)
        if key == "left mouse down" and not self._captured:
            self.capture(True)
        elif action == "use":
            self._wishes = Wishes(use=True)
        elif action == "menu":
            self.pause()
        elif action == "picture":
            self._wants_picture = True
        return False

    def _pointer(self) -> tuple[float, float]:
        """Window units: x in ± half the aspect ratio, y in ±0.5."""
        window = self.engine.win
        pointer = window.get_pointer(0)
        wide, high = max(window.get_x_size(), 1), max(window.get_y_size(), 1)
        return (pointer.get_x() - wide / 2) / high, 0.5 - pointer.get_y() / high

    def pause(self) -> None:
        """The small menu; time stands still."""
        self.capture(False)
        self._hold(True)
        choices = [Choice(words.RESUME, self.resume)]
        if self.dream.walker.seated:
            choices.append(Choice(words.STAND_UP, self._stand_from_menu))
        choices.append(Choice(words.QUIT, self.quit))
        self.menu.show(words.PAUSED, choices, escaped=self.resume)

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
            ],
            escaped=lambda: answer(Wishes(resume=True)),
        )

    def quit(self) -> None:
        self._running = False

    def run(self) -> None:
        """Frames until the player wakes up."""
        try:
            while self._running:
                self.frame(self.dream.clock.tick())
        finally:
            self.dream.close()
            self.engine.destroy()

    def frame(self, dt: float) -> None:
        """One frame of ``dt`` seconds of dream time."""
        self._look_round()
        wishes, self._wishes = self._wishes, Wishes()
        intent = Intent() if self.menu.open else self.hands.intent(dt)
        self.dream.tick(dt, intent, wishes)
        self._show(dt)
        self.engine.step()
        if self._wants_picture:
            self._wants_picture = False
            self._picture()

    def _look_round(self) -> None:
        if self.menu.open:
            self.menu.point(*self._pointer())
            return
        from ursina import held_keys

        self.hands.stick_walk = (held_keys["gamepad left stick x"], held_keys["gamepad left stick y"])
        self.hands.stick_look = (
            held_keys["gamepad right stick x"],
            held_keys["gamepad right stick y"],
        )
        if not self._captured:
            return
        window = self.engine.win
        pointer = window.get_pointer(0)
        middle = window.get_x_size() // 2, window.get_y_size() // 2
        if not pointer.get_in_window():
            return
        self.hands.move_pointer(pointer.get_x() - middle[0], middle[1] - pointer.get_y())
        window.move_pointer(0, *middle)

    def _show(self, dt: float) -> None:
        director = self.dream.director
        caption = director.caption if self.options.captions else None
        if caption is None or self.menu.open:
            self.captions.hide()
        else:
            self.captions.show(caption.name, caption.colour, caption.text)
        if self.menu.open or self.dream.offered_chair is None:
            self.prompt.want_nothing()
        else:
            self.prompt.want(words.SIT, "E")
        real = dt if dt > 0 else 1 / 60
        self.prompt.update(real)
        self.notice.update(real)
        asks = director.asks_resume and self.dream.walker.settled > 0.9
        if asks and not self._asked:
            self._ask_how_to_go_on()
        self._asked = asks

    def _picture(self) -> None:
        try:
            kept = keep_picture(self.dream.renderer.picture(), places.pictures_folder())
        except CannotWrite as error:
            self.notice.say(words.PICTURE_FAILED.format(reason=error))
        else:
            self.notice.say(words.PICTURE_KEPT.format(file=kept))
            if self.dream.sound is not None:
                self.dream.sound.photo()
