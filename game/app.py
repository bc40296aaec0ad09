"""Wires the rooms together and owns the order of a tick."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from panda3d.core import NodePath

from game import places
from game.capture.speed import measured
from game.clock import DreamClock
from game.engine import open_engine
from game.light.hall_light import HallLight, dusk
from game.light.hall_light import load as load_light
from game.light.lamps import put_light, voice_level
from game.light.pose import Pose
from game.light.renderer import Renderer
from game.light.shaders import ShaderLibrary
from game.light.tiers import tier_named
from game.meshes import hall_plan
from game.options import MEASURED, Options, Report
from game.people.cast import Cast
from game.people.guitarist import Music
from game.people.visitor import Visitor
from game.player.floor_plan import door_leaves, library_plan
from game.player.walker import Intent, Walker, near_chair
from game.sound.sound import Sound
from game.story.baked import fitting, read_manifest
from game.story.director import Director
from game.story.script import load_evening
from game.story.timeline import timeline
from game.world.library import Library

HEARD_PARTS = ("welcome", "begin", "idris")
UNHEARD_LINES = ("welcome-10",)
"""Maren promises a song there that is not recorded yet."""
PRESENT = tuple(who for who in hall_plan.OCCUPANTS if who is not None)
START, START_PITCH = (0.0, -31.0), float(np.radians(8.0))
"""Where the dream begins, the whole front in view from gable to steps."""
ADAPTATION = 1.1
"""Seconds until the eyes have got used to 63 % of the change between night and hall."""
AURA_TIME = 6.0
"""Seconds until the visitor's own aura has swollen by 63 %."""
NEAR_RING = 5.2
SEAT = np.array([0.0, hall_plan.SEAT_HEIGHT, 0.0])
GUITAR_PLACE = hall_plan.ring()[4].position + np.array([0.0, 0.75, 0.0])
"""On Maren's lap."""


@dataclass(frozen=True)
class Wishes:
    """What the player asked for in this tick, besides walking and looking."""

    use: bool = False
    resume: bool = False
    start_over: bool = False


class Hearthlight:
    """One dream: the place, who is in it, where you are, and what is being said.

    Knows no keys and no interface: ``tick`` takes intents and wishes; ``game/play.py`` feeds it from
    a window, shots and tests feed it by hand.
    """

    def __init__(
        self, engine, options: Options, report: Report, sound: Sound | None, seed: int = 1
    ) -> None:
        assets = places.bundled("assets")
        self.engine = engine
        self.options = options
        self.clock = DreamClock()
        self.sound = sound
        tier = tier_named(options.quality)
        self.shaders = ShaderLibrary(places.bundled("shaders"), tier.level)
        dream = NodePath("dream")
        dream.reparent_to(engine.render)
        self.renderer = Renderer(engine, dream, self.shaders, tier, options.resolution_scale)
        light = light_or_dusk(assets / "light" / "hall.npz", report)
        self.library = Library(engine, self.renderer, self.shaders, tier, light, seed, report)
        self.cast = Cast(
            PRESENT, assets / "people", self.library.ring, self.shaders, tier.level, seed, report
        )
        self.renderer.sun.retag(self.library.ring)
        self.visitor = Visitor(
            assets / "people" / "you.npz", dream, self.shaders, options.skin_tone, report
        )

        self.evening = load_evening(assets / "story")
        manifest = read_manifest(assets / "voices" / "lines" / "manifest.json")
        self.baked = fitting(manifest, self.evening)
        spoken = timeline(self.evening, HEARD_PARTS, PRESENT, self.baked, UNHEARD_LINES)
        self.director = Director(self.evening, spoken, PRESENT, self.baked)

        self.walker = Walker(START, 0.0, START_PITCH)
        self._plan = library_plan()
        self.inside = 0.0
        self.aura = 0.0
        """How far the visitor's own has swollen, 0..1."""
        self._near_ring = False
        self._in_hall = False
        self._enters = self._heard_guitar = False

    @property
    def free_chairs(self) -> tuple[hall_plan.Chair, ...]:
        return tuple(c for c in hall_plan.ring() if c.occupant not in self.cast.present)

    @property
    def offered_chair(self) -> hall_plan.Chair | None:
        """The free chair the visitor stands before."""
        return near_chair(self.walker, self.free_chairs)

    def tick(self, dt: float, intent: Intent, wishes: Wishes) -> None:
        """One step of ``dt`` seconds.

        1. the visitor wishes, walks, sits  2. the director hears of it and moves on
        3. doors, shelves, dome  4. people act to the director's line  5. sound  6. light and camera
        """
        self._obey(wishes)
        plan = self._plan.with_walls(door_leaves(self.library.doors.angle))
        falls = self.walker.update(dt, intent, plan)
        eye = self.walker.eye(self.options.head_bob)

        self._tell_director(eye)
        self.director.update(dt)

        opening = self.library.doors.answer(eye)
        self.library.update(dt, eye)

        self.cast.update(
            self.clock.now, dt, eye, self.director, self.baked, self.walker.seated, self._music()
        )
        lowest = self.walker.pitch - self.renderer.half_height
        self.visitor.update(self.clock.now, dt, self.walker, eye, lowest, self._pushing(eye))

        self._follow_light(dt, eye)
        self._follow_aura(dt)
        if self.sound is not None:
            self._sound(dt, eye, falls, opening)
        self.draw_from(
            Pose(eye, self.walker.azimuth, self.walker.pitch, np.radians(self.options.fov))
        )

    def draw_from(self, pose: Pose) -> None:
        """Sets the camera and the frame's light; the engine draws when it is told to."""
        self.renderer.look(pose)
        self.library.shelves.pixel = self.renderer.pixel_angle
        now = self.clock.now
        self.renderer.update(now, self.inside, hall_plan.evening_sun(now))
        put_light(
            self.renderer.frame,
            self.library.doors.opening,
            self.inside,
            self.renderer.atmosphere.night,
            *self._voice(),
        )

    def _voice(self) -> tuple[np.ndarray, float]:
        """Where somebody speaks, (3,) metres, and how brightly, 0..1."""
        cue = self.director.line
        if cue is None:
            return self.cast.mouth(""), 0.0
        recording = self.baked.get(cue.line.id)
        level = voice_level(recording.loudness, self.director.line_time) if recording else 0.0
        return self.cast.mouth(cue.line.who), level

    def _obey(self, wishes: Wishes) -> None:
        if wishes.resume:
            self.director.tell("resume")
        if wishes.start_over:
            self.director.tell("start_over")
        if not wishes.use:
            return
        if self.walker.seated:
            self.stand()
        elif (chair := self.offered_chair) is not None:
            self.sit(chair)

    def sit(self, chair: hall_plan.Chair) -> None:
        self.walker.sit(chair, self._company(chair))
        self.director.tell("sat", chair.index)
        if self.sound is not None:
            self.sound.sit(chair.position + SEAT)
            self.sound.guitar(GUITAR_PLACE, on=False)

    def _company(self, chair: hall_plan.Chair) -> float | None:
        """Azimuth from ``chair`` to whoever speaks next; None when nobody is there."""
        upcoming = self.director.timeline.next_after(self.director.position)
        if upcoming is None or upcoming.line.who not in self.cast.present:
            return None
        way = self.cast.mouth(upcoming.line.who) - chair.position
        return float(np.arctan2(way[0], way[2]))

    def stand(self) -> None:
        chair = self.walker.seat
        self.walker.stand()
        self.director.tell("stood")
        if self.sound is not None:
            self.sound.silence_voice()
            self.sound.stand(chair.position + SEAT)
            self.sound.guitar(GUITAR_PLACE, on=True)

    def _tell_director(self, eye: tuple[float, float, float]) -> None:
        in_hall = eye[2] > -hall_plan.APOTHEM
        self._enters = in_hall and not self._heard_guitar and not self.walker.seated
        self._heard_guitar |= self._enters
        if in_hall != self._in_hall:
            self._in_hall = in_hall
            self.director.tell("entered_hall" if in_hall else "left_hall")
        near = bool(np.hypot(eye[0], eye[2]) < NEAR_RING)
        if near != self._near_ring and not self.walker.seated:
            self._near_ring = near
            self.director.tell("near_ring" if near else "left_ring")

    def _pushing(self, eye: tuple[float, float, float]) -> float:
        """0..1: the doors swing open before the visitor, whose hands go along."""
        opening = self.library.doors.opening
        before = eye[2] < hall_plan.DOOR_Z and np.cos(self.walker.azimuth) > 0.5
        return (
            float(before) * min(opening / 0.1, (0.9 - opening) / 0.3, 1.0) if opening < 0.9 else 0.0
        )

    def _follow_light(self, dt: float, eye: tuple[float, float, float]) -> None:
        threshold = (eye[2] - (hall_plan.DOOR_Z - 2.2)) / 4.5
        wanted = float(np.clip(threshold, 0.0, 1.0))
        self.inside += (wanted - self.inside) * (1.0 - np.exp(-dt / ADAPTATION))

    def _music(self) -> Music:
        """What is heard of the guitar; silence without a sound system."""
        return Music(guitar=None if self.sound is None else self.sound.guitar_time)

    def _follow_aura(self, dt: float) -> None:
        """Yours swells while you sit in the ring, and breathes."""
        self.aura += (float(self.walker.seated) - self.aura) * (1.0 - np.exp(-dt / AURA_TIME))
        self.renderer.own_glow = self.aura * (0.75 + 0.25 * self.cast.visitor_aura(self.clock.now))

    def _sound(self, dt: float, eye, falls, opening: bool) -> None:
        sound = self.sound
        for fall in falls:
            surface = surface_underfoot(*fall.place)
            sound.footstep(surface, (fall.place[0], 0.0, fall.place[1]), fall.speed)
        if opening:
            sound.doors(self.library.doors.place)
        if self._enters:
            sound.guitar(GUITAR_PLACE, on=True, fade=6.0)
        for cue in self.director.begun:
            sound.speak(cue.line.id, self.cast.mouth(cue.line.who), at=self.director.line_time)
        sound.inside(self.inside)
        sound.update(dt, eye, self.walker.azimuth)

    def close(self) -> None:
        if self.sound is not None:
            self.sound.close()


def light_or_dusk(path: Path, report: Report) -> HallLight:
    """The hall's baked light; where it is missing or damaged, one line and an even dusk."""
    try:
        return load_light(path)
    except (OSError, ValueError):
        report(f"the hall's light is missing or damaged ({path.name}); install Hearthlight again")
        return dusk()


def surface_underfoot(x: float, z: float) -> str:
    """What a foot meets at (x, z): the forecourt's and the hall's stone, the ring's inlaid wood."""
    inlaid = hall_plan.RING_RADIUS + 1.3
    return "wood" if np.hypot(x, z) < inlaid else "stone"


def opened(
    window: str,
    size: tuple[int, int],
    options: Options,
    report: Report,
    *,
    sound: bool,
    seed: int = 1,
) -> Hearthlight:
    """An engine with a dream in it. Raises NoOpenGL."""
    engine = open_engine(window, size, vsync=options.vsync, sound=sound)
    if options.quality == MEASURED:
        options = replace(options, quality=measured(engine)[0])
    assets = places.bundled("assets")
    heard = Sound(assets, volumes(options), report) if sound else None
    return Hearthlight(engine, options, report, heard, seed)


def volumes(options: Options) -> dict[str, float]:
    """Bus name → 0..1."""
    names = ("master", "voice", "music", "ambience", "steps", "ui")
    return {name: getattr(options, f"volume_{name}") for name in names}


def play(quality: str | None, seated: bool, report: Report) -> None:
    """Opens the window and dreams until the player wakes up."""
    from game import options as settings
    from game.play import Play

    said: list[str] = []
    options = settings.load(places.settings_file(), said.append)
    for line in said:
        report(line)
    if quality:
        options = replace(options, quality=quality)
    Play(options, report, seated, said=said).run()
