"""Several answers, weights or signatures of a review in one step, as they come from one form."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import review_answers, review_signing
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner


def answer(db: Db, said: Mapping[int, tuple[str, int | None]]) -> None:
    """Write down what the manager answers, and the score, by the id of the section."""
    for section_id, (text, score) in said.items():
        try:
            review_answers.mine(db, section_id, answer=text, score=score)
        except Refused as refused:
            raise Refused(refused.reason, f"answer-{section_id}", refused.detail) from refused


def weigh(db: Db, weights: Mapping[int, int]) -> None:
    """Let sections count for so many points, by the id of the section."""
    # The heaviest first, so that all of the weight can move from one section to another.
    for section_id, weight in sorted(weights.items(), key=lambda one: -one[1]):
        try:
            review_answers.weigh(db, section_id, weight)
        except Refused as refused:
            raise Refused(refused.reason, f"weight-{section_id}", refused.detail) from refused


def sign(
    db: Db, review_id: int, signed: Mapping[Owner, tuple[date | None, bool]], today: date
) -> None:
    """Note of each on which day they signed, or declined to; None takes it back."""
    for owner, (on, declined) in signed.items():
        if declined and on is None:
            raise Refused(Reason.EMPTY, owner.value)
        review_signing.sign(db, review_id, owner, on, today, declined=declined)
