"""The papers about training: what the team reads on them, and what it never does."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app import gather
from app.domain import (
    absences,
    closed_days,
    people,
    settings,
    skills,
    training_outcomes,
    training_topics,
    trainings,
)
from app.domain.errors import Refused
from app.domain.kinds import (
    FactKind,
    PeriodKind,
    QuarterState,
    SkillFamily,
    Status,
    TopicSource,
    TrainingKind,
    Vis,
)
from app.domain.periods import period_of
from app.formats import Formats
from app.report import packet
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY
from tests.report.samples import FONTS

WORDING = Formats("USD")
CANARY = "Quokka"
THURSDAY = date(2027, 1, 7)


@pytest.fixture
def dana(journal):
    return builders.person(journal, status=Status.ACTIVE).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Oyelaran", status=Status.ACTIVE).id


def read(journal, query, *about, today=TODAY):
    return journal.ask(query, *about, WORDING, today)


def of_one(journal, query, training_id, today=TODAY):
    return journal.ask(query, WORDING, today, training_id)


def wall(journal, quarter=NEXT_QUARTER):
    return read(journal, gather.training_calendar, quarter)


def sessions(content):
    return [one for month in content.months for one in month.trainings]


def everything(content):
    """All that a packet says to whoever opens the file."""
    document = PdfReader(BytesIO(packet.build(content, FONTS)))
    said = [page.extract_text() for page in document.pages]
    titles = [str(entry["/Title"]) for entry in document.outline]
    return " ".join([*said, *titles, str(dict(document.metadata or {})), repr(content)])


def test_the_wall_has_each_session_of_the_quarter_in_its_month(journal, dana):
    """S4-11: a plan for 90 days on one page."""
    builders.training_plan(journal, count=12, givers=[dana])
    found = wall(journal)
    assert found.title == "Training plan, January to March 2027"
    assert found.cover.copy_for == "the team"
    assert [(one.name, len(one.trainings)) for one in found.months] == [
        *(("January", 4), ("February", 4), ("March", 4)),
    ]
    first = sessions(found)[0]
    assert (first.day, first.time, first.topic) == ("Thu 7", "11:00", "Qualifying on pain")
    assert (first.given_by, first.kind) == ("Dana", "Selling skill")
    assert (first.minutes, first.zone, first.place) == ("", "", "")
    assert found.facts == ("12 sessions", "45 minutes each", "Room 2", "times of Berlin")


def test_what_differs_is_said_of_each_session(journal):
    plan = builders.training_plan(journal, count=1)
    other = {"zone": "America/New_York", "place": "Hall 7", "minutes": 60}
    builders.training(journal, plan.id, THURSDAY + timedelta(days=1), **other)
    found = wall(journal)
    assert found.facts == ("2 sessions",)
    assert [(one.zone, one.place, one.minutes) for one in sessions(found)] == [
        ("Berlin", "Room 2", "45 min"),
        ("New York", "Hall 7", "60 min"),
    ]


def test_what_was_cancelled_is_left_out_and_what_was_moved_says_from_where(journal, dana):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=3, givers=[dana])
    first, second, _ = (one.id for one in journal.ask(_of_plan, plan.id))
    journal.do("Cancel", trainings.cancel, first, CANARY, TODAY)
    journal.do("Move", trainings.move, second, date(2027, 2, 2), TODAY)
    found = wall(journal)
    assert [one.day for one in sessions(found)] == ["Thu 21", "Tue 2"]
    assert [one.moved for one in sessions(found)] == ["", "moved from Thu 14 Jan"]
    assert found.draft == ""
    assert CANARY not in everything(found)
    journal.do("Again", trainings.plan_again, first)
    assert len(sessions(wall(journal))) == 3


def _of_plan(db, plan_id):
    from app.domain import training_quarters

    return training_quarters.get(db, plan_id).trainings


def test_a_draft_says_so_and_names_what_is_not_settled(journal):
    plan = builders.training_plan(journal, count=0)
    journal.do("Add", trainings.add, plan.id, planned_for=THURSDAY)
    journal.do("Add", trainings.add, plan.id, topic="Pricing", guest="Finance")
    found = wall(journal)
    (open_one,) = sessions(found)
    assert found.draft == "Draft: it may still change"
    assert (open_one.given_by, open_one.settled) == ("nobody yet", False)
    assert (open_one.topic, open_one.kind, open_one.mark) == ("topic not settled yet", "", None)
    assert found.undated == ("Pricing (Finance)",)


def test_a_quarter_without_a_plan_is_an_empty_wall(journal):
    found = wall(journal)
    assert sessions(found) == []
    assert (found.facts, found.balance, found.draft) == ((), (), "")
    assert "No session is planned for this quarter yet." in everything(found)


@pytest.mark.parametrize("fiscal_start", range(1, 13))
def test_a_fiscal_quarter_has_its_own_three_months(journal, fiscal_start):
    journal.do("Settings", settings.change, fiscal_start=fiscal_start)
    quarter = period_of(PeriodKind.QUARTER, date(2027, 2, 28), fiscal_start)
    builders.training_plan(journal, quarter=quarter, on=quarter.starts, count=12)
    found = wall(journal, quarter)
    months = [(quarter.starts.month - 1 + number) % 12 + 1 for number in range(3)]
    assert [one.name for one in found.months] == [f"{date(2027, month, 1):%B}" for month in months]
    assert len(sessions(found)) == 12


def test_the_types_are_counted_on_the_wall(journal):
    """S3-05: product and soft skills side by side."""
    plan = builders.training_plan(journal, count=0)
    for number, kind in enumerate((TrainingKind.PRODUCT, *[TrainingKind.SOFT_SKILL] * 2)):
        builders.training(journal, plan.id, THURSDAY + timedelta(weeks=number), kind=kind)
    counts = {one.kind: one.count for one in wall(journal).balance}
    assert (counts["Product"], counts["Soft skill"], counts["Market"]) == (1, 2, 0)


def test_holidays_and_closed_days_stand_at_the_foot(journal):
    journal.do("Settings", settings.change, country="DE")
    journal.do("Close", closed_days.add, date(2027, 2, 15), date(2027, 2, 17), "Trade fair")
    journal.do("Open", closed_days.work_on, date(2027, 3, 29), "Easter Monday", works=True)
    assert wall(journal).closed == (
        "Fri 1 Jan New Year's Day",
        "Mon 15 Feb to Wed 17 Feb Trade fair",
        "Fri 26 Mar Good Friday",
    )


def test_two_who_are_called_the_same_have_their_whole_names(journal, dana):
    other = builders.person(journal, "Dana Brook", status=Status.ACTIVE).id
    builders.training_plan(journal, count=2, givers=[dana, other])
    assert [one.given_by for one in sessions(wall(journal))] == ["Dana Whitfield", "Dana Brook"]


def test_the_manager_who_gives_one_is_named_and_not_why(journal):
    plan = builders.training_plan(journal, count=0)
    mine = {"by_me": True, "my_reason": CANARY, "remarks": CANARY}
    training = builders.training(journal, plan.id, THURSDAY, **mine)
    manager = journal.ask(settings.current).manager
    papers = (
        wall(journal),
        of_one(journal, gather.giver_brief, training.id),
        of_one(journal, gather.attendance_sheet, training.id),
        read(journal, gather.training_year, period_of(PeriodKind.YEAR, THURSDAY)),
    )
    for paper in papers:
        said = everything(paper)
        assert manager in said
        assert CANARY not in said


def test_a_brief_has_all_that_its_giver_needs(journal, dana, marcus):
    """S4-13: whoever gives a session gets a sheet for it."""
    builders.person(journal, "Priya Nair", status=Status.ACTIVE)
    levels = ["Says the price at once", "", "Asks first", "", "Teaches it"]
    skill = journal.do("Skill", skills.add, "Asks why", SkillFamily.TOOLS, levels).id
    plan = builders.training_plan(journal, count=0)
    training = builders.training(
        journal, plan.id, THURSDAY, giver_id=dana, backup_id=marcus, objective="Ask why.",
        observe="Who asks first", skill_ids=[skill], minutes=45,
    )  # fmt: skip
    found = of_one(journal, gather.giver_brief, training.id)
    assert found.topic == "Qualifying on pain"
    assert found.cover.copy_for == "Dana"
    assert dict(found.facts) == {
        "When": "Thu 7 January 2027, 11:00 to 11:45, times of Berlin",
        "Where": "Room 2",
        "Given by": "Dana",
        "Steps in": "Marcus",
        "For": "2 people of the team",
        "Type": "Selling skill",
    }
    assert [(one.level, one.words) for one in found.skills[0].levels] == [
        *((1, "Says the price at once"), (3, "Asks first"), (5, "Teaches it")),
    ]
    assert (found.objective, found.observe) == ("Ask why.", "Who asks first")
    assert [one.minutes for one in found.stretches] == [
        *("5 minutes", "15 minutes", "20 minutes", "5 minutes"),
    ]
    assert "Priya" not in everything(found)


def test_a_brief_of_a_night_over_which_the_clocks_go_forward_ends_when_people_go_home(journal):
    plan = builders.training_plan(journal, count=0)
    night = {"starts_at": "01:30", "minutes": 60}
    training = builders.training(journal, plan.id, date(2027, 3, 28), **night)
    found = of_one(journal, gather.giver_brief, training.id)
    assert dict(found.facts)["When"].startswith("Sun 28 March 2027, 01:30 to 03:30")


def test_who_is_expected_signs_and_who_has_left_or_gives_it_does_not(journal, dana, marcus):
    gone = builders.person(journal, "Gone Girl", status=Status.ACTIVE).id
    journal.do("Left", people.leave, gone, TODAY, today=TODAY)
    journal.do("Away", absences.add, marcus, THURSDAY, THURSDAY)
    plan = builders.training_plan(journal, count=1, givers=[dana])
    (training,) = journal.ask(_of_plan, plan.id)
    found = of_one(journal, gather.attendance_sheet, training.id)
    assert found.people == ("Marcus Oyelaran",)
    assert "given by Dana" in found.facts


@pytest.mark.parametrize("query", [gather.giver_brief, gather.attendance_sheet])
def test_a_sheet_of_no_session_is_refused(journal, query):
    with pytest.raises(Refused):
        of_one(journal, query, None)


def test_the_teams_list_of_topics_names_nobody_and_no_reason(journal, dana, marcus):
    about = {"source": TopicSource.SKILL_GAP, "asked": 2, "why": CANARY}
    journal.do("Topic", training_topics.add, "Closing", TODAY, person_ids=[dana, marcus], **about)
    journal.do("Topic", training_topics.add, "Recaps", TODAY, person_ids=[dana])
    journal.do("Topic", training_topics.add, "Hygiene", TODAY, kind=TrainingKind.TOOL)
    found = read(journal, gather.topic_list)
    assert [(one.title, one.kind, one.people, one.asked) for one in found.topics] == [
        ("Closing", "Selling skill", "2 people", "twice"),
        ("Recaps", "Selling skill", "", ""),  # one alone would be pointed at
        ("Hygiene", "Tool", "", ""),
    ]
    said = everything(found)
    assert [word for word in ("Dana", "Marcus", CANARY, "by me") if word in said] == []
    mine = read(journal, gather.manager_topic_list)
    assert mine.topics[0].people == "Dana Whitfield, Marcus Oyelaran"
    assert mine.topics[0].why == CANARY


def test_a_topic_that_is_taken_up_or_dropped_waits_no_more(journal):
    first = journal.do("Topic", training_topics.add, "Closing", TODAY).id
    second = journal.do("Topic", training_topics.add, "Hygiene", TODAY).id
    plan = builders.training_plan(journal, count=0)
    builders.training(journal, plan.id, THURSDAY, topic="Closing", topic_id=first)
    journal.do("Drop", training_topics.drop, second, TODAY)
    assert read(journal, gather.topic_list).topics == ()


def test_a_year_shows_each_quarter_by_type_with_its_givers(journal, dana):
    builders.training_plan(journal, QuarterState.PUBLISHED, count=2, givers=[dana])
    found = read(journal, gather.training_year, period_of(PeriodKind.YEAR, THURSDAY))
    assert [(one.name, one.count, one.state) for one in found.quarters] == [
        ("Q1 2027", "2 sessions", "published"),
        *((f"Q{number} 2027", "", "not planned yet") for number in (2, 3, 4)),
    ]
    rows = {row.kind: row for row in found.rows}
    assert len(rows) == len(TrainingKind)
    assert (rows["Selling skill"].total, rows["Product"].total) == ("2", "0")
    (first, _), *others = (cell.trainings for cell in rows["Selling skill"].quarters)
    assert (first.day, first.topic, first.given_by) == ("7 Jan", "Qualifying on pain", "Dana")
    assert others == [(), (), ()]
    assert found.givers == ("Dana 2",)


def test_a_quarter_that_is_over_without_a_plan_is_not_planned_yet_no_more(journal):
    found = read(journal, gather.training_year, period_of(PeriodKind.YEAR, TODAY))
    assert [one.state for one in found.quarters] == [*["not planned"] * 3, "not planned yet"]


def test_who_knows_what_says_only_what_may_be_shared_and_what_was_given(journal, dana, marcus):
    """S2-14: knowledge inside the team can be shared with all."""
    teach = {"kind": FactKind.CAN_TEACH}
    builders.fact(journal, dana, "Runs discovery", vis=Vis.SHAREABLE, **teach)
    builders.fact(journal, marcus, CANARY, **teach)
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1, givers=[marcus])
    (training,) = journal.ask(_of_plan, plan.id)
    came = {"attendance": {}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, training.id, THURSDAY, THURSDAY, **came)
    found = read(journal, gather.who_knows_what, today=THURSDAY)
    assert [(one.topic, one.people, one.gave) for one in found.topics] == [
        ("Qualifying on pain", "Marcus", "Marcus 1 session"),
        ("Runs discovery", "Dana", ""),
    ]
    assert CANARY not in everything(found)
