"""The two voices side by side."""

from dataclasses import replace
from itertools import pairwise

from app.report.content import Answered
from tests.report.review_samples import ANSWERS, BEFORE, QUARTERLY
from tests.report.samples import heights, letters, read, review, text

WORDS = [f"word{number:04}" for number in range(1_200)]


def test_both_answers_stand_in_the_order_in_which_they_are_read() -> None:
    """S4-15: the person's own answer comes first, the manager's beside it."""
    said = text(QUARTERLY)
    for one in ANSWERS:
        assert said.index(one.own) < said.index(one.mine)
        assert said.count(one.own) == said.count(one.mine) == 1


def test_a_long_answer_goes_on_beside_a_short_one_under_both_names() -> None:
    answers = (Answered("Results", "", "What?", " ".join(WORDS), 4, "And?", "Short.", 3),)
    pages = [page.extract_text() for page in read(review(answers=answers)).pages]
    assert len(pages) > 1
    whole = letters("".join(pages))
    assert all(whole.count(word) == 1 for word in WORDS)
    assert all("Manager" in page for page in pages if "word0" in page)


def test_where_nothing_is_answered_lines_for_a_pen_are_far_enough_apart() -> None:
    (page,) = [page for page in read(BEFORE).pages if "Both sides" in page.extract_text()]
    apart = [above - below for above, below in pairwise(heights(page))]
    assert apart.count(23.0) >= 2 * 3


def test_what_the_scores_come_to_stands_under_the_answers() -> None:
    said = text(QUARTERLY)
    assert said.index(ANSWERS[-1].mine) < said.index("Dana: 3.8 of 5, based on 100 of 100 points")
    assert "Rating: 4 of 5" in said
    none = replace(QUARTERLY, said=replace(QUARTERLY.said, rating="", overall=""))
    assert "Rating" not in text(none)
