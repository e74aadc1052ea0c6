"""A person's page shows what was promised both ways, and leads on to their 1:1s and notes."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMainWindow

from app.domain import commitments, people
from app.domain.kinds import CommitmentState, NoteKind
from app.ui import veil
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.form_dialog import EditDialog
from app.ui.tabs.team.page import TIMELINE
from app.ui.tabs.team.shell import TeamShell
from app.ui.tabs.team.tab import TeamTab
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.manager import Manager, said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


class TeamDesk(Manager):
    """Sits before the Team tab, which hears of each change as in the window."""

    def __init__(self, qtbot, journal, person_id):
        host = QMainWindow()
        super().__init__(qtbot, host)
        self.journal = journal
        focus = Focus()
        focus.set_person(person_id)
        self.tab = TeamTab(journal, focus, TeamShell())
        host.setCentralWidget(self.tab)
        host.resize(1268, 740)
        journal.on_change = self.tab.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.tab.isVisible)
        self.front()

    @property
    def card(self):
        """The card with the promises."""
        return self.tab.page.profile.promises

    def press_on(self, text, keys):
        """Press keys on a line of the card."""
        row = self.row(self.card, text)
        self.focus(row)
        self.press(keys)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def desk(qtbot, journal, dana):
    builders.promise(journal, dana, "Theirs", days_ago=9, due=TODAY - timedelta(days=1))
    builders.promise(journal, None, "Mine", about_id=dana)
    return TeamDesk(qtbot, journal, dana)


def test_open_promises_are_closed_on_the_page_and_the_rate_follows(desk, journal, dana):
    assert {"Theirs", "Mine", "Dana kept on time in 90 days", "0 of 1"} <= set(said(desk.card))
    desk.press_on("Theirs", "M")
    found = journal.ask(commitments.of_thread, dana, closed_since=TODAY)
    assert [one.commitment.state for one in found] == [
        CommitmentState.OPEN,
        CommitmentState.MISSED,
    ]
    assert "Theirs" not in said(desk.card)
    journal.undo()
    assert "Theirs" in said(desk.card)


def test_enter_opens_a_promise_and_a_rate(desk, journal, dana):
    desk.press_on("Mine", "Return")
    assert desk.dialog(EditDialog).form.values()["text"] == "Mine"
    desk.give_up()
    desk.press_on("Dana kept on time in 90 days", "Return")
    assert [row.text for row in desk.dialog(CountedDialog).table.model.rows] == ["Theirs"]
    desk.press("Esc")
    assert "I kept on time in 90 days" not in said(desk.card)
    builders.promise(journal, None, "Late", about_id=dana, days_ago=9, due=TODAY)
    late = builders.promise(journal, None, "Missed", about_id=dana, days_ago=9)
    journal.do("Close", commitments.close, late.id, CommitmentState.MISSED, TODAY, TODAY)
    desk.press_on("I kept on time in 90 days", "Return")
    assert desk.dialog(CountedDialog).windowTitle() == "How I kept promises to Dana"
    desk.press("Esc")


def test_what_waits_to_be_said_leads_to_their_1_1s(qtbot, desk, journal, dana):
    assert not any("wait" in text for text in said(desk.card))
    for number in range(2):
        builders.point(journal, dana, f"Point {number}")
    with qtbot.waitSignal(desk.tab.thread_wanted) as caught:
        desk.press_on("2 points wait for the next 1:1", "Return")
    assert caught.args == [dana]
    with qtbot.waitSignal(desk.tab.thread_wanted):
        desk.click(desk.card.action)


def test_a_note_and_a_conversation_of_the_timeline_are_asked_for(qtbot, desk, journal, dana):
    note = builders.note(journal, dana, text="Well done", kind=NoteKind.WIN)
    talk = builders.session(journal, dana, days_ago=1)
    desk.tab.page.turn(1)
    assert desk.tab.page.section == TIMELINE
    panel = desk.tab.page.timeline.list
    for text, record in (("Win: Well done", ("note", note.id)), ("1:1", ("session", talk.id))):
        panel.select(next(row.id for row in panel.model.rows if row.text == text))
        desk.focus(panel.view)
        with qtbot.waitSignal(desk.tab.record_wanted) as caught:
            desk.press("Return")
        assert tuple(caught.args) == (*record, dana)


def test_whoever_has_left_has_no_card_unless_something_is_open(desk, journal, dana):
    journal.do("Leave", people.leave, dana, TODAY, today=TODAY)
    assert "Mine" in said(desk.card)
    assert not desk.card.isHidden()
    desk.press_on("Mine", "Space")
    assert desk.card.isHidden()


def test_private_promises_are_hidden_with_all_private_text(desk, journal, dana):
    builders.promise(journal, dana, "canarypromise")
    desk.qtbot.waitUntil(desk.row(desk.card, "canarypromise").isVisible)
    assert "canarypromise" in exposed()
    veil.toggle()
    assert "canary" not in exposed()
