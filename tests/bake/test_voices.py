"""Promises about the spoken lines, kept with the game's own dependencies alone.

Whoever changes a text, a voice or a file and forgets to bake hears of it here.
"""

import hashlib
import importlib.util
import math
import struct
from pathlib import Path

import pytest

from game.bake.__main__ import bake
from game.bake.voices import ASSETS, LINES, MANIFEST, SETTINGS, STORY, models
from game.bake.voices.manifest import LOUDNESS_RATE, load_manifest, text_digest
from game.bake.voices.session import made_from
from game.bake.voices.settings import SettingsWrong, load_settings
from game.bake.voices.written import caption_words, sentences
from game.story.script import load_evening

EVENING = load_evening(STORY)
SPOKEN = load_manifest(MANIFEST).lines
WHISPERS = sorted((ASSETS / "sounds").glob("whisper-*.ogg"))
TOLERANCE = 0.002
AGAIN = "run python -m game.bake voices"

each_line = pytest.mark.parametrize("name", sorted(SPOKEN))


def ogg_vorbis(path: Path) -> tuple[int, int, float]:
    """Channels, samples a second and seconds, read from an Ogg Vorbis file's own headers."""
    content = path.read_bytes()
    head = content.index(b"\x01vorbis")
    channels, rate = struct.unpack_from("<BI", content, head + 11)
    (last_sample,) = struct.unpack_from("<q", content, content.rindex(b"OggS") + 6)
    return channels, rate, last_sample / rate


def test_every_line_that_idris_says_is_spoken():
    """Idris is never a silent caption."""
    unspoken = [k.id for k in EVENING.lines() if k.who == "idris" and k.id not in SPOKEN]
    assert not unspoken, f"{AGAIN} --only idris"


def test_who_is_heard_during_idris_story_is_spoken():
    """Nobody in his story moves their lips without a sound."""
    unspoken = [line.id for line in EVENING.part("idris").lines if line.id not in SPOKEN]
    assert not unspoken, f"{AGAIN} --part idris"


@each_line
def test_voice_says_what_the_script_says(name):
    """A line's voice was made from today's text, voice, mood and direction."""
    line = EVENING.line(name)
    assert SPOKEN[name].text_sha256 == text_digest(line.text), f"the text changed: {AGAIN}"
    settings = load_settings(SETTINGS)
    assert SPOKEN[name].made_from == made_from(line, settings), f"the voice changed: {AGAIN}"


@each_line
def test_file_is_the_one_the_manifest_describes(name):
    """Times and file belong together: same bytes, mono, 48 kHz, same length."""
    spoken = SPOKEN[name]
    path = LINES / spoken.file
    assert hashlib.sha256(path.read_bytes()).hexdigest() == spoken.sha256
    channels, rate, seconds = ogg_vorbis(path)
    assert (channels, rate) == (1, 48_000)
    assert seconds == pytest.approx(spoken.duration, abs=TOLERANCE)


def test_no_file_without_an_entry():
    """No forgotten voice travels with the game."""
    assert {p.name for p in LINES.glob("*.ogg")} == {spoken.file for spoken in SPOKEN.values()}


@each_line
def test_words_are_the_text_in_order_and_inside_the_file(name):
    """Captions can follow: every word of the text, one after another, within the sound."""
    spoken = SPOKEN[name]
    assert [word for word, _, _ in spoken.words] == caption_words(EVENING.line(name).text)
    starts = [start for _, start, _ in spoken.words]
    assert starts == sorted(starts)
    assert all(0.0 <= a < b <= spoken.duration + TOLERANCE for _, a, b in spoken.words)


@each_line
def test_sounds_are_in_order_and_belong_to_the_words(name):
    """Lips can follow: sounds in order, the first and last of them where the words are."""
    spoken = SPOKEN[name]
    starts = [start for _, start, _ in spoken.phonemes]
    assert starts == sorted(starts)
    assert all(0.0 <= a < b <= spoken.duration + TOLERANCE for _, a, b in spoken.phonemes)
    assert spoken.phonemes[0][1] == pytest.approx(spoken.words[0][1], abs=0.1)
    assert spoken.phonemes[-1][2] == pytest.approx(spoken.words[-1][2], abs=0.1)


@each_line
def test_jaw_opens_with_the_voice(name):
    """Fifty loudness values a second, 0 to 1: open somewhere, closed at both ends."""
    spoken = SPOKEN[name]
    curve = spoken.loudness
    assert abs(len(curve) - math.ceil(spoken.duration * LOUDNESS_RATE)) <= 1
    assert all(0.0 <= value <= 1.0 for value in curve)
    assert max(curve) == 1.0
    assert curve[0] < 0.1 and curve[-1] < 0.1
    words = [
        max(curve[int(a * LOUDNESS_RATE) : int(b * LOUDNESS_RATE) + 2]) for _, a, b in spoken.words
    ]
    assert min(words) > 0.04, "a word stands where nothing is heard"


def test_whispers_are_small_soft_files():
    """Ten to fourteen murmurs of 2 to 5 seconds, mono 48 kHz, at most 50 kB each."""
    assert 10 <= len(WHISPERS) <= 14
    for path in WHISPERS:
        channels, rate, seconds = ogg_vorbis(path)
        assert (channels, rate) == (1, 48_000)
        assert 2.0 <= seconds <= 5.0, path.name
        assert path.stat().st_size <= 50_000, path.name


def test_sentences_end_where_a_person_would_stop():
    """Marks stay with their sentence; three dots in the middle of one end nothing."""
    assert sentences("Okay. So. “Are you busy?” I was... busy. 3 times.") == [
        "Okay.",
        "So.",
        "“Are you busy?”",
        "I was... busy.",
        "3 times.",
    ]
    assert caption_words("“Oh, it’s twenty-one — fine.”") == ["Oh", "it’s", "twenty-one", "fine"]


@pytest.mark.parametrize("room", ["voices", "whispers"])
def test_missing_model_is_one_plain_line(room, tmp_path, monkeypatch, capsys):
    """Without the model a person reads which file is missing and what to run, and nothing else."""
    monkeypatch.setenv("HEARTHLIGHT_MODELS", str(tmp_path))
    assert bake([room, "--again"]) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "kokoro.onnx" in said[0] and "python -m game.bake models" in said[0]


def test_damaged_model_is_told_from_a_missing_one(tmp_path, monkeypatch):
    """A half-fetched model never speaks."""
    monkeypatch.setenv("HEARTHLIGHT_MODELS", str(tmp_path))
    (tmp_path / "kokoro.onnx").write_bytes(b"half")
    with pytest.raises(models.ModelMissing, match="damaged"):
        models.voice_model()


def test_unknown_room_is_one_plain_line(capsys):
    """A wrong word gets the list of right ones."""
    assert bake(["kitchen"]) == 2
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1 and "voices" in said[0]


def test_wrong_setting_names_its_file(tmp_path):
    """A misspelt key in voices.toml is said, not ignored."""
    path = tmp_path / "voices.toml"
    path.write_text('[speakers.idris]\nvoice = "am_eric"\nbritish = true\nsped = 1.0\n')
    with pytest.raises(SettingsWrong, match=r"voices\.toml.*sped"):
        load_settings(path)


def test_a_stranger_understands_idris():
    """A speech recogniser mishears at most one word in twenty of four of his lines."""
    if importlib.util.find_spec("faster_whisper") is None:
        pytest.skip("faster-whisper is not installed (extra `bake`)")
    try:
        models.ear_folder()
    except models.ModelMissing as missing:
        pytest.skip(str(missing))
    from game.bake.voices.ear import Ear, word_error
    from game.bake.voices.master import read_ogg

    ear = Ear()
    told = [line for line in EVENING.part("idris").lines if line.id in SPOKEN][3:11:2]
    heard = [(t.text, ear.words(read_ogg(LINES / SPOKEN[t.id].file))) for t in told]
    assert word_error(heard) <= 0.05, heard
