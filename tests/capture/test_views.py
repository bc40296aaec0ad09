"""Every named view shows what it showed when somebody last looked at it."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from game.capture.picture import png_bytes
from game.capture.shot import set_scene
from game.capture.views import UNFINISHED, NoSuchView, pose_from_text, view_named, views

IMAGES = Path(__file__).parents[1] / "images"
MEAN_TOLERANCE = 3.0
"""Mean difference of a byte; another compiler of the same software renderer stays below 1."""
FAR_TOLERANCE = 0.02
"""Share of pixels that may differ by more than 40 of 255."""


def drawn(dream, name: str) -> np.ndarray:
    """(H, W, 3) u8."""
    set_scene(dream, view_named(name))
    return picture_of(dream)


def picture_of(dream) -> np.ndarray:
    """(H, W, 3) u8 of one frame."""
    return np.asarray(Image.open(io.BytesIO(png_bytes(dream.renderer.picture()))).convert("RGB"))


@pytest.mark.parametrize("name", sorted(views()))
def test_a_named_view_looks_as_it_did(dream, name):
    """On the software renderer: the reference within tolerance. Elsewhere: not blank."""
    found = drawn(dream, name)
    assert found.std() > 3.0, f"{name} is blank"
    if "llvmpipe" not in dream.engine.win.get_gsg().get_driver_renderer():
        return
    reference = IMAGES / f"{name}.png"
    assert reference.exists(), "nobody has looked at it yet: make references, look, commit"
    expected = np.asarray(Image.open(reference).convert("RGB")).astype(int)
    difference = np.abs(found.astype(int) - expected)
    if difference.mean() > MEAN_TOLERANCE or (difference.max(2) > 40).mean() > FAR_TOLERANCE:
        failed = IMAGES / "failed"
        failed.mkdir(exist_ok=True)
        Image.fromarray(np.concatenate([expected.astype(np.uint8), found], 1)).save(
            failed / f"{name}.png"
        )
        pytest.fail(f"{name} differs by {difference.mean():.2f} on average; see images/failed")


def test_a_view_does_not_depend_on_what_was_drawn_before(dream):
    """Maren's portrait before and after somebody sat in the ring and was spoken to."""
    before = drawn(dream, "singer").astype(int)
    drawn(dream, "seat")
    assert np.abs(drawn(dream, "singer") - before).mean() < 0.5


EXPOSURE = {
    "hall": (0.18, 0.30),
    "seat": (0.18, 0.38),
    "ring": (0.18, 0.34),
    "doors": (0.03, 0.15),
    "up": (0.03, 0.15),
    "dome": (0.03, 0.15),
    "threshold": (0.06, 0.25),
}


"""Median luma of the final sRGB picture that each view was composed for."""
MOST_WHITE, MOST_BLACK = 0.01, 0.03
"""Shares of a picture that may be clipped outside the glass, and pure black."""


@pytest.mark.parametrize("name", sorted(EXPOSURE))
def test_exposure_stays_where_the_picture_was_made_for(dream, name):
    """Median luma of each view inside its range, little clipped white, little pure black."""
    picture = drawn(dream, name) / 255.0
    median = float(np.median(picture @ [0.2126, 0.7152, 0.0722]))
    white = float(((picture.min(2) >= 254 / 255) & ~through_glass(dream)).mean())
    black = float((picture.max(2) <= 1 / 255).mean())
    low, high = EXPOSURE[name]
    said = f"{name}: median luma {median:.3f}, {white:.1%} white, {black:.1%} black"
    assert low <= median <= high and white < MOST_WHITE and black < MOST_BLACK, said


def through_glass(dream) -> np.ndarray:
    """(H, W) bool: which pixels of the picture just drawn show a window's pane."""
    panes = dream.library.hall.find_all_matches("**/window *")
    seen = picture_of(dream)
    panes.hide()
    try:
        hidden = picture_of(dream)
    finally:
        panes.show()
    return np.abs(seen.astype(int) - hidden).max(2) > 24


@pytest.mark.parametrize("name", UNFINISHED)
def test_a_view_without_its_subject_says_so(name):
    """No picture is passed off as one of somebody who is not there yet."""
    with pytest.raises(NoSuchView, match="no subject yet"):
        view_named(name)


def test_an_unknown_view_names_the_known_ones():
    """A slip of the finger gets the list."""
    with pytest.raises(NoSuchView, match="hall"):
        view_named("hal")


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d,e", "1,2,3,4,nan", "1,2,3,4,95", "1,2,3,4,5,200", "1e9,0,0,0,0"]
)
def test_a_bad_pose_is_refused_in_words(text):
    """Every malformed pose gets a reason and none gets through."""
    with pytest.raises(ValueError, match="--pose"):
        pose_from_text(text)


def test_a_pose_is_metres_and_degrees():
    """What is typed is what the camera gets."""
    pose = pose_from_text("1,2,-3,90,-10,50")
    assert pose.position == (1, 2, -3)
    assert np.allclose(
        pose.axes()[2], [np.cos(np.radians(10)), np.sin(np.radians(-10)), 0], atol=1e-6
    )
    assert np.degrees(pose.fov) == pytest.approx(50)
