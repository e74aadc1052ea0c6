"""Many packets at once: all of them are there in the end, or nothing is."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import batch, files
from app.report import binding, packet
from app.report.content import Print
from tests.report.samples import EMPTY, FONTS, PROFILE

HOW = batch.How(FONTS)


def of(*names: str) -> list[packet.Content]:
    """A packet for each of these people."""
    return [replace(PROFILE, cover=replace(PROFILE.cover, person=name)) for name in names]


TEAM = of("Dana Whitfield", "Marcus Oyelaran", "Tomás Herrera")


class Heard:
    """What was said of how far it is; after ``stop_at`` packets it is asked to stop."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def said(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def stopped(self) -> bool:
        return self._stop_at is not None and self.steps[-1][0] >= self._stop_at


def write(contents, folder, how=HOW, heard=None):
    heard = heard or Heard()
    return batch.write_all(contents, folder, how, heard.said, heard.stopped)


def pages(path: Path, password: str = "") -> list[str]:
    """What the pages of a file say."""
    return [page.extract_text() for page in PdfReader(path, password=password or None).pages]


def test_a_file_for_each_holds_exactly_what_one_packet_would(tmp_path):
    heard = Heard()
    written = write(TEAM, tmp_path, heard=heard)
    assert [path.name for path in written] == [
        "Dana Whitfield - Profile.pdf",
        "Marcus Oyelaran - Profile.pdf",
        "Tomás Herrera - Profile.pdf",
    ]
    assert [path.read_bytes() for path in written] == [packet.build(c, FONTS) for c in TEAM]
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert heard.steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.long
def test_one_file_holds_all_each_on_sheets_of_its_own(tmp_path):
    how = replace(HOW, together="Profiles.pdf")
    (written,) = write(TEAM, tmp_path, how)
    assert written == tmp_path / "Profiles.pdf"
    single = [packet.build(content, FONTS) for content in TEAM]
    titles = [f"{content.cover.person} · Profile" for content in TEAM]
    assert written.read_bytes() == binding.bind(single, titles, "Profiles")
    assert [*tmp_path.iterdir()] == [written]


@pytest.mark.long
@pytest.mark.parametrize("together", ["", "Profiles.pdf"])
def test_pages_are_punched_and_then_locked(tmp_path, together):
    how = replace(HOW, together=together, punched=True, password="seven gates")
    for path in write(TEAM, tmp_path, how):
        reader = PdfReader(path, password="seven gates")
        left = [round(float(page.mediabox.left), 2) for page in reader.pages]
        shift = round(binding.SHIFT, 2)
        assert left == [-shift, shift] * (len(left) // 2)
        assert not PdfReader(path).decrypt("another")


@pytest.mark.long
def test_what_was_printed_once_is_printed_as_it_was(tmp_path):
    once = packet.build(PROFILE, FONTS)
    closed = replace(EMPTY, prints=(Print(EMPTY.paper, once),))
    (plain,) = write([closed], tmp_path)
    assert plain.read_bytes() == once
    (moved,) = write([closed], tmp_path, replace(HOW, punched=True))
    assert moved.read_bytes() == binding.punch(once)


def test_a_single_packet_needs_no_other_process(tmp_path):
    written = batch.write_one(TEAM[0], tmp_path, replace(HOW, ending=" - manager only"))
    assert written.name == "Dana Whitfield - Profile - manager only.pdf"
    assert written.read_bytes() == packet.build(TEAM[0], FONTS)


def test_names_of_files_are_safe_and_apart():
    contents = of("Ana Lee", "ana lee", "CON", "a/b\\c", "../../etc", "x" * 300, "", "  ")
    names = [*batch.file_names(contents, " - manager only")]
    assert names[:4] == [
        "Ana Lee - Profile - manager only.pdf",
        "ana lee (2) - Profile - manager only.pdf",
        "CON_ - Profile - manager only.pdf",
        "a-b-c - Profile - manager only.pdf",
    ]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(Path("in", name).parent == Path("in") for name in names)
    assert all(name.endswith(" - manager only.pdf") for name in names)
    assert max(len(name.encode()) for name in names) <= files.LONGEST_NAME


@pytest.mark.long
@pytest.mark.parametrize("together", ["", "Profiles.pdf"])
@pytest.mark.parametrize("stop_at", [0, 1, 3])
def test_a_batch_that_is_stopped_leaves_nothing(tmp_path, stop_at, together):
    before = tmp_path / "Dana Whitfield - Profile.pdf"
    before.write_bytes(b"from before")
    heard = Heard(stop_at)
    with pytest.raises(batch.Cancelled):
        write(of("Dana Whitfield", "B", "C", "D"), tmp_path, replace(HOW, together=together), heard)
    assert [*tmp_path.iterdir()] == [before]
    assert before.read_bytes() == b"from before"
    assert heard.steps[-1][0] == stop_at


def test_a_batch_is_stopped_by_another_thread(tmp_path):
    stop = threading.Event()

    def said(done, _total):
        if done == 2:
            threading.Thread(target=stop.set).start()

    with pytest.raises(batch.Cancelled):
        batch.write_all(TEAM * 40, tmp_path, HOW, said, stop.is_set)
    assert [*tmp_path.iterdir()] == []


def test_a_folder_in_the_place_of_one_file_keeps_all_others_away(tmp_path):
    in_the_way = tmp_path / "Tomás Herrera - Profile.pdf"
    in_the_way.mkdir()
    before = tmp_path / "Dana Whitfield - Profile.pdf"
    before.write_bytes(b"from before")
    with pytest.raises(OSError) as caught:
        write(TEAM, tmp_path)
    assert caught.value.filename == in_the_way
    assert "is a folder" in files.reason(caught.value, in_the_way)
    assert sorted(tmp_path.iterdir()) == sorted([before, in_the_way])
    assert before.read_bytes() == b"from before"


def test_a_folder_that_is_gone_is_said(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        write(TEAM, tmp_path / "gone")
    assert "There is no folder" in files.reason(caught.value, caught.value.filename)


def test_fonts_that_are_missing_are_said_and_nothing_is_left(tmp_path):
    with pytest.raises(FileNotFoundError):
        write(TEAM, tmp_path, replace(HOW, fonts=tmp_path / "gone"))
    assert [*tmp_path.iterdir()] == []


def test_nobody_is_nothing(tmp_path):
    assert write([], tmp_path, replace(HOW, together="All.pdf")) == ()
    assert [*tmp_path.iterdir()] == []
