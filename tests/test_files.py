"""Files are written whole, under names that every system takes."""

import errno
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import files


@pytest.mark.parametrize(
    ("wanted", "safe"),
    [
        ("Dana Whitfield - Q3 2026.pdf", "Dana Whitfield - Q3 2026.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("C:\\Temp\\x.pdf", "C--Temp-x.pdf"),
        ('a<b>c:"d"|e?f*g.pdf', "a-b-c--d--e-f-g.pdf"),
        ("line\nbreak\ttab.pdf", "line break tab.pdf"),
        ("null\0byte.pdf", "nullbyte.pdf"),
        ("con.pdf", "con_.pdf"),
        ("COM1", "COM1_"),
        ("lpt9.old.pdf", "lpt9_.old.pdf"),
        ("Console.pdf", "Console.pdf"),
        ("trailing dots...", "trailing dots"),
        ("  .hidden.pdf", "hidden.pdf"),
        ("", "Unnamed"),
        ("...", "Unnamed"),
        (".pdf", "Unnamed.pdf"),
        ("J. R. Ewing", "J. R. Ewing"),
        ("Tomás Ångström 田中.pdf", "Tomás Ångström 田中.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("half \ud83d a pair.pdf", "half a pair.pdf"),
    ],
)
def test_names_are_safe_on_every_system(wanted, safe):
    assert files.safe_name(wanted) == safe


def test_a_long_name_is_cut_between_letters_and_keeps_its_ending():
    safe = files.safe_name("é" * 300 + ".pdf")
    assert safe.endswith("é.pdf")
    assert len(safe.encode()) <= files.LONGEST_NAME


def test_a_name_in_two_spellings_is_one_file():
    decomposed = unicodedata.normalize("NFD", "Tomás.pdf")
    assert files.safe_name(decomposed) == files.safe_name("Tomás.pdf")


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_name_becomes_one_file_in_the_folder(name):
    safe = files.safe_name(name)
    assert Path("folder", safe).parent == Path("folder")
    assert safe not in ("", ".", "..")
    assert len(safe.encode()) <= files.LONGEST_NAME
    assert files.safe_name(safe) == safe


def test_a_file_is_written_whole(tmp_path):
    target = tmp_path / "packet.pdf"
    files.write_whole(target, b"first")
    files.write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_fills_up_leaves_the_old_file_and_no_part(tmp_path, monkeypatch):
    target = tmp_path / "packet.pdf"
    target.write_bytes(b"old")

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        files.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_in_the_place_of_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError) as caught:
        files.write_whole(tmp_path / "taken", b"new")
    assert list(tmp_path.iterdir()) == [tmp_path / "taken"]
    assert "is a folder" in files.reason(caught.value, tmp_path / "taken")


def test_a_folder_that_is_gone_is_said(tmp_path):
    target = tmp_path / "gone" / "packet.pdf"
    with pytest.raises(OSError) as caught:
        files.write_whole(target, b"new")
    assert files.reason(caught.value, target) == f"There is no folder {tmp_path / 'gone'}."


def test_files_of_two_people_with_one_name_are_numbered():
    wanted = [("Ana Lee", " - plan"), ("ana lee", " - plan"), ("Ana Lee", " - numbers")]
    assert list(files.named_apart(wanted, ".pdf")) == [
        "Ana Lee - plan.pdf",
        "ana lee (2) - plan.pdf",
        "Ana Lee - numbers.pdf",
    ]


def test_a_long_name_keeps_its_number_and_its_ending():
    long = "Ana " + "é" * 300
    first, second = files.named_apart([(long, " - plan"), (long, " - plan")], ".pdf")
    assert first != second
    assert first.endswith("é - plan.pdf")
    assert second.endswith("é (2) - plan.pdf")
    assert max(len(name.encode()) for name in (first, second)) <= files.LONGEST_NAME


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EACCES, "Choose another folder"),
        (errno.EROFS, "Choose another folder"),
        (errno.EIO, "still connected"),
        (errno.ENAMETOOLONG, "too long"),
    ],
)
def test_every_failure_has_words(number, says):
    error = OSError(number, os.strerror(number))
    assert says in files.reason(error, Path("folder", "packet.pdf"))
