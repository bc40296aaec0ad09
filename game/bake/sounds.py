"""`python -m game.bake sounds`: the house's sounds, from their recipes to `assets/sounds/*.ogg`,
and what the hall answers to every spoken line, to `assets/sounds/room/*.ogg`."""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
import sys
from pathlib import Path

import numpy as np

from game.sound.synthesis.catalogue import Recipe, catalogue
from game.sound.synthesis.hall import HALL_SEED, hall_response, wet
from game.sound.synthesis.loudness import leveled, lufs, true_peak
from game.sound.synthesis.notation import bars_from
from game.sound.synthesis.sources import answer_hash, source_hash
from game.sound.synthesis.waves import RATE

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "assets" / "sounds"
ROOM = SOUNDS / "room"
MUSIC = ROOT / "assets" / "music"
VOICES = ROOT / "assets" / "voices" / "lines"
ANSWERED = ("idris",)
"""Parts of the evening whose lines have their answer baked: those whose teller sits in the ring so
far. Each part adds about 0.6 MB; the narrator is nowhere in the hall and never gets one."""
ANSWER_RATE = 22050
"""The hall gives nothing back above 8 kHz, so its answers to voices are stored at half the rate."""
ANSWER_RING = 1.7
ANSWER_QUALITY = 0.0
CEILING = -1.0
"""dBTP that nothing passes."""


def main(argv: list[str]) -> int:
    """Bakes what is stale, or what is named, or with --all everything; writes the manifest."""
    parser = argparse.ArgumentParser(prog="python -m game.bake sounds", description=main.__doc__)
    parser.add_argument("names", nargs="*", help="recipes to bake even when they are fresh")
    parser.add_argument("--all", action="store_true")
    wanted = parser.parse_args(argv)
    recipes = {recipe.name: recipe for recipe in catalogue()}
    if unknown := [name for name in wanted.names if name not in recipes]:
        print(f"no such sound: {', '.join(unknown)}", file=sys.stderr)
        return 2
    manifest = read_manifest()
    response = hall_response(np.random.default_rng(HALL_SEED))
    answer_voices(response)
    for recipe in recipes.values():
        if wanted.all or recipe.name in wanted.names or stale(recipe, manifest):
            manifest.update(baked(recipe, response))
    kept = {name for recipe in recipes.values() for name in stems(recipe)}
    for gone in set(manifest) - kept:
        (SOUNDS / f"{gone}.ogg").unlink(missing_ok=True)
    write_manifest({name: manifest[name] for name in sorted(kept)})
    return 0


def stems(recipe: Recipe) -> tuple[str, ...]:
    """Names of the assets that a recipe makes."""
    return (recipe.name, f"{recipe.name}-room") if recipe.room else (recipe.name,)


def notation(recipe: Recipe) -> Path | None:
    return MUSIC / f"{recipe.notation}.toml" if recipe.notation else None


def stale(recipe: Recipe, manifest: dict) -> bool:
    now = source_hash(recipe, notation(recipe))
    return any(
        manifest.get(name, {}).get("source") != now or not (SOUNDS / f"{name}.ogg").exists()
        for name in stems(recipe)
    )


def sound(recipe: Recipe) -> np.ndarray:
    """(n,) or (n, 2) dry, at the recipe's level."""
    rng = np.random.default_rng(recipe.seed)
    notes = notation(recipe)
    made = recipe.make(bars_from(notes), rng) if notes else recipe.make(rng)
    return leveled(made, recipe.level, CEILING - 0.6)


def baked(recipe: Recipe, response: np.ndarray) -> dict[str, dict]:
    """Writes the recipe's files; their entries of the manifest."""
    dry = sound(recipe)
    waves = [dry, wet(dry, response)] if recipe.room else [dry]
    entries = {}
    for name, wave in zip(stems(recipe), waves, strict=True):
        path = SOUNDS / f"{name}.ogg"
        write_vorbis(path, wave, recipe.quality)
        entries[name] = {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "source": source_hash(recipe, notation(recipe)),
            "seconds": round(len(wave) / RATE, 3),
            "lufs": round(lufs(wave), 1),
            "peak": round(true_peak(wave), 1),
            "channels": wave.ndim,
        }
        print(
            f"{path.name:24} {path.stat().st_size / 1e3:6.0f} kB  {entries[name]['lufs']:6.1f} LUFS"
        )
    return entries


def answer_voices(response: np.ndarray) -> None:
    """Writes the hall's answer to each spoken line whose own file, or whose hall, has changed."""
    known = read_manifest(ROOM)
    found = {}
    for line in answered_lines():
        source = answer_hash(line)
        path = ROOM / line.name
        found[line.stem] = known.get(line.stem, {})
        if found[line.stem].get("source") == source and path.exists():
            continue
        answer = halved(wet(spoken(line), response, ANSWER_RING))
        write_vorbis(path, answer, ANSWER_QUALITY, ANSWER_RATE)
        found[line.stem] = {
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "source": source,
            "seconds": round(len(answer) / ANSWER_RATE, 3),
        }
    for gone in set(known) - set(found):
        (ROOM / f"{gone}.ogg").unlink(missing_ok=True)
    write_manifest(found, ROOM)
    print(f"the hall answers {len(found)} lines")


def answered_lines() -> list[Path]:
    """Files of the lines that the hall answers."""
    return sorted(line for part in ANSWERED for line in VOICES.glob(f"{part}-*.ogg"))


def spoken(path: Path) -> np.ndarray:
    """(n,) a line of speech at RATE."""
    import soundfile

    voice, rate = soundfile.read(path)
    count = round(len(voice) * RATE / rate)
    return resampled(voice[:, None] if voice.ndim == 1 else voice[:, :1], count)[:, 0]


def halved(wave: np.ndarray) -> np.ndarray:
    """(n, 2) at RATE -> (n / 2, 2) at ANSWER_RATE."""
    return resampled(wave, len(wave) * ANSWER_RATE // RATE)


def resampled(wave: np.ndarray, count: int) -> np.ndarray:
    """(n, c) -> (count, c), the same seconds: the spectrum cut or padded."""
    spectrum = np.fft.rfft(wave, axis=0)
    bins = count // 2 + 1
    kept = np.zeros((bins, wave.shape[1]), complex)
    kept[: min(bins, len(spectrum))] = spectrum[:bins]
    return np.fft.irfft(kept, count, axis=0) * count / len(wave)


def write_vorbis(path: Path, wave: np.ndarray, quality: float, rate: int = RATE) -> None:
    """(n,) or (n, 2) as Ogg Vorbis, the same bytes for the same samples."""
    import soundfile

    path.parent.mkdir(parents=True, exist_ok=True)
    with soundfile.SoundFile(
        path,
        "w",
        rate,
        wave.ndim,
        format="OGG",
        subtype="VORBIS",
        compression_level=1.0 - quality,
    ) as file:
        # libsndfile overflows its stack when it gets a long Vorbis write at once.
        for start in range(0, len(wave), RATE):
            file.write(wave[start : start + RATE].astype(np.float32))
    path.write_bytes(renumbered(path.read_bytes(), serial=1))


def renumbered(stream: bytes, serial: int) -> bytes:
    """An Ogg stream with this serial number in place of the encoder's random one (RFC 3533)."""
    out = bytearray(stream)
    start = 0
    while start < len(out):
        segments = out[start + 26]
        size = 27 + segments + sum(out[start + 27 : start + 27 + segments])
        struct.pack_into("<I", out, start + 14, serial)
        struct.pack_into("<I", out, start + 22, 0)
        struct.pack_into("<I", out, start + 22, checksum(bytes(out[start : start + size])))
        start += size
    return bytes(out)


def checksum(page: bytes) -> int:
    """Ogg's CRC-32: polynomial 0x04c11db7, most significant bit first, no inversion."""
    value = 0
    for byte in page:
        value = ((value << 8) & 0xFFFFFFFF) ^ CRC_TABLE[(value >> 24) ^ byte]
    return value


def crc_row(byte: int) -> int:
    value = byte << 24
    for _ in range(8):
        value = ((value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


CRC_TABLE = tuple(crc_row(byte) for byte in range(256))


def read_manifest(folder: Path = SOUNDS) -> dict:
    path = folder / "manifest.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write_manifest(entries: dict, folder: Path = SOUNDS) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(entries, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", "utf-8")
