"""S4-06: hire only quality people. The bench holds candidates scored on must-haves, says whom to
speak with next and how many are ready beside how many may leave.
"""

import csv
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from app.domain import bench, people
from app.domain.kinds import Status
from app.templates import starter_must_haves
from app.ui.focus import Focus
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import Row
from app.ui.tabs.team.bench import BenchView
from tests import builders
from tests.ui.manager import enter, said

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]
TODAY = builders.TODAY


@pytest.fixture
def stocked(journal):
    """Two candidates and two must-haves; one candidate is late to be spoken with."""
    for days, name in ((-3, "Ada Brightwater"), (9, "Ben Oakhurst")):
        touch = TODAY + timedelta(days=days)
        builders.person(journal, name, status=Status.CANDIDATE, next_touch=touch)
    for name in ("Listens", "Keeps promises"):
        journal.do("Must", bench.add_must_have, name)
    return journal


@pytest.fixture
def see(qtbot):
    """Opens the bench of a journal."""
    views = []

    def open_bench(journal):
        view = BenchView(journal, Focus())
        view.focus.setParent(view)
        views.append(view)
        journal.on_change = view.tell
        qtbot.addWidget(view)
        qtbot.addWidget(view.side)
        view.resize(860, 600)
        with qtbot.waitExposed(view):
            view.show()
        view.side.resize(290, 600)
        view.side.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    yield open_bench
    for view in views:
        for dialog in view.findChildren(QDialog):
            dialog.done(0)


def rows(view):
    model = view.table.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def dialog(qtbot, view, kind=FormDialog):
    [found] = [one for one in view.findChildren(kind) if one.isVisible()]
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def score(view, name, level, evidence=""):
    """Score the candidate on the card, as the manager does it."""
    must = next(m.id for m in view.journal.ask(bench.must_haves) if m.name == name)
    enter(view.card.form.editor(f"score_{must}"), level)
    if evidence:
        enter(view.card.form.editor(f"evidence_{must}"), evidence)
    view.card.form.flush()


def test_an_empty_bench_teaches_and_the_first_candidate_is_on_the_card(qtbot, see, journal):
    view = see(journal)
    assert view.nobody.isVisible()
    assert not view.add_button.isVisible()
    view.nobody.action.click()
    form = dialog(qtbot, view).form
    enter(form.editor("name"), "Ada Brightwater")
    enter(form.editor("found_through"), "Dana")
    qtbot.mouseClick(dialog(qtbot, view).commit_button, Qt.MouseButton.LeftButton)
    [person] = journal.ask(people.roster)
    assert (person.name, person.status) == ("Ada Brightwater", Status.CANDIDATE)
    assert view.card.isVisible()
    assert view.card.name.text() == "Ada Brightwater"
    assert rows(view) == [["Ada Brightwater", "no day set", "", "not yet", "Dana"]]
    journal.undo()
    assert view.nobody.isVisible()


def test_a_second_candidate_of_one_name_is_asked_about_and_kept_apart(qtbot, see, stocked, asker):
    view = see(stocked)
    for answer, count in (("Go back", 2), ("Keep both", 3)):
        asker.expect("choose", answer)
        view.add_button.click()
        box = dialog(qtbot, view)
        enter(box.form.editor("name"), "ada brightwater")
        box.commit()
        assert len(stocked.ask(people.roster)) == count
        box.done(0)


def test_who_is_late_stands_first_and_says_so_in_words(see, stocked):
    found = rows(see(stocked))
    assert found[0][:2] == ["Ada Brightwater", "19 Nov, late by 3 days"]
    assert found[1][:2] == ["Ben Oakhurst", "1 Dec, in 9 days"]


def test_scores_are_given_in_place_and_make_somebody_ready(see, stocked):
    view = see(stocked)
    assert view.head.facts.text() == "2 candidates · nobody ready"
    score(view, "Listens", 5, "Let me finish, twice")
    assert view.card.state.text() == "not yet: 1 not scored"
    score(view, "Keeps promises", 3)
    assert view.card.state.text() == "not yet: 1 below 4"
    score(view, "Keeps promises", 4)
    assert rows(view)[0][2:4] == ["5 4", "ready"]
    assert view.head.facts.text() == "2 candidates · 1 ready"
    stocked.undo()
    assert rows(view)[0][2:4] == ["5 3", "not yet"]


def test_evidence_waits_on_the_screen_until_there_is_a_score(see, stocked):
    view = see(stocked)
    must = stocked.ask(bench.must_haves)[0].id
    enter(view.card.form.editor(f"evidence_{must}"), "Let me finish")
    view.card.form.flush()
    assert view.card.form.error(f"score_{must}")
    enter(view.card.form.editor(f"score_{must}"), 4)
    view.card.form.flush()
    first = stocked.ask(bench.bench).candidates[0]
    assert (first.scores[0].score, first.scores[0].evidence) == (4, "Let me finish")


def test_evidence_without_a_score_is_there_again_after_a_restart(see, stocked):
    must = stocked.ask(bench.must_haves)[0].id
    first = see(stocked)
    enter(first.card.form.editor(f"evidence_{must}"), "Let me finish")
    first.card.form.flush()
    first.hide()
    assert see(stocked).card.form.editor(f"evidence_{must}").value() == "Let me finish"


def test_a_score_taken_back_takes_its_evidence_along(qtbot, see, stocked):
    view = see(stocked)
    score(view, "Listens", 4, "Let me finish")
    must = stocked.ask(bench.must_haves)[0].id
    qtbot.keyClick(view.card.form.editor(f"score_{must}"), Qt.Key.Key_Backspace)
    view.card.form.flush()
    assert stocked.ask(bench.bench).candidates[0].scored == 0
    assert view.card.form.editor(f"evidence_{must}").value() is None
    stocked.undo()
    assert view.card.form.editor(f"evidence_{must}").value() == "Let me finish"


def test_what_was_typed_about_one_is_saved_for_that_one(qtbot, see, stocked):
    view = see(stocked)
    enter(view.card.form.editor("found_through"), "Dana")
    view.table.setFocus()
    qtbot.keyClick(view.table.view, Qt.Key.Key_Down)
    assert view.card.name.text() == "Ben Oakhurst"
    kept = {
        one.person.name: one.person.found_through for one in stocked.ask(bench.bench).candidates
    }
    assert kept == {"Ada Brightwater": "Dana", "Ben Oakhurst": ""}


def test_a_day_that_is_moved_keeps_the_candidate_in_sight(see, stocked):
    view = see(stocked)
    enter(view.card.form.editor("next_touch"), "2026-12-24")
    view.card.form.flush()
    assert [row[0] for row in rows(view)] == ["Ben Oakhurst", "Ada Brightwater"]
    assert view.card.name.text() == "Ada Brightwater"


def test_bench_strength_stands_beside_who_may_leave(qtbot, see, stocked):
    dana = builders.person(stocked, "Dana Whitfield", may_leave_by=TODAY + timedelta(days=120)).id
    builders.person(stocked, "Tom Ferrow", may_leave_by=TODAY - timedelta(days=2))
    view = see(stocked)
    assert view.head.facts.text() == "2 candidates · nobody ready, 2 may leave by March 2027"
    assert said(view.leaving)[1:] == [
        "Tom Ferrow",
        "maybe by 20 November 2026, which has passed",
        "Dana Whitfield",
        "maybe by 22 March 2027",
    ]
    with qtbot.waitSignal(view.person_wanted) as told:
        qtbot.keyClick(view.leaving.findChildren(Row)[1], Qt.Key.Key_Return)
    assert told.args == [dana]


def test_must_haves_begin_with_the_usual_and_are_the_managers_own(qtbot, see, journal):
    view = see(journal)
    usual = next(b for b in view.must_haves.findChildren(QPushButton) if "usual" in b.text())
    usual.click()
    listed = [row.text.text() for row in view.must_haves.findChildren(Row)]
    assert listed == list(starter_must_haves())

    view.must_haves.findChildren(Row)[0].opened.emit()
    box = dialog(qtbot, view, EditDialog)
    enter(box.form.editor("name"), "Hears people out")
    box.form.flush()
    assert journal.ask(bench.must_haves)[0].name == "Hears people out"
    next(b for b in box.findChildren(QPushButton) if b.text() == "Delete").click()
    assert len(journal.ask(bench.must_haves)) == len(starter_must_haves()) - 1
    journal.undo()
    assert view.must_haves.findChildren(Row)[0].text.text() == "Hears people out"


def test_a_must_have_that_is_there_is_refused_beside_its_field(qtbot, see, stocked):
    view = see(stocked)
    view.must_haves.action.click()
    box = dialog(qtbot, view)
    enter(box.form.editor("name"), "listens")
    box.commit()
    assert box.form.error("name") == "listens is a must-have already."
    enter(box.form.editor("name"), "Learns from losses")
    box.commit()
    assert len(stocked.ask(bench.must_haves)) == 3


def test_another_must_have_is_asked_for_on_the_card_and_nothing_typed_is_lost(see, stocked):
    view = see(stocked)
    enter(view.card.form.editor("found_through"), "Dana")
    stocked.do("Must", bench.add_must_have, "Learns from losses")
    assert stocked.ask(bench.bench).candidates[0].person.found_through == "Dana"
    score(view, "Learns from losses", 4)
    assert rows(view)[0][2] == "– – 4"


def test_hire_and_page_are_asked_for_and_removing_is_undone(qtbot, see, stocked):
    view = see(stocked)
    ada = stocked.ask(bench.bench).candidates[0].person.id
    for link, signal in (
        (view.card.hire, view.hire_wanted),
        (view.card.open_page, view.person_wanted),
    ):
        with qtbot.waitSignal(signal) as told:
            link.click()
        assert told.args == [ada]
    view.table.setFocus()
    qtbot.keyClick(view.table.view, Qt.Key.Key_Delete)
    assert [row[0] for row in rows(view)] == ["Ben Oakhurst"]
    assert view.card.name.text() == "Ben Oakhurst"
    stocked.undo()
    assert len(rows(view)) == 2


def test_who_is_hired_leaves_the_bench(see, stocked):
    view = see(stocked)
    ada = stocked.ask(bench.bench).candidates[0].person.id
    stocked.do("Hire", bench.hire, ada, TODAY, None)
    assert [row[0] for row in rows(view)] == ["Ben Oakhurst"]


def test_the_exported_bench_holds_scores_and_no_evidence(qtbot, see, stocked, asker, tmp_path):
    builders.person(stocked, "Dana Whitfield", may_leave_by=TODAY)
    view, path = see(stocked), tmp_path / "bench.csv"
    score(view, "Listens", 4, "Cried when asked")
    asker.expect("save_file", path)
    with qtbot.waitSignal(view.said):
        view.export.save(".csv")
    text = path.read_text("utf-8-sig")
    assert list(csv.reader(text.splitlines()))[:2] == [
        ["Candidate", "Found through", "Next touch", "Ready", "Listens", "Keeps promises"],
        ["Ada Brightwater", "", "2026-11-19", "no", "4", ""],
    ]
    assert "Cried" not in text
    assert "Dana" not in text
    view.export.copy()
    assert QApplication.clipboard().text().count("\n") == 2


def test_names_and_must_haves_of_any_length_leave_the_page_as_wide_as_it_was(see, stocked):
    long = "Wilhelmina Ångström-Featherstonehaugh " * 5
    builders.person(stocked, long.strip()[:200], status=Status.CANDIDATE, next_touch=TODAY)
    stocked.do("Must", bench.add_must_have, long[:200])
    view = see(stocked)
    assert view.width() == 860
    assert view.minimumSizeHint().width() <= 816
    assert not view.grab().isNull()
