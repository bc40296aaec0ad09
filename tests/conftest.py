"""What all tests share: one small offscreen dream, and the limits of properties."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

PICTURE_SIZE = (320, 180)


@pytest.fixture(scope="session")
def dream():
    """The whole library without a window or sound, at medium quality. Ursina allows one a process."""
    from game.app import opened
    from game.options import DEFAULTS

    options = replace(DEFAULTS, quality="medium")
    made = opened("offscreen", PICTURE_SIZE, options, lambda line: None, sound=False)
    yield made
    made.close()
