"""The months of a plan: what is due, what came of each, and the talk about it."""

from datetime import date, timedelta

import pytest

from app.domain import plan_checks
from app.domain.kinds import PeriodKind, PlanState, Vis
from app.domain.periods import period_of
from app.ui import veil
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import LinkButton
from app.ui.rows import HIDDEN
from app.ui.tabs.plans.checks import NO_PLAN, ChecksView
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import said
from tests.ui.tabs.plans.plans_desk import PlansDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

JULY, AUGUST, DECEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 12, 1)
BEFORE = date(2026, 6, 20)
HALF = period_of(PeriodKind.HALF, JULY)


@pytest.fixture
def dana(journal):
    """Dana, who sold 500,000 in July."""
    made = builders.person(journal, "Dana Whitfield").id
    builders.win_rate(journal, made, 2, 5, day=date(2026, 3, 1))
    builders.result(journal, made, HALF, 120_000_000, None)
    builders.result(journal, made, builders.month(JULY), None, 50_000_000)
    return made


@pytest.fixture
def agreed(journal, dana):
    return plan(journal, dana)


def plan(journal, who):
    lines = [("Brightwater", 60_000_000, JULY), ("Skagen", 30_000_000, AUGUST)]
    steps = [("Call ten plants", JULY + timedelta(days=20)), ("Learn their pricing", AUGUST)]
    how = {"half": JULY, "on": BEFORE, "lines": lines, "steps": steps}
    return builders.business_plan(journal, who, PlanState.AGREED, **how)


@pytest.fixture
def desk(qtbot, journal, agreed):
    return PlansDesk(qtbot, journal, ChecksView)


def month(desk, first=JULY):
    return next(row for row in desk.view.table.model.rows if row.id == first)


def noted(journal, plan_id, first=JULY):
    rows = journal.ask(plan_checks.of_plan, plan_id, TODAY).rows
    return next(row.check for row in rows if row.month.starts == first)


def to_month(desk, first=JULY):
    desk.focus(desk.view.table.view)
    desk.view.table.select(first)


def test_without_an_agreed_plan_it_leads_to_the_invitations(qtbot, journal, dana):
    desk = PlansDesk(qtbot, journal, ChecksView)
    assert NO_PLAN in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("invite", 0, None)]


def test_a_month_stands_beside_what_was_planned(desk):
    july = month(desk)
    assert (july.planned_words, july.actual_words) == ("$600,000", "$500,000")
    assert july.likely_words == "$240,000", "two in five are usually won"
    assert (july.difference_words, july.state) == ("$260,000 more", "late by 104 days")
    august = month(desk, AUGUST)
    assert (august.actual_words, august.difference_words) == ("not reported", "–")
    assert month(desk, DECEMBER).actual_words == "", "it has not begun"
    told = said(desk.view.standing)
    assert "$500,000 is sold of the quota of $1,200,000, 42%." in told
    assert "0 of 2 actions due by the end of this month are done." in told


def test_a_talk_is_noted_from_the_months_that_are_due(desk, journal, agreed):
    """What was sold and done by then is kept with it, and it is private unless shared."""
    link = desk.view.due.findChildren(LinkButton)[1]
    assert "July 2026 · late by 104 days" in said(desk.view.due)
    desk.click(link)
    dialog = desk.dialog(FormDialog)
    facts = (
        "Planned: $600,000, of which $240,000 is likely. Sold: $500,000. "
        "The one action due by then is not done."
    )
    assert facts in said(dialog)
    desk.fill(expected="800000", comment="Skagen slipped to October")
    desk.commit()
    check = noted(journal, agreed.id)
    assert (check.actual, check.expected, check.done, check.due) == (50_000_000, 80_000_000, 0, 1)
    assert check.vis is Vis.PRIVATE
    assert month(desk).state == "22 Nov"
    assert "By now they expect $800,000: $400,000 below the quota." in said(desk.view.standing)
    assert "22 Nov: $800,000" in desk.view.drift.accessibleDescription()
    journal.undo()
    assert noted(journal, agreed.id) is None


def test_the_button_takes_the_first_month_that_was_not_talked_about(desk):
    desk.click(desk.view.check_button)
    assert desk.dialog(FormDialog).windowTitle() == "July 2026 of Dana"


def check(journal, plan_id, **words):
    given = {"checked_on": date(2026, 8, 5), "expected": 70_000_000, **words}
    return journal.do("Check", plan_checks.save, plan_id, JULY, TODAY, **given)


def test_what_is_noted_is_changed_and_shared(desk, journal, agreed):
    check(journal, agreed.id, comment="It holds")
    to_month(desk)
    desk.press("Return")
    desk.fill(comment="It holds, they say", shareable=True)
    desk.dialog(EditDialog).form.flush()
    desk.wait_saved()
    found = noted(journal, agreed.id)
    assert (found.comment, found.vis) == ("It holds, they say", Vis.SHAREABLE)
    assert (found.expected, found.checked_on) == (70_000_000, date(2026, 8, 5)), "as they were"


def test_what_was_noted_for_a_version_before_is_changed_where_it_was(desk, journal, dana, agreed):
    """What was sold and done by then stays, and no second talk is made of it."""
    check(journal, agreed.id, comment="It holds")
    second = builders.revised(journal, agreed.id)
    builders.result(journal, dana, builders.month(JULY), None, 65_000_000)
    to_month(desk)
    desk.press("Return")
    desk.fill(comment="It held, they said")
    desk.dialog(EditDialog).form.flush()
    desk.wait_saved()
    found = noted(journal, second.id)
    assert (found.plan_id, found.comment) == (agreed.id, "It held, they said")
    assert found.actual == 50_000_000, "as it was known in the talk"


def test_what_is_noted_is_deleted_and_comes_back(desk, journal, agreed):
    check(journal, agreed.id)
    to_month(desk)
    desk.press("Del")
    assert noted(journal, agreed.id) is None
    journal.undo()
    assert noted(journal, agreed.id) is not None
    to_month(desk, AUGUST)
    desk.press("Del")
    assert desk.told == ["Nothing is noted of August 2026."]


def test_a_month_to_come_cannot_be_talked_about(desk):
    to_month(desk, DECEMBER)
    desk.press("Return")
    assert desk.no_dialog()
    assert desk.told == ["December 2026 has not begun yet."]


def test_a_private_comment_is_hidden_with_all_private_text(desk, journal, agreed):
    check(journal, agreed.id, comment="Unsure of Skagen")
    comments = desk.view.table.model
    at = comments.index(comments.position(JULY), comments.columnCount() - 1)
    assert at.data() == "Unsure of Skagen"
    veil.toggle()
    assert at.data(HIDDEN) == "Unsure of Skagen"
    assert at.data() != "Unsure of Skagen"
    check(journal, agreed.id, comment="Unsure of Skagen", vis=Vis.SHAREABLE)
    at = comments.index(comments.position(JULY), comments.columnCount() - 1)
    assert at.data() == "Unsure of Skagen"


def test_what_was_sold_then_is_told_where_more_is_known_since(desk, journal, dana, agreed):
    check(journal, agreed.id)
    builders.result(journal, dana, builders.month(JULY), None, 65_000_000)
    assert month(desk).then == "On 5 Aug it was $500,000"


def test_the_plan_in_hand_follows_the_focus_and_leads_to_its_page(desk, journal):
    ben = builders.person(journal, "Ben Carver").id
    theirs = plan(journal, ben)
    desk.focused.set_person(ben)
    assert desk.view.plan_id == theirs.id
    desk.click(desk.view.standing.action)
    assert desk.wanted == [("plan", theirs.id)]
