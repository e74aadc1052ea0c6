"""A diary: entries by day, their words shortened to a few lines."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui import theme
from app.ui.diary import Diary, Entry, wrapped


def entry(number=1, **said):
    said = {"day": "22 Nov", "when": "22 November 2026, today", "chip": "Noted"} | said
    return Entry(id=number, **({"text": "Asks why"} | said))


@pytest.fixture
def diary(qtbot):
    made = Diary(name="Timeline", day="30 Sept", chip="Conversation")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def height(diary, number):
    return diary.view.visualRect(diary.model.index(number, 0)).height()


def test_short_words_stay_as_they_are():
    assert wrapped("Asks why", "body", 300, 3) == ("Asks why",)
    assert wrapped("", "body", 300, 3) == ()
    assert wrapped("One\n\n two\tthree", "body", 300, 3) == ("One two three",)


@pytest.mark.parametrize("text", ["word " * 20_000, "endless" * 20_000])
def test_long_words_are_cut_to_the_lines_there_are(text):
    lines = wrapped(text, "body", 300, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    metrics = QFontMetrics(theme.font("body"))
    assert all(metrics.horizontalAdvance(line) <= 302 for line in lines)
    assert not any("…" in line for line in lines[:-1])


def test_what_just_fits_is_not_cut():
    text = "one two three four five six seven eight nine ten"
    whole = wrapped(text, "body", 120, 9)

    assert 2 < len(whole) < 9
    assert " ".join(whole) == text
    assert wrapped(text, "body", 120, len(whole)) == whole


def test_an_entry_is_as_high_as_its_words(diary):
    much = "word " * 20_000
    diary.show_rows([entry(1), entry(2, detail="Twice"), entry(3, text=much, detail=much)])

    assert height(diary, 0) < height(diary, 1) < height(diary, 2)
    assert height(diary, 2) < 6 * height(diary, 0)


def test_a_narrower_list_gives_the_words_more_lines(qtbot, diary):
    diary.show_rows([entry(text="word " * 10)])
    wide = height(diary, 0)

    diary.resize(420, 400)

    qtbot.waitUntil(lambda: height(diary, 0) > wide)


def test_a_month_stands_above_its_first_entry(diary):
    diary.show_rows([entry(1, heading="November 2026"), entry(2, same_day=True)])

    assert height(diary, 0) > height(diary, 1)


def test_marks_of_privacy_and_level_are_said_to_the_ear(diary):
    diary.show_rows(
        [
            entry(1, shared=True, level=4, detail="Three calls"),
            entry(2, shared=False),
            entry(3),
        ]
    )
    said = [diary.model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]

    assert said == [
        "22 November 2026, today, Noted, Asks why, level 4 of 5, Three calls, shareable",
        "22 November 2026, today, Noted, Asks why, private",
        "22 November 2026, today, Noted, Asks why",
    ]


def test_each_kind_of_mark_looks_different(qapp, diary):
    shown = []
    for marks in ({}, {"shared": True}, {"shared": False}, {"level": 3}, {"tone": "accent"}):
        diary.show_rows([entry(**marks)])
        shown.append(diary.grab().toImage())

    assert all(one != other for n, one in enumerate(shown) for other in shown[n + 1 :])


def test_hovering_tells_the_exact_day_and_never_reads_markup(diary):
    diary.show_rows([entry(text="<b>Acme</b> & co", shared=False)])
    at = diary.view.visualRect(diary.model.index(0, 0)).center()
    over = diary.view.viewport().mapToGlobal(at)

    QApplication.sendEvent(diary.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, over))

    assert "22 November 2026, today" in QToolTip.text()
    assert "&lt;b&gt;Acme" in QToolTip.text()
    assert "For you only" in QToolTip.text()
    QToolTip.showText(QPoint(), "")
