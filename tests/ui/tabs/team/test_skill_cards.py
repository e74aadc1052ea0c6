"""S1-30, S0-08: skills by family and the four traits, two views beside each other, and change."""

from __future__ import annotations

import pytest

from app.domain import skills
from app.domain.kinds import SkillFamily, Voice
from app.domain.person_page import person_page
from app.ui.parts import Card, LevelDots, Row
from app.ui.tabs.team import skill_cards
from tests import builders
from tests.ui.manager import said


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def card(qtbot):
    made = Card("Skills", "Rate")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


@pytest.fixture
def opened():
    return []


@pytest.fixture
def fill_skills(journal, dana, card, opened):
    def fill():
        page = journal.ask(person_page, dana, builders.TODAY)
        skill_cards.fill_skills(card, page, opened.append)
        return lines(card)

    return fill


@pytest.fixture
def fill_traits(journal, dana, card, opened):
    def fill():
        page = journal.ask(person_page, dana, builders.TODAY)
        skill_cards.fill_traits(card, page, opened.append)
        return lines(card)

    return fill


def lines(card):
    """What each row says to the ear, which is all of it."""
    return [row.accessibleName() for row in card.findChildren(Row)]


def test_without_a_rating_the_card_teaches(journal, card, fill_skills):
    builders.skill(journal)
    assert fill_skills() == []
    assert skill_cards.NO_SKILL in said(card)


def test_skills_stand_under_their_family(journal, dana, card, fill_skills):
    for name, family in (
        ("Written follow-up", SkillFamily.COMMUNICATION),
        ("Executive presence", SkillFamily.COMMUNICATION),
        ("Demonstrations", SkillFamily.PRODUCT),
        ("Disciplined", SkillFamily.TRAIT),
    ):
        builders.rating(journal, dana, builders.skill(journal, name, family).id, 3)

    names = [line.split(",")[0] for line in fill_skills()]

    assert names == ["Demonstrations", "Executive presence", "Written follow-up"]
    shown = said(card)
    assert shown.count("Communication") == shown.count("Product") == 1
    assert "Trait" not in shown
    card.grab()  # which lays it out
    (left,) = {row.text.geometry().x() for row in card.findChildren(Row)}
    assert left > 50


def test_both_views_the_gap_and_the_change(journal, dana, card, fill_skills):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 2, days_ago=100)
    builders.rating(journal, dana, skill.id, 3, justification="Halden, twice")
    builders.rating(journal, dana, skill.id, 5, voice=Voice.SELF)

    (line,) = fill_skills()

    assert line == (
        "Discovery, my view level 3 of 5, their own view level 5 of 5, "
        "they see themselves 2 levels higher, up 1 in 90 days"
    )
    shown = said(card)
    assert "they see themselves 2 levels higher" in shown
    assert "up 1 in 90 days" in shown
    dots = [one.accessibleName() for one in card.findChildren(LevelDots)]
    assert dots == ["level 3 of 5", "level 5 of 5"]


def test_a_view_that_is_missing_is_said_and_not_shown_as_a_zero(journal, dana, card, fill_skills):
    builders.rating(journal, dana, builders.skill(journal).id, 2, voice=Voice.SELF)
    (line,) = fill_skills()
    assert "my view not rated" in line
    assert said(card).count("not rated") == 1
    assert len(card.findChildren(LevelDots)) == 1


def test_where_nothing_changed_and_all_agree_nothing_is_said(journal, dana, card, fill_skills):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3, days_ago=100)
    builders.rating(journal, dana, skill.id, 3, voice=Voice.SELF)
    fill_skills()
    assert said(card) == ["Skills", "My view", "Their view", "Discovery", "Discovery"]


def test_a_row_opens_its_skill(qtbot, journal, dana, card, fill_skills, opened):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3)
    fill_skills()
    row = card.findChild(Row)
    row.setFocus()
    qtbot.keyClick(row, " ")
    assert opened == [skill.id]


def test_the_traits_of_an_empty_library_are_named(card, fill_traits):
    assert fill_traits() == []
    assert skill_cards.NO_TRAIT in said(card)


def test_the_four_traits_with_what_changed(journal, dana, card, fill_traits, opened):
    """S1-30: independent, self-motivated, disciplined, accountable."""
    names = ("Independent", "Self-motivated", "Disciplined", "Accountable")
    four = {name: builders.skill(journal, name, SkillFamily.TRAIT).id for name in names}
    for days, level in ((100, 3), (5, 2)):
        why = {"justification": "Three mornings missed"}
        builders.rating(journal, dana, four["Disciplined"], level, days_ago=days, **why)
    builders.rating(journal, dana, four["Independent"], 4, days_ago=100)
    builders.rating(journal, dana, builders.skill(journal).id, 4)

    assert fill_traits() == [
        "Accountable, my view not rated, their own view not rated",
        "Disciplined, my view level 2 of 5, their own view not rated, down 1 in 90 days",
        "Independent, my view level 4 of 5, their own view not rated, as 90 days ago",
        "Self-motivated, my view not rated, their own view not rated",
    ]
    card.findChildren(Row)[0].opened.emit()
    assert opened == [four["Accountable"]]
    assert [one.name for one in journal.ask(skills.of_family, SkillFamily.TRAIT)] == sorted(names)
