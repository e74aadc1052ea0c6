"""The three views of the team: made when looked at, by mouse and by keys."""

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.focus import Focus
from app.ui.tabs.team.shell import BENCH, PEOPLE, SKILLS_MAP, TeamShell
from app.ui.tabs.team.view import TeamView


class Pictured(TeamView):
    """A view of nothing that counts how often it was read."""

    def build(self):
        self.read = 0

    def refresh(self):
        self.read += 1

    def take_focus(self):
        self.side.setFocus()


@pytest.fixture
def shell(qtbot):
    made = TeamShell()
    qtbot.addWidget(made)
    made.resize(1100, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def made():
    return []


@pytest.fixture
def offered(shell, journal, made):
    focus = Focus(shell)

    def make():
        made.append(Pictured(journal, focus))
        return made[-1]

    shell.offer({SKILLS_MAP: make, BENCH: make})
    return shell


def test_until_there_is_a_journal_only_people_are_shown(qtbot, shell):
    shell.show_view(BENCH)
    qtbot.keySequence(shell.roster.list, "Alt+2")
    assert shell.view == PEOPLE
    assert shell.roster.isVisible()


def test_a_view_is_made_when_it_is_first_looked_at_and_once(offered, made):
    assert not made
    offered.show_view(SKILLS_MAP)
    [view] = made
    assert view.isVisible()
    assert view.side.isVisible()
    assert not offered.roster.isVisible()
    offered.show_view(PEOPLE)
    assert offered.roster.isVisible()
    assert not view.isVisible()
    offered.show_view(SKILLS_MAP)
    assert made == [view] == list(offered.views)
    assert view.read == 1


def test_keys_turn_the_view_and_take_the_keyboard_along(qtbot, offered, made):
    offered.activateWindow()
    qtbot.waitUntil(offered.isActiveWindow)
    offered.roster.take_focus()
    with qtbot.waitSignal(offered.turned) as turned:
        qtbot.keySequence(offered.roster.list.view, "Alt+3")
    assert turned.args == [BENCH]
    assert made[0].side.hasFocus()
    qtbot.keySequence(made[0], "Alt+1")
    assert offered.roster.list.view.hasFocus()


def test_a_persons_page_that_comes_late_waits_behind_the_other_view(offered):
    offered.show_view(BENCH)
    page = QWidget()
    offered.put_page(page)
    assert offered.view == BENCH
    assert not page.isVisible()
    offered.show_view(PEOPLE)
    assert page.isVisible()
