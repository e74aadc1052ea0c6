"""S3-02: more volume while quality is off track needs a reason. S4-07: a quota is a person's."""

from datetime import date

import pytest

from app.domain import metrics, results, targets, values
from app.domain.aims import Aim
from app.domain.kinds import Better, Meaning, Nature, PeriodKind, Unit
from app.domain.periods import next_period, period_of
from app.domain.targets import TEAM, Scope, Setting
from app.domain.values import Entry
from app.ui import veil
from app.ui.dialogs.target_dialog import TargetsDialog
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield", role="Account executive").id


@pytest.fixture
def meetings(journal, dana):
    return journal.do("Add", metrics.add, TODAY, name="Meetings").id


@pytest.fixture
def see(journal, host, manager):
    def open_dialog(metric_id=None):
        dialog = TargetsDialog(journal, host, metric_id)
        dialog.open()
        return dialog

    return open_dialog


def lines(dialog):
    model = dialog.table.view.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_a_target_is_set_for_everybody_from_this_week_on(see, journal, meetings, manager):
    dialog = see()
    manager.click(dialog.set_button)
    manager.fill(amount="10")
    manager.commit()
    assert lines(dialog) == [["Everybody", "10 or more", "16 November 2026", "", ""]]
    (made,) = journal.ask(targets.of_metric, meetings)
    assert (made.amount, made.starts_on, made.ends_on) == (10_000, date(2026, 11, 16), None)


def test_a_target_of_one_person_and_one_role_is_refused_beside_the_role(
    see, journal, meetings, manager
):
    dialog = see()
    manager.click(dialog.set_button)
    manager.fill(person_id="Dana Whitfield", role="Account executive", amount="10")
    form = manager.dialog().form
    manager.click(manager.dialog().commit_button)
    assert form.error("role") == "Choose one person or one role, not both."
    manager.fill(role="Any role")
    manager.commit()
    assert lines(dialog)[0][:2] == ["Dana Whitfield", "10 or more"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"amount": "abc"}, "“abc” is not a number."),
        ({"amount": "5%"}, "“5%” is a percentage, and this is not counted in percent."),
        ({}, "This cannot be empty."),
    ],
)
def test_what_is_no_amount_is_refused_in_plain_words(see, journal, meetings, manager, typed, words):
    dialog = see()
    manager.click(dialog.set_button)
    manager.fill(**typed)
    form = manager.dialog().form
    manager.click(manager.dialog().commit_button)
    assert form.error("amount") == words
    assert not journal.ask(targets.of_metric, meetings)
    form.give_up()
    manager.give_up()


def test_without_metrics_there_is_nothing_to_press(see):
    dialog = see()
    assert dialog.pages.currentIndex() == 1
    assert not dialog.set_button.isEnabled()
    assert not dialog.delete_button.isEnabled()


def test_what_is_to_stay_between_two_needs_both(see, journal, dana, manager):
    share = journal.do(
        "Add", metrics.add, TODAY, name="Share", unit=Unit.PERCENT, better=Better.RANGE
    )
    dialog = see(share.id)
    manager.click(dialog.set_button)
    manager.fill(amount="40")
    form = manager.dialog().form
    manager.click(manager.dialog().commit_button)
    assert form.error("upper") == "Say between which two numbers it should stay."
    manager.fill(upper="60%")
    manager.commit()
    assert lines(dialog)[0][1] == "40% to 60%"


def test_more_volume_while_quality_is_short_needs_a_reason(see, journal, dana, meetings, manager):
    """S3-02."""
    quality = journal.do("Add", metrics.add, TODAY, name="Prepared", nature=Nature.QUALITY)
    goal = Setting(TEAM, Aim(9_000), date(2026, 1, 1))
    journal.do("Aim", targets.set_target, quality.id, goal, TODAY)
    week = period_of(PeriodKind.WEEK, TODAY)
    for back in (1, 2, 3):
        entry = Entry(dana, quality.id, next_period(week, -back).starts, 1_000)
        journal.do("Record", values.record, entry, TODAY)
    dialog = see(meetings)
    manager.click(dialog.set_button)
    manager.fill(amount="10")
    form = manager.dialog().form
    manager.click(manager.dialog().commit_button)
    assert form.error("reason").startswith("Quality first: Prepared is off track.")
    manager.fill(reason="The fair is next week")
    manager.commit()
    assert lines(dialog)[0][-1] == "The fair is next week"


def test_the_one_in_hand_is_set_anew_or_deleted(see, journal, dana, meetings, manager):
    scope = Scope(dana)
    journal.do("Aim", targets.set_target, meetings, Setting(scope, Aim(5_000), TODAY), TODAY)
    dialog = see()
    dialog.table.activated.emit(dialog.table.current or dialog.table.model.row_at(0).id)
    manager.fill(amount="8")
    manager.commit()
    assert [line[1] for line in lines(dialog)] == ["8 or more"]
    dialog.table.select(dialog.table.model.row_at(0).id)
    manager.click(dialog.delete_button)
    assert lines(dialog) == []
    manager.click(dialog.status.action)
    assert [line[1] for line in lines(dialog)] == ["8 or more"]


def test_a_quota_is_given_to_one_salesperson(see, journal, dana, manager):
    """S4-07."""
    revenue = journal.do(
        "Add",
        metrics.add,
        TODAY,
        name="Revenue",
        unit=Unit.MONEY,
        frequency=PeriodKind.MONTH,
        meaning=Meaning.REVENUE,
    )
    dialog = see(revenue.id)
    manager.click(dialog.set_button)
    manager.fill(amount="50k")
    form = manager.dialog().form
    manager.click(manager.dialog().commit_button)
    assert form.error("person_id").startswith("A quota belongs to one salesperson")
    manager.fill(person_id="Dana Whitfield")
    manager.commit()
    assert [line[:4] for line in lines(dialog)] == [
        ["Dana Whitfield", "$50,000", "November 2026", "November 2026"],
        ["Dana Whitfield", "no quota", "December 2026", "December 2026"],
    ]
    (kept,) = journal.ask(results.of_person, dana)
    assert (kept.quota, kept.actual) == (5_000_000, None)
    dialog.table.activated.emit(dialog.table.model.row_at(1).id)
    manager.fill(amount="60k")
    manager.commit()
    assert [line[1] for line in lines(dialog)] == ["$50,000", "$60,000"]


def test_why_a_target_is_as_it_is_can_be_hidden(see, journal, dana, meetings, manager):
    """The reason is for the manager alone: in the table, and in the form of the target."""
    aim = Setting(Scope(dana), Aim(5_000), TODAY)
    journal.do("Aim", targets.set_target, meetings, aim, TODAY, reason="Quokka, for the fair")
    dialog = see()
    assert lines(dialog)[0][-1] == "Quokka, for the fair"
    assert "Quokka" in exposed()
    veil.toggle()
    assert "Quokka" not in exposed()
    dialog.table.activated.emit(dialog.table.model.row_at(0).id)
    assert manager.dialog().form.values()["reason"] == "Quokka, for the fair"
    assert "Quokka" not in exposed()
    manager.give_up()
