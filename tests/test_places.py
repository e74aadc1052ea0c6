"""What kind of place a journal lies in."""

from __future__ import annotations

import os

import pytest

from app import places


@pytest.fixture(autouse=True)
def _no_service(monkeypatch):
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)


def journal_in(folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "journal.db"
    path.touch()
    return path


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/Touchline", "Dropbox"),
        ("Dropbox (Example Ltd)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Example Ltd/a/b", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-robin@example.com/My Drive", "Google Drive"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud/work", "Nextcloud"),
    ],
)
def test_a_folder_that_a_service_named_is_known(tmp_path, folder, service):
    path = journal_in(tmp_path / folder)
    assert places.synced(path) == service
    (said,) = places.warnings(path)
    assert said.startswith(f"{service} synchronises this folder.")


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".stfolder", "Syncthing"), (".dropbox", "Dropbox"), (".nextcloudsync.log", "Nextcloud")],
)
def test_a_folder_that_bears_a_service_s_mark_is_known_from_below(tmp_path, mark, service):
    path = journal_in(tmp_path / "shared" / "deeper")
    assert places.synced(path) is None
    (tmp_path / "shared" / mark).mkdir()
    assert places.synced(path) == service


def test_windows_tells_where_onedrive_is(tmp_path, monkeypatch):
    path = journal_in(tmp_path / "Documents")
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Documents"))
    assert places.synced(path) == "OneDrive"
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "Doc"))
    assert places.synced(path) is None


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_into_a_synchronised_folder_is_followed(tmp_path):
    journal_in(tmp_path / "Dropbox")
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox")
    assert places.synced(tmp_path / "plain" / "journal.db") == "Dropbox"


@pytest.mark.parametrize("folder", ["Documents", "dropboxes", "My OneDrive notes", "drive"])
def test_an_ordinary_folder_is_said_nothing_of(tmp_path, folder):
    path = journal_in(tmp_path / folder)
    assert places.synced(path) is None
    assert places.warnings(path) == []


COPIES = [
    "journal (Anna's conflicted copy 2026-11-22).db",
    "journal (conflicted copy 2026-11-22 183000).db",
    "journal.sync-conflict-20261122-183000-ABCDEFG.db",
    "journal_conflict-20261122-183000.db",
    "journal [Conflict].db",
]


@pytest.mark.parametrize("name", COPIES)
def test_what_a_service_kept_when_two_computers_wrote_is_noticed(tmp_path, name):
    path = journal_in(tmp_path)
    kept = tmp_path / name
    kept.touch()
    assert places.siblings(path) == [kept]
    (said,) = places.warnings(path)
    assert name in said


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive", "journal-ANNAS-LAPTOP.db"),
        ("iCloudDrive", "journal 2.db"),
        ("Google Drive", "journal (1).db"),
    ],
)
def test_a_name_that_somebody_may_have_chosen_counts_only_where_a_service_gives_it(
    tmp_path, folder, name
):
    beside, there = journal_in(tmp_path), journal_in(tmp_path / folder)
    for path in (beside, there):
        path.with_name(name).touch()
    assert places.siblings(beside) == []
    assert [one.name for one in places.siblings(there)] == [name]
    assert len(places.warnings(there)) == 2


@pytest.mark.parametrize(
    "name",
    ["journal.db.lock", "journal.db-journal", "journals.db", "journal old.db", "other 2.db"],
)
def test_other_files_are_not_taken_for_copies(tmp_path, name):
    path = journal_in(tmp_path)
    (tmp_path / name).touch()
    assert places.siblings(path) == []


def test_a_folder_that_is_gone_has_no_copies(tmp_path):
    assert places.siblings(tmp_path / "gone" / "journal.db") == []


def test_a_place_that_can_be_written_is_not_read_only(tmp_path):
    assert not places.is_read_only(journal_in(tmp_path))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("protected", [".", "journal.db"])
def test_a_place_that_cannot_be_written_is_read_only(tmp_path, protected):
    path = journal_in(tmp_path)
    (tmp_path / protected).chmod(0o500)
    try:
        assert places.is_read_only(path)
    finally:
        (tmp_path / protected).chmod(0o700)
