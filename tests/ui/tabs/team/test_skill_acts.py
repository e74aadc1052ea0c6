"""What is done about skills from a person's page, by keys and buttons, each act one step back."""

from __future__ import annotations

import pytest

from app.domain import skills
from app.domain.kinds import SkillFamily
from app.templates import starter_skills
from app.ui.dialogs.rate_skill import RatingDialog
from app.ui.dialogs.skill_history import SkillHistoryDialog
from app.ui.dialogs.skill_library import SkillLibraryDialog
from app.ui.focus import Focus
from app.ui.tabs.team.skill_acts import SkillActs
from tests import builders

pytestmark = pytest.mark.usefixtures("_on_the_day")


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def acts(journal, dana, host):
    focus = Focus()
    focus.set_person(dana)
    return SkillActs(journal, focus, host)


def names(journal, family=None):
    return sorted(one.name for one in journal.ask(skills.every) if family in (None, one.family))


def choices(dialog):
    return dialog.form.editor("skill_id").box.count()


def test_rating_in_an_empty_library_brings_the_starter_skills(journal, acts, manager):
    acts.rate()
    dialog = manager.dialog(RatingDialog)
    assert choices(dialog) == len(starter_skills()) == len(names(journal))
    manager.give_up()
    acts.rate()
    assert choices(manager.dialog(RatingDialog)) == len(starter_skills())
    manager.give_up()
    journal.undo()
    assert names(journal) == []


def test_rate_by_keys_alone(journal, dana, acts, manager):
    """S0-08: a level changes, with what was seen."""
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 2, days_ago=100)
    acts.rate(skill.id)

    manager.press("4")
    manager.press("Tab")
    manager.type("Three calls in a row")
    manager.press("Ctrl+Return")

    assert manager.no_dialog()
    newest = journal.ask(skills.history, dana, skill.id)[0]
    assert (newest.level, newest.justification) == (4, "Three calls in a row")


def test_from_the_history_to_a_rating_and_back(journal, dana, acts, manager):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 2, days_ago=100)
    acts.history(skill.id)
    manager.click(manager.dialog(SkillHistoryDialog).rate_button)
    assert manager.dialog(RatingDialog).form.values()["skill_id"] == skill.id

    manager.click(manager.dialog(RatingDialog).history_button)

    assert manager.dialog(SkillHistoryDialog).windowTitle() == "Discovery: Dana"
    manager.give_up()


def test_the_four_traits_come_when_they_are_first_rated(journal, dana, acts, manager):
    """S1-30: independent, self-motivated, disciplined, accountable."""
    builders.skill(journal)
    acts.traits()

    dialog = manager.dialog(RatingDialog)
    four = ["Accountable", "Disciplined", "Independent", "Self-motivated"]
    assert names(journal, SkillFamily.TRAIT) == four
    assert choices(dialog) == 4
    assert dialog.ladder.step(5)
    manager.give_up()


def test_traits_are_rated_in_turn(journal, dana, acts, manager):
    """S1-30: each call for the traits proposes the one that was rated longest ago, or never."""
    four = ["Accountable", "Disciplined", "Independent", "Self-motivated"]
    ids = {name: builders.skill(journal, name, SkillFamily.TRAIT).id for name in four}
    builders.rating(journal, dana, ids["Accountable"], 3, days_ago=40)
    builders.rating(journal, dana, ids["Disciplined"], 3, days_ago=90)
    proposed = []
    for _ in range(4):
        acts.traits()
        proposed.append(manager.dialog(RatingDialog).form.values()["skill_id"])
        manager.press("3")
        manager.press("Ctrl+Return")
        assert manager.no_dialog()

    assert proposed == [ids[name] for name in (*four[2:], "Disciplined", "Accountable")]


def test_the_library_opens(journal, acts, manager):
    builders.skill(journal)
    acts.skill_library()
    assert manager.dialog(SkillLibraryDialog).form.values()["name"] == "Discovery"
    manager.give_up()
    assert manager.no_dialog()
