"""Templates: the questions that sessions are led by, such as those of GROW, to change at will."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain import session_templates
from app.domain.kinds import SessionKind
from app.labels import choices
from app.ui.dialogs.template_library import TemplateLibrary, Templates
from app.ui.editors import Choice, Line
from app.ui.field import Field
from app.ui.tabs.coaching import session_acts
from app.ui.tabs.coaching.question_rows import QuestionRows

if TYPE_CHECKING:
    from app.journal import Journal

KEPT = "Sessions keep the questions that they were planned with."
EMPTY = "No templates. Add one, and sessions can be led by it."


class TemplatesDialog(TemplateLibrary):
    """The templates of sessions, with the questions of the one in hand."""

    of = Templates(
        session_templates.every,
        session_templates.save,
        session_templates.delete,
        title="Templates",
        note=KEPT,
        kept=KEPT,
        empty=EMPTY,
        draft="template",
        usual=SessionKind.SKILL,
        size=(980, 640),
        shares=(2, 5),
    )

    def stock(self, journal: Journal) -> None:
        """Put the usual templates into a journal that has none."""
        session_acts.stock(journal)

    def fields(self) -> tuple[Field, ...]:
        """What a template is made of."""
        return (
            Field("name", "Template", Line),
            Field("kind", "For", partial(Choice, choices(SessionKind))),
            Field("questions", "Questions", QuestionRows, wide=True),
        )
