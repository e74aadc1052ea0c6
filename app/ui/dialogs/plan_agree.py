"""Agreeing on a plan: what is still missing, what stays as it is from then on, and on which day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import agreements, plan_gaps, plan_talks, plans, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, Vis
from app.formats import Formats
from app.labels import label
from app.ui.asking import insist
from app.ui.dialogs import plan_fields as fields
from app.ui.dialogs.for_good import panel
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form_dialog import FormDialog
from app.ui.tabs.scorecard.amounts import percent, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Agreement
    from app.domain.plan_basis import Basis
    from app.domain.plan_full import InFull
    from app.domain.plan_gaps import Gap
    from app.journal import Journal
    from app.ui.asking import Values

FOR_GOOD = (
    "From then on nothing of it changes, and this cannot be undone. What has to change goes into "
    "another version, with a reason."
)
_NO_PAGES = (
    "Nothing was agreed: the pages could not be made, because a file that came with the program "
    "is missing."
)


class AgreeDialog(FormDialog):
    """Asks on which day the two agreed, beside what is missing and what is kept as it is then."""

    def __init__(self, journal: Journal, parent: QWidget, plan_id: int) -> None:
        self._journal, self._plan_id = journal, plan_id
        found = self._found = journal.ask(plans.get, plan_id)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        super().__init__(
            parent,
            f"Agree on {found.person.called}’s plan for {found.half.label}",
            fields.agreed(),
            {"agreed_on": date.today()},
            "Agree",
            self._agree,
            _explain,
            draft=Draft(journal, f"person/{found.person.id}/business-plan-{plan_id}-agree"),
        )
        self.put_beside(self._panel())
        self._open()

    def _panel(self) -> QWidget:
        """What is missing, and what stays as it is."""
        found, today = self._found, date.today()
        basis = self._journal.ask(plans.basis, found, today)
        half = found.person.id, found.half.starts
        shared = self._journal.ask(agreements.of_half, *half)
        gaps = gap_lines(plan_gaps.missing(found, basis, shared))
        holds = self._journal.ask(plans.holding, *half)
        kept = kept_lines(found, basis, shared, holds, self._formats)
        return panel(gaps, "What stays as it is", kept, FOR_GOOD)

    def _agree(self, values: Values) -> None:
        from app import agreeing  # with all that it takes to print the plan

        insist(values, "agreed_on")
        on, today = values["agreed_on"], date.today()
        signed = {owner: values[owner.value] for owner in (Owner.REP, Owner.ME)}
        self._check_signed(signed, today)
        agree = partial(agreeing.agree, formats=self._formats)
        self._journal.do_final("Plan agreed", agree, self._plan_id, on, today)
        if any(signed.values()):
            sign = plan_talks.sign
            self._journal.do("Signatures noted", sign, self._plan_id, signed, today)

    def _check_signed(self, signed: dict[Owner, date | None], today: date) -> None:
        """Refuse a signature that could not be noted, while nothing is agreed for good."""
        for owner, on in signed.items():
            if on is not None and on > today:
                raise Refused(Reason.IN_THE_FUTURE, owner.value)
            if on is not None and on < self._found.plan.invited_on:
                raise Refused(Reason.ENDS_BEFORE_START, owner.value)


def _explain(error: BaseException) -> tuple[str, str] | None:
    """The words for a refusal, and for what keeps the pages from being made."""
    return ("", _NO_PAGES) if isinstance(error, OSError) else explain(error)


def gap_lines(gaps: Sequence[Gap]) -> list[str]:
    """What is missing, and how often: "Lines without a month: 2"."""
    return [
        label(one.what) if one.count == 1 else f"{label(one.what)}: {one.count}" for one in gaps
    ]


def kept_lines(
    found: InFull,
    basis: Basis,
    shared: Agreement | None,
    holds: InFull | None,
    formats: Formats,
) -> list[str]:
    """What is kept with a plan as it is agreed, line by line."""
    quota = "no quota" if basis.quota is None else f"a quota of {formats.money(basis.quota)}"
    rate = "no win rate" if basis.win_rate is None else f"{percent(basis.win_rate, formats)} won"
    bar = f"the bar of {times(basis.bar, formats)}"
    steps = len(found.actions)
    promised = "1 action is a commitment" if steps == 1 else f"{steps} actions are commitments"
    stands = shared is not None and shared.vis is Vis.SHAREABLE
    return list(
        filter(
            None,
            (
                f"It is counted against {quota}, {rate} and {bar}.",
                f"{promised} from then on." if steps else "",
                "What you count on each other for stands on it." if stands else "",
                f"Version {holds.plan.number} is superseded." if holds is not None else "",
            ),
        )
    )
