"""The forms of reviews: a person's own answers before the talk, and feedback for the manager."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session as Db

from app import templates
from app.domain import people, review_forms, review_templates, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import FormKind, ReviewFileKind
from app.domain.review_form import (
    MARK_FIELD,
    SCORES,
    BlankForm,
    Question,
    Said,
    answer_field,
    score_field,
)
from app.gather import kept_reviews
from app.gather.parts import Wording
from app.report import content

OWN, UPWARD = "Self-assessment", "Feedback form"
_KINDS = {ReviewFileKind.FORM: OWN, ReviewFileKind.UPWARD: UPWARD}


def review_form(
    db: Db, person_id: int, wording: Wording, today: date, review_id: int | None = None
) -> content.ReviewForm:
    """The form on which somebody answers for themselves, with the figures of their review."""
    blank = review_forms.blank(db, _of(db, person_id, review_id), ReviewFileKind.FORM, today)
    known = kept_reviews.numbers(db, blank.review_id)
    return replace(sheet(blank, wording), figures=() if known is None else known.figures)


def upward_form(
    db: Db, person_id: int, wording: Wording, today: date, review_id: int | None = None
) -> content.ReviewForm:
    """The form on which somebody says what they think of how they are led, on its own sheet."""
    asked = upward_questions(db)
    whose = _of(db, person_id, review_id)
    return sheet(review_forms.blank(db, whose, ReviewFileKind.UPWARD, today, asked), wording)


def upward_questions(db: Db) -> list[tuple[str, str]]:
    """The headings and the questions with which feedback for the manager is asked for."""
    found = review_templates.usual(db, FormKind.UPWARD, templates.starter_review_templates())
    return [(one.section, one.own_question) for one in found.questions] if found else []


def sheet(form: BlankForm, wording: Wording) -> content.ReviewForm:
    """A form as it is printed, or filled on a screen."""
    return content.ReviewForm(
        paper=form.paper.value,
        cover=content.Cover(
            person=form.name,
            kind=_KINDS[form.kind],
            period=form.period.label,
            role="",
            company=form.company,
            prepared=wording.day(form.made_on),
            copy_for=form.name,
        ),
        mark=content.FormField(MARK_FIELD, "", form.said),
        how=_how(form, wording),
        questions=tuple(_asked(one, form.kind) for one in form.questions),
    )


def _of(db: Db, person_id: int, review_id: int | None) -> int:
    """The review that is asked for; one of somebody else is refused."""
    people.get(db, person_id)
    if review_id is None:
        raise Refused(Reason.NOT_PREPARED)
    if reviews.get(db, review_id).person.id != person_id:
        raise Refused(Reason.NOT_FOUND, "review")
    return review_id


def _how(form: BlankForm, wording: Wording) -> str:
    to = f" to {form.manager}" if form.manager else ""
    back = f"give it back{to} by {wording.day(form.due_on)}"
    if form.kind is ReviewFileKind.UPWARD:
        return (
            "This is about me: what helps you in how I lead, and what does not. I alone read it. "
            f"Fill it in on the screen or by pen, save it, and {back}. Leave empty what you would "
            "rather not say. A score goes from 1 (not at all) to 5 (fully)."
        )
    return (
        "These are your own words for our review: they come first, and mine stand beside them. "
        f"Fill it in on the screen or by pen, save it, and {back}. Leave empty what you would "
        "rather talk about. A score goes from 1 (not at all) to 5 (fully)."
    )


def _asked(one: Question, kind: ReviewFileKind) -> content.ReviewFormQuestion:
    """A question with what the person said to it before; of the manager they say it anew."""
    said = Said() if kind is ReviewFileKind.UPWARD else one.said
    score = "" if said.score is None else str(said.score)
    heading = f"{one.section}: score" if one.section else "Score"
    return content.ReviewFormQuestion(
        section=one.section,
        question=one.question,
        answer=content.FormField(answer_field(kind, one.position), one.question, said.text),
        score=content.FormField(score_field(kind, one.position), heading, score, SCORES),
    )
