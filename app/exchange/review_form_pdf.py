"""The PDF forms of reviews as they come back from whichever program filled them."""

import re

from app.domain.kinds import ReviewFileKind
from app.domain.review_form import ANSWER, KINDS, MARK, SCORE, Returned
from app.exchange import form_pdf

_NAMES = "|".join(KINDS.values())
_KIND = form_pdf.Kind(
    fields=form_pdf.named(rf"(?:{_NAMES})\.\d{{1,3}}\.(?:{ANSWER}|{SCORE})"),
    mark=re.compile(
        rf"{MARK} 1 (?P<mark>[0-9a-f]{{1,64}}) (?P<who>\d{{1,15}}) (?P<review>\d{{1,15}}) "
        rf"(?P<kind>{'|'.join(kind.value for kind in KINDS)})\b",
        re.A,
    ),
    none="This is no form of a review that Touchline made.",
)


def read(data: bytes, name: str) -> Returned:
    """What the fields of the form in ``data`` say, the content of a file called ``name``.

    Raises Unreadable for anything that is no form of a review with its fields.
    """
    found = form_pdf.read(data, _KIND)
    return Returned(
        file=name,
        mark=found.mark["mark"],
        person_id=int(found.mark["who"]),
        review_id=int(found.mark["review"]),
        kind=ReviewFileKind(found.mark["kind"]),
        fields={key: text for key, text in found.fields.items() if text},
        asked={key: asked for key, asked in found.asked.items() if key.endswith(ANSWER)},
        present=frozenset(found.fields),
    )
