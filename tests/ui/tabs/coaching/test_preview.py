"""A note as it reads: its marks shown, nothing fetched, run or lost, links only after asking."""

import pytest
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QFont, QTextCursor
from PySide6.QtWidgets import QApplication

from app.ui import veil
from app.ui.tabs.coaching.preview import BACK, OPEN, Prose, Reader

HOSTILE = (
    '<img src="file:///etc/passwd">',
    "<img src=http://example.com/x.png>",
    "![](file:///etc/passwd)",
    "![x](http://example.com/x.png)",
    "\\\\server\\share\\x",
    "[click](javascript:alert(1))",
    "[data](data:text/html,x)",
    "<script>alert(1)</script>",
    "<John> said",
    "a<b and c>d &amp; &nbsp;",
    "<style>*{display:none}</style>",
    "{{7*7}} ${x} %s",
)


class Browser(QObject):
    """Stands where the system's browser would be."""

    opened = Signal(str)

    @Slot(QUrl)
    def take(self, link):
        self.opened.emit(link.toString())


@pytest.fixture
def browser():
    made = Browser()
    for scheme in ("http", "https", "mailto", "file", "javascript", "ftp"):
        QDesktopServices.setUrlHandler(scheme, made, "take")
    yield made
    for scheme in ("http", "https", "mailto", "file", "javascript", "ftp"):
        QDesktopServices.unsetUrlHandler(scheme)


class Recording(Reader):
    """Keeps what a reader asks to be fetched."""

    def __init__(self):
        self.wanted = []
        super().__init__()

    def loadResource(self, kind, name):
        self.wanted.append((kind, name))
        return super().loadResource(kind, name)


@pytest.fixture
def reader(qtbot):
    made = Recording()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def links(reader):
    found, block = set(), reader.document().begin()
    while block.isValid():
        found |= {one.format.anchorHref() for one in block.textFormats() if one.format.isAnchor()}
        block = block.next()
    return found


def test_hostile_text_is_shown_whole_and_nothing_is_asked_for(qtbot, reader, browser):
    with qtbot.assertNotEmitted(browser.opened):
        reader.show_note("\n\n".join(HOSTILE))
        reader.selectAll()
        reader.grab()
        QApplication.processEvents()

    assert reader.wanted == []
    for text in HOSTILE:
        assert text in reader.toPlainText()
    assert links(reader) == set()


def test_what_is_asked_for_all_the_same_is_never_read(reader, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    reader.setHtml(f'<img src="{secret.as_uri()}"><p>x')
    reader.grab()

    assert reader.wanted
    assert all(Reader.loadResource(reader, *one) is None for one in reader.wanted)
    reader.setSource(QUrl.fromLocalFile(str(secret)))
    assert "canary" not in reader.toPlainText()


def test_bold_lists_quotes_and_code_are_shown(reader):
    reader.show_note("**Bold** and plain\n\n1. one\n2. two\n   - deep\n\n> said\n\n`x = 1`")

    assert reader.toPlainText().split("\n") == [
        *("Bold and plain", "1. one", "2. two", "– deep", "said", "x = 1"),
    ]
    cursor = QTextCursor(reader.document())
    cursor.setPosition(2)
    assert cursor.charFormat().fontWeight() == QFont.Weight.DemiBold


def test_a_very_long_line_keeps_all_its_letters(reader):
    reader.show_note("x" * 1_000_000)
    reader.grab()
    assert reader.toPlainText().replace("\n", "") == "x" * 1_000_000


def test_very_many_lines_are_all_there(reader):
    reader.show_note("- one\n" * 50_000)
    reader.grab()
    assert reader.toPlainText() == "\n".join(["- one"] * 50_000)


def test_a_link_is_opened_after_its_target_was_shown(qtbot, reader, browser, asker):
    reader.show_note("[our site](https://ex\u00e4mple.com/a) or [mail](mailto:dana@example.com)")
    assert len(links(reader)) == 2

    asker.expect("choose", BACK)
    with qtbot.assertNotEmitted(browser.opened):
        reader.anchorClicked.emit(QUrl("https://ex\u00e4mple.com/a"))
    asker.expect("choose", OPEN)
    with qtbot.waitSignal(browser.opened):
        reader.anchorClicked.emit(QUrl("https://ex\u00e4mple.com/a"))

    kind, words = asker.asked[0]
    assert kind == "choose"
    assert "https://xn--exmple-cua.com/a" in words


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "ftp://x", "x"])
def test_no_other_link_leads_anywhere(qtbot, reader, browser, asker, link):
    with qtbot.assertNotEmitted(browser.opened):
        reader.anchorClicked.emit(QUrl(link))
    assert asker.asked == []


@pytest.fixture
def prose(qtbot):
    made = Prose()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_preview_comes_and_goes_by_keys_and_changes_nothing(qtbot, prose):
    prose.set_value("**Bold**")
    prose.setFocus()
    with qtbot.assertNotEmitted(prose.edited):
        qtbot.keySequence(prose.target(), "Ctrl+E")
        assert prose.reader.isVisible()
        assert prose.reader.toPlainText() == "Bold"
        assert prose.toggle.text() == "Write"
        qtbot.keySequence(prose.reader, "Ctrl+E")

    assert not prose.reader.isVisible()
    assert prose.target().hasFocus()
    assert prose.value() == "**Bold**"


def test_another_record_is_previewed_in_its_turn(prose):
    prose.set_value("One")
    prose.turn()
    prose.set_value("Two")
    assert prose.reader.toPlainText() == "Two"


def test_no_preview_while_private_text_is_hidden(prose):
    prose.set_value("Cried in the car")
    prose.set_private(True)
    prose.turn()
    veil.toggle()
    try:
        assert not prose.reader.isVisible()
        assert prose.reader.toPlainText() == ""
        assert not prose.toggle.isEnabled()
        prose.turn()
        assert not prose.reader.isVisible()
    finally:
        veil.toggle()
    assert prose.toggle.isEnabled()
    assert prose.value() == "Cried in the car"
