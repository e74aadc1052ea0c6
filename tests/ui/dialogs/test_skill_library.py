"""The library of skills: found, added, changed as one types, deleted and brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import journal_file
from app.domain import goals, skills
from app.domain.kinds import SkillFamily
from app.templates import starter_skills
from app.ui.dialogs.keeping_list import READ_ONLY
from app.ui.dialogs.skill_library import SkillLibraryDialog
from app.ui.form_dialog import FormDialog
from tests import builders
from tests.ui.manager import enter, names_in

pytestmark = pytest.mark.long


LEVELS = ("Presents", "Follows a list", "Follows an answer", "Gets a figure", "Is quoted")


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def stocked(journal):
    """Three skills, by name."""
    discovery = journal.do("Add", skills.add, "Discovery", SkillFamily.DISCOVERY, LEVELS)
    others = (
        builders.skill(journal, "Demonstrations", SkillFamily.PRODUCT),
        builders.skill(journal, "Disciplined", SkillFamily.TRAIT),
    )
    return {skill.name: skill.id for skill in (discovery, *others)}


@pytest.fixture
def library(qtbot, journal, window):
    def open_it(of=journal):
        dialog = SkillLibraryDialog(of, window)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


def shown(dialog):
    return names_in(dialog.skills.list)


def choose(dialog, skill_id):
    dialog.skills.list.select(skill_id)


def change(dialog, **values):
    """Type into the skill in hand and leave the form."""
    for name, value in values.items():
        enter(dialog.form.editor(name), value)
    dialog.form.flush()


def adding(dialog):
    (found,) = [one for one in dialog.findChildren(FormDialog) if one.isVisible()]
    return found


def test_an_empty_library_offers_the_starter_skills(journal, library):
    dialog = library()
    assert dialog.start.isVisible()
    assert "make them your own" in dialog.start.sentence.text()
    assert not dialog.delete_button.isEnabled()

    dialog.start.action.click()

    assert sorted(shown(dialog)) == sorted(one.name for one in starter_skills())
    assert dialog.skills.isVisible()
    assert journal.can_undo == "Starter skills added"


def test_skills_stand_by_family_with_their_use(journal, dana, stocked, library):
    builders.rating(journal, dana, stocked["Discovery"], 3)
    builders.rating(journal, dana, stocked["Demonstrations"], 3)
    builders.rating(journal, dana, stocked["Demonstrations"], 3)
    dialog = library()

    assert shown(dialog) == ["Demonstrations", "Discovery", "Disciplined"]
    abouts = [row.about for row in dialog.skills.list.model.rows]
    assert abouts == [
        "Product · rated 2 times",
        "Discovery · rated once",
        "Trait · not rated yet",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("DISCO", ["Discovery"]),
        ("is quoted", ["Discovery"]),
        ("trait", ["Disciplined"]),
        ("dis", ["Discovery", "Disciplined"]),
        ("nothing like it", []),
    ],
)
def test_a_search_finds_names_families_and_levels(qtbot, stocked, library, typed, found):
    dialog = library()
    dialog.skills.search.setFocus()
    qtbot.keyClicks(dialog.skills.search, typed)
    assert shown(dialog) == found
    qtbot.keyClick(dialog.skills.search, Qt.Key.Key_Return)
    if found:
        assert dialog.form.values()["name"] == found[0]
        assert dialog.skills.list.view.hasFocus()


def test_a_change_is_saved_as_it_is_made(journal, stocked, library):
    dialog = library()
    choose(dialog, stocked["Discovery"])
    assert dialog.form.values()["level_5"] == "Is quoted"

    change(dialog, name="Discovery questions", family="Objections", level_1="Asks\nand presents")

    skill = journal.ask(skills.get, stocked["Discovery"])
    assert (skill.name, skill.family) == ("Discovery questions", SkillFamily.OBJECTIONS)
    assert skill.level_1 == "Asks\nand presents"
    assert "Discovery questions" in shown(dialog)
    assert dialog.skills.list.current == stocked["Discovery"]
    assert dialog.status.sentence.text() == "Saved."


def test_a_level_may_be_emptied_and_a_name_may_not(journal, stocked, library, asker):
    dialog = library()
    choose(dialog, stocked["Discovery"])
    change(dialog, level_2="", name="")

    assert "empty" in dialog.form.error("name")
    assert journal.ask(skills.get, stocked["Discovery"]).name == "Discovery"
    assert journal.ask(skills.get, stocked["Discovery"]).level_2 == ""
    assert dialog.status.sentence.text().startswith("Not saved yet")
    asker.expect("choose", "Discard")
    dialog.reject()


def test_a_second_skill_of_the_same_name_is_refused(journal, stocked, library, asker):
    dialog = library()
    choose(dialog, stocked["Discovery"])
    change(dialog, name="DISCIPLINED")
    assert "called DISCIPLINED already" in dialog.form.error("name")

    choose(dialog, stocked["Disciplined"])
    assert dialog.form.values()["name"] == "Disciplined"
    choose(dialog, stocked["Discovery"])
    assert dialog.form.editor("name").draft() == "DISCIPLINED"
    asker.expect("choose", "Keep writing")
    dialog.reject()
    assert dialog.isVisible()
    change(dialog, name="Discovery")
    dialog.reject()
    assert not dialog.isVisible()


def test_add_a_skill_by_keyboard(qtbot, journal, stocked, library):
    dialog = library()
    choose(dialog, stocked["Discovery"])
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = adding(dialog).form
    assert form.values()["family"] is SkillFamily.DISCOVERY
    enter(form.editor("name"), "Listening")
    enter(form.editor("level_3"), "Waits for the answer")
    adding(dialog).commit()

    assert shown(dialog) == ["Demonstrations", "Discovery", "Listening", "Disciplined"]
    found = next(one for one in journal.ask(skills.every) if one.name == "Listening")
    assert found.level_3 == "Waits for the answer"
    assert dialog.skills.list.current == found.id


def test_a_twin_is_refused_where_it_is_added(stocked, library, asker):
    dialog = library()
    dialog.add_button.click()
    enter(adding(dialog).form.editor("name"), "discovery")
    adding(dialog).commit()
    assert "already" in adding(dialog).form.error("name")
    asker.expect("choose", "Discard")
    adding(dialog).reject()


def test_deleting_says_what_goes_and_is_taken_back(qtbot, journal, dana, stocked, library):
    discovery = stocked["Discovery"]
    builders.rating(journal, dana, discovery, 3)
    builders.rating(journal, dana, discovery, 3)
    goal = builders.goal(journal, dana, "Ask twice", discovery)
    dialog = library()
    choose(dialog, discovery)
    assert dialog.delete_button.text() == "Delete with 2 ratings"

    qtbot.keyClick(dialog.skills.list.view, Qt.Key.Key_Delete)

    assert "Discovery" not in shown(dialog)
    assert dialog.status.sentence.text() == "Discovery deleted, with 2 ratings."
    assert journal.ask(goals.get, goal.id).skills == ()
    dialog.status.action.click()
    assert dialog.skills.list.current == discovery
    assert len(journal.ask(skills.history, dana, discovery)) == 2
    assert [one.id for one in journal.ask(goals.get, goal.id).skills] == [discovery]
    assert dialog.form.values()["level_5"] == "Is quoted"


def test_a_skill_nobody_was_rated_in_goes_alone(stocked, library):
    dialog = library()
    choose(dialog, stocked["Disciplined"])
    assert dialog.delete_button.text() == "Delete"
    dialog.delete_button.click()
    assert dialog.status.sentence.text() == "Disciplined deleted."


def test_the_undo_of_a_deletion_takes_nothing_else_back(journal, stocked, library):
    dialog = library()
    choose(dialog, stocked["Disciplined"])
    dialog.delete_button.click()
    builders.skill(journal, "Closing", SkillFamily.CLOSING)
    dialog.status.action.click()
    assert "Closing" in {one.name for one in journal.ask(skills.every)}


def test_the_last_skill_gone_the_library_teaches_again(journal, library):
    builders.skill(journal)
    dialog = library()
    dialog.delete()
    assert dialog.start.isVisible()
    dialog.status.action.click()
    assert shown(dialog) == ["Discovery"]


def test_the_four_traits_are_offered_where_there_are_none(journal, library):
    """S1-30: independent, self-motivated, disciplined, accountable."""
    builders.skill(journal)
    dialog = library()
    assert dialog.traits_button.isVisible()

    dialog.traits_button.click()

    names = [one.name for one in journal.ask(skills.of_family, SkillFamily.TRAIT)]
    assert names == ["Accountable", "Disciplined", "Independent", "Self-motivated"]
    assert not dialog.traits_button.isVisible()
    assert "Discovery" in shown(dialog)


def test_closed_with_its_frame_it_keeps_what_was_refused(stocked, library):
    dialog = library()
    choose(dialog, stocked["Discovery"])
    change(dialog, name="DISCIPLINED")
    dialog.close()
    QApplication.processEvents()

    again = library()
    choose(again, stocked["Discovery"])
    assert again.form.editor("name").draft() == "DISCIPLINED"
    again.form.give_up()


def test_names_with_markup_and_long_ones_are_shown_as_they_are(journal, library):
    name = "<b>Closing</b> " + "long " * 35
    builders.skill(journal, name)
    dialog = library()
    assert shown(dialog) == [name.strip()]
    assert dialog.grab().width() < 1000


def test_a_journal_for_reading_only_can_be_looked_at(journal, stocked, library):
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = library(of=reading)
    assert dialog.status.sentence.text() == READ_ONLY
    assert not dialog.add_button.isEnabled()
    assert not dialog.delete_button.isEnabled()
    dialog.delete()
    assert len(shown(dialog)) == 3
    dialog.reject()
    reading.close()
