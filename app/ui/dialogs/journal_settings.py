"""The journal's settings: they travel with the file and are saved as they are made."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import PaperSize
from app.labels import choices
from app.ui.dialogs.lists import currencies, months, weekdays
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line, Number
from app.ui.explain import READ_ONLY, explain
from app.ui.field import Field
from app.ui.form_dialog import EditDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.journal import Journal

_NEEDED = frozenset({"ideal_gap", "max_gap"})
_LONGEST_GAP = 365
#: The bar is typed in times the quota, and kept in hundredths.
_BAR, _HUNDREDTHS = "coverage_bar", 100


def open_settings(journal: Journal, parent: QWidget) -> EditDialog:
    """Show the settings of ``journal``; each change is saved, and undone, by itself."""
    chosen, fields = journal.ask(settings.current), _fields()
    values = {field.name: getattr(chosen, field.name) for field in fields}
    values[_BAR] = Decimal(chosen.coverage_bar) / _HUNDREDTHS
    dialog = EditDialog(
        parent,
        "Journal settings",
        fields,
        values=values,
        on_edit=partial(_change, journal),
        explain=explain,
        draft=Draft(journal, "settings"),
    )
    if journal.read_only:
        dialog.form.set_read_only(True)
        dialog.state.setText(READ_ONLY)
    dialog.open()
    return dialog


def _change(journal: Journal, changed: dict[str, Any]) -> None:
    for name, value in changed.items():
        if name in _NEEDED and value is None:
            raise Refused(Reason.EMPTY, name)
    if changed.get(_BAR) is not None:
        changed = {**changed, _BAR: int(changed[_BAR] * _HUNDREDTHS)}
    journal.do("Settings changed", settings.change, **changed)


def _fields() -> tuple[Field, ...]:
    gap = partial(Number, 1, _LONGEST_GAP)
    return (
        Field("manager", "Your name", Line, help="Signs reviews, next to the salesperson."),
        Field("company", "Company", Line, help="Stands on the cover of each packet."),
        Field(
            "fiscal_start",
            "Fiscal year starts in",
            partial(Choice, months()),
            help="Quarters are counted from here. Figures kept by quarter stay at their dates.",
            section="Calendar",
        ),
        Field("week_start", "Week starts on", partial(Choice, weekdays()), section="Calendar"),
        Field(
            "currency",
            "Currency",
            partial(Choice, currencies()),
            help="Amounts are not converted: 100 stays 100.",
            section="Money and paper",
        ),
        Field(
            "paper",
            "Paper",
            partial(Choice, choices(PaperSize)),
            help="For packets; each can still choose its own.",
            section="Money and paper",
        ),
        Field(
            "ideal_gap",
            "Ideal days between contacts",
            gap,
            help="Where a person has no gap of their own.",
            section="Contact",
        ),
        Field(
            "max_gap",
            "Most days between contacts",
            gap,
            help="After this, the next contact is late.",
            section="Contact",
        ),
        Field(
            _BAR,
            "Coverage bar, times the quota",
            partial(Number, 1, settings.MOST_BAR // _HUNDREDTHS, decimals=1),
            help="What a pipeline or a plan should come to. Agreed plans keep theirs.",
            section="Plans",
        ),
    )
