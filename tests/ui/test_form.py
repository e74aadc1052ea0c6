from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.editors import Check, Chips, Date, Line, Number, Text
from app.ui.form import PAUSE_MS, Field, Form

FIELDS = (
    Field("name", "Name", Line, help="As on paper"),
    Field("gap", "Ideal gap", lambda: Number(1, 365)),
    Field("started", "Started", Date, section="Dates"),
    Field("note", "Why", Text, wide=True),
    Field("lead", "", lambda: Check("Leading")),
    Field("tags", "Tags", lambda: Chips([(1, "One")], free=True)),
)
DANA = {"name": "Dana", "gap": 14, "started": None, "note": "Grows", "lead": True, "tags": (1,)}
BEN = {"name": "Ben", "gap": 7, "started": None, "note": None, "lead": False, "tags": ()}


class RefusalError(Exception):
    def __init__(self, field, words):
        super().__init__(field)
        self.said = (field, words)


def explain(error):
    return error.said if isinstance(error, RefusalError) else None


@pytest.fixture(autouse=True)
def _icons():
    icons.use(Path(__file__).parents[2] / "resources" / "icons")


@pytest.fixture
def page(qtbot):
    """A page with a form and something else to go to."""
    made = QWidget()
    qtbot.addWidget(made)
    made.form = Form(FIELDS, explain=explain)
    made.other = QLineEdit()
    layout = QVBoxLayout(made)
    layout.addWidget(made.form)
    layout.addWidget(made.other)
    made.form.set_values(DANA, key=1)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def form(page):
    return page.form


@pytest.fixture
def saved(form):
    """Everything the form stored, as (record, what changed)."""
    calls = []

    def on_edited():
        form.save(lambda changed: calls.append((form.key, changed)))

    form.edited.connect(on_edited)
    return calls


def write(qtbot, form, name, text):
    target = form.editor(name).target()
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, text)


def error(form, name):
    return form.error(name)


def test_values_come_out_as_they_went_in(form):
    assert form.values() == DANA
    assert form.changed() == {}
    assert not form.unsaved()


def test_a_pause_after_the_last_key_saves_only_what_changed(qtbot, form, saved):
    with qtbot.waitSignal(form.edited, timeout=PAUSE_MS * 5):
        write(qtbot, form, "name", "Dana W")

    assert saved == [(1, {"name": "Dana W"})]
    assert form.changed() == {}


def test_leaving_the_form_saves_at_once(qtbot, page, form, saved):
    write(qtbot, form, "name", "Dana W")

    page.other.setFocus()

    assert saved == [(1, {"name": "Dana W"})]


def test_moving_within_the_form_waits(qtbot, form, saved):
    write(qtbot, form, "name", "Dana W")

    qtbot.keyClick(form.editor("name").target(), Qt.Key.Key_Tab)

    assert form.editor("gap").target().hasFocus()
    assert saved == []


def test_hiding_or_closing_the_page_saves_at_once(qtbot, page, form, saved):
    write(qtbot, form, "name", "A")
    page.hide()
    page.show()
    write(qtbot, form, "name", "B")
    page.close()

    assert saved == [(1, {"name": "A"}), (1, {"name": "B"})]


def test_leaving_without_a_change_saves_nothing(qtbot, page, form, saved):
    write(qtbot, form, "name", "Dana")

    page.other.setFocus()
    page.hide()

    assert saved == []


def test_a_refresh_shows_what_was_stored_elsewhere(form):
    form.set_values(DANA | {"name": "Renamed"}, key=1)

    assert form.values()["name"] == "Renamed"
    assert form.changed() == {}


def test_a_refresh_keeps_what_is_being_typed(qtbot, form, saved):
    write(qtbot, form, "name", "Being typed")

    form.set_values(DANA | {"name": "From elsewhere", "gap": 21}, key=1)

    assert form.values()["name"] == "Being typed"
    assert form.values()["gap"] == 21
    form.flush()
    assert saved == [(1, {"name": "Being typed"})]


def test_what_was_stored_differently_is_shown_after_saving(qtbot, form):
    def store(changed):
        form.set_values(DANA | {"name": "DANA"}, key=1)

    write(qtbot, form, "name", "dana")
    assert form.save(store)

    assert form.values()["name"] == "DANA"
    assert form.changed() == {}


def test_another_record_saves_the_first_under_its_own_key(qtbot, form, saved):
    write(qtbot, form, "name", "Dana W")

    form.set_values(BEN, key=2)

    assert saved == [(1, {"name": "Dana W"})]
    assert form.values() == BEN
    assert form.key == 2


def test_another_record_with_fewer_values_shows_nothing_of_the_first(form):
    form.set_values({"name": "Ben"}, key=2)

    assert form.values()["note"] is None
    assert form.values()["tags"] == ()


def test_another_record_does_not_take_over_the_undo_of_the_first(qtbot, form, saved):
    write(qtbot, form, "name", "Same")
    form.flush()

    form.set_values(BEN | {"name": "Same"}, key=2)
    form.editor("name").target().undo()

    assert form.values()["name"] == "Same"


def test_refused_text_stays_and_the_reason_stands_beside_it(qtbot, form):
    def refuse(changed):
        raise RefusalError("name", "Somebody has this name")

    write(qtbot, form, "name", "Ben")

    assert not form.save(refuse)
    assert form.values()["name"] == "Ben"
    assert error(form, "name") == "Somebody has this name"
    assert form.editor("name").target().property("problem") is True
    assert form.editor("name").target().accessibleDescription() == "Somebody has this name"
    assert form.unsaved()
    assert form.changed() == {"name": "Ben"}


def test_a_refresh_keeps_refused_text_and_its_mark(qtbot, form):
    write(qtbot, form, "name", "Ben")
    form.save(refusing("name"))

    form.set_values(DANA, key=1)

    assert form.values()["name"] == "Ben"
    assert error(form, "name") == "No"


def test_one_refused_field_does_not_keep_the_others_from_being_saved(qtbot, form):
    stored = {}

    def store(changed):
        if "name" in changed:
            raise RefusalError("name", "No")
        stored.update(changed)

    write(qtbot, form, "name", "Ben")
    write(qtbot, form, "gap", "21")

    assert not form.save(store)
    assert stored == {"gap": 21}
    assert form.changed() == {"name": "Ben"}
    assert error(form, "name") == "No"
    assert error(form, "gap") == ""


def test_a_refusal_of_nothing_in_particular_is_said_over_the_form(qtbot, form):
    write(qtbot, form, "name", "Ben")

    assert not form.save(refusing(""))
    assert form.error() == "No"
    assert form.changed() == {"name": "Ben"}


def test_refused_text_comes_back_with_its_record(qtbot, form):
    form.edited.connect(lambda: form.save(refusing("name")))
    write(qtbot, form, "name", "Ben")

    form.set_values(BEN, key=2)
    assert form.values() == BEN
    assert error(form, "name") == ""
    assert form.unsaved()
    form.set_values(DANA, key=1)

    assert form.values()["name"] == "Ben"
    assert error(form, "name") == "No"


def test_corrected_text_is_saved_and_the_mark_goes(qtbot, form):
    write(qtbot, form, "name", "Ben")
    form.save(refusing("name"))
    write(qtbot, form, "name", "Benny")

    assert form.save(lambda changed: None)
    assert error(form, "name") == ""
    assert form.editor("name").target().property("problem") is False
    assert not form.unsaved()


def test_a_failure_that_is_no_refusal_goes_on_and_loses_nothing(qtbot, form, saved):
    def fail(changed):
        raise OSError("disk full")

    write(qtbot, form, "name", "Dana W")
    with pytest.raises(OSError):
        form.save(fail)
    form.set_values(DANA, key=1)

    assert form.values()["name"] == "Dana W"
    form.flush()
    assert saved == [(1, {"name": "Dana W"})]


def test_an_unreadable_value_is_never_saved_and_is_said_once_left(qtbot, form, saved):
    write(qtbot, form, "started", "someday")
    form.flush()
    assert error(form, "started") == ""

    form.editor("name").setFocus()

    assert error(form, "started") == "This is not a date"
    assert not form.flush()
    assert saved == []
    form.set_values(DANA, key=1)
    assert form.editor("started").draft() == "someday"


def test_an_unreadable_value_does_not_hold_up_the_others(qtbot, form, saved):
    write(qtbot, form, "gap", "many")
    write(qtbot, form, "name", "Dana W")

    form.flush()

    assert saved == [(1, {"name": "Dana W"})]
    assert form.editor("gap").draft() == "many"


def test_a_problem_mended_loses_its_mark(qtbot, form, saved):
    write(qtbot, form, "gap", "many")
    form.editor("name").setFocus()
    assert error(form, "gap") == "This is not a number"

    write(qtbot, form, "gap", "5")
    form.flush()

    assert error(form, "gap") == ""
    assert saved == [(1, {"gap": 5})]


def test_clearing_a_field_saves_none(qtbot, form, saved):
    target = form.editor("gap").target()
    target.setFocus()
    target.selectAll()
    qtbot.keyClick(target, Qt.Key.Key_Delete)

    form.flush()

    assert saved == [(1, {"gap": None})]


def test_commit_hands_over_all_values(form):
    got = {}

    assert form.commit(got.update)
    assert got == DANA


def test_commit_with_a_problem_goes_to_it_instead(qtbot, form):
    got = {}
    write(qtbot, form, "gap", "0")
    form.editor("name").setFocus()

    assert not form.commit(got.update)
    assert got == {}
    assert error(form, "gap") == "Only 1 to 365"
    assert form.editor("gap").target().hasFocus()


def test_commit_refused_goes_to_the_field(form):
    assert not form.commit(refusing("note"))
    assert form.editor("note").target().hasFocus()
    assert error(form, "note") == "No"


def test_the_tab_key_goes_through_the_fields_in_order(qtbot, form):
    form.editor("name").setFocus()
    order = []
    for _ in FIELDS:
        focused = form.focusWidget()
        order.append(next(f.name for f in FIELDS if form.editor(f.name).target() is focused))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert order == [f.name for f in FIELDS]


def test_every_field_has_a_name_and_its_help_for_screen_readers(form):
    assert form.editor("name").target().accessibleName() == "Name"
    assert form.editor("name").target().accessibleDescription() == "As on paper"


def test_read_only_it_shows_and_does_not_change(qtbot, form, saved):
    form.set_read_only(True)

    qtbot.keyClicks(form.editor("name").target(), "x")
    form.flush()

    assert form.values() == DANA
    assert saved == []


def test_a_text_box_keeps_its_own_undo(qtbot, form):
    write(qtbot, form, "note", "typed")
    form.save(lambda changed: form.set_values(DANA | changed, key=1))

    form.editor("note").target().undo()

    assert form.values()["note"] == "Grows"


def test_what_is_typed_in_a_field_that_is_hidden_stays(qtbot, form, saved):
    write(qtbot, form, "note", "typed")
    form.show_fields(["note"], shown=False)
    assert not form.editor("note").isVisible()
    assert form.changed() == {"note": "typed"}

    form.show_fields(["note"], shown=True)
    assert form.editor("note").isVisible()
    assert form.values()["note"] == "typed"
    form.flush()
    assert saved == [(1, {"note": "typed"})]


def refusing(field):
    def refuse(changed):
        raise RefusalError(field, "No")

    return refuse
