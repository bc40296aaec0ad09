"""What is played when, on stepped time and a sound card that only remembers."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from game.sound.sound import Sound
from game.sound.speech import ADRIFT
from tests.sound.fakes import FakeManager

STEP = 1 / 50
SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"
EARS = (0.0, 1.6, -12.0)


class House:
    """A Sound with its fake card, and lines called `one` and `two`, both `seconds` long."""

    def __init__(self, folder: Path, seconds: float = 2.0, damaged: tuple[str, ...] = ()) -> None:
        (folder / "sounds").mkdir(parents=True)
        for name in json.loads((SOUNDS / "manifest.json").read_text("utf-8")):
            (folder / "sounds" / f"{name}.ogg").touch()
        lines = folder / "voices" / "lines"
        lines.mkdir(parents=True)
        for name in ("one", "two"):
            (lines / f"{name}.ogg").touch()
        (folder / "sounds" / "room").mkdir()
        (folder / "sounds" / "room" / "two.ogg").touch()
        self.said: list[str] = []
        self.card = FakeManager(seconds, damaged)
        self.sound = Sound(folder, {}, self.said.append, manager=self.card)
        self.ears = EARS

    def run(self, seconds: float, clock: float = 1.0) -> None:
        """`clock`: how fast the caller's clock goes against the card's."""
        for _ in range(round(seconds / STEP)):
            self.sound.update(STEP * clock, self.ears, 0.0)
            self.card.advance(STEP)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_crossing_takes_three_seconds(house: House) -> None:
    """Stepping in: the night is gone and the hall is full after 3 s, neither before."""
    house.run(2.0)
    night, hall = house.card.named("night")[0], house.card.named("hall")[0]
    assert night.volume == 1.0 and hall.volume == 0.0
    house.sound.inside(1.0)
    house.run(1.5)
    assert abs(night.volume**2 + hall.volume**2 - 1) < 0.01
    assert abs(night.volume - hall.volume) < 0.05
    house.run(1.6)
    assert night.volume == 0.0 and hall.volume == 1.0


def test_nothing_ever_jumps(house: House) -> None:
    """No loop moves by more than a seventh of full between two frames, even when a voice ducks it,
    and every one has faded to nothing before it ends."""
    house.sound.guitar((1, 1, 1), True)
    house.run(3.0)
    house.sound.inside(1.0)
    house.sound.speak("one", (0, 1, 0))
    house.run(3.0)
    house.sound.guitar((1, 1, 1), False)
    house.run(4.0)
    for sound in house.card.sounds:
        if sound.looping:
            assert abs(np.diff([0.0, *sound.volumes])).max(initial=0.0) < 0.15, sound.name
    guitar = house.card.named("guitar")[0]
    assert not guitar.playing and guitar.volumes[-1] == 0.0


def test_a_line_is_said_from_its_chair_and_its_middle(house: House) -> None:
    """It starts at the second asked for, placed where asked, in the engine's own axes."""
    house.sound.speak("one", (-2.0, 1.2, 3.0), at=0.7)
    house.run(0.1)
    (line,) = house.card.playing("one")
    assert line.begun == [0.7]
    assert line.position == (-2.0, 3.0, 1.2)
    assert house.sound.speaking
    house.run(1.5)
    assert not house.sound.speaking


def test_people_may_overlap_and_be_silenced(house: House) -> None:
    """A second line leaves the first alone; silencing fades both within a tenth of a second."""
    house.sound.speak("one", (0, 1, 0))
    house.run(0.3)
    house.sound.speak("two", (1, 1, 0))
    house.run(0.3)
    assert len(house.card.playing("one")) == 1
    assert [sound.placed for sound in house.card.playing("two")] == [True, False]
    house.sound.silence_voice()
    house.run(0.14)
    assert not house.card.playing("one") and not house.card.playing("two")
    assert house.card.named("one")[0].volumes[-1] == 0.0
    assert not house.sound.speaking


def test_beginning_again_leaves_one_voice(house: House) -> None:
    """The same line asked for twice is not said by two mouths."""
    house.sound.speak("one", (0, 1, 0))
    house.run(0.5)
    house.sound.speak("one", (0, 1, 0))
    house.run(0.3)
    assert len(house.card.playing("one")) == 1


@pytest.mark.parametrize("clock", [0.5, 0.8, 1.0, 1.3])
def test_voice_keeps_to_the_callers_clock(tmp_path: Path, clock: float) -> None:
    """On a slow or a fast clock the words heard stay near the words shown, and none is repeated."""
    house = House(tmp_path, seconds=60.0)
    house.sound.speak("one", (0, 1, 0))
    house.run(8.0, clock)
    line = house.card.named("one")[0]
    heard = line.at
    assert abs(heard - 8.0 * clock) < ADRIFT + 0.1
    assert line.begun == sorted(line.begun)


def test_pause_keeps_every_place(house: House) -> None:
    """Pausing stops all; resuming goes on from the same second, from silence upward."""
    house.sound.speak("one", (0, 1, 0))
    house.run(0.6)
    house.sound.pause()
    assert house.card.volume == 0.0
    house.run(1.0, clock=0.0)
    assert not [sound for sound in house.card.sounds if sound.playing]
    house.sound.resume()
    house.run(0.2)
    (line,) = house.card.playing("one")
    assert abs(line.begun[-1] - 0.6) < 0.05
    assert abs(line.at - 0.8) < 0.05
    assert house.card.volume == 1.0
    assert house.card.playing("night")


def test_steps_are_never_the_same_twice(house: House) -> None:
    """Twenty steps: no variant twice running; the hall answers inside and not outside."""
    for _ in range(20):
        house.sound.footstep("stone", (0, 0, -16), 1.4)
        house.run(0.1)
    names = [sound.name for sound in house.card.named("step-stone") if sound.placed]
    answers = [sound for sound in house.card.named("step-stone") if not sound.placed]
    assert not any(max(sound.volumes, default=0.0) for sound in answers)
    assert len(names) == 20
    assert all(first != second for first, second in itertools.pairwise(names))
    house.sound.inside(1.0)
    house.run(3.0)
    house.sound.footstep("wood", (0, 0, -5), 1.4)
    house.run(0.1)
    (answer,) = [s for s in house.card.named("step-wood") if s.name.endswith("room")]
    assert answer.volume > 0 and not answer.placed
    with pytest.raises(ValueError, match="no surface"):
        house.sound.footstep("lava", (0, 0, 0), 1.0)


def test_shelves_whisper_near_the_walker(house: House) -> None:
    """Inside, mouths within a few steps whisper, six at most; outside, none."""
    house.run(8.0)
    assert not house.card.playing("rustle")
    house.sound.inside(1.0)
    house.ears = (11.5, 1.6, 0.0)
    house.run(9.0)
    places = house.sound.whispering()
    assert 1 <= len(places) <= 6
    assert (np.linalg.norm(places - np.array(house.ears), axis=1) < 8).all()
    heard = {sound.name for sound in house.card.named("rustle")}
    assert len(heard) > 3


def test_a_missing_line_is_said_once(house: House) -> None:
    """A voice file that is not there: one plain line, nothing breaks, nothing plays."""
    house.sound.speak("lost", (0, 1, 0))
    house.sound.speak("lost", (0, 1, 0))
    house.run(0.5)
    assert house.said == ["sound: lost.ogg is missing; it stays silent"]
    assert not house.sound.speaking


def test_a_damaged_file_is_said_once(tmp_path: Path) -> None:
    """A file that cannot be decoded is named, and the rest goes on."""
    house = House(tmp_path, damaged=("one",))
    house.sound.speak("one", (0, 1, 0))
    house.sound.speak("two", (0, 1, 0))
    house.run(0.2)
    assert house.said == ["sound: one.ogg is damaged; it stays silent"]
    assert house.card.playing("two")


def test_the_listener_looks_where_the_walker_looks(house: House) -> None:
    """Facing east (azimuth 90°), the engine's ears face its +x, head up along its +z."""
    house.sound.update(STEP, (1.0, 1.6, 2.0), float(np.pi / 2))
    place, forward, up = (house.card.listener[i : i + 3] for i in (0, 6, 9))
    assert place == (1.0, 2.0, 1.6)
    assert np.allclose(forward, (1, 0, 0), atol=1e-9)
    assert up == (0.0, 0.0, 1.0)


def test_the_guitars_time_is_what_is_heard(house: House) -> None:
    """Whoever acts to the guitar can ask how far it is, until it has faded; None while it is still."""
    assert house.sound.guitar_time is None
    house.sound.guitar((0.0, 0.0, 0.0), on=True)
    assert house.sound.guitar_time == 0.0
    house.run(0.5)
    assert house.sound.guitar_time == pytest.approx(0.5, abs=0.04)
    house.sound.guitar((0.0, 0.0, 0.0), on=False, fade=1.0)
    house.run(0.5)
    assert house.sound.guitar_time == pytest.approx(1.0, abs=0.06)
    house.run(1.0)
    assert house.sound.guitar_time is None


def test_without_a_device_the_guitar_goes_on_unheard(house: House) -> None:
    """Hands that play to it do not stand still in a silent house."""
    house.card.is_valid = lambda: False
    house.sound.guitar((0.0, 0.0, 0.0), on=True)
    house.run(1.0)
    assert house.sound.guitar_time == pytest.approx(1.0, abs=0.04)
