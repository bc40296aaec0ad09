"""The committed script, and a small one to break."""

from pathlib import Path

import pytest

from game.story.script import load_evening

STORY = Path(__file__).parents[2] / "assets" / "story"


@pytest.fixture(scope="session")
def evening():
    return load_evening(STORY)
