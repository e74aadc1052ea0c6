"""A PDF on screen: pages, zoom, finding words, and the text of a page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QWidget
from reportlab.pdfgen.canvas import Canvas

from app.ui import icons
from app.ui.pdf_view import PdfTools, PdfView

WORDS = ("Discovery comes first", "Then more discovery", "And a close")


def pdf(*pages):
    """A PDF with one line on each page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 400))
    for line in pages:
        canvas.drawString(40, 350, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def dialog(qtbot):
    icons.use(Path(__file__).parents[2] / "resources" / "icons")
    window = QWidget()
    qtbot.addWidget(window)
    made = QDialog(window)
    made.resize(700, 400)
    made.show()
    yield made
    window.close()  # and not before: the dialog goes with its window


@pytest.fixture
def view(dialog):
    made = PdfView(dialog)
    made.resize(700, 360)
    made.show()
    made.show_pdf(pdf(*WORDS))
    return made


@pytest.fixture
def tools(dialog, view):
    made = PdfTools(view, dialog)
    made.add_shortcuts(dialog)
    made.show()
    return made


def test_it_tells_which_page_of_how_many(tools, view):
    assert tools.place.text() == "Page 1 of 3"
    view.next_page()
    assert tools.place.text() == "Page 2 of 3"
    view.go_to_page(99)
    assert tools.place.text() == "Page 3 of 3"
    view.next_page()
    view.previous_page()
    assert view.page == 2


def test_other_bytes_take_the_place_of_the_first(tools, view):
    view.next_page()
    assert view.show_pdf(pdf("Only one"))
    assert tools.place.text() == "Page 1 of 1"
    assert view.page_text() == "Only one"


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.4\n"])
def test_what_is_no_pdf_shows_nothing(tools, view, data):
    assert not view.show_pdf(data)
    assert view.pages == 0
    assert tools.place.text() == ""
    view.next_page()
    view.zoom_in()
    assert view.page_text() == ""


def test_cleared_it_keeps_nothing(tools, view):
    view.clear()
    assert view.pages == 0
    assert tools.place.text() == ""


def test_zoom_goes_on_from_what_is_seen_and_has_limits(view):
    view.fit_page()
    view.zoom_in()
    assert view.zoomMode() == QPdfView.ZoomMode.Custom
    once = view.zoomFactor()
    view.zoom_in()
    assert view.zoomFactor() > once
    for _ in range(30):
        view.zoom_in()
    assert view.zoomFactor() == 4.0
    for _ in range(60):
        view.zoom_out()
    assert view.zoomFactor() == 0.25
    view.fit_width()
    assert view.zoomMode() == QPdfView.ZoomMode.FitToWidth


def test_words_are_found_one_after_another_and_round_again(qtbot, tools, view):
    tools.start_find()
    tools.line.setText("discovery")
    qtbot.waitUntil(lambda: tools.hits.text() == "1 of 2")
    qtbot.keyClick(tools.line, Qt.Key.Key_Return)
    assert tools.hits.text() == "2 of 2"
    assert view.page == 2
    qtbot.keyClick(tools.line, Qt.Key.Key_Return)
    assert tools.hits.text() == "1 of 2"
    qtbot.keyClick(tools.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert tools.hits.text() == "2 of 2"


def test_words_that_are_not_there_are_said_to_be_so(tools):
    tools.line.setText("forecast")
    assert tools.hits.text() == "Not found"
    tools.find_next()
    assert tools.hits.text() == "Not found"


def test_escape_leaves_the_line_and_not_the_dialog(qtbot, dialog, tools):
    tools.start_find()
    tools.line.setText("close")
    qtbot.keyClick(tools.line, Qt.Key.Key_Escape)
    assert tools.line.text() == ""
    assert tools.hits.text() == ""
    assert dialog.isVisible()


def test_the_text_of_the_page_in_sight_is_copied(tools, view):
    view.next_page()
    tools.copy_page()
    assert QGuiApplication.clipboard().text() == WORDS[1]
    assert tools.hits.text() == "Page 2 copied"


def test_every_tool_works_from_the_keyboard_and_has_a_name(qtbot, dialog, tools, view):
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert view.page == 2
    before = view.verticalScrollBar().value()
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() < before
    for tool in tools.children():
        if tool.isWidgetType() and tool.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert tool.accessibleName()


def test_a_dialog_that_is_thrown_away_takes_its_pages_along(qtbot, dialog, tools, view):
    with qtbot.waitSignal(dialog.destroyed):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.close()
