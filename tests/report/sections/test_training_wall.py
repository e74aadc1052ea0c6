"""S4-11: the quarter on the wall, on one page whatever there is to say."""

from dataclasses import replace

import pytest
from pypdf import PageObject

from app.report.content import Paper, TrainingCalendar
from app.report.sections.training_wall import EMPTY
from tests.report.samples import faces, letters, read, text
from tests.report.training_samples import KINDS, calendar, changed

PAPERS: tuple[Paper, ...] = ("a4", "letter", "a3")
#: Nearest to too little room comes first; the others are as good in the long run.
ANY_PAPER = pytest.mark.parametrize(
    "paper", [PAPERS[0], *(pytest.param(one, marks=pytest.mark.long) for one in PAPERS[1:])]
)
#: 200 characters, with blanks and without any.
LONG = ("Negotiating with procurement when time is short " * 5)[:200]
UNBROKEN = "Verhandlungsfuehrung" * 10
#: No face has it, so that codes stand for it.
HEBREW = "שיחת מכירה ארוכה " * 11
LEAST = {"a4": 6.5, "letter": 6.5, "a3": 9.0}


def sizes(page: PageObject) -> set[float]:
    found: set[float] = set()

    def note(said: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if said.strip():
            found.add(round(size, 2))

    page.extract_text(visitor_text=note)
    return found


@ANY_PAPER
@pytest.mark.parametrize("count", [1, 12, 26, 60])
def test_all_sessions_stand_on_one_page_with_topic_time_and_giver(count: int, paper: Paper) -> None:
    content = replace(calendar(count), paper=paper)
    pages = read(content).pages
    said = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    for month in content.months:
        assert month.name in said
        for one in month.trainings:
            assert all(part in said for part in (one.day, one.topic, one.given_by))
    assert said.count("11:00") == count
    assert min(sizes(pages[0]) - {7.5}) >= LEAST[paper]


@ANY_PAPER
@pytest.mark.parametrize("count", [12, 60])
@pytest.mark.parametrize(
    ("topic", "begins"),
    [(LONG, "Nego"), (UNBROKEN, "Verh"), ("Обсуждение цены " * 12, "Обсу"), (HEBREW, HEBREW[:4])],
)
def test_a_long_or_foreign_topic_never_takes_a_second_page(
    topic: str, begins: str, count: int, paper: Paper
) -> None:
    content = changed(
        replace(calendar(count), paper=paper, closed=(LONG,) * 9, undated=(LONG,) * 9),
        topic=topic, given_by=LONG, place=LONG, zone="New York", minutes="45 min",
        moved="moved from Thu 4 Feb",
    )  # fmt: skip
    pages = read(content).pages
    assert len(pages) == 1
    assert pages[0].extract_text().count(begins) >= count


@pytest.mark.parametrize("count", [90, 100])
def test_a_month_that_holds_the_whole_quarter_is_still_on_the_page(count: int) -> None:
    content = calendar(count)
    every = tuple(one for month in content.months for one in month.trainings)
    first, *others = content.months
    months = (replace(first, trainings=every), *(replace(one, trainings=()) for one in others))
    said = text(replace(content, months=months))
    assert "Page 1 of 1" in said
    assert said.count("11:00") == count


def test_a_topic_of_200_characters_is_printed_whole_where_there_is_room() -> None:
    assert letters(LONG) in letters(text(changed(calendar(3), topic=LONG)))


@pytest.mark.parametrize("count", [12, 26, 60])
def test_what_was_moved_where_and_in_which_zone_is_said_in_every_form(count: int) -> None:
    beside = {"moved": "from 4 Feb", "zone": "New York", "place": "Hall 7", "minutes": "45 min"}
    said = text(changed(replace(calendar(count), facts=()), **beside))
    assert [word for word in beside.values() if said.count(word) != count] == []


@pytest.mark.parametrize("count", [12, 26])
def test_the_type_of_each_session_is_a_word(count: int) -> None:
    """S3-05: the plan with types, and how many there are of each."""
    content = calendar(count)
    said = text(content)
    for _, kind in KINDS:
        there = sum(one.kind == kind for month in content.months for one in month.trainings)
        assert said.count(kind) == there + 1
        assert f"{kind} {count // 6}" in said


@pytest.mark.parametrize("count", [12, 26, 60])
def test_one_without_a_topic_has_no_type(count: int) -> None:
    said = text(changed(replace(calendar(count), balance=()), mark=None, kind=""))
    assert [kind for _, kind in KINDS if kind in said] == []
    assert said.count("Topic 0") == count


def test_who_is_still_to_be_found_is_seen_without_colour() -> None:
    content = changed(calendar(12), given_by="nobody yet", settled=False)
    assert faces(content)["nobody yet"] == "Inter-SemiBold"
    settled = changed(calendar(12), given_by="Priya")
    assert faces(settled)["Priya"] == "Inter"


def test_days_without_sessions_and_sessions_without_a_day_stand_at_the_foot() -> None:
    said = text(replace(calendar(12), undated=("Pricing (Kofi)", "CRM hygiene")))
    assert "No session on: Fri 1 Jan New Year’s Day · Mon 15 Feb to Fri 19 Feb Trade fair" in said
    assert "No day yet: Pricing (Kofi) · CRM hygiene" in said


def test_a_draft_says_so_and_a_published_quarter_does_not() -> None:
    assert "Draft: it may still change" in text(
        replace(calendar(12), draft="Draft: it may still change")
    )
    assert "Draft" not in text(calendar(12))


def test_an_empty_quarter_says_that_nothing_is_planned() -> None:
    said = text(replace(calendar(0), balance=(), closed=(), facts=()))
    assert EMPTY in said
    assert all(name in said for name in ("January", "February", "March", "Page 1 of 1"))


def test_larger_paper_has_larger_type_and_fewer_sessions_too() -> None:
    def largest(content: TrainingCalendar) -> float:
        page = read(replace(content, title="T")).pages[0]
        return max(size for size in sizes(page) if size < 20 or content.paper == "a3")

    small, few = largest(calendar(60)), largest(calendar(12))
    assert small < few
    assert largest(replace(calendar(60), paper="a3")) > small
