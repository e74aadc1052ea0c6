"""A review's form on its way out, and files as the journal keeps them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMainWindow

from app.domain.kinds import ReviewFileKind, ReviewState
from app.domain.models import ReviewFile
from app.ui import veil
from app.ui.dialogs.review_paper import NO_PAGES, Kept, KeptFileDialog, of_file, write_form
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def host(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def review(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return builders.review(journal, dana, ReviewState.PREPARING).id


def test_a_form_is_written_into_the_folder_that_is_chosen(
    qtbot, journal, host, review, asker, tmp_path
):
    told = []
    asker.expect("folder", tmp_path)
    write_form(host, journal, review, ReviewFileKind.FORM, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    (written,) = tmp_path.glob("*.pdf")
    assert written.name in told[0]
    assert written.read_bytes().startswith(b"%PDF")
    asker.expect("folder", tmp_path / "gone")
    write_form(host, journal, review, ReviewFileKind.UPWARD, told.append)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=15_000)
    assert told[1].startswith("The form was not written.")


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


def test_what_they_say_of_me_is_hidden_with_f9(host):
    kept = ReviewFile(
        review_id=1, kind=ReviewFileKind.UPWARD, read_on=TODAY, file_name="Dana on Robin.pdf",
        digest="", content=b"words",
    )  # fmt: skip
    dialog = KeptFileDialog(host, of_file(kept))
    dialog.open()
    assert "Dana on Robin.pdf" in exposed()
    veil.toggle()
    assert "Dana on Robin.pdf" not in exposed()
    assert not dialog.nothing.isVisible()
    dialog.reject()
