"""The forms of reviews as files: what each is called, and what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import files, paths
from app.domain.kinds import ReviewFileKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session as Db

    from app.domain.review_form import Returned
    from app.gather.parts import Wording
    from app.report.content import ReviewForm

PDF = ".pdf"


def sheets(
    db: Db, review_ids: Sequence[int], kind: ReviewFileKind, wording: Wording, today: date
) -> list[ReviewForm]:
    """The forms of reviews that are prepared, as they go out; refused where one is closed."""
    from app.domain import reviews
    from app.gather import review_forms

    read = review_forms.upward_form if kind is ReviewFileKind.UPWARD else review_forms.review_form
    found = [reviews.get(db, review_id) for review_id in review_ids]
    return [read(db, one.person.id, wording, today, one.id) for one in found]


def names(forms: Sequence[ReviewForm]) -> Iterator[tuple[str, ReviewForm]]:
    """Each form with what its file is called; two people may have one name."""
    wanted = (
        (one.cover.person, f" - {one.cover.kind.lower()} {one.cover.period}") for one in forms
    )
    yield from zip(files.named_apart(wanted, PDF), forms, strict=True)


def pdf(form: ReviewForm) -> bytes:
    """The form as a PDF to be filled on a screen or by pen. Raises OSError without its fonts."""
    from app.report import packet

    return packet.build(form, paths.resources() / "fonts")


def write_forms(forms: Sequence[ReviewForm], folder: Path) -> list[Path]:
    """Write each form into ``folder``; where the files are. Raises OSError."""
    written = []
    for name, form in names(forms):
        files.write_whole(folder / name, pdf(form))
        written.append(folder / name)
    return written


def read_form(data: bytes, name: str) -> Returned:
    """What a returned form says, the content of a file called ``name``.

    Raises ``exchange.errors.Unreadable`` with a sentence for the user.
    """
    from app.exchange import review_form_pdf

    return review_form_pdf.read(data, name)
