"""What the scores of a review come to: each section counts by its weight, of those with a score."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from app.domain.errors import Reason, Refused
from app.domain.kinds import Voice

SCORES = range(1, 6)


class Scored(Protocol):
    """A section as far as scores go; see ``models.ReviewSection``."""

    @property
    def weight(self) -> int:
        """Its points beside the other sections."""

    @property
    def own_score(self) -> int | None:
        """The person's own score, from 1 to 5."""

    @property
    def my_score(self) -> int | None:
        """The manager's score, from 1 to 5."""


@dataclass(frozen=True)
class Overall:
    """The weighted score of one voice, None without any, and how many points it is based on."""

    value: float | None
    based_on: int
    of: int


def overall(sections: Iterable[Scored], voice: Voice) -> Overall:
    """The score that one voice gave over all: a section without a score, or a weight, is left out.

    What is used counts as if it were all there is, so the value stays between 1 and 5.
    """
    weighed = [(one.weight, _score(one, voice)) for one in sections]
    used = [(weight, score) for weight, score in weighed if score is not None and weight > 0]
    based_on = sum(weight for weight, _ in used)
    total = sum(weight * score for weight, score in used)
    return Overall(
        total / based_on if based_on else None, based_on, sum(weight for weight, _ in weighed)
    )


def insist_on_score(score: int | None, field: str) -> int | None:
    """A score from 1 to 5, or None; refused where it is another number."""
    if score is not None and score not in SCORES:
        raise Refused(Reason.SCORE_OUT_OF_RANGE, field)
    return score


def _score(section: Scored, voice: Voice) -> int | None:
    return section.own_score if voice is Voice.SELF else section.my_score
