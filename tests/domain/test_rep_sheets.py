"""What goes out on a rep's own sheet, and what it changes when it comes back."""

from datetime import date

import sqlalchemy as sa

from app.domain import metrics, rep_sheets, settings, values
from app.domain.incoming import Action
from app.domain.kinds import Better, EnteredBy, Meaning, PeriodKind, RollUp, Unit
from app.domain.models import Value
from app.domain.rep_sheet import match_sheets
from app.exchange import rep_sheet, rep_sheet_in
from tests import builders
from tests.builders import TODAY
from tests.exchange.rep_sheets import fill, opened, saved

FIRST = date(2026, 9, 28)


def sheet_of(journal, *who, weeks=13):
    return journal.ask(rep_sheets.gather, [one.id for one in who], FIRST, weeks)


def returned(journal, data):
    here = journal.ask(rep_sheets.here, TODAY)
    return match_sheets(rep_sheet_in.read(data, "a.xlsx"), here)


def test_a_sheet_holds_what_the_rep_enters_and_nothing_else(journal):
    dana = builders.person(journal)
    meetings = builders.metric(journal, counts="meetings", definition="Held, not booked")
    wins = builders.metric(journal, "Wins")
    builders.metric(
        journal, "Hit rate", unit=Unit.PERCENT, roll_up=RollUp.RATIO,
        numerator_id=wins.id, denominator_id=meetings.id,
    )  # fmt: skip
    builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    old = builders.metric(journal, "Letters")
    journal.do("Retire", metrics.retire, old.id, TODAY)
    builders.metric(journal, "Pipeline", unit=Unit.MONEY, frequency=PeriodKind.MONTH)
    builders.metric(
        journal, "Trust", unit=Unit.POINTS, frequency=PeriodKind.QUARTER, better=Better.RANGE
    )
    builders.target(journal, meetings.id, 8_000)
    builders.value(journal, dana.id, meetings.id, FIRST, 7_000)
    builders.value(journal, dana.id, wins.id, FIRST, None)
    [sheet] = sheet_of(journal, dana)
    names = {block.kind: [row.name for row in block.rows] for block in sheet.blocks}
    assert names == {
        PeriodKind.WEEK: ["Meetings", "Wins"],
        PeriodKind.MONTH: ["Pipeline"],
        PeriodKind.QUARTER: ["Trust"],
    }
    weeks, months, quarters = (block.periods for block in sheet.blocks)
    assert (len(weeks), weeks[0].starts) == (13, FIRST)
    assert [month.key for month in months] == ["2026-10", "2026-11", "2026-12"]
    assert [quarter.key for quarter in quarters] == ["2026-Q4"]
    first, second = sheet.blocks[0].rows
    assert (first.counts, first.definition, first.target) == ("meetings", "Held, not booked", 8_000)
    assert (first.amounts, second.amounts) == ({FIRST: 7_000}, {FIRST: None})


def test_what_a_rep_brings_is_theirs_and_nothing_else_is(journal):
    """S4-22: the share of values that the reps bring themselves."""
    dana, ben = builders.person(journal), builders.person(journal, "Ben Carver")
    meetings = builders.metric(journal)
    builders.value(journal, dana.id, meetings.id, FIRST, 7_000)
    book = opened(rep_sheet.build(*sheet_of(journal, dana, ben)))
    fill(book["Dana Whitfield"], "Meetings", None, 8)
    fill(book["Ben Carver"], "Meetings", 3, "n/a")
    matches = returned(journal, saved(book))
    counts = journal.do("Read", rep_sheets.take_in, matches, TODAY)
    assert counts == {Action.SAME: 1, Action.ADD: 3}

    def entered(db):
        query = sa.select(Value).order_by(Value.person_id, Value.starts_on)
        return [(v.person_id, v.amount, v.entered_by) for v in db.scalars(query)]

    assert journal.ask(entered) == [
        (dana.id, 7_000, EnteredBy.ME),
        (dana.id, 8_000, EnteredBy.REP_SHEET),
        (ben.id, 3_000, EnteredBy.REP_SHEET),
        (ben.id, None, EnteredBy.REP_SHEET),
    ]
    brought = journal.ask(values.brought, FIRST, TODAY)
    assert (brought.by_reps, brought.counted) == (2, 3)
    assert journal.undo() == "Read"
    assert len(journal.ask(entered)) == 1


def test_a_sheet_of_another_week_start_is_told(journal):
    dana = builders.person(journal)
    builders.metric(journal)
    book = opened(rep_sheet.build(*sheet_of(journal, dana)))
    fill(book.worksheets[0], "Meetings", 8)
    journal.do("Settings", settings.change, week_start=6)
    [match] = returned(journal, saved(book))
    assert match.action is Action.SKIP
    assert "other periods" in match.line.problems[0].text


def test_a_metric_that_is_followed_no_longer_is_told(journal):
    dana = builders.person(journal)
    meetings = builders.metric(journal)
    book = opened(rep_sheet.build(*sheet_of(journal, dana)))
    fill(book.worksheets[0], "Meetings", 8)
    journal.do("Retire", metrics.retire, meetings.id, TODAY)
    [match] = returned(journal, saved(book))
    assert [problem.text for problem in match.line.problems] == [
        "This metric is no longer followed."
    ]


def test_the_mark_is_the_journals_own_and_stays(journal):
    before = journal.ask(rep_sheets.mark)
    journal.do("Settings", settings.change, manager="Somebody else")
    assert journal.ask(rep_sheets.mark) == before
