"""The forms of business plans as files: what each is called, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from app import files, paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.domain.periods import Period
    from app.domain.plan_form import BlankForm, Returned
    from app.gather.parts import Wording

PDF, XLSX = ".pdf", ".xlsx"


class Named(Protocol):
    """What the name of a form's file is made of."""

    @property
    def name(self) -> str: ...  # a field of the form
    @property
    def half(self) -> Period: ...
    @property
    def number(self) -> int: ...


N = TypeVar("N", bound=Named)


def names(forms: Sequence[N], ending: str = PDF) -> Iterator[tuple[str, N]]:
    """Each form with what its file is called; two people may have one name."""
    wanted = ((form.name, f" - plan {form.half.label}{_version(form)}") for form in forms)
    yield from zip(files.named_apart(wanted, ending), forms, strict=True)


def pdf(form: BlankForm, wording: Wording) -> bytes:
    """The form as a PDF to be filled on a screen or by pen. Raises OSError without its fonts."""
    from app.gather.plan_forms import sheet
    from app.report import packet

    return packet.build(sheet(form, wording), paths.resources() / "fonts")


def xlsx(form: BlankForm) -> bytes:
    """The form as a workbook."""
    from app.exchange import plan_form_xlsx
    from app.gather.plan_forms import asked

    return plan_form_xlsx.build(form, asked())


def write_forms(
    forms: Sequence[BlankForm],
    folder: Path,
    wording: Wording,
    *,
    as_pdf: bool = True,
    as_xlsx: bool = False,
) -> list[Path]:
    """Write each form into ``folder``; where the files are. Raises OSError."""
    written = []
    for ending, wanted in ((PDF, as_pdf), (XLSX, as_xlsx)):
        for name, form in names(forms, ending) if wanted else ():
            data = pdf(form, wording) if ending == PDF else xlsx(form)
            files.write_whole(folder / name, data)
            written.append(folder / name)
    return written


def read_form(data: bytes, name: str) -> Returned:
    """What a returned form says, the content of a file called ``name``.

    Raises ``exchange.errors.Unreadable`` with a sentence for the user.
    """
    from app.exchange import plan_form_pdf, plan_form_xlsx_in

    if data.lstrip().startswith(b"PK"):
        return plan_form_xlsx_in.read(data, name)
    return plan_form_pdf.read(data, name)


def _version(form: Named) -> str:
    return f" version {form.number}" if form.number > 1 else ""
