"""Rating a skill: both voices, a level with its own words, and why it changed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain import skills
from app.domain.kinds import SkillFamily, Vis, Voice
from app.formats import Formats
from app.ui.dialogs.rate_skill import RatingDialog, last_said
from tests import builders
from tests.ui.manager import enter

pytestmark = pytest.mark.usefixtures("_on_the_day")
STEPS = ("Presents", "Follows a list", "Follows an answer", "Gets a figure", "Is quoted")


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def discovery(journal):
    family = SkillFamily.DISCOVERY
    return journal.do("Add", skills.add, "Discovery", family, STEPS).id


@pytest.fixture
def rate(qtbot, journal, window, dana, discovery):
    def open_it(skill_id=discovery):
        library = journal.ask(skills.every)
        dialog = RatingDialog(journal, window, dana, library, skill_id=skill_id)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


def fill(dialog, **values):
    for name, value in values.items():
        enter(dialog.form.editor(name), value)


def given(journal, who, skill_id):
    return journal.ask(skills.history, who, skill_id)


def test_a_level_by_one_key_with_its_words_beside_it(qtbot, journal, dana, discovery, rate):
    dialog = rate()
    assert dialog.windowTitle() == "Rate a skill of Dana"
    assert dialog.ladder.hasFocus()

    qtbot.keyClicks(dialog.ladder, "4")
    assert dialog.ladder.words() == "4 of 5: Gets a figure"
    qtbot.keyClick(dialog.ladder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (rating,) = given(journal, dana, discovery)
    assert (rating.level, rating.voice, rating.vis) == (4, Voice.MANAGER, Vis.PRIVATE)
    assert rating.rated_on == builders.TODAY
    assert journal.can_undo == "Discovery rated"


def test_a_changed_level_needs_a_justification(journal, dana, discovery, rate):
    builders.rating(journal, dana, discovery, 2, days_ago=40)
    dialog = rate()

    fill(dialog, level="3")
    dialog.commit()
    assert "say what you saw" in dialog.form.error("justification")
    assert dialog.form.editor("justification").target().hasFocus()
    fill(dialog, justification="Two follow-ups at Halden", shareable=True)
    dialog.commit()

    newest = given(journal, dana, discovery)[0]
    assert (newest.level, newest.justification) == (3, "Two follow-ups at Halden")
    assert newest.vis is Vis.SHAREABLE
    journal.undo()
    assert [one.level for one in given(journal, dana, discovery)] == [2]


def test_the_same_level_again_needs_none(journal, dana, discovery, rate):
    builders.rating(journal, dana, discovery, 2, days_ago=40)
    dialog = rate()
    fill(dialog, level="2")
    dialog.commit()
    assert [one.level for one in given(journal, dana, discovery)] == [2, 2]


def test_entered_for_them_it_is_their_own_view(journal, dana, discovery, rate):
    builders.rating(journal, dana, discovery, 2, days_ago=40)
    dialog = rate()
    fill(dialog, voice="Their own view", level="5")
    dialog.commit()
    assert given(journal, dana, discovery)[0].voice is Voice.SELF


def test_the_last_level_of_both_voices_stands_on_the_ladder(journal, dana, discovery, rate):
    builders.rating(journal, dana, discovery, 2, days_ago=400)
    builders.rating(journal, dana, discovery, 4, days_ago=10, justification="Halden")
    builders.rating(journal, dana, discovery, 3, days_ago=5, voice=Voice.SELF)

    assert rate().ladder.marks == {4: "my view, 12 Nov", 3: "their own view, 17 Nov"}


def test_one_level_may_be_the_last_of_both_and_years_old(journal, dana, discovery):
    builders.rating(journal, dana, discovery, 4, days_ago=400)
    builders.rating(journal, dana, discovery, 4, days_ago=5, voice=Voice.SELF)
    said = last_said(given(journal, dana, discovery), Formats("USD"), builders.TODAY)
    assert said == {4: "my view, 18 Oct 2025 · their own view, 17 Nov"}


def test_another_skill_has_other_words(journal, dana, discovery, rate):
    builders.skill(journal, "Closing", SkillFamily.CLOSING)
    builders.rating(journal, dana, discovery, 4)
    dialog = rate(None)
    assert dialog.form.editor("skill_id").target().hasFocus()
    assert not dialog.history_button.isEnabled()

    fill(dialog, skill_id="Discovery · Discovery")
    assert dialog.ladder.step(1) == "Presents"
    assert dialog.ladder.marks
    fill(dialog, skill_id="Closing · Closing")
    assert dialog.ladder.step(1) == ""
    assert not dialog.ladder.marks


@pytest.mark.parametrize(
    ("values", "field", "why"),
    [
        ({}, "level", "1 to 5"),
        ({"level": "3", "rated_on": ""}, "rated_on", "empty"),
        ({"level": "3", "rated_on": "+3"}, "rated_on", "not come yet"),
        ({"level": "3", "rated_on": "sometime"}, "rated_on", "not a date"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    journal, dana, discovery, rate, values, field, why
):
    dialog = rate()
    fill(dialog, **values)
    dialog.commit()
    assert why in dialog.form.error(field)
    assert dialog.isVisible()
    assert not given(journal, dana, discovery)


def test_no_skill_chosen_is_refused(journal, rate):
    dialog = rate(None)
    fill(dialog, level="3")
    dialog.commit()
    assert "empty" in dialog.form.error("skill_id")


def test_a_rating_of_last_year_supersedes_nothing_later(journal, dana, discovery, rate):
    builders.rating(journal, dana, discovery, 4)
    dialog = rate()
    fill(dialog, level="1", rated_on="2025-11-22")
    dialog.commit()
    assert [one.level for one in given(journal, dana, discovery)] == [4, 1]
    assert given(journal, dana, discovery)[1].rated_on == date(2025, 11, 22)


def test_what_is_typed_is_asked_about_before_the_history_takes_its_place(
    qtbot, discovery, rate, asker
):
    dialog = rate()
    fill(dialog, justification="Two follow-ups")
    asker.expect("choose", "Keep writing")
    with qtbot.assertNotEmitted(dialog.history_wanted):
        dialog.history_button.click()
    assert dialog.isVisible()

    asker.expect("choose", "Discard")
    with qtbot.waitSignal(dialog.history_wanted) as wanted:
        dialog.history_button.click()
    assert wanted.args == [discovery]


def test_what_is_kept_for_later_comes_back(discovery, rate, asker):
    dialog = rate()
    fill(dialog, level="3", justification="Two follow-ups")
    asker.expect("choose", "Keep for later")
    dialog.reject()
    QApplication.processEvents()

    again = rate()
    assert again.form.values()["justification"] == "Two follow-ups"
    assert again.ladder.value() == 3
    asker.expect("choose", "Discard")
    again.reject()
