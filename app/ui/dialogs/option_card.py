"""A choice among a few that deserve a sentence each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from app.ui import theme

_PADDING = 12
_TEXT_AT = 40
_RADIUS = 8
_DOT = 7.0
_GAP = 2
#: What a sentence is measured at before the layout has given a width.
_USUAL_WIDTH = 480


class OptionCard(QRadioButton):
    """A radio button as a card: a name, and a sentence that says what choosing it means.

    Cards under one parent exclude each other; arrows move between them, a click anywhere chooses.
    """

    def __init__(self, text: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher: the sentence wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, both in pixels."""
        name = QFontMetrics(theme.font("body", bold=True)).height()
        room = QRect(0, 0, max(width - _TEXT_AT - _PADDING, 1), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        sentence = QFontMetrics(theme.font("label")).boundingRect(room, flags, self._sentence)
        return name + _GAP + sentence.height() + 2 * _PADDING - 4

    def sizeHint(self) -> QSize:
        """How large it likes to be."""
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any dialog."""
        return QSize(_USUAL_WIDTH // 2, self.heightForWidth(_USUAL_WIDTH))

    def hitButton(self, position: QPoint) -> bool:
        """The whole card can be clicked."""
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_dot(painter)
        self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        ground = "surface"
        if self.isChecked():
            ground = "accent_wash"
        elif self.underMouse():
            ground = "hover"
        edge = "focus" if self.hasFocus() else "accent" if self.isChecked() else "line"
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(theme.role(edge), width))
        painter.setBrush(theme.role(ground))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS
        )

    def _paint_dot(self, painter: QPainter) -> None:
        name = QFontMetrics(theme.font("body", bold=True)).height()
        middle = QPointF(_TEXT_AT / 2 + 1, _PADDING - 2 + name / 2)
        painter.setPen(QPen(theme.role("accent" if self.isChecked() else "muted"), 1.5))
        painter.setBrush(theme.role("surface"))
        painter.drawEllipse(middle, _DOT, _DOT)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.role("accent"))
            painter.drawEllipse(middle, _DOT - 3.5, _DOT - 3.5)

    def _paint_words(self, painter: QPainter) -> None:
        text = self.rect().adjusted(_TEXT_AT, _PADDING - 2, -_PADDING, 0)
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.role("ink"))
        painter.drawText(text, Qt.AlignmentFlag.AlignTop, self.text())
        text.setTop(text.top() + painter.fontMetrics().height() + _GAP)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.role("muted"))
        painter.drawText(text, Qt.TextFlag.TextWordWrap, self._sentence)
