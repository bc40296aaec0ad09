"""Promises of the stained-glass windows: their stone, their glass, and where they came from."""

import json

import numpy as np
import pytest

from game.bake.windows.source import scenes, source_hash
from game.meshes import windows
from game.meshes.hall_plan import (
    APOTHEM,
    WINDOW_APOTHEM,
    WINDOW_HEIGHT,
    WINDOW_SCENES,
    WINDOW_SIDES,
    WINDOW_SILL,
    WINDOW_WIDTH,
)
from game.meshes.tracery import DESIGNS, coverage, half_width, tracery

BAKED = windows.existing_scenes()


def faces(mesh):
    """Face normals (T, 3), unnormalised."""
    a, b, c = (mesh.positions[mesh.triangles[:, i]] for i in range(3))
    return np.cross(b - a, c - a)


@pytest.fixture(scope="module", params=BAKED)
def scene(request):
    """The name of each baked scene and its arrays."""
    return request.param, windows.load_scene(request.param)


@pytest.mark.parametrize("side", WINDOW_SIDES)
def test_every_part_is_sound(side):
    """Positions are finite, normals unit, triangles wound along their normals."""
    for part in windows.window_parts(side):
        mesh = part.mesh
        assert np.isfinite(mesh.positions).all()
        assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-4)
        assert mesh.triangles.max() < len(mesh.positions)
        face = faces(mesh)
        area = np.linalg.norm(face, axis=1)
        agree = np.sum(face * mesh.normals[mesh.triangles].mean(axis=1), axis=1)
        assert (agree[area > 1e-8] > 0).mean() > 0.995


def test_a_window_stays_cheap():
    """A window with all its mouldings is at most 6,000 triangles, all eight lean ones 14,000."""
    total = sum(len(part.mesh.triangles) for part in windows.window_parts(1))
    assert total <= 6000
    lean = [part for side in WINDOW_SCENES for part in windows.window_parts(side, "lean")]
    assert sum(len(part.mesh.triangles) for part in lean if part.surface != "glass") <= 14_000


def test_glass_is_a_lancet_that_faces_the_room():
    """No square corner of glass ever shows, and the pane looks inward."""
    glass = next(p for p in windows.window_parts(1) if p.surface == "glass").mesh
    x, y, z = glass.positions.T
    assert np.allclose(z, WINDOW_APOTHEM)
    assert (np.abs(x) <= half_width(y - WINDOW_SILL) + 1e-4).all()
    assert np.isclose(y.max(), WINDOW_SILL + WINDOW_HEIGHT, atol=1e-3)
    assert (faces(glass)[:, 2] <= 0).all()
    area = 0.5 * np.linalg.norm(faces(glass), axis=1).sum()
    rows = (np.arange(4000) + 0.5) / 4000 * WINDOW_HEIGHT
    assert np.isclose(area, 2 * half_width(rows).mean() * WINDOW_HEIGHT, rtol=0.005)
    assert np.allclose(glass.uv[:, 0], x / WINDOW_WIDTH + 0.5, atol=1e-5)
    assert np.allclose(glass.uv[:, 1], (y - WINDOW_SILL) / WINDOW_HEIGHT, atol=1e-5)


def test_stone_stands_between_glass_and_room_and_faces_it():
    """Nothing of stone lies behind the glass or far into the hall; what is seen looks inward."""
    stone = next(p for p in windows.window_parts(1) if p.surface == "stone").mesh
    z = stone.positions[:, 2]
    assert z.max() <= WINDOW_APOTHEM + 1e-4
    assert z.min() >= APOTHEM - 0.25
    for one in (windows.stonework("seedling"), windows.reveal(), windows.saddle_bars()):
        assert faces(one)[:, 2].sum() < 0
    assert faces(windows.sill())[:, 1].sum() > 0
    jamb = windows.reveal()
    inward = jamb.positions[:, 0] * jamb.normals[:, 0] < 0
    assert inward[np.abs(jamb.normals[:, 0]) > 0.7].mean() > 0.6


def test_tracery_has_real_depth():
    """Mullions stand 12 to 18 cm out from the glass."""
    for name in DESIGNS:
        depth = max(bar.depth for bar in tracery(name))
        assert 0.12 <= depth <= 0.18


def test_tracery_leaves_the_picture_open():
    """Stone covers less than a quarter of any scene."""
    y, x = np.mgrid[0.05:WINDOW_HEIGHT:0.1, -1.35:1.4:0.1]
    points = np.column_stack([x.ravel(), y.ravel()])
    points = points[np.abs(points[:, 0]) < half_width(points[:, 1])]
    for name in DESIGNS:
        assert (coverage(tracery(name), points) < 0).mean() < 0.25


def test_sides_point_to_scenes_that_exist():
    """Every window side shows a baked scene, its own if there is one."""
    for side in WINDOW_SIDES:
        shown = windows.scene_of(side)
        assert shown in BAKED
        assert shown == WINDOW_SCENES[side] or WINDOW_SCENES[side] not in BAKED


def test_lead_is_a_share_of_the_window(scene):
    """Lead takes 6 to 18 % of the glass: enough to draw, not a cage."""
    _, textures = scene
    inside = windows.lancet_mask(*windows.LINES_SIZE) > 0
    assert 0.06 <= (textures.lines[..., 0][inside] < 128).mean() <= 0.18


def test_glass_is_saturated(scene):
    """Never pastel: the median HSV saturation of the glass is at least 0.6."""
    _, textures = scene
    linear = np.square(textures.color[::2, ::2].reshape(-1, 3) / 255.0)
    linear = linear[windows.lancet_mask(384, 128).ravel() > 0]
    high, low = linear.max(axis=1), linear.min(axis=1)
    assert np.median(1 - low / np.maximum(high, 1e-6)) >= 0.6


def test_every_point_of_the_lancet_is_glazed(scene):
    """No hole: everywhere inside there is glass or lead."""
    _, textures = scene
    inside = windows.lancet_mask(*windows.COLOR_SIZE) > 0
    assert (textures.color[inside].max(axis=1) > 8).all()


def test_paint_shades_without_blackening(scene):
    """Painted strokes are there, and cover no more than a third of the light."""
    _, textures = scene
    paint = textures.lines[..., 1][windows.lancet_mask(*windows.LINES_SIZE) > 0] / 255
    assert (paint > 0.5).mean() > 0.005
    assert paint.mean() < 0.33


def test_lead_hides_where_colours_meet(scene):
    """The colour plane may be coarse because wherever it jumps, lead lies over the jump."""
    _, textures = scene
    color = textures.color.astype(int)
    jump = np.abs(np.diff(color, axis=1)).max(axis=2) > 60
    jump &= windows.lancet_mask(*windows.COLOR_SIZE)[:, 1:] > 0
    reach = windows.LINES_SIZE[0] // windows.COLOR_SIZE[0]
    darkest = textures.lines[..., 0].reshape(windows.COLOR_SIZE[0], reach, -1, reach)
    darkest = darkest.min(axis=(1, 3))
    lead = np.minimum(darkest[:, 1:], darkest[:, :-1]) < 128
    assert lead[jump].mean() > 0.99


def test_all_windows_fit_in_a_software_renderer_s_memory():
    """It keeps four bytes a texel of colour, two of lines, and mip-maps: 26 MB for all eight."""
    texels = 4 * np.prod(windows.COLOR_SIZE) + 2 * np.prod(windows.LINES_SIZE)
    assert len(WINDOW_SCENES) * texels * 4 / 3 < 26_000_000


def test_scenes_are_distinct():
    """No two windows are one design in other colours: their lead lines differ."""
    lead = {name: windows.load_scene(name).lines[::3, ::3, 0] < 128 for name in BAKED}
    for i, a in enumerate(BAKED):
        for b in BAKED[i + 1 :]:
            shared = (lead[a] & lead[b]).sum() / (lead[a] | lead[b]).sum()
            assert shared < 0.5, (a, b)


def test_seen_through_is_an_area_mean():
    """What the sun's cookie and the bounce read is one light, at any size."""
    name = BAKED[0]
    fine = windows.transmitted(name, 64, 192)
    assert fine.shape == (192, 64, 3) and fine.dtype == np.float32
    assert 0 <= fine.min() and fine.max() <= 1
    coarse = windows.mean_colors(name, rows=6, cols=2)
    assert coarse.shape == (6, 2, 3)
    blocks = fine.reshape(6, 32, 2, 32, 3).mean(axis=(1, 3))
    assert np.allclose(coarse, blocks, atol=1e-3)
    assert (fine[0, 0] == 0).all()


def test_files_match_their_drawings():
    """A drawing that was changed must be baked again: the manifest ties file to source."""
    manifest = json.loads((windows.ASSETS / "manifest.json").read_text("utf-8"))
    assert sorted(manifest) == sorted(scenes()) == sorted(BAKED)
    for name, entry in manifest.items():
        assert entry["source"] == source_hash(name), f"run: python -m game.bake windows {name}"
        assert entry["bytes"] == (windows.ASSETS / f"{name}.xz").stat().st_size


def test_windows_are_small_on_disk():
    """All windows together stay under 6 MB."""
    assert sum(p.stat().st_size for p in windows.ASSETS.glob("*.xz")) < 6_000_000


def test_a_damaged_file_says_so(tmp_path, monkeypatch):
    """A half-written window is a ValueError that names the file, not a crash in numpy."""
    stored = (windows.ASSETS / f"{BAKED[0]}.xz").read_bytes()
    (tmp_path / "broken.xz").write_bytes(stored[: len(stored) // 2])
    (tmp_path / "empty.xz").write_bytes(b"")
    monkeypatch.setattr(windows, "ASSETS", tmp_path)
    for name in ("broken", "empty"):
        with pytest.raises(ValueError, match=name):
            windows.load_scene(name)
    with pytest.raises(FileNotFoundError):
        windows.load_scene("nowhere")
