"""Tracebacks go to a file that the player's one line names."""

from __future__ import annotations

import traceback
from pathlib import Path

from game import __version__, places


def keep_traceback(error: BaseException) -> Path | None:
    """Appends the whole traceback to the log; returns the file, None when it could not be written."""
    path = places.log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"\nHearthlight {__version__}\n")
            stream.writelines(traceback.format_exception(error))
    except OSError:
        return None
    return path
