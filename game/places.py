"""Where things lie: what the game brings along, and what it keeps for its player."""

from __future__ import annotations

from pathlib import Path

import platformdirs

NAME = "hearthlight"


def bundled(folder: str) -> Path:
    """``assets`` or ``shaders``: beside the code in a checkout, inside the package in a wheel.

    Raises FileNotFoundError when the installation is incomplete.
    """
    here = Path(__file__).resolve().parent
    for candidate in (here / "bundled" / folder, here.parent / folder):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the folder {folder!r} is missing; install Hearthlight again")


def settings_file() -> Path:
    return Path(platformdirs.user_config_dir(NAME, appauthor=False)) / "settings.toml"


def log_file() -> Path:
    return Path(platformdirs.user_log_dir(NAME, appauthor=False)) / "hearthlight.log"


def pictures_folder() -> Path:
    return Path(platformdirs.user_pictures_dir()) / "Hearthlight"
