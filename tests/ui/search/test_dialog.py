"""Ctrl+K: whatever was written is found as it is typed, by keys alone, and opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from app.domain import notes
from app.domain.kinds import NoteKind, Vis
from app.ui import veil
from app.ui.search.dialog import NOTHING, TEACHES, SearchDialog
from tests import builders
from tests.builders import TODAY, InOneStep
from tests.ui.exposed import exposed
from tests.ui.manager import Manager

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

TEXTS = {
    "brien": "O'Brien said no",
    "cpp": "learns C++ and C#",
    "quote": 'she said "never" twice',
    "and": "AND then we stopped",
    "cjk": "会議で価格交渉を練習した",
    "emoji": "a great talk 🎉👍🏽",
    "strasse": "Main Straße 5",
    "name": "Łukasz drove",
    "hostile": "<img src=file:///etc/passwd><b>bold</b> {{7*7}}",
}


class Searcher(Manager):
    """Sits before the search over a journal."""

    def __init__(self, qtbot, journal):
        host = QMainWindow()
        super().__init__(qtbot, host)
        self.opened = []
        self.search = SearchDialog(journal, host)
        self.search.opened.connect(self.opened.append)
        host.show()
        qtbot.addWidget(host)
        self.search.open()
        qtbot.waitUntil(self.search.isVisible)
        self.front()
        self.search.field.setFocus()

    def look_for(self, typed):
        """Type it anew, key by key; what is listed."""
        self.focus(self.search.field)
        self.search.field.selectAll()
        self.press("Del")
        for letter in typed:
            self.type(letter)
        return [found.hit.snippet.text for found in self.search.found]

    def chosen(self):
        """The snippet of the row that Enter would take."""
        chosen = self.search.list.current
        return next(one.hit.snippet.text for one in self.search.found if one.id == chosen)


@pytest.fixture
def desk(qtbot, journal):
    def write_all(db):
        for text in TEXTS.values():
            notes.write(db, [], TODAY, text=text)

    journal.do("Write", write_all)
    return Searcher(qtbot, journal)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("O'Brien", "brien"),
        ("o’brien", "brien"),
        ("C++", "cpp"),
        ('"', "quote"),
        ("AND", "and"),
        ("価格", "cjk"),
        ("🎉", "emoji"),
        ("strasse", "strasse"),
        ("Lukasz", "name"),
        ("{{7", "hostile"),
        ("<img", "hostile"),
    ],
)
def test_each_is_found_as_it_is_typed(desk, typed, found):
    assert TEXTS[found] in desk.look_for(typed)


def test_nothing_typed_teaches_and_nothing_found_says_so(desk):
    assert desk.search.list.view.empty_text == TEACHES
    assert desk.look_for("nosuchword") == []
    assert desk.search.list.view.empty_text == NOTHING
    desk.look_for("")
    assert desk.search.list.view.empty_text == TEACHES


def test_arrows_choose_and_enter_opens_while_one_types(desk, journal):
    for text in ("Skagen one", "Skagen two", "Skagen three"):
        builders.note(journal, text=text)
    assert desk.look_for("skag") == ["Skagen three", "Skagen two", "Skagen one"]
    assert desk.chosen() == "Skagen three"
    desk.press("Down")
    desk.press("Down")
    desk.press("Up")
    assert desk.chosen() == "Skagen two"
    assert desk.search.field.hasFocus()
    desk.press("Return")

    assert [hit.snippet.text for hit in desk.opened] == ["Skagen two"]
    assert desk.no_dialog()


def test_enter_opens_nothing_where_nothing_was_found_and_esc_closes(desk):
    desk.look_for("nosuchword")
    desk.press("Return")
    assert desk.search.isVisible()
    desk.press("Esc")
    assert desk.no_dialog()
    assert not desk.opened


def test_what_is_not_understood_is_said_and_looked_for_as_words(desk):
    desk.look_for("person:nobody")
    assert "Nobody is called “nobody”" in desk.search.remarks.text()
    assert desk.search.remarks.isVisible()
    desk.look_for("said")
    assert not desk.search.remarks.isVisible()


def test_filters_narrow_down(desk, journal):
    dana = builders.person(journal, "Dana Whitfield").id
    builders.note(journal, dana, text="Skagen won", kind=NoteKind.WIN)
    builders.note(journal, dana, text="Skagen lost", days_ago=400)
    assert desk.look_for("person:dana kind:win skagen") == ["Skagen won"]
    assert desk.look_for("skagen before:2026") == ["Skagen lost"]
    assert desk.look_for('"skagen won"') == ["Skagen won"]


def test_a_long_list_is_read_on_by_arrows(desk, journal):
    def write_all(db):
        for number in range(130):
            builders.note(InOneStep(db), text=f"Skagen {number}")

    journal.do("Write", write_all)
    assert len(desk.look_for("skagen")) == 50
    for _ in range(45):
        desk.press("Down")
    assert len(desk.search.found) == 100
    for _ in range(5):
        desk.press("PgDown")
    for _ in range(90):
        desk.press("Down")
    assert len(desk.search.found) == 130
    assert len({found.id for found in desk.search.found}) == 130
    assert desk.chosen() == "Skagen 0"


def test_a_change_is_looked_for_again_and_the_choice_stays(desk, journal):
    for number in range(60):
        builders.note(journal, text=f"Skagen {number}")
    desk.look_for("skagen")
    for _ in range(55):
        desk.press("Down")
    chosen = desk.chosen()
    builders.note(journal, text="Skagen anew")
    desk.search.refresh()
    assert desk.search.found[0].hit.snippet.text == "Skagen anew"
    assert desk.chosen() == chosen


def test_private_words_are_hidden_and_facts_stay(desk, journal):
    dana = builders.person(journal, "Dana Whitfield").id
    builders.note(journal, dana, text="canary private")
    builders.note(journal, dana, text="canary shared", vis=Vis.SHAREABLE)
    builders.goal(journal, dana, "canarygoal", why="for the canary")
    desk.look_for("canary")
    desk.search.field.clear()
    desk.look_for("person:dana")
    shown = desk.search.grab().toImage()
    veil.toggle()

    told = exposed()
    assert "canary private" not in told
    assert "canarygoal" not in told
    assert "canary shared" in told
    assert "Observation, Dana Whitfield" in told
    assert desk.search.grab().toImage() != shown


def test_hostile_words_are_listed_as_they_are(desk):
    assert desk.look_for("bold") == [TEXTS["hostile"]]
    index = desk.search.list.model.index(0, 0)
    assert TEXTS["hostile"] in index.data(Qt.ItemDataRole.AccessibleTextRole)
    desk.search.grab()


def test_a_word_of_any_length_does_not_widen_the_dialog(desk):
    desk.search.field.setText("person:" + "x" * 900)
    desk.search.grab()
    assert desk.search.minimumSizeHint().width() < 700
