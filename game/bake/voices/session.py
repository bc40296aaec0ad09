"""One session at the microphone: which lines, spoken, written, listened to, told in a table."""

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

from game.bake.voices import LINES, MANIFEST, SETTINGS, STORY
from game.bake.voices.manifest import (
    LOUDNESS_RATE,
    Manifest,
    SpokenLine,
    load_manifest,
    save_manifest,
    text_digest,
)
from game.bake.voices.models import ModelMissing, ear_folder, voice_model
from game.bake.voices.settings import Direction, Mood, SettingsWrong, VoiceSettings, load_settings
from game.bake.voices.written import caption_words
from game.story.script import Line, ScriptError, load_evening

RECIPE = 5
"""Raise it when the code below changes how everything sounds."""
MOST_WORD_ERROR = 0.05
LUFS_TOLERANCE = 1.0
LOUDEST_PEAK = -1.0
LEVELLED_FROM = 1.5


def run(argv: list[str]) -> int:
    """See `game.bake.voices.main`."""
    parser = argparse.ArgumentParser(prog="python -m game.bake voices")
    parser.add_argument("--only", metavar="WHO", help="only this speaker's lines")
    parser.add_argument("--line", metavar="ID", help="only this line")
    parser.add_argument("--part", metavar="NAME", help="only this file of the script")
    parser.add_argument("--again", action="store_true", help="even lines that did not change")
    parser.add_argument("--check", action="store_true", help="listen only, speak nothing")
    asked = parser.parse_args(argv)
    try:
        evening = load_evening(STORY)
        settings = load_settings(SETTINGS)
        chosen = [
            line
            for part in evening.parts
            for line in part.lines
            if asked.only in (None, line.who)
            and asked.line in (None, line.id)
            and asked.part in (None, part.name)
        ]
        if not chosen:
            print("no such line in the script", file=sys.stderr)
            return 2
        manifest = load_manifest(MANIFEST)
        if not asked.check:
            bake(chosen, settings, manifest, again=asked.again)
            forget({line.id for line in evening.lines()}, manifest)
        return 0 if check(chosen, manifest, settings) else 1
    except (ModelMissing, SettingsWrong, ScriptError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def bake(
    lines: Iterable[Line], settings: VoiceSettings, manifest: Manifest, *, again: bool
) -> None:
    """Speak what changed; the manifest is written after each line, so a stop loses nothing."""
    wanted = [line for line in lines if line.who in settings.speakers]
    changed = [
        line
        for line in wanted
        if again
        or line.id not in manifest.lines
        or manifest.lines[line.id].made_from != made_from(line, settings)
        or not (LINES / manifest.lines[line.id].file).is_file()
    ]
    if not changed:
        return
    speaker = _speaker()
    LINES.mkdir(parents=True, exist_ok=True)
    for line in changed:
        manifest.lines[line.id] = speaker(line, settings)
        save_manifest(manifest, MANIFEST)
        spoken = manifest.lines[line.id]
        print(f"spoke {line.id} ({spoken.duration:.1f} s)", flush=True)


def forget(known: set[str], manifest: Manifest) -> None:
    """Drop the lines that the script no longer has, and their files."""
    gone = [name for name in manifest.lines if name not in known]
    for name in gone:
        (LINES / manifest.lines.pop(name).file).unlink(missing_ok=True)
    if gone:
        save_manifest(manifest, MANIFEST)


def made_from(line: Line, settings: VoiceSettings) -> str:
    """Digest of everything that shapes a line's sound."""
    written = caption_words(line.text)
    parts = (
        RECIPE,
        line.text,
        settings.speakers[line.who],
        settings.moods.get(line.mood, Mood()),
        settings.lines.get(line.id, Direction()),
        {word: how for word, how in settings.said.items() if word in written},
    )
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:16]


def loudness_curve(samples: np.ndarray, rate: int) -> list[float]:
    """50 values a second for the jaw: linear level, 1 at the line's 95th percentile."""
    step = rate // LOUDNESS_RATE
    count = -(-len(samples) // step)
    padded = np.pad(samples, (step // 2, count * step - len(samples) + step))
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * step)[::step][:count]
    level = np.sqrt((windows**2).mean(axis=1))
    full = np.percentile(level[level > 0.05 * level.max()], 95)
    return [round(float(v), 2) for v in np.clip(level / full, 0.0, 1.0)]


def _speaker():
    """A function that speaks one line into its file. Heavy modules are imported only now."""
    voice_model()
    from game.bake.voices.acting import Part
    from game.bake.voices.breath import mouth_colour
    from game.bake.voices.kokoro import Kokoro
    from game.bake.voices.master import RATE, master, write_ogg
    from game.bake.voices.utterance import speak

    kokoro = Kokoro()
    colour = cache(lambda voice: mouth_colour(kokoro, voice))

    def speak_line(line: Line, settings: VoiceSettings) -> SpokenLine:
        manner = settings.speakers[line.who]
        part = Part(
            manner,
            settings.moods.get(line.mood, Mood()),
            settings.lines.get(line.id, Direction()),
        )
        rng = np.random.default_rng(int(text_digest(line.id)[:12], 16))
        take = speak(kokoro, line.text, part, settings.said, colour(manner.voice), rng)
        samples = master(take.samples, part.direction.level, manner.presence)
        path = LINES / f"{line.id}.ogg"
        write_ogg(samples, path)
        return SpokenLine(
            text_sha256=text_digest(line.text),
            made_from=made_from(line, settings),
            voice=manner.voice,
            speed=round(part.speed, 3),
            file=path.name,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            duration=round(len(samples) / RATE, 3),
            words=_rounded(take.words),
            phonemes=_rounded(take.sounds),
            loudness=loudness_curve(samples, RATE),
        )

    return speak_line


def _rounded(spans):
    return [(what, round(float(a), 3), round(float(b), 3)) for what, a, b in spans]


def check(lines: Iterable[Line], manifest: Manifest, settings: VoiceSettings) -> bool:
    """Listen to every baked line among these; print a table; True when all promises hold.

    Columns: seconds, loudness, true peak; seconds of silence at the head, the tail and the longest
    between; the loudest moment of the quietest word, dBFS; seconds by which a word's time is off.
    """
    ear_folder()
    from game.bake.voices.ear import Ear, listen, word_error

    ear = Ear()
    table = Table("line", "s", "LUFS", "dBTP", "head", "tail", "gap", "word", "off", "heard")
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    sound = True
    for line in lines:
        if line.id not in manifest.lines:
            continue
        spoken = manifest.lines[line.id]
        heard = listen(ear, spoken, LINES)
        pairs[line.who].append((line.text, heard.words))
        level = settings.lines.get(line.id, Direction()).level
        wrong = word_error([(line.text, heard.words)])
        even = abs(heard.lufs + 20.0 - level) <= LUFS_TOLERANCE
        fine = (even or spoken.duration < LEVELLED_FROM) and heard.peak <= LOUDEST_PEAK
        sound &= fine
        table.add_row(
            line.id,
            f"{spoken.duration:.2f}",
            f"{heard.lufs:.1f}",
            f"{heard.peak:.1f}",
            f"{heard.head:.2f}",
            f"{heard.tail:.2f}",
            f"{heard.longest_gap:.2f}",
            f"{heard.quietest_word:.0f}",
            "–" if heard.worst_start is None else f"{heard.worst_start:.2f}",
            ("" if fine else "LEVEL ") + (heard.words if wrong else "as written"),
        )
    console = Console(width=150)
    console.print(table)
    for who, said in pairs.items():
        share = word_error(said)
        sound &= share <= MOST_WORD_ERROR or len(said) < 3
        console.print(f"{who}: {100 * share:.1f} % of words misheard over {len(said)} lines")
    return bool(sound)
