"""A Qt binding that loses references to None ends the program without a word."""

import sys

from PySide6.QtCore import QObject


def test_qt_calls_leave_the_count_of_none_where_it_was():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200_000):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < 100
