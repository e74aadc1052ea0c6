"""What a review says in words."""

from dataclasses import replace

import pytest

from app.report.content import Dated
from tests.report.review_samples import MONTHLY, NOTES, QUARTERLY
from tests.report.samples import letters, read, review, text

WORDS = [f"word{number:05}" for number in range(4_000)]


def test_what_went_well_has_its_day_and_its_kind() -> None:
    for content in (MONTHLY, QUARTERLY):
        said = text(content)
        for one in NOTES:
            assert f"{one.on} {one.text} {one.label}".strip() in said


def test_a_long_note_is_printed_to_its_end_and_what_follows_too() -> None:
    notes = (Dated("6 November 2026", " ".join(WORDS), "Note"), NOTES[1])
    document = read(review(notes=notes))
    whole = letters("".join(page.extract_text() for page in document.pages))
    assert all(whole.count(word) == 1 for word in WORDS)
    assert letters(NOTES[1].text) in whole


def test_coaching_and_training_stand_side_by_side_or_alone() -> None:
    both = read(review(coached=QUARTERLY.said.coached, trained=QUARTERLY.said.trained))
    (page,) = both.pages
    assert "Coaching received" in page.extract_text()
    assert "Training" in page.extract_text()
    alone = text(review(trained=QUARTERLY.said.trained))
    assert "Coaching" not in alone
    assert "Reading an annual report" in alone


@pytest.mark.long
def test_the_last_trainings_of_a_column_go_to_the_next_page_together() -> None:
    for count in range(8, 40):
        trained = tuple(Dated(f"{number} July 2026", f"Topic {number}.") for number in range(count))
        content = replace(QUARTERLY, said=replace(QUARTERLY.said, trained=trained))
        found = [page.extract_text() for page in read(content).pages]
        last = next(page for page in found if f"Topic {count - 1}." in page)
        assert all(f"Topic {count - before}." in last for before in (1, 2, 3))


def test_what_came_of_what_was_asked_for_stands_beside_it() -> None:
    for content in (MONTHLY, QUARTERLY):
        assert "done, 25 November: a rule from January" in text(content)


def test_a_step_without_a_day_says_so_and_there_is_room_for_more() -> None:
    assert "Dana no day yet Two decision makers" in text(QUARTERLY)


def test_the_persons_comment_stands_before_the_signatures_and_ticks_its_box() -> None:
    said = text(replace(QUARTERLY, said=replace(QUARTERLY.said, comment="I see it differently.")))
    assert said.index("Dana Whitfield's comment") < said.index("I see it differently.")
    assert said.index("I see it differently.") < said.index("We discussed this review")
