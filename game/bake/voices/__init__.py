"""`python -m game.bake voices`: speak the script into `assets/voices/lines/`, and listen to it.

Only lines whose text, voice, mood or direction changed are spoken anew.
"""

from pathlib import Path

ASSETS = Path(__file__).resolve().parents[3] / "assets"
STORY = ASSETS / "story"
SETTINGS = ASSETS / "voices" / "voices.toml"
LINES = ASSETS / "voices" / "lines"
MANIFEST = LINES / "manifest.json"


def main(argv: list[str]) -> int:
    """Bake and check; exit status. What is missing is one line on stderr."""
    from game.bake.voices.session import run

    return run(argv)
