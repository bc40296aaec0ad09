"""What lies in assets/sounds is what the recipes say, and nothing else."""

import hashlib
import json
import tomllib
from pathlib import Path

import pytest

from game.bake.sounds import answered_lines
from game.sound.synthesis.catalogue import RUSTLES, STEP_VARIANTS, catalogue
from game.sound.synthesis.sources import answer_hash, reached, source_hash

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "assets" / "sounds"
MANIFEST = json.loads((SOUNDS / "manifest.json").read_text("utf-8"))


def stems() -> list[tuple[str, object]]:
    return [
        (name, recipe)
        for recipe in catalogue()
        for name in ((recipe.name, f"{recipe.name}-room") if recipe.room else (recipe.name,))
    ]


def test_every_recipe_has_its_files() -> None:
    """Nothing is missing from the manifest, nothing in it is left over."""
    assert set(MANIFEST) == {name for name, _ in stems()}


@pytest.mark.parametrize(("name", "recipe"), stems(), ids=[name for name, _ in stems()])
def test_asset_and_source_have_not_drifted(name: str, recipe) -> None:
    """The file is the one that was baked, from the sources that stand here now.

    When this fails: python -m game.bake sounds
    """
    notes = ROOT / "assets" / "music" / f"{recipe.notation}.toml" if recipe.notation else None
    entry = MANIFEST[name]
    assert entry["source"] == source_hash(recipe, notes)
    assert entry["sha256"] == hashlib.sha256((SOUNDS / f"{name}.ogg").read_bytes()).hexdigest()


def test_the_hall_answers_every_line_as_it_is_now() -> None:
    """Each line told in the ring has its wet stem, made from the very file that is shipped, and
    none is left over. When this fails: python -m game.bake sounds
    """
    lines = {path.stem: path for path in answered_lines()}
    assert lines
    room = SOUNDS / "room"
    known = json.loads((room / "manifest.json").read_text("utf-8"))
    assert set(known) == set(lines) == {path.stem for path in room.glob("*.ogg")}
    stale = [name for name, path in lines.items() if known[name]["source"] != answer_hash(path)]
    assert not stale
    for name, entry in known.items():
        assert entry["sha256"] == hashlib.sha256((room / f"{name}.ogg").read_bytes()).hexdigest()


def test_nothing_is_too_loud() -> None:
    """True peaks stay under -1 dBTP; beds lie under -34 LUFS once a voice has ducked them."""
    assert all(entry["peak"] <= -1.0 for entry in MANIFEST.values())
    for bed in ("hall", "shelves"):
        assert MANIFEST[bed]["lufs"] - 6 < -34
    assert -27 < MANIFEST["guitar"]["lufs"] < -22
    assert MANIFEST["guitar"]["lufs"] - 12 < -34


def test_placed_sounds_are_mono() -> None:
    """OpenAL places one channel only; beds and wet stems are stereo."""
    for name, entry in MANIFEST.items():
        stereo = name.endswith("-room") or name in ("night", "hall", "shelves")
        assert entry["channels"] == (2 if stereo else 1), name


def test_all_sounds_fit_into_six_megabytes() -> None:
    """A clone stays small."""
    assert sum(path.stat().st_size for path in SOUNDS.rglob("*.ogg")) < 6e6


def test_enough_variants() -> None:
    """At least six steps for each floor, and more rustles than mouths."""
    assert STEP_VARIANTS >= 6
    assert RUSTLES > 6


def test_a_changed_recipe_is_noticed(tmp_path: Path) -> None:
    """Other notes, another source hash; and a sound's hash reaches the modules it is built on."""
    recipe = next(recipe for recipe in catalogue() if recipe.notation)
    notes = ROOT / "assets" / "music" / f"{recipe.notation}.toml"
    other = tmp_path / "bars.toml"
    other.write_text(notes.read_text("utf-8").replace("fret = 2", "fret = 3", 1), "utf-8")
    tomllib.loads(other.read_text("utf-8"))
    assert source_hash(recipe, notes) != source_hash(recipe, other)
    assert {"strings", "waves", "spectrum", "modes", "notation"} <= reached({"guitar"})
