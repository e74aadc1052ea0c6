"""What two people count on each other for: side by side, to read or to sign."""

from itertools import zip_longest

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.content import AgreementSheet, ManagerProfile, Promises, RepProfile
from app.report.page import Heading, heading
from app.report.rows import Look, Row, cell
from app.report.sections.signatures import Blank, lines
from app.report.sections.writing import PEN
from app.report.styles import BODY, GUTTER, MUTED, SMALL
from app.report.text import paragraphs

_TITLES = ("You can count on me for", "I count on you for")
#: Lines to write on where nothing is written yet, and where something is to be added.
_EMPTY_LINES, _MORE_LINES = 9, 3
_SIDES = ((0, 0), (2, 2))
_TO_WRITE_ON = Look(above=0, below=0, lined=_SIDES)
_TO_READ = Look(lined=_SIDES)


def section(content: RepProfile | ManagerProfile, width: float) -> list[Flowable]:
    """The agreement as a part of something else."""
    return part(content.agreement, width)


def part(promises: Promises | None, width: float, lines_to_add: int = 0) -> list[Flowable]:
    """What the two count on each other for, with so many lines to add to it by pen."""
    if promises is None and not lines_to_add:
        return []
    said = promises or Promises()
    titles = _row(cell(_TITLES[0], MUTED), cell(_TITLES[1], MUTED), width, _TO_READ)
    room = [_to_write_on(width) for _ in range(lines_to_add)]
    columns = [titles, *_columns(said, width), *room]
    if said.agreed:
        agreed = Row([cell(said.agreed, SMALL)], [width])
        columns[-1:] = [KeepTogether([columns[-1], agreed])]
    return [*heading("What we count on each other for"), *columns]


def sheet(content: AgreementSheet, width: float) -> list[Flowable]:
    """The agreement with room for a pen, and two lines to sign on."""
    written = bool(content.promises.mine or content.promises.theirs)
    count = _MORE_LINES if written else _EMPTY_LINES
    said = f"{content.signers.manager} says to {content.signers.person}:"
    return [
        Spacer(0, 14),
        *paragraphs(said, BODY),
        Heading(*_TITLES),
        *_columns(content.promises, width),
        *(_to_write_on(width) for _ in range(count)),
        _signed(content, width),
    ]


def _to_write_on(width: float) -> Row:
    return _row([Spacer(0, PEN)], [Spacer(0, PEN)], width, _TO_WRITE_ON)


def _columns(promises: Promises, width: float) -> list[Flowable]:
    """What is promised, line beside line."""
    pairs = zip_longest(promises.mine, promises.theirs, fillvalue="")
    return [
        _row(cell(mine, BODY), cell(theirs, BODY), width, _lined(mine, theirs))
        for mine, theirs in pairs
    ]


def _lined(mine: str, theirs: str) -> Look:
    return Look(
        lined=tuple(side for side, text in zip(_SIDES, (mine, theirs), strict=True) if text)
    )


def _row(left: list[Flowable], right: list[Flowable], width: float, look: Look) -> Row:
    half = (width - GUTTER) / 2
    return Row([left, [], right], [half, GUTTER, half], look)


def _signed(content: AgreementSheet, width: float) -> Flowable:
    """Since when and how long it holds, over the signatures."""
    agreed = content.promises.agreed
    since = paragraphs(agreed, BODY) if agreed else [Blank("We agreed on this on ", "____", ".")]
    holds = f"It holds until {content.until}. Either of us may ask to talk about it before."
    return KeepTogether(
        [Heading("Signatures"), *since, *paragraphs(holds, BODY), *lines(content.signers, width)]
    )
