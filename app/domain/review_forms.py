"""The forms of reviews: made from the journal, and filed as they return."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    kept_files,
    rep_sheets,
    review_answers,
    review_full,
    review_parts,
    review_upward,
    reviews,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewFileKind, WordsFrom
from app.domain.models import Person, Review, ReviewFile
from app.domain.names import fold
from app.domain.review_form import (
    BlankForm,
    FilledForm,
    Question,
    Returned,
    Said,
    place,
    understand,
)
from app.domain.text import LONGEST_LINE, clean_line

_NOTHING = Said()


@dataclass(frozen=True)
class Beside:
    """A question, what stands here to it already, and what the form says."""

    position: int
    section: str
    question: str
    here: Said
    form: Said

    @property
    def differs(self) -> bool:
        """Whether the two say something, and not the same."""
        words = self.here.text.strip(), self.form.text.strip()
        scores = self.here.score, self.form.score
        return (all(words) and words[0] != words[1]) or (
            None not in scores and scores[0] != scores[1]
        )

    @property
    def is_new(self) -> bool:
        """Whether the form says something that does not stand here yet, and nothing against it."""
        return not self.differs and self.merged(take=False) != self.here

    def merged(self, *, take: bool) -> Said:
        """What stands here once the form is filed; ``take`` is whether the form's goes first."""
        first, second = (self.form, self.here) if take else (self.here, self.form)
        return Said(
            first.text if first.text.strip() else second.text,
            first.score if first.score is not None else second.score,
        )


@dataclass(frozen=True)
class Reading:
    """A returned form as it was understood, and where something else stands here already."""

    found: review_full.ReviewInFull
    form: FilledForm
    beside: tuple[Beside, ...]

    @property
    def differing(self) -> tuple[int, ...]:
        """The questions that filing leaves as they are unless it is told to take the form's."""
        return tuple(one.position for one in self.beside if one.differs)


@dataclass(frozen=True)
class Filed:
    """What became of a form: the questions that were written, and those that stayed as they were.

    ``known`` is whether the very file had been filed before, ``kept`` whether the journal keeps it:
    one that is too large is not kept.
    """

    review: Review
    taken: tuple[int, ...]
    left: tuple[int, ...]
    known: bool
    kept: bool


def blank(
    db: Db,
    review_id: int,
    kind: ReviewFileKind,
    today: date,
    upward: Sequence[tuple[str, str]] = (),
) -> BlankForm:
    """A form of a review that is prepared, with what they answered already.

    ``upward`` are the headings and questions of a form for feedback, which goes out empty.
    """
    _open(db, review_id, kind)
    found, chosen = reviews.get(db, review_id), settings.current(db)
    questions = [Question(number, *one) for number, one in enumerate(upward)]
    if kind is not ReviewFileKind.UPWARD:
        questions = asked(db, review_id, kind)
    if not questions:
        raise Refused(Reason.NO_QUESTIONS)
    return BlankForm(
        kind=kind,
        mark=rep_sheets.mark(db),
        review_id=review_id,
        person_id=found.person.id,
        name=found.person.name,
        manager=chosen.manager,
        company=chosen.company,
        period=found.period,
        due_on=found.review.planned_for or found.slot.due_on,
        made_on=today,
        paper=chosen.paper,
        questions=tuple(questions),
    )


def asked(db: Db, review_id: int, kind: ReviewFileKind) -> list[Question]:
    """The questions of a form of a review, with what stands here to each of them."""
    if kind is ReviewFileKind.UPWARD:
        return [
            Question(one.position, "", one.question, Said(one.answer, one.score))
            for one in review_upward.answers(db, review_id)
        ]
    return [
        Question(one.position, one.section, one.own_question, Said(one.own_answer, one.own_score))
        for one in reviews.get(db, review_id).sections
        if one.own_question
    ]


def understood(db: Db, returned: Returned, review_id: int | None = None) -> Reading:
    """What a returned form says, beside what stands here already.

    ``review_id`` is the review that it is read for, if any. Refused where it is the form of another
    journal or another review, where the review is closed, and where nothing is written on it.
    """
    found = _whose(db, returned, review_id)
    _open(db, found.id, returned.kind)
    form = understand(returned, _with_theirs(asked(db, found.id, returned.kind), returned))
    if form.is_empty:
        raise Refused(Reason.FORM_IS_EMPTY)
    return beside(db, found.id, form)


def beside(db: Db, review_id: int, form: FilledForm) -> Reading:
    """What a form says beside what stands here."""
    found = reviews.get(db, review_id)
    here = {one.position: one.said for one in asked(db, found.id, form.kind)}
    return Reading(
        found,
        form,
        tuple(
            Beside(
                one.position, one.section, one.question, here.get(one.position, Said()), one.said
            )
            for one in form.questions
        ),
    )


def filed_before(db: Db, review_id: int, kind: ReviewFileKind, content: bytes) -> ReviewFile | None:
    """The form that is this very file; None where the review has none such."""
    query = sa.select(ReviewFile).where(
        ReviewFile.review_id == review_id,
        ReviewFile.kind == kind,
        ReviewFile.digest == kept_files.digest(content),
    )
    return db.scalars(query).first()


def file(
    db: Db,
    review_id: int,
    form: FilledForm,
    today: date,
    *,
    file_name: str,
    content: bytes,
    take: Collection[int] = (),
) -> Filed:
    """Keep a returned form, and write down what the person wrote in it, as their own words.

    What stands here already stays, unless ``take`` has the position of its question.
    """
    review = _open(db, review_id, form.kind)
    reading = beside(db, review_id, form)
    after = {one.position: one.merged(take=one.position in take) for one in reading.beside}
    taken = tuple(one.position for one in reading.beside if after[one.position] != one.here)
    _write(db, reading, after, taken, today)
    known = filed_before(db, review_id, form.kind, content) is not None
    if not known:
        returned = kept_files.came_back(file_name, content, today)
        db.add(ReviewFile(review_id=review_id, kind=form.kind, **returned))
    db.flush()
    left = tuple(position for position in reading.differing if position not in take)
    return Filed(review, taken, left, known, kept_files.is_kept(content))


def called(found: review_full.ReviewInFull) -> str:
    """Whose review it is, of which period and, where there are several, which revision."""
    number = found.review.revision
    revision = f", revision {number}" if number > 1 else ""
    return f"{found.person.name}, {found.period.label}{revision}"


def _whose(db: Db, returned: Returned, review_id: int | None) -> review_full.ReviewInFull:
    """The review that a form is about, as its latest revision.

    Refused where it is not here, or not the one wanted.
    """
    if returned.mark != rep_sheets.mark(db):
        raise Refused(Reason.FORM_OF_ANOTHER_JOURNAL)
    review, person = db.get(Review, returned.review_id), db.get(Person, returned.person_id)
    if person is None:
        raise Refused(Reason.FORM_OF_ANOTHER_REVIEW, "", "somebody who is no longer here")
    if review is None or review.person_id != person.id:
        whose = f"one of {person.name} that is no longer here"
        raise Refused(Reason.FORM_OF_ANOTHER_REVIEW, "", whose)
    found = reviews.get(db, review.id)
    again = reviews.latest(db, person.id, review.kind, review.starts_on)
    if again is not None and review_id in (None, again.id):
        return again  # what they wrote for the first revision is theirs in the one that is open
    if review_id not in (None, review.id):
        raise Refused(Reason.FORM_OF_ANOTHER_REVIEW, "", called(found))
    return found


def _open(db: Db, review_id: int, kind: ReviewFileKind) -> Review:
    """A review that takes a form of a kind; feedback does not wait for its numbers."""
    if kind is ReviewFileKind.UPWARD:
        return review_parts.unclosed(db, review_id)
    return review_parts.prepared(db, review_id)


def _with_theirs(here: Sequence[Question], returned: Returned) -> list[Question]:
    """The questions here, and with feedback those that only the form asks.

    Nothing here says what the form asked when it went out.
    """
    if returned.kind is not ReviewFileKind.UPWARD:
        return list(here)
    known, found = {fold(one.question) for one in here}, list(here)
    for number in sorted({place(name) for name in returned.present}):
        question = clean_line(returned.question(number))[:LONGEST_LINE]
        if not here or (question and fold(question) not in known):
            found.append(Question(len(found), "", question or f"Question {number + 1}"))
    return found


def _write(
    db: Db, reading: Reading, after: dict[int, Said], taken: Collection[int], today: date
) -> None:
    """Write down what is new, as their own words."""
    review_id = reading.found.id
    if reading.form.kind is ReviewFileKind.UPWARD:
        answers = {number: said.text for number, said in after.items()}
        scores = {number: said.score for number, said in after.items()}
        questions = [one.question for one in reading.beside]
        if taken:
            review_upward.record(db, review_id, questions, answers, scores)
        return
    if taken or reading.found.review.own_on is None:
        review_answers.own(
            db,
            review_id,
            {number: after[number].text for number in taken},
            {number: after[number].score for number in taken},
            WordsFrom.FORM,
            today,
            today,
        )
