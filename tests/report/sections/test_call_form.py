"""The form of a coached call, before and after it."""

from dataclasses import replace

import pytest

from app.report.content import Call, Drove, ManagerCallForm, Mode, Paper, Reached, RepCallForm
from app.report.sections.writing import PEN
from tests.report.coaching_samples import BLANK_CALL, BLANK_MINE, FOR_CALL, MANAGER_CALL, REP_CALL
from tests.report.samples import faces, gaps, heights, letters, read, text

PLANNED = RepCallForm(
    "letter", FOR_CALL, Call("Kestrel Foods", "3 December 2026", objective="Agree on a pilot.")
)


def test_the_person_judges_before_the_coach_does() -> None:
    """The objective first, then their own judgement, then at most two things and one promise."""
    said = text(REP_CALL)
    order = (
        *("Kestrel Foods", "Find out who else decides", "I got the date", "Opened with their"),
        *("1. Ask who else is affected", "Map the buying group at Kestrel Dana · by 10 December"),
        *("Discovery questions 3 aim 4", "Tuesday 15 December 2026, Kestrel pilot call"),
    )
    assert sorted(order, key=said.index) == list(order)
    assert all(said.count(sentence) == 1 for sentence in order)


@pytest.mark.parametrize("blank", [BLANK_CALL, BLANK_MINE])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_blank_form_is_one_page_with_lines_for_everything(
    blank: RepCallForm | ManagerCallForm, paper: Paper
) -> None:
    (page,) = read(replace(blank, paper=paper)).pages
    said = " ".join(page.extract_text().split())
    for asked in (
        *("Salesperson", "Customer", "Date", "Mode coaching demo"),
        *("Who drove salesperson both manager", "Objective reached yes partly no"),
        *("Own judgement", "What went well", "at most two things 1. 2.", "Who By when"),
        *("Skills in focus", "Watch again on"),
    ):
        assert asked in said, asked
    assert len(heights(page)) >= 14
    assert min(gaps(page)) >= PEN - 0.1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_form_for_a_call_to_come_is_one_page_and_the_rest_is_for_a_pen(paper: Paper) -> None:
    mine = ManagerCallForm(paper, PLANNED.cover, PLANNED.call)
    for form in (replace(PLANNED, paper=paper), mine):
        (page,) = read(form).pages
        said = " ".join(page.extract_text().split())
        assert "Salesperson " not in said
        assert "Kestrel Foods" in said
        assert "Agree on a pilot." in said
        assert len(heights(page)) >= 11


def test_what_is_filled_in_leaves_no_lines() -> None:
    assert len(heights(read(REP_CALL).pages[0])) < len(heights(read(PLANNED).pages[0]))


@pytest.mark.parametrize(
    ("mode", "drove", "reached", "chosen"),
    [
        ("coaching", "rep", "yes", {"coaching", "salesperson", "yes"}),
        ("demo", "joint", "partly", {"demo", "both", "partly"}),
        ("demo", "me", "no", {"demo", "manager", "no"}),
        ("", "", "", set()),
    ],
)
def test_what_was_chosen_is_ticked_and_heavier(
    mode: Mode, drove: Drove, reached: Reached, chosen: set[str]
) -> None:
    """S1-01: who drove is on the form."""
    call = replace(REP_CALL.call, mode=mode, drove=drove, reached=reached)
    face = faces(replace(REP_CALL, call=call))
    words = ("coaching", "demo", "salesperson", "both", "manager", "yes", "partly", "no")
    assert {word for word in words if face[word] == "Inter-Medium"} == chosen


def test_the_managers_form_adds_asked_or_told_and_what_they_take_from_it() -> None:
    """S1-05: the manager looks at themselves, on their own copy only."""
    said = text(MANAGER_CALL)
    assert said.count("I took over when the price came up.") == 1
    assert "Did I ask or tell? I told 1 2 3 4 5 I asked" in said
    face = faces(MANAGER_CALL)
    assert [face[number] for number in "12345"].count("Inter-SemiBold") == 1
    assert face["2"] == "Inter-SemiBold"
    for theirs in (REP_CALL, BLANK_CALL):
        assert "For me alone" not in text(theirs)


def test_long_answers_go_on_on_the_next_page() -> None:
    long = "They asked again. " * 2_000 + "Finally they signed."
    form = replace(MANAGER_CALL, own=long, well=(long,), improve=(long, long), reflection=long)
    assert letters(text(form)).count("Finallytheysigned.") == 5
