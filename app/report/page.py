"""The page around the sections: paper size, header, footer, document properties and outline."""

from collections.abc import Callable, Sequence
from typing import IO

from reportlab.lib.pagesizes import A3, A4, LETTER
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from app.report import fields, fonts
from app.report.content import Cover, Paper
from app.report.styles import COLOURS, GUTTER, HAIRLINE, HEADING, MARGIN
from app.report.text import fitted, one_line

#: Width and height of a page, in points.
Size = tuple[float, float]

_SIZES: dict[Paper, Size] = {"a4": A4, "letter": LETTER, "a3": A3}
_SMALL = 7.5
_HEADER_BAND = 8.0
_HEADER_RISE = 12.0
_FOOTER_Y = 30.0
_FOOTER_RULE = 12.0
_STAMP_DROP = 9.5
#: Kept free at the right of the footer for "Page 100 of 100".
_NUMBER_ROOM = 90.0
_APART = 12.0
#: Room for a heading, the head of a table and its first lines.
_KEPT = 100.0


def text_width(paper: Paper, *, wide: bool = False, scale: float = 1.0) -> float:
    """The width between the margins, in points; a ``wide`` page lies on its side.

    What is drawn at a ``scale`` has as much more room.
    """
    return (_size(paper, wide)[0] - 2 * MARGIN) / scale


def _size(paper: Paper, wide: bool) -> Size:
    width, height = _SIZES[paper]
    return (height, width) if wide else (width, height)


#: What draws the same on every page, as ReportLab calls it.
Decorator = Callable[[Canvas, BaseDocTemplate], None]


class Heading(Flowable):  # type: ignore[misc]
    """The title of a section, or of two side by side, which also stands in the outline.

    There it is ``called`` otherwise where it names somebody: programs list what a file holds.
    """

    def __init__(self, *titles: str, called: Sequence[str] = ()) -> None:
        super().__init__()
        self._titles = [one_line(title) for title in titles]
        self._called = called or self._titles
        self._column = 0.0
        self.spaceBefore = HEADING.spaceBefore
        self.spaceAfter = HEADING.spaceAfter

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line over the whole width."""
        self._column = (width - GUTTER * (len(self._titles) - 1)) / len(self._titles)
        return width, HEADING.leading

    def draw(self) -> None:
        """Print each title and mark the spot."""
        canvas: Canvas = self.canv
        canvas.setFillColor(HEADING.textColor)
        canvas.setFont(HEADING.fontName, HEADING.fontSize)
        for number, (title, called) in enumerate(zip(self._titles, self._called, strict=True)):
            left = number * (self._column + GUTTER)
            x, top = canvas.absolutePosition(left, HEADING.leading)
            spot = f"{canvas.getPageNumber()}-{x:.0f}-{top:.0f}"
            canvas.bookmarkHorizontalAbsolute(spot, top)
            canvas.addOutlineEntry(called, spot)
            shown = fitted(title, HEADING.fontName, HEADING.fontSize, self._column)
            canvas.drawString(left, HEADING.leading - HEADING.fontSize, shown)


def heading(*titles: str, room: float = _KEPT, called: Sequence[str] = ()) -> list[Flowable]:
    """A heading that moves to the next page where less than ``room`` points are left."""
    return [CondPageBreak(room), Heading(*titles, called=called)]


def typeset(
    story: list[Flowable],
    paper: Paper,
    cover: Cover,
    code: str,
    out: IO[bytes],
    *,
    wide: bool = False,
    stamp: str = "",
    scale: float = 1.0,
) -> int:
    """Write ``story`` as a PDF to ``out`` and say on how many pages it stands.

    ``code`` names the content in every footer. ``stamp`` is what stands under it, for a page that
    is to be known by it when it returns. What is between the margins is drawn at a ``scale``.
    """
    size = _size(paper, wide)
    foot = _footer(size, cover, code, stamp)
    head = _header(size, cover)
    document = BaseDocTemplate(
        out,
        pagesize=size,
        # The first page has no header: its title says the same, larger.
        pageTemplates=[
            _page("first", size, 0, scale, foot),
            _page("rest", size, _HEADER_BAND, scale, head, foot),
        ],
        title=one_line(cover.title),
        author="Touchline",
        subject="",
        creator="Touchline",
        producer="Touchline",
        lang=one_line(cover.language),
        initialFontName=fonts.TEXT,
        displayDocTitle=True,
        invariant=1,
    )
    document.build(story, canvasmaker=_Numbered)
    return int(document.page)


class _Numbered(Canvas):  # type: ignore[misc]
    """A canvas that says "Page x of y".

    Each page refers to a form that is drawn when the number of pages is known, so that one pass
    is enough.
    """

    def save(self) -> None:
        """Draw the page numbers and write the document."""
        total = self.getPageNumber() - 1
        for page in range(1, total + 1):
            self.beginForm(_number_form(page))
            _small_print(self)
            right = self._pagesize[0] - MARGIN
            self.drawRightString(right, _FOOTER_Y, f"Page {page} of {total}")
            self.endForm()
        fields.close(self)
        super().save()


def _number_form(page: int) -> str:
    return f"number-{page}"


def _page(name: str, size: Size, header: float, scale: float, *around: Decorator) -> PageTemplate:
    """A page with what is ``around`` its text, which is drawn at a scale."""

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        for draw in around:
            draw(canvas, document)
        if scale != 1:
            canvas.translate(MARGIN, MARGIN)
            canvas.scale(scale, scale)
            canvas.translate(-MARGIN, -MARGIN)

    frame = _frame(size, header, scale)
    return PageTemplate(name, [frame], onPage=decorate, autoNextPageTemplate="rest")


def _frame(size: Size, header: float, scale: float) -> Frame:
    height = (size[1] - 2 * MARGIN - header) / scale
    width = (size[0] - 2 * MARGIN) / scale
    bare = {f"{side}Padding": 0 for side in ("left", "right", "top", "bottom")}
    return Frame(MARGIN, MARGIN, width, height, **bare)


def _header(size: Size, cover: Cover) -> Decorator:
    """Person, kind and period over a hairline."""
    width = size[0] - 2 * MARGIN
    said = " · ".join(filter(None, (cover.kind, cover.period, cover.edition)))
    right = fitted(said, fonts.TEXT, _SMALL, width / 2)
    left = fitted(cover.person, fonts.TEXT, _SMALL, width / 2 - _APART)
    foot = size[1] - MARGIN + _HEADER_RISE

    def draw(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _hairline(canvas, size, foot - 5)
        _small_print(canvas)
        canvas.drawString(MARGIN, foot, left)
        canvas.drawRightString(MARGIN + width, foot, right)

    return draw


def _footer(size: Size, cover: Cover, code: str, stamp: str) -> Decorator:
    """Whose copy, made when, of which content; the page's number fills in at the end."""
    room = (size[0] - 2 * MARGIN - _NUMBER_ROOM) / 2
    copy_for = fitted(f"Copy for {cover.copy_for}", fonts.TEXT, _SMALL, room)
    made = fitted(f"made {cover.prepared} · snapshot {code}", fonts.TEXT, _SMALL, room)

    def draw(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _hairline(canvas, size, _FOOTER_Y + _FOOTER_RULE)
        _small_print(canvas)
        canvas.drawString(MARGIN, _FOOTER_Y, f"{copy_for} · {made}")
        if stamp:
            canvas.drawString(MARGIN, _FOOTER_Y - _STAMP_DROP, stamp)
        canvas.doForm(_number_form(canvas.getPageNumber()))

    return draw


def _small_print(canvas: Canvas) -> None:
    canvas.setFont(fonts.TEXT, _SMALL)
    canvas.setFillColor(COLOURS["muted"])


def _hairline(canvas: Canvas, size: Size, y: float) -> None:
    canvas.setStrokeColor(COLOURS["line"])
    canvas.setLineWidth(HAIRLINE)
    canvas.line(MARGIN, y, size[0] - MARGIN, y)
