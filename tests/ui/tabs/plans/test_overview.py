"""Everybody's plans by half-year, and what is owed next: read, opened, explained, settled."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain import people, plan_invitations, plans
from app.domain.kinds import PeriodKind, PlanState
from app.domain.periods import period_of
from app.ui.counted import CountedDialog
from app.ui.parts import LinkButton, Row
from app.ui.tabs.plans.overview import NO_PLAN, NOBODY, OverviewView
from app.ui.tabs.plans.overview_due import NOTHING_DUE
from app.ui.tabs.plans.overview_paint import covered_at
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import said
from tests.ui.tabs.plans.plans_desk import PlansDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

NOW, BEFORE = date(2026, 7, 1), date(2026, 6, 20)
#: The places of the half-years: two before, the one under way, the next.
LAST, CURRENT, NEXT = 1, 2, 3


@pytest.fixture
def dana(journal):
    """Dana, with a quota of 300,000 this half-year and a quarter of her deals won."""
    made = builders.person(journal, "Dana Whitfield").id
    for day in (NOW, date(2026, 10, 1)):
        builders.result(journal, made, builders.quarter(day), 15_000_000, None)
    builders.win_rate(journal, made, 10, 40, date(2026, 2, 1))
    return made


@pytest.fixture
def ben(journal):
    return builders.person(journal, "Ben Carver").id


def desk_over(qtbot, journal):
    return PlansDesk(qtbot, journal, OverviewView)


def plan(journal, who, state, amount=90_000_000, *, half=NOW, on=BEFORE):
    lines = [("Brightwater", amount, half)]
    steps = [("Call ten plants", half + timedelta(days=20))]
    return builders.business_plan(journal, who, state, half=half, on=on, lines=lines, steps=steps)


def cell(desk, name, place=CURRENT):
    lines = desk.view.grid.halves.lines
    return next(line for line in lines if line.name == name).cells[place]


def to_cell(desk, name, place=CURRENT):
    """Put the keyboard into a cell."""
    grid = desk.view.grid
    row = [line.name for line in grid.halves.lines].index(name)
    desk.focus(grid)
    grid.setCurrentIndex(grid.halves.index(row, place))


# While there is nothing


def test_without_a_team_it_leads_to_the_first_person(qtbot, journal):
    desk = desk_over(qtbot, journal)
    assert NOBODY in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("newcomer",)]


def test_without_a_plan_it_leads_to_the_invitations(qtbot, journal, dana):
    desk = desk_over(qtbot, journal)
    assert NO_PLAN in said(desk.view)
    desk.view.enter()
    desk.press("Space")
    assert desk.wanted == [("invite", 0, None)]


# What a cell says


@pytest.mark.parametrize(
    ("amount", "words", "enough"),
    [
        (60_000_000, "2× · $600,000 short", False),
        (90_000_000, "3× · bar met, $300,000 short", False),
        (120_000_000, "4× · enough", True),
    ],
)
def test_coverage_is_green_only_where_both_bars_are_met(
    qtbot, journal, dana, amount, words, enough
):
    """Practice S4-10: three times the quota is not enough where one in four deals is won."""
    plan(journal, dana, PlanState.AGREED, amount)
    shown = cell(desk_over(qtbot, journal), "Dana Whitfield")
    assert (shown.state, shown.coverage, shown.enough) == ("Agreed", words, enough)
    assert shown.coverage_tone == ("accent" if enough else "amber")


def test_no_quota_and_no_lines_are_no_coverage_rather_than_none(qtbot, journal, dana, ben):
    plan(journal, ben, PlanState.SUBMITTED)
    builders.business_plan(journal, dana, PlanState.INVITED, half=NOW, on=BEFORE)
    desk = desk_over(qtbot, journal)
    assert (cell(desk, "Ben Carver").coverage, cell(desk, "Ben Carver").enough) == (
        *("no quota", None),
    )
    assert cell(desk, "Dana Whitfield").coverage == "no lines yet"


def test_a_draft_of_another_version_says_that_the_first_holds(qtbot, journal, dana):
    agreed = plan(journal, dana, PlanState.AGREED)
    draft = journal.do("Revise", plans.revise, agreed.id, "Skagen went elsewhere", TODAY)
    shown = cell(desk_over(qtbot, journal), "Dana Whitfield")
    assert (shown.state, shown.aside) == ("Draft v2", "v1 holds")
    assert (shown.plan_id, shown.counted) == (draft.id, agreed.id)
    assert shown.spoken.startswith("Dana Whitfield, H2 2026: Draft, version 2 · version 1 holds")


def test_lateness_is_said_and_who_is_on_leave_owes_nothing(qtbot, journal, dana, ben):
    plan(journal, dana, PlanState.SUBMITTED)
    journal.do("Leave", people.go_on_leave, ben, TODAY - timedelta(days=3))
    desk = desk_over(qtbot, journal)
    assert cell(desk, "Dana Whitfield").aside == "late by 144 days"
    away = cell(desk, "Ben Carver")
    assert (away.state, away.aside) == ("–", "")
    assert away.spoken == "Ben Carver, H2 2026: on leave"


def test_all_of_a_cell_is_told_to_who_hovers_or_listens(qtbot, journal, dana):
    plan(journal, dana, PlanState.AGREED, 120_000_000)
    desk = desk_over(qtbot, journal)
    grid = desk.view.grid
    told = grid.halves.index(0, CURRENT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Dana Whitfield, H2 2026: Agreed, version 1 · 4× · enough"


# What is done from a cell


def test_enter_opens_the_plan_of_the_cell_in_hand(qtbot, journal, dana):
    made = plan(journal, dana, PlanState.SUBMITTED)
    desk = desk_over(qtbot, journal)
    to_cell(desk, "Dana Whitfield", LAST)
    desk.press("Right")
    desk.press("Return")
    assert desk.wanted == [("plan", made.id)]


def test_where_there_is_no_plan_enter_and_i_invite(qtbot, journal, dana, ben):
    plan(journal, dana, PlanState.SUBMITTED)
    desk = desk_over(qtbot, journal)
    to_cell(desk, "Ben Carver")
    desk.press("Return")
    desk.press("I")
    to_cell(desk, "Ben Carver", LAST)
    desk.press("I")
    now = period_of(PeriodKind.HALF, NOW)
    asked = ("invite", ben, now)
    assert desk.wanted == [asked, asked, ("invite", 0, None)], "a past half is over"


def test_space_and_a_click_show_the_lines_that_a_coverage_was_counted_from(qtbot, journal, dana):
    made = plan(journal, dana, PlanState.AGREED)
    desk = desk_over(qtbot, journal)
    grid = desk.view.grid
    to_cell(desk, "Dana Whitfield")
    desk.press("Space")
    dialog = desk.dialog(CountedDialog)
    counted = {row.what: row.shown for row in dialog.table.model.rows}
    assert counted["Brightwater"] == counted["All lines"] == "$900,000"
    assert counted["Quota"] == "$300,000"
    assert "which takes 4×" in dialog.sentence.text()
    desk.click(dialog.open_button)
    assert desk.wanted == [("plan", made.id)]

    at = covered_at(grid.visualRect(grid.currentIndex())).topLeft() + QPoint(4, 4)
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.dialog(CountedDialog).reject()


def test_the_cell_in_hand_stays_when_plans_change(qtbot, journal, dana, ben):
    plan(journal, dana, PlanState.SUBMITTED)
    desk = desk_over(qtbot, journal)
    to_cell(desk, "Dana Whitfield", NEXT)
    journal.do("Invite", plans.invite, ben, NOW, TODAY)
    assert desk.view.grid.person == dana
    assert desk.view.grid.currentIndex().column() == NEXT
    desk.focused.set_person(ben)
    assert desk.view.grid.person == ben


def test_earlier_half_years_can_be_looked_at(qtbot, journal, dana):
    plan(journal, dana, PlanState.SUBMITTED)
    desk = desk_over(qtbot, journal)
    desk.click(desk.view.earlier)
    halves = desk.view.grid.halves
    assert [half.label for half in halves.halves[:2]] == ["H2 2023", "H1 2024"]
    assert halves.halves[halves.current].label == "H2 2026"
    desk.click(desk.view.earlier)
    assert len(halves.halves) == 4


# What is due


def due(desk):
    """What is said to be due, and its act."""
    rows = desk.view.due.findChildren(Row)
    return [(row.text.text(), row.findChildren(LinkButton)[0]) for row in rows]


@pytest.mark.parametrize(
    ("state", "act", "wish"),
    [
        (PlanState.INVITED, "Read form…", "read"),
        (PlanState.SUBMITTED, "Talk about it", "plan"),
        (PlanState.REVIEWED, "Agree on it", "plan"),
    ],
)
def test_each_state_has_the_one_thing_that_takes_it_on(qtbot, journal, dana, state, act, wish):
    made = plan(journal, dana, state)
    desk = desk_over(qtbot, journal)
    who, link = next(one for one in due(desk) if one[1].text() == act)
    assert who == "Dana Whitfield"
    desk.focus(link)
    desk.press("Space")
    assert desk.wanted == [("read",) if wish == "read" else ("plan", made.id)]


def test_an_invitation_is_for_the_half_year_that_is_due_and_the_keyboard_stays(
    qtbot, journal, dana, ben
):
    plan(journal, dana, PlanState.AGREED)
    desk = desk_over(qtbot, journal)
    owed = [place for place, (_, link) in enumerate(due(desk)) if link.text() == "Invite…"]
    for place in owed:
        desk.click(due(desk)[place][1])
    halves = {(who, half.label) for _, who, half in desk.wanted}
    assert (ben, "H2 2026") in halves
    assert (ben, "H1 2027") in halves
    desk.focus(due(desk)[owed[0]][1])
    _, who, half = desk.wanted[0]
    journal.do("Invite", plan_invitations.send, half, [who], TODAY)
    qtbot.waitUntil(desk.view.due.acts[owed[0]].hasFocus)


def test_a_month_that_is_late_is_checked_from_here(qtbot, journal, dana):
    made = plan(journal, dana, PlanState.AGREED)
    desk = desk_over(qtbot, journal)
    _, link = next(one for one in due(desk) if one[1].text() == "Check…")
    assert "July 2026 · late by 104 days" in said(desk.view.due)
    desk.click(link)
    assert desk.wanted == [("check", made.id, date(2026, 7, 1))]


def test_where_nothing_is_due_it_says_so(qtbot, journal, dana):
    builders.business_plan(journal, dana, PlanState.AGREED, half=NOW, on=TODAY, steps=[])
    builders.business_plan(journal, dana, PlanState.AGREED, on=TODAY)
    desk = desk_over(qtbot, journal)
    assert NOTHING_DUE in said(desk.view.due)


def test_forty_people_and_a_long_name_keep_the_grid_in_its_place(qtbot, journal, dana):
    name = "Maximiliane Freifrau von Hohenstein-Wolkenburg"

    def many(db):
        doer = builders.InOneStep(db)
        for number in range(38):
            builders.person(doer, f"Person {number:02}")
        builders.person(doer, name)

    journal.do("Build", many)
    plan(journal, dana, PlanState.SUBMITTED)
    desk = desk_over(qtbot, journal)
    grid = desk.view.grid
    assert grid.halves.rowCount() == 40
    assert not grid.horizontalScrollBar().isVisible()
    assert name in [line.name for line in grid.halves.lines]
