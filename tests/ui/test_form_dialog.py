from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.ui import ask, icons
from app.ui.editors import Chips, Line, Number, Text
from app.ui.form import Field
from app.ui.form_dialog import EditDialog, FormDialog
from tests.fake_ask import FakeAsker

FIELDS = (
    Field("name", "Name", Line),
    Field("gap", "Gap", lambda: Number(1, 30)),
    Field("note", "Why", Text, wide=True),
    Field("tags", "Tags", lambda: Chips([], free=True)),
)


class TakenError(Exception):
    """Stands for a refusal."""


def explain(error):
    return ("name", "Somebody has this name") if isinstance(error, TakenError) else None


@pytest.fixture
def asker():
    icons.use(Path(__file__).parents[2] / "resources" / "icons")
    fake = FakeAsker()
    before = ask.use(fake)
    yield fake
    ask.use(before)
    fake.done()


@pytest.fixture
def window(qtbot, asker):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


class Team:
    """Takes new people in, except a second Dana."""

    def __init__(self):
        self.people = []

    def add(self, values):
        if values.get("name") == "Dana":
            raise TakenError
        self.people.append(values)


@pytest.fixture
def team():
    return Team()


@pytest.fixture
def adding(window, team):
    dialog = FormDialog(
        window,
        "Add somebody",
        FIELDS,
        values={"gap": 14},
        commit_text="Add person",
        on_commit=team.add,
        explain=explain,
    )
    dialog.show()
    dialog.activateWindow()
    return dialog


@pytest.fixture
def editing(window, team):
    dialog = EditDialog(
        window,
        "Ben",
        FIELDS,
        values={"name": "Ben", "gap": 14},
        on_edit=team.add,
        explain=explain,
    )
    dialog.show()
    dialog.activateWindow()
    return dialog


def write(qtbot, dialog, name, text):
    target = dialog.form.editor(name).target()
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, text)
    return target


def test_the_button_says_what_happens_and_does_it(qtbot, adding, team):
    write(qtbot, adding, "name", "Ben")
    assert adding.commit_button.text() == "Add person"

    with qtbot.waitSignal(adding.destroyed):
        qtbot.mouseClick(adding.commit_button, Qt.MouseButton.LeftButton)

    assert team.people == [{"name": "Ben", "gap": 14, "note": None, "tags": ()}]


@pytest.mark.parametrize("field", ["name", "note"])
def test_ctrl_enter_commits_from_anywhere(qtbot, adding, team, field):
    target = write(qtbot, adding, field, "Ben")

    with qtbot.waitSignal(adding.destroyed):
        qtbot.keyClick(target, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert team.people[0][field] == "Ben"


def test_enter_commits_from_a_line(qtbot, adding, team):
    target = write(qtbot, adding, "name", "Ben")

    with qtbot.waitSignal(adding.destroyed):
        qtbot.keyClick(target, Qt.Key.Key_Return)

    assert len(team.people) == 1


def test_enter_while_choosing_tags_adds_the_tag_only(qtbot, adding, team):
    target = write(qtbot, adding, "tags", "road")

    qtbot.keyClick(target, Qt.Key.Key_Return)

    assert adding.isVisible()
    assert adding.form.values()["tags"] == ("road",)
    assert team.people == []


def test_refused_it_stays_with_everything_typed(qtbot, adding, asker, team):
    write(qtbot, adding, "note", "Grows")
    write(qtbot, adding, "name", "Dana")

    qtbot.mouseClick(adding.commit_button, Qt.MouseButton.LeftButton)

    assert adding.isVisible()
    assert team.people == []
    assert adding.form.error("name") == "Somebody has this name"
    assert adding.form.values()["note"] == "Grows"
    write(qtbot, adding, "name", "Ben")
    adding.commit()
    assert len(team.people) == 1


def test_what_cannot_be_understood_is_not_committed(qtbot, adding, team):
    write(qtbot, adding, "gap", "99")

    adding.commit()

    assert adding.isVisible()
    assert team.people == []
    assert adding.form.error("gap") == "Only 1 to 30"


def test_esc_with_nothing_typed_closes_at_once(qtbot, adding, team):
    with qtbot.waitSignal(adding.destroyed):
        qtbot.keyClick(adding, Qt.Key.Key_Escape)

    assert team.people == []


@pytest.mark.parametrize("leave", ["reject", "close"])
def test_leaving_with_something_typed_asks_first(qtbot, adding, asker, team, leave):
    write(qtbot, adding, "name", "Ben")
    asker.expect("choose", "Keep writing")

    getattr(adding, leave)()

    assert adding.isVisible()
    assert adding.form.values()["name"] == "Ben"
    asker.expect("choose", "Discard")
    with qtbot.waitSignal(adding.destroyed):
        getattr(adding, leave)()
    assert team.people == []


def test_edits_are_saved_without_a_button(qtbot, editing, team):
    write(qtbot, editing, "gap", "7")

    with qtbot.waitSignal(editing.form.edited, timeout=5000):
        pass

    assert team.people == [{"gap": 7}]
    assert editing.state.text() == "Saved"


def test_closing_saves_what_is_left(qtbot, editing, team):
    write(qtbot, editing, "gap", "7")

    with qtbot.waitSignal(editing.destroyed):
        qtbot.mouseClick(editing.close_button, Qt.MouseButton.LeftButton)

    assert team.people == [{"gap": 7}]


def test_a_refused_edit_says_so_and_asks_before_it_is_given_up(qtbot, editing, asker, team):
    write(qtbot, editing, "name", "Dana")
    asker.expect("choose", "Keep writing")

    editing.close()

    assert editing.isVisible()
    assert editing.state.text() == "Not saved yet: see above"
    assert editing.form.error("name") == "Somebody has this name"
    asker.expect("choose", "Discard")
    with qtbot.waitSignal(editing.destroyed):
        editing.reject()
    assert team.people == []


def test_a_field_that_is_refused_comes_into_sight(qtbot, window):
    fields = [Field(f"text{n}", f"Text {n}", lambda: Text(rows=4), wide=True) for n in range(12)]
    dialog = FormDialog(
        window,
        "Write it down",
        [*fields, Field("gap", "Gap", lambda: Number(1, 30))],
        values={},
        commit_text="Add",
        on_commit=Team().add,
        explain=explain,
    )
    dialog.resize(560, 360)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    box = dialog.form.editor("gap").target()
    dialog.form.editor("text0").target().setFocus()
    box.setText("often")
    assert box.visibleRegion().isEmpty()

    dialog.commit()

    assert box.hasFocus()
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect() == box.rect())
    dialog.form.give_up()
    dialog.reject()
