"""Voice and text never drift apart unnoticed."""

import json
from pathlib import Path

import pytest

from game.story.baked import BakedError, drifted, fitting, read_manifest, text_digest

MANIFEST = Path(__file__).parents[2] / "assets" / "voices" / "lines" / "manifest.json"


def entry(text, duration=1.5):
    return {
        "text_sha256": text_digest(text),
        "voice": "somebody",
        "speed": 1.0,
        "file": "x.ogg",
        "duration": duration,
        "words": [["Hey", 0.1, 0.4]],
        "phonemes": [["h", 0.1, 0.2]],
        "loudness": [0.0, 0.5, 0.2],
        "made_from": "more than we read",
    }


def test_recordings_of_rewritten_lines_are_left_out(evening, tmp_path):
    """A recording whose text has changed, or whose line is gone, is named and not played."""
    good, changed = evening.line("idris-01"), evening.line("idris-02")
    lines = {
        good.id: entry(good.text),
        changed.id: entry(changed.text + " And so on."),
        "idris-99": entry("Gone."),
    }
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps({"lines": lines}), encoding="utf-8")
    baked = read_manifest(path)
    assert set(fitting(baked, evening)) == {"idris-01"}
    assert set(drifted(baked, evening)) == {"idris-02", "idris-99"}


def test_nothing_recorded_is_no_error(tmp_path):
    """Before the first bake the evening runs on estimated times."""
    assert read_manifest(tmp_path / "manifest.json") == {}


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b'{"lines": {"x": {}}}',
        b"\xff\xfe",
        json.dumps({"lines": {"x": entry("a", duration=0)}}).encode(),
        json.dumps({"lines": {"x": entry("a") | {"words": [["a", "b"]]}}}).encode(),
    ],
)
def test_a_damaged_manifest_is_one_plain_line(tmp_path, damaged):
    """Anything but a manifest is a BakedError that names the file."""
    path = tmp_path / "manifest.json"
    path.write_bytes(damaged)
    with pytest.raises(BakedError, match=r"^manifest\.json: [^\n]+$"):
        read_manifest(path)


@pytest.mark.skipif(not MANIFEST.exists(), reason="no voices have been recorded yet")
def test_the_committed_voices_say_the_committed_words(evening):
    """A rewritten line needs a new recording; until then this fails and names it."""
    assert drifted(read_manifest(MANIFEST), evening) == ()
