"""The talk about a month of a plan: note it, change what is noted, delete it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import money, plan_checks
from app.domain.errors import Reason, Refused
from app.domain.kinds import Vis
from app.ui.asking import DELETE, Asking, Values, insist, with_texts, with_vis
from app.ui.editors import Amount, Check, Date, Text
from app.ui.field import Field
from app.ui.tabs.plans import checks_words

if TYPE_CHECKING:
    from app.domain.models import PlanCheck
    from app.domain.periods import Period
    from app.domain.plan_checks import Course
    from app.formats import Formats
    from app.ui.form_dialog import EditDialog, FormDialog

_SHARE = "May be shown to them and printed on their copy"
_KEPT = "What is sold and done by now is kept with it."
_STAYS = "What was sold and done by then stays with it."
_EMPTY = "Left empty, they did not say."


class CheckActs(Asking):
    """Dialogs about the months of a plan."""

    def check(self, found: Course, month: date, formats: Formats) -> FormDialog | EditDialog:
        """Note the talk about the month that begins on a day, or change what is noted of it."""
        row = next(one for one in found.rows if one.month.starts == month)
        if month > date.today():
            raise Refused(Reason.IN_THE_FUTURE, "month")
        plan, person = found.found.plan, found.found.person
        counted = self._journal.ask(plan_checks.done_by, plan.id, row.month)
        kept = _KEPT if row.check is None else _STAYS
        form = _fields(checks_words.before_the_talk(row, *counted, formats), formats, kept)
        title = f"{row.month.label} of {person.called}"
        place = f"person/{person.id}/check-{plan.id}-{month:%Y-%m}"
        if row.check is None:
            start = {"checked_on": date.today(), "shareable": False}
            note = partial(self._note, plan.id, row.month)
            dialog = self._create(title, form, start, "Note it", note)
            self._keep(dialog, place)
            return dialog
        return self._open(title, form, row.check, place)

    def delete(self, check_id: int) -> None:
        """Delete what was noted of a month."""
        self._journal.do("Check deleted", plan_checks.delete, check_id)

    def _open(
        self, title: str, form: tuple[Field, ...], check: PlanCheck, place: str
    ) -> EditDialog:
        """Change what is noted; it is stored as it is typed, whichever version it was noted for."""
        kept = {
            "checked_on": check.checked_on,
            "expected": check.expected,
            "comment": check.comment,
            "shareable": check.vis is Vis.SHAREABLE,
        }

        def change(values: Values) -> None:
            self._change(check, title, kept | values)
            kept.update(values)

        dialog = self._edit(title, form, kept, change)
        self._keep(dialog, place)
        self._offer(dialog, DELETE, partial(self.delete, check.id))
        return dialog

    def _note(self, plan_id: int, month: Period, values: Values) -> None:
        done, said = f"Check of {month.label} noted", _said(values)
        self._journal.do(done, plan_checks.save, plan_id, month.starts, date.today(), **said)

    def _change(self, check: PlanCheck, title: str, values: Values) -> None:
        done, said = f"Check of {title} changed", _said(values)
        self._journal.do(done, plan_checks.change, check.id, date.today(), **said)


def _said(values: Values) -> Values:
    insist(values, "checked_on")
    return with_texts(with_vis(values), "comment")


def _fields(facts: str, formats: Formats, kept: str) -> tuple[Field, ...]:
    amount = partial(Amount, partial(money.parse_amount, currency=formats.currency), formats.money)
    return (
        Field("checked_on", "You talked about it on", partial(Date, past=True), help=kept),
        Field("expected", "What they expect of the whole half-year now", amount, help=_EMPTY),
        Field("comment", "What was said", partial(Text, rows=4), help=facts, wide=True),
        Field("shareable", "", partial(Check, _SHARE), wide=True),
    )
