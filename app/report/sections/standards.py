"""Standards: what is expected, with a line to say that one read it, and what was missed."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.content import (
    Expectations,
    Expected,
    KeptMiss,
    ManagerStandards,
    Readers,
    ReadersOfArea,
    RepStandards,
    Signers,
    TalkedMiss,
    TeamStandards,
)
from app.report.page import Heading, heading
from app.report.rows import LINED, Cell, Row, cell, heads, table
from app.report.sections import signatures
from app.report.sections.signatures import Blank
from app.report.sections.writing import LINE, PEN
from app.report.styles import BODY, HUNCH, MUTED, NUMBER, SMALL, STRONG
from app.report.text import paragraphs

EMPTY = "No standards hold for this role yet."
_READ_ON = ("I read these standards on ", "____", " and could ask about them.")
_CONFIRMS = "My signature confirms that I know what is expected of me and how it is seen."
_AROUND = "My signature confirms that I read these standards and could ask about them."
_MISSED = "What was missed, and what we agreed"

_MEASURE, _ENOUGH, _HOLDS = 138.0, 84.0, 104.0
_LABEL, _DATED = 96.0, 128.0
_NAME, _DAY = 190.0, 100.0
_COUNT = 52.0
#: So many sign a sheet that goes round.
_ROUND = 10


def areas(content: RepStandards | ManagerStandards, width: float) -> list[Flowable]:
    """The standards of each area with what shows them and how much of it is enough."""
    if not content.areas:
        return [Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    return expected(content.areas, width)


def expected(said: tuple[Expectations, ...], width: float) -> list[Flowable]:
    """A table for each area; nothing where there are none."""
    return [flowable for area in said for flowable in _area(area, width)]


def talked(content: RepStandards, width: float) -> list[Flowable]:
    """What was missed, as the two talked about it: facts, support, correction (S3-12)."""
    return talked_about(content.misses, width)


def talked_about(misses: tuple[TalkedMiss, ...], width: float) -> list[Flowable]:
    """A block for each; nothing where nothing was missed."""
    if not misses:
        return []
    first, *rest = (_talked(miss, width) for miss in misses)
    return [KeepTogether([Heading(_MISSED), *first]), *map(KeepTogether, rest)]


def acknowledged(content: RepStandards, width: float) -> list[Flowable]:
    """A line to sign on, or several where the sheet goes round."""
    if not content.areas:
        return []
    if content.signers is None:
        return _round(width)
    return [KeepTogether(_signed(content.signers, width))]


def missed(content: ManagerStandards, width: float) -> list[Flowable]:
    """Every miss with what it had for an effect and how long it waited, for the manager alone."""
    if not content.misses:
        return []
    first, *rest = (_kept(miss, width) for miss in content.misses)
    return [KeepTogether([Heading("What was missed"), *first]), *map(KeepTogether, rest)]


def readers(content: TeamStandards, width: float) -> list[Flowable]:
    """Each standard with who acknowledged it when, and who is still to."""
    if not content.areas:
        return [Spacer(0, 10), *paragraphs("No standard has been written yet.", MUTED)]
    return [flowable for area in content.areas for flowable in _read(area, width)]


def _area(area: Expectations, width: float) -> list[Flowable]:
    widths = [width - _MEASURE - _ENOUGH - _HOLDS, _MEASURE, _ENOUGH, _HOLDS]
    head = heads(("What is expected", "What shows it", "Enough is", "Holds"), widths)
    rows = [_expected(one) for one in area.standards]
    return [*heading(area.area), *table(rows, widths, head=head, whole=True)]


def _expected(one: Expected) -> list[Cell]:
    return [
        cell(one.statement, STRONG),
        cell(one.measure, BODY),
        cell(one.threshold, BODY),
        [*cell(one.holds, SMALL), *cell(one.read, SMALL)],
    ]


def _talked(miss: TalkedMiss, width: float) -> list[Flowable]:
    said = (("Facts", miss.facts), ("Support offered", miss.support), ("Agreed", miss.correction))
    return _block(miss.standard, miss.dated, said, width)


def _kept(miss: KeptMiss, width: float) -> list[Flowable]:
    said = (
        ("Facts", miss.facts),
        ("Effect", miss.effect),
        ("Support offered", miss.support),
        ("Agreed", miss.correction),
    )
    dated = "\n".join(filter(None, (miss.dated, miss.waited, "private" if miss.private else "")))
    return _block(miss.standard, dated, said, width)


def _block(
    title: str, dated: str, said: tuple[tuple[str, str], ...], width: float
) -> list[Flowable]:
    """The standard with its days beside it, and what was said of it below each other."""
    told: Cell = [*cell(title, STRONG)]
    for label, text in said:
        if text:
            told += [Row([cell(label, MUTED), cell(text, BODY)], [_LABEL, width - _LABEL - _DATED])]
    return [Row([told, cell(dated, SMALL)], [width - _DATED, _DATED], LINED)]


def _signed(signers: Signers, width: float) -> list[Flowable]:
    return [
        Heading("Acknowledgement"),
        Blank(*_READ_ON),
        *paragraphs(_CONFIRMS, BODY),
        *signatures.lines(signers, width),
    ]


def _round(width: float) -> list[Flowable]:
    widths = [_NAME, _DAY, width - _NAME - _DAY]
    head = heads(("Name", "Date", "Signature"), widths)
    rows = [[[Spacer(0, PEN)], [], []] for _ in range(_ROUND)]
    said = paragraphs(_AROUND, BODY)
    return [*heading("Acknowledgement", room=130), *said, *table(rows, widths, LINE, head)]


def _read(area: ReadersOfArea, width: float) -> list[Flowable]:
    half = (width - _COUNT) * 0.36
    widths = [half, _COUNT, width - half - _COUNT]
    head = heads(("Standard", "Read by", "Who, and when"), widths, (1,))
    rows = [_readers(one) for one in area.standards]
    return [*heading(area.area), *table(rows, widths, head=head, whole=True)]


def _readers(one: Readers) -> list[Cell]:
    waiting = f"Still to read it: {', '.join(one.waiting)}" if one.waiting else ""
    return [
        [*cell(one.statement, STRONG), *cell(one.scope, SMALL)],
        cell(one.count, NUMBER),
        [*cell(", ".join(one.read), BODY), *cell(waiting, HUNCH)],
    ]
