"""The team's skills on pages that lie on their side."""

from dataclasses import replace

import pytest

from app.report.content import MapRow, Paper
from app.report.sections.cover import KEPT, SHARED_ONLY
from app.report.sections.skills_map import EMPTY, LEGEND
from tests.report.samples import MAP, read, text

PEOPLE = tuple(f"Person{number:02}" for number in range(40))
BIG = replace(
    MAP,
    people=PEOPLE,
    rows=tuple(
        MapRow(f"Family {number // 6}", f"Skill {number:02}", (number % 5 + 1,) * 40, "8")
        for number in range(30)
    ),
    mine=True,
)


def test_a_map_lies_on_its_side() -> None:
    box = read(MAP).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)


def test_levels_are_figures_and_what_is_not_rated_is_blank() -> None:
    """S2-12: levels only, holes stay blank and are never a zero."""
    said = text(MAP)
    assert "Discovery Asks why 5 Closing Asks for it 2 3" in said
    assert "0" not in said.split(LEGEND)[1].split("Copy for")[0]


def test_forty_people_and_thirty_skills_are_one_page() -> None:
    """S2-12: the whole team at once."""
    (page,) = read(BIG).pages
    said = page.extract_text()
    assert [name for name in PEOPLE if said.count(name) != 1] == []
    assert [row.skill for row in BIG.rows if said.count(row.skill) != 1] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_more_people_are_split_by_columns_evenly_and_nobody_twice(paper: Paper) -> None:
    names = tuple(f"Person{number:03}" for number in range(90))
    rows = tuple(replace(row, levels=row.levels[:1] * 90) for row in BIG.rows[:4])
    pages = [
        p.extract_text() for p in read(replace(BIG, paper=paper, people=names, rows=rows)).pages
    ]
    assert len(pages) == 3
    on_each = [[name for name in names if name in page] for page in pages]
    assert [name for part in on_each for name in part] == list(names)
    assert [len(part) for part in on_each] == [30, 30, 30]
    assert all("Skill 03" in page for page in pages)


def test_more_skills_go_on_under_the_same_names() -> None:
    rows = tuple(replace(row, skill=f"{row.skill}{part}") for part in "ab" for row in BIG.rows)
    big = replace(BIG, people=PEOPLE[:9], rows=tuple(replace(r, levels=r.levels[:9]) for r in rows))
    pages = [page.extract_text() for page in read(big).pages]
    assert len(pages) > 1
    assert all("Person08" in page for page in pages)
    assert sum(page.count("Skill 29b") for page in pages) == 1


def test_the_managers_map_says_that_it_is_private_and_counts_who_is_strong() -> None:
    mine, team = text(replace(MAP, mine=True)), text(MAP)
    assert KEPT in mine
    assert "Strong" in mine
    assert SHARED_ONLY in team
    assert KEPT not in team


def test_an_empty_map_says_why() -> None:
    assert EMPTY in text(replace(MAP, people=()))
    assert EMPTY in text(replace(MAP, rows=()))
