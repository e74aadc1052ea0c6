"""The signature block under a review."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report import fonts
from app.report.content import RepQuarterly, Signers
from app.report.page import Heading
from app.report.rows import Cell, Look, Row, cell
from app.report.sections import agreed
from app.report.sections.marks import box
from app.report.styles import BODY, COLOURS, GUTTER, SMALL, STRONG
from app.report.text import paragraphs

_DISCUSSED = ("We discussed this {} on ", "____", ".")
_CONFIRMS = (
    "My signature confirms that I received it and could comment; "
    "it does not mean that I agree with every point."
)
#: How many times wider than typed the blank for the date is drawn: a pen needs about 40 mm.
_STRETCH = 5.5
_ROOM_FOR_A_PEN = 30.0
_TO_SIGN_ON = Look(below=0, lined=((0, 0), (2, 2)), colour=COLOURS["ink"])
_BOX, _YES = 14.0, 40.0


class Blank(Flowable):  # type: ignore[misc]
    """A sentence with a blank for a date, ``____``, drawn wide enough to write in."""

    def __init__(self, *parts: str) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        return width, BODY.leading

    def draw(self) -> None:
        """Print the sentence as it is worded, with its blank drawn wider."""
        line = self.canv.beginText(0, BODY.leading - BODY.fontSize)
        line.setFont(BODY.fontName, BODY.fontSize)
        line.setFillColor(COLOURS["ink"])
        for part in self._parts:
            line.setHorizScale(100 * _STRETCH if part.startswith("_") else 100)
            line.textOut(part)
        self.canv.drawText(line)


def section(content: RepQuarterly, width: float) -> list[Flowable]:
    """What is agreed, the text, two lines to sign on, and whether a comment is attached.

    Kept together: nobody signs a sheet that does not say for what.
    """
    return [KeepTogether([*agreed.lines(width), *signed(content.signers, width)])]


def signed(signers: Signers, width: float, what: str = "review") -> list[Flowable]:
    """The text under a review or a plan, two lines to sign on, and room for a comment."""
    return [
        Heading("Signatures"),
        Blank(*(part.format(what) for part in _DISCUSSED)),
        *paragraphs(_CONFIRMS, BODY),
        *lines(signers, width),
        _comment(width),
    ]


def lines(signers: Signers, width: float) -> list[Flowable]:
    """Room for a pen, two lines, and under them whose they are."""
    half = (width - GUTTER) / 2
    widths = [half, GUTTER, half]
    person = cell(signers.person, STRONG)
    manager = cell(signers.manager, STRONG)
    left = [*person, *cell("Salesperson, signature and date", SMALL)]
    right = [*manager, *cell("Manager, signature and date", SMALL)]
    pen = Row([[Spacer(0, _ROOM_FOR_A_PEN)]], widths, _TO_SIGN_ON)
    return [pen, Row([left, [], right], widths)]


def _comment(width: float) -> Flowable:
    asked = "Comment attached"
    label = fonts.width(asked, BODY.fontName, BODY.fontSize) + 24
    cells: list[Cell] = [
        cell(asked, BODY),
        [box(ticked=False)],
        cell("yes", BODY),
        [box(ticked=False)],
        cell("no", BODY),
    ]
    return Row(cells, [label, _BOX, _YES, _BOX, width - label - 2 * _BOX - _YES], Look(above=8))
