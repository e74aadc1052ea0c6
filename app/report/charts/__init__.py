"""Charts as plain shapes, so that paper and screen draw one and the same picture.

A :class:`Picture` is measured in points (1/72 inch) with its origin at the top left and y growing
downwards. Colours are role names; whoever paints decides what "accent" looks like on white paper
or in a dark window.
"""

from app.report.charts.attainment import Bar, attainment_bars
from app.report.charts.bars import ValueBar, bars_height, value_bars
from app.report.charts.dots import level_dots
from app.report.charts.gauge import GaugeMark, gauge, gauge_height
from app.report.charts.inline import inline_bar
from app.report.charts.scale import plain
from app.report.charts.series import Point
from app.report.charts.shapes import (
    Anchor,
    Box,
    Dot,
    Hot,
    Picture,
    Role,
    Rule,
    Shape,
    Trace,
    Words,
)
from app.report.charts.sparkline import sparkline
from app.report.charts.trend import trend

__all__ = [
    "Anchor",
    "Bar",
    "Box",
    "Dot",
    "GaugeMark",
    "Hot",
    "Picture",
    "Point",
    "Role",
    "Rule",
    "Shape",
    "Trace",
    "ValueBar",
    "Words",
    "attainment_bars",
    "bars_height",
    "gauge",
    "gauge_height",
    "inline_bar",
    "level_dots",
    "plain",
    "sparkline",
    "trend",
    "value_bars",
]
