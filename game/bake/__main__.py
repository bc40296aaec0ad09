"""`python -m game.bake ROOM [options]`: make one room's assets from their source."""

import importlib
import sys

ROOMS = {
    "models": "game.bake.voices.models",
    "voices": "game.bake.voices",
    "whispers": "game.bake.voices.whispers",
    "people": "game.bake.people",
    "sounds": "game.bake.sounds",
    "windows": "game.bake.windows",
    "light": "game.bake.light",
    "sky": "game.bake.sky",
    "mirror": "game.bake.mirror",
}
"""What can be baked -> the module whose `main(argv)` bakes it. Loaded only when it is asked for,
so a person who bakes windows needs nothing that voices need."""


def bake(argv: list[str]) -> int:
    """Run one room's `main`; the exit status. A thing that is missing is one plain line."""
    if not argv or argv[0] not in ROOMS:
        wrong = f"no such room: {argv[0]}; " if argv and argv[0] not in ("-h", "--help") else ""
        print(f"{wrong}use: python -m game.bake {'|'.join(ROOMS)} [--help]", file=sys.stderr)
        return 0 if argv and not wrong else 2
    try:
        return importlib.import_module(ROOMS[argv[0]]).main(argv[1:]) or 0
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("game"):
            print(f"`{argv[0]}` cannot be baked yet: {error.name} is missing", file=sys.stderr)
        else:
            print(
                f"baking {argv[0]} needs {error.name}: pip install 'hearthlight[bake]'",
                file=sys.stderr,
            )
        return 2


if __name__ == "__main__":
    sys.exit(bake(sys.argv[1:]))
