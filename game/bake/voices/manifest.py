"""`assets/voices/lines/manifest.json`: what was baked, from which text, and when each sound falls.

words      [["Tuesday", start, end], …] in the order of the text, seconds from the file's head
phonemes   [["t", start, end], …] in Kokoro's alphabet, without stress and length marks:
           capitals are diphthongs (A as in day, I my, O go, Q go in British, W now, Y boy),
           ʧ church, ʤ judge, T the flap in water, ᵊ and ᵻ the faintest vowels, else IPA
loudness   50 values a second: linear, 1 is this line's loud vowels; moves a jaw
made_from  digest of everything that shaped the sound; a line is baked anew when it changes
"""

import hashlib
import json
from pathlib import Path

import msgspec

LOUDNESS_RATE = 50


class SpokenLine(msgspec.Struct, kw_only=True):
    """One baked line; times in seconds."""

    text_sha256: str
    made_from: str
    voice: str
    speed: float
    file: str
    sha256: str
    duration: float
    words: list[tuple[str, float, float]]
    phonemes: list[tuple[str, float, float]]
    loudness: list[float]


class Manifest(msgspec.Struct, kw_only=True):
    """Line id -> what was baked."""

    lines: dict[str, SpokenLine] = {}


def text_digest(text: str) -> str:
    """What ties a file to its text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def load_manifest(path: Path) -> Manifest:
    """The manifest, empty where there is none yet."""
    if not path.is_file():
        return Manifest()
    return msgspec.json.decode(path.read_bytes(), type=Manifest)


def save_manifest(manifest: Manifest, path: Path) -> None:
    """One line of the file for each spoken line, so that a change reads as a change."""
    rows = [
        f"{json.dumps(name)}: {msgspec.json.encode(line).decode('utf-8')}"
        for name, line in sorted(manifest.lines.items())
    ]
    half = path.with_suffix(".half")
    half.write_text('{"lines": {\n' + ",\n".join(rows) + "\n}}\n", "utf-8")
    half.replace(path)
