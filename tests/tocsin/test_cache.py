"""The cache of compiled libraries: bytes come back, and no disk fault stops a card."""

from __future__ import annotations

import os

import pytest

from tocsin.cache import ABANDONED, BEGUN, KEPT, FileCache


def test_what_was_put_comes_back(tmp_path):
    """Bytes under a key are the same bytes."""
    cache = FileCache(tmp_path / "cache")

    cache.put("a1", b"\x00\x01")

    assert cache.get("a1") == b"\x00\x01"


def test_an_unknown_key_is_nothing(tmp_path):
    """A miss is no error."""
    assert FileCache(tmp_path).get("none") is None


def test_only_the_newest_entries_are_kept(tmp_path):
    """Old libraries do not fill the disk."""
    cache = FileCache(tmp_path)

    for number in range(KEPT + 3):
        cache.put(f"k{number}", b"x")

    assert len(list(tmp_path.iterdir())) == KEPT
    assert cache.get(f"k{KEPT + 2}") == b"x"


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    """A file stands where the folder should be: the cache stays empty."""
    (tmp_path / "cache").write_text("")
    cache = FileCache(tmp_path / "cache")

    cache.put("a", b"x")

    assert cache.get("a") is None


@pytest.mark.parametrize("key", ["../escape", "a/b", ""])
def test_a_key_never_leaves_the_folder(tmp_path, key: str):
    """A path is no key."""
    with pytest.raises(ValueError, match="not a cache key"):
        FileCache(tmp_path).get(key)


def test_what_a_killed_process_left_half_written_is_swept_away(tmp_path):
    """A file begun long ago goes with the next write; one that another process is writing now stays."""
    old, new = tmp_path / f"{BEGUN}old", tmp_path / f"{BEGUN}new"
    for path in (old, new):
        path.write_bytes(b"half")
    before = old.stat().st_mtime_ns - 2 * ABANDONED
    os.utime(old, ns=(before, before))

    FileCache(tmp_path).put("a1", b"whole")

    assert not old.exists()
    assert new.exists()
