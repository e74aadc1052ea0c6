"""Publishing the training of a quarter; what is in the way is named, session by session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import training_gaps
from app.domain.errors import Reason, Refused
from app.training_words import gaps_words, meets_words

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session as Db

    from app.domain.models import TrainingPlan
    from app.formats import Formats

#: What is refused because of single sessions.
_NAMED = frozenset({Reason.NOT_WHOLE, Reason.CLASHES})


def publish(db: Db, plan_id: int, today: date, formats: Formats) -> TrainingPlan:
    """The team knows the quarter from now on.

    Refused while a session is not whole or meets something that it cannot; the refusal names each.
    """
    try:
        return training_gaps.publish(db, plan_id, today)
    except Refused as refused:
        if refused.reason not in _NAMED:
            raise
        raise Refused(refused.reason, "", _named(db, plan_id, formats)) from refused


def _named(db: Db, plan_id: int, formats: Formats) -> str:
    """All that is in the way: "25 February has no topic; 18 March meets the team’s meeting"."""
    standing = training_gaps.publishable(db, plan_id, {})
    met = [meets_words(one, formats) for one in standing.blocking]
    return "; ".join(dict.fromkeys((*gaps_words(standing.gaps, formats), *met)))
