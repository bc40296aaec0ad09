"""The game also runs on another Python with a newer Ursina, where such a Python is installed."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.command import ROOT, hearthlight

KEPT = ROOT / ".venv-other"
VERSIONS = ("3.13", "3.12", "3.14", "3.11")
IMPORTS = """
import importlib, pkgutil, game
for found in pkgutil.walk_packages(game.__path__, "game."):
    if not found.name.startswith(("game.bake", "game.bundled")):
        importlib.import_module(found.name)
import ursina
from importlib.metadata import version
print("all", version("ursina"))
"""


def candidates():
    """Every Python one might start, best first."""
    homes = [Path.home() / ".pyenv" / "versions", Path.home() / ".local/share/uv/python"]
    for version in VERSIONS:
        if (found := shutil.which(f"python{version}")) is not None:
            yield found
        for home in homes:
            yield from map(str, sorted(home.glob(f"*{version}.*/bin/python")))


def version_of(python: str) -> str | None:
    """``3.13``, or None when it does not start (a shim without its version) or has no venv."""
    ask = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", ask], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


@pytest.fixture(scope="module")
def other() -> Path:
    """The interpreter of an environment with this project's dependencies; made once, then kept."""
    ours = f"{sys.version_info[0]}.{sys.version_info[1]}"
    found = ((p, version_of(p)) for p in candidates())
    python, version = next(((p, v) for p, v in found if v in VERSIONS and v != ours), (None, None))
    if python is None:
        pytest.skip("no other Python of 3.11 or newer is installed")
    folder = KEPT / version
    inside = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    mark = folder / "installed"
    digest = hashlib.sha256(wanted.encode()).hexdigest()
    if mark.exists() and mark.read_text() == digest:
        return inside
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([python, "-m", "venv", str(folder)], check=True, timeout=120)
    pip = [str(inside), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        done = subprocess.run([*pip, "."], cwd=ROOT, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("pip could not reach its packages in five minutes")
    if done.returncode != 0:
        reason = re.findall(r"^ERROR: .+$", done.stderr, re.MULTILINE) or [done.stderr[-200:]]
        pytest.skip(f"pip could not install there: {reason[-1]}")
    mark.write_text(digest)
    return inside


def test_every_module_imports_on_the_other_python(other, tmp_path):
    """And its Ursina is another one than ours."""
    done = hearthlight(home=tmp_path, code=IMPORTS, python=str(other))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("all ")


def test_doctor_is_content_on_the_other_python(other, tmp_path):
    """Exit 0, and not a word beside its own lines."""
    done = hearthlight("doctor", home=tmp_path, python=str(other))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_a_shot_on_the_other_python_shows_something(other, tmp_path):
    """A picture of the right size with light and shade in it."""
    done = hearthlight(
        "shot",
        "out.png",
        "--view",
        "seat",
        "--size",
        "160x90",
        "--quality",
        "low",
        home=tmp_path,
        python=str(other),
    )
    assert (done.returncode, done.stderr) == (0, "")
    picture = Image.open(tmp_path / "out.png").convert("L")
    low, high = picture.getextrema()
    assert picture.size == (160, 90) and high - low > 60


def test_a_visit_on_the_other_python(other, tmp_path):
    """Walking in, sitting, listening, menus and a picture work there too."""
    code = "import runpy; runpy.run_module('tests.evening', run_name='__main__')"
    done = hearthlight(home=tmp_path, code=code, python=str(other))
    assert (done.returncode, done.stderr) == (0, "")
    assert '"running": false' in done.stdout


def test_installed_as_a_wheel_it_runs_from_any_folder(other, tmp_path):
    """`pip install .` brings assets and shaders along: a shot is drawn far from the checkout."""
    pip = [
        str(other),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    done = subprocess.run(
        [*pip, "--force-reinstall", "."], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    if done.returncode != 0:
        pytest.skip("pip could not build the wheel here")
    command = other.with_name("hearthlight.exe" if sys.platform == "win32" else "hearthlight")
    out = tmp_path / "out.png"
    for words in (["--version"], ["shot", str(out), "--size", "96x54", "--quality", "low"]):
        done = subprocess.run([str(command), *words], capture_output=True, text=True, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    assert Image.open(out).convert("L").getextrema()[1] > 60
    where = "import game.places as p; print(p.bundled('assets')); print(p.bundled('shaders'))"
    asked = subprocess.run(
        [str(other), "-c", where], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    for folder in asked.stdout.split("\n")[:2]:
        assert "site-packages" in folder
