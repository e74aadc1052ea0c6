"""Reviews on paper: the copy that both keep, and the manager's page, before and after closing."""

from datetime import date, timedelta

import pytest

from app import gather
from app.domain import (
    commitments,
    metrics,
    notes,
    plan_checks,
    points,
    results,
    review_answers,
    review_assessments,
    review_items,
    review_signing,
    review_steps,
    review_upward,
    reviews,
    sessions,
    settings,
    team_goals,
    training_outcomes,
    values,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    Attended,
    CommitmentState,
    Meaning,
    NoteKind,
    Owner,
    PeriodKind,
    QuarterState,
    RaisedBy,
    ReviewItemKind,
    ReviewKind,
    ReviewState,
    RollUp,
    SessionKind,
    Unit,
    Vis,
    WordsFrom,
)
from app.domain.periods import last_periods, period_of
from app.formats import Formats
from app.gather.parts import NOT_REPORTED
from app.report import content
from tests import builders
from tests.builders import LAST_MONTH, TODAY

WORDING = Formats("USD")
QUARTER = builders.quarter()
MONTH = builders.month()


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def monthly(journal, who, period=MONTH, today=TODAY):
    return journal.ask(gather.monthly, who, period, WORDING, today)


def quarterly(journal, who, period=QUARTER, today=TODAY):
    return journal.ask(gather.quarterly, who, period, WORDING, today)


def own_page(journal, who, period=MONTH, today=TODAY):
    return journal.ask(gather.manager_page, who, period, WORDING, today)


def sold(journal, who, period, quota, actual):
    journal.do("Record", results.record, who, period, quota=quota, actual=actual)


def figures(found):
    return {one.label: (one.value, one.note) for one in found.numbers.figures}


# Numbers


def test_a_month_has_four_figures_and_says_what_nobody_reported(journal, dana):
    """S4-14: what is missing is not nought."""
    assert [one.label for one in monthly(journal, dana).numbers.figures] == [
        *("November", "Quarter to date", "Half-year to date", "Support score"),
    ]
    assert {value for value, _ in figures(monthly(journal, dana)).values()} == {NOT_REPORTED}


def test_a_month_adds_up_the_quarter_and_the_half_year_to_its_end(journal, dana):
    for month in last_periods(builders.month(date(2026, 12, 1)), 6):
        sold(journal, dana, month, 10000, 9000 if month.starts < MONTH.starts else 11000)
    found = figures(monthly(journal, dana))
    assert found["November"] == ("110%", "$110 of $100")
    assert found["Quarter to date"] == ("100%", "$200 of $200")
    assert found["Half-year to date"] == ("94%", "$470 of $500")


def test_what_is_not_reported_yet_leaves_the_time_before_it_known(journal, dana):
    for month in last_periods(LAST_MONTH, 4):
        sold(journal, dana, month, 10000, 9000)
    found = figures(monthly(journal, dana))
    assert found["November"] == (NOT_REPORTED, "")
    assert found["Quarter to date"] == ("90%", "$90 of $100, to October")
    assert found["Half-year to date"] == ("90%", "$360 of $400, to October")


def test_a_quarter_under_way_is_told_beside_those_before_it(journal, dana):
    for quarter in last_periods(period_of(PeriodKind.QUARTER, date(2026, 7, 1)), 3):
        sold(journal, dana, quarter, 30000, 24000)
    found = figures(quarterly(journal, dana))
    assert found["Attainment this quarter"] == (NOT_REPORTED, "to Q3 2026: 80%")


def test_a_quarter_recorded_as_a_whole_counts_while_it_lasts(journal, dana):
    sold(journal, dana, QUARTER, 30000, 15000)
    found = figures(monthly(journal, dana))
    assert found["Quarter to date"] == ("50%", "$150 of $300")
    assert found["November"] == (NOT_REPORTED, "")
    long_after = monthly(journal, dana, today=QUARTER.ends + timedelta(days=40))
    assert figures(long_after)["Quarter to date"] == (NOT_REPORTED, "")


def test_what_was_sold_without_a_quota_is_money(journal, dana):
    sold(journal, dana, MONTH, None, 12000)
    assert figures(monthly(journal, dana))["November"] == ("$120", "no quota is known")


def test_a_quota_of_nothing_is_known_and_no_share_of_it(journal, dana):
    sold(journal, dana, MONTH, 0, 12000)
    assert figures(monthly(journal, dana))["November"] == ("$120", "the quota is $0")
    sold(journal, dana, QUARTER, 0, 12000)
    assert figures(quarterly(journal, dana))["Sold this quarter"] == ("$120", "the quota is $0")


def test_money_is_written_as_its_currency_is(journal, dana):
    sold(journal, dana, MONTH, 20000, 12000)
    found = journal.ask(gather.monthly, dana, MONTH, Formats("JPY"), TODAY)
    assert figures(found)["November"] == ("60%", "¥12,000 of ¥20,000")


def test_a_half_year_adds_a_quarter_recorded_whole_to_the_months_since(journal, dana):
    sold(journal, dana, period_of(PeriodKind.QUARTER, date(2026, 7, 1)), 30000, 30000)
    for month in (LAST_MONTH, MONTH):
        sold(journal, dana, month, 10000, 5000)
    found = figures(monthly(journal, dana, today=date(2027, 3, 1)))
    assert found["Quarter to date"] == ("50%", "$100 of $200")
    assert found["Half-year to date"] == ("80%", "$400 of $500")


def test_before_they_joined_nothing_is_missing(journal):
    kofi = builders.person(journal, "Kofi Mensah", started=date(2026, 11, 2)).id
    sold(journal, kofi, MONTH, 10000, 8000)
    found = figures(monthly(journal, kofi, today=date(2027, 3, 1)))
    assert found["Quarter to date"] == found["Half-year to date"] == ("80%", "$80 of $100")
    dana = builders.person(journal, started=date(2026, 10, 30)).id
    sold(journal, dana, MONTH, 10000, 8000)
    found = figures(monthly(journal, dana, today=date(2027, 3, 1)))
    assert found["Quarter to date"] == (NOT_REPORTED, ""), "October is missing"


@pytest.mark.parametrize("start", range(1, 13))
def test_quarters_and_halves_begin_where_the_fiscal_year_does(journal, dana, start):
    """Each month is a power of two, so that a sum says which months are in it."""
    journal.do("Choose", settings.change, fiscal_start=start)
    months = last_periods(MONTH, 12)
    for number, month in enumerate(months):
        sold(journal, dana, month, 100 * 2**12, 100 * 2**number)
    since = (MONTH.starts.month - start) % 12
    in_quarter, in_half = since % 3 + 1, since % 6 + 1
    found = figures(monthly(journal, dana, MONTH, date(2027, 6, 1)))
    for name, count in (("Quarter to date", in_quarter), ("Half-year to date", in_half)):
        amount = sum(2**number for number in range(12 - count, 12))
        assert found[name][1] == f"${amount:,} of ${count * 2**12:,}", name
    quarter = period_of(PeriodKind.QUARTER, MONTH.starts, start)
    last = quarterly(journal, dana, quarter, date(2027, 6, 1)).numbers.results[-1]
    assert last.label == quarter.label
    assert (last.ratio is None) is (in_quarter < 3), "a month of it is to come"


def test_a_chart_has_thirteen_weeks_with_gaps_where_there_is_no_ratio(journal, dana):
    above, below = (builders.metric(journal, name) for name in ("Won", "Decided"))
    rate = builders.metric(
        journal, "Win rate", unit=Unit.PERCENT, roll_up=RollUp.RATIO,
        numerator_id=above.id, denominator_id=below.id,
    )  # fmt: skip
    for weeks, won, decided in ((1, 1000, 4000), (2, 0, 0), (4, 2000, 4000)):
        day = TODAY - timedelta(days=7 * weeks)
        builders.value(journal, dana, above.id, day, won)
        builders.value(journal, dana, below.id, day, decided)
    told = {
        one.name: [part.text for part in one.latest] for one in monthly(journal, dana).numbers.rows
    }
    assert told[rate.name] == [NOT_REPORTED, NOT_REPORTED, "25%"]
    chart = monthly(journal, dana).numbers.chart
    assert len(chart.readings) == 13
    assert [one.value is not None for one in chart.readings[-4:]] == [True, False, True, True]


def test_support_is_the_average_of_what_they_said_where_it_may_be_read(journal, dana):
    for support, vis in ((5, Vis.SHAREABLE), (4, Vis.SHAREABLE), (1, Vis.PRIVATE)):
        held = builders.session(journal, dana)
        journal.do("Note", sessions.note, held.id, support=support, vis=vis)
    assert figures(monthly(journal, dana))["Support score"] == ("4.5 of 5", "from 2 sessions")


def test_coaching_says_how_much_of_it_was_planned(journal, dana):
    for days in (3, 0):
        held = builders.session(journal, dana, scheduled_on=TODAY - timedelta(days=days))
        journal.do("Share", sessions.note, held.id, vis=Vis.SHAREABLE)
    builders.session(journal, dana)
    found = {one.label: (one.value, one.note) for one in quarterly(journal, dana).numbers.coaching}
    assert found["Coaching and 1:1s"] == ("2 sessions", "")
    assert found["Planned : ad hoc"] == ("1 : 1", "50% planned; 80% or more is good")
    assert found["Support score"] == (NOT_REPORTED, "")


def test_promises_both_ways_are_counted_as_far_as_both_know_them(journal, dana):
    """S3-20: what I promised and did stands in each review."""
    for owner, vis, state in (
        (dana, Vis.SHAREABLE, CommitmentState.DONE),
        (dana, Vis.SHAREABLE, CommitmentState.MISSED),
        (dana, Vis.PRIVATE, CommitmentState.MISSED),
        (None, Vis.SHAREABLE, CommitmentState.DONE),
    ):
        made = builders.promise(journal, owner, f"{vis} {state}", about_id=dana, vis=vis, due=TODAY)
        journal.do("Close", commitments.close, made.id, state, TODAY, TODAY)
    late = builders.promise(
        journal, dana, "Later", vis=Vis.SHAREABLE, due=QUARTER.ends + timedelta(days=3)
    )
    journal.do("Close", commitments.close, late.id, CommitmentState.DONE, TODAY, TODAY)
    found = quarterly(journal, dana)
    assert found.numbers.kept == ("Dana kept 1 of 2 on time.", "Robin Hale kept 1 of 1 on time.")
    assert figures(found)["Promises kept"] == ("1 of 2", "on time")
    assert [(one.text, one.owner, one.state) for one in found.said.promises] == [
        *(
            ("shareable done", "Dana", "Done"),
            ("shareable missed", "Dana", "Missed"),
            ("shareable done", "Robin Hale", "Done"),
            ("Later", "Dana", "Done"),
        ),
    ]


def test_rows_have_three_periods_a_standing_and_whose_next_step_it_is(journal, dana):
    metric = journal.do("Add", metrics.add, TODAY, name="First meetings")
    for week in range(4):
        day = TODAY - timedelta(days=7 * (week + 1))
        journal.do("Report", values.record, values.Entry(dana, metric.id, day, 7000), TODAY)
    found = monthly(journal, dana).numbers
    [row] = found.rows
    assert [one.text for one in row.latest] == ["7", "7", "7"]
    assert (row.name, row.owner) == ("First meetings", "Dana")
    assert found.chart is not None
    assert len(found.chart.readings) == 13
    assert [one.value for one in found.chart.readings[:9]] == [None] * 9


def test_the_plan_is_told_month_by_month_without_what_was_said_in_private(journal, dana):
    half = period_of(PeriodKind.HALF, TODAY)
    made = builders.business_plan(journal, dana, half=half.starts, on=half.starts)
    for day, vis in ((half.starts, Vis.PRIVATE), (MONTH.starts, Vis.SHAREABLE)):
        talk = {"checked_on": TODAY, "expected": None, "comment": f"said in {vis}", "vis": vis}
        journal.do("Check", plan_checks.save, made.id, day, TODAY, **talk)
    found = monthly(journal, dana)
    assert [one.month for one in found.numbers.months][-1] == "November 2026"
    assert len(found.numbers.months) == 5
    assert {one.comment for one in found.numbers.months} == {""}
    assert [(one.on, one.text) for one in found.said.plan_said] == [
        ("November 2026", "said in shareable")
    ]
    assert found.numbers.covering is not None
    assert found.numbers.covering.unknown == "no quota"


def test_training_counts_what_they_came_to(journal, dana):
    quarter = QUARTER
    plan = builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=quarter, count=3, on=quarter.starts
    )
    del plan
    whats = (Attended.PRESENT, Attended.ABSENT, Attended.EXCUSED)
    for number, came in enumerate(whats, 1):
        outcome = {"attendance": {dana: came}, "ratings": {}}
        journal.do("Deliver", training_outcomes.deliver, number, TODAY, TODAY, **outcome)
    found = quarterly(journal, dana)
    assert figures(found)["Training"] == ("1 of 2 sessions", "excused from 1")
    assert [one.on for one in found.said.trained] == ["22 November 2026"]


def test_the_goal_of_the_team_that_the_quota_serves_is_named(journal, dana):
    top = journal.do("Add", team_goals.add, "Lead the market").id
    goal = journal.do("Add", team_goals.add, "Grow the north", top).id
    for name, meaning in (("Win rate of calls", None), ("Revenue", Meaning.REVENUE)):
        unit = Unit.COUNT if meaning is None else Unit.MONEY
        words = {"goal_id": goal, "unit": unit, "meaning": meaning}
        words |= {} if meaning is None else {"frequency": PeriodKind.MONTH}
        journal.do("Add", metrics.add, TODAY, name=name, **words)
    told = "Revenue serves Grow the north, which serves Lead the market."
    assert quarterly(journal, dana).said.goal_served == told
    assert monthly(journal, dana).said.goal_served == ""


# What is said


def test_a_month_says_what_went_well_on_its_day_and_what_was_asked_for(journal, dana):
    win = builders.note(journal, dana, text="Won Skagen", kind=NoteKind.WIN, vis=Vis.SHAREABLE)
    journal.do("Amend", notes.amend, win.id, TODAY, value_shown="Patience")
    asked = builders.point(
        journal, dana, "A price for Skagen", raised_by=RaisedBy.REP, vis=Vis.SHAREABLE
    )
    journal.do("Say", points.discuss, asked.id, TODAY, answer="Finance agreed")
    said = monthly(journal, dana).said
    assert said.notes == (
        content.Dated("22 November 2026", "Won Skagen\nValue shown: Patience", "Win"),
    )
    assert said.asked == (
        content.Asked(
            "A price for Skagen",
            "since 22 November 2026",
            "Discussed, 22 November 2026: Finance agreed",
        ),
    )


def test_feedback_is_said_in_its_four_parts(journal, dana):
    four = {"situation": "The call", "behaviour": "You asked", "effect": "They told"}
    heard = builders.note(journal, dana, text="", kind=NoteKind.FEEDBACK, vis=Vis.SHAREABLE, **four)
    assert monthly(journal, dana).said.notes == ()
    journal.do("Say", notes.deliver, heard.id, TODAY, TODAY)
    [said] = monthly(journal, dana).said.notes
    assert said.text == "Situation: The call\nBehaviour: You asked\nEffect: They told"


def test_a_month_has_one_focus_and_the_next_two_calls(journal, dana):
    skill = builders.skill(journal).id
    builders.rating(journal, dana, skill, 2)
    shared = {"vis": Vis.SHAREABLE}
    builders.goal(journal, dana, "Ask first", skill, to_level=4, due=TODAY, **shared)
    builders.goal(journal, dana, "Later", builders.skill(journal, "Closing").id, **shared)
    for days in (3, 9, 16):
        builders.plan(
            journal, dana, in_days=days, kind=SessionKind.CALL, customer="Brightwater", place="Hall"
        )
    said = monthly(journal, dana).said
    assert said.focus == (content.Focus("Discovery", 2, 4),)
    assert said.goals == said.skills == ()
    assert [(one.on, one.text, one.label) for one in said.ahead] == [
        ("Wed 25 Nov", "Hall", ""),
        ("Tue 1 Dec", "Hall", ""),
    ]
    assert [one.text for one in quarterly(journal, dana).said.focus] == ["Discovery", "Closing"]


def test_a_goal_without_a_skill_is_the_focus_in_words(journal, dana):
    builders.goal(journal, dana, "Run one alone", vis=Vis.SHAREABLE)
    assert monthly(journal, dana).said.focus == (content.Focus("Run one alone"),)


def test_coached_calls_are_told_by_what_went_well_and_what_is_next(journal, dana):
    held = builders.session(journal, dana, kind=SessionKind.CALL)
    words = {"customer": "Brightwater", "objective": "A date", "rep_view": "Fine"}
    words |= {"positives": "Asked twice", "improvement": "Wait", "reflection": "I talked"}
    journal.do("Note", sessions.note, held.id, **words)
    assert quarterly(journal, dana).said.coached == ()
    journal.do("Share", sessions.note, held.id, vis=Vis.SHAREABLE)
    [said] = quarterly(journal, dana).said.coached
    assert said.label == "Coached call, Brightwater"
    assert said.text == "A date\nWent well: Asked twice\nNext time: Wait"


def test_standards_and_what_was_talked_about_stand_in_the_formal_one(journal, dana):
    """S3-19: what is expected, with the day on which it was acknowledged."""
    standard = builders.standard(journal).id
    builders.miss(journal, dana, standard, days_ago=5, talked=2, vis=Vis.SHAREABLE)
    found = quarterly(journal, dana).said
    [area] = found.expectations
    assert [one.statement for one in area.standards] == ["Calls are prepared"]
    assert [one.facts for one in found.misses] == ["No objective for Brightwater"]
    assert monthly(journal, dana).said.expectations == ()


# Prepared, answered, closed


def prepared(journal, who, state=ReviewState.READY, kind=ReviewKind.MONTHLY, **details):
    day = MONTH.starts if kind is ReviewKind.QUARTERLY else LAST_MONTH.starts
    return builders.review(journal, who, state, kind=kind, day=day, **details)


def test_only_what_is_ticked_and_still_shareable_is_printed(journal, dana):
    texts = {
        name: builders.note(
            journal, dana, text=name, kind=NoteKind.WIN, vis=Vis.SHAREABLE, days_ago=30
        ).id
        for name in ("stays", "unticked", "private by now", "gone")
    }
    made = prepared(journal, dana)
    builders.note(journal, dana, text="new", kind=NoteKind.WIN, vis=Vis.SHAREABLE, days_ago=30)
    note = ReviewItemKind.NOTE
    journal.do("Untick", review_items.show, made.id, note, texts["unticked"], False)
    journal.do("Hide", notes.amend, texts["private by now"], TODAY, vis=Vis.PRIVATE)
    journal.do("Delete", notes.delete, texts["gone"])
    assert [one.text for one in monthly(journal, dana, LAST_MONTH).said.notes] == ["stays"]


def test_a_prepared_copy_says_the_day_it_was_prepared_and_reads_the_same_later(journal, dana):
    made = prepared(journal, dana, ReviewState.PREPARING)
    found = monthly(journal, dana, LAST_MONTH)
    assert found.cover.prepared == "22 November 2026"
    assert found.said.state == "Prepared on 22 November 2026"
    later = monthly(journal, dana, LAST_MONTH, TODAY + timedelta(days=9))
    assert later.cover == found.cover
    assert later.said == found.said
    assert made.state is ReviewState.PREPARING


def test_what_i_think_of_the_whole_waits_for_their_answers_too(journal, dana):
    made = prepared(journal, dana, ReviewState.PREPARING)
    words = {"went_well": "Two wins", "to_improve": "Wait", "rating": 2, "comment": "My own"}
    journal.do("Say", reviews.say, made.id, **words)
    said = monthly(journal, dana, LAST_MONTH).said
    assert (said.opening, said.rating, said.overall) == ((), "", "")
    assert said.comment == "My own"
    journal.do("Go on", reviews.go_without_own, made.id)
    said = monthly(journal, dana, LAST_MONTH).said
    assert [one.text for one in said.opening] == ["Two wins", "Wait"]
    assert said.rating == "2 of 5"


def test_my_answers_wait_for_theirs(journal, dana):
    made = prepared(journal, dana, ReviewState.PREPARING)
    first = journal.ask(reviews.get, made.id).sections[0]
    journal.do("Answer", review_answers.mine, first.id, answer="I saw two good calls", score=4)
    waiting = monthly(journal, dana, LAST_MONTH).said.answers
    assert [(one.mine, one.my_score, one.own) for one in waiting] == [("", None, "")] * 2
    assert waiting[0].my_question == "What did I see go well?"
    assert waiting[0].weight == "60 of 100 points"
    page = own_page(journal, dana, LAST_MONTH)
    assert [one.mine for one in page.answers] == ["I saw two good calls", ""]
    said = {0: "Both mills called back"}
    own = (said, {0: 5}, WordsFrom.FORM, TODAY, TODAY)
    journal.do("Answer", review_answers.own, made.id, *own)
    found = monthly(journal, dana, LAST_MONTH).said
    assert (found.answers[0].own, found.answers[0].mine) == (
        "Both mills called back",
        "I saw two good calls",
    )
    assert found.overall == (
        "Dana: 5 of 5, based on 60 of 100 points\nRobin Hale: 4 of 5, based on 60 of 100 points"
    )


def test_the_talk_stands_in_the_copy(journal, dana):
    """S4-15: formal every quarter, and S1-20: a next step says what, who and by when."""
    made = prepared(journal, dana, ReviewState.HELD, kind=ReviewKind.QUARTERLY)
    words = {"went_well": "Two wins", "next_up": "Skagen", "rating": 4, "comment": "I agree"}
    journal.do("Say", reviews.say, made.id, **words)
    journal.do(
        "Step", review_steps.add, made.id, text="A price", owner=Owner.ME, due=date(2026, 12, 3)
    )
    journal.do("Sign", review_signing.sign, made.id, Owner.REP, TODAY, TODAY, declined=True)
    said = quarterly(journal, dana).said
    assert said.opening == (
        content.Statement("What went well", "Two wins"),
        content.Statement("What comes next", "Skagen"),
    )
    assert (said.rating, said.comment) == ("4 of 5", "I agree")
    assert said.steps == (
        content.NextStep("Call three customers", "Dana", "6 December 2026"),
        content.NextStep("A price", "Robin Hale", "3 December 2026"),
    )
    assert said.signed == (
        content.Signed("Dana Whitfield", "declined to sign on 22 November 2026"),
        content.Signed("Robin Hale"),
    )
    assert said.state == "Held on 22 November 2026"


def test_a_revision_says_in_place_of_what_it_stands_and_does_not_say_a_step_twice(journal, dana):
    closed = prepared(journal, dana, ReviewState.CLOSED)
    again = journal.do("Reopen", reviews.reopen, closed.id, "A number was wrong")
    journal.do("Gather", review_items.gather, again.id, TODAY)
    found = monthly(journal, dana, LAST_MONTH)
    told = "Revision 2, in place of the one closed on 22 November 2026: A number was wrong"
    assert found.said.revision == told
    assert found.cover.edition == "revision 2"
    assert [one.text for one in found.said.steps] == ["Call three customers"]
    assert found.said.promises == ()


def test_the_managers_page_holds_what_only_the_manager_thinks_and_what_they_said(journal, dana):
    made = prepared(journal, dana)
    kept = {"text": "Ready for more", "watch": "Hurries", "mine": "Ask, do not tell"}
    journal.do("Assess", review_assessments.save, made.id, **kept)
    asked = ["Do you get help?", "What should I stop?"]
    journal.do("Record", review_upward.record, made.id, asked, {0: "Often"}, {0: 4})
    page = own_page(journal, dana, LAST_MONTH)
    assert page.assessment == content.Assessment("Ready for more", "Hurries", "Ask, do not tell")
    assert page.upward == (content.UpwardSaid("Do you get help?", "Often", 4),)
    assert page.cover.copy_for == "Robin Hale"
    shared = repr(monthly(journal, dana, LAST_MONTH))
    assert [text for text in (*kept.values(), "Often") if text in shared] == []


# The forms


def test_a_form_asks_what_the_person_is_asked_and_is_known_again(journal, dana):
    made = prepared(journal, dana, ReviewState.PREPARING)
    form = journal.ask(gather.review_form, dana, WORDING, TODAY, made.id)
    assert [one.question for one in form.questions] == ["What went well?", "What did you learn?"]
    assert [one.answer.label for one in form.questions] == [one.question for one in form.questions]
    assert form.questions[1].answer.name == "own.1.answer"
    assert form.questions[1].score.choices == ("1", "2", "3", "4", "5")
    assert form.mark.text.startswith("touchline-review 1 ")
    assert form.cover.title == "Self-assessment October 2026"


def test_feedback_for_the_manager_is_asked_anew_on_a_sheet_of_its_own(journal, dana):
    made = prepared(journal, dana)
    asked = [one for _, one in journal.ask(gather.upward_questions)]
    journal.do("Record", review_upward.record, made.id, asked, {0: "Often"}, {0: 4})
    form = journal.ask(gather.upward_form, dana, WORDING, TODAY, made.id)
    assert [one.question for one in form.questions] == asked
    assert {one.answer.text for one in form.questions} == {""}
    assert {one.score.text for one in form.questions} == {""}


def test_nobody_answers_what_is_not_asked_yet(journal, dana):
    planned = builders.review(journal, dana, ReviewState.PLANNED)
    with pytest.raises(Refused) as refused:
        journal.ask(gather.review_form, dana, WORDING, TODAY, planned.id)
    assert refused.value.reason is Reason.NOT_PREPARED


@pytest.mark.parametrize("query", [gather.review_form, gather.upward_form])
def test_a_form_is_of_the_persons_own_open_review(journal, dana, query):
    marcus = builders.person(journal, "Marcus Oyelaran").id
    closed = builders.review(journal, dana)
    for who, reason in ((dana, Reason.REVIEW_IS_CLOSED), (marcus, Reason.NOT_FOUND)):
        with pytest.raises(Refused) as refused:
            journal.ask(query, who, WORDING, TODAY, closed.id)
        assert refused.value.reason is reason
    with pytest.raises(Refused) as refused:
        journal.ask(query, dana, WORDING, TODAY)
    assert refused.value.reason is Reason.NOT_PREPARED
