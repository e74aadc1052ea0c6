"""Importing people and past performance."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app import journal_file, paths
from app.domain import people
from app.domain.kinds import Status
from app.domain.models import PerformanceRecord
from app.exchange.headings import ResultField, RosterField
from app.ui import ask
from app.ui.dialogs import import_results as results_kind
from app.ui.dialogs import import_roster as roster_kind
from app.ui.dialogs.import_preview import ImportDialog, import_results, import_roster
from tests import builders
from tests.fake_ask import FakeAsker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.journal import Journal

    Write = Callable[..., Path]

pytestmark = pytest.mark.long


ROSTER = """Name,E-mail,Region,Hire date
Dana Whitfield,dana@acme.example,North,2021-03-01
Marcus Oyelaran,marcus@acme.example,South,2020-06-15
Priya Raman,priya@acme.example,West,31/02/2022
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes, name: str = "team.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return written


@pytest.fixture
def show(qtbot: Any, journal: Journal) -> Any:
    """Opens the dialog on a file and waits until it is read."""

    def shown(path: Path, kind: Any = import_roster) -> ImportDialog:
        dialog = kind(journal, None, path)
        qtbot.addWidget(dialog)
        wait_until_read(qtbot, dialog)
        return dialog

    return shown


def wait_until_read(qtbot: Any, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.busy)


def press_import(qtbot: Any, dialog: ImportDialog) -> str:
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.import_button.click()
    return str(told.args[0])


def cells(dialog: ImportDialog, title: str) -> list[str]:
    """What the table shows under a heading, from top to bottom."""
    model = dialog.table.model
    titles = [column.title for column in model.columns]
    section = titles.index(title)
    assert not dialog.table.view.isColumnHidden(section), f"{title} is not shown"
    return [model.index(row, section).data() for row in range(model.rowCount())]


def hover(dialog: ImportDialog, row: int, title: str) -> str:
    model = dialog.table.model
    section = [column.title for column in model.columns].index(title)
    return str(model.index(row, section).data(Qt.ItemDataRole.ToolTipRole))


def choose(qtbot: Any, dialog: ImportDialog, heading: str, words: str) -> None:
    """Choose what a column of the file holds, as with the keyboard."""
    assert dialog.preview is not None
    index = next(c.index for c in dialog.preview.columns if c.heading == heading)
    box = dialog.strip.choices[index].box
    assert box.findText(words) >= 0
    qtbot.keyClicks(box, words)
    wait_until_read(qtbot, dialog)


def names(journal: Journal) -> list[str]:
    return [row.name for row in journal.ask(people.roster)]


def test_what_is_shown_is_what_is_imported(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    builders.person(journal, "Dana Whitfield", email="dana@acme.example")
    dialog = show(write(ROSTER))
    assert cells(dialog, "What happens") == ["Update", "Add", "Add"]
    assert cells(dialog, "Started on") == ["1 March 2021", "15 June 2020", ""]
    assert dialog.head.facts.text() == (
        "team.csv · CSV, commas, UTF-8, header in row 1 · days come before months · "
        "3 people: 2 new, 1 updated"
    )
    assert dialog.import_button.text() == "Import 3 people"
    assert names(journal) == ["Dana Whitfield"]

    assert press_import(qtbot, dialog) == "2 people added, 1 updated"
    assert not dialog.isVisible()
    assert names(journal) == ["Dana Whitfield", "Marcus Oyelaran", "Priya Raman"]
    marcus = next(row.id for row in journal.ask(people.roster) if row.name.startswith("Marcus"))
    assert journal.ask(people.get, marcus).started == date(2020, 6, 15)


def test_one_undo_takes_the_whole_import_back(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    press_import(qtbot, show(write(ROSTER)))
    assert journal.can_undo == "Roster imported"
    journal.undo()
    assert names(journal) == []


def test_a_backup_is_made_before_the_import(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    dialog = show(write(ROSTER))
    folder = paths.backups_of(journal.path)
    assert not folder.exists()
    press_import(qtbot, dialog)
    (backup,) = folder.iterdir()
    kept = journal_file.open_journal(backup, read_only=True)
    assert names(kept) == []
    kept.close()


def test_without_a_backup_nothing_is_imported(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    paths.backups_of(journal.path).write_text("in the way")
    dialog = show(write(ROSTER))
    dialog.import_button.click()
    wait_until_read(qtbot, dialog)
    assert dialog.error.text().startswith("Nothing was imported. ")
    assert names(journal) == []
    assert dialog.import_button.isEnabled()


def test_cancel_changes_nothing(
    qtbot: Any, journal: Journal, tmp_path: Path, show: Any, write: Write
) -> None:
    dialog = show(write(ROSTER))
    before = builders.dump(journal.path)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert builders.dump(journal.path) == before
    assert not paths.backups_of(journal.path).exists()


def test_a_file_from_a_german_spreadsheet_is_read(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    text = (
        "Vertrieb Nord;;\r\n;;\r\nMitarbeiter;Eintritt;Status\r\n"
        "Jürgen Müller;24.03.2020;aktiv\r\nZoë Weiß;01.11.2021;\r\n"
    )
    dialog = show(write(text, encoding="cp1252"))
    assert "CSV, semicolons, Windows-1252, header in row 3" in dialog.head.facts.text()
    assert cells(dialog, "Name") == ["Jürgen Müller", "Zoë Weiß"]
    assert cells(dialog, "Row") == ["4", "5"]
    assert press_import(qtbot, dialog) == "2 people added"
    assert {row.status for row in journal.ask(people.roster)} == {Status.ACTIVE}


def test_problems_stand_at_their_cell_and_in_words(show: Any, write: Write) -> None:
    dialog = show(write(ROSTER))
    assert "31/02/2022" in hover(dialog, 2, "Started on")
    assert dialog.problems.text().startswith("1 problem in 1 row\nRow 4, Hire date: ")
    assert not hover(dialog, 1, "Started on").strip("None")


def test_the_chosen_row_tells_its_own_problems(qtbot: Any, show: Any, write: Write) -> None:
    lines = [f"Rep {letter},nowhere" for letter in "ABCDEF"]
    dialog = show(write("\n".join(["Name,E-mail", *lines])))
    assert dialog.problems.text().splitlines() == [
        "6 problems in 6 rows",
        "Row 2, E-mail: “nowhere” is not an e-mail address.",
        "Row 3, E-mail: “nowhere” is not an e-mail address.",
        "and 4 more: choose a row to read its own.",
    ]
    dialog.table.view.selectRow(4)
    assert dialog.problems.text().splitlines() == [
        "Row 6: 1 problem",
        "Row 6, E-mail: “nowhere” is not an e-mail address.",
    ]


def test_only_rows_with_problems_can_be_shown(show: Any, write: Write) -> None:
    dialog = show(write(ROSTER))
    dialog.only_problems.click()
    assert cells(dialog, "Name") == ["Priya Raman"]
    dialog.only_problems.click()
    assert len(cells(dialog, "Name")) == 3


def test_a_file_without_problems_says_so(show: Any, write: Write) -> None:
    dialog = show(write("Name\nDana Whitfield\n"))
    assert dialog.problems.text() == "No problems were found."
    assert not dialog.only_problems.isEnabled()


def test_rows_that_repeat_or_name_nobody_are_left_out(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    text = "Name,Role\nDana Whitfield,AE\nDANA WHITFIELD,SDR\n,AE\nTotal,3\n"
    dialog = show(write(text))
    assert cells(dialog, "What happens") == ["Add", "Already in row 2", "Left out", "Left out"]
    assert dialog.head.facts.text().endswith("4 people: 1 new, 1 repeated, 2 left out")
    assert press_import(qtbot, dialog) == "1 person added, 3 rows left out"
    assert names(journal) == ["Dana Whitfield"]


def test_an_update_names_whom_it_means(journal: Journal, show: Any, write: Write) -> None:
    builders.person(journal, "Dana Whitfield", email="dana@acme.example")
    dialog = show(write("Name,E-mail\nDana Whitfield-Moore,dana@acme.example\n"))
    assert cells(dialog, "What happens") == ["Update Dana Whitfield"]


def test_a_column_can_be_made_to_hold_something_else(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    dialog = show(write("Name,Home,Region\nDana Whitfield,Boston,North\n"))
    assert cells(dialog, "Territory") == ["North"]
    choose(qtbot, dialog, "Home", "Territory")
    assert cells(dialog, "Territory") == ["Boston"]
    assert dialog.strip.choices[2].value() is None
    choose(qtbot, dialog, "Region", "Territory")
    assert cells(dialog, "Territory") == ["North"]
    assert dialog.strip.choices[1].value() is None
    press_import(qtbot, dialog)
    assert journal.ask(people.roster)[0].territory == "North"


def test_passing_over_a_field_takes_it_from_no_other_column(
    qtbot: Any, show: Any, write: Write
) -> None:
    dialog = show(write("Name,Home,Since\nDana Whitfield,Boston,2021-03-01\n"))
    choose(qtbot, dialog, "Home", "Segment")
    choose(qtbot, dialog, "Since", "Started on")  # whose first letter finds the segment
    assert cells(dialog, "Segment") == ["Boston"]
    assert cells(dialog, "Started on") == ["1 March 2021"]


def test_without_a_column_of_names_nothing_can_be_imported(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    dialog = show(write("Name,Region\nDana Whitfield,North\n"))
    choose(qtbot, dialog, "Name", "Leave out")
    assert not dialog.import_button.isEnabled()
    assert dialog.error.text() == "Say which column holds the names."
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    choose(qtbot, dialog, "Region", "Name")
    assert dialog.import_button.isEnabled()
    assert not dialog.error.text()
    press_import(qtbot, dialog)
    assert names(journal) == ["North"]


def test_dates_that_can_be_read_two_ways_are_asked_about(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    dialog = show(write("Name,Hire date\nDana Whitfield,03/04/2021\n"))
    assert dialog.order.isVisible()
    assert cells(dialog, "Started on") == ["3 April 2021"]
    qtbot.keyClicks(dialog.order.box, "Month")
    wait_until_read(qtbot, dialog)
    assert cells(dialog, "Started on") == ["4 March 2021"]
    assert "months come before days" in dialog.head.facts.text()
    assert dialog.order.isVisible()
    press_import(qtbot, dialog)
    person = journal.ask(people.roster)[0].id
    assert journal.ask(people.get, person).started == date(2021, 3, 4)


@pytest.mark.parametrize("dates", ["2021-03-04", "24/03/2021", "3 April 2021"])
def test_dates_that_speak_for_themselves_are_not_asked_about(
    show: Any, write: Write, dates: str
) -> None:
    dialog = show(write(f"Name,Hire date\nDana Whitfield,{dates}\n"))
    assert not dialog.order.isVisible()


@pytest.mark.parametrize(
    "case",
    [
        (b"", "The file is empty."),
        (b"Name,Role\n", "no rows"),
        (b'Name,Role\n"Dana,AE\n', "quotation mark"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04 not a workbook", "damaged"),
        (b"\x00\x01\x02\x03" * 100, "something other than text"),
    ],
    ids=lambda case: case[1],
)
def test_a_file_that_cannot_be_read_changes_nothing_and_another_can_be_chosen(
    qtbot: Any, journal: Journal, show: Any, write: Write, case: tuple[bytes, str]
) -> None:
    content, words = case
    before = builders.dump(journal.path)
    dialog = show(write(content, "bad.csv"))
    assert words in dialog.notice.sentence.text()
    assert not dialog.import_button.isVisible()
    assert builders.dump(journal.path) == before

    ask.use(FakeAsker().expect("open_file", write(ROSTER)))
    dialog.notice.action.click()
    wait_until_read(qtbot, dialog)
    assert dialog.import_button.text() == "Import 3 people"


def test_a_file_that_is_not_there_or_no_file_is_said_in_words(show: Any, tmp_path: Path) -> None:
    gone = show(tmp_path / "gone.csv")
    assert gone.notice.sentence.text() == "gone.csv is no longer there."
    folder = show(tmp_path)
    assert folder.notice.sentence.text() == f"{tmp_path.name} is not a file."


def test_a_file_that_is_too_big_is_not_even_read(show: Any, tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as file:
        file.truncate(50_000_001)
    assert "too big" in show(big).notice.sentence.text()


def test_it_asks_for_a_file_and_stays_open_without_one(
    qtbot: Any, journal: Journal, write: Write
) -> None:
    asker = FakeAsker().expect("open_file", None).expect("open_file", write(ROSTER))
    ask.use(asker)
    dialog = import_roster(journal, None)
    qtbot.addWidget(dialog)
    assert dialog.isVisible()
    assert "drop it here" in dialog.notice.sentence.text()
    dialog.choose_file()
    wait_until_read(qtbot, dialog)
    asker.done()
    assert len(cells(dialog, "Name")) == 3


def test_another_file_takes_the_place_of_the_first(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    dialog = show(write(ROSTER))
    choose(qtbot, dialog, "Region", "Leave out")
    ask.use(FakeAsker().expect("open_file", write("Name,Area,Region\nKofi,A,East\n", "b.csv")))
    dialog.another_button.click()
    wait_until_read(qtbot, dialog)
    assert cells(dialog, "Name") == ["Kofi"]
    assert cells(dialog, "Territory") != [""]


def test_a_file_can_be_dropped(qtbot: Any, journal: Journal, write: Write) -> None:
    ask.use(FakeAsker().expect("open_file", None))
    dialog = import_roster(journal, None)
    qtbot.addWidget(dialog)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write(ROSTER)))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    wait_until_read(qtbot, dialog)
    assert len(cells(dialog, "Name")) == 3


def test_anything_but_one_file_cannot_be_dropped(qtbot: Any, journal: Journal) -> None:
    ask.use(FakeAsker().expect("open_file", None))
    dialog = import_roster(journal, None)
    qtbot.addWidget(dialog)
    for urls in ([], [QUrl("https://example.org/a.csv")], [QUrl("file:///a"), QUrl("file:///b")]):
        data = QMimeData()
        data.setUrls(urls)
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter.ignore()
        dialog.dragEnterEvent(enter)
        assert not enter.isAccepted()


def test_a_very_wide_file_shows_the_columns_that_are_read(show: Any, write: Write) -> None:
    wide = [f"c{number}" for number in range(300)]
    dialog = show(write(",".join([*wide, "Name"]) + "\n" + ",".join([*wide, "Dana Whitfield"])))
    assert len(dialog.strip.choices) == 80
    assert dialog.strip.choices[300].value() is RosterField.NAME
    assert "80 of 301" in dialog.columns_title.text()


def test_markup_in_a_file_is_shown_as_it_is(show: Any, write: Write) -> None:
    dialog = show(write("Name,E-mail\n<b>Dana</b>,<img src=x>\n"))
    assert cells(dialog, "Name") == ["<b>Dana</b>"]
    assert "&lt;img" in hover(dialog, 0, "E-mail")


def test_a_journal_for_reading_only_can_preview_but_not_import(
    qtbot: Any, journal: Journal, write: Write
) -> None:
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = import_roster(reading, None, write(ROSTER))
    qtbot.addWidget(dialog)
    wait_until_read(qtbot, dialog)
    assert not dialog.import_button.isEnabled()
    assert "reading only" in dialog.error.text()
    reading.close()


def test_a_refusal_by_the_journal_is_said_and_nothing_is_imported(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    builders.person(journal, "Dana Whitfield", started=date(2022, 1, 1))
    dialog = show(write("Name,Left on\nKofi Mensah,\nDana Whitfield,2020-01-01\n"))
    dialog.import_button.click()
    wait_until_read(qtbot, dialog)
    assert dialog.error.text() == (
        "Nothing was imported. Row 3, Dana Whitfield: This is before the day they started."
    )
    assert names(journal) == ["Dana Whitfield"]
    assert dialog.import_button.text() == "Import 2 people"


def test_past_performance_is_recorded_for_people_who_are_here(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    dana = builders.person(journal)
    text = (
        "Rep,Quarter,Quota,Actual\nWhitfield Dana,2026-Q1,100k,95000\n"
        "Dana Whitfield,2026-Q1,100000,95000\nDana Whitfield,2026-Q2,100000,n/a\n"
        "Dana Whitfeld,2026-Q3,100000,1\nDana Whitfield,Q9,1,1\n"
    )
    dialog = show(write(text), import_results)
    assert cells(dialog, "What happens")[1:] == ["Record", "Record", "Left out", "Left out"]
    assert cells(dialog, "Period")[1:3] == ["Q1 2026", "Q2 2026"]
    assert cells(dialog, "Quota")[1] == "$100,000"
    assert cells(dialog, "Actual")[2] == ""
    assert "Did you mean Dana Whitfield?" in hover(dialog, 3, "What happens")
    assert press_import(qtbot, dialog) == "2 results recorded for 1 person, 3 rows left out"
    recorded = journal.ask(lambda db: list(db.query(PerformanceRecord)))
    assert {record.actual for record in recorded} == {9_500_000, None}
    assert {record.person_id for record in recorded} == {dana.id}
    assert journal.undo() == "Past results imported"


def test_past_performance_needs_people_periods_and_figures(
    qtbot: Any, journal: Journal, show: Any, write: Write
) -> None:
    path = write("Rep,Quarter,Actual\nDana Whitfield,2026-Q1,95000\n")
    nobody = show(path, import_results)
    assert nobody.error.text() == "Nobody is on the roster yet: import the roster first."
    builders.person(journal)
    dialog = show(path, import_results)
    assert dialog.import_button.isEnabled()
    for heading, words in (("Actual", "actual results"), ("Quarter", "periods"), ("Rep", "people")):
        choose(qtbot, dialog, heading, "Leave out")
        assert words in dialog.error.text()
        assert not dialog.import_button.isEnabled()


def test_every_field_of_a_file_has_words() -> None:
    assert set(roster_kind.FIELDS) == set(RosterField)
    assert set(results_kind.FIELDS) == set(ResultField)
