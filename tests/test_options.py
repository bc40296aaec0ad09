"""Settings: nothing a file can hold stops the game, and nothing is lost."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import options
from game.options import DEFAULTS, Options


def test_what_is_saved_is_what_is_loaded(tmp_path):
    """A round trip through the file changes nothing."""
    path = tmp_path / "deep" / "settings.toml"
    kept = replace(DEFAULTS, quality="low", fov=75.0, captions=False, caption_size=50)
    options.save(kept, path)
    said = []
    assert options.load(path, said.append) == kept
    assert said == []
    assert [item.name for item in path.parent.iterdir()] == ["settings.toml"]


def test_no_file_means_the_defaults_without_a_word(tmp_path):
    """A first start is not an error."""
    said = []
    assert options.load(tmp_path / "none.toml", said.append) == DEFAULTS
    assert said == []


@pytest.mark.parametrize("damage", [b"quality = ", b"\xff\xfe\x00", b"[[[", b"fov = 62\nfov = 63"])
def test_a_damaged_file_is_set_aside_and_named(tmp_path, damage):
    """Half-written settings are kept as .bad, the defaults are used, one line is said."""
    path = tmp_path / "settings.toml"
    path.write_bytes(damage)
    said = []
    assert options.load(path, said.append) == DEFAULTS
    assert len(said) == 1 and ".bad" in said[0]
    assert (tmp_path / "settings.toml.bad").read_bytes() == damage


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('quality = "splendid"', "quality"),
        ("fov = 500", "fov"),
        ("fov = nan", "fov"),
        ("volume_voice = -0.1", "volume_voice"),
        ('captions = "yes"', "captions"),
        ("caption_size = 20.5", "caption_size"),
        ("vsync = 1", "vsync"),
        ("no_such_thing = 3", "no_such_thing"),
    ],
)
def test_a_wrong_value_is_named_and_replaced_alone(tmp_path, line, name):
    """One bad line costs that one setting and no other."""
    path = tmp_path / "settings.toml"
    path.write_text(f"head_bob = 0.25\n{line}\n")
    said = []
    assert options.load(path, said.append) == replace(DEFAULTS, head_bob=0.25)
    assert len(said) == 1 and name in said[0] and "\n" not in said[0]


@given(
    st.dictionaries(
        st.sampled_from([f.name for f in fields(Options)] + ["x"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    )
)
def test_no_table_whatever_makes_an_illegal_setting(table):
    """Whatever stands in the file, every setting ends inside its range."""
    made = options.from_table(table, lambda line: None)
    assert all(options.wrong(item.name, getattr(made, item.name)) is None for item in fields(made))


def test_a_failed_save_leaves_the_old_settings_whole(tmp_path, monkeypatch):
    """When the disk fills up, yesterday's settings are still there."""
    path = tmp_path / "settings.toml"
    options.save(replace(DEFAULTS, fov=70.0), path)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(options.os, "fsync", full)
    with pytest.raises(OSError):
        options.save(DEFAULTS, path)
    assert options.load(path, lambda line: None).fov == 70.0
    assert [item.name for item in tmp_path.iterdir()] == ["settings.toml"]
