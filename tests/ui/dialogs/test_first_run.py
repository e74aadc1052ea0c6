"""The first two minutes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, Qt

from app import protection
from app.domain import people, settings
from app.domain.errors import Fault, JournalFault
from app.domain.kinds import PaperSize
from app.journal_file import open_journal
from app.main import make_journal
from app.ui import ask
from app.ui.dialogs.first_run import FirstRun, free_path
from app.ui.dialogs.recovery_sheet import RecoverySheet, sheet_is_tested
from app.ui.dialogs.sheet_test import SheetTest
from tests.fake_ask import FakeAsker

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long

AMERICAN = QLocale("en_US")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def open_dialog(qtbot: Any, path: Path) -> Any:
    def opened(
        create: Any = make_journal, locale: QLocale = AMERICAN, *, protect: bool = False
    ) -> FirstRun:
        dialog = FirstRun(create, path, None, locale)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        assert dialog.form.editor("manager").target().hasFocus()
        if not protect:
            dialog.protect.box.click()
        return dialog

    return opened


def say_name(qtbot: Any, dialog: FirstRun, name: str = "Robin Hale") -> None:
    qtbot.keyClicks(dialog.form.editor("manager").target(), name)


def test_it_makes_a_journal_with_what_was_chosen(qtbot: Any, open_dialog: Any, path: Path) -> None:
    dialog = open_dialog()
    say_name(qtbot, dialog)
    qtbot.keyClicks(dialog.form.editor("company").target(), "Acme")
    qtbot.keyClicks(dialog.form.editor("fiscal_start").target(), "Oct")
    qtbot.keyClicks(dialog.form.editor("currency").target(), "CHF")
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)

    assert dialog.result() == FirstRun.DialogCode.Accepted
    assert (dialog.path, dialog.start) == (path, "import")
    journal = open_journal(path)
    made = journal.ask(settings.current)
    journal.close()
    assert (made.manager, made.company, made.fiscal_start) == ("Robin Hale", "Acme", 10)
    assert (made.currency, made.paper) == ("CHF", PaperSize.LETTER)


@pytest.mark.parametrize(("start", "holds_people"), [("empty", False), ("sample", True)])
def test_it_starts_empty_or_with_a_sample_team(
    qtbot: Any, open_dialog: Any, path: Path, start: str, holds_people: bool
) -> None:
    dialog = open_dialog()
    say_name(qtbot, dialog)
    qtbot.mouseClick(dialog.cards[start], Qt.MouseButton.LeftButton)
    dialog.commit()

    assert dialog.start == start
    journal = open_journal(path)
    roster = journal.ask(people.roster)
    journal.close()
    assert bool(roster) is holds_people


def test_the_keyboard_is_enough(qtbot: Any, open_dialog: Any) -> None:
    calls: list[tuple[Any, ...]] = []
    dialog = open_dialog(lambda *given: calls.append(given))
    say_name(qtbot, dialog)
    dialog.cards["import"].setFocus()
    qtbot.keyClick(dialog.cards["import"], Qt.Key.Key_Down)
    qtbot.keyClick(dialog.cards["sample"], Qt.Key.Key_Return)

    ((_, choices, start, key),) = calls
    assert (choices["manager"], start, key) == ("Robin Hale", "sample", None)
    assert dialog.result() == FirstRun.DialogCode.Accepted


def test_escape_leaves_without_a_journal_and_without_a_question(
    qtbot: Any, open_dialog: Any, path: Path
) -> None:
    dialog = open_dialog()
    say_name(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == FirstRun.DialogCode.Rejected
    assert not path.exists()


def test_a_missing_name_is_said_beside_it(qtbot: Any, open_dialog: Any, path: Path) -> None:
    dialog = open_dialog()
    qtbot.keyClicks(dialog.form.editor("company").target(), "Acme")
    dialog.commit()
    assert dialog.isVisible()
    assert dialog.form.editor("manager").target().accessibleDescription() == (
        "This cannot be empty."
    )
    assert dialog.form.editor("manager").target().hasFocus()
    assert dialog.form.values()["company"] == "Acme"
    assert not path.exists()


def test_a_folder_that_refuses_leaves_everything_typed_and_another_one_will_do(
    qtbot: Any, open_dialog: Any, tmp_path: Path
) -> None:
    def create(path: Path, choices: dict[str, Any], start: str, key: Any) -> None:
        if path.parent == tmp_path:
            raise JournalFault(Fault.NOT_WRITABLE, str(path.parent))
        make_journal(path, choices, start, key)

    dialog = open_dialog(create)
    say_name(qtbot, dialog)
    dialog.commit()
    assert dialog.isVisible()
    assert "cannot be written" in dialog.fault.text()
    assert dialog.form.values()["manager"] == "Robin Hale"
    assert dialog.create_button.isEnabled()

    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    asker = FakeAsker().expect("folder", elsewhere)
    ask.use(asker)
    dialog.change_path.click()
    asker.done()
    assert not dialog.fault.text()
    assert str(elsewhere) in dialog.place.text()
    dialog.commit()
    assert dialog.path == elsewhere / "journal.db"
    assert dialog.path.exists()


def test_backing_out_of_the_folder_picker_keeps_the_place(open_dialog: Any, path: Path) -> None:
    dialog = open_dialog()
    ask.use(FakeAsker().expect("folder", None))
    dialog.change_path.click()
    assert dialog.path == path


def test_an_unforeseen_error_leaves_the_dialog_as_it_was(qtbot: Any, open_dialog: Any) -> None:
    def create(*_given: object) -> None:
        raise ZeroDivisionError

    dialog = open_dialog(create)
    say_name(qtbot, dialog)
    with pytest.raises(ZeroDivisionError):
        dialog.commit()
    assert dialog.create_button.isEnabled()
    assert dialog.form.values()["manager"] == "Robin Hale"


def type_passphrase(qtbot: Any, dialog: FirstRun, first: str, again: str) -> None:
    for editor, text in ((dialog.protect.new.first, first), (dialog.protect.new.second, again)):
        qtbot.keyClicks(editor.target(), text)


def test_a_passphrase_is_recommended_and_not_forced(open_dialog: Any, path: Path) -> None:
    dialog = open_dialog(protect=True)
    assert dialog.protect.box.isChecked()
    assert "recommended" in dialog.protect.box.text()
    dialog.protect.box.click()
    assert dialog.protect.without.isVisible()
    dialog.form.editor("manager").set_value("Robin Hale")
    dialog.commit()
    assert dialog.key is None
    assert path.read_bytes().startswith(b"SQLite")


def test_with_a_passphrase_no_byte_is_plain_and_the_sheet_comes_next(
    qtbot: Any, open_dialog: Any, path: Path
) -> None:
    dialog = open_dialog(protect=True)
    say_name(qtbot, dialog)
    type_passphrase(qtbot, dialog, "green lanterns", "green lanterns")
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.findChild(RecoverySheet) is not None)
    sheet = dialog.findChild(RecoverySheet)
    qtbot.waitUntil(lambda: sheet.data is not None)
    assert b"SQLite" not in path.read_bytes()
    assert dialog.key == protection.key_for(path, "green lanterns")

    sheet.test_button.click()
    test = sheet.findChild(SheetTest)
    printed = protection.sheet_groups(dialog.key).rows
    for number in test.asked:
        qtbot.keyClicks(test.form.editor(str(number)).target(), "-".join(printed[number - 1]))
    test.check_button.click()
    sheet.close_button.click()
    assert dialog.result() == FirstRun.DialogCode.Accepted
    journal = open_journal(path, key=dialog.key)
    assert journal.ask(settings.current).manager == "Robin Hale"
    assert sheet_is_tested(journal)
    journal.close()


def test_the_sheet_can_wait(qtbot: Any, open_dialog: Any, path: Path) -> None:
    dialog = open_dialog(protect=True)
    say_name(qtbot, dialog)
    dialog.protect.new.suggest_button.click()
    dialog.commit()
    qtbot.waitUntil(lambda: dialog.findChild(RecoverySheet) is not None)
    qtbot.keyClick(dialog.findChild(RecoverySheet), Qt.Key.Key_Escape)
    assert dialog.result() == FirstRun.DialogCode.Accepted
    journal = open_journal(path, key=dialog.key)
    assert not sheet_is_tested(journal)
    journal.close()


@pytest.mark.parametrize(
    ("first", "again", "field", "said"),
    [
        ("", "", "passphrase", "shorter than 8"),
        ("seven77", "seven77", "passphrase", "shorter than 8"),
        ("green lanterns", "green lantern", "again", "not the same"),
    ],
)
def test_a_passphrase_that_will_not_do_is_said_beside_it(
    qtbot: Any, open_dialog: Any, path: Path, first: str, again: str, field: str, said: str
) -> None:
    dialog = open_dialog(protect=True)
    say_name(qtbot, dialog)
    type_passphrase(qtbot, dialog, first, again)
    dialog.commit()
    form = dialog.protect.new.form
    assert said in form.error(field)
    assert form.editor(field).target().hasFocus()
    assert dialog.create_button.isEnabled()
    assert not path.exists()


def test_a_fault_of_the_place_keeps_the_passphrase(
    qtbot: Any, open_dialog: Any, tmp_path: Path
) -> None:
    def create(path: Path, *_given: object) -> None:
        raise JournalFault(Fault.DISK_FULL, str(path))

    dialog = open_dialog(create, protect=True)
    say_name(qtbot, dialog)
    type_passphrase(qtbot, dialog, "green lanterns", "green lanterns")
    dialog.commit()
    qtbot.waitUntil(lambda: "disk is full" in dialog.fault.text())
    assert dialog.protect.new.passphrase == "green lanterns"
    assert dialog.create_button.isEnabled()
    assert dialog.isVisible()


def test_a_journal_that_is_there_already_is_left_alone(tmp_path: Path, path: Path) -> None:
    path.touch()
    (tmp_path / "journal-2.db").touch()
    assert free_path(path) == tmp_path / "journal-3.db"


@pytest.mark.parametrize(
    ("locale", "currency", "paper"),
    [
        ("en_US", "USD", PaperSize.LETTER),
        ("fr_CA", "CAD", PaperSize.LETTER),
        ("es_MX", "MXN", PaperSize.LETTER),
        ("de_DE", "EUR", PaperSize.A4),
        ("ja_JP", "JPY", PaperSize.A4),
        ("C", "USD", PaperSize.A4),
    ],
)
def test_currency_and_paper_are_those_of_the_country(
    open_dialog: Any, locale: str, currency: str, paper: PaperSize
) -> None:
    dialog = open_dialog(locale=QLocale(locale))
    values = dialog.form.values()
    assert (values["currency"], values["paper"]) == (currency, paper)
    box = dialog.form.editor("currency").target()
    assert box.itemText(0).startswith(currency)


def test_it_opens_before_the_database_is_imported() -> None:
    code = "import sys, app.ui.dialogs.first_run; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
