"""What a review's form says, by question: what is not understood, what differs, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.kinds import ReviewFileKind
from app.ui.dialogs import read_review_words as say
from app.ui.dialogs.read_form_parts import NOTHING, Beside, SaidPage, Sides, short
from app.ui.parts import Card, Chip, Row

if TYPE_CHECKING:
    from app.domain import review_forms
    from app.domain.review_forms import Reading
    from app.ui.dialogs.read_form_parts import Pair

KEEP = "Keep what stands here"
TAKE = "Take what the form says"
_SIDES = Sides("Here", "On the form", KEEP, TAKE)


class Answers(SaidPage["Reading"]):
    """What a review's form says, as far as it was understood."""

    def __init__(self) -> None:
        super().__init__("Not the same as what stands here")
        self.answers = Card("In their own words")
        cards = (self.problems, self.differing, self.answers)
        self.put(cards, wide=cards)

    def fill(self) -> None:
        """Show what was answered, apart from what differs."""
        reading: Reading = self._shown[0]
        self.fill_problems(reading.form.problems)
        self.fill_differing(
            [
                Beside(one.position, say.heading(one), _pairs(one), _SIDES)
                for one in reading.beside
                if one.differs
            ]
        )
        self.answers.clear()
        said = [one for one in reading.beside if not (one.form.is_empty or one.differs)]
        for one in said:
            self.answers.add(_row(one, private=reading.form.kind is ReviewFileKind.UPWARD))
        self.answers.setVisible(bool(said))


def _pairs(one: review_forms.Beside) -> list[Pair]:
    """What stands here and on the form: the words, and the scores where there are any."""
    words = one.here.text or NOTHING, one.form.text or NOTHING
    scores = say.score(one.here) or NOTHING, say.score(one.form) or NOTHING
    return [pair for pair in (words, scores) if pair != (NOTHING, NOTHING)]


def _row(one: review_forms.Beside, *, private: bool) -> Row:
    chip = Chip("New", "accent") if one.is_new else Chip("As it stands")
    text = short(one.form.text) or NOTHING
    return Row(
        text, above=one.question, below=say.score(one.form), right=chip, private=private,
        below_private=private,
    )  # fmt: skip
