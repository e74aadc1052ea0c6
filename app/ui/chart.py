"""A chart on screen: paints a picture in the colours of the theme and explains it on hover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.report.charts import Box, Dot, Rule, Trace, Words
from app.ui import theme
from app.ui.parts.words import announce, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.report.charts import Hot, Picture, Shape

#: A picture is measured in points for paper; on screen one of its units is this many pixels.
PIXELS_PER_UNIT = 1.4


class ChartView(QWidget):
    """Shows the picture that ``make(width, height)`` draws, made anew for each size.

    With the keyboard: Left and Right walk through the parts that explain themselves.
    """

    def __init__(
        self,
        make: Callable[[float, float], Picture],
        height: int = 96,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height = height
        self._read = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Chart")
        self.set_picture(make)

    def set_picture(self, make: Callable[[float, float], Picture]) -> None:
        """Show another picture."""
        self._make = make
        self._remake()
        self.update()

    def sizeHint(self) -> QSize:
        """How large it likes to be."""
        return QSize(320, round(self._height * theme.pixels("body") / theme.SIZES["body"]))

    def minimumSizeHint(self) -> QSize:
        """How small it may get."""
        return QSize(120, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Explain what the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right read one value after the other."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        hots = self._fitting().hot
        if not step or not hots:
            super().keyPressEvent(event)
            return
        self._read = min(max(self._read + step, 0), len(hots) - 1)
        hot = hots[self._read]
        area = self._area(hot)
        QToolTip.showText(self.mapToGlobal(area.bottomLeft().toPoint()), plain_tip(hot.text), self)
        announce(self, hot.text)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget which value was read."""
        self._read = -1
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        picture = self._fitting()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            marked = self._area(picture.hot[self._read]) if self._read >= 0 else self.rect()
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.drawRoundedRect(QRectF(marked).adjusted(1, 1, -1, -1), 4, 4)
        painter.scale(unit(), unit())
        for shape in picture.shapes:
            _paint(painter, shape)

    def _fitting(self) -> Picture:
        """The picture at the size it has by now: a layout tries several before one is seen."""
        if self._made_for != self.size():
            self._remake()
        return self._picture

    def _remake(self) -> None:
        self._made_for = self.size()
        self._picture = self._make(self.width() / unit(), self.height() / unit())
        self._read = min(self._read, len(self._picture.hot) - 1)
        self.setAccessibleDescription(self._picture.description)

    def _explain(self, event: QHelpEvent) -> None:
        at = QPointF(event.pos())
        for hot in self._fitting().hot:
            area = self._area(hot)
            if area.contains(at):
                QToolTip.showText(event.globalPos(), plain_tip(hot.text), self, area.toRect())
                return
        QToolTip.hideText()

    def _area(self, hot: Hot) -> QRectF:
        """Where a hot area is, in the widget's pixels."""
        scale = unit()
        return QRectF(hot.x * scale, hot.y * scale, hot.width * scale, hot.height * scale)


def unit() -> float:
    """How many pixels one unit of a picture takes on screen, by the user's font."""
    return PIXELS_PER_UNIT * theme.pixels("body") / theme.SIZES["body"]


def _paint(painter: QPainter, shape: Shape) -> None:
    colour = theme.role(shape.role)
    match shape:
        case Box():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            rect = QRectF(shape.x, shape.y, shape.width, shape.height)
            painter.drawRoundedRect(rect, shape.radius, shape.radius)
        case Dot():
            painter.setPen(QPen(colour, shape.hollow) if shape.hollow else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if shape.hollow else colour)
            radius = shape.radius - shape.hollow / 2
            painter.drawEllipse(QPointF(shape.x, shape.y), radius, radius)
        case Rule():
            painter.setPen(_pen(shape))
            painter.drawLine(QLineF(shape.x1, shape.y1, shape.x2, shape.y2))
        case Trace():
            painter.setPen(_pen(shape))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.places]))
        case Words():
            _paint_words(painter, shape)


def _pen(line: Rule | Trace) -> QPen:
    """A pen as wide as the line; Qt counts dashes in widths of the pen, a picture in units."""
    pen = QPen(theme.role(line.role), line.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if isinstance(line, Rule) and line.dash:
        pen.setDashPattern([length / line.width for length in line.dash])
    return pen


def _paint_words(painter: QPainter, words: Words) -> None:
    font = theme.font("body", bold=words.bold, figures=True)
    font.setPixelSize(max(round(words.size * 4), 1))
    metrics = QFontMetricsF(font)
    said = words.text
    if words.room is not None:
        said = metrics.elidedText(said, Qt.TextElideMode.ElideRight, words.room * 4)
    width = metrics.horizontalAdvance(said) / 4
    shift = {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    painter.save()
    painter.setPen(theme.role(words.role))
    painter.setFont(font)
    painter.translate(words.x - shift, words.y)
    painter.scale(0.25, 0.25)
    painter.drawText(QPointF(0, 0), said)
    painter.restore()
