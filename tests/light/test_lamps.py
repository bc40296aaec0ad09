"""The light that comes and goes follows the voice and never flickers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.light.lamps import voice_level


@given(st.lists(st.floats(0, 1), min_size=1, max_size=400), st.floats(0, 8))
def test_a_voice_s_light_stays_in_range_and_moves_slowly(loudness, seconds):
    """Whatever is said, the light changes by under a tenth from one frame to the next."""
    now, soon = voice_level(loudness, seconds), voice_level(loudness, seconds + 1 / 60)
    assert 0.0 <= now <= 1.0
    assert abs(soon - now) < 0.1


def test_silence_is_dark_and_speech_is_bright():
    """Half a second into a loud line the light is up; before it and after it there is none."""
    line = [0.0] * 25 + [1.0] * 50 + [0.0] * 50
    assert voice_level(line, 0.0) == 0.0
    assert voice_level(line, 1.2) > 0.9
    assert np.isclose(voice_level(line, 2.4), 0.0)
