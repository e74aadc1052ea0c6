"""Where my attention goes: who got how much of me, and the parts that I play or do not."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow

from app.domain import sessions
from app.domain.kinds import CallMode, Driver, Hat, NoteKind, SessionKind, Vis
from app.ui import veil
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.parts import Row
from app.ui.tabs.coaching.attention import NOBODY, AttentionView
from tests import builders
from tests.ui.exposed import exposed
from tests.ui.manager import Manager, said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


class AttentionDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot, journal):
        host = QMainWindow()
        super().__init__(qtbot, host)
        self.journal = journal
        self.view = AttentionView(journal, Focus())
        host.setCentralWidget(self.view)
        host.resize(1108, 690)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.isVisible)
        self.front()

    @property
    def rows(self):
        """The people in the table, from the top."""
        return list(self.view.table.model.rows)

    def hat(self, name):
        """The line of a hat beside the table."""
        return next(row for row in self.view.hats.findChildren(Row) if name in said(row))

    def tier(self, name):
        """The line of those who did so."""
        return next(row for row in self.view.tiers.findChildren(Row) if name in said(row)[0])


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Oyelaran").id


@pytest.fixture
def desk(qtbot, journal, dana, marcus):
    call = builders.session(journal, dana, kind=SessionKind.CALL, days_ago=2)
    said_of_it = {"driver": Driver.ME, "mode": CallMode.COACHING, "customer": "Brightwater"}
    journal.do("Write", sessions.note, call.id, **said_of_it)
    words = {"kind": NoteKind.WIN, "hat": Hat.COACH, "vis": Vis.PRIVATE}
    builders.note(journal, dana, text="She waited", **words)
    return AttentionDesk(qtbot, journal)


def test_without_a_team_it_says_what_it_is_for(qtbot, journal):
    desk = AttentionDesk(qtbot, journal)
    assert NOBODY in said(desk.view)


def test_who_got_least_stands_first_with_what_was_counted(desk):
    least, most = desk.rows
    assert (least.name, least.minutes, least.drove) == ("Marcus Oyelaran", 0, "no call")
    assert (least.ahead, least.praise) == ("none held", "0 : 0")
    assert (most.name, most.praise) == ("Dana Whitfield", "1 : 0")
    assert most.drove == "1 of 1 call"


def test_a_line_leads_to_the_sessions_behind_its_minutes(desk, dana):
    desk.focus(desk.view.table.view)
    desk.view.table.select(dana)
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    [row] = dialog.table.model.rows
    assert "Brightwater" in row.what
    assert f"{desk.rows[1].minutes} minutes in 1 session;" in dialog.sentence.text()
    dialog.reject()


def test_a_hat_leads_to_where_it_was_worn_and_says_when_it_was_not(desk):
    assert "not worn" in said(desk.hat("Mentor"))
    coach = desk.hat("Coach")
    assert "once" in said(coach)
    coach.opened.emit()
    dialog = desk.dialog(CountedDialog)
    [row] = dialog.table.model.rows
    assert row.what == "She waited"
    dialog.reject()


def test_words_of_a_private_note_are_bars_while_they_are_hidden(desk):
    desk.hat("Coach").opened.emit()
    assert "She waited" in exposed()
    veil.toggle()
    assert "She waited" not in exposed()
    desk.dialog(CountedDialog).reject()


def test_a_change_elsewhere_is_seen_here(desk, journal, marcus):
    builders.session(journal, marcus)
    assert all(row.minutes for row in desk.rows)
    journal.undo()
    journal.undo()
    assert [row.name for row in desk.rows if not row.minutes] == ["Marcus Oyelaran"]


def test_my_time_is_set_against_how_they_did_and_nobody_is_left_alone(desk, journal, dana, marcus):
    quarter = builders.quarter(date(2026, 8, 1))
    builders.result(journal, dana, quarter, 100, 60)
    builders.result(journal, marcus, quarter, 100, 130)
    builders.person(journal, "Zoe Lind")
    spent = sum(row.minutes for row in desk.rows)
    below, reached = desk.tier("Below 70"), desk.tier("Quota reached")
    assert f"{spent} min" in said(below)
    assert said(reached)[1:] == ["1 person, no time in 30 days", "0 min"]
    assert reached.findChildren(QLabel)[-1].property("tone") == "amber"
    assert below.findChildren(QLabel)[-1].property("tone") == "muted"

    desk.focus(reached)
    desk.press("Return")
    dialog = desk.dialog(CountedDialog)
    assert [(row.name, row.minutes) for row in dialog.table.model.rows] == [("Marcus Oyelaran", 0)]
    assert "Q3 2026" in dialog.sentence.text()
    dialog.reject()
    builders.session(journal, marcus)
    assert "no time" not in " ".join(said(desk.tier("Quota reached")))
