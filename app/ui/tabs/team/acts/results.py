"""What can be done about past performance: figures, period by period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain import results, settings
from app.domain.kinds import PeriodKind, Source
from app.domain.periods import last_periods, period_of, read_period
from app.formats import Formats
from app.ui.asking import Asking
from app.ui.tabs.team import fields
from app.ui.tabs.team.panels.figures import FiguresDialog

if TYPE_CHECKING:
    from app.domain.models import PerformanceRecord, Settings
    from app.domain.periods import Period
    from app.ui.asking import Values
    from app.ui.form_dialog import FormDialog

#: How many periods of each kind there are to choose from.
_PERIODS = ((PeriodKind.MONTH, 24), (PeriodKind.QUARTER, 20))
_NOTHING = {"quota": None, "actual": None, "source": Source.HERE}


class ResultActs(Asking):
    """Recording, changing and deleting figures."""

    def add_result(self, key: str = "") -> FormDialog:
        """Record quota and actual of one period; ``key`` names one, else the last month."""
        chosen = self._journal.ask(settings.current)
        periods = _to_choose(chosen.fiscal_start, key)
        form = fields.result(periods, Formats(chosen.currency, chosen.language))
        title, begin = f"Figures for {self._called()}", {"period": key or periods[1].key}
        record = self._record
        dialog = self._create(title, form, begin, "Record figures", record, draft="figures")
        recorded = self._recorded(chosen.fiscal_start)
        period = dialog.form.editor("period")

        def show_recorded() -> None:
            """A period that has figures already shows them, so that none is lost unseen."""
            dialog.form.set_values(recorded.get(period.value(), _NOTHING))

        period.edited.connect(show_recorded)
        show_recorded()
        dialog.form.editor("quota").setFocus()
        return dialog

    def figures(self) -> None:
        """Show every period that has figures."""
        dialog = FiguresDialog(self._journal, self._parent, self._person)
        inside = ResultActs(self._journal, self._focus, dialog)

        def record(key: str) -> None:
            inside.add_result(key).finished.connect(dialog.refresh)

        dialog.wanted.connect(record)
        dialog.open()

    def numbers(self) -> None:
        """Show the few numbers of the scorecard that weigh most."""
        from app.ui.tabs.team.headlines import HeadlinesDialog

        HeadlinesDialog(self._parent, self._journal, self._person).open()

    def _recorded(self, fiscal_start: int) -> dict[str, dict[str, Any]]:
        """The figures of the person in focus, by the key of their period."""
        return {
            period_of(one.period_kind, one.starts_on, fiscal_start).key: _figures(one)
            for one in self._journal.ask(results.of_person, self._person)
        }

    def _record(self, values: Values) -> None:
        chosen: Settings = self._journal.ask(settings.current)
        self._journal.do(
            "Figures recorded",
            results.record_by_key,
            self._person,
            values.pop("period"),
            chosen.fiscal_start,
            **values,
        )


def _to_choose(fiscal_start: int, key: str) -> list[Period]:
    """The newest first, then the one that is asked for, should it be none of them."""
    today = date.today()
    found = [
        period
        for kind, count in _PERIODS
        for period in reversed(
            last_periods(period_of(kind, today, fiscal_start), count, fiscal_start)
        )
    ]
    wanted = read_period(key, fiscal_start) if key else None
    return found if wanted is None or wanted in found else [*found, wanted]


def _figures(record: PerformanceRecord) -> dict[str, Any]:
    """What is typed over an imported figure is kept here; a former employer's stays theirs."""
    before = record.source is Source.PREVIOUS_EMPLOYER
    source = Source.PREVIOUS_EMPLOYER if before else Source.HERE
    return {"quota": record.quota, "actual": record.actual, "source": source}
