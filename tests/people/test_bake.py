"""What `game.bake people` promises about a person's file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from game.people.data import read_person

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "people"
MANIFEST = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))
BODIES = sorted(MANIFEST)
PEOPLE = [name for name in BODIES if name != "you"]
FOOT = ("foot.L", "foot.R")


@pytest.fixture(scope="module", params=PEOPLE)
def person(request):
    return read_person(ASSETS / MANIFEST[request.param]["file"])


@pytest.mark.parametrize("name", BODIES)
def test_the_file_is_the_one_in_the_manifest_and_its_sources_have_not_drifted(name):
    """Whoever changes a person's spec or the bake must bake again."""
    from game.bake.people.command import source_hash

    entry = MANIFEST[name]
    file = ASSETS / entry["file"]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == entry["sha256"]
    assert source_hash(name) == entry["source"], "run: python -m game.bake people " + name


@pytest.mark.parametrize("name", BODIES)
def test_a_person_fits_in_three_mebibytes(name):
    assert (ASSETS / MANIFEST[name]["file"]).stat().st_size <= 3 * 2**20


def test_a_person_has_at_most_22000_triangles_and_40_bones(person):
    assert person.triangle_count <= 22_000
    assert len(person.skeleton.names) <= 40


def test_from_afar_a_person_has_6000_triangles_at_most_and_across_the_ring_1800(person):
    assert sum(len(mesh.far) for mesh in person.meshes.values()) <= 6_000
    assert sum(len(mesh.small) for mesh in person.meshes.values()) <= 1_800
    for mesh in person.meshes.values():
        assert max(mesh.far.max(), mesh.small.max()) < len(mesh.positions)


def test_every_number_is_finite_and_normals_are_unit(person):
    for mesh in person.meshes.values():
        for array in (mesh.positions, mesh.normals, mesh.uv, mesh.weights, mesh.detail):
            assert np.isfinite(array).all()
        np.testing.assert_allclose(np.linalg.norm(mesh.normals, axis=1), 1.0, atol=1e-3)


def test_weights_sum_to_one_and_name_real_bones(person):
    for mesh in person.meshes.values():
        np.testing.assert_allclose(mesh.weights.sum(axis=1), 1.0, atol=1e-5)
        assert mesh.joints.max() < len(person.skeleton.names)
        assert mesh.triangles.max() < len(mesh.positions)


def test_parents_come_before_their_children(person):
    parents = person.skeleton.parents
    assert parents[0] == -1
    assert (parents[1:] < np.arange(1, len(parents))).all() and (parents[1:] >= 0).all()


def test_positions_are_kept_to_a_tenth_of_a_millimetre(person):
    with np.load(ASSETS / MANIFEST[person.name]["file"]) as z:
        for name in person.meshes:
            low, high = z[f"{name}/box"]
            assert ((high - low) / 65535 / 2).max() < 1e-4


def test_face_shapes_are_kept_to_a_fifth_of_a_millimetre(person):
    """Rounding to steps of `shape_step` errs by at most half a step along each axis."""
    with np.load(ASSETS / MANIFEST[person.name]["file"]) as z:
        assert np.sqrt(3) * float(z["shape_step"]) / 2 < 2e-4
    assert abs(np.concatenate(list(person.shapes.values()))).max() < 0.06


def test_lids_close_over_the_eyes(person):
    """A blink moves the upper lid down by about the height of the open eye."""
    for shape, sign in (("eyeBlinkLeft", -1), ("eyeBlinkRight", 1)):
        moved = person.shapes[shape]
        lid = moved[:, 1] < -0.004
        assert lid.sum() > 10
        from_nose = person.meshes["skin"].positions[: len(moved)][lid, 0] - person.eyes[:, 0].mean()
        assert (np.sign(from_nose) == sign).all()


def test_feet_stand_on_the_floor_and_he_sits_on_the_seat(person):
    """Soles within 2 cm of the floor, the seat of the trousers within 3 cm of the chair's."""
    cloth = person.meshes["cloth"]
    soles = cloth.positions[cloth.hangs_on([person.skeleton.index(bone) for bone in FOOT])]
    for side in (-1, 1):
        assert abs(soles[np.sign(soles[:, 0]) == side][:, 1].min()) < 0.02
    p = cloth.positions
    under = (np.abs(p[:, 0]) < 0.2) & (np.abs(p[:, 2] + 0.08) < 0.1) & (p[:, 1] > 0.3)
    assert abs(p[under][:, 1].min() - 0.45) < 0.03


def shown(person) -> dict[str, np.ndarray]:
    """Linear colour and relief, metres, under each point of the head's skin."""
    with np.load(ASSETS / MANIFEST[person.name]["file"]) as z:
        color, relief = (z["face/color"] / 255.0) ** 2, (z["face/relief"] - 128.0) / 127 * 0.8e-3
    count = len(next(iter(person.shapes.values())))
    uv = np.clip(person.meshes["skin"].uv[:count], 0, 0.999)
    column, row = (uv * len(color)).astype(int).T
    return {"color": color[row, column], "relief": relief[row, column]}


def test_the_red_of_the_lips_is_painted_on_the_lips(person):
    """Whatever a head's proportions, skin between the corners of the mouth is redder than cheeks are."""
    color = shown(person)["color"]
    red = color[:, 0] / color[:, 1]
    p = person.meshes["skin"].positions[: len(red)]
    moved = lambda name: np.linalg.norm(person.shapes[name], axis=1)  # noqa: E731
    middle = sum(p[moved(f"mouthDimple{side}").argmax()] for side in ("Left", "Right")) / 2
    lips = (np.linalg.norm((p - middle)[:, :2], axis=1) < 0.009) & (p[:, 2] > middle[2] - 0.004)
    cheeks = moved("cheekPuff") > 0.5 * moved("cheekPuff").max()
    assert np.median(red[lips]) > 1.15 * np.median(red[cheeks])


def test_a_face_has_lines_no_deeper_than_skin_and_flat_scalp_between(person):
    """Relief stays within 0.8 mm, and half of the head is within 0.1 mm of flat."""
    relief = shown(person)["relief"]
    assert np.abs(relief).max() <= 0.8e-3 + 1e-9
    assert np.median(np.abs(relief)) < 0.1e-3


def test_years_are_written_deeper_in_old_faces_than_in_young_ones():
    """Thessa's and Ambrose's lines are more and deeper than Noor's and Idris's."""
    if not {"thessa", "ambrose", "noor"} <= set(PEOPLE):
        pytest.skip("not everybody is baked")
    lined = {}
    for name in ("thessa", "ambrose", "noor", "idris"):
        with np.load(ASSETS / MANIFEST[name]["file"]) as z:
            lined[name] = (z["face/relief"] < 128 - 32).mean()
    old, young = min(lined["thessa"], lined["ambrose"]), max(lined["noor"], lined["idris"])
    assert old > 0.004 and old > 3 * young


def test_portraits_aim_at_the_eyes(person):
    """What the named views know of a face's place is right within 3 cm."""
    from game.capture.views import EYES

    height, before = EYES[person.name]
    np.testing.assert_allclose(person.eyes[:, 1:3].mean(axis=0), [height, before], atol=0.03)
