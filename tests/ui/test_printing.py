"""Pages on a printer, here one that writes a file."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from app.ui.printing import PrintFailed, PrintRun, print_pdf


def pdf(pages=3, size=A4):
    """A PDF whose pages are each black down to another depth."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    for number in range(1, pages + 1):
        canvas.rect(0, 0, size[0], size[1] * number / (pages + 1), stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def printed(printer):
    return PdfReader(printer.outputFileName()).pages


def blackness(page):
    """How much of a printed page is black, from 0 to 1."""
    picture = page.images[0].image.convert("L")
    histogram = picture.histogram()
    return sum(histogram[:128]) / sum(histogram)


def test_every_page_is_printed_in_order_and_at_its_size(printer):
    assert list(print_pdf(pdf(), printer)) == [(1, 3), (2, 3), (3, 3)]
    pages = printed(printer)
    assert [blackness(page) for page in pages] == pytest.approx([0.25, 0.5, 0.75], abs=0.02)
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(A4[0], abs=1)
        assert float(page.mediabox.height) == pytest.approx(A4[1], abs=1)


def test_white_stays_white(printer):
    list(print_pdf(pdf(1), printer))
    picture = printed(printer)[0].images[0].image.convert("RGB")
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_pages_are_fitted_to_other_paper(printer):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    list(print_pdf(pdf(1), printer))
    page = printed(printer)[0]
    assert float(page.mediabox.width) == pytest.approx(LETTER[0], abs=1)
    picture = page.images[0].image
    assert picture.height == pytest.approx(LETTER[1], abs=2)
    assert picture.width == pytest.approx(A4[0] * LETTER[1] / A4[1], abs=2)


def test_only_the_chosen_pages_are_printed_backwards_where_wished(printer):
    printer.setPageRanges(QPageRanges.fromString("2-3"))
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(print_pdf(pdf(), printer)) == [(1, 2), (2, 2)]
    assert [blackness(p) for p in printed(printer)] == pytest.approx([0.75, 0.5], abs=0.02)


def test_no_page_of_those_chosen_is_a_failure(printer):
    printer.setPageRanges(QPageRanges.fromString("7"))
    with pytest.raises(PrintFailed):
        list(print_pdf(pdf(), printer))


@pytest.mark.parametrize("data", [b"", b"not a PDF"])
def test_what_is_no_pdf_is_a_failure(printer, data):
    with pytest.raises(PrintFailed):
        list(print_pdf(data, printer))


@pytest.mark.qt_log_ignore("QPdfEngine", "QPainter")
def test_a_printer_that_takes_nothing_is_a_failure(printer, tmp_path):
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    with pytest.raises(PrintFailed):
        list(print_pdf(pdf(), printer))


def test_a_run_tells_each_page_and_the_end(qtbot, printer):
    owner, begun = QObject(), []
    run = PrintRun(pdf(), printer, owner)
    run.page_begun.connect(lambda page, pages: begun.append((page, pages)))
    with qtbot.waitSignal(run.ended) as ended:
        run.start()
    assert ended.args == [True]
    assert begun == [(1, 3), (2, 3), (3, 3)]
    assert len(printed(printer)) == 3


def test_a_run_that_is_stopped_is_silent(qtbot, printer):
    owner, heard = QObject(), []
    run = PrintRun(pdf(), printer, owner)
    run.ended.connect(heard.append)
    with qtbot.waitSignal(run.page_begun):
        run.start()
    with qtbot.waitSignal(run.destroyed):
        run.stop()
    assert heard == []
