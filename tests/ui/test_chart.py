"""A chart on screen: in the scheme's colours, explained by mouse, keyboard and reader."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.report.charts import (
    Bar,
    Box,
    Dot,
    GaugeMark,
    Hot,
    Picture,
    Point,
    Rule,
    Trace,
    ValueBar,
    Words,
    attainment_bars,
    gauge,
    sparkline,
    trend,
    value_bars,
)
from app.ui import theme
from app.ui.chart import ChartView

EVERYTHING = (
    Box(0, 0, 40, 40, "accent", 4),
    Rule(0, 20, 80, 20, "ink", 0.7, (2, 2)),
    Dot(60, 10, 4, "amber"),
    Words(40, 30, "88%", "muted", 7, "middle"),
    Words(40, 40, "88%", "red", 7, "end", bold=True),
)

#: The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def show(qtbot, qapp):
    """Show a chart, 280 pixels wide."""
    theme.apply(qapp, "light")

    def shown(make):
        chart = ChartView(make)
        qtbot.addWidget(chart)
        chart.resize(280, 96)
        chart.show()
        qtbot.waitExposed(chart)
        return chart

    yield shown
    QToolTip.hideText()
    theme.apply(qapp, "light")


def everything(width, height):
    hot = (Hot(0, 0, width / 2, height, "Q3 88%"), Hot(width / 2, 0, width / 2, height, "Q4 <b>"))
    return Picture(width, height, EVERYTHING, "Attainment: Q3 88%; Q4 <b>.", hot)


def test_shapes_are_painted_in_the_colours_of_the_scheme(show, qapp):
    chart = show(everything)
    assert chart.grab().toImage().pixelColor(10, 10) == theme.role("accent")
    theme.apply(qapp, "dark")
    assert chart.grab().toImage().pixelColor(10, 10) == theme.role("accent")


def test_the_picture_is_made_for_the_size_it_has(show):
    sizes = []

    def make(width, height):
        sizes.append((width, height))
        return Picture(width, height, (), "Nothing.")

    chart = show(make)
    chart.grab()
    narrow = sizes[-1]
    chart.resize(560, 96)
    chart.grab()
    assert sizes[-1][0] == pytest.approx(2 * narrow[0])
    assert sizes[-1][1] == pytest.approx(narrow[1])


def test_the_description_is_there_for_screen_readers(show):
    chart = show(everything)
    assert chart.accessibleDescription() == "Attainment: Q3 88%; Q4 <b>."
    chart.set_picture(lambda w, h: Picture(w, h, (), "No results yet."))
    assert chart.accessibleDescription() == "No results yet."


def rest(chart, x):
    """Rest the pointer on the chart."""
    at = QPoint(x, 40)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))


def test_resting_on_a_bar_explains_it(show):
    chart = show(everything)
    rest(chart, 20)
    assert QToolTip.text() == "Q3 88%"


def test_an_explanation_is_not_read_as_markup(show):
    chart = show(everything)
    rest(chart, 260)
    assert "&lt;b&gt;" in QToolTip.text()


def test_keys_read_one_value_after_the_other(show, qtbot):
    chart = show(everything)
    chart.activateWindow()
    chart.setFocus()
    told = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(chart, key)
        told.append("Q3" if QToolTip.text().startswith("Q3") else "Q4")
        chart.grab()
    assert told == ["Q3", "Q4", "Q4", "Q3"]


def test_a_chart_without_values_leaves_the_keys_alone(show, qtbot):
    chart = show(lambda w, h: Picture(w, h, (), "No results yet."))
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    chart.grab()
    assert QToolTip.text() == ""


@pytest.mark.parametrize("width", [1, 40, 280, 2000])
def test_real_bars_at_any_width(show, width):
    bars = [Bar("Q1", 0.9, "90%"), Bar("Q2", None, ""), Bar("Q3", 12.0, "1,200%")]
    chart = show(lambda w, h: attainment_bars(bars, w, h))
    chart.resize(width, 96)
    chart.grab()
    assert "not reported" in chart.accessibleDescription()


POINTS = [
    Point("5 Jan", 7, "7 calls", 6),
    Point("12 Jan", None, "", 6, 8),
    Point("19 Jan", 4, "4 calls", 6, missed=True),
]
CHARTS = {
    "trend": lambda w, h: trend(POINTS, w, h),
    "sparkline": lambda w, h: sparkline(POINTS, w, h),
    "bars": lambda w, h: value_bars([ValueBar("Dana", 4, "4 calls")], w, h),
    "gauge": lambda w, h: gauge(3.4, "4 calls", [GaugeMark("Bar", 3.0, "3.0")], w, h),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("make", CHARTS.values(), ids=CHARTS)
def test_every_chart_is_painted_in_the_accent_of_its_scheme_and_told(show, qapp, make, scheme):
    theme.apply(qapp, scheme)
    chart = show(make)
    theme.apply(qapp, scheme)
    assert theme.role("accent").rgb() in colours(chart.grab().toImage())
    assert "4 calls" in chart.accessibleDescription()
    rest(chart, 200)
    assert "4 calls" in QToolTip.text()


def colours(image):
    """All colours of an image."""
    return {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }


def test_a_ring_is_open_and_a_trace_is_a_line(show, qapp):
    def draw(width, height):
        ring = Dot(width / 2, height / 2, height / 4, "accent", 3)
        return Picture(width, height, (ring, Trace(((0, 2), (width, 2)), "red", 2)), "")

    image = show(draw).grab().toImage()
    assert image.pixelColor(140, 48) == image.pixelColor(60, 48)  # as beside it
    assert image.pixelColor(118, 48) == theme.role("accent")
    assert image.pixelColor(140, 3) == theme.role("red")
