"""What is typed and not stored is there again: after a crash, a lock, the end of the program."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtWidgets import QDialog

from app import journal_file
from app.domain import facts, people, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import Certainty, FactKind
from app.storage.key import Key
from app.ui import form as forms
from app.ui.drafts import Draft, flush_all
from app.ui.editors import Chips, Date, Line
from app.ui.explain import explain
from app.ui.form import Field, Form
from app.ui.form_dialog import FormDialog
from tests import builders

pytestmark = pytest.mark.long

BACK = "What you were typing on 22 Nov is back."


@pytest.fixture
def dana(own):
    return builders.person(own, "Dana Whitfield").id


@pytest.fixture
def manager(own, dana, open_window, asker):
    return open_window(own)


def add_strength(manager, **values):
    """Open the dialog from the person's page and type in it."""
    manager.click(manager.page.strengths.action)
    manager.fill(**values)
    return manager.dialog()


def drafts(journal):
    return journal.asides("draft/")


def news(dialog):
    """What the dialog says of a draft; nothing where that cannot be seen."""
    sentence = dialog.form.draft_line.sentence
    return sentence.text() if sentence.isVisible() else ""


def test_after_a_crash_the_text_is_back_in_its_dialog(manager, own, path, dana, open_window):
    dialog = add_strength(
        manager, text="Listens\nfirst", evidence="<On> a call", noted_on="someday"
    )
    dialog.form.editor("certainty").box.setFocus()
    manager.fill(certainty="A hunch")
    manager.qtbot.waitUntil(
        lambda: drafts(own).get(f"draft/person/{dana}/strength", {}).get("certainty") == "hunch"
    )
    assert not own.ask(facts.of_person, dana)
    crashed = path.with_name("crashed.db")
    shutil.copy(path, crashed)

    again = journal_file.open_journal(crashed)
    after = open_window(again)
    dialog = add_strength(after)

    assert news(dialog) == BACK
    assert dialog.form.values()["text"] == "Listens\nfirst"
    assert dialog.form.values()["evidence"] == "<On> a call"
    assert dialog.form.editor("noted_on").draft() == "someday"
    assert dialog.form.error("noted_on") == "This is not a date"
    dialog.form.editor("text").setFocus()
    after.type(", then asks")
    after.fill(noted_on="20 Nov 2026")
    after.commit()
    (stored,) = again.ask(facts.of_person, dana)
    assert (stored.text, stored.certainty) == ("Listens\nfirst, then asks", Certainty.HUNCH)
    assert drafts(again) == {}
    assert news(add_strength(after)) == ""
    after.give_up()
    after.window.detach()


def test_closed_with_the_window_it_is_kept_without_a_question(manager, own, path, dana):
    add_strength(manager, text="Listens")

    manager.window.close()

    assert manager.no_dialog()
    again = journal_file.open_journal(path)
    assert drafts(again)[f"draft/person/{dana}/strength"]["text"] == "Listens"
    again.close()


def test_what_is_kept_for_later_comes_back_to_the_same_person_only(manager, own, dana, asker):
    builders.person(own, "Ben Carver")
    add_strength(manager, text="Listens")
    asker.expect("choose", "Keep for later")
    manager.give_up()

    manager.choose("Ben Carver")
    other = add_strength(manager)
    assert news(other) == ""
    assert other.form.values()["text"] is None
    manager.give_up()
    manager.choose("Dana Whitfield")

    assert add_strength(manager).form.values()["text"] == "Listens"
    asker.expect("choose", "Discard")
    manager.give_up()
    assert drafts(own) == {}


def test_discarded_by_its_button_the_form_is_as_new(manager, own, asker):
    add_strength(manager, text="Listens", noted_on="someday", shareable=True)
    asker.expect("choose", "Keep for later")
    manager.give_up()
    dialog = add_strength(manager, evidence="typed since")

    manager.click(dialog.form.draft_line.discard)

    assert news(dialog) == ""
    assert dialog.form.values()["text"] is None
    assert dialog.form.values()["evidence"] is None
    assert dialog.form.values()["shareable"] is False
    assert dialog.form.error("noted_on") == ""
    assert dialog.form.editor("text").target().hasFocus()
    assert drafts(own) == {}
    manager.give_up()  # which need not ask
    assert manager.no_dialog()


def test_a_refused_edit_comes_back_with_its_record(manager, own, dana):
    fact = builders.fact(own, dana, "Asks why")
    manager.click(manager.row(manager.page.strengths, "Asks why"))
    manager.fill(text="", evidence="On Monday")
    dialog = manager.editing()
    dialog.close()
    assert own.ask(facts.get, fact.id).evidence == "On Monday"
    assert own.ask(facts.get, fact.id).text == "Asks why"

    manager.click(manager.row(manager.page.strengths, "Asks why"))

    dialog = manager.editing()
    assert news(dialog) == BACK
    assert dialog.form.values()["text"] is None
    manager.fill(text="Asks why, and waits")
    manager.wait_saved()
    assert news(dialog) == ""
    assert own.ask(facts.get, fact.id).text == "Asks why, and waits"
    assert drafts(own) == {}


def test_deleting_what_was_being_edited_leaves_no_draft(manager, own, dana):
    builders.fact(own, dana, "Asks why")
    manager.click(manager.row(manager.page.strengths, "Asks why"))
    manager.fill(noted_on="someday")
    assert flush_all(manager.window)
    assert drafts(own) != {}

    manager.press_button("Delete")

    assert not own.ask(facts.of_person, dana)
    assert drafts(own) == {}


def test_what_was_stored_meanwhile_is_no_news(manager, own, dana):
    own.set_aside(f"draft/person/{dana}/details", {"typed_on": "2026-11-20", "role": "Hunter"})
    own.do("Details changed", people.change, dana, role="Hunter")
    manager.more("Edit details…")

    assert news(manager.editing()) == ""
    manager.give_up()
    assert drafts(own) == {}


def test_a_refused_setting_comes_back(manager, own):
    manager.window.journal_settings()
    manager.fill(ideal_gap="often", company="Halden")
    manager.editing().close()
    assert own.ask(settings.current).company == "Halden"

    manager.window.journal_settings()

    assert manager.editing().form.editor("ideal_gap").draft() == "often"


def test_moving_away_keeps_it_at_once(manager, own, dana):
    dialog = add_strength(manager, text="Listens")

    dialog.commit_button.setFocus()

    assert drafts(own)[f"draft/person/{dana}/strength"]["text"] == "Listens"


def test_before_a_lock_all_is_kept_at_once_and_after_it_goes_on(own, path, open_window, asker):
    key = Key(bytes(32), bytes(range(16)))
    own.close()
    locked = path.with_name("locked.db")
    journal = journal_file.create(locked, key=key, manager="Robin Hale")
    dana = builders.person(journal, "Dana Whitfield").id
    manager = open_window(journal)
    dialog = add_strength(manager, text="Listens")

    assert flush_all(manager.window)
    journal.lock()
    assert flush_all(manager.window)  # nothing is new, so that nothing has to be written
    journal.unlock(key)

    assert dialog.form.values()["text"] == "Listens"
    assert drafts(journal)[f"draft/person/{dana}/strength"]["text"] == "Listens"
    manager.commit()
    assert [fact.text for fact in journal.ask(facts.of_person, dana)] == ["Listens"]
    assert drafts(journal) == {}
    manager.window.detach()


def test_where_it_cannot_be_kept_that_is_said_in_the_form_and_made_good(manager, own, path, dana):
    """The stick that the journal is on was pulled out, and is put in again."""
    dialog = add_strength(manager, text="Listens")
    away = path.rename(path.with_name("away.db"))

    assert not flush_all(manager.window)

    assert "not kept yet" in dialog.form.draft_line.fault.text()
    assert "cannot be written" in dialog.form.draft_line.fault.text()
    assert dialog.form.draft_line.fault.isVisible()
    assert dialog.form.values()["text"] == "Listens"
    away.rename(path)
    assert flush_all(manager.window)
    assert dialog.form.draft_line.fault.text() == ""
    assert drafts(own)[f"draft/person/{dana}/strength"]["text"] == "Listens"


def test_a_journal_for_reading_only_keeps_nothing_and_says_nothing(
    own, path, dana, open_window, asker
):
    own.set_aside(f"draft/person/{dana}/strength", {"typed_on": "2026-11-20", "text": "Listens"})
    own.close()
    reading = journal_file.open_journal(path, read_only=True)
    manager = open_window(reading)

    dialog = add_strength(manager, evidence="On a call")

    assert dialog.form.values()["text"] is None
    assert not flush_all(manager.window)
    assert dialog.form.draft_line.isHidden()
    asker.expect("choose", "Keep for later")
    with pytest.raises(AssertionError, match="not one of"):
        dialog.reject()  # it is not offered
    asker.expect("choose", "Discard")
    dialog.reject()
    assert drafts(reading)[f"draft/person/{dana}/strength"]["text"] == "Listens"
    manager.window.detach()


FIELDS = (
    Field("name", "Name", Line),
    Field("started", "Started", Date),
    Field("tags", "Tags", lambda: Chips([(1, "One"), (2, "Two")])),
)
STORED = {"name": "Dana", "started": None, "tags": (1,)}


@pytest.fixture
def form(qtbot):
    made = Form(FIELDS, explain=explain)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def type_over(qtbot, form, name, text):
    target = form.editor(name).target()
    target.setFocus()
    target.selectAll()
    qtbot.keyClicks(target, text)


def test_typing_without_a_pause_is_reported_all_the_same(qtbot, monkeypatch):
    assert forms.PAUSE_MS <= 2_000
    assert forms.LATEST_MS <= 10_000
    monkeypatch.setattr(forms, "LATEST_MS", 300)
    form = Form(FIELDS)
    qtbot.addWidget(form)
    form.show()
    reported = []
    form.edited.connect(lambda: reported.append(form.values()["name"]))

    def still_typing():
        """One key every few milliseconds, so that no pause is ever long enough."""
        qtbot.keyClick(form.editor("name").target(), "x")
        return bool(reported)

    qtbot.waitUntil(still_typing, timeout=forms.PAUSE_MS * 5)
    assert reported[0].startswith("xx")


def test_each_record_has_a_draft_of_its_own(qtbot, form, own):
    def places(who):
        return Draft(own, f"person/{who}/details")

    form.set_values(STORED, key=1, draft=places(1))
    type_over(qtbot, form, "started", "someday")
    type_over(qtbot, form, "tags", "Th")
    form.set_values(STORED | {"name": "Ben"}, key=2, draft=places(2))
    assert form.values()["name"] == "Ben"
    assert drafts(own).keys() == {"draft/person/1/details"}

    again = Form(FIELDS, explain=explain)
    qtbot.addWidget(again)
    again.set_values(STORED, key=1, draft=places(1))
    assert again.editor("started").draft() == "someday"
    assert again.editor("tags").draft() == ((1,), "Th")
    assert again.draft_line.sentence.text()
    form.set_values(STORED, key=1, draft=places(1))
    assert form.editor("started").draft() == "someday"
    assert form.draft_line.sentence.text() == ""  # it never was away
    form.give_up()
    assert drafts(own) == {}


def test_a_dialog_without_a_place_asks_as_before(qtbot, open_window, manager, asker):
    def refuse(values):
        raise Refused(Reason.EMPTY, "name")

    dialog = FormDialog(manager.window, "Add", FIELDS, {}, "Add", refuse, explain)
    dialog.open()
    manager.front()
    type_over(qtbot, dialog.form, "name", "Ben")
    asker.expect("choose", "Keep writing").expect("choose", "Discard")

    dialog.close()
    assert dialog.isVisible()
    dialog.close()

    assert not [one for one in manager.window.findChildren(QDialog) if one.isVisible()]


def test_only_what_the_kind_is_about_comes_back(manager, own, dana, asker):
    add_strength(manager, text="Listens")
    asker.expect("choose", "Keep for later")
    manager.give_up()

    asker.expect("choose", "Weakness")
    manager.click(manager.page.private.action)

    assert manager.dialog().form.values()["text"] is None
    assert not own.ask(facts.of_person, dana)
    assert FactKind.WEAKNESS in manager.dialog().windowTitle().lower()
    manager.give_up()
