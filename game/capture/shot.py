"""One picture without a window: the same arguments give the same pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.capture.picture import CannotWrite, png_bytes, write_whole
from game.capture.views import View, pose_from_text, seat_pose, view_named
from game.meshes import hall_plan
from game.options import DEFAULTS, Report
from game.people.guitarist import SILENCE, Music
from game.player.walker import Walker

__all__ = ["CannotWrite", "Shot", "draw", "take"]

STEP = 1.0 / 30.0
RUN_UP = 2.5
"""Seconds of acting before a moment, so that eyes and heads have found what they look at."""


@dataclass(frozen=True)
class Shot:
    """What to draw: where the camera is, when, how large, how well."""

    out: Path
    view: View
    size: tuple[int, int]
    quality: str
    seed: int

    @classmethod
    def asked(
        cls,
        out: Path,
        view: str | None,
        pose: str | None,
        moment: str | None,
        size: tuple[int, int],
        quality: str,
        seed: int,
    ) -> Shot:
        """From what was typed. Raises NoSuchView or ValueError in one line."""
        if view and pose:
            raise BadShot("give --view or --pose, not both")
        if out.suffix.lower() != ".png":
            raise BadShot(f"pictures are PNG files; {out.name!r} does not end in .png")
        if pose:
            try:
                found = View(pose_from_text(pose))
            except ValueError as error:
                raise BadShot(str(error)) from None
            if found.pose.position[2] < -14.0:
                found = replace(found, inside=0.0)
        elif view:
            found = view_named(view)
        else:
            found = View(seat_pose()) if moment else view_named("hall")
        if moment:
            own = view is None and pose is None
            found = replace(found, moment=moment, looked_at=own, seated=own)
        return cls(out, found, size, quality, seed)


class BadShot(ValueError):
    """The arguments of a shot do not fit together."""


def take(shot: Shot, report: Report) -> None:
    """Draws and writes. Raises CannotWrite."""
    write_whole(draw(shot, report), shot.out)


def draw(shot: Shot, report: Report) -> bytes:
    """The finished PNG; ``report`` is told what had to be left out."""
    from game.app import opened

    options = replace(DEFAULTS, quality=shot.quality)
    dream = opened("offscreen", shot.size, options, report, sound=False, seed=shot.seed)
    set_scene(dream, shot.view)
    return png_bytes(dream.renderer.picture())


def set_scene(dream, view: View) -> None:
    """Brings the dream to the view's moment and draws it until every pass has seen it."""
    dream.library.doors.set(view.doors)
    dream.inside = view.inside
    if view.moment is not None:
        try:
            moment = dream.director.timeline.moment(view.moment)
        except ValueError as error:
            raise BadShot(str(error)) from None
        run_up = min(RUN_UP, moment)
        dream.director.jump(moment - run_up)
        seconds = run_up
        dream.clock.now = 60.0 + moment - run_up
    else:
        dream.director.restart()
        seconds = RUN_UP
        dream.clock.now = 60.0 + view.seconds - seconds
    eye = view.pose.position
    watched = eye if view.looked_at else dream.walker.eye()
    told = dream.director, dream.baked, view.looked_at
    dream.cast.settle(dream.clock.now, watched, *told, music(dream, view))
    for _ in range(round(seconds / STEP)):
        dream.clock.step(STEP)
        if view.moment is not None:
            dream.director.update(STEP)
        dream.cast.update(dream.clock.now, STEP, watched, *told, music(dream, view))
    dream.cast.seen_from(eye)
    show_visitor(dream, view)
    dream.draw_from(view.pose)
    dream.library.settle(eye)
    dream.library.update(0.0, eye)
    dream.renderer.draw_all_next()
    dream.draw_from(view.pose)
    dream.engine.graphicsEngine.render_frame()


def music(dream, view: View) -> Music:
    """What Maren plays in a picture: pictures have no sound to follow."""
    return Music(guitar=dream.clock.now) if view.playing else SILENCE


def show_visitor(dream, view: View) -> None:
    """Seats the visitor's own body under the camera, where the picture is the visitor's own."""
    dream.renderer.own_glow = 0.0
    if not view.seated:
        dream.visitor.hide()
        return
    dream.renderer.own_glow = 0.75
    # Another's legs: where the dream's own walker stands is where the ring looks for company.
    sitter = Walker((0.0, 0.0), 0.0)
    sitter.sit(hall_plan.ring()[0])
    sitter.settle()
    dream.visitor.update(dream.clock.now, 0.0, sitter, view.pose.position)
