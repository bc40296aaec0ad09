"""The command line: what players and their scripts may rely on."""

import json
import re
import sys

import pytest
from PIL import Image

from tests.command import hearthlight, tree_with_own


def said(done) -> list[str]:
    """Lines on stderr; a traceback must never be among them."""
    assert "Traceback" not in done.stderr + done.stdout
    return done.stderr.strip().splitlines()


WRONG = {
    "no such command": ["walkk"],
    "no such option": ["--fast"],
    "no such option of a command": ["shot", "out.png", "--fast"],
    "size without height": ["shot", "out.png", "--size", "640"],
    "size in words": ["shot", "out.png", "--size", "bigxhuge"],
    "size too small": ["shot", "out.png", "--size", "1x1"],
    "quality": ["shot", "out.png", "--quality", "best"],
    "quality of the walk": ["--quality", "best"],
    "quality before the command": ["--quality", "low", "doctor"],
    "view": ["shot", "out.png", "--view", "cellar"],
    "view whose subject is yet to come": ["shot", "out.png", "--view", "network"],
    "pose": ["shot", "out.png", "--pose", "1,2,three,4,5"],
    "pose too short": ["shot", "out.png", "--pose", "1,2"],
    "view and pose": ["shot", "out.png", "--view", "hall", "--pose", "0,2,0,0,0"],
    "not a PNG": ["shot", "out.jpg"],
    "no file": ["shot"],
    "seed": ["shot", "out.png", "--seed", "many"],
    "seconds": ["bench", "--seconds", "-1"],
    "view of the bench": ["bench", "--view", "cellar"],
    "one word too many": ["doctor", "please"],
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_word_gets_one_plain_line_and_exit_2(words, tmp_path):
    """No box, no usage text, no traceback: what is wrong, and no file written."""
    done = hearthlight(*words, home=tmp_path)
    assert done.returncode == 2
    lines = said(done)
    assert 1 <= len(lines) <= 2 and done.stdout == ""
    assert not any(sign in done.stderr for sign in "╭│─")
    assert not list(tmp_path.glob("out.*"))


def test_a_moment_that_is_never_reached_is_named(tmp_path):
    """A part or line that the evening does not have gets its one line too."""
    done = hearthlight(
        "shot",
        "out.png",
        "--moment",
        "nobody+3",
        "--size",
        "32x32",
        "--quality",
        "low",
        home=tmp_path,
    )
    assert done.returncode == 2
    assert len(said(done)) == 1 and "nobody" in done.stderr


def test_help_lists_every_command(tmp_path):
    """--help tells of all five, and of the two options, and exits 0."""
    done = hearthlight("--help", home=tmp_path)
    assert done.returncode == 0 and said(done) == []
    for word in ("walk", "listen", "shot", "bench", "doctor", "--version", "--quality"):
        assert word in done.stdout


@pytest.mark.parametrize("command", ["walk", "listen", "shot", "bench", "doctor"])
def test_every_command_has_help(command, tmp_path):
    """And its help says more than its name."""
    done = hearthlight(command, "--help", home=tmp_path)
    assert done.returncode == 0 and len(done.stdout.splitlines()) > 4


def test_version_is_one_line(tmp_path):
    """Name and number."""
    done = hearthlight("--version", home=tmp_path)
    assert (done.returncode, said(done)) == (0, [])
    assert re.fullmatch(r"Hearthlight \d+\.\d+\.\d+\n", done.stdout)


def test_a_shot_says_where_it_is_and_nothing_else(tmp_path):
    """One line on stdout, none on stderr, a PNG of the size asked for."""
    done = hearthlight(
        "shot",
        "deep/out.png",
        "--view",
        "up",
        "--size",
        "160x90",
        "--quality",
        "low",
        home=tmp_path,
    )
    assert done.returncode == 0 and said(done) == []
    assert done.stdout.strip() == str(tmp_path / "deep/out.png") or done.stdout == "deep/out.png\n"
    assert Image.open(tmp_path / "deep/out.png").size == (160, 90)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a folder nobody may write")
def test_a_shot_that_cannot_be_kept_says_so(tmp_path):
    """A file stands where the folder should be: one line that names it."""
    (tmp_path / "taken").write_text("a file")
    done = hearthlight(
        "shot", "taken/out.png", "--size", "32x32", "--quality", "low", home=tmp_path
    )
    assert done.returncode == 2
    assert len(said(done)) == 1 and "taken" in done.stderr and "cannot be written" in done.stderr


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="uses Mesa's switches")


@linux_only
@pytest.mark.parametrize(
    ("switch", "found"),
    [
        ({"MESA_GL_VERSION_OVERRIDE": "3.1"}, "found OpenGL 3.1"),
        ({"__EGL_VENDOR_LIBRARY_FILENAMES": "/nonexistent"}, "found no OpenGL"),
    ],
)
def test_too_little_opengl_is_told_with_a_remedy_and_exit_3(switch, found, tmp_path):
    """What was found, what is needed, what to try; doctor says the same."""
    for words in (["shot", "out.png", "--size", "32x32", "--quality", "low"], ["doctor"]):
        done = hearthlight(*words, home=tmp_path, **switch)
        assert done.returncode == 3
        lines = [line for line in (done.stdout + done.stderr).splitlines() if "need" in line]
        assert len(lines) == 1
        assert found in lines[0] and "need OpenGL 3.3" in lines[0] and "try" in lines[0]
        assert len(said(done)) <= 1


@linux_only
def test_without_a_display_walking_says_what_to_do(tmp_path):
    """A terminal without a desktop is told that shots need none."""
    done = hearthlight("walk", home=tmp_path, DISPLAY="", WAYLAND_DISPLAY="")
    assert done.returncode == 3
    assert len(said(done)) == 1 and "no display" in done.stderr and "shot" in done.stderr


def test_a_crash_leaves_one_line_and_its_whole_story_in_the_log(tmp_path):
    """The line names the log; the traceback is in it."""
    code = (
        "import sys, game.app\n"
        "def breaks(*a, **k): return 1 / 0\n"
        "game.app.play = breaks\n"
        "from game.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = hearthlight("walk", home=tmp_path, code=code)
    assert done.returncode == 1
    [line] = said(done)
    log = re.search(r"details are in (.+)$", line).group(1)
    text = open(log, encoding="utf-8").read()
    assert "Traceback" in text and "ZeroDivisionError" in text and str(tmp_path) in log


def test_a_python_without_the_libraries_is_told_how_to_install(tmp_path):
    """main.py on a bare Python: one line with the remedy."""
    code = (
        "import sys, runpy\n"
        "class Wall:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer': raise ModuleNotFoundError(\"No module named 'typer'\")\n"
        "sys.meta_path.insert(0, Wall())\n"
        "import os\n"
        "runpy.run_path(os.environ['PYTHONPATH'] + '/main.py', run_name='__main__')\n"
    )
    done = hearthlight(home=tmp_path, code=code)
    assert done.returncode == 1
    assert len(said(done)) == 1 and "make play" in done.stderr


def test_doctor_tells_the_whole_state_and_exits_0(tmp_path):
    """Versions, OpenGL, sound, folders, assets: a line each."""
    done = hearthlight("doctor", home=tmp_path)
    assert done.returncode == 0, done.stdout
    assert said(done) == []
    for word in (
        "Python",
        "ursina",
        "panda3d",
        "OpenGL",
        "Sound",
        "Settings",
        "Pictures",
        "Log",
        "Assets",
    ):
        assert re.search(rf"^{word} +\S", done.stdout, re.MULTILINE), word
    assert "all whole" in done.stdout


@pytest.mark.parametrize(
    ("folder", "name", "harm"),
    [
        ("people", "idris.npz", "damaged"),
        ("sounds", "doors.ogg", "damaged"),
        ("windows", "ship.xz", "missing"),
        ("voices", "lines/idris-01.ogg", "missing"),
        ("fonts", "EBGaramond12-Italic.otf", "missing"),
        ("light", "hall.npz", "damaged"),
        ("story", "idris.toml", "spoilt"),
    ],
)
def test_doctor_names_a_bad_asset_and_exits_4(folder, name, harm, tmp_path):
    """Whatever is missing or damaged is named with what to do."""
    root = tree_with_own(folder, tmp_path)
    path = root / "assets" / folder / name
    if harm == "missing":
        path.unlink()
    else:
        data = bytearray(path.read_bytes())
        data[:40] = b"]" * 40
        path.write_bytes(data)
    done = hearthlight("doctor", home=tmp_path, root=root)
    assert done.returncode == 4, done.stdout + done.stderr
    assert said(done) == []
    [line] = [line for line in done.stdout.splitlines() if line.startswith("Assets")]
    assert path.name in line


def test_bench_ends_with_one_json_object(tmp_path):
    """Every promised figure is there and is a sensible number."""
    done = hearthlight(
        "bench",
        "--view",
        "hall",
        "--size",
        "64x36",
        "--seconds",
        "0.3",
        "--quality",
        "low",
        "--json",
        home=tmp_path,
    )
    assert done.returncode == 0 and said(done) == []
    result = json.loads(done.stdout.strip().splitlines()[-1])
    for kind in ("wall_ms", "cpu_ms"):
        spread = result[kind]
        assert 0 < spread["median"] <= spread["p95"] <= spread["p99"]
    assert 0 < result["draw_calls"] <= 200 and 0 < result["nodes"] <= 300
    assert result["vertices"] > 10_000
    assert 0 < result["startup_s"] and 50 < result["peak_rss_mb"]
    assert result["gl_renderer"]


def test_the_same_shot_twice_is_the_same_file(tmp_path):
    """On one machine the same words give the same bytes."""
    made = []
    for name in ("one.png", "two.png"):
        done = hearthlight(
            "shot",
            name,
            "--view",
            "seat",
            "--size",
            "160x90",
            "--quality",
            "low",
            "--seed",
            "5",
            home=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("folder", "name", "named"),
    [
        ("people", "idris.npz", "idris"),
        ("windows", "ship.xz", "ship.xz"),
        ("light", "hall.npz", "hall.npz"),
        ("sounds", "doors.ogg", ""),
    ],
)
def test_a_shot_goes_on_without_a_damaged_asset(folder, name, named, tmp_path):
    """One line names it, something plain stands in for it, and the picture is drawn."""
    root = tree_with_own(folder, tmp_path)
    (root / "assets" / folder / name).write_bytes(b"not what it was")
    done = hearthlight(
        "shot", "out.png", "--size", "96x54", "--quality", "low", home=tmp_path, root=root
    )
    assert done.returncode == 0, done.stderr
    assert Image.open(tmp_path / "out.png").convert("L").getextrema()[1] > 60
    assert len(said(done)) == bool(named)
    assert named in done.stderr
