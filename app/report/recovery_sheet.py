"""The recovery sheet: one page that opens the journal when the passphrase is forgotten."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Spacer

from app.report import fonts
from app.report.content import Paper
from app.report.page import text_width
from app.report.rows import Cell, Look, Row, cell
from app.report.styles import BODY, COLOURS, HAIRLINE, MARGIN, MUTED, SMALL, STRONG, TITLE
from app.report.text import fitted, paragraphs

TITLE_TEXT = "Recovery sheet"
WHAT_IT_IS = (
    "Whoever has this page can read the journal, without the passphrase. It is the only other way "
    "in: if both are lost, nobody can open the journal again."
)
#: What to know about the sheet, each with its own first words.
NOTES = (
    (
        "To use it",
        "Open the journal in Touchline, choose the recovery sheet instead of the passphrase, and "
        "type the five rows. Capital letters, blanks and row numbers do not matter. A typing "
        "error is found and its row and group are named.",
    ),
    (
        "Where to keep it",
        "On paper, away from this computer: a safe, a locked drawer, with somebody you trust. Not "
        "as a photo, not in an e-mail.",
    ),
    (
        "When it ends",
        "A new passphrase needs a new sheet. Backups made before keep the earlier passphrase and "
        "sheet, so keep this page as long as you keep them. The code above tells one sheet from "
        "another.",
    ),
)
LINES = ("Kept at", "Also known to", "Tested on")

_SIZES: dict[Paper, tuple[float, float]] = {"a4": A4, "letter": LETTER}
_NOTE = Look(above=5, below=5)
_BLANK_LINE = Look(above=14, below=3, lined=((1, -1),), colour=COLOURS["muted"])
_LABEL_WIDTH = 90.0
#: The letters to type, apart from each other, and the line that a row stands on.
_LETTER_SIZE = 19.0
_LETTER_SPACE = 2.0
_ROW_HEIGHT = 34.0
_ROW_FOOT = 10.0
_NUMBER_WIDTH = 34.0


class _Letters(Flowable):  # type: ignore[misc]
    """One row: its number and its groups in columns, which are copied as one line of text."""

    def __init__(self, number: int, groups: tuple[str, ...]) -> None:
        super().__init__()
        self._number = number
        self._groups = groups

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Over the whole width, with room to follow the row with a finger."""
        self.width, self.height = width, _ROW_HEIGHT
        return width, _ROW_HEIGHT

    def draw(self) -> None:
        """Print the row over a hairline."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(COLOURS["line"])
        canvas.setLineWidth(HAIRLINE)
        canvas.line(0, 0, self.width, 0)
        text = canvas.beginText(0, _ROW_FOOT)
        text.setFont(fonts.FIGURES, _LETTER_SIZE)
        text.setFillColor(COLOURS["muted"])
        text.textOut(f"{self._number} ")
        text.setFillColor(COLOURS["ink"])
        text.setCharSpace(_LETTER_SPACE)
        column = (self.width - _NUMBER_WIDTH) / len(self._groups)
        for place, group in enumerate(self._groups):
            text.setTextOrigin(_NUMBER_WIDTH + place * column, _ROW_FOOT)
            text.textOut(f"{group} ")
        canvas.drawText(text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a recovery sheet says; ``made`` is a date in words, ``code`` names the key."""

    paper: Paper
    journal: str
    made: str
    code: str
    rows: tuple[tuple[str, ...], ...]


def build(sheet: Sheet, folder: Path) -> bytes:
    """The sheet as a PDF of one page; the same sheet gives the same bytes.

    ``folder`` holds the fonts; OSError is raised if one is missing.
    """
    fonts.register(folder)
    size = _SIZES[sheet.paper]
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, initialFontName=fonts.TEXT, lang="en")
    canvas.setTitle(TITLE_TEXT)
    canvas.setAuthor("Touchline")
    canvas.setCreator("Touchline")
    canvas.setProducer("Touchline")
    width = text_width(sheet.paper)
    frame = Frame(MARGIN, MARGIN, width, size[1] - 2 * MARGIN, 0, 0, 0, 0)
    frame.addFromList(_story(sheet, width), canvas)
    canvas.save()
    return out.getvalue()


def _story(sheet: Sheet, width: float) -> list[Flowable]:
    journal = fitted(f"For the journal {sheet.journal}", MUTED.fontName, MUTED.fontSize, width)
    return [
        *paragraphs(TITLE_TEXT, TITLE),
        *paragraphs(journal, MUTED),
        *paragraphs(f"Made {sheet.made}", MUTED),
        Spacer(0, 14),
        *paragraphs(WHAT_IT_IS, BODY),
        Spacer(0, 18),
        *(_Letters(number, groups) for number, groups in enumerate(sheet.rows, 1)),
        Spacer(0, 12),
        *_labelled("Sheet code", cell(sheet.code, BODY), width),
        Spacer(0, 10),
        *(note for label, text in NOTES for note in _labelled(label, cell(text, BODY), width)),
        Spacer(0, 14),
        *(_blank(label, width) for label in LINES),
    ]


def _labelled(label: str, said: Cell, width: float) -> list[Flowable]:
    widths = (_LABEL_WIDTH, width - _LABEL_WIDTH)
    return [Row([cell(label, STRONG), said], widths, _NOTE)]


def _blank(label: str, width: float) -> Row:
    """A line to write on."""
    return Row([cell(label, SMALL), []], (_LABEL_WIDTH, width - _LABEL_WIDTH), _BLANK_LINE)
