"""Talking points: raised in a row, said, parked and dropped by keys, and never lost."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import points
from app.domain.kinds import PointKind, PointState, RaisedBy, Vis
from app.ui import veil
from app.ui.form_dialog import EditDialog
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import said
from tests.ui.tabs.coaching.thread_desk import ThreadDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def desk(qtbot, journal, dana):
    for text in ("One", "Two", "Three"):
        builders.point(journal, dana, text)
    return ThreadDesk(qtbot, journal, dana)


def test_several_points_are_typed_in_a_row(desk, dana):
    desk.add(desk.threads.ask_line, "Help with the plan", "A day in the field", "   ")

    assert desk.threads.ask_line.box.hasFocus()
    assert desk.texts(desk.threads.asked) == ["Help with the plan", "A day in the field"]
    raised = desk.waiting(dana)["A day in the field"]
    assert (raised.raised_by, raised.vis) == (RaisedBy.REP, Vis.PRIVATE)
    assert desk.waiting(dana)["One"].raised_by is RaisedBy.ME


def test_the_keys_of_a_point_end_it_and_the_next_one_has_the_keyboard(desk, journal, dana):
    desk.stand_on(desk.threads.to_say, "Two")
    desk.press("Space")
    assert desk.keyboard() == "Three"
    desk.press("X")
    assert desk.keyboard() == "One"
    assert list(desk.waiting(dana)) == ["One"]
    states = {one.text: one.state for one in journal.ask(points.closed, dana)}
    assert states == {"Two": PointState.DISCUSSED, "Three": PointState.DROPPED}
    assert journal.undo() == "Talking point dropped"
    assert journal.undo() == "Talking point said"
    assert desk.texts(desk.threads.to_say) == ["One", "Two", "Three"]


def test_with_the_last_point_gone_the_keyboard_goes_on_to_what_follows(desk, journal, dana):
    builders.promise(journal, dana, "Send the recap")
    for _ in range(3):
        desk.stand_on(desk.threads.to_say, desk.texts(desk.threads.to_say)[0])
        desk.press("Space")
    assert desk.keyboard() == "Send the recap"


def test_what_came_of_a_point_is_asked_for(desk, journal, dana):
    desk.stand_on(desk.threads.to_say, "One")
    desk.press("S")
    desk.type("Priya owns it from now on")
    desk.press("Ctrl+Return")

    (said_point,) = journal.ask(points.closed, dana)
    assert (said_point.text, said_point.answer) == ("One", "Priya owns it from now on")


def test_a_parked_point_waits_out_of_the_way_and_comes_back(desk, journal, dana):
    desk.stand_on(desk.threads.to_say, "One")
    desk.press("P")
    desk.fill(parked_until="20 dec")
    desk.commit()

    assert desk.texts(desk.threads.to_say) == ["Two", "Three"]
    assert desk.texts(desk.threads.parked) == ["One"]
    assert "back on" in desk.said_on(desk.threads.parked)
    back = journal.ask(points.waiting, dana, date(2026, 12, 20))
    assert "One" in [point.text for point in back]


def test_a_point_cannot_be_parked_until_a_day_that_is_over(desk):
    desk.stand_on(desk.threads.to_say, "One")
    desk.press("P")
    desk.fill(parked_until="20 nov 2026")
    desk.commit()
    assert desk.dialog().form.error("parked_until")
    desk.dialog().form.give_up()
    desk.give_up()


def test_enter_opens_a_point_to_change_or_end_it(desk, journal, dana):
    desk.stand_on(desk.threads.to_say, "One")
    desk.press("Return")
    desk.fill(text="One, in other words", kind="Idea", shareable=True)
    desk.press_button("Drop")

    assert desk.no_dialog()
    (dropped,) = journal.ask(points.closed, dana)
    assert (dropped.text, dropped.kind) == ("One, in other words", PointKind.IDEA)
    assert (dropped.vis, dropped.state) == (Vis.SHAREABLE, PointState.DROPPED)


def test_the_menu_offers_what_the_keys_do(desk, dana):
    row = desk.row(desk.threads.to_say, "One")
    desk.qtbot.mouseClick(row, _right())
    menu = _menu(row)
    assert [action.text() for action in menu.actions()] == [
        *("Said…", "Said", "Park…", "Drop", "Delete"),
    ]
    next(one for one in menu.actions() if one.text() == "Drop").trigger()
    menu.close()
    assert "One" not in desk.waiting(dana)


def test_deleting_a_point_is_undone(desk, journal, dana):
    desk.stand_on(desk.threads.to_say, "One")
    desk.press("Del")
    assert desk.texts(desk.threads.to_say) == ["Two", "Three"]
    journal.undo()
    assert desk.texts(desk.threads.to_say) == ["One", "Two", "Three"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=file:///etc/passwd><b>x</b>",
        "{{7*7}} ${x} %s &amp; \u202etxet",
        "**bold** [l](javascript:1) " + "long " * 400,
    ],
)
def test_hostile_words_are_shown_as_they_are(desk, dana, hostile):
    desk.add(desk.threads.say_line, hostile)
    shown = desk.texts(desk.threads.to_say)[-1].removesuffix("…")
    assert shown
    assert hostile.startswith(shown)
    desk.view.grab()


def test_three_carries_ask_in_amber_and_in_words(desk, journal, dana):
    for _ in range(2):
        builders.session(journal, dana)
    told = desk.said_on(desk.threads.to_say)
    assert "carried twice" in told
    assert "park it" not in told
    builders.session(journal, dana)
    assert "say it, park it or drop it" in desk.said_on(desk.threads.to_say)


def test_a_point_that_was_parked_counts_anew(desk, journal, dana):
    for _ in range(3):
        builders.session(journal, dana)
    point = desk.waiting(dana)["One"]
    journal.do("Park", points.park, point.id, TODAY + timedelta(days=7), TODAY)
    journal.do("Reopen", points.reopen, point.id)
    row = desk.row(desk.threads.to_say, "One")
    assert not any("carried" in text for text in said(row))


def test_the_answer_is_hidden_with_a_private_point(desk):
    desk.stand_on(desk.threads.to_say, "One")
    veil.toggle()
    desk.press("S")
    assert desk.dialog().form.editor("answer").hidden
    desk.give_up()
    assert not desk.window.findChildren(EditDialog)


def _right():
    from PySide6.QtCore import Qt

    return Qt.MouseButton.RightButton


def _menu(row):
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent

    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, row.mapToGlobal(at))
    QApplication.sendEvent(row, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
