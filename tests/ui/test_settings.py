"""What a window remembers, and what it makes of a file it cannot read."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QWidget

from app.ui.settings import WindowSettings

#: Qt says so of a damaged value, and the offscreen platform of every window.
pytestmark = pytest.mark.qt_log_ignore("QVariant::load", "This plugin does not support")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "window.ini"


def again(settings, path):
    """The settings as the next start reads them."""
    settings.save()
    return WindowSettings(path)


def test_a_first_start_has_quiet_defaults(path):
    fresh = WindowSettings(path)
    assert fresh.rail_tab == ""
    assert fresh.scheme == "system"
    assert fresh.hide_current_period is False
    assert fresh.last_journal is None
    assert fresh.last_folder is None


def test_choices_are_there_at_the_next_start(path, tmp_path):
    settings = WindowSettings(path)
    settings.rail_tab = "Team"
    settings.scheme = "dark"
    settings.hide_current_period = True
    settings.last_journal = tmp_path / "Ünïcode, with comma" / "journal.touchline"
    settings.last_folder = tmp_path
    read = again(settings, path)
    assert read.rail_tab == "Team"
    assert read.scheme == "dark"
    assert read.hide_current_period is True
    assert read.last_journal == tmp_path / "Ünïcode, with comma" / "journal.touchline"
    assert read.last_folder == tmp_path


def test_a_forgotten_journal_is_forgotten(path, tmp_path):
    settings = WindowSettings(path)
    settings.last_journal = tmp_path / "journal"
    settings.last_journal = None
    assert again(settings, path).last_journal is None


def test_a_folder_that_is_gone_is_not_offered(path, tmp_path):
    settings = WindowSettings(path)
    settings.last_folder = tmp_path / "gone"
    assert again(settings, path).last_folder is None


def test_the_window_comes_back_in_its_size(path, qtbot):
    settings, window = WindowSettings(path), QWidget()
    qtbot.addWidget(window)
    window.resize(700, 500)
    settings.keep_window(window)
    other = QWidget()
    qtbot.addWidget(other)
    assert again(settings, path).restore_window(other)
    assert other.size() == QSize(700, 500)


def test_splitters_are_kept_by_name(path, qtbot):
    def split():
        made = QSplitter(Qt.Orientation.Horizontal)
        qtbot.addWidget(made)
        made.addWidget(QLabel("left"))
        made.addWidget(QLabel("right"))
        made.resize(600, 100)
        return made

    settings, first = WindowSettings(path), split()
    first.setSizes([150, 449])
    settings.keep_splitter("team", first)
    read, other = again(settings, path), split()
    assert read.restore_splitter("team", other)
    assert not read.restore_splitter("coaching", other)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe[[[not an ini\n=\n]]%%%",
        b"[window]\ngeometry=17\nrail_tab=@Invalid()\nscheme=mauve\n[files]\nlast_folder=\x01\n",
        b"[window]\ngeometry=@ByteArray(nonsense)\nscheme=@Variant(\\0\\0\\0\\x7f)\n",
        b"[window]\nrail_tab=a, b, c\nscheme=1\n",
    ],
)
def test_a_damaged_file_is_a_fresh_start(path, content, qtbot):
    path.write_bytes(content)
    read, window = WindowSettings(path), QWidget()
    qtbot.addWidget(window)
    assert not read.restore_window(window)
    assert read.scheme == "system"
    assert read.last_journal is None
    assert read.last_folder is None
    assert isinstance(read.rail_tab, str)
    read.rail_tab = "Team"
    assert again(read, path).rail_tab == "Team"


def test_a_folder_in_place_of_the_file_is_survived(tmp_path):
    (tmp_path / "window.ini").mkdir()
    read = WindowSettings(tmp_path / "window.ini")
    read.rail_tab = "Team"
    read.save()
    assert read.scheme == "system"
