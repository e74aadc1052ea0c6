"""The coaching of a month."""

from dataclasses import replace

import pytest

from app.report.content import Day, Entry, Paper
from tests.report.coaching_samples import CALENDAR, FULL_DAY, WEEKDAYS
from tests.report.samples import faces, read, text

QUIET = replace(
    CALENDAR,
    weeks=tuple(
        tuple(Day(str(week * 7 + day + 1), FULL_DAY[:1] if day == 2 else ()) for day in range(7))
        for week in range(4)
    ),
)


def test_each_conversation_has_its_time_person_and_kind_and_says_if_it_did_not_come_to_be() -> None:
    """S4-20: the coaching calendar."""
    said = text(CALENDAR)
    assert "3 09:00 Dana Whitfield 1:1 14:30 Marcus Oyelaran Coached call · moved to 10 Dec" in said
    assert "Priya Role-play" in said
    assert [name for name in WEEKDAYS if name not in said] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("weeks", [4, 5, 6])
def test_a_quiet_month_fills_one_page(paper: Paper, weeks: int) -> None:
    content = replace(QUIET, paper=paper, weeks=(QUIET.weeks * 2)[:weeks])
    assert len(read(content).pages) == 1


def test_days_of_another_month_are_lighter() -> None:
    week = (Day("30", outside=True), Day("1"))
    face = faces(replace(CALENDAR, weekdays=WEEKDAYS[:2], weeks=(week,)))
    assert face["30"] == "Inter"
    assert face["1"] == "Inter-Medium"


def test_a_full_day_is_listed_to_its_end_under_the_same_weekdays() -> None:
    entries = tuple(Entry("09:00", f"Person{number:03}", "1:1") for number in range(90))
    week = (Day("1", entries), *(Day(str(number)) for number in range(2, 8)))
    pages = [p.extract_text() for p in read(replace(CALENDAR, weeks=(week, *QUIET.weeks))).pages]
    assert len(pages) > 3
    said = "".join(pages)
    assert [entry.person for entry in entries if said.count(entry.person) != 1] == []
    assert all("Sunday" in page for page in pages)


@pytest.mark.long
def test_a_week_and_a_conversation_are_not_parted_where_they_fit_on_a_page() -> None:
    for count in range(1, 30):
        week = (Day("1", FULL_DAY[:1] * count), *(Day(str(number)) for number in range(2, 8)))
        pages = read(replace(CALENDAR, weeks=(week, *QUIET.weeks))).pages
        for page in pages:
            said = " ".join(page.extract_text().split())
            assert said.count("09:00 Dana Whitfield") == said.count("09:00 Dana Whitfield 1:1")


def test_a_month_without_weeks_is_a_head() -> None:
    assert "Coaching calendar" in text(replace(CALENDAR, weekdays=(), weeks=()))
