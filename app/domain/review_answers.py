"""The sections of a review: what each of the two is asked and answers in them, and their weight."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, review_parts, reviews
from app.domain.errors import Reason, Refused
from app.domain.kinds import WordsFrom
from app.domain.models import Review, ReviewSection
from app.domain.review_scores import insist_on_score
from app.domain.review_templates import Question
from app.domain.text import clean_line


def ask(db: Db, review_id: int, questions: Sequence[Question]) -> None:
    """Give a review the sections of a template.

    What was answered to a question that is asked again stays with it; what was answered to another
    is not lost either, it stands after them. Where the same is asked as before, all stays.
    """
    review = review_parts.prepared(db, review_id)
    before = _sections(db, review.id)
    if [_asked(one) for one in before] == [_wanted(one) for one in questions]:
        return
    left = [_Left(one) for one in before]
    made = [_made(review.id, one, left) for one in questions]
    made += [kept for one in left if (kept := one.as_section(review.id)) is not None]
    for old in before:
        db.delete(old)
    db.flush()
    for position, section in enumerate(made):
        section.position = position
        db.add(section)
    db.flush()


def own(  # noqa: PLR0917  # whose, what, how it came, and the days
    db: Db,
    review_id: int,
    answers: Mapping[int, str],
    scores: Mapping[int, int | None],
    words_from: WordsFrom,
    on: date,
    today: date,
) -> Review:
    """Write down the person's own answers and scores by the position of their section.

    They are in since a day then. What is said of no section stays as it was; refused where nothing
    of theirs is there in the end.
    """
    review = review_parts.prepared(db, review_id)
    sections = {one.position: one for one in _sections(db, review.id)}
    for position, text in answers.items():
        commands.put(_at(sections, position), {"own_answer": text.strip()})
    for position, score in scores.items():
        given = insist_on_score(score, "own_score")
        commands.put(_at(sections, position), {"own_score": given})
    if not any(one.own_answer or one.own_score is not None for one in sections.values()):
        raise Refused(Reason.FORM_IS_EMPTY)
    return reviews.take_own(db, review_id, words_from, on, today)


def mine(db: Db, section_id: int, *, answer: str, score: int | None) -> ReviewSection:
    """Write down what the manager answers, also before the person's own answers are in.

    Until then nothing that the two look at together shows it.
    """
    section = _section(db, section_id)
    given = insist_on_score(score, "my_score")
    commands.put(section, {"my_answer": answer, "my_score": given})
    return section


def weigh(db: Db, section_id: int, weight: int) -> ReviewSection:
    """Let a section count for so many points; at least one counts."""
    section = _section(db, section_id)
    if weight < 0:
        raise Refused(Reason.NEGATIVE, "weight")
    others = (one for one in _sections(db, section.review_id) if one is not section)
    if weight == 0 and not any(one.weight for one in others):
        raise Refused(Reason.NO_WEIGHTS, "weight")
    commands.put(section, {"weight": weight})
    return section


class _Left:
    """What was answered in a section of before and is not taken over by another one yet."""

    def __init__(self, section: ReviewSection) -> None:
        self.section = section
        self.own = bool(section.own_answer.strip()) or section.own_score is not None
        self.mine = bool(section.my_answer.strip()) or section.my_score is not None

    def as_section(self, review_id: int) -> ReviewSection | None:
        """The section with only what is left of it; None where nothing is."""
        if not self.own and not self.mine:
            return None
        old = self.section
        made = ReviewSection(review_id=review_id, position=0, section=old.section)
        commands.put(made, {"weight": old.weight})
        if self.own:
            self.give_own(made)
        if self.mine:
            self.give_mine(made)
        return made

    def give_own(self, made: ReviewSection) -> None:
        """Put the person's own question and answer into another section."""
        old, self.own = self.section, False
        made.own_question, made.own_answer = old.own_question, old.own_answer
        made.own_score = old.own_score

    def give_mine(self, made: ReviewSection) -> None:
        """Put the manager's question and answer into another section."""
        old, self.mine = self.section, False
        made.my_question, made.my_answer = old.my_question, old.my_answer
        made.my_score = old.my_score


def _made(review_id: int, question: Question, left: Iterable[_Left]) -> ReviewSection:
    """A section that asks what is wanted, with what was answered to it before."""
    made = ReviewSection(
        review_id=review_id, position=0, section=question.section, weight=question.weight,
        own_question=question.own_question, my_question=question.my_question,
    )  # fmt: skip
    for one in left:
        if one.own and one.section.own_question == made.own_question:
            one.give_own(made)
            break
    for one in left:
        if one.mine and one.section.my_question == made.my_question:
            one.give_mine(made)
            break
    return made


def _asked(section: ReviewSection) -> tuple[str, str, str]:
    return section.section, section.own_question, section.my_question


def _wanted(question: Question) -> tuple[str, str, str]:
    said = (question.section, question.own_question, question.my_question)
    section, own_question, my_question = map(clean_line, said)
    return section, own_question, my_question


def _sections(db: Db, review_id: int) -> Sequence[ReviewSection]:
    query = sa.select(ReviewSection).where(ReviewSection.review_id == review_id)
    return db.scalars(query.order_by(ReviewSection.position)).all()


def _section(db: Db, section_id: int) -> ReviewSection:
    """A section of a review that may still be changed."""
    section = commands.find(db, ReviewSection, section_id)
    review_parts.prepared(db, section.review_id)
    return section


def _at(sections: Mapping[int, ReviewSection], position: int) -> ReviewSection:
    if position not in sections:
        raise Refused(Reason.NOT_FOUND)
    return sections[position]
