"""Rows break across pages without losing anything, and tables say their head again."""

from dataclasses import replace

import pytest

from app.report.content import Fact, FactGroup, SkillLine
from tests.report.samples import FULL, MANAGER, letters, read, review, text


def test_every_page_of_a_table_repeats_the_head() -> None:
    skills = tuple(SkillLine(f"Skill {number}", 1, 2) for number in range(90))
    reader = read(review(skills=skills))
    with_rows = [page.extract_text() for page in reader.pages if "Skill " in page.extract_text()]
    assert len(with_rows) > 1
    assert all(said.count("Manager") >= 1 and said.count("Change") == 1 for said in with_rows)


def test_a_table_on_one_page_says_its_head_once() -> None:
    assert text(FULL).count("Attainment") == 1


def test_a_cell_taller_than_several_pages_is_printed_whole_and_in_order() -> None:
    words = [f"w{number:05}" for number in range(8_000)]
    skills = (
        SkillLine("Long", 1, 2, 1, "+1", " ".join(words)),
        SkillLine("Next"),
    )
    said = letters(text(review(skills=skills)))
    places = [said.index(word) for word in words[::500]]
    assert places == sorted(places)
    assert all(said.count(word) == 1 for word in words[::100])
    assert said.index("Next") > places[-1]


@pytest.mark.parametrize("typed", ["W" * 10_000, "a line\n" * 1_000, "\n\n", "x " * 30_000])
def test_cells_of_any_shape_are_set(typed: str) -> None:
    fact = Fact(typed, typed[:3_000], "noted", hunch=True)
    said = letters(text(replace(MANAGER, facts=(FactGroup("Personal", (fact,)),))))
    letter = typed.strip()[:1]
    if letter:
        assert said.count(letter) >= typed.count(letter) + typed[:3_000].count(letter)
