"""Files as the journal keeps them: shown from memory, and had again byte for byte."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from app.ui.dialogs.kept_file import NO_PAGES, Kept, KeptFileDialog

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


def test_a_large_scan_is_shown_from_memory_and_saved_byte_for_byte(qtbot, host, asker, tmp_path):
    scan = QImage(3_000, 4_000, QImage.Format.Format_RGB32)
    scan.fill(QColor("white"))
    scan.save(str(tmp_path / "scan.jpg"))
    content = (tmp_path / "scan.jpg").read_bytes()
    dialog = KeptFileDialog(host, Kept("scan.jpg", content))
    dialog.open()
    assert dialog.picture.pixmap().height() == 1_600
    asker.expect("save_file", tmp_path / "again.jpg")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "again.jpg").read_bytes() == content
    asker.expect("save_file", tmp_path / "gone" / "again.jpg")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.error.text()
    dialog.reject()


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken", b"words"])
def test_what_cannot_be_shown_says_so(host, content):
    dialog = KeptFileDialog(host, Kept("a file", content))
    dialog.open()
    assert dialog.nothing.isVisible()
    assert dialog.nothing.sentence.text() == NO_PAGES
    dialog.reject()
