"""Everything is written, or nothing."""

import pytest

from build_scripts.contribute.files import CannotWrite, Changes


def content(directory):
    return {str(path.relative_to(directory)): path.is_file() and path.read_text() for path in directory.rglob("*")}


def test_new_and_changed_files_are_written_together(tmp_path):
    (tmp_path / "old").write_text("a")
    changes = Changes()
    changes.add(tmp_path / "x/new", "b")
    changes.change(tmp_path / "old", b"a", b"ac")
    assert changes.write() == [tmp_path / "x/new", tmp_path / "old"]
    assert content(tmp_path) == {"old": "ac", "x": False, "x/new": "b"}


def test_a_file_that_is_there_is_never_overwritten(tmp_path):
    (tmp_path / "there").write_text("a")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("there", "link"):
        changes = Changes()
        changes.add(tmp_path / "new", "b")
        changes.add(tmp_path / name, "c")
        with pytest.raises(CannotWrite, match="is there already, and is not overwritten"):
            changes.write()
    assert not (tmp_path / "new").exists() and (tmp_path / "there").read_text() == "a"


def test_what_somebody_else_changed_is_left_alone(tmp_path):
    (tmp_path / "old").write_text("theirs")
    changes = Changes()
    changes.add(tmp_path / "new", "b")
    changes.change(tmp_path / "old", b"a", b"ours")
    with pytest.raises(CannotWrite, match="changed by somebody else"):
        changes.write()
    assert content(tmp_path) == {"old": "theirs"}


def test_where_one_file_cannot_be_written_none_is(tmp_path):
    (tmp_path / "file").write_text("a")
    changes = Changes()
    changes.add(tmp_path / "x/new", "b")
    changes.add(tmp_path / "file/below", "c")
    with pytest.raises(CannotWrite, match="cannot be written"):
        changes.write()
    assert content(tmp_path) == {"file": "a"}
