"""Packets for a disk that is full or cannot be written: it is said, and none of them is left."""

import errno
from dataclasses import replace

import pytest

from app import batch, files
from tests.faults import mounts
from tests.report.samples import FONTS, PROFILE

#: Room for one packet and not for all, in kilobytes.
SMALL = 160
TEAM = [
    replace(PROFILE, cover=replace(PROFILE.cover, person=f"Person {number}")) for number in range(9)
]


def write(folder, *, together=""):
    how = batch.How(FONTS, together=together)
    return batch.write_all(TEAM, folder, how, lambda _done, _of: None, lambda: False)


@pytest.mark.parametrize("together", ["", "Profiles.pdf"])
def test_a_disk_that_fills_up_is_said_and_keeps_no_packet(tmp_path, together):
    with mounts.small_disk(tmp_path / "disk", SMALL) as disk:
        before = disk / "Person 0 - Profile.pdf"
        before.write_bytes(b"from before")
        with pytest.raises(OSError) as caught:
            write(disk, together=together)
        assert caught.value.errno == errno.ENOSPC
        assert "disk is full" in files.reason(caught.value, caught.value.filename)
        assert caught.value.filename.parent == disk
        assert [*disk.iterdir()] == [before]
        assert before.read_bytes() == b"from before"


def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    with mounts.read_only(tmp_path):
        with pytest.raises(OSError) as caught:
            write(tmp_path)
        assert caught.value.filename == tmp_path / "Person 0 - Profile.pdf"
        assert "cannot be written there" in files.reason(caught.value, caught.value.filename)
    assert [*tmp_path.iterdir()] == []
