"""Templates: the sections and questions that reviews begin with, to change at will."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import templates
from app.domain import review_templates
from app.domain.kinds import FormKind
from app.labels import choices
from app.ui.dialogs.review_questions import SectionRows
from app.ui.dialogs.template_library import TemplateLibrary, Templates
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import Field

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.form import Form
    from app.ui.form_dialog import FormDialog

KEPT = (
    "Reviews keep the questions that they were prepared with. Of each kind the first that was made "
    "is the usual one."
)
EMPTY = "No templates. Add one, and reviews begin with its questions."
#: Where a refusal of one of the sections stands in this form.
_BESIDE = {"section": "questions", "weight": "questions"}


class ReviewTemplatesDialog(TemplateLibrary):
    """The templates of reviews, with the sections of the one in hand."""

    of = Templates(
        review_templates.every,
        review_templates.save,
        review_templates.delete,
        title="Questions for reviews",
        note=KEPT,
        kept="Reviews keep their questions.",
        empty=EMPTY,
        draft="review-template",
        usual=FormKind.MONTHLY,
        size=(1180, 640),
        shares=(2, 7),
    )

    def stock(self, journal: Journal) -> None:
        """Put the usual templates into a journal that has none."""
        stock(journal)

    def fields(self) -> tuple[Field, ...]:
        """What a template is made of."""
        return (
            Field("name", "Template", Line),
            Field("kind", "For", partial(Choice, choices(FormKind))),
            Field("questions", "Sections, at most five", SectionRows, wide=True),
        )

    def explain(self, error: BaseException) -> tuple[str, str] | None:
        """The words for a refusal, beside the field of this form that they are about."""
        found = explain(error)
        return found and (_BESIDE.get(found[0], found[0]), found[1])

    def follow_kind(self, form: Form) -> None:
        """What is asked about the manager is asked of the person alone."""
        rows = form.editor("questions")
        assert isinstance(rows, SectionRows)
        rows.ask_both(form.editor("kind").value() is not FormKind.UPWARD)

    def fit(self, dialog: FormDialog) -> None:
        """Its rows are as wide as those here."""
        dialog.resize(self.of.size[0], dialog.height())


def stock(journal: Journal) -> None:
    """Put the usual templates into a journal that has none."""
    if not journal.read_only and not journal.ask(review_templates.every):
        usual = templates.starter_review_templates()
        journal.do("Templates for reviews", review_templates.stock, usual)
