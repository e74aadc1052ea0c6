import pytest

from app.ui.focus import Focus
from app.ui.tab import Tab


class Note: ...


class Skill: ...


class Notes(Tab):
    watches = frozenset({Note})

    def __init__(self, focus):
        super().__init__(None, focus)
        self.did = []
        self.breaks = False

    def build(self):
        self.did.append("build")

    def refresh(self):
        if self.breaks:
            raise LookupError
        self.did.append("refresh")


@pytest.fixture
def tab(qtbot):
    made = Notes(Focus())
    qtbot.addWidget(made)
    return made


def test_nothing_happens_before_it_is_seen(tab):
    tab.tell({Note})

    assert tab.did == []


def test_first_seen_it_builds_then_refreshes(tab):
    tab.show()

    assert tab.did == ["build", "refresh"]


def test_in_sight_it_refreshes_at_once(tab):
    tab.show()
    tab.did.clear()

    tab.tell([Note, Skill])

    assert tab.did == ["refresh"]


def test_what_it_does_not_watch_leaves_it_alone(tab):
    tab.show()
    tab.did.clear()

    tab.tell({Skill})

    assert tab.did == []


def test_out_of_sight_it_catches_up_once_when_shown(tab):
    tab.show()
    tab.hide()
    tab.did.clear()

    tab.tell({Note})
    tab.tell({Note})
    assert tab.did == []
    tab.show()

    assert tab.did == ["refresh"]


def test_shown_again_without_a_change_it_does_not_refresh(tab):
    tab.show()
    tab.hide()
    tab.did.clear()

    tab.show()

    assert tab.did == []


def test_another_focus_makes_it_refresh(tab):
    tab.show()
    tab.did.clear()

    tab.focus.set_person(3)

    assert tab.did == ["refresh"]


def test_after_a_failed_refresh_it_tries_again(tab):
    tab.show()
    tab.did.clear()
    tab.breaks = True
    with pytest.raises(LookupError):
        tab.tell({Note})
    tab.breaks = False

    tab.hide()
    tab.show()

    assert tab.did == ["refresh"]


def test_a_dialog_in_front_of_it_hears_of_every_change(qtbot, tab):
    with qtbot.waitSignal(tab.told):
        tab.tell({Skill})
    with qtbot.waitSignal(tab.told):
        tab.tell({Note})
