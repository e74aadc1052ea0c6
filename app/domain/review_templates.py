"""Templates for reviews: at most five sections with a question to each of the two, and weights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import FormKind
from app.domain.models import ReviewTemplate, ReviewTemplateSection
from app.domain.names import fold

#: More questions than these are a survey, not a talk.
MOST_QUESTIONS = 5


@dataclass(frozen=True)
class Question:
    """A section, what the person and the manager are asked in it, and its weight in points.

    What an upward template asks of the manager is asked of the person alone.
    """

    section: str
    own_question: str = ""
    my_question: str = ""
    weight: int = 0


@dataclass(frozen=True)
class Template:
    """A template with its questions in order; one that is not in the journal has no ``id``."""

    id: int
    name: str
    kind: FormKind
    questions: tuple[Question, ...]


#: What templates are made from: a name, what they are for, and the questions.
Starters = Iterable[tuple[str, FormKind, Sequence[Question]]]


def every(db: Db, kind: FormKind | None = None) -> list[Template]:
    """Every template, or those for one kind of form, by name."""
    query = sa.select(ReviewTemplate).order_by(ReviewTemplate.name)
    if kind is not None:
        query = query.where(ReviewTemplate.kind == kind)
    found = db.scalars(query).all()
    asked: dict[int, list[Question]] = {}
    rows = sa.select(ReviewTemplateSection)
    for row in db.scalars(rows.order_by(ReviewTemplateSection.position, ReviewTemplateSection.id)):
        asked.setdefault(row.template_id, []).append(
            Question(row.section, row.own_question, row.my_question, row.weight)
        )
    return [Template(t.id, t.name, t.kind, tuple(asked.get(t.id, ()))) for t in found]


def get(db: Db, name: str) -> Template | None:
    """The template of this name; None where there is none any more."""
    return next((one for one in every(db) if fold(one.name) == fold(name)), None)


def usual(db: Db, kind: FormKind, starters: Starters = ()) -> Template | None:
    """The template that is taken where none is named: the first that was made for this kind.

    A journal that has none, because it is from before there were any, takes the first of these
    ``starters``; None where there is none either.
    """
    there = every(db, kind)
    if there:
        return min(there, key=lambda one: one.id)
    return next(
        (Template(0, name, of, tuple(asked)) for name, of, asked in starters if of is kind), None
    )


def stock(db: Db, templates: Starters) -> None:
    """Put templates into a journal that has none."""
    if db.scalar(sa.select(ReviewTemplate.id).limit(1)) is None:
        for name, kind, questions in templates:
            save(db, name=name, kind=kind, questions=questions)


def save(
    db: Db,
    *,
    name: str,
    kind: FormKind,
    questions: Sequence[Question],
    template_id: int | None = None,
) -> ReviewTemplate:
    """Make a template, or change the one of ``template_id``; reviews keep what they were asked."""
    name = commands.insist_on_free_name(
        db, ReviewTemplate, name, Reason.SAME_TEMPLATE, own_id=template_id
    )
    asked = _checked(kind, questions)
    if template_id is None:
        template = ReviewTemplate(name=name, kind=kind)
        db.add(template)
        db.flush()
    else:
        template = commands.find(db, ReviewTemplate, template_id)
        commands.put(template, {"name": name, "kind": kind})
    _put_questions(db, template.id, asked)
    return template


def delete(db: Db, template_id: int) -> None:
    """Delete a template; reviews keep what they were asked."""
    commands.delete(db, commands.find(db, ReviewTemplate, template_id))


def _checked(kind: FormKind, questions: Sequence[Question]) -> list[Question]:
    """The questions that ask something; refused where there are none, too many, or no weights."""
    asked = [one for one in questions if (one.own_question + one.my_question).strip()]
    if not asked:
        raise Refused(Reason.NO_QUESTIONS, "questions")
    if len(asked) > MOST_QUESTIONS:
        raise Refused(Reason.TOO_MANY_QUESTIONS, "questions", str(MOST_QUESTIONS))
    for one in asked:
        commands.insist_on_line(one.section, "section")
        if one.weight < 0:
            raise Refused(Reason.NEGATIVE, "weight")
    if kind is not FormKind.UPWARD and not any(one.weight for one in asked):
        raise Refused(Reason.NO_WEIGHTS, "weight")
    return asked


def _put_questions(db: Db, template_id: int, asked: Sequence[Question]) -> None:
    there = db.scalars(
        sa.select(ReviewTemplateSection)
        .where(ReviewTemplateSection.template_id == template_id)
        .order_by(ReviewTemplateSection.position, ReviewTemplateSection.id)
    ).all()
    wanted = [
        {
            "section": one.section,
            "weight": one.weight,
            "own_question": one.own_question,
            "my_question": one.my_question,
        }
        for one in asked
    ]
    blank = partial(ReviewTemplateSection, template_id=template_id, position=0, section="")
    commands.put_rows(db, there, wanted, blank)
