"""What the person says of the manager, on a form of its own: it is for the manager alone."""

from collections.abc import Mapping, Sequence
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, review_parts
from app.domain.errors import Reason, Refused
from app.domain.models import UpwardAnswer
from app.domain.review_scores import insist_on_score


def answers(db: Db, review_id: int) -> Sequence[UpwardAnswer]:
    """What the person said of the manager, question by question."""
    query = sa.select(UpwardAnswer).where(UpwardAnswer.review_id == review_id)
    return db.scalars(query.order_by(UpwardAnswer.position)).all()


def record(
    db: Db,
    review_id: int,
    questions: Sequence[str],
    said: Mapping[int, str],
    scores: Mapping[int, int | None],
) -> Sequence[UpwardAnswer]:
    """Write down what the person answered to these questions, in place of what stood there.

    What was ``said``, and the ``scores`` from 1 to 5, are by the place of their question, from 0.
    Refused where nothing was answered at all.
    """
    review = review_parts.unclosed(db, review_id)
    if not any(text.strip() for text in said.values()) and not _some(scores):
        raise Refused(Reason.FORM_IS_EMPTY)
    wanted = [
        {
            "question": question,
            "answer": said.get(position, "").strip(),
            "score": insist_on_score(scores.get(position), "score"),
        }
        for position, question in enumerate(questions)
    ]
    blank = partial(UpwardAnswer, review_id=review.id, position=0, question="")
    commands.put_rows(db, answers(db, review.id), wanted, blank)
    db.flush()
    return answers(db, review.id)


def _some(scores: Mapping[int, int | None]) -> bool:
    return any(score is not None for score in scores.values())
