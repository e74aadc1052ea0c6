"""S0-08: every level that was ever given, by both voices, and how far the two are apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app import journal_file
from app.domain import skills
from app.domain.kinds import Vis, Voice
from app.ui.dialogs.skill_history import EMPTY, SkillHistoryDialog
from tests import builders

pytestmark = pytest.mark.usefixtures("_on_the_day")


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def discovery(journal):
    return builders.skill(journal).id


@pytest.fixture
def history(journal, window, dana, discovery):
    def open_it(of=journal):
        dialog = SkillHistoryDialog(of, window, dana, discovery)
        dialog.open()
        return dialog

    return open_it


def shown(dialog):
    rows = dialog.list.model.rows
    return [(row.day, row.chip, row.text, row.detail) for row in rows]


def test_each_rating_says_what_became_of_the_level(journal, dana, discovery, history):
    builders.rating(journal, dana, discovery, 2, days_ago=200)
    builders.rating(journal, dana, discovery, 2, days_ago=100)
    builders.rating(journal, dana, discovery, 5, days_ago=50, voice=Voice.SELF)
    why = {"justification": "Halden, twice"}
    builders.rating(journal, dana, discovery, 4, days_ago=10, vis=Vis.PRIVATE, **why)
    builders.rating(journal, dana, discovery, 3, justification="Lost the thread")
    dialog = history()

    assert dialog.windowTitle() == "Discovery: Dana"
    assert shown(dialog) == [
        ("22 November 2026", "My view", "Level 3, down 1", "Lost the thread"),
        ("12 November 2026", "My view", "Level 4, up 2", "Halden, twice"),
        ("3 October 2026", "Their own view", "Level 5, first rating", ""),
        ("14 August 2026", "My view", "Level 2, as before", ""),
        ("6 May 2026", "My view", "Level 2, first rating", ""),
    ]
    assert [row.shared for row in dialog.list.model.rows] == [True, False, True, True, True]


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        (3, 4, "My view: 3 of 5 · Their own view: 4 of 5 · they see themselves 1 level higher"),
        (4, 1, "My view: 4 of 5 · Their own view: 1 of 5 · they see themselves 3 levels lower"),
        (2, 2, "My view: 2 of 5 · Their own view: 2 of 5 · you see it alike"),
        (2, None, "My view: 2 of 5"),
        (None, 2, "Their own view: 2 of 5"),
        (None, None, ""),
    ],
)
def test_the_gap_between_the_voices_in_words(
    journal, dana, discovery, history, mine, theirs, words
):
    for level, voice in ((mine, Voice.MANAGER), (theirs, Voice.SELF)):
        if level is not None:
            builders.rating(journal, dana, discovery, level, voice=voice)
    assert history().gap.text() == words


def test_not_rated_yet_says_so(history):
    dialog = history()
    assert shown(dialog) == []
    assert dialog.list.view.empty_text == EMPTY


def test_others_and_other_skills_are_not_in_it(journal, dana, discovery, history):
    other = builders.person(journal, "Ben Carver").id
    builders.rating(journal, other, discovery, 5)
    builders.rating(journal, dana, builders.skill(journal, "Closing").id, 5)
    assert shown(history()) == []


def test_it_is_walked_by_keys_and_leads_to_a_new_rating(qtbot, journal, dana, discovery, history):
    builders.rating(journal, dana, discovery, 2, days_ago=20)
    builders.rating(journal, dana, discovery, 2, days_ago=2)
    dialog = history()
    rows = [one.id for one in journal.ask(skills.history, dana, discovery)]
    assert dialog.list.current == rows[0]
    qtbot.keyClick(dialog.list.view, Qt.Key.Key_Down)
    assert dialog.list.current == rows[1]

    with qtbot.waitSignal(dialog.rating_wanted) as wanted:
        qtbot.keyClick(dialog.rate_button, Qt.Key.Key_Space)
    assert wanted.args == [discovery]
    assert not dialog.isVisible()


def test_a_journal_for_reading_only_is_not_rated_in(journal, history):
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = history(of=reading)
    assert not dialog.rate_button.isEnabled()
    dialog.reject()
    reading.close()
