"""Preparing reviews one after another: which were, and whose were refused and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import labels, reviewing
from app.domain import settings
from app.domain.errors import Refused
from app.formats import Formats

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Person
    from app.domain.review_timing import Slot
    from app.journal import Journal


class Preparing:
    """Each review is a step of its own, which can be taken back by itself.

    ``done`` are the ids of the reviews that were prepared, ``refused`` whose were not, and why.
    """

    def __init__(self, journal: Journal, today: date) -> None:
        self._journal, self._today = journal, today
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self.done: list[int] = []
        self.refused: list[tuple[str, str]] = []

    def prepare(self, person: Person, one: Slot) -> None:
        """Prepare somebody's review of a period, begun where there is none. Raises JournalFault."""
        told = f"Review of {person.called}, {one.period.label}, prepared"
        given = one, [person.id], self._today, self._formats
        try:
            found = self._journal.do(told, reviewing.prepare_all, *given)
        except Refused as refused:
            self.refused.append((person.name, labels.refusal(refused)))
            return
        self.done += found.done
        self.refused += [(person.name, labels.refusal(why)) for _, why in found.refused]

    @property
    def counted(self) -> str:
        """How many were prepared."""
        count = len(self.done)
        return "1 review prepared" if count == 1 else f"{count or 'No'} reviews prepared"

    @property
    def complaint(self) -> str:
        """Who was refused, and why; nothing where nobody was."""
        return " ".join(f"{name}: {why}" for name, why in self.refused)
