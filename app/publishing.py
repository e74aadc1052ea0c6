"""Planning the training of a quarter and publishing it; what is in the way is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain import training_gaps, training_proposals, training_quarters
from app.domain.errors import Reason, Refused
from app.training_words import gaps_words, meets_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session as Db

    from app.domain.models import TrainingPlan
    from app.domain.training_days import Pattern
    from app.formats import Formats

#: What is refused because of single sessions.
_NAMED = frozenset({Reason.NOT_WHOLE, Reason.CLASHES})


@dataclass(frozen=True)
class Asked:
    """What is to be done with a quarter: laid out by a ``pattern``, filled, published.

    A pattern leaves out the ``closed`` days.
    """

    pattern: Pattern | None = None
    closed: Mapping[date, str] = field(default_factory=dict)
    propose: bool = False
    publish: bool = False


def carry_out(db: Db, day: date, today: date, asked: Asked, formats: Formats) -> TrainingPlan:
    """Do with the quarter that holds a day all that is asked for, or nothing where one is refused.

    It is begun where there is no plan for it yet.
    """
    if asked.pattern is not None:
        plan = training_quarters.lay_out(db, day, today, asked.pattern, asked.closed)
    else:
        plan = training_quarters.begin(db, day, today)
    if asked.propose:
        training_proposals.fill(db, plan.id, today)
    return publish(db, plan.id, today, formats) if asked.publish else plan


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
