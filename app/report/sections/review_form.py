"""The form on which somebody answers before a review, on a screen or by pen."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report import fields
from app.report.content import FormField, Paper, ReviewForm, ReviewFormQuestion
from app.report.page import Heading
from app.report.sections import cover
from app.report.sections.plan_form import Box, Mark
from app.report.sections.writing import PEN, Scale
from app.report.styles import BODY, COLOURS, HAIRLINE, MUTED, SMALL
from app.report.text import paragraphs

ASK = "Mark a circle, or choose a number:"
#: Lines for an answer, so that three stand on a page, and for one of few.
_LINES: dict[Paper, int] = {"a4": 5, "letter": 4, "a3": 5}
_MORE_LINES, _FEW = 9, 2
_CHOICE = 46.0
_EDGE = 1.5
_HIGHEST = 560.0


def head(content: ReviewForm, width: float) -> list[Flowable]:
    """Whose form it is, what to have in sight, and to whom it goes back."""
    return [
        Mark(content.mark),
        *cover.plain(content, width),
        *cover.figures(content.figures, width),
        Spacer(0, 10),
        *paragraphs(content.how, BODY),
    ]


def asked(content: ReviewForm, width: float) -> list[Flowable]:
    """Each question with room for the answer, and for a score where one is asked for."""
    few = len(content.questions) <= _FEW
    count = _MORE_LINES if few else _LINES[content.paper]
    return [
        KeepTogether(_asked(number, one, width, count))
        for number, one in enumerate(content.questions, 1)
    ]


def _asked(number: int, one: ReviewFormQuestion, width: float, count: int) -> list[Flowable]:
    said = fields.height_of([one.answer.text], width) if one.answer.text else 0
    score = [Spacer(0, 3), _Score(one.score)] if one.score is not None else []
    return [
        Heading(one.section or f"Question {number}"),
        *paragraphs(one.question, MUTED),
        Spacer(0, 4),
        Box(one.answer, min(max(count * PEN, said), _HIGHEST)),
        *score,
    ]


class _Score(Flowable):  # type: ignore[misc]
    """Circles from 1 to 5 for a pen, beside the same choice on a screen."""

    def __init__(self, said: FormField) -> None:
        super().__init__()
        self._said = said
        self._scale = Scale("Not at all", "Fully", _chosen(said))

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        self.width = width
        return width, PEN

    def draw(self) -> None:
        """Print the circles, then the field with its words in front."""
        canvas = self.canv
        self._scale.drawOn(canvas, 0, 0)
        left = self.width - _CHOICE
        canvas.setFont(SMALL.fontName, SMALL.fontSize)
        canvas.setFillColor(SMALL.textColor)
        canvas.drawRightString(left - 8, PEN / 2 - 3, ASK)
        canvas.setStrokeColor(COLOURS["muted"])
        canvas.setLineWidth(HAIRLINE)
        canvas.roundRect(left, 2, _CHOICE, PEN - 4, 4, stroke=1, fill=0)
        place = (left + _EDGE, 2 + _EDGE, _CHOICE - 2 * _EDGE, PEN - 4 - 2 * _EDGE)
        fields.put(canvas, self._said, place)


def _chosen(said: FormField) -> int | None:
    return int(said.text) if said.text in {"1", "2", "3", "4", "5"} else None
