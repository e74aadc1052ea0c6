"""A returned form in words: whose it is, what it says, and what is to be done where it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import labels
from app.domain.errors import Reason
from app.domain.kinds import SectionKind
from app.domain.plan_forms import ACTIONS, LINES
from app.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.errors import Refused
    from app.domain.plan_form import FilledForm, FormAction, FormLine
    from app.domain.plan_forms import Filed, Reading
    from app.formats import Formats

NOT_KNOWN = "not known yet"
UNREAD = "Not all understood"
_FORWARD = {
    Reason.FORM_OF_ANOTHER_JOURNAL: "Open that journal to read it, or type in what it says.",
    Reason.PLAN_IS_AGREED: "What has to change goes into another version.",
}


def whose(reading: Reading) -> str:
    """Whose form it is, of which half-year and version."""
    found = reading.found
    return f"{found.person.called}’s plan for {found.half.label}, version {found.plan.number}"


def facts(form: FilledForm, name: str) -> str:
    """How much a file says: "plan.pdf · 7 sections, 5 lines, 2 actions · 1 not understood"."""
    said = counted(len(form.sections), len(form.lines), len(form.actions))
    unread = f"{len(form.problems)} not understood" if form.problems else ""
    return " · ".join(filter(None, (name, said or "nothing is written on it", unread)))


def counted(sections: int, lines: int, steps: int) -> str:
    """How many of each, as far as there are any."""
    every = ((sections, "section"), (lines, "line"), (steps, "action"))
    return ", ".join(f"{n} {one}{'' if n == 1 else 's'}" for n, one in every if n)


def refused(error: Refused) -> str:
    """Why a form cannot be read for this plan, and the way forward."""
    forward = _FORWARD.get(error.reason, "")
    return " ".join(filter(None, (labels.refusal(error), forward)))


def line(said: FormLine, formats: Formats) -> str:
    """A forecast line on one line."""
    parts = (
        *(said.account, said.segment, said.product),
        NOT_KNOWN if said.amount is None else formats.money(said.amount),
        NOT_KNOWN if said.month is None else formats.month(said.month),
        "" if said.source is None else label(said.source),
        f"“{said.as_typed}”" if said.as_typed else "",
    )
    return " · ".join(dict.fromkeys(filter(None, parts)))


def action(said: FormAction, formats: Formats) -> str:
    """A step on one line."""
    by = "no day yet" if said.due is None else f"by {formats.short_day(said.due)}"
    return " · ".join((said.text, label(said.kind), by))


def heading(part: str) -> str:
    """What a part of the form is called: a section by its heading."""
    return {LINES: "Forecast lines", ACTIONS: "Actions"}.get(part) or label(SectionKind(part))


def told(filed: Filed, called: str) -> str:
    """What was filed, and what stayed as it was."""
    taken = _listed(filed.taken)
    said = f"Filed as {called}’s own words: {taken}." if taken else "The form is kept."
    left = f"Left as it stood: {_listed(filed.left)}." if filed.left else ""
    kept = "" if filed.kept else "The file is too large to be kept itself."
    return " ".join(filter(None, (said, left, kept)))


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(heading(part) for part in parts)
