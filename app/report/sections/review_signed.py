"""The foot of a review: the text that is signed, two lines, and whether a comment is attached."""

from reportlab.platypus import Flowable

from app.report.content import RepMonthly, RepQuarterly
from app.report.sections import review_month, review_talk, signatures
from app.report.sections.placing import Foot, over

#: The space above the block where there is little.
_ABOVE = 8.0


def section(content: RepQuarterly, width: float) -> list[Flowable]:
    """What comes next and what the person says to it, over the words and lines to sign.

    Kept together: nobody signs a sheet that does not say for what.
    """
    before = [review_talk.steps(content, width), review_talk.comment(content, width)]
    said = content.said
    return over(
        before,
        Foot(signatures.signed(content.signers, width, said.signed, commented=bool(said.comment))),
    )


def month(content: RepMonthly, width: float) -> list[Flowable]:
    """The same, set closer together."""
    before = [review_month.steps(content, width), review_month.comment(content, width)]
    said = content.said
    return over(
        before,
        Foot(
            signatures.closely(content.signers, width, said.signed, commented=bool(said.comment)),
            _ABOVE,
        ),
    )
