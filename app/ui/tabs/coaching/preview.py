"""Notes as they read: their few marks of Markdown shown, and nothing fetched, run or lost.

The marks are read by ``app.markup``, as for paper, so that Qt's own reader of Markdown, which
swallows what looks like a tag and opens what looks like a picture, never sees a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from app import markup
from app.ui import ask, theme
from app.ui.editors import Editor, Text
from app.ui.parts import LinkButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from app.markup import Block, Span
    from app.ui.editors.base import Value

PREVIEW, WRITE = "Preview", "Write"
OPEN, BACK = "Open it", "Go back"
#: Where a link may lead.
SCHEMES = frozenset({"http", "https", "mailto"})
#: Laying out more in one line would hold the window up.
_LONGEST_LINE = 5_000
#: Of a text with more lines no mark was read, and it goes faster in one go.
_MOST_LINES = 5_000
_INDENT = 18
_FRAME, _HIGHEST = 12, 320


class Reader(QTextBrowser):
    """Shows a note to be read. A link is opened in the browser after its target was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName("Preview")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.anchorClicked.connect(self.follow)

    def show_note(self, text: str) -> None:
        """Show what ``text`` says."""
        self.clear()
        blocks = markup.parse(text)
        if sum(len(block.lines) for block in blocks) > _MOST_LINES:
            self.setPlainText("\n\n".join(map(_as_typed, blocks)))
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, block in enumerate(blocks):
            _write_block(cursor, block, first=not number)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def fit(self, width: int, *, at_least: int) -> None:
        """Be as high as the note needs in a width, within limits."""
        wanted = _HIGHEST  # which more lines need in any width: no need to lay them all out
        if self.document().blockCount() < _HIGHEST // self.fontMetrics().height():
            self.document().setTextWidth(width - 2 * _FRAME)
            wanted = int(self.document().size().height()) + _FRAME
        self.setFixedHeight(min(max(wanted, at_least), max(_HIGHEST, at_least)))

    def follow(self, link: QUrl) -> None:
        """Ask before anything leaves the program, showing where it would lead."""
        if link.scheme().lower() not in SCHEMES:
            return
        target = bytes(link.toEncoded().data()).decode("ascii")
        if ask.choose(self, "Open this link outside Touchline?", target, OPEN, BACK) == OPEN:
            QDesktopServices.openUrl(link)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """A note has no pictures, styles or pages of its own: nothing is ever read."""
        return None

    def doSetSource(self, _name: QUrl | str, _kind: object = None) -> None:
        """Nothing leads from a note to another page in here."""


class Prose(Editor):
    """Text in the small part of Markdown, with a preview in its place: Ctrl+E turns it."""

    holds_words: ClassVar[bool] = True
    turned = Signal()

    def __init__(self, rows: int = 4, placeholder: str = "") -> None:
        super().__init__()
        self.text = Text(rows=rows, placeholder=placeholder)
        self.reader = Reader()
        self.toggle = LinkButton(PREVIEW, self.turn)
        self.toggle.setToolTip("**bold**, *italic*, lists and quotes, as they will read (Ctrl+E)")
        self.reader.hide()
        self.setFocusProxy(self.text)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.text)
        layout.addWidget(self.reader)
        layout.addLayout(beside)
        self.text.edited.connect(self.edited)
        keys = QShortcut(QKeySequence("Ctrl+E"), self, self.turn)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def box(self) -> QPlainTextEdit:
        """The box that is typed into."""
        return self.text.box

    @property
    def previewed(self) -> bool:
        """Whether the preview is what is seen."""
        return not self.reader.isHidden()

    def turn(self) -> None:
        """Show how the text will read, or go on writing."""
        self._show(reading=not self.previewed and not self.hidden)
        (self.reader if self.previewed else self.text).setFocus()
        self.turned.emit()

    def value(self) -> str | None:
        """The text without blank lines at its end."""
        return self.text.value()

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self.text.set_value(value)
        if self.previewed:
            self._show(reading=True)

    def problem(self) -> str:
        """Whether the text is too long."""
        return self.text.problem()

    def draft(self) -> str:
        """What is typed, also when too long."""
        return self.text.draft()

    def set_draft(self, draft: Value) -> None:
        """Put back what was typed."""
        self.text.set_draft(draft)

    def set_name(self, name: str) -> None:
        """Name the box for screen readers."""
        self.text.set_name(name)

    def set_hint(self, words: str) -> None:
        """Say more for screen readers."""
        self.text.set_hint(words)

    def set_marked(self, marked: bool) -> None:
        """Show that something is wrong with the text."""
        self.text.set_marked(marked)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be selected and copied but not changed."""
        self.text.set_read_only(read_only)

    def set_private(self, private: bool) -> None:
        """Say whether the text is private."""
        super().set_private(private)
        self.text.set_private(private)

    def obey(self) -> None:
        """While it is hidden there is no preview; the box covers itself."""
        if self.hidden and self.previewed:
            self._show(reading=False)
        self.toggle.setEnabled(not self.hidden)

    def target(self) -> QWidget:
        """The box, or what stands before it."""
        return self.text.target()

    def _show(self, *, reading: bool) -> None:
        self.reader.show_note(self.text.draft() if reading else "")
        self.reader.fit(self.text.width(), at_least=self.text.height())
        self.reader.setVisible(reading)
        self.text.setVisible(not reading)
        self.toggle.setText(WRITE if reading else PREVIEW)


def _as_typed(block: Block) -> str:
    return "\n".join("".join(span.text for span in line) for line in block.lines)


def _write_block(cursor: QTextCursor, block: Block, *, first: bool) -> None:
    """Write a paragraph; one of a list hangs behind its bullet."""
    lines = list(block.lines)
    for number, line in enumerate(lines):
        layout = QTextBlockFormat()
        layout.setIndent(0)
        layout.setLeftMargin(_INDENT * (block.depth + block.quoted))
        layout.setTopMargin(0 if first or number else 6)
        if block.marker and not number:
            layout.setTextIndent(-_INDENT + 4)
        if first and not number:
            cursor.setBlockFormat(layout)
        else:
            cursor.insertBlock(layout)
        if block.marker and not number:
            cursor.insertText(f"{block.marker} ", QTextCharFormat())
        for span in line:
            _write_span(cursor, span, quoted=bool(block.quoted))


def _write_span(cursor: QTextCursor, span: Span, *, quoted: bool) -> None:
    looks = QTextCharFormat()
    looks.setForeground(theme.role("muted" if quoted else "ink"))
    if span.bold:
        looks.setFontWeight(QFont.Weight.DemiBold)
    looks.setFontItalic(span.italic)
    if span.code:
        looks.setFontFixedPitch(True)
        looks.setBackground(theme.role("plain_wash"))
    if span.target and QUrl(span.target).scheme().lower() in SCHEMES:
        looks.setAnchor(True)
        looks.setAnchorHref(span.target)
        looks.setForeground(theme.role("accent"))
        looks.setFontUnderline(True)
    for start in range(0, len(span.text), _LONGEST_LINE):
        if start:
            cursor.insertBlock()
        cursor.insertText(span.text[start : start + _LONGEST_LINE], looks)
