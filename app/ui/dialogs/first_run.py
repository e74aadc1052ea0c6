"""The first two minutes: who keeps the journal, how the company counts, and where to begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import journal_file, labels, protection
from app.domain.errors import JournalFault
from app.domain.kinds import PaperSize
from app.domain.money import CURRENCIES
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.lists import currencies, months
from app.ui.dialogs.option_card import OptionCard
from app.ui.dialogs.protect_card import ProtectCard
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import ErrorLine
from app.ui.form import Field, Form
from app.ui.parts import ElidedLabel, LinkButton, announce, button, words

if TYPE_CHECKING:
    from app.journal import Journal
    from app.journal_file import Key

Start = Literal["import", "sample", "empty"]
#: Makes the journal: where, its choices by name, what to begin with, and the key to encrypt with.
Create = Callable[[Path, dict[str, Any], str, "Key | None"], object]

WELCOME = (
    "A coaching journal about the people you manage: what they are good at, where they want to "
    "go, and what the two of you agreed. Everything stays on this computer."
)
_STARTS: tuple[tuple[Start, str, str], ...] = (
    (
        "import",
        "Import my roster",
        "From a spreadsheet, CSV or vCard file. You see every row before anything is added.",
    ),
    (
        "sample",
        "Look around with a sample team",
        "Made-up salespeople with a year of history, to try everything on.",
    ),
    ("empty", "Start empty", "Add people one by one. You can import a roster at any time."),
)
#: Where paper is Letter size, by the Unicode consortium's locale data.
_LETTER_TERRITORIES = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"
_LETTER = frozenset(_LETTER_TERRITORIES.split())
_CREATE, _CREATING = "Create journal", "Creating the journal…"
_WIDTH, _SIDE = 520, 340
_MARGIN = 22


class FirstRun(QDialog):
    """One page that makes a journal.

    ``create`` does the work; what it refuses is said beside its field and nothing typed is lost.
    A protected journal's recovery sheet is offered before the dialog closes. Once accepted,
    ``choices``, ``start``, ``path`` and ``key`` say what was made.
    """

    def __init__(
        self,
        create: Create,
        path: Path,
        parent: QWidget | None = None,
        locale: QLocale | None = None,
    ) -> None:
        super().__init__(parent)
        self._create = create
        self._job: Job | None = None
        self._journal: Journal | None = None
        self.choices: dict[str, Any] = {}
        #: What opens the journal; None where it is not protected.
        self.key: Key | None = None
        self.path = free_path(path)
        self.setWindowTitle("Welcome to Touchline")
        self._build(locale or QLocale.system())
        self._lay_out()
        self._show_path()
        self.form.editor("manager").setFocus()

    @property
    def start(self) -> Start:
        """What the user wants to begin with."""
        return next(name for name, card in self.cards.items() if card.isChecked())

    def commit(self) -> None:
        """Make the journal and close; stay, with the reason, when that cannot be."""
        if self._job is not None or self._journal is not None:
            return
        self.fault.set_text("")
        if self.protect.box.isChecked():
            self.protect.take(self._derive)
        else:
            self._create_with(None)

    def done(self, result: int) -> None:
        """Close; the journal is opened anew by whoever asked for it."""
        if self._job is not None:
            self._job.cancel()
        if self._journal is not None:
            self._journal.close()
        super().done(result)

    def _build(self, locale: QLocale) -> None:
        self.form = Form(_fields(locale), columns=2, explain=_refusal)
        self.form.set_values(
            {"fiscal_start": 1, "currency": _currency(locale), "paper": _paper(locale)}
        )
        self.protect = ProtectCard()
        self._starts = QWidget(accessibleName="Where to begin")
        self.cards = {name: OptionCard(text, more, self._starts) for name, text, more in _STARTS}
        self.cards["import"].setChecked(True)
        self.place = ElidedLabel(size="label", tone="muted")
        self.change_path = LinkButton("Change…", self._change_path)
        self.change_path.setAccessibleName("Change the folder of the journal")
        self.fault = ErrorLine()
        self.cancel_button = button("Cancel", self.reject)
        self.create_button = button(_CREATE, self.commit, kind="primary")
        self.create_button.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.commit)

    def _lay_out(self) -> None:
        starts = QVBoxLayout(self._starts)
        starts.setContentsMargins(0, 0, 0, 0)
        starts.setSpacing(8)
        for card in self.cards.values():
            starts.addWidget(card)
        place, foot = QHBoxLayout(), QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place)
        place.addWidget(self.change_path)
        place.addStretch(1)
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.create_button)
        left, middle = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(18)
        left.addWidget(self.form)
        left.addWidget(self._starts)
        left.addStretch(1)
        middle.setSpacing(18)
        middle.addLayout(left, 1)
        middle.addWidget(self.protect)
        self.protect.setFixedWidth(_SIDE)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(4)
        page.addWidget(words("Welcome to Touchline", size="title"))
        page.addWidget(words(WELCOME, tone="muted", wrap=True))
        page.addSpacing(14)
        page.addLayout(middle, 1)
        page.addSpacing(8)
        page.addLayout(place)
        page.addWidget(self.fault)
        page.addSpacing(14)
        page.addLayout(foot)
        self.setMinimumWidth(_WIDTH + _SIDE + 3 * _MARGIN)

    def _derive(self, values: dict[str, Any]) -> None:
        """Make a key of the passphrase, which takes a moment, then the journal."""
        self._set_busy(True)
        self._job = Job(
            self,
            protection.new_key,
            values["passphrase"],
            done=self._create_with,
            failed=self._refuse_passphrase,
        )

    def _refuse_passphrase(self, error: Exception) -> None:
        self._job = None
        self._set_busy(False)
        said = explain(error)
        if said is None:
            raise error
        self.protect.new.form.show_error(*said)
        self.protect.new.form.focus_first_error()

    def _create_with(self, key: Key | None) -> None:
        self._job, self.key = None, key
        self._set_busy(True)
        self.create_button.repaint()
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = self.form.commit(self._make)
        except JournalFault as fault:
            text = labels.fault(fault)
            self.fault.set_text(text)
            announce(self, text)
            self.change_path.setFocus()
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
            self._set_busy(False)
        if made:
            self._finish()

    def _finish(self) -> None:
        """Close; where there is a recovery sheet, show it first."""
        self.protect.new.clear()
        if self.key is None:
            self.accept()
            return
        from app.ui.dialogs.recovery_sheet import show_sheet

        try:
            self._journal = journal_file.open_journal(self.path, key=self.key)
        except JournalFault:
            self.accept()  # whoever opens it next says why it cannot be
            return
        show_sheet(self._journal, self).finished.connect(self.accept)

    def _set_busy(self, busy: bool) -> None:
        self.create_button.setText(_CREATING if busy else _CREATE)
        self.create_button.setEnabled(not busy)

    def _make(self, values: dict[str, Any]) -> None:
        self.choices = {name: value for name, value in values.items() if value is not None}
        self._create(self.path, dict(self.choices), self.start, self.key)

    def _change_path(self) -> None:
        folder = ask.folder(self, "Keep the journal in this folder", self.path.parent)
        if folder is not None:
            self.path = free_path(folder / "journal.db")
            self.fault.set_text("")
            self._show_path()

    def _show_path(self) -> None:
        self.place.setText(f"It will be kept at {self.path}")


def free_path(path: Path) -> Path:
    """``path``, or the like with a number where there is a file already."""
    number = 2
    free = path
    while free.exists():
        free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return free


def _refusal(error: Exception) -> tuple[str, str] | None:
    """The words for a refused choice; a fault of the place is said beside the place."""
    return None if isinstance(error, JournalFault) else explain(error)


def _fields(locale: QLocale) -> tuple[Field, ...]:
    return (
        Field("manager", "Your name", Line, wide=True),
        Field("company", "Company", Line),
        Field("fiscal_start", "Fiscal year starts in", lambda: Choice(months())),
        Field("currency", "Currency", lambda: Choice(currencies(_currency(locale)))),
        Field("paper", "Paper", lambda: Choice(labels.choices(PaperSize))),
    )


def _currency(locale: QLocale) -> str:
    code = locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
    return code if code in CURRENCIES else "USD"


def _paper(locale: QLocale) -> PaperSize:
    territory = locale.name().partition("_")[2]
    return PaperSize.LETTER if territory in _LETTER else PaperSize.A4
