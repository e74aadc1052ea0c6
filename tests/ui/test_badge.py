"""Initials in a person's colour."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from app.ui import theme
from app.ui.badge import Badge, paint_badge


def painted(rect: QRect, initials: str, colour: int) -> QImage:
    """A badge on white."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_badge(painter, rect, initials, colour)
    painter.end()
    return image


def test_it_is_round_and_in_the_persons_colour(qapp):
    image = painted(QRect(0, 0, 64, 64), "", 3)
    assert image.pixelColor(32, 32) == theme.person_colour(3)
    assert image.pixelColor(1, 1).name() == "#ffffff"


def test_it_stays_round_in_the_middle_of_a_wide_cell(qapp):
    image = painted(QRect(0, 20, 64, 24), "", 0)
    assert image.pixelColor(32, 32) == theme.person_colour(0)
    assert image.pixelColor(4, 32).name() == "#ffffff"


@pytest.mark.parametrize("initials", ["", "D", "DW", "ÅŁ", "中文", "🏆", "WWWW"])
@pytest.mark.parametrize("size", [0, 1, 12, 52])
def test_any_initials_at_any_size(qapp, initials, size):
    painted(QRect(0, 0, size, size), initials, -1)


def test_the_widget_shows_another_person(qtbot):
    badge = Badge(40, "DW", 0)
    qtbot.addWidget(badge)
    before = badge.grab().toImage()
    badge.show_person("MO", 1)
    assert badge.grab().toImage() != before
