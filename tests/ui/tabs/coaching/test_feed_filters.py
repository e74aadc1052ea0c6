"""The chips over the timeline: chosen by keys or clicks, found by typing, taken off again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain import people, settings
from app.domain.feed import Wanted
from app.domain.kinds import NoteKind, Tone
from app.ui.tabs.coaching.feed_filters import KIND, PERIOD, PERSON, TAG, TONE, Filters
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def offer(qtbot, journal):
    made = Filters()
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)

    def offered(tags=()):
        roster, chosen = journal.ask(people.roster), journal.ask(settings.current)
        made.offer(roster, tags, TODAY, chosen)
        return made

    return offered


@pytest.fixture
def press(qtbot):
    def pressed(chip, *keys):
        """Open the chip's list by Enter, and press keys in what is then in front."""
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Return)
        box = chip.picker.list.view if chip.picker.field.isHidden() else chip.picker.field
        for key in keys:
            if isinstance(key, str):
                qtbot.keyClicks(box, key)
            else:
                qtbot.keyClick(box, key)

    return pressed


def offered(chip):
    return [row.text for row in chip.picker.list.model.rows]


def test_everything_is_wanted_at_first(offer):
    filters = offer()
    assert filters.wanted() == Wanted()
    assert not filters.any_chosen
    assert [chip.text() for chip in filters.chips.values()] == [
        *("Everybody", "All kinds", "Any time", "Any tag", "Any tone", "Private and shareable"),
    ]


def test_a_kind_is_found_by_typing_and_taken_by_enter(qtbot, offer, press):
    filters = offer()
    chip = filters.chips[KIND]
    with qtbot.waitSignal(filters.changed):
        press(chip, "conc", Qt.Key.Key_Return)

    assert filters.wanted() == Wanted(kind=NoteKind.CONCERN)
    assert chip.text() == "Concern"
    assert chip.property("chosen") is True
    assert chip.accessibleName() == "All kinds: only Concern"
    assert not chip.icon().isNull()


def test_arrows_go_down_a_short_list_and_esc_leaves_it_alone(qtbot, offer, press):
    filters = offer()
    chip = filters.chips[TONE]
    press(chip, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert filters.wanted().tone is Tone.PLUS

    press(chip, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert filters.wanted().tone is Tone.PLUS
    press(chip, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert not filters.any_chosen
    assert chip.icon().isNull()


def test_who_begins_with_what_is_typed_stands_first(journal, offer, press):
    for number in range(8):
        builders.person(journal, f"Somebody Danvers {number}")
    for name in ("Jordan Ash", "Dana Whitfield", "\u0141ukasz Nowak"):
        builders.person(journal, name)
    chip = offer().chips[PERSON]

    press(chip, "dan")
    assert offered(chip)[-1] == "Jordan Ash"
    assert offered(chip)[0] == "Dana Whitfield"
    chip.picker.field.setText("lukasz")
    assert offered(chip) == ["\u0141ukasz Nowak"]
    chip.picker.field.setText("nobody")
    assert offered(chip) == []
    chip.picker.close()


def test_delete_and_a_click_on_the_cross_take_it_off(qtbot, offer):
    filters = offer(["pricing"])
    chip = filters.chips[TAG]
    filters.choose(TAG, "pricing")
    assert chip.text() == "#pricing"
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert not chip.is_chosen

    filters.choose(TAG, "pricing")
    at = QPoint(chip.width() - 10, chip.height() // 2)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    assert not chip.is_chosen
    assert chip.picker is None


def test_a_click_on_the_words_opens_the_list(qtbot, offer):
    filters = offer(["pricing"])
    chip = filters.chips[TAG]
    filters.choose(TAG, "pricing")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(12, chip.height() // 2))

    assert chip.picker.isVisible()
    first = chip.picker.list.view.visualRect(chip.picker.list.model.index(0, 0)).center()
    qtbot.mouseClick(chip.picker.list.view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert not chip.is_chosen


def test_what_is_chosen_stays_until_it_is_gone(journal, offer):
    dana = builders.person(journal, "Dana Whitfield").id
    filters = offer(["pricing"])
    filters.choose(PERSON, dana)
    filters.choose(TAG, "pricing")

    journal.do("Rename", people.change, dana, name="Dana Reed")
    offer(["pricing"])
    assert filters.chips[PERSON].text() == "Dana Reed"
    offer([])
    assert filters.wanted() == Wanted(person_id=dana)


def test_clearing_tells_once(qtbot, offer):
    filters = offer(["pricing"])
    filters.choose(TAG, "pricing")
    filters.choose(TONE, Tone.PLUS)
    told = []
    filters.changed.connect(lambda: told.append(1))

    filters.clear()
    filters.clear()
    assert told == [1]
    assert filters.wanted() == Wanted()


def test_the_quarter_follows_the_fiscal_year(journal, offer):
    filters = offer()
    filters.choose(PERIOD, (builders.quarter().starts, None))
    assert filters.chips[PERIOD].text() == "This quarter"
    wanted = replace(Wanted(), since=builders.quarter().starts)
    assert filters.wanted() == wanted

    journal.do("Set", settings.change, fiscal_start=2)
    offer()
    assert filters.wanted().since == builders.quarter(fiscal_start=2).starts


def test_markup_and_ampersands_in_a_tag_are_shown_as_typed(offer):
    filters = offer(["r&d", "<b>x</b>"])
    filters.choose(TAG, "r&d")
    assert filters.chips[TAG].text() == "#r&&d"
    assert filters.chips[TAG].accessibleName() == "Any tag: only #r&d"
