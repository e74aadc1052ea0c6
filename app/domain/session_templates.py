"""Templates for sessions: questions such as those of GROW, which the user may change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import SessionKind, Voice
from app.domain.models import SessionTemplate, TemplateQuestion
from app.domain.names import fold


@dataclass(frozen=True)
class Question:
    """One question, the section it stands in, and whose answer it is."""

    section: str
    text: str
    voice: Voice = Voice.SELF


@dataclass(frozen=True)
class Template:
    """A template with its questions in order."""

    id: int
    name: str
    kind: SessionKind
    questions: tuple[Question, ...]


def every(db: Db, kind: SessionKind | None = None) -> list[Template]:
    """Every template, or those for one kind of session, by name."""
    query = sa.select(SessionTemplate).order_by(SessionTemplate.name)
    if kind is not None:
        query = query.where(SessionTemplate.kind == kind)
    found = db.scalars(query).all()
    asked: dict[int, list[Question]] = {}
    rows = sa.select(TemplateQuestion).order_by(TemplateQuestion.position, TemplateQuestion.id)
    for row in db.scalars(rows):
        asked.setdefault(row.template_id, []).append(Question(row.section, row.question, row.voice))
    return [Template(t.id, t.name, t.kind, tuple(asked.get(t.id, ()))) for t in found]


def get(db: Db, name: str) -> Template | None:
    """The template of this name; None where there is none any more."""
    return next((one for one in every(db) if fold(one.name) == fold(name)), None)


def stock(db: Db, templates: Iterable[tuple[str, SessionKind, Sequence[Question]]]) -> None:
    """Put templates into a journal that has none."""
    if db.scalar(sa.select(SessionTemplate.id).limit(1)) is None:
        for name, kind, questions in templates:
            save(db, name=name, kind=kind, questions=questions)


def save(
    db: Db,
    *,
    name: str,
    kind: SessionKind,
    questions: Sequence[Question],
    template_id: int | None = None,
) -> SessionTemplate:
    """Make a template, or change the one of ``template_id``; sessions keep what they were asked."""
    name = commands.insist_on_line(name, "name")
    asked = [one for one in questions if one.text.strip()]
    if not asked:
        raise Refused(Reason.NO_QUESTIONS, "questions")
    for other in db.scalars(sa.select(SessionTemplate)):
        if other.id != template_id and fold(other.name) == fold(name):
            raise Refused(Reason.SAME_TEMPLATE, "name", name)
    if template_id is None:
        template = SessionTemplate(name=name, kind=kind)
        db.add(template)
        db.flush()
    else:
        template = commands.find(db, SessionTemplate, template_id)
        commands.put(template, {"name": name, "kind": kind})
    _put_questions(db, template.id, asked)
    return template


def delete(db: Db, template_id: int) -> None:
    """Delete a template; sessions keep what they were asked."""
    commands.delete(db, commands.find(db, SessionTemplate, template_id))


def _put_questions(db: Db, template_id: int, asked: Sequence[Question]) -> None:
    there = db.scalars(
        sa.select(TemplateQuestion)
        .where(TemplateQuestion.template_id == template_id)
        .order_by(TemplateQuestion.position, TemplateQuestion.id)
    ).all()
    wanted = [{"section": one.section, "question": one.text, "voice": one.voice} for one in asked]
    blank = partial(TemplateQuestion, template_id=template_id, position=0, question="")
    commands.put_rows(db, there, wanted, blank)
