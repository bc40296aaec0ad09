"""The command line: a contract that later work and players' scripts keep."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from game import __version__
from game.options import QUALITIES

WRONG_WORD, NO_OPENGL, BROKEN_ASSETS = 2, 3, 4

app = typer.Typer(
    name="hearthlight",
    help="An explorable dream: an endless library, and a circle that listens.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
Quality = Annotated[str | None, typer.Option(help=f"One of {', '.join(QUALITIES)}.")]
Size = Annotated[str, typer.Option(help="Picture size in pixels, like 1280x720.")]


# Typer up to 0.2x raises click's exceptions, newer ones their own copy: this is the common ancestor in both.
UsageError = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


class Refused(Exception):
    """Something the player asked for cannot be; carries the one line and the exit code."""

    def __init__(self, line: str, code: int = WRONG_WORD) -> None:
        super().__init__(line)
        self.code = code


def say(line: str) -> None:
    """One line for the player, on stderr so that results on stdout stay clean."""
    print(line, file=sys.stderr, flush=True)


def size_from(text: str) -> tuple[int, int]:
    """``1280x720`` as pixels. Raises Refused."""
    wide, cross, high = text.lower().partition("x")
    if not cross or not wide.isdigit() or not high.isdigit():
        raise Refused(f"--size needs WIDTHxHEIGHT like 1280x720, got {text!r}")
    size = int(wide), int(high)
    if not (16 <= size[0] <= 16384 and 16 <= size[1] <= 16384):
        raise Refused(f"--size goes from 16x16 to 16384x16384, got {text}")
    return size


def checked_quality(name: str | None, fallback: str) -> str:
    if name is None:
        return fallback
    if name not in QUALITIES:
        raise Refused(f"--quality needs one of {', '.join(QUALITIES)}, got {name!r}")
    return name


def show_version(wanted: bool) -> None:
    if wanted:
        print(f"Hearthlight {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Say it.")
    ] = False,
    quality: Quality = None,
) -> None:
    """Walk into the library (the default), or one of the commands below."""
    if context.invoked_subcommand is None:
        walk(quality)
    elif quality is not None:
        raise Refused(f"--quality goes after the command: {context.invoked_subcommand} --quality …")


@app.command()
def walk(quality: Quality = None) -> None:
    """Open the library in a window and walk."""
    from game.app import play

    play(checked_quality(quality, "") or None, seated=False, report=say)


@app.command()
def listen(quality: Quality = None) -> None:
    """Straight to your seat in the ring."""
    from game.app import play

    play(checked_quality(quality, "") or None, seated=True, report=say)


@app.command()
def shot(
    out: Annotated[Path, typer.Argument(help="The PNG to write.")],
    view: Annotated[str | None, typer.Option(help="A named view: hall, seat, up, idris …")] = None,
    pose: Annotated[
        str | None, typer.Option(help="X,Y,Z,YAW,PITCH[,FOV] in metres and degrees.")
    ] = None,
    moment: Annotated[
        str | None, typer.Option(help="CUE+SECONDS of the evening, like idris+12.")
    ] = None,
    size: Size = "1280x720",
    quality: Quality = None,
    seed: Annotated[int, typer.Option(help="Other vines, other blinks.")] = 1,
) -> None:
    """Draw one picture without a window."""
    from game.capture.shot import Shot, take

    quality = checked_quality(quality, "high")
    take(Shot.asked(out, view, pose, moment, size_from(size), quality, seed), say)
    print(out)


@app.command()
def bench(
    view: Annotated[str, typer.Option(help="A named view.")] = "hall",
    size: Size = "1280x720",
    seconds: Annotated[float, typer.Option(help="How long to measure.")] = 10.0,
    quality: Quality = None,
    motion: Annotated[str, typer.Option(help="still, turn or walk.")] = "still",
    json: Annotated[bool, typer.Option("--json", help="Only the JSON line.")] = False,
) -> None:
    """Measure milliseconds a frame; the last line is one JSON object."""
    from game.capture.bench import MOTIONS, measure

    if not 0.1 <= seconds <= 3600:
        raise Refused(f"--seconds goes from 0.1 to 3600, got {seconds:g}")
    if motion not in MOTIONS:
        raise Refused(f"--motion needs one of {', '.join(MOTIONS)}, got {motion!r}")
    chosen = checked_quality(quality, "medium")
    measure(view, size_from(size), seconds, chosen, motion=motion, only_json=json)


@app.command()
def doctor() -> None:
    """Say what this computer has, what is missing, and what to do about it."""
    from game.doctor import examine

    raise typer.Exit(examine(print))


def main(argv: list[str] | None = None) -> int:
    """Runs the command line; every error becomes one or two plain lines and an exit code."""
    from game.log import keep_traceback

    try:
        result = app(args=argv, prog_name="hearthlight", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except UsageError as error:
        say(one_line(error.format_message()))
        return WRONG_WORD
    except (typer.Abort, KeyboardInterrupt):
        return 130
    except typer.Exit as done:
        return done.exit_code
    except Refused as error:
        say(str(error))
        return error.code
    except Exception as error:
        return failed(error, keep_traceback)


EXPECTED = {
    "NoOpenGL": NO_OPENGL,
    "NoSuchView": WRONG_WORD,
    "BadShot": WRONG_WORD,
    "CannotWrite": WRONG_WORD,
    "ScriptError": WRONG_WORD,
}
"""Errors whose own words are all a player needs. By name: importing their modules may be what failed."""


def failed(error: Exception, keep_traceback: Callable[[BaseException], Path | None]) -> int:
    """One line for what nobody foresaw; the whole story goes to the log that the line names."""
    for kind in type(error).__mro__:
        if kind.__name__ in EXPECTED:
            say(one_line(str(error)))
            return EXPECTED[kind.__name__]
    log = keep_traceback(error)
    where = f"; the details are in {log}" if log else ""
    say(f"Hearthlight had to stop: {one_line(str(error) or type(error).__name__)}{where}")
    return 1


def one_line(text: str) -> str:
    return " ".join(text.split())
