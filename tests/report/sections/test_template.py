"""Ways to lead a conversation, with room to write."""

from dataclasses import replace

from app.report.content import Question, Questions
from app.report.sections.writing import PEN
from tests.report.coaching_samples import GROW
from tests.report.samples import COVER, gaps, heights, read, text


def test_questions_stand_under_their_step() -> None:
    """S1-28: goal, reality, options, will."""
    assert text(GROW).endswith(
        "Salesperson Date Goal What do you want to have reached by the end? Reality What have you "
        "tried? What is in your way, and whose is it? Options What could you do? And what else? "
        "Will What will you do, and by when? Who helps?"
    )


def test_each_question_has_as_many_lines_as_it_asks_for() -> None:
    steps = (Questions("", (Question("Why?", 3), Question("How?", 0))),)
    (page,) = read(replace(GROW, steps=steps)).pages
    assert len(heights(page)) == 1 + 3 + 1  # under the date, for the answer, over the footer
    assert min(gaps(page)) >= PEN - 0.1


def test_a_template_without_questions_is_a_page_of_lines() -> None:
    for steps in ((), (Questions("Goal"),)):
        (page,) = read(replace(GROW, paper="letter", steps=steps)).pages
        assert len(heights(page)) > 20


def test_a_sheet_for_somebody_does_not_ask_for_their_name() -> None:
    said = text(replace(GROW, cover=replace(COVER, kind="GROW", period="")))
    assert "Dana Whitfield GROW · prepared" in said
    assert "Salesperson" not in said


def test_a_question_is_never_parted_from_its_lines() -> None:
    steps = tuple(Questions(f"Step {n}", (Question(f"Question {n};", 5),)) for n in range(12))
    pages = read(replace(GROW, steps=steps)).pages
    assert len(pages) > 2
    for page in pages:
        asked = page.extract_text().count("Question")
        assert len(heights(page)) == 5 * asked + 2  # the date or the header, and the footer
