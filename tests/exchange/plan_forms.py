"""Forms of business plans made of plain values, and what stands in their fields."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader, PdfWriter

from app import plan_files
from app.domain.attainment import PeriodResult
from app.domain.kinds import ActionKind, LineSource, PaperSize, PeriodKind, SectionKind
from app.domain.periods import next_period, period_of
from app.domain.plan_form import BlankForm, FormAction, FormLine, Returned
from app.domain.plan_form_read import understand
from app.formats import Formats

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.plan_form import FilledForm

MARK = "0123456789ab"
HALF = period_of(PeriodKind.HALF, date(2027, 1, 1))
_JANUARY = period_of(PeriodKind.MONTH, HALF.starts)
MONTHS = tuple(next_period(_JANUARY, step) for step in range(6))
_QUARTER = period_of(PeriodKind.QUARTER, date(2026, 4, 1))
#: Words in the letters of several languages, none of them in the PDF's own small alphabet.
ABROAD = "Ελληνικά, Привет, Zażółć gęślą jaźń, 日本語, مرحبا"
SECTIONS = {
    SectionKind.LOOKING_BACK: f"Two renewals slipped.\n{ABROAD}",
    SectionKind.HELP_WANTED: "Pricing for Skagen\nA second pair of eyes",
}
LINES = (
    FormLine("Müller & Söhne", "Mid-market", "", 54_000_000, date(2027, 3, 1), LineSource.NEW),
    FormLine("Αθήνα ΑΕ", as_typed="amount: about 600; month: autumn"),
)
ACTIONS = (FormAction("Позвонить клиентам", ActionKind.TRAINING, date(2027, 3, 31)),)


def form(**words: Any) -> BlankForm:
    """An empty form of one person's plan for a half-year."""
    usual: dict[str, Any] = {
        "mark": MARK, "person_id": 3, "name": "Tomás Herrera", "manager": "Robin Calder",
        "company": "Halden Software", "half": HALF, "number": 1, "due_on": date(2026, 12, 12),
        "made_on": date(2026, 11, 28), "currency": "EUR", "paper": PaperSize.A4,
        "months": MONTHS, "quota": 60_000_000, "win_rate": 0.25, "bar": 3.0,
        "history": (PeriodResult(_QUARTER, 25_000_000, 26_000_000),),
    }  # fmt: skip
    return BlankForm(**{**usual, **words})


def written(**words: Any) -> BlankForm:
    """A form with words, lines and an action on it already."""
    return form(sections=SECTIONS, lines=LINES, actions=ACTIONS, number=2, **words)


def pdf(blank: BlankForm | None = None) -> bytes:
    """The form as it is handed out."""
    return plan_files.pdf(blank or form(), Formats("EUR"))


def read(data: bytes, name: str = "plan.pdf") -> Returned:
    """What a returned file says."""
    return plan_files.read_form(data, name)


def meant(returned: Returned, currency: str = "EUR") -> FilledForm:
    """How a returned form is understood."""
    return understand(returned, HALF, MONTHS, currency)


def answers(**fields: str) -> Returned:
    """A returned form with these fields, dots written as double underscores."""
    said = {name.replace("__", "."): text for name, text in fields.items()}
    return Returned("plan.pdf", MARK, 3, HALF.starts, 1, said)


def rewritten(data: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """A PDF that another program changed and wrote anew."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def typed_into(data: bytes, values: Mapping[str, str]) -> bytes:
    """A PDF with some of its fields filled."""

    def fill(writer: PdfWriter) -> None:
        for page in writer.pages:
            writer.update_page_form_field_values(page, dict(values), auto_regenerate=True)

    return rewritten(data, fill)
