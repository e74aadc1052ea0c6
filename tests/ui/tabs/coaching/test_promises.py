"""Promises: who owes what, by when, whether it is kept, and what was let go of on trust."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMainWindow

from app.domain import commitments
from app.domain.kinds import CommitmentState, Origin, Owner, Status, Vis
from app.ui import veil
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.tabs.coaching.kept import EMPTY
from app.ui.tabs.coaching.promise_acts import read_due
from app.ui.tabs.coaching.promises import NOTHING, PromisesView
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.manager import Manager, enter, said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


class PromiseDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot, journal):
        host = QMainWindow()
        super().__init__(qtbot, host)
        self.journal, self.focus_on = journal, Focus()
        self.view = PromisesView(journal, self.focus_on)
        host.setCentralWidget(self.view)
        host.resize(1108, 690)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.isVisible)
        self.front()

    @property
    def rows(self):
        """The promises in the table, from the top."""
        return list(self.view.table.model.rows)

    def texts(self):
        """What they say."""
        return [row.text for row in self.rows]

    def stand_on(self, text):
        """Go to a promise, with the keyboard."""
        self.focus(self.view.table.view)
        self.view.table.select(next(row.id for row in self.rows if row.text == text))

    def new(self):
        """Press N among the promises."""
        self.focus(self.view.table.view)
        self.press("N")

    def read(self, text):
        """A promise as it stands in the journal, by its words."""
        found = self.journal.ask(commitments.everybody, closed_since=TODAY - timedelta(days=400))
        return next(one.commitment for one in found if one.commitment.text == text)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def desk(qtbot, journal, dana):
    builders.promise(journal, dana, "Theirs", days_ago=9, due=TODAY - timedelta(days=1))
    builders.promise(journal, None, "Mine", about_id=dana, due=TODAY + timedelta(days=4))
    builders.promise(journal, None, "Hers", owner=Owner.OTHER, owner_name="Joanna")
    return PromiseDesk(qtbot, journal)


def test_an_empty_list_teaches_and_offers_one_button(qtbot, journal, dana):
    desk = PromiseDesk(qtbot, journal)
    assert NOTHING in said(desk.view)
    desk.click(desk.view.nothing.action)
    desk.fill(text="Send the recap", due="fri")
    desk.commit()
    assert desk.texts() == ["Send the recap"]


def test_each_says_whose_it_is_until_when_and_that_its_day_passed(desk):
    assert [(row.owner, row.late) for row in desk.rows] == [
        ("Dana Whitfield", True),
        ("Me, with Dana", False),
        ("Joanna", False),
    ]
    assert desk.rows[2].due_words == "no day yet"


def test_keys_say_that_it_is_done_or_missed_and_undo_takes_it_back(desk, journal):
    desk.stand_on("Theirs")
    desk.press("Space")
    assert desk.read("Theirs").state is CommitmentState.DONE
    assert desk.texts() == ["Mine", "Hers"]
    desk.stand_on("Mine")
    desk.press("M")
    assert desk.read("Mine").state is CommitmentState.MISSED
    journal.undo()
    journal.undo()
    assert desk.texts() == ["Theirs", "Mine", "Hers"]


def test_closed_ones_are_shown_when_wanted_and_open_again(desk):
    desk.stand_on("Theirs")
    desk.press("Space")
    desk.click(desk.view.all)
    assert desk.texts() == ["Mine", "Hers", "Theirs"]
    assert [row.state for row in desk.rows] == ["open", "open", "done"]
    desk.stand_on("Theirs")
    desk.press("Space")
    assert desk.read("Theirs").state is CommitmentState.OPEN
    desk.click(desk.view.all)
    assert desk.texts() == ["Theirs", "Mine", "Hers"]


def test_moving_a_day_keeps_the_old_one_in_sight(desk):
    desk.stand_on("Mine")
    desk.press("Return")
    desk.fill(due="12 dec")
    desk.wait_saved()
    desk.fill(due="14 dec")
    desk.wait_saved()
    desk.give_up()

    row = next(row for row in desk.rows if row.text == "Mine")
    days = [one.due.day for one in desk.journal.ask(commitments.get, row.id).earlier]
    assert days == [26, 12]
    assert row.state.startswith("moved from ")
    assert "26" in row.state
    assert "12" in row.moved


def test_one_persons_are_shown_and_the_other_views_follow(desk, journal, dana):
    ben = builders.person(journal, "Ben Carver").id
    builders.promise(journal, ben, "Of Ben")
    enter(desk.view.whom, "Dana Whitfield")
    assert desk.texts() == ["Theirs", "Mine"]
    assert desk.focus_on.person == dana
    enter(desk.view.whom, "Me")
    assert desk.texts() == ["Mine"]
    enter(desk.view.whom, "Everybody")
    assert set(desk.texts()) == {"Theirs", "Mine", "Hers", "Of Ben"}


def test_a_promise_has_one_owner_who_is_named(desk):
    desk.new()
    desk.fill(text="The margin sheet", owner="Somebody else, by name")
    desk.commit()
    assert desk.dialog().form.error("owner_name")
    desk.fill(owner_name="Joanna Reyes")
    desk.commit()
    assert desk.read("The margin sheet").owner_name == "Joanna Reyes"


def test_a_day_before_it_was_made_is_refused_beside_its_field(desk):
    desk.new()
    desk.fill(text="Too late", due="1 jan 2020")
    desk.commit()
    assert desk.dialog().form.error("due")
    desk.dialog().form.give_up()
    desk.give_up()


def test_whoever_has_left_is_asked_for_nothing(desk, journal):
    builders.person(journal, "Gone Girl", status=Status.LEFT)
    desk.new()
    owners = desk.dialog().form.editor("owner").box
    assert "Gone Girl" not in [owners.itemText(at) for at in range(owners.count())]
    desk.give_up()


def test_a_leap_is_listed_with_what_came_of_it(desk):
    """S1-06: what I let go of, to whom, and its outcome."""
    desk.new()
    desk.fill(text="Decides on terms alone", owner="Dana Whitfield", leap=True)
    desk.commit()
    assert desk.read("Decides on terms alone").origin is Origin.LEAP
    row = desk.row(desk.view.leaps, "Decides on terms alone")
    assert any(text.endswith("Dana Whitfield: open") for text in said(row))
    desk.press("Return", row)
    desk.fill(outcome="It went well")
    desk.wait_saved()
    desk.give_up()
    row = desk.row(desk.view.leaps, "Decides on terms alone")
    assert any(text.endswith("Dana Whitfield: It went well") for text in said(row))


def test_each_rate_shows_what_it_was_counted_from(desk, journal, dana):
    """S4-25: how each keeps promises, and I mine."""
    kept = builders.promise(journal, dana, "Kept", days_ago=20, due=TODAY - timedelta(days=10))
    on = TODAY - timedelta(days=11)
    journal.do("Close", commitments.close, kept.id, CommitmentState.DONE, on, TODAY)
    desk.press("Return", desk.row(desk.view.rates, "Dana Whitfield"))

    dialog = desk.dialog(CountedDialog)
    assert [(row.text, row.on_time) for row in dialog.table.model.rows] == [
        ("Theirs", False),
        ("Kept", True),
    ]
    assert dialog.sentence.text().startswith("1 of 2 on time.")
    desk.press("Esc")
    desk.press("Return", desk.row(desk.view.rates, "Me"))
    assert desk.dialog(CountedDialog).table.view.empty_text == EMPTY
    desk.press("Esc")


def test_a_rate_over_nothing_is_no_rate(qtbot, journal, dana):
    builders.promise(journal, None, "Mine")
    desk = PromiseDesk(qtbot, journal)
    assert "nothing was due" in said(desk.view.rates)


def test_hidden_private_promises_are_read_nowhere(qtbot, journal, dana):
    builders.promise(journal, dana, "canarytheirs", days_ago=9, due=TODAY - timedelta(days=1))
    builders.promise(journal, dana, "canaryleap", origin=Origin.LEAP)
    builders.promise(journal, dana, "Shared", vis=Vis.SHAREABLE)
    desk = PromiseDesk(qtbot, journal)
    veil.toggle()
    assert "canary" not in exposed()
    assert "Shared" in exposed()
    desk.press("Return", desk.row(desk.view.rates, "Dana Whitfield"))
    assert "canary" not in exposed()
    desk.press("Esc")


@pytest.mark.parametrize(
    ("typed", "text", "due"),
    [
        ("send the recap due:fri", "send the recap", 5),
        ("due:tomorrow call Skagen", "call Skagen", 1),
        ("recap DUE: +3d, then call", "recap , then call", 3),
        ("send due:whenever", "send due:whenever", None),
        ("overdue:fri", "overdue:fri", None),
        ("first due:nosuch then due:today", "first due:nosuch then", 0),
        ("no day at all", "no day at all", None),
    ],
)
def test_a_day_is_read_out_of_what_is_promised_and_nothing_typed_is_dropped(typed, text, due):
    day = None if due is None else TODAY + timedelta(days=due)
    assert read_due(typed, TODAY) == (text, day)
