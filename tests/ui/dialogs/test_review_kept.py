"""Pages of a review that were kept, printed as they are."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.kinds import PaperSize
from app.report import packet
from app.ui.dialogs.review_kept import (
    NO_PRINTER,
    PRINT_FAILED,
    SENT,
    STOPPED,
    KeptPages,
    KeptPagesDialog,
)
from app.ui.printing import NoPrinter
from tests.report import samples

FONTS = Path(__file__).parents[3] / "resources" / "fonts"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def pages():
    return packet.build(samples.review(), FONTS)


@pytest.fixture
def opened(host, pages):
    def show(choose):
        kept = KeptPages("Dana Whitfield - October 2026, revision 1.pdf", pages, paper=PaperSize.A4)
        dialog = KeptPagesDialog(host, kept, choose=choose)
        dialog.open()
        return dialog

    return show


def test_the_printer_gets_the_pages_that_were_kept_and_its_queue_names_nobody(
    qtbot, opened, pages, printer
):
    asked = []
    dialog = opened(lambda *about: asked.append(about[1:]) or printer)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.state.text() == SENT, timeout=15_000)
    assert asked == [(PaperSize.A4, "Pages as they were printed")]
    printed = PdfReader(printer.outputFileName()).pages
    assert len(printed) == len(PdfReader(BytesIO(pages)).pages)


def test_printing_them_can_be_stopped(opened, printer):
    dialog = opened(lambda *about: printer)
    dialog.print_pages()
    dialog.print_pages()
    assert dialog.state.text() == STOPPED
    assert dialog.print_button.text() == "Print…"


def test_without_a_printer_they_can_still_be_saved(opened):
    def none_there(*about):
        raise NoPrinter

    dialog = opened(none_there)
    dialog.print_pages()
    assert dialog.error.text() == NO_PRINTER
    assert dialog.save_button.isEnabled()


@pytest.mark.qt_log_ignore("QPdfEngine", "QPainter")
def test_a_printer_that_takes_nothing_is_said(qtbot, opened, printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    dialog = opened(lambda *about: printer)
    dialog.print_pages()
    qtbot.waitUntil(lambda: dialog.error.text() == PRINT_FAILED, timeout=15_000)
    assert dialog.state.text() == ""
