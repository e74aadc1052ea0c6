"""The signature block under a review."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.content import Signed, Signers
from app.report.page import Heading
from app.report.rows import PLAIN, Cell, Look, Row, cell
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
_ROOM_FOR_A_PEN, _CLOSE_PEN = 30.0, 22.0
_TO_SIGN_ON = Look(below=0, lined=((0, 0), (2, 2)), colour=COLOURS["ink"])
_BOX, _YES, _ASKED, _BELOW_TITLE = 14.0, 40.0, 200.0, 3.0


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


def signed(
    signers: Signers,
    width: float,
    told: Sequence[Signed] = (),
    *,
    what: str = "review",
    commented: bool = False,
) -> list[Flowable]:
    """The text under a review or a plan, two lines to sign on, and whether there is a comment.

    ``told`` says who signed already, or declined to.
    """
    return [
        Heading("Signatures"),
        Blank(*(part.format(what) for part in _DISCUSSED)),
        *paragraphs(_CONFIRMS, BODY),
        *lines(signers, width),
        *_told(told),
        _comment(width, commented=commented),
    ]


def closely(
    signers: Signers, width: float, told: Sequence[Signed] = (), *, commented: bool = False
) -> list[Flowable]:
    """The same where there is little room: the question of the comment stands beside the title."""
    asked = _comment(_ASKED, commented=commented, above=0)
    title = [[Heading("Signatures")], [asked]]
    return [
        Row(title, [width - _ASKED, _ASKED], Look(above=0, below=_BELOW_TITLE)),
        Blank(*(part.format("review") for part in _DISCUSSED)),
        *paragraphs(_CONFIRMS, BODY),
        *lines(signers, width, close=True),
        *_told(told),
    ]


def lines(signers: Signers, width: float, *, close: bool = False) -> list[Flowable]:
    """Room for a pen, two lines, and under them whose they are."""
    half = (width - GUTTER) / 2
    widths = [half, GUTTER, half]
    person = cell(signers.person, STRONG)
    manager = cell(signers.manager, STRONG)
    left = [*person, *cell("Salesperson, signature and date", SMALL)]
    right = [*manager, *cell("Manager, signature and date", SMALL)]
    pen = Row([[Spacer(0, _CLOSE_PEN if close else _ROOM_FOR_A_PEN)]], widths, _TO_SIGN_ON)
    return [pen, Row([left, [], right], widths, Look(below=0) if close else PLAIN)]


def _told(said: Sequence[Signed]) -> list[Flowable]:
    return [row for one in said if one.told for row in paragraphs(f"{one.name} {one.told}.", BODY)]


def _comment(width: float, *, commented: bool, above: float = 8) -> Flowable:
    asked = "Comment attached"
    label = fonts.width(asked, BODY.fontName, BODY.fontSize) + 24
    cells: list[Cell] = [
        cell(asked, BODY),
        [box(ticked=commented)],
        cell("yes", BODY),
        [box(ticked=False)],
        cell("no", BODY),
    ]
    return Row(cells, [label, _BOX, _YES, _BOX, width - label - 2 * _BOX - _YES], Look(above))
