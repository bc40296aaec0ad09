"""The walls between the rooms of the code hold."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

GAME = Path(__file__).parents[1] / "game"
BAKE_ONLY = (
    "torch anny scipy shapely skimage soundfile onnxruntime onnx hibari pyloudnorm jiwer "
    "faster_whisper pyworld PIL"
).split()

BLOCKED = """
import importlib, pkgutil, sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {blocked!r}:
            raise ImportError('blocked: ' + name)
sys.meta_path.insert(0, Wall())
import game
for room in {rooms!r}:
    package = importlib.import_module(room)
    for found in pkgutil.walk_packages(getattr(package, '__path__', []), room + '.'):
        importlib.import_module(found.name)
print('ok')
"""


def imports_with(blocked, rooms):
    code = BLOCKED.format(blocked=set(blocked), rooms=rooms)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=GAME.parent
    )


def test_meshes_story_and_synthesis_know_no_engine():
    """Geometry, story and sound synthesis import with panda3d and ursina blocked."""
    result = imports_with(
        ["panda3d", "ursina", "direct"],
        ["game.meshes", "game.story", "game.sound.synthesis", "game.player", "game.light.probes"],
    )
    assert result.stdout.strip() == "ok", result.stderr


def test_the_game_never_imports_what_only_baking_needs():
    """Every module of the game loads with the bake's libraries blocked."""
    rooms = [
        f"game.{item.stem}"
        for item in sorted(GAME.iterdir())
        if item.stem not in ("bake", "__init__", "__pycache__", "bundled")
    ]
    result = imports_with(BAKE_ONLY, rooms)
    assert result.stdout.strip() == "ok", result.stderr


@pytest.mark.parametrize("path", sorted(GAME.rglob("*.py")), ids=lambda p: str(p.relative_to(GAME)))
def test_only_the_clock_reads_the_wall_clock(path):
    """Time is a parameter everywhere; measuring frames and naming pictures are the exceptions."""
    allowed = {"clock.py", "capture/bench.py", "capture/picture.py", "capture/speed.py"}
    name = path.relative_to(GAME).as_posix()
    if name in allowed or name.startswith("bake/"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert "time" not in {alias.name for alias in node.names}, name
        if isinstance(node, ast.ImportFrom):
            assert node.module not in ("time", "datetime"), name


def test_no_file_of_a_name_that_ursina_would_run():
    """Ursina executes settings.py and ursina_settings.py found beside the started file."""
    for folder in (GAME.parent, GAME):
        for name in ("settings.py", "ursina_settings.py"):
            assert not (folder / name).exists()
